"""How far a long piece of work has come, shown on a terminal while it lasts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def shown_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Takes how many are done, of how many; gone when the work is. Nothing is shown where nobody is looking."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(bar, completed=done, total=total)


def occasional_progress(what: str) -> Callable[[int, int], None]:
    """The same for work that may come at any time or never: shown from its first step to its last."""
    running: list[Progress] = []

    def step(done: int, total: int) -> None:
        if not running:
            console = Console(stderr=True)
            running.append(Progress(console=console, transient=True, disable=not console.is_terminal))
            running[0].add_task(what)
            running[0].start()
        running[0].update(running[0].task_ids[0], completed=done, total=total)
        if done == total:
            running.pop().stop()

    return step
