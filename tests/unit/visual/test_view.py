from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.analysis.report import analyse
from graph.model import AuthorityKind, IssueKind, Polarity, Silence, Status
from tests.support.factories import Asked, Case, Said, When, a_map
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from tests.unit.visual.samples import hand_made, known, reader_url, view_of
from visual.map_view import CardKind, Depth, MapOptions
from visual.measure import JOINER
from visual.view import build_view

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from visual.map_view import Band, Block, Card, Detail, MapView, Row

YES_NO = [Asked("1.1", "是否成立", proposition="成立")]
EVERY_MAP = [*hand_made(), *known()]


def words(card: Card) -> list[str]:
    """The lines of a card, without the marks that steer line breaks."""
    return [(x.text + x.tail).replace(JOINER, "").replace("\u00a0", " ") for x in card.lines]


def block(view: MapView, number: str) -> Block:
    found = [b for lane in view.lanes for b in lane.blocks if b.issue.lines[0].text.startswith(f"{number} ")]
    (one,) = found
    return one


def position(band: Band) -> Card:
    assert band.position is not None
    return band.position


def chip_of(row: Row) -> Card:
    assert row.chip is not None
    return row.chip


def answers(found: Block) -> list[tuple[list[str], list[str]]]:
    """Per answer: its words and who holds it."""
    return [
        (words(position(band)), [chip_of(row).lines[0].text for row in band.rows])
        for band in found.bands
        if band.rows
    ]


def detail(view: MapView, card: Card) -> Detail:
    return next(d for d in view.details if d.id == card.detail)


def section(told: Detail, heading: str) -> list[str]:
    return [e.text for s in told.sections if s.heading == heading for e in s.entries]


def test_polar_answers_have_symbol_and_word_and_conditions_their_deciding_value() -> None:
    assert answers(block(view_of(the_locker_map()), "1.1")) == [
        (["✓ 肯定"], ["韩松"]),
        (["✗ 否定"], ["罗晓"]),
        (["◐ 柜门未锁 →肯定、盗窃罪", "◐ 柜门未锁：否 →否定"], ["魏明远"]),
    ]


def test_conditions_are_joined_in_their_own_language() -> None:
    when = (When((("价格差距", "悬殊"), ("当场识破", "否")), Polarity.DENY),)
    said = [Said("甲", "1.1", "看情况", Polarity.CONDITIONAL, when=when)]
    m = a_map(YES_NO, said, experts=["甲"])
    assert answers(block(view_of(m, "en"), "1.1")) == [(["◐ 价格差距悬殊且当场识破：否 → no"], ["甲"])]


def test_choice_answers_are_named_by_outcome_without_yes_or_no() -> None:
    found = block(view_of(the_locker_map()), "1.2")
    assert answers(found) == [(["● 盗窃罪"], ["韩松"]), (["▲ 诈骗罪"], ["罗晓"])]
    assert [position(b).look for b in found.bands] == ["outcome-1", "outcome-2"]


def test_open_answers_are_the_claim_in_a_neutral_look() -> None:
    found = block(view_of(the_locker_map()), "2.1")
    assert answers(found) == [(["○ 占有是事实上的支配"], ["魏明远"])]
    assert position(found.bands[0]).look == "determinate"


def test_silence_stands_in_the_column_of_the_expert_in_its_own_words() -> None:
    view = view_of(the_locker_map())
    assert [(c.column, words(c)) for c in block(view, "2.1").silences] == [
        (1, ["未就本问题发言"]),
        (0, ["只谈标准，未下结论"]),
    ]
    assert [(c.column, words(c)) for c in block(view, "1.2").silences] == [(2, ["发言未涉及"])]


