"""What argumentation semantics cost: ``python -m benchmarks.semantics`` prints two tables.

Each cell is a process of its own: the framework is made, then the processor time is taken that building what the engine
needs and solving cost. Cells are told as ratios to the fastest of their row, so that they can be compared between
machines; an answer that is not that of the first engine is marked. python-argumentation (MIT, no dependency of ours) is
put into a throw-away environment, where that is possible; ``--without-pyarg`` leaves it out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections import deque
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import clingo
import networkx as nx
from pysat.solvers import Cadical153

from benchmarks.frameworks import SHAPES, at_random, chain_with_chords, panels, quarrels
from graph.analysis.semantics.acceptance import credulous, skeptical
from graph.analysis.semantics.extensions import Semantics, extensions
from graph.analysis.semantics.framework import make_framework
from graph.analysis.semantics.grounded import Label, grounded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.frameworks import Attacks

Answer = int | bool | None

_PYARG = "python-argumentation==2.0.2"
_LIMIT = 20.0  # seconds that one cell may take, start and making of the framework included
_LARGE = 6  # times as long for a million attacks

_SMALL: dict[str, Callable[[], tuple[list[str], Attacks]]] = {
    "panels 3 x 4": lambda: panels(3, 4),
    "random 16 / 32": lambda: at_random(16, 32),
    "quarrels 8": lambda: quarrels(8),
}
_MILLION: dict[str, Callable[[], tuple[list[str], Attacks]]] = {
    "random 400,000 / 10^6": lambda: at_random(400_000, 1_000_000),
    "chain with chords 500,000 / 10^6": lambda: chain_with_chords(500_000, 520_000),
}
_ALL = {**_SMALL, **SHAPES, **_MILLION}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--limit", type=float, default=_LIMIT, help="seconds that one cell may take, all told")
    asked.add_argument("--without-pyarg", action="store_true", help="leave python-argumentation out")
    asked.add_argument("--one", nargs=3, metavar=("ENGINE", "TASK", "SHAPE"), help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        engine, task, shape = given.one
        print(json.dumps(_timed(_TASKS[task][engine], shape)))
        return
    with tempfile.TemporaryDirectory() as folder:
        interpreter, why = (None, "left out") if given.without_pyarg else _pyarg(Path(folder))
        print(f"python-argumentation: {why or _PYARG.replace('==', ' ')}\n")
        table = _Table(given.limit, interpreter)
        table.show("Grounded at 10^6 attacks", ["grounded"], _MILLION)
        table.show("All tasks", list(_TASKS), {**_SMALL, **SHAPES})


class _Cell(NamedTuple):
    """What one engine took, and what it found: how many are grounded, or yes or no; None where answers may differ."""

    seconds: float
    answer: Answer


class _Table:
    """Prints tables; an engine that ran out of time at a task is not asked for larger frameworks of it."""

    def __init__(self, limit: float, pyarg: Path | None) -> None:
        self._limit, self._pyarg = limit, pyarg
        self._gave_up: set[tuple[str, str]] = set()

    def show(self, title: str, tasks: list[str], shapes: Mapping[str, object]) -> None:
        engines = ["own", "networkx", "clingo", "python-sat"]
        engines += ["python-argumentation"] if self._pyarg and shapes is not _MILLION else []
        print(f"{title}: processor time of the fastest, then ratios to it\n")
        print("| task | framework | fastest, ms | " + " | ".join(engines) + " |")
        print("|---|---|---:|" + "---:|" * len(engines))
        for task in tasks:
            for shape in shapes:
                self._row(task, shape, engines)
        print()

    def _row(self, task: str, shape: str, engines: list[str]) -> None:
        cells = {engine: self._cell(engine, task, shape) for engine in engines}
        known = [cell for cell in cells.values() if isinstance(cell, _Cell)]
        best = max(min((cell.seconds for cell in known), default=0.0), 1e-6)  # the clock has no finer steps
        first = next((cell for cell in known if cell.answer is not None), _Cell(best, None))
        told = [_told(c, best, first) if isinstance(c, _Cell) else c for c in cells.values()]
        print(f"| {task} | {shape} | {best * 1000:,.2f} | " + " | ".join(told) + " |", flush=True)

    def _cell(self, engine: str, task: str, shape: str) -> _Cell | str:
        if engine == "python-argumentation":
            names, attacks = _ALL[shape]()
            command, given = [str(self._pyarg), "-c", _PYARG_PROGRAM, task], json.dumps([names, attacks])
        elif engine in _TASKS[task]:
            command, given = [sys.executable, "-m", "benchmarks.semantics", "--one", engine, task, shape], ""
        else:
            return ""
        limit = self._limit * (_LARGE if shape in _MILLION else 1)
        if (engine, task) in self._gave_up and shape not in _SMALL:
            return "not tried"
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                command, input=given, capture_output=True, text=True, timeout=limit, check=True
            )
        except subprocess.TimeoutExpired:
            if shape not in _MILLION:
                self._gave_up.add((engine, task))
            return f"> {limit:.0f} s"
        except subprocess.CalledProcessError as failed:
            last = str(failed.stderr).strip().splitlines()[-1:]
            return f"failed: {''.join(last)[:40]}"
        return _Cell(*json.loads(done.stdout))


def _told(cell: _Cell, best: float, first: _Cell) -> str:
    if cell.answer is None and first.answer is not None:
        return f"{cell.seconds / best:.1f} (open: capped)"
    return f"{cell.seconds / best:.1f}" + ("" if cell.answer == first.answer else " (another answer!)")


def _timed(solve: Callable[[list[str], Attacks], Answer], shape: str) -> _Cell:
    names, attacks = _ALL[shape]()
    start = time.process_time()
    answer = solve(names, attacks)
    return _Cell(time.process_time() - start, answer)


def _pyarg(folder: Path) -> tuple[Path | None, str]:
    """An interpreter that has python-argumentation, or why there is none."""
    try:
        venv.create(folder, with_pip=True)
        python = folder / "bin" / "python"
        subprocess.run(  # noqa: S603 - pip of the environment just made
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _PYARG],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as failed:
        return None, f"skipped, it could not be installed here ({type(failed).__name__})"
    return python, ""


def _own_grounded(names: list[str], attacks: Attacks) -> Answer:
    return grounded(make_framework(names, attacks)).count(Label.IN)


def _networkx_grounded(names: list[str], attacks: Attacks) -> Answer:
    """The same worklist on a DiGraph, its making included."""
    network = nx.DiGraph()
    network.add_nodes_from(names)
    network.add_edges_from(attacks)
    left = dict(network.in_degree)
    waiting = deque(n for n, attackers in left.items() if not attackers)
    accepted, beaten = set(waiting), set[str]()
    while waiting:
        for target in network.successors(waiting.popleft()):
            if target not in beaten:
                beaten.add(target)
                for freed in network.successors(target):
                    left[freed] -= 1
                    if not left[freed] and freed not in beaten and freed not in accepted:
                        accepted.add(freed)
                        waiting.append(freed)
    return len(accepted)


def _clingo(names: list[str], attacks: Attacks, program: str) -> int | None:
    """How many are in the first answer set; None where there is none."""
    control = clingo.Control(["--models=1"], logger=lambda *_: None)
    with control.backend() as backend:
        for name in names:
            backend.add_rule([backend.add_atom(clingo.Function("arg", [clingo.Number(int(name))]))])
        for a, b in attacks:
            pair = [clingo.Number(int(a)), clingo.Number(int(b))]
            backend.add_rule([backend.add_atom(clingo.Function("att", pair))])
    control.add("base", [], "#defined att/2. #show in/1.\n" + program)
    control.ground([("base", [])])
    with control.solve(yield_=True) as handle:
        return next((len(model.symbols(shown=True)) for model in handle), None)


_GROUNDED = "in(X) :- arg(X), out(Y) : att(Y,X). out(X) :- att(Y,X), in(Y)."
_ADMISSIBLE = (
    "{in(X)} :- arg(X). out(X) :- att(Y,X), in(Y). :- in(X), out(X). :- in(X), att(Y,X), not out(Y).\n"
)


def _asked_about(names: list[str]) -> str:
    return names[len(names) // 2]


def _clingo_skeptical(names: list[str], attacks: Attacks) -> Answer:
    """As one would: list the preferred extensions (100 at most) and look; None where the rest might say otherwise."""
    found = extensions(make_framework(names, attacks), Semantics.PREFERRED)
    in_all = all(_asked_about(names) in members for members in found.sets)
    return None if in_all and found.capped else in_all


def _clingo_preferred(names: list[str], attacks: Attacks) -> Answer:
    extensions(make_framework(names, attacks), Semantics.PREFERRED, cap=0)
    return None


def _sat_preferred(names: list[str], attacks: Attacks) -> Answer:
    """One preferred extension: an admissible set that is asked to grow until it cannot."""
    place, size = {name: n for n, name in enumerate(names, 1)}, len(names)
    attackers: dict[str, list[str]] = {name: [] for name in names}
    for a, b in attacks:
        attackers[b].append(a)
    found: set[int] = set()
    with Cadical153() as solver:
        for name, against in attackers.items():
            n = place[name]
            solver.add_clause([-n, -(size + n)])
            solver.add_clause([-(size + n), *(place[a] for a in against)])
            for a in against:
                solver.add_clause([-place[a], size + n])
                solver.add_clause([-n, size + place[a]])
        for switch in count(2 * size + 1):
            solver.add_clause([-switch, *(n for n in range(1, size + 1) if n not in found)])
            if not solver.solve(assumptions=[*found, switch]):
                break
            found = {n for n in solver.get_model()[:size] if n > 0}
    return None


_TASKS: dict[str, dict[str, Callable[[list[str], Attacks], Answer]]] = {
    "grounded": {
        "own": _own_grounded,
        "networkx": _networkx_grounded,
        "clingo": lambda names, attacks: _clingo(names, attacks, _GROUNDED),
    },
    "one preferred": {
        "clingo": _clingo_preferred,
        "python-sat": _sat_preferred,
    },
    "credulous": {
        "clingo": lambda names, attacks: (
            _clingo(names, attacks, f"{_ADMISSIBLE}:- not in({_asked_about(names)}).") is not None
        ),
        "python-sat": lambda names, attacks: (
            credulous(make_framework(names, attacks), _asked_about(names)) is not None
        ),
    },
    "skeptical": {
        "clingo": _clingo_skeptical,
        "python-sat": lambda names, attacks: skeptical(make_framework(names, attacks), _asked_about(names)),
    },
}

_PYARG_PROGRAM = """
import json, sys, time
from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
from py_arg.abstract_argumentation_classes.argument import Argument
from py_arg.abstract_argumentation_classes.defeat import Defeat
from py_arg.algorithms.semantics import get_grounded_extension, get_preferred_extensions
names, attacks = json.load(sys.stdin)
start = time.process_time()
made = {n: Argument(n) for n in names}
framework = AbstractArgumentationFramework('', list(made.values()), [Defeat(made[a], made[b]) for a, b in attacks])
if sys.argv[1] == 'grounded':
    answer = len(get_grounded_extension.get_grounded_extension(framework))
else:
    found = get_preferred_extensions.get_preferred_extensions(framework)
    asked = made[names[len(names) // 2]]
    answer = {'one preferred': None, 'credulous': any(asked in s for s in found),
              'skeptical': all(asked in s for s in found)}[sys.argv[1]]
print(json.dumps([time.process_time() - start, answer]))
"""


if __name__ == "__main__":
    main()
