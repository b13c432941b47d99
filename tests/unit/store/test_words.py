from __future__ import annotations

import pytest

from graph.store.words import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("应定盗窃罪，而非诈骗罪。", "应定盗窃罪而非诈骗罪"),
        ("盗 窃\n罪", "盗窃罪"),  # spaces that a scan leaves inside a word
        ("ＡＢＣ　１２３", "abc 123"),  # full width
        ("Not  a crime!", "not a crime"),
        ("not-a-crime", "not a crime"),  # words stay apart in a script with spaces
        ("刑法 Article 264 条", "刑法article 264条"),
        ("《刑法》（2020）", "刑法2020"),
        ("\u202e右\u200b起\u202c", "右起"),
        ("STRASSE Straße", "strasse strasse"),
        ("，。", ""),
        ("", ""),
        ("𠮷 野", "𠮷野"),
    ],
)
def test_only_what_a_reader_would_search_for_is_left(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_twice_is_folding_once() -> None:
    text = "Ａ 罪、B 罪 (1)"
    assert fold(fold(text)) == fold(text)
