"""The order of the stance table, by hand over small panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.model import Polarity
from server.views.stance_table import ExpertOrder, RowOrder, stance_table
from tests.support.factories import Asked, Said, a_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.model import ArgumentMap
    from graph.store.port import Store

YES, NO = Polarity.AFFIRM, Polarity.DENY


def panel(**answers: str) -> ArgumentMap:
    """Each expert's answers to polar issues 1.1, 1.2, …: + yes, - no, . silent."""
    count = len(next(iter(answers.values())))
    asked = [
        Asked(f"1.{n + 1}", f"第{n + 1}项是否构成", proposition=f"第{n + 1}项构成") for n in range(count)
    ]
    said = [
        Said(name, f"1.{n + 1}", "主张", YES if sign == "+" else NO)
        for name, told in answers.items()
        for n, sign in enumerate(told)
        if sign != "."
    ]
    return a_map(asked, said, experts=tuple(answers))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # 甲 and 丙 agree on all, 乙 and 丁 on all, the two pairs on nothing
        ({"甲": "+++", "乙": "---", "丙": "+++", "丁": "---"}, ["甲", "丙", "乙", "丁"]),
        # a row from one end to the other: 甲 -1- 丙 -1- 乙
        ({"甲": "++++", "乙": "----", "丙": "++--"}, ["甲", "丙", "乙"]),
        # nothing to compare: as in the text
        ({"甲": "+.", "乙": ".+"}, ["甲", "乙"]),
    ],
)
def test_those_who_agree_stand_side_by_side(answers: dict[str, str], expected: list[str]) -> None:
    m = panel(**answers)
    table = stance_table(m, analyse(m), experts=ExpertOrder.SIMILARITY)
    assert [e.name for e in table.experts] == expected


def test_the_cells_move_with_their_expert() -> None:
    m = panel(甲="+++", 乙="---", 丙="+++")
    table = stance_table(m, analyse(m), experts=ExpertOrder.SIMILARITY)
    for row in table.questions[0].rows:
        assert [a.expert.name for a in row.answers] == [e.name for e in table.experts]


def test_the_most_contested_come_first_and_the_agreed_last() -> None:
    # 1.1 all agree; 1.2 three against one; 1.3 two against two; 1.4 one answer alone
    m = panel(甲="+++.", 乙="+++.", 丙="++-.", 丁="+--+")
    table = stance_table(m, analyse(m), RowOrder.CONTENTION)
    [everything] = table.questions
    assert everything.question is None
    assert [row.stand.issue.number for row in everything.rows] == ["1.3", "1.2", "1.4", "1.1"]


@pytest.mark.parametrize(
    "query", ["", "?rows=contention", "?experts=similarity", "?rows=nonsense&experts=<b>"]
)
def test_the_page_in_every_order(client: FlaskClient, filled: Store, locker: str, query: str) -> None:
    answer = client.get(f"/zh/symposia/{locker}/table{query}")
    assert answer.status_code == 200
    assert answer.text.count('class="issue-text"') == 4
