from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from server.exports.offline import VIEWS, offline_file
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store

LOCKER = the_locker_map()
ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?!\?view=|#|data:)[^"']*["']""")


@pytest.fixture
def file(client: FlaskClient, filled: Store) -> str:
    return offline_file(LOCKER.symposium, lambda address: client.get(address).text, "zh")


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


def test_without_the_full_text_only_passages_are_in_the_file(client: FlaskClient, store: Store) -> None:
    aside = "这一句不在任何出处之内。"
    longer = replace(LOCKER, document=replace(LOCKER.document, text=LOCKER.document.text + "\n" + aside))
    store.save(longer)

    def made(*, quotations_only: bool) -> str:
        fetch = lambda address: client.get(address).text  # noqa: E731
        return offline_file(longer.symposium, fetch, "zh", quotations_only=quotations_only)

    assert aside in made(quotations_only=False)
    short = made(quotations_only=True)
    assert aside not in short
    told = [s.passage.quote for s in longer.stances if s.passage]
    assert told
    assert all(quote in short for quote in told)


def test_a_title_is_no_markup(client: FlaskClient, store: Store) -> None:
    title = "</template><script>alert(1)</script>"
    store.save(replace(LOCKER, symposium=replace(LOCKER.symposium, title=title)))
    file = offline_file(
        replace(LOCKER.symposium, title=title), lambda address: client.get(address).text, "zh"
    )
    assert "<script>alert(1)" not in file
