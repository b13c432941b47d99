"""Who speaks, in layouts where names are words, labels stand alone, or a guest is only introduced in passing.

Invented transcripts; what is expected was written before they were read.
"""

from __future__ import annotations

import pytest

from graph.model import Role
from graph.transcript import Transcript, parse_transcript, read_source, repair

NUMBERED = """店庆抽奖内定中奖人如何处理

焦某在店庆抽奖前把特等奖的号码告诉表弟，后者领走一辆汽车。

（一）内定中奖人是否构成诈骗罪？

1、{a}（南屏大学法学院教授）

抽奖是射幸合同，内定使机会归零，参与的顾客被骗走了机会。

机会本身没有价格，但参与抽奖须先消费，损失可以计算。

2、{b}（南屏市人民检察院检察官）

我看不构成，顾客买到了等值的商品。

（二）表弟应否退还汽车？

1、{b}

应当退还，领奖的依据不存在。

2、{a}

同意，不当得利就该返还。
"""


def read(text: str) -> Transcript:
    return parse_transcript(repair(read_source(text.encode())))


def voices(transcript: Transcript) -> list[str]:
    return [" ".join(t.speaker for t in s.turns if t.role is Role.EXPERT) for s in transcript.sections]


@pytest.mark.parametrize(
    ("a", "b", "names"),
    [
        ("陈默然", "罗　青", ("陈默然", "罗青")),
        ("高　度", "罗青山", ("高度", "罗青山")),
        ("于　是", "安　全", ("于是", "安全")),
        ("欧阳晴", "程　序", ("欧阳晴", "程序")),
    ],
)
def test_numbered_names_with_paragraphs_below(a: str, b: str, names: tuple[str, str]) -> None:
    transcript = read(NUMBERED.format(a=a, b=b))
    first, second = names
    assert voices(transcript) == [f"{first} {second}", f"{second} {first}"]
    assert {s.name: s.affiliation for s in transcript.speakers} == {
        first: "南屏大学法学院教授",
        second: "南屏市人民检察院检察官",
    }
    assert [len(t.paragraphs) for t in transcript.sections[0].turns] == [2, 1]


def test_a_word_that_nobody_is_called_begins_no_turn() -> None:
    text = NUMBERED.format(a="陈默然", b="罗青山").replace("同意，不当", "程序：同意，不当")
    assert {s.name for s in read(text).speakers} == {"陈默然", "罗青山"}


LISTED = """押金不退案研讨

{list}

主持人：第一个问题，商家拒退押金是否构成侵占罪？

陈默然：不构成，这是合同纠纷。

罗青山：构成，押金是保管物。

主持人：第二个问题，消费者能否要求加倍返还？

罗青山：可以要求。

陈默然：不能，约定的不是定金。
"""


@pytest.mark.parametrize(
    "lines",
    [
        "陈默然　南屏大学法学院教授\n罗青山　南屏市人民检察院检察官",
        "陈默然（南屏大学法学院教授）\n\n罗青山（南屏市人民检察院检察官）",
        "特邀嘉宾：陈默然，南屏大学法学院教授；罗青山，南屏市人民检察院检察官",
    ],
)
def test_a_list_in_front_is_still_a_list(lines: str) -> None:
    transcript = read(LISTED.format(list=lines))
    houses = {s.name: s.affiliation for s in transcript.speakers if s.role is Role.EXPERT}
    assert houses == {"陈默然": "南屏大学法学院教授", "罗青山": "南屏市人民检察院检察官"}
    assert voices(transcript) == ["陈默然 罗青山", "罗青山 陈默然"]


ROUND = """押金不退案圆桌

主持人：第一个问题，商家拒退押金是否构成侵占罪？

陈默然（南屏大学法学院教授）：不构成，这是合同纠纷。

罗青山（南屏市人民检察院检察官）：构成，押金是保管物。

主持人：{words}

陈默然：我还是坚持刚才的看法。

主持人：下面讨论第二个问题，消费者能否要求加倍返还？

罗青山：可以要求。

陈默然：不能，约定的不是定金。
{late}"""

HOUSE = "南屏市消费者协会法律顾问"


@pytest.mark.parametrize(
    ("words", "late", "third"),
    [
        (f"江晓之老师（{HOUSE}）来不了，托我转达一句：她认为构成，不必再看合同怎么写。", "", "江晓之"),
        (f"江晓律师（{HOUSE}）因故缺席，发来书面意见。她说不构成。", "", "江晓"),
        (f"我受托代为宣读江晓之（{HOUSE}）的意见：构成，请各位再讨论讨论。", "", "江晓之"),
        (f"江晓之老师（{HOUSE}）路上堵车，稍后就到。", "\n江晓之：抱歉来晚了，我看可以要求。\n", "江晓之"),
        (f"正如江晓之教授（{HOUSE}）在书里所写，押金性质复杂。", "", None),
        ("江晓之那本书里写过，押金性质复杂。", "", None),
    ],
)
def test_a_guest_introduced_in_passing(words: str, late: str, third: str | None) -> None:
    transcript = read(ROUND.format(words=words, late=late))
    experts = {s.name: s.affiliation for s in transcript.speakers if s.role is Role.EXPERT}
    assert set(experts) == {"陈默然", "罗青山"} | ({third} if third else set())
    assert third is None or experts[third] == HOUSE
    assert voices(transcript) == [
        "陈默然 罗青山 陈默然",
        "罗青山 陈默然" + (f" {third}" if late else ""),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("陈默然｜南屏大学法学院教授：", "罗青山｜南屏市人民检察院检察官："),
        ("陈默然 | 南屏大学法学院教授\n", "罗青山 | 南屏市人民检察院检察官\n"),
        ("陈默然（南屏大学法学院教授）发言：", "罗青山（南屏市人民检察院检察官）："),
        ("陈默然教授发言：", "罗青山检察官回应："),
        ("陈默然补充发言：", "罗青山点评："),
    ],
)
def test_labels_with_strokes_and_words_of_speaking(first: str, second: str) -> None:
    text = (
        f"押金不退案研讨\n\n主持人：第一个问题，商家拒退押金是否构成侵占罪？\n\n{first}不构成，这是合同纠纷。\n\n{second}构成，押金是保管物。"
        f"\n\n主持人总结：好。第二个问题，消费者能否要求加倍返还？\n\n{second}可以要求。\n\n{first}不能，约定的不是定金。\n"
    )
    transcript = read(text)
    assert voices(transcript) == ["陈默然 罗青山", "罗青山 陈默然"]
    assert [s.role for s in transcript.speakers].count(Role.MODERATOR) == 1


def test_words_of_speaking_name_nobody_by_themselves() -> None:
    text = LISTED.format(list="陈默然　南屏大学法学院教授\n罗青山　南屏市人民检察院检察官").replace(
        "主持人：第二", "专家点评：以下为发言。\n\n主持人：第二"
    )
    assert {s.name for s in read(text).speakers} == {"陈默然", "罗青山", "主持人"}