@pytest.mark.parametrize(
    ("silence", "chinese", "english"),
    [
        (Silence.PASSED, "明示不发表意见", "Passed"),
        (Silence.DEFERRED, "从他人意见", "Defers to another"),
        (Silence.NOT_ADDRESSED, "发言未涉及", "Not addressed"),
    ],
)
def test_every_silence_has_its_words_in_both_languages(silence: Silence, chinese: str, english: str) -> None:
    m = a_map(
        YES_NO,
        [Said("甲", "1.1", "无", Polarity.SILENT, silence), Said("乙", "1.1", "成立")],
        experts=["甲", "乙"],
    )
    assert words(block(view_of(m), "1.1").silences[0]) == [chinese]
    assert words(block(view_of(m, "en"), "1.1").silences[0]) == [english]


def test_the_tally_counts_who_agrees_who_spoke_and_all() -> None:
    view = view_of(the_locker_map())
    assert words(block(view, "1.1").issue)[1] == "≠ 一致 1／表态 3／共 3 人"
    assert words(block(view, "2.2").issue)[1] == "一致 1／表态 1／共 3 人"


def test_consensus_is_marked_only_where_all_who_spoke_hold_it() -> None:
    view = view_of(the_pass_map())
    agreed, contested = block(view, "1.2"), block(view, "1.1")
    assert words(agreed.issue)[1] == "★ 一致 2／表态 2／共 2 人"
    assert words(position(agreed.bands[0])) == ["● 诈骗罪", "★ 一致意见"]
    assert not any("★" in line for band in contested.bands for line in words(position(band)))


def test_no_consensus_while_one_answer_is_conditional() -> None:
    said = [Said("甲", "1.1", "成立"), Said("乙", "1.1", "成立")]
    said.append(
        Said("丙", "1.1", "看情况", Polarity.CONDITIONAL, when=(When((("明知", "是"),), Polarity.AFFIRM),))
    )
    view = view_of(a_map(YES_NO, said, experts=["甲", "乙", "丙"]))
    assert not any("★" in line for card in view.cards() for line in words(card))


def test_reasons_are_one_speakers_own_or_told_to_be_missing() -> None:
    found = block(view_of(the_locker_map()), "1.1")
    reasons = [
        (row.reason.lines[0].text, row.reason.look) for b in found.bands for row in b.rows if row.reason
    ]
    assert reasons == [
        ("快件仍归收件人占有", "reason"),
        ("取件码系骗来", "reason"),
        ("未说明理由", "unstated"),
    ]


def test_more_reasons_are_counted_and_all_in_the_panel() -> None:
    view = view_of(
        a_map(YES_NO, [Said("甲", "1.1", "成立", reasons=("其一", "其二", "其三"))], experts=["甲"])
    )
    (row,) = block(view, "1.1").bands[0].rows
    assert row.reason is not None
    assert words(row.reason) == ["其一 ＋2"]
    assert section(detail(view, row.reason), "理由") == ["其一", "其二", "其三"]


def test_rejected_answers_leave_the_map() -> None:
    said = [Said("甲", "1.1", "成立", status=Status.REJECTED), Said("乙", "1.1", "成立")]
    found = block(view_of(a_map(YES_NO, said, experts=["甲", "乙"])), "1.1")
    assert answers(found) == [(["✓ 肯定"], ["乙"])]
    assert [(c.column, words(c)) for c in found.silences] == [(0, ["发言未涉及"])]


def test_a_relayed_view_says_so_and_by_whom() -> None:
    view = view_of(the_locker_map())
    (row,) = block(view, "2.2").bands[0].rows
    assert words(chip_of(row)) == ["魏明远", "他人转述"]
    assert section(detail(view, chip_of(row)), "他人转述") == ["主持人"]


def test_authorities_hang_on_the_answers_they_are_cited_in() -> None:
    view = view_of(the_locker_map())
    assert [words(c) for c in view.authorities] == [
        ["§ 《中华人民共和国刑法》", "2 位专家引用"],
        ["⚖ 《关于办理诈骗刑事案件具体应用法律若干问题的解释》"],
    ]
    cited = Counter(link.target for link in view.citations)
    assert [cited[c.id] for c in view.authorities] == [2, 1]
    assert not any(c.framed for c in view.authorities)


def _citing(first: Said, second: Said) -> Card:
    view = view_of(a_map(YES_NO, [first, second], experts=["甲", "乙"]))
    (card,) = view.authorities
    return card


