"""What is refused, what is only pointed out, and what a person may overrule."""

from __future__ import annotations

import time

import pytest

from graph.catalogue import LANGUAGES, say, wording
from graph.errors import InputError, Problem, Severity
from graph.model import Origin, Role
from graph.transcript import Overrides, SourceText, Transcript, parse_transcript, repair

SYMPOSIUM = """拾得钱包的返还
特邀嘉宾：王立文（海州大学教授）、李明华（海州市律师协会会员）

问题一：拾得人能否要求报酬？
主持人：请两位谈谈。
王立文：能。遗失人悬赏的，应当按照承诺履行。
李明华：没有悬赏的，不能要求报酬。
问题二：拒不返还的怎么办？
主持人：请继续。
李明华：可以起诉，也可能构成侵占罪。
王立文：同意。
"""


def parsed(text: str, overrides: Overrides | None = None) -> Transcript:
    return parse_transcript(repair(SourceText("x.txt", "0" * 64, "utf-8", text)), overrides or Overrides())


def refused(text: str, overrides: Overrides | None = None) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        parsed(text, overrides)
    return list(caught.value.problems)


def experts(found: Transcript) -> list[str]:
    return [s.name for s in found.speakers if s.role is Role.EXPERT]


NOVEL = """第一章　归来

雨下了一整夜。林晚推开窗，看见院子里的石榴树倒了一半。

“小姐，老爷请您过去。”丫鬟站在门外说。

她没有答话，把写好的信折了两折，塞进袖子里。

陈墨说：“你当真要走？”

林晚道：“当真。”

他沉默了很久，叹了一口气：“也罢，路上小心。”

船到江心，雾从水面上升起来，两岸的灯火渐渐看不见了。

周伯：“姑娘坐稳了。”

她点点头，想起十年前也是这样的夜里，父亲牵着她的手走下码头。
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NOVEL, id="a novel, though people speak in it"),
        pytest.param(NOVEL * 40, id="a long novel"),
        pytest.param("通知\n各部门：\n定于周三下午召开会议，请准时参加。\n办公室\n", id="a notice"),
        pytest.param("主持人：有人吗？\n主持人：看来没有。\n", id="a moderator alone"),
        pytest.param("只有一句话", id="a sentence"),
        pytest.param("It was a dark and stormy night.\n\nNothing happened.\n", id="English prose"),
    ],
)
def test_what_is_no_symposium_is_refused(text: str) -> None:
    problems = refused(text)
    assert problems[0].code == "SM110"
    assert problems[0].severity is Severity.ERROR


def test_a_clean_symposium_has_no_problems() -> None:
    assert parsed(SYMPOSIUM).problems == ()


def test_a_turn_by_somebody_not_on_the_list_is_kept_and_pointed_out() -> None:
    found = parsed(SYMPOSIUM.replace("李明华：可以起诉", "赵四海：我插一句，先报警。\n李明华：可以起诉"))
    assert [(p.code, p.values["name"], p.severity) for p in found.problems] == [
        ("SM111", "赵四海", Severity.WARNING)
    ]
    assert (found.problems[0].location.line, found.problems[0].location.column) == (10, 1)  # type: ignore[union-attr]
    assert found.problems[0].excerpt == "赵四海：我插一句，先报警。"
    assert "赵四海" in experts(found)


def test_a_guest_who_never_speaks_is_pointed_out() -> None:
    found = parsed(
        SYMPOSIUM.replace("王立文（海州大学教授）、", "王立文（海州大学教授）、曹晓蕾（海州市法院法官）、")
    )
    assert [(p.code, p.values["name"]) for p in found.problems] == [("SM118", "曹晓蕾")]
    assert experts(found) == ["王立文", "李明华"]


def test_a_guest_whose_view_is_relayed_is_there() -> None:
    listed = SYMPOSIUM.replace(
        "王立文（海州大学教授）、", "王立文（海州大学教授）、曹晓蕾（海州市法院法官）、"
    )
    found = parsed(listed + "主持人：曹晓蕾法官因故缺席，托我转告：她赞成侵占罪。\n")
    assert experts(found) == ["王立文", "李明华", "曹晓蕾"]
    assert found.speakers[-1].affiliation == "海州市法院法官"


def test_a_question_nobody_answers_is_pointed_out() -> None:
    found = parsed(SYMPOSIUM + "问题三：孳息归谁？\n主持人：时间不够了，这个问题留待下次。\n")
    assert [(p.code, p.values["question"]) for p in found.problems] == [("SM113", 3)]
    assert found.problems[0].location.line == 12  # type: ignore[union-attr]
    assert len(found.sections) == 3


def test_text_without_a_speaker_is_pointed_out() -> None:
    stray = "本刊认为，" + "拾金不昧是中华民族的传统美德，应当在立法和司法中得到体现，" * 6 + "值得提倡。"
    found = parsed(SYMPOSIUM.replace("问题一", f"专家意见\n{stray}\n问题一"))
    assert [p.code for p in found.problems] == ["SM112"]
    assert found.problems[0].location.line == 5  # type: ignore[union-attr]


def test_what_the_party_of_a_case_says_is_no_turn() -> None:
    found = parsed(
        SYMPOSIUM.replace("李明华：可以起诉", "李明华：柴某辩称如下\n柴某：我没有拿。\n李明华：可以起诉")
    )
    assert experts(found) == ["王立文", "李明华"]


@pytest.mark.parametrize(
    "label",
    [
        "编者按",
        "来源",
        "新闻来源",
        "作者",
        "时间",
        "地点",
        "理由",
        "第一种意见",
        "观点一",
        "案例一",
        "技术支持",
        "下一篇文章",
        "应注意",
        "程序上",
        "其一",
    ],
)
def test_words_before_a_colon_that_are_nobody(label: str) -> None:
    found = parsed(
        SYMPOSIUM.replace("王立文：同意。", f"王立文：同意。\n{label}：这是同一个人的话，还没有说完。")
    )
    assert experts(found) == ["王立文", "李明华"]


# ---------------------------------------------------------------------------------------- what a person gives


def test_given_speakers_are_speakers() -> None:
    text = "问题一：能否要求报酬？\n老K　能，我认为可以。\nMx-7　不能。\n"
    assert refused(text)[0].code == "SM110"
    assert experts(parsed(text, Overrides(speakers=("老K", "Mx-7")))) == ["老K", "Mx-7"]


def test_a_given_speaker_who_is_nowhere() -> None:
    problems = refused(SYMPOSIUM, Overrides(speakers=("孙悟空",)))
    assert [(p.code, p.values) for p in problems] == [("SM115", {"name": "孙悟空"})]


def test_a_given_moderator() -> None:
    found = parsed(SYMPOSIUM.replace("主持人：", "王立文："), Overrides(moderator="王立文"))
    assert [(s.name, s.role) for s in found.speakers] == [("王立文", Role.MODERATOR), ("李明华", Role.EXPERT)]


def test_given_question_heads() -> None:
    text = SYMPOSIUM.replace("问题一：", "甲＞").replace("问题二：", "乙＞")
    found = parsed(text, Overrides(question_heads="^[甲乙]＞"))
    assert [s.title for s in found.sections] == ["拾得人能否要求报酬？", "拒不返还的怎么办？"]


@pytest.mark.parametrize(("pattern", "code"), [("^[甲", "SM116"), ("^第九章", "SM117")])
def test_question_heads_that_cannot_be(pattern: str, code: str) -> None:
    assert code in [p.code for p in refused(SYMPOSIUM, Overrides(question_heads=pattern))]


def test_what_is_given_stands() -> None:
    given = Overrides(title="题", organiser="办", date="2020-01-02", origin=Origin.INVENTED)
    found = parsed(SYMPOSIUM, given)
    assert (found.title, found.organiser, found.date, found.origin) == (
        "题",
        "办",
        "2020-01-02",
        Origin.INVENTED,
    )


# ---------------------------------------------------------------------------------------------------- wording


def test_every_code_has_its_words_in_both_languages() -> None:
    values = dict.fromkeys(
        (
            "name",
            "reason",
            "kind",
            "encoding",
            "byte",
            "size",
            "limit",
            "length",
            "question",
            "questions",
            "others",
            "pattern",
        ),
        "1",
    )
    codes = [
        k.removeprefix("problems.")
        for k in wording("en")
        if k.startswith("problems.SM1") and k < "problems.SM120"
    ]
    assert {"SM100", "SM118"} <= {c for c in codes if "." not in c}
    for lang in LANGUAGES:
        for code in codes:
            assert say(f"problems.{code}", lang, **values)
        assert {f"problems.{c}.remedy" for c in codes if "." not in c} <= set(wording(lang))


# ------------------------------------------------------------------------------------------------------ doubt


def test_two_readings_that_fit_alike_are_pointed_out() -> None:
    # is the second line a question to all, or does 王立文 ask himself?
    found = parsed(
        "返还之后\n王立文：我先说。应当赔偿。\n那么，平台要不要赔？\n李明华：要赔。\n王立文：我也认为要赔。\n"
    )
    assert [(p.code, p.values) for p in found.problems] == [("SM114", {"questions": 2, "others": 1})]
    assert found.problems[0].location.line == 2  # type: ignore[union-attr]


def test_heads_of_two_kinds_are_one_series() -> None:
    talk = "王立文：归失主。\n李明华：同意。\n"
    found = parsed(f"某题目\n1. 归属\n{talk}2. 返还怎么办？\n{talk}孳息归谁？\n{talk}")
    assert [s.title for s in found.sections] == ["归属", "返还怎么办？", "孳息归谁？"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" " * 60_000, id="blanks"),
        pytest.param("\n" * 60_000, id="empty lines"),
        pytest.param("（" * 60_000, id="brackets never closed"),
        pytest.param("甲，乙丙丁戊己庚辛壬癸子丑\n12\n" * 4_000, id="page numbers"),
        pytest.param("案例一\n" * 15_000, id="heads"),
        pytest.param(
            "".join(f"王{chr(0x4E00 + i)}{chr(0x5E00 + i)}：同意。\n" for i in range(6_000)),
            id="six thousand names",
        ),
        pytest.param("主持人：请王教授谈谈？\n王立文教授：同意。\n" * 3_000, id="a long talk"),
    ],
)
def test_hostile_texts_cost_no_more_than_others(text: str) -> None:
    begin = time.perf_counter()
    try:
        parsed(text)
    except InputError as caught:
        assert caught.problems[0].code == "SM110"  # noqa: PT017 - some are refused, some are not
    assert time.perf_counter() - begin < 10


_ROUND = """网约车拼单纠纷研讨
特邀嘉宾：韩述（某大学教授）、江牧川（某区人民法院法官）

