"""The cases of a symposium with their parties."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.issue_text import stretch_of
from graph.extract.parties import parties_of
from graph.extract.party_names import named_in
from graph.model import CourtCase, PartyRole, Role, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.issue_text import Stretch
    from graph.model import Span
    from graph.transcript.document import Transcript

_HEADING = re.compile(
    r"^[【\[]?(?:基本案情|案情简介|案情介绍|案情|案例|案件事实|查处过程|案件简介|简要案情|案例简介)[】\]]?$"
)
_STAND_IN = "本案"
_ENOUGH = 60


def extract_cases(transcript: Transcript, symposium_id: str) -> tuple[CourtCase, ...]:
    """The cases in the order of the text; one under a bare heading is named after its first accused.

    Where no case is told but divergent opinions are, one case without facts holds them.
    """
    told = _told_apart(transcript, symposium_id) or _told_by_moderator(transcript, symposium_id)
    talk = _talk_by_case(transcript, [case for case, _ in told])
    return tuple(_with_parties(transcript, case, facts, talk.get(case.id, [])) for case, facts in told)


def spans_before_experts(transcript: Transcript) -> list[Span]:
    """The paragraphs that the moderator speaks before any expert does."""
    spans = [p for t in transcript.opening if t.role is Role.MODERATOR for p in t.paragraphs]
    for turn in transcript.sections[0].turns if transcript.sections else ():
        if turn.role is Role.EXPERT:
            break
        spans += turn.paragraphs
    return spans


def _told_apart(transcript: Transcript, symposium_id: str) -> list[tuple[CourtCase, Stretch]]:
    seen: Counter[str] = Counter()
    found = []
    for told in transcript.cases:
        label = squeeze(told.label)
        seen[label] += 1
        bare = CourtCase(make_id("case", symposium_id, label, seen[label]), told.ordinal, told.label)
        facts = stretch_of(transcript.text, told.paragraphs)
        found.append((_with_facts(transcript, bare, told.paragraphs), facts))
    return found


def _with_facts(transcript: Transcript, case: CourtCase, facts: Sequence[Span]) -> CourtCase:
    words = stretch_of(transcript.text, facts)
    if not words.text.strip():
        return case
    return replace(case, passage=words.passage(transcript.text, 0, len(words.text)))


def _told_by_moderator(transcript: Transcript, symposium_id: str) -> list[tuple[CourtCase, Stretch]]:
    text = transcript.text.text
    spans = [s for s in spans_before_experts(transcript) if s.end - s.start >= _ENOUGH]
    facts = [s for s in spans if named_in(text[s.start : s.end])]
    if not facts and not transcript.opinions:
        return []
    bare = CourtCase(make_id("case", symposium_id, 1), 1, "案情" if facts else _STAND_IN)
    case = _with_facts(transcript, bare, facts or transcript.opinions)
    return [(case, stretch_of(transcript.text, facts))]


def _with_parties(transcript: Transcript, case: CourtCase, facts: Stretch, talk: Sequence[str]) -> CourtCase:
    parties = parties_of(transcript.text, case.id, facts, talk, case.label)
    first = next(
        (p.name for p in parties if p.role is PartyRole.ACCUSED), parties[0].name if parties else None
    )
    label = f"{first}案" if first and _HEADING.match(case.label) else case.label
    return replace(case, label=label, parties=parties)


def _talk_by_case(transcript: Transcript, cases: Sequence[CourtCase]) -> dict[str, list[str]]:
    """What the 分歧意见 and the moderator say of each case, by its id."""
    turns = [*transcript.opening, *(t for s in transcript.sections for t in s.turns)]
    spans = [*transcript.opinions, *(p for t in turns if t.role is Role.MODERATOR for p in t.paragraphs)]
    spans += [span for s in transcript.sections for span in ((s.head,) if s.head else ()) + s.prompt]
    found: dict[str, list[str]] = {}
    for span in spans:
        for case, words in _by_case(transcript.text.text[span.start : span.end], cases):
            found.setdefault(case.id, []).append(words)
    return found


def _by_case(text: str, cases: Sequence[CourtCase]) -> Iterator[tuple[CourtCase, str]]:
    """The text cut where a case is named, each piece with that case; all of it where there is one."""
    if len(cases) == 1:
        yield cases[0], text
        return
    marks = sorted((m.start(), n) for n, c in enumerate(cases) for m in re.finditer(re.escape(c.label), text))
    ends = [*(start for start, _ in marks[1:]), len(text)]
    for (start, n), end in zip(marks, ends[: len(marks)], strict=True):
        yield cases[n], text[start:end]
