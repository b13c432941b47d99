"""Empty stores on the Neo4j servers of a test run, each server started when it is first asked for."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import pytest

from graph.store.neo4j.schema import make_state
from graph.store.opening import init_store
from tests.support.neo4j_server import LTS, NEWEST, Line, NotToBeHad, plain_driver, running

if TYPE_CHECKING:
    from types import TracebackType

    import neo4j

_GIVEN = "SYMPOSIUM_MAP_TEST_NEO4J"


class Neo4jPlaces:
    """One server for each line of Neo4j, for all tests of the run; its store is emptied each time."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._servers: dict[Line, tuple[str, neo4j.Driver]] = {}
        self._missing: dict[Line, str] = {}

    def lts(self) -> str:
        """The address of an empty store on the line with long-term support; in CI there must be one."""
        return self._emptied(LTS, is_needed=os.environ.get("CI") == "true")

    def newest(self) -> str:
        """The address of an empty store on the newest line, which needs a newer Java than many machines have."""
        return self._emptied(NEWEST, is_needed=False)

    def _emptied(self, line: Line, *, is_needed: bool) -> str:
        if line not in self._servers and line not in self._missing:
            try:
                self._servers[line] = self._started(line)
            except NotToBeHad as error:
                self._missing[line] = str(error)
        if line in self._missing:
            tell = pytest.fail if is_needed else pytest.skip
            tell(self._missing[line])
        address, driver = self._servers[line]
        with driver.session() as session:
            session.run("MATCH (n) DETACH DELETE n").consume()
            session.execute_write(lambda tx: make_state(lambda words, given: tx.run(words, given).data()))
        return address

    def _started(self, line: Line) -> tuple[str, neo4j.Driver]:
        given = os.environ.get(_GIVEN)
        address = given if given and line is LTS else self._open.enter_context(running(line)).address
        driver = self._open.enter_context(plain_driver(address))
        driver.execute_query("MATCH (n) DETACH DELETE n")
        init_store(address)
        return address, driver

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
