"""A branch on one line: under these facts, then this.

    柜门未锁=是（"柜门没有锁"），数额=较大 → affirm｜盗窃罪、侵占罪｜must

What holds a sign of this notation, or is empty, stands as a JSON string.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Branch, Fact

_WORD = r'[^=＝，,（()）→｜|、"\s](?:(?!->)[^=＝，,（()）→｜|、"])*'
_TOKEN = re.compile(rf'\s*("(?:[^"\\]|\\.)*"|->|[=＝，,（()）→｜|、]|{_WORD})\s*')
_PLAIN = re.compile(_WORD)
_SAME = {"＝": "=", ",": "，", "(": "（", ")": "）", "->": "→", "|": "｜"}


@dataclass(frozen=True, slots=True)
class Written:
    """A branch as it is written: (label, value, words or None) of its conditions, and what follows."""

    when: tuple[tuple[str, str, str | None], ...]
    polarity: Polarity | None
    charges: tuple[str, ...]
    modality: Modality


def write_branch(branch: Branch, facts: Iterable[Fact]) -> str:
    """The branch as a line."""
    labels = {f.id: f.label for f in facts}
    conditions = []
    for c in branch.when:
        words = f"（{_quoted(c.text)}）" if c.text else ""
        conditions.append(f"{_name(labels[c.fact])}={_name(c.value)}{words}")
    then = "、".join(_name(c) for c in branch.charges)
    return f"{'，'.join(conditions)} → {branch.polarity or ''}｜{then}｜{branch.modality}".strip()


def read_branch(line: str) -> Written:
    """What ``write_branch`` wrote or a person edited; ValueError, telling the place that is wrong."""
    return _Reading(line).branch()


def _name(words: str) -> str:
    is_plain = _PLAIN.fullmatch(words) and words == words.strip() and "->" not in words
    return words if is_plain and len(words.splitlines()) == 1 else _quoted(words)


def _quoted(words: str) -> str:
    made = json.dumps(words, ensure_ascii=False)
    return made if len(made.splitlines()) == 1 else json.dumps(words)


class _Reading:
    def __init__(self, line: str) -> None:
        self.tokens: list[str] = []
        self.at = end = 0
        while end < len(line):
            found = _TOKEN.match(line, end)
            if found is None:
                raise ValueError(line[end : end + 10])
            self.tokens.append(_SAME.get(found[1], found[1]))
            end = found.end()

    def branch(self) -> Written:
        when: list[tuple[str, str, str | None]] = []
        while not self._is("→"):
            if when:
                self._take("，")
            label = self._word()
            self._take("=")
            value = self._word()
            words = None
            if self._is("（"):
                self._take("（")
                words = self._word()
                self._take("）")
            when.append((label, value, words))
        self._take("→")
        said = "" if self._is("｜") else self._word()
        polarity = Polarity(said) if said else None
        self._take("｜")
        charges = self._charges()
        self._take("｜")
        modality = Modality(self._word())
        if self.at != len(self.tokens):
            raise ValueError(self.tokens[self.at])
        return Written(tuple(when), polarity, tuple(charges), modality)

    def _charges(self) -> list[str]:
        found: list[str] = []
        while not self._is("｜"):
            if found:
                self._take("、")
            found.append(self._word())
        return found

    def _is(self, sign: str) -> bool:
        if self.at == len(self.tokens):
            raise ValueError(f"… {sign}")
        return self.tokens[self.at] == sign

    def _take(self, sign: str) -> None:
        if not self._is(sign):
            raise ValueError(f"{self.tokens[self.at]} ({sign})")
        self.at += 1

    def _word(self) -> str:
        if self.at == len(self.tokens) or self.tokens[self.at] in "=，（）→｜、":
            raise ValueError(self.tokens[self.at] if self.at < len(self.tokens) else "…")
        found = self.tokens[self.at]
        self.at += 1
        return str(json.loads(found)) if found.startswith('"') else found.strip()
