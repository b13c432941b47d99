"""Small transcripts in many layouts, each line marked with the owner that a reader gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.extract.pipeline import extract
from graph.transcript import parse_transcript, read_source, repair
from graph.transcript.traditional import is_traditional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Draft, Span
    from graph.transcript import Transcript

FOLDER = Path(__file__).parents[1] / "golden" / "layouts"
_NOBODY = "."
_PART = re.compile(r"[OP]|C\d")


@dataclass(frozen=True)
class Line:
    """A line with its owner (a speaker, ``C1`` a case, ``O`` opinions, ``P`` a prompt, ``.`` nobody) and question."""

    owner: str
    question: int
    text: str
    joined: bool


@dataclass
class Layout:
    """One transcript with what is expected of it; what is not told is not checked."""

    name: str
    lines: list[Line] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    people: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def moderator(self) -> str:
        """The name that stands behind ``M``."""
        return next((name for name, role, _ in self.people if role == "moderator"), "?")

    def data(self) -> bytes:
        """The bytes of the file."""
        newline = "\r\n" if self.told.get("newline") == "crlf" else "\n"
        return self.text(newline).encode(self.told.get("encoding", "utf-8"))

    def text(self, newline: str = "\n") -> str:
        """All lines together."""
        first, *rest = self.lines
        return first.text + "".join(("" if x.joined else newline) + x.text for x in rest)


def layouts() -> list[Layout]:
    """All of them, in the order of the files."""
    return [layout for path in sorted(FOLDER.glob("*.txt")) for layout in _read(path)]


def _read(path: Path) -> Iterator[Layout]:
    for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, body = part.split("\n----\n")
        name, *facts = head.splitlines()
        layout = Layout(name)
        for key, _, value in (fact.partition(" ") for fact in facts if not fact.startswith("#")):
            if key == "who":
                who, role, house = re.fullmatch(r"(.+?) (expert|moderator|audience) (.+)", value).groups()  # type: ignore[union-attr]
                layout.people.add((who, role, "" if house == "-" else house))
            else:
                layout.told[key] = value
        layout.lines += _lines(body)
        yield layout


def _lines(body: str) -> Iterator[Line]:
    question = 0
    for line in body.splitlines():
        if m := re.fullmatch(r"#(\d)", line):
            question = int(m[1])
        elif line:
            owner, _, text = line.partition("|")
            yield Line(owner.removeprefix(">"), question, text, owner.startswith(">"))


def misses(layout: Layout) -> list[str]:
    """What was read otherwise than a reader reads it, one line for each."""
    source = read_source(layout.data(), layout.name)
    transcript = parse_transcript(repair(source))
    draft = extract(transcript)
    return [*_people(layout, draft), *_owners(layout, transcript), *_facts(layout, draft)]


def _people(layout: Layout, draft: Draft) -> Iterator[str]:
    people = draft.argument_map.participants
    found = {(p.name, p.role.value, p.affiliation or "") for p in people}
    yield from (f"missing {who}" for who in sorted(layout.people - found))
    yield from (f"found {who}" for who in sorted(found - layout.people))


def _owners(layout: Layout, transcript: Transcript) -> Iterator[str]:
    text, parts = transcript.text.source.text, list(_parts(transcript))
    at = 0
    for line in layout.lines:
        start = text.index(line.text, at)
        at = start + len(line.text)
        if line.owner == "*" or not line.text:
            continue
        owner = _NOBODY
        for name, question, a, b in parts:
            if min(at, b) - max(start, a) > 0:
                owner = name if _PART.fullmatch(name) else f"{question}:{name}"
                break
        want = layout.moderator if line.owner == "M" else line.owner
        if want != _NOBODY and not _PART.fullmatch(want):
            want = f"{line.question}:{want}" if any(x.question for x in layout.lines) else want
            owner = owner if any(x.question for x in layout.lines) else owner.partition(":")[2]
        if want != owner:
            yield f"{line.text[:24]}… is {owner}, not {want}"


def _parts(transcript: Transcript) -> Iterator[tuple[str, int, int, int]]:
    """Every owned stretch of the source: owner, question, start, end."""
    written = {s.name: _as_written(transcript, s.name, s.span) for s in transcript.speakers}
    sections = [(0, t) for t in transcript.opening] + [
        (s.ordinal, t) for s in transcript.sections for t in s.turns
    ]
    for question, turn in sections:
        for span in turn.paragraphs:
            yield from ((written[turn.speaker], question, *x) for x in _source(transcript, span))
    for section in transcript.sections:
        for span in section.prompt:
            yield from (("P", 0, *x) for x in _source(transcript, span))
    spoken = {p for _, t in sections for p in t.paragraphs}
    for case in transcript.cases:
        for span in case.paragraphs:
            if span not in spoken:
                yield from ((f"C{case.ordinal}", 0, *x) for x in _source(transcript, span))
    for span in transcript.opinions:
        yield from (("O", 0, *x) for x in _source(transcript, span))


def _as_written(transcript: Transcript, name: str, span: Span) -> str:
    """The name in the characters of the source, where it stands there in as many."""
    quote = transcript.text.passage(span.start, span.end).quote
    return quote if is_traditional(transcript.text.source.text) else name


def _source(transcript: Transcript, span: Span) -> list[tuple[int, int]]:
    passage = transcript.text.passage(span.start, span.end)
    return [(f.start, f.end) for f in passage.fragments or (passage.span,)]


def _facts(layout: Layout, draft: Draft) -> Iterator[str]:
    m, told = draft.argument_map, layout.told
    found = {
        "title": m.symposium.title,
        "organiser": m.symposium.organiser or "",
        "date": m.symposium.date or "",
        "issues": " ".join(str(len(q.issues)) for q in m.questions),
        "cases": str(len(m.cases)),
        "opinions": " | ".join("、".join(o.charges) or "-" for o in m.opinions) or "none",
    }
    if not told.get("cases", "0").isdigit():
        found["cases"] = " | ".join(c.label for c in m.cases)
    for key, value in found.items():
        want = told.get(key)
        if want is not None and want != value:
            yield f"{key}: {value!r}, not {want!r}"
