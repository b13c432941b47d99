"""From a map to Dung's framework, and why a claim stands or falls."""

from __future__ import annotations

from graph.analysis.argument_graph import argument_graph, attack_chain, to_framework
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
