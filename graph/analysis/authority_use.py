"""Who relies on which authority, for what, and whether they part over it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analysis.citation_purpose import CitationPurpose, purpose_of, sentence_of
from graph.analysis.comparison import compare
from graph.analysis.grounds import alike
from graph.analysis.results import Relation
from graph.model import COUNTED, Role, squeeze

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Authority, Citation, Stance

_QUOTED = 12
"""Characters in a row that two speakers hardly share by chance."""


class AuthorityRelation(StrEnum):
    """How two experts who cite one authority on one issue stand to each other; the first two are conflicts."""

    OTHER_READING = "other_reading"
    SAME_READING_OTHER_RESULT = "same_reading_other_result"
    SAME_READING_SAME_RESULT = "same_reading_same_result"
    OTHER_PURPOSE = "other_purpose"


@dataclass(frozen=True, slots=True)
class Use:
    """One expert's citations (ids) of an authority on one issue (None: outside all issues), with the stance there.

    ``purposes`` are what the citations are there for, each once.
    """

    expert: str
    issue: str | None
    citations: tuple[str, ...]
    provisions: tuple[str, ...]
    stance: str | None
    purposes: tuple[CitationPurpose, ...] = ()


@dataclass(frozen=True, slots=True)
class UsePair:
    """Two experts over one authority; ``issue`` is None where they cite it for different issues."""

    relation: AuthorityRelation
    left: str
    right: str
    issue: str | None


@dataclass(frozen=True, slots=True)
class AuthorityUse:
    """All uses of one authority by experts, with the pairs among them."""

    authority: str
    uses: tuple[Use, ...]
    pairs: tuple[UsePair, ...]

    @property
    def experts(self) -> tuple[str, ...]:
        """Who cites it, each once."""
        return tuple(dict.fromkeys(u.expert for u in self.uses))

    @property
    def is_contested(self) -> bool:
        """Two experts part over it: another reading, or another result from the same."""
        return any(
            p.relation in (AuthorityRelation.OTHER_READING, AuthorityRelation.SAME_READING_OTHER_RESULT)
            for p in self.pairs
        )


def authority_use(argument_map: ArgumentMap) -> tuple[AuthorityUse, ...]:
    """Per authority that an expert cites: contested ones first, then by the number of experts."""
    experts = {p.id for p in argument_map.participants if p.role is Role.EXPERT}
    cited: dict[str, list[Citation]] = {}
    for citation in argument_map.citations:
        if citation.status in COUNTED and citation.participant in experts:
            cited.setdefault(citation.authority, []).append(citation)
    found = [_use(argument_map, a, cited[a.id]) for a in argument_map.authorities if a.id in cited]
    return tuple(sorted(found, key=lambda u: (not u.is_contested, -len(u.experts))))


def issues_without_authority(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The issues (ids) on which no expert cites anything."""
    cited = {c.issue for c in argument_map.citations if c.status in COUNTED}
    return tuple(i.id for i in argument_map.issues if i.id not in cited)


def _use(argument_map: ArgumentMap, authority: Authority, citations: list[Citation]) -> AuthorityUse:
    held = {(s.participant, s.issue): s for s in argument_map.stances}
    grouped: dict[tuple[str, str | None], list[Citation]] = {}
    for citation in citations:
        grouped.setdefault((citation.participant, citation.issue), []).append(citation)
    uses = []
    for (expert, issue), mine in grouped.items():
        stance = held.get((expert, issue)) if issue else None
        provisions = tuple(dict.fromkeys(c.provision for c in mine if c.provision))
        purposes = tuple(dict.fromkeys(purpose_of(c, argument_map) for c in mine))
        uses.append(
            Use(expert, issue, tuple(c.id for c in mine), provisions, stance.id if stance else None, purposes)
        )
    return AuthorityUse(authority.id, tuple(uses), _pairs(argument_map, grouped, held))


def _pairs(
    argument_map: ArgumentMap,
    grouped: dict[tuple[str, str | None], list[Citation]],
    held: dict[tuple[str, str], Stance],
) -> tuple[UsePair, ...]:
    """One per two experts and issue they both cite it for; where they share none, one of another purpose."""
    issues = {i.id: i for i in argument_map.issues}
    people = list(dict.fromkeys(expert for expert, _ in grouped))
    found = []
    for left, right in combinations(people, 2):
        shared = [i for expert, i in grouped if expert == left and i and (right, i) in grouped]
        if not shared:
            found.append(UsePair(AuthorityRelation.OTHER_PURPOSE, left, right, None))
        for issue in shared:
            a, b = held.get((left, issue)), held.get((right, issue))
            result = compare(a, b, issues[issue], argument_map.agreements) if a and b else None
            reading = _same_reading(argument_map, grouped[left, issue], grouped[right, issue])
            found.append(UsePair(_relation(result, same_reading=reading), left, right, issue))
    return tuple(found)


def _same_reading(m: ArgumentMap, left: list[Citation], right: list[Citation]) -> bool:
    """Whether two places that cite it read alike, or quote the same words of it; other provisions never do."""
    return any(
        (a.provision is None or b.provision is None or a.provision == b.provision)
        and (alike(a.passage.quote, b.passage.quote) or _same_words(m, a, b))
        for a in left
        for b in right
    )


def _same_words(m: ArgumentMap, left: Citation, right: Citation) -> bool:
    """Whether both sentences share a run of words that is more than its name."""
    a, b = (sentence_of(c, m).replace(c.passage.quote, "\n") for c in (left, right))
    shared = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return len(squeeze(a[shared.a : shared.a + shared.size])) >= _QUOTED


def _relation(result: Relation | None, *, same_reading: bool) -> AuthorityRelation:
    if result in (None, Relation.INCOMPARABLE):
        return AuthorityRelation.OTHER_PURPOSE
    if result is Relation.AGREE:
        return AuthorityRelation.SAME_READING_SAME_RESULT
    return AuthorityRelation.SAME_READING_OTHER_RESULT if same_reading else AuthorityRelation.OTHER_READING
