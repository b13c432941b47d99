"""What was read from a text in Traditional characters, in those characters again.

The rules read a Simplified view. Names, labels and the words of questions are shown as the source writes
them; ids and names of charges stay, they are the same whatever the script.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.transcript.traditional import is_traditional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import CourtCase, DivergentOpinion, Issue, Option, Participant, Passage, Question
    from graph.transcript.document import Transcript
    from graph.transcript.repair import RepairedText


@dataclass(frozen=True, slots=True)
class OwnScript:
    """Puts words back into the script of the source; does nothing where that is the script of the rules."""

    text: RepairedText
    usual: dict[int, str]

    def words(self, words: str, passage: Passage | None = None) -> str:
        """The words as the passage writes them, character by character, elsewhere as the text mostly does."""
        if not self.usual:
            return words
        return words.translate({**self.usual, **self._near(passage)} if passage else self.usual)

    def participants(self, found: Iterable[Participant]) -> tuple[Participant, ...]:
        """The participants under the names the source gives them."""
        return tuple(replace(p, name=self.words(p.name, p.passage)) for p in found)

    def cases(self, found: Iterable[CourtCase]) -> tuple[CourtCase, ...]:
        """The cases with the labels and parties of the source."""
        return tuple(
            replace(
                c,
                label=self.words(c.label, c.passage),
                parties=tuple(
                    replace(
                        p,
                        name=self.words(p.name, p.passage),
                        group=p.group and self.words(p.group, p.passage),
                    )
                    for p in c.parties
                ),
            )
            for c in found
        )

    def opinions(self, found: Iterable[DivergentOpinion]) -> tuple[DivergentOpinion, ...]:
        """The opinions in the words of the source."""
        return tuple(
            replace(
                o, text=self.words(o.text, o.passage), holder=o.holder and self.words(o.holder, o.passage)
            )
            for o in found
        )

    def questions(self, found: Iterable[Question]) -> tuple[Question, ...]:
        """The questions and issues in the words of the source."""
        return tuple(
            replace(
                q,
                title=q.title and self.words(q.title, q.passage),
                issues=tuple(self._issue(i) for i in q.issues),
            )
            for q in found
        )

    def _issue(self, issue: Issue) -> Issue:
        return replace(
            issue,
            text=self.words(issue.text, issue.passage),
            proposition=issue.proposition and self.words(issue.proposition, issue.passage),
            options=tuple(self._option(o, issue.passage) for o in issue.options),
        )

    def _option(self, option: Option, passage: Passage) -> Option:
        return replace(option, label=self.words(option.label, passage))

    def _near(self, passage: Passage) -> dict[int, str]:
        start = bisect_left(self.text.starts, passage.span.start)
        return dict(_changed(self.text, start, bisect_left(self.text.starts, passage.span.end)))


def own_script(transcript: Transcript) -> OwnScript:
    """What turns words read from this transcript into the characters of its source."""
    text = transcript.text
    if not is_traditional(text.source.text):
        return OwnScript(text, {})
    counted: dict[int, Counter[str]] = {}
    for read, written in _changed(text, 0, len(text.text)):
        counted.setdefault(read, Counter())[written] += 1
    return OwnScript(text, {read: written.most_common(1)[0][0] for read, written in counted.items()})


def _changed(text: RepairedText, start: int, end: int) -> Iterable[tuple[int, str]]:
    """Each Chinese character of the readable text with the one character of the source it stands for."""
    for i in range(start, end):
        a, b = text.starts[i], text.ends[i]
        if (
            b - a == 1
            and "\u4e00" <= text.text[i] <= "\u9fff"
            and "\u4e00" <= text.source.text[a] <= "\u9fff"
        ):
            yield ord(text.text[i]), text.source.text[a]
