"""Lone positions against a majority."""

from __future__ import annotations

import pytest

from graph.analysis.minorities import Minority, minorities
from graph.analysis.report import analyse
from graph.model import AgreementKind, ArgumentMap, Polarity
from tests.support.factories import Asked, Said, a_map


def panel(
    *polarities: Polarity, agreements: tuple[tuple[str, str, str, AgreementKind], ...] = ()
) -> ArgumentMap:
    names = ("韩松", "罗晓", "程敏", "顾宁")[: len(polarities)]
    return a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [Said(n, "1.1", f"{n}的意见", p) for n, p in zip(names, polarities, strict=True)],
        experts=names,
        agreements=agreements,
    )


def found(the_map: ArgumentMap) -> list[Minority]:
    return list(minorities(the_map, analyse(the_map).issues))


YES, NO, DEPENDS = Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL


def test_one_against_two_with_who_answered() -> None:
    the_map = panel(YES, YES, NO, agreements=(("罗晓", "程敏", "1.1", AgreementKind.DISAGREE),))
    names = {p.id: p.name for p in the_map.participants}
    [lone] = found(the_map)
    assert [names[h] for h in lone.position.holders] == ["程敏"]
    assert [names[h] for h in lone.majority.holders] == ["韩松", "罗晓"]
    assert [names[h] for h in lone.answered_by] == ["罗晓"]


def test_nobody_answered() -> None:
    [lone] = found(panel(YES, NO, YES))
    assert lone.answered_by == ()


@pytest.mark.parametrize("polarities", [(YES, NO), (YES, YES), (YES, YES, NO, NO), (YES, YES, DEPENDS)])
def test_no_minority(polarities: tuple[Polarity, ...]) -> None:
    assert not found(panel(*polarities))
