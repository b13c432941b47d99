"""Cases and their parties from invented statements of facts."""

from __future__ import annotations

import pytest

from graph.extract.cases import extract_cases
from graph.model import PartyRole
from tests.support.moderated import moderated

ACCUSED, VICTIM, OTHER = PartyRole.ACCUSED, PartyRole.VICTIM, PartyRole.OTHER

FACTS = [
    (
        "2020年3月，被告人林某伙同吴某某，驾车至被害人何某家中，窃得现金2万元。",
        [("林某", ACCUSED, None), ("吴某某", ACCUSED, None), ("何某", VICTIM, None)],
    ),
    (
        "“话务员”钱某、孙某冒充客服，骗取冯某甲5万元，冯某甲报警后二人被抓获。",
        [("钱某", ACCUSED, "话务员"), ("孙某", ACCUSED, "话务员"), ("冯某甲", VICTIM, None)],
    ),
    (
        "甲、乙二人共谋抢劫，乙将丙打伤后取走手机。",
        [("甲", ACCUSED, None), ("乙", ACCUSED, None), ("丙", VICTIM, None)],
    ),
    (
        "某日，于某某在某市某酒店内与向某发生争执，向某受伤。",
        [("于某某", OTHER, None), ("向某", VICTIM, None)],
    ),
    (
        "高某系A公司业务员，擅自将货物转卖。高某到案后如实供述。",
        [("高某", ACCUSED, None), ("A公司", OTHER, None)],
    ),
    (
        "被告人孟庆山为谋取利益，向他人提供账户。孟庆山归案后退赃。被告人应当承担相应责任。",
        [("孟庆山", ACCUSED, None)],
    ),
    (
        "欧阳某将同事诸葛某的手机偷走后卖给收购人员李某1。",
        [("欧阳某", ACCUSED, None), ("诸葛某", VICTIM, None), ("李某1", OTHER, None)],
    ),
    ("A nurse named Calder copies patient records.", [("Calder", ACCUSED, None)]),
]


@pytest.mark.parametrize(("facts", "wants"), FACTS, ids=lambda v: v[:6] if isinstance(v, str) else "")
def test_parties_of_a_case(facts: str, wants: list[tuple[str, PartyRole, str | None]]) -> None:
    (case,) = extract_cases(moderated(None, [("甲某", "略。")], cases=[("案例一", facts)]), "symposium-1")
    assert {(p.name, p.role, p.group) for p in case.parties} == set(wants)


def test_one_name_in_two_cases_is_two_parties() -> None:
    cases = [("案例一", "李某盗窃他人财物。"), ("案例二", "李某被骗走存款。")]
    first, second = extract_cases(moderated(None, [("甲某", "略。")], cases=cases), "symposium-1")
    assert [p.name for p in first.parties] == [p.name for p in second.parties] == ["李某"]
    assert first.parties[0].id != second.parties[0].id
    assert [first.parties[0].role, second.parties[0].role] == [ACCUSED, VICTIM]


def test_a_case_told_by_the_moderator_is_named_after_its_accused() -> None:
    told = (
        "各位好。今天讨论的案件是这样的：2019年，被害人葛某委托中介出售房屋，"
        "中介人员崔某伪造委托书，将葛某的房屋抵押给他人，所得款项用于赌博。案发后崔某被抓获，所借款项至今没有归还。"
    )
    transcript = moderated(None, [("M", "崔某构成何罪？"), ("甲某", "略。")], opening=[("M", told)])
    (case,) = extract_cases(transcript, "symposium-1")
    assert case.label == "崔某案"
    assert {(p.name, p.role) for p in case.parties} == {("葛某", VICTIM), ("崔某", ACCUSED)}


def test_a_bare_heading_is_replaced_by_the_name_of_the_accused() -> None:
    transcript = moderated(None, [("甲某", "略。")], cases=[("基本案情", "被告人史某盗窃电缆若干。")])
    (case,) = extract_cases(transcript, "symposium-1")
    assert case.label == "史某案"


def test_opinions_without_any_case_get_one_to_stand_in() -> None:
    transcript = moderated(None, [("甲某", "略。")], opinions=["第一种意见认为，构成盗窃罪。"])
    assert [c.label for c in extract_cases(transcript, "symposium-1")] == ["本案"]


def test_nothing_told_is_no_case() -> None:
    assert extract_cases(moderated("如何理解善意取得", [("甲某", "略。")]), "symposium-1") == ()
