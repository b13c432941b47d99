"""In force before, in, after and across a period; the days by hand."""

from __future__ import annotations

from datetime import date

import pytest

from graph.lexicon.authorities import (
    Amendment,
    KnownAuthority,
    Validity,
    authorities,
    authority_named,
)
from graph.lexicon.validity import Period, amended_within, in_force
from graph.model import AuthorityKind

LAW = KnownAuthority(
    name="某法",
    aliases=(),
    kind=AuthorityKind.STATUTE,
    field=False,
    issuer=None,
    number=None,
    issued=date(1999, 3, 15),
    in_force_from=date(1999, 10, 1),
    in_force_until=date(2021, 1, 1),
    successor=None,
    source=None,
    checked=None,
    amended=(Amendment(date(2005, 1, 1), None), Amendment(date(2013, 5, 1), "某法修正案")),
)


@pytest.mark.parametrize(
    ("earliest", "latest", "first", "last"),
    [
        ("2013", "2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2012-02", "2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-03", "2013-05-07", date(2013, 3, 1), date(2013, 5, 7)),
    ],
)
def test_a_date_without_day_or_month_means_all_of_it(
    earliest: str, latest: str, first: date, last: date
) -> None:
    assert Period.of(earliest, latest) == Period(first, last)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("1999-09-30", "1999-09-30", Validity.NOT_YET),
        ("1999-10-01", "1999-10-01", Validity.IN_FORCE),
        ("1999", "1999", Validity.PARTLY),
        ("2000", "2020", Validity.IN_FORCE),
        ("2020-12-31", "2021-01-01", Validity.PARTLY),
        ("2021-01-01", "2021-01-01", Validity.NO_LONGER),
        ("1990", "2030", Validity.PARTLY),
    ],
)
def test_in_force(earliest: str, latest: str, expected: Validity) -> None:
    assert in_force(LAW, Period.of(earliest, latest)) is expected


def test_nothing_is_said_where_the_row_gives_no_day() -> None:
    unknown = authority_named("德国刑法")
    assert unknown is not None
    assert in_force(unknown, Period.of("2020", "2020")) is None


def test_revisions_after_the_first_day_up_to_the_last() -> None:
    def since(earliest: str, latest: str) -> list[date]:
        return [a.since for a in amended_within(LAW, Period.of(earliest, latest))]

    assert since("2004", "2013-04-30") == [date(2005, 1, 1)]
    assert since("2005-01-01", "2013-05-01") == [date(2013, 5, 1)]
    assert since("2014", "2020") == []


def test_the_criminal_law_after_2013_by_its_amendments() -> None:
    """九 2015-11-01, 十 2017-11-04, 十一 2021-03-01, 十二 2024-03-01: the days in the amendments themselves."""
    law = authority_named("刑法")
    assert law is not None
    found = amended_within(law, Period.of("2013-03", "2025-01-01"))
    assert [(a.since.isoformat(), a.basis) for a in found] == [
        ("2015-11-01", "刑法修正案（九）"),
        ("2017-11-04", "刑法修正案（十）"),
        ("2021-03-01", "刑法修正案（十一）"),
        ("2024-03-01", "刑法修正案（十二）"),
    ]


def test_days_of_every_row_are_in_order() -> None:
    for known in authorities():
        days = [d for d in (known.in_force_from, *(a.since for a in known.amended)) if d]
        assert days == sorted(set(days)), known.name
        if known.in_force_until:
            assert days[-1] < known.in_force_until, known.name


def test_an_amendment_of_the_criminal_law_comes_into_force_when_its_own_row_says() -> None:
    law = authority_named("刑法")
    assert law is not None
    for amendment in law.amended:
        own = authority_named(amendment.basis or "")
        if own and own.name != law.name:
            assert own.in_force_from == amendment.since
