"""msgspec prepares a class when it first meets it; two threads that meet one at the same time end the process."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import is_dataclass

import graph.exchange.document
import graph.model
from graph.model import Draft
from graph.review.acts import NAMES

_THREADS = """
import sys, threading
from graph.exchange.document import read_json, write_json
from graph.model import Stance
from tests.support.sample_maps import the_locker_map
sys.setswitchinterval(1e-6)
written = [write_json(s) for s in the_locker_map().stances]
barrier = threading.Barrier(10)
def read():
    barrier.wait()
    for one in written:
        read_json(Stance, one)
threads = [threading.Thread(target=read) for _ in range(10)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_every_class_is_ready_before_any_thread_can_meet_it() -> None:
    assert graph.exchange.document
    kinds = [
        c for c in vars(graph.model).values() if isinstance(c, type) and is_dataclass(c) and c is not Draft
    ]
    assert [c.__name__ for c in (*kinds, *NAMES) if "__msgspec_cache__" not in vars(c)] == []


def test_many_threads_may_read_at_once_from_the_start() -> None:
    # without the preparation every sixth of these ended by SIGSEGV
    for _ in range(4):
        assert subprocess.run([sys.executable, "-c", _THREADS], check=False).returncode == 0
