"""What keeps other pages and other machines out: headers, Host, Origin, tokens of forms."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import request, session

from server.delivery import KEPT, is_named_by_content
from server.problems import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask, Response

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN = "csrf_token"  # noqa: S105 (the name of a form field)


def protect(app: Flask) -> None:
    """Check every request before its page runs, and set the headers of every answer."""
    app.before_request(_check_host)
    app.before_request(_check_change)
    app.after_request(_harden)
    app.jinja_env.globals[TOKEN] = form_token


def secret_key(folder: Path | None) -> bytes:
    """The key that signs cookies, kept in ``folder`` (readable by the owner only), made when missing.

    Without a folder (a store in memory) it lives as long as the process.
    """
    if folder is None:
        return secrets.token_bytes(32)
    path = folder / "cookie-key"
    found = path.read_bytes() if path.exists() else b""
    if len(found) == 32:
        return found
    folder.mkdir(parents=True, exist_ok=True)
    # written beside and moved, so that two starts at once never see half a key
    draft = folder / f"cookie-key.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_bytes(secrets.token_bytes(32))
    draft.replace(path)
    return path.read_bytes()


def form_token() -> str:
    """The token that this visitor's forms carry, made on first use and kept in the signed session cookie."""
    if TOKEN not in session:
        session[TOKEN] = secrets.token_urlsafe(32)
    return str(session[TOKEN])


def _check_host() -> None:
    """Refuse (SM181) names by which foreign DNS may lead here: loopback names with our own port pass."""
    try:
        asked = urlsplit(f"//{request.headers.get('Host', '')}")
        fits = asked.hostname in _LOOPBACK and str(asked.port or 80) == request.environ["SERVER_PORT"]
    except ValueError:
        fits = False
    if not fits:
        refuse("SM181", 400)


def _check_change() -> None:
    """Refuse (SM182) a change that does not come from one of our own forms."""
    if request.method in _READING:
        return
    own = request.host_url.rstrip("/")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        refuse("SM182", 403)
    if request.headers.get("Origin", own) != own:
        refuse("SM182", 403)
    sent, kept = request.form.get(TOKEN, ""), str(session.get(TOKEN, ""))
    if not kept or not hmac.compare_digest(sent.encode(), kept.encode()):
        refuse("SM182", 403)


def _harden(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # the store may have changed since, and nothing of a transcript is to stay on the browser's disk
    is_file = request.endpoint is not None and request.endpoint.endswith("static")
    kept = KEPT if is_named_by_content() else "no-cache"
    response.headers["Cache-Control"] = kept if is_file else "no-store"
    return response
