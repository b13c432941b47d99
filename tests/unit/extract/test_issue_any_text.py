"""Whatever a moderator says: no exception, every passage in the source, every id once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.extract.cases import extract_cases
from graph.extract.issues import extract_questions
from graph.extract.opinions import extract_opinions
from tests.support.moderated import moderated

PIECES = st.sampled_from(
    [
        "是否",
        "能否",
        "如何",
        "还是",
        "应当",
        "认定为",
        "盗窃罪",
        "、",
        "，",
        "。",
        "？",
        "；",
        "：",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "有观点认为",
        "辩护人提出",
        "第一种意见认为",
        "第二种意见认为",
        "各位怎么看",
        "案例一",
        "案例二",
        "上述案件",
        "分别",
        "张某",
        "李某甲",
        "甲",
        "乙",
        "和",
        "以及",
        "请谈谈",
        "一是",
        "二是",
        "其一",
        "吗",
        "为什么",
        "构成",
        "不",
        "的行为",
        "\n",
        "Does",
        "it",
        "or",
        "the",
        "?",
        ".",
        ",",
        "12万元",
        "𠮷",
        "\u200b",
    ]
)
TALK = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talk=TALK, facts=TALK, told=TALK)
def test_any_talk(talk: str, facts: str, told: str) -> None:
    turns = [("M", talk), ("甲某", "略。"), ("乙某", "略。"), ("M", told), ("甲某", "略。"), ("乙某", "略。")]
    transcript = moderated(
        "一、关于定性？",
        turns,
        cases=[("案例一", facts), ("案例二", told)],
        opinions=[told],
        opening=[("M", facts)],
    )
    cases = extract_cases(transcript, "symposium-1")
    opinions = extract_opinions(transcript, cases)
    questions = extract_questions(transcript, cases, "symposium-1").questions
    issues = [i for q in questions for i in q.issues]
    passages = [i.passage for i in issues] + [o.passage for o in opinions]
    passages += [p.passage for c in cases for p in c.parties if p.passage]
    text = transcript.text.source.text
    assert all(text[p.span.start : p.span.end] == p.quote for p in passages)
    ids = [i.id for i in issues] + [o.id for o in opinions] + [p.id for c in cases for p in c.parties]
    ids += [o.id for i in issues for o in i.options]
    assert len(ids) == len(set(ids))
