"""Transactions on the server: retried, bounded in time, and reads that never see a change half made.

Neo4j isolates by "read committed": a statement that runs while another transaction is committed may see a part of
it. So each read looks at the number of the last change before and after, and is done again where it moved; where
that does not help, because the store is written all the time, it waits for its turn among the writers.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import neo4j
from neo4j.exceptions import DriverError, IncompleteCommit

from graph.errors import NotFoundError, Problem, StoreError
from graph.store.neo4j.errors import faults_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.access import Access

    Row = dict[str, Any]
    Run = Callable[[str, Row], list[Row]]  # a statement and its parameters, in one open transaction

Found = TypeVar("Found")

_STATE = """
MATCH (s:RecordState {id: 'record'})
OPTIONAL MATCH (c:RecordChange {sequence: s.sequence})
RETURN s.made AS made, s.sequence AS sequence, s.sequence = 0 OR c IS NOT NULL AS settled,
       s.filling IS NOT NULL AS filling
"""
# a statement of its own: what is read later is read under the lock
_LOCK = "MATCH (s:RecordState {id: 'record'}) SET s.writer = $writer RETURN s.filling AS filling"
_TRIES = 8
_PAUSE_S = 0.004
# a commit that was sent and not answered: whether it took place is looked up, this many times
_COMMITS = 3

# the driver logs what it retries, in the words of the server, which may quote what was written
logging.getLogger("neo4j").setLevel(logging.CRITICAL)


class State(NamedTuple):
    """Which record, and the number of its last change."""

    made: int
    sequence: int


class Server:
    """One database on a server, for any number of threads."""

    def __init__(self, place: str, access: Access) -> None:
        self.place = place
        self._access = access
        self._settled: State | None = None
        with self.faults():
            self._driver = neo4j.GraphDatabase.driver(
                place,
                auth=None if access.user is None else (access.user, access.password or ""),
                max_connection_pool_size=access.connections,
                connection_timeout=access.connect_s,
                connection_acquisition_timeout=access.connect_s,
                max_transaction_retry_time=access.retry_s,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        # one reads one's own writes from whichever server of a cluster answers
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def faults(self) -> Any:  # noqa: ANN401 - a context manager
        """Within, what the driver raises is told as StoreError."""
        return faults_told(self.place, self._access.wait_s)

    def read(self, work: Callable[[Run], Found]) -> Found:
        """What ``work`` reads, all of it as of one moment; on a reader of a cluster."""
        with self.faults():
            for attempt in range(_TRIES):
                found, is_whole = self._read_once(work)
                if is_whole:
                    return _given(found)
                time.sleep(_PAUSE_S * attempt)
            return _given(self._read_alone(work))

    def write(self, work: Callable[[Run, bool], Found], filling: str | None = None) -> Found:
        """Run ``work`` in one transaction that no other writer runs beside; done again after what may pass.

        It is told whether it may have been committed already, its answer having got lost: then it has to look.
        ``filling`` is the mark of the one who fills the store; for all others it is closed meanwhile.
        """
        unanswered: IncompleteCommit | None = None
        with self.faults():
            for _ in range(_COMMITS):
                try:
                    return self._write_once(work, filling, may_be_done=unanswered is not None)
                except IncompleteCommit as error:
                    unanswered = error
                except DriverError:
                    # the server is away: what is to be told is that nobody knows
                    if unanswered is not None:
                        raise unanswered from None
                    raise
            raise unanswered or AssertionError

    @contextmanager
    def one_transaction(self) -> Iterator[Run]:
        """A transaction that is kept when the block ends, and nothing of it where the block raises; never retried."""
        with self.faults(), self._session() as session, self._begun(session) as tx:
            yield _running(tx)
            tx.commit()
        self._settled = None

    def lock(self, run: Run, filling: str | None = None) -> None:
        """Wait until no other writer is at work; until the end of the transaction no other will be."""
        rows = run(_LOCK, {"writer": time.time_ns()})
        if not rows:
            raise StoreError([Problem("SM415", {"path": self.place})])
        if rows[0]["filling"] != filling:
            raise StoreError([Problem("SM419", {"path": self.place})])

    def by_itself(self, words: str) -> None:
        """Run a statement that makes its own transactions."""
        with self.faults(), self._session() as session:
            session.run(words).consume()

    def plainly(self, work: Callable[[Run], Found]) -> Found:
        """What ``work`` reads, without a look at what changes meanwhile."""
        with self.faults(), self._session() as session:
            return session.execute_read(self._bounded(lambda tx: work(_running(tx))))

    def freely(self, work: Callable[[Run], Found]) -> Found:
        """Run ``work`` in one transaction without the lock of the writers, which stands in the record."""
        with self.faults(), self._session() as session:
            return session.execute_write(self._bounded(lambda tx: work(_running(tx))))

    def state(self) -> State:
        """Which record this is, and the number of its last change."""
        state, _ = self.plainly(lambda run: read_state(run, self.place))
        return state

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()

    def _read_once(self, work: Callable[[Run], Found]) -> tuple[Found | NotFoundError, bool]:
        """What was found, and whether nothing changed meanwhile.

        The number before may be from an earlier read: it is the same now, so nothing has changed since.
        """

        def reading(tx: neo4j.ManagedTransaction) -> tuple[Found | NotFoundError, State | None, State, bool]:
            run, before = _running(tx), self._settled
            if before is None:
                state, is_settled = read_state(run, self.place)
                before = state if is_settled else None
            found = _tried(work, run)
            return found, before, *read_state(run, self.place)

        with self._session() as session:
            found, before, after, is_settled = session.execute_read(self._bounded(reading))
        self._settled = after if is_settled else None
        return found, is_settled and before == after

    def _read_alone(self, work: Callable[[Run], Found]) -> Found | NotFoundError:
        """What is found while all writers wait; whatever it does is taken back."""
        with self._session() as session, self._begun(session) as tx:
            run = _running(tx)
            self.lock(run)
            found = _tried(work, run)
            tx.rollback()
            return found

    def _write_once(
        self, work: Callable[[Run, bool], Found], filling: str | None, *, may_be_done: bool
    ) -> Found:
        def writing(tx: neo4j.ManagedTransaction) -> Found:
            run = _running(tx)
            self.lock(run, filling)
            return work(run, may_be_done)

        with self._session() as session:
            found = session.execute_write(self._bounded(writing))
        self._settled = None
        return found

    def _begun(self, session: neo4j.Session) -> neo4j.Transaction:
        return session.begin_transaction(timeout=self._access.wait_s)

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._access.database, bookmark_manager=self._bookmarks)

    def _bounded(
        self, work: Callable[[neo4j.ManagedTransaction], Found]
    ) -> Callable[[neo4j.ManagedTransaction], Found]:
        return neo4j.unit_of_work(timeout=self._access.wait_s)(work)


def read_state(run: Run, place: str) -> tuple[State, bool]:
    """The state of the record, and whether the last change is there as a whole.

    A commit moves the number first, its indexes last: the change stands in an index.
    """
    rows = run(_STATE, {})
    if not rows:
        raise StoreError([Problem("SM415", {"path": place})])
    (row,) = rows
    if row["filling"]:
        raise StoreError([Problem("SM419", {"path": place})])
    return State(row["made"], row["sequence"]), row["settled"]


def _running(tx: neo4j.ManagedTransaction | neo4j.Transaction) -> Run:
    # the statements are our own; those from outside were refused where they do more than read
    return lambda words, parameters: tx.run(words, parameters).data()


def _tried(work: Callable[[Run], Found], run: Run) -> Found | NotFoundError:
    """What is found, or that it is not there: this too may be so for a moment only."""
    try:
        return work(run)
    except NotFoundError as error:
        return error


def _given(found: Found | NotFoundError) -> Found:
    if isinstance(found, NotFoundError):
        raise found
    return found
