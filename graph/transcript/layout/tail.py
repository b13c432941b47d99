"""Where the transcript ends and the page around it goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.people import Voice

_MARKS = re.compile(
    r"[（(\[【]?\s*(?:(?:本文)?(?:摘自|转自|选自|载于|原载|刊于|刊载于|来源)[：:《“]?|下一篇|上一篇|相关(?:文章|链接|阅读|新闻)|延伸阅读|技术支持|版权所有|网站地图|联系我们|关于我们"
    r"|责任编辑|责编|编辑[：:]|编审|校对|审核[：:]|监制|作者单位|作者系|作者分别|作者简介|作者[：:]|根据录音|根据.{0,12}(?:录音|速记|发言).{0,6}整理|(?:文字)?整理(?:人)?[：:]|整理者|文稿整理|供稿|扫一扫|扫码|分享到|分享[：:]|打印"
    r"|注[：:]|注释|参考文献|附[：:]|（?未完|（?完）|ICP|[A-Z]{0,3}ICP备|Copyright|©|All rights reserved|Editor'?s'? [Nn]ote|Editors' [Nn]ote|EDITOR'S NOTE|Transcribed by|\*\s*Citations|Next article|Previous article|Related)",
)
_PERSONS = re.compile(
    r"[（(][^（()）]{2,20}(?:系|为|单位|工作单位)?[：:]?[^（()）]*(?:检察院|法院|大学|学院|事务所|研究院|纪委监委)[^（()）]*[）)]"
)
_SENTENCE = re.compile(r"[。！？](?:[”’）]|$)|[.!?]$")
_LONGEST_MARK = 400


def tail_start(blocks: Sequence[Block], voices: Mapping[int, Voice]) -> int:
    """The first block of the tail; ``len(blocks)`` without one. A tail begins after the last turn's words.

    It begins at a mark (摘自, 下一篇文章, 作者单位, Editor's note …) and holds no running text of a turn:
    whatever looks like a sentence stops the search, except in the marked lines themselves.
    """
    last = max(voices, default=0)
    start = len(blocks)
    for n in range(len(blocks) - 1, last, -1):
        block = blocks[n]
        if is_tail_mark(block.text):
            start = n
        elif not block.noise and not _page_text(block.text):
            break
    return start


def is_tail_mark(text: str) -> bool:
    """A line that only stands behind a transcript."""
    return len(text) <= _LONGEST_MARK and bool(_MARKS.match(text) or _PERSONS.fullmatch(text))


def _page_text(text: str) -> bool:
    """Short and no sentence: a link, a name, a date."""
    return len(text) <= 60 and not _SENTENCE.search(text)
