"""Several real processes on one store, in any order of doing: the graph of each is always what the record says.

A process does one thing for each line it is sent and answers with a line; the model is a plain dictionary here.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from graph.store.opening import open_store
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from tests.support.stored import everything

LOCKER, PASS = the_locker_map(), the_pass_map()
# each symposium in two states
STATES = {
    "locker": (LOCKER, replace(LOCKER, citations=(), unplaced=())),
    "pass": (PASS, replace(PASS, agreements=(), authorities=(), citations=())),
    "wide": (a_wide_map(1, 2), replace(a_wide_map(1, 2), citations=())),
}
_PROCESSES = 3

_WORKER = """
import hashlib, json, sys
from graph.store import embedded
from graph.store.opening import open_store
from tests.support.stored import everything
from tests.unit.store.test_processes import STATES

embedded._WORTH_KEEPING_S = float(sys.argv[1])  # below nothing: the graph is kept at every chance
store = None
for line in sys.stdin:
    verb, *given = json.loads(line)
    told = None
    if verb == "open":
        if store:
            store.close()
        store = open_store(given[0])
    elif verb == "save":
        with store.together():
            for name, state in given:
                store.save(STATES[name][state])
    elif verb == "delete":
        store.delete(STATES[given[0]][0].symposium.id)
    elif verb == "ask":
        told = hashlib.sha256(json.dumps(everything(store)).encode()).hexdigest()
    elif verb == "list":
        told = sorted(s.title for s in store.list())
    print(json.dumps(told), flush=True)
"""


class Worker:
    """One of the processes."""

    def __init__(self, worth_keeping_s: float) -> None:
        command = [sys.executable, "-c", _WORKER, str(worth_keeping_s)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, *said: object) -> Any:  # noqa: ANN401 - any JSON
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        self._process.communicate(timeout=20)


@cache
def workers() -> tuple[Worker, ...]:
    # one of them keeps its graph beside the record at every chance, the others do as they do for a person
    return tuple(Worker(-1.0 if n == 0 else 2.0) for n in range(_PROCESSES))


def teardown_module() -> None:
    for worker in workers():
        worker.end()


@cache
def graph_of(*states: tuple[str, int]) -> str:
    """The graph that a store has that only ever held these."""
    with open_store("memory:") as store:
        for name, state in states:
            store.save(STATES[name][state])
        return hashlib.sha256(json.dumps(everything(store)).encode()).hexdigest()


who = st.integers(0, _PROCESSES - 1)
what = st.sampled_from(sorted(STATES))
state = st.integers(0, 1)


class Processes(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.now: dict[str, int] = {}
        for worker in workers():
            worker.tell("open", str(self.folder / "store.sqlite"))

    @rule(who=who, name=what, state=state)
    def save(self, who: int, name: str, state: int) -> None:
        workers()[who].tell("save", (name, state))
        self.now[name] = state

    @rule(who=who, one=st.tuples(what, state), other=st.tuples(what, state))
    def save_together(self, who: int, one: tuple[str, int], other: tuple[str, int]) -> None:
        workers()[who].tell("save", one, other)
        self.now |= dict([one, other])

    @rule(who=who, name=what)
    def delete(self, who: int, name: str) -> None:
        if name in self.now:
            workers()[who].tell("delete", name)
            del self.now[name]

    @rule(who=who)
    def open_anew(self, who: int) -> None:
        workers()[who].tell("open", str(self.folder / "store.sqlite"))

    @rule(who=who)
    def ask(self, who: int) -> None:
        assert workers()[who].tell("ask") == graph_of(*sorted(self.now.items()))

    @invariant()
    def each_sees_at_once_what_there_is(self) -> None:
        wanted = sorted(STATES[name][state].symposium.title for name, state in self.now.items())
        assert [worker.tell("list") for worker in workers()] == [wanted] * _PROCESSES

    def teardown(self) -> None:
        for worker in workers():
            assert worker.tell("ask") == graph_of(*sorted(self.now.items()))
        shutil.rmtree(self.folder)


TestProcesses = Processes.TestCase
TestProcesses.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
