"""The engines that must keep the contract: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.store.port import Store
    from tests.support.neo4j_places import Neo4jPlaces


# name -> where a new, empty store of that engine is, given a folder of its own and the servers of this run
ENGINES: dict[str, Callable[[Path, Neo4jPlaces], str]] = {
    "memory": lambda _, __: "memory:",
    "file": lambda folder, _: str(folder / "store.sqlite"),
    "neo4j-5.26": lambda _, servers: servers.lts(),
    "neo4j-newest": lambda _, servers: servers.newest(),
}
# those that outlive the process that made them, so that several may open them
LASTING = ("file", "neo4j-5.26", "neo4j-newest")


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path, neo4j_places: Neo4jPlaces) -> str:
    return ENGINES[request.param](tmp_path, neo4j_places)


@pytest.fixture(params=LASTING)
def lasting_place(request: pytest.FixtureRequest, tmp_path: Path, neo4j_places: Neo4jPlaces) -> str:
    return ENGINES[request.param](tmp_path, neo4j_places)


@pytest.fixture(scope="module", params=ENGINES)
def module_place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_places: Neo4jPlaces
) -> str:
    """One store for all tests of a module that only read, and use no other."""
    return ENGINES[request.param](tmp_path_factory.mktemp("store"), neo4j_places)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
