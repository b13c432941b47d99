"""Which transaction a method of the store runs in: one of its own, or the one of a group of saves."""

from __future__ import annotations

import threading
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from graph.store.neo4j.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.neo4j.session import Run, Server

Found = TypeVar("Found")


class Transactions:
    """Reads and writes of one store, each thread with a group of its own or none."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._own = threading.local()

    def read(self, work: Callable[[Run], Found]) -> Found:
        """What the record says."""
        group = self._group
        if group is None:
            return self._server.read(work)
        with self._server.faults():
            return work(group.run)

    def ask(self, work: Callable[[Run], Found]) -> Found:
        """What the graph says."""
        group = self._group
        if group is None:
            return self._server.read(work)
        with self._server.faults():
            if group.writing is not None:
                group.writing.settle()
            return work(group.run)

    def write(self, change: Callable[[Writing], object], done: Callable[[Run], Found]) -> Found:
        """Make the change once, however often the server has to be asked for it; then what ``done`` reads."""
        group = self._group
        if group is not None:
            with self._server.faults():
                change(group.begun(self._server))
                return done(group.run)
        mark = uuid.uuid4().hex

        def work(run: Run, may_be_done: bool) -> Found:
            writing = Writing(run, mark)
            if not (may_be_done and writing.is_done()):
                change(writing)
                writing.settle()
            return done(run)

        return self._server.write(work)

    @contextmanager
    def together(self) -> Iterator[None]:
        """One transaction for all that this thread saves within; the graph is written once, at its end."""
        if self._group is not None:
            yield
            return
        with self._server.one_transaction() as run:
            group = self._own.group = _Group(run)
            try:
                yield
                if group.writing is not None:
                    group.writing.settle()
            finally:
                self._own.group = None

    @property
    def _group(self) -> _Group | None:
        return getattr(self._own, "group", None)


class _Group:
    """An open transaction; the writers wait for it from its first change on."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.writing: Writing | None = None

    def begun(self, server: Server) -> Writing:
        if self.writing is None:
            server.lock(self.run)
            self.writing = Writing(self.run, uuid.uuid4().hex)
        return self.writing
