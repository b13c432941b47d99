"""One of several processes that write and read a store at the same time: two writers, eight readers."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.generator import a_symposium
from graph.errors import SymposiumMapError
from graph.store.opening import open_store
from graph.store.position import WhoHolds

if TYPE_CHECKING:
    from graph.model import ArgumentMap
    from graph.store.port import Store

_VERSIONS = 12
_WRITERS, _READERS = 2, 8


def version_of(m: ArgumentMap, number: int) -> ArgumentMap:
    """The map with its number on it and on every stance, so that half a change would show."""
    event = replace(m.symposium, source_note=str(number))
    return replace(m, symposium=event, stances=tuple(replace(s, rule=str(number)) for s in m.stances))


def crowd() -> None:
    """Do it, and print what was seen as JSON."""
    path, mine = sys.argv[1], int(sys.argv[2])
    with open_store(path) as store:
        print(
            json.dumps(_Crowd(store, [a_symposium(11, _WRITERS * mine + k) for k in range(_WRITERS)]).run())
        )


class _Crowd:
    """The writers and readers of this process, and what they count."""

    def __init__(self, store: Store, maps: list[ArgumentMap]) -> None:
        self._store, self._maps = store, maps
        self._all = [a_symposium(11, n) for n in range(4 * _WRITERS)]
        self._told = {"writes": 0, "reads": 0, "failed": 0, "torn": 0}
        self._last: dict[str, str] = {}
        self._done, self._lock = threading.Event(), threading.Lock()

    def run(self) -> dict[str, object]:
        with ThreadPoolExecutor(_WRITERS + _READERS) as pool:
            readers = [pool.submit(self._read) for _ in range(_READERS)]
            for writer in [pool.submit(self._write, m) for m in self._maps]:
                writer.result()
            self._done.set()
            for reader in readers:
                reader.result()
        return self._told | {"last": self._last}

    def _count(self, **some: int) -> None:
        with self._lock:
            for name, number in some.items():
                self._told[name] += number

    def _write(self, m: ArgumentMap) -> None:
        for number in range(_VERSIONS):
            try:
                self._store.save(version_of(m, number))
                self._last[m.symposium.id] = str(number)
                # one reads one's own writes, and nothing older
                self._count(writes=1, torn=int(_seen(self._store, m) != {str(number)}))
            except SymposiumMapError:
                self._count(writes=1, failed=1)

    def _read(self) -> None:
        while not self._done.is_set():
            for m in self._all:
                try:
                    self._count(reads=1, torn=int(len(_seen(self._store, m)) > 1))
                except SymposiumMapError:
                    self._count(reads=1, failed=1)


def _seen(store: Store, m: ArgumentMap) -> set[str]:
    """The versions that the stances of a symposium have in the graph: one, or none where it is not there yet."""
    held = store.who_holds(WhoHolds(symposia=(m.symposium.id,)))
    return {p.stance.rule for p in held} | ({"half"} if held and len(held) != _passages(m) else set())


def _passages(m: ArgumentMap) -> int:
    statuses = WhoHolds().statuses
    return sum(s.passage is not None and s.status in statuses for s in m.stances)
