"""The store on a Neo4j server, a cluster or a hosted instance: record and graph in one database.

What is kept stands in nodes of the record (their labels begin with ``Record``): sources, maps as documents, decisions
and changes with their numbers, written in the same transaction as the graph that answers Cypher.
"""
# ruff: noqa: D102 - what the methods do is told once, in the port

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from neo4j.exceptions import Neo4jError

from graph.errors import InputError, Problem
from graph.store.documents import map_body
from graph.store.neo4j import reading
from graph.store.neo4j.filling import fill
from graph.store.neo4j.schema import check
from graph.store.neo4j.search import indexed_statement
from graph.store.neo4j.session import Server
from graph.store.neo4j.transactions import Transactions
from graph.store.neo4j.writing import Made
from graph.store.port import Store
from graph.store.reading_only import refuse_all_but_reading
from graph.store.who_holds import read_positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import ArgumentMap, Decision
    from graph.store.access import Access
    from graph.store.kept import Kept
    from graph.store.neo4j.session import Run
    from graph.store.position import Position, Source, SymposiumSummary, WhoHolds
    from graph.store.stored import Stored

    Row = dict[str, Any]
    Rows = list[Row]

_WRITES = "Neo.ClientError.Statement.AccessMode"
# what the statement is at fault for, and not the server
_WRONG = (
    "Neo.ClientError.Statement.",
    "Neo.ClientError.Procedure.",
    "Neo.ClientError.General.InvalidArguments",
)


class Neo4jStore(Store):
    """The store in one database of the server at ``place``; StoreError where it is not there or no store (SM415)."""

    def __init__(self, place: str, access: Access) -> None:
        self._server = Server(place, access)
        self._in = Transactions(self._server)
        try:
            check(self._server)
        except BaseException:
            self._server.close()
            raise

    def save(
        self,
        argument_map: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
    ) -> None:
        made = Made.of(argument_map, content)
        self._in.write(lambda writing: writing.save(made, problems), _nothing)

    def save_review(
        self,
        argument_map: ArgumentMap,
        decisions: Sequence[Decision],
        *,
        draft: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
        as_of: int | None = None,
        instead: bool = False,
    ) -> int:
        made, drafted = Made.of(argument_map, content), (draft.document, map_body(draft))
        said, mine = [*decisions], argument_map.symposium.id
        return self._in.write(
            lambda writing: writing.save_review(
                made, said, draft=drafted, problems=problems, as_of=as_of, instead=instead
            ),
            lambda run: reading.last_change(run, mine),
        )

    def kept(self, symposium: str) -> Kept:
        return self._in.read(lambda run: reading.kept(run, symposium))

    def load(self, symposium: str) -> ArgumentMap:
        return self._in.read(lambda run: reading.load(run, symposium))

    def delete(self, symposium: str) -> None:
        self._in.write(lambda writing: writing.delete(symposium), _nothing)

    def list(self) -> tuple[SymposiumSummary, ...]:
        return self._in.read(reading.summaries)

    def title(self, symposium: str) -> str | None:
        return self._in.read(lambda run: reading.title(run, symposium))

    def namesakes(self, symposium: str) -> tuple[str, ...]:
        return self._in.ask(lambda run: reading.namesakes(run, symposium))

    def source(self, document: str) -> Source:
        return self._in.read(lambda run: reading.source(run, document))

    def symposia_of(self, document: str) -> tuple[str, ...]:
        return self._in.read(lambda run: reading.symposia_of(run, document))

    def decisions(self, symposium: str) -> tuple[Decision, ...]:
        return self._in.read(lambda run: reading.decisions(run, symposium))

    def record_decision(self, symposium: str, decision: Decision) -> None:
        self._in.write(lambda writing: writing.decide(symposium, decision), _nothing)

    def query(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        refuse_all_but_reading(statement)
        return self._in.ask(lambda run: _asked(run, statement, dict(parameters or {})))

    def who_holds(self, asked: WhoHolds) -> tuple[Position, ...]:
        statement, parameters = indexed_statement(asked)
        return read_positions(self._in.ask(lambda run: run(statement, parameters)))

    def sequence(self) -> int:
        return self.state()[1]

    def state(self) -> tuple[int, int]:
        return self._server.state()

    def ping(self) -> None:
        self._server.state()

    def close(self) -> None:
        self._server.close()

    def known(self) -> tuple[str, ...]:
        return self._in.read(reading.known)

    def stored(self, symposium: str) -> Stored:
        return self._in.read(lambda run: reading.stored(run, symposium))

    def put_back(self, symposia: Iterable[Stored]) -> int:
        fill(self._server, symposia)
        return self.sequence()

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._in.together():
            yield


def _nothing(_run: Run) -> None:
    """A change that gives nothing back."""


def _asked(run: Run, statement: str, parameters: Row) -> Rows:
    try:
        return run(statement, parameters)
    except Neo4jError as error:
        code = error.code or ""
        if code.startswith(_WRITES):
            raise InputError([Problem("SM146", {"fault": code})]) from error
        if code.startswith(_WRONG):
            raise InputError([Problem("SM145", {"fault": error.message or code})]) from error
        raise
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError([Problem("SM145", {"fault": str(error)})]) from error
