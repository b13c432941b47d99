"""The rule that reads a judgement on what the issue asks: 将…解释为…，有类推之嫌; 让它担责没有道理."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.charging import without_charges
from graph.extract.clause_kinds import VIEW_NAMED, ClauseKind, judges_only
from graph.extract.nearness import foreign, likeness
from graph.extract.negation import denials, negated
from graph.extract.opposites import opposite
from graph.extract.terms import terms_of
from graph.extract.wordlists import matcher, signs

if TYPE_CHECKING:
    from graph.extract.verdicts import Spoken, Verdict

QUOTED = re.compile(r"[“「]([^”」]{2,8})[”」]")
_LONGEST = 16


def evaluated(s: Spoken) -> Verdict | None:
    """The proposition stands as a subject and is judged: 将…解释为…，有类推之嫌."""
    judged = _evaluation(s.core)
    about = terms_of(s.assertion.said, "zh") | s.terms
    quoted = any(q in s.target.asked for q in QUOTED.findall(s.core))
    guilt = s.target.asks_for_charge and matcher("zh", "guilt").search(s.assertion.said)
    step = any(c.kind is ClauseKind.STATEMENT for c in s.assertion.lead)
    near = likeness(about, s.target, s.weights) >= (0.08 if step and judges_only(s.core) else 0.15)
    alone = not s.assertion.lead and judges_only(s.core)
    if judged is None or not (quoted or guilt or near or alone or _made_of_it(s)):
        return None
    return s.verdict(judged ^ (s.target.turned and not quoted) ^ _step_judged(s), 0.5, "evaluation")


def _made_of_it(s: Spoken) -> bool:
    """Whether what is judged in the clause is made of characters of the issue (让它担责没有道理)."""
    rest = matcher("zh", "evaluations").sub("", s.core)
    return 4 <= len(rest) <= _LONGEST and foreign(rest, s.target) <= 0.3


def _step_judged(s: Spoken) -> bool:
    """Whether the step that is judged is itself the contrary of the proposition (不赔, 说不过去)."""
    named = [c.text for c in s.assertion.lead if VIEW_NAMED.match(c.text)]
    if named:
        return denials(named[-1], s.target.asked) % 2 == 1
    steps = [c for c in s.assertion.lead if c.kind is ClauseKind.STATEMENT]
    if not steps or not judges_only(s.core):
        return False
    said = steps[-1].text
    return negated(without_charges(said), "zh", s.target.asked) ^ opposite(said, s.target.predicate)


def _evaluation(core: str) -> bool | None:
    """True for an unfavourable judgement, False for a favourable one, None without any."""
    marks = signs("zh", "evaluations")
    found = [m[0] for m in matcher("zh", "evaluations").finditer(core)]
    if not found:
        return None
    for said_twice in found[:-1] if all(marks[w] for w in found) else ():
        core = core.replace(said_twice, "", 1)
    return negated(core, "zh") if any(marks[w] for w in found) else negated(core, "zh") ^ marks[found[-1]]
