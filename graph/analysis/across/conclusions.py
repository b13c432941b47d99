"""What is concluded on an issue in words that two symposia share, and who concludes it, plainly or under conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.analysis.across.charge_lines import line_of
from graph.analysis.answers import answers, kind_of, labels_of
from graph.analysis.grounds import alike
from graph.analysis.results import AnswerKind
from graph.lexicon.charges import find_charges
from graph.model import IssueKind, Modality, Polarity, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import ArgumentMap, Issue, Stance

AFFIRM, DENY, MIXED = "affirm", "deny", "mixed"
_NEGATIVE = re.compile(
    r"(?:不|未|没有)(?:应当|应该|应|可能|能够|能|得|可以|可|予以|予|再|宜|构成|属于|成立|影响|承担|认定|具有|支持|适用|是|算)"
    r"|无需|无须|不必|\b(?:not|never|no longer)\b|n't\b"
)


class Firmness(StrEnum):
    """How a conclusion is held."""

    MUST = "must"
    SOFT = "soft"  # 倾向, 可能, 可以考虑
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Holder:
    """An expert (an id) who holds a conclusion in a stance (an id)."""

    expert: str
    stance: str
    firmness: Firmness

    @property
    def plainly(self) -> bool:
        """Whatever the facts."""
        return self.firmness is not Firmness.CONDITIONAL


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One answer in the words both symposia share; ``label`` is empty for yes, no and leaving open."""

    key: str
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """How the answers to two issues are put in the same words.

    ``charge`` is the key of the one charge that a yes-or-no question asks about where the other issue offers a choice;
    ``same`` gives options that read alike the key of one of them.
    """

    charge: str | None
    same: Mapping[str, str]


def frame_of(left: Issue, right: Issue) -> Frame | None:
    """The frame in which two issues can be compared; None where answers to them are not comparable."""
    kinds = {left.kind, right.kind}
    if IssueKind.OPEN in kinds:
        return None
    if kinds == {IssueKind.POLAR}:
        return Frame(None, {})
    if kinds == {IssueKind.CHOICE}:
        return Frame(None, _alike(left, right))
    polar = left if left.kind is IssueKind.POLAR else right
    asked = {line_of(c.name)[0] for c in find_charges(polar.proposition or polar.text)}
    return Frame(asked.pop(), {}) if len(asked) == 1 else None


def _alike(left: Issue, right: Issue) -> dict[str, str]:
    """Options without a charge that read alike: the one first by its letters stands for both."""
    found = {}
    for a in left.options:
        for b in right.options:
            if not a.charges and not b.charges and alike(a.label, b.label):
                one, other = sorted((squeeze(a.label), squeeze(b.label)))
                found[other] = one
    return found


def concluded(m: ArgumentMap, issue: Issue, frame: Frame) -> dict[Conclusion, tuple[Holder, ...]]:
    """Each conclusion on the issue with its holders; an expert may hold several, under different conditions."""
    experts = {e.id for e in m.experts}
    found: dict[Conclusion, dict[str, Holder]] = {}
    stances = sorted(m.stances_on(issue.id), key=lambda s: s.participant)
    for stance in stances:
        if stance.participant not in experts or not answers(stance):
            continue
        for conclusion, firmness in held_by(stance, issue, frame):
            found.setdefault(conclusion, {}).setdefault(
                stance.participant, Holder(stance.participant, stance.id, firmness)
            )
    return {conclusion: tuple(holders.values()) for conclusion, holders in found.items()}


def held_by(stance: Stance, issue: Issue, frame: Frame) -> list[tuple[Conclusion, Firmness]]:
    """What a speaking stance concludes, the plain before the conditional; nothing where the frame has no words."""
    kind = kind_of(stance, issue)
    anyway = [b for b in stance.branches if not b.when]
    under = [b for b in stance.branches if b.when]
    plain = Firmness.SOFT if any(b.modality is not Modality.MUST for b in anyway) else Firmness.MUST
    found: dict[Conclusion, Firmness] = {}
    if kind is AnswerKind.MIXED:
        found[Conclusion(MIXED)] = plain
    elif kind is not AnswerKind.CONDITIONAL:
        found |= dict.fromkeys(
            _concluding(stance.polarity, labels_of(stance, issue), stance, issue, frame), plain
        )
    for branch in (*anyway, *under):
        firmness = plain if not branch.when else Firmness.CONDITIONAL
        for conclusion in _of_branch(branch.polarity, branch.charges, stance, issue, frame):
            found.setdefault(conclusion, firmness)
    return list(found.items())


def _of_branch(
    polarity: Polarity | None, charges: tuple[str, ...], stance: Stance, issue: Issue, frame: Frame
) -> Iterator[Conclusion]:
    if issue.kind is IssueKind.POLAR:
        if polarity in (Polarity.AFFIRM, Polarity.DENY):
            yield from _concluding(polarity, (), stance, issue, frame)
    elif charges:
        yield from _chosen(charges, frame)


def _concluding(
    polarity: Polarity, labels: tuple[str, ...], stance: Stance, issue: Issue, frame: Frame
) -> Iterator[Conclusion]:
    """The conclusions of one answer without conditions."""
    if issue.kind is IssueKind.POLAR:
        affirms = (polarity is Polarity.AFFIRM) != _is_negative(issue)
        yield Conclusion(AFFIRM if affirms else DENY)
    elif labels and polarity is not Polarity.DENY:
        yield from _chosen(labels, frame)
    elif frame.charge is not None and polarity is Polarity.DENY:
        denied = {line_of(c)[0] for c in stance.charges_denied}
        if not denied or frame.charge in denied:
            yield Conclusion(DENY)


def _chosen(labels: tuple[str, ...], frame: Frame) -> Iterator[Conclusion]:
    keys = {label: _key(label, frame) for label in labels}
    if frame.charge is None:
        yield from (Conclusion(key, name) for key, name in keys.values())
    else:
        yield Conclusion(AFFIRM if any(key == frame.charge for key, _ in keys.values()) else DENY)


def _key(label: str, frame: Frame) -> tuple[str, str]:
    named = find_charges(label)
    if (
        len(named) == 1
        and named[0].charge is not None
        and squeeze(label) == squeeze(label[named[0].start : named[0].end])
    ):
        return line_of(named[0].name)
    key = frame.same.get(squeeze(label), squeeze(label))
    return key, label if key == squeeze(label) else key


def _is_negative(issue: Issue) -> bool:
    """Whether the proposition itself denies, so that yes to it is no to what is asked."""
    return len(_NEGATIVE.findall(issue.proposition or "")) % 2 == 1
