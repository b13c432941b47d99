"""The decisions that bring the draft of the real symposium to the hand-made table.

Nothing of its text stands here: experts and issues are told by their number, passages by their offsets and a hash of
what stands there, facts by a short name. ``review`` gives the decisions; ``reviewed_map`` brings them in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.model import (
    Branch,
    Condition,
    Fact,
    Passage,
    Polarity,
    Silence,
    Span,
    Verdict,
    make_id,
)
from graph.review import decision_on, fact_added, merge_of, reason_added, reviewed_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Decision, Stance

A, D, C = Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL
TRADE, FRAUD, ROBBERY = "强迫交易罪", "诈骗罪", "抢劫罪"
EXTORTION, DATA, FAKES = "敲诈勒索罪", "非法获取公民个人信息罪", "销售伪劣产品罪"

FORCE = ("是否实施压制性暴力", ("实施压制性暴力",))
INTENT = ("是否均有强迫交易的共同故意", ("均有", "并非均有"))
APART = ("是否不同时间、不同被害人", ("不同时间、不同被害人",))
POOR = ("酒质是否较差", ("较差",))
BEFORE = ("获取视频照片时是否已有敲诈勒索的犯意", ("已有", "尚无"))
AMOUNT = ("诈骗数额是否达到犯罪数额", ("达到",))
SCALE = ("非法获取信息的数量、用途和后果", ("达到一定的量", "用于诈骗、绑架等"))
INJURY = ("强迫交易致人轻伤", ("致人轻伤",))
FAULT = ("运营商是否有过错", ("有过错", "没有过错"))
KNEW = ("运营商是否知悉或应当知悉", ("知悉或应当知悉",))
WILL = ("各方的主观故意和意思联络", ("各方的主观故意和意思联络",))

Asked = tuple[str, tuple[str, ...]]
When = tuple[tuple[Asked, str], ...]


@dataclass(frozen=True)
class Place:
    """Where something stands, and the first letters of the hash of it."""

    start: int
    end: int
    sha: str


@dataclass(frozen=True)
class Then:
    """A branch: facts with values, where it is said, what follows."""

    when: When
    place: Place
    polarity: Polarity | None = None
    charges: tuple[str, ...] = ()


@dataclass
class Reviewer:
    """Says one thing after the other on a draft."""

    draft: ArgumentMap
    made: list[Decision] = field(default_factory=list)
    _known: dict[int, ArgumentMap] = field(default_factory=dict)

    @property
    def m(self) -> ArgumentMap:
        """The map as it is after what was said so far."""
        if len(self.made) not in self._known:
            decided = reviewed_map(self.draft, self.made)
            assert decided.lost == ()
            self._known[len(self.made)] = decided.argument_map
        return self._known[len(self.made)]

    def at(self) -> str:
        """A moment later than all before."""
        return f"2026-01-05T10:{len(self.made) // 60:02}:{len(self.made) % 60:02}Z"

    def stance(self, issue: str, expert: int) -> Stance:
        """What the expert (by number) holds on the issue (by number)."""
        m = self.m
        wanted = next(i.id for i in m.issues if i.number == issue)
        return next(s for s in m.stances_on(wanted) if s.participant == m.experts[expert - 1].id)

    def passage(self, place: Place) -> Passage:
        """The passage at a place, which must say what the reviewer read there."""
        document = self.draft.document
        quote = document.text[place.start : place.end]
        assert hashlib.sha256(quote.encode()).hexdigest().startswith(place.sha), place
        return Passage(document.id, Span(place.start, place.end), quote)

    def fact(self, asked: Asked) -> Fact:
        """The fact of that name, added where it is not there."""
        label, values = asked
        decision, made = fact_added(self.m, label, values, by="reviewer", at=self.at())
        known = next((f for f in self.m.facts if f.id == made.id), None)
        if known is None or set(values) - set(known.values):
            self.made.append(decision)
        return made

    def amend(
        self,
        issue: str,
        expert: int,
        polarity: Polarity,
        *then: Then,
        charges: tuple[str, ...] | None = None,
        denied: tuple[str, ...] | None = None,
        supposed: tuple[str, ...] | None = None,
    ) -> None:
        """The stance as the reviewer reads it; what is not told stays."""
        old = self.stance(issue, expert)
        branches = tuple(self._branch(old, n, t) for n, t in enumerate(then))
        new = replace(
            old, polarity=polarity, branches=branches,
            charges=old.charges if charges is None else charges,
            charges_denied=old.charges_denied if denied is None else denied,
            charges_hypothetical=old.charges_hypothetical if supposed is None else supposed,
        )  # fmt: skip
        self._say(old, new)

    def silence(self, issue: str, expert: int, why: Silence, place: Place | None = None) -> None:
        """Nothing was answered there."""
        old = self.stance(issue, expert)
        shown = self.passage(place) if place else None
        new = replace(
            old, polarity=Polarity.SILENT, silence=why, passage=shown, claim="", branches=(), charges=(),
            charges_denied=(), charges_hypothetical=(), answers=(), persons=(),
        )  # fmt: skip
        self._say(old, new)

    def ground(self, issue: str, expert: int, text: str, place: Place) -> None:
        """A reason that the program did not read."""
        stance = self.stance(issue, expert).id
        self.made.append(reason_added(self.m, stance, text, self.passage(place), by="reviewer", at=self.at()))

    def merge(self, gone: str, kept: str) -> None:
        """Two facts (ids) are one."""
        m = self.m
        facts = {f.id: f for f in m.facts}
        self.made.append(merge_of(m, facts[gone], facts[kept], by="reviewer", at=self.at()))

    def fact_at(self, issue: str, expert: int, branch: int, n: int = 0) -> str:
        """The fact that a condition of the draft hangs on."""
        return self.stance(issue, expert).branches[branch].when[n].fact

    def _say(self, old: Stance, new: Stance) -> None:
        self.made.append(decision_on(self.m, old, Verdict.AMEND, by="reviewer", at=self.at(), after=new))

    def _branch(self, stance: Stance, n: int, then: Then) -> Branch:
        when = tuple(Condition(self.fact(asked).id, value, value) for asked, value in then.when)
        made = make_id("branch", stance.id, "review", n)
        return Branch(made, when, self.passage(then.place), then.polarity, then.charges)


def review(draft: ArgumentMap) -> tuple[Decision, ...]:
    """All decisions, oldest first."""
    r = Reviewer(draft)
    # one word on facts that two experts put in their own words each: proposals of the program, accepted
    r.merge(r.fact_at("1.1", 2, 1), r.fact_at("5.1", 1, 0))
    r.merge(r.fact_at("1.1", 2, 2), r.fact_at("1.1", 3, 0))
    seen, price = _asked(r, r.fact_at("5.1", 1, 0)), _asked(r, r.fact_at("1.1", 3, 0))
    _first_question(r, seen, price)
    _second_question(r)
    _third_question(r, seen)
    _fourth_question(r)
    _fifth_question(r, seen, price, _asked(r, r.fact_at("5.1", 1, 1)))
    return tuple(r.made)


def _asked(r: Reviewer, fact: str) -> Asked:
    """A fact of the draft and its first two values: not seen through, seen through; little, far apart."""
    return next((f.label, f.values[:2]) for f in r.m.facts if f.id == fact)


def _first_question(r: Reviewer, seen: Asked, price: Asked) -> None:
    r.amend(
        "1.1", 2, C,
        Then(((POOR, "较差"),), Place(2133, 2159, "6731b93a"), A, (FAKES, FRAUD)),
        Then(((seen, seen[1][1]), (FORCE, "实施压制性暴力")), Place(2170, 2214, "66e43f14"), A, (ROBBERY,)),
        Then(((price, price[1][1]),), Place(2578, 2629, "9ceef664"), A, (ROBBERY,)),
    )  # fmt: skip
    r.amend(
        "1.2", 2, C, Then(((price, price[1][1]),), Place(2574, 2616, "1b293047"), D, (ROBBERY,)), charges=()
    )
    r.amend(
        "1.2", 3, C,
        Then(((price, price[1][0]),), Place(2820, 2859, "682b77cb"), A),
        Then(((price, price[1][1]),), Place(2965, 2972, "bbbd0f53"), D, (ROBBERY,)),
    )  # fmt: skip


def _second_question(r: Reviewer) -> None:
    r.silence("2.3", 2, Silence.NOT_ADDRESSED)
    r.amend("2.3", 3, A)
    r.silence("2.4", 3, Silence.STANDARD_ONLY, Place(4542, 4608, "f6b42817"))
    r.amend("2.4", 4, D, Then(((SCALE, "用于诈骗、绑架等"),), Place(5384, 5430, "5ec96706"), A))


def _third_question(r: Reviewer, seen: Asked) -> None:
    for issue in ("3.1", "3.2"):
        r.amend(issue, 1, C, Then(((WILL, WILL[1][0]),), Place(6385, 6417, "e2d2b275")))
    r.amend("3.1", 2, C, Then(((APART, APART[1][0]),), Place(6595, 6657, "c839cc12"), A, (FRAUD, ROBBERY)))
    r.amend(
        "3.1", 4, D,
        Then(((seen, seen[1][0]),), Place(5932, 5970, "cfc2483d"), D, (FRAUD,)),
        Then(((seen, seen[1][1]),), Place(5971, 6046, "c4440eec"), D, (TRADE,)),
        charges=(TRADE, FRAUD),
    )  # fmt: skip
    r.amend("3.2", 4, D, supposed=(DATA, EXTORTION))
    r.ground("3.2", 2, "无独立的罪名可以评价", Place(6674, 6745, "b763401e"))
    r.ground("3.2", 4, "牵连犯择一重罪", Place(6318, 6357, "012ae3f7"))
    r.amend("3.3", 1, C, Then(((AMOUNT, "达到"),), Place(6467, 6493, "daa12fec"), A))
    for expert in (2, 4):
        r.silence("3.3", expert, Silence.NOT_ADDRESSED)


def _fourth_question(r: Reviewer) -> None:
    r.amend("4.1", 2, C, Then(((KNEW, KNEW[1][0]),), Place(7482, 7509, "93c869fd"), A))
    r.amend("4.1", 3, C, Then(((FAULT, "没有过错"),), Place(7235, 7251, "8b43da34"), D))
    r.amend("4.1", 4, D, Then(((FAULT, "有过错"),), Place(7862, 7880, "b3c351f3"), A))
    r.silence("4.2", 3, Silence.NOT_ADDRESSED)
    r.amend("4.2", 4, A)
    r.amend("4.3", 3, A)


def _fifth_question(r: Reviewer, seen: Asked, price: Asked, led: Asked) -> None:
    r.amend(
        "5.1", 1, C,
        Then(((seen, seen[1][0]),), Place(8159, 8190, "18627d6e"), A, (FRAUD,)),
        Then(((seen, seen[1][1]), (led, led[1][0])), Place(8331, 8397, "b2bea8f8"), A, (FRAUD,)),
        Then(((seen, seen[1][1]), (led, led[1][1])), Place(8432, 8479, "f4ada801"), A, (TRADE,)),
    )  # fmt: skip
    r.amend(
        "5.1",
        3,
        C,
        Then(((price, price[1][0]), (INTENT, "均有")), Place(8704, 8777, "e2ae2943"), A, (TRADE,)),
    )
    r.amend("5.1", 4, A, Then(((INJURY, "致人轻伤"),), Place(6091, 6109, "23b25a81"), A, (TRADE,)))
    r.amend("5.2", 1, A, Then(((BEFORE, "尚无"),), Place(8591, 8695, "35e4acb6"), A, (EXTORTION,)))
