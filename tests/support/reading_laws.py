"""What must hold of whatever is read: no surprise, every passage in its place, nothing lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.catalogue import LANGUAGES, say
from graph.errors import InputError
from graph.extract.pipeline import extract
from graph.transcript import Overrides, parse_transcript, read_source, repair
from graph.transcript.layout.blocks import is_noise
from graph.transcript.layout.heads import is_part_head
from graph.transcript.layout.tail import is_tail_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.errors import Problem
    from graph.model import Passage, Span
    from graph.transcript import RepairedText, SourceText, Transcript

_HAN = re.compile("[\u4e00-\u9fff]")
_MARKUP = re.compile(r"[<&*_#\[`\\>]")
_OFFICE = re.compile(r"[（(][^（()）]*[）)]|[|｜].*")
_SHORT = 24  # a label, a name, a head: not words that somebody said
_NOTHING = Overrides()


def check_reading(data: bytes, overrides: Overrides = _NOTHING) -> Transcript | None:
    """Read the bytes as an import does and assert every law; None where they are refused as they should be."""
    try:
        source = read_source(data, "x.txt")
    except InputError as refused:
        _are_told(refused.problems, None)
        return None
    text = repair(source)
    _maps_back(text)
    try:
        transcript = parse_transcript(text, overrides)
    except InputError as refused:
        _are_told(refused.problems, source)
        return None
    _owns_everything(transcript)
    draft = extract(transcript)
    _are_told(draft.problems, source)
    for passage in draft.argument_map.passages():
        _holds(passage, source)
    assert extract(parse_transcript(text, overrides)) == draft, "read twice, read alike"
    return transcript


def _holds(passage: Passage, source: SourceText) -> None:
    start, end = passage.span.start, passage.span.end
    assert 0 <= start < end <= len(source.text)
    assert source.text[start:end] == passage.quote
    assert passage.quote.strip(), "a passage shows something"
    for part in passage.fragments:
        assert start <= part.start < part.end <= end


def _maps_back(text: RepairedText) -> None:
    assert len(text.text) == len(text.starts) == len(text.ends)
    assert all(a < b for a, b in zip(text.starts, text.ends, strict=True))
    assert list(text.starts) == sorted(text.starts)
    assert list(text.ends) == sorted(text.ends)
    if not _MARKUP.search(text.source.text):
        kept: set[int] = set()
        for a, b in zip(text.starts, text.ends, strict=True):
            kept.update(range(a, b))
        lost = {c for n, c in enumerate(text.source.text) if n not in kept and _HAN.match(c)}
        assert all(text.text.count(c) for c in lost), "a word is left out only where it stands elsewhere too"


def _owns_everything(transcript: Transcript) -> None:
    """Running text between the first and the last turn has an owner, or is told of."""
    text = transcript.text.text
    owned = sorted((s.start, s.end) for s in _owned(transcript))
    assert owned, "somebody speaks"
    told = {p.location.line for p in transcript.problems if p.location and p.code == "SM112"}
    turns = (*transcript.opening, *(t for s in transcript.sections for t in s.turns))
    first, last = min(p.start for t in turns for p in t.paragraphs), owned[-1][1]
    ended = False
    for m in re.finditer(r"[^\n]+", text):
        line = m.group().strip()
        if m.end() <= first or not line or any(a < m.end() and m.start() < b for a, b in owned):
            continue
        ended = ended or (m.start() >= last and is_tail_mark(line))
        if ended or is_noise(line) or is_part_head(line) or len(_OFFICE.sub("", line)) <= _SHORT:
            continue
        at = transcript.text.starts[m.start() + len(m.group()) - len(m.group().lstrip())]
        assert transcript.text.source.text.count("\n", 0, at) + 1 in told, f"nobody owns {line[:80]!r}"


def _owned(transcript: Transcript) -> Iterator[Span]:
    for turn in (*transcript.opening, *(t for s in transcript.sections for t in s.turns)):
        yield from turn.paragraphs
    for section in transcript.sections:
        yield from section.prompt
        if section.head:
            yield section.head
    for case in transcript.cases:
        yield from case.paragraphs
    yield from transcript.opinions


def _are_told(problems: Iterable[Problem], source: SourceText | None) -> None:
    """Each problem has words in both languages and a place that exists."""
    for p in problems:
        assert all(
            say(key, lang, **p.values)
            for lang in LANGUAGES
            for key in (f"problems.{p.code}", f"problems.{p.code}.remedy")
        )
        if p.location and source:
            lines = len(re.split("\r\n|\r|\n", source.text))
            assert 1 <= p.location.line <= lines
            assert p.location.column >= 1
