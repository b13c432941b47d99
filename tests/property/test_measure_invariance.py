"""What must not change a figure: the order of the experts, their names, a symposium said twice, a silent expert.

Answers are tables by chance, a row for each issue; the map is made from them, so that all of it is run through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.measures import Measures, measures
from graph.analysis.report import analyse
from graph.analysis.semantics.extensions import Semantics
from graph.analysis.standing import standing
from graph.model import AgreementKind, ArgumentMap, Polarity
from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES = ("韩松", "罗晓", "程敏", "顾宁", "魏明远")
OTHER_NAMES = ("龙一", "木二", "乔三", "安四", "白五")
_POLARITY = {"y": Polarity.AFFIRM, "n": Polarity.DENY, "m": Polarity.MIXED}


@dataclass(frozen=True)
class Panel:
    """Answers (a letter per expert and issue, . for silence) and who disagrees by name with whom, on which issue."""

    experts: tuple[str, ...]
    rows: tuple[str, ...]
    disagree: tuple[tuple[int, int, int], ...]

    def map(self, order: Sequence[int] | None = None) -> ArgumentMap:
        return a_map(
            [
                Asked(f"1.{n}", f"第{n}点能否成立", proposition=f"第{n}点成立")
                for n in range(1, len(self.rows) + 1)
            ],
            [
                Said(name, f"1.{n}", f"就第{n}点的意见", _POLARITY[a], reasons=(f"{name}就第{n}点的理由",))
                for n, row in enumerate(self.rows, 1)
                for name, a in zip(self.experts, row, strict=False)
                if a != "."
            ],
            experts=[self.experts[k] for k in order] if order else self.experts,
            agreements=[
                (self.experts[a], self.experts[b], f"1.{n + 1}", AgreementKind.DISAGREE)
                for a, b, n in self.disagree
            ],
        )


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Three to five experts, one to four issues."""
    size = draw(st.integers(3, 5))
    rows = draw(st.lists(st.text("yynnm.", min_size=size, max_size=size), min_size=1, max_size=4))
    places = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), st.integers(0, len(rows) - 1))
    disagree = draw(st.lists(places.filter(lambda p: p[0] != p[1]), max_size=3, unique=True))
    return Panel(NAMES[:size], tuple(rows), tuple(disagree))


def figures(the_map: ArgumentMap) -> Measures:
    return measures(the_map, analyse(the_map))


def coefficients(found: Measures) -> list[object]:
    """Every value, interval and count that names nobody."""
    alphas = (found.alpha, found.alpha_jaccard, found.alpha_masi)
    return [
        *((a.value, a.n, a.missing, a.reason, a.interval) for a in alphas),
        *((s.counts, s.consensus, s.agreement) for s in found.spreads),
        (found.balance.frustration, found.balance.edges),
        found.camps.expected,
    ]


def camps_by_name(the_map: ArgumentMap, found: Measures) -> set[frozenset[frozenset[str]]] | None:
    """The best divisions; None where only some of many are listed."""
    if found.camps.capped:
        return None
    names = {p.id: p.name for p in the_map.participants}
    return {frozenset(frozenset(names[e] for e in camp) for camp in d) for d in found.camps.divisions}


def played_through(the_map: ArgumentMap, names: Mapping[str, str] | None = None) -> list[object]:
    """Per issue what every semantics says, by the holders' names (translated, where ``names`` are given)."""
    people = {p.id: (names or {}).get(p.name, p.name) for p in the_map.participants}
    told: list[object] = []
    for issue in the_map.issues:
        found = standing(the_map, issue)
        holder = {s.id: people[s.participant] for s in the_map.stances_on(issue.id)}
        told.append(
            (
                {e.semantics: {frozenset(holder[c] for c in s) for s in e.sets} for e in found.sets},
                {holder[c.claim]: (c.label, c.can is not None, c.against is not None) for c in found.claims},
                {
                    d.semantics: {holder[c.claim]: round(d.values[c.claim], 6) for c in found.claims}
                    for d in found.degrees
                },
            )
        )
    return told


