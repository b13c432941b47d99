"""Many files at once: in order, each kept whole, whatever becomes of the others."""

from __future__ import annotations

import os
import pickle
import signal
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError, Problem, StoreError
from graph.store.opening import open_store
from graph.transcript import Overrides
from server.usecases import many_files
from server.usecases.import_transcript import Details, Imported
from server.usecases.many_files import Done, import_files
from tests.support.locker_transcript import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.store.port import Store

NOTHING = Overrides()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Six transcripts, of which the third is empty and the fifth a copy of the first."""
    made = []
    for n in range(6):
        text = OPENING + f"韩松：我认为，第{0 if n == 4 else n}种做法不应当承担赔偿责任。\n"
        title, rest = text.split("\n", 1)
        made.append(tmp_path / f"{n}.txt")
        made[-1].write_text("" if n == 2 else f"{title}之{0 if n == 4 else n}\n{rest}", "utf-8")
    return made


def kept(files: Sequence[Path], store: Store, readers: int) -> list[str]:
    """What became of each file."""
    return [
        f"{done.file.stem} {'kept' if isinstance(done.outcome, Imported) else done.outcome.problems[0].code}"
        for done in import_files(files, Details(), NOTHING, store, readers)
    ]


EXPECTED = ["0 kept", "1 kept", "2 SM101", "3 kept", "4 SM191", "5 kept"]


@pytest.mark.parametrize("readers", [1, 2])
def test_one_bad_file_does_not_stop_the_others(files: list[Path], tmp_path: Path, readers: int) -> None:
    with open_store(tmp_path / "store") as store:
        assert kept(files, store, readers) == EXPECTED
        assert len(store.list()) == 4


def test_however_it_is_read_the_same_is_kept(files: list[Path]) -> None:
    with open_store("memory:") as one, open_store("memory:") as other:
        kept(files, one, 1)
        kept(files, other, 2)
        assert [other.stored(s) for s in one.known()] == [one.stored(s) for s in one.known()]


def test_several_are_one_transaction_and_nothing_is_told_before_it_is_kept(
    files: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "store"
    with open_store(path) as store, open_store(path) as reader:
        for done in import_files(files, Details(), NOTHING, store, 1):
            if isinstance(done.outcome, Imported):
                assert reader.load(done.outcome.argument_map.symposium.id) == done.outcome.argument_map


def test_where_the_store_fails_each_file_is_told_and_nothing_half_kept(
    files: list[Path], tmp_path: Path
) -> None:
    with open_store(tmp_path / "store") as store:
        writer = store._record._file._writer  # type: ignore[attr-defined]
        (pages,) = writer.execute("PRAGMA page_count").fetchone()
        writer.execute(f"PRAGMA max_page_count = {pages}")
        assert kept(files, store, 1) == ["0 SM406", "1 SM406", "2 SM101", "3 SM406", "4 SM406", "5 SM406"]
        assert store.list() == ()
        writer.execute("PRAGMA max_page_count = 1000000")
        assert kept(files, store, 1) == EXPECTED


def test_a_reader_that_is_killed_loses_no_file(files: list[Path], tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        before = children(os.getpid())
        found: list[Done] = []
        for each in import_files(files, Details(), NOTHING, store, 2):
            if not found:
                for child in children(os.getpid()) - before:
                    os.kill(child, signal.SIGKILL)
            found.append(each)
        assert len(found) == 6
        assert len(store.list()) == 4


def children(parent: int) -> set[int]:
    """The processes that this one started."""
    found = set()
    for task in os.listdir(f"/proc/{parent}/task"):  # noqa: PTH208
        with open(f"/proc/{parent}/task/{task}/children") as told:  # noqa: PTH123
            found |= {int(word) for word in told.read().split()}
    return found


def test_an_error_is_the_same_in_another_process() -> None:
    for kind in (InputError, StoreError):
        error = kind([Problem("SM112", {"line": 3}, excerpt="原文")])
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (type(again), again.problems, str(again)) == (kind, error.problems, str(error))


def test_it_says_how_many_cores_there_are() -> None:
    assert 1 <= many_files.cores() <= (os.cpu_count() or 1)
