"""Fuzzing for a given time: ``python -m tests.support.fuzz --minutes 20`` (what is found is kept and printed).

``--atheris`` drives the same laws by coverage, where that package is installed (it is no dependency of ours).
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from graph.transcript import Overrides
from tests.support.aligner_laws import check_anchor
from tests.support.reading_laws import check_reading
from tests.support.transcript_strategy import NAMES, files, sound, transcripts

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUND = 300
_SLOW_S = 5.0
_counts = {"read": 0, "refused": 0}


def main() -> int:
    """Run until the time is up or a law is broken three times; 1 if one was."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=5)
    asked.add_argument("--atheris", action="store_true")
    asked.add_argument("--found", type=Path, default=Path(".fuzz"))
    given_ = asked.parse_args()
    if given_.atheris:
        return _by_coverage(given_.minutes, given_.found)
    end, broken = time.monotonic() + 60 * given_.minutes, 0
    rounds: tuple[Callable[[], None], ...] = (_files, _sound, _overridden, _aligner)
    while time.monotonic() < end and broken < 3:  # the same fault comes again and again
        for one in rounds:
            try:
                one()
            except HypothesisException:
                raise
            except BaseException:  # noqa: BLE001 - whatever comes is what was looked for
                traceback.print_exc()
                broken += 1
    print(f"{_counts['read']} read, {_counts['refused']} refused, {broken} broken laws")  # noqa: T201
    return int(broken > 0)


def _timed(data: bytes, overrides: Overrides | None = None) -> None:
    start = time.process_time()
    found = check_reading(data, overrides or Overrides())
    _counts["refused" if found is None else "read"] += 1
    assert time.process_time() - start < _SLOW_S, "slow"


_often = settings(
    max_examples=_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)  # fmt: skip


@_often
@given(files)
def _files(data: bytes) -> None:
    _timed(data)


@_often
@given(sound)
def _sound(text: str) -> None:
    _timed(text.encode())


@_often
@given(transcripts, st.lists(st.sampled_from(NAMES), max_size=3), st.none() | st.sampled_from(NAMES))
def _overridden(text: str, speakers: list[str], moderator: str | None) -> None:
    _timed(text.encode("utf-8", "replace"), Overrides(tuple(speakers), moderator))


@_often
@given(transcripts, st.data())
def _aligner(text: str, data: st.DataObject) -> None:
    check_anchor(text, data.draw)


def _by_coverage(minutes: float, found: Path) -> int:
    try:
        import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - optional
    except ImportError:
        print("atheris is not installed: pip install atheris", file=sys.stderr)  # noqa: T201
        return 2
    found.mkdir(exist_ok=True)
    atheris.instrument_all()
    options = [
        sys.argv[0],
        f"-max_total_time={int(60 * minutes)}",
        f"-artifact_prefix={found}/",
        "-max_len=4000",
    ]
    one_input = _files.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    atheris.Setup(options, one_input)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
