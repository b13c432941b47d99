"""Results in words: the counts with the names behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.results import AnswerKind
from graph.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import IssueConsensus, Position
    from graph.catalogue import Language
    from graph.model import ArgumentMap


def counts(consensus: IssueConsensus, lang: Language) -> str:
    """一致 n／表态 m／共 k 人, or that nobody answered."""
    if not consensus.spoke:
        return say("analysis.nobody", lang, experts=consensus.experts)
    c = consensus
    return say("analysis.counts", lang, agreed=c.agreed, spoke=c.spoke, experts=c.experts)


def answer_label(position: Position, lang: Language) -> str:
    """The answer in words: what is chosen on choice issues, else the term of the glossary."""
    return label_of(position.kind, position.labels, lang)


def label_of(kind: AnswerKind, labels: Iterable[str], lang: Language) -> str:
    """An answer of this kind with these labels in words."""
    told = say("analysis.names", lang).join(labels)
    if kind is AnswerKind.CHOSEN:
        return told
    term = say(f"terms.{kind}", lang)
    return say("analysis.with_labels", lang, term=term, labels=told) if told else term


def consensus_sentence(consensus: IssueConsensus, argument_map: ArgumentMap, lang: Language) -> str:
    """Counts, then every answer with its holders, then every kind of silence with its experts."""
    names = {p.id: p.name for p in argument_map.participants}

    def listed(people: Iterable[str]) -> str:
        return say("analysis.names", lang).join(names[p] for p in people)

    parts = [
        say("analysis.answer", lang, answer=answer_label(p, lang), names=listed(p.holders))
        for p in consensus.positions
    ]
    parts += [
        say("analysis.silent", lang, kind=say(f"terms.silence.{s.silence}", lang), names=listed(s.experts))
        for s in consensus.silent
    ]
    if consensus.left_out:
        waiting = say("overview.left_out", lang)
        parts.append(say("analysis.silent", lang, kind=waiting, names=listed(consensus.left_out)))
    return counts(consensus, lang) + say("analysis.colon", lang) + say("analysis.between", lang).join(parts)
