"""What an expert says of each party: charge, role, stage, sentencing aspect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.negation import main_predicate, negated
from graph.extract.wordlists import matcher
from graph.lexicon.charges import find_charges
from graph.model import PersonOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.assertions import Assertion
    from graph.model import Party
    from graph.transcript.repair import RepairedText

_BOTH = re.compile(r"二人|两人|三人|均|都|等人")
_ANY_ROLE = "共犯"
_JOINT = r"以及|等人?|[、，,和与及“”\"'‘’《》]"
_SPACES = re.compile(r"\s+")
_OTHERS = re.compile(r"其他人|其余人")


def persons_in(
    assertions: Iterable[Assertion], parties: Sequence[Party], held: Sequence[str], text: RepairedText
) -> tuple[PersonOutcome, ...]:
    """One outcome for each party that is spoken of by name; ``held`` are the charges of the stance, of which
    only those count. Parties nobody speaks of by name are left out.
    """
    found: dict[str, PersonOutcome] = {}
    subjects: list[Party] = []
    for a in assertions:
        clauses = sorted([*a.lead, *([a.core] if a.core else []), *a.reasons], key=lambda c: c.start)
        for clause in clauses:
            named = _spoken_of(_subject(clause.text), parties)
            if named:
                subjects = named if not _BOTH.search(clause.text[:4]) else subjects or named
            elif _OTHERS.search(clause.text):
                subjects = []
            if negated(clause.text):
                continue
            for party in subjects:
                told = _told(party, clause.text, held, text, clause.start, clause.end)
                if told:
                    found[party.id] = _joined(found.get(party.id), told)
    return tuple(found.values())


def _subject(said: str) -> str:
    """What stands before the predicate of a clause: those it speaks of."""
    main = main_predicate(said)
    return said[: main.start] if main and main.start else said


def _spoken_of(subject: str, parties: Sequence[Party]) -> list[Party]:
    """The parties that are the subject: the first one named and those joined to it (甲、乙和“保安”丙).

    A group named stands for its members where none of them is named.
    """
    text = _SPACES.sub("", subject)
    places = sorted((text.find(p.name), p.name) for p in parties if p.name in text)
    if not places:
        return [p for p in parties if p.group and p.group in text]
    groups = sorted({p.group for p in parties if p.group}, key=len, reverse=True)
    joined = re.compile("(?:" + "|".join([_JOINT, *map(re.escape, groups)]) + ")*")
    names, end = [places[0][1]], places[0][0] + len(places[0][1])
    for start, name in places[1:]:
        if start >= end and joined.fullmatch(text, end, start):
            names.append(name)
            end = start + len(name)
        elif start >= end:
            break
    return [p for p in parties if p.name in names]


def _told(
    party: Party, said: str, held: Sequence[str], text: RepairedText, start: int, end: int
) -> PersonOutcome | None:
    charges = [m.name for m in find_charges(said) if m.name in held]
    role, stage, sentencing = (_first(name, said) for name in ("roles", "stages", "sentencing"))
    if not (charges or role or stage or sentencing):
        return None
    return PersonOutcome(
        party.id, text.passage(start, end), charges[0] if charges else None, role, stage, sentencing
    )


def _first(name: str, said: str) -> str | None:
    # 按主犯的犯罪性质定罪 tells nobody's role
    found = [m[0] for m in matcher("zh", name).finditer(said) if not said.startswith("的", m.end())]
    return found[-1] if found else None


def _joined(before: PersonOutcome | None, told: PersonOutcome) -> PersonOutcome:
    if before is None:
        return told
    role = told.role if before.role in (None, _ANY_ROLE) and told.role else before.role
    said = "、".join(p.sentencing for p in (before, told) if p.sentencing)
    aspects = dict.fromkeys(
        s for s in said.split("、") if not any(s != t and s in t for t in said.split("、"))
    )
    return PersonOutcome(
        told.party, before.passage, before.charge or told.charge, role, before.stage or told.stage,
        "、".join(aspects) or None,
    )  # fmt: skip
