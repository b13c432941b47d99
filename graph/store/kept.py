"""All that a store has of one symposium, and how it writes the problems of its import."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import Location, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArgumentMap, Decision


@dataclass(frozen=True, slots=True)
class Kept:
    """One symposium as of one moment, ``as_of`` being the number of its last change.

    ``draft`` is the map before any decision; None where an earlier version of the program kept none, so that it has
    to be worked out from the decisions. ``decisions`` are those on this reading, oldest first, ``problems`` what
    reading met on the way.
    """

    argument_map: ArgumentMap
    draft: ArgumentMap | None
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    as_of: int


def encode_problems(problems: Iterable[Problem]) -> str:
    """The problems as JSON."""
    return json.dumps([_encoded(p) for p in problems], ensure_ascii=False)


def decode_problems(body: str) -> tuple[Problem, ...]:
    """The problems that ``encode_problems`` wrote."""
    return tuple(_decoded(found) for found in json.loads(body))


def _encoded(problem: Problem) -> dict[str, Any]:
    place = problem.location
    return {
        "code": problem.code,
        "values": dict(problem.values),
        "location": [place.line, place.column, place.file] if place else None,
        "excerpt": problem.excerpt,
        "severity": problem.severity,
    }


def _decoded(found: dict[str, Any]) -> Problem:
    place = Location(*found["location"]) if found["location"] else None
    return Problem(found["code"], found["values"], place, found["excerpt"], Severity(found["severity"]))
