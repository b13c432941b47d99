"""What makes a stance less sure than its own words do: what stands around it.

Seen in the transcripts with tables made by hand: one sentence that answers two issues is often right for one only,
issues of one question share words and so draw each other's sentences, and a bare answer is more often misplaced than
one with a ground beside it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Question, Stance

_SHARED, _SIBLINGS, _BARE = 0.15, 0.1, 0.05
_MANY = 3  # issues of one question
_LEAST = 0.05


def with_doubts(stances: Sequence[Stance], questions: Sequence[Question]) -> tuple[Stance, ...]:
    """The stances, each that answers with the doubts about it taken off its certainty."""
    siblings = {issue.id: len(q.issues) for q in questions for issue in q.issues}
    used = Counter(_words(s) for s in stances if s.polarity is not Polarity.SILENT)
    return tuple(
        s if s.polarity is Polarity.SILENT else _doubted(s, used[_words(s)] > 1, siblings[s.issue] >= _MANY)
        for s in stances
    )


def _words(s: Stance) -> tuple[str, int]:
    """Whose words, and where they begin."""
    return s.participant, s.passage.span.start if s.passage else -1


def _doubted(s: Stance, is_shared: bool, has_siblings: bool) -> Stance:
    doubt = _SHARED * is_shared + _SIBLINGS * has_siblings + _BARE * (not s.reasons)
    return replace(s, confidence=round(max(_LEAST, s.confidence - doubt), 2)) if doubt else s
