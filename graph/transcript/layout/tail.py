"""Where the transcript ends and the page around it goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.transcript.words import alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.people import Voice

_MARKS = re.compile(
    f"[（(\\[【]?\\s*(?:{alternatives('tail_marks')}|根据.{{0,12}}(?:录音|速记|发言).{{0,6}}整理|[A-Z]{{0,3}}ICP备?)"
)
_AUTHORS = re.compile(f"[（(][^（()）]*(?:{alternatives('houses')})[^（()）]*[）)]")
_SUPPLIED = re.compile("[（(]?[^，。？！]{2,30}(?:供稿|供图|撰稿|摄影报道|整理)[）)]?")
_SENTENCE = re.compile(r"[。！？](?:[”’）]|$)|[.!?]$")
_OFFICE = re.compile(f"[（(【]?(?:{alternatives('page_labels')})[：:]")
_NAMES = 12
_LONGEST_MARK = 400


def tail_start(blocks: Sequence[Block], voices: Mapping[int, Voice]) -> int:
    """The first block of the tail; ``len(blocks)`` without one. A tail begins after the last turn's words.

    It begins at a mark (摘自, 下一篇文章, 作者单位, Editor's note …) and holds no running text of a turn:
    whatever looks like a sentence stops the search, except in the marked lines themselves.
    """
    last = max((n for n in voices if not _is_imprint(blocks[n], voices[n])), default=0)
    start = len(blocks)
    for n in range(len(blocks) - 1, last, -1):
        block = blocks[n]
        if is_tail_mark(block.text):
            start = n
        elif not block.noise and not _page_text(block.text):
            break
    return start


def _is_imprint(block: Block, voice: Voice) -> bool:
    """编辑：某某 at the end: a name or two behind the word of an office of the journal, and nothing said."""
    words = block.text[voice.label.words - block.start :]
    return bool(_OFFICE.match(block.text)) and len(words) <= _NAMES and not re.search("[，。？！；]", words)


def is_tail_mark(text: str) -> bool:
    """A line that only stands behind a transcript."""
    return len(text) <= _LONGEST_MARK and any(
        (_MARKS.match(text), _AUTHORS.fullmatch(text), _SUPPLIED.fullmatch(text))
    )


def _page_text(text: str) -> bool:
    """Short and no sentence: a link, a name, a date."""
    return len(text) <= 60 and not _SENTENCE.search(text)
