"""What a store costs beside a bare driver: ``python -m benchmarks.store`` prints tables.

A store of invented symposia is made in each size; every named question is put to it through our layer and, in the same
process, as the same Cypher to the bare driver. The figure to look at is the ratio of the two, and whether a question about
one symposium takes the same time however large the store. Times are those of the processor for an embedded store, which
is in this process, and of the clock for a server.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.bare import bare_driver
from benchmarks.generator import symposia
from graph.model import ContestedBy, Polarity
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from graph.store.statements import statement
from graph.store.who_holds import who_holds_statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.bare import Bare
    from graph.model import ArgumentMap
    from graph.store.port import Store

_SIZES = (1_000, 10_000, 100_000)
_TIMES = 40
_LONG_S = 2.0  # a question is put less often where it takes long


@dataclass(frozen=True, slots=True)
class Asked:
    """A named question: through our layer, and as Cypher."""

    name: str
    is_local: bool  # about one symposium: as quick in a large store as in a small one
    ours: Callable[[], object]
    words: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds: the middle and the 95th of a hundred."""

    median: float
    p95: float


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=list(_SIZES), metavar="STANCES")
    asked.add_argument(
        "--store", help="the address of an empty store on a server; else an embedded one is made"
    )
    given = asked.parse_args()
    medians: dict[str, list[tuple[int, float]]] = {}
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = given.store or str(Path(folder) / "store.sqlite")
            for name, found in _measured(place, size).items():
                medians.setdefault(name, []).append((size, found))
    _print_growth(medians)


