"""The views of the whole library over three symposia, against tables counted by hand."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from benchmarks.generator import a_symposium
from graph.analysis.across.library import library_issues, shelf_of
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.views.library_authorities import PARTED, library_authorities
from server.views.library_heat import heat
from server.views.library_issues import UNDATED, AskedIssues, charge_lines, listed, narrowed
from server.views.library_network import SIZES, network
from server.views.library_people import library_experts
from tests.support.library_maps import LAW, LOST, NOW, THEN
from visual.network import MOST_NODES, Column, Node, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

    from graph.store.port import Store
    from server.views.library_issues import ListedIssue

MAPS = (THEN, NOW, LOST)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        for m in MAPS:
            opened.save(m)
        yield opened


@pytest.fixture(scope="module")
def everything(store: Store) -> tuple[ListedIssue, ...]:
    return listed(library_issues(MAPS), store.list())


@pytest.fixture
def client(store: Store) -> FlaskClient:
    return create_app(Settings(MEMORY), store).test_client()


def titles(found: tuple[ListedIssue, ...]) -> list[str]:
    return [f.symposium.title for f in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (AskedIssues(), ["=早先的研讨", "<b>没有日期</b>的研讨"]),
        (AskedIssues(everything=True), ["=早先的研讨", "<b>没有日期</b>的研讨", "后来的研讨"]),
        (AskedIssues(topic="罪与非罪"), ["<b>没有日期</b>的研讨"]),
        (AskedIssues(year="2015"), ["=早先的研讨"]),
        (AskedIssues(year=UNDATED), ["<b>没有日期</b>的研讨"]),
        (AskedIssues(year="2024"), []),
        (AskedIssues(charge="盗窃罪", everything=True), ["=早先的研讨", "后来的研讨"]),
        (AskedIssues(charge="盗窃", everything=True), ["=早先的研讨", "后来的研讨"]),
        (AskedIssues(charge="诈骗罪", everything=True), []),
        (AskedIssues(charge="无此罪名"), []),
        (AskedIssues(symposium=NOW.symposium.id, everything=True), ["后来的研讨"]),
        (AskedIssues(experts=(THEN.experts[1].id,), everything=True), ["=早先的研讨", "后来的研讨"]),
        (AskedIssues(experts=(THEN.experts[1].id, LOST.experts[1].id), everything=True), []),
    ],
)
def test_issues_are_narrowed(
    everything: tuple[ListedIssue, ...], asked: AskedIssues, expected: list[str]
) -> None:
    assert titles(narrowed(everything, asked)) == expected


def test_older_and_newer_names_of_a_charge_are_one(everything: tuple[ListedIssue, ...]) -> None:
    assert [(c.title, c.others, c.issues) for c in charge_lines(everything)] == [
        ("盗窃罪", (), 2),
        ("侵占罪", (), 1),
    ]


def test_an_old_name_is_found_by_the_new_one_and_the_other_way_round(
    everything: tuple[ListedIssue, ...],
) -> None:
    """窝藏、转移、收购、销售赃物罪 is 掩饰、隐瞒犯罪所得、犯罪所得收益罪 since 2006."""
    old, new = "窝藏、转移、收购、销售赃物罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"
    one = replace(everything[0], issue=replace(everything[0].issue, charges=(old,)))
    other = replace(everything[0], issue=replace(everything[0].issue, charges=(new,)))
    for asked in (old, new):
        assert len(narrowed([one, other], AskedIssues(charge=asked, everything=True))) == 2
    (line,) = charge_lines([one, other])
    assert (line.title, line.others, line.issues) == (new, (old,), 2)


def test_types_by_year(everything: tuple[ListedIssue, ...]) -> None:
    table = heat(everything)
    assert table.years == ("2024", "2015", UNDATED)
    assert [(r.topic, [(c.contested, c.issues, c.level) for c in r.cells]) for r in table.rows] == [
        ("罪与非罪", [(0, 0, 0), (0, 0, 0), (1, 1, 4)]),
        ("此罪与彼罪", [(0, 1, 0), (1, 1, 4), (0, 0, 0)]),
    ]
    assert [(r.total.contested, r.total.issues) for r in table.rows] == [(1, 1), (1, 2)]
    assert [(c.contested, c.issues) for c in table.totals] == [(0, 1), (1, 1), (1, 1)]
    assert (table.total.contested, table.total.issues) == (2, 3)


def test_experts() -> None:
    """韩松 of 东川大学 and 罗晓: once apart, once as one; 韩松 without affiliation may be the same person."""
    found = {(e.name, e.affiliation): e for e in library_experts(map(shelf_of, MAPS))}
    han, luo = found["韩松", "东川大学"], found["罗晓", "西川大学"]
    assert (len(han.symposia), han.issues, han.agree, han.differ) == (2, 2, 1, 1)
    assert [(b.name, b.agree, b.differ) for b in han.beside] == [("罗晓", 1, 1)]
    assert (luo.then, luo.now, luo.unsure) == (THEN.symposium, NOW.symposium, False)
    assert (han.then, han.now, han.unsure) == (LOST.symposium, NOW.symposium, True)
    zhou = found["周宁", None]
    assert (zhou.then, zhou.now, zhou.agree, zhou.differ) == (None, None, 0, 1)


def test_authorities() -> None:
    (law,) = library_authorities(map(shelf_of, MAPS), library_issues(MAPS))
    assert (law.name, law.experts, law.issues, law.parted) == (LAW, 2, 1, 1)
    assert sum(n for _, n in law.relations) == sum(n for r, n in law.relations if r in PARTED) == 1
    assert [(p.symposium, p.experts, p.parted) for p in law.places] == [(LOST.symposium, 2, 1)]


def test_the_network_by_hand(everything: tuple[ListedIssue, ...]) -> None:
    found = network(everything, 8)
    told = {str(kind): {n.name: (n.contested, n.issues) for n in nodes} for kind, nodes in found.columns}
    assert told == {
        "symposium": {"=早先的研讨": (1, 1), "后来的研讨": (0, 1), "<b>没有日期</b>的研讨": (1, 1)},
        "topic": {"此罪与彼罪": (1, 2), "罪与非罪": (1, 1)},
        "charge": {"盗窃罪": (1, 2), "侵占罪": (1, 1)},
        "authority": {LAW: (1, 1)},
    }
    names = {n.id: n.name for _, nodes in found.columns for n in nodes}
    assert {(names[k.one], names[k.other], k.issues) for k in found.links} == {
        ("=早先的研讨", "此罪与彼罪", 1), ("后来的研讨", "此罪与彼罪", 1), ("<b>没有日期</b>的研讨", "罪与非罪", 1),
        ("此罪与彼罪", "盗窃罪", 2), ("罪与非罪", "侵占罪", 1), ("侵占罪", LAW, 1),
    }  # fmt: skip


def test_an_issue_without_a_charge_is_joined_to_its_authority(everything: tuple[ListedIssue, ...]) -> None:
    civil = replace(
        everything[0], issue=replace(everything[0].issue, charges=(), authorities=(("a", "民法典"),))
    )
    found = network([civil], 8)
    assert {(k.one.partition(":")[0], k.other) for k in found.links} >= {("charge", "authority:a")}
    assert len(narrowed([civil, everything[1]], AskedIssues(charge="none", everything=True))) == 1


def test_what_does_not_fit_stands_in_one_card(everything: tuple[ListedIssue, ...]) -> None:
    """Of three symposia one is shown, the two others as one card with their two issues; two charges stay two."""
    found = network(everything, 1)
    symposia = dict(found.columns)["symposium"]  # type: ignore[index]  # kinds are words
    assert [(n.rest, n.issues, n.contested) for n in symposia] == [
        (0, 1, sum(n.contested for n in symposia[:1])),
        (2, 2, 2 - symposia[0].contested),
    ]
    assert [n.rest for n in dict(found.columns)["charge"]] == [0, 0]  # type: ignore[index]


def test_a_large_library_stays_within_the_cards(everything: tuple[ListedIssue, ...]) -> None:
    many = [a_symposium(5, n) for n in range(8)]
    with open_store(MEMORY) as full:
        for m in many:
            full.save(m)
        found = listed(library_issues(many), full.list())
    for size in SIZES:
        shown = network(found, size)
        nodes = [n for _, some in shown.columns for n in some]
        assert len(nodes) <= MOST_NODES
        known = {n.id for n in nodes}
        assert all({k.one, k.other} <= known for k in shown.links)
        columns = [
            Column(str(kind), tuple(Node(n.id, n.name or "rest", "1/1", "#", n.name) for n in some))
            for kind, some in shown.columns
        ]
        boxes = sorted(place(columns), key=lambda b: (b.x, b.y))
        for a, b in pairwise(boxes):
            assert a.x != b.x or a.y + a.h <= b.y


@pytest.mark.parametrize("view", ["contested", "authorities", "experts", "topics", "network"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_view_is_a_page_and_a_table(client: FlaskClient, view: str, lang: str) -> None:
    page = client.get(f"/{lang}/library/{view}")
    assert page.status_code == 200
    assert "<b>没有日期</b>" not in page.text
    answer = client.get(f"/{lang}/library/{view}.csv")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=library-{view}.csv"
    assert answer.text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(answer.text[1:])))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@"))]


def test_the_network_is_well_formed_and_every_card_leads_somewhere(client: FlaskClient) -> None:
    page = client.get("/zh/library/network").text
    (picture,) = re.findall(r"<svg class=\"network\".*?</svg>", page, re.DOTALL)
    tree = ET.fromstring(picture)  # noqa: S314 - our own page
    links = [a.get("href") or "" for a in tree.iter("a")]
    assert len(links) == 8
    assert {client.get(link).status_code for link in links} == {200}


def test_csv_holds_what_the_filter_leaves(client: FlaskClient) -> None:
    text = client.get("/zh/library/contested.csv?year=2015").text
    (row,) = list(csv.DictReader(io.StringIO(text[1:])))
    assert (row["研讨"], row["编号"], row["有争议"], row["表态／共"], row["罪名"]) == (
        "'=早先的研讨", "1.1", "是", "2", "盗窃罪",
    )  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "?page=0",
        "?page=99999999",
        "?page=x",
        "?page=²",
        "?size=9999",
        "?expert=%3Cb%3E&all=1",
        "?charge=%00&topic='",
    ],
)
def test_whatever_is_asked_is_no_fault(client: FlaskClient, query: str) -> None:
    for view in ("contested", "authorities", "experts", "topics", "network"):
        answer = client.get(f"/zh/library/{view}{query}")
        assert answer.status_code == 200
        assert "<b>" not in answer.text


def test_no_view_of_that_name(client: FlaskClient) -> None:
    assert client.get("/zh/library/nothing.csv").status_code == 404


@pytest.mark.parametrize("view", ["contested", "authorities", "experts", "topics", "network"])
def test_empty_and_single(view: str) -> None:
    with open_store(MEMORY) as opened:
        asked = create_app(Settings(MEMORY), opened).test_client()
        assert "研讨库还是空的" in asked.get(f"/zh/library/{view}").text
        opened.save(NOW)
        page = asked.get(f"/zh/library/{view}").text
        told = "没有援引任何依据" if view == "authorities" else "只有一场研讨"
        assert told in page
        if view == "contested":
            assert "还没有答案相互排斥的具体问题" in page
