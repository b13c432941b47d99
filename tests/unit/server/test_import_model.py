"""The import page offers a language model only where one is set up, and asks it only when told to."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from graph.store.opening import MEMORY
from server.app import create_app
from server.endpoint.address import endpoint_from
from server.settings import Settings
from tests.cli.test_extractor import KEY, TRANSCRIPT, agrees
from tests.support import llm_server as model
from tests.support.llm_server import ModelServer, serving
from tests.unit.server.conftest import token_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from graph.store.port import Store


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(model.answers(agrees)) as running:
        yield running


@pytest.fixture
def with_model(store: Store, server: ModelServer) -> FlaskClient:
    endpoint = endpoint_from(
        {
            "SYMPOSIUM_MAP_LLM_URL": server.url,
            "SYMPOSIUM_MAP_LLM_MODEL": "reader-1",
            "SYMPOSIUM_MAP_LLM_KEY": KEY,
        }
    )
    return create_app(Settings(MEMORY, endpoint=endpoint), store).test_client()


def send(client: FlaskClient, **fields: str) -> TestResponse:
    data: dict[str, object] = {"csrf_token": token_of(client), **fields}
    data["file"] = (io.BytesIO(TRANSCRIPT.encode()), "t.txt")
    return client.post("/en/import", data=data, content_type="multipart/form-data")


def test_the_choice_is_shown_only_where_a_model_is_set_up(
    client: FlaskClient, with_model: FlaskClient
) -> None:
    assert 'name="extractor"' not in client.get("/en/import").text
    page = with_model.get("/en/import").text
    assert re.search(r'value="rules" checked', page)
    assert not re.search(r'value="llm" checked', page)
    assert KEY not in page


def test_the_page_says_what_will_be_sent_where(with_model: FlaskClient, server: ModelServer) -> None:
    page = with_model.get("/en/import").text
    assert (
        f"sends the issues, the names of the speakers and all their turns to 127.0.0.1:{server.port}" in page
    )
    assert "reader-1" in page


def test_nothing_is_sent_by_default(with_model: FlaskClient, server: ModelServer) -> None:
    assert send(with_model).status_code == 303
    assert send(with_model, extractor="rules").status_code == 303
    assert server.asked == []


def test_where_asked_for_the_preview_tells_both_readings(
    with_model: FlaskClient, server: ModelServer
) -> None:
    sent = send(with_model, extractor="llm")
    assert sent.status_code == 303
    assert len(server.asked) == 1
    page = with_model.get(sent.location).text
    assert "SM169" in page
    assert "found by both 1, by it alone 0, read differently 1" in page
    assert KEY not in page
    # stored, each page that shows the stance shows the other reading too, as text
    details = {"title": "校园论坛账号的转让", "organiser": "", "date": "2024-05-10", "origin": "invented"}
    kept = with_model.post(sent.location, data={"csrf_token": token_of(with_model), **details})
    assert kept.status_code == 303
    review = with_model.get(f"{kept.location}/review").text
    assert "Two readings, undecided: the language model reads yes" in review
    assert "我不同意这种看法，杜某的行为不构成诈骗罪</bdi>" in review


def test_a_form_that_asks_for_a_model_that_is_not_there_is_refused(client: FlaskClient) -> None:
    refused = send(client, extractor="llm")
    assert refused.status_code == 422
    assert "SM525" in refused.text
