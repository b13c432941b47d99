"""The cards that stand for others: sums of experts, folded questions and reasons, and what folds them again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.analysis.sentences import counts
from graph.model import COUNTED
from visual.map_view import Card, CardKind, Line, Weight
from visual.measure import JOINER, is_chinese, shown
from visual.palette import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.analysis.results import IssueConsensus
    from graph.model import Issue, Question, Stance
    from visual.lookup import Lookup

FOLDED, UNFOLDED = "▸", "▾"
_NO_BREAK = "\u00a0"


def tally(consensus: IssueConsensus, lookup: Lookup) -> str:
    """The counts of an issue, marked ★ where all who spoke agree, ≠ where answers exclude each other."""
    mark = "★ " if consensus.is_consensus else "≠ " if consensus.is_contested else ""
    parts = re.split("(／|, )", mark + counts(consensus, lookup.lang))
    whole = [part.replace(" ", _NO_BREAK) for part in parts[::2]]
    parts[::2] = [JOINER.join(part) if is_chinese(part) else part for part in whole]
    return "".join(parts)


def total_card(position: Card, chips: Sequence[Card], lookup: Lookup) -> Card:
    """All who hold an answer as one card: how many, and their names."""
    names = lookup.listed(c.lines[0].text for c in chips)
    return Card(
        id=f"total.{position.id}",
        kind=CardKind.SUM,
        look=position.look,
        lines=(Line(lookup.say("people", n=len(chips)), Weight.BOLD, 1), Line(names, Weight.NOTE, 2)),
        name=position.name,
        detail=position.detail,
        rows=position.rows,
    )


def silence_total(
    cards: Sequence[Card], words: str, names: Iterable[str], issue: Issue, lookup: Lookup
) -> Card:
    """All who are silent on an issue in one way."""
    listed, people = lookup.listed(names), lookup.say("people", n=len(cards))
    return Card(
        id=f"total.{cards[0].id}",
        kind=CardKind.SUM,
        look="silent",
        lines=(Line(f"{words} · {people}", Weight.NOTE, 2), Line(listed, Weight.NOTE, 2)),
        name=lookup.say("name.stance", expert=listed, answer=words, issue=issue.number),
        detail=issue.id,
        rows=tuple(r for c in cards for r in c.rows),
    )


def lane_summary(question: Question, rows: tuple[str, ...], looks: Iterable[str], lookup: Lookup) -> Card:
    """A folded question: how many issues, how many agreed and contested, and the answers as a bar."""
    found = [lookup.analysis.on_issue(i.id) for i in question.issues]
    agreed, contested = sum(c.is_consensus for c in found), sum(c.is_contested for c in found)
    parts = [
        f"{sign} {lookup.label(term)} {n}"
        for sign, term, n in (("★", "consensus", agreed), ("≠", "conflict", contested))
        if n
    ]
    issues = lookup.say("fold.issues", n=len(found))
    asked = lookup.say("condition.or").join(f"{i.number} {i.text}" for i in question.issues)
    held = Counter("silent" if look.startswith("silent") else look for look in looks)
    return Card(
        id=f"summary.{question.id}",
        kind=CardKind.SUMMARY,
        look="issue",
        lines=(Line(" · ".join([f"{FOLDED} {issues}", *parts]), Weight.BOLD, 2), Line(asked, limit=2)),
        name=lookup.say(
            "fold.open_question", n=question.ordinal, issues=issues, counts=" · ".join(parts)
        ).strip(),
        detail=question.id,
        rows=rows,
        bar=tuple((look, LIGHT.looks[look].symbol, held[look]) for look in LIGHT.looks if held[look]),
    )


def fold_card(issue: Card, number: str, stances: Iterable[Stance], lookup: Lookup) -> Card:
    """The reasons and authorities of an issue as one card."""
    held = list(stances)
    reasons = sum(r.status in COUNTED for s in held for r in s.reasons)
    cited = {c.authority for s in held for c in lookup.citations.get(s.id, ())}
    words = lookup.say("fold.reasons", n=reasons) if reasons else lookup.label("no_reason")
    lines = [Line(f"{FOLDED} {words}", Weight.NOTE)]
    if cited:
        lines.append(Line(lookup.say("fold.authorities", n=len(cited)), Weight.NOTE))
    told = lookup.listed([words, *([lookup.say("fold.authorities", n=len(cited))] if cited else [])])
    return Card(
        id=f"fold.{issue.id}",
        kind=CardKind.FOLD,
        look="fold",
        lines=tuple(lines),
        name=lookup.say("fold.open_issue", number=shown(number), told=told),
        detail=issue.detail,
        rows=issue.rows,
    )


def handle_card(card: Card, name: str) -> Card:
    """What folds a question or an issue again."""
    return Card(
        id=f"handle.{card.id}",
        kind=CardKind.HANDLE,
        look="fold",
        lines=(Line(UNFOLDED, Weight.NOTE, 1),),
        name=name,
        detail=card.detail,
        rows=card.rows,
    )
