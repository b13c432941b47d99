"""The tables of the README are the schema: nothing is missing there, nothing is invented."""

from __future__ import annotations

import re
from importlib.resources import files

from graph.store.map_rows import rows_of
from graph.store.schema import LABELS, OWN_LABELS, RELATIONSHIPS
from tests.support.sample_maps import the_locker_map, the_pass_map

README = (files("graph.store") / "README.md").read_text("utf-8")


def relationships() -> dict[str, tuple[str, str, str]]:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|(.*?)\|$", README, re.MULTILINE)
    return {kind: (source, target, properties) for kind, source, target, properties in rows}


def labels() -> dict[str, str]:
    told: dict[str, str] = {}
    for names, properties in re.findall(r"^\| (`:.*?`) \| (.*?) \|$", README, re.MULTILINE):
        told |= dict.fromkeys(re.findall(r"`:(\w+)`", names), properties)
    return told


def test_every_label_and_relationship_is_told() -> None:
    assert set(labels()) == set(LABELS)
    assert set(relationships()) == set(RELATIONSHIPS)


def test_the_ends_and_properties_of_relationships_are_as_told() -> None:
    told = relationships()
    for sample in (the_locker_map(), the_pass_map()):
        for (edge, _), properties in rows_of(sample).edges.items():
            source, target, said = told[edge.kind]
            if edge.kind != "EVIDENCED_BY":
                assert edge.source.label in source
            assert edge.target.label in target
            assert all(name in said for name in properties)


def test_the_properties_of_nodes_are_as_told() -> None:
    told = labels()
    for sample in (the_locker_map(), the_pass_map()):
        for ref, properties in rows_of(sample).nodes.items():
            if ref.label in OWN_LABELS:
                assert {"symposium", "item"} <= properties.keys()
                for name in properties.keys() - {"symposium", "item"}:
                    assert re.search(rf"\b{name}\b", told[ref.label]), (ref.label, name)
