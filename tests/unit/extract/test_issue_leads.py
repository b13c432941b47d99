"""What a moderator says on the way to a question is no question and no part of one."""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.moderated import court_cases, moderated

CASES = court_cases([("案例一", ["郑某"]), ("案例二", ["冯某"])])
ROWS = [
    # an open question on the way to the one with 到底
    (
        "往下走，这个是离婚案里最头疼的：房子是爸妈出的钱，登记的是小两口，怎么说得清？房子到底归夫妻共有，还是归一方所有？",
        [("choice", "房子到底归夫妻共有，还是归一方所有", None)],
    ),
    (
        "接下来这个最难办：监控坏了，谁说得清？事故责任究竟由司机承担，还是由行人承担？",
        [("choice", "事故责任究竟由司机承担，还是由行人承担", None)],
    ),
    # two questions of their own stay two
    (
        "郑某的行为应当如何定性？冯某到底应不应当赔偿？",
        [("open", "郑某的行为应当如何定性", None), ("polar", "冯某到底应不应当赔偿", "冯某到底应当赔偿")],
    ),
    # leads before a comma or a colon
    (
        "头一个话题，最基础的：租车合同有效、无效，还是效力待定？",
        [("choice", "租车合同有效、无效，还是效力待定", None)],
    ),
    (
        "先说案例一，最绕不开的就是罪名，郑某到底是盗窃罪，还是侵占罪？",
        [("choice", "郑某到底是盗窃罪，还是侵占罪", None)],
    ),
    (
        "问题就两个，冯某构不构成犯罪？平台要不要承担赔偿责任？",
        [("polar", "冯某构不构成犯罪", "冯某构成犯罪"), ("polar", "平台要不要承担赔偿责任", "平台要承担赔偿责任")],
    ),
    (
        "（笑）跟这个连在一起的还有，郑某是不是已经既遂了？",
        [("polar", "郑某是不是已经既遂了", "郑某是已经既遂了")],
    ),
    ("郑某是否构成自首？时间差不多了，两位还有补充吗？", [("polar", "郑某是否构成自首", "郑某构成自首")]),
    ("最后一个问题，护士本人应否赔偿？", [("polar", "护士本人应否赔偿", "护士本人应当赔偿")]),
    ("下一个话题是，护士本人应否赔偿？", [("polar", "护士本人应否赔偿", "护士本人应当赔偿")]),
    # for or against what somebody proposes
    (
        "最后一题，快问快答。有人提议，一律禁止在小区内遛狗，赞成还是反对？",
        [("polar", None, "应当一律禁止在小区内遛狗")],
    ),
    (
        "有观点认为，应当取消年龄限制。各位支持还是不支持？",
        [("polar", None, "应当取消年龄限制")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ROWS, ids=[words[:16] for words, _ in ROWS])
def test_the_words_of_an_issue_are_the_real_question(
    words: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    transcript = moderated(None, [("M", words), ("甲某", "略。"), ("乙某", "略。")])
    (question,) = extract_questions(transcript, CASES, "symposium-1").questions
    found = [(i.kind.value, i.text, i.proposition) for i in question.issues]
    wanted = [
        (kind, text or found[n][1], statement)
        for n, (kind, text, statement) in enumerate(expected[: len(found)])
    ]
    assert len(found) == len(expected)
    assert found == wanted


ENGLISH = [
    (
        "Mr Doran, may I press you on that? Suppose that the doors were locked. Would you still say that the tenant is liable?",
        ["Would you still say that the tenant is liable"],
    ),
    (
        "A bill would keep a version of the fee. Others say to scrap it. Should Parliament abolish the fee?",
        ["Should Parliament abolish the fee"],
    ),
    ("Prof Adeyemi, could I press you a little? Is the landlord liable?", ["Is the landlord liable"]),
]


@pytest.mark.parametrize(("words", "expected"), ENGLISH)
def test_asides_to_one_guest_ask_nothing(words: str, expected: list[str]) -> None:
    transcript = moderated(None, [("M", words), ("Ann Doe", "Yes."), ("Bob Roe", "No.")])
    (question,) = extract_questions(transcript, [], "symposium-1").questions
    assert [i.text for i in question.issues] == expected


FOLLOW_UPS = [
    ("Ms Roe, a follow-up. If the roof had been old, would the insurer be liable?", 2),
    ("我单独追问一下乙律师。如果屋顶年久失修，保险公司应否赔偿？", 2),
    ("Ms Roe, could you say a little more about that?", 1),
]


@pytest.mark.parametrize(("words", "count"), FOLLOW_UPS)
def test_a_question_announced_as_one_more_is_an_issue_though_one_guest_answers(
    words: str, count: int
) -> None:
    first = "Is the landlord liable?" if words.isascii() else "房东应否赔偿？"
    turns = [("M", first), ("甲某", "略。"), ("乙某", "略。"), ("M", words), ("乙某", "略。")]
    (question,) = extract_questions(moderated(None, turns), [], "symposium-1").questions
    assert len(question.issues) == count
