"""What the views of the whole library cost: ``python -m benchmarks.library [SYMPOSIA ...]`` prints a table.

Processor time of this process, through the application without a network. "First" is the first request after a change,
"next" the best of three after it; the graph in memory is built before, as ``serve`` does when it starts.
"""

from __future__ import annotations

import sys
import time

from benchmarks.generator import a_symposium
from graph.store.map_rows import rows_of
from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings

_VIEWS = ("contested", "topics", "network", "network?size=36", "experts", "authorities")
_SYMPOSIA = (26, 260)


def main() -> None:
    """Measure and print."""
    for symposia in [int(n) for n in sys.argv[1:]] or _SYMPOSIA:
        _measure(symposia)


def _measure(symposia: int) -> None:
    with open_store(MEMORY) as store:
        nodes = 0
        for n in range(symposia):
            m = a_symposium(1, n)
            store.save(m)
            nodes += len(rows_of(m).nodes)
        store.query("MATCH (n:Symposium) RETURN count(n) AS n")
        client = create_app(Settings(MEMORY), store).test_client()
        print(
            f"{symposia} symposia, {nodes} nodes\n\n| view | first, ms | next, ms | kB |\n|---|---:|---:|---:|"
        )
        for view in _VIEWS:
            took = []
            for _ in range(4):
                started = time.process_time()
                answer = client.get(f"/zh/library/{view}")
                took.append((time.process_time() - started) * 1000)
            print(f"| {view} | {took[0]:.0f} | {min(took[1:]):.0f} | {len(answer.data) / 1000:.0f} |")
        print()


if __name__ == "__main__":
    main()
