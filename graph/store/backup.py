"""A store as one file, whatever its engine: JSON Lines, compressed; told in ``docs/store-format.md``.

One line for each symposium, so that neither writing nor reading holds more than one of them. The last line has counts
and the digest of all before it: a file that was cut or changed is refused as a whole.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import zlib
from collections import Counter
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from graph.errors import Problem, StoreError, SymposiumMapError
from graph.exchange.document import FORMAT, decode_item, decode_map, encode_item, encode_map
from graph.model import Decision
from graph.store.kept import decode_problems, encode_problems
from graph.store.position import Source
from graph.store.stored import Stored, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from graph.model import ArgumentMap
    from graph.store.port import Store

    Row = dict[str, Any]
    Progress = Callable[[int, int], None]  # how many are done, of how many

NAME = "symposium-map store"
VERSION = 1
_KEYS = {"kind", "id", "map", "draft", "documents", "problems", "decisions"}
# a line holds one symposium; no transcript of 5 MB with all that is read from it comes near
_LONGEST_LINE = 512 * 1024 * 1024


def write_backup(store: Store, path: Path, at: str, progress: Progress) -> Counter[str]:
    """Write all of the store to ``path``, which is there whole or not at all; how many of what it holds.

    ``at`` is the time, as ISO-8601, for whoever finds the file. Each symposium is as of one moment. StoreError SM424
    where the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as raw:
            # neither name nor time in the header: the same store gives the same bytes
            with gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
                counts = _write(store, _Written(file), at, progress)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(path)
    except OSError as error:
        raise StoreError([Problem("SM424", {"path": str(path), "fault": str(error)})]) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return counts


def all_stored(store: Store, progress: Progress) -> Iterator[Stored]:
    """Everything of the store, symposium by symposium, each as of one moment."""
    known = store.known()
    for done, symposium in enumerate(known, 1):
        stored = store.stored(symposium)
        if stored != Stored(symposium):
            yield stored
        progress(done, len(known))


def read_backup(path: Path) -> Iterator[Stored]:
    """What the backup holds; each line is checked as it comes, counts and digest at the end.

    StoreError SM421 for a file that is no backup, SM422 for one that is cut or damaged (with its line), SM423 for a
    later version.
    """
    with _opened(path) as file:
        digest, counts = hashlib.sha256(), Counter[str]()
        _head(path, _line(path, file, digest, 1))
        for number in range(2, 1_000_000_000):
            before = digest.hexdigest()
            row = _line(path, file, digest, number)
            if row.get("kind") == "end":
                _end(path, row, counts, before, number)
                if _read(path, file, number + 1):
                    raise _damaged(path, number + 1, "more after the end")
                return
            stored = _decoded(path, row, number)
            counts += _counted(stored)
            yield stored


class _Written:
    """Lines on their way into a file, and the digest of them."""

    def __init__(self, file: gzip.GzipFile) -> None:
        self._file, self._digest = file, hashlib.sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def line(self, row: Row) -> None:
        written = msgspec.json.encode(row) + b"\n"
        self._digest.update(written)
        self._file.write(written)


def _write(store: Store, out: _Written, at: str, progress: Progress) -> Counter[str]:
    out.line({"kind": "head", "format": NAME, "version": VERSION, "map_format": FORMAT, "at": at})
    counts = Counter[str]()
    for stored in all_stored(store, progress):
        out.line(_encoded(stored))
        counts += _counted(stored)
    out.line({"kind": "end", "counts": counts, "sha256": out.sha256})
    return counts


def _counted(stored: Stored) -> Counter[str]:
    m = stored.argument_map
    return Counter(
        symposia=int(m is not None),
        documents=len(stored.documents),
        stances=len(m.stances) if m else 0,
        decisions=len(stored.decisions),
    )


def _encoded(stored: Stored) -> Row:
    m, draft = stored.argument_map, stored.draft
    return {
        "kind": "symposium",
        "id": stored.symposium,
        "map": _bare(m),
        # most are as they were read: nothing is written twice
        "draft": "map" if draft == m else _bare(draft),
        "documents": [_document(source) for source in stored.documents],
        "problems": msgspec.json.decode(encode_problems(stored.problems)),
        "decisions": [
            {"decision": encode_item(t.decision), "retired": t.is_retired} for t in stored.decisions
        ],
    }


