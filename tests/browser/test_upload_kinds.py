"""A Word file from the import page to the stored map, in a real Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.store.opening import MEMORY, open_store
from server.app import create_app
from server.settings import Settings
from tests.support.symposium_files import TITLE, as_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import OpenPage


def test_a_docx_is_uploaded_looked_at_and_stored(serve_app: Callable[..., str], open_page: OpenPage) -> None:
    with open_store(MEMORY) as store:
        page = open_page(serve_app(create_app(Settings(MEMORY), store)) + "/zh/import")
        chooser = page.locator("input[type=file]")
        assert ".docx" in (chooser.get_attribute("accept") or "").split(",")
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        chooser.set_input_files({"name": "研讨.docx", "mimeType": word, "buffer": as_docx()})
        page.get_by_role("button", name="读取").click()
        page.wait_for_url(re.compile(r"/import/\w+"))
        assert page.locator("body").inner_text().count("魏明远")
        page.locator("form[action*='/import/'] button.primary, button.primary").first.click()
        page.wait_for_url(re.compile(r"/symposia/"))
        (stored,) = store.list()
        assert (stored.title, len(stored.experts)) == (TITLE, 3)
        found = store.load(stored.id).document
        assert (found.encoding, found.extractor) == ("docx", "python-docx 1.2.0")
        assert store.source(found.id).content[:2] == b"PK"
        page.goto(page.url.split("?")[0] + "/reader")
        assert "非法占有的目的是明显的" in page.locator("body").inner_text()


def test_a_refused_file_says_what_to_do(serve_app: Callable[..., str], open_page: OpenPage) -> None:
    with open_store(MEMORY) as store:
        page = open_page(serve_app(create_app(Settings(MEMORY), store)) + "/zh/import")
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)
        page.locator("input[type=file]").set_input_files(
            {"name": "旧.doc", "mimeType": "application/msword", "buffer": old}
        )
        page.get_by_role("button", name="读取").click()
        assert "另存为 .docx" in page.get_by_role("alert").first.inner_text()
