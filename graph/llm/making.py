"""What a model read as items of the map, in the words and characters of the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.facts import FactTable, gather_facts
from graph.extract.issue_script import OwnScript, own_script
from graph.extract.stance_script import facts_as_written
from graph.extract.wordlists import tongue_of
from graph.model import Branch, Condition, Fact, FoundBy, Polarity, Reason, Stance, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.llm.checking import ReadStance
    from graph.llm.places import Place
    from graph.model import ArgumentMap
    from graph.transcript.document import Transcript
    from graph.transcript.repair import RepairedText


def making_for(m: ArgumentMap, transcript: Transcript, read: Iterable[ReadStance]) -> Making:
    """What turns these readings into items; conditions become facts as those of the rules do."""
    text = transcript.text
    conditions = [_said(text, at) for r in read for at, _ in r.conditions]
    facts = gather_facts(conditions, m.symposium.id, tongue_of(text.text))
    own = own_script(transcript)
    return Making(text, own, FactTable(facts_as_written(own, facts.facts), facts.conditions))


@dataclass(frozen=True, slots=True)
class Making:
    """Builds items from places in the readable text."""

    text: RepairedText
    own: OwnScript
    facts: FactTable

    def words(self, place: Place) -> str:
        """The clauses as the source writes them, without line breaks."""
        return " ".join(place.passage.quote.split())

    def stance(self, silent: Stance, read: ReadStance) -> Stance:
        """The stance that the model read, in place of a silence."""
        made = Stance(
            silent.id, silent.issue, silent.participant, read.polarity, None, self.words(read.place),
            read.place.passage, answers=read.answers, charges=read.charges, rule="model",
            branches=self._branches(silent.id, read), found_by=FoundBy.MODEL,
        )  # fmt: skip
        return replace(made, reasons=self.reasons(made, read))

    def reasons(self, stance: Stance, read: ReadStance) -> tuple[Reason, ...]:
        """The grounds that the model read, each once."""
        made: dict[str, Reason] = {}
        for at in read.reasons:
            key = make_id("reason", stance.id, squeeze(_said(self.text, at)))
            made.setdefault(key, Reason(key, self.words(at), at.passage, found_by=FoundBy.MODEL))
        return tuple(made.values())

    def facts_used(self, known: Sequence[Fact], stances: Iterable[Stance]) -> tuple[Fact, ...]:
        """The known facts with the values that were added to them, and the new ones that stances turn on."""
        used = {c.fact for s in stances for b in s.branches for c in b.when}
        new = {f.id: f for f in self.facts.facts if f.id in used}
        grown = tuple(_grown(f, new.pop(f.id, f)) for f in known)
        return (*grown, *new.values())

    def _branches(self, stance: str, read: ReadStance) -> tuple[Branch, ...]:
        made: dict[str, Branch] = {}
        for at, then in read.conditions:
            said = _said(self.text, at)
            fact = self.facts.conditions[said]
            when = Condition(fact.fact, self.own.words(fact.value), self.words(at))
            key = make_id("branch", stance, squeeze(said))
            made.setdefault(key, Branch(key, (when,), at.passage, _determinate(then)))
        return tuple(made.values())


def _determinate(then: Polarity | None) -> Polarity | None:
    return then if then in (Polarity.AFFIRM, Polarity.DENY) else None


def _said(text: RepairedText, at: Place) -> str:
    return text.text[at.span.start : at.span.end]


def _grown(known: Fact, new: Fact) -> Fact:
    return replace(known, values=tuple(dict.fromkeys((*known.values, *new.values))))
