"""Which labels are real, and who stands behind each: one name for a person however the turns are labelled."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Role, Span
from graph.transcript.document import Speaker
from graph.transcript.layout.labels import Style
from graph.transcript.layout.person import ends_like_a_phrase, is_affiliation, read_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.roster import Listed, Roster


@dataclass(frozen=True, slots=True)
class Voice:
    """A label decided to be real: which speaker it stands for."""

    label: Label
    speaker: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers, the labels that begin their turns, and labels whose name nobody vouches for."""

    speakers: tuple[Speaker, ...]
    voices: Mapping[int, Voice]
    doubtful: tuple[Label, ...]


# how much must speak for a label of each style before it counts
_NEEDED = {Style.COLON: 2, Style.BRACKET: 2, Style.BOLD: 2, Style.NUMBERED: 2, Style.LINE: 3, Style.GAP: 4}


def find_cast(
    blocks: Sequence[Block],
    labels: Mapping[int, Label],
    roster: Roster,
    wanted: tuple[str, ...] = (),
    moderator: str | None = None,
) -> Cast:
    """Decide the labels outside the list of guests; ``wanted`` and ``moderator`` are names a person has given."""
    open_labels = [label for n, label in labels.items() if n not in roster.blocks]
    counts = Counter(_key(label) for label in open_labels)
    habits = _habits(open_labels)
    real, doubtful = [], []
    for label in open_labels:
        count = counts[_key(label)]
        weight = _weight(label, count, roster, blocks) + (
            label.style in habits and (count > 1 or label.person.role is not None)
        )
        weight += 9 * _given(label, wanted, moderator)
        if weight >= _NEEDED[label.style]:
            real.append(label)
        if label.style in (Style.COLON, Style.BRACKET) and weight < 4 and _is_guess(label) and count == 1:
            doubtful.append(label)
    return _resolve(real, tuple(doubtful), roster, moderator)


def _habits(labels: Sequence[Label]) -> set[Style]:
    """The styles in which two or more persons come back: how this text writes its labels."""
    seen = Counter((label.style, _key(label)) for label in labels)
    again = Counter(style for (style, _), n in seen.items() if n > 1)
    return {style for style, n in again.items() if n > 1}


def _is_guess(label: Label) -> bool:
    """Nothing but the look of a name speaks for it."""
    return (
        label.person.name is not None and label.person.sure == 0 and not ends_like_a_phrase(label.person.name)
    )


def _key(label: Label) -> str:
    p = label.person
    return (p.name or p.family or (p.role.value if p.role else "")) + (
        "" if p.name else p.title or ""
    ).lower()


def _given(label: Label, wanted: tuple[str, ...], moderator: str | None) -> bool:
    names = {label.person.name, label.person.family, label.person.name or label.person.family}
    return any(n in names for n in (*wanted, moderator) if n)


def _weight(label: Label, count: int, roster: Roster, blocks: Sequence[Block]) -> int:
    """What speaks for a label: listed in front, a title, a role, an office in brackets, coming back, words behind it."""
    p = label.person
    weight = 0 if p.sure > 0 else 1 if p.name and p.sure == 0 else -1
    weight += 2 * (p.sure > 0) + (count > 1) + (count > 2)
    weight += 4 * any(_same(p.name, p.family, listed) for listed in roster.listed)
    weight += 2 * bool(label.bracket and is_affiliation(label.bracket))
    weight += _words_behind(label, blocks) > 5
    if count == 1 and p.name and p.sure == 0 and ends_like_a_phrase(p.name):
        weight -= 2
    return weight


def _words_behind(label: Label, blocks: Sequence[Block]) -> int:
    """How much is said on the line of the label, or on the next one where the label stands alone."""
    here = blocks[label.block].end - label.words
    if here > 0:
        return here
    below = next((b for b in blocks[label.block + 1 : label.block + 4] if not b.noise), None)
    return len(below.text) if below else 0


def _same(name: str | None, family: str | None, listed: Listed) -> bool:
    if name:
        return _folded(name) == _folded(listed.name)
    if not family:
        return False
    if family.isascii():
        return _folded(listed.name.split()[-1]) == _folded(family.split()[-1])
    return listed.name.startswith(family)


