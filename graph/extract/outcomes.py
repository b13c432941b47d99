"""Holdings to stances: branches on shared facts, persons, grounds, passages, certainty."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract import confidence
from graph.extract.claims import claim_of
from graph.extract.condition_texts import announced_texts, condition_texts
from graph.extract.persons import persons_in
from graph.extract.reasons import reasons_for
from graph.model import (
    Attribution,
    Branch,
    Condition,
    EarlierStance,
    Issue,
    Passage,
    PersonOutcome,
    Polarity,
    Silence,
    Stance,
    make_id,
    squeeze,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.facts import FactTable
    from graph.extract.holdings import Holding
    from graph.extract.inheritance import Inherited
    from graph.extract.readings import Reading, TurnReading
    from graph.extract.sections import ExpertReading, Surroundings
    from graph.extract.targets import Target
    from graph.model import Party


# that it depends, without a word on what
_VAGUE = re.compile(r"^.{0,6}(?:则|都|也|还)?(?:要看|慎重|谨慎|核实|查明)$|随之(?:而变|两分)")


@dataclass(frozen=True, slots=True)
class Maker:
    """Builds the stances of one section."""

    around: Surroundings
    facts: FactTable

    def held(self, expert: ExpertReading, target: Target, holding: Holding) -> Stance:
        """A stance in the expert's own words."""
        made = stance_id(target.issue, expert.participant)
        main = holding.main.assertion
        turn = next(t for t in expert.turns if t.number == holding.main.turn)
        mine = [n for n, p in enumerate(turn.placements) if target.index in p.targets]
        answers = {r.n for r in (holding.main, *holding.branches) if r.turn == turn.number}
        earlier = holding.earlier
        return Stance(
            made, target.issue.id, expert.participant, holding.polarity,
            claim=claim_of(main, self.around.text.text, self.around.tongue),
            passage=self._passage(main),
            attribution=Attribution.RELAYED if expert.relayed_by else Attribution.STATED,
            relayed_by=expert.relayed_by,
            answers=holding.answers,
            branches=self._branches(made, holding),
            charges=holding.charges, charges_denied=holding.denied, charges_hypothetical=holding.hypothetical,
            persons=self._persons(target, turn, _held(target, holding), conditional=holding.polarity is Polarity.CONDITIONAL),
            reasons=reasons_for(made, main, turn.assertions, [n for n in mine if n not in answers], self.around.text, self.around.tongue),
            supersedes=EarlierStance(earlier.verdict.polarity or Polarity.MIXED, self._passage(earlier.assertion)) if earlier else None,
            confidence=confidence.of_holding(holding), rule=holding.rule,
        )  # fmt: skip

    def inherited(
        self, expert: ExpertReading, target: Target, taken: Inherited, source: Stance | None
    ) -> Stance:
        """A stance taken over from a colleague; deferred where the colleague holds nothing."""
        made = stance_id(target.issue, expert.participant)
        reference = taken.reference
        a = expert.turns[taken.turn].assertions[reference.assertion]
        passage = self._passage(a)
        claim = claim_of(a, self.around.text.text, self.around.tongue)
        attribution = Attribution.RELAYED if expert.relayed_by else Attribution.STATED
        if taken.polarity is None or source is None:
            return Stance(
                made, target.issue.id, expert.participant, Polarity.SILENT, Silence.DEFERRED, claim, passage,
                attribution, expert.relayed_by, confidence=confidence.of_silence(Silence.DEFERRED), rule="reference",
            )  # fmt: skip
        same = taken.polarity is source.polarity
        branches = tuple(
            Branch(make_id("branch", made, b.id), b.when, passage, b.polarity, b.charges, b.modality)
            for b in source.branches
        )
        return Stance(
            made, target.issue.id, expert.participant, taken.polarity, None, claim, passage, attribution,
            expert.relayed_by, source.answers if same else (), branches if same else (),
            source.charges if same else (), source.charges_denied if same else (),
            persons=self._persons(target, expert.turns[taken.turn], source.charges if same else ()),
            reasons=reasons_for(made, a, expert.turns[taken.turn].assertions, (), self.around.text, self.around.tongue),
            confidence=confidence.of_reference(sure=taken.sure, source=source.confidence), rule="reference",
        )  # fmt: skip

    def _passage(self, a: Assertion) -> Passage:
        return self.around.text.passage(a.start, a.end)

    def _branches(self, stance: str, holding: Holding) -> tuple[Branch, ...]:
        made: dict[str, Branch] = {}
        for r in holding.branches:
            when = self._when(r)
            if when:
                branch = self._branch(stance, r, when)
                made[branch.id] = _merged(made[branch.id], branch) if branch.id in made else branch
        decided = {c.fact for b in made.values() if b.polarity or b.charges for c in b.when}
        made = {
            k: b
            for k, b in made.items()
            if b.polarity or b.charges or not {c.fact for c in b.when} <= decided
        }
        if not made and holding.polarity is Polarity.CONDITIONAL:
            return self._announced(stance, holding.main)
        if made and not holding.main.conditional and holding.polarity is Polarity.CONDITIONAL:
            anyway = self._branch(stance, holding.main, ())
            made.setdefault(anyway.id, anyway)
        return tuple(made.values())

    def _announced(self, stance: str, main: Reading) -> tuple[Branch, ...]:
        """Where a speaker only says that it depends: one branch on the words by which that is said."""
        core = main.assertion.core
        vague = core is None or _VAGUE.search(core.text)
        known = (self.facts.conditions.get(t) for t in announced_texts(main))
        condition = next((c for c in known if c), None)
        return (self._branch(stance, main, (condition,)),) if condition and not vague else ()

    def _when(self, r: Reading) -> tuple[Condition, ...]:
        texts = condition_texts(r)
        found = {c.fact: c for t in texts if (c := self.facts.conditions.get(t))}
        return tuple(found.values())

    def _branch(self, stance: str, r: Reading, when: tuple[Condition, ...]) -> Branch:
        charges = tuple(dict.fromkeys(u.name for u in r.choice.charges if u.held))
        polarity = r.verdict.polarity if r.verdict.polarity in (Polarity.AFFIRM, Polarity.DENY) else None
        key = "|".join(squeeze(c.text) for c in when)
        return Branch(
            make_id("branch", stance, key),
            when,
            self._passage(r.assertion),
            polarity,
            charges,
            r.verdict.modality,
        )

    def _persons(
        self, target: Target, turn: TurnReading, held: Sequence[str], *, conditional: bool = False
    ) -> tuple[PersonOutcome, ...]:
        """What the turn says of each party of the case where it speaks to the target; nothing said under conditions."""
        parties: list[Party] = [p for c in self.around.cases if c.id == target.issue.case for p in c.parties]
        if not parties and len(self.around.cases) == 1:
            parties = list(self.around.cases[0].parties)
        spoken = [turn.assertions[n] for n in _speaking_to(target, turn)]
        if conditional:
            spoken = [a for a in spoken if not a.conditions]
        return persons_in(spoken, parties, held, self.around.text)


