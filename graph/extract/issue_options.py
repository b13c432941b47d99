"""The rival answers that a choice question names."""

from __future__ import annotations

import re

from graph.extract.issue_wording import tidy
from graph.extract.issue_words import BLANK, mask
from graph.lexicon.charges import find_charges

_JOINT = re.compile(r"，?(?:还是|抑或|亦或)(?:是)?|，?或者?(?=是)")
_LIST = re.compile(r"[、，；]|或者|或(?=[^许])")
_SEPARATOR = re.compile(f"{_JOINT.pattern}|{_LIST.pattern}")
# words that introduce the first answer; a strong one wins over a weak one wherever it stands
_STRONG = re.compile(
    r"(?:应当|应该|应|可以|能)?(?:认定|定性|评价|界定|理解|解释|确定|归类|归)(?:为|成|是|作"
    r"|于)(?:是)?|视为|视作|构成|属于|成立|触犯|"
    r"(?:应当|应该|应|能|可)(?:承担|适用|以|按照?|依照?|定|采取|采用|由|是|为|归)|(?:究竟"
    r"|到底)(?:是|属于|构成|应[当该]?)"
)
_WEAK = re.compile(
    r"(?<![还但可于只就若不])是|(?<![关联体])系(?!统|列)|(?<![行认作因成])为(?!了)"
    r"|(?<![所可予难加得])以(?![上下及外来后前内至])"
    r"|按照?|涉嫌|承担|适用|定(?!性|罪|量)|采取|采用|算作?|：|，|选择"
)
_TAIL = re.compile(
    r"(?:来)?(?:进行)?(?:认定|定罪量刑|定罪处罚|追究(?:其|他)?(?:的)?刑事责任|定罪|定性|处罚|论处|处理|处断|计算"
    r"|为准|论|评价|惩处|追责|处置)$"
)
_SAME_HEAD = re.compile(
    rf"^(?:{_STRONG.pattern}|(?:应当|应该|应|可以|需要?|须)?(?:是|为|以|按照?|系|承担|适用|定|由|采取|采用))"
)

# by which both of two answers begin: 由甲承担，还是由乙承担
_HEAD_WORD = re.compile("[由归判退负算]")


def options_of(text: str) -> tuple[str, ...]:
    """The answers in the order named, without the words they share; empty where fewer than two are found."""
    text = tidy(text)
    view = _charges_blanked(text, mask(text))
    joints = list(_JOINT.finditer(view))
    if not joints:
        return ()
    first = joints[0].start()
    at = _first_answer(view, first)
    named = [*_parts(text, view, at, first), *_parts(text, view, joints[0].end(), len(text))]
    labels = [_bare(label) for label in _alike(named)]
    found = tuple(dict.fromkeys(label for label in labels if label))
    return found if len(found) > 1 else ()


def _alike(named: list[str]) -> list[str]:
    """The answers begun alike (到底归甲，还是归乙) and, where each names somebody (由甲承担), without the shared verb."""
    head = _HEAD_WORD.match(named[-1].lstrip("，"))
    if head is None:
        return named
    at = named[0].rfind(head[0])
    named = [named[0][at:] if at > 0 else named[0], *named[1:]]
    if head[0] != "由":
        return named
    bare = [tidy(label).removeprefix("由") for label in named]
    shared = next((n for n in range(4, 0, -1) if len({b[-n:] for b in bare}) == 1), 0)
    return [b[:-shared] for b in bare] if shared and all(len(b) > shared for b in bare) else bare


def _charges_blanked(text: str, view: str) -> str:
    """The view with the names of charges blanked, some of which hold the mark of a list themselves."""
    for m in find_charges(text):
        view = view[: m.start] + BLANK * (m.end - m.start) + view[m.end :]
    return view


def _first_answer(view: str, end: int) -> int:
    """Where the first answer begins: behind the last word that introduces answers."""
    for start in [*reversed([m.end() for m in re.finditer("，", view[:end])]), 0]:
        strong = list(_STRONG.finditer(view, start, end))
        if strong:
            return _first_of_its_kind(strong[-1], list(_STRONG.finditer(view, 0, end)), view)
    weak = [m for m in _WEAK.finditer(view, 0, end) if m.end() < end]
    return _first_of_its_kind(weak[-1], weak, view) if weak else 0


def _first_of_its_kind(last: re.Match[str], heads: list[re.Match[str]], view: str) -> int:
    """Where the first answer begins if each repeats the word (是甲，是乙，还是丙)."""
    for head in reversed(heads):
        near = last.start() - head.end() < 20 and _LIST.match(view, last.start() - 1)
        if head.start() < last.start() and near and head[0] == last[0]:
            last = head
    return last.end()


def _parts(text: str, view: str, start: int, end: int) -> list[str]:
    edges = [start]
    for m in _SEPARATOR.finditer(view, start, end):
        edges += [m.start(), m.end()]
    return [text[a:b] for a, b in zip(edges[::2], [*edges[1::2], end], strict=True)]


def _bare(label: str) -> str:
    label = tidy(label)
    head = _SAME_HEAD.match(mask(label))
    if head and head.end() < len(label):
        label = label[head.end() :]
    tail = _TAIL.search(label)
    return tidy(label[: tail.start()] if tail and tail.start() > 1 else label).strip("“”")