INVARIANCE = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@INVARIANCE
@given(panels(), st.randoms(use_true_random=False))
def test_order_of_experts(panel: Panel, chance: object) -> None:
    order = list(range(len(panel.experts)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    one, other = panel.map(), panel.map(order)
    first, second = figures(one), figures(other)
    assert coefficients(first) == coefficients(second)
    assert camps_by_name(one, first) == camps_by_name(other, second)
    assert played_through(one) == played_through(other)


@INVARIANCE
@given(panels())
def test_names_of_experts(panel: Panel) -> None:
    renamed = Panel(OTHER_NAMES[: len(panel.experts)], panel.rows, panel.disagree)
    names = dict(zip(renamed.experts, panel.experts, strict=True))
    one, other = panel.map(), renamed.map()
    first, second = figures(one), figures(other)
    assert coefficients(first) == coefficients(second)
    told = camps_by_name(other, second)
    assert camps_by_name(one, first) == (
        told and {frozenset(frozenset(names[e] for e in camp) for camp in d) for d in told}
    )
    assert played_through(one) == played_through(other, names)


@INVARIANCE
@given(panels())
def test_a_silent_expert(panel: Panel) -> None:
    """Who says nothing adds nothing but silence, and stands alone where camps are told."""
    with_silent = Panel((*panel.experts, "钟默"), panel.rows, panel.disagree)
    one, other = panel.map(), with_silent.map()
    first, second = figures(one), figures(other)
    for a, b in (
        (first.alpha, second.alpha),
        (first.alpha_jaccard, second.alpha_jaccard),
        (first.alpha_masi, second.alpha_masi),
    ):
        assert (a.value, a.n, a.reason, a.interval) == (b.value, b.n, b.reason, b.interval)
        assert b.missing == a.missing + len(panel.rows)
    for s, t in zip(first.spreads, second.spreads, strict=True):
        assert (s.counts, s.consensus.value, s.consensus.interval) == (
            t.counts,
            t.consensus.value,
            t.consensus.interval,
        )
    assert (first.balance.frustration, first.answering) == (second.balance.frustration, second.answering)
    told, without = camps_by_name(other, second), camps_by_name(one, first)
    assert told == (without and {division | {frozenset({"钟默"})} for division in without})
    assert played_through(one) == played_through(other)


@INVARIANCE
@given(panels())
def test_a_symposium_said_twice(panel: Panel) -> None:
    """The same camps and spreads; alpha changes only by its correction for small numbers: with N answers that count,
    (1 - alpha) goes up by (2N - 1)/(2N - 2), since expected disagreement draws from twice as many answers."""
    twice = Panel(
        panel.experts,
        (*panel.rows, *panel.rows),
        (*panel.disagree, *((a, b, n + len(panel.rows)) for a, b, n in panel.disagree)),
    )
    one, other = panel.map(), twice.map()
    first, second = figures(one), figures(other)
    answers = sum(len(row.replace(".", "")) for row in panel.rows if len(row.replace(".", "")) > 1)
    if first.alpha.value is None:
        assert (second.alpha.value, second.alpha.reason) == (None, first.alpha.reason)
    else:
        scale = (2 * answers - 1) / (2 * answers - 2)
        assert second.alpha.value == pytest.approx(1 - (1 - first.alpha.value) * scale)
    assert second.alpha.n == 2 * first.alpha.n
    assert [s.consensus for s in second.spreads] == [s.consensus for s in first.spreads] * 2
    assert first.balance.frustration == second.balance.frustration
    assert camps_by_name(one, first) == camps_by_name(other, second)
    assert played_through(other) == played_through(one) * 2


def test_the_panels_are_not_all_of_one_mind() -> None:
    """The properties would say little, were nothing contested or nothing capped away."""
    panel = Panel(NAMES[:4], ("yynn", "ynm.", "nnyy"), ((0, 1, 0),))
    the_map = panel.map()
    found = standing(the_map, the_map.issues[0])
    assert len(found.under(Semantics.PREFERRED).sets) > 1
    assert found.graph.undercuts
    assert camps_by_name(the_map, figures(the_map))
