"""Whether an English clause says that nothing will be said."""

from __future__ import annotations

import re

from graph.extract.wordlists import matcher

_PASSES = re.compile(
    r"\b(?:is|['’]s|are|was)(?:n['’]t| not)? (?:really )?(?:a (?:matter|question) )?for (?:a|an|the|my|our|others|parliament|congress|politicians|lawyers|judges|economists)\b(?: \w+){0,2} to (?:say|decide|judge|answer|settle)\b"
    r"|\b(?:I|we)(?:['’]d| would|['’]ll| will| had)? (?:better |rather |prefer to |happily |gladly )?leave (?:it|that|this|the rest|the \w+(?: \w+)?|others) to\b"
    r"|\b(?:nothing|little) (?:useful |much )?to (?:say|contribute)\b(?! to\b)|\bno (?:firm |settled |strong |particular )?(?:view|opinion|position)s?\b"
    r"|\bnot (?:my|our) (?:field|area|subject|department|line|province|expertise|bailiwick)\b|\b(?:outside|beyond) my (?:\w+ )?(?:field|area|expertise|competence|brief|remit)\b"
    r"|\bnot (?:competent|qualified|equipped|entitled|at liberty) to (?:say|speak|answer|comment|judge|opine)\b",
    re.IGNORECASE,
)


def passes_in_english(clause: str) -> bool:
    """Whether a clause declines to answer (I'll pass; that is not for a judge to say)."""
    return bool(matcher("en", "passes").search(clause) or _PASSES.search(clause))
