from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from graph.errors import InputError, IntegrityError
from graph.exchange.document import decode_map, encode_map
from tests.support.map_strategy import maps
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap


def as_file(argument_map: ArgumentMap) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(encode_map(argument_map), ensure_ascii=False))
    return plain


def test_keys_are_the_field_names_and_the_format_comes_first() -> None:
    plain = as_file(the_locker_map())
    assert next(iter(plain)) == "format"
    assert plain["format"] == 1
    assert plain["symposium"]["title"] == "快递柜取件行为的定性"
    conditional = next(s for s in plain["stances"] if s["polarity"] == "conditional")
    assert conditional["branches"][1]["modality"] == "may"
    assert conditional["branches"][0]["when"][0]["value"] == "是"
    assert conditional["passage"]["span"] == {
        "start": plain["document"]["text"].index("魏明远：柜门未锁的才"),
        "end": plain["document"]["text"].index("如果柜门未锁是") - 1,
    }


def test_a_sample_comes_back_equal() -> None:
    assert decode_map(as_file(the_locker_map())) == the_locker_map()


@given(maps())
def test_any_map_comes_back_equal(argument_map: ArgumentMap) -> None:
    assert decode_map(as_file(argument_map)) == argument_map


@pytest.mark.parametrize("found", [None, 0, 2, "1", "2"])
def test_another_version_is_refused_by_its_number(found: object) -> None:
    plain = as_file(the_locker_map()) | {"format": found}
    with pytest.raises(InputError) as raised:
        decode_map(plain)
    (problem,) = raised.value.problems
    assert (problem.code, problem.values) == ("SM141", {"found": str(found), "known": 1})


def test_what_is_no_object_has_no_version() -> None:
    with pytest.raises(InputError, match="SM141"):
        decode_map([1, 2])  # type: ignore[arg-type]


def test_a_wrong_value_is_told_with_its_place() -> None:
    plain = as_file(the_locker_map())
    plain["stances"][2]["polarity"] = "perhaps"
    with pytest.raises(InputError) as raised:
        decode_map(plain)
    (problem,) = raised.value.problems
    assert problem.code == "SM142"
    assert problem.values["place"] == "$.stances[2].polarity"


def test_a_number_is_no_text() -> None:
    plain = as_file(the_locker_map())
    plain["symposium"]["title"] = 7
    with pytest.raises(InputError) as raised:
        decode_map(plain)
    assert raised.value.problems[0].values["place"] == "$.symposium.title"


def test_a_missing_key_is_told() -> None:
    plain = as_file(the_locker_map())
    del plain["facts"]
    with pytest.raises(InputError) as raised:
        decode_map(plain)
    assert "facts" in str(raised.value.problems[0].values["fault"])


def test_every_unknown_key_is_told_as_it_would_be_lost() -> None:
    plain = as_file(the_locker_map())
    plain["colour"] = "red"
    plain["stances"][0]["reasons"][0]["weight"] = 3
    with pytest.raises(InputError) as raised:
        decode_map(plain)
    places = {problem.values["place"] for problem in raised.value.problems}
    assert places == {"$.colour", "$.stances[0].reasons[0].weight"}


def test_a_map_that_contradicts_itself_is_an_integrity_error() -> None:
    plain = as_file(the_locker_map())
    plain["stances"][0]["participant"] = "nobody"
    with pytest.raises(IntegrityError, match="SM201"):
        decode_map(plain)
