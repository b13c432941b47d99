"""What can be held together, with and without the rank of authorities."""

from __future__ import annotations

from math import sqrt

import pytest

from graph.analysis.semantics.extensions import Semantics
from graph.analysis.semantics.gradual import GradualSemantics
from graph.analysis.semantics.grounded import Label
from graph.analysis.standing import Defence, standing
from graph.model import AgreementKind, ArgumentMap, AuthorityKind, Polarity
from tests.support.factories import Asked, Said, When, a_map

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


def test_by_default_no_rank_counts() -> None:
    the_map = quarrel()
    found = standing(the_map, the_map.issues[0])
    assert not found.by_rank
    assert {c.label for c in found.claims} == {Label.UNDECIDED}
    assert set(found.ranks.values()) == {1, 5}  # told, so that the page can say what the lens would use


def test_what_can_and_what_must_be_accepted() -> None:
    the_map = quarrel()
    found = standing(the_map, the_map.issues[0])
    for claim in found.claims:
        assert claim.can is not None
        assert claim.can.members == {claim.claim}
        [(member, beaten)] = claim.can.beaten
        assert member == claim.claim
        assert claim.against == frozenset({beaten})
    lens = standing(the_map, the_map.issues[0], by_rank=True)
    told = {holders(the_map, frozenset({c.claim})).pop(): (c.label, c.can, c.against) for c in lens.claims}
    assert told["韩松"][0] is Label.OUT
    assert told["韩松"][1] is None
    assert told["罗晓"] == (Label.IN, Defence(frozenset({lens.claims[1].claim}), ()), None)


def test_strength_of_two_that_exclude_each_other() -> None:
    """By hand, both start at 1/2 and attack each other. DF-QuAD: s = 1/2 - s/2, so 1/3. h-categorizer:
    s = (1/2)/(1 + s), so s = (sqrt 3 - 1)/2."""
    the_map = quarrel()
    found = {d.semantics: d for d in standing(the_map, the_map.issues[0]).degrees}
    assert all(d.converged for d in found.values())
    claims = [c.claim for c in standing(the_map, the_map.issues[0]).claims]
    df_quad, h = found[GradualSemantics.DF_QUAD].values, found[GradualSemantics.H_CATEGORIZER].values
    assert [df_quad[c] for c in claims] == pytest.approx([1 / 3, 1 / 3], abs=1e-6)
    assert [h[c] for c in claims] == pytest.approx([(sqrt(3) - 1) / 2] * 2, abs=1e-6)


def test_a_circle_of_named_disagreement_has_no_stable_set() -> None:
    """Open answers, each speaker against the next by name: three in a ring of attacks that run one way."""
    ring = ("韩松", "罗晓", "程敏")
    the_map = a_map(
        [Asked("1.1", "如何处罚", proposition="应从轻处罚")],
        [
            Said(
                name,
                "1.1",
                f"{name}视情况",
                Polarity.CONDITIONAL,
                when=(When((("退赃", value),), Polarity.AFFIRM),),
            )
            for name, value in zip(ring, ("全部", "大部", "未退"), strict=True)
        ],
        experts=ring,
        agreements=tuple(
            (a, b, "1.1", AgreementKind.DISAGREE) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        ),
    )
    found = standing(the_map, the_map.issues[0])
    assert found.under(Semantics.STABLE).sets == ()
    assert found.under(Semantics.PREFERRED).sets == (frozenset(),)
    assert all(c.can is None and c.against == frozenset() for c in found.claims)
