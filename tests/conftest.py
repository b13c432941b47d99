"""What tests of several folders share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.neo4j_places import Neo4jPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def neo4j_places() -> Iterator[Neo4jPlaces]:
    with Neo4jPlaces() as places:
        yield places
