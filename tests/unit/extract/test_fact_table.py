"""Facts as short labels with values, and which wordings are one fact. All conditions are invented."""

from __future__ import annotations

import pytest

from graph.extract.condition_texts import folded
from graph.extract.facts import gather_facts

ROWS = [
    # condition, label, value
    ("取决于买家是否识破", "买家是否识破", "识破"),
    ("要看行为人是否识破骗局", "是否识破骗局", "识破骗局"),
    ("关键看傅某在签字的那一刻有没有独立的控制权", "傅某有无独立的控制权", "有独立的控制权"),
    ("看中介在带看时有没有查询登记", "中介有无查询登记", "有查询登记"),
    ("就看控方能不能证明来源", "控方能否证明来源", "能证明来源"),
    ("先看软件是不是绕过了认证", "软件是否绕过了认证", "绕过了认证"),
    ("则要看银行知不知道此事", "银行是否知道此事", "知道此事"),
    ("后者则要进一步查明其是否放任了信息扩散", "是否放任了信息扩散", "放任了信息扩散"),
    ("判断的关键在于是否代表集体", "是否代表集体", "代表集体"),
    ("还应考虑当地有没有出台清单", "当地有无出台清单", "有出台清单"),
    ("有无归还的意思", "有无归还的意思", "有归还的意思"),
    ("是否以逃避返还为目的", "是否以逃避返还为目的", "以逃避返还为目的"),
    ("要看是否及时通知、其间有没有其他原因介入", "是否及时通知", "及时通知"),
    ("取决于评估结果", "评估结果", "评估结果"),
    ("平台的责任取决于其与司机的关系", "与司机的关系", "与司机的关系"),
    ("如果行为人明知", "是否明知", "明知"),
    ("若当时确已放弃", "是否放弃", "放弃"),
    ("不能证明的", "能否证明", "不能证明"),
    ("没有超过的", "是否超过", "没有超过"),
    ("未造成轻微伤的", "是否造成轻微伤", "未造成轻微伤"),
    ("能够证明“足以危害健康”的", "能否证明“足以危害健康”", "能够证明“足以危害健康”"),
    ("如果账户由他单独掌管", "账户由他单独掌管", "账户由他单独掌管"),
    ("两次报价相差悬殊的", "两次报价", "相差悬殊"),
    ("造成严重后果的", "造成后果", "严重"),
    ("两份合同的价款相差不大合同", "两份合同的价款", "相差不大"),
    ("如果假印章未被银行识破", "假印章是否被银行识破", "假印章未被银行识破"),
    ("如果包裹被他人取走", "包裹是否被他人取走", "包裹被他人取走"),
    ("被害人已经醒来的", "被害人已经醒来", "被害人已经醒来"),
    ("如果租车人完全没有使用该车", "租车人是否使用该车", "租车人完全没有使用该车"),
    ("如果修缮之后仍达到报废标准", "修缮之后是否仍达到报废标准", "修缮之后仍达到报废标准"),
    ("要看店里还有没有余货", "店里是否还有余货", "有余货"),
    ("如果能够查明其中一人也在场", "其中一人也在场", "其中一人也在场"),
    ("连告示都没有的", "有无告示", "连告示都没有"),
    ("要看货最终是在谁的仓库里", "货最终是在谁的仓库里", "货最终是在谁的仓库里"),
]

ENGLISH = [
    ("If the tenant had a key", "whether the tenant had a key", "the tenant had a key"),
    ("if it was sold you don't need the licence", "whether it was sold", "it was sold"),
    ("It depends on the size of the boat", "the size of the boat", "the size of the boat"),
]


@pytest.mark.parametrize(("text", "label", "value"), ENGLISH, ids=[r[1] for r in ENGLISH])
def test_english_label_and_value(text: str, label: str, value: str) -> None:
    [fact] = gather_facts([text], "s", "en").facts
    assert (fact.label, fact.values) == (label, (value,))


def test_on_what_nothing_turns_is_no_fact() -> None:
    assert not gather_facts(["and nothing in it turns on the size of the boat"], "s", "en").facts


PAIRS = [
    ("如果掺假酒没有被买家识破", "掺假酒被买家识破的", "a passive and its denial"),
    ("如果价格相差悬殊", "价格相差不大的", "two values of a word list"),
    ("取决于买家是否识破骗局", "买家没有识破骗局的", "whether, and its denial"),
    ("行为人明知来源的", "如果行为人不明知来源", "with and without 不"),
    ("要看是否超过期限", "没有超过期限的", "whether, and its denial without a subject"),
    ("有没有归还的意思", "没有归还的意思的", "有没有, and its denial"),
    ("能不能证明来源", "不能证明来源的", "能不能, and its denial"),
    ("如果尽到提示义务", "没有尽到提示义务的", "plain, and its denial"),
    ("要看平台是否尽到提示义务", "平台尽到提示义务的", "whether, and the affirmed"),
]

APART = [
    ("如果殷某明知来源", "如果焦某明知来源", "two persons"),
    ("是否取得许可", "是否造成损害", "two questions"),
    ("收了费的", "住了人的", "nothing shared"),
]


@pytest.mark.parametrize(("text", "label", "value"), ROWS, ids=[r[0] for r in ROWS])
def test_label_and_value(text: str, label: str, value: str) -> None:
    [fact] = gather_facts([text], "s", "zh").facts
    assert (fact.label, fact.values) == (label, (value,))


