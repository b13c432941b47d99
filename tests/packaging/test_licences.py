"""Every distribution that comes with ours may be used, changed and passed on freely."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISCL?|PSFL?|Python Software Foundation|Python-2\.0|ZPL|Zope|0BSD|Unlicense|HPND)\b",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"\b[LA]?GPL|General Public|Mozilla|\bMPL|\bEPL|\bCDDL|\bEUPL|\bSSPL", re.IGNORECASE)


def closure(name: str) -> dict[str, Distribution]:
    """The distributions that an install of ``name`` brings on this machine, itself left out."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(name)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        found[key[0]] = distribution(wanted.name)
        for line in found[key[0]].requires or []:
            below = Requirement(line)
            extras = wanted.extras or {""}
            if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(below)
    del found[canonicalize_name(name)]
    return found


def licence_of(dist: Distribution) -> str:
    """What the distribution says of its licence: the expression, else the classifiers, else the free text."""
    meta = dist.metadata.json
    classifiers = [c.split(" :: ")[-1] for c in meta.get("classifier", []) if c.startswith("License ::")]
    free_text = str(meta.get("license", "")).split("\n", maxsplit=1)[0]
    return str(meta.get("license_expression") or " / ".join(classifiers) or free_text)


def test_all_run_time_dependencies_are_permissive() -> None:
    found = {name: licence_of(dist) for name, dist in closure("symposium-map").items()}
    assert {"flask", "kglite", "pyvis", "ipython"} <= set(found)
    assert {
        n: words for n, words in found.items() if not PERMISSIVE.search(words) or COPYLEFT.search(words)
    } == {}


def test_copyleft_would_be_seen() -> None:
    for words in (
        "GPL-3.0-or-later",
        "GNU Lesser General Public License v3 (LGPLv3)",
        "MPL-2.0",
        "AGPL-3.0-only",
    ):
        assert COPYLEFT.search(words)


def test_what_is_not_installed_would_be_seen() -> None:
    try:
        closure("a-distribution-that-does-not-exist")
    except PackageNotFoundError:
        return
    raise AssertionError("a missing distribution was passed over")
