"""What every page reaches for: the store, the library over it, and the symposium of its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, render_template

from graph.model import Origin
from server.language import language_of_text
from server.pages.drafts import Drafts
from server.usecases.comparing import AllPairs
from server.usecases.library_figures import LibraryFigures

if TYPE_CHECKING:
    from graph.store.port import Store
    from server.settings import Settings
    from server.usecases.browse import Browsed, Library

KEY = "symposium-map"


@dataclass(frozen=True, slots=True)
class Held:
    """Kept by the application for as long as it runs."""

    settings: Settings
    store: Store
    library: Library
    drafts: Drafts = field(default_factory=Drafts)
    pairs: AllPairs = field(default_factory=AllPairs)
    figures: LibraryFigures = field(default_factory=LibraryFigures)


def held() -> Held:
    """What the running application keeps."""
    return cast("Held", current_app.extensions[KEY])


def render(template: str, browsed: Browsed, **values: Any) -> str:  # noqa: ANN401  (whatever a template shows)
    """A page of one symposium; ``text_lang``: its text's language, ``verbatim``: whether it may be quoted."""
    m = browsed.argument_map
    stances = browsed.analysis.unchecked.stances
    return render_template(
        template,
        symposium=m.symposium,
        argument_map=m,
        text_lang=language_of_text(m.document.text),
        speaking=stances.counted,
        checked=stances.counted - stances.unchecked,
        decided=browsed.analysis.decided_only,
        verbatim=m.symposium.origin is Origin.VERBATIM,
        **values,
    )
