"""The overview and the what-if page as they are served."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store


def test_what_a_busy_reader_gets(filled: Store, client: FlaskClient, locker: str) -> None:
    page = client.get(f"/zh/symposia/{locker}/overview").text
    assert filled
    assert "1 个案例，3 位专家，2 个问题，4 个具体问题" in page
    assert "1 处意见：魏明远" in page
    assert "对依据的不同用法" in page
    assert "#p-" in page  # a link into the reader


def test_in_english(filled: Store, client: FlaskClient, locker: str) -> None:
    assert filled
    assert "3 experts, 2 questions, 4 issues" in client.get(f"/en/symposia/{locker}/overview").text


def test_every_name_behind_an_answer_leads_to_its_passage(
    filled: Store, client: FlaskClient, locker: str
) -> None:
    """1.1: 韩松 yes, 罗晓 no, 魏明远 where the locker was open; each a link into the reader."""
    assert filled
    page = client.get(f"/zh/symposia/{locker}/overview").text
    for name in ("韩松", "罗晓", "魏明远"):
        assert re.search(rf'/reader#p-\d+-\d+"><bdi>{name}</bdi></a>', page)


def test_what_is_agreed_under_a_condition(filled: Store, client: FlaskClient, locker: str) -> None:
    """Where the locker was open two of three say yes, one of them in any case."""
    assert filled
    page = client.get(f"/zh/symposia/{locker}/overview").text
    assert "2／3 人同此结论（不设条件时 1 人）" in page


def test_the_reason_for_the_other_answer_that_nobody_takes_up(
    filled: Store, client: FlaskClient, locker: str
) -> None:
    """韩松 and 罗晓 give one reason each on 1.1 and answer nobody by name."""
    assert filled
    page = client.get(f"/zh/symposia/{locker}/overview").text
    assert "无人回应的理由" in page
    assert "2／2" in page


def test_the_switch_counts_decided_items_alone(filled: Store, client: FlaskClient, locker: str) -> None:
    """Of the seven answers only that of 魏明远 on 2.1 is accepted."""
    assert filled
    everything = client.get(f"/zh/symposia/{locker}/overview").text
    assert f'href="/zh/symposia/{locker}/overview?decided=1">只计入已核对的条目' in everything
    decided = client.get(f"/zh/symposia/{locker}/overview?decided=1").text
    assert "7 条意见中的 1 条" in decided
    assert "未核对，未计入" in decided
    assert f'href="/zh/symposia/{locker}/overview">计入全部条目' in decided
    assert "7 条意见中的 1 条" in client.get(f"/zh/symposia/{locker}?decided=1").text


def test_where_nothing_is_decided_it_says_so(store: Store, client: FlaskClient) -> None:
    plain = a_map(
        [Asked("1.1", "是否有效", proposition="有效")], [Said("韩松", "1.1", "有效")], experts=("韩松",)
    )
    store.save(plain)
    page = client.get(f"/zh/symposia/{plain.symposium.id}/overview?decided=1").text
    assert "还没有人核对过任何意见" in page


def test_a_symposium_in_which_nothing_turns_on_a_fact(store: Store, client: FlaskClient) -> None:
    plain = a_map(
        [Asked("1.1", "是否有效", proposition="有效")], [Said("韩松", "1.1", "有效")], experts=("韩松",)
    )
    store.save(plain)
    page = client.get(f"/zh/symposia/{plain.symposium.id}/what-if").text
    assert "没有哪位专家的结论系于某项事实" in page


@pytest.mark.parametrize("name", ["overview", "what-if"])
def test_script_in_a_text_is_text(store: Store, client: FlaskClient, name: str) -> None:
    hostile = "</script><script>alert(1)</script>"
    bad = a_map(
        [Asked("1.1", hostile, proposition=hostile)], [Said("韩松", "1.1", hostile)], experts=("韩松",)
    )
    store.save(bad)
    assert "<script>alert" not in client.get(f"/zh/symposia/{bad.symposium.id}/{name}").text


@pytest.mark.parametrize("name", ["overview", "what-if"])
def test_an_unknown_symposium(client: FlaskClient, name: str) -> None:
    assert client.get(f"/zh/symposia/symposium-0000000000000000/{name}").status_code == 404


def test_methods_say_what_they_rest_on(filled: Store, client: FlaskClient, locker: str) -> None:
    page = client.get(f"/zh/symposia/{locker}/methods").text
    assert filled
    assert "2 个具体问题" in page  # of 1.1, 1.2, 2.2 the last has one answer and is no unit
    assert "须有 20 人以上表态，本场表态的专家 3 人" in page
    assert "罗晓" in page


def test_by_case_too_tells_who_is_left_out_from_who_concludes_nothing(
    filled: Store, client: FlaskClient, locker: str
) -> None:
    """All three answer on the case; with the switch none of it counts, and nobody is said to have concluded nothing."""
    assert filled
    everything, decided = (client.get(f"/zh/symposia/{locker}{which}").text for which in ("", "?decided=1"))
    assert "未核对，未计入" not in everything
    assert decided.count(">未核对，未计入</td>") == 3
    assert decided.count(">未给出定性结论</td>") == 0
