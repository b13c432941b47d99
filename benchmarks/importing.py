"""How much quicker many transcripts are read by several processes: ``python -m benchmarks.importing``."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.material import transcript
from graph.store.opening import open_store
from graph.transcript import Overrides
from server.usecases.import_transcript import Details, Imported
from server.usecases.many_files import cores, import_files

_LENGTH = 6_000


def main() -> None:
    """Import the same files by one reader and by as many as there are cores, and print the times."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--files", type=int, default=60)
    count = asked.parse_args().files
    print("| readers | files | seconds | files a second |\n|---:|---:|---:|---:|")
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for n in range(count):
            text = transcript(_LENGTH, n).replace("仓库钥匙案研讨实录", f"仓库钥匙案研讨实录之{n + 1}")
            files.append(Path(folder, f"{n:03}.txt"))
            files[-1].write_text(text, "utf-8")
        for readers in sorted({1, cores()}):
            start = time.perf_counter()
            with open_store(Path(folder) / f"{readers}.sqlite") as store:
                found = list(import_files(files, Details(), Overrides(), store, readers))
            times[readers] = time.perf_counter() - start
            kept = sum(isinstance(done.outcome, Imported) for done in found)
            print(f"| {readers} | {kept} | {times[readers]:.1f} | {kept / times[readers]:.1f} |", flush=True)
    print(f"\n{cores()} readers are {times[1] / times[cores()]:.2f} times as quick as one.")


if __name__ == "__main__":
    main()
