"""The server as a process of its own: found again, stopped cleanly, unharmed by what comes over the line."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from graph.errors import ConfigurationError
from graph.store.opening import open_store
from server.serving import running, serve
from server.settings import Settings
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PROGRAM = """
import sys
from graph.store.opening import open_store
from server.app import create_app
from server.serving import serve
from server.settings import Settings
settings = Settings(sys.argv[1], port=int(sys.argv[2]))
with open_store(settings.store) as store:
    serve(create_app(settings, store), settings, lambda address: print(address, flush=True))
print("stopped", flush=True)
"""
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Starts a server on the store of this test; gives process and address."""
    started = []

    def run(store: str, port: int = 0) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, store, str(port)], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout
        return process, process.stdout.readline().strip()

    yield run
    for process in started:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def fetch(address: str) -> str:
    with OPENER.open(address, timeout=10) as answer:
        return str(answer.read().decode())


def stop(process: subprocess.Popen[str], how: signal.Signals) -> str:
    process.send_signal(how)
    out, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    return out


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_running_server_is_found_and_stops_cleanly(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]], how: signal.Signals
) -> None:
    settings = Settings(str(tmp_path / "data" / "s.sqlite"))
    assert running(settings) is None
    process, address = start(settings.store)
    assert address.startswith("http://127.0.0.1:")
    assert running(settings) == address
    assert "研讨库" in fetch(f"{address}zh/")
    assert running(Settings(str(tmp_path / "data" / "other.sqlite"))) is None
    assert "stopped" in stop(process, how)
    assert running(settings) is None
    assert not list((tmp_path / "data").glob("*.running*"))


def test_a_server_that_was_killed_is_not_found(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    settings = Settings(str(tmp_path / "s.sqlite"))
    process, _ = start(settings.store)
    process.kill()
    process.wait()
    assert running(settings) is None
    _, address = start(settings.store)
    assert running(settings) == address


def test_the_next_free_port_is_taken(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        _, address = start(str(tmp_path / "s.sqlite"), port)
        assert int(address.rstrip("/").rpartition(":")[2]) > port


def test_another_program_at_the_address_is_not_taken_for_ours(tmp_path: Path) -> None:
    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"status": "ok", "proof": "0" * 64}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    stranger = HTTPServer(("127.0.0.1", 0), Stranger)
    thread = threading.Thread(target=stranger.serve_forever, daemon=True)
    thread.start()
    kept = {"address": f"http://127.0.0.1:{stranger.server_port}/", "pid": 1, "token": "x"}
    (tmp_path / "s.sqlite.running").write_text(json.dumps(kept))
    assert running(Settings(str(tmp_path / "s.sqlite"))) is None
    stranger.shutdown()
    thread.join()
    stranger.server_close()


@pytest.mark.parametrize(
    "kept", ["", "{}", "[]", '{"address": "http://evil.example/", "pid": 1, "token": "x"}', "\x00"]
)
def test_a_damaged_run_file_is_no_fault(tmp_path: Path, kept: str) -> None:
    (tmp_path / "s.sqlite.running").write_text(kept)
    assert running(Settings(str(tmp_path / "s.sqlite"))) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org", ""])  # noqa: S104
def test_addresses_that_others_could_reach_are_refused(host: str) -> None:
    with pytest.raises(ConfigurationError, match="SM511"):
        serve(Flask("none"), Settings("memory:", host=host), lambda _: None)


def test_what_another_process_stores_shows_on_the_next_page(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    store = str(tmp_path / "s.sqlite")
    _, address = start(store)
    assert "快递柜取件行为的定性" not in fetch(f"{address}zh/")
    with open_store(store) as opened:
        opened.save(the_locker_map())
    assert "快递柜取件行为的定性" in fetch(f"{address}zh/")


def test_an_interrupted_upload_leaves_nothing_and_the_server_goes_on(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    _, address = start(str(tmp_path / "s.sqlite"))
    port = int(address.rstrip("/").rpartition(":")[2])
    head = (
        f"POST /zh/import HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 100000\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
    )
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(head.encode() + b"half of a file")
    before = set(tmp_path.iterdir())
    assert "研讨库" in fetch(f"{address}zh/")
    time.sleep(0.2)
    assert set(tmp_path.iterdir()) == before
    with open_store(str(tmp_path / "s.sqlite")) as opened:
        assert opened.list() == ()


def test_fifty_megabytes_get_the_page_that_says_so(
    tmp_path: Path, start: Callable[..., tuple[subprocess.Popen[str], str]]
) -> None:
    _, address = start(str(tmp_path / "s.sqlite"))
    port = int(address.rstrip("/").rpartition(":")[2])
    size = 50 * 1024 * 1024
    head = f"POST /en/import HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(head.encode())
        for _ in range(50):
            line.sendall(b"x" * (1024 * 1024))
        told = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    assert told.startswith("HTTP/1.1 4")
    assert "SM18" in told
    assert "研讨库" in fetch(f"{address}zh/")
