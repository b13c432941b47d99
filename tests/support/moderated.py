"""A transcript of one section made from speaker and words, as the layout would hand it over."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph.model import CourtCase, Origin, Party, PartyRole, Role, Span, make_id
from graph.transcript.document import CaseText, Section, Speaker, Transcript, Turn
from graph.transcript.repair import RepairedText
from graph.transcript.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence

MODERATOR = "M"


def plain_text(text: str) -> RepairedText:
    """The text as if nothing needed repair."""
    source = SourceText("invented.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)
    return RepairedText(source, text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def court_cases(cases: Sequence[tuple[str, Sequence[str]]]) -> tuple[CourtCase, ...]:
    """Cases of a label and the names of their parties."""
    found = []
    for ordinal, (label, names) in enumerate(cases, 1):
        case = make_id("case", label)
        parties = tuple(Party(make_id("party", case, n), n, PartyRole.ACCUSED) for n in names)
        found.append(CourtCase(case, ordinal, label, parties))
    return tuple(found)


def moderated(
    head: str | None,
    turns: Sequence[tuple[str, str]],
    *,
    cases: Sequence[tuple[str, str]] = (),
    opinions: Sequence[str] = (),
    opening: Sequence[tuple[str, str]] = (),
) -> Transcript:
    """One section under ``head``; ``M`` is the moderator; paragraphs of a turn are its lines."""
    lines: list[str] = []

    def put(words: str) -> Span:
        start = sum(len(line) + 1 for line in lines)
        lines.append(words)
        return Span(start, start + len(words))

    def turn(name: str, words: str) -> Turn:
        role = Role.MODERATOR if name == MODERATOR else Role.EXPERT
        return Turn(name, role, tuple(put(line) for line in words.splitlines()))

    case_texts = tuple(CaseText(n, label, (put(words),)) for n, (label, words) in enumerate(cases, 1))
    opinion_spans = tuple(put(words) for words in opinions)
    opened = tuple(turn(*pair) for pair in opening)
    head_span = put(head) if head else None
    section = Section(1, head, head_span, tuple(turn(*pair) for pair in turns))
    names = dict.fromkeys(name for name, _ in [*opening, *turns])
    speakers = tuple(
        Speaker(n, Role.MODERATOR if n == MODERATOR else Role.EXPERT, None, put(n)) for n in names
    )
    return Transcript(
        plain_text("\n".join(lines)), "题", None, None, (None, None), Origin.INVENTED,
        speakers, case_texts, opinion_spans, opened, (section,), (),
    )  # fmt: skip
