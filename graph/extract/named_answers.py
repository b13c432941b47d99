"""Answers to a choice or to a question of charge that are only named, in a clause that concludes nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.charging import ChargeUse
from graph.extract.choices import Choice
from graph.extract.clause_kinds import ClauseKind
from graph.extract.negation import has_negation
from graph.extract.verdicts import Verdict
from graph.lexicon.charges import find_charges
from graph.model import Answer, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_STRENGTH = 0.3
_SHORTEST = 2
# what an option is put with that does not tell it from others (按利润95万元计算)
_DRESS = re.compile(
    r"^(?:应当?|应该|要|以|按照?|依照?|由|采用?|适用|作出?|判令|支付|认定为?|定|判处?|构成|属于)+|(?:计算|处理|论处?|定罪|处罚|标准|为准|认定|判决|承担|说)+$|[“”]"
)


def named_answer(said: Sequence[Assertion], target: Target) -> Choice | None:
    """The answer that one sentence names without denial, the last one where it names several; None without any."""
    clauses = sorted(
        {c.start: c for a in said if not a.told for c in (*a.topic, *a.lead, *([a.core] if a.core else []), *a.reasons)}.values(),
        key=lambda c: c.start,
    )  # fmt: skip
    texts = [c.text for c in clauses if c.kind not in (ClauseKind.REPORTED, ClauseKind.RECITED)]
    plain = [t for t in texts if not has_negation(t)]
    if target.about_charge:
        return _charge(plain, target)
    return _option(plain, target) if len(target.issue.options) > 1 else None


def _charge(texts: Iterable[str], target: Target) -> Choice | None:
    named = [m.name for t in texts for m in find_charges(t)]
    if not named:
        return None
    answers = tuple(Answer(o.id, Polarity.AFFIRM) for o in target.issue.options if named[-1] in o.charges)
    return Choice(_verdict(), (ChargeUse(named[-1], held=True),), answers)


def _option(texts: Iterable[str], target: Target) -> Choice | None:
    found = None
    for text in texts:
        named = [
            o for o in target.issue.options if len(w := _DRESS.sub("", o.label)) >= _SHORTEST and w in text
        ]
        if len(named) == 1:
            found = named[0]
    return Choice(_verdict(), (), (Answer(found.id, Polarity.AFFIRM),)) if found else None


def _verdict() -> Verdict:
    return Verdict(Polarity.AFFIRM, _STRENGTH, "weak_named")
