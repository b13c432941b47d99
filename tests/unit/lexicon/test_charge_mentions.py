"""Charges in running text, on invented sentences; what a row shows stands behind it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.lexicon.charges import find_charges

ROWS: list[tuple[str, list[tuple[str, str]]]] = [
    # text, [(as written, name in full)]
    ("张三构成盗窃罪。", [("盗窃罪", "盗窃罪")]),  # the plain case
    ("盗窃罪的数额怎样计算，是另一个问题。", [("盗窃罪", "盗窃罪")]),  # a topic is a mention too
    ("本案不属于合同诈骗罪。", [("合同诈骗罪", "合同诈骗罪")]),  # not 诈骗罪 inside it
    ("属于典型的电信网络诈骗罪。", [("诈骗罪", "诈骗罪")]),  # words in front are no part of the name
    ("宜定“敲诈勒索罪”。", [("敲诈勒索罪", "敲诈勒索罪")]),  # quotation marks stay outside
    ("其卖假酒成立销售伪劣产品罪。", [("销售伪劣产品罪", "销售伪劣产品罪")]),  # a selection keeps its name
    ("他犯组织领导传销活动罪。", [("组织领导传销活动罪", "组织、领导传销活动罪")]),  # 、 left out
    (
        "这就是组织他人偷越国(边)境罪。",
        [("组织他人偷越国(边)境罪", "组织他人偷越国（边）境罪")],
    ),  # half brackets
    ("应以帮信罪论处。", [("帮信罪", "帮助信息网络犯罪活动罪")]),  # short form
    ("妨碍公务罪与袭警罪不同。", [("妨碍公务罪", "妨害公务罪"), ("袭警罪", "袭警罪")]),  # popular name
    (
        "这不符合非法获取公民信息罪的要求。",
        [("非法获取公民信息罪", "非法获取公民个人信息罪")],
    ),  # word left out
    (
        "行为人非法获取公民信息罪成立。",
        [("非法获取公民信息罪", "非法获取公民个人信息罪")],
    ),  # no word before it
    ("按抢劫定罪处罚。", [("抢劫", "抢劫罪")]),  # bare, governed by 按…定罪
    ("以盗窃论处为宜。", [("盗窃", "盗窃罪")]),
    ("这种情形照样定盗窃。", [("盗窃", "盗窃罪")]),  # 定 + bare
    ("构成诈骗的，退赃可以从宽。", [("诈骗", "诈骗罪")]),
    ("二人都应认定为诈骗。", [("诈骗", "诈骗罪")]),
    ("宜以诈骗和强迫交易两罪并罚。", [("诈骗", "诈骗罪"), ("强迫交易", "强迫交易罪")]),  # counted: 两罪
    ("构成盗窃、抢劫、强奸等罪。", [("盗窃", "盗窃罪"), ("抢劫", "抢劫罪"), ("强奸", "强奸罪")]),
    ("盗窃、诈骗罪的界限在处分行为。", [("盗窃", "盗窃罪"), ("诈骗罪", "诈骗罪")]),  # one 罪 for both
    ("诈骗罪和强迫交易罪应当并罚。", [("诈骗罪", "诈骗罪"), ("强迫交易罪", "强迫交易罪")]),
    ("到底是盗窃还是诈骗？", [("盗窃", "盗窃罪"), ("诈骗", "诈骗罪")]),  # a question between two
    ("李四是敲诈勒索的共犯。", [("敲诈勒索", "敲诈勒索罪")]),  # the kind of offender
    ("职务侵占不成立，因为没有职务便利。", [("职务侵占", "职务侵占罪")]),
    ("先骗后打的，转化为抢劫。", [("抢劫", "抢劫罪")]),
    ("不构成盗窃，也不构成侵占。", [("盗窃", "盗窃罪"), ("侵占", "侵占罪")]),  # denied is mentioned
    (
        "拐卖妇女、儿童罪是选择性罪名。",
        [("拐卖妇女、儿童罪", "拐卖妇女、儿童罪")],
    ),  # 、 inside a name is no list
    ("结论也一样，掩隐。", [("掩隐", "掩饰、隐瞒犯罪所得、犯罪所得收益罪")]),  # a contraction needs no verb
    (
        "所以我支持帮信，不支持掩隐。",
        [("帮信", "帮助信息网络犯罪活动罪"), ("掩隐", "掩饰、隐瞒犯罪所得、犯罪所得收益罪")],
    ),
    ("帮信案件这两年很多，掩隐要求明知。", []),  # but names no charge within a phrase
    ("触犯网络敲竹杠罪。", [("网络敲竹杠罪", "网络敲竹杠罪")]),  # unknown, but not lost
    (
        "过失杀人罪已不用，过失伤害罪也一样。",
        [("过失杀人罪", "过失杀人罪"), ("过失伤害罪", "过失致人重伤罪")],
    ),
    ("I would charge bank fraud and stop there.", [("bank fraud", "bank fraud")]),
    (
        "Wire fraud, or aggravated identity theft?",
        [("Wire fraud", "wire fraud"), ("aggravated identity theft", "aggravated identity theft")],
    ),
    # no mention
    ("《盗窃罪研究》一书另有分析。", []),  # a book
    ("最高法《关于审理抢劫案件的解释》没有规定。", []),  # the name of a document
    ("张三以诈骗方式取得财物。", []),  # conduct
    ("他先实施了盗窃行为，后又持有赃物。", []),
    ("构成诈骗行为。", []),  # conduct although 构成 governs it
    ("此罪与彼罪、重罪与轻罪、一罪与数罪。", []),  # words that are no charges
    ("构成犯罪的，以一罪论处，不数罪并罚。", []),
    ("应当定罪，但罪名、罪状、罪责都有争议。", []),
    ("二人构成共同犯罪，是犯罪未遂。", []),
    ("盗窃罪犯的改造是另一回事。", []),  # 罪犯, not 盗窃罪
    ("合同成立不等于生效。", []),
    ("The robberyx file was lost.", []),  # inside another word
    ("Under the Computer Fraud and Abuse Act the answer is no.", []),  # the name of an act
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[r[0][:24] for r in ROWS])
def test_find_charges(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[m.start : m.end], m.name) for m in find_charges(text)] == expected


def test_an_unknown_name_has_no_charge_and_a_known_one_has() -> None:
    unknown, known = find_charges("触犯网络敲竹杠罪，而不是诈骗罪。")
    assert unknown.charge is None
    assert known.charge is not None


def test_a_section_of_the_law_is_kept_where_a_verb_governs_it_but_is_no_charge() -> None:
    (mention,) = find_charges("其行为构成渎职罪。")
    assert (mention.name, mention.charge) == ("渎职罪", None)
    assert find_charges("渎职罪一章的规定较多。") == ()


def test_the_family_of_a_selection() -> None:
    (mention,) = find_charges("应以贩卖、运输毒品罪追究责任。")
    assert mention.name == "贩卖、运输毒品罪"
    assert mention.charge is not None
    assert mention.charge.name == "走私、贩卖、运输、制造毒品罪"


def test_mentions_do_not_overlap_and_are_in_order() -> None:
    text = "盗窃、诈骗罪和合同诈骗罪，非法获取计算机信息系统数据罪；" * 20
    found = find_charges(text)
    assert len(found) == 80
    assert all(a.end <= b.start for a, b in pairwise(found))