一、平台是否应当承担责任？
韩述：应当承担责任，平台安排了拼单。
{label}：如果平台没有过错，难道也要承担责任吗？
江牧川：不应承担责任。
二、乘客能否解除合同？
韩述：能够解除。
江牧川：同意韩述的意见。
"""


@pytest.mark.parametrize(
    "label", ["Smith", "Judge", "@abc", "法官", "小王", "会议秘书", "甲方代表", "大学生甲"]
)
def test_a_label_that_is_no_name_does_not_vanish_into_the_turn_before(label: str) -> None:
    found = [p for p in parsed(_ROUND.format(label=label)).problems if p.code == "SM111"]
    assert [(p.values["name"], p.location and p.location.line) for p in found] == [(label, 6)]


@pytest.mark.parametrize(
    ("label", "role"), [("某嘉宾", "expert"), ("网友", "audience"), ("一位听众", "audience")]
)
def test_a_label_without_a_name_may_be_a_participant(label: str, role: str) -> None:
    read = parsed(_ROUND.format(label=label))
    assert (label, role) in {(s.name, s.role) for s in read.speakers}
    assert "SM111" not in {p.code for p in read.problems}


@pytest.mark.parametrize(
    "label", ["理由", "第一", "结论", "辩护人", "李某", "被告人", "一审法院", "需要说明的是"]
)
def test_words_before_a_colon_that_name_no_speaker_are_part_of_the_turn(label: str) -> None:
    assert "SM111" not in {p.code for p in parsed(_ROUND.format(label=label)).problems}
