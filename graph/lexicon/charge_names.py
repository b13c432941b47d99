"""From a name as somebody writes it to the charge, and from a charge to its older and newer names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.lexicon.charge_table import Charge, charge_groups, charges
from graph.model.ids import squeeze

if TYPE_CHECKING:
    from datetime import date

_LEAST_SHARE = 0.5
_BRACKETED = re.compile(r"[（(].*?[）)]")


@cache
def known_names() -> dict[str, tuple[str, Charge]]:
    """Squeezed name -> (the name in full, its charge).

    Where two share one, own names go before selections, selections before aliases.
    A selection that an older and a newer charge share (销售假药罪) is the newer one's.
    """
    found: dict[str, tuple[str, Charge]] = {}
    now_first = sorted(charges(), key=lambda c: c.in_force_until is not None)
    for charge in charges():
        found.setdefault(squeeze(charge.name), (charge.name, charge))
    for charge in now_first:
        for form in charge.forms:
            found.setdefault(squeeze(form), (form, charge))
    for charge in now_first:
        for alias in charge.aliases:
            found.setdefault(squeeze(alias), (charge.name, charge))
    return found


def name_in_full(name: str) -> tuple[str, Charge] | None:
    """The full name and the charge of a name, selection, short form or lesser name; None if unknown."""
    key = squeeze(name)
    return known_names().get(key) or lesser_name(key)


def charge_named(name: str) -> Charge | None:
    """The charge that a name, selection, short form or lesser name means; None if unknown."""
    found = name_in_full(name)
    return found[1] if found else None


@lru_cache(maxsize=4096)
def lesser_name(key: str) -> tuple[str, Charge] | None:
    """The one charge of which a squeezed name leaves words out (非法获取公民信息罪), under its full name.

    None where the name fits no charge, or several that do not succeed one another, or where it keeps less
    than half of the name; the name of a group of charges is no lesser name.
    """
    if not key.endswith("罪") or len(key) < 3 or key in _group_keys():
        return None
    fitting = [
        (len(full), charge.in_force_until is not None, name, charge)
        for full, (name, charge) in known_names().items()
        if len(key) >= _LEAST_SHARE * len(full) and full.endswith("罪") and _leaves_out(key, full)
    ]
    if not fitting or len({_last(charge).name for *_, charge in fitting}) > 1:
        return None
    *_, name, charge = min(fitting, key=lambda f: f[:3])
    return name, charge


@cache
def _group_keys() -> frozenset[str]:
    return frozenset(squeeze(name) for name in charge_groups())


def _leaves_out(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)


def _successor(charge: Charge) -> Charge | None:
    return known_names()[squeeze(charge.successor)][1] if charge.successor else None


def _last(charge: Charge) -> Charge:
    while following := _successor(charge):
        charge = following
    return charge


def current_name(name: str, on_date: date | None = None) -> str | None:
    """The name in force today, or on a day; unknown names come back as they are.

    None where the charge was repealed without a successor. A selection stays one if the successor has it too:
    销售假药罪 stays, 生产、销售假药罪 becomes 生产、销售、提供假药罪.
    """
    found = name_in_full(name)
    if found is None:
        return name
    full, charge = found
    while charge.in_force_until and (on_date is None or charge.in_force_until <= on_date):
        following = _successor(charge)
        if following is None:
            return None
        selected = full != charge.name and full in following.forms
        full, charge = (full if selected else following.name), following
    return full


def old_and_new_names(name: str) -> frozenset[str]:
    """All names under which a filter should find a charge: its own, what it was and what it became.

    Asked by its full name, a selective charge is found under every selection; asked by a selection, under
    that selection and the full names. Unknown names come back alone.
    """
    found = name_in_full(name)
    if found is None:
        return frozenset({name})
    full, charge = found
    line = _line(charge)
    if full == charge.name:
        return frozenset(form for c in line for form in c.forms)
    return frozenset({full, *(c.name for c in line)})


def _line(charge: Charge) -> set[Charge]:
    """The charge with everything it came from and everything it became, without their other branches."""
    line = {charge}
    later = charge
    while following := _successor(later):
        line.add(following)
        later = following
    earlier = {charge}
    while earlier:
        earlier = {c for c in charges() if c.successor and _successor(c) in earlier} - line
        line |= earlier
    return line


def spellings() -> dict[str, tuple[str, Charge | None]]:
    """Every way a Chinese name is written in a text -> (full name, charge); groups of charges have None.

    With and without 、, with full and half brackets and without them.
    """
    found: dict[str, tuple[str, Charge | None]] = {}
    for charge in charges():
        if charge.language == "zh":
            for name in (*charge.forms, *charge.aliases):
                for written in _written(name):
                    found.setdefault(written, known_names()[squeeze(name)])
    for group in charge_groups():
        for written in _written(group):
            found.setdefault(written, (group, None))
    return found


def _written(name: str) -> set[str]:
    half = name.replace("（", "(").replace("）", ")")
    names = {name, half, _BRACKETED.sub("", name), name.replace("（", "").replace("）", "")}
    return names | {n.replace("、", "") for n in names}
