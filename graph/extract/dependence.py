"""On which question an answer is said to hang (归责与否，要看…; 定什么罪，取决于…): it may be another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target

_ASKED = re.compile(
    r"^(?:但|而|至于|关于|因此|所以|那么|其实|不过|[一二三]问)*(?P<said>(?!.{0,4}看)[^，：]{0,16}?(?:与否|(?P<v>[㐀-鿿])(?:还是|与|或)?不(?P=v)[^，]{0,14}|能否[^，]{1,14}|是否[^，]{1,14}|可否[^，]{1,14}|应否[^，]{1,14}|能不能[^，]{1,14}|有没有必要[^，]{1,14}|要不要[^，]{1,14}|何罪|什么罪[名]?))(?P<rest>$|(?:也|则|都|还|就|要|应|得|须|端|全|主要|关键)*(?:看|取决|视|有赖|在于))"
)
_LOOKS = re.compile(
    r"^(?:也|则|都|还|就|主要|关键|这|先|仍)*(?:要|应当?|得|须|需要?|全|端|只)*(?:看|取决于|视|以)"
)
_GENERAL = frozenset(
    "与否能不是可应没有必要的了一个这那其对于关个种行好问题也都还就则要得须上说会定什么如何怎样把以来再去"
)
_CHARGE = re.compile(r"(?:何|什么)罪")
_FOREIGN = 0.7


def hangs_elsewhere(a: Assertion, target: Target) -> bool:
    """Whether what is said to depend is another question than the issue: hardly a character of it is shared."""
    said = _named(a)
    if said is None:
        return False
    if _CHARGE.search(said):
        return target.polar and not target.asks_for_charge
    content = [c for c in said if c not in _GENERAL]
    known = set(f"{target.issue.text}{target.issue.proposition or ''}")
    return bool(content) and sum(c not in known for c in content) / len(content) >= _FOREIGN


def _named(a: Assertion) -> str | None:
    """The question that an assertion says to depend on something; None where it names none."""
    if a.core is None:
        return None
    before = [c.text for c in (*a.topic, *a.lead)]
    if before and _LOOKS.match(a.core.text) and (found := _ASKED.match(before[-1])) and not found["rest"]:
        return found["said"]
    inside = _ASKED.match(a.core.text)
    return inside["said"] if inside and inside["rest"] else None
