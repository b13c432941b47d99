"""Validity at the act, at the symposium and today; the days from the law itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.analysis.authority_validity import AuthorityValidity, authority_validity, symposium_period
from graph.lexicon.authorities import Validity
from graph.lexicon.validity import Period
from graph.model import ArgumentMap, AuthorityKind, Symposium
from server.views.validity import shown_validity
from tests.support.factories import Asked, Case, Said, a_map

TORT, CODE, CRIMINAL = "中华人民共和国侵权责任法", "中华人民共和国民法典", "中华人民共和国刑法"
TODAY = date(2026, 1, 1)


def one(
    name: str, *, acted: str | None, held: str | None, kind: AuthorityKind = AuthorityKind.STATUTE
) -> AuthorityValidity:
    """An expert cites it on a case with these facts, at a symposium of that date, and it is 1 January 2026."""
    m = a_map(
        [Asked("1.1", "应否赔偿", proposition="应当赔偿", case=1)],
        [Said("韩松", "1.1", "应当", cites=((name, None),))],
        experts=("韩松",),
        cases=[Case(f"案例一 {acted}，赵某侵权" if acted else "案例一")],
        authorities=[(name, kind, ())],
        date=held,
    )
    [found] = authority_validity(m, TODAY)
    return found


def test_replaced_between_act_and_symposium() -> None:
    """侵权责任法 was in force from 2010-07-01 to 2020-12-31."""
    found = one(TORT, acted="2019年5月", held="2022-03")
    assert [a.validity for a in found.acts] == [Validity.IN_FORCE]
    assert (found.at_symposium, found.today) == (Validity.NO_LONGER, Validity.NO_LONGER)
    assert found.known is not None
    assert found.known.successor == CODE
    assert not found.is_checked


def test_not_yet_in_force_at_the_act() -> None:
    found = one(CODE, acted="2019年5月", held="2022-03")
    assert [a.validity for a in found.acts] == [Validity.NOT_YET]
    assert (found.at_symposium, found.today) == (Validity.IN_FORCE, Validity.IN_FORCE)


def test_amended_since_the_act() -> None:
    found = one(CRIMINAL, acted="2018年2月", held="2022-03")
    assert [a.since.isoformat() for a in found.amended] == ["2021-03-01", "2024-03-01"]


def test_no_date_of_the_act() -> None:
    found = one(CODE, acted=None, held=None)
    assert [(a.time, a.validity) for a in found.acts] == [(None, None)]
    assert found.at_symposium is None
    assert found.today is Validity.IN_FORCE
    assert found.amended == ()


def test_an_unknown_document_and_a_doctrine() -> None:
    unknown = one("某市快递管理规定", acted="2019年5月", held="2022-03")
    assert unknown.known is None
    assert [a.validity for a in unknown.acts] == [None]
    assert unknown.today is None
    doctrine = one("牵连犯理论", acted="2019年5月", held="2022-03", kind=AuthorityKind.DOCTRINE)
    assert not doctrine.applies
    assert (doctrine.acts, doctrine.today, doctrine.rank) == ((), None, 5)


def test_when_a_symposium_may_have_been_held() -> None:
    symposium = Symposium("s", "某研讨")
    assert symposium_period(symposium, TODAY) is None
    bounded = replace(symposium, date_bounds=("2013-05", None))
    assert symposium_period(bounded, TODAY) == Period(date(2013, 5, 1), TODAY)
    dated = replace(symposium, date="2014")
    assert symposium_period(dated, TODAY) == Period(date(2014, 1, 1), date(2014, 12, 31))


def bounded(name: str, earliest: str | None, latest: str | None) -> AuthorityValidity:
    """Cited at a symposium of which only that is known of its date."""
    m = a_map(
        [Asked("1.1", "应否赔偿", proposition="应当赔偿", case=1)],
        [Said("韩松", "1.1", "应当", cites=((name, None),))],
        experts=("韩松",),
        cases=[Case("案例一")],
        authorities=[(name, AuthorityKind.STATUTE, ())],
    )
    m = replace(m, symposium=replace(m.symposium, date=None, date_bounds=(earliest, latest)))
    return authority_validity(m, TODAY)[0]


def test_at_a_symposium_without_a_date_only_what_holds_on_every_day_between_its_bounds() -> None:
    """侵权责任法 ended on 2021-01-01, 民法典 began that day; nothing is known of the end: until today."""
    assert bounded(CODE, "2021-03", None).at_symposium is Validity.IN_FORCE
    assert bounded(CODE, "2020-03", None).at_symposium is Validity.PARTLY
    assert bounded(CODE, "2018", "2020-05").at_symposium is Validity.NOT_YET
    assert bounded(TORT, "2018", "2020-05").at_symposium is Validity.IN_FORCE
    assert bounded(TORT, "2018", None).at_symposium is Validity.PARTLY
    assert bounded(TORT, "2021-03", None).at_symposium is Validity.NO_LONGER
    unknown = bounded(TORT, None, None)
    assert (unknown.held, unknown.at_symposium) == (None, None)


def test_the_page_tells_the_bounds_or_that_nothing_is_known() -> None:
    for earliest, latest, said in (
        ("2021-03", None, ("研讨时（日期不详，不早于 2021-03）", "有效")),
        ("2018", "2020-05", ("研讨时（日期不详，2018 至 2020-05 之间）", "当时尚未施行")),
        (None, None, ("研讨时", "研讨日期不详")),
    ):
        symposium = Symposium("s", "某研讨", date_bounds=(earliest, latest))
        shown = shown_validity(bounded(CODE, earliest, latest), {"c": "案例一"}, symposium, "zh")
        assert (shown.times[1].time, shown.times[1].told) == said


def test_the_same_on_every_day_of_one_state() -> None:
    m: ArgumentMap = a_map(
        [Asked("1.1", "应否赔偿", proposition="应当赔偿", case=1)],
        [Said("韩松", "1.1", "应当", cites=((CODE, None),))],
        experts=("韩松",),
        cases=[Case("案例一")],
    )
    assert authority_validity(m, date(2025, 1, 1)) == authority_validity(m, TODAY)