def _bare(m: ArgumentMap | None) -> Row | None:
    """The map without its text, which stands with its document."""
    if m is None:
        return None
    plain = encode_map(m)
    del plain["document"]["text"]
    return plain


def _document(source: Source) -> Row:
    """A document; its bytes are left out where the text in its encoding gives them."""
    content = None if _encoded_text(source.text, source.encoding) == source.content else source.content
    return {
        "id": source.document,
        "name": source.name,
        "encoding": source.encoding,
        "text": source.text,
        "content": None if content is None else base64.b64encode(content).decode(),
    }


def _encoded_text(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except (LookupError, UnicodeError):
        return None


@contextmanager
def _opened(path: Path) -> Iterator[gzip.GzipFile]:
    try:
        with gzip.open(path, "rb") as file:
            yield file
    except OSError as error:
        raise StoreError([Problem("SM421", {"path": str(path), "fault": str(error)})]) from error


def _line(path: Path, file: gzip.GzipFile, digest: Any, number: int) -> Row:  # noqa: ANN401 - hashlib names no type
    line = _read(path, file, number)
    if not line.endswith(b"\n"):
        raise _damaged(path, number, "it ends in the middle")
    digest.update(line)
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _damaged(path, number, str(error)) from error
    if not isinstance(row, dict):
        raise _damaged(path, number, "no object")
    return row


def _read(path: Path, file: gzip.GzipFile, number: int) -> bytes:
    try:
        return file.readline(_LONGEST_LINE)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        if number == 1 and isinstance(error, gzip.BadGzipFile):
            raise StoreError([Problem("SM421", {"path": str(path), "fault": str(error)})]) from error
        raise _damaged(path, number, str(error)) from error


def _head(path: Path, row: Row) -> None:
    if row.get("kind") != "head" or row.get("format") != NAME:
        raise StoreError([Problem("SM421", {"path": str(path), "fault": "no head"})])
    for key, known in (("version", VERSION), ("map_format", FORMAT)):
        if not isinstance(row.get(key), int) or row[key] < 1:
            raise _damaged(path, 1, key)
        if row[key] > known:
            raise StoreError([Problem("SM423", {"path": str(path), "found": row[key], "known": known})])


def _end(path: Path, row: Row, counts: Counter[str], sha256: str, number: int) -> None:
    if row.get("sha256") != sha256:
        raise _damaged(path, number, "sha256")
    if row.get("counts") != dict(counts):
        raise _damaged(path, number, "counts")


def _decoded(path: Path, row: Row, number: int) -> Stored:
    try:
        if row.get("kind") != "symposium" or row.keys() != _KEYS:
            raise _damaged(path, number, "keys")
        documents = tuple(_source(found) for found in row["documents"])
        texts = {source.document: source.text for source in documents}
        m = _whole(row["map"], texts)
        return Stored(
            row["id"],
            m,
            m if row["draft"] == "map" else _whole(row["draft"], texts),
            documents,
            decode_problems(msgspec.json.encode(row["problems"]).decode()),
            tuple(Told(decode_item(Decision, t["decision"]), bool(t["retired"])) for t in row["decisions"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, number, f"{type(error).__name__} {error}") from error
    except StoreError:
        raise
    except SymposiumMapError as error:
        raise _damaged(path, number, str(error)) from error


def _whole(plain: Row | None, texts: dict[str, str]) -> ArgumentMap | None:
    if plain is None:
        return None
    plain["document"]["text"] = texts[plain["document"]["id"]]
    return decode_map(plain)


def _source(found: Row) -> Source:
    text, encoding = found["text"], found["encoding"]
    content = (
        text.encode(encoding)
        if found["content"] is None
        else base64.b64decode(found["content"], validate=True)
    )
    if hashlib.sha256(content).hexdigest() != found["id"]:
        raise ValueError(found["id"])
    return Source(found["id"], found["name"], encoding, text, content)


def _damaged(path: Path, line: int, fault: str) -> StoreError:
    return StoreError([Problem("SM422", {"path": str(path), "line": line, "fault": fault})])


def counted(symposia: Iterable[Stored], counts: Counter[str]) -> Iterator[Stored]:
    """The same symposia, counted on their way."""
    for stored in symposia:
        counts.update(_counted(stored))
        yield stored
