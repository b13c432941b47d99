"""Asking a language model over real HTTP on loopback: what it may do to us, and what comes of it."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from dataclasses import replace
from email.utils import formatdate

import pytest

from graph.catalogue import LANGUAGES, say
from graph.llm import Message, ModelError
from server.endpoint.address import endpoint_from
from server.endpoint.chat import Chat
from server.endpoint.post import Limits
from tests.support import llm_server as model
from tests.support.llm_server import Behaviour, ModelServer, serving

KEY = "sk-not-a-real-key-0123456789abcdef"
SCHEMA = {"type": "object"}
MESSAGES = [Message("system", "read"), Message("user", "{}")]
QUICK = Limits(connect=2.0, silence=0.4, whole=1.2, size=100_000, tries=3, pause=0.01, patience=2.0)


def chat_of(server: ModelServer, limits: Limits = QUICK) -> Chat:
    endpoint = endpoint_from(
        {
            "SYMPOSIUM_MAP_LLM_URL": server.url,
            "SYMPOSIUM_MAP_LLM_MODEL": "reader-1",
            "SYMPOSIUM_MAP_LLM_KEY": KEY,
        }
    )
    assert endpoint
    return Chat(endpoint, limits)


def fault_of(behaviour: Behaviour, limits: Limits = QUICK) -> tuple[str, bool, int]:
    """Code, whether it is final, and how often the server was asked; the key is in no word of it."""
    with serving(behaviour) as server, pytest.raises(ModelError) as raised:
        chat_of(server, limits).ask(MESSAGES, SCHEMA)
    problem = raised.value.problem
    for lang in LANGUAGES:
        told = say(f"problems.{problem.code}", lang, questions="1", **problem.values)
        told += say(f"problems.{problem.code}.remedy", lang, questions="1", **problem.values)
        assert KEY not in told
        assert "sk-" not in told
    assert KEY not in repr(raised.value) + str(problem)
    return problem.code, raised.value.is_final, len(server.asked)


def test_what_is_sent_and_what_comes_back() -> None:
    with serving(model.says("好")) as server:
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "好"
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.body["model"] == "reader-1"
    assert asked.body["messages"] == [
        {"role": "system", "content": "read"}, {"role": "user", "content": "{}"},
    ]  # fmt: skip
    assert asked.body["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (model.sleeps(5), "SM157"),
        (model.drips(0.05), "SM157"),
        (model.drips_headers(0.05), "SM157"),
        (model.huge(200_000, told=True), "SM158"),
        (model.huge(200_000, told=False), "SM158"),
        (model.html(), "SM162"),
        (model.says(""), None),
        (lambda h, _: h.reply(200, b"not json"), "SM162"),
        (lambda h, _: h.reply(200, b'{"choices": []}'), "SM162"),
        (lambda h, _: h.reply(200, b"[" * 50_000), "SM162"),
        (lambda h, _: h.reply(200, b'{"choices": [{"message": {"content": null}}]}'), "SM162"),
        (lambda h, _: h.reply(200, model.chat("no", finish_reason="content_filter")), "SM159"),
    ],
)
def test_what_is_no_answer_is_told_and_asked_once(behaviour: Behaviour, code: str | None) -> None:
    if code is None:  # an empty text is an answer, though one of no use
        with serving(behaviour) as server:
            assert chat_of(server).ask(MESSAGES, SCHEMA) == ""
        return
    began = time.monotonic()
    assert fault_of(behaviour) == (code, False, 1)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("behaviour", [model.hangs_up, model.breaks_off])
def test_a_connection_that_breaks_is_tried_again(behaviour: Behaviour) -> None:
    assert fault_of(behaviour) == ("SM160", True, 3)
    with serving(behaviour, model.says("yes")) as server:
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "yes"


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_in_trouble_is_tried_again_then_given_up(status: int) -> None:
    assert fault_of(model.refuses(status)) == ("SM161", False, 3)
    with serving(model.refuses(status), model.says("yes")) as server:
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "yes"


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_wrong_key_or_address_is_final_and_not_tried_again(status: int) -> None:
    told = {"error": {"message": f"Incorrect API key provided: {KEY[:9]}…", "code": KEY}}
    assert fault_of(model.refuses(status, told)) == ("SM161", True, 1)


def test_the_servers_own_code_for_an_error_is_told() -> None:
    behaviour = model.refuses(404, {"error": {"code": "model_not_found"}})
    with serving(behaviour) as server, pytest.raises(ModelError) as raised:
        chat_of(server).ask(MESSAGES, SCHEMA)
    problem = raised.value.problem
    assert "(model_not_found)" in say(f"problems.{problem.code}", "en", questions="1", **problem.values)


def test_a_busy_server_is_waited_for_as_long_as_it_says() -> None:
    with serving(model.refuses(429, Retry_After="1"), model.says("yes")) as server:
        began = time.monotonic()
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "yes"
    assert 0.95 < time.monotonic() - began < 3
    soon = formatdate(time.time() + 1.5, usegmt=True)
    with serving(model.refuses(429, Retry_After=soon), model.says("yes")) as server:
        began = time.monotonic()
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "yes"
    assert 0.3 < time.monotonic() - began < 3


def test_a_server_that_asks_for_too_much_patience_is_left() -> None:
    began = time.monotonic()
    assert fault_of(model.refuses(429, Retry_After="3600")) == ("SM161", True, 1)
    assert fault_of(model.refuses(429, Retry_After="soon"))[2] == 3
    assert time.monotonic() - began < 2


def test_a_redirect_is_not_followed_with_our_text_and_key() -> None:
    with serving(model.says("stolen")) as other:
        assert fault_of(model.redirects(other.url)) == ("SM156", True, 1)
    assert other.asked == []


def test_a_server_without_the_schema_is_asked_in_a_simpler_form_from_then_on() -> None:
    refusing = model.refuses(400, {"error": "'response_format.type' must be 'json_object' or 'text'"})
    with serving(refusing, refusing, model.says("{}")) as server:
        chat = chat_of(server)
        assert chat.ask(MESSAGES, SCHEMA) == "{}"
        assert chat.ask(MESSAGES, SCHEMA) == "{}"
    forms = [asked.body.get("response_format", {}).get("type") for asked in server.asked]
    assert forms == ["json_schema", "json_schema", "json_object", "json_object"]
    plain = model.refuses(500, {"error": {"message": "response_format type must be one of text"}})
    with serving(plain, plain, plain, model.says("{}")) as server:
        assert chat_of(server).ask(MESSAGES, SCHEMA) == "{}"
    assert "response_format" not in server.asked[-1].body
    assert fault_of(model.refuses(400)) == ("SM161", False, 4)


def test_stopping_ends_a_wait_at_once() -> None:
    for behaviour in (model.sleeps(20), model.drips(0.05), model.refuses(429, Retry_After="30")):
        with serving(behaviour) as server:
            chat = chat_of(server, replace(QUICK, silence=30.0, whole=30.0, patience=60.0))
            threading.Timer(0.3, chat.stop).start()
            began = time.monotonic()
            with pytest.raises(ModelError, match="SM159"):
                chat.ask(MESSAGES, SCHEMA)
            assert time.monotonic() - began < 3
            with pytest.raises(ModelError, match="SM159"):
                chat.ask(MESSAGES, SCHEMA)


def test_a_second_answer_that_does_not_come_is_the_last_waited_for() -> None:
    with serving(model.sleeps(5)) as server:
        chat, final = chat_of(server), []
        for _ in range(2):
            with pytest.raises(ModelError, match="SM157") as raised:
                chat.ask(MESSAGES, SCHEMA)
            final.append(raised.value.is_final)
    assert final == [False, True]


def test_nobody_there_is_told() -> None:
    with serving(model.says("")) as server:
        pass
    with pytest.raises(ModelError, match="SM160"):
        chat_of(server).ask(MESSAGES, SCHEMA)


def test_a_machine_that_takes_no_connection_is_told_as_not_reached() -> None:
    with socket.socket() as deaf, contextlib.ExitStack() as waiting:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        for _ in range(4):  # fill what may wait, so that the next gets no answer
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                one.connect(deaf.getsockname())
        began = time.monotonic()
        with pytest.raises(ModelError, match="SM160"):
            chat_of(ModelServer([], port=deaf.getsockname()[1]), replace(QUICK, connect=0.3)).ask(
                MESSAGES, SCHEMA
            )
        assert time.monotonic() - began < 4


def test_text_that_is_no_unicode_is_sent_all_the_same() -> None:
    with serving(model.says("yes")) as server:
        assert chat_of(server).ask([Message("user", "a\ud800b")], SCHEMA) == "yes"
    assert json.dumps(server.asked[0].body["messages"][0]["content"]) == '"a?b"'
