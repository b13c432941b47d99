"""Persons and authorities as pages say them, on maps made by hand."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

from graph.analysis.report import analyse
from graph.model import AuthorityKind, Polarity
from server.views.authorities import authorities_page
from server.views.persons import persons_sheets
from tests.support.factories import Asked, Case, Said, a_map
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.model import ArgumentMap
    from graph.store.port import Store

TODAY = dt.date(2026, 1, 1)
TORT = "中华人民共和国侵权责任法"


def depot() -> ArgumentMap:
    """Two experts over one provision with opposite results, one on another issue; a doctrine; the act of May 2019."""
    return a_map(
        [
            Asked("1.1", "平台应否赔偿", proposition="应当赔偿", case=1),
            Asked("1.2", "是否减轻责任", proposition="减轻", case=1),
            Asked("2.1", "今后如何立法", proposition="应当立法"),
        ],
        [
            Said("韩松", "1.1", "应当赔偿", cites=((TORT, "第三十六条"),)),
            Said("罗晓", "1.1", "不应赔偿", Polarity.DENY, cites=((TORT, "第三十六条"),)),
            Said("程敏", "1.2", "应当减轻", cites=((TORT, None), ("公平原则", None))),
            Said("程敏", "2.1", "应当立法"),
        ],
        experts=("韩松", "罗晓", "程敏"),
        cases=[Case("案例一 2019年5月，平台放任侵权", (("赵某", None),))],
        authorities=[(TORT, AuthorityKind.STATUTE, ()), ("公平原则", AuthorityKind.DOCTRINE, ())],
        date="2022-03-01",
    )


def test_contested_first_with_validity_on_the_three_days() -> None:
    page = authorities_page(depot(), analyse(depot()), "zh", TODAY)
    law, doctrine = page.cards
    assert (law.authority.name, law.contested, law.experts) == (TORT, True, 3)
    assert [(t.time, t.told) for t in law.validity.times] == [
        ("行为时（2019-05）", "有效"),
        ("研讨时", "已失效"),
        ("今日", "已失效"),
    ]
    assert [p.quote for p in law.validity.times[0].passages] == ["2019年5月"]
    assert law.validity.published == "2009-12-26 发布，2010-07-01 施行，2021-01-01 起失效"
    assert law.validity.successor == "中华人民共和国民法典"
    assert (law.validity.checked, law.validity.is_checked) == ("时效性未核对", False)
    assert (doctrine.validity.rank, doctrine.validity.times, doctrine.validity.checked) == ("学理", (), "")


def test_the_four_kinds_and_the_issues_without_authority() -> None:
    page = authorities_page(depot(), analyse(depot()), "zh", TODAY)
    counts = {str(relation): n for relation, n in page.counts}
    assert counts["other_reading"] + counts["same_reading_other_result"] == 1
    assert (counts["same_reading_same_result"], counts["other_purpose"]) == (0, 2)
    assert [i.number for i in page.without] == ["2.1"]
    assert [(i.number, names) for i, names in page.resting] == [("1.1", (TORT,)), ("1.2", (TORT, "公平原则"))]


def test_whom_an_expert_does_not_take_singly_is_told_with_what_is_said_of_the_case() -> None:
    m = the_locker_map()
    [sheet] = persons_sheets(m, analyse(m))
    assert [p.party.name for p in sheet.persons] == ["杜某", "姚某"]
    assert sheet.addressed == (1, 6)
    assert [p.opens_group for p in sheet.persons] == [False, True]


def test_the_pages_say_so(client: FlaskClient, filled: Store) -> None:
    filled.save(depot())
    told = html.unescape(client.get(f"/zh/symposia/{depot().symposium.id}/authorities").text)
    assert "时效性未核对" in told
    assert "本页不判断应适用何法" in told
    assert "现由《中华人民共和国民法典》取代" in told
    persons = client.get(f"/en/symposia/{the_locker_map().symposium.id}/persons").text
    assert persons.count("Not told apart") == 5
    assert "on the case: " in persons