def test_an_authority_cited_for_opposite_answers_on_one_issue_is_framed() -> None:
    card = _citing(
        Said("甲", "1.1", "成立", cites=(("刑法", "第一条"), ("刑法", "第二条"))),
        Said("乙", "1.1", "不成立", Polarity.DENY, cites=(("刑法", None),)),
    )
    assert card.framed
    assert words(card)[1] == "⚡ 2 位专家引用，结论不同"  # experts, not places


def test_an_authority_cited_for_answers_that_differ_by_the_facts_is_not_framed() -> None:
    card = _citing(
        Said("甲", "1.1", "不成立", Polarity.DENY, cites=(("刑法", None),)),
        Said("乙", "1.1", "看情况", Polarity.CONDITIONAL, cites=(("刑法", None),),
             when=(When((("差价", "悬殊"),), Polarity.DENY),)),
    )  # fmt: skip
    assert not card.framed
    assert words(card)[1] == "2 位专家引用"


def test_a_conclusion_that_no_divergent_opinion_holds_is_marked() -> None:
    asked = [Asked("1.1", "应定何罪", IssueKind.CHOICE, options=("盗窃罪", "诈骗罪"), case=1)]
    said = [
        Said("甲", "1.1", "盗窃", answers=(("盗窃罪", Polarity.AFFIRM),), charges=("盗窃罪",)),
        Said("乙", "1.1", "诈骗", answers=(("诈骗罪", Polarity.AFFIRM),), charges=("诈骗罪",)),
    ]
    view = view_of(
        a_map(asked, said, experts=["甲", "乙"], cases=[Case(opinions=(("构成盗窃罪", ("盗窃罪",)),))])
    )
    marked = [words(position(b)) for b in block(view, "1.1").bands]
    assert marked == [["● 盗窃罪"], ["▲ 诈骗罪", "分歧意见之外"]]


def test_what_was_said_outside_the_questions_has_a_lane_of_its_own() -> None:
    lane = view_of(the_locker_map()).lanes[-1]
    told = [
        (words(b.issue)[0], [r.reason.lines[0].text for r in b.bands[0].rows if r.reason])
        for b in lane.blocks
    ]
    assert words(lane.question) == ["问题之外"]
    assert told == [
        ("未归入问题的表述", ["立法应当尽快完善"]),
        ("转述他人观点", ["有观点：有观点认为应定侵占罪"]),
    ]


def test_only_low_certainty_that_nobody_checked_is_doubtful() -> None:
    asked = [Asked("1.1", "是否成立", proposition="成立", confidence=0.4)]
    said = [
        Said("甲", "1.1", "成立", confidence=0.4),
        Said("乙", "1.1", "成立", confidence=0.4, status=Status.ACCEPTED),
        Said("丙", "1.1", "不成立", Polarity.DENY, confidence=0.6),
    ]
    view = view_of(a_map(asked, said, experts=["甲", "乙", "丙"]))
    found = block(view, "1.1")
    chips = {chip_of(r).lines[0].text: chip_of(r).doubtful for b in found.bands for r in b.rows}
    assert chips == {"甲": True, "乙": False, "丙": False}
    assert found.issue.doubtful
    assert not any(position(b).doubtful for b in found.bands)


def test_what_is_checked_is_told_in_both_languages() -> None:
    m = the_locker_map()
    assert view_of(m).checked == "系统提取，已核对 1/7"
    assert view_of(m, "en").checked == "read by program, 1 of 7 checked"
    assert view_of(m).summary == "2 个问题 · 4 个具体问题 · 3 位专家"


def test_a_small_map_opens_down_to_the_reasons_and_a_large_one_to_the_answers() -> None:
    small, large = view_of(a_wide_map(4, 14)), view_of(a_wide_map(12, 30))
    assert (small.depth, large.depth) == (Depth.REASONS, Depth.QUESTIONS)  # 300 cards at most
    assert view_of(a_wide_map(8, 2)).depth is Depth.REASONS
    assert view_of(a_wide_map(9, 2)).depth is Depth.POSITIONS
    assert view_of(a_wide_map(10, 2), depth=Depth.REASONS).depth is Depth.REASONS


