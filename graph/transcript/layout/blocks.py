"""The lines of a text with what their look tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Span
from graph.transcript.layout.run_on import line_spans

_TRAILING_PAGE = re.compile(r"(?<![ \u3000])[ \u3000]{6,}+[-–—·]?[ ]?\d{1,4}[ ]?[-–—·]?$")
_PAGE = re.compile(
    r"[-–—·•\s]*\d{1,4}[-–—·•\s]*(?:[/／]\s*\d{1,4})?|第\s*\d+\s*页.{0,12}|共\s*\d+\s*页"
    r"|\d+\s*/\s*\d+|[Pp](?:age|\.)\s*\d+.{0,10}"
)
_PAGER = re.compile(
    r"[\[【(（<《]*(?:首页|上一页|下一页|尾页|末页|返回顶部|返回首页|打印本页|关闭窗口|Previous|Next)[\]】)）>》]*"
    r"(?:[\s|/\[\]\d<>上一下页首尾末返回…]*)?"
)
_STAGE = re.compile(
    r"[\[【(（][^\]】)）]{0,20}(?:laughter|applause|crosstalk|\bbreak\b|inaudible|\brecess\b"
    r"|笑|掌声|鼓掌|茶歇|休息|音频不清|听不清)[^\]】)）]{0,20}[\]】)）]",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([A-Z][^()]{10,200}\)")
_CAPTION = re.compile(
    r"(?:图|表|图表|图片|Figure|Fig\.|Table)\s*[\d一二三四五六七八九十]+(?:[-.]\d+)?[\s:：　.、].{0,60}"
    r"|图为.{2,60}"
)
_RULE = re.compile(r"[\s\-–—_=*·•.#~＊─━﹏]{3,}")


@dataclass(frozen=True, slots=True)
class Block:
    """One line without its outer blanks; ``bold`` is how many of its first characters are set in bold."""

    start: int
    end: int
    text: str
    bold: int = 0
    heading: bool = False
    noise: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the repaired text."""
        return Span(self.start, self.end)


def split_blocks(text: str, bold: tuple[Span, ...] = (), headings: tuple[Span, ...] = ()) -> list[Block]:
    """The lines with something in them, page numbers at their right end cut off, noise marked as such."""
    blocks = []
    weights, heads = iter(bold), {h.start for h in headings}
    mark = next(weights, None)
    for begin, end in line_spans(text):
        raw = text[begin:end]
        line = raw if _PAGE.fullmatch(raw.strip()) else _TRAILING_PAGE.sub("", raw)
        stripped = line.strip()
        if not stripped:
            continue
        start = begin + len(line) - len(line.lstrip())
        while mark and mark.end <= start:
            mark = next(weights, None)
        weight = min(mark.end - start, len(stripped)) if mark and mark.start <= start < mark.end else 0
        heading = any(h in heads for h in range(begin, start + 1))
        blocks.append(Block(start, start + len(stripped), stripped, weight, heading, is_noise(stripped)))
    return blocks


def is_noise(line: str) -> bool:
    """A page number, pager, caption, rule or stage direction: part of the page, not of what was said."""
    return any(p.fullmatch(line) for p in (_PAGE, _PAGER, _STAGE, _ASIDE, _CAPTION, _RULE))
