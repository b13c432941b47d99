"""Whether a clause holds or denies: rows with the point of the language each tries."""

from __future__ import annotations

import pytest

from graph.extract.negation import negated

HOLDS, DENIES = False, True

CHINESE = [
    ("林某的举动构成妨害公务罪", HOLDS, "plain"),
    ("林某的举动不构成妨害公务罪", DENIES, "plain negation"),
    ("该录音应予排除", DENIES, "a verb that is itself a denial"),
    ("该录音不应予以排除", HOLDS, "negation of a denial"),
    ("没有理由否认其真实性", HOLDS, "two negations"),
    ("不得不承认该合同有效", HOLDS, "不得不 is no negation"),
    ("谈不上正当防卫", DENIES, "谈不上 without another verb"),
    ("难以认定具有占有目的", DENIES, "难以"),
    ("非法经营的故意可以认定", HOLDS, "非法 is a fixed word"),
    ("不特定多数人的安全受到威胁，应当认定", HOLDS, "不特定 is a fixed word"),
    ("成立不作为犯", HOLDS, "不作为 is a fixed word"),
    ("属于犯罪未遂", HOLDS, "未遂 is a fixed word"),
    ("不属于犯罪未遂", DENIES, "negation before a fixed word"),
    ("取得不当得利应当返还", HOLDS, "不当得利 is a fixed word"),
    ("这种说法不妥", DENIES, "evaluation"),
    ("这种说法并无不妥", HOLDS, "set phrase of approval"),
    ("未尝不可以按共犯处理", HOLDS, "未尝不可"),
    ("不能不说这是一种欺骗", HOLDS, "不能不"),
    ("没有取得许可证的人出售药品构成非法经营罪", HOLDS, "negation shut into a modifier"),
    ("不具有国家工作人员身份的人可以成为共犯", HOLDS, "negation shut into a modifier"),
    ("并非所有的欺瞒都成立诈骗罪", DENIES, "negation of a quantity"),
    ("我不赞成把它解释为凶器", DENIES, "attitude with a proposition"),
    ("我不赞成它不是凶器的说法", HOLDS, "negated attitude over a negated proposition"),
    ("主张不成立共犯", DENIES, "attitude over a negation"),
    ("反对将其作为证据使用", DENIES, "反对"),
    ("不反对将其作为证据使用", HOLDS, "不反对"),
    ("认为不构成犯罪的意见不能成立", HOLDS, "a view, itself negative, turned down"),
    ("认为构成犯罪的意见不能成立", DENIES, "a view turned down"),
    ("不能认为只要收钱就都构成受贿", DENIES, "不能认为…都"),
    ("可以推定行为人没有归还的意思", DENIES, "inference over a negation"),
    ("难道这还不算暴力吗？", HOLDS, "rhetorical question with a negation"),
    ("难道这能算暴力吗？", DENIES, "rhetorical question"),
    ("岂能一罚了之？", DENIES, "岂能"),
    ("并不意味着不需要承担责任", HOLDS, "two negations over a connecting verb"),
    ("无须另行评价", DENIES, "无须"),
    ("没有必要另设罪名", DENIES, "没有必要"),
    ("毫无疑问属于公共场所", HOLDS, "毫无疑问"),
    ("与罪刑法定并不矛盾", HOLDS, "set phrase of approval"),
    ("有违罪刑法定", DENIES, "unfavourable judgement without a negation"),
    ("是不能成立的", DENIES, "是…的 around a negation"),
    ("并不是不能追究", HOLDS, "不是不能"),
    ("不仅构成诈骗罪", HOLDS, "不仅"),
    ("无论是否明知均应处罚", HOLDS, "无论, 是否"),
    ("应当以无罪处理", HOLDS, "无罪 names an outcome"),
    ("非国家工作人员受贿罪成立", HOLDS, "a charge that begins with 非"),
    ("很难说属于公共财产", DENIES, "很难说"),
    ("不宜认定为自首", DENIES, "不宜"),
    ("不否认存在过失", HOLDS, "不否认"),
    ("对该数额不予认定", DENIES, "不予"),
    ("何尝不是一种威胁？", HOLDS, "何尝不"),
]

ENGLISH = [
    ("I don't think it is a search", DENIES, "negated attitude"),
    ("it is a search", HOLDS, "plain"),
    ("I am opposed to the rule", DENIES, "a verb of denial"),
    ("I would not oppose the rule", HOLDS, "negation of a denial"),
    ("I have no objection to the fee", HOLDS, "no objection"),
    ("nothing in the statute allows it", DENIES, "nothing"),
    ("not only is it lawful", HOLDS, "not only"),
]


@pytest.mark.parametrize(("clause", "denies", "why"), CHINESE, ids=[row[0] for row in CHINESE])
def test_chinese_clause(clause: str, denies: bool, why: str) -> None:
    assert negated(clause) is denies, why


@pytest.mark.parametrize(("clause", "denies", "why"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_clause(clause: str, denies: bool, why: str) -> None:
    assert negated(clause, "en") is denies, why


@pytest.mark.parametrize("clause", ["构成抢夺罪", "属于公共场所", "应当承担责任", "成立自首", "可以采信"])
def test_one_more_negation_turns_a_clause_round(clause: str) -> None:
    assert negated(clause) is HOLDS
    assert negated("不" + clause) is DENIES
    assert negated("并非不" + clause) is HOLDS


def test_a_set_phrase_is_a_negation_where_its_verb_is_what_is_asked() -> None:
    assert negated("对量刑没有意见，不影响定罪") is HOLDS
    assert negated("不影响定罪", asked="影响定罪") is DENIES
