"""What an analysis must not hang on: the order of the experts, their names, how often a thing is asked, who is silent.

A result is what is said of whom: sequences are compared in any order.
"""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.report import analyse
from graph.model import (
    AgreementKind,
    ArgumentMap,
    IssueKind,
    Participant,
    Polarity,
    Role,
    Silence,
    Stance,
    Status,
)
from tests.support.factories import Asked, Case, Said, When, a_map

if TYPE_CHECKING:
    from graph.analysis.results import Analysis

_EXPERTS = ("韩松", "罗晓", "魏明远", "顾青", "程敏")
_CHARGES = ("盗窃罪", "诈骗罪", "侵占罪")
_FACTS = (("数额", "较大"), ("数额", "较小"), ("时间", "夜间"))
_REASONS = (
    "财物仍在被害人控制之下",
    "财物仍在被害人的控制之下",
    "行为人使用了欺骗手段",
    "立法目的在于保护占有",
)
_LAWS = ("中华人民共和国刑法", "中华人民共和国民法典")
_ISSUES = (
    Asked("1.1", "应定何罪", IssueKind.CHOICE, options=_CHARGES, case=1),
    Asked("1.2", "是否构成盗窃罪", proposition="构成盗窃罪", case=1),
    Asked("2.1", "如何理解占有", IssueKind.OPEN),
)
_some_charges = st.lists(st.sampled_from(_CHARGES), unique=True, max_size=2).map(tuple)
_branches = st.builds(
    When,
    st.lists(st.sampled_from(_FACTS), min_size=1, max_size=2, unique_by=lambda f: f[0]).map(tuple),
    st.sampled_from((None, Polarity.AFFIRM, Polarity.DENY)),
    _some_charges,
)
_COUNTED_OR_NOT = (Status.PROPOSED, Status.ACCEPTED, Status.AMENDED, Status.REJECTED)


@st.composite
def panels(draw: st.DrawFn) -> ArgumentMap:
    """Two to five experts whose words are few enough to agree, clash, cite and answer each other."""
    experts = _EXPERTS[: draw(st.integers(2, 5))]
    said = [draw(_said(e, i)) for i in _ISSUES for e in experts if draw(st.integers(0, 4))]
    links = draw(
        st.lists(
            st.tuples(
                st.sampled_from(experts),
                st.sampled_from(experts),
                st.sampled_from([i.number for i in _ISSUES]),
                st.sampled_from(AgreementKind),
            ).filter(lambda link: link[0] != link[1]),
            max_size=3,
            unique=True,
        )
    )
    opinions = (("构成盗窃罪", ("盗窃罪",)),)
    return a_map(_ISSUES, said, experts=experts, agreements=links, cases=[Case(opinions=opinions)])


@st.composite
def _said(draw: st.DrawFn, name: str, issue: Asked) -> Said:
    polarity = draw(st.sampled_from(Polarity))
    distinct = {w.facts: w for w in draw(st.lists(_branches, max_size=2))}
    return Said(
        name,
        issue.number,
        f"就{issue.number}所持的主张",
        polarity,
        Silence.PASSED if polarity is Polarity.SILENT else None,
        charges=draw(_some_charges),
        denied=draw(_some_charges),
        when=tuple(distinct.values()),
        reasons=tuple(draw(st.lists(st.sampled_from(_REASONS), unique=True, max_size=2))),
        cites=tuple(
            draw(st.lists(st.tuples(st.sampled_from(_LAWS), st.sampled_from((None, "第一条"))), max_size=1))
        ),
        earlier=draw(st.sampled_from((None, Polarity.AFFIRM, Polarity.DENY))),
        status=draw(st.sampled_from(_COUNTED_OR_NOT)),
    )


