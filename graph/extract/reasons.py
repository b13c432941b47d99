"""The grounds a speaker gives, word for word, from the same turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.clauses import ClauseKind
from graph.extract.wordlists import Tongue, alternation, words
from graph.model import Reason, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.transcript.repair import RepairedText

_OPENING = {
    "zh": re.compile(r"^(?:" + alternation("zh", words("zh", "reasons")) + r"|(?:一方面|另一方面|再者|其[一二三四]|第[一二三四五]|[一二三四]是|首先|其次|最后))[，：:]?"),
    "en": re.compile(r"^(?:because|since|given that|after all|the reason is(?: that)?)\s+", re.IGNORECASE),
}
_MOST = 6
_SHORT = {"zh": 6, "en": 15}


def reasons_for(
    stance: str, held: Assertion, turn: Sequence[Assertion], mine: Iterable[int], text: RepairedText, tongue: Tongue
) -> tuple[Reason, ...]:
    """The grounds of one stance: those bound to its verdict and those of the assertions that stay with its issue.

    Every reason is the speaker's own words, whole clauses; at most six, those nearest to the verdict.
    """
    spans: list[tuple[int, int]] = [_run(group) for group in _groups(held.reasons) if _is_ground(group, tongue)]
    for n in mine:
        a = turn[n]
        if a is held or a.told or a.depends:
            continue
        spans += [_run(group) for group in _groups(a.reasons)]
        spans.append((a.start, a.core.end if a.core else a.end))
    near = sorted(dict.fromkeys(spans), key=lambda s: abs(s[0] - held.end))[:_MOST]
    return tuple(r for start, end in sorted(near) if (r := _reason(stance, start, end, text, tongue)))


def _groups(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Clauses of grounds that follow one another are one ground, up to a word that opens the next (其二)."""
    groups: list[list[Clause]] = []
    for c in clauses:
        if groups and c.start - groups[-1][-1].end <= 2 and not _OPENING["zh"].match(c.text):
            groups[-1].append(c)
        else:
            groups.append([c])
    return groups


def _is_ground(group: Sequence[Clause], tongue: Tongue) -> bool:
    return group[0].kind is not ClauseKind.TOPIC and sum(len(c.text) for c in group) >= _SHORT[tongue]


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
