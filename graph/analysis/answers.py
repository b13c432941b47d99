"""A stance as an answer that can be compared with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.results import AnswerKind
from graph.model import COUNTED, IssueKind, Polarity

if TYPE_CHECKING:
    from graph.model import Issue, Stance

_POLAR = {Polarity.AFFIRM: AnswerKind.AFFIRM, Polarity.DENY: AnswerKind.DENY}


def answers(stance: Stance) -> bool:
    """Whether the stance counts and says something."""
    return stance.status in COUNTED and stance.polarity is not Polarity.SILENT


def kind_of(stance: Stance, issue: Issue) -> AnswerKind:
    """The sort of answer a speaking stance gives to its issue."""
    if stance.polarity is Polarity.CONDITIONAL:
        return AnswerKind.CONDITIONAL
    if stance.polarity is Polarity.MIXED:
        return AnswerKind.MIXED
    if issue.kind is IssueKind.POLAR:
        return _POLAR[stance.polarity]
    if stance.polarity is Polarity.DENY:
        return AnswerKind.DENY
    return AnswerKind.CHOSEN if labels_of(stance, issue) else AnswerKind.DETERMINATE


def labels_of(stance: Stance, issue: Issue) -> tuple[str, ...]:
    """What is chosen on a choice issue: options first, else the charges in favour; () on polar and open ones."""
    if issue.kind is IssueKind.POLAR:
        return ()
    chosen = _options(stance, issue, Polarity.AFFIRM)
    if chosen or issue.kind is IssueKind.OPEN:
        return chosen
    return stance.charges


def denied_by(stance: Stance, issue: Issue) -> tuple[str, ...]:
    """What the stance rejects by name: options, then charges; () where it names nothing."""
    return tuple(dict.fromkeys((*_options(stance, issue, Polarity.DENY), *stance.charges_denied)))


def _options(stance: Stance, issue: Issue, polarity: Polarity) -> tuple[str, ...]:
    """The labels of the options that the stance chooses, or rejects."""
    if not stance.answers:
        return ()
    names = {o.id: o.label for o in issue.options}
    return tuple(names[a.option] for a in stance.answers if a.polarity is polarity)


def key_of(stance: Stance, issue: Issue) -> str:
    """Equal exactly where two stances give the same answer.

    Conditional answers are the same where their branches are; mixed ones where they leave the same open; two that
    only reject, where they reject the same; an answer to an open issue, having no label, is its speaker's own until
    somebody links two.
    """
    kind = kind_of(stance, issue)
    if kind is AnswerKind.AFFIRM or (kind is AnswerKind.DENY and issue.kind is IssueKind.POLAR):
        return str(kind)
    if kind is AnswerKind.DENY:
        return f"{kind}:{sorted(denied_by(stance, issue))}"
    if kind is AnswerKind.CONDITIONAL:
        branches = sorted(_branch_key(stance, n) for n in range(len(stance.branches)))
        return f"{kind}:{branches}" if branches else f"{kind}:{stance.participant}"
    labels = sorted(labels_of(stance, issue))
    return f"{kind}:{labels}" if labels else f"{kind}:{stance.participant}"


def _branch_key(stance: Stance, n: int) -> tuple[tuple[tuple[str, str], ...], str, tuple[str, ...]]:
    branch = stance.branches[n]
    when = tuple(sorted((c.fact, c.value) for c in branch.when))
    return when, str(branch.polarity), tuple(sorted(branch.charges))
