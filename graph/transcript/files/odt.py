"""The words of an .odt, in the order a reader meets them.

odfdo opens the package and wraps its elements. Headers, footers and comments are left out, footnotes are counted,
what tracked changes have deleted is not read.
"""

from __future__ import annotations

import io
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from odfdo import Document

from graph.errors import Problem, Severity
from graph.transcript.files.extracted import Lines
from graph.transcript.files.odt_lists import OdtLists
from graph.transcript.files.odt_styles import OdtStyles, attribute
from graph.transcript.files.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.files.extracted import Extracted
    from graph.transcript.files.tables import Paragraph, Runs

_UNSEEN = frozenset(
    (
        "text:tracked-changes", "office:annotation", "office:annotation-end", "text:sequence-decls", "office:forms",
        "text:variable-decls", "text:user-field-decls", "text:ruby-text", "text:index-title-template", "svg:title",
        "svg:desc", "office:event-listeners", "text:table-of-content-source",
    )
)  # fmt: skip
_BREAKS = {"text:tab": "\t", "text:line-break": "\n"}
_MANY_BLANKS = 40
_BLANKS = re.compile("[ \t\r\n]+")


def odt_text(data: bytes) -> Extracted:
    """Paragraphs and tables line by line, list numbers as they are shown, text boxes after their paragraph."""
    document: Any = Document(io.BytesIO(data))
    content, styles = document.get_part("content.xml").root, document.get_part("styles.xml").root
    looks = OdtStyles((styles, content))
    reader = _Reader(looks, OdtLists(looks))
    lines = Lines()
    for part in _below(content, "office:text", within=""):
        for runs, heading in reader.blocks(part):
            lines.add(runs, heading=heading)
    left_out = (Problem("SM126", {"n": reader.notes}, severity=Severity.WARNING),) if reader.notes else ()
    return lines.finished("odt", f"odfdo {version('odfdo')}", left_out)


class _Reader:
    def __init__(self, looks: OdtStyles, lists: OdtLists) -> None:
        self._looks = looks
        self._lists = lists
        self.notes = 0

    def blocks(self, node: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - elements of odfdo are not typed by kind
        """Paragraphs below a node, those in lists, tables and text boxes included."""
        for item in node.children:
            tag = item.tag
            if tag in {"text:p", "text:h"}:
                yield from self._paragraph(item)
            elif tag == "table:table":
                yield from self._table(item)
            elif tag == "text:list":
                with self._lists.inside(item):
                    yield from self.blocks(item)
            elif tag == "text:list-item":
                self._lists.count(attribute(item, "text:start-value"))
                yield from self.blocks(item)
                self._lists.drop()
            elif tag not in _UNSEEN:
                yield from self.blocks(item)

    def _table(self, table: Any) -> list[Paragraph]:  # noqa: ANN401 - as blocks
        rows = [
            [list(self.blocks(cell)) for cell in _below(row, "table:table-cell", within="table:table")]
            for row in _below(table, "table:table-row", within="table:table")
        ]
        return table_lines(rows)

    def _paragraph(self, p: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - as blocks
        boxes: list[Any] = []
        style = attribute(p, "text:style-name")
        number = self._lists.number()
        runs: Runs = [(number, False)] if number else []
        runs += self._runs(p, boxes, bold=self._looks.is_bold(style, False))
        yield runs, p.tag == "text:h" or self._looks.is_heading(style)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, node: Any, boxes: list[Any], *, bold: bool) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - as blocks
        yield _plain(node.text), bold
        for item in node.children:
            tag = item.tag
            if tag == "text:s":
                given = attribute(item, "text:c") or "1"
                yield " " * min(int(given) if given.isdecimal() else 1, _MANY_BLANKS), bold
            elif tag in _BREAKS:
                yield _BREAKS[tag], bold
            elif tag == "text:note":
                self.notes += 1
            elif tag == "draw:text-box":
                boxes.append(item)
            elif tag == "text:span":
                yield from self._runs(
                    item, boxes, bold=self._looks.is_bold(attribute(item, "text:style-name"), bold)
                )
            elif tag not in _UNSEEN:
                yield from self._runs(item, boxes, bold=bold)
            yield _plain(item.tail), bold


def _plain(text: str | None) -> str:
    """White space of the markup is one blank, as OpenDocument has it."""
    return _BLANKS.sub(" ", text or "")


def _below(node: Any, wanted: str, *, within: str) -> Iterator[Any]:  # noqa: ANN401 - as blocks
    """Elements of a name at any depth, not entering those of the name ``within``."""
    for item in node.children:
        if item.tag == wanted:
            yield item
        elif item.tag != within and item.tag not in _UNSEEN:
            yield from _below(item, wanted, within=within)
