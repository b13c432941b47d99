"""Who relies on which authority, and the four ways in which two stand over it."""

from __future__ import annotations

from graph.analysis.authority_use import AuthorityRelation, authority_use, issues_without_authority
from graph.model import ArgumentMap, Polarity
from tests.support.factories import Asked, Said, a_map

LAW = "中华人民共和国刑法"
FIRST = Asked("1.1", "能否认定为公共场所", proposition="是公共场所")
SECOND = Asked("2.1", "是否适用缓刑", proposition="适用缓刑")


def relations(the_map: ArgumentMap) -> list[AuthorityRelation]:
    return [p.relation for use in authority_use(the_map) for p in use.pairs]


def two(one: Said, other: Said) -> ArgumentMap:
    return a_map((FIRST, SECOND), (one, other), experts=("韩松", "罗晓"))


def test_opposite_results_from_one_authority() -> None:
    the_map = two(
        Said("韩松", "1.1", "网络空间当然是公共场所", cites=((LAW, "第二百九十三条"),)),
        Said("罗晓", "1.1", "条文所称场所限于物理空间", Polarity.DENY, cites=((LAW, "第二百九十三条"),)),
    )
    [use] = authority_use(the_map)
    assert use.is_contested
    assert relations(the_map) in (
        [AuthorityRelation.OTHER_READING],
        [AuthorityRelation.SAME_READING_OTHER_RESULT],
    )


def test_one_result() -> None:
    the_map = two(
        Said("韩松", "1.1", "是", cites=((LAW, None),)), Said("罗晓", "1.1", "是的", cites=((LAW, None),))
    )
    assert relations(the_map) == [AuthorityRelation.SAME_READING_SAME_RESULT]
    assert not authority_use(the_map)[0].is_contested


def test_different_issues_are_different_purposes() -> None:
    the_map = two(
        Said("韩松", "1.1", "是", cites=((LAW, None),)),
        Said("罗晓", "2.1", "不适用", Polarity.DENY, cites=((LAW, None),)),
    )
    assert relations(the_map) == [AuthorityRelation.OTHER_PURPOSE]


def test_issues_that_rest_on_none() -> None:
    the_map = two(
        Said("韩松", "1.1", "是", cites=((LAW, None),)), Said("罗晓", "2.1", "不适用", Polarity.DENY)
    )
    assert [i.number for i in the_map.issues if i.id in issues_without_authority(the_map)] == ["2.1"]
