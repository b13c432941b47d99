"""One argument map, indexed for drawing: each thing by its id, each citation at the answer it was made in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from graph.model import COUNTED, Origin, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Authority, Citation, Fact, Issue, Participant, Passage, Stance
    from visual.map_view import MapOptions


COLUMNS = 10
"""Up to so many experts have a column each; of more the map shows sums."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the builders of a view share; made by ``look_up``."""

    argument_map: ArgumentMap
    analysis: Analysis
    lang: Language
    options: MapOptions
    people: Mapping[str, Participant]
    columns: Mapping[str, int]
    issues: Mapping[str, Issue]
    ordinals: Mapping[str, int]
    stances: Mapping[str, Stance]
    held: Mapping[tuple[str, str], Stance]
    facts: Mapping[str, Fact]
    authorities: Mapping[str, Authority]
    citations: Mapping[str, tuple[Citation, ...]]
    unanswered: tuple[Citation, ...]

    @property
    def is_summed(self) -> bool:
        """Whether experts are too many for a column each."""
        return len(self.columns) > COLUMNS

    def term(self, name: str) -> str:
        """A word of the glossary."""
        return say(f"terms.{name}", self.lang)

    def label(self, name: str) -> str:
        """A word of the glossary standing alone, with a capital where its language has them."""
        word = self.term(name)
        return word[:1].upper() + word[1:]

    def say(self, name: str, **values: object) -> str:
        """A wording of the map."""
        return say(f"map.{name}", self.lang, **values)

    def listed(self, names: Iterable[str]) -> str:
        """Names one after another."""
        return say("analysis.names", self.lang).join(names)

    def url(self, passage: Passage) -> str:
        """Where the passage is read."""
        return self.options.reader_url(passage)

    @property
    def is_verbatim(self) -> bool:
        """Whether passages are what was really said."""
        return self.argument_map.symposium.origin is Origin.VERBATIM


def look_up(argument_map: ArgumentMap, analysis: Analysis, lang: Language, options: MapOptions) -> Lookup:
    """The indexes; ``citations`` are by stance, ``unanswered`` those made in no answer of an expert."""
    placed: dict[str, list[Citation]] = defaultdict(list)
    unanswered = []
    for citation in argument_map.citations:
        if citation.status not in COUNTED:
            continue
        home = _answer_of(citation, argument_map)
        if home:
            placed[home.id].append(citation)
        else:
            unanswered.append(citation)
    return Lookup(
        argument_map=argument_map,
        analysis=analysis,
        lang=lang,
        options=options,
        people={p.id: p for p in argument_map.participants},
        columns={p.id: n for n, p in enumerate(argument_map.experts)},
        issues={i.id: i for i in argument_map.issues},
        ordinals={q.id: q.ordinal for q in argument_map.questions},
        stances={s.id: s for s in argument_map.stances},
        held={(s.issue, s.participant): s for s in argument_map.stances},
        facts={f.id: f for f in argument_map.facts},
        authorities={a.id: a for a in argument_map.authorities},
        citations={home: tuple(found) for home, found in placed.items()},
        unanswered=tuple(unanswered),
    )


def _answer_of(citation: Citation, argument_map: ArgumentMap) -> Stance | None:
    """The speaker's answer it stands in: on its issue where told, else the nearest in the question."""
    issues = {i.id for q in argument_map.questions if q.id == citation.question for i in q.issues}
    wanted = {citation.issue} if citation.issue else issues
    mine = [
        s
        for s in argument_map.stances
        if s.participant == citation.participant and s.issue in wanted and s.status in COUNTED and s.passage
    ]
    mine.sort(key=lambda s: (s.polarity is Polarity.SILENT, _distance(s, citation)))
    return mine[0] if mine else None


def _distance(stance: Stance, citation: Citation) -> int:
    at = citation.passage.span
    passages = [stance.passage, *(b.passage for b in stance.branches), *(r.passage for r in stance.reasons)]
    gaps = [max(p.span.start - at.end, at.start - p.span.end, 0) for p in passages if p]
    return min(gaps)
