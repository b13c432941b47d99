"""What a citation is there for, by the sentence it stands in; decided by hand before the run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.citation_purpose import CitationPurpose, purpose_of
from graph.model import Citation, Passage, Span
from tests.support.sample_maps import the_locker_map

MAP = the_locker_map()


@pytest.mark.parametrize(
    ("sentence", "cited", "expected"),
    [
        ("根据《刑法》第二百六十四条，应当认定为盗窃。", "《刑法》", CitationPurpose.GROUND),
        ("《刑法》规定的“户”是指供他人家庭生活的住所。", "《刑法》", CitationPurpose.DEFINES),
        ("《修正案》增设了危险驾驶罪。", "《修正案》", CitationPurpose.HISTORY),
        ("该《解释》不适用于本案。", "《解释》", CitationPurpose.LIMITS),
        ("可以参照《意见》的精神。", "《意见》", CitationPurpose.COMPARES),
        ("《刑法》是一部重要的法律。", "《刑法》", CitationPurpose.UNSTATED),
        ("Under section 2 of the Fraud Act the charge is made out.", "Fraud Act", CitationPurpose.GROUND),
        ("根据案情，应当谨慎。《刑法》是一部重要的法律。", "《刑法》", CitationPurpose.UNSTATED),
    ],
)
def test_purpose(sentence: str, cited: str, expected: CitationPurpose) -> None:
    start = sentence.index(cited)
    passage = Passage("d", Span(start, start + len(cited)), cited)
    citation: Citation = replace(MAP.citations[0], passage=passage)
    spoken = replace(MAP, document=replace(MAP.document, id="other", text=sentence))
    assert purpose_of(citation, spoken) is expected
