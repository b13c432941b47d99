"""Who holds what: any combination of filters over all stored symposia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import InputError, Problem
from graph.lexicon.authorities import authority_named
from graph.lexicon.charges import charge_named, old_and_new_names
from graph.model import Polarity
from graph.store.position import Position, WhoHolds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.store.port import Store

_DIGITS = 9  # no question has a longer number, and longer ones are none to the store
FIELDS = ("expert", "symposium", "question", "issue", "polarity", "answer", "charge", "authority", "word")


def who_holds(store: Store, asked: WhoHolds) -> tuple[Position, ...]:
    """The positions that pass the filter, ordered by symposium, question, issue, expert."""
    return store.who_holds(asked)


def is_empty(asked: WhoHolds) -> bool:
    """Whether nothing at all was asked for."""
    return asked == WhoHolds()


def filter_from(fields: Mapping[str, str]) -> WhoHolds:
    """The filter behind a form or command; a charge finds its older and newer names, an authority its short ones.

    Unknown fields are ignored; InputError SM192 for a question that is no number or a polarity that is none.
    """
    given = {name: fields[name].strip() for name in FIELDS if fields.get(name, "").strip()}
    charge = given.get("charge")
    return WhoHolds(
        experts=_one(given, "expert"),
        symposia=_one(given, "symposium"),
        questions=_question(given),
        issues=_one(given, "issue"),
        polarities=_polarity(given),
        answers=_one(given, "answer"),
        charges=tuple(sorted(old_and_new_names(_with_its_ending(charge)))) if charge else (),
        authorities=_authority(given),
        words=tuple(given.get("word", "").split()),
    )


def _one(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (given[name],) if name in given else ()


def _with_its_ending(charge: str) -> str:
    """The charge as the lexicon spells it where only its last sign was left out: 帮信 is 帮信罪."""
    whole = f"{charge}罪"
    return whole if charge_named(charge) is None and charge_named(whole) is not None else charge


def _authority(given: Mapping[str, str]) -> tuple[str, ...]:
    """The authority by every name the lexicon knows for it: 民法典 is 中华人民共和国民法典."""
    known = authority_named(given["authority"]) if "authority" in given else None
    return tuple(dict.fromkeys((*_one(given, "authority"), *((known.name, *known.aliases) if known else ()))))


def _question(given: Mapping[str, str]) -> tuple[int, ...]:
    if "question" not in given:
        return ()
    if not given["question"].isdecimal() or len(given["question"]) > _DIGITS:
        values = {"field": "question", "value": given["question"][:20], "allowed": "1, 2, 3 …"}
        raise InputError([Problem("SM192", values)])
    return (int(given["question"]),)


def _polarity(given: Mapping[str, str]) -> tuple[Polarity, ...]:
    if "polarity" not in given:
        return ()
    if given["polarity"] not in set(Polarity):
        values = {"field": "polarity", "value": given["polarity"], "allowed": ", ".join(Polarity)}
        raise InputError([Problem("SM192", values)])
    return (Polarity(given["polarity"]),)
