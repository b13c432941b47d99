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
    """All colours of a page: the grounds of the map, and the look of every meaning."""

    name: str
    page: str
    lanes: tuple[str, str]
    column: str
    ink: str
    muted: str
    structure: str
    focus: str
    looks: Mapping[str, Look]


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
    },
)


def outcome(rank: int) -> str:
    """The meaning of the outcome of that rank in a symposium, counted from 0."""
    return f"outcome-{rank + 1}" if rank < OUTCOMES else "outcome-other"


def stylesheet(theme: Theme) -> str:
    """The same colours for HTML: one class ``look-<meaning>`` each, as custom properties.

    ``static/palette.css`` holds what this returns; a test compares them.
    """
    grounds = {
        "page": theme.page, "lane": theme.lanes[0], "lane-even": theme.lanes[1],
        "ink": theme.ink, "muted": theme.muted, "structure": theme.structure, "focus": theme.focus,
    }  # fmt: skip
    rules = [":root {" + " ".join(f"--map-{name}: {colour};" for name, colour in grounds.items()) + "}"]
    for meaning, look in theme.looks.items():
        colours = {"fill": look.fill, "text": look.text, "line": look.line, "tint": look.tint}
        tokens = " ".join(f"--look-{name}: {colour};" for name, colour in colours.items())
        rules.append(f".look-{meaning} {{{tokens} --look-tint-text: {look.tint_text};}}")
    return "\n".join(rules) + "\n"
