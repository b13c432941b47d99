"""Declining to speak is no denial, wherever the topic stands in the sentence."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import extract
from graph.model import Polarity, Silence
from graph.transcript import parse_transcript, read_source, repair

TEXT = """自首的认定

案例一

2024年1月，杜某盗窃姚某手机一部，价值6000元，次日到派出所交代。

问题一：关于自首

主持人：案例一中，杜某的行为是否构成自首？

韩松：杜某的行为构成自首，因为他主动到了派出所。

罗晓：{answer}
"""


@pytest.mark.parametrize(
    "answer",
    [
        "对自首问题不发表意见。",  # the topic in front, no pronoun
        "自首问题我不发表意见。",
        "对于自首，暂不发表意见。",
        "是否构成自首，我没有深入研究，不便评论。",
    ],
)
def test_an_expert_who_declines_denies_nothing(answer: str) -> None:
    source = read_source(TEXT.format(answer=answer).encode(), name="a.txt")
    m = extract(parse_transcript(repair(source))).argument_map
    people = {p.id: p.name for p in m.participants}
    (stance,) = [s for s in m.stances if people[s.participant] == "罗晓"]
    assert stance.polarity is Polarity.SILENT
    assert stance.silence is Silence.PASSED
