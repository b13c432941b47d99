"""What reading by the rules costs: ``python -m benchmarks.rules`` prints two tables.

Costs are told as ratios to a pass measured in the same run on the same text (decoding it, then finding every run of
Chinese characters, of other letters and of marks by one regular expression), so that they can be compared between
machines. Each size is measured in a process of its own; its peak memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.material import HARD, transcript

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZES = {10_000: 5, 100_000: 3, 1_000_000: 1}  # characters -> how often, the best counts
_RUNS = re.compile("[㐀-鿿]+|[A-Za-z0-9]+|[^㐀-鿿A-Za-z0-9]+")
_FEW, _MANY = 10, 100
_EACH = 6_000  # characters of each transcript of the import


def main() -> None:
    """Measure and print; ``--hard`` adds the texts made to be slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--hard", action="store_true")
    asked.add_argument("--one", nargs=2, metavar=("KIND", "SIZE"), help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        print(json.dumps(_measured(given.one[0], int(given.one[1]))))
        return
    _print_sizes()
    if given.hard:
        _print_hard()
    _print_import()


def _print_sizes() -> None:
    print("Reading and extraction by the rules, one core, without start-up\n")
    print("| characters | seconds | ms per 10,000 | plain pass, ms per 10,000 | ratio | peak memory, MB |")
    print("|---:|---:|---:|---:|---:|---:|")
    rates = []
    for size in _SIZES:
        found = _apart("ordinary", size)
        rates.append(found["rate"])
        print(
            f"| {size:,} | {found['seconds']:.2f} | {found['rate']:.0f} | {found['plain']:.2f} "
            f"| {found['rate'] / found['plain']:.0f} | {found['memory']:.0f} |"
        )
    print(f"\nCost per character at 10^6 to that at 10^4: {rates[-1] / rates[0]:.2f} (1 is linear)\n")


def _print_hard() -> None:
    print("| made to be slow | ms per 10,000 at 5,000 | at 20,000 | growth |")
    print("|---|---:|---:|---:|")
    for kind in HARD:
        one, other = (_apart(kind, size)["rate"] for size in (5_000, 20_000))
        print(f"| {kind} | {one:.0f} | {other:.0f} | {other / max(one, 1):.1f} |", flush=True)
    print()


def _print_import() -> None:
    print(f"One import of many files ({_EACH:,} characters each), the command line, a new store\n")
    print("| transcripts | seconds | peak memory, MB |")
    print("|---:|---:|---:|")
    peaks = []
    for count in (_FEW, _MANY):
        seconds, memory = _imported(count)
        peaks.append(memory)
        print(f"| {count} | {seconds:.1f} | {memory:.0f} |", flush=True)
    print(f"\nMemory of {_MANY} to that of {_FEW}: {peaks[1] / peaks[0]:.2f} (1 is constant)")


def _apart(kind: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.rules", "--one", kind, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measured(kind: str, size: int) -> dict[str, float]:
    text = transcript(size) if kind == "ordinary" else HARD[kind](size)
    data = text.encode()
    _read(transcript(2_000).encode())  # tables are loaded and patterns compiled once
    times = _SIZES.get(size, 1)
    seconds, plain = _best(_read, data, times), _best(_plain, data, 5)
    share = 10_000 / len(text)
    return {
        "seconds": seconds, "rate": 1000 * seconds * share, "plain": 1000 * plain * share, "memory": _peak(resource.RUSAGE_SELF)
    }  # fmt: skip


def _best(what: Callable[[bytes], object], data: bytes, times: int) -> float:
    found = []
    for _ in range(times):
        start = time.process_time()
        what(data)
        found.append(time.process_time() - start)
    return min(found)


def _read(data: bytes) -> object:
    from graph.errors import InputError  # noqa: PLC0415 - the parent needs none of it
    from graph.extract.pipeline import extract  # noqa: PLC0415
    from graph.transcript import parse_transcript, read_source, repair  # noqa: PLC0415

    try:
        return extract(parse_transcript(repair(read_source(data, "x.txt"))))
    except InputError:
        return None  # a novel is no transcript


def _plain(data: bytes) -> int:
    return len(_RUNS.findall(data.decode()))


def _peak(whose: int) -> float:
    """Megabytes; macOS counts bytes, Linux kilobytes."""
    return resource.getrusage(whose).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _imported(count: int) -> tuple[float, float]:
    """Seconds and megabytes of one import of so many files."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "files")
        place.mkdir()
        for n in range(count):
            text = transcript(_EACH, n).replace("仓库钥匙案研讨实录", f"仓库钥匙案研讨实录之{n + 1}")
            (place / f"{n:03}.txt").write_text(text, "utf-8")
        measure = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        store = ["--store", str(Path(folder, "bench.db"))]
        command = [
            sys.executable,
            "-c",
            measure,
            sys.executable,
            "-m",
            "server",
            *store,
            "import",
            str(place),
        ]
        start = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
        seconds = time.perf_counter() - start
        return seconds, float(done.stdout) / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
