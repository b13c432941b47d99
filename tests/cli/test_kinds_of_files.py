"""The same symposium in every kind of file, and the ways to name files on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.support.symposium_files import (
    WHOLE,
    as_docx,
    as_odt,
    as_page,
    as_txt,
    plain_pdf,
    printed,
    to_print,
)

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(folder / "store.sqlite"), "--lang", "en", *words])


def made(kind: str, folder: Path) -> bytes:
    if kind == "pdf":
        data = printed(to_print(), folder)
        if data is None:
            pytest.skip("no Chromium on this machine to print with")
        return data
    return {"txt": as_txt, "docx": as_docx, "odt": as_odt, "html": as_page}[kind]()


@pytest.mark.parametrize("kind", ["txt", "docx", "odt", "html", "pdf"])
def test_every_kind_gives_the_same_map(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"会议.{kind}"
    file.write_bytes(made(kind, tmp_path))
    text = run(tmp_path, "extract-text", str(file)).stdout_bytes.decode()
    found: dict[str, Any] = json.loads(run(tmp_path, "extract", str(file), "--json").output)
    assert found["title"] == WHOLE[0]
    assert found["organiser"] == "东川市法学会"
    assert found["date"] == "2024-05-10"
    assert [p["name"] for p in found["participants"] if p["role"] == "expert"] == ["韩松", "罗晓", "魏明远"]
    assert [len(q["issues"]) for q in found["questions"]] == [1, 1, 1]
    held = {(s["participant"], s["issue"]): s["polarity"] for s in found["stances"]}
    assert held == {
        ("韩松", "1.1"): "affirm", ("罗晓", "1.1"): "deny", ("魏明远", "1.1"): "conditional",
        ("韩松", "2.1"): "deny", ("罗晓", "2.1"): "affirm", ("魏明远", "2.1"): "affirm",
        ("韩松", "3.1"): "affirm", ("罗晓", "3.1"): "silent", ("魏明远", "3.1"): "affirm",
    }  # fmt: skip
    for stance in found["stances"]:
        if evidence := stance["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    extractor = {"docx": "python-docx 1.2.0", "odt": "odfdo 3.", "pdf": "pypdfium2 5."}.get(kind)
    assert (found["source"]["extractor"] or "").startswith(extractor or "")
    assert (found["source"]["extractor"] is None) == (extractor is None)


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    below = tmp_path / "稿" / "二〇二四"
    below.mkdir(parents=True)
    (below / "甲.docx").write_bytes(as_docx())
    (below / "旧.DOC").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900))
    for passed_over in ("~$甲.docx", ".隐.txt", "图.png"):
        (below / passed_over).write_bytes(b"x")
    result = run(tmp_path, "import", str(tmp_path / "稿"))
    assert result.exit_code == 2
    assert "1 of 2 files could not be imported" in result.output
    assert "error[SM104]" in result.output
    (stored,) = json.loads(run(tmp_path, "list", "--json").output)
    assert stored["title"] == WHOLE[0]


def test_a_pattern_stands_for_what_fits(tmp_path: Path) -> None:
    (tmp_path / "b.odt").write_bytes(as_odt())
    (tmp_path / "c.txt").write_bytes(b"")
    result = run(tmp_path, "import", str(tmp_path / "*.odt"))
    assert result.exit_code == 0, result.output
    assert "3 experts" in result.output


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "甲[1].txt").write_bytes(as_txt())
    assert run(tmp_path, "import", str(tmp_path / "甲[1].txt")).exit_code == 0


@pytest.mark.parametrize("command", ["import", "extract", "extract-text"])
def test_an_address_is_not_fetched(tmp_path: Path, command: str) -> None:
    result = run(tmp_path, command, "https://example.invalid/a.html")
    assert result.exit_code == 2
    assert "error[SM124]" in result.output
    assert "save it as a file" in result.output


def test_nothing_to_import_says_what_could_be(tmp_path: Path) -> None:
    for word in (tmp_path, tmp_path / "*.pdf"):
        result = run(tmp_path, "import", str(word))
        assert result.exit_code == 2
        assert "error[SM125]" in result.output
        assert ".docx .odt .pdf" in result.output


def test_what_was_left_out_of_a_file_is_told(tmp_path: Path) -> None:
    turns = [
        "MODERATOR: Question 1. Is taking the parcel theft?",
        "DR. LEE: Yes, it is theft.",
        "DR. SMITH: No, it is not theft.",
    ]
    (tmp_path / "panel.pdf").write_bytes(plain_pdf(["Panel on parcels", *turns], []))
    result = run(tmp_path, "extract", str(tmp_path / "panel.pdf"))
    assert "warning[SM128]" in result.output
    assert "panel.pdf has no text on page 2 (1 in all)" in result.output
