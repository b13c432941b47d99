"""The issue map as an SVG of its own: the same layout as on the page, text as text, nothing from elsewhere.

    svg(view, lay_out(view, 1184))                      the whole map
    svg(figure, lay_out(figure, 1184)) for figure in figures(view)   one for each question, to print

Printed 1184 wide on A4 landscape (277 mm) the smallest text is 7.9 pt. Hatching at the left of every answer tells
answers apart without colour.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import escape

from graph.catalogue import say
from visual.map_view import CardKind, LinkKind, Weight
from visual.measure import is_chinese, shown, wrap
from visual.palette import LIGHT
from visual.setting import LEADING, LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from visual.columns import Column
    from visual.layout import Box, Layout, Path
    from visual.map_view import MapView
    from visual.palette import Look, Theme

CHINESE = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
LATIN = '"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans",sans-serif'
RADIUS = 6.0
_HEADS, _LINE, _SIGN = 34.0, 20.0, 18.0
_HATCH = {
    "affirm": "M0 0",
    "deny": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "conditional": "M0 4H8",
    "mixed": "M4 0V8",
    "determinate": "M0 0",
    "outcome-1": "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    "outcome-2": "M0 4H8M4 0V8",
    "outcome-3": "M0 2H8M0 6H8",
    "outcome-4": "M2 0V8M6 0V8",
    "outcome-5": "M0 0L8 8M0 8L8 0",
    "outcome-other": "M3 4H5M4 3V5",
}
"""Strokes in a square of 8, a pattern for each answer."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def figures(view: MapView) -> Iterator[MapView]:
    """The map question by question, each with the authorities that are cited in it."""
    for lane in view.lanes:
        ids = {row.reason.id for b in lane.blocks for band in b.bands for row in band.rows if row.reason}
        citations = tuple(k for k in view.citations if k.source in ids)
        cited = {k.target for k in citations}
        mine = tuple(a for a in view.authorities if a.id in cited or a.beside == lane.question.id)
        yield replace(view, lanes=(lane,), authorities=mine, citations=citations)


def svg(view: MapView, layout: Layout, *, theme: Theme = LIGHT, hatched: bool = True) -> str:
    """The picture with title, heads, key, and the sentences that go with every map."""
    writer = _Writer(view, layout, theme, hatched=hatched)
    return "\n".join(writer.document()) + "\n"


