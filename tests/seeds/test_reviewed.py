"""The review that comes with the retold sample: brought in whole, and what experts then conclude is what a reader finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.analysis.what_if import what_if
from graph.store.opening import MEMORY, open_store
from server.usecases.review import review
from server.usecases.samples import import_samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArgumentMap
    from graph.store.port import Store

# read in the text by hand: who hangs on what in case one
HANGS = {
    "专家甲": {"客人是否识破骗局", "由谁主导"},
    "专家乙": {"客人是否识破骗局", "与合理价格的差距", "酒的质量是否确实低劣", "是否使用足以压制反抗的暴力"},
    "专家丙": {"与合理价格的差距", "有无强迫交易的共同故意"},
    "专家丁": set(),
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        import_samples(opened)
        yield opened


def retold(store: Store) -> str:
    return next(s.id for s in store.list() if s.origin == "retold")


def concluded(m: ArgumentMap, **chosen: str) -> dict[str, set[tuple[str, ...]]]:
    """What each is left with on case one; facts by their label."""
    facts = {f.label: f.id for f in m.facts}
    found = what_if(m, {facts[label]: value for label, value in chosen.items()})
    names = {p.id: p.name for p in m.participants}
    return {
        names[c.expert]: {o.charges for o in c.outcomes} for c in found.conclusions if c.case == m.cases[0].id
    }


def test_every_stance_is_decided_and_nothing_is_lost(store: Store) -> None:
    found = review(store, retold(store))
    assert {d.by for d in found.decisions} == {"样本作者"}
    assert found.differences.items == ()
    unchecked = analyse(found.argument_map).unchecked.stances
    assert unchecked.unchecked == 0


def test_facts_that_two_experts_name_are_one(store: Store) -> None:
    m = store.load(retold(store))
    labels = {f.id: f.label for f in m.facts}
    names = {p.id: p.name for p in m.participants}
    conclusions = [c for c in analyse(m).cases if c.case == m.cases[0].id]
    hangs = {names[c.expert]: {labels[w.fact] for o in c.outcomes for w in o.when} for c in conclusions}
    assert hangs == HANGS


def test_the_first_half_minute(store: Store) -> None:
    m = store.load(retold(store))
    unseen = concluded(m, 客人是否识破骗局="未识破")
    assert unseen["专家甲"] == {("诈骗罪",)}
    seen = concluded(m, 客人是否识破骗局="识破")
    assert seen["专家甲"] == {("诈骗罪",), ("强迫交易罪",)}
    near, far = (concluded(m, 与合理价格的差距=v) for v in ("相差不大", "相差悬殊"))
    assert (near["专家丙"], far["专家丙"]) == ({("强迫交易罪",)}, {("抢劫罪",)})
    assert far["专家乙"] == {("抢劫罪",)}
    assert all(c["专家丁"] == {("强迫交易罪",)} for c in (unseen, seen, near, far))
