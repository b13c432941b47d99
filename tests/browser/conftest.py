"""A real server on a free port and a real Chromium with a fresh profile, both watched.

    def test_it_opens(serve_app, open_page):
        page = open_page(serve_app(app) + "/")

At the end of a test every error in the console, every exception of a script and every request to another host
is a failure (not the status of a page that was asked for: error pages are opened on purpose). Where Chromium or
a Chinese font is missing, the tests are skipped and say so.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from wsgiref.types import WSGIApplication

    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class OpenPage(Protocol):
    """Opens an address in a browser of its own; the keywords are those of playwright's ``new_context``."""

    def __call__(self, url: str, **context: Any) -> Page: ...  # noqa: ANN401 - playwright's own options


def _missing() -> str | None:
    if not any(map(shutil.which, BROWSERS)):
        return "no Chromium on this machine (Debian: apt install chromium)"
    fonts = shutil.which("fc-list")
    if fonts is None:
        return "cannot tell whether there is a Chinese font (Debian: apt install fontconfig fonts-noto-cjk)"
    found = subprocess.run([fonts, ":lang=zh-cn"], capture_output=True, check=False, text=True).stdout
    return None if found.strip() else "no Chinese font on this machine (Debian: apt install fonts-noto-cjk)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = _missing()
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def serve_app() -> Iterator[Callable[[WSGIApplication], str]]:
    """Serves a WSGI application until the end of the test; returns its address without a slash at the end."""
    running = []

    def serve(app: WSGIApplication) -> str:
        server_here = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server_here.serve_forever, daemon=True)
        thread.start()
        running.append((server_here, thread))
        return f"http://127.0.0.1:{server_here.server_port}"

    yield serve
    for server_here, thread in running:
        server_here.shutdown()
        thread.join(timeout=5)
        server_here.server_close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens addresses, 1600 by 1000 and without motion unless told otherwise; fails the test for what went wrong in them."""
    faults: list[str] = []
    contexts = []

    opened: set[str] = set()

    def note(message: ConsoleMessage) -> None:
        its_own_status = "status of" in message.text and message.location["url"] in opened
        if message.type in ("error", "warning") and not its_own_status:
            faults.append(f"console: {message.text}")

    def fail(error: Error) -> None:
        faults.append(f"script: {error}")

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            faults.append(f"request to another host: {request.url}")

    def open_one(url: str, **context: Any) -> Page:  # noqa: ANN401 - playwright's own options
        context.setdefault("viewport", {"width": 1600, "height": 1000})
        context.setdefault("reduced_motion", "reduce")
        fresh = browser.new_context(**context)
        contexts.append(fresh)
        page = fresh.new_page()
        page.on("console", note)
        page.on("pageerror", fail)
        page.on("request", asked)
        page.on("framenavigated", lambda frame: opened.add(frame.url))
        opened.add(url)
        page.goto(url)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []
