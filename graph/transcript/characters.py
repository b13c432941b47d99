"""Repairs of single characters and punctuation: one form for what is written in many."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.transcript.edits import edited, matches, substituted
from graph.transcript.words import surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit, View

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
_CJK_MARKS = "，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕…—"
_NEAR_HAN = re.compile(f"[{HAN}{_CJK_MARKS}]")

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# zero width and direction marks, byte order marks, soft hyphens, variation selectors, controls
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_ODD_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# radicals of the supplement that Unicode does not fold by itself
_RADICALS = dict(
    zip(
        "⺁⺄⺠⺩⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂乙民王虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_FORMS = {**_RADICALS, **dict(zip("﹐﹑﹔﹕﹖﹗︰∶﹙﹚〝〞％．", "，、；：？！：：（）“”%.", strict=True))}
_FOLDED = re.compile(
    f"[{''.join(_FORMS)}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]"
)
_CORNERS = dict(zip("「」『』", "“”‘’", strict=True))
_CORNER = re.compile("[「」『』]")
_MIDDLE_DOT = re.compile(f"(?<=[{HAN}])[•‧・･∙](?=[{HAN}])")

_WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_HALF_MARK = re.compile("[,;:?!]")
_FULL_STOP = re.compile(f"(?<=[{HAN}”’）》])[.．](?=[{HAN}”’\n]|$)")
_PAIR = re.compile(r"\(([^()\n]{0,80})\)")
_LOOSE_PAREN = re.compile(r"[()]")
_SPACED = re.compile(f"(?<![{HAN}])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])")
_STRAIGHT = re.compile('"')
_CURLY_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
_CURLY_QUOTE = re.compile("[“”]")


def line_ends_unified(view: View) -> View:
    """One kind of line end."""
    return substituted(view, _LINE_END, "\n")


def invisible_dropped(view: View) -> View:
    """Nothing that has no width, plain blanks for odd ones; ideographic blanks stay."""
    view = substituted(view, _INVISIBLE, "")
    return substituted(view, _ODD_SPACE, " ")


def forms_folded(view: View) -> View:
    """Full-width letters and digits, compatibility forms and radicals as ordinary characters."""
    view = edited(view, matches(view.text, _FOLDED, lambda m: _folded(m.group())))
    view = substituted(view, _CORNER, lambda m: _CORNERS[m.group()])
    return substituted(view, _MIDDLE_DOT, "·")


def punctuation_widened(view: View) -> View:
    """Half-width marks beside Chinese characters as full-width ones, straight quotes there as pairs.

    Marks between digits or Latin letters stay, so numbers, times and English are untouched.
    """
    view = edited(view, _wide_marks(view.text))
    view = substituted(view, _FULL_STOP, "。")
    view = edited(view, _wide_pairs(view.text))
    view = edited(view, _wide_parens(view.text))
    return edited(view, _quotes(view.text))


def names_joined(view: View) -> View:
    """``黄　贺`` and ``编 者 按`` without the blanks: lone characters set apart, nothing longer."""
    return edited(view, _gaps(view.text))


def _folded(character: str) -> str:
    return _FORMS.get(character) or unicodedata.normalize("NFKC", character)


def _neighbour(text: str, at: int, step: int) -> str:
    """The next character that is no blank, on the same line; empty at its end."""
    at += step
    while 0 <= at < len(text) and text[at] in " \u3000":
        at += step
    return text[at] if 0 <= at < len(text) and text[at] != "\n" else ""


def _wide_marks(text: str) -> Iterator[Edit]:
    for m in _HALF_MARK.finditer(text):
        at = m.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and after.isdigit():
            continue
        left, right = _neighbour(text, at, -1), _neighbour(text, at, 1)
        if _NEAR_HAN.match(left) or (
            _NEAR_HAN.match(right) and not (left.isascii() and left.isalpha() and after == " ")
        ):
            yield at, at + 1, _WIDE[m.group()]


def _wide_pairs(text: str) -> Iterator[Edit]:
    for m in _PAIR.finditer(text):
        sides = _neighbour(text, m.start(), -1) + _neighbour(text, m.end() - 1, 1)
        if _NEAR_HAN.search(m.group(1)) or _NEAR_HAN.search(sides):
            yield m.start(), m.start() + 1, "（"
            yield m.end() - 1, m.end(), "）"


def _wide_parens(text: str) -> Iterator[Edit]:
    for m in _LOOSE_PAREN.finditer(text):
        sides = _neighbour(text, m.start(), -1), _neighbour(text, m.start(), 1)
        if all(s and _NEAR_HAN.match(s) for s in sides):
            yield m.start(), m.end(), _WIDE[m.group()]


def _quotes(text: str) -> Iterator[Edit]:
    """Straight quotes of a Chinese line as pairs, curly ones of an English line as straight ones."""
    start = 0
    for line in text.splitlines(keepends=True):
        han = len(_NEAR_HAN.findall(line))
        if '"' in line and han > len(line) / 3 and line.count('"') % 2 == 0:
            for n, m in enumerate(_STRAIGHT.finditer(line)):
                yield start + m.start(), start + m.end(), "“”"[n % 2]
        elif "“" in line or "”" in line or "’" in line:
            yield from _english_quotes(line, start, plain=not re.search(f"[{HAN}]", line))
        start += len(line)


def _english_quotes(line: str, start: int, *, plain: bool) -> Iterator[Edit]:
    found = list(matches(line, _CURLY_APOSTROPHE, "'"))
    if plain:
        found += matches(line, _CURLY_QUOTE, '"')
    yield from ((start + a, start + b, new) for a, b, new in sorted(found))


def _gaps(text: str) -> Iterator[Edit]:
    for m in _SPACED.finditer(text):
        gaps = list(re.finditer("[ \u3000]+", m.group()))
        for n in _inside_words(m.group(), [len(g.group()) for g in gaps]):
            yield m.start() + gaps[n].start(), m.start() + gaps[n].end(), ""


def _inside_words(run: str, widths: list[int]) -> list[int]:
    """Which gaps of ``黄 贺  刘 洋`` are inside a word: all, or the narrow ones, or those within names of two."""
    if len(widths) <= 2:
        return list(range(len(widths)))
    narrow = min(widths)
    if max(widths) > narrow:
        return [n for n, w in enumerate(widths) if w == narrow]
    letters = run.split()
    families, _ = surnames()
    in_pairs = len(letters) % 2 == 0 and all(c in families for c in letters[::2])
    return list(range(0, len(widths), 2)) if in_pairs else list(range(len(widths)))
