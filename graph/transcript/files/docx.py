"""The words of a .docx, in the order a reader meets them.

python-docx opens the package; its text of a paragraph would leave out tracked insertions, content controls and
text boxes, so the elements are walked here. Headers, footers and comments are left out, footnotes are counted.
"""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml.parser import parse_xml

from graph.errors import Problem, Severity
from graph.transcript.files.docx_numbering import Numbering
from graph.transcript.files.docx_styles import Styles, child, is_on, name_of, value_of
from graph.transcript.files.extracted import Lines
from graph.transcript.files.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.files.extracted import Extracted
    from graph.transcript.files.tables import Paragraph, Runs

# what a reader with tracked changes accepted does not see, and the copies kept for old programs
_UNSEEN = frozenset(
    (
        "del",
        "moveFrom",
        "Fallback",
        "pPr",
        "rPr",
        "sdtPr",
        "sectPr",
        "tblPr",
        "tblGrid",
        "rt",
        "instrText",
        "delText",
    )
)
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = frozenset(("footnoteReference", "endnoteReference"))


class Node(Protocol):
    """As much of an element of lxml as is used here."""

    tag: Any
    text: str | None

    def __iter__(self) -> Iterator[Any]: ...  # noqa: D105
    def get(self, key: str) -> str | None: ...  # noqa: D102


def docx_text(data: bytes) -> Extracted:
    """Paragraphs and tables line by line, list numbers as Word shows them, text boxes after their paragraph."""
    package = OpcPackage.open(io.BytesIO(data))
    main = package.main_document_part
    related = {rel.reltype: rel.target_part for rel in main.rels.values() if not rel.is_external}
    styles = Styles(_root(related.get(RELATIONSHIP_TYPE.STYLES)))
    numbering = Numbering(_root(related.get(RELATIONSHIP_TYPE.NUMBERING)), styles)
    reader = _Reader(styles, numbering)
    lines = Lines()
    for runs, heading in reader.blocks(_root(main)):
        lines.add(runs, heading=heading)
    left_out = (Problem("SM126", {"n": reader.notes}, severity=Severity.WARNING),) if reader.notes else ()
    return lines.finished("docx", f"python-docx {version('python-docx')}", left_out)


def _root(part: Any) -> Any:  # noqa: ANN401 - parts and elements of python-docx have no types
    """The parsed part: some are kept parsed, others, and the body of files with macros, as bytes."""
    if part is None:
        return None
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self.notes = 0

    def blocks(self, node: Node) -> Iterator[Paragraph]:
        """Paragraphs below a node, those in tables and text boxes included."""
        for item in node:
            name = name_of(item)
            if name == "p":
                yield from self._paragraph(item)
            elif name == "tbl":
                yield from self._table(item)
            elif name and name not in _UNSEEN:
                yield from self.blocks(item)

    def _table(self, table: Node) -> list[Paragraph]:
        rows = [
            [list(self.blocks(cell)) for cell in _below(row, "tc", within="tbl")]
            for row in _below(table, "tr", within="tbl")
        ]
        return table_lines(rows)

    def _paragraph(self, p: Node) -> Iterator[Paragraph]:
        settings = child(p, "pPr")
        style = value_of(child(settings, "pStyle"))
        boxes: list[Node] = []
        number = self._numbering.next(settings, style)
        runs: Runs = [(number, False)] if number else []
        runs += self._runs(p, boxes, bold=self._styles.is_bold(style))
        yield runs, self._styles.is_heading(style, settings)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, node: Node, boxes: list[Node], *, bold: bool) -> Iterator[tuple[str, bool]]:
        for item in node:
            name = name_of(item)
            if name == "r":
                settings = child(item, "rPr")
                if is_on(child(settings, "vanish")):
                    continue
                style = value_of(child(settings, "rStyle"))
                own = child(settings, "b")
                inherited = bold or self._styles.is_bold(style)
                yield from self._runs(item, boxes, bold=inherited if own is None else is_on(own))
            elif name == "t":
                yield item.text or "", bold
            elif name in _BREAKS:
                yield _BREAKS[name], bold
            elif name == "txbxContent":
                boxes.append(item)
            elif name in _NOTES:
                self.notes += 1
            elif name and name not in _UNSEEN:
                yield from self._runs(item, boxes, bold=bold)


def _below(node: Node, wanted: str, *, within: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in content controls; nested tables are not entered."""
    for item in node:
        name = name_of(item)
        if name == wanted:
            yield item
        elif name and name != within and name not in _UNSEEN:
            yield from _below(item, wanted, within=within)
