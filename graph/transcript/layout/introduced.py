"""Guests who are in no list in front, but are introduced in somebody's words: 严老师（某大学教授）托我转达."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.introductions import SENDS, introduced_in_words, sent_word
from graph.transcript.layout.person import HAN, is_affiliation, is_full_name
from graph.transcript.layout.roster import Listed
from graph.transcript.words import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.roster import Roster

_OFFICE = re.compile(rf"(?P<before>[{HAN}]{{2,12}})[（(](?P<house>[^（()）\n]{{3,60}})[）)]")
_REACH = 60


def with_introduced(roster: Roster, labels: Iterable[Label], text: str) -> Roster:
    """The roster with everybody whom the running text introduces with name and office, if a turn is labelled
    with that name or the same sentence says that their view is passed on.

    A scholar who is merely cited (某教授（某大学）认为) is not added.
    """
    bare = {x.person.name for x in labels if x.person.name and not x.bracket}
    known = {p.name for p in roster.listed}
    found: dict[str, Listed] = {}
    for m in _OFFICE.finditer(text):
        if not is_affiliation(m["house"]):
            continue
        sent = SENDS.search(re.split("[。！？\n]", text[m.end() : m.end() + _REACH])[0]) or SENDS.search(
            m["before"]
        )
        for at, name in _names(m):
            if name not in known and name not in found and (name in bare or sent):
                found[name] = Listed(name, Role.EXPERT, Span(at, at + len(name)), m["house"].strip())
                break
    told = [*(p for p in introduced_in_words(text) if p.name in bare), *sent_word(text)]
    for p in told:
        if p.name not in known:
            found.setdefault(p.name, p)
    return replace(roster, listed=(*roster.listed, *found.values())) if found else roster


def _names(m: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The names that may stand before the bracket, a title behind them left out: three characters first."""
    before = m["before"]
    title = next((t for t in longest_first("titles") if before.endswith(t)), "")
    before = before.removesuffix(title)
    for length in (3, 4, 2):
        name = before[-length:]
        if len(name) == length and is_full_name(name):
            yield m.start("before") + len(before) - length, name
