"""A turn read sentence by sentence: its assertions, with what one sentence leaves for the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.assertions import SAME_CASE, Assertion, Place, assertions_in
from graph.extract.clause_kinds import ClauseKind
from graph.extract.clauses import Clause, Sentence, parse_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.wordlists import Tongue
    from graph.transcript.document import Turn

_THAT_VIEW = {
    "zh": re.compile(
        r"(?:这|该|此|上述|前述|对此)[一种个类]?(?:观点|看法|意见|说法|主张|理解|做法|建议|推论)?"
    ),
    "en": re.compile(
        r"^(?:(?:but|and|well|to me|for me|frankly|with respect)[,，]?\s+)*(?:(?:I|they|he|she|it|that|this|those|these)\b|not so\b|nonsense\b|wrong\b)",
        re.IGNORECASE,
    ),
}
_ENUMERATED = re.compile(
    r"^(?:第[一二三四五]|其[一二三四五]|[一二三四五]是|一种(?:情况|情形)|另一种(?:情况|情形)|[（(]?[1-5一二三四][）).、])"
)
_SUPPOSING = {ClauseKind.CONDITION, ClauseKind.STATEMENT, ClauseKind.TOPIC}


def assertions_of(
    text: str, turn: Turn, tongue: Tongue, asked: tuple[str, ...] = ()
) -> tuple[Assertion, ...]:
    """All assertions of one turn in order; every clause stands in exactly one as lead, core or ground, a
    condition in each verdict it governs. ``asked`` are verbs of the open issues.
    """
    reader = _TurnReader(tongue)
    for number, span in enumerate(turn.paragraphs):
        reader.paragraph(number)
        for sentence in parse_sentences(text, span, tongue, asked):
            reader.read(sentence)
    return tuple(reader.found)


def sentences_of(turns: Iterable[Turn], text: str, tongue: Tongue) -> list[str]:
    """The words of every sentence of some turns, to learn weights from."""
    return [
        text[s.start : s.end]
        for turn in turns
        for span in turn.paragraphs
        for s in parse_sentences(text, span, tongue)
    ]


class _TurnReader:
    """Keeps what later sentences may refer to: conditions, the topic, views told."""

    def __init__(self, tongue: Tongue) -> None:
        self.tongue = tongue
        self.found: list[Assertion] = []
        self._place = Place(0, 0, tongue)
        self._listing = False
        self._held: tuple[Clause, ...] = ()
        self._supposed = False
        self._told: tuple[Clause, ...] = ()
        self._named: tuple[Clause, ...] = ()
        self._topic: tuple[Clause, ...] = ()

    def paragraph(self, number: int) -> None:
        """Go on to a new paragraph: its topic is open again."""
        self._place = replace(self._place, paragraph=number)
        self._topic = ()

    def read(self, sentence: Sentence) -> None:
        """Add the assertions of the next sentence."""
        made = assertions_in(sentence, self._place, self._held, supposed=self._supposed)
        self._hold(sentence, made)
        if made and self._told and not made[0].reports and _THAT_VIEW[self.tongue].search(made[0].text):
            made[0] = replace(made[0], reports=self._told)
        self._told = tuple(c for a in made for c in a.reports)
        if made and self._named:
            made[0] = replace(made[0], topic=self._named)
        self._named = _bare_topic(made)
        self.found += [self._with_topic(a) for a in made]
        self._place = replace(self._place, sentence=self._place.sentence + 1)

    def _hold(self, sentence: Sentence, made: Sequence[Assertion]) -> None:
        """Keep the conditions that the next sentence may stand under."""
        self._listing = self._listing or any(a.depends for a in made)
        supposes = _supposes(sentence)
        listed = self._listing and bool(_ENUMERATED.match(sentence.clauses[0].text))
        if all(a.core is None for a in made) and (supposes or listed):
            self._held = tuple(c for c in sentence.clauses if not _ENUMERATED.fullmatch(c.text))
            self._supposed = supposes
        elif made and made[-1].conditions:
            self._held, self._supposed = made[-1].conditions, False
        elif not any(SAME_CASE.search(a.text) for a in made):
            self._held, self._supposed = (), False

    def _with_topic(self, a: Assertion) -> Assertion:
        own = tuple(c for c in (*a.topic, *a.lead) if c.kind is ClauseKind.TOPIC)
        self._topic = own or self._topic
        return a if own else replace(a, carried=self._topic)


def _supposes(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a supposition: its conclusion is the next sentence."""
    return (
        sentence.clauses[0].kind is ClauseKind.CONDITION and {c.kind for c in sentence.clauses} <= _SUPPOSING
    )


def _bare_topic(made: Sequence[Assertion]) -> tuple[Clause, ...]:
    """The topic that a sentence names without saying anything on it (关于数额的认定)."""
    if len(made) == 1 and made[0].core is None and made[0].lead and made[0].lead[-1].kind is ClauseKind.TOPIC:
        return made[0].lead
    return ()
