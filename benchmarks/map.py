"""How fast the issue map is there: ``python -m benchmarks.map`` prints a table; needs Chromium and the test packages.

For each map, in one run: the time of the server (the page asked for again, as a visitor's second look), the time from the
address to the first picture in headless Chromium with an empty cache, and the same for what pyvis makes of the same cards
and lines by its defaults (``cdn_resources="in_line"``, no network), which is drawn once its physics has come to rest.
The ratio is what to look at, and the processor time of the page: the other times are those of one machine and its load.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - their own
from pyvis.network import Network
from werkzeug.serving import WSGIRequestHandler, make_server

from graph.analysis.report import analyse
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from server.usecases.import_transcript import read_draft
from tests.browser.conftest import BROWSERS, FLAGS
from tests.support.sample_maps import a_wide_map
from visual.folding import Folding
from visual.layout import lay_out
from visual.map_view import Depth, MapOptions
from visual.view import build_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from wsgiref.types import WSGIApplication

    from flask import Flask
    from playwright.sync_api import Browser

    from graph.model import ArgumentMap
    from visual.layout import Layout

ROOT = Path(__file__).parents[1]
RUNS = 5
_OURS = """new MutationObserver(() => {
  if (document.querySelector('#issue-map[data-drawn]') && !window.there)
    requestAnimationFrame(() => requestAnimationFrame(() => { window.there = performance.now(); }));
}).observe(document, { subtree: true, childList: true, attributes: true });"""
_THEIRS = """Object.defineProperty(window, 'network', { configurable: true,
  get() { return this.drawn; },
  set(made) {
    this.drawn = made;
    if (made) made.once('stabilizationIterationsDone', () => made.once('afterDrawing', () => { window.there = performance.now(); }));
  } });"""


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--patience", type=int, default=180, help="seconds to wait for pyvis' defaults")
    patience = asked.parse_args().patience
    print("| map | cards | server, ms | first picture, s | of it processor, s | pyvis' defaults, s | ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS))), headless=True, args=FLAGS
        )
        for name, argument_map in _maps().items():
            print(_row(name, argument_map, browser, patience), flush=True)
        browser.close()


def _maps() -> dict[str, ArgumentMap]:
    files = {"sample symposium": ROOT / "seeds/wechat-retold.txt"}
    real = ROOT.parent / "shared/evaluation/transcripts/wechat.txt"
    if real.exists():
        files["real symposium"] = real
    maps = {name: read_draft(path, path.name).argument_map for name, path in files.items()}
    return maps | {"12 experts, 30 issues": a_wide_map(12, 30)}


def _row(name: str, argument_map: ArgumentMap, browser: Browser, patience: int) -> str:
    view = build_view(argument_map, analyse(argument_map), "zh", MapOptions(lambda _: "#"))
    layout = lay_out(view, 1560, Folding(Depth.REASONS))
    with open_store(MEMORY) as store:
        store.save(argument_map)
        app = create_app(Settings(MEMORY), store)
        path = f"/zh/symposia/{argument_map.symposium.id}/map"
        server = _served(app, path)
        with _listening(app) as address:
            ours, busy = _first_picture(browser, address + path, _OURS, 60)
    theirs, _ = _defaults(layout, browser, patience)
    told, ratio = f"{theirs:.1f}", f"{theirs / ours:.0f}"
    if theirs >= patience:
        told, ratio = f"> {patience}", f"> {patience / ours:.0f}"
    cards = len(layout.boxes)
    return f"| {name} | {cards} | {server * 1000:.0f} | {ours:.2f} | {busy:.2f} | {told} | {ratio} |"


def _served(app: Flask, path: str) -> float:
    client = app.test_client()
    client.get(path)
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        client.get(path, headers={"Accept-Encoding": "gzip"})
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _defaults(layout: Layout, browser: Browser, patience: int) -> tuple[float, float]:
    """What one gets who hands the same cards and lines to pyvis and changes nothing."""
    network = Network(directed=True, cdn_resources="in_line")
    for box in layout.boxes:
        network.add_node(box.card.id, label="\n".join(line.text for line in box.lines), shape="box")
    for path in layout.paths:
        network.add_edge(path.link.source, path.link.target)
    page = network.generate_html()

    def app(_environ: object, start: Callable[..., object]) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [page.encode()]

    with _listening(app) as address:
        return _first_picture(browser, address, _THEIRS, patience, runs=1)


def _first_picture(
    browser: Browser, url: str, watch: str, patience: int, runs: int = RUNS
) -> tuple[float, float]:
    """Seconds from the address to the picture and the page's own processor time, the middle of some runs.

    ``patience`` where it did not come in time.
    """
    times, busy = [], []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 1600, "height": 1000})
        page = context.new_page()
        page.route(
            "**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort()
        )
        page.add_init_script(watch)
        meter = context.new_cdp_session(page)
        meter.send("Performance.enable", {"timeDomain": "threadTicks"})
        try:
            page.goto(url, wait_until="commit")
            page.wait_for_function("() => window.there", timeout=patience * 1000)
            times.append(page.evaluate("window.there") / 1000)
            found = {m["name"]: m["value"] for m in meter.send("Performance.getMetrics")["metrics"]}
            busy.append(found["TaskDuration"])
        except TimeoutError:
            return patience, patience
        finally:
            context.close()
    return statistics.median(times), statistics.median(busy)


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Say nothing."""


@contextmanager
def _listening(app: WSGIApplication) -> Iterator[str]:
    here = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=here.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{here.server_port}"
    here.shutdown()
    thread.join()
    here.server_close()


if __name__ == "__main__":
    main()
