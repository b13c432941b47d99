"""The cases of a symposium with their parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.case_names import cases_named
from graph.extract.issue_text import Stretch, stretch_of
from graph.extract.parties import parties_of
from graph.extract.party_names import named_in
from graph.model import CourtCase, PartyRole, Role, Span, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Passage
    from graph.transcript.document import CaseText, Transcript

_GENERIC_LABEL = re.compile(r"^[【\[]?(?:基本案情|案情简介|案情介绍|案情|案例|案件事实|查处过程|案件简介|简要案情|案例简介)[】\]]?$")
_ENOUGH = 60


def extract_cases(transcript: Transcript, symposium_id: str) -> tuple[CourtCase, ...]:
    """The cases in the order of the text; one told only by the moderator is named after its first accused.

    Where there is none but divergent opinions are told, one case without facts holds them.
    """
    bare = [_bare(transcript, symposium_id, c) for c in transcript.cases]
    if not bare:
        return _told(transcript, symposium_id)
    cases = [case for case, _ in bare]
    also = _talk_by_case(transcript, cases)
    return tuple(
        _with_parties(transcript, symposium_id, case, facts, also.get(case.id, [])) for case, facts in bare
    )


def case_stretches(text: str, cases: Sequence[CourtCase]) -> Iterator[tuple[CourtCase | None, int, int]]:
    """The text cut where a case is named, each piece with the case named last (None before the first)."""
    places = [(0, None)] if len(cases) != 1 else [(0, cases[0])]
    marks: list[tuple[int, CourtCase]] = []
    for case in cases:
        marks += [(m, case) for m in _places(text, case, cases)]
    edges: list[tuple[int, CourtCase | None]] = [*places, *sorted(marks, key=lambda m: m[0])]
    for (start, case), (end, _) in zip(edges, [*edges[1:], (len(text), None)], strict=True):
        if start < end:
            yield case, start, end


def _places(text: str, case: CourtCase, cases: Sequence[CourtCase]) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(case.label), text)] if len(cases) > 1 else []


def _bare(transcript: Transcript, symposium_id: str, told: CaseText) -> tuple[CourtCase, Stretch]:
    facts = stretch_of(transcript.text, told.paragraphs)
    case_id = make_id("case", symposium_id, squeeze(told.label) or told.ordinal, told.ordinal)
    return CourtCase(case_id, told.ordinal, told.label, (), _passage(transcript, facts)), facts


def _passage(transcript: Transcript, facts: Stretch) -> Passage | None:
    return facts.passage(transcript.text, 0, len(facts.text)) if facts.text.strip() else None


def _with_parties(
    transcript: Transcript, symposium_id: str, case: CourtCase, facts: Stretch, also: list[str]
) -> CourtCase:
    parties = parties_of(transcript.text, case.id, facts, also)
    label = case.label
    accused = next((p.name for p in parties if p.role is PartyRole.ACCUSED), None)
    if accused and _GENERIC_LABEL.match(label):
        label = f"{accused}案"
    del symposium_id
    return CourtCase(case.id, case.ordinal, label, parties, case.passage)


def _talk_by_case(transcript: Transcript, cases: Sequence[CourtCase]) -> dict[str, list[str]]:
    """What the 分歧意见 and the moderator say of each case."""
    spans = [*transcript.opinions, *_moderator(transcript)]
    found: dict[str, list[str]] = {}
    for span in spans:
        words = transcript.text.text[span.start : span.end]
        for case, start, end in case_stretches(words, cases):
            if case:
                found.setdefault(case.id, []).append(words[start:end])
    return found


def _moderator(transcript: Transcript) -> list[Span]:
    turns = [*transcript.opening, *(t for s in transcript.sections for t in s.turns)]
    return [p for t in turns if t.role is Role.MODERATOR for p in t.paragraphs]


def _told(transcript: Transcript, symposium_id: str) -> tuple[CourtCase, ...]:
    """The one case that the moderator tells before any expert speaks."""
    spans = [p for t in transcript.opening if t.role is Role.MODERATOR for p in t.paragraphs]
    for turn in transcript.sections[0].turns if transcript.sections else ():
        if turn.role is Role.EXPERT:
            break
        spans += turn.paragraphs
    telling = [s for s in spans if s.end - s.start >= _ENOUGH and named_in(transcript.text.text[s.start : s.end])]
    if not telling:
        return _unfounded(transcript, symposium_id)
    facts = stretch_of(transcript.text, telling)
    names = [m.name for m in named_in(facts.text)]
    case_id = make_id("case", symposium_id, 1)
    also = [transcript.text.text[s.start : s.end] for s in [*transcript.opinions, *_moderator(transcript)]]
    parties = parties_of(transcript.text, case_id, facts, also)
    accused = next((p.name for p in parties if p.role is PartyRole.ACCUSED), names[0])
    return (CourtCase(case_id, 1, f"{accused}案", parties, _passage(transcript, facts)),)


def _unfounded(transcript: Transcript, symposium_id: str) -> tuple[CourtCase, ...]:
    if not transcript.opinions:
        return ()
    passage = _passage(transcript, stretch_of(transcript.text, transcript.opinions))
    return (CourtCase(make_id("case", symposium_id, 1), 1, "本案", (), passage),)


__all__ = ["case_stretches", "cases_named", "extract_cases"]
