"""Turns that were read without finding a stance in them, for a person to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.model import Polarity, Silence
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.extract.sections import SectionReading
    from graph.model import Stance
    from graph.transcript.repair import RepairedText


def unread_turns(
    section: SectionReading, stances: Sequence[Stance], names: Mapping[str, str], text: RepairedText
) -> Iterator[Problem]:
    """A warning (SM172) for each expert who speaks under a question and seems to say nothing on any of its issues;
    who passes, defers or speaks only of standards has said so.
    """
    issues = {t.issue.id for t in section.targets}
    for who, expert in section.experts.items():
        mine = [s for s in stances if s.participant == who and s.issue in issues]
        unread = all(s.polarity is Polarity.SILENT and s.silence is Silence.NOT_ADDRESSED for s in mine)
        said = [a for turn in expert.turns for a in turn.assertions]
        if mine and said and unread:
            at = text.starts[said[0].start]
            yield Problem(
                "SM172",
                {"name": names[who], "question": section.question.ordinal},
                locate(text.source, at),
                excerpt(text.source, at),
                Severity.WARNING,
            )
