"""What can be held together, with and without the rank of authorities."""

from __future__ import annotations

from graph.analysis.semantics.extensions import Semantics
from graph.analysis.standing import standing
from graph.model import ArgumentMap, AuthorityKind, Polarity
from tests.support.factories import Asked, Said, a_map

LAW, THEORY = "中华人民共和国民法典", "意思表示理论"


def quarrel() -> ArgumentMap:
    """One cites the law, one a theory, for opposite answers."""
    return a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [
            Said("韩松", "1.1", "有效", cites=((THEORY, None),)),
            Said("罗晓", "1.1", "无效", Polarity.DENY, cites=((LAW, "第一百五十三条"),)),
        ],
        experts=("韩松", "罗晓"),
        authorities=((THEORY, AuthorityKind.DOCTRINE, ()),),
    )


def holders(the_map: ArgumentMap, claims: frozenset[str]) -> set[str]:
    people = {p.id: p.name for p in the_map.participants}
    return {people[s.participant] for s in the_map.stances if s.id in claims}


def test_either_can_stand_and_none_must() -> None:
    the_map = quarrel()
    found = standing(the_map, the_map.issues[0])
    assert found.under(Semantics.GROUNDED).sets == (frozenset(),)
    assert [holders(the_map, s) for s in found.under(Semantics.PREFERRED).sets] == [{"韩松"}, {"罗晓"}]
    assert [len(c.chain) for c in found.claims] == [2, 2]


def test_by_rank_the_law_stands() -> None:
    the_map = quarrel()
    found = standing(the_map, the_map.issues[0], by_rank=True)
    assert holders(the_map, found.under(Semantics.GROUNDED).sets[0]) == {"罗晓"}
    assert found.by_rank