def test_of_more_than_ten_experts_answers_and_silences_are_summed_with_their_names() -> None:
    view = view_of(a_wide_map(12, 30))
    assert view.summed
    assert not view_of(a_wide_map(10, 2)).summed
    found = view.lanes[0].blocks[0]
    for band in found.bands:
        if band.rows:
            assert band.total is not None
            people, names = words(band.total)
            assert people == f"{len(band.rows)} 人"
            assert names.split("、") == [chip_of(row).lines[0].text for row in band.rows]


def test_what_is_folded_is_counted() -> None:
    view = view_of(the_locker_map())
    lane = view.lanes[0]
    assert words(lane.summary) == [
        "▸ 2 个具体问题 · ≠ 分歧 2", "1.1 秘密取走快件是否构成盗窃罪；1.2 本案应定何罪",
    ]  # fmt: skip
    assert {look: n for look, _, n in lane.summary.bar} == {
        "affirm": 1, "deny": 1, "conditional": 1, "outcome-1": 1, "outcome-2": 1, "silent": 1,
    }  # fmt: skip
    assert words(lane.blocks[0].fold) == ["▸ 理由 2 条", "依据 1 项"]
    assert words(block(view, "2.2").fold) == ["▸ 未说明理由"]


def test_answers_that_only_other_facts_lead_to_wait_beside_the_others() -> None:
    when = (When((("差价", "悬殊"),), Polarity.DENY), When((("差价", "不大"),), Polarity.AFFIRM))
    said = [Said("甲", "1.1", "成立"), Said("乙", "1.1", "看差价", Polarity.CONDITIONAL, when=when)]
    found = block(view_of(a_map(YES_NO, said, experts=["甲", "乙"])), "1.1")
    assert [(b.words, bool(b.rows)) for b in found.bands] == [
        ("肯定", True), ("视情况 差价悬殊 →否定；差价不大 →肯定", True), ("否定", False), ("材料未言明", False),
    ]  # fmt: skip


def test_the_panel_of_an_expert_tells_everything_with_its_place() -> None:
    view = view_of(the_locker_map())
    chip = chip_of(next(b for b in block(view, "1.2").bands if "诈骗" in words(position(b))[0]).rows[0])
    told = detail(view, chip)
    assert (told.heading, told.kind) == ("罗晓", "东川市人民检察院")
    assert section(told, "答案") == ["诈骗罪"]
    assert section(told, "假设情形下的罪名") == ["抢夺罪"]
    assert section(told, "理由") == ["未说明理由"]
    assert section(told, "援引依据") == [
        "《关于办理诈骗刑事案件具体应用法律若干问题的解释》",
        "《中华人民共和国刑法》 第二百六十六条",
    ]
    passages = [e for s in told.sections if s.heading == "原文出处" for e in s.entries]
    stance = next(s for s in the_locker_map().stances if s.claim == "应定诈骗罪")
    assert stance.passage is not None
    assert [(p.text, p.url, p.is_quote) for p in passages] == [
        ("罗晓：应定诈骗罪", reader_url(stance.passage), True)
    ]


def test_the_panel_of_an_issue_tells_who_holds_what_and_how_answers_conflict() -> None:
    view = view_of(the_locker_map())
    told = detail(view, block(view, "1.1").issue)
    assert section(told, "一致意见") == ["一致 1／表态 3／共 3 人"]
    assert section(told, "答案")[:2] == ["肯定：韩松", "否定：罗晓"]
    assert section(told, "分歧")[0] == "直接对立：肯定 ↔ 否定"
    assert section(told, "待答命题") == ["秘密取走快件构成盗窃罪"]


def test_the_moderators_citation_stands_beside_its_question_without_a_line() -> None:
    m = the_locker_map()
    moderator = next(p for p in m.participants if p.name == "主持人")

    cited = replace(m.citations[1], participant=moderator.id, id="citation-m", issue=None)
    view = view_of(replace(m, citations=(*m.citations[:1], cited)))
    card = view.authorities[-1]
    assert words(card)[-1] == "主持人引用"
    assert card.beside == cited.question
    assert not any(link.target == card.id for link in view.citations)


