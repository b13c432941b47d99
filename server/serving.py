"""The pages on this machine: one server for each store, found again by a small file beside the store."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
import os
import secrets
import signal
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import jsonify, request
from waitress import create_server

from graph.errors import ConfigurationError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask, Response

    from server.settings import Settings

_TRIES = 50
_PATIENCE_S = 2.0
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A server at work: where, which process, and the token by which it proves to be ours."""

    address: str
    pid: int
    token: str


def serve(app: Flask, settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; ``announce`` gets the address once requests are taken.

    ConfigurationError SM511 for an address that other machines could reach, SM512 where no port is free.
    """
    host = _loopback(settings.host)
    wsgi = _listen(app, host, settings.port)
    shown = f"[{host}]" if ":" in host else host
    run = Run(f"http://{shown}:{wsgi.effective_port}/", os.getpid(), secrets.token_urlsafe(32))
    _answer_health(app, run)
    path = _run_file(settings)
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        if path:
            _write(path, run)
        announce(run.address)
        wsgi.run()
    finally:
        signal.signal(signal.SIGTERM, before)
        wsgi.close()
        if path and _read(path) == run:
            path.unlink(missing_ok=True)


def running(settings: Settings) -> str | None:
    """The address of the server already at work on this store; None where none, or another one, answers."""
    path = _run_file(settings)
    run = _read(path) if path else None
    if run is None:
        return None
    nonce = secrets.token_hex(16)
    try:
        # no proxy: the address is on this machine, whatever the environment says
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{run.address}health?nonce={nonce}", timeout=_PATIENCE_S) as answer:
            proof = json.load(answer).get("proof", "")
    except (OSError, ValueError, AttributeError):
        return None
    return run.address if hmac.compare_digest(str(proof), _proof(run.token, nonce)) else None


def _loopback(host: str) -> str:
    name = "127.0.0.1" if host == "localhost" else host.strip("[]")
    try:
        if ipaddress.ip_address(name).is_loopback:
            return name
    except ValueError:
        pass
    raise ConfigurationError([Problem("SM511", {"value": host})])


def _listen(app: Flask, host: str, port: int) -> Any:  # noqa: ANN401  (waitress has no types)
    """A bound server on the port or the next free one; 0 takes any."""
    for tried in range(port, min(port + _TRIES, 65536)):
        try:
            return create_server(
                app,
                host=host,
                port=tried,
                threads=4,
                connection_limit=100,
                channel_timeout=30,
                cleanup_interval=5,
                max_request_header_size=32 * 1024,
                # more than the pages take: a file too large gets a page that says so, not a cut line
                max_request_body_size=64 * _MEGABYTE,
                ident=None,
            )
        except OSError:
            if port == 0:
                break
    raise ConfigurationError([Problem("SM512", {"first": port, "last": port + _TRIES - 1})])


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def _run_file(settings: Settings) -> Path | None:
    if settings.folder is None:
        return None
    return settings.folder / f"{Path(settings.store).name}.running"


def _write(path: Path, run: Run) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{run.pid}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(asdict(run)), "utf-8")
    draft.replace(path)


def _read(path: Path) -> Run | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        run = Run(str(kept["address"]), int(kept["pid"]), str(kept["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return run if run.address.startswith(("http://127.", "http://[::1]:")) else None


def _proof(token: str, nonce: str) -> str:
    return hmac.new(token.encode(), nonce.encode(), hashlib.sha256).hexdigest()


def _answer_health(app: Flask, run: Run) -> None:
    """The page by which a second start finds the first: it proves to know the token without telling it."""

    def health() -> Response:
        return jsonify(status="ok", proof=_proof(run.token, request.args.get("nonce", "")))

    app.add_url_rule("/health", "health", health)
