"""Word, OpenDocument and PDF files: what a reader of the file sees, in order, and nothing else; refusals."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OdtDocument
from odfdo import Element, List, Paragraph, Table

from graph.errors import InputError
from graph.transcript import SourceText, read_source, repair
from graph.transcript.files import reading
from graph.transcript.files.child import extracted
from graph.transcript.files.numerals import numeral
from tests.support.symposium_files import (
    LINES,
    TITLE,
    WHOLE,
    as_docx,
    as_odt,
    plain_pdf,
    printed,
    saved,
    to_print,
)

if TYPE_CHECKING:
    from pathlib import Path

W = nsdecls("w")


def docx_of(*paragraphs: str, styles: str = "", numbering: str = "") -> str:
    """The text of a .docx whose body holds these elements."""
    document = Document()
    body = document.element.body
    for xml in paragraphs:
        body.insert(len(body) - 1, parse_xml(re.sub(r"^<(\S+?)(?=[ >])", rf"<\1 {W}", xml, count=1)))
    if numbering:
        part = document.part.numbering_part.element
        part.clear()
        for xml in re.split(r"(?=<w:num )|(?=<w:abstractNum )", numbering):
            if xml:
                part.append(parse_xml(re.sub(r"^<(\S+?)(?=[ >])", rf"<\1 {W}", xml, count=1)))
    return extracted("zip", saved(document)).text


def refusal(data: bytes) -> Any:  # noqa: ANN401 - the values of a problem
    with pytest.raises(InputError) as refused:
        read_source(data, "x.bin")
    (problem,) = refused.value.problems
    assert problem.location is not None
    assert problem.location.file == "x.bin"
    return problem


def test_a_docx_is_its_paragraphs_without_header_and_with_weights() -> None:
    data = as_docx()
    source = read_source(data, "会议.docx")
    assert source.text == "\n".join(WHOLE) + "\n"
    assert (source.extractor, source.encoding) == ("python-docx 1.2.0", "docx")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    text = repair(source)
    assert [text.text[s.start : s.end] for s in text.headings] == [TITLE]
    assert "韩松：" in [text.text[s.start : s.end] for s in text.bold]


def test_an_odt_is_its_paragraphs() -> None:
    source = read_source(as_odt(), "会议.odt")
    assert source.text == "\n".join(WHOLE) + "\n"
    assert re.fullmatch(r"odfdo \d+\.\d+\.\d+", source.extractor or "")
    assert source.headings == ((0, len(TITLE)),)


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_not_read() -> None:
    found = docx_of(
        '<w:p><w:r><w:t>不</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>应当</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>可以</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>扣除</w:t></w:r></w:p>"
    )
    assert found == "不应当扣除\n"


def test_content_controls_links_breaks_and_reading_aids() -> None:
    found = docx_of(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:hyperlink><w:r><w:t>丁</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>戊</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    )
    assert found == "甲\n乙\t丙\n丁戊\n"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    found = docx_of(
        '<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>",
    )
    assert found == "前后\n框内\n"


def _item(text: str, level: int = 0, number: int = 7) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_list_numbers_are_those_that_word_shows() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="问题%1："/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    items = [
        _item("定性"),
        _item("甲", 1),
        _item("乙", 1),
        _item("责任"),
        _item("丙", 1),
        _item("无此列表", 0, 9),
    ]
    assert docx_of(*items, numbering=numbering).split("\n") == [
        "问题一：定性", "1. 甲", "2. 乙", "问题二：责任", "1. 丙", "无此列表", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "way", "shown"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (3, "ideographTraditional", "丙"),
        (12, "decimalEnclosedCircle", "⑫"), (27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (5, "decimalZero", "05"),
        (100, "chineseCounting", "100"), (8, "unheard of", "8"),
    ],
)  # fmt: skip
def test_numerals(n: int, way: str, shown: str) -> None:
    assert numeral(n, way) == shown


def test_tables_of_figures_are_rows_and_tables_of_speeches_are_paragraphs() -> None:
    document = Document()
    figures = document.add_table(2, 2)
    speeches = document.add_table(1, 2)
    for cell, text in zip((*figures.rows[0].cells, *figures.rows[1].cells), "年额甲乙", strict=True):
        cell.text = text
    long = LINES[5].removeprefix("韩松：")
    speeches.rows[0].cells[0].text, speeches.rows[0].cells[1].text = "韩松", long
    assert extracted("zip", saved(document)).text.split() == f"年\t额\n甲\t乙\n韩松\n{long}".split()


def test_footnotes_of_both_kinds_are_left_out_and_told() -> None:
    document = OdtDocument("text")
    document.body.clear()
    paragraph = Paragraph("应当扣除。")
    paragraph.insert_note(after="应当", note_id="n1", citation="1", body="脚注的文字")
    document.body.append(paragraph)
    found = extracted("zip", saved(document))
    assert found.text == "应当扣除。\n"
    assert [(p.code, dict(p.values)) for p in found.problems] == [("SM126", {"n": 1})]


def test_lists_blanks_tables_and_tracked_changes_of_an_odt() -> None:
    document = OdtDocument("text")
    body = document.body
    body.clear()
    style = Element.from_tag(
        '<text:list-style style:name="L9"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."'
        ' style:num-suffix="、"/></text:list-style>'
    )
    document.insert_style(style, automatic=True)  # type: ignore[arg-type]
    items = List(["行为性质", "平台责任"])
    items.set_attribute("text:style-name", "L9")
    body.append(items)
    body.append(Paragraph("甲   乙\t丙\n丁"))
    table = Table("表", width=2, height=1)
    table.set_values([["年", "额"]])
    body.append(table)
    body.insert(
        Element.from_tag("<text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>"), position=0
    )
    found = extracted("zip", saved(document)).text
    assert found == "一、行为性质\n二、平台责任\n甲   乙\t丙\n丁\n年\t额\n"


def test_a_pdf_keeps_page_breaks_as_page_numbers() -> None:
    source = read_source(plain_pdf(["JUDGE: Is it theft?"], ["DR. LEE: It is."]), "a.pdf")
    assert source.text == "JUDGE: Is it theft?\n— 1 —\nDR. LEE: It is.\n"
    assert re.fullmatch(r"pypdfium2 5\.\d+\.\d+", source.extractor or "")


def test_words_cut_at_the_end_of_a_line_are_whole_again() -> None:
    page = ["the panel discussed the inter-", "pretation of the clause at length and", "closed."]
    assert extracted("pdf", plain_pdf(page)).text.startswith(
        "the panel discussed the interpretation of the clause"
    )


@pytest.mark.parametrize(
    "style",
    [
        pytest.param("p { text-indent: 2em; margin: 0 }", id="indented"),
        pytest.param("@page { size: A5; margin: 25mm } p { text-indent: 2em; margin: 0 }", id="small pages"),
        pytest.param("@page { size: A6 } p { margin: 1em 0 }", id="set apart, ragged"),
        pytest.param(
            "body { columns: 2 } p { text-indent: 2em; margin: 0; text-align: justify }", id="two columns"
        ),
    ],
)
def test_the_paragraphs_of_a_printed_page_are_whole(tmp_path: Path, style: str) -> None:
    data = printed(to_print(style=style), tmp_path)
    if data is None:
        pytest.skip("no Chromium on this machine to print with")
    text = read_source(data, "印.pdf").text
    joined = re.sub(r"\n— \d+ —\n", "", text)
    expected = [re.sub(r" +", " ", line) for line in WHOLE]
    for line in expected:
        assert line in joined
    alone = set(re.sub(r"— \d+ —\n", "", text).splitlines())
    assert len([line for line in expected if line in alone]) >= len(expected) - text.count("—\n")


def test_a_scan_says_that_there_is_no_text() -> None:
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(200, 200)
    assert refusal(saved(scan)).code == "SM103"


def test_pages_without_text_among_others_are_told() -> None:
    found = read_source(plain_pdf(["MODERATOR: Is it theft?"], [], ["DR. LEE: Yes."]), "a.pdf")
    (problem,) = found.problems
    assert (problem.code, problem.values["pages"], problem.values["n"]) == ("SM128", "2", 1)


def test_encrypted_files_say_so() -> None:
    locked = plain_pdf(["a"]).replace(
        b"trailer << ",
        b"trailer << /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32
        + b"> /U <" + b"42" * 32 + b"> >> ",
    )  # fmt: skip
    office = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(99)
    )
    odt = zipped({"mimetype": b"application/vnd.oasis.opendocument.text",
                  "META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"})  # fmt: skip
    assert [refusal(data).code for data in (locked, office, odt)] == ["SM120"] * 3


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({n: archive.read(n) for n in archive.namelist()} | changed)


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ({"a.txt": b"x"}, "ZIP"),
        ({"[Content_Types].xml": b"<Types>spreadsheetml</Types>"}, "XLSX"),
        ({"mimetype": b"application/epub+zip"}, "epub+zip"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "spreadsheet"),
    ],
)
def test_other_archives_are_named(entries: dict[str, bytes], kind: str) -> None:
    problem = refusal(zipped(entries))
    assert (problem.code, problem.values["kind"]) == ("SM104", kind)


def test_what_swells_is_refused_unread() -> None:
    assert refusal(repacked(as_docx(), {"word/media/a.png": bytes(60_000_000)})).code == "SM122"
    assert refusal(zipped({f"{n}.xml": b"" for n in range(5001)})).code == "SM122"


@pytest.mark.parametrize("data", [as_docx(), as_odt()], ids=["docx", "odt"])
def test_entities_are_never_expanded(data: bytes) -> None:
    part = "word/document.xml" if b"word/document.xml" in data else "content.xml"
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    problem = refusal(repacked(data, {part: bomb}))
    assert (problem.code, problem.values["fault"]) == ("SM121", f"DOCTYPE in {part}")


def test_blanks_by_the_million_are_a_few() -> None:
    document = OdtDocument("text")
    document.body.clear()
    document.body.append(Element.from_tag('<text:p>甲<text:s text:c="900000000"/>乙</text:p>'))
    assert len(extracted("zip", saved(document)).text) < 60


def test_a_document_without_words_is_blank() -> None:
    assert refusal(saved(Document())).code == "SM102"


def test_a_reader_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 1)
    monkeypatch.setattr(reading, "_CHILD", "import time; time.sleep(60)")
    assert refusal(as_docx()).code == "SM123"
    monkeypatch.setattr(reading, "SECONDS", 60)
    monkeypatch.setattr(reading, "_CHILD", "import os; os.abort()")
    assert refusal(as_docx()).code == "SM123"


def test_the_name_does_not_matter() -> None:
    assert isinstance(read_source(as_odt(), "a.txt"), SourceText)
    assert read_source(as_odt(), "a.docx").encoding == "odt"
    assert read_source("主持人：是否构成？\n".encode(), "a.pdf").extractor is None
