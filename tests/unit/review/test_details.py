from __future__ import annotations

import json
import re

import pytest

from graph.errors import InputError
from graph.exchange.document import encode_map
from graph.model import ArgumentMap, Draft, Origin
from graph.review import apply_details
from tests.support.sample_maps import the_locker_map

SAMPLE = the_locker_map()
DRAFT = Draft(SAMPLE, (), missing=("title",))


def ids(argument_map: ArgumentMap) -> set[str]:
    return set(re.findall(r'"([a-z]+-[0-9a-f]{16})"', json.dumps(encode_map(argument_map))))


def test_nothing_given_changes_nothing() -> None:
    assert apply_details(DRAFT) == SAMPLE


def test_the_same_again_changes_nothing() -> None:
    assert apply_details(DRAFT, title=SAMPLE.symposium.title, date="2024-05-10") == SAMPLE


def test_origin_is_no_part_of_the_identity() -> None:
    given = apply_details(DRAFT, origin=Origin.RETOLD)
    assert given.symposium.origin is Origin.RETOLD
    assert ids(given) == ids(SAMPLE)


def test_details_are_taken_over() -> None:
    given = apply_details(DRAFT, title=" 另一个题目 ", organiser="某大学", date="2025-01").symposium
    assert (given.title, given.organiser, given.date) == ("另一个题目", "某大学", "2025-01")


def test_an_empty_organiser_or_date_means_none() -> None:
    given = apply_details(DRAFT, organiser=" ", date="").symposium
    assert (given.organiser, given.date) == (None, None)


def test_ids_follow_the_symposium_except_those_of_what_symposia_share() -> None:
    given = apply_details(DRAFT, title="另一个题目")
    han, luo = (p.id for p in SAMPLE.experts if p.affiliation)
    assert ids(given) & ids(SAMPLE) == {han, luo, *(a.id for a in SAMPLE.authorities)}
    assert len(ids(given)) == len(ids(SAMPLE))


def test_references_still_lead_to_the_same_things() -> None:
    given = apply_details(DRAFT, title="另一个题目")
    names = {p.id: p.name for p in given.participants}
    relayed = next(s for s in given.stances if s.relayed_by)
    assert names[relayed.participant] == "魏明远"
    assert names[str(relayed.relayed_by)] == "主持人"
    issues = {i.id: i.number for i in given.issues}
    assert issues[given.stances[3].issue] == "1.2"
    assert given.stances[3].answers[0].option == given.issues[1].options[0].id
    assert [names[s] for s in given.questions[0].speakers] == ["韩松", "罗晓", "魏明远"]
    assert given.stances[3].passage == SAMPLE.stances[3].passage


def test_the_same_details_give_the_same_ids_each_time() -> None:
    first, again = (apply_details(DRAFT, title="另一个题目", date="2025") for _ in range(2))
    assert first == again
    assert apply_details(DRAFT, title="另一个题目", date="2026").symposium.id != first.symposium.id


def test_spelling_of_the_title_is_no_other_symposium() -> None:
    one, other = (apply_details(DRAFT, title=t).symposium for t in ("另一个《题目》", "另一个 题目"))
    assert one.id == other.id


@pytest.mark.parametrize(
    "date", ["去年", "2024-13", "2024-02-30", "24-05-01", "2024/05/01", "20240501", "２０２４"]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(InputError) as raised:
        apply_details(DRAFT, date=date)
    assert [(p.code, p.values) for p in raised.value.problems] == [("SM143", {"date": date})]


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-02-29"])
def test_a_year_or_month_is_a_date(date: str) -> None:
    assert apply_details(DRAFT, date=date).symposium.date == date


def test_a_title_without_letters_is_refused_with_all_else_that_is_wrong() -> None:
    with pytest.raises(InputError, match="SM144, SM143"):
        apply_details(DRAFT, title="《》", date="x")