def _folded(name: str) -> str:
    return re.sub(r"[\s.'’·-]", "", name).lower()


def _resolve(real: list[Label], doubtful: tuple[Label, ...], roster: Roster, moderator: str | None) -> Cast:
    known = _known(real, roster)
    first: dict[str, Speaker] = {}
    voices: dict[int, Voice] = {}
    for label in sorted(real, key=lambda x: x.block):
        speaker = _speaker(label, known, moderator)
        kept = first.get(speaker.name)
        if kept is None:
            first[speaker.name] = speaker
        elif speaker.affiliation and not kept.affiliation:
            first[speaker.name] = replace(kept, affiliation=speaker.affiliation)
        voices[label.block] = Voice(label, speaker.name, first[speaker.name].role)
    return Cast(tuple(first.values()), voices, doubtful)


def _known(real: list[Label], roster: Roster) -> list[Speaker]:
    """Everybody with a full name, the listed ones first."""
    known = [
        Speaker(f"{p.title} {p.name}" if p.title else p.name, p.role, p.affiliation, p.span)
        for p in roster.listed
    ]
    for label in real:
        p = label.person
        if p.role is Role.MODERATOR and not p.name and (named := _in_bracket(label)):
            known.append(named)
        if p.name and not any(_folded(p.name) == _folded(_bare(k.name)) for k in known):
            known.append(Speaker(p.name, p.role or Role.EXPERT, _house(label), label.written))
    return known


def _bare(name: str) -> str:
    person = read_person(name)
    return (person and (person.name or person.family)) or name


def _house(label: Label) -> str | None:
    return label.bracket if label.bracket and not _is_name(label.bracket) else label.person.affiliation


def _is_name(text: str) -> bool:
    person = read_person(text)
    return person is not None and person.name is not None and not person.affiliation


def _speaker(label: Label, known: list[Speaker], moderator: str | None) -> Speaker:
    p = label.person
    if p.role and not (p.name or p.family):
        return _by_role(label, known)
    fits = [k for k in known if _fits(p.name, p.family, k.name)]
    if len(fits) > 1 and p.title:
        fits = [k for k in fits if k.affiliation and p.title in k.affiliation] or fits
    if len(fits) == 1:
        chosen = replace(fits[0], affiliation=fits[0].affiliation or _house(label))
    else:
        chosen = Speaker(_own_name(label), p.role or Role.EXPERT, _house(label), label.written)
    if moderator and moderator in (chosen.name, p.name, p.family):
        chosen = replace(chosen, role=Role.MODERATOR)
    return chosen


def _own_name(label: Label) -> str:
    p = label.person
    if p.name:
        return p.name
    family, title = p.family or "", p.title or ""
    return f"{title} {family}".strip() if family.isascii() else family + title


def _fits(name: str | None, family: str | None, known: str) -> bool:
    bare = _bare(known)
    if name:
        return _folded(name) == _folded(bare)
    if not family:
        return False
    if family.isascii():
        return _folded(bare.split()[-1]) == _folded(family)
    return bare.startswith(family) and len(bare) > len(family)


def _by_role(label: Label, known: list[Speaker]) -> Speaker:
    """主持人: the person listed as such or named in the bracket of one such label, else the word itself."""
    role = label.person.role or Role.MODERATOR
    named = [k for k in known if k.role is role]
    if role is not Role.AUDIENCE and len(named) == 1:
        return named[0]
    return _in_bracket(label) or Speaker(label.name, role, None, label.written)


def _in_bracket(label: Label) -> Speaker | None:
    """``主持人（宋安，本刊编辑）``: the name in the bracket."""
    if not label.bracket:
        return None
    name, _, house = re.sub("[，,、 ]", "，", label.bracket, count=1).partition("，")
    if not _is_name(name.strip()):
        return None
    at = label.written.end + 1
    return Speaker(name.strip(), Role.MODERATOR, house.strip() or None, Span(at, at + len(name.strip())))
