"""An answer in plain words, for where there are no colours and links: tables and documents."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from graph.model import Attribution, Origin
from server.language import all_of
from server.views.answers import Lookup, shown_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Passage, Polarity, Stance
    from server.views.answers import ShownAnswer, ShownBranch


@dataclass(frozen=True, slots=True)
class Told:
    """One stance in words: ``answer`` as in the stance table, ``conditions`` one sentence per branch.

    ``place`` says where the passage stands (line of the text as received); passage, quote and place are empty
    where nothing was said.
    """

    answer: ShownAnswer
    words: str
    conditions: tuple[str, ...]
    reasons: tuple[str, ...]
    quote: str
    place: str
    certainty: str
    checked: str


class Teller:
    """Tells the stances of one map in one language."""

    def __init__(self, m: ArgumentMap, analysis: Analysis, lang: Language) -> None:
        """Tell ``m``, of which ``analysis`` is the analysis."""
        self._map, self._lang = m, lang
        self._lookup = Lookup.of(m, analysis)
        self._starts = _line_starts(m.document.text)

    def all(self) -> Iterator[Told]:
        """Every stance, by issue, then expert, in the order of the map; silent ones too."""
        held = {(s.issue, s.participant): s for s in self._map.stances}
        return (self.stance(held[i.id, e.id]) for i in self._map.issues for e in self._map.experts)

    def stance(self, stance: Stance) -> Told:
        """One stance."""
        answer = shown_answer(stance, self._lookup)
        passage = stance.passage
        return Told(
            answer=answer,
            words=self._words(answer),
            conditions=tuple(self._branch(b) for b in answer.branches),
            reasons=tuple(r.text for r in stance.reasons),
            quote=self.quoted(passage) if passage else "",
            place=self.place(passage) if passage else "",
            certainty=say(f"terms.confidence.{answer.certainty}", self._lang),
            checked=say(f"export.status.{stance.status}", self._lang),
        )

    def quoted(self, passage: Passage) -> str:
        """The passage as one line, in quotation marks only where it is verbatim."""
        words = " ".join(passage.quote.split())
        is_verbatim = self._map.symposium.origin is Origin.VERBATIM
        return say("export.quoted", self._lang, words=words) if is_verbatim else words

    def place(self, passage: Passage) -> str:
        """Where it stands: the line, counted from 1, of the text as received."""
        return say("export.place", self._lang, line=bisect_right(self._starts, passage.span.start))

    def charges(self, charges: tuple[str, ...]) -> str:
        """Names of charges in a row."""
        return say("analysis.names", self._lang).join(charges)

    def _words(self, answer: ShownAnswer) -> str:
        stance = answer.stance
        if answer.kind is None:
            return say(f"terms.silence.{stance.silence}", self._lang) if stance.silence else ""
        term = say(f"terms.{answer.kind}", self._lang) if answer.kind != "chosen" else ""
        labels = self.charges(answer.labels)
        words = say("analysis.with_labels", self._lang, term=term, labels=labels) if term and labels else ""
        told = answer.told if answer.kind == "determinate" and answer.told else words or term or labels
        if stance.attribution is Attribution.RELAYED:
            return say("analysis.with_labels", self._lang, term=told, labels=say("terms.relayed", self._lang))
        return told

    def _branch(self, branch: ShownBranch) -> str:
        then = self.charges(branch.charges) or self._polarity(branch.polarity)
        return self.under(branch.when, then)

    def under(self, when: tuple[str, ...], then: str) -> str:
        """What follows under conditions in the speaker's own words; without one it holds in any case."""
        if not when:
            return say("export.anyway", self._lang, then=then)
        return say("export.branch", self._lang, when=all_of(when), then=then)

    def _polarity(self, polarity: Polarity | None) -> str:
        return (
            say(f"terms.{polarity}", self._lang) if polarity else say("findings.another_result", self._lang)
        )


def _line_starts(text: str) -> list[int]:
    return [0, *(n + 1 for n, c in enumerate(text) if c == "\n")]