def _measured(place: str, size: int) -> dict[str, float]:
    """Print the tables of one size; the medians by question."""
    maps = list(symposia(size))
    stances = sum(len(m.stances) for m in maps)
    print(
        f"\n## {stances:,} stances, {len(maps):,} symposia ({'server' if '://' in place else 'embedded'})\n"
    )
    _load(place, maps)
    middle = maps[len(maps) // 2]
    del maps
    with open_store(place) as store, bare_driver(store) as bare:
        print("\n| question | ours: median ms | p95 | its rows | bare: median ms | p95 | ratio of rows |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        found = {}
        # in one process its own time says most, whatever else the machine does; a server is another process
        clock = time.perf_counter if "://" in place else time.process_time
        for asked in _questions(store, middle):
            ours, rows, theirs = _side_by_side(asked, store, bare, clock)
            ratio = rows.median / theirs.median
            other = f"{rows.median:.2f} | {theirs.median:.2f} | {theirs.p95:.2f} | {ratio:.2f}"
            told = other if asked.words else "| | |"
            print(f"| {asked.name} | {ours.median:.2f} | {ours.p95:.2f} | {told} |", flush=True)
            found[asked.name + ("" if asked.is_local else " (whole store)")] = ours.median
    return found


def _load(place: str, maps: list[ArgumentMap]) -> None:
    clock = time.perf_counter if "://" in place else time.process_time
    start = clock()
    with open_store(place) as store:
        with store.together():
            for m in maps:
                store.save(m)
        saved = clock() - start
        print(f"- saved in {saved:.1f} s ({len(maps) / saved:.0f} symposia a second), checked on the way in")
        if "://" in place:
            return
        start = clock()
        store.prepare()
        built = clock() - start
        rows, bare = _bulk(maps)
        print(f"- opened from the record, graph built and kept beside it: {built:.1f} s")
        print(
            f"- bulk load of the same rows: ours {rows:.1f} s, bare driver {bare:.1f} s, ratio {rows / bare:.2f}"
        )
    start = clock()
    with open_store(place) as store:
        store.prepare()
        print(f"- opened from the snapshot: {clock() - start:.2f} s")
    sizes = {
        f.name.removeprefix("store.sqlite") or "record": f.stat().st_size
        for f in Path(place).parent.iterdir()
    }
    print(
        "- on the disk: " + ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in sorted(sizes.items()))
    )
    print(f"- memory of this process: {_resident():.0f} MB")


def _bulk(maps: list[ArgumentMap]) -> tuple[float, float]:
    """Seconds to write the graph of at most 10^4 stances through our layer, and by the bare driver."""
    from benchmarks.bare import bulk_load  # noqa: PLC0415
    from graph.store.graph_in_memory import GraphInMemory  # noqa: PLC0415
    from graph.store.map_rows import rows_of  # noqa: PLC0415

    rows = [rows_of(m) for m in maps[:250]]
    ours, bare = [], []
    for _ in range(3):
        start = time.process_time()
        GraphInMemory.built((rows[n : n + 50] for n in range(0, len(rows), 50)), ())
        ours.append(time.process_time() - start)
        bare.append(bulk_load(rows))
    return min(ours), min(bare)


def _questions(store: Store, m: ArgumentMap) -> list[Asked]:
    mine, document = m.symposium.id, m.document.id
    expert = next(e for e in m.experts)
    holds = {
        "who holds what in one symposium": (True, WhoHolds(symposia=(mine,))),
        "who holds what on one issue": (True, WhoHolds(issues=(m.issues[0].id,))),
        "what one expert holds": (False, WhoHolds(experts=(expert.id,))),
        "a rare authority in one symposium": (
            True,
            WhoHolds(symposia=(mine,), authorities=("指导性案例第59号",)),
        ),
        "a word in one symposium": (True, WhoHolds(symposia=(mine,), words=("占有",))),
        "a charge of the whole store": (False, WhoHolds(charges=("虚假诉讼罪",))),
        "an authority of the whole store": (False, WhoHolds(authorities=("指导性案例第59号",))),
        "a word of the whole store, conditional": (
            False,
            WhoHolds(words=("牵连",), polarities=(Polarity.CONDITIONAL,)),
        ),
    }
    found = [
        Asked(name, is_local, lambda asked=asked: store.who_holds(asked), *who_holds_statement(asked))  # type: ignore[misc]
        for name, (is_local, asked) in holds.items()
    ]
    contested = [
        Asked(f"most contested by {by}", False, lambda by=by: store.contested(by), *_contested(by))  # type: ignore[misc]
        for by in ContestedBy
    ]
    plain = [
        Asked("experts of one name", False, store.same_as, statement("same_expert"), {}),
        Asked("load one symposium", True, lambda: store.load(mine), "", {}),
        Asked("one passage", True, lambda: store.passage(document, 0, 10), "", {}),
        Asked("namesakes of one symposium", True, lambda: store.namesakes(mine), "", {}),
        Asked("list of symposia", False, store.list, "", {}),
        Asked("save one symposium again", True, lambda: store.save(m), "", {}),
    ]
    return [*found, *contested, *plain]


def _contested(by: ContestedBy) -> tuple[str, dict[str, Any]]:
    from graph.store.contested import contested_statement  # noqa: PLC0415

    return contested_statement(by)


def _side_by_side(
    asked: Asked, store: Store, bare: Bare, clock: Callable[[], float]
) -> tuple[Timed, Timed, Timed]:
    """The answer as a person gets it, its rows through our layer, and by the bare driver.

    In turn, so that what else the machine does falls on all of them.
    """
    ours, rows, theirs = [], [], []
    start = clock()
    gc.collect()
    for n in range(_TIMES + 2):
        one = _seconds(asked.ours, clock)
        middle = _seconds(lambda: store.query(asked.words, asked.parameters), clock) if asked.words else 0.0
        other = _seconds(lambda: bare.run(asked.words, asked.parameters), clock) if asked.words else 1.0
        if n >= 2:  # the first ones warm up
            ours.append(one)
            rows.append(middle)
            theirs.append(other)
        if len(ours) >= 5 and clock() - start > _LONG_S:
            break
    return _timed(ours), _timed(rows), _timed(theirs)


def _seconds(what: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    what()
    return clock() - start


def _timed(seconds: list[float]) -> Timed:
    in_order = sorted(1000 * s for s in seconds)
    return Timed(statistics.median(in_order), in_order[min(len(in_order) - 1, int(0.95 * len(in_order)))])


def _print_growth(medians: dict[str, list[tuple[int, float]]]) -> None:
    print("\n## Growth of the median from the smallest to the largest store\n")
    print("| question | stances | ms | times as long |\n|---|---|---|---:|")
    for name, found in medians.items():
        sizes = " → ".join(f"{size:,}" for size, _ in found)
        times = " → ".join(f"{ms:.2f}" for _, ms in found)
        print(f"| {name} | {sizes} | {times} | {found[-1][1] / found[0][1]:.1f} |")


def _resident() -> float:
    """Megabytes in use now (Linux), else the most there ever were."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        import resource  # noqa: PLC0415 - not on every system

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
