"""原文对读: the text as received, line by line, every passage marked with what it proves."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import COUNTED, Polarity
from server.views.answers import Lookup, ShownAnswer, shown_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.results import Analysis
    from graph.model import ArgumentMap, Passage, Role, Stance

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
# 苏某（某大学教授）： or 主持人（苏某，编辑）：
_LABEL = (
    r"\s*(?:(?P<name>{names})\s*(?:[（(\[【][^）)\]】]{{0,80}}[）)\]】])?"
    r"|\S{{1,12}}\s*[（(][^）)]{{0,20}}?(?P<bracketed>{names})[^）)]{{0,60}}[）)])\s*[：:]"
)
_PLAIN = frozenset({"participant", "party", "case", "question", "issue", "opinion"})


@dataclass(frozen=True, slots=True)
class Proof:
    """One item that a passage proves; ``text`` is what it says, ``answer`` the stance it belongs to, if any.

    ``kind`` names the wording ``pages.proof.<kind>``.
    """

    kind: str
    text: str = ""
    expert: str | None = None
    answer: ShownAnswer | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """One passage: its id on the page, its style and everything it proves."""

    anchor: str
    start: int
    end: int
    tone: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line under the same passages; the innermost one gives the tone.

    ``starts`` are the anchors of the passages that begin here, ``inside`` those of all that cover it, from
    the innermost; ``start`` is its place in the text as received.
    """

    text: str
    tone: str
    starts: tuple[str, ...]
    inside: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text as received; ``label`` is what stands before the speech where it names a speaker."""

    number: int
    role: Role | None
    label: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A question or case to jump to."""

    kind: str
    ordinal: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole text with its marks, in order."""

    lines: tuple[Line, ...]
    marked: tuple[Marked, ...]
    places: tuple[Place, ...]


def reading(m: ArgumentMap, analysis: Analysis) -> Reading:
    """The text of the map's document, marked."""
    marked = _marked(m, Lookup.of(m, analysis))
    lines = tuple(_lines(m, marked))
    return Reading(lines, marked, _places(m))


def quotations(whole: Reading) -> Reading:
    """The passages alone: what stands in none is left out, with … where it stood beside one."""
    lines = (replace(line, label=_quoted(line.label), pieces=_quoted(line.pieces)) for line in whole.lines)
    return replace(whole, lines=tuple(line for line in lines if line.label or line.pieces))


def _quoted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not any(p.inside for p in pieces):
        return ()
    return tuple(p if p.inside else replace(p, text="…") for p in pieces)


def _marked(m: ArgumentMap, lookup: Lookup) -> tuple[Marked, ...]:
    """One for each span, in the order of the text, the longer first where two begin together."""
    found: dict[tuple[int, int], list[Proof]] = defaultdict(list)
    for passage, proof in _proofs(m, lookup):
        if passage is not None and passage.document == m.document.id:
            found[passage.span.start, passage.span.end].append(proof)
    spans = sorted(found, key=lambda s: (s[0], -s[1]))
    return tuple(Marked(f"p-{a}-{b}", a, b, _tone(found[a, b]), tuple(found[a, b])) for a, b in spans)


def _tone(proofs: list[Proof]) -> str:
    """A stance gives its own tone, else the first item that is no mere place does."""
    tones = [
        p.answer.look if p.answer and p.kind in ("stance", "branch", "person") else p.kind
        for p in proofs
        if p.kind not in _PLAIN
    ]
    return tones[0] if tones else "place"


def _proofs(m: ArgumentMap, lookup: Lookup) -> Iterator[tuple[Passage | None, Proof]]:
    for stance in m.stances:
        yield from _of_stance(stance, lookup)
    yield from _of_speakers(m)
    yield from _of_questions(m)
    for case in m.cases:
        yield case.passage, Proof("case", case.label)
        yield from ((party.passage, Proof("party", party.name)) for party in case.parties)
    yield from ((p.passage, Proof("participant", p.name)) for p in m.participants)


def _of_speakers(m: ArgumentMap) -> Iterator[tuple[Passage | None, Proof]]:
    """What participants say beside their stances."""
    laws = {a.id: a.name for a in m.authorities}
    names = {p.id: p.name for p in m.participants}
    for c in m.citations:
        words = laws[c.authority] + (c.provision or "")
        yield c.passage, Proof("citation", words, names[c.participant], counted=c.status in COUNTED)
    for a in m.agreements:
        yield a.passage, Proof(f"agreement.{a.kind}", names[a.target], names[a.source])
    for r in m.reported:
        yield r.passage, Proof("reported", r.text, names[r.by])
    for u in m.unplaced:
        yield u.passage, Proof("unplaced", u.text, names[u.participant], counted=False)


