"""Speakers who take up one another, by name, title, count or none at all, in both languages. All sentences are invented.

Each row: the turn, the polarity it comes to, who is agreed with or not and how, and what the row is about.
"""

from __future__ import annotations

import pytest

from graph.model import AgreementKind, Polarity
from tests.support.hearing import Ask, Heard, hear

AFFIRM, DENY, CONDITIONAL, MIXED, SILENT = Polarity
YES, NO, OTHER = AgreementKind.AGREE, AgreementKind.DISAGREE, AgreementKind.SAME_RESULT_OTHER_REASON

WELL = Ask("村民擅自填埋公用水井，是否构成故意毁坏财物罪？", "村民擅自填埋公用水井构成故意毁坏财物罪")
KIN = Ask("对该村民的亲属能否作出治安处罚？", "对该村民的亲属可以作出治安处罚")
EARLIER = [
    ("欧阳静", "构成。水井是集体财产，填埋就是毁坏。"),
    ("王力行", "不构成。水井早已干涸，没有价值。"),
]
LAST = "买买提·艾力"
TITLES = {"欧阳静": "江北大学法学院教授", "王力行": "江北区人民检察院副检察长", LAST: "江北律师事务所律师"}
CHINESE = [
    ("同意欧阳教授的意见。", AFFIRM, {("欧阳静", YES)}, "compound surname and title"),
    ("我和王检看法一致。", DENY, {("王力行", YES)}, "surname and short title"),
    ("我赞成老王的看法。", DENY, {("王力行", YES)}, "老 and surname"),
    ("结论上同意欧阳教授，但理由不同。关键是全村人都还在用这口井。", AFFIRM, {("欧阳静", OTHER)}, "same result, other reason"),
    ("我同意欧阳静的结论。不过理由有所不同，我更看重井的用途。", AFFIRM, {("欧阳静", OTHER)}, "other reason in the next sentence"),
    ("我与王检察长不同，水井还能用，应当定故意毁坏财物罪。", AFFIRM, {("王力行", NO)}, "differs and says so"),
    ("附议。", DENY, {("王力行", YES)}, "seconds the speaker before"),
    ("同上。", DENY, {("王力行", YES)}, "the same"),
    ("欧阳教授刚才说的我都同意。", AFFIRM, {("欧阳静", YES)}, "what she just said"),
    ("欧阳老师的意见我完全赞成，只补充一点：井台也是财产。", AFFIRM, {("欧阳静", YES)}, "with an addition"),
    ("理由同王检。不构成犯罪。", DENY, {("王力行", YES)}, "the same grounds, own answer"),
    ("我不同意王检察长的意见。", AFFIRM, {("王力行", NO)}, "turned down"),
    ("听了欧阳教授的发言，我改变看法。我原来认为不构成犯罪，现在认为应当构成。", AFFIRM, set(), "moved by a colleague"),
    ("王检说井已干涸，这一点我不认同，应当以故意毁坏财物罪定罪。", AFFIRM, {("王力行", NO)}, "told and not shared"),
    ("我的看法和欧阳教授一样，跟王检相反。", AFFIRM, {("欧阳静", YES), ("王力行", NO)}, "one for, one against"),
    ("我没有王检那么乐观，但同意他的结论。", DENY, {("王力行", YES)}, "his conclusion"),
    ("欧阳教授的结论我接受，论证上我另有考虑：井是村里共有的生产资料。", AFFIRM, {("欧阳静", OTHER)}, "the conclusion accepted"),
    ("我的立场与王检察长相同。", DENY, {("王力行", YES)}, "the same stand"),
    ("我倾向于欧阳老师的观点。", AFFIRM, {("欧阳静", YES)}, "inclined to her view"),
    ("在这一点上，我和欧阳教授站在一起。", AFFIRM, {("欧阳静", YES)}, "on her side"),
    ("我想对王检的意见作一点补充：井口早已封死。", DENY, {("王力行", YES)}, "an addition implies agreement"),
    ("欧阳教授从物的角度谈了，我换个角度，但结论一致。", AFFIRM, {("欧阳静", OTHER)}, "another angle, the same result"),
    ("恰恰相反，我认为井还能用，应当构成。", AFFIRM, {("王力行", NO)}, "on the contrary, nobody named"),
    ("我也是这个意见。", DENY, {("王力行", YES)}, "the same, nobody named"),
    ("我完全支持老王。", DENY, {("王力行", YES)}, "supports a person"),
]  # fmt: skip


def taken_up(heard: Heard, speaker: str) -> set[tuple[str, AgreementKind]]:
    names = {made: name for name, made in heard.people.items()}
    return {(names[a.target], a.kind) for a in heard.found.agreements if names[a.source] == speaker}


@pytest.mark.parametrize(("said", "polarity", "taken", "why"), CHINESE, ids=[row[0][:20] for row in CHINESE])
def test_chinese(said: str, polarity: Polarity, taken: set[tuple[str, AgreementKind]], why: str) -> None:
    heard = hear([WELL], [*EARLIER, (LAST, said)], affiliations=TITLES)
    assert heard.stance(LAST).polarity is polarity, why
    assert taken_up(heard, LAST) == taken, why


