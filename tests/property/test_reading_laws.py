"""Laws of reading, over transcripts of a grammar with everything in them that a page or a bad download adds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.review.anchoring import Anchor, Refusal, find_quote
from graph.transcript import Overrides
from tests.support.aligner_laws import check_anchor
from tests.support.reading_laws import check_reading
from tests.support.transcript_strategy import NAMES, files, sound, transcripts


@settings(max_examples=120, deadline=None)
@given(files)
def test_bytes_to_draft(data: bytes) -> None:
    check_reading(data)


@settings(max_examples=60, deadline=None)
@given(sound)
def test_what_is_written_as_a_transcript_should_be(text: str) -> None:
    check_reading(text.encode())


@settings(max_examples=40, deadline=None)
@given(transcripts, st.lists(st.sampled_from(NAMES), max_size=3), st.none() | st.sampled_from(NAMES))
def test_with_what_a_person_gives(text: str, speakers: list[str], moderator: str | None) -> None:
    check_reading(text.encode("utf-8", "replace"), Overrides(tuple(speakers), moderator))


@settings(max_examples=120, deadline=None)
@given(transcripts, st.data())
def test_the_aligner(text: str, data: st.DataObject) -> None:
    check_anchor(text, data.draw)


def test_a_lone_surrogate_in_a_quotation() -> None:
    assert isinstance(find_quote("我认为构成盗窃罪。", "\ud800构成盗窃罪"), Refusal | Anchor)


# what the fuzzer has found
FOUND: tuple[tuple[str, str], ...] = (
    (
        "words under a second head of the discussion, before anybody speaks there",
        "韩述：我认为，柏某的行为构成盗窃罪。\n江牧川：我认为，柏某的行为构成盗窃罪。\n一、基本案情\n专家意见\n"
        "我认为，柏某的行为构成盗窃罪。我认为，柏某的行为构成盗窃罪。\n基本案情\n我认为，柏某的行为构成盗窃罪。",
    ),
    (
        "a surname alone before the colon, above everything else that is read",
        "王：我认为，柏某的行为构成盗窃罪。\n我认为，柏某的行为构成盗窃罪。我认为，柏某的行为构成盗窃罪。\n"
        "韩述：我认为，柏某的行为构成盗窃罪。\n江牧川：我认为，柏某的行为构成盗窃罪。",
    ),
)


@pytest.mark.parametrize("text", [text for _, text in FOUND], ids=[name for name, _ in FOUND])
def test_found_by_the_fuzzer(text: str) -> None:
    assert check_reading(text.encode()) is not None
