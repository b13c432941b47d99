from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import ConfigurationError
from server.settings import Settings, default_store


@pytest.mark.parametrize(
    ("environment", "platform", "store"),
    [
        ({"HOME": "/h"}, "linux", "/h/.local/share/symposium-map/symposia.sqlite"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/d"}, "linux", "/d/symposium-map/symposia.sqlite"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/symposium-map/symposia.sqlite"),
        ({"USERPROFILE": "/u"}, "win32", "/u/AppData/Local/symposium-map/symposia.sqlite"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/symposium-map/symposia.sqlite"),
    ],
)
def test_the_store_lies_where_the_platform_keeps_data(
    environment: dict[str, str], platform: str, store: str
) -> None:
    assert default_store(environment, platform) == Path(store)
    assert Settings.from_environment(environment, platform).store == store


def test_the_environment_decides() -> None:
    settings = Settings.from_environment({"SYMPOSIUM_MAP_STORE": "/a/b.sqlite", "SYMPOSIUM_MAP_PORT": "9000"})
    assert (settings.store, settings.port, settings.folder) == ("/a/b.sqlite", 9000, Path("/a"))


@pytest.mark.parametrize("port", ["x", "-1", "65536", "8 0", "八"])
def test_a_wrong_port_is_refused(port: str) -> None:
    with pytest.raises(ConfigurationError, match="SM513"):
        Settings.from_environment({"SYMPOSIUM_MAP_PORT": port})


@pytest.mark.parametrize("store", ["memory:", "bolt://localhost:7687", "neo4j+s://x"])
def test_a_store_elsewhere_has_no_folder(store: str) -> None:
    assert Settings(store).folder is None
