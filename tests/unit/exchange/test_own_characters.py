"""A Traditional text gives its JSON in its own characters, though the rules read a Simplified view."""

from __future__ import annotations

from graph.exchange.native import encode_draft
from graph.extract.pipeline import extract
from graph.transcript import parse_transcript, read_source, repair

TEXT = """拾得財物的定性

案例一

2023年5月，杜某在車站拾得姚某遺落的錢包，內有現金六千元，拒不歸還。

問題一：關於罪名

主持人：案例一中，杜某的行為應當如何定性？

韓松：杜某的行為構成侵佔罪，不構成盜竊罪。如果杜某是趁姚某轉身時拿走的，則構成盜竊罪。

羅曉：我認為應當認定為盜竊罪，錢包當時仍由車站佔有。
"""


def test_claims_conditions_and_charges_are_in_the_characters_of_the_text() -> None:
    draft = extract(parse_transcript(repair(read_source(TEXT.encode(), name="a.txt"))))
    found = encode_draft(draft, "zh")
    held = {s["participant"]: s for s in found["stances"]}
    assert set(held) == {"韓松", "羅曉"}
    assert held["羅曉"]["charges"] == ["盜竊罪"]
    assert "侵佔罪" in held["韓松"]["charges"]
    assert "盜竊罪" in held["羅曉"]["claim"]
    assert any("轉身" in c["text"] for c in held["韓松"]["conditions"])
    assert {c for s in draft.argument_map.stances for c in s.charges} <= {"侵占罪", "盗窃罪"}