BOTH = [
    ("欧阳静", "构成故意毁坏财物罪。至于亲属，没有参与填埋，不能处罚。"),
    ("王力行", "不构成故意毁坏财物罪。亲属在场帮忙，可以作出治安处罚。"),
]
SEVERAL = [
    ("第一问同意欧阳教授，第二问我保留。", [AFFIRM, SILENT], "one taken up, one reserved"),
    ("第一个问题我同意王检，第二个问题我同意欧阳教授。", [DENY, DENY], "one each"),
    ("两个问题我都同意王检察长。", [DENY, AFFIRM], "both at once"),
    ("定性上我赞成欧阳教授；对亲属的处罚，我赞成王检。", [AFFIRM, AFFIRM], "by topic"),
    ("我同意欧阳教授的意见。", [AFFIRM, DENY], "in general"),
    ("第一问我和王检意见不同，第二问意见相同。", [AFFIRM, AFFIRM], "differs on one, the same on the other"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "polarities", "why"), SEVERAL, ids=[row[0][:20] for row in SEVERAL])
def test_several_issues(said: str, polarities: list[Polarity], why: str) -> None:
    heard = hear([WELL, KIN], [*BOTH, (LAST, said)], affiliations=TITLES)
    assert [heard.stance(LAST, n).polarity for n in range(2)] == polarities, why


SAME_SIDE = [("欧阳静", "构成。填埋就是毁坏。"), ("王力行", "应当构成故意毁坏财物罪。")]
COUNTED = [
    ("同意前面两位的意见。", {("欧阳静", YES), ("王力行", YES)}, "the two before"),
    ("两位说得都对。", {("欧阳静", YES), ("王力行", YES)}, "two"),
    ("我赞同前面几位专家的看法。", {("欧阳静", YES), ("王力行", YES)}, "those before"),
    ("与上一位发言人的看法一致。", {("王力行", YES)}, "the one before"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "taken", "why"), COUNTED, ids=[row[0][:20] for row in COUNTED])
def test_counted(said: str, taken: set[tuple[str, AgreementKind]], why: str) -> None:
    heard = hear([WELL], [*SAME_SIDE, (LAST, said)], affiliations=TITLES)
    assert heard.stance(LAST).polarity is AFFIRM, why
    assert taken_up(heard, LAST) == taken, why


def test_a_name_with_a_dot_is_called_by_either_part() -> None:
    turns = [
        (LAST, "构成。井是大家的。"),
        ("王力行", "同意艾力律师的意见。"),
        ("欧阳静", "我也赞成买买提律师的看法。"),
    ]
    heard = hear([WELL], turns, affiliations=TITLES)
    assert heard.stance("王力行").polarity is AFFIRM
    assert taken_up(heard, "王力行") == {(LAST, YES)}
    assert taken_up(heard, "欧阳静") == {(LAST, YES)}


def test_two_of_one_surname_are_told_apart_by_their_titles() -> None:
    turns = [("陈实", "构成。"), ("陈静宜", "不构成。"), (LAST, "我同意陈教授的意见。")]
    heard = hear([WELL], turns, affiliations={"陈实": "江北区检察院检察官", "陈静宜": "江北大学教授"})
    assert heard.stance(LAST).polarity is DENY
    assert taken_up(heard, LAST) == {("陈静宜", YES)}


DITCH = Ask("Is the farmer who filled the ditch liable to his neighbour in nuisance?", "the farmer who filled the ditch is liable to his neighbour in nuisance")  # fmt: skip
BEFORE = [("Lady Penhallow", "He is liable. The water has to go somewhere."), ("Doyle J", "He is not liable. It was his ditch.")]  # fmt: skip
ENGLISH = [
    ("I agree with Lady Penhallow.", AFFIRM, {("Lady Penhallow", YES)}, "named with her title"),
    ("With respect to his Honour, I can't agree.", AFFIRM, {("Doyle J", NO)}, "his Honour"),
    ("I agree.", DENY, {("Doyle J", YES)}, "nobody named: the speaker before"),
    ("I'd go the other way.", AFFIRM, {("Doyle J", NO)}, "the other way"),
    ("No quarrel with that.", DENY, {("Doyle J", YES)}, "no quarrel"),
    ("What he said.", DENY, {("Doyle J", YES)}, "what he said"),
    ("So would I.", DENY, {("Doyle J", YES)}, "so would I"),
    ("I reach the same result as Lady Penhallow, by another road.", AFFIRM, {("Lady Penhallow", OTHER)}, "another road"),
    ("I come out where Penhallow does, but not for her reasons.", AFFIRM, {("Lady Penhallow", OTHER)}, "not for her reasons"),
    ("Justice Doyle has it right.", DENY, {("Doyle J", YES)}, "has it right"),
    ("I part company with the judge.", AFFIRM, {("Doyle J", NO)}, "part company"),
    ("I join Lady Penhallow.", AFFIRM, {("Lady Penhallow", YES)}, "join"),
    ("I came here to say no. Lady Penhallow has talked me out of it. Yes.", AFFIRM, set(), "moved"),
    ("I can't improve on what Doyle said.", DENY, {("Doyle J", YES)}, "cannot improve"),
    ("Lady Penhallow mentioned the water. I have seen it.", SILENT, set(), "only spoken of"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "polarity", "taken", "why"), ENGLISH, ids=[row[0][:24] for row in ENGLISH])
def test_english(said: str, polarity: Polarity, taken: set[tuple[str, AgreementKind]], why: str) -> None:
    heard = hear([DITCH], [*BEFORE, ("Prof. Amara Bell", said)], affiliations={"Doyle J": "judge"})
    assert heard.stance("Prof. Amara Bell").polarity is polarity, why
    assert taken_up(heard, "Prof. Amara Bell") == taken, why
