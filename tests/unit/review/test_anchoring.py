from __future__ import annotations

import pytest

from graph.model import Alignment, Span
from graph.review.anchoring import Anchor, Refusal, find_quote

TEXT = (
    "韩松：杜某从柜中取走快件，收件人并不知情，因此这种行为不构成诈骗罪，而应当认定为盗窃罪。\n"
    "涉案手机价值6000元，已经达到数额较大的标准，不能以情节轻微为由不予处理。\n"
    "罗晓：我的看法是，快递柜的经营者没有履行审核义务，应当承担补充责任。\n"
    "罗晓：“取件码”是骗来的，被害人系陷于认识错误而交付。\n"
    "The defendant did not\nobtain the parcel by deception, as Dr. Lowe has argued.\n"
)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


FOUND = [
    # why, quotation, the words of the text, alignment
    ("verbatim", "收件人并不知情", "收件人并不知情", Alignment.EXACT),
    ("verbatim across a line", "盗窃罪。\n涉案手机", "盗窃罪。\n涉案手机", Alignment.EXACT),
    ("half-width marks", "收件人并不知情,因此这种行为", "收件人并不知情，因此这种行为", Alignment.REPAIRED),
    ("other quotation marks", "「取件码」是骗来的", "“取件码”是骗来的", Alignment.REPAIRED),
    ("full-width figures", "涉案手机价值６０００元", "涉案手机价值6000元", Alignment.REPAIRED),
    ("a line break copied away", "认定为盗窃罪。涉案手机", "认定为盗窃罪。\n涉案手机", Alignment.REPAIRED),
    ("spaces between characters", "没有 履行 审核义务", "没有履行审核义务", Alignment.REPAIRED),
    (
        "a break between Latin words",
        "did not obtain the parcel",
        "did not\nobtain the parcel",
        Alignment.REPAIRED,
    ),
    (
        "one character misspelt",
        "快递拒的经营者没有履行审核义务",
        "快递柜的经营者没有履行审核义务",
        Alignment.FUZZY,
    ),
    ("one character left out", "被害人系陷于认错误而交付", "被害人系陷于认识错误而交付", Alignment.FUZZY),
    ("one character too many", "被害人系是陷于认识错误而交付", "被害人系陷于认识错误而交付", Alignment.FUZZY),
    ("a misspelt word", "obtain the parcle by deception", "obtain the parcel by deception", Alignment.FUZZY),
]


@pytest.mark.parametrize(("quote", "words", "alignment"), [f[1:] for f in FOUND], ids=[f[0] for f in FOUND])
def test_a_quotation_is_found_with_how(quote: str, words: str, alignment: Alignment) -> None:
    found = find_quote(TEXT, quote, names=("韩松", "罗晓"))
    assert isinstance(found, Anchor)
    assert (found.span, found.alignment) == (place(words), alignment)


REFUSED = [
    ("nothing", " \n", Refusal.EMPTY),
    ("only marks nobody sees", "\u200b\ufeff", Refusal.EMPTY),
    ("said nowhere", "经营者与使用人之间成立保管合同关系", Refusal.ABSENT),
    ("too short for likeness", "不知清", Refusal.ABSENT),
    ("too many errors", "快递箱的运营商未曾尽到审查责任", Refusal.ABSENT),
    ("a negation left out", "因此这种行为构成诈骗罪，而应当认定为盗窃罪", Refusal.CHANGED),
    ("a negation put in", "快递柜的经营者没有履行审核义务，不应当承担补充责任", Refusal.CHANGED),
    ("another negation", "快递柜的经营者不有履行审核义务", Refusal.CHANGED),
    ("another charge", "因此这种行为不构成抢夺罪，而应当认定为盗窃罪", Refusal.CHANGED),
    ("another number", "涉案手机价值5000元，已经达到数额较大的标准", Refusal.CHANGED),
    ("another party", "王某从柜中取走快件，收件人并不知情", Refusal.CHANGED),
    ("another speaker", "韩松：我的看法是，快递柜的经营者没有履行审核义务", Refusal.CHANGED),
    (
        "an English negation left out",
        "The defendant did obtain the parcel by deception, as Dr. Lowe",
        Refusal.CHANGED,
    ),
]


@pytest.mark.parametrize(("quote", "refusal"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_quotation_is_refused_with_why(quote: str, refusal: Refusal) -> None:
    assert find_quote(TEXT, quote, names=("韩松", "罗晓")) is refusal


def test_of_equal_places_the_nearest_is_taken_and_without_a_hint_none() -> None:
    twice = "罗晓：应当承担责任。\n韩松：同意。\n罗晓：应当承担责任。\n"
    last = twice.rindex("应当")
    assert find_quote(twice, "应当承担责任") is Refusal.AMBIGUOUS
    assert find_quote(twice, "应当承担责任", near=last - 2) == Anchor(Span(last, last + 6), Alignment.EXACT)
    assert find_quote(twice, "应当 承担责任", near=0) == Anchor(Span(3, 9), Alignment.REPAIRED)
    assert find_quote("甲应当。乙应当。", "应当", near=3) is Refusal.AMBIGUOUS  # 1 and 5: two from either


def test_two_places_alike_are_refused_and_the_one_that_means_the_same_is_taken() -> None:
    alike = "快递柜的经营者应当承担补充责任。此外，快递柜的经营者应当承担补充责任。"
    assert find_quote(alike, "快递拒的经营者应当承担补充责任") is Refusal.AMBIGUOUS
    near = find_quote(alike, "快递拒的经营者应当承担补充责任", near=30)
    assert near == Anchor(Span(19, 34), Alignment.FUZZY, 1)
    denied = "快递柜的经营者不应当承担补充责任。此外，快递柜的经营者应当承担补充责任。"
    assert find_quote(denied, "快递拒的经营者应当承担补充责任") == Anchor(Span(20, 35), Alignment.FUZZY, 1)


def test_the_passage_is_in_the_words_of_the_text() -> None:
    found = find_quote(TEXT, "快递拒的经营者没有履行审核义务")
    assert isinstance(found, Anchor)
    passage = found.passage("d", TEXT)
    assert (passage.quote, passage.alignment, passage.document) == (
        "快递柜的经营者没有履行审核义务", Alignment.FUZZY, "d",
    )  # fmt: skip


def test_a_changed_negation_is_not_saved_by_a_less_like_sentence() -> None:
    text = "甲逼迫乙结账的行为不能认定为强迫交易罪。后来有人说，甲逼迫乙结账这类行为可以认定为强迫交易罪。"
    # without its negation the first sentence is one letter away, the second three
    assert find_quote(text, "甲逼迫乙结账的行为能认定为强迫交易罪", 0) is Refusal.CHANGED
    # one letter from each, the first of which changes the sense
    both = "甲逼迫乙结账的行为不能认定为强迫交易罪。甲逼迫乙结账的行为可能认定为强迫交易罪。"
    assert find_quote(both, "甲逼迫乙结账的行为能认定为强迫交易罪", 0) is Refusal.CHANGED
    found = find_quote(text, "甲逼迫乙结账这种行为可以认定为强迫交易罪", 0)
    assert isinstance(found, Anchor)
    assert text[found.span.start : found.span.end] == "甲逼迫乙结账这类行为可以认定为强迫交易罪"
