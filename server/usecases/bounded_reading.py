"""Reading in a process of its own that ends when its time or memory is up: for what strangers send.

Reading costs time in proportion to the text, but nobody can promise that for every text there is; and a thread that
serves pages cannot be stopped from outside.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

from graph.errors import InputError, Location, Problem
from graph.transcript import Overrides
from server.usecases.import_transcript import read_draft

if TYPE_CHECKING:
    from graph.model import Draft

SECONDS = 60
_NOTHING = Overrides()
_MEMORY = 4_000_000_000
_CHILD = "from server.usecases.bounded_reading import main; main()"
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP")


def read_within(
    data: bytes, name: str, overrides: Overrides = _NOTHING, *, seconds: float = SECONDS
) -> Draft:
    """What ``read_draft`` gives; InputError with SM129 where that takes more than ``seconds`` or too much memory."""
    environment = {k: os.environ[k] for k in _KEPT if k in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    command = [sys.executable, "-P", "-X", "utf8", "-c", _CHILD, str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, and words of our own
            command, input=pickle.dumps((data, name, overrides)), capture_output=True, check=False,
            timeout=seconds, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired as e:
        raise _stopped(name, seconds) from e
    if done.returncode != 0:
        if b"Error" in done.stderr and not _ran_out(done.stderr):
            raise RuntimeError(done.stderr.decode("utf-8", "replace").splitlines()[-1])
        raise _stopped(name, seconds)
    answer = pickle.loads(done.stdout)  # noqa: S301 - written by main below
    if isinstance(answer, tuple):
        raise InputError(answer)
    draft: Draft = answer
    return draft


def main() -> None:
    """Read what comes on standard input, answer with a draft or its problems, end."""
    _bound(float(sys.argv[1]))
    data, name, overrides = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by read_within above
    answer: Draft | tuple[Problem, ...]
    try:
        answer = read_draft(data, name, overrides)
    except InputError as refused:
        answer = refused.problems
    sys.stdout.buffer.write(pickle.dumps(answer))


def _ran_out(told: bytes) -> bool:
    return b"MemoryError" in told or b"RecursionError" in told


def _stopped(name: str, seconds: float) -> InputError:
    return InputError([Problem("SM129", {"name": name, "seconds": round(seconds)}, Location(1, 1, name))])


def _bound(seconds: float) -> None:
    """The limits that the system knows; where it knows none, the time-out of the parent is left."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for which, limit in ((resource.RLIMIT_CPU, int(seconds) + 1), (resource.RLIMIT_AS, _MEMORY)):
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
