"""Which clauses are conditions, and which only look like one."""

from __future__ import annotations

import pytest

from graph.extract.clause_kinds import ClauseKind
from graph.extract.clauses import parse_sentences
from graph.extract.wordlists import Tongue, tongue_of
from graph.model import Span

ROWS = [
    ("如果货物已经交付，则应当认定为既遂。", ["如果货物已经交付"], "如果…则"),
    ("若当事人明知，应当承担责任。", ["若当事人明知"], "若"),
    ("只要收受了财物，就构成受贿罪。", ["只要收受了财物"], "只要…就"),
    ("只有造成实际损失才能追究责任。", ["只有造成实际损失"], "只有…才 in one clause"),
    ("除非另有约定，否则不能免责。", ["除非另有约定"], "除非…否则"),
    ("行为人事先知情的，以共犯论处。", ["行为人事先知情的"], "…的，"),
    ("在被害人同意的情况下，不成立犯罪。", ["在被害人同意的情况下"], "…的情况下"),
    ("设备已经报废，且无人看管的，可以从轻。", ["且无人看管的"], "的 closes its own clause only"),
    (
        "如果价格明显偏低，而且买家是熟人，那么应当推定明知。",
        ["如果价格明显偏低", "而且买家是熟人"],
        "a condition goes on",
    ),
    ("一旦泄露即造成损害的，应予禁止。", ["一旦泄露即造成损害的"], "一旦"),
    ("我赞成的是第一种意见，应当定罪。", [], "是…的 is no condition"),
    ("如何认定数额，需要讨论。", [], "如何 opens no condition"),
    ("《某某条例》里面的登记制度是约束企业的，不构成犯罪。", [], "what a law is about is no condition"),
    ("该条是以没有通谋为前提的，应当定罪。", [], "what an article presupposes is no condition"),
    ("如前所述，应当定罪。", [], "如前所述"),
    ("法律规定得很清楚，应当定罪。", [], "plain"),
    ("仅限于双方书面约定时，可以采用。", ["仅限于双方书面约定时"], "限于…时"),
    (
        "倘若仪器未经校准，检测结果不能采信。",
        ["倘若仪器未经校准"],
        "倘若; the negation stays in the condition",
    ),
    ("可以适用缓刑，但以退赔为前提。", ["但以退赔为前提"], "a proviso after the verdict"),
    ("If the goods were delivered, the sale is complete.", ["If the goods were delivered"], "if"),
    ("I would allow it provided that notice was given.", ["provided that notice was given"], "provided that"),
    ("It is lawful, unless the owner objects.", ["unless the owner objects"], "unless"),
    ("If I may add something, it is lawful.", [], "if I may"),
]


@pytest.mark.parametrize(("sentence", "conditions", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_conditions(sentence: str, conditions: list[str], why: str) -> None:
    parsed = parse_sentences(sentence, Span(0, len(sentence)), _tongue(sentence))
    found = [c.text for s in parsed for c in s.clauses if c.kind is ClauseKind.CONDITION]
    assert found == conditions, why


def _tongue(sentence: str) -> Tongue:
    return tongue_of(sentence)


KINDS = [
    ("至于赔偿问题，应当支持。", [ClauseKind.TOPIC, ClauseKind.VERDICT], "topic"),
    ("应当定罪，因为其主观恶性大。", [ClauseKind.VERDICT, ClauseKind.REASON], "reason"),
    ("虽然手段轻微，但仍应当定罪。", [ClauseKind.CONCESSION, ClauseKind.VERDICT], "concession"),
    (
        "有学者认为应当定罪，我不同意。",
        [ClauseKind.REPORTED, ClauseKind.VERDICT],
        "a view told, then one held",
    ),
    (
        "《药品管理法》第九条规定了许可制度，应当适用。",
        [ClauseKind.RECITED, ClauseKind.VERDICT],
        "a rule recited",
    ),
    ("例如私下转卖，应当定罪。", [ClauseKind.EXAMPLE, ClauseKind.VERDICT], "example"),
]


@pytest.mark.parametrize(("sentence", "kinds", "why"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds_of_clauses(sentence: str, kinds: list[ClauseKind], why: str) -> None:
    [parsed] = parse_sentences(sentence, Span(0, len(sentence)), "zh")
    assert [c.kind for c in parsed.clauses] == kinds, why


def test_what_a_source_says_in_quotation_marks_is_blanked_out() -> None:
    sentence = "司法解释指出，“明知他人实施走私犯罪而为其提供运输工具的，应当以走私罪的共犯论处”。"
    [parsed] = parse_sentences(sentence, Span(0, len(sentence)), "zh")
    assert "走私罪" not in "".join(c.text for c in parsed.clauses)


def test_clauses_lie_in_order_and_inside_their_sentence() -> None:
    text = "首先，如果数额较大，应当定罪；数额不大的，不作犯罪处理。其次，“情节严重”要从严把握（参见前文）！对吗？"
    sentences = parse_sentences(text, Span(0, len(text)), "zh")
    ends = [0]
    for sentence in sentences:
        for clause in sentence.clauses:
            assert ends[-1] <= clause.start < clause.end <= sentence.end
            assert len(clause.text) == clause.end - clause.start
            ends.append(clause.end)
    assert len(sentences) == 4
    assert sentences[-1].asks
