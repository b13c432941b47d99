"""Which candidate labels are real: what speaks for each, counted over the whole text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.transcript.layout.labels import Style
from graph.transcript.layout.naming import is_same_person
from graph.transcript.layout.person import ends_like_a_phrase, is_affiliation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.transcript.layout.blocks import Block
    from graph.transcript.layout.labels import Label
    from graph.transcript.layout.roster import Roster

# how much must speak for a label of each style before it counts
_NEEDED = {
    Style.COLON: 2,
    Style.BRACKET: 2,
    Style.BOLD: 2,
    Style.NUMBERED: 2,
    Style.LINE: 3,
    Style.GAP: 4,
    Style.GIVEN: 0,
}
_CERTAIN = 4
_INTRODUCED = 3
_SOME_WORDS = 2


@dataclass(frozen=True, slots=True)
class Vouched:
    """The labels that count, and the ones that only look like a name and stand there once."""

    real: tuple[Label, ...]
    doubtful: tuple[Label, ...]


def vouch(blocks: Sequence[Block], labels: Mapping[int, Label], roster: Roster) -> Vouched:
    """Weigh every label outside the list of guests."""
    front = min(roster.blocks, default=-1)  # what stands above the list of guests is no turn
    open_labels = [label for n, label in labels.items() if n > front and n not in roster.blocks]
    counts = Counter(_key(label) for label in open_labels)
    habits = _habits(open_labels)
    introduced = {x.person.name for x in open_labels if x.bracket and is_affiliation(x.bracket)}
    families = {family for family, n in Counter(name[0] for name in introduced if name).items() if n == 1}
    real, doubtful = [], []
    for label in open_labels:
        count = counts[_key(label)]
        weight = _weight(label, count, roster, blocks) + _is_habit(label, count, habits)
        # 邵：, after 邵某某（某大学教授，以下简称邵）：
        weight += _INTRODUCED * (label.person.title is None and label.person.family in families)
        if weight >= _NEEDED[label.style]:
            real.append(label)
        if count == 1 and weight < _CERTAIN and _is_guess(label):
            doubtful.append(label)
    return Vouched(tuple(real), tuple(doubtful))


def _habits(labels: Sequence[Label]) -> set[Style]:
    """The styles in which two or more persons come back: how this text writes its labels."""
    seen = Counter((label.style, _key(label)) for label in labels)
    again = Counter(style for (style, _), n in seen.items() if n > 1)
    return {style for style, n in again.items() if n > 1}


def _is_habit(label: Label, count: int, habits: set[Style]) -> bool:
    return label.style in habits and (count > 1 or label.person.role is not None)


def _is_guess(label: Label) -> bool:
    """Nothing but the look of a name speaks for it."""
    person = label.person
    plain = label.style in (Style.COLON, Style.BRACKET) and person.sure == 0
    return plain and person.name is not None and not ends_like_a_phrase(person.name)


def _key(label: Label) -> str:
    p = label.person
    if p.name:
        return p.name
    return (p.family or (p.role.value if p.role else "")) + (p.title or "").lower()


def _weight(label: Label, count: int, roster: Roster, blocks: Sequence[Block]) -> int:
    """Listed in front, a title, a role or an office beside it, coming back, words behind it."""
    p = label.person
    looks = 1 if p.name and p.sure == 0 else -1
    weight = (2 if p.sure > 0 else looks) + (count > 1) + (count > 2)
    weight += 4 * any(is_same_person(p, listed.name) for listed in roster.listed)
    weight += 2 * bool(label.bracket and is_affiliation(label.bracket))
    weight += _words_behind(label, blocks) > _SOME_WORDS
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
