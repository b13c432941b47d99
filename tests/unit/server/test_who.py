"""查观点, over the two sample maps."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store

FOUND = re.compile(r'<article class="position" aria-label="([^"]+)"')


def asked(client: FlaskClient, **fields: str) -> list[str]:
    answer = client.get("/zh/who", query_string=fields)
    assert answer.status_code == 200
    return [html.unescape(label) for label in FOUND.findall(answer.text)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"charge": "抢夺罪"}, ["罗晓 1.2"]),
        ({"expert": "罗晓"}, ["罗晓 1.1", "罗晓 1.2"]),
        ({"polarity": "conditional"}, ["魏明远 1.1"]),
        ({"expert": "韩松", "polarity": "deny"}, ["韩松 1.1"]),
        ({"word": "社会一般观念"}, ["韩松 2.1"]),
        ({"authority": "诈骗案件解释", "expert": "罗晓"}, ["罗晓 1.2"]),
        ({"charge": "盗窃罪", "word": "并无此词"}, []),
    ],
)
def test_any_combination_finds_its_positions(
    client: FlaskClient, filled: Store, fields: dict[str, str], found: list[str]
) -> None:
    assert asked(client, **fields) == found


def test_within_one_symposium_question_and_issue_can_be_asked_for(
    client: FlaskClient, filled: Store, locker: str
) -> None:
    assert asked(client, symposium=locker, question="2") == ["韩松 2.1", "魏明远 2.1", "魏明远 2.2"]
    assert asked(client, symposium=locker, issue="1.2") == ["韩松 1.2", "罗晓 1.2"]
    form = client.get(f"/zh/who?symposium={locker}").text
    assert '<option value="2.2">2.2 平台应否赔偿</option>' in form
    assert "查观点" in form
    assert "意见对照表" in form


def test_each_position_leads_to_its_passage(client: FlaskClient, filled: Store, locker: str) -> None:
    page = client.get("/zh/who?charge=抢夺罪").text
    (anchor,) = set(re.findall(rf'href="/zh/symposia/{locker}/reader#(p-\d+-\d+)"', page))
    assert f'id="{anchor}"' in client.get(f"/zh/symposia/{locker}/reader").text
    assert "虚构" in page
    assert "“罗晓：应定诈骗罪”" not in page  # an invented passage carries no quotation marks


def test_the_states_say_what_to_do(client: FlaskClient, filled: Store) -> None:
    assert "还没有提问" in client.get("/zh/who").text
    nothing = client.get("/zh/who?charge=盗窃罪&word=并无此词").text
    assert "没有找到" in nothing
    assert "去掉“并无此词”" in nothing
    wrong = client.get("/zh/who?question=x")
    assert wrong.status_code == 422
    assert "SM192" in wrong.text


@pytest.mark.parametrize("asked_for", ["侵犯公民个人信息罪", "非法获取公民个人信息罪"])
def test_old_and_new_names_of_a_charge_are_found_together(
    client: FlaskClient, store: Store, asked_for: str
) -> None:
    store.save(
        a_map(
            [Asked("1.1", "偷拍是否构成犯罪", proposition="偷拍构成犯罪")],
            [Said("韩松", "1.1", "构成非法获取公民个人信息罪", charges=("非法获取公民个人信息罪",))],
            experts=("韩松",),
        )
    )
    assert asked(client, charge=asked_for) == ["韩松 1.1"]
    page = client.get("/zh/who", query_string={"charge": asked_for}).text
    assert "罪名一并查找" in page
    assert '现罪名 <strong lang="zh">侵犯公民个人信息罪</strong>（2015-11-01 起）' in page


def test_an_unknown_symposium_is_not_found(client: FlaskClient, filled: Store) -> None:
    assert client.get("/zh/who?symposium=symposium-none&charge=盗窃罪").status_code == 404
