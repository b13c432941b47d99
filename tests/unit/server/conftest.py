from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.sample_maps import the_locker_map, the_pass_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from graph.store.port import Store

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(MEMORY) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    store.save(the_locker_map())
    store.save(the_pass_map())
    return store


@pytest.fixture
def app(store: Store) -> Flask:
    return create_app(Settings(MEMORY), store)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def locker() -> str:
    return the_locker_map().symposium.id


def token_of(client: FlaskClient, page: str = "/zh/import") -> str:
    """The token that a form of the page carries for this visitor."""
    found = _TOKEN.search(client.get(page).text)
    assert found
    return found[1]
