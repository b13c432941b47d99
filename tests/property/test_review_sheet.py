"""A sheet carries a review whole: read on the draft it gives the same decisions, read where they are known none."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model import (
    ArgumentMap,
    Branch,
    Condition,
    Decision,
    Fact,
    Modality,
    Passage,
    Polarity,
    Span,
    Verdict,
)
from graph.review import decision_on, move_of, reviewed_map
from graph.review.sheet import write_sheet
from graph.review.sheet_branches import read_branch, write_branch
from graph.review.sheet_log import read_decision, write_log
from graph.review.sheet_reading import read_sheet
from tests.support.map_strategy import texts
from tests.support.review_strategy import reviews
from tests.support.sample_maps import the_locker_map

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
LOCKER = the_locker_map()
SAID = [
    decision_on(LOCKER, LOCKER.stances[0], Verdict.REJECT, by="甲", at="2026-01-01"),
    move_of(
        LOCKER,
        LOCKER.stances[2],
        participant=LOCKER.stances[1].participant,
        replaces=True,
        by="乙",
        at="2026-01-02",
    ),
]
SHEET = write_sheet(reviewed_map(LOCKER, SAID).argument_map, SAID, "zh")
PIECES = (
    "accept", "[accept] ", "[undo] ", "[add reason] ", "    when1: a=b → deny｜｜must", "    quote1: 取件码", "1.1", "2.2",
    "    into: 1.2", "    issue: 2.1", "    expert: 罗晓", "    replaces: 1", "    choose: 韩松=1.1", "→", "｜", '"',
)  # fmt: skip
anything = st.one_of(texts, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(reviews(), st.sampled_from(("zh", "en")))
def test_a_sheet_read_on_the_draft_gives_the_review(
    found: tuple[ArgumentMap, list[Decision]], lang: str
) -> None:
    m, decisions = found
    reviewed = reviewed_map(m, decisions).argument_map
    sheet = write_sheet(reviewed, decisions, lang)  # type: ignore[arg-type]
    assert read_sheet(sheet, m, [], by="丙", at="2026-03-01") == tuple(decisions)
    assert read_sheet(sheet, m, decisions, by="丙", at="2026-03-01") == ()
    assert read_sheet(sheet, m, decisions[:1], by="丙", at="2026-03-01") == tuple(decisions[1:])


@given(anything, anything, st.none() | anything, anything)
def test_a_decision_is_read_as_it_was_written(by: str, before: str, after: str | None, at: str) -> None:
    (decision,) = [Decision("item", verdict, by, at, before, after) for verdict in ("amend",)]  # type: ignore[arg-type]
    _, head, *lines = write_log([decision])
    assert len("\n".join([head, *lines]).splitlines()) == 1 + len(lines)
    named = (line.strip(" ").partition(":") for line in lines)
    fields = {name: value.removeprefix(" ") for name, _, value in named}
    assert read_decision(head.removeprefix("[decided] "), fields) == decision


@given(
    st.lists(st.tuples(anything, anything, anything), max_size=3),
    st.none() | st.sampled_from(Polarity),
    st.lists(anything, max_size=2),
    st.sampled_from(Modality),
)
def test_a_branch_is_read_as_it_was_written(
    when: list[tuple[str, str, str]], polarity: Polarity | None, charges: list[str], modality: Modality
) -> None:
    facts = [Fact(f"fact-{n}", label, ()) for n, (label, _, _) in enumerate(when)]
    conditions = tuple(Condition(f"fact-{n}", value, text) for n, (_, value, text) in enumerate(when))
    passage = Passage("d", Span(0, 1), "x")
    branch = Branch("branch-1", conditions, passage, polarity, tuple(charges), modality)
    line = write_branch(branch, facts)
    assert len(line.splitlines()) == 1
    told = read_branch(line)
    assert [(label, value, words or "") for label, value, words in told.when] == when
    assert (told.polarity, told.charges, told.modality) == (polarity, tuple(charges), modality)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(st.data())
def test_whatever_an_editor_does_to_a_sheet_is_read_or_told(data: st.DataObject) -> None:
    lines = SHEET.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        n = data.draw(st.integers(0, len(lines) - 1))
        words = data.draw(st.one_of(anything, st.sampled_from(lines), st.sampled_from(PIECES)))
        name, colon, value = lines[n].partition(": ")
        at = data.draw(st.integers(0, len(value)))
        lines[n] = f"{name}{colon}{value[:at]}{words}{value[at + data.draw(st.integers(0, 9)) :]}"
        if data.draw(st.booleans()):
            lines.insert(n, words)
    try:
        found = read_sheet("\n".join(lines), LOCKER, SAID, by="丙", at="2026-03-01")
    except InputError as error:
        assert all(p.location and p.code.startswith("SM2") for p in error.problems)  # noqa: PT017 - or none
    else:
        before = {x.decision for x in reviewed_map(LOCKER, SAID).lost}
        assert {x.decision for x in reviewed_map(LOCKER, [*SAID, *found]).lost} <= before
