"""Reported views as issues: one as a statement to affirm or deny, rivals as the answers to one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.issue_clauses import Asked
from graph.extract.issue_wording import tidy
from graph.lexicon.charges import find_charges
from graph.model import IssueKind, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.issue_views import View

_NEGATION = re.compile(r"不应当?|不能|不宜|不得|并不|并非|不|没有|未|非|无(?=罪)")
_OUTCOME = re.compile(r"罪|无罪|责任|属于|构成|应|为")
_LONGEST_LABEL = 30


def as_issues(views: Sequence[View]) -> list[Asked]:
    """The issues that the views put up: a choice between rivals, else one polar issue for each view."""
    if len(views) < 2:
        return [_polar(v) for v in views]
    opposite = _opposite(views)
    if opposite:
        return [_polar(opposite)]
    options = as_options(views)
    if not options:
        return [_polar(v) for v in views]
    first, last = views[0], views[-1]
    stretch = first.sentence.stretch
    words = tidy(stretch.text[first.start : last.end].replace("\n", ""))
    return [Asked(stretch, first.start, last.end, words, IssueKind.CHOICE, None, options, 0.7)]


def as_options(views: Sequence[View]) -> tuple[str, ...]:
    """Labels of rival views; empty where there is one view, or where they only give advice."""
    if (
        len(views) < 2
        or any(v.advice for v in views)
        or not all(v.claims or len(v.statement) > 3 for v in views)
    ):
        return ()
    labels = dict.fromkeys(_label(v) for v in views)
    return tuple(labels) if len(labels) > 1 else ()


def covered(view: View, issue: Asked) -> bool:
    """Whether the question asks about the same statement as the view."""
    return likeness(view.statement, issue.proposition or issue.text) > 0.6


def likeness(a: str, b: str) -> float:
    """How much of the shorter text's pairs of characters the longer one holds, 0 to 1."""
    x, y = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (squeeze(a), squeeze(b)))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _polar(view: View) -> Asked:
    stretch = view.sentence.stretch
    words = tidy(stretch.text[view.start : view.end])
    return Asked(stretch, view.start, view.end, words, IssueKind.POLAR, view.statement, (), 0.8)


def _opposite(views: Sequence[View]) -> View | None:
    """The affirming one of two views that differ in a negation only."""
    if len(views) != 2:
        return None
    bare = [_NEGATION.sub("", squeeze(v.statement)) for v in views]
    denied = [len(_NEGATION.findall(v.statement)) % 2 for v in views]
    if denied[0] == denied[1] or likeness(*bare) < 0.9:
        return None
    return views[denied.index(0)]


def _label(view: View) -> str:
    charges = list(dict.fromkeys(m.name for m in find_charges(view.statement)))
    if len(charges) == 1 and not _NEGATION.search(view.statement):
        return charges[0]
    clauses = [c for c in re.split("[，；,;]", view.statement) if c]
    chosen = next((c for c in reversed(clauses) if _OUTCOME.search(c)), clauses[-1])
    return tidy(chosen)[:_LONGEST_LABEL]
