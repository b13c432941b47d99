"""A transcript is read alike in every process: sets of words come in another order in each, and sums with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TRANSCRIPTS = Path(__file__).parent / "transcripts"
# the first two were not, once
NAMES = ("parcel-theft.txt", "roofing-cartel.txt", "live-tips.md")


def extracted(name: str, seed: int) -> str:
    """What the command prints, in a process whose hashes begin at ``seed``."""
    command = [sys.executable, "-m", "server", "extract", str(TRANSCRIPTS / name), "--json"]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("name", NAMES)
def test_same_in_every_process(name: str) -> None:
    assert len({extracted(name, seed) for seed in (1, 2, 3)}) == 1
