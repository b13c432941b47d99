"""What a moderator says, cut into its issues: how many, of which kind, on which case."""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.moderated import court_cases, moderated

Cases = tuple[tuple[str, tuple[str, ...]], ...]
TWO: Cases = (("案例一", ("郑某",)), ("案例二", ("冯某",)))
ONE: Cases = (("案例", ("周某", "陈某")),)
# kind, with @ the ordinal of the case, with : the proposition or the options
ROWS: tuple[tuple[str, Cases, tuple[str, ...]], ...] = (
    (
        "最后，请各位用两三分钟谈谈对两案的结论。",
        TWO,
        (
            "open@1",
            "open@2",
        ),
    ),
    (
        "请各位就两起案例的定性表明态度。",
        TWO,
        (
            "open@1",
            "open@2",
        ),
    ),
    (
        "最后请各位用一句话谈谈对上述两个案件的处理意见。",
        TWO,
        (
            "open@1",
            "open@2",
        ),
    ),
    (
        "下面讨论周某的行为构成盗窃罪还是侵占罪，以及陈某是否构成共犯。",
        ONE,
        (
            "choice:盗窃罪|侵占罪",
            "polar:陈某构成共犯",
        ),
    ),
    (
        "上述两案中，行为人是否构成自首？",
        TWO,
        (
            "polar@1",
            "polar@2",
        ),
    ),
    (
        "如何界定“携带凶器”，如何认定“入户”？",
        ONE,
        (
            "open",
            "open",
        ),
    ),
    (
        "如何准确把握正当防卫的限度、厘清其与相互斗殴的界限？",
        ONE,
        (
            "open",
            "open",
        ),
    ),
    (
        "周某能否适用缓刑？如果不能，陈某是否也不能适用？",
        ONE,
        (
            "polar",
            "polar",
        ),
    ),
    (
        "请各位就周某的行为是否构成诈骗罪、犯罪数额应当如何认定发表意见。",
        ONE,
        (
            "polar",
            "open",
        ),
    ),
    ("辩护人提出陈某系从犯，这一意见能否成立？", ONE, ("polar:陈某系从犯",)),
    ("有观点认为周某的行为属于民事欺诈，不构成犯罪。各位怎么看？", ONE, ("polar",)),
    (
        "案例一中郑某的行为是否构成抢劫罪？案例二中冯某的行为应当如何定性？",
        TWO,
        (
            "polar@1",
            "open@2",
        ),
    ),
    (
        "第一，证据是否充分？第二，程序是否合法？第三，量刑是否适当？",
        ONE,
        (
            "polar",
            "polar",
            "polar",
        ),
    ),
    ("周某的行为应认定为一罪还是数罪？请谈谈您的看法。", ONE, ("choice:一罪|数罪",)),
    (
        "本案的争议焦点有两个：一是周某是否具有非法占有目的；二是退赔能否减少犯罪数额。请各位讨论。",
        ONE,
        (
            "polar",
            "polar",
        ),
    ),
    ("本次研讨的问题是陈某的行为是否属于职务行为。", ONE, ("polar",)),
    (
        "现实中此类案件很多，难道我们不应该重视吗？今天先谈谈，周某取走财物的行为性质如何认定？",
        ONE,
        ("open",),
    ),
    (
        "Does the clause bind the heirs, and if so, for how long?",
        ONE,
        (
            "polar",
            "open",
        ),
    ),
    (
        "Is the platform liable for the seller's fraud? And should it refund the buyer?",
        ONE,
        (
            "polar",
            "polar",
        ),
    ),
    ("Was it theft or embezzlement?", ONE, ("choice:theft|embezzlement",)),
    (
        "周某、陈某是否构成共同犯罪，谁是主犯？",
        ONE,
        (
            "polar",
            "open",
        ),
    ),
    (
        "平台该不该赔？赔多少？",
        ONE,
        (
            "polar",
            "open",
        ),
    ),
    ("鉴定意见能不能作为定案的根据？为什么？", ONE, ("polar",)),
    (
        "周某的行为是否构成犯罪？构成何罪？",
        ONE,
        (
            "polar",
            "open",
        ),
    ),
)


@pytest.mark.parametrize(("words", "cases", "wanted"), ROWS, ids=[words[:24] for words, _, _ in ROWS])
def test_one_issue_for_each_thing_asked(words: str, cases: Cases, wanted: tuple[str, ...]) -> None:
    court = court_cases(cases)
    ordinals = {c.id: c.ordinal for c in court}
    transcript = moderated(None, [("M", words), ("甲某", "略。"), ("乙某", "略。")])
    (question,) = extract_questions(transcript, court, "s").questions
    found = []
    for issue, want in zip(question.issues, wanted, strict=False):
        told = issue.kind.value
        told += f"@{ordinals[issue.case or '']}" if "@" in want else ""
        told += f":{issue.proposition or '|'.join(o.label for o in issue.options)}" if ":" in want else ""
        found.append(told)
    assert (found, len(question.issues)) == (list(wanted), len(wanted))
