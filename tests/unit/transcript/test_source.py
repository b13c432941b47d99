"""Decoding and refusals."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from graph.errors import InputError
from graph.transcript import SourceText, excerpt, locate, read_source

if TYPE_CHECKING:
    from pathlib import Path

SIMPLIFIED = (
    "主持人：本案应当如何定性？\n周文：我认为构成盗窃罪，理由有两点。\n王丽：不同意，应当认定为诈骗罪。\n" * 4
)
TRADITIONAL = (
    "主持人：本案應當如何定性？\n周文：我認為構成竊盜罪，理由有兩點。\n王麗：不同意，應當認定為詐欺罪。\n" * 4
)
ENGLISH = "MODERATOR: Is it theft?\nDR. LEE: Yes, I’d say so – it’s “plain” theft.\n" * 4


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        pytest.param(SIMPLIFIED.encode(), SIMPLIFIED, "utf-8", id="plain UTF-8"),
        pytest.param(
            SIMPLIFIED.encode("utf-8-sig"),
            "\ufeff" + SIMPLIFIED,
            "utf-8",
            id="the mark is kept, offsets count it",
        ),
        pytest.param(SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030", id="old Chinese Windows"),
        pytest.param(SIMPLIFIED.encode("gbk"), SIMPLIFIED, "gb18030", id="GBK is part of GB18030"),
        pytest.param(TRADITIONAL.encode("big5"), TRADITIONAL, "big5", id="Taiwan, Hong Kong"),
        pytest.param(
            TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030", id="Traditional characters in GB18030"
        ),
        pytest.param(
            b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"),
            "\ufeff" + SIMPLIFIED,
            "utf-16-le",
            id="Notepad's Unicode",
        ),
        pytest.param(
            b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), "\ufeff" + SIMPLIFIED, "utf-16-be", id="big endian"
        ),
        pytest.param(SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le", id="no mark, little endian"),
        pytest.param(SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be", id="no mark, big endian"),
        pytest.param(
            ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le", id="English without mark is full of NULs"
        ),
        pytest.param(ENGLISH.encode(), ENGLISH, "utf-8", id="English"),
        pytest.param(
            SIMPLIFIED.replace("\n", "\r\n").encode(),
            SIMPLIFIED.replace("\n", "\r\n"),
            "utf-8",
            id="CRLF stays",
        ),
        pytest.param(
            "a\u200fb\u0007c：d\n".encode(), "a\u200fb\u0007c：d\n", "utf-8", id="marks and controls stay"
        ),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert read_source(data, "x.txt") == SourceText("x.txt", hashlib.sha256(data).hexdigest(), encoding, text)


def test_windows_western_is_read() -> None:
    source = read_source(ENGLISH.encode("cp1252"), "x.txt")
    assert "I’d say so – it’s “plain” theft" in source.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "SM101", id="empty"),
        pytest.param(" \r\n\t\u3000\ufeff\n".encode(), "SM102", id="only white space"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "SM121", id="PDF cut off"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "SM121", id="zip cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "SM104", id="old Word"),
        pytest.param(b"{\\rtf1\\ansi hello}", "SM104", id="RTF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(20), "SM105", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "SM105", id="JPEG"),
        pytest.param(b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "SM106", id="gzip"),
        pytest.param(bytes(range(256)) * 8, "SM106", id="all bytes"),
        pytest.param("主持人：\x00\x00问题".encode(), "SM106", id="NULs in UTF-8"),
        pytest.param(SIMPLIFIED.encode()[:-2], "SM107", id="upload cut in the middle of a character"),
        pytest.param(b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1], "SM107", id="UTF-16 cut"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_source(data, "x.txt")
    assert [p.code for p in refused.value.problems] == [code]
    assert refused.value.problems[0].location is not None
    assert refused.value.problems[0].location.file == "x.txt"


def test_a_cut_file_says_where() -> None:
    with pytest.raises(InputError) as refused:
        read_source("第一行\n第二行".encode()[:-1], "x.txt")
    problem = refused.value.problems[0]
    assert (problem.location.line, problem.location.column) == (2, 3)  # type: ignore[union-attr]
    assert problem.values["byte"] == 16


def test_a_huge_file_is_refused_by_its_size_unread(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000)  # sparse: all NULs, so reading it would give SM106
    with pytest.raises(InputError) as refused:
        read_source(huge)
    assert [p.code for p in refused.value.problems] == ["SM108"]
    assert refused.value.problems[0].values == {"name": "huge.txt", "size": "50.0", "limit": "5.0"}


def test_the_limit_is_an_argument() -> None:
    with pytest.raises(InputError) as refused:
        read_source(b"x" * 11, "x.txt", limit=10)
    assert refused.value.problems[0].code == "SM108"
    assert read_source(b"x" * 10, "x.txt", limit=10).text == "x" * 10


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_source(tmp_path / "nowhere.txt")
    assert refused.value.problems[0].code == "SM100"


def test_a_file_is_named_after_itself(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_bytes(SIMPLIFIED.encode())
    assert read_source(tmp_path / "甲.txt").name == "甲.txt"
    assert read_source(str(tmp_path / "甲.txt"), "乙").name == "乙"


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 1, 4), (4, 2, 1), (5, 2, 2), (6, 3, 1), (7, 4, 1), (8, 4, 2)],
)
def test_line_and_column(offset: int, line: int, column: int) -> None:
    # offsets   0 1 2 3  4 5  6  7
    source = read_source(b"ab\r\nc\n\rd", "x.txt")
    place = locate(source, offset)
    assert (place.line, place.column, place.file) == (line, column, "x.txt")


def test_the_excerpt_is_the_line_and_of_a_very_long_one_the_place() -> None:
    source = read_source(f"first\n  second line \n{'x' * 2500}Z{'y' * 2500}\n".encode(), "x.txt")
    assert excerpt(source, 8) == "  second line "
    assert excerpt(source, source.text.index("Z")) == "…" + "x" * 20 + "Z" + "y" * 59 + "…"
