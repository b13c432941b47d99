"""The review page by plain forms, as a browser without script sends them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import Location, Problem, Severity
from graph.extract.reliability import Band as Measured
from graph.model import OtherReading, Polarity, Silence, Status, Verdict
from graph.store.opening import MEMORY
from server.app import create_app
from server.settings import Settings
from server.usecases import reliability
from tests.support.factories import Asked, Said, When, a_map
from tests.support.sample_maps import the_locker_map
from tests.unit.server.conftest import token_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from graph.model import Decision, Stance
    from graph.store.port import Store

SAMPLE = the_locker_map()
SYMPOSIUM = SAMPLE.symposium.id
TEXT = SAMPLE.document.text
HAN, LUO, WEI = (next(p for p in SAMPLE.participants if p.name == n) for n in ("韩松", "罗晓", "魏明远"))


class Desk:
    """One reviewer at a browser."""

    def __init__(self, client: FlaskClient, name: str = "") -> None:
        self.client = client
        self.token = token_of(client)
        if name:
            assert self.send("name", name=name).status_code == 303

    def page(self, **asked: str) -> str:
        answer = self.client.get(f"/zh/symposia/{SYMPOSIUM}/review", query_string=asked)
        assert answer.status_code == 200
        return answer.text

    def send(self, step: str, **fields: str) -> TestResponse:
        form = {"csrf_token": self.token, "do": step, **fields}
        return self.client.post(f"/zh/symposia/{SYMPOSIUM}/review", data=form)

    def judge(self, item: str, verdict: str) -> TestResponse:
        return self.send("decide", item=item, verdict=verdict, seen=self.seen(item))

    def seen(self, item: str) -> str:
        found = re.search(
            f'name="item" value="{item}"><input type="hidden" name="seen" value="(\\w+)"', self.page()
        )
        assert found
        return found[1]

    def form(self, item: str, **fields: str) -> dict[str, str]:
        """The form for the item as the page gives it, with other values in some fields."""
        return {**fields_of(self.page(edit=item)), **fields}

    def amend(self, item: str, **fields: str) -> TestResponse:
        return self.client.post(f"/zh/symposia/{SYMPOSIUM}/review", data=self.form(item, **fields))


def fields_of(page: str) -> dict[str, str]:
    """Names and values of the form that amends, read from the page as a browser does."""
    (form,) = re.findall(r'<form[^>]*data-panel="edit".*?</form>', page, re.DOTALL)
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = html.unescape(body)
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


@pytest.fixture
def desk(filled: Store, client: FlaskClient) -> Desk:
    return Desk(client, "甲")


@pytest.fixture
def other(filled: Store) -> Iterator[Desk]:
    with create_app(Settings(MEMORY), filled).test_client() as client:
        yield Desk(client, "乙")


def stance(store: Store, expert: str, number: str) -> Stance:
    m = store.load(SYMPOSIUM)
    issue = next(i.id for i in m.issues if i.number == number)
    name = next(p.id for p in m.participants if p.name == expert)
    return next(s for s in m.stances if (s.issue, s.participant) == (issue, name))


def decisions(store: Store) -> list[Decision]:
    return list(store.decisions(SYMPOSIUM))


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def test_every_item_that_can_be_decided_is_there_stances_first(desk: Desk) -> None:
    kinds = re.findall(r'data-item="[^"]+" data-kind="(\w+)"', desk.page())
    assert list(dict.fromkeys(kinds)) == [
        "stance", "issue", "opinion", "reason", "citation", "unplaced", "silence", "fact",
    ]  # fmt: skip
    # by the docstring of the map: eight heard stances of twelve, four issues, two opinions, two reasons, three citations
    assert [kinds.count(k) for k in dict.fromkeys(kinds)] == [8, 4, 2, 2, 3, 1, 4, 1]


def test_the_whole_text_stands_beside_them_with_its_places(desk: Desk) -> None:
    runs = re.findall(r'<span data-start="(\d+)">([^<]*)</span>', desk.page())
    for start, words in runs:
        plain = html.unescape(words)
        assert TEXT[int(start) : int(start) + len(plain)] == plain
    shown = sum(len(html.unescape(words)) for _, words in runs)
    assert shown == len(TEXT.replace("\n", ""))


def test_accepting_keeps_who_when_and_what_it_was(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1").id
    answer = desk.judge(item, "accept")
    assert answer.status_code == 303
    assert answer.location.endswith(f"#item-{item}")
    assert stance(filled, "韩松", "1.1").status is Status.ACCEPTED
    (kept,) = decisions(filled)
    assert (kept.item, kept.verdict, kept.by) == (item, Verdict.ACCEPT, "甲")
    assert '"status":"proposed"' in kept.before
    page = text_of(desk.page())
    assert "已核对 2/20" in page  # 20 but for silences and facts; one was accepted in the sample
    assert "专家意见 2/8" in page
    assert "采纳 甲 20" in page


@pytest.mark.parametrize(("verdict", "status"), [("reject", Status.REJECTED), ("unsure", Status.PROPOSED)])
def test_rejecting_and_doubting(desk: Desk, filled: Store, verdict: str, status: Status) -> None:
    assert desk.judge(stance(filled, "韩松", "1.1").id, verdict).status_code == 303
    assert stance(filled, "韩松", "1.1").status is status
    word = {"reject": "未采", "unsure": "存疑"}[verdict]
    assert word in text_of(desk.page(show="decided" if verdict == "reject" else "open"))


def test_a_script_gets_the_one_card_and_the_counts(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1").id
    answer = desk.send("decide", item=item, verdict="accept", seen=desk.seen(item), only=item)
    page = desk.client.get(answer.location).text
    assert re.findall(r'data-item="([^"]+)"', page) == [item]
    assert "data-start" not in page
    assert "已核对 2/20" in page
    late = desk.send("decide", item=item, verdict="reject", seen="0", only=item)
    assert late.status_code == 409
    assert re.findall(r'data-item="([^"]+)"', late.text) == [item]
    assert "SM251" in late.text


def test_nobody_decides_without_a_name(filled: Store, client: FlaskClient) -> None:
    desk = Desk(client)
    answer = desk.judge(stance(filled, "韩松", "1.1").id, "accept")
    assert answer.status_code == 422
    assert "SM252" in answer.text
    assert decisions(filled) == []
    assert desk.send("name", name="  ").status_code == 422


def test_a_change_without_the_token_is_refused(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1").id
    address = f"/zh/symposia/{SYMPOSIUM}/review"
    form = {"do": "decide", "item": item, "verdict": "accept", "seen": desk.seen(item)}
    for path in (address, f"{address}/differences"):
        assert desk.client.post(path, data=form).status_code == 403
    assert decisions(filled) == []


def test_unknown_steps_and_verdicts_change_nothing(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1").id
    assert desk.send("erase", item=item).status_code == 400
    assert desk.judge(item, "amend").status_code == 422
    assert desk.send("decide", item="stance-0", verdict="accept", seen="").status_code == 422
    assert decisions(filled) == []


def test_what_somebody_changed_meanwhile_is_shown_and_not_overwritten(
    desk: Desk, other: Desk, filled: Store
) -> None:
    item = stance(filled, "韩松", "1.1").id
    seen = desk.seen(item)
    other.judge(item, "reject")
    answer = desk.send("decide", item=item, verdict="accept", seen=seen)
    assert answer.status_code == 409
    beside = answer.text[answer.text.index(f'id="item-{item}"') :].split("</article>")[0]
    assert "SM251" in beside
    assert "乙" in beside
    assert len(decisions(filled)) == 1


def test_an_amendment_that_came_too_late_is_kept_in_the_form(desk: Desk, other: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1").id
    form = desk.form(item, claim="我的改法", answer="mixed")
    other.judge(item, "reject")
    answer = desk.client.post(f"/zh/symposia/{SYMPOSIUM}/review", data=form)
    assert answer.status_code == 409
    again = fields_of(answer.text)
    assert "SM251" in answer.text
    assert (again["claim"], again["answer"]) == ("我的改法", "mixed")
    assert desk.client.post(f"/zh/symposia/{SYMPOSIUM}/review", data=again).status_code == 303
    assert stance(filled, "韩松", "1.1").claim == "我的改法"


def test_amending_the_answer_charges_claim_and_span(desk: Desk, filled: Store) -> None:
    item = stance(filled, "罗晓", "1.1")
    start = TEXT.index("取走快件并非")
    answer = desk.amend(
        item.id, answer="affirm", charges="盗窃罪，侵占罪", charges_denied="", claim="定盗窃",
        quote="取走快件并非", start=str(start), end=str(start + 6), picked="取走快件并非",
    )  # fmt: skip
    assert answer.status_code == 303
    now = stance(filled, "罗晓", "1.1")
    assert (now.polarity, now.charges, now.charges_denied) == (Polarity.AFFIRM, ("盗窃罪", "侵占罪"), ())
    assert now.passage
    assert (now.claim, now.passage.quote, now.passage.alignment) == ("定盗窃", "取走快件并非", "manual")
    assert now.status is Status.AMENDED
    told = text_of(desk.page())
    assert "结论 否定 → 肯定" in told
    assert "原文出处 罗晓：取走快件并非秘密窃取 → 取走快件并非" in told


def test_the_options_of_a_choice(desk: Desk, filled: Store) -> None:
    item = stance(filled, "罗晓", "1.2")
    theft, fraud = (f"option.{o.id}" for o in next(i for i in SAMPLE.issues if i.number == "1.2").options)
    assert desk.amend(item.id, **{theft: "affirm", fraud: "deny"}).status_code == 303
    now = [a.polarity for a in stance(filled, "罗晓", "1.2").answers]
    assert now == [Polarity.AFFIRM, Polarity.DENY]


def test_conditions_by_fact_and_value_old_and_new(desk: Desk, filled: Store) -> None:
    item = stance(filled, "魏明远", "1.1")
    fact = SAMPLE.facts[0].id
    fields = {
        "branch.0.0.fact": f"{fact}=否", "branch.1.gone": "yes",
        "branch.2.0.new_fact": "快件价值", "branch.2.0.new_value": "巨大", "branch.2.polarity": "deny",
        "branch.2.charges": "侵占罪", "branch.2.modality": "may",
    }  # fmt: skip
    assert desk.amend(item.id, **fields).status_code == 303
    one, two = stance(filled, "魏明远", "1.1").branches
    assert [(c.fact, c.value) for c in one.when] == [(fact, "否")]
    m = filled.load(SYMPOSIUM)
    made = next(f for f in m.facts if f.label == "快件价值")
    assert made.values == ("巨大",)
    assert [(c.fact, c.value) for c in two.when] == [(made.id, "巨大")]
    assert (two.polarity, two.charges, two.modality) == (Polarity.DENY, ("侵占罪",), "may")


def test_another_value_of_a_known_fact(desk: Desk, filled: Store) -> None:
    item = stance(filled, "魏明远", "1.1")
    answer = desk.amend(
        item.id, **{"branch.0.1.fact": f"{SAMPLE.facts[0].id}=是", "branch.0.1.new_value": "半开"}
    )
    assert answer.status_code == 303
    assert filled.load(SYMPOSIUM).facts[0].values == ("是", "否", "半开")
    assert [c.value for c in stance(filled, "魏明远", "1.1").branches[0].when] == ["是", "半开"]


def test_no_answer_has_neither_charges_nor_a_passage(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.2")
    assert desk.amend(item.id, answer="silent.not_addressed").status_code == 303
    now = stance(filled, "韩松", "1.2")
    assert (now.silence, now.passage, now.charges, now.answers) == (Silence.NOT_ADDRESSED, None, (), ())


def test_a_stance_moves_to_another_speaker_and_issue(desk: Desk, filled: Store) -> None:
    item, there = stance(filled, "韩松", "1.1"), stance(filled, "罗晓", "2.2")
    answer = desk.amend(item.id, participant=LUO.id, issue=there.issue, claim="应当赔偿")
    assert answer.status_code == 303
    assert answer.location.endswith(f"#item-{there.id}")
    now = stance(filled, "罗晓", "2.2")
    assert (now.claim, now.passage) == ("应当赔偿", item.passage)
    assert stance(filled, "韩松", "1.1").polarity is Polarity.SILENT
    desk.send("undo")
    assert filled.load(SYMPOSIUM) == SAMPLE


def test_a_place_that_is_taken_is_asked_about(desk: Desk, filled: Store) -> None:
    item = stance(filled, "韩松", "1.1")
    answer = desk.amend(item.id, participant=LUO.id)
    assert answer.status_code == 422
    assert "SM241" in answer.text
    assert 'name="replaces"' in answer.text
    assert desk.amend(item.id, participant=LUO.id, replaces="yes").status_code == 303
    assert stance(filled, "罗晓", "1.1").claim == item.claim


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("罗晓：取走快件就是秘密窃取，而且完全没有疑问", "SM216"),
        ("韩松：秘密取走快件不构成盗窃罪", "SM218"),
        ("", "SM256"),
    ],
)
def test_a_quotation_that_is_not_in_the_text_is_refused_beside_the_item_and_nothing_is_lost(
    desk: Desk, filled: Store, quote: str, code: str
) -> None:
    item = stance(filled, "罗晓", "1.1").id
    answer = desk.amend(item, quote=quote, claim="改写的主张", answer="mixed")
    assert answer.status_code == 422
    beside = answer.text[answer.text.index(f'id="item-{item}"') :].split("</article>")[0]
    assert code in beside
    assert "改写的主张" in beside
    assert fields_of(answer.text)["answer"] == "mixed"
    assert decisions(filled) == []


def test_an_amendment_that_changes_nothing_is_told_so(desk: Desk, filled: Store) -> None:
    for item in (stance(filled, "魏明远", "1.1"), SAMPLE.issues[1], SAMPLE.opinions[0], SAMPLE.citations[0],
                 SAMPLE.stances[0].reasons[0]):  # fmt: skip
        answer = desk.amend(item.id)
        assert answer.status_code == 422, item
        assert "SM253" in answer.text
    assert decisions(filled) == []


def test_issue_opinion_citation_and_reason_are_amended(desk: Desk, filled: Store) -> None:
    fraud = SAMPLE.authorities[1].id if len(SAMPLE.authorities) > 1 else SAMPLE.authorities[0].id
    changes = {
        SAMPLE.issues[1].id: {"text": "本案如何定性", "options": "盗窃罪\n诈骗罪\n侵占罪", "topic": "罪数"},
        SAMPLE.opinions[0].id: {"charges": "侵占罪", "holder": "辩护人", "joinder": "yes"},
        SAMPLE.citations[0].id: {"provision": "第二百七十条", "authority": fraud, "issue": ""},
        SAMPLE.stances[0].reasons[0].id: {"text": "快件归收件人占有"},
    }
    for item, fields in changes.items():
        assert desk.amend(item, **fields).status_code == 303, fields
    m = filled.load(SYMPOSIUM)
    issue = m.issues[1]
    assert (issue.text, [o.label for o in issue.options], issue.topic) == (
        "本案如何定性", ["盗窃罪", "诈骗罪", "侵占罪"], "罪数",
    )  # fmt: skip
    assert issue.options[:2] == SAMPLE.issues[1].options
    opinion, citation = m.opinions[0], m.citations[0]
    assert (opinion.charges, opinion.holder, opinion.joinder) == (("侵占罪",), "辩护人", True)
    assert (citation.provision, citation.authority, citation.issue) == ("第二百七十条", fraud, None)
    assert m.stances[0].reasons[0].text == "快件归收件人占有"


def test_a_field_that_must_not_be_empty(desk: Desk) -> None:
    answer = desk.amend(SAMPLE.issues[0].id, text=" ", kind="round")
    assert answer.status_code == 422
    told = text_of(answer.text)
    assert "SM257" in told
    assert "“内容”不能为空" in told
    assert "SM226" in told


def test_undo_goes_back_step_by_step_and_only_over_own_ones(desk: Desk, other: Desk, filled: Store) -> None:
    one, two = stance(filled, "韩松", "1.1").id, stance(filled, "罗晓", "1.1").id
    desk.judge(one, "accept")
    desk.judge(one, "reject")
    other.judge(two, "accept")
    assert desk.send("undo").status_code == 303
    assert stance(filled, "韩松", "1.1").status is Status.ACCEPTED
    assert desk.send("undo").location.endswith(f"#item-{one}")
    assert stance(filled, "韩松", "1.1").status is Status.PROPOSED
    answer = desk.send("undo")
    assert answer.status_code == 422
    assert "SM255" in answer.text
    assert stance(filled, "罗晓", "1.1").status is Status.ACCEPTED
    assert len(decisions(filled)) == 5
    assert "已撤销" in text_of(desk.page())


@pytest.fixture
def certain_map(store: Store) -> Store:
    asked = [Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪", confidence=0.95)]
    said = [
        Said("韩松", "1.1", "构成", confidence=0.95),
        Said("罗晓", "1.1", "不构成", Polarity.DENY, confidence=0.9),
        Said("魏明远", "1.1", "难说", Polarity.MIXED, confidence=0.4),
    ]
    m = a_map(asked, said, experts=("韩松", "罗晓", "魏明远"))
    store.save(replace(m, symposium=replace(m.symposium, id=SYMPOSIUM)))
    return store


def test_accepting_the_certain_says_how_many_before_it_does(certain_map: Store, client: FlaskClient) -> None:
    desk = Desk(client, "甲")
    asked = text_of(desk.page(least="0.9"))
    assert "将采纳 3 条，其余 1 条未核对的不动：专家意见 2、具体问题 1" in asked
    assert decisions(certain_map) == []
    assert desk.send("accept", least="0.9", expected="3").status_code == 303
    m = certain_map.load(SYMPOSIUM)
    assert [s.status for s in m.stances] == [Status.ACCEPTED, Status.ACCEPTED, Status.PROPOSED]
    assert m.issues[0].status is Status.ACCEPTED
    desk.send("undo")
    assert {s.status for s in certain_map.load(SYMPOSIUM).stances} == {Status.PROPOSED}


def test_another_number_than_was_shown_is_not_accepted(certain_map: Store, client: FlaskClient) -> None:
    desk = Desk(client, "甲")
    answer = desk.send("accept", least="0.3", expected="3")
    assert answer.status_code == 409
    assert "SM254" in answer.text
    assert desk.send("accept", least="much", expected="3").status_code == 422
    assert decisions(certain_map) == []
    assert "请填 0 到 1 之间的数" in desk.page(least="7")


def test_what_somebody_doubted_is_not_accepted_in_bulk(certain_map: Store, client: FlaskClient) -> None:
    desk = Desk(client, "甲")
    desk.judge(stance(certain_map, "韩松", "1.1").id, "unsure")
    assert "将采纳 2 条" in desk.page(least="0.9")


def test_doubtful_first_and_open_ones_only(certain_map: Store, client: FlaskClient) -> None:
    desk = Desk(client, "甲")
    shown = re.findall(r'data-item="([^"]+)" data-kind="stance"', desk.page(order="doubtful"))
    names = ["魏明远", "罗晓", "韩松"]
    assert shown == [stance(certain_map, n, "1.1").id for n in names]
    desk.judge(shown[0], "accept")
    kinds = re.findall(
        r'data-item="([^"]+)" data-kind', desk.page(order="doubtful", show="open", kind="stance")
    )
    assert kinds == shown[1:]
    assert re.findall(r'data-item="([^"]+)" data-kind', desk.page(show="decided")) == shown[:1]


def test_a_missed_position_is_added_at_the_selected_text(desk: Desk, filled: Store) -> None:
    start = TEXT.index("应定诈骗罪")
    opened = desk.page(add="1", start=str(start), end=str(start + 5))
    assert f'<option value="{LUO.id}" selected>' in opened  # who speaks there
    there = stance(filled, "罗晓", "2.1")
    answer = desk.send(
        "position", participant=LUO.id, issue=there.issue, start=str(start), end=str(start + 5)
    )
    assert answer.status_code == 303
    page = desk.client.get(answer.location).text
    fields = fields_of(page)
    assert (fields["item"], fields["quote"], fields["adding"]) == (there.id, "应定诈骗罪", "1")
    address = f"/zh/symposia/{SYMPOSIUM}/review"
    assert desk.client.post(address, data={**fields, "answer": "affirm", "claim": "诈骗"}).status_code == 303
    now = stance(filled, "罗晓", "2.1")
    assert (now.polarity, now.silence, now.claim) == (Polarity.AFFIRM, None, "诈骗")
    assert now.passage
    assert now.passage.quote == "应定诈骗罪"


def test_a_reason_and_a_citation_that_were_missed(desk: Desk, filled: Store) -> None:
    place = {"participant": HAN.id, "issue": SAMPLE.issues[0].id, "quote": "快件仍归收件人占有"}
    assert desk.send("reason", text="占有未转移", **place).status_code == 303
    assert desk.send("citation", authority="民法典", provision="第一百二十条", **place).status_code == 303
    m = filled.load(SYMPOSIUM)
    assert "占有未转移" in [r.text for r in stance(filled, "韩松", "1.1").reasons]
    made = m.citations[-1]
    assert (made.participant, made.provision) == (HAN.id, "第一百二十条")
    answer = desk.send(
        "reason", text="", participant=HAN.id, issue=SAMPLE.issues[0].id, quote="并无此文字在内"
    )
    assert answer.status_code == 422
    assert "SM257" in answer.text
    assert "SM216" in answer.text
    assert "并无此文字在内" in answer.text


def test_the_other_reading_can_be_taken_in_its_place(filled: Store, client: FlaskClient) -> None:
    read = SAMPLE.stances[0]
    other = stance(filled, "罗晓", "1.1")
    assert other.passage
    second = OtherReading(Polarity.MIXED, "两种情形", other.passage, charges=("侵占罪",))
    made = replace(read, other=second)
    filled.save(replace(SAMPLE, stances=(made, *SAMPLE.stances[1:])))
    desk = Desk(client, "甲")
    assert "将采纳 9 条" in desk.page(least="0.9")  # ten of certainty 1 but for this one
    assert read.id in re.findall(r'data-item="([^"]+)"', desk.page(order="doubtful"))[0]
    address = f"/zh/symposia/{SYMPOSIUM}/review?edit={read.id}&amp;other=1#item-{read.id}"
    assert f'href="{address}"' in desk.page()
    form = fields_of(desk.page(edit=read.id, other="1"))
    assert (form["answer"], form["claim"], form["charges"]) == ("mixed", "两种情形", "侵占罪")
    assert client.post(f"/zh/symposia/{SYMPOSIUM}/review", data=form).status_code == 303
    now = filled.load(SYMPOSIUM).stances[0]
    assert (now.polarity, now.claim, now.passage and now.passage.quote) == (
        Polarity.MIXED, "两种情形", other.passage.quote,
    )  # fmt: skip


def test_two_issues_become_one(desk: Desk, filled: Store) -> None:
    one, two = (next(i for i in SAMPLE.issues if i.number == n) for n in ("2.2", "2.1"))
    assert f'<option value="{two.id}"' in desk.page(merge=one.id)
    answer = desk.send("merge", item=one.id, into=two.id)
    assert answer.status_code == 422  # 魏明远 answers both
    assert "SM240" in answer.text
    kept = stance(filled, "魏明远", "2.2")
    assert f'name="choose.{WEI.id}" value="{kept.id}"' in answer.text
    choice = {f"choose.{WEI.id}": kept.id}
    assert desk.send("merge", item=one.id, into=two.id, **choice).status_code == 303
    assert [i.number for i in filled.load(SYMPOSIUM).issues] == ["1.1", "1.2", "2.1"]
    assert stance(filled, "魏明远", "2.1").claim == kept.claim
    desk.send("undo")
    assert filled.load(SYMPOSIUM) == SAMPLE
    assert desk.send("merge", item=one.id, into=one.id).status_code == 422


def test_facts_that_may_be_one_wait_with_their_words_and_the_other_one_chosen(
    store: Store, client: FlaskClient
) -> None:
    asked = [Asked("1.1", "是否构成诈骗罪", proposition="构成诈骗罪")]
    through = {"韩松": ("买家是否识破", "买家已经识破"), "罗晓": ("假货是否被看穿", "被看穿")}
    said = [
        Said(name, "1.1", "看情况", Polarity.CONDITIONAL, when=(When((fact,), Polarity.DENY),))
        for name, fact in through.items()
    ]
    m = a_map(asked, said, experts=tuple(through))
    store.save(replace(m, symposium=replace(m.symposium, id=SYMPOSIUM)))
    desk = Desk(client, "甲")
    one, other = m.facts
    page = desk.page(kind="fact", show="open")
    assert "可能与此为同一事实： 假货是否被看穿 （相近：看穿、识破）" in text_of(page)
    assert f"merge={one.id}&amp;into={other.id}" in page
    assert f'<option value="{other.id}" selected>' in desk.page(merge=one.id, into=other.id)
    assert desk.send("merge", item=one.id, into=other.id).status_code == 303
    assert "可能与此为同一事实" not in text_of(desk.page(kind="fact"))


def test_two_facts_become_one(store: Store, client: FlaskClient) -> None:
    asked = [Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪")]
    yes = Polarity.AFFIRM
    said = [
        Said("韩松", "1.1", "门未锁则构成", Polarity.CONDITIONAL, when=(When((("门未锁", "是"),), yes),)),
        Said("罗晓", "1.1", "没上锁则构成", Polarity.CONDITIONAL, when=(When((("没上锁", "对"),), yes),)),
    ]
    m = a_map(asked, said, experts=("韩松", "罗晓"))
    store.save(replace(m, symposium=replace(m.symposium, id=SYMPOSIUM)))
    desk = Desk(client, "甲")
    one, two = m.facts
    assert desk.send("merge", item=one.id, into=two.id).status_code == 303
    now = store.load(SYMPOSIUM)
    assert [(f.label, f.values) for f in now.facts] == [("没上锁", ("对", "是"))]
    assert "合并 甲" in text_of(desk.page(kind="fact"))


def test_two_reviewers_are_both_kept_compared_and_settled(desk: Desk, other: Desk, filled: Store) -> None:
    one, two = stance(filled, "韩松", "1.1").id, stance(filled, "罗晓", "1.1").id
    for reviewer in (desk, other):
        reviewer.judge(two, "accept")
    desk.judge(one, "accept")
    other.judge(one, "reject")
    assert "核对人意见不一" in desk.page()
    address = f"/zh/symposia/{SYMPOSIUM}/review/differences"
    page = text_of(desk.client.get(address).text)
    assert "多人核对过 2 条，一致 1 条" in page
    assert "采纳 甲" in page
    assert "不采 乙" in page
    # verdicts alike on one of two; by chance 1 * 1/2 + 0 * 1/2 = 1/2, so (1/2 - 1/2) / (1 - 1/2)
    assert "乙与甲：共同核对 2 项，一致 1 项（50%），Cohen κ = 0.00" in page
    form = {"csrf_token": desk.token, "item": one, "holder": "乙"}
    assert desk.client.post(address, data=form).status_code == 303
    assert stance(filled, "韩松", "1.1").status is Status.REJECTED
    page = text_of(desk.client.get(address).text)
    assert "已裁定" in page
    assert "多人核对过 2 条，一致 1 条" in page  # of what they decided each alone
    assert "核对人意见不一" not in desk.page()
    wrong = {**form, "holder": "丙"}
    assert desk.client.post(address, data=wrong).status_code == 422
    desk.send("undo")
    assert "核对人意见不一" in desk.page()


def test_the_page_is_escaped_and_has_no_script_or_style_of_its_own(store: Store, client: FlaskClient) -> None:
    evil = '<img src=x onerror="alert(1)">\u202e'
    asked = [Asked("1.1", f"是否{evil}", proposition="构成")]
    m = a_map(
        asked, [Said("韩松", "1.1", f"构成{evil}", reasons=(f"因为{evil}",))], experts=("韩松",), title=evil
    )
    store.save(replace(m, symposium=replace(m.symposium, id=SYMPOSIUM)))
    desk = Desk(client, evil)
    desk.amend(m.stances[0].id, claim=f"改{evil}")
    differences = client.get(f"/zh/symposia/{SYMPOSIUM}/review/differences").text
    for page in (desk.page(edit=m.stances[0].id), desk.page(merge=m.issues[0].id, add="1"), differences):
        assert "<img" not in page
        assert "\u202e" not in page
        assert not re.search(r"<script(?! type=\"module\" src| src)", page)
        assert not re.search(r"\sstyle=|<style|\son\w+=", re.sub(r"&[^;]+;[^<]*", "", page))
    hidden = re.findall(r'<span data-start="(\d+)" data-length="1">', desk.page())
    assert hidden
    assert all(m.document.text[int(n)] == "\u202e" for n in hidden)


def test_what_reading_met_is_listed_at_the_end(filled: Store, client: FlaskClient) -> None:
    desk = Desk(client)
    assert "识别时遇到的问题" not in desk.page()
    met = Problem("SM112", {"length": 77}, Location(3, 1), "无人认领的一段话", Severity.WARNING)
    filled.save(replace(SAMPLE, symposium=replace(SAMPLE.symposium, id="symposium-b")), None, (met,))
    page = text_of(client.get("/zh/symposia/symposium-b/review").text)
    assert "识别时遇到的问题 1" in page
    assert "SM112" in page


def test_the_review_is_offered_on_the_pages_of_the_symposium(desk: Desk) -> None:
    for page in ("", "/table", "/reader"):
        assert (
            f'href="/zh/symposia/{SYMPOSIUM}/review"'
            in desk.client.get(f"/zh/symposia/{SYMPOSIUM}{page}").text
        )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_codebook_tells_every_label_that_a_control_links_to(desk: Desk, lang: str) -> None:
    book = desk.client.get(f"/{lang}/codebook")
    assert book.status_code == 200
    known = set(re.findall(r'<div id="([\w-]+)">', book.text))
    items = [SAMPLE.stances[0].id, SAMPLE.issues[0].id, SAMPLE.opinions[0].id, SAMPLE.citations[0].id,
              SAMPLE.stances[0].reasons[0].id]  # fmt: skip
    for item in items:
        page = desk.client.get(f"/{lang}/symposia/{SYMPOSIUM}/review?edit={item}").text
        linked = set(re.findall(r'/codebook#([\w-]+)"', page))
        assert linked
        assert linked - known == set()


def test_figures_of_earlier_readings_stand_beside_the_certainty_where_there_are_any(
    certain_map: Store, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(client, "甲")
    monkeypatch.setattr(reliability, "measured", lambda: ())
    assert "条正确" not in desk.page(least="0.9")
    bands = (Measured(0.0, 0.5, 3, 10), Measured(0.8, 0.9, 45, 51), Measured(0.9, 1.0, 60, 61))
    monkeypatch.setattr(reliability, "measured", lambda: bands)
    page = desk.page(least="0.85")
    bulk = text_of(page[page.index('id="bulk-do"') :].split("</form>")[0])
    told = "识别把握在 {} 之间的 {} 条中，有 {} 条正确。"
    assert told.format("0.80–0.90", 51, 45) in bulk
    assert told.format("0.90–1.00", 61, 60) in bulk
    assert "0.00–0.50" not in bulk
    doubtful = stance(certain_map, "魏明远", "1.1").id
    beside = text_of(page[page.index(f'id="item-{doubtful}"') :].split("</article>")[0])
    assert told.format("0.00–0.50", 10, 3) in beside
