"""The decisions themselves in a sheet, one after the other, so that a file carries who decided what, and when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.model import Decision, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

DECIDED, UNDO = "decided", "undo"
COUNT = "decisions: "
_FIELDS = ("item", "by", "verdict", "before", "after")


def write_log(decisions: Iterable[Decision]) -> Iterator[str]:
    """The lines that tell the decisions, oldest first."""
    for d in decisions:
        yield from ("", f"[{DECIDED}] {_line(d.at)}")
        written = {"item": d.item, "by": d.by, "verdict": d.verdict, "before": d.before, "after": d.after}
        yield from (f"    {name}: {_line(value)}" for name, value in written.items() if value is not None)


def read_decision(at: str, fields: Mapping[str, str]) -> Decision:
    """The decision that was written; ValueError or KeyError where it is none."""
    if unknown := set(fields) - set(_FIELDS):
        raise ValueError(", ".join(sorted(unknown)))
    told = {name: _read(value) for name, value in fields.items()}
    return Decision(
        told["item"], Verdict(told["verdict"]), told["by"], _read(at), told["before"], told.get("after")
    )


def _line(words: str) -> str:
    """The words as they are where one line can hold them, else as a JSON string of ASCII alone."""
    is_plain = words == words.strip() and words[:1] != '"' and len(words.splitlines()) == 1
    return words if is_plain else json.dumps(words)


def _read(written: str) -> str:
    return str(json.loads(written)) if written[:1] == '"' else written
