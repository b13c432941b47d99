"""Who is meant, and how one speaker takes up another."""

from __future__ import annotations

import pytest

from graph.extract.references import kind_of
from graph.extract.roster import roster_of
from graph.model import AgreementKind, Participant, Role

AGREE, DISAGREE, OTHER = AgreementKind.AGREE, AgreementKind.DISAGREE, AgreementKind.SAME_RESULT_OTHER_REASON

KINDS = [
    ("我同意罗教授的意见", AGREE, "同意"),
    ("赞成前面两位的看法", AGREE, "赞成"),
    ("我的看法与罗启明一致", AGREE, "与…一致"),
    ("在这个问题上我和罗老师的意见相同", AGREE, "和…相同"),
    ("不同意罗教授的意见", DISAGREE, "不同意"),
    ("对罗教授的说法我不敢苟同", DISAGREE, "不敢苟同"),
    ("我与罗启明的看法恰恰相反", DISAGREE, "相反"),
    ("我跟罗老师有不同意见", DISAGREE, "有不同意见"),
    ("我和罗老师没有不同意见", AGREE, "没有不同意见"),
    ("结论我同意罗教授，但理由不同", OTHER, "same result, other ground"),
    ("罗教授谈到了数额", None, "only spoken of"),
]
ENGLISH = [
    ("I agree with Professor Marsh", AGREE, "agree with"),
    ("I'm with the judge on this", AGREE, "with"),
    ("I disagree with Ms. Doyle", DISAGREE, "disagree"),
    ("I don't agree with Ms. Doyle", DISAGREE, "don't agree"),
    ("I concur in the result for different reasons", OTHER, "concur in the result"),
    ("Professor Marsh mentioned the fee", None, "only spoken of"),
]


@pytest.mark.parametrize(("clause", "kind", "why"), KINDS, ids=[row[0] for row in KINDS])
def test_chinese_reference(clause: str, kind: AgreementKind | None, why: str) -> None:
    assert kind_of(clause, "zh") is kind, why


@pytest.mark.parametrize(("clause", "kind", "why"), ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_reference(clause: str, kind: AgreementKind | None, why: str) -> None:
    assert kind_of(clause, "en") is kind, why


LUO = Participant("p-luo", "罗启明", Role.EXPERT)
SIMA = Participant("p-sima", "司马骏", Role.EXPERT)
CHEN_A = Participant("p-chen-a", "陈实", Role.EXPERT)
CHEN_B = Participant("p-chen-b", "陈静宜", Role.EXPERT)
CHINESE_ROSTER = roster_of([LUO, SIMA, CHEN_A, CHEN_B], "zh")

PEOPLE = [
    ("同意罗启明的意见", ["p-luo"], "full name"),
    ("同意罗教授的意见", ["p-luo"], "surname and title"),
    ("同意司马检察官的意见", ["p-sima"], "compound surname"),
    ("同意陈教授的意见", [], "two experts share the surname"),
    ("同意陈静宜教授的意见", ["p-chen-b"], "full name and title"),
    ("同意前面两位的意见", ["p-sima", "p-luo"], "the last two who spoke"),
    ("同意各位的意见", ["p-chen-a", "p-sima", "p-luo"], "all who spoke"),
    ("同意上一位的意见", ["p-luo"], "the last who spoke"),
]


@pytest.mark.parametrize(("clause", "people", "why"), PEOPLE, ids=[row[0] for row in PEOPLE])
def test_who_is_meant(clause: str, people: list[str], why: str) -> None:
    before = ["p-chen-a", "p-sima", "p-luo"]
    assert [p for m in CHINESE_ROSTER.mentions(clause, before) for p in m.people] == people, why


def test_english_names_titles_and_offices() -> None:
    marsh = Participant("p-marsh", "Dr. Ellen Marsh", Role.EXPERT, "Professor of Law")
    doyle = Participant("p-doyle", "Ruth Doyle", Role.EXPERT, "former District Judge")
    roster = roster_of([marsh, doyle], "en")
    for said, person in [
        ("I agree with Dr. Marsh", "p-marsh"), ("I'm with the judge", "p-doyle"), ("the professor is right", "p-marsh"),
        ("as Ellen Marsh would say: Marsh", "p-marsh"),
    ]:  # fmt: skip
        assert {p for m in roster.mentions(said, []) for p in m.people} == {person}, said
