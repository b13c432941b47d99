"""Text that would be markup, Cypher or invisible steering is shown as text on every page."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from graph.model import AgreementKind, AuthorityKind, IssueKind, Polarity, Silence
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.visible import visible
from tests.support.factories import Asked, Case, Said, When, a_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

    from graph.model import ArgumentMap

SCRIPT = "<script>alert(1)</script>"
BREAK = "</script><img src=x onerror=alert(2)>"
ATTRIBUTE = "\"'><b onmouseover=alert(3)>"
CYPHER = "'}) DETACH DELETE n //"
TEMPLATE = "{{ 7*7 }}{% raw %}"
TURNED = "甲\u202e乙\u2066丙"
BELL = "响\x07铃\x1b[31m"


def hostile_map() -> ArgumentMap:
    names = (f"甲{SCRIPT}", f"乙{ATTRIBUTE}{TURNED}")
    return a_map(
        [
            Asked("1.1", f"此行为{BREAK}是否构成{CYPHER}", proposition=f"构成{SCRIPT}{TURNED}", case=1),
            Asked("1.2", f"定何罪{ATTRIBUTE}", IssueKind.CHOICE, options=(f"{SCRIPT}罪", "盗窃罪"), case=1),
            Asked("2.1", f"如何理解{BELL}", IssueKind.OPEN),
        ],
        [
            Said(names[0], "1.1", f"我认为{SCRIPT}构成{BELL}", charges=(f"{SCRIPT}罪",),
                 denied=(f"{BREAK}罪",), reasons=(f"因为{TEMPLATE}",),
                 cites=((f"刑法{BREAK}", f"第{SCRIPT}条"),)),
            Said(names[1], "1.1", f"看情况{TURNED}", Polarity.CONDITIONAL, confidence=0.3,
                 earlier=Polarity.DENY,
                 when=(When(((f"事实{SCRIPT}", f"值{ATTRIBUTE}"),), Polarity.AFFIRM, (f"{BREAK}罪",)),)),
            Said(names[0], "1.2", f"应定{SCRIPT}罪", charges=(f"{SCRIPT}罪",),
                 answers=((f"{SCRIPT}罪", Polarity.AFFIRM),),
                 persons=((f"丙{SCRIPT}", f"{SCRIPT}罪", f"主犯{BREAK}"),)),
            Said(names[1], "2.1", f"只谈标准{TEMPLATE}", Polarity.SILENT, Silence.STANDARD_ONLY),
            Said(names[0], "2.1", f"界定为{BREAK}", relayed_by=f"主持{SCRIPT}"),
        ],
        experts=((names[0], f"某大学{SCRIPT}"), names[1]),
        cases=[Case(f"案例{SCRIPT}", ((f"丙{SCRIPT}", f"组{BREAK}"),),
                    ((f"意见{TURNED}", (f"{SCRIPT}罪",)),))],
        title=f"研讨{SCRIPT}{ATTRIBUTE}{TURNED}{BELL}", organiser=f"某刊{BREAK}", moderator=f"主持{SCRIPT}",
        agreements=[(names[0], names[1], "1.1", AgreementKind.DISAGREE)],
        reported=[(names[0], f"有观点{SCRIPT}")], unplaced=[(names[1], 1, f"另外{BREAK}")],
        authorities=[(f"刑法{BREAK}", AuthorityKind.STATUTE, (f"《法{SCRIPT}》",))],
    )  # fmt: skip


@pytest.fixture(scope="module")
def client() -> Iterator[FlaskClient]:
    with open_store(MEMORY) as opened:
        opened.save(hostile_map())
        yield create_app(Settings(MEMORY), opened).test_client()


HERE = f"/symposia/{hostile_map().symposium.id}"
SEARCH = f"/who?symposium={hostile_map().symposium.id}"
PAGES = [
    "/",
    HERE,
    f"{HERE}/map",
    f"{HERE}/table",
    f"{HERE}/reader",
    f"{HERE}/what-if",
    f"{HERE}/persons",
    f"{HERE}/authorities",
    f"{HERE}/delete",
    "/who",
    SEARCH,
    f"{SEARCH}&polarity=conditional",
    f"/who?charge={quote(SCRIPT + '罪')}",
    f"/who?word={quote(BREAK)}&expert={quote(ATTRIBUTE)}",
    f"/who?expert={quote(CYPHER)}",
    f"/who?question={quote(SCRIPT)}",
    f"/symposia/{quote(SCRIPT)}",
    f"/nothing/{quote(ATTRIBUTE)}",
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_it_becomes_markup_or_stays_unseen(client: FlaskClient, lang: str, page: str) -> None:
    answer = client.get(f"/{lang}{page}")
    assert answer.status_code in (200, 404, 422)
    text = answer.text
    for live in ("<script>alert", "<img src=x", "<b onmouseover", "</script><img"):
        assert live not in text
    assert "49{%" not in text
    for unseen in ("\u202e", "\u2066", "\x07", "\x1b"):
        assert unseen not in text


@pytest.mark.parametrize("page", [HERE, f"{HERE}/table", f"{HERE}/reader", f"{HERE}/persons", "/"])
def test_it_can_be_read_as_it_is(client: FlaskClient, page: str) -> None:
    told = html.unescape(client.get(f"/zh{page}").text)
    assert SCRIPT in told
    assert "⟨U+202E⟩" in told


def test_what_the_scripts_of_what_if_show_is_seen(client: FlaskClient) -> None:
    """The island is JSON: what stands in it reaches the page as text, past the templates."""
    [told] = re.findall(
        r'<script type="application/json" id="what-if">(.*?)</script>', client.get(f"/zh{HERE}/what-if").text
    )
    assert "⟨U+202E⟩" in json.dumps(json.loads(told), ensure_ascii=False)
    assert not re.search("[\u202e\u2066\x07\x1b]", json.dumps(json.loads(told), ensure_ascii=False))


def test_the_store_still_answers_after_cypher_was_asked_for(client: FlaskClient) -> None:
    client.get(f"/zh/who?charge={quote(CYPHER)}&word={quote(CYPHER)}&authority={quote(CYPHER)}")
    assert client.get(f"/zh{HERE}").status_code == 200


def test_the_reader_shows_every_line_of_the_text(client: FlaskClient) -> None:
    told = html.unescape(client.get(f"/zh{HERE}/reader").text)
    for line in (
        f"因为{TEMPLATE}",
        f"界定为{BREAK}",
        "看情况甲⟨U+202E⟩乙⟨U+2066⟩丙",
        "构成响⟨U+0007⟩铃⟨U+001B⟩[31m",
    ):
        assert line in told


def test_visible_leaves_ordinary_text_alone() -> None:
    for ordinary in ("甲乙丙，“丁”。\n\tabc\r\n", "a\u200bb", "\ufeff题目", "שלום", "😀"):
        assert visible(ordinary) == ordinary
    assert visible("a\u200fb\x00\ud800") == "a⟨U+200F⟩b⟨U+0000⟩⟨U+D800⟩"
    assert visible(7) == 7
