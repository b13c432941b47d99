"""Which charge is held where one turn names several: the one it ends with."""

from __future__ import annotations

import pytest

from graph.extract.pipeline import extract
from graph.transcript import parse_transcript, read_source, repair

TEXT = """快递丢失案研讨

案例一

2024年1月，快递员杜某把分拣中心的手机拿回家，价值六万元。

问题一：关于罪名

主持人：杜某构成职务侵占罪还是盗窃罪？

韩松：{answer}

罗晓：我认为构成盗窃罪。
"""
ROWS = [
    ("职务侵占罪，刑法第二百七十一条，那是给有管理权限的人提供便利的时候用的。所以杜某应该定盗窃罪，不是职务侵占罪。", {"盗窃罪"}),
    ("表面上看构成职务侵占罪。但是他没有保管的权限，不构成职务侵占罪，应当认定为盗窃罪。", {"盗窃罪"}),
    ("构成职务侵占罪和盗窃罪，应当数罪并罚。", {"职务侵占罪", "盗窃罪"}),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "held"), ROWS)
def test_charges_held_at_the_end_of_a_turn(answer: str, held: set[str]) -> None:
    source = read_source(TEXT.format(answer=answer).encode(), name="a.txt")
    found = extract(parse_transcript(repair(source))).argument_map
    people = {p.id: p.name for p in found.participants}
    (stance,) = [s for s in found.stances if people[s.participant] == "韩松"]
    assert set(stance.charges) == held
