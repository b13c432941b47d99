"""Blocks to front, cases, opinions, sections and turns, given which lines are heads and which begin turns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.heads import case_head, is_discussion_head, opinions_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.heads import Head
    from graph.transcript.layout.people import Voice

_ASKS = re.compile("[？?]|如何(?:定性|认定|处理|理解)")
_SAID = re.compile(r"[。？！?]|[.!](?:\s|$)")
# what may stand between 专家意见 and the first speaker without being somebody's words
_INTRODUCTION = 150


@dataclass(slots=True)
class OpenTurn:
    """A turn being put together."""

    speaker: str
    role: Role
    block: int
    paragraphs: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class OpenSection:
    """A section being put together; ``prompt`` are paragraphs under the head before anybody speaks."""

    head: Head | None
    turns: list[OpenTurn] = field(default_factory=list)
    prompt: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OpenCase:
    """A case being put together."""

    label: str
    paragraphs: list[Span]


@dataclass(slots=True)
class Assembly:
    """One reading of the text. ``unowned`` are blocks that belong to nothing."""

    front: list[int] = field(default_factory=list)
    cases: list[OpenCase] = field(default_factory=list)
    opinions: list[Span] = field(default_factory=list)
    sections: list[OpenSection] = field(default_factory=list)
    unowned: list[int] = field(default_factory=list)


def assemble(
    blocks: Sequence[Block], voices: Mapping[int, Voice], heads: Mapping[int, Head], end: int
) -> Assembly:
    """Read the blocks up to ``end`` once, front to back; every block goes to exactly one part."""
    reader = _Reader(blocks, voices, heads)
    for n in range(end):
        if not blocks[n].noise or n in heads:
            reader.read(n)
    return reader.made


class _Reader:
    """Where the reading stands: the part that the next paragraph belongs to."""

    def __init__(
        self, blocks: Sequence[Block], voices: Mapping[int, Voice], heads: Mapping[int, Head]
    ) -> None:
        self.blocks, self.voices, self.heads = blocks, voices, heads
        self.made = Assembly()
        self.part = "front"
        self.last: int | None = None

    def read(self, n: int) -> None:
        """Give block ``n`` to its part."""
        if n in self.heads:
            self.made.sections.append(OpenSection(self.heads[n]))
            self.part = "prompt"
        elif n in self.voices:
            self._voice(n)
        elif not (self._case(n) or self._opinions(n) or self._discussion(n)):
            self._text(n)
            self.last = n

    def _voice(self, n: int) -> None:
        voice, block = self.voices[n], self.blocks[n]
        if not self.made.sections:
            self.made.sections.append(OpenSection(None, prompt=self._asked_before(voice.role)))
        turn = OpenTurn(voice.speaker, voice.role, n)
        self.made.sections[-1].turns.append(turn)
        if voice.label.words < block.end:
            turn.paragraphs.append(Span(voice.label.words, block.end))
        self.part = "turn"

    def _asked_before(self, role: Role) -> list[int]:
        """The paragraph before the first turn, if it asks and no moderator is there to ask."""
        if role is not Role.EXPERT or self.last is None:
            return []
        block = self.blocks[self.last]
        if not _ASKS.search(block.text):
            return []
        for owner in (self.made.opinions, *(c.paragraphs for c in self.made.cases)):
            if owner and owner[-1] == block.span:
                owner.pop()
        for owned in (self.made.front, self.made.unowned):
            if owned and owned[-1] == self.last:
                owned.pop()
        return [self.last]

    def _case(self, n: int) -> bool:
        block = self.blocks[n]
        head = case_head(block.text)
        if head is None or (self.part == "turn" and not self._stands_alone(n, head[1])):
            return False
        label, rest = head
        continues = self.made.cases and self.part == "case" and not self.made.cases[-1].paragraphs
        if continues and not re.search(r"[一二三四五六七八九十\d]", label):
            pass  # 案例一 / 基本案情: the second line only names the kind of text
        elif (
            self.made.cases
            and self.part in ("case", "opinions")
            and not re.search(r"[一二三四五六七八九十\dA-Z]", label)
        ):
            pass  # 基本案情 … 查处过程: two parts of one case
        else:
            self.made.cases.append(OpenCase(label, []))
        if rest:
            self.made.cases[-1].paragraphs.append(
                Span(block.end - len(rest), block.end) if block.text.endswith(rest) else block.span
            )
        self.part = "case"
        return True

    def _stands_alone(self, n: int, rest: str) -> bool:
        """A case head inside the discussion: alone on its line, with a case nobody has told yet."""
        label = case_head(self.blocks[n].text)
        return not rest and label is not None and label[0] not in {c.label for c in self.made.cases}

    def _opinions(self, n: int) -> bool:
        block = self.blocks[n]
        rest = opinions_head(block.text)
        if rest is None or (self.part == "turn" and rest):
            return False
        if rest:
            self.made.opinions.append(Span(block.end - len(rest), block.end))
        self.part = "opinions"
        return True

    def _discussion(self, n: int) -> bool:
        if self.part == "turn" or not is_discussion_head(self.blocks[n].text):
            return False
        self.part = "discussion"
        return True

    def _in_between(self, block: Block) -> bool:
        """A sentence after the first turn that no turn, case or question takes up."""
        return any(s.turns for s in self.made.sections) and bool(_SAID.search(block.text))

    def _text(self, n: int) -> None:
        block, made = self.blocks[n], self.made
        if self.part == "turn":
            made.sections[-1].turns[-1].paragraphs.append(block.span)
        elif self.part == "case":
            made.cases[-1].paragraphs.append(block.span)
        elif self.part == "opinions":
            made.opinions.append(block.span)
        elif self.part == "prompt":
            made.sections[-1].prompt.append(n)
        elif self.part == "discussion" and (len(block.text) > _INTRODUCTION or self._in_between(block)):
            made.unowned.append(n)
        else:
            made.front.append(n)
