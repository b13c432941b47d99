"""What a person knows better than the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.model import Origin


@dataclass(frozen=True, slots=True)
class Overrides:
    """Each field that is set replaces what would have been guessed.

    ``speakers`` are names that are speakers wherever they stand as a label (names or labels, 王立群 or 丙);
    ``moderator`` is the label or name of the moderator; ``question_heads`` a regular expression for the lines
    that head a question.
    """

    speakers: tuple[str, ...] = ()
    moderator: str | None = None
    question_heads: str | None = None
    title: str | None = None
    organiser: str | None = None
    date: str | None = None
    origin: Origin | None = None
