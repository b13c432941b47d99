"""The catalogue speaks both languages, says every problem, and holds nothing that is never said."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from graph.catalogue import LANGUAGES, wording

ROOT = Path(__file__).parent.parent.parent
SOURCES = [p for top in ("graph", "visual", "server") for p in (ROOT / top).rglob("*.py")]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def codes_in_sources() -> set[str]:
    return {code for path in SOURCES for code in re.findall(r'"(SM\d{3})"', path.read_text("utf-8"))}


def test_every_key_stands_in_both_languages_with_the_same_values() -> None:
    chinese, english = (wording(lang) for lang in LANGUAGES)
    assert set(chinese) == set(english)
    assert {k for k in chinese if placeholders(chinese[k]) != placeholders(english[k])} == set()


def test_every_problem_has_words_and_a_remedy() -> None:
    known = wording("zh")
    missing = {c for c in codes_in_sources() for k in (c, f"{c}.remedy") if f"problems.{k}" not in known}
    assert missing == set()


def test_no_problem_is_worded_that_never_arises() -> None:
    worded = {k.split(".")[1] for k in wording("zh") if k.startswith("problems.SM")}
    assert worded - codes_in_sources() == set()


def test_chinese_sentences_use_full_width_marks() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;:?!](?:[\u4e00-\u9fff]|$)")
    assert {k: t for k, t in wording("zh").items() if half.search(t)} == {}
