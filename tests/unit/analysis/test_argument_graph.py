"""From a map to Dung's framework, and why a claim stands or falls."""

from __future__ import annotations

import networkx as nx

from graph.analysis.argument_graph import (
    ArgumentGraph,
    LinkKind,
    argument_graph,
    attack_chain,
    groundless,
    to_framework,
)
from graph.analysis.semantics.extensions import Semantics, extensions, grounded_extension
from graph.analysis.semantics.framework import make_framework
from graph.analysis.semantics.grounded import Label
from graph.model import AgreementKind, ArgumentMap, Polarity
from tests.support.factories import Asked, Said, a_map


def split() -> ArgumentMap:
    """Two against one, one silent; the last disagrees with the first by name."""
    return a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [
            Said("韩松", "1.1", "有效", reasons=("意思表示真实",)),
            Said("罗晓", "1.1", "有效"),
            Said("程敏", "1.1", "无效", Polarity.DENY, reasons=("违反强制性规定",)),
        ],
        experts=("韩松", "罗晓", "程敏", "顾宁"),
        agreements=(("程敏", "韩松", "1.1", AgreementKind.DISAGREE),),
    )


def names_of(the_map: ArgumentMap) -> dict[str, str]:
    people = {p.id: p.name for p in the_map.participants}
    return {s.id: people[s.participant] for s in the_map.stances}


def test_opposed_answers_attack_both_ways() -> None:
    the_map = split()
    names = names_of(the_map)
    graph = argument_graph(the_map, the_map.issues[0])
    assert {(names[a], names[b]) for a, b in graph.attacks} == {
        ("韩松", "程敏"),
        ("程敏", "韩松"),
        ("罗晓", "程敏"),
        ("程敏", "罗晓"),
    }
    assert [names[c] for c in graph.claims] == ["韩松", "罗晓", "程敏"]
    assert [names[claim] for _, claim in graph.supports] == ["韩松", "程敏"]


def test_what_can_stand_together() -> None:
    the_map = split()
    names = names_of(the_map)
    framework = to_framework(argument_graph(the_map, the_map.issues[0]))
    found = extensions(framework, Semantics.PREFERRED).sets
    assert {frozenset(names[c] for c in s) for s in found} == {
        frozenset({"韩松", "罗晓"}),
        frozenset({"程敏"}),
    }
    assert not grounded_extension(framework)


def test_rank_of_authority_is_a_lens() -> None:
    the_map = split()
    names = names_of(the_map)
    graph = argument_graph(the_map, the_map.issues[0])
    denier = next(c for c in graph.claims if names[c] == "程敏")
    assert grounded_extension(to_framework(graph, {denier: 1})) == {denier}


def test_chain_of_attacks() -> None:
    line = make_framework("abcd", [("a", "b"), ("b", "c"), ("d", "d")])
    told = [(s.argument, s.label, s.because) for s in attack_chain(line, "c")]
    assert told == [("c", Label.IN, ("b",)), ("b", Label.OUT, ("a",)), ("a", Label.IN, ())]
    assert [s.label for s in attack_chain(line, "d")] == [Label.UNDECIDED]


def test_a_defeat_is_told_by_what_stood_first() -> None:
    """b is attacked by a, which nothing attacks, and by c, which stands only because b falls."""
    framework = make_framework("cba", [("a", "b"), ("b", "c"), ("c", "b")])
    told = [(s.argument, s.because) for s in attack_chain(framework, "b")]
    assert told == [("b", ("a",)), ("a", ())]


def same_answer(*reasons: str) -> ArgumentMap:
    """Two give the same answer, the second disagreeing with the first by name; a third gives the opposite."""
    return a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [
            Said("韩松", "1.1", "有效", reasons=reasons),
            Said("罗晓", "1.1", "有效"),
            Said("程敏", "1.1", "无效", Polarity.DENY),
        ],
        experts=("韩松", "罗晓", "程敏"),
        agreements=(("罗晓", "韩松", "1.1", AgreementKind.DISAGREE),),
    )


def test_who_disagrees_with_the_same_answer_undercuts_its_reasons() -> None:
    the_map = same_answer("意思表示真实", "内容合法")
    names, issue = names_of(the_map), the_map.issues[0]
    graph = argument_graph(the_map, issue)
    han = next(c for c in graph.claims if names[c] == "韩松")
    assert [(names[a], reason) for a, reason in graph.undercuts] == [
        ("罗晓", reason) for reason in graph.reasons_of(han)
    ]
    assert len(graph.reasons_of(han)) == 2
    assert {(names[a], names[b]) for a, b in graph.attacks} == {
        ("韩松", "程敏"),
        ("程敏", "韩松"),
        ("罗晓", "程敏"),
        ("程敏", "罗晓"),
    }


def test_without_a_reason_the_claim_itself_is_undercut() -> None:
    the_map = same_answer()
    names = names_of(the_map)
    graph = argument_graph(the_map, the_map.issues[0])
    assert [(names[a], names[b]) for a, b in graph.undercuts] == [("罗晓", "韩松")]


def test_a_claim_needs_one_reason_that_holds() -> None:
    """Worked by hand: with 罗晓 in, 韩松's reasons fall and with them the claim; with 程敏 in, both fall by rebuttal."""
    the_map = same_answer("意思表示真实", "内容合法")
    names = names_of(the_map)
    graph = argument_graph(the_map, the_map.issues[0])
    framework = to_framework(graph)
    claims = frozenset(graph.claims)
    found = extensions(framework, Semantics.PREFERRED).sets
    assert {frozenset(names[c] for c in s & claims) for s in found} == {
        frozenset({"罗晓"}),
        frozenset({"程敏"}),
    }


def test_one_reason_left_is_enough() -> None:
    """u attacks r1 but not r2; both support c."""
    network = nx.MultiDiGraph()
    network.add_nodes_from("cu", claim=True)
    network.add_nodes_from(("r1", "r2"), claim=False)
    network.add_edge("r1", "c", kind=LinkKind.SUPPORTS)
    network.add_edge("r2", "c", kind=LinkKind.SUPPORTS)
    network.add_edge("u", "r1", kind=LinkKind.UNDERCUTS)
    assert grounded_extension(to_framework(ArgumentGraph("i", network))) >= {"c", "u", "r2"}
    network.add_edge("u", "r2", kind=LinkKind.UNDERCUTS)
    assert grounded_extension(to_framework(ArgumentGraph("i", network))) == {"u", groundless("c")}
    ranked = to_framework(ArgumentGraph("i", network), {"c": 1})
    assert "c" in grounded_extension(ranked)  # the lens: an attack on the reasons of a higher rank fails too
