"""How answers travel: files by addresses that change with their content and so may be kept, text compressed."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import request, send_from_directory

from visual import STATIC

if TYPE_CHECKING:
    from flask import Flask, Response

_FOLDERS = {"static": Path(__file__).parent / "static", "visual_static": STATIC}
_NAMES = {"static": "filename", "visual_static": "name"}
_TEXT = ("text/", "application/json", "image/svg+xml", "application/javascript")
_WORTHWHILE = 1024
KEPT = "public, max-age=31536000, immutable"


def deliver(app: Flask) -> None:
    """Serve the map's files, name all files by their content, compress what browsers take compressed."""
    app.add_url_rule("/visual/<path:name>", "visual_static", lambda name: send_from_directory(STATIC, name))
    app.url_defaults(_named_by_content)
    app.after_request(_compressed)


def is_named_by_content() -> bool:
    """Whether the address asked for names a file with the very content it has."""
    asked = request.args.get("v")
    if asked is None or request.endpoint not in _FOLDERS:
        return False
    name = (request.view_args or {}).get(_NAMES[request.endpoint], "")
    return asked == _digest(request.endpoint, name)


def _named_by_content(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint in _FOLDERS and (digest := _digest(endpoint, values[_NAMES[endpoint]])):
        values.setdefault("v", digest)


def _digest(endpoint: str, name: str) -> str:
    """A hash of the file's content, read again only when the file was changed; empty for no file of ours."""
    path = (_FOLDERS[endpoint] / name).resolve()
    if not path.is_relative_to(_FOLDERS[endpoint].resolve()) or not path.is_file():
        return ""
    return _hashed(path, path.stat().st_mtime_ns)


@cache
def _hashed(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _compressed(response: Response) -> Response:
    """The answer in gzip, where it is text of some length; a file's compressed form is made once.

    A page and a secret in it compressed together tell of the secret only to one who watches the line and chooses words
    of the page at once: the line is this machine's own.
    """
    response.vary.add("Accept-Encoding")
    if (
        response.status_code != 200
        or request.accept_encodings["gzip"] <= 0
        or "Content-Encoding" in response.headers
        or response.headers.get("Content-Disposition", "").startswith("attachment")
        or not (response.mimetype or "").startswith(_TEXT)
    ):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < _WORTHWHILE:
        return response
    is_file = request.endpoint in _FOLDERS
    response.set_data(_kept(content) if is_file else gzip.compress(content, 5, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    if response.get_etag()[0] and not response.is_streamed:
        response.set_etag(f"{response.get_etag()[0]}-gzip")
    return response


@cache
def _kept(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
