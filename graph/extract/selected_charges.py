"""A selective charge under the selection that the text itself speaks of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graph.lexicon.charges import charge_named
from graph.model import squeeze
from graph.model.renaming import renamed_opinion, renamed_question, renamed_stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.lexicon.charges import Charge
    from graph.model import DivergentOpinion, Question, Stance

_TITLE = re.compile(r"《[^《》\n]{0,120}》")


def under_selected_names(
    text: str, opinions: Iterable[DivergentOpinion], questions: Iterable[Question], stances: Iterable[Stance]
) -> tuple[tuple[DivergentOpinion, ...], tuple[Question, ...], tuple[Stance, ...]]:
    """Opinions, questions and stances with each selective charge under the selection that ``text`` means by it."""
    opinions, questions, stances = tuple(opinions), tuple(questions), tuple(stances)
    held = {c for s in stances for c in (*s.charges, *s.charges_denied, *s.charges_hypothetical)}
    offered = {c for q in questions for i in q.issues for o in i.options for c in o.charges}
    names = selected_names(text, {*held, *offered, *(c for o in opinions for c in o.charges)})
    if not names:
        return opinions, questions, stances

    def rename(name: str) -> str:
        return names.get(name, name)

    return (
        tuple(renamed_opinion(o, rename) for o in opinions),
        tuple(renamed_question(q, rename) for q in questions),
        tuple(renamed_stance(s, rename) for s in stances),
    )


def selected_names(text: str, names: Iterable[str]) -> dict[str, str]:
    """For each charge named in full the one selection that stands for it here; others are left out.

    掩隐 is short for a charge of four selections: where the text says 掩饰、隐瞒犯罪所得罪 and that more often than
    the whole name, all mean this one. Where it tells two selections apart, nothing is replaced.
    """
    selective = {n: c for n in names if (c := charge_named(n)) and c.name == n and len(c.forms) > 1}
    if not selective:
        return {}
    plain = squeeze(_TITLE.sub("\n", text))
    found = {name: _selected(plain, charge) for name, charge in selective.items()}
    return {name: selected for name, selected in found.items() if selected is not None}


def _selected(plain: str, charge: Charge) -> str | None:
    forms = {squeeze(form): form for form in charge.forms}
    longest_first = sorted(forms, key=len, reverse=True)
    written = Counter(re.findall("|".join(map(re.escape, longest_first)), plain))
    whole = written.pop(squeeze(charge.name), 0)
    if len(written) != 1:
        return None
    [(selection, count)] = written.items()
    return forms[selection] if count > whole else None
