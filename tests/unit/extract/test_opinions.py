"""分歧意见 in many forms; what each holds was written down before the rules were run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.extract.opinions import extract_opinions, opinion_problems
from tests.support.moderated import court_cases, moderated

ONE = (("案例", ("周某", "郑某")),)
TWO = (("案例一", ("郑某",)), ("案例二", ("冯某",)))


@dataclass(frozen=True)
class Row:
    """Paragraphs of the 分歧意见 part, and (case, ordinal, charges, joinder) of each opinion in them."""

    name: str
    paragraphs: tuple[str, ...]
    wants: tuple[tuple[int, int, tuple[str, ...], bool], ...]
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ONE


ROWS = [
    Row(
        "three in one paragraph",
        (
            "审理中形成三种意见。第一种意见认为，周某夺取他人财物时使用了暴力，构成抢劫罪。"
            "第二种意见认为，暴力只针对物，应定抢夺罪。第三种意见认为，应当以抢劫罪、抢夺罪数罪并罚。",
        ),
        ((1, 1, ("抢劫罪",), False), (1, 2, ("抢夺罪",), False), (1, 3, ("抢劫罪", "抢夺罪"), True)),
    ),
    Row(
        "one and another",
        (
            "一种意见认为，周某的行为构成招摇撞骗罪。周某冒充的是国家机关工作人员。"
            "另一种意见认为，周某的行为不构成招摇撞骗罪，应以诈骗罪追究刑事责任。",
        ),
        ((1, 1, ("招摇撞骗罪",), False), (1, 2, ("诈骗罪",), False)),
    ),
    Row(
        "观点一",
        ("观点一：周某构成挪用资金罪。", "观点二：周某不构成犯罪，双方属于民事纠纷，与挪用资金罪无关。"),
        ((1, 1, ("挪用资金罪",), False), (1, 2, (), False)),
    ),
    Row(
        "instances",
        ("公诉机关以非法经营罪提起公诉；一审法院以合同诈骗罪判处周某有期徒刑三年；辩护人认为周某无罪。",),
        ((1, 1, ("非法经营罪",), False), (1, 2, ("合同诈骗罪",), False), (1, 3, (), False)),
    ),
    Row(
        "counting starts again",
        (
            "第一种意见认为，郑某构成盗窃罪。第二种意见认为，郑某构成侵占罪。",
            "第一种意见认为，冯某构成诈骗罪。第二种意见认为，冯某的行为系民事欺诈，不应以犯罪论处。",
        ),
        (
            (1, 1, ("盗窃罪",), False),
            (1, 2, ("侵占罪",), False),
            (2, 1, ("诈骗罪",), False),
            (2, 2, (), False),
        ),
        TWO,
    ),
    Row(
        "有观点认为",
        (
            "有观点认为，周某以曝光相要挟，构成敲诈勒索罪；也有观点认为，周某是在行使权利，不构成犯罪；"
            "还有观点认为，周某起哄闹事，构成寻衅滋事罪。",
        ),
        ((1, 1, ("敲诈勒索罪",), False), (1, 2, (), False), (1, 3, ("寻衅滋事罪",), False)),
    ),
    Row(
        "from one heavier charge",
        (
            "第一种意见认为，手段行为触犯伪造公司印章罪，目的行为触犯合同诈骗罪，应从一重以合同诈骗罪论处。"
            "第二种意见认为，两行为相互独立，应当数罪并罚，即以伪造公司印章罪和合同诈骗罪并罚。",
        ),
        ((1, 1, ("合同诈骗罪",), False), (1, 2, ("伪造公司印章罪", "合同诈骗罪"), True)),
    ),
    Row(
        "rather than",
        (
            "第一种意见认为，周某利用的是职务上的便利，构成职务侵占罪而非盗窃罪。"
            "第二种意见认为，周某利用的只是工作便利，不是职务侵占罪，而是盗窃罪。",
        ),
        ((1, 1, ("职务侵占罪",), False), (1, 2, ("盗窃罪",), False)),
    ),
    Row(
        "reason first",
        (
            "第一种意见认为，密码是进入账户的钥匙。周某取得密码即取得占有。因此，其行为构成盗窃罪。"
            "第二种意见认为，银行才是占有人。周某冒用他人身份取款，故应认定为信用卡诈骗罪。",
        ),
        ((1, 1, ("盗窃罪",), False), (1, 2, ("信用卡诈骗罪",), False)),
    ),
    Row(
        "by case",
        (
            "关于案例一，第一种观点认为，郑某构成故意伤害罪；第二种观点认为，郑某系正当防卫，不负刑事责任。",
            "关于案例二，主要有两种意见：其一，冯某构成过失致人死亡罪。"
            "第一种观点认为，冯某构成过失致人死亡罪；第二种观点认为，系意外事件，冯某无罪。",
        ),
        (
            (1, 1, ("故意伤害罪",), False),
            (1, 2, (), False),
            (2, 1, ("过失致人死亡罪",), False),
            (2, 2, (), False),
        ),
        TWO,
    ),
    Row(
        "no joinder",
        (
            "第一种意见认为，周某构成非法拘禁罪和故意伤害罪，应数罪并罚。"
            "第二种意见认为，周某构成故意伤害罪，不应数罪并罚。",
        ),
        ((1, 1, ("非法拘禁罪", "故意伤害罪"), True), (1, 2, ("故意伤害罪",), False)),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_each_opinion_holds(row: Row) -> None:
    cases = court_cases(row.cases)
    ordinals = {case.id: case.ordinal for case in cases}
    transcript = moderated(None, [("甲某", "略。")], opinions=row.paragraphs)
    opinions = extract_opinions(transcript, cases)
    assert tuple((ordinals[o.case], o.ordinal, o.charges, o.joinder) for o in opinions) == row.wants
    for opinion in opinions:
        span = opinion.passage.span
        assert transcript.text.source.text[span.start : span.end] == opinion.passage.quote
        assert opinion.text in opinion.passage.quote


def test_who_holds_is_told() -> None:
    transcript = moderated(
        None,
        [("甲某", "略。")],
        opinions=[
            "第一种意见（检察机关）认为，周某构成贪污罪。第二种意见（辩护人）认为，周某构成职务侵占罪。"
        ],
    )
    assert [o.holder for o in extract_opinions(transcript, court_cases(ONE))] == ["检察机关", "辩护人"]


def test_instances_told_by_the_moderator_without_a_part_of_their_own() -> None:
    told = (
        "一审法院认定周某犯滥用职权罪，判处有期徒刑二年。检察机关抗诉提出应当认定为受贿罪。下面请各位发言。"
    )
    transcript = moderated(None, [("M", "周某是否构成犯罪？"), ("甲某", "略。")], opening=[("M", told)])
    opinions = extract_opinions(transcript, court_cases(ONE))
    assert [(o.holder, o.charges) for o in opinions] == [
        ("一审法院", ("滥用职权罪",)),
        ("检察机关", ("受贿罪",)),
    ]


def test_one_judgment_is_no_divergence() -> None:
    told = "法院以故意毁坏财物罪判处周某拘役四个月。现围绕该案研讨。"
    transcript = moderated(None, [("M", "周某是否构成犯罪？"), ("甲某", "略。")], opening=[("M", told)])
    assert extract_opinions(transcript, court_cases(ONE)) == ()


def test_a_part_that_could_not_be_read_is_a_problem() -> None:
    transcript = moderated(None, [("甲某", "略。")], opinions=["对本案存在不同认识。"])
    opinions = extract_opinions(transcript, court_cases(ONE))
    assert [p.code for p in opinion_problems(transcript, opinions)] == ["SM153"]
