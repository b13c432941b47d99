"""The charges as the data files give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from graph.lexicon.tables import day, rows, several

if TYPE_CHECKING:
    from datetime import date

_PIECE = re.compile(r"\{[^}]*\}|[^{}]+")


@dataclass(frozen=True, slots=True)
class Charge:
    """One charge under one name; a renamed, merged or repealed one is a charge of its own.

    ``in_force_until`` is the first day on which it is no longer in force. ``forms`` are the names the charge
    goes by: its own first, then every selection of a selective charge (销售假药罪 of 生产、销售假药罪).
    ``aliases`` are short and popular names. ``checked`` is the day somebody compared the row with its source.
    """

    name: str
    article: str | None
    in_force_from: date | None
    in_force_until: date | None
    successor: str | None
    basis: str
    forms: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    checked: date | None = None
    language: str = "zh"


@cache
def charges() -> tuple[Charge, ...]:
    """All charges: those of the Criminal Law in the order of its articles, then the English ones."""
    chinese = [
        Charge(
            name=row["name"],
            article=row["article"] or None,
            in_force_from=day(row["in_force_from"]),
            in_force_until=day(row["in_force_until"]),
            successor=row["successor"] or None,
            basis=row["basis"],
            forms=_forms(row["name"], row["parts"]),
            aliases=several(row["aliases"]),
            checked=day(row["checked"]),
        )
        for row in rows("charges.tsv")
    ]
    english = [
        Charge(
            name=row["name"],
            article=row["article"] or None,
            in_force_from=None,
            in_force_until=None,
            successor=None,
            basis=row["basis"],
            forms=(row["name"],),
            aliases=several(row["aliases"]),
            checked=day(row["checked"]),
            language="en",
        )
        for row in rows("charges_en.tsv")
    ]
    return (*chinese, *english)


@cache
def charge_groups() -> tuple[str, ...]:
    """The names of chapters and sections of the Criminal Law: groups of charges, never one charge."""
    return tuple(row["name"] for row in rows("charge_groups.tsv"))


def _forms(name: str, parts: str) -> tuple[str, ...]:
    """The name, then all selections; ``parts`` holds patterns such as {生产|销售}假药罪, space between."""
    found = {name: None}
    for pattern in parts.split():
        pieces = [_selections(p[1:-1].split("|")) if p[0] == "{" else [p] for p in _PIECE.findall(pattern)]
        found.update(dict.fromkeys("".join(chosen) for chosen in product(*pieces)))
    return tuple(found)


def _selections(parts: list[str]) -> list[str]:
    """Every choice of at least one part, in the order of the law."""
    return ["、".join(chosen) for n in range(1, len(parts) + 1) for chosen in combinations(parts, n)]
