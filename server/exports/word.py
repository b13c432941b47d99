"""A symposium as a Word document: a summary of one page, the stance table with its passages, and for every expert a
sheet to confirm. Writes only; what reads the Word files of strangers is ``graph.transcript.files``.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from graph.analysis.sentences import consensus_sentence
from graph.catalogue import say
from graph.model import Origin, Role
from server.exports.reference import reference
from server.exports.told import Teller
from server.visible import written_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from graph.analysis.results import Analysis, IssueConsensus, Outcome
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Issue, Participant
    from server.exports.told import Told

FACTS_ON_SUMMARY, ISSUES_ON_SUMMARY = 4, 8
"""What a page holds; the rest is counted, and stands in the table."""
_FONT, _HAN_FONT = "Times New Roman", "宋体"
_SMALL = Pt(9)


def word_document(m: ArgumentMap, analysis: Analysis, lang: Language) -> bytes:
    """The .docx of a symposium."""
    writer = _Writer(m, analysis, lang)
    writer.summary()
    writer.table()
    writer.authorities()
    for expert in m.experts:
        writer.sheet(expert)
    out = BytesIO()
    writer.document.save(out)
    return out.getvalue()


class _Writer:
    def __init__(self, m: ArgumentMap, analysis: Analysis, lang: Language) -> None:
        self._map, self._analysis, self._lang = m, analysis, lang
        self._teller = Teller(m, analysis, lang)
        self._people = {p.id: p.name for p in m.participants}
        self._cases = {c.id: c.label for c in m.cases}
        self._told = {t.answer.stance.id: t for t in self._teller.all()}
        self.document = _blank(m.symposium.title, say("terms.footer", lang), lang)

    def summary(self) -> None:
        """One page: source, conclusions, agreement, conflict, deciding facts."""
        m, doc = self._map, self.document
        doc.add_heading(written_out(m.symposium.title), 0)
        self._note(reference(m, self._lang))
        if m.symposium.origin is not Origin.VERBATIM:
            self._note(self._say(f"pages.origin_note.{m.symposium.origin}"))
        spoke = sum(c.spoke for c in self._analysis.issues)
        checked = spoke - sum(c.unchecked for c in self._analysis.issues)
        self._note(self._say("terms.checked", checked=checked, total=spoke))
        self._conclusions()
        issues = {i.id: i for i in m.issues}
        agreed = [c for c in self._analysis.issues if c.is_consensus]
        contested = [c for c in self._analysis.issues if c.is_contested]
        for key, found in (("overview.agreed", agreed), ("overview.contested", contested)):
            doc.add_heading(self._say(key) + f" ({len(found)})", 2)
            self._bullets(self._stand(c, issues[c.issue]) for c in found[:ISSUES_ON_SUMMARY])
            self._rest(len(found) - ISSUES_ON_SUMMARY)
        self._facts()

    def table(self) -> None:
        """Every question with its issues, every expert's answer with condition and passage."""
        self._turned_page()
        self.document.add_heading(self._say("export.table"), 1)
        for question in self._map.questions:
            heading = self._say("pages.question_n", n=question.ordinal)
            self.document.add_heading(written_out(f"{heading} {question.title or ''}".strip()), 2)
            for issue in question.issues:
                self._issue(issue)

    def authorities(self) -> None:
        """Who cites what, where."""
        cited = [(a, [c for c in self._map.citations if c.authority == a.id]) for a in self._map.authorities]
        self.document.add_heading(self._say("terms.authority"), 1)
        for authority, citations in cited:
            name = f"{authority.name}（{self._say(f'terms.kind.{authority.kind}')}）"
            self._bullets([name])
            for c in citations:
                where = " ".join(filter(None, (c.provision, self._teller.place(c.passage))))
                self._note(f"{self._people[c.participant]}: {where} {self._teller.quoted(c.passage)}")
        self._note(self._say("terms.validity_unchecked"))

    def sheet(self, expert: Participant) -> None:
        """The positions of one expert, each to be confirmed."""
        doc = self.document
        doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        doc.add_heading(written_out(self._say("export.sheet", name=expert.name)), 1)
        self._note(self._say("export.sheet_note", title=self._map.symposium.title))
        heads = ("terms.issue", "export.read_as", "terms.passage", "export.confirm")
        rows = self._rows(heads, (2.2, 1.8, 3.2, 1.4))
        for issue in self._map.issues:
            told = self._of(issue, expert)
            cells = rows.add_row().cells  # type: ignore[no-untyped-call]
            _fill(cells[0], f"{issue.number} {issue.text}")
            _fill(cells[1], "\n".join((told.words, *told.conditions)))
            _fill(cells[2], "\n".join(filter(None, (told.quote, told.place))))
            _fill(cells[3], self._say("export.boxes"))
        doc.add_paragraph(self._say("export.signed"))

    def _conclusions(self) -> None:
        for case in self._map.cases:
            self.document.add_heading(written_out(case.label), 2)
            ended = [c for c in self._analysis.cases if c.case == case.id]
            self._bullets(
                self._say(
                    "analysis.answer",
                    answer=self._people[c.expert],
                    names=self._say("analysis.between").join(self._outcome(o) for o in c.outcomes)
                    or self._say("pages.case.no_conclusion"),
                )
                for c in ended
            )

    def _outcome(self, outcome: Outcome) -> str:
        named = self._teller.charges(outcome.charges) or self._say("terms.deny")
        when = tuple(c.text for c in outcome.when)
        return self._teller.under(when, named) if when else named

    def _facts(self) -> None:
        labels = {f.id: f.label for f in self._map.facts}
        moving = [f for f in self._analysis.facts if f.changes_something]
        self.document.add_heading(self._say("findings.heading_facts") + f" ({len(moving)})", 2)
        self._bullets(
            self._say(
                "findings.fact",
                fact=labels[f.fact],
                moves=f.moves,
                names=self._say("analysis.names").join(self._people[e] for e in f.experts),
            )
            for f in moving[:FACTS_ON_SUMMARY]
        )
        self._rest(len(moving) - FACTS_ON_SUMMARY)

    def _stand(self, consensus: IssueConsensus, issue: Issue) -> str:
        case = f"{self._cases[issue.case]} " if issue.case else ""
        sentence = consensus_sentence(consensus, self._map, self._lang)
        return f"{issue.number} {case}{issue.text} {sentence}"

    def _issue(self, issue: Issue) -> None:
        case = f"（{self._cases[issue.case]}）" if issue.case else ""
        paragraph = self.document.add_paragraph(written_out(f"{issue.number} {case}{issue.text}"))
        paragraph.runs[0].bold = True
        paragraph.paragraph_format.space_before = Pt(10)
        paragraph.paragraph_format.keep_with_next = True
        found = self._analysis.on_issue(issue.id)
        self._note(consensus_sentence(found, self._map, self._lang)).paragraph_format.keep_with_next = True
        rows = self._rows(
            ("terms.expert", "terms.option", "terms.branch", "terms.passage"), (1.1, 1.7, 2.4, 3.4)
        )
        for expert in (p for p in self._map.participants if p.role is Role.EXPERT):
            told = self._of(issue, expert)
            cells = rows.add_row().cells  # type: ignore[no-untyped-call]
            _fill(cells[0], expert.name)
            _fill(cells[1], told.words)
            _fill(cells[2], "\n".join(told.conditions))
            _fill(cells[3], " ".join(filter(None, (told.quote, told.place))))

    def _of(self, issue: Issue, expert: Participant) -> Told:
        return next(
            t for t in self._told.values() if t.answer.issue is issue and t.answer.expert.id == expert.id
        )

    def _rows(self, heads: Sequence[str], parts: Sequence[float]) -> Table:
        """A table with its head, which is repeated on every page."""
        table: Table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        section = self.document.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        for column, part in zip(table.columns, parts, strict=True):
            column.width = int(room * part / sum(parts))
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _fill(cell, self._say(head)).runs[0].bold = True
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  (python-docx has no name for it)
        properties.append(properties.makeelement(qn("w:tblHeader"), {}))
        return table

    def _bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.document.add_paragraph(written_out(line), style="List Bullet")

    def _rest(self, more: int) -> None:
        if more > 0:
            self._note(self._say("export.more", n=more))

    def _note(self, words: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(written_out(words)).font.size = _SMALL
        return paragraph

    def _turned_page(self) -> None:
        """What follows stands on wide pages: five columns of Chinese need the room."""
        section = self.document.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._lang, **values)


def _blank(title: str, footer: str, lang: Language) -> Docx:
    """An empty A4 document with fonts for Chinese, title and author for the file's properties, and the footer."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (
        ("Normal", 10.5),
        ("Title", 20),
        ("Heading 1", 15),
        ("Heading 2", 12),
        ("List Bullet", 10.5),
    ):
        _set_fonts(document.styles[name], Pt(size))
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.core_properties.title = written_out(title)
    document.core_properties.author = "Symposium Map"
    document.core_properties.comments = ""
    document.core_properties.language = "zh-CN" if lang == "zh" else "en"
    section.footer.paragraphs[0].add_run(footer).font.size = Pt(8)
    return document


def _set_fonts(style: ParagraphStyle, size: Pt) -> None:
    style.font.name, style.font.size = _FONT, size
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would come before ours
    fonts.set(qn("w:eastAsia"), _HAN_FONT)


def _fill(cell: _Cell, words: str) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.add_run(written_out(words)).font.size = _SMALL
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph
