from __future__ import annotations

import pytest

from graph.errors import ConfigurationError
from server.endpoint.address import endpoint_from
from server.settings import Settings

URL, MODEL, KEY = "SYMPOSIUM_MAP_LLM_URL", "SYMPOSIUM_MAP_LLM_MODEL", "SYMPOSIUM_MAP_LLM_KEY"


@pytest.mark.parametrize(
    ("url", "place", "path"),
    [
        ("https://models.example.org/v1", "models.example.org", "/v1/chat/completions"),
        ("https://models.example.org/v1/", "models.example.org", "/v1/chat/completions"),
        ("https://models.example.org/v1/chat/completions", "models.example.org", "/v1/chat/completions"),
        ("http://127.0.0.1:11434/v1", "127.0.0.1:11434", "/v1/chat/completions"),
        ("http://[::1]:8000", "[::1]:8000", "/chat/completions"),
    ],
)
def test_the_address_of_chats_follows_from_the_base(url: str, place: str, path: str) -> None:
    endpoint = endpoint_from({URL: url, MODEL: "m", KEY: "k"})
    assert endpoint
    assert (endpoint.place, endpoint.path) == (place, path)


def test_without_an_address_there_is_none() -> None:
    assert endpoint_from({MODEL: "m", KEY: "k"}) is None
    assert Settings.from_environment({"HOME": "/h"}).endpoint is None


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({URL: "ftp://a/v1", MODEL: "m"}, "SM521"),
        ({URL: "a.example.org/v1", MODEL: "m"}, "SM521"),
        ({URL: "https://", MODEL: "m"}, "SM521"),
        ({URL: "https://a:port/v1", MODEL: "m"}, "SM521"),
        ({URL: "https://user:secret-word@a/v1", MODEL: "m"}, "SM521"),
        ({URL: "https://a/v1?key=secret-word", MODEL: "m"}, "SM521"),
        ({URL: "https://a/v1"}, "SM522"),
        ({URL: "https://a/v1", MODEL: "m", KEY: "secret-word\r\nX: y"}, "SM523"),
        ({URL: "https://a/v1", MODEL: "m", KEY: "“secret-word”"}, "SM523"),
        ({URL: "http://a.example.org/v1", MODEL: "m", KEY: "secret-word"}, "SM524"),
    ],
)
def test_what_cannot_be_used_is_refused_without_telling_a_secret(
    environment: dict[str, str], code: str
) -> None:
    with pytest.raises(ConfigurationError, match=code) as raised:
        Settings.from_environment(environment)
    assert "secret-word" not in repr(raised.value.problems)


def test_an_unencrypted_address_elsewhere_is_fine_without_a_key() -> None:
    assert endpoint_from({URL: "http://models.example.org:8000/v1", MODEL: "m"})


def test_the_key_is_in_no_repr() -> None:
    settings = Settings.from_environment({URL: "https://a/v1", MODEL: "m", KEY: "secret-word"})
    assert settings.endpoint
    assert settings.endpoint.key == "secret-word"
    assert "secret-word" not in repr(settings) + str(settings)
