"""Charges and authorities in the characters of the text, for its JSON; in the map one name serves all scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model.renaming import rename_all, renamed_opinion, renamed_question, renamed_stance
from graph.transcript.traditional import written_forms

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def names_as_written(m: ArgumentMap) -> ArgumentMap:
    """The map with every charge and authority as a Traditional text writes it; other maps as they are."""
    forms = written_forms(m.document.text)
    if not forms:
        return m

    def written(name: str) -> str:
        return name.translate(forms)

    return replace(
        m,
        opinions=tuple(renamed_opinion(o, written) for o in m.opinions),
        questions=tuple(renamed_question(q, written) for q in m.questions),
        stances=tuple(renamed_stance(s, written) for s in m.stances),
        authorities=tuple(
            replace(a, name=written(a.name), aliases=tuple(map(written, a.aliases))) for a in m.authorities
        ),
        unplaced=tuple(replace(u, charges=rename_all(u.charges, written)) for u in m.unplaced),
    )
