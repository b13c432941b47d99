"""What a store on a Neo4j server survives, by doing it: ``python -m tests.support.neo4j_faults`` prints a table.

Each fault is a function of how often it is tried; the tests run all of them a few times. *Lost* counts what was
acknowledged and is not there, what is there and not whole, and what was told wrongly or not at all.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.generator import a_symposium
from graph.errors import StoreError
from graph.model import Decision, Verdict
from graph.store.access import Access
from graph.store.check import check_store
from graph.store.opening import init_store, open_store
from tests.support.neo4j_server import Neo4jServer, plain_driver, running
from tests.support.proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import ArgumentMap
    from graph.store.port import Store

SEED = 11
USER, PASSWORD = "neo4j", "a-password-for-tests"
_COMMIT = b"\x00\x02\xb0\x12"  # the message of the protocol that commits
_WRITER = """
import os, sys
from benchmarks.generator import a_symposium
from graph.store.access import Access
from graph.store.opening import open_store
with open_store(sys.argv[1], Access(sys.argv[2], os.environ["PASSWORD"])) as store:
    print("ready", flush=True)
    for n in range(int(sys.argv[3]), int(sys.argv[3]) + 40):
        store.save(a_symposium(11, n))
        print(n, flush=True)
"""


@dataclass(slots=True)
class Outcome:
    """One line of the table; ``told`` are the codes of the problems that were met, with how often."""

    fault: str
    tried: int = 0
    lost: int = 0
    told: dict[str, int] = field(default_factory=dict)
    note: str = ""

    def line(self) -> str:
        told = ", ".join(f"{code} × {n}" for code, n in sorted(self.told.items()))
        survived = self.tried - self.lost
        return f"| {self.fault} | {self.tried} | {survived} | {self.lost} | {told} | {self.note} |"

    def tell(self, error: StoreError) -> str:
        """Count the problem that a person would have been told; its code."""
        code = error.problems[0].code
        self.told[code] = self.told.get(code, 0) + 1
        return code


@dataclass(slots=True)
class Tried:
    """A server with a password, and how its store is reached."""

    server: Neo4jServer

    def access(self, **more: float) -> Access:
        return replace(Access(USER, PASSWORD, retry_s=2), **more)  # type: ignore[arg-type]

    def open(self, address: str | None = None, **more: float) -> Store:
        return open_store(address or self.server.address, self.access(**more))


def made_ready(server: Neo4jServer) -> Tried:
    """The server with its first password changed and a store in it."""
    with (
        plain_driver(server.address, (USER, "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD).consume()
    server.login = (USER, PASSWORD)
    tried = Tried(server)
    init_store(server.address, tried.access())
    return tried


def refused(tried: Tried, times: int) -> Outcome:
    """A wrong password, and none."""
    found = Outcome("password refused")
    for _ in range(times):
        for access in (replace(tried.access(), password=PASSWORD[::-1]), Access()):
            found.tried += 1
            try:
                open_store(tried.server.address, access).close()
                found.lost += 1
            except StoreError as error:
                told = str(error.problems[0].values)
                found.lost += found.tell(error) != "SM412" or PASSWORD in told or PASSWORD[::-1] in told
    found.note = "the password is in no message"
    return found


def stopped(tried: Tried, times: int) -> Outcome:
    """The server killed while a store is open, asked meanwhile, and started again."""
    found = Outcome("server killed and started again")
    with tried.open() as store:
        for n in range(times):
            found.tried += 1
            m = a_symposium(SEED, 100 + n)
            store.save(m)
            before = store.state()
            tried.server.stop(signal.SIGKILL)
            for ask in (store.list, partial(store.save, a_symposium(SEED, 200 + n))):
                try:
                    ask()
                    found.lost += 1
                except StoreError as error:
                    found.lost += found.tell(error) != "SM411"
            tried.server.start()
            found.lost += store.load(m.symposium.id) != m or store.state() != before
    found.note = "the same open store goes on by itself"
    return found


def silent(tried: Tried, times: int) -> Outcome:
    """The server stands still (SIGSTOP) while it is asked, and goes on."""
    found = Outcome("server silent, then goes on")
    with tried.open() as store:
        for _ in range(times):
            found.tried += 1
            before = store.list()
            assert tried.server.process is not None
            tried.server.process.send_signal(signal.SIGSTOP)
            os.waitpid(tried.server.process.pid, os.WUNTRACED)  # it is still running for a moment
            try:
                store.list()
                found.lost += 1
            except StoreError as error:
                found.tell(error)
            finally:
                tried.server.process.send_signal(signal.SIGCONT)
            found.lost += store.list() != before
    found.note = "told after the server's own keep-alive, here 2 s"
    return found


def slow(tried: Tried, times: int) -> Outcome:
    """Each message held back for 10 ms: slower, and nothing else."""
    found, port = Outcome("slow connection"), tried.server.port
    with Proxy(port) as proxy, tried.open(proxy.address, wait_s=300) as store:
        proxy.delay_s = 0.01
        for n in range(times):
            found.tried += 1
            m = a_symposium(SEED, 300 + n)
            store.save(m)
            found.lost += store.load(m.symposium.id) != m
    return found


def waited_too_long(tried: Tried, times: int) -> Outcome:
    """Somebody else holds the lock of the writers for longer than is waited."""
    found = Outcome("another writer holds on")
    login = (USER, PASSWORD)
    with (
        tried.open(wait_s=1) as store,
        tried.open() as patient,
        plain_driver(tried.server.address, login) as driver,
        driver.session() as session,
    ):
        for n in range(times):
            found.tried += 1
            before, m = patient.state(), a_symposium(SEED, 400 + n)
            with session.begin_transaction() as other:
                other.run("MATCH (s:RecordState) SET s.writer = 0").consume()
                try:
                    store.save(m)
                    found.lost += 1
                except StoreError as error:
                    found.lost += found.tell(error) not in {"SM413", "SM404"} or patient.state() != before
                other.rollback()
            patient.save(m)
            found.lost += patient.load(m.symposium.id) != m
    return found


def cut_in_the_middle(tried: Tried, times: int) -> Outcome:
    """The connection lost at one message after another of a save with decisions, and not to be had again at once."""
    found = Outcome("connection lost in the middle")
    places = (
        b"RecordState {id",
        b"RecordMap {symposium",
        b"UNWIND $rows",
        b"HOLDS",
        b"RecordDecision",
        _COMMIT,
    )
    with Proxy(tried.server.port) as proxy, tried.open(proxy.address, retry_s=1) as store:
        m = a_symposium(SEED, 500)
        store.save(m)
        for n in range(times):
            for place in places:
                found.tried += 1
                found.lost += _lost_by_cut(store, proxy, m, place, n + 1, found)
    return found


def _lost_by_cut(store: Store, proxy: Proxy, m: ArgumentMap, place: bytes, nth: int, found: Outcome) -> int:
    kept = store.kept(m.symposium.id)
    changed = replace(m, symposium=replace(m.symposium, source_note=f"{place!r} {nth} {len(kept.decisions)}"))
    decision = Decision(m.stances[0].id, Verdict.ACCEPT, "甲", f"2026-{nth}", "{}")
    proxy.cut_at(place, nth)
    try:
        store.save_review(changed, [decision], draft=changed)
        is_told = False
    except StoreError as error:
        found.tell(error)
        is_told = True
    proxy.mend()
    now = store.kept(m.symposium.id)
    if is_told:
        return now != kept
    return now.argument_map != changed or len(now.decisions) != len(kept.decisions) + 1


def unanswered_commit(tried: Tried, times: int) -> Outcome:
    """The connection lost after the server was told to commit, and before its answer: done once, and not twice."""
    found = Outcome("commit not answered")
    with Proxy(tried.server.port) as proxy, tried.open(proxy.address) as store:
        m = a_symposium(SEED, 600)
        store.save(m)
        for n in range(times):
            found.tried += 1
            before = store.kept(m.symposium.id)
            decision = Decision(m.stances[0].id, Verdict.ACCEPT, "甲", f"2026-{n}", "{}")
            proxy.cut_at(_COMMIT, after=True, once=True)
            store.save_review(m, [decision], draft=m, as_of=before.as_of)
            proxy.mend()
            now = store.kept(m.symposium.id)
            found.lost += not proxy.is_cut or len(now.decisions) != len(before.decisions) + 1
    found.note = "looked up by the mark of the change: kept once each"
    return found


def killed_writer(tried: Tried, times: int) -> Outcome:
    """SIGKILL while another process imports."""
    found, acknowledged = Outcome("kill -9 of the writer"), 0
    lot = random.Random(SEED)  # noqa: S311 - nothing secret
    with tried.open() as store:
        for round_ in range(times):
            found.tried += 1
            start = 1000 + 40 * round_
            told = _killed(tried, start, lot.uniform(0.3, 2.0))
            known = {s.id for s in store.list()}
            wanted = [a_symposium(SEED, n) for n in range(start, start + 40)]
            missing = [n for n in told if wanted[n - start].symposium.id not in known]
            half = [m for m in wanted if m.symposium.id in known and store.load(m.symposium.id) != m]
            found.lost += bool(missing or half)
            acknowledged += len(told)
        found.lost += bool(check_store(store, lambda *_: None).problems)
    found.note = f"{acknowledged} saves acknowledged, all there and whole; store check finds nothing"
    return found


def _killed(tried: Tried, start: int, after_s: float) -> list[int]:
    command = [sys.executable, "-c", _WRITER, tried.server.address, USER, str(start)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PASSWORD": PASSWORD}
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(after_s)
        writer.send_signal(signal.SIGKILL)
        return [int(line) for line in writer.stdout if line.endswith("\n")]


FAULTS: dict[Callable[[Tried, int], Outcome], int] = {
    refused: 2, stopped: 3, silent: 3, slow: 3, waited_too_long: 3, cut_in_the_middle: 3, unanswered_commit: 5,
    killed_writer: 10,
}  # fmt: skip


def main() -> None:
    """Try everything and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=100, help="percent of the usual number of tries")
    share = asked.parse_args().times
    print("| fault | tried | survived | lost | told | note |\n|---|---:|---:|---:|---|---|")  # noqa: T201
    with running(has_auth=True) as server:
        tried = made_ready(server)
        for fault, times in FAULTS.items():
            print(fault(tried, max(1, times * share // 100)).line(), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