@pytest.mark.parametrize(("one", "other", "why"), PAIRS, ids=[r[2] for r in PAIRS])
def test_two_wordings_are_one_fact(one: str, other: str, why: str) -> None:
    assert len(gather_facts([one, other], "s", "zh").facts) == 1, why
    assert len(gather_facts([other, one], "s", "zh").facts) == 1, why


@pytest.mark.parametrize(("one", "other", "why"), APART, ids=[r[2] for r in APART])
def test_two_facts(one: str, other: str, why: str) -> None:
    assert len(gather_facts([one, other], "s", "zh").facts) == 2, why


SHORT = [
    (("要看买家是否知道货物的来源", "知道的", "不知道的"), 1, "a short answer takes up the question before"),
    (("取决于拘留是否超过了法定时限", "超过的", "没有超过的"), 1, "with the denial"),
    (("先看软件是不是绕过了认证", "绕过的", "没有绕过的"), 1, "a verb of it"),
    (("要看卖家有没有逐项询问", "没有询问的"), 1, "without its adverb"),
    (("取决于是否造成严重损失", "造成严重损失的"), 1, "a question with a word of value"),
    (("要看买家是否知道货物的来源", "已经付款的"), 2, "another matter"),
    (("要看买家是否知道货物的来源", "甲", "乙", "丙", "丁", "知道的"), 6, "too far away"),
]


@pytest.mark.parametrize(("texts", "count", "why"), SHORT, ids=[r[2] for r in SHORT])
def test_short_answers_to_a_question(texts: tuple[str, ...], count: int, why: str) -> None:
    assert len(gather_facts(texts, "s", "zh").facts) == count, why


def test_a_short_yes_is_the_value_that_was_asked_about() -> None:
    [fact] = gather_facts(["要看买家是否知道货物的来源", "知道的", "不知道的"], "s", "zh").facts
    assert (fact.label, fact.values) == ("买家是否知道货物的来源", ("知道货物的来源", "不知道"))


NOTHING = [
    "要区别不同情况",
    "应当分两种情形来看",
    "从罪刑相适应看",
    "两点",
    "没有什么好讨论的",
    "如果一定要定罪",
    "才负有提示的义务",
    "应当扣除",
    "按这一项不能认定情节严重",
    "前两类情形成立的",
    "要看最后表现出来的是什么",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_nothing_that_could_be_found_out_is_no_fact(text: str) -> None:
    assert gather_facts([text], "s", "zh").facts == ()


RIVALS = [
    # texts, pairs that lead to different results, label, values
    (
        ("仓库由殷某看管的", "仓库由门卫看管的"),
        ((0, 1),),
        "仓库由殷某还是门卫看管",
        ("仓库由殷某看管", "仓库由门卫看管"),
    ),
    (
        ("要区分借款的用途", "用于进货的", "用于赌博的"),
        ((0, 1), (1, 2)),
        "借款的用途",
        ("用于进货", "用于赌博"),
    ),
    (
        ("如果他们是在老板的主导下动手", "如果是在保安的主导下动手"),
        (),
        "由谁主导",
        ("老板", "保安"),
    ),
]


@pytest.mark.parametrize(("texts", "pairs", "label", "values"), RIVALS, ids=[r[2] for r in RIVALS])
def test_conditions_that_lead_to_different_results_are_values_of_one_fact(
    texts: tuple[str, ...], pairs: tuple[tuple[int, int], ...], label: str, values: tuple[str, ...]
) -> None:
    [fact] = gather_facts(texts, "s", "zh", [(texts[a], texts[b]) for a, b in pairs]).facts
    assert (fact.label, fact.values) == (label, values)


def test_results_for_two_persons_are_two_facts() -> None:
    texts = ["如果殷某明知来源", "如果焦某不明知来源"]
    assert len(gather_facts(texts, "s", "zh", [(texts[0], texts[1])]).facts) == 2


@pytest.mark.parametrize(
    ("clauses", "count", "why"),
    [
        (("如果只是临时帮忙", "干完就走"), 1, "said more closely"),
        (("如果价格虚高", "且卖家明知的"), 2, "another condition on top"),
        (("如果价格虚高", "卖家又明知的"), 2, "on top, behind its subject"),
        (("如果用于赌博", "或者转给他人"), 1, "another case of the same"),
        (("如果价格虚高", "如果卖家明知"), 2, "opened anew"),
    ],
    ids=lambda x: x if isinstance(x, str) else None,
)
def test_clauses_of_one_condition(clauses: tuple[str, ...], count: int, why: str) -> None:
    assert len(folded(clauses)) == count, why


def test_the_words_of_a_condition_are_those_of_all_its_clauses() -> None:
    [text] = folded(["如果用于赌博", "或者转给他人"])
    table = gather_facts([text], "s", "zh")
    assert table.conditions[text].text == "如果用于赌博，或者转给他人"
    assert table.facts[0].values == ("用于赌博，或者转给他人",)


def test_a_condition_put_in_other_words_is_told_by_the_plainer_ones() -> None:
    [text] = folded(["货物为天价货物的", "即与市价相差悬殊的"])
    table = gather_facts([text], "s", "zh")
    assert (table.facts[0].label, table.facts[0].values) == ("与市价", ("相差悬殊",))
    assert table.conditions[text].text == "货物为天价货物的，即与市价相差悬殊的"
