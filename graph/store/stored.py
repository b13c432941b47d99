"""All that a store has of one symposium: what is backed up, copied to another store and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.model import ArgumentMap, Decision
    from graph.store.position import Source


@dataclass(frozen=True, slots=True)
class Told:
    """A decision; retired where it was moved to a later reading, or its symposium was deleted."""

    decision: Decision
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """One symposium as of one moment; of a deleted one only the decisions, without a map.

    ``draft`` is what ``Kept`` says. ``documents`` are all that the symposium was ever read from, with bytes and text,
    in the order in which they came; ``decisions`` are oldest first, retired ones among them.
    """

    symposium: str
    argument_map: ArgumentMap | None = None
    draft: ArgumentMap | None = None
    documents: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Told, ...] = ()
