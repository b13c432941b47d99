"""Which selection of a selective charge a text means."""

from __future__ import annotations

import pytest

from graph.extract.selected_charges import selected_names

WHOLE, LESSER = "掩饰、隐瞒犯罪所得、犯罪所得收益罪", "掩饰、隐瞒犯罪所得罪"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"甲构成{LESSER}。乙也认为是掩隐，即{LESSER}。法条写作{WHOLE}。", {WHOLE: LESSER}),
        ("甲构成掩饰隐瞒犯罪所得罪", {WHOLE: LESSER}),
        (f"甲构成{WHOLE}。", {}),
        (f"甲构成{WHOLE}，不只是{LESSER}。", {}),
        (f"《关于审理{LESSER}案件的意见》对掩隐有规定。", {}),
        (f"一种意见定{LESSER}，另一种意见定掩饰、隐瞒犯罪所得收益罪。", {}),
    ],
)
def test_the_selection_that_stands_for_the_charge(text: str, expected: dict[str, str]) -> None:
    assert selected_names(text, {WHOLE, "盗窃罪"}) == expected


def test_selections_told_apart_stay() -> None:
    whole = "走私、贩卖、运输、制造毒品罪"
    text = "检察官主张贩卖毒品罪，辩护人主张运输毒品罪；检察官坚持贩卖毒品罪。"
    assert selected_names(text, {whole}) == {}
