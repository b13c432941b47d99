"""How two stances on one issue stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.answers import answers, denied_by, key_of, kind_of, labels_of
from graph.analysis.results import AnswerKind, Relation
from graph.model import AgreementKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Agreement, Issue, Stance


def compare(left: Stance, right: Stance, issue: Issue, agreements: Iterable[Agreement] = ()) -> Relation:
    """The relation of two stances to one issue; silence and unlinked open answers are incomparable.

    Two experts' open answers are compared only by an explicit reference of one to the other (data model, 1).
    """
    if not (answers(left) and answers(right)):
        return Relation.INCOMPARABLE
    kinds = {kind_of(left, issue), kind_of(right, issue)}
    if len(kinds) == 1 and key_of(left, issue) == key_of(right, issue):
        return Relation.AGREE
    if AnswerKind.CONDITIONAL in kinds:
        return Relation.FACT_DEPENDENT
    if kinds == {AnswerKind.AFFIRM, AnswerKind.DENY}:
        return Relation.OPPOSED
    if kinds == {AnswerKind.CHOSEN, AnswerKind.DENY}:
        return _rejected(left, right, issue)
    if labels_of(left, issue) and labels_of(right, issue):
        return _by_labels(left, right, issue)
    return _linked(left, right, issue, agreements)


def _by_labels(left: Stance, right: Stance, issue: Issue) -> Relation:
    """Answers with labels, left open between several or not: they overlap or exclude each other."""
    shared = set(labels_of(left, issue)) & set(labels_of(right, issue))
    return Relation.OVERLAP if shared else Relation.OPPOSED


def _rejected(left: Stance, right: Stance, issue: Issue) -> Relation:
    """One chooses, the other rejects every option: opposed, as nobody can both hold."""
    chooser, denier = (left, right) if right.polarity is Polarity.DENY else (right, left)
    denied = set(denied_by(denier, issue))
    chosen = set(labels_of(chooser, issue))
    return Relation.OPPOSED if not denied or chosen & denied else Relation.INCOMPARABLE


def _linked(left: Stance, right: Stance, issue: Issue, agreements: Iterable[Agreement]) -> Relation:
    """By a reference of one to the other; it makes one answer only of two that can be one: both are told, or both
    only reject, or both leave open.
    """
    pair = {left.participant, right.participant}
    kinds = {a.kind for a in agreements if a.issue == issue.id and {a.source, a.target} == pair}
    if AgreementKind.DISAGREE in kinds:
        return Relation.OPPOSED
    sorts = {kind_of(left, issue), kind_of(right, issue)}
    alike = len(sorts) == 1 or sorts == {AnswerKind.DETERMINATE, AnswerKind.CHOSEN}
    return Relation.AGREE if kinds and alike else Relation.INCOMPARABLE
