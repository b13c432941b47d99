"""Whole turns read against issues; every turn and question is invented for the point it tries."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.model import AgreementKind, Attribution, Polarity, Silence
from tests.support.hearing import Ask, Heard, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity

THUMB = Ask(
    "撬开共享单车智能锁后自行骑走，能否认定为秘密窃取？", "撬开共享单车智能锁后自行骑走可以认定为秘密窃取"
)
PARK = Ask("小区地下车库是否属于刑法上的公共场所？", "小区地下车库属于刑法上的公共场所")
DRONE = Ask(
    "运营企业应否对用户乱停放造成的损害承担补充责任？", "运营企业应对用户乱停放造成的损害承担补充责任"
)


def one(ask: Ask, said: str) -> Heard:
    return hear([ask], [("罗启明", said)])


SINGLE = [
    (PARK, "小区地下车库当然属于公共场所，任何业主和访客都可以进出。", AFFIRM, "plain"),
    (PARK, "我认为不属于。车库设有门禁，只供业主使用。", DENY, "elliptical after 我认为"),
    (
        PARK,
        "不能一概而论。设有门禁且只供业主停放的，不属于公共场所；对外收费经营的，应当认定为公共场所。",
        CONDITIONAL,
        "two branches",
    ),
    (
        PARK,
        "所谓公共场所，其实质在于不特定多数人可以自由进出。将小区地下车库解释为公共场所，超出了国民的预测可能性，不妥。",
        DENY,
        "evaluation of the proposition",
    ),
    (PARK, "我的答案是肯定的。", AFFIRM, "答案是肯定的"),
    (PARK, "有人主张车库不是公共场所，我不赞成这种观点。", AFFIRM, "a told denial turned down"),
    (
        PARK,
        "原则上属于公共场所，但如果是封闭管理的单位自用车库，则不属于。",
        CONDITIONAL,
        "principle and exception",
    ),
    (THUMB, "很难说这是秘密窃取，毕竟车辆就停在路边，任何人都看得见。", DENY, "很难说"),
    (THUMB, "可以。所谓秘密，只要行为人自认为不被发觉就够了。", AFFIRM, "short answer first"),
    (THUMB, "难道众目睽睽之下骑走一辆车也能叫秘密窃取吗？", DENY, "rhetorical question"),
    (DRONE, "不应当。企业已经设置电子围栏，损害是用户造成的。", DENY, "short_answer"),
    (
        DRONE,
        "应看企业是否尽到了调度义务。尽到义务的，不承担责任；没有尽到的，应当承担补充责任。",
        CONDITIONAL,
        "应看其是否",
    ),
    (DRONE, "运营企业从投放中获利，理应承担补充责任。", AFFIRM, "理应"),
    (DRONE, "没有法律依据让运营企业承担补充责任。", DENY, "没有法律依据"),
    (DRONE, "我对侵权法没有研究，就不发表意见了。", SILENT, "passes"),
    (DRONE, "除非企业明知而放任，否则不应承担补充责任。", CONDITIONAL, "除非…否则"),
    (DRONE, "让运营企业承担补充责任，既不公平，也不现实。", DENY, "two evaluations"),
    (DRONE, "不是不应当承担，而是承担多少的问题。", AFFIRM, "不是不"),
]


@pytest.mark.parametrize(("ask", "said", "polarity", "why"), SINGLE, ids=[row[1][:24] for row in SINGLE])
def test_one_turn_on_one_issue(ask: Ask, said: str, polarity: Polarity, why: str) -> None:
    assert one(ask, said).stance("罗启明").polarity is polarity, why


def test_two_branches_are_two_values_of_one_fact() -> None:
    heard = one(DRONE, "企业尽到调度义务的，不承担补充责任；企业没有尽到调度义务的，应当承担补充责任。")
    stance = heard.stance("罗启明")
    assert [b.polarity for b in stance.branches] == [DENY, AFFIRM]
    assert len({c.fact for b in stance.branches for c in b.when}) == 1
    [fact] = heard.found.facts
    assert len(fact.values) == 2


THREE = [
    Ask("微信红包群抽头是否属于开设赌场？", "微信红包群抽头属于开设赌场"),
    Ask("代为管理账目的人能否认定为共犯？", "代为管理账目的人可以认定为共犯"),
    Ask("返还的本金应否从违法所得中扣除？", "返还的本金应从违法所得中扣除"),
]


def test_three_answers_in_order_without_the_words_of_the_questions() -> None:
    heard = hear(
        THREE, [("罗启明", "红包群抽头就是开设赌场。管账的人如果只领固定工资，不宜作为共犯。本金要扣除。")]
    )
    assert [heard.stance("罗启明", n).polarity for n in range(3)] == [AFFIRM, CONDITIONAL, AFFIRM]


def test_answers_in_another_order_with_topic_words() -> None:
    said = "先说第三个问题，返还的本金不应扣除，它是犯罪的成本。至于管理账目的人，明知而参与的就是共犯。回到第一个问题，微信群具有赌场的全部特征，应当认定。"
    heard = hear(THREE, [("罗启明", said)])
    assert heard.stance("罗启明", 0).polarity is AFFIRM
    assert heard.stance("罗启明", 1).polarity in (AFFIRM, CONDITIONAL)
    assert heard.stance("罗启明", 2).polarity is DENY


def test_an_issue_nobody_mentions_stays_silent() -> None:
    heard = hear(THREE, [("罗启明", "微信红包群抽头属于开设赌场，群主控制着规则和抽头比例。")])
    assert heard.stance("罗启明", 0).polarity is AFFIRM
    for issue in (1, 2):
        stance = heard.stance("罗启明", issue)
        assert (stance.polarity, stance.silence, stance.passage) == (SILENT, Silence.NOT_ADDRESSED, None)


def test_who_does_not_speak_is_absent() -> None:
    asks = [PARK]
    heard = hear(asks, [("罗启明", "属于。"), ("主持人", "谢谢。")], affiliations={})
    assert heard.stance("罗启明").polarity is AFFIRM


CASES = {"案例一": ("范某",), "案例二": ("谭某", "邹某")}
CHARGE_ONE = Ask("案例一范某的行为如何定性？", None, "open", "案例一")
CHARGE_TWO = Ask("案例二谭某、邹某应如何定罪处罚？", None, "open", "案例二")


def test_one_sentence_for_two_cases() -> None:
    heard = hear([CHARGE_ONE, CHARGE_TWO], [("罗启明", "范某、谭某和邹某均构成故意毁坏财物罪。")], CASES)
    assert heard.stance("罗启明", 0).charges == ("故意毁坏财物罪",)
    assert heard.stance("罗启明", 1).charges == ("故意毁坏财物罪",)


def test_each_case_gets_its_own_charge() -> None:
    said = "范某构成寻衅滋事罪，谭某构成故意毁坏财物罪。邹某在共同犯罪中起次要作用，是从犯，应当从轻处罚。"
    heard = hear([CHARGE_ONE, CHARGE_TWO], [("罗启明", said)], CASES)
    assert heard.stance("罗启明", 0).charges == ("寻衅滋事罪",)
    second = heard.stance("罗启明", 1)
    assert second.charges == ("故意毁坏财物罪",)
    assert [(p.party, p.charge, p.role, p.sentencing) for p in second.persons] == [
        ("party-2-谭某", "故意毁坏财物罪", None, None),
        ("party-2-邹某", None, "从犯", "从轻处罚"),
    ]


def test_charges_denied_and_no_crime() -> None:
    said = "范某的行为既不构成寻衅滋事罪，也不构成故意毁坏财物罪，属于民事纠纷。"
    stance = hear([CHARGE_ONE], [("罗启明", said)], CASES).stance("罗启明")
    assert (stance.polarity, stance.charges) == (DENY, ())
    assert set(stance.charges_denied) == {"寻衅滋事罪", "故意毁坏财物罪"}


def test_a_charge_for_facts_the_case_lacks_is_hypothetical() -> None:
    said = "范某构成故意毁坏财物罪。当然，如果他当时还持刀威胁保安，那就要考虑抢劫罪，但本案没有这样的情节。"
    stance = hear([CHARGE_ONE], [("罗启明", said)], CASES).stance("罗启明")
    assert (stance.polarity, stance.charges, stance.charges_hypothetical) == (
        AFFIRM,
        ("故意毁坏财物罪",),
        ("抢劫罪",),
    )


def test_charges_by_branches_are_all_in_favour() -> None:
    said = "要看财物的价值。价值达到五千元的，构成故意毁坏财物罪；达不到的，可以寻衅滋事罪论处。"
    stance = hear([CHARGE_ONE], [("罗启明", said)], CASES).stance("罗启明")
    assert stance.polarity is CONDITIONAL
    assert set(stance.charges) == {"故意毁坏财物罪", "寻衅滋事罪"}
    assert [b.charges for b in stance.branches if b.charges] == [("故意毁坏财物罪",), ("寻衅滋事罪",)]


def test_one_or_the_other_leaves_open() -> None:
    stance = hear([CHARGE_ONE], [("罗启明", "范某应以寻衅滋事罪或者故意毁坏财物罪定罪。")], CASES).stance(
        "罗启明"
    )
    assert stance.polarity is MIXED


def test_same_question_for_two_cases_with_one_general_answer() -> None:
    asks = [
        Ask("案例一能否适用缓刑？", "案例一可以适用缓刑", case="案例一"),
        Ask("案例二能否适用缓刑？", "案例二可以适用缓刑", case="案例二"),
    ]
    heard = hear(asks, [("罗启明", "两起案件都不宜适用缓刑，行为人均有前科。")], CASES)
    assert [heard.stance("罗启明", n).polarity for n in (0, 1)] == [DENY, DENY]


def test_agreement_by_surname_and_title_takes_over_the_view() -> None:
    heard = hear(
        [PARK],
        [
            ("罗启明", "不属于公共场所。"),
            ("司马骏", "我同意罗教授的意见。"),
            ("陈实", "我的看法与司马骏相反。"),
        ],
    )
    assert [heard.stance(n).polarity for n in ("罗启明", "司马骏", "陈实")] == [DENY, DENY, AFFIRM]
    assert heard.stance("司马骏").rule == "reference"
    kinds = [(a.source, a.target, a.kind) for a in heard.found.agreements]
    assert kinds == [
        (heard.people["司马骏"], heard.people["罗启明"], AgreementKind.AGREE),
        (heard.people["陈实"], heard.people["司马骏"], AgreementKind.DISAGREE),
    ]


def test_agreement_on_one_issue_and_an_own_view_on_the_other() -> None:
    asks = THREE[1:]
    said = "管理账目的问题，我赞成罗检察官的看法。但返还的本金不应当扣除。"
    heard = hear(asks, [("罗启明", "代为管理账目的人可以认定为共犯。返还的本金应当扣除。"), ("司马骏", said)])
    assert [heard.stance("司马骏", n).polarity for n in (0, 1)] == [AFFIRM, DENY]


def test_result_shared_and_ground_not() -> None:
    heard = hear(
        [PARK],
        [("罗启明", "不属于公共场所。"), ("陈实", "结论我同意罗老师，但理由不同，关键是车库不对外开放。")],
    )
    assert heard.stance("陈实").polarity is DENY
    assert heard.found.agreements[0].kind is AgreementKind.SAME_RESULT_OTHER_REASON


def test_deferred_where_the_colleague_holds_nothing() -> None:
    heard = hear([PARK], [("罗启明", "这个问题我不发表意见。"), ("陈实", "我同意罗老师。")])
    assert (heard.stance("陈实").polarity, heard.stance("陈实").silence) == (SILENT, Silence.DEFERRED)
    assert heard.stance("罗启明").silence is Silence.PASSED


def test_change_of_mind_keeps_what_was_held_before() -> None:
    turns = [
        ("罗启明", "小区地下车库属于公共场所。"),
        ("陈实", "不属于，车库有门禁。"),
        ("罗启明", "听了陈老师的意见，我修正自己的看法，有门禁的地下车库不属于公共场所。"),
    ]
    stance = hear([PARK], turns).stance("罗启明")
    assert stance.polarity in (DENY, CONDITIONAL)
    assert stance.supersedes is not None
    assert stance.supersedes.polarity is AFFIRM


def test_a_relayed_view_is_relayed() -> None:
    turns = [
        ("陈实", "属于公共场所。"),
        ("主持人", "罗启明老师因故没有到场，委托我转达他的意见：小区地下车库不属于公共场所。"),
        ("罗启明", "谢谢。"),
    ]
    stance = hear([PARK], turns).stance("罗启明")
    assert (stance.polarity, stance.attribution) == (DENY, Attribution.RELAYED)
    assert stance.relayed_by is not None


def test_views_told_are_kept_apart() -> None:
    heard = one(
        PARK, "有学者认为小区地下车库属于公共场所，因为访客也能进出。但我认为这种理解过宽，车库不是公共场所。"
    )
    assert heard.stance("罗启明").polarity is DENY
    [told] = heard.found.reported
    assert told.held_by == "有学者"


def test_a_claim_nobody_asked_for_is_kept_unplaced() -> None:
    heard = one(PARK, "小区地下车库属于公共场所。另外，该司机还应当以交通肇事罪追究刑事责任。")
    assert [u.charges for u in heard.found.unplaced] == [("交通肇事罪",)]


def test_reasons_are_the_speakers_own_words() -> None:
    said = "不属于公共场所，因为车库设有门禁，外人不能自由进出。"
    [reason] = one(PARK, said).stance("罗启明").reasons
    assert reason.text == "车库设有门禁，外人不能自由进出"
    assert reason.text in said


def test_choice_between_answers() -> None:
    ask = Ask(
        "违约金应当按照合同约定、实际损失还是市场平均水平计算？", None, "choice",
        options=(("合同约定", ()), ("实际损失", ()), ("市场平均水平", ())),
    )  # fmt: skip
    stance = one(ask, "我主张以实际损失为准，合同约定的数额过高。").stance("罗启明")
    assert stance.polarity is AFFIRM
    assert (stance.answers[0].option, stance.answers[0].polarity) == ("option-0-1", AFFIRM)


def test_open_question_with_a_criterion() -> None:
    ask = Ask("公共场所的范围应当如何界定？", None, "open")
    assert (
        one(ask, "公共场所是指不特定多数人可以自由进出的场所，其范围应当从开放程度来把握。")
        .stance("罗启明")
        .polarity
        is AFFIRM
    )


FEE = Ask(
    "Should a platform refund fees when an order is cancelled by the carrier?",
    "A platform should refund fees when an order is cancelled by the carrier",
)
NOTICE = Ask("Does an email count as written notice?", "An email counts as written notice")

ENGLISH = [
    ([FEE], "Yes. The customer paid for carriage and got none.", [AFFIRM], "short_answer"),
    ([FEE], "I'm against refunds of that kind.", [DENY], "against"),
    ([FEE], "It depends on who caused the cancellation.", [CONDITIONAL], "it depends"),
    ([FEE], "I'd refund the fees only if the platform chose the carrier.", [CONDITIONAL], "only if"),
    ([FEE], "I'll pass on this one.", [SILENT], "passes"),
    ([FEE, NOTICE], "No on the first, yes on the second.", [DENY, AFFIRM], "ordinals"),
    (
        [FEE, NOTICE],
        "The platform has to refund the fees. As for the email, I don't think it is written notice.",
        [AFFIRM, DENY],
        "topics",
    ),
    ([NOTICE], "I have no objection to treating an email as written notice.", [AFFIRM], "no objection"),
]


@pytest.mark.parametrize(("asks", "said", "polarities", "why"), ENGLISH, ids=[row[1][:24] for row in ENGLISH])
def test_english_turn(asks: list[Ask], said: str, polarities: list[Polarity], why: str) -> None:
    heard = hear(asks, [("Ellen Marsh", said)], moderator="MODERATOR")
    assert [heard.stance("Ellen Marsh", n).polarity for n in range(len(asks))] == polarities, why


def test_english_agreement_with_the_same_proviso() -> None:
    turns = [
        ("Ruth Doyle", "I would require a refund, provided that the order was prepaid."),
        ("Ellen Marsh", "I'm with the judge, same proviso."),
    ]
    heard = hear([FEE], turns, moderator="MODERATOR", affiliations={"Ruth Doyle": "former District Judge"})
    assert [heard.stance(n).polarity for n in ("Ruth Doyle", "Ellen Marsh")] == [CONDITIONAL, CONDITIONAL]


def test_every_passage_is_in_the_text_and_nothing_is_given_twice() -> None:
    heard = hear(
        THREE,
        [("罗启明", "红包群抽头就是开设赌场。管账的人不宜作为共犯。"), ("陈实", "同意罗老师。本金不扣除。")],
    )
    keys = [(s.issue, s.participant) for s in heard.found.stances]
    assert len(keys) == len(set(keys)) == 6
    for stance in heard.found.stances:
        assert (stance.passage is None) == (stance.silence in (Silence.ABSENT, Silence.NOT_ADDRESSED))
        assert 0 < stance.confidence < 1
    for a, b in pairwise(sorted(s.confidence for s in heard.found.stances)):
        assert a <= b


ELEMENT = Ask("网吧包间能否认定为寻衅滋事罪中的“公共场所”？", "网吧包间能认定为寻衅滋事罪中的“公共场所”")
CONDUCT = Ask(
    "往人群里扔酒瓶能否认定为寻衅滋事罪中的“随意殴打”行为？",
    "往人群里扔酒瓶能认定为寻衅滋事罪中的“随意殴打”行为",
)
CRIME = Ask("丁某是否构成寻衅滋事罪的共犯？", "丁某构成寻衅滋事罪的共犯")


@pytest.mark.parametrize(
    ("ask", "said", "charges"),
    [
        (ELEMENT, "能。包间向所有顾客开放。", ()),
        (ELEMENT, "可以认定，包间谁都可以进。", ()),
        (CONDUCT, "能。酒瓶砸中谁全凭运气。", ("寻衅滋事罪",)),
        (CRIME, "构成。他一直在旁边助威。", ("寻衅滋事罪",)),
    ],
)
def test_an_answer_on_an_element_names_no_charge(ask: Ask, said: str, charges: tuple[str, ...]) -> None:
    stance = one(ask, said).stance("罗启明")
    assert stance.polarity is AFFIRM
    assert stance.charges == charges
