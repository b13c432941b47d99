"""Fills an empty store with what another one had, in portions; all of it or nothing."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from graph.store.neo4j.schema import close_for_filling, empty, open_again
from graph.store.neo4j.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.store.neo4j.session import Run, Server
    from graph.store.stored import Stored

# stances written in one transaction: more take more of the server's memory, not less time
_AT_ONCE = 3000


def fill(server: Server, symposia: Iterable[Stored]) -> None:
    """Put ``symposia`` into the empty store, which is closed to all others until it has them all.

    A process that is killed meanwhile leaves the store closed (SM419) until it is emptied by ``store init``.
    """
    filling = uuid.uuid4().hex
    server.write(lambda run, _: close_for_filling(run, server.place, filling))
    try:
        for portion in _portions(symposia):
            _put(server, portion, filling)
        server.write(lambda run, _: open_again(run), filling)
    except BaseException:
        empty(server)
        raise


def _put(server: Server, portion: list[Stored], filling: str) -> None:
    mark = uuid.uuid4().hex

    def work(run: Run, may_be_done: bool) -> None:
        writing = Writing(run, mark)
        if not (may_be_done and writing.is_done()):
            for stored in portion:
                writing.put_back(stored)
            writing.settle()

    server.write(work, filling)


def _portions(symposia: Iterable[Stored]) -> Iterator[list[Stored]]:
    portion: list[Stored] = []
    stances = 0
    for stored in symposia:
        portion.append(stored)
        stances += len(stored.argument_map.stances) if stored.argument_map else 1
        if stances >= _AT_ONCE:
            yield portion
            portion, stances = [], 0
    if portion:
        yield portion
