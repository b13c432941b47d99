"""The list of guests in front of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.layout.heads import is_part_head
from graph.transcript.layout.person import HAN, is_affiliation, is_full_name, read_person, strip_title
from graph.transcript.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label

_LEAD = r"[■●◆▲□○★☆◇▶►·•\-–—>＊*\s\u3000【\[]*"
_HEAD = re.compile(
    rf"{_LEAD}(?P<head>[{HAN}]{{2,8}}|[A-Za-z][A-Za-z ]{{2,20}})(?:[】\]]|(?:[（(][^（()）]{{0,20}}[）)])?\s*"
    r"(?:[：:]|$|(?=[ \u3000])))\s*[：:]?\s*"
)
_TOKEN = re.compile(r"(?:[^、；;，,/\s\u3000（(]|[（(][^（()）]*[）)])+")
_GROUP = re.compile(r"[^；;]+")
# …；主持人：某某（本刊编辑）: a part of the list with a head of its own
_OWN_HEAD = re.compile(rf"[\s\u3000]*(?P<word>[{HAN}]{{2,6}})[：:]")
_BRACKET = re.compile(r"[（(]([^（()）]*)[）)]")
_LEADING = r"(?:Moderator|Chair|Moderated by|Chaired by)"
_ENGLISH_GROUP = re.compile(
    rf"(?:\.\s+)?(?P<lead>{_LEADING}:?\s+)?(?P<person>(?:(?!\.\s+{_LEADING}\b)[^;])+);?"
)
_ENGLISH = re.compile(
    r"\s*(?P<name>[A-Z][^,;:–—(]{2,50}?(?:\s\(ret\.?\))?)\s*(?:,|–|—|\s-\s|\(|$)\s*(?P<house>.*)"
)
_NAME_AND_OFFICE = re.compile(
    rf"{_LEAD}(?P<name>[{HAN}·][{HAN}·\s\u3000]{{1,8}})[：:]\s*(?P<office>[^。？！：:]{{3,50}})"
)
_WITH_OFFICE = re.compile(
    rf"{_LEAD}(?P<name>[{HAN}·\s\u3000]{{2,10}})[（(](?P<office>[^（()）]{{2,50}})[）)]"
)
_SPOKEN = re.compile("我|认为|同意|赞成|构成|应当|是否|不")
_SENTENCE = re.compile(r"[。？！?]|[.!]\s")
_ENDS_SENTENCE = re.compile("[。？！.?!…]$")
_FRONT = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """A person named in front; ``title`` only for English names (Dr.)."""

    name: str
    role: Role
    span: Span
    affiliation: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is listed, and which blocks the list takes."""

    listed: tuple[Listed, ...]
    blocks: frozenset[int]


def find_roster(blocks: Sequence[Block], labels: Mapping[int, Label]) -> Roster:
    """Everybody listed before the first speech."""
    listed: list[Listed] = []
    used: set[int] = set()
    role: Role | None = None
    speech = _first_speech(blocks, labels)
    for n, block in enumerate(blocks[: min(_FRONT, speech)]):
        if block.noise or n in used:
            continue
        head = _head_of(block.text)
        if head:
            listing, rest = head
            used.add(n)
            listed += read_people(block.text[rest:], block.start + rest, listing)
            # the moderator has one line; what follows it goes on with the list it stands in
            role = listing if listing is Role.EXPERT else role
        elif _heads_moderator(blocks, n):
            used |= {n, n + 1}
            listed += read_people(blocks[n + 1].text, blocks[n + 1].start, Role.MODERATOR)
        elif role is not None:
            more = _more(block, role, listed)
            if more is None:
                role = None
                continue
            used.add(n)
            listed = more
    later, taken = _later_moderators(blocks, speech)
    listed, used = listed + later, used | taken
    if not listed:
        listed, used = _without_head(blocks[:speech])
    return Roster(_unique(listed), frozenset(used))


def _heads_moderator(blocks: Sequence[Block], n: int) -> bool:
    """主持人： on a line of its own, above a line of one name with an office in brackets."""
    word = blocks[n].text.strip("■●◆▲□ \u3000【】[]：:")
    below = blocks[n + 1].text if n + 1 < len(blocks) else ""
    m = _WITH_OFFICE.fullmatch(below)
    if not m or word.lower() not in word_set("moderator_heads"):
        return False
    return is_affiliation(m["office"]) and is_full_name(re.sub(r"[\s\u3000]", "", m["name"]))


def _later_moderators(blocks: Sequence[Block], start: int) -> tuple[list[Listed], set[int]]:
    """``主持人：姓名（职务）`` again before a later unit, with nothing said behind it."""
    listed: list[Listed] = []
    used: set[int] = set()
    for n in range(start, len(blocks)):
        text = blocks[n].text
        head = _head_of(text) if len(text) <= 60 and not blocks[n].noise else None
        if head and head[0] is Role.MODERATOR and not _ENDS_SENTENCE.search(text):
            listed += read_people(text[head[1] :], blocks[n].start + head[1], Role.MODERATOR)
            used.add(n)
    return listed, used


def read_people(text: str, offset: int, role: Role) -> list[Listed]:
    """The persons of one line, several or one, each with the affiliation beside it."""
    if not re.search(f"[{HAN}]", text):
        return [
            p
            for part in _ENGLISH_GROUP.finditer(text)
            if (
                p := _english(
                    part["person"], offset + part.start("person"), Role.MODERATOR if part["lead"] else role
                )
            )
        ]
    found: list[Listed] = []
    for group in _GROUP.finditer(text):
        own = _OWN_HEAD.match(text, group.start(), group.end())
        asks = own is not None and own["word"] in word_set("moderator_heads")
        start = own.end() if own and asks else group.start()
        tokens = [(offset + m.start(), m.group()) for m in _TOKEN.finditer(text, start, group.end())]
        found += _group(tokens, text[start : group.end()], Role.MODERATOR if asks else role)
    return found


