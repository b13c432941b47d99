"""What a reviewer has to choose before two issues are made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.review import clashing

if TYPE_CHECKING:
    from graph.model import Stance
    from graph.store.port import Store


def merge_clashes(store: Store, symposium: str, gone: str, kept: str) -> tuple[tuple[Stance, Stance], ...]:
    """Of each expert who answers both issues (ids) the two stances, of which a reviewer has to choose one."""
    return clashing(store.load(symposium), gone, kept)