def _of_questions(m: ArgumentMap) -> Iterator[tuple[Passage | None, Proof]]:
    """What is asked, and the answers told before the experts speak."""
    for o in m.opinions:
        yield o.passage, Proof("opinion", o.text, o.holder, counted=o.status in COUNTED)
    for q in m.questions:
        yield q.passage, Proof("question", f"{q.ordinal} {q.title or ''}")
    for i in m.issues:
        yield i.passage, Proof("issue", f"{i.number} {i.text}")


def _of_stance(stance: Stance, lookup: Lookup) -> Iterator[tuple[Passage | None, Proof]]:
    answer = shown_answer(stance, lookup)
    name, counted = answer.expert.name, stance.status in COUNTED
    yield stance.passage, Proof("stance", stance.claim, name, answer, counted)
    for b in answer.branches:
        yield b.passage, Proof("branch", "，".join(b.when), name, answer, counted)
    for reason in stance.reasons:
        yield reason.passage, Proof("reason", reason.text, name, answer, counted and reason.status in COUNTED)
    for person in stance.persons:
        told = [person.charge, person.role, person.stage, person.sentencing]
        yield person.passage, Proof("person", "、".join(w for w in told if w), name, answer, counted)
    if stance.supersedes:
        earlier = stance.supersedes
        kind = "earlier" if earlier.polarity is not Polarity.SILENT else "stance"
        yield earlier.passage, Proof(kind, "", name, answer, counted=False)


def _lines(m: ArgumentMap, marked: tuple[Marked, ...]) -> Iterator[Line]:
    text, roles = m.document.text, {p.name: p.role for p in m.participants}
    names = "|".join(re.escape(n) for n in sorted(roles, key=len, reverse=True))
    label = re.compile(_LABEL.format(names=names)) if names else None
    cutter = _Cutter(text, marked)
    for number, found in enumerate(_LINE.finditer(text), 1):
        if found.start() == len(text) and number > 1:
            return
        speaks = label.match(found.group(1)) if label else None
        head = speaks.end() if speaks else 0
        role = roles[speaks["name"] or speaks["bracketed"]] if speaks else None
        start, end = found.span(1)
        yield Line(number, role, cutter.pieces(start, start + head), cutter.pieces(start + head, end))


class _Cutter:
    """Cuts the text, asked for from left to right, wherever a passage begins or ends."""

    def __init__(self, text: str, marked: tuple[Marked, ...]) -> None:
        self.text = text
        self.waiting = deque(marked)
        self.open: list[Marked] = []
        self.begun: set[str] = set()

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        while self.waiting and self.waiting[0].start < end:
            self.open.append(self.waiting.popleft())
        self.open = [x for x in self.open if x.end > start]
        cuts = sorted({start, end, *(p for x in self.open for p in (x.start, x.end) if start < p < end)})
        return tuple(self.piece(a, b) for a, b in pairwise(cuts))

    def piece(self, start: int, end: int) -> Piece:
        inside = sorted(
            (x for x in self.open if x.start < end and x.end > start), key=lambda x: x.end - x.start
        )
        tones = [x.tone for x in inside if x.tone != "place"] or ["place" if inside else ""]
        fresh = tuple(x.anchor for x in reversed(inside) if x.anchor not in self.begun)
        self.begun.update(fresh)
        return Piece(self.text[start:end], tones[0], fresh, tuple(x.anchor for x in inside), start)


def _places(m: ArgumentMap) -> tuple[Place, ...]:
    """Cases and questions by their first lines."""

    def line(offset: int) -> int:
        before = m.document.text[:offset]
        return len(re.findall(r"\r\n|\r|\n", before)) + 1

    found = [Place("case", c.ordinal, c.label, line(c.passage.span.start)) for c in m.cases if c.passage]
    for q in m.questions:
        passage = q.passage or (q.issues[0].passage if q.issues else None)
        if passage:
            found.append(Place("question", q.ordinal, q.title or "", line(passage.span.start)))
    return tuple(sorted(found, key=lambda p: p.line))
