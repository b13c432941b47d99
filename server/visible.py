"""Text of others on a page: what cannot be seen but could mislead is made visible."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

# controls but tab and line ends, direction marks, annotation controls, tags, surrogates, private use;
# not soft hyphens, joiners and the byte order mark, by which nobody is misled
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U0001bca0-\U0001bca3\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def visible(value: object) -> object:
    """The text with control and direction marks written out as ⟨U+202E⟩; anything but plain text as it is.

    Escaping is the template's affair and follows.
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return written_out(value)


def visible_markup(made: Markup) -> Markup:
    """Markup that another part has made, with the same marks written out."""
    return Markup(written_out(made))  # noqa: S704 - what is put in has no meaning in markup


def written_out(text: str) -> str:
    """The text with what cannot be seen written out."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def written_out_in(data: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same in all texts of data for a script, as no template stands between that and the page."""
    if isinstance(data, dict):
        return {key: written_out_in(value) for key, value in data.items()}
    if isinstance(data, list):
        return [written_out_in(value) for value in data]
    return written_out(data) if isinstance(data, str) else data