def said_of(value: object) -> Any:  # noqa: ANN401  (sets of whatever there is)
    """The result with all sequences as bags and pairs as sets: nothing of it hangs on order."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return frozenset(_bag([said_of(v) for v in value]).items())
    if dataclasses.is_dataclass(value):
        named = (f.name for f in dataclasses.fields(value) if f.name not in ("key", "left", "right"))
        pair = {said_of(getattr(value, s)) for s in ("left", "right") if hasattr(value, s)}
        return type(value).__name__, frozenset(pair), *((n, said_of(getattr(value, n))) for n in named)
    return value


def _bag(values: list[Any]) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return dict(found)


def _keyless(analysis: Analysis) -> Analysis:
    """Positions told by holders in place of keys, which may carry the id of the first of them."""
    issues = []
    for issue in analysis.issues:
        told = {p.key: "+".join(sorted(p.holders)) for p in issue.positions}
        conflicts = tuple(
            dataclasses.replace(c, left=told[c.left], right=told[c.right]) for c in issue.conflicts
        )
        issues.append(dataclasses.replace(issue, conflicts=conflicts))
    return dataclasses.replace(analysis, issues=tuple(issues))


def _reordered(m: ArgumentMap, order: list[str]) -> ArgumentMap:
    people = sorted(m.participants, key=lambda p: order.index(p.id) if p.id in order else -1)
    return dataclasses.replace(m, participants=tuple(people))


@given(panels(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_the_experts_changes_nothing(m: ArgumentMap, chance: Any) -> None:  # noqa: ANN401
    order = [e.id for e in m.experts]
    chance.shuffle(order)
    other = _reordered(m, order)
    # a premise keeps the words of the one it names first
    plain = dataclasses.replace(_keyless(analyse(m)), premises=())
    assert said_of(dataclasses.replace(_keyless(analyse(other)), premises=())) == said_of(plain)
    assert len(analyse(other).premises) == len(analyse(m).premises)


@given(panels())
@settings(deadline=None, max_examples=60)
def test_names_change_nothing(m: ArgumentMap) -> None:
    other = dataclasses.replace(
        m, participants=tuple(dataclasses.replace(p, name=f"某{n}") for n, p in enumerate(m.participants))
    )
    assert analyse(other) == analyse(m)


@given(panels())
@settings(deadline=None, max_examples=60)
def test_a_silent_expert_more_changes_only_the_size_of_the_panel(m: ArgumentMap) -> None:
    newcomer = Participant("participant-newcomer", "来宾", Role.EXPERT)
    silent = tuple(
        Stance(f"stance-{i.id}", i.id, newcomer.id, Polarity.SILENT, Silence.ABSENT) for i in m.issues
    )
    larger = dataclasses.replace(m, participants=(*m.participants, newcomer), stances=(*m.stances, *silent))
    before, after = analyse(m), analyse(larger)
    for old, new in zip(before.issues, after.issues, strict=True):
        assert new.experts == old.experts + 1
        there = {s.silence: s.experts for s in old.silent}
        there[Silence.ABSENT] = (*there.get(Silence.ABSENT, ()), newcomer.id)
        assert {s.silence: s.experts for s in new.silent} == there
        assert dataclasses.replace(new, experts=old.experts, silent=old.silent) == old
    mine = [p for p in after.pairs if newcomer.id in (p.left, p.right)]
    assert len(mine) == before.issues[0].experts
    assert all(not p.agree and not p.differ and all(i.silent for i in p.not_comparable) for p in mine)
    assert tuple(p for p in after.pairs if p not in mine) == before.pairs
    assert all(not c.outcomes for c in after.cases if c.expert == newcomer.id)
    cases = tuple(c for c in after.cases if c.expert != newcomer.id)
    rest = dataclasses.replace(after, issues=before.issues, pairs=before.pairs, cases=cases)
    assert rest == before


@given(panels())
@settings(deadline=None, max_examples=60)
def test_the_same_asked_twice_doubles_counts_and_changes_no_answer(m: ArgumentMap) -> None:
    """Every question with all its answers once more, under new ids."""
    twice = _asked_twice(m)
    before, after = analyse(m), analyse(twice)
    half = len(before.issues)
    for old, new, again in zip(before.issues, after.issues[:half], after.issues[half:], strict=True):
        assert new == old
        assert again.issue == f"{old.issue}-again"
        for field in ("agreed", "spoke", "experts", "unchecked", "silent", "is_consensus", "opposed_pairs"):
            assert getattr(again, field) == getattr(old, field)
        assert [p.holders for p in again.positions] == [p.holders for p in old.positions]
        assert [c.relation for c in again.conflicts] == [c.relation for c in old.conflicts]
    for old_pair, new_pair in zip(before.pairs, after.pairs, strict=True):
        assert [len(x) for x in (new_pair.agree, new_pair.differ, new_pair.not_comparable)] == [
            2 * len(x) for x in (old_pair.agree, old_pair.differ, old_pair.not_comparable)
        ]
    assert {f.fact: f.moves for f in after.facts} == {f.fact: 2 * f.moves for f in before.facts}
    doubled = ("minorities", "sub_positions", "agreed_under", "hinges", "changes_of_mind", "premises")
    for name in doubled:
        assert len(getattr(after, name)) == 2 * len(getattr(before, name)), name
    assert after.unanswered.arguments == 2 * before.unanswered.arguments
    assert len(after.unanswered.unanswered) == 2 * len(before.unanswered.unanswered)


def _asked_twice(m: ArgumentMap) -> ArgumentMap:
    def again(identity: str) -> str:
        return f"{identity}-again"

    options = {o.id: again(o.id) for i in m.issues for o in i.options}
    questions = tuple(
        dataclasses.replace(
            q,
            id=again(q.id),
            ordinal=q.ordinal + len(m.questions),
            issues=tuple(
                dataclasses.replace(
                    i,
                    id=again(i.id),
                    question=again(q.id),
                    options=tuple(dataclasses.replace(o, id=options[o.id]) for o in i.options),
                )
                for i in q.issues
            ),
        )
        for q in m.questions
    )
    stances = tuple(
        dataclasses.replace(
            s,
            id=again(s.id),
            issue=again(s.issue),
            answers=tuple(dataclasses.replace(a, option=options[a.option]) for a in s.answers),
            branches=tuple(dataclasses.replace(b, id=again(b.id)) for b in s.branches),
            reasons=tuple(dataclasses.replace(r, id=again(r.id)) for r in s.reasons),
        )
        for s in m.stances
    )
    citations = tuple(
        dataclasses.replace(
            c, id=again(c.id), question=c.question and again(c.question), issue=c.issue and again(c.issue)
        )
        for c in m.citations
    )
    agreements = tuple(
        dataclasses.replace(a, id=again(a.id), issue=a.issue and again(a.issue)) for a in m.agreements
    )
    return dataclasses.replace(
        m,
        questions=m.questions + questions,
        stances=m.stances + stances,
        citations=m.citations + citations,
        agreements=m.agreements + agreements,
    )
