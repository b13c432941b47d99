"""The faults of ``benchmarks.faults``, each tried a few times: nothing acknowledged is lost, nothing half is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# how often it is tried here, and what a person is told
TRIED: dict[Callable[[Path, int], faults.Outcome], tuple[int, set[str]]] = {
    faults.killed_writer: (3, set()),
    faults.full_disk: (1, {"SM406"}),
    faults.read_only_disk: (1, {"SM405"}),
    faults.damaged_file: (21, {"SM402"}),
    faults.damaged_snapshot: (8, set()),
    faults.file_gone: (2, {"SM408"}),
    faults.many_at_once: (1, set()),
}


def test_every_fault_is_tried() -> None:
    assert TRIED.keys() == faults.FAULTS.keys()


@pytest.mark.parametrize("fault", TRIED, ids=lambda fault: fault.__name__)
def test_nothing_is_lost(fault: Callable[[Path, int], faults.Outcome], tmp_path: Path) -> None:
    times, told = TRIED[fault]
    found = fault(tmp_path, times)
    if not found.tried:
        pytest.skip(found.note)
    assert found.lost == 0, found
    assert found.tried >= times
    assert told <= found.told.keys()