def _held(target: Target, holding: Holding) -> Sequence[str]:
    return holding.charges if target.about_charge and holding.polarity is Polarity.AFFIRM else ()


def _speaking_to(target: Target, turn: TurnReading) -> list[int]:
    """The statements placed with the target, and those after them that are placed nowhere."""
    found, last = [], False
    for n, placement in enumerate(turn.placements):
        last = target.index in placement.targets if placement.targets else last
        if last:
            found.append(n)
    return found


def _merged(first: Branch, second: Branch) -> Branch:
    """Two readings under the same conditions: what either concludes; a charge goes before a bare denial."""
    charges = tuple(dict.fromkeys((*first.charges, *second.charges)))
    told = second if (second.charges and not first.charges) or first.polarity is None else first
    return replace(told, charges=charges)


def stance_id(issue: Issue, participant: str) -> str:
    """Issue and expert."""
    return make_id("stance", issue.id, participant)


def silent(issue: Issue, participant: str, silence: Silence, passage: Passage | None, *, rule: str) -> Stance:
    """No answer, with the passage that shows why, if any."""
    return Stance(
        stance_id(issue, participant), issue.id, participant, Polarity.SILENT, silence, passage=passage,
        confidence=confidence.of_silence(silence), rule=rule,
    )  # fmt: skip
