"""What a meaning looks like: the one place for colours and symbols. Words stand in the catalogue.

Colour never stands alone: every answer has a symbol and a word beside it. Text has a contrast of 4.5 or more
on its ground, lines of answers 3 or more; the answers of one issue stay apart for colour-blind eyes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTCOMES = 5
"""How many outcomes of choice issues get a colour of their own; the others share ``outcome-other``."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one meaning is drawn: a filled card, and a tinted one (chips) with the same line."""

    fill: str
    text: str
    line: str
    tint: str
    tint_text: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a page: the grounds of the map, the look of every meaning, and ``tokens`` of the other pages."""

    name: str
    page: str
    lanes: tuple[str, str]
    column: str
    ink: str
    muted: str
    structure: str
    focus: str
    looks: Mapping[str, Look]
    tokens: Mapping[str, str]


_INK, _MUTED, _LINE = "#1F2933", "#55606A", "#717E8A"

LIGHT = Theme(
    name="light",
    page="#FFFFFF",
    lanes=("#EEF2F5", "#F7F9FB"),
    column="rgba(31, 41, 51, 0.045)",
    ink=_INK,
    muted=_MUTED,
    structure=_LINE,
    focus="#111111",
    looks={
        "affirm": Look("#0067A3", "#FFFFFF", "#0067A3", "#DCEBF7", "#003B5C", "✓"),
        "deny": Look("#C24E00", "#FFFFFF", "#C24E00", "#FCE3D6", "#6B2C00", "✗"),
        "conditional": Look("#FFC933", "#2B2100", "#8A6800", "#FFF6D6", "#4A3800", "◐"),
        "mixed": Look("#FFFFFF", _INK, "#55606A", "#FFFFFF", _INK, "◇"),
        "determinate": Look("#FFFFFF", _INK, "#717E8A", "#FFFFFF", _INK, "○"),
        "outcome-1": Look("#5C2A9D", "#FFFFFF", "#5C2A9D", "#EBE2F7", "#3B1869", "●"),
        "outcome-2": Look("#6FBF9A", "#12261D", "#2B7A57", "#E0F3EA", "#154630", "▲"),
        "outcome-3": Look("#B0306A", "#FFFFFF", "#B0306A", "#FAE1EC", "#6D1540", "■"),
        "outcome-4": Look("#55601C", "#FFFFFF", "#55601C", "#EDF0D8", "#363E0C", "◆"),
        "outcome-5": Look("#C58BD6", "#2A1233", "#8C4BA3", "#F6E9FA", "#521E63", "▼"),
        "outcome-other": Look("#D5DCE2", _INK, "#55606A", "#EEF1F4", _INK, "□"),
        "silent": Look("#FFFFFF", _MUTED, "#B4BEC7", "#FFFFFF", _MUTED, "–"),
        "question": Look("#22313F", "#FFFFFF", "#22313F", "#22313F", "#FFFFFF"),
        "issue": Look("#FFFFFF", _INK, _LINE, "#FFFFFF", _INK),
        "reason": Look("#FFFFFF", _INK, "#C3CCD4", "#FFFFFF", _INK),
        "unstated": Look("#F7F9FB", _MUTED, "#F7F9FB", "#F7F9FB", _MUTED),
        "authority": Look("#FFFFFF", _INK, _LINE, "#FFFFFF", _INK),
        "contested": Look("#FFFFFF", _INK, "#111111", "#FFFFFF", _INK, "⚡"),
        "outside": Look("#FFFFFF", _INK, _LINE, "#FFFFFF", _INK),
        "fold": Look("#FFFFFF", _INK, _LINE, "#FFFFFF", _INK),
    },
    tokens={
        "paper": "#FFFFFF",
        "ink": _INK,
        "muted": _MUTED,
        "hair": "#D5DBE1",
        "faint": "#F4F6F8",
        "accent": "#003B5C",
        "band": "#22313F",
        "band-deep": "#16222D",
        "on-band": "#FFFFFF",
        "alarm": "#8F3A00",
        "focus": "#111111",
        "link-line": "#9DB4C4",
        "field-line": "#84919D",
        "faint-line": "#B4BEC7",
        "note": "#EEF4F9",
        "info": "#0067A3",
        "marked": "#FFF6D6",
        "lit": "#FFE9A8",
        "picked": "#BFE0FF",
        "amber": "#8A6800",
        "ochre": "#E3C977",
        "warned": "#FFF8F3",
        "opposed": "#A33D00",
    },
)


_NIGHT, _PALE, _DIM, _EDGE = "#1B232B", "#E4E9EE", "#A3AFBA", "#7A8894"

DARK = Theme(
    name="dark",
    page="#12181E",
    lanes=("#182028", "#151C23"),
    column="rgba(228, 233, 238, 0.04)",
    ink=_PALE,
    muted=_DIM,
    structure=_EDGE,
    focus="#FFFFFF",
    looks={
        "affirm": Look("#1F6FB2", "#FFFFFF", "#4FA3E3", "#12324D", "#CFE6FA", "✓"),
        "deny": Look("#C24E00", "#FFFFFF", "#F08A4B", "#45220D", "#FCDCC8", "✗"),
        "conditional": Look("#FFC933", "#2B2100", "#E0B93A", "#3B3110", "#FBEBB5", "◐"),
        "mixed": Look(_NIGHT, _PALE, "#A3AFBA", _NIGHT, _PALE, "◇"),
        "determinate": Look(_NIGHT, _PALE, "#7A8894", _NIGHT, _PALE, "○"),
        "outcome-1": Look("#7A4CC4", "#FFFFFF", "#A27BE6", "#2F2149", "#E3D5FA", "●"),
        "outcome-2": Look("#6FBF9A", "#0E241A", "#7CCBA6", "#173528", "#CFF2E1", "▲"),
        "outcome-3": Look("#B0306A", "#FFFFFF", "#E0679C", "#471A30", "#FAD3E3", "■"),
        "outcome-4": Look("#5E6B1E", "#FFFFFF", "#98A748", "#2C3212", "#E3EABB", "◆"),
        "outcome-5": Look("#C58BD6", "#2A1233", "#C993DB", "#3D2546", "#F3DDFA", "▼"),
        "outcome-other": Look("#D5DCE2", "#1F2933", "#93A0AC", "#28323B", _PALE, "□"),
        "silent": Look("#151C23", _DIM, "#46525D", "#151C23", _DIM, "–"),
        "question": Look("#D7DEE5", "#12181E", "#D7DEE5", "#D7DEE5", "#12181E"),
        "issue": Look(_NIGHT, _PALE, _EDGE, _NIGHT, _PALE),
        "reason": Look(_NIGHT, _PALE, "#46525D", _NIGHT, _PALE),
        "unstated": Look("#151C23", _DIM, "#151C23", "#151C23", _DIM),
        "authority": Look(_NIGHT, _PALE, _EDGE, _NIGHT, _PALE),
        "contested": Look(_NIGHT, _PALE, "#FFFFFF", _NIGHT, _PALE, "⚡"),
        "outside": Look(_NIGHT, _PALE, _EDGE, _NIGHT, _PALE),
        "fold": Look(_NIGHT, _PALE, _EDGE, _NIGHT, _PALE),
    },
    tokens={
        "paper": "#12181E",
        "ink": _PALE,
        "muted": _DIM,
        "hair": "#35424D",
        "faint": _NIGHT,
        "accent": "#9CC9EC",
        "band": "#C9D3DC",
        "band-deep": "#FFFFFF",
        "on-band": "#12181E",
        "alarm": "#F0A070",
        "focus": "#FFFFFF",
        "link-line": "#4F6778",
        "field-line": _EDGE,
        "faint-line": "#56636F",
        "note": "#16293A",
        "info": "#4FA3E3",
        "marked": "#3B3110",
        "lit": "#57480F",
        "picked": "#1F4D73",
        "amber": "#E0B93A",
        "ochre": "#8A7430",
        "warned": "#2A1C12",
        "opposed": "#F08A4B",
    },
)
THEMES = (LIGHT, DARK)


def outcome(rank: int) -> str:
    """The meaning of the outcome of that rank in a symposium, counted from 0."""
    return f"outcome-{rank + 1}" if rank < OUTCOMES else "outcome-other"


def stylesheet() -> str:
    """The same colours for HTML: one class ``look-<meaning>`` each, as custom properties, in both themes.

    Dark where the visitor chose it, or where the system asks for it and the visitor did not choose. Paper is light.
    ``static/palette.css`` holds what this returns; a test compares them.
    """
    light, dark = _rules(LIGHT, ":root"), _rules(DARK, ':root[data-theme="dark"]')
    asked = _rules(DARK, ':root:not([data-theme="light"])')
    wanted = "@media screen and (prefers-color-scheme: dark) {\n" + "\n".join(asked) + "\n}"
    return "\n".join([*light, "@media screen {", *dark, "}", wanted]) + "\n"


def _rules(theme: Theme, root: str) -> list[str]:
    grounds = {
        "page": theme.page, "lane": theme.lanes[0], "lane-even": theme.lanes[1],
        "ink": theme.ink, "muted": theme.muted, "structure": theme.structure, "focus": theme.focus,
    }  # fmt: skip
    own = {**{f"map-{name}": colour for name, colour in grounds.items()}, **theme.tokens}
    rules = [
        f"{root} {{color-scheme: {theme.name}; " + " ".join(f"--{n}: {c};" for n, c in own.items()) + "}"
    ]
    for meaning, look in theme.looks.items():
        colours = {
            "fill": look.fill, "text": look.text, "line": look.line, "tint": look.tint, "tint-text": look.tint_text
        }  # fmt: skip
        tokens = " ".join(f"--look-{name}: {colour};" for name, colour in colours.items())
        rules.append(f"{root if root != ':root' else ''} .look-{meaning} {{{tokens}}}".strip())
    return rules
