"""What a store on a Neo4j server survives, each fault by doing it; ``tests.support.neo4j_faults`` does them more often."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from server.app import create_app
from server.settings import Settings
from tests.support import neo4j_faults as faults
from tests.support.neo4j_server import NotToBeHad, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def tried() -> Iterator[faults.Tried]:
    """A server of its own, with a password: it is killed and stopped."""
    try:
        with running(has_auth=True) as server:
            yield faults.made_ready(server)
    except NotToBeHad as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (faults.refused, 1),
        (faults.silent, 1),
        (faults.waited_too_long, 1),
        (faults.cut_in_the_middle, 1),
        (faults.unanswered_commit, 2),
        (faults.killed_writer, 2),
        (faults.slow, 1),
    ],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_nothing_is_lost(
    tried: faults.Tried, fault: Callable[[faults.Tried, int], faults.Outcome], times: int
) -> None:
    found = fault(tried, times)
    assert found.tried >= times
    assert found.lost == 0, found


def test_pages_tell_that_the_server_is_away_and_go_on_when_it_is_back(tried: faults.Tried) -> None:
    with tried.open() as store:
        client = create_app(Settings(tried.server.address), store).test_client()
        assert client.get("/zh/").status_code == 200
        tried.server.stop()
        away = client.get("/en/")
        assert away.status_code == 503
        assert "SM411" in away.text
        assert "start the server or check the address" in away.text
        tried.server.start()
        assert client.get("/zh/").status_code == 200
