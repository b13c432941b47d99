"""How wide text is and where its lines break, without a browser.

Widths are upper bounds over the fonts of the stack, so that what fits here fits there. Lines follow the
Chinese rules: no closing mark at a line's start, no opening mark at its end. Nothing inside 《》 is ever cut.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_EMS = {
    " ": 0.32,
    "\u00a0": 0.32,
    "\u2060": 0.0,
    **dict.fromkeys("!'|,.:;iljI`", 0.36),
    **dict.fromkeys("()[]-/\\frt", 0.45),
    **dict.fromkeys("wC&#+<=>~ABDEGHKNOPQRUVXYZ", 0.84),
    **dict.fromkeys("MWm@%", 1.0),
}
_OTHER_EM, _BOLD = 0.65, 1.08
JOINER = "\u2060"
"""The word joiner: no line breaks beside it."""
_NO_START = set("，。、；：？！）》〉」』”’】〕％…—·,.;:?!)]}%～／\u00a0" + JOINER)
_NO_END = set("（《〈「『“‘【〔([{→＋+\u00a0" + JOINER)
_UNSEEN = re.compile(  # controls, direction marks, private use; not white space and not the joiners
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U0001bca0-\U0001bca3\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile(r"[^\S\u00a0]+")
_CJK = re.compile(r"[⺀-鿿豈-﫿︰-﹏＀-￯\U00020000-\U0003ffff]")
_ATOMS = re.compile(
    r" +|[^\s⺀-鿿豈-﫿︰-﹏＀-￯\u2010-\u2018\u201a-\u2027\U00020000-\U0003ffff]+|.", re.DOTALL
)
_CLAUSE_END = "，。；：？！,.;:?!"
_LEAST_BEGINNING = 4


def shown(text: str) -> str:
    """The text on one line, with marks that nobody sees (controls, direction marks) written out: ⟨U+202E⟩."""
    seen = _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return _SPACES.sub(" ", seen).strip()


def is_chinese(text: str) -> bool:
    """Whether the text has Chinese characters or marks."""
    return _CJK.search(text) is not None


@lru_cache(maxsize=16384)
def ems(text: str, *, bold: bool = False) -> float:
    """Width in em."""
    if bold:
        return sum(_em(c) * (_BOLD if ord(c) < 0x2000 else 1) for c in text)
    return sum(map(_em, text))


@cache
def _em(char: str) -> float:
    if char in _EMS:
        return _EMS[char]
    if unicodedata.combining(char):
        return 0
    wide = unicodedata.east_asian_width(char) in "WF" or 0x2010 <= ord(char) < 0x2E80
    return 1 if wide else _OTHER_EM


def wrap(text: str, width: float, *, bold: bool = False) -> list[str]:
    """The lines of ``text`` in at most ``width`` ems each; words stay whole where they fit on a line."""
    lines, line, used = [], "", 0.0
    for atom in _atoms(text):
        own = ems(atom, bold=bold)
        if used + own <= width:
            if line or not atom.isspace():
                line, used = line + atom, used + own
            continue
        if line:
            lines.append(line.rstrip())
        line = atom.lstrip()
        used = ems(line, bold=bold)
        while used > width and len(line) > 1:
            head = _head(line, width, bold=bold)
            lines.append(line[:head])
            line = line[head:]
            used = ems(line, bold=bold)
    return [*lines, line.rstrip()] if line.strip() else lines


@lru_cache(maxsize=4096)
def _atoms(text: str) -> tuple[str, ...]:
    """What a line break may not part: a character or word with the marks that belong to it."""
    atoms: list[str] = []
    for piece in _ATOMS.findall(text):
        glued = atoms and (piece[0] in _NO_START or atoms[-1][-1] in _NO_END)
        if glued and piece[0] != " ":
            atoms[-1] += piece
        else:
            atoms.append(piece)
    return tuple(atoms)


def _head(line: str, width: float, *, bold: bool) -> int:
    """How many characters of an overlong atom fit, at least one; after a hyphen where it has one."""
    fitting = 1
    while ems(line[: fitting + 1], bold=bold) <= width:
        fitting += 1
    hyphen = line.rfind("-", 1, fitting) + 1
    return hyphen or fitting


@lru_cache(maxsize=1024)
def narrowest(text: str, lines: int, *, bold: bool = False) -> float:
    """The least width in ems in which ``text`` needs no more than ``lines`` lines and parts no word."""
    words = _atoms(text) if is_chinese(text) else re.split(r"(?<=-)|\s", text)
    width = max((ems(w, bold=bold) for w in words if w), default=0.0)
    while len(wrap(text, width, bold=bold)) > lines:
        width += 0.25
    return width


def fit(text: str, width: float, lines: int, *, bold: bool = False, tail: str = "") -> list[str]:
    """Text and tail in ``lines`` lines; longer text is cut with …, best after a clause and never inside 《》.

    Where the first title in 《》 or the tail alone is longer than that, it is kept whole and takes the lines
    it needs.
    """
    return wrap(_cut(text, width, lines, bold=bold, tail=tail), width, bold=bold)


def balanced(text: str, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """As ``fit``, with lines about equally long, so that no single character is left on the last."""
    words = _cut(text, width, lines, bold=bold, tail="")
    count = len(wrap(words, width, bold=bold))
    if count < 2:
        return wrap(words, width, bold=bold)
    low = max([width / 2, *(ems(a.strip(), bold=bold) for a in _atoms(words))])
    high = width
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(wrap(words, middle, bold=bold)) > count:
            low = middle
        else:
            high = middle
    return wrap(words, high, bold=bold)


def _cut(text: str, width: float, lines: int, *, bold: bool, tail: str) -> str:
    """The text, or the longest good beginning of it that fits with …, and the tail."""
    if len(wrap(text + tail, width, bold=bold)) <= lines:
        return text + tail
    longest = _longest(text, width, lines, bold=bold, tail=tail)
    clause = max(text.rfind(mark, 0, longest) for mark in _CLAUSE_END)
    if clause >= longest * 0.7 and not _title_around(text, clause):
        longest = clause
    title = _title_around(text, longest)
    if title:
        longest = title[0] if title[0] >= _LEAST_BEGINNING else title[1]
    return text[:longest].rstrip(" ，。、；：,.;:") + "…" + tail


def _longest(text: str, width: float, lines: int, *, bold: bool, tail: str) -> int:
    """The longest beginning that fits together with …, never inside a Latin word."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(wrap(text[:middle] + "…" + tail, width, bold=bold)) <= lines:
            low = middle
        else:
            high = middle - 1
    space = text.rfind(" ", 0, low)
    return space if space > low * 0.6 and not is_chinese(text[space:low]) else low


def _title_around(text: str, cut: int) -> tuple[int, int] | None:
    """Start and end of the outermost 《》 that a cut before character ``cut`` would part."""
    depth, start = 0, 0
    for n, char in enumerate(text):
        if char == "《":
            if depth == 0:
                if n >= cut:
                    return None
                start = n
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and n + 1 > cut:
                return start, n + 1
    return None
