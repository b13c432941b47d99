"""Lines that begin as somebody's turn would, and were not read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.transcript.layout.person import HAN, read_person
from graph.transcript.words import alternatives, surnames, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.people import Voice

_LABEL = re.compile(
    rf"[■●◆▲□○★☆◇▶►·•\-–—>＊*\s\u3000]*(?P<name>[{HAN}·]{{1,10}}[A-Z\d]?|@?[A-Za-z][A-Za-z.'\- ]{{1,30}}?)"
    r"(?:[（(][^（()）\n]{1,40}[）)])?[ \u3000]*[：:](?!//)"
)
_ENDS_AS_PERSON = re.compile(
    f"(?:{alternatives('titles')}|{alternatives('person_endings')})[甲乙丙丁A-Z\\d]?$"
)
_OF_THE_CASE = re.compile(
    "^(?:被告|被害|犯罪|嫌疑|原告|当事|证人|辩护|公诉|起诉|一审|二审|原审|审判[长员]|书记员|法庭|警方)"
)
_SENTENCE = re.compile(r"[。？！?]|\w[.!](?:\s|$)")
_NICKNAME = re.compile(f"[小老阿][{''.join(sorted(surnames()[0]))}]")


def unread_labels(
    blocks: Sequence[Block], voices: Mapping[int, Voice], end: int
) -> Iterator[tuple[int, str]]:
    """Where such a label stands, and its words; those of the parties of a case, or of a list, are none."""
    first = min(voices, default=end)
    for n in range(end):
        if n in voices or blocks[n].noise:
            continue
        m = _LABEL.match(blocks[n].text[:60])
        words = blocks[n].text[m.end() :] if m else ""
        # in front only what is said in sentences, unlike 记者：某某
        said = bool(words) if n > first else bool(_SENTENCE.search(words))
        if m and said and _may_speak(m["name"].strip()):
            yield blocks[n].start + m.start("name"), m["name"].strip()


def _may_speak(name: str) -> bool:
    if name.isascii():
        return name.lower() not in word_set("english_not_persons") and (
            name.startswith("@")
            or name.lower() in word_set("english_titles")
            or read_person(name) is not None
        )
    if len(name) == 1:
        return name in surnames()[0]
    if name in word_set("not_persons") - word_set("titles") or _OF_THE_CASE.match(name):
        return False
    return bool(_ENDS_AS_PERSON.search(name) or _NICKNAME.fullmatch(name))
