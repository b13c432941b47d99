from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pytest

from server.exports.offline import VIEWS, offline_file, served
from server.usecases.samples import import_samples
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask import Flask

    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER = the_locker_map()
ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?!\?view=|#|data:)[^"']*["']""")


@pytest.fixture
def file(app: Flask, filled: Store) -> str:
    return offline_file(LOCKER.symposium, served(app), "zh")


def test_every_view_is_there_in_both_languages_the_one_asked_for_first(file: str) -> None:
    found = re.findall(r'<template data-view="([^"]+)"', file)
    assert found == [f"{lang}-{view}" for lang in ("zh", "en") for view in VIEWS.values()]


def test_nothing_leads_out_of_the_file(file: str) -> None:
    assert ELSEWHERE.findall(re.sub(r"<script.*?</script>", "", file, flags=re.DOTALL)) == []


def test_links_between_pages_lead_to_views(file: str) -> None:
    assert 'href="?view=zh-reader#p-' in file
    assert 'href="?view=en-table' in file


def test_forms_that_send_something_are_gone(file: str) -> None:
    assert 'method="post"' not in file


def test_the_policy_allows_the_scripts_and_styles_inside_and_nothing_else(file: str) -> None:
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', file)
    policy = policy.replace("&#39;", "'")
    inside = re.findall(r"<script(?: type=\"text/plain\"[^>]*)?>(.*?)</script>", file, re.DOTALL)
    inside += re.findall(r"<style>(.*?)</style>", file, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def outside(m: ArgumentMap) -> list[str]:
    """Stretches of the text, within one line, that no passage covers."""
    covered: set[int] = set()
    for passage in m.passages():
        covered.update(range(passage.span.start, passage.span.end))
    kept = "".join("\n" if n in covered else c for n, c in enumerate(m.document.text))
    return [s.strip() for s in kept.split("\n") if len(s.strip()) >= 20]


def test_without_the_full_text_only_passages_are_in_the_file(app: Flask, store: Store) -> None:
    import_samples(store)
    m = store.load(next(s.id for s in store.list() if s.origin == "retold"))
    short, whole = (
        re.sub(r"<[^>]+>", "", offline_file(m.symposium, served(app), "zh", quotations_only=only))
        for only in (True, False)
    )
    asides = [escape(words) for words in outside(m)]
    assert len(asides) > 20
    assert [words for words in asides if words not in whole] == []
    assert [words for words in asides if words in short] == []
    told = [s.passage.quote for s in m.stances if s.passage]
    assert [quote for quote in told if escape(quote.split("\n")[0]) not in short] == []


def test_a_title_is_no_markup(app: Flask, store: Store) -> None:
    title = "</template><script>alert(1)</script>"
    store.save(replace(LOCKER, symposium=replace(LOCKER.symposium, title=title)))
    file = offline_file(replace(LOCKER.symposium, title=title), served(app), "zh")
    assert "<script>alert(1)" not in file
