"""What an embedded store survives, by doing it: ``python -m benchmarks.faults`` prints a table.

Each fault is a function of how often it is tried; the quick ones run in the suite too. *Lost* counts what was acknowledged
and is not there, or what is there and not whole, or an answer that is wrong without a word.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generator import a_symposium
from graph.errors import StoreError
from graph.store.check import check_store
from graph.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store.port import Store

SEED = 7
_MAPS = 20  # of one writer
_WRITER = "from benchmarks.faults import write_for_ever; write_for_ever()"
_CROWD = "from benchmarks.crowd import crowd; crowd()"


@dataclass(slots=True)
class Outcome:
    """One line of the table; ``told`` are the codes of the problems that were met, with how often."""

    fault: str
    tried: int = 0
    lost: int = 0
    told: dict[str, int] = field(default_factory=dict)
    note: str = ""

    @property
    def survived(self) -> int:
        """How many went well."""
        return self.tried - self.lost

    def tell(self, error: StoreError) -> None:
        """Count a problem that a person would have been told."""
        for problem in error.problems:
            self.told[problem.code] = self.told.get(problem.code, 0) + 1


def main() -> None:
    """Try everything and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=100, help="how often the writer is killed")
    times = asked.parse_args().times
    print("| fault | tried | survived | lost | told | note |\n|---|---:|---:|---:|---|---|")
    for fault, often in FAULTS.items():
        with tempfile.TemporaryDirectory() as folder:
            found = fault(Path(folder), max(1, times * often // 100))
        told = ", ".join(f"{code} × {n}" for code, n in sorted(found.told.items()))
        print(
            f"| {found.fault} | {found.tried} | {found.survived} | {found.lost} | {told} | {found.note} |",
            flush=True,
        )


def killed_writer(folder: Path, times: int) -> Outcome:
    """SIGKILL while symposia are saved, one by one and several together, and while the graph is kept beside them."""
    found, lot = Outcome("kill -9 of the writer"), random.Random(SEED)  # noqa: S311 - nothing secret
    acknowledged = there = 0
    for round_ in range(times):
        # ten times the same store, and then a new one: they grow
        path, started = folder / f"{round_ // 10}.sqlite", _MAPS * (round_ % 10)
        told = _killed(path, started, together=round_ % 2 == 1, after_s=lot.uniform(0, 0.6))
        found.tried += 1
        with open_store(path) as store:
            known = {s.id for s in store.list()}
            # what was not told may be there, but then whole
            wanted = [a_symposium(SEED, n) for n in range(started, started + _MAPS)]
            whole = [m for m in wanted if m.symposium.id in known and store.load(m.symposium.id) == m]
            is_missing = whole[:told] != wanted[:told]
            is_half = len(whole) != sum(m.symposium.id in known for m in wanted)
            if is_missing or is_half or (round_ % 10 == 9 and _is_unsound(store)):
                found.lost += 1
        acknowledged, there = acknowledged + told, there + len(whole)
    found.note = f"{acknowledged} saves acknowledged, {there} there, all whole"
    return found


def write_for_ever() -> None:
    """Save symposia from a number on and say after each, or after each three, that they are kept."""
    from graph.store import embedded  # noqa: PLC0415 - the parent needs it not

    embedded._WORTH_KEEPING_S = -1.0  # noqa: SLF001 - the graph is kept at every chance, so that this is killed too
    path, start, together = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "together"
    maps = [a_symposium(SEED, n) for n in range(start, start + _MAPS)]
    with open_store(path) as store:
        store.prepare()
        print("ready", flush=True)
        for n in range(0, len(maps), 3 if together else 1):
            if together:
                with store.together():
                    for m in maps[n : n + 3]:
                        store.save(m)
            else:
                store.save(maps[n])
            print(min(n + 3, _MAPS) if together else n + 1, flush=True)
            if n % 5 == 4:
                store.prepare()
        time.sleep(60)


def _killed(path: Path, start: int, *, together: bool, after_s: float) -> int:
    """Let it write and kill it; how many it said were kept."""
    command = [sys.executable, "-c", _WRITER, str(path), str(start), "together" if together else "single"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:  # noqa: S603 - ourselves
        assert writer.stdout is not None  # noqa: S101 - for the type checker
        writer.stdout.readline()
        time.sleep(after_s)
        writer.send_signal(signal.SIGKILL)
        told = [line for line in writer.stdout if line.endswith("\n")]
    return int(told[-1]) if told else 0


def full_disk(folder: Path, times: int) -> Outcome:
    """Saves until the disk is full; then there is room again."""
    found = Outcome("disk full")
    with _small_disk(folder, "4m") as disk:
        if disk is None:
            found.note = "not tried: needs the right to mount"
            return found
        for _ in range(times):
            found.tried += 1
            found.lost += _filled(disk, found)
            for old in disk.iterdir():
                old.unlink()
            _remount(disk, "size=4m")
    found.note = "the failed save left nothing; goes on by itself once there is room"
    return found


def _filled(disk: Path, found: Outcome) -> bool:
    """Whether anything went wrong with a store on a disk that fills."""
    path, kept = disk / "store.sqlite", 0
    with open_store(path) as store:
        try:
            for n in range(1000):
                store.save(a_symposium(SEED, n))
                kept = n + 1
        except StoreError as error:
            found.tell(error)
        is_whole = _holds(store, kept)
        _remount(disk, "size=64m")
        store.save(a_symposium(SEED, kept))
        return not (kept and is_whole and _holds(store, kept + 1) and not _is_unsound(store))


def read_only_disk(folder: Path, times: int) -> Outcome:
    """The disk under an open store turns read-only, and back."""
    found = Outcome("read-only disk")
    with _small_disk(folder, "64m") as disk:
        if disk is None:
            found.note = "not tried: needs the right to mount"
            return found
        path = disk / "store.sqlite"
        with open_store(path) as store:
            store.save(a_symposium(SEED, 0))
        for n in range(times):
            found.tried += 1
            # nobody may have the file open for writing while the disk is turned
            _remount(disk, "ro")
            try:
                open_store(path).close()
                found.lost += 1
            except StoreError as error:
                found.tell(error)
            _remount(disk, "rw")
            with open_store(path) as store:
                store.save(a_symposium(SEED, n + 1))
                found.lost += not _holds(store, n + 2)
    found.note = "refused with what to do, the file left as it is; goes on once it may be written"
    return found


def damaged_file(folder: Path, times: int) -> Outcome:
    """The file is cut, a byte turned, a page emptied: what is answered is right, or it is told."""
    found, path = Outcome("store file cut or damaged"), folder / "store.sqlite"
    maps = [a_symposium(SEED, n) for n in range(12)]
    with open_store(path) as store:
        for m in maps:
            store.save(m)
    sound, lot = path.read_bytes(), random.Random(SEED)  # noqa: S311 - nothing secret
    right = 0
    for n in range(times):
        found.tried += 1
        content, at = bytearray(sound), lot.randrange(len(sound))
        if n % 3 == 0:
            del content[at:]
        elif n % 3 == 1:
            content[at] ^= 1 << lot.randrange(8)
        else:
            content[at : at + 4096] = bytes(min(4096, len(sound) - at))
        for old in folder.iterdir():
            old.unlink()
        path.write_bytes(content)
        try:
            with open_store(path) as store:
                for m in maps:
                    try:
                        found.lost += store.load(m.symposium.id) != m
                        found.lost += store.source(m.document.id).text != m.document.text
                        right += 1
                    except StoreError as error:
                        found.tell(error)
        except StoreError as error:
            found.tell(error)
    found.note = f"{right} of {12 * times} symposia read, each of them right"
    return found


def damaged_snapshot(folder: Path, times: int) -> Outcome:
    """The graph kept beside the record is cut, changed, stale or of another program."""
    from graph.store import embedded  # noqa: PLC0415

    found, path = Outcome("snapshot cut, damaged, stale, another version"), folder / "store.sqlite"
    kept, about = folder / "store.sqlite.graph", folder / "store.sqlite.graph.json"
    lot = random.Random(SEED)  # noqa: S311 - nothing secret
    before = embedded._WORTH_KEEPING_S  # noqa: SLF001
    embedded._WORTH_KEEPING_S = -1.0  # noqa: SLF001
    try:
        with open_store(path) as store:
            store.save(a_symposium(SEED, 0))
            store.prepare()
        for n in range(times):
            found.tried += 1
            content = bytearray(kept.read_bytes())
            if n % 4 == 0:
                del content[lot.randrange(len(content)) :]
            elif n % 4 == 1:
                content[lot.randrange(len(content))] ^= 1 << lot.randrange(8)
            elif n % 4 == 2:
                told = json.loads(about.read_text())
                told[("program", "engine", "sequence", "mark")[n // 4 % 4]] = "another"
                about.write_text(json.dumps(told))
            else:
                with open_store(path) as store:  # stale: nobody asks the graph after this
                    store.save(a_symposium(SEED, n))
            kept.unlink()
            kept.write_bytes(content)
            with open_store(path) as store:
                found.lost += _is_unsound(store)
    finally:
        embedded._WORTH_KEEPING_S = before  # noqa: SLF001
    found.note = "brought up to date or made anew from the record"
    return found


def file_gone(folder: Path, times: int) -> Outcome:
    """The file is deleted under a program at work, then put back."""
    found, path = Outcome("file deleted under a running program"), folder / "store.sqlite"
    with open_store(path) as store:
        for n in range(times):
            found.tried += 1
            store.save(a_symposium(SEED, n))
            away = folder / "away"
            path.rename(away)
            try:
                store.save(a_symposium(SEED, n + 1000))
                found.lost += 1
            except StoreError as error:
                found.tell(error)
            away.rename(path)
            found.lost += not _holds(store, n + 1)
    found.note = "told at the next request; goes on by itself once it is back"
    return found


def many_at_once(folder: Path, times: int) -> Outcome:
    """Four processes with two writers and eight readers each, on one store."""
    found = Outcome("4 processes, 8 writers, 32 readers at once")
    reads = writes = 0
    for n in range(times):
        path = folder / f"{n}.sqlite"
        command = [sys.executable, "-c", _CROWD, str(path)]
        crowd = [
            subprocess.Popen([*command, str(k)], stdout=subprocess.PIPE, text=True)  # noqa: S603
            for k in range(4)
        ]
        told = [json.loads(p.communicate(timeout=300)[0]) for p in crowd]
        found.tried += sum(t["writes"] + t["reads"] for t in told)
        found.lost += sum(t["failed"] + t["torn"] for t in told)
        writes, reads = writes + sum(t["writes"] for t in told), reads + sum(t["reads"] for t in told)
        with open_store(path) as store:
            wanted = {name: version for t in told for name, version in t["last"].items()}
            kept = {m.symposium.id: m.symposium.source_note for m in (store.load(s.id) for s in store.list())}
            found.lost += kept != wanted or _is_unsound(store)
    found.note = f"{writes} saves, {reads} answers: none failed, none torn, the last of each writer is there"
    return found


FAULTS: dict[Callable[[Path, int], Outcome], int] = {  # how often, of a hundred
    killed_writer: 100,
    full_disk: 5,
    read_only_disk: 5,
    damaged_file: 90,
    damaged_snapshot: 24,
    file_gone: 10,
    many_at_once: 2,
}


def _holds(store: Store, count: int) -> bool:
    return all(store.load(m.symposium.id) == m for m in (a_symposium(SEED, n) for n in range(count)))


def _is_unsound(store: Store) -> bool:
    return bool(check_store(store, lambda _done, _total: None).problems)


@contextmanager
def _small_disk(folder: Path, size: str) -> Iterator[Path | None]:
    """A disk of its own in memory; None where this process may not make one."""
    disk, mount = folder / "disk", shutil.which("mount")
    disk.mkdir()
    made = mount is not None and os.name == "posix" and hasattr(os, "geteuid") and os.geteuid() == 0
    if made:
        command = [str(mount), "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
        made = subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603
    try:
        yield disk if made else None
    finally:
        if made:
            subprocess.run(["umount", str(disk)], check=False, capture_output=True)  # noqa: S603, S607


def _remount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True, capture_output=True)  # noqa: S603, S607


if __name__ == "__main__":
    main()
