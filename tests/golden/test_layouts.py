"""Small transcripts of one layout each: who speaks, whose every paragraph is, what is asked."""

from __future__ import annotations

import pytest

from tests.support.layouts import Layout, layouts, misses

ALL = layouts()


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 60
    assert len({layout.name for layout in ALL}) == len(ALL)


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_read_as_a_reader_reads_it(layout: Layout) -> None:
    assert misses(layout) == []