class _Writer:
    """Writes one picture; knows how each kind of card is drawn, as ``static/map-paint.js`` does on the page."""

    def __init__(self, view: MapView, layout: Layout, theme: Theme, *, hatched: bool) -> None:
        self.view, self.layout, self.theme, self.hatched = view, layout, theme, hatched

    def document(self) -> Iterator[str]:
        """All lines of the file."""
        key = list(self.key())
        titles = wrap(shown(self.view.title), (self.layout.width - 24) / 18, bold=True)
        top = 14 + 26 * len(titles) + 22
        height = top + _HEADS + self.layout.height + 12 + _LINE * (len(key) + 2)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.layout.width)} {_n(height)}" '
            f'width="{_n(self.layout.width)}" height="{_n(height)}" role="img">'
        )
        yield f"<title>{_text(self.view.title)}</title>"
        yield f"<desc>{_text(self.view.summary)} · {_text(self.view.checked)}</desc>"
        yield from self.patterns()
        yield f'<rect width="100%" height="100%" fill="{self.theme.page}"/>'
        for n, title in enumerate(titles):
            yield self.words(title, 12, 30 + 26 * n, 18, self.theme.ink, bold=True)
        yield self.words(f"{self.view.summary} · {self.view.checked}", 12, top - 8, 12, self.theme.muted)
        yield f'<g transform="translate(0 {_n(top)})">'
        yield from self.heads()
        yield f'</g><g transform="translate(0 {_n(top + _HEADS)})">'
        yield from self.ground()
        yield from map(self.path, self.layout.paths)
        for box in self.layout.boxes:
            if box.card.kind is not CardKind.HANDLE:
                yield from self.card(box)
        yield "</g>"
        at = top + _HEADS + self.layout.height + 12
        for n, line in enumerate(key):
            yield f'<g transform="translate(12 {_n(at + _LINE * n)})">{line}</g>'
        footer = say("terms.footer", self.view.lang)
        yield self.words(footer, 12, at + _LINE * (len(key) + 1), 12, self.theme.muted)
        yield "</svg>"

    def patterns(self) -> Iterator[str]:
        """The hatching of every answer."""
        if not self.hatched:
            return
        yield "<defs>"
        for look, strokes in _HATCH.items():
            ink = self.theme.looks[look].text
            yield (
                f'<pattern id="hatch-{look}" width="8" height="8" patternUnits="userSpaceOnUse">'
                f'<path d="{strokes}" stroke="{ink}" stroke-width="1.6" fill="none"/></pattern>'
            )
        yield "</defs>"

    def heads(self) -> Iterator[str]:
        """The heads of the columns."""
        for column, head in zip(self.layout.columns, heads_of(self.view, self.layout.columns), strict=True):
            lines = wrap(head, column.width / 12.0, bold=True)[:2]
            for n, line in enumerate(lines):
                y = _HEADS - 8 - 14 * (len(lines) - 1 - n)
                x = column.x + column.width / 2
                yield self.words(line, x, y, 12, self.theme.ink, bold=True, anchor="middle")

    def ground(self) -> Iterator[str]:
        """The lanes, and every second expert's column shaded."""
        for n, strip in enumerate(self.layout.strips):
            w = self.layout.width - 12
            fill = self.theme.lanes[n % 2]
            yield f'<rect x="6" y="{_n(strip.y)}" width="{_n(w)}" height="{_n(strip.h)}" rx="8" fill="{fill}"/>'
        experts = [c for c in self.layout.columns if c.kind is CardKind.EXPERT]
        for column in experts[::2] if len(experts) > 1 else ():
            for strip in self.layout.strips:
                yield (
                    f'<rect x="{_n(column.x - 3)}" y="{_n(strip.y)}" width="{_n(column.width + 6)}" '
                    f'height="{_n(strip.h)}" fill="{self.theme.ink}" fill-opacity="0.045"/>'
                )

    def path(self, path: Path) -> str:
        """A line between two cards; to an authority it is dashed."""
        link = path.link
        colour = self.theme.structure if link.look == "structure" else self.theme.looks[link.look].line
        dash = ' stroke-dasharray="5 3"' if link.kind is LinkKind.CITES else ""
        middle = _n((path.x1 + path.x2) / 2)
        y1, y2 = _n(path.y1), _n(path.y2)
        course = f"M{_n(path.x1)} {y1}C{middle} {y1} {middle} {y2} {_n(path.x2)} {y2}"
        return f'<path d="{course}" fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'

    def card(self, box: Box) -> Iterator[str]:
        """A card with its frame, hatching, words and bar."""
        card, look = box.card, self.theme.looks[box.card.look]
        fill, frame, ink, note = self.colours(card.kind, look)
        thick = 2.6 if card.framed else 1.2
        dash = ' stroke-dasharray="4 3"' if card.doubtful else ""
        stroke = f' stroke="{frame}" stroke-width="{thick}"{dash}' if frame else ""
        size = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.w)}" height="{_n(box.h)}"'
        yield f'<g><title>{_text(card.name)}</title><rect {size} rx="{RADIUS}" fill="{fill}"{stroke}/>'
        hatch = 7 if card.kind is CardKind.POSITION else 4
        if (
            self.hatched
            and card.look in _HATCH
            and card.kind in (CardKind.POSITION, CardKind.EXPERT, CardKind.SUM)
        ):
            yield (
                f'<rect x="{_n(box.x + 1)}" y="{_n(box.y + 3)}" width="{hatch}" height="{_n(box.h - 6)}" '
                f'fill="{look.fill}"/><rect x="{_n(box.x + 1)}" y="{_n(box.y + 3)}" width="{hatch}" '
                f'height="{_n(box.h - 6)}" fill="url(#hatch-{card.look})"/>'
            )
        yield from self.lines(box, ink, note)
        for part in box.bar:
            own, y, h = self.theme.looks[part.look], box.y + box.h / 2 - 10, 20
            yield (
                f'<rect x="{_n(box.x + part.x)}" y="{_n(y)}" width="{_n(part.width)}" height="{h}" rx="3" '
                f'fill="{own.fill}" stroke="{own.line}"/>'
            )
            x = box.x + part.x + part.width / 2
            yield self.words(part.text, x, y + 14.5, 12, own.text, bold=True, anchor="middle")
        yield "</g>"

    def colours(self, kind: CardKind, look: Look) -> tuple[str, str | None, str, str]:
        """Ground, frame, words and notes of a card."""
        match kind:
            case CardKind.QUESTION:
                return look.fill, None, look.text, look.text
            case CardKind.POSITION:
                return look.fill, look.line, look.text, look.text
            case CardKind.EXPERT | CardKind.SUM:
                return look.tint, look.line, look.tint_text, look.tint_text
            case CardKind.SILENCE:
                return look.fill, None, look.text, look.text
            case CardKind.REASON:
                return look.fill, None if look.line == look.fill else look.line, look.text, self.theme.muted
            case _:
                return look.fill, look.line, look.text, self.theme.muted

    def lines(self, box: Box, ink: str, note: str) -> Iterator[str]:
        """The words of a card."""
        listed = box.card.kind is CardKind.POSITION and box.card.look == "conditional" and len(box.lines) > 1
        left = box.card.kind in LEFT or listed
        y = box.y + (box.h - sum(line.size * LEADING for line in box.lines)) / 2
        for line in box.lines:
            x = box.x + (12 if listed else 9) if left else box.x + box.w / 2
            at = y + line.size * (LEADING / 2 + 0.36)
            colour = note if line.weight is Weight.NOTE else ink
            bold = line.weight is Weight.BOLD
            yield self.words(
                line.text, x, at, line.size, colour, bold=bold, anchor="start" if left else "middle"
            )
            y += line.size * LEADING

    def key(self) -> Iterator[str]:
        """The legend, line by line as wide as the picture."""
        entries = [(e.key, e.symbol, e.word) for e in (*self.view.answers, *self.view.signs) if e.symbol]
        placed, x, line = [], 0.0, 0
        for look, symbol, word in entries:
            width = _SIGN + 8 + 12.5 * sum(1 if ord(c) > 0x2000 else 0.62 for c in word) + 18
            if x + width > self.layout.width - 24 and x:
                x, line = 0.0, line + 1
            placed.append((line, x, look, symbol, word))
            x += width
        for _, group in groupby(placed, key=lambda p: p[0]):
            yield "".join(self.sign(x, look, symbol, word) for _, x, look, symbol, word in group)

    def sign(self, x: float, key: str, symbol: str, word: str) -> str:
        """One entry of the legend."""
        look = self.theme.looks.get(key)
        told = self.words(word, x + _SIGN + 8, 13, 12, self.theme.ink)
        if look is None:
            return self.words(symbol, x + _SIGN / 2, 13, 12, self.theme.ink, anchor="middle") + told
        hatch = f'<rect x="{_n(x)}" y="2" width="5" height="14" fill="url(#hatch-{key})"/>'
        box = f'<rect x="{_n(x)}" y="2" width="{_SIGN}" height="14" rx="3" fill="{look.fill}" stroke="{look.line}"/>'
        mark = self.words(symbol, x + _SIGN / 2 + 2, 13.5, 12, look.text, anchor="middle")
        return box + (hatch if self.hatched and key in _HATCH else "") + mark + told

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "start",
    ) -> str:
        """A line of text."""
        chinese = is_chinese(text)
        fonts = escape(CHINESE if chinese else LATIN)
        lang = ' xml:lang="zh-CN"' if chinese else ""
        weight = ' font-weight="700"' if bold else ""
        return (
            f'<text x="{_n(x)}" y="{_n(y)}" font-family="{fonts}" font-size="{_n(size)}"{weight} fill="{colour}" '
            f'text-anchor="{anchor}"{lang}>{_text(text)}</text>'
        )


def heads_of(view: MapView, columns: Sequence[Column]) -> list[str]:
    """The heads of the columns, in their order."""
    terms = {
        CardKind.QUESTION: "question",
        CardKind.ISSUE: "issue",
        CardKind.POSITION: "option",
        CardKind.EXPERT: "expert",
        CardKind.REASON: "reason",
        CardKind.AUTHORITY: "authority",
    }
    told = []
    for column in columns:
        if column.expert is not None:
            told.append(shown(view.experts[column.expert]))
        elif column.kind in terms:
            word = say(f"terms.{terms[column.kind]}", view.lang)
            told.append(word[:1].upper() + word[1:])
        else:
            told.append("")
    return told


def _text(words: str) -> str:
    return str(escape(_NOT_XML.sub("", shown(words))))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
