"""A reviewer's program that is killed while it decides: what it was told is kept, and nothing is half kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from graph.review import reviewed_map
from graph.store.opening import open_store
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from pathlib import Path

LOCKER = the_locker_map()
MINE = LOCKER.symposium.id
_DECIDES_FOR_EVER = """
import sys
from graph.model import Verdict
from graph.review import decision_on
from graph.store.opening import open_store
from server.usecases.review import decide, review
from tests.support.sample_maps import the_locker_map
sample = the_locker_map()
by = sys.argv[2]
with open_store(sys.argv[1]) as store:
    for n in range(10**6):
        now = review(store, sample.symposium.id).argument_map
        some = [now.stances[n % 12], now.stances[(n + 5) % 12]]
        verdict = (Verdict.ACCEPT, Verdict.REJECT)[n // 12 % 2]
        said = [decision_on(now, s, verdict, by=by, at=f"2026-01-01T{n:06}") for s in some]
        decide(store, sample.symposium.id, said)
        print(n, flush=True)
"""


def reviewer(path: Path, by: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _DECIDES_FOR_EVER, str(path), by]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)


@pytest.mark.parametrize("both", [("甲",), ("甲", "乙")])
def test_map_and_decisions_agree_whenever_reviewers_are_killed(tmp_path: Path, both: tuple[str, ...]) -> None:
    path = tmp_path / "store.sqlite"
    with open_store(path) as store:
        store.save(LOCKER)
    told: dict[str, int] = {}
    running = {by: reviewer(path, by) for by in both}
    for process in running.values():
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
    time.sleep(0.4)
    for by, process in running.items():
        process.send_signal(signal.SIGKILL)
        assert process.stdout is not None
        told[by] = max([0, *(int(line) for line in process.stdout)])
        process.stdout.close()
        process.wait()
    with open_store(path) as store:
        kept = store.kept(MINE)
    assert kept.draft == LOCKER
    assert reviewed_map(LOCKER, kept.decisions).argument_map == kept.argument_map
    for by in both:
        mine = [d.at for d in kept.decisions if d.by == by]
        # both of each step, and at most one step more than there was time to tell
        assert mine == [at for at in dict.fromkeys(mine) for _ in range(2)]
        assert len(mine) // 2 in (told[by] + 1, told[by] + 2)
