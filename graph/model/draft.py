"""What extraction proposes, before anybody has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.model.argument_map import ArgumentMap


@dataclass(frozen=True, slots=True)
class Draft:
    """A map whose items are all proposed or unplaced, and every problem met on the way.

    ``missing`` names what a person should be asked for: any of ``title``, ``organiser``, ``date``.
    """

    argument_map: ArgumentMap
    problems: tuple[Problem, ...]
    missing: tuple[str, ...] = ()
