"""Many transcripts at once: read on every core, stored by one writer, several in one transaction."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import StoreError, SymposiumMapError
from server.usecases.import_transcript import Details, Imported, import_draft, read_draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from graph.model import Draft
    from graph.store.port import Store
    from graph.transcript import Overrides

_FEW = 4  # a reader takes a second to start: below this one process is as quick
_TOGETHER = 32
_WAIT_S = 1.0  # what was read is stored after so long at the latest, so that a person sees it


@dataclass(frozen=True, slots=True)
class Done:
    """A file and what became of it; it is kept by the time anybody gets this."""

    file: Path
    outcome: Imported | SymposiumMapError


def import_files(
    files: Sequence[Path], details: Details, overrides: Overrides, store: Store, readers: int | None = None
) -> Iterator[Done]:
    """Read and store the files, in their order; one that is at fault does not stop the others.

    ``readers`` are the processes that read, as many as there are cores if nothing is said.
    """
    for some in _batched(_read_all(files, overrides, readers or cores())):
        yield from _stored(some, details, store)


def cores() -> int:
    """How many processes may work at once here."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Read:
    file: Path
    draft: Draft | SymposiumMapError


def _read(file: Path, overrides: Overrides) -> _Read:
    try:
        return _Read(file, read_draft(file, file.name, overrides))
    except SymposiumMapError as error:
        return _Read(file, error)


def _read_all(files: Sequence[Path], overrides: Overrides, readers: int) -> Iterator[_Read]:
    """What is in the files, in their order; never far ahead of who asks, so that memory stays small."""
    if readers < 2 or len(files) < _FEW:
        yield from (_read(file, overrides) for file in files)
        return
    left, ahead = iter(files), deque[tuple["Path", "Future[_Read]"]]()
    # started anew, not forked: there may be threads here
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(readers, len(files)), context) as pool:
        try:
            for file in left:
                ahead.append((file, pool.submit(_read, file, overrides)))
                if len(ahead) > 2 * readers:
                    yield ahead[0][1].result()
                    ahead.popleft()
            while ahead:
                yield ahead[0][1].result()
                ahead.popleft()
        except BrokenProcessPool:
            # somebody ended a reader: what is left is read here
            yield from (_read(file, overrides) for file in (*(f for f, _ in ahead), *left))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batched(found: Iterable[_Read]) -> Iterator[list[_Read]]:
    """What there is to store together: a number of them, or those of one moment."""
    some: list[_Read] = []
    since = time.monotonic()
    for one in found:
        some.append(one)
        if len(some) >= _TOGETHER or time.monotonic() - since > _WAIT_S:
            yield some
            some, since = [], time.monotonic()
    if some:
        yield some


def _stored(some: list[_Read], details: Details, store: Store) -> list[Done]:
    """Keep them in one transaction; where the store fails, each by itself: none takes the others along."""
    try:
        with store.together():
            return [Done(one.file, _kept(one, details, store)) for one in some]
    except StoreError:
        return [Done(one.file, _kept_alone(one, details, store)) for one in some]


def _kept(one: _Read, details: Details, store: Store) -> Imported | SymposiumMapError:
    if isinstance(one.draft, SymposiumMapError):
        return one.draft
    try:
        return import_draft(one.draft, details, store, one.file.read_bytes())
    except StoreError:
        raise
    except SymposiumMapError as error:
        return error


def _kept_alone(one: _Read, details: Details, store: Store) -> Imported | SymposiumMapError:
    try:
        return _kept(one, details, store)
    except StoreError as error:
        return error
