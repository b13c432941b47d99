from __future__ import annotations

from importlib.resources import files

import pytest

from graph.store.position import WhoHolds
from graph.store.statements import filtered_statement, statement
from graph.store.who_holds import who_holds_statement

NAMES = sorted(f.name.removesuffix(".cypher") for f in (files("graph.store") / "queries").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_says_first_what_it_is_for(name: str) -> None:
    assert statement(name).startswith("// ")
    assert "/*" not in statement(name)


def test_placeholders_take_names_of_the_schema_only() -> None:
    filled = statement("put_edges", kind="HOLDS", source="Expert", target="Stance")
    assert "MATCH (a:Expert {id: row.source})" in filled
    assert "CREATE (a)-[r:HOLDS]->(b)" in filled
    with pytest.raises(KeyError):
        statement("drop_own", label="Stance) DETACH DELETE n //")


def test_paragraphs_stand_only_where_their_field_is_asked_for() -> None:
    some = filtered_statement("who_holds", {"words", "charges"})
    assert "$words" in some
    assert "$charges" in some
    assert "$experts" not in some
    assert "$statuses" in some


def test_what_is_asked_for_is_never_part_of_the_text() -> None:
    asked = WhoHolds(experts=("' OR true",), words=("罪}) RETURN 1",), authorities=("//",), answers=("$x",))
    text, parameters = who_holds_statement(asked)
    assert text == who_holds_statement(WhoHolds(("a",), words=("b",), authorities=("c",), answers=("d",)))[0]
    assert parameters["experts"] == ["' OR true"]
