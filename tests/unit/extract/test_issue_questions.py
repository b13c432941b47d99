"""What a question is as a whole: ids, numbers, passages, later turns, problems."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import Severity
from graph.extract.cases import extract_cases
from graph.extract.issue_script import own_script
from graph.extract.issues import extract_questions
from graph.model import Passage, Role, Span, Topic, make_id
from graph.transcript.repair import repair
from graph.transcript.source import read_source
from tests.support.moderated import court_cases, moderated, plain_text

CASES = court_cases([("案例一", ["郑某"]), ("案例二", ["冯某"])])
TURNS = [
    ("M", "案例一中郑某的行为是否构成敲诈勒索罪？冯某应当认定为抢劫罪、抢夺罪，还是两罪并罚？"),
    ("甲某", "略。"),
    ("乙某", "略。"),
]


def test_ids_numbers_and_cases() -> None:
    (question,) = extract_questions(moderated("关于定性", TURNS), CASES, "symposium-1").questions
    first, second = question.issues
    assert question.id == make_id("question", "symposium-1", 1)
    assert (question.title, question.ordinal) == ("关于定性", 1)
    assert [i.number for i in question.issues] == ["1.1", "1.2"]
    assert [i.case for i in question.issues] == [CASES[0].id, CASES[1].id]
    assert first.id == make_id("issue", question.id, "案例一", "案例一中郑某的行为是否构成敲诈勒索罪")
    assert [(o.label, o.charges) for o in second.options] == [
        ("抢劫罪", ("抢劫罪",)),
        ("抢夺罪", ("抢夺罪",)),
        ("两罪并罚", ("抢劫罪", "抢夺罪")),
    ]
    assert second.options[0].id == make_id("option", second.id, "抢劫罪")
    assert question.speakers == tuple(make_id("expert", n, "symposium-1") for n in ("甲某", "乙某"))


def test_passages_are_words_of_the_source() -> None:
    transcript = moderated("关于定性", TURNS)
    (question,) = extract_questions(transcript, CASES, "symposium-1").questions
    quotes = [i.passage.quote for i in question.issues]
    assert quotes == [
        "案例一中郑某的行为是否构成敲诈勒索罪？",
        "冯某应当认定为抢劫罪、抢夺罪，还是两罪并罚？",
    ]
    for issue in question.issues:
        span = issue.passage.span
        assert transcript.text.source.text[span.start : span.end] == issue.passage.quote
    assert question.passage is not None
    assert question.passage.quote == "关于定性"


def test_the_same_twice_is_one_issue() -> None:
    turns = [("M", "郑某是否构成自首？我再问一遍：郑某是否构成自首？"), ("甲某", "略。")]
    (question,) = extract_questions(moderated(None, turns), CASES, "symposium-1").questions
    assert [i.text for i in question.issues] == ["郑某是否构成自首"]


def test_two_extractions_are_equal() -> None:
    transcript = moderated("关于定性", TURNS)
    assert extract_questions(transcript, CASES, "s") == extract_questions(transcript, CASES, "s")


def test_a_question_put_to_one_counts_where_another_takes_it_up() -> None:
    turns = [("M", "郑某是否构成犯罪？"), ("甲某", "略。"), ("M", "张教授，电子数据没有原始载体的能否采信？")]
    alone = [*turns, ("甲某", "略。"), ("M", "好。"), ("乙某", "略。")]
    taken_up = [*turns, ("甲某", "略。"), ("乙某", "略。")]
    texts = [
        [i.text for q in extract_questions(moderated(None, t), CASES, "s").questions for i in q.issues]
        for t in (alone, taken_up)
    ]
    assert texts[0] == ["郑某是否构成犯罪"]
    assert len(texts[1]) == 2
    assert texts[1][1].endswith("电子数据没有原始载体的能否采信")


def test_a_repeated_question_is_not_new() -> None:
    turns = [
        ("M", "郑某的行为是否构成非法经营罪？"),
        ("甲某", "略。"),
        ("M", "那么郑某的行为究竟是否构成非法经营罪？"),
        ("甲某", "略。"),
        ("乙某", "略。"),
    ]
    (question,) = extract_questions(moderated(None, turns), CASES, "s").questions
    assert len(question.issues) == 1


def test_audience_questions_are_no_issues() -> None:
    transcript = moderated(
        None, [("M", "郑某是否构成犯罪？"), ("甲某", "略。"), ("听众", "能不能缓刑？"), ("甲某", "略。")]
    )
    section = transcript.sections[0]
    turns = tuple(replace(t, role=Role.AUDIENCE) if t.speaker == "听众" else t for t in section.turns)
    heard = replace(transcript, sections=(replace(section, turns=turns),))
    (question,) = extract_questions(heard, CASES, "s").questions
    assert [i.text for i in question.issues] == ["郑某是否构成犯罪"]


def test_problems_of_a_section() -> None:
    nobody = extract_questions(moderated(None, [("M", "郑某是否构成犯罪？")]), CASES, "s").problems
    silent = extract_questions(moderated(None, [("M", "各位好。"), ("甲某", "略。")]), CASES, "s").problems
    head = extract_questions(moderated("关于定性", [("甲某", "略。")]), CASES, "s").problems
    assert [[p.code for p in found] for found in (nobody, silent, head)] == [[], ["SM152"], ["SM151"]]
    assert all(p.severity is Severity.WARNING and p.location for p in (*silent, *head))


def test_a_page_break_inside_a_question() -> None:
    words = "郑某利用职务便利收受财物\n- 12 -\n并为他人谋取利益，是否构成受贿罪？"
    transcript = moderated(None, [("M", "甲"), ("甲某", "略。")])
    text = plain_text(words)
    first, second = Span(0, 12), Span(words.index("并"), len(words))
    turns = (
        replace(transcript.sections[0].turns[0], paragraphs=(first, second)),
        transcript.sections[0].turns[1],
    )
    broken = replace(
        transcript, text=text, speakers=(), sections=(replace(transcript.sections[0], turns=turns),)
    )
    (question,) = extract_questions(broken, CASES, "s").questions
    (issue,) = question.issues
    assert issue.text == "郑某利用职务便利收受财物并为他人谋取利益，是否构成受贿罪"
    assert issue.passage.quote == words
    assert issue.passage.fragments == (first, second)


def test_topics() -> None:
    asked = {
        "郑某应当数罪并罚还是从一重处罚？": Topic.JOINDER,
        "郑某与冯某是否成立共同犯罪？": Topic.COMPLICITY,
        "郑某的行为是既遂还是未遂？": Topic.STAGE,
        "郑某能否从轻处罚？": Topic.SENTENCING,
        "该笔录能否作为证据使用？": Topic.PROCEDURE,
        "平台应否承担赔偿责任？": Topic.CIVIL,
        "郑某的行为应定何罪？": Topic.CHARGE,
        "郑某是否构成犯罪？": Topic.GUILT,
        "微信群是否属于公共场所？": Topic.ELEMENT,
    }
    for words, topic in asked.items():
        (question,) = extract_questions(
            moderated(None, [("M", words), ("甲某", "略。")]), CASES, "s"
        ).questions
        assert [i.topic for i in question.issues] == [topic], words


def test_traditional_characters_come_back() -> None:
    words = "賀某轉走賬戶餘額的行為，應當認定為盜竊罪，還是詐騙罪？這類行為能否適用緩刑？"
    text = repair(read_source((words * 1).encode(), "t.txt"))
    transcript = moderated(None, [("M", words), ("甲某", "略。")])
    turn = replace(transcript.sections[0].turns[0], paragraphs=(Span(0, len(text.text)),))
    section = replace(transcript.sections[0], turns=(turn, transcript.sections[0].turns[1]))
    written = replace(transcript, text=text, speakers=(), sections=(section,))
    found = extract_questions(written, (), "s").questions
    (question,) = own_script(written).questions(found)
    assert question.issues[0].text == "賀某轉走賬戶餘額的行為，應當認定為盜竊罪，還是詐騙罪"
    assert [o.label for o in question.issues[0].options] == ["盜竊罪", "詐騙罪"]
    assert [o.charges for o in question.issues[0].options] == [("盗窃罪",), ("诈骗罪",)]
    assert question.issues[1].proposition == "這類行為能適用緩刑"
    assert [i.id for i in question.issues] == [i.id for i in found[0].issues]


def test_simplified_characters_stay() -> None:
    transcript = moderated("关于定性", TURNS)
    found = extract_questions(transcript, CASES, "s").questions
    assert own_script(transcript).questions(found) == found
    assert own_script(transcript).words("发", Passage("d", Span(0, 1), "x")) == "发"


def test_a_figure_of_the_facts_tells_the_case() -> None:
    facts = [("案例一", "郑某窃得现金3万元。"), ("案例二", "冯某骗得13万元后归还2万元。")]
    transcript = moderated(None, [("M", "归还的2万元应否扣除？"), ("甲某", "略。")], cases=facts)
    cases = extract_cases(transcript, "s")
    (question,) = extract_questions(transcript, cases, "s").questions
    assert [i.case for i in question.issues] == [cases[1].id]
