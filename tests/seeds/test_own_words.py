"""The retold transcript is told in our own words: nothing of the source stands in it but names of law."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "shared" / "evaluation" / "transcripts" / "wechat.txt"
RUN = 12
GRAM = 20
TITLE = re.compile(r"《[^》]*》")
HANZI = re.compile(r"[一-鿿]+")


def runs(text: str) -> set[str]:
    """All stretches of RUN Chinese characters without a mark between them, titles of law left out."""
    found = HANZI.findall(TITLE.sub("。", text))
    return {run[i : i + RUN] for run in found for i in range(len(run) - RUN + 1)}


def grams(text: str) -> set[str]:
    """All stretches of GRAM letters, whatever marks stand between them, titles of law left out."""
    letters = re.sub(r"[\W_]+", "", TITLE.sub("§", text))
    return {letters[i : i + GRAM] for i in range(len(letters) - GRAM + 1)}


@pytest.mark.skipif(not SOURCE.is_file(), reason="the source of the retold transcript is not here")
def test_no_passage_of_the_source_is_repeated() -> None:
    retold, source = (files("seeds") / "wechat-retold.txt").read_text("utf-8"), SOURCE.read_text("utf-8")
    assert runs(retold) & runs(source) == set()
    assert grams(retold) & grams(source) == set()


def test_a_copied_sentence_would_be_seen() -> None:
    source = "甲方认为，这一条规定的是平等主体之间的关系，不能直接套用。"
    assert runs("乙方也说这一条规定的是平等主体之间的关系。") & runs(source)
    assert grams("这一条规定的是平等主体之间的关系；不能直接套用") & grams(source)
    assert not runs("乙方引用《这一条规定的是平等主体之间的关系》") & runs(source)
