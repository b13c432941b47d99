"""A store written to a file, filled from one, copied to another place, looked through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.store.backup import all_stored, counted, read_backup, write_backup
from graph.store.check import check_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.store.check import Checked
    from graph.store.port import Store

    Progress = Callable[[int, int], None]  # how many are done, of how many


def backup(store: Store, path: Path, at: str, progress: Progress) -> Counter[str]:
    """Write all of the store to ``path``, whole or not at all; how many of what. StoreError SM424."""
    return write_backup(store, path, at, progress)


def restore(store: Store, path: Path) -> Counter[str]:
    """Fill the empty store from a backup, all of it or nothing; how many of what.

    StoreError SM409 where the store is not empty, SM421-SM423 for a file that is no sound backup.
    """
    counts = Counter[str]()
    store.put_back(counted(read_backup(path), counts))
    return counts


def copy(store: Store, other: Store, progress: Progress) -> Counter[str]:
    """Fill the empty store ``other`` with all of ``store``; StoreError SM409 where it is not empty."""
    counts = Counter[str]()
    other.put_back(counted(all_stored(store, progress), counts))
    return counts


def check(store: Store, progress: Progress) -> Checked:
    """Everything that is wrong with the store."""
    return check_store(store, progress)
