"""Two readings of the same turns made into one: what both found, what only one did, and where they contradict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.llm.certainty import of_both, of_disputed, of_model
from graph.llm.making import Making, making_for
from graph.model import FoundBy, IssueKind, OtherReading, Polarity, Silence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.llm.checking import ReadStance
    from graph.model import Draft, Issue, Reason, Stance
    from graph.transcript.document import Transcript

# silences that the rules have a passage for: the expert says that nothing is said
_SAID = frozenset({Silence.PASSED, Silence.DEFERRED, Silence.STANDARD_ONLY})


def merged(draft: Draft, transcript: Transcript, read: Sequence[ReadStance]) -> Draft:
    """The draft with what the model read brought in; the reading of the rules is never replaced by another.

    - The same answer: found by both, and surer where both rest on the same words.
    - An answer where the rules read none: the model's, with low certainty.
    - Another answer: that of the rules stays with the model's beside it, undecided, with low certainty; told as
      a warning (SM169). So does a silence that the expert declares.
    """
    by_cell = {(r.issue.id, r.expert.id): r for r in read}
    making = making_for(draft.argument_map, transcript, read)
    stances = tuple(
        _merged(s, by_cell.get((s.issue, s.participant)), making) for s in draft.argument_map.stances
    )
    disputed = [s for s in stances if s.other]
    issues = {i.id: i for i in draft.argument_map.issues}
    people = {p.id: p.name for p in draft.argument_map.participants}
    argument_map = replace(
        draft.argument_map, stances=stances, facts=making.facts_used(draft.argument_map.facts, stances)
    )
    return replace(
        draft, argument_map=argument_map, problems=(*draft.problems, *_told(disputed, issues, people))
    )


def _merged(stance: Stance, read: ReadStance | None, making: Making) -> Stance:
    if read is None:
        return stance
    if stance.polarity is Polarity.SILENT and stance.silence not in _SAID:
        made = making.stance(stance, read)
        return replace(made, confidence=of_model())
    if stance.polarity is Polarity.SILENT or not _same(stance, read):
        other = OtherReading(
            read.polarity, making.words(read.place), read.place.passage, read.answers, read.charges
        )
        return replace(stance, other=other, confidence=of_disputed(stance.confidence))
    overlap = stance.passage is not None and _overlap(stance, read)
    return replace(
        stance,
        found_by=FoundBy.BOTH,
        confidence=of_both(stance.confidence, same_words=overlap),
        reasons=_reasons(stance.reasons, making.reasons(stance, read)),
    )


def _same(stance: Stance, read: ReadStance) -> bool:
    """Whether both give the same answer, as far as both say which."""
    if stance.polarity is not read.polarity:
        return False
    if read.issue.kind is IssueKind.POLAR:
        return True
    mine = {a.option for a in stance.answers if a.polarity is Polarity.AFFIRM}
    theirs = {a.option for a in read.answers if a.polarity is Polarity.AFFIRM}
    if mine and theirs:
        return mine == theirs
    return not (stance.charges and read.charges) or set(stance.charges) == set(read.charges)


def _overlap(stance: Stance, read: ReadStance) -> bool:
    a, b = stance.passage, read.place.passage
    return a is not None and a.span.start < b.span.end and b.span.start < a.span.end


def _reasons(mine: tuple[Reason, ...], theirs: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The grounds of both, those of the rules first; one that both found is marked so."""

    def beside(one: Reason, others: tuple[Reason, ...]) -> bool:
        a = one.passage.span
        return any(
            (a.start < r.passage.span.end and r.passage.span.start < a.end) or r.id == one.id for r in others
        )

    kept = tuple(replace(r, found_by=FoundBy.BOTH) if beside(r, theirs) else r for r in mine)
    return (*kept, *(r for r in theirs if not beside(r, mine)))


def _told(
    disputed: Sequence[Stance], issues: Mapping[str, Issue], people: Mapping[str, str]
) -> list[Problem]:
    return [
        Problem(
            "SM169",
            {"name": people[s.participant], "issue": issues[s.issue].number},
            severity=Severity.WARNING,
        )
        for s in disputed
    ]
