"""Who stands behind each label: one name for a person however the turns are labelled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.document import Speaker
from graph.transcript.layout.naming import bare_name, folded, is_name, is_same_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.roster import Roster


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
    for label in sorted(labels, key=lambda x: x.block):
        speaker = _speaker(label, known)
        if moderator and moderator in (speaker.name, label.name, label.person.name):
            speaker = replace(speaker, role=Role.MODERATOR)
        kept = speakers.setdefault(speaker.name, speaker)
        if speaker.affiliation and not kept.affiliation:
            speakers[speaker.name] = replace(kept, affiliation=speaker.affiliation)
        voices[label.block] = Voice(label, speaker.name, kept.role)
    cast = Cast(tuple(speakers.values()), voices)
    has_moderator = any(s.role is Role.MODERATOR for s in cast.speakers)
    return cast if has_moderator else _with_moderator(cast, blocks)


def _known(labels: Sequence[Label], roster: Roster) -> list[Speaker]:
    """Everybody with a full name, the listed ones first."""
    known = [
        Speaker(f"{p.title} {p.name}" if p.title else p.name, p.role, p.affiliation, p.span)
        for p in roster.listed
    ]
    for label in labels:
        p = label.person
        found = _in_bracket(label)
        if found is None and p.name:
            found = Speaker(p.name, p.role or Role.EXPERT, _house(label), label.written)
        if found and not any(folded(bare_name(found.name)) == folded(bare_name(k.name)) for k in known):
            known.append(found)
    return known


def _house(label: Label) -> str | None:
    return label.bracket if label.bracket and not is_name(label.bracket) else label.person.affiliation


def _speaker(label: Label, known: list[Speaker]) -> Speaker:
    p = label.person
    if p.role and not (p.name or p.family):
        return _by_role(label, known)
    fits = [k for k in known if is_same_person(p, k.name)]
    if len(fits) > 1 and p.title:
        fits = [k for k in fits if k.affiliation and p.title in k.affiliation] or fits
    if len(fits) == 1:
        return replace(fits[0], affiliation=fits[0].affiliation or _house(label))
    return Speaker(_own_name(label), p.role or Role.EXPERT, _house(label), label.written)


def _own_name(label: Label) -> str:
    p = label.person
    if p.name:
        return p.name
    family, title = p.family or "", p.title or ""
    return f"{title} {family}".strip() if family.isascii() else family + title


def _by_role(label: Label, known: list[Speaker]) -> Speaker:
    """主持人: the person listed as such or named in the bracket of one such label, else the word itself."""
    role = label.person.role or Role.MODERATOR
    named = [k for k in known if k.role is role]
    if role is not Role.AUDIENCE and len(named) == 1:
        return named[0]
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


def _with_moderator(cast: Cast, blocks: Sequence[Block]) -> Cast:
    """The speaker who does nothing but ask, where nobody is called the moderator: two or more turns, nearly
    all of them ending in a question."""
    if len(cast.speakers) < 3:
        return cast
    asking = {s.name: _share_of_questions(s.name, cast, blocks) for s in cast.speakers}
    name = max(asking, key=lambda n: asking[n])
    if asking[name] < 0.75:
        return cast
    role = Role.MODERATOR
    return Cast(
        tuple(replace(s, role=role) if s.name == name else s for s in cast.speakers),
        {n: replace(v, role=role) if v.speaker == name else v for n, v in cast.voices.items()},
    )


def _share_of_questions(name: str, cast: Cast, blocks: Sequence[Block]) -> float:
    starts = sorted(cast.voices)
    ends = [*starts[1:], starts[-1] + 1]
    last = [blocks[b - 1].text for a, b in zip(starts, ends, strict=True) if cast.voices[a].speaker == name]
    return sum(t.rstrip('”’" ').endswith(("？", "?")) for t in last) / len(last) if len(last) > 1 else 0.0
