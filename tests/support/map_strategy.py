"""Argument maps by chance: of any shape, with any text that a file can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from graph.model import IssueKind, Polarity, Status, squeeze
from tests.support.factories import Asked, Case, Said, When, a_map

if TYPE_CHECKING:
    from graph.model import ArgumentMap

NASTY = (
    "'; MATCH (n) DETACH DELETE n //",
    '"}) RETURN 1 AS x',
    "$rows `label` \\ \\n \\u0027",
    "<script>alert('x')</script>",
    "\u202e右起\u202c\u200b零宽",
    "\x00\x07\x1b[31m",
    "，。；：",
    "𠮷野家 café e\u0301",
    "null",
)

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.text("盗窃诈骗占有权利ab １Ａ", min_size=1, max_size=12),
)
_charges = st.lists(
    st.sampled_from(("盗窃罪", "诈骗罪", "奸淫幼女罪", "某某罪")), unique=True, max_size=2
).map(tuple)
_names = st.lists(texts, min_size=1, max_size=4, unique_by=lambda name: name)


@st.composite
def maps(draw: st.DrawFn, titles: st.SearchStrategy[str] = texts) -> ArgumentMap:
    """A valid map of up to four experts and four issues."""
    names = draw(_names)
    experts = [draw(st.one_of(st.just(name), st.tuples(st.just(name), texts))) for name in names]
    asked = [draw(_asked(number)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    said = [draw(_said(name, issue)) for name in names for issue in asked if draw(st.booleans())]
    return a_map(
        asked,
        said,
        experts=experts,
        title=draw(titles),
        organiser=draw(st.none() | texts),
        date=draw(st.none() | st.sampled_from(("2024", "2023-11", "2024-05-10"))),
        moderator=draw(st.none() | st.just("主持人")),
        cases=[Case(parties=(("甲某", "一伙"), ("一伙", None)))],
    )


@st.composite
def _asked(draw: st.DrawFn, number: int) -> Asked:
    options = tuple(draw(st.lists(texts, max_size=3, unique_by=squeeze)))
    kind = IssueKind.CHOICE if options else draw(st.sampled_from((IssueKind.POLAR, IssueKind.OPEN)))
    return Asked(
        f"{number // 2 + 1}.{number}", f"{number}{draw(texts)}", kind, draw(st.none() | texts), options
    )


@st.composite
def _said(draw: st.DrawFn, name: str, issue: Asked) -> Said:
    facts = draw(st.lists(st.tuples(texts, texts), max_size=2, unique_by=lambda pair: squeeze(pair[0])))
    answered = [label for label in issue.options if draw(st.booleans())]
    return Said(
        name,
        issue.number,
        draw(texts),
        draw(st.sampled_from(Polarity)),
        answers=tuple((label, draw(st.sampled_from(Polarity))) for label in answered),
        when=(When(tuple(facts), None, draw(_charges)),) if facts else (),
        charges=draw(_charges),
        denied=draw(_charges),
        persons=(("甲某", "诈骗罪", None),) if draw(st.booleans()) else (),
        reasons=tuple(draw(st.lists(texts, max_size=2, unique_by=squeeze))),
        cites=tuple(
            (law, draw(st.none() | texts)) for law in draw(st.lists(texts, max_size=2, unique_by=squeeze))
        ),
        confidence=draw(st.floats(0, 1)),
        status=draw(st.sampled_from(Status)),
    )
