"""Which authorities the speakers cite, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.extract.citation_english import english_mentions, short_mentions
from graph.extract.citation_mention import Mention, Reference
from graph.extract.citation_names import name_mentions
from graph.extract.citation_passages import clause_around
from graph.extract.citation_register import Register, Scope
from graph.extract.citation_titles import defined_names, title_mentions, without_titles
from graph.model import Citation, make_id
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Authority, Span
    from graph.transcript.document import Transcript, Turn


@dataclass(frozen=True, slots=True)
class Found:
    """The authorities cited, in the order of the text; a problem for each short name that stays open."""

    authorities: tuple[Authority, ...]
    citations: tuple[Citation, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph: whose it is (None for the statement of a case), in which turn, under which question."""

    span: Span
    speaker: str | None
    scope: Scope


def extract_citations(
    transcript: Transcript, participant_ids: Mapping[str, str], question_ids: Mapping[int, str]
) -> Found:
    """Every place where a speaker names an authority, by 《》 or without, or refers back to one.

    Names are resolved in the order of the text, the statements of the cases and the 分歧意见 included; only
    speakers cite. A short name that fits two documents, or none, is a warning (SM170, SM171), not a citation.
    """
    reader = _Reader(transcript, participant_ids, question_ids)
    for stretch in sorted(_stretches(transcript), key=lambda s: s.span):
        reader.read(stretch)
    return reader.found()


def _stretches(transcript: Transcript) -> Iterator[_Stretch]:
    nobody = Scope(turn=-1, section=None)
    for case in transcript.cases:
        yield from (_Stretch(span, None, nobody) for span in case.paragraphs)
    yield from (_Stretch(span, None, nobody) for span in transcript.opinions)
    turns: list[tuple[int | None, Turn]] = [(None, turn) for turn in transcript.opening]
    turns += [(section.ordinal, turn) for section in transcript.sections for turn in section.turns]
    for number, (section, turn) in enumerate(turns):
        scope = Scope(number, section)
        yield from (_Stretch(span, turn.speaker, scope) for span in turn.paragraphs)


class _Reader:
    """Reads paragraphs in order and keeps what they cite."""

    def __init__(
        self, transcript: Transcript, participant_ids: Mapping[str, str], question_ids: Mapping[int, str]
    ) -> None:
        self._repaired = transcript.text
        self._text = transcript.text.text
        self._participants = participant_ids
        self._questions = question_ids
        self._register = Register()
        self._defined = defined_names(self._text)
        self._surnames = {word for s in transcript.speakers for word in s.name.replace(".", " ").split()}
        self._citations: dict[str, Citation] = {}
        self._cited: dict[str, None] = {}
        self._problems: list[Problem] = []

    def read(self, stretch: _Stretch) -> None:
        """Take in one paragraph."""
        start, end = stretch.span.start, stretch.span.end
        shorts = [s for s in self._register.short_names() if s not in self._surnames]
        for mention in mentions(self._text[start:end], self._defined, shorts):
            self._take(mention, stretch)

    def found(self) -> Found:
        """What has been read so far."""
        authorities = tuple(self._register.authority(key) for key in self._cited)
        return Found(authorities, tuple(self._citations.values()), tuple(self._problems))

    def _take(self, mention: Mention, stretch: _Stretch) -> None:
        fitting = self._register.fitting(mention, stretch.scope)
        if len(fitting) == 1:
            provision = mention.provision
            if mention.reference is Reference.AGAIN:
                provision = _continued(self._register.provision_of(fitting[0], stretch.scope), provision)
            self._register.note(fitting[0], mention, stretch.scope, provision)
            self._cite(fitting[0], mention, stretch, provision)
        elif stretch.speaker and mention.reference is Reference.SHORT:
            self._problems.append(self._open(mention, stretch, fitting))

    def _cite(self, key: str, mention: Mention, stretch: _Stretch, provision: str | None) -> None:
        participant = self._participants.get(stretch.speaker or "")
        if participant is None:
            return
        offset, end = stretch.span.start, stretch.span.end
        place = (offset + mention.start, offset + mention.end)
        passage = self._repaired.passage(*clause_around(self._text, offset, end, place))
        authority = make_id("authority", key)
        citation = make_id("citation", authority, participant, passage.document, passage.span.start)
        section = stretch.scope.section
        earlier = self._citations.get(citation)
        if earlier and earlier.provision:
            provision = _joined(earlier.provision, provision)
        self._cited[key] = None
        self._citations[citation] = Citation(
            id=citation,
            authority=authority,
            participant=participant,
            passage=passage,
            question=self._questions.get(section) if section is not None else None,
            provision=provision,
        )

    def _open(self, mention: Mention, stretch: _Stretch, fitting: tuple[str, ...]) -> Problem:
        source = self._repaired.source
        at = self._repaired.starts[stretch.span.start + mention.start]
        values = {"short": mention.written, "fitting": "、".join(map(self._register.name_of, fitting))}
        code = "SM170" if fitting else "SM171"
        return Problem(code, values, locate(source, at), excerpt(source, at), Severity.WARNING)


def mentions(
    text: str, defined: frozenset[str] = frozenset(), shorts: list[str] | None = None
) -> list[Mention]:
    """All mentions in one paragraph, in order; ``shorts`` are the short names English cases have by now."""
    found = title_mentions(text, defined)
    found += name_mentions(without_titles(text), defined)
    if re.search(r"[A-Za-z]{2} ", text):
        english = [
            m for m in english_mentions(text) if all(m.end <= f.start or m.start >= f.end for f in found)
        ]
        own = [short for m in english for short in m.defines]
        found += english
        found += short_mentions(text, dict.fromkeys([*(shorts or ()), *own]), found)
    return sorted(found, key=lambda m: m.start)


def _continued(article: str | None, further: str | None) -> str | None:
    """该条第二款 after 第二十一条 is 第二十一条第二款; 该规定第三条 is 第三条."""
    if further is None or (article and "条" not in further):
        return (article or "") + (further or "") or None
    return further


def _joined(earlier: str, later: str | None) -> str:
    return earlier if later is None or later in earlier else f"{earlier}、{later}"