def test_a_citation_without_an_issue_belongs_to_the_nearest_answer_of_its_speaker_in_the_question() -> None:

    m = the_locker_map()
    law = m.citations[-1]  # 罗晓 on 1.2, written right before that claim
    view = view_of(replace(m, citations=(replace(law, issue=None),)))
    stance = next(s for s in m.stances if s.claim == "应定诈骗罪")
    assert [link.rows for link in view.citations] == [(stance.id,)]


@pytest.mark.parametrize("name", EVERY_MAP)
def test_every_answer_and_every_silence_is_in_the_map_once(name: str) -> None:
    m = (hand_made() | known())[name]
    view = view_of(m)
    shown = Counter(
        row
        for card in view.cards()
        if card.kind in (CardKind.EXPERT, CardKind.SILENCE)
        or (card.kind, card.look) == (CardKind.SUM, "silent")
        for row in card.rows
        if row.startswith("stance-")
    )
    assert shown == Counter(s.id for s in m.stances)


@pytest.mark.parametrize("name", EVERY_MAP)
def test_ids_are_unique_and_everything_named_is_there(name: str) -> None:
    view = view_of((hand_made() | known())[name], depth=Depth.REASONS)
    cards = [c.id for c in view.cards()]
    details = [d.id for d in view.details]
    assert max(Counter(cards).values()) == 1
    assert max(Counter(details).values()) == 1
    assert {c.detail for c in view.cards()} <= set(details)
    assert {k.source for k in view.citations} | {k.target for k in view.citations} <= set(cards)
    rows = {h.id for h in view.holdings}
    assert {r for c in view.cards() for r in c.rows} <= rows
    assert {h.answer for h in view.holdings} - {"outside"} == {e.key for e in view.answers}


@pytest.mark.parametrize("name", EVERY_MAP)
def test_the_same_map_gives_the_same_view(name: str) -> None:
    m: ArgumentMap = (hand_made() | known())[name]
    options = MapOptions(reader_url)
    assert build_view(m, analyse(m), "zh", options) == build_view(m, analyse(m), "zh", options)


def test_more_outcomes_than_colours_share_the_last_look() -> None:
    labels = [f"第{n}罪" for n in range(7)]
    asked = [Asked("1.1", "应定何罪", IssueKind.CHOICE, options=tuple(labels))]
    said = [Said(f"专家{n}", "1.1", "定罪", answers=((labels[n % 7], Polarity.AFFIRM),)) for n in range(9)]
    view = view_of(a_map(asked, said, experts=[f"专家{n}" for n in range(9)]))
    looks = [position(b).look for b in block(view, "1.1").bands]
    assert looks == [f"outcome-{n}" for n in range(1, 6)] + ["outcome-other"] * 2
    assert [e.word for e in view.answers] == [*labels[:5], "其他答案"]


def test_kinds_of_authorities_have_signs_and_the_signs_a_key() -> None:
    kinds = {"刑法": AuthorityKind.STATUTE, "某解释": AuthorityKind.JUDICIAL_INTERPRETATION,
             "牵连犯理论": AuthorityKind.DOCTRINE, "某国判例": AuthorityKind.FOREIGN_LAW}  # fmt: skip
    said = [Said("甲", "1.1", "成立", cites=tuple((name, None) for name in kinds))]
    m = a_map(YES_NO, said, experts=["甲"], authorities=[(n, k, ()) for n, k in kinds.items()])
    view = view_of(m)
    assert [words(c)[0] for c in view.authorities] == [
        "§ 《刑法》",
        "⚖ 《某解释》",
        "论 牵连犯理论",
        "外 某国判例",
    ]
    assert [(e.symbol, e.word) for e in view.signs if e.key == "sign"] == [
        ("§", "法律"), ("⚖", "司法解释"), ("论", "学理"), ("外", "域外法"),
    ]  # fmt: skip
