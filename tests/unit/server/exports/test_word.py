"""The Word file, opened by python-docx and, where it is installed, by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from graph.analysis.report import analyse
from server.exports.word import word_document
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Docx

LOCKER = the_locker_map()


@pytest.fixture(scope="module")
def written() -> bytes:
    return word_document(LOCKER, analyse(LOCKER), "zh")


@pytest.fixture(scope="module")
def opened(written: bytes) -> Docx:
    return Document(BytesIO(written))


def cells(document: Docx, n: int) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in document.tables[n].rows]


def test_a_table_for_every_issue_and_a_sheet_for_every_expert(opened: Docx) -> None:
    assert len(opened.tables) == 4 + 3


def test_the_first_issue_has_every_expert_with_answer_and_condition(opened: Docx) -> None:
    found = cells(opened, 0)
    assert [row[:2] for row in found[1:]] == [["韩松", "肯定"], ["罗晓", "否定"], ["魏明远", "视情况"]]
    assert "盗窃罪" in found[3][2]


def test_a_sheet_asks_the_expert_to_confirm_every_issue(opened: Docx) -> None:
    found = cells(opened, 4)
    assert [row[0].split()[0] for row in found[1:]] == ["1.1", "1.2", "2.1", "2.2"]
    assert all("□" in row[3] for row in found[1:])


def test_what_is_invented_says_so(opened: Docx) -> None:
    assert any("虚构" in p.text for p in opened.paragraphs[:5])


def test_nobody_is_named_as_author_of_the_file(opened: Docx) -> None:
    assert opened.core_properties.author == "Symposium Map"


def test_libreoffice_opens_it_and_the_summary_is_one_page(written: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice and pdftotext are not both installed")
    (tmp_path / "map.docx").write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "map.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "map.pdf", "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    pages = text.split("\f")
    assert LOCKER.symposium.title in pages[0]
    assert "意见对照表" not in pages[0]
    assert "意见对照表" in pages[1]
