"""The engines that must keep the contract: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.store.port import Store

# name -> where a new, empty store of that engine is, given a folder of its own
ENGINES: dict[str, Callable[[Path], str]] = {
    "memory": lambda _: "memory:",
    "file": lambda folder: str(folder / "store.sqlite"),
}
# those that outlive the process that made them, so that several may open them
LASTING = ("file",)


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return ENGINES[request.param](tmp_path)


@pytest.fixture(params=LASTING)
def lasting_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return ENGINES[request.param](tmp_path)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        yield opened
