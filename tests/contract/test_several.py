"""Several threads and processes on one store: each sees what others committed, none sees half a change."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store.opening import open_store
from graph.store.position import WhoHolds
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from tests.support.stored import everything

LOCKER, PASS = the_locker_map(), the_pass_map()

# another process: says it is there, then does one thing for each line it is sent
_OTHER = """
import sys
from graph.store.opening import open_store
from graph.store.position import WhoHolds
from tests.support.sample_maps import the_locker_map, the_pass_map
samples = {"locker": the_locker_map(), "pass": the_pass_map()}
with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    for line in sys.stdin:
        verb, name = line.split()
        sample = samples[name]
        if verb == "save":
            store.save(sample)
        elif verb == "delete":
            store.delete(sample.symposium.id)
        print(len(store.who_holds(WhoHolds(symposia=(sample.symposium.id,)))), flush=True)
"""

_IMPORTER = """
import sys
from graph.store.opening import open_store
from tests.support.sample_maps import a_wide_map
with open_store(sys.argv[1]) as store:
    for n in range(10):
        store.save(a_wide_map(2, 3, f"第{sys.argv[2]}组第{n}场"))
"""


def test_each_process_sees_at_once_what_the_other_did(lasting_place: str) -> None:
    command = [sys.executable, "-c", _OTHER, lasting_place]
    with (
        open_store(lasting_place) as store,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert other.stdin is not None
        assert other.stdout is not None

        def tell(line: str) -> int:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write(line + "\n")
            other.stdin.flush()
            return int(other.stdout.readline())

        assert other.stdout.readline() == "ready\n"
        assert store.who_holds(WhoHolds()) == ()
        assert tell("save locker") == 8
        assert len(store.who_holds(WhoHolds())) == 8
        assert [s.title for s in store.list()] == ["快递柜取件行为的定性"]
        store.save(PASS)
        assert tell("ask pass") == 4
        assert tell("delete locker") == 0
        assert [p.symposium for p in store.who_holds(WhoHolds())] == [PASS.symposium.id] * 4
        store.delete(PASS.symposium.id)
        assert tell("ask pass") == 0
        other.stdin.close()
        assert other.wait(timeout=20) == 0


def test_writers_of_several_processes_queue_and_none_fails(lasting_place: str) -> None:
    # the store is new: they also make its tables at the same time
    writers = [
        subprocess.Popen([sys.executable, "-c", _IMPORTER, lasting_place, str(n)], stderr=subprocess.PIPE)
        for n in range(4)
    ]
    faults = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [(w.returncode, fault) for w, fault in zip(writers, faults, strict=True)] == [(0, b"")] * 4
    with open_store(lasting_place) as store:
        assert len(store.list()) == 40
        assert store.sequence() == 40
        assert len(store.who_holds(WhoHolds())) == 40 * 6


def test_threads_that_read_never_see_a_change_half_made(place: str) -> None:
    with open_store(place) as store:
        store.save(LOCKER)
        first = LOCKER.stances[0]
        states = [
            replace(LOCKER, stances=tuple(replace(s, rule=f"第{n}版") for s in LOCKER.stances))
            for n in range(12)
        ]
        done = threading.Event()

        def read() -> set[tuple[int, int]]:
            seen = set()
            while not done.is_set():
                held = store.who_holds(WhoHolds(symposia=(LOCKER.symposium.id,)))
                seen.add((len(held), len({p.stance.rule for p in held})))
            return seen

        with ThreadPoolExecutor(4) as pool:
            readers = [pool.submit(read) for _ in range(4)]
            for state in states:
                store.save(state)
                held = store.who_holds(WhoHolds(issues=(first.issue,)))
                assert {p.stance.rule for p in held} == {state.stances[0].rule}
            done.set()
            seen = set().union(*(reader.result() for reader in readers))
        assert seen == {(8, 1)}


def test_threads_that_write_lose_nothing(place: str) -> None:
    samples = [a_wide_map(1, 2, f"第{n}场") for n in range(24)]
    with open_store(place) as store, ThreadPoolExecutor(8) as pool:
        list(pool.map(store.save, samples))
        assert {s.id for s in store.list()} == {m.symposium.id for m in samples}
        assert len(store.who_holds(WhoHolds())) == 48


_CHANGES = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(("locker", "pass", "look")), st.integers(0, 2)), max_size=8
)
_STATES = {
    "locker": [None, LOCKER, replace(LOCKER, citations=(), unplaced=())],
    "pass": [None, PASS, replace(PASS, agreements=(), authorities=(), citations=())],
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(changes=_CHANGES)
def test_whoever_changes_what_the_graph_is_what_the_record_says(
    lasting_place: str, changes: list[tuple[int, str, int]]
) -> None:
    with open_store(lasting_place) as one, open_store(lasting_place) as other, open_store("memory:") as fresh:
        stores = (one, other)
        for old in one.list():
            one.delete(old.id)
        now = {"locker": 0, "pass": 0}
        for who, what, state in changes:
            if what == "look":
                stores[who].who_holds(WhoHolds())
            elif (wanted := _STATES[what][state]) is not None:
                stores[who].save(wanted)
                now[what] = state
            elif now[what]:
                stores[who].delete({"locker": LOCKER, "pass": PASS}[what].symposium.id)
                now[what] = 0
        for name, state in now.items():
            if (kept := _STATES[name][state]) is not None:
                fresh.save(kept)
        assert everything(one) == everything(other) == everything(fresh)
