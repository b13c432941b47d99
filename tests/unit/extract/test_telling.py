"""Views that a speaker tells and does not hold: whose they are, and what the speaker thinks of them. All invented."""

from __future__ import annotations

import pytest

from graph.model import Polarity
from tests.support.hearing import Ask, hear

AFFIRM, DENY = Polarity.AFFIRM, Polarity.DENY
WELL = Ask("村民擅自填埋公用水井，是否构成故意毁坏财物罪？", "村民擅自填埋公用水井构成故意毁坏财物罪")
DITCH = Ask("Is the farmer who filled the ditch liable to his neighbour in nuisance?", "the farmer who filled the ditch is liable to his neighbour in nuisance")  # fmt: skip
ROWS = [
    (WELL, "有学者认为，水井不是财物。我不赞同这种观点，应当构成。", AFFIRM, "有学者"),
    (WELL, "辩护人提出，水井早已废弃，不构成犯罪。该意见不能成立。", AFFIRM, "辩护人"),
    (WELL, "实践中有一种观点认为不构成犯罪，这种看法站不住脚。", AFFIRM, "有一种"),
    (WELL, "检察机关认为构成故意毁坏财物罪，我赞成。", AFFIRM, "检察机关"),
    (DITCH, "Counsel argued that the ditch was his to fill. I am not persuaded. He is liable.", AFFIRM, "Counsel"),
    (DITCH, "Some commentators say there is no nuisance without fault. That can't be right.", AFFIRM, "Some commentators"),
    (DITCH, "The trial judge held that he was not liable, and I think the trial judge was wrong.", AFFIRM, "The trial judge"),
    (DITCH, "My students always say that he owes nothing. I agree with them.", DENY, "My students"),
    (DITCH, "The Law Commission has suggested that such claims be abolished. I don't follow it; he is liable.", AFFIRM, "The Law Commission"),
    (DITCH, "According to Professor Vane, the old cases are dead. I think he is liable.", AFFIRM, "Professor Vane"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said", "polarity", "holder"), ROWS, ids=[row[1][:24] for row in ROWS])
def test_a_view_told(ask: Ask, said: str, polarity: Polarity, holder: str) -> None:
    name = "罗启明" if ask is WELL else "Ruth Calloway"
    heard = hear([ask], [(name, said)])
    assert heard.stance(name).polarity is polarity
    [told] = heard.found.reported
    assert told.held_by == holder
    assert told.by == heard.people[name]
    assert told.passage.quote in said
