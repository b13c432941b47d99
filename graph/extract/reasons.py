"""The grounds a speaker gives, word for word, from the same turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind
from graph.extract.wordlists import Tongue, alternation, words
from graph.model import Reason, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.transcript.repair import RepairedText

_OPENING = {
    "zh": re.compile(
        r"^(?:(?:"
        + alternation("zh", words("zh", "reasons"))
        + r"|一方面|另一方面|再者|其[一二三四]|第[一二三四五]|[一二三四]是|首先|其次|最后|此外|另外)[，：:]?)+"
    ),
    "en": re.compile(r"^(?:because|since|given that|after all|the reason is(?: that)?)\s+", re.IGNORECASE),
}
_MOST = 4
_NEAR = 4
_SHORT = {"zh": 8, "en": 20}


def reasons_for(
    stance: str,
    held: Assertion,
    turn: Sequence[Assertion],
    support: Iterable[int],
    text: RepairedText,
    tongue: Tongue,
) -> tuple[Reason, ...]:
    """The grounds of one stance: those bound to its verdict, then sentences near it that stay with its issue and
    answer nothing themselves (``support``: their places in the turn). Whole clauses; at most four.
    """
    spans = [_run(group) for group in _groups(held.reasons) if group[0].kind is not ClauseKind.TOPIC]
    near = [turn[n] for n in support if _supports(turn[n], held)]
    spans += sorted(_by_sentence(near), key=lambda s: abs(s[0] - held.end))
    made: dict[str, Reason] = {}
    taken: list[tuple[int, int]] = []
    for start, end in spans:
        if len(made) < _MOST and not any(a < end and start < b for a, b in taken):
            reason = _reason(stance, start, end, text, tongue)
            if reason:
                taken.append((start, end))
                made.setdefault(reason.id, reason)
    return tuple(sorted(made.values(), key=lambda r: r.passage.span))


def _supports(a: Assertion, held: Assertion) -> bool:
    other = (
        a is not held
        and not a.told
        and not a.depends
        and not a.asks
        and (a.core or a.lead[-1:] != a.topic[-1:])
    )
    if a.core is None and all(c.kind is ClauseKind.TOPIC for c in a.lead):
        return False
    return other and a.paragraph == held.paragraph and abs(a.sentence - held.sentence) <= _NEAR


def _by_sentence(assertions: Iterable[Assertion]) -> Iterator[tuple[int, int]]:
    """One span for all that a sentence says."""
    spans: dict[int, tuple[int, int]] = {}
    for a in assertions:
        end = max([a.end, *(c.end for c in a.reasons)])
        start, until = spans.get(a.sentence, (a.start, end))
        spans[a.sentence] = (min(start, a.start), max(until, end))
    yield from spans.values()


def _groups(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Clauses of grounds that follow one another are one ground, up to a word that opens the next (其二)."""
    groups: list[list[Clause]] = []
    for c in clauses:
        if groups and c.start - groups[-1][-1].end <= 2 and not _OPENING["zh"].match(c.text):
            groups[-1].append(c)
        else:
            groups.append([c])
    return groups


def _run(group: Sequence[Clause]) -> tuple[int, int]:
    return group[0].start, group[-1].end


def _reason(stance: str, start: int, end: int, text: RepairedText, tongue: Tongue) -> Reason | None:
    said = text.text[start:end]
    opening = _OPENING[tongue].match(said)
    if opening and opening.end() < len(said):
        start += opening.end()
        said = text.text[start:end]
    if len(said) < _SHORT[tongue]:
        return None
    return Reason(make_id("reason", stance, squeeze(said)), said, text.passage(start, end))
