"""Who stands behind each label: one name for a person however the turns are labelled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.document import Speaker
from graph.transcript.layout.naming import bare_name, folded, is_name, is_same_person
from graph.transcript.layout.person import is_affiliation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.person import Person
    from graph.transcript.layout.roster import Listed, Roster

_HEADS = re.compile(r"[【\[（(]?(?:问题|焦点|议题|第?[一二三四五六七八九十\d]{1,3}[个、.．）)】]|#)")
_SHORT_OFFICES = frozenset("工总检庭所局处院")


@dataclass(frozen=True, slots=True)
class Voice:
    """A label decided to be real: which speaker it stands for."""

    label: Label
    speaker: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers in order of their first turn, and the labels that begin their turns, by block."""

    speakers: tuple[Speaker, ...]
    voices: Mapping[int, Voice]


def find_cast(
    blocks: Sequence[Block], labels: Sequence[Label], roster: Roster, moderator: str | None = None
) -> Cast:
    """Resolve real labels to persons; ``moderator`` is the label or name a person has given."""
    known = _known(labels, roster)
    speakers: dict[str, Speaker] = {}
    voices: dict[int, Voice] = {}
    resolved: dict[Person, Speaker] = {}
    for label in sorted(labels, key=lambda x: x.block):
        speaker = resolved.get(label.person) or _speaker(label, known)
        if label.person.name or label.person.family:
            resolved[label.person] = speaker
        if moderator and moderator in (speaker.name, label.name, label.person.name):
            speaker = replace(speaker, role=Role.MODERATOR)
        house = speaker.affiliation or _house(label)
        kept = speakers.setdefault(speaker.name, speaker)
        if house and not kept.affiliation:
            speakers[speaker.name] = replace(kept, affiliation=house)
        voices[label.block] = Voice(label, speaker.name, kept.role)
    cast = Cast(tuple(speakers.values()), voices)
    has_moderator = any(s.role is Role.MODERATOR for s in cast.speakers)
    guests = {folded(bare_name(p.name)) for p in roster.listed if p.role is Role.EXPERT}
    return cast if has_moderator else _with_moderator(cast, blocks, guests)


def _known(labels: Sequence[Label], roster: Roster) -> dict[str, Speaker]:
    """Everybody with a full name, the listed ones first, by the folded name."""
    listed = [speaker_of(p) for p in roster.listed]
    known = {folded(bare_name(s.name)): s for s in listed}
    for label in labels:
        p = label.person
        found = _in_bracket(label)
        if found is None and p.name:
            found = Speaker(p.name, p.role or Role.EXPERT, _house(label), label.written)
        if found:
            known.setdefault(folded(bare_name(found.name)), found)
    return known


def speaker_of(p: Listed) -> Speaker:
    """Somebody of the list of guests as a speaker, with the title; The Honorable is a form of address and no part of
    the name.
    """
    honoured = bool(p.title) and re.match(r"(?:the )?hono[u]?rable|the hon\b", p.title or "", re.IGNORECASE)
    name = f"{p.title} {p.name}" if p.title and not honoured else p.name
    return Speaker(name, p.role, p.affiliation, p.span)


def _house(label: Label) -> str | None:
    office = label.bracket and (is_affiliation(label.bracket) or not is_name(label.bracket))
    return label.bracket if office else label.person.affiliation


def _speaker(label: Label, known: Mapping[str, Speaker]) -> Speaker:
    p = label.person
    if p.role and not (p.name or p.family):
        return _by_role(label, known.values())
    short = _by_short_office(p.name, known.values())
    if p.name and (full := known.get(folded(p.name))) and (full.affiliation or len(short) != 1):
        return full
    fits = short or [k for k in known.values() if is_same_person(p, k.name)]
    if len(fits) > 1 and p.title:
        fits = [k for k in fits if k.affiliation and p.title in k.affiliation] or fits
    if len(fits) == 1:
        return fits[0]
    return Speaker(_own_name(label), p.role or Role.EXPERT, _house(label), label.written)


def _by_short_office(name: str | None, known: Iterable[Speaker]) -> list[Speaker]:
    """骆工: the guests of that surname, where nobody is called just so."""
    if not name or len(name) != len("骆工") or name[1] not in _SHORT_OFFICES:
        return []
    return [k for k in known if k.name.startswith(name[0]) and k.affiliation]


def _own_name(label: Label) -> str:
    p = label.person
    if p.name:
        return p.name
    family, title = p.family or "", p.title or ""
    return f"{title} {family}".strip() if family.isascii() else family + title


def _by_role(label: Label, known: Iterable[Speaker]) -> Speaker:
    """主持人: the person listed as such or named in the bracket of one such label, else the word itself."""
    role = label.person.role or Role.MODERATOR
    named = [k for k in known if k.role is role]
    before = [k for k in named if k.span < label.written] or named
    if named and (role is Role.MODERATOR or (role is Role.EXPERT and len(named) == 1)):
        return max(before, key=lambda k: k.span)
    return _in_bracket(label) or Speaker(label.name, role, None, label.written)


def _in_bracket(label: Label) -> Speaker | None:
    """``主持人（宋安，本刊编辑）``: the name in the bracket."""
    if not label.bracket or label.person.role is not Role.MODERATOR:
        return None
    marks = "," if label.bracket.isascii() else "[，,、 ]"
    name, _, house = re.sub(marks, "，", label.bracket, count=1).partition("，")
    if not is_name(name.strip()):
        return None
    at = label.written.end + 1
    return Speaker(name.strip(), Role.MODERATOR, house.strip() or None, Span(at, at + len(name.strip())))


def _with_moderator(cast: Cast, blocks: Sequence[Block], guests: Collection[str]) -> Cast:
    """The speaker who does nothing but ask, where nobody is called the moderator: two or more turns, three
    quarters of them ending in a question. One of the ``guests`` is it only if the talk begins with that guest.
    """
    asked, turns = Counter[str](), Counter[str]()
    starts = sorted(cast.voices)
    for start, end in pairwise([*starts, starts[-1] + 1] if starts else []):
        name = cast.voices[start].speaker
        turns[name] += 1
        # the head of the next question stands below the last words of a turn
        last = next((n for n in range(end - 1, start, -1) if not _HEADS.match(blocks[n].text)), start)
        asked[name] += blocks[last].text.rstrip('”’" ').endswith(("？", "?"))
    first = cast.voices[starts[0]].speaker if starts else None
    shares = {
        name: asked[name] / n
        for name, n in turns.items()
        if n > 1 and (name == first or folded(bare_name(name)) not in guests)
    }
    chosen = max(shares, key=lambda n: shares[n], default=None)
    if len(cast.speakers) < 3 or chosen is None or shares[chosen] < 0.75:
        return cast
    role = Role.MODERATOR
    return Cast(
        tuple(replace(s, role=role) if s.name == chosen else s for s in cast.speakers),
        {n: replace(v, role=role) if v.speaker == chosen else v for n, v in cast.voices.items()},
    )
