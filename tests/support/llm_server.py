"""A server on loopback that talks like a language model, or misbehaves like one; real HTTP, never the real net."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl

Json = dict[str, Any]


@dataclass
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: Json

    @property
    def data(self) -> Json:
        """The piece of the transcript that was sent."""
        found: Json = json.loads(self.body["messages"][1]["content"])
        return found


Behaviour = Callable[["Handler", Asked], None]


@dataclass
class ModelServer:
    """What it was asked, and how it behaves: the behaviours one after another, the last one for ever."""

    behaviours: list[Behaviour]
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def next_for(self, asked: Asked) -> Behaviour:
        with self.lock:
            self.asked.append(asked)
            return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        owner: ModelServer = self.server.owner  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        with suppress(OSError):
            owner.next_for(asked)(self, asked)
        self.close_connection = True

    def do_GET(self) -> None:  # what a followed redirect would become
        owner: ModelServer = self.server.owner  # type: ignore[attr-defined]
        owner.asked.append(Asked(self.path, {}, {}))
        self.reply(200, b"{}")

    def reply(
        self,
        status: int,
        body: bytes,
        kind: str = "application/json",
        length: int | None = None,
        **headers: str,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that broke."""


@contextmanager
def serving(*behaviours: Behaviour, encrypted: ssl.SSLContext | None = None) -> Iterator[ModelServer]:
    """A server at work on a free port."""
    owner = ModelServer(list(behaviours))
    http = QuietServer(("127.0.0.1", 0), Handler)
    if encrypted:
        http.socket = encrypted.wrap_socket(http.socket, server_side=True)
    http.owner = owner  # type: ignore[attr-defined]
    http.daemon_threads = True
    owner.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield owner
    finally:
        owner.closing.set()
        http.shutdown()
        http.server_close()


def chat(content: str, **choice: object) -> bytes:
    """The envelope of a chat's answer."""
    message = {"role": "assistant", "content": content}
    return json.dumps(
        {"choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}]}
    ).encode()


def says(content: str | Json) -> Behaviour:
    """Answers with these words, or with this object as JSON."""
    told = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return lambda h, _: h.reply(200, chat(told))


def answers(found: Callable[[Json], list[Json]]) -> Behaviour:
    """Answers with the stances that the function gives for the piece that was sent."""

    def behave(h: Handler, asked: Asked) -> None:
        h.reply(200, chat(json.dumps({"stances": found(asked.data)}, ensure_ascii=False)))

    return behave


def refuses(status: int, body: Json | None = None, **headers: str) -> Behaviour:
    """Answers with that status."""
    told = json.dumps(body or {"error": {"message": "no"}}).encode()
    return lambda h, _: h.reply(status, told, "application/json", None, **headers)


def redirects(to: str) -> Behaviour:
    return lambda h, _: h.reply(307, b"", Location=to)


def html(status: int = 200) -> Behaviour:
    return lambda h, _: h.reply(status, b"<html>log in first</html>", "text/html")


def sleeps(seconds: float) -> Behaviour:
    """Takes the request and says nothing."""
    return lambda h, _: h.server.owner.closing.wait(seconds)  # type: ignore[attr-defined]


def drips(every: float) -> Behaviour:
    """Answers byte after byte, never silent for long and never done."""

    def behave(h: Handler, _: Asked) -> None:
        h.send_response(200)
        h.send_header("Content-Type", "application/json")
        h.send_header("Content-Length", "100000")
        h.end_headers()
        for _n in range(100000):
            h.wfile.write(b" ")
            time.sleep(every)

    return behave


def drips_headers(every: float) -> Behaviour:
    def behave(h: Handler, _: Asked) -> None:
        h.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _n in range(60000):
            h.wfile.write(b"a")
            time.sleep(every)

    return behave


def huge(size: int, *, told: bool) -> Behaviour:
    """An answer of that many bytes, with its length told or in chunks."""

    def behave(h: Handler, _: Asked) -> None:
        if told:
            h.reply(200, b" " * 10, length=size)
            return
        h.send_response(200)
        h.send_header("Content-Type", "application/json")
        h.send_header("Transfer-Encoding", "chunked")
        h.end_headers()
        for _n in range(size // 65536 + 1):
            h.wfile.write(b"10000\r\n" + b" " * 65536 + b"\r\n")
        h.wfile.write(b"0\r\n\r\n")

    return behave


def hangs_up(h: Handler, _: Asked) -> None:
    """Closes the connection without a word."""
    h.connection.close()


def breaks_off(h: Handler, _: Asked) -> None:
    """Closes the connection in the middle of the answer."""
    body = chat('{"stances": []}')
    h.reply(200, body[: len(body) // 2], length=len(body))
