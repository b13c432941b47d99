"""Against the examples of GB/T 7714-2015: three authors named, then 等; other documents are [Z]."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.model import Origin, Participant, Role
from server.exports.reference import reference
from tests.support.sample_maps import the_locker_map

LOCKER = the_locker_map()


def named(*names: str, **symposium: Any) -> str:  # noqa: ANN401  (fields of a symposium)
    people = tuple(Participant(f"p{n}", name, Role.EXPERT) for n, name in enumerate(names))
    given: dict[str, Any] = {
        "title": "占有的边界",
        "organiser": "江北法学",
        "date": "2024-05",
        "origin": Origin.VERBATIM,
        **symposium,
    }
    m = replace(
        LOCKER,
        participants=people,
        symposium=replace(LOCKER.symposium, **given),
        questions=(), stances=(), citations=(), agreements=(), reported=(), unplaced=(),
    )  # fmt: skip
    return reference(m, "zh")


@pytest.mark.parametrize(
    ("people", "given", "expected"),
    [
        (("甲某", "乙某"), {}, "甲某, 乙某. 占有的边界[Z]. 江北法学, 2024-05."),
        (("甲", "乙", "丙"), {}, "甲, 乙, 丙. 占有的边界[Z]. 江北法学, 2024-05."),
        (("甲", "乙", "丙", "丁"), {}, "甲, 乙, 丙, 等. 占有的边界[Z]. 江北法学, 2024-05."),
        (("甲",), {"date": None}, "甲. 占有的边界[Z]. 江北法学, [日期不详]."),
        (("甲",), {"organiser": None}, "甲. 占有的边界[Z]. 2024-05."),
        ((), {}, "占有的边界[Z]. 江北法学, 2024-05."),
        (("甲",), {"origin": Origin.RETOLD}, "甲. 占有的边界[Z] [转述]. 江北法学, 2024-05."),
    ],
)
def test_reference(people: tuple[str, ...], given: dict[str, object], expected: str) -> None:
    assert named(*people, **given) == expected
