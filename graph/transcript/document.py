"""A transcript as structure: who says what under which question. All offsets point into the repaired text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.model import Origin, Role, Span
    from graph.transcript.repair import RepairedText


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person found as participant; ``span`` is where the name was first read."""

    name: str
    role: Role
    affiliation: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words without the label; ``paragraphs`` are its stretches of running text, in order.

    Page numbers, pagers and captions inside a turn lie between paragraphs and belong to none.
    ``speaker`` is the name of a Speaker, never an alias.
    """

    speaker: str
    role: Role
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One question: its head (if any), and the turns under it in order, the moderator's included.

    ``title`` is the head without its numbering (关于平台责任), None where there is no head. ``prompt`` are
    paragraphs under the head that put the question and that nobody is said to speak.
    """

    ordinal: int
    title: str | None
    head: Span | None
    turns: tuple[Turn, ...]
    prompt: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseText:
    """The statement of one case: its label as written (案例一) and its paragraphs."""

    ordinal: int
    label: str
    paragraphs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything the layout gives. ``opinions`` are the paragraphs of the 分歧意见 part.

    ``opening`` are turns of the moderator before the first question (a case told there, a welcome).
    """

    text: RepairedText
    title: str | None
    organiser: str | None
    date: str | None
    date_bounds: tuple[str | None, str | None]
    origin: Origin
    speakers: tuple[Speaker, ...]
    cases: tuple[CaseText, ...]
    opinions: tuple[Span, ...]
    opening: tuple[Turn, ...]
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
