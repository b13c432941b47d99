"""Speakers who take up one another's views: 同意X的意见, 与X看法一致, 我与X相反, I'm with the judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.wordlists import Tongue, matcher
from graph.model import AgreementKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.roster import Roster

_SAME = re.compile(r"(?:与|和|跟|同).{0,14}(?:一致|相同|一样|相近|接近|同)|同(?=[A-Z一-龥]{2,4}$)")
_OPPOSITE = re.compile(r"(?:与|和|跟|同).{0,18}(?:相反|不同|不一致|不一样|有别|分歧)|(?:恰恰|正好|刚好)相反")
_ONLY_THAT = re.compile(r"(?:这一点|这点|这个结论|这一结论|此点|对此|就此|该点|以上|上述观点)")
_SAME_TERMS = re.compile(
    r"same (?:proviso|condition|reservation|caveat|terms)|(?:条件|前提|保留)(?:也)?(?:相同|一样|同上|同前)|附(?:同样|相同)条件",
    re.IGNORECASE,
)
_BARE = 8
_DIFFERS = re.compile(
    r"我(?:却|倒|并|就|则)?(?:不(?:这[么样]|敢)(?:看|认为|想|苟同)|(?:有|持)(?:一点|些|点)?(?:不同|相反)(?:的)?(?:看法|意见|观点|理解)|的?(?:看法|意见|观点|结论)(?:恰恰|正好|刚好|则|却|与此)*(?:相反|不同))|see it differently|take a different view",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"^我?(?:完全|也)?(?:附议|复议|同上|同前|附和)(?:[，。]|$)")
_NOT_AGAINST = re.compile(
    r"(?:don['’]t|do not|can['’]t|cannot|won['’]t) (?:disagree|quarrel|part)", re.IGNORECASE
)
_SPEAKS_OF = re.compile(r"^.{0,3}(?:提到|谈到|讲到|说到|指出|问|提出)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause in which the speaker of a turn takes up the view of others (participant ids); ``conditional`` where only under conditions."""

    assertion: int
    people: tuple[str, ...]
    kind: AgreementKind
    start: int
    end: int
    same_point: bool
    same_terms: bool
    conditional: bool = False


def references_in(
    assertions: Sequence[Assertion], roster: Roster, speaker: str, before: Sequence[str], tongue: Tongue
) -> tuple[Reference, ...]:
    """All references of a turn, in order; ``before`` are the earlier speakers of the section, last one last."""
    found = []
    for n, a in enumerate(assertions):
        if a.told:
            continue
        for clause in [*a.lead, *([a.core] if a.core else []), *a.reasons]:
            kind = AgreementKind.DISAGREE if _DIFFERS.search(clause.text) else kind_of(clause.text, tongue)
            if kind is None:
                continue
            earlier = [p for p in before if p != speaker]
            named = [
                m for m in roster.mentions(clause.text, earlier) if not _SPEAKS_OF.match(clause.text[m.end :])
            ]
            if not named and len(clause.text) <= _BARE:
                named = [m for c in a.lead for m in roster.mentions(c.text, earlier)]
            people = tuple(dict.fromkeys(p for m in named for p in m.people if p != speaker))
            after_one = _DIFFERS.search(clause.text) or _SECONDS.match(clause.text)
            if not people and earlier and not a.reports and after_one:
                people = (earlier[-1],)
            if people:
                found.append(_reference(n, a, clause, people, kind))
    return tuple(found)


def _reference(
    n: int, a: Assertion, clause: Clause, people: tuple[str, ...], kind: AgreementKind
) -> Reference:
    around = a.text + "".join(c.text for c in a.reasons)
    return Reference(
        n,
        people,
        kind,
        clause.start,
        clause.end,
        bool(_ONLY_THAT.search(clause.text)),
        bool(_SAME_TERMS.search(around)),
        bool(a.conditions),
    )


def kind_of(clause: str, tongue: Tongue) -> AgreementKind | None:
    """How a clause takes up a view, None where it does not."""
    if matcher(tongue, "other_reason").search(clause):
        return AgreementKind.SAME_RESULT_OTHER_REASON
    if tongue == "zh" and _OPPOSITE.search(clause) and not re.search(r"没有|并无|不存在", clause):
        return AgreementKind.DISAGREE
    if tongue == "en" and _NOT_AGAINST.search(clause):
        return AgreementKind.SAME_RESULT_OTHER_REASON if "result" in clause else AgreementKind.AGREE
    if matcher(tongue, "disagreeing").search(clause) and not re.search(
        r"(?:没有|并无|无)(?:不同|异议|分歧)|no disagreement", clause
    ):
        return AgreementKind.DISAGREE
    if (
        _SECONDS.match(clause)
        or matcher(tongue, "agreeing").search(clause)
        or (tongue == "zh" and _SAME.search(clause))
    ):
        return AgreementKind.AGREE
    return None
