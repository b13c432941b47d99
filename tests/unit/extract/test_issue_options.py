"""The rival answers of a choice, without the words they share."""

from __future__ import annotations

import pytest

from graph.extract.issue_options import options_of

ROWS = [
    ("举证责任到底由家长承担，还是由平台承担", ("家长", "平台")),
    ("房子到底归夫妻共有，还是归一方所有", ("归夫妻共有", "归一方所有")),
    ("损失应当由车主赔偿，还是由保险公司赔偿", ("车主", "保险公司")),
    ("应当由法院管辖，还是由仲裁机构管辖", ("法院", "仲裁机构")),
    ("被告人应当判缓刑还是判实刑", ("判缓刑", "判实刑")),
    ("应该退九千块违法所得，还是退四十六万", ("退九千块违法所得", "退四十六万")),
    ("郑某是主犯还是从犯", ("主犯", "从犯")),
    ("采用一次性赔偿还是分期赔偿", ("一次性赔偿", "分期赔偿")),
    ("定盗窃罪还是诈骗罪", ("盗窃罪", "诈骗罪")),
]


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_rival_answers(words: str, expected: tuple[str, ...]) -> None:
    assert options_of(words) == expected