def _group(tokens: list[tuple[int, str]], text: str, role: Role) -> list[Listed]:
    """Names with their offices, which stand behind the name or, where the group begins with one, before it."""
    found: list[Listed] = []
    waiting: list[str] = []
    office_first = bool(tokens) and not _names_somebody(tokens[0][1]) and is_affiliation(tokens[0][1])
    for at, token in tokens:
        bracket = _BRACKET.search(token)
        bare = token[: bracket.start()] if bracket else token
        person = read_person(bare) if bare else None
        office = (
            bool(found) and found[-1].affiliation is None and is_affiliation(bare) and not is_full_name(bare)
        )
        if person and person.name and not office:
            start = at + max(bare.find(person.name), 0)
            house = bracket.group(1).strip() if bracket else None
            house = house or person.affiliation or "、".join(waiting) or person.title
            found.append(Listed(person.name, role, Span(start, start + len(person.name)), house))
            waiting = []
        elif office_first:
            waiting.append(token)
        elif found:
            found[-1] = _with_office(found[-1], token.strip("（）()"), listed_on="、" in text)
    return found


def _names_somebody(token: str) -> bool:
    person = read_person(_BRACKET.sub("", token))
    return person is not None and person.name is not None


def _with_office(person: Listed, office: str, *, listed_on: bool) -> Listed:
    known = person.affiliation
    return replace(person, affiliation=known + ("、" if listed_on else "") + office if known else office)


def _english(text: str, offset: int, role: Role) -> Listed | None:
    lead = len(text) - len(text.lstrip(" •*-–—·"))
    m = _ENGLISH.match(text[lead:])
    if not m:
        return None
    written = re.sub(r"(?<=[a-z]{3})\.$", "", m.group("name").strip())
    person = read_person(written)
    if person is None or not person.name:
        return None
    _, title = strip_title(written)
    start = offset + lead + m.start("name")
    return Listed(
        person.name, role, Span(start, start + len(written)), m.group("house").strip(" ).") or None, title
    )


def _first_speech(blocks: Sequence[Block], labels: Mapping[int, Label]) -> int:
    """The first label with sentences behind it that is more than a word before a colon."""
    counts = Counter(label.name for label in labels.values())
    for n, label in sorted(labels.items()):
        words = blocks[n].text[label.words - blocks[n].start :][:300]
        certain = label.person.sure > 0 or counts[label.name] > 1
        if certain and _SENTENCE.search(words):
            return n
    return len(blocks)


def _head_of(text: str) -> tuple[Role, int] | None:
    """The role that a line like ``点评专家：…`` lists, and where its names begin."""
    m = _HEAD.match(text)
    if not m or len(text) > 600:
        return None
    rest, word = text[m.end() :], m.group("head").strip().lower()
    if re.search("[。？！]", rest):
        return None
    for kind, role in (("guest_heads", Role.EXPERT), ("moderator_heads", Role.MODERATOR)):
        if (
            word in word_set(kind)
            and (role is Role.EXPERT or rest)
            and (not rest or rest.strip() in word_set("moderator") or read_people(rest, 0, role))
        ):
            return role, m.end()
    return None


def _more(block: Block, role: Role, listed: list[Listed]) -> list[Listed] | None:
    """The list with the persons of one more line, or None where the list is over."""
    if re.search("[。？！?]", block.text) or len(block.text) > 200 or is_part_head(block.text):
        return None
    people = read_people(block.text, block.start, role) or _by_colon(block, role)
    if people:
        return listed + people
    if listed and listed[-1].affiliation is None and is_affiliation(block.text):
        return [*listed[:-1], replace(listed[-1], affiliation=block.text)]
    return None


def _by_colon(block: Block, role: Role) -> list[Listed]:
    """``姓名：职务``: the office stands behind the colon, and no word is said."""
    m = _NAME_AND_OFFICE.fullmatch(block.text)
    name = m and re.sub(r"[\s\u3000]", "", m["name"])
    if (
        not m
        or not name
        or not is_full_name(name)
        or not is_affiliation(m["office"])
        or _SPOKEN.search(m["office"])
    ):
        return []
    start = block.start + m.start("name")
    return [Listed(name, role, Span(start, start + len(m["name"].rstrip())), m["office"].strip())]


def _without_head(blocks: Sequence[Block]) -> tuple[list[Listed], set[int]]:
    """Lines in front that each are a name with an affiliation, one below the other; a line with one person
    and running text above and below is the label of a turn.
    """
    found: dict[int, list[Listed]] = {}
    order: list[int] = []
    for n, block in enumerate(blocks[: _FRONT // 2]):
        if is_part_head(block.text):
            break
        if block.noise:
            continue
        order.append(n)
        if n == 0 or len(block.text) > 60 or re.search("[。？！]", block.text):
            continue
        by_colon = re.search("[：:]", block.text) is not None
        people = _by_colon(block, Role.EXPERT) if by_colon else [p for p in _lines(block) if p.affiliation]
        if people:
            found[n] = people
    beside = {n for a, b in pairwise(order) if a in found and b in found for n in (a, b)}
    used = {n for n, people in found.items() if n in beside or len(people) > 1}
    listed = [p for n in sorted(used) for p in found[n]]
    return (listed, used) if len(listed) > 1 else ([], set())


def _lines(block: Block) -> Iterator[Listed]:
    yield from read_people(block.text, block.start, Role.EXPERT)


def _unique(listed: list[Listed]) -> tuple[Listed, ...]:
    kept: dict[str, Listed] = {}
    for p in listed:
        kept.setdefault(p.name, p)
    return tuple(kept.values())
