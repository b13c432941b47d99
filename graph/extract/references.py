"""Speakers who take up one another's views: 同意X的意见, 与X看法一致, 我与X相反, I'm with the judge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.english_negation import without_set_phrases
from graph.extract.english_references import nameless
from graph.extract.wordlists import Tongue, matcher
from graph.model import AgreementKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.roster import Roster

_SAME = re.compile(
    r"(?:与|和|跟|同).{0,14}(?:一致|相同|一样|相近|接近|同)|同(?=[A-Z一-龥]{2,4}$)|(?:说|讲|分析|概括|谈|写)得(?:都|很|非常|十分|完全|也|已经)*(?:对|好|在理|有道理|透彻|到位|全面|清楚|准确)"
)
_OPPOSITE = re.compile(r"(?:与|和|跟|同).{0,18}(?:相反|不同|不一致|不一样|有别|分歧)|(?:恰恰|正好|刚好)相反")
_BARE, _BARE_WORDS = 8, 7
_PRONOUN = {
    "zh": re.compile(r"[他她]们?的?|其(?:意见|观点|看法|结论|理由)"),
    "en": re.compile(r"\b(?:he|she|him|her|his|hers|they|them|their)\b", re.IGNORECASE),
}
_SAME_AGAIN = re.compile(
    r"(?:意见|看法|观点|结论|理由)(?:也|则|都|基本)?(?:相同|一致|一样|不同|不一致|相反)$"
)
_DIFFERS = re.compile(
    r"^(?:但|不过)?(?:恰恰|正好|刚好)相反$|我(?:却|倒|并|就|则)?(?:不(?:这[么样]|敢)(?:看|认为|想|苟同)|(?:有|持)(?:一点|些|点)?(?:不同|相反)(?:的)?(?:看法|意见|观点|理解)|的?(?:看法|意见|观点|结论)(?:恰恰|正好|刚好|则|却|与此)*(?:相反|不同))|see it differently|take a different view",
    re.IGNORECASE,
)
_SECONDS = re.compile(
    r"^(?:我|意见|观点|看法|理由)?(?:完全|也)?(?:附议|复议|同上|同前|附和)(?:[，。]|$)"
    r"|^我?(?:也|同样)(?:是|持)?(?:这个|这一|这种|相同的?|同样的?|上述)(?:意见|看法|观点)|^我也(?:这么|这样|如此)(?:看|认为|想)$"
    r"|^我?(?:完全|也|都)*(?:同意|赞成|赞同)(?:上述|以上|前述|前面的?)(?:意见|观点|看法|发言)|^我?没有(?:什么|更多)?(?:要|需要)?补充(?:的|了)?$"
)
_NOT_AGAINST = re.compile(
    r"(?:don['’]t|do not|can['’]t|cannot|won['’]t) (?:disagree|quarrel|part)", re.IGNORECASE
)
_NO_QUARREL = re.compile(
    r"\bno (?:quarrel|disagreement|dissent|argument|difference)\b|\b(?:can['’]t|cannot|could not|couldn['’]t) (?:improve|add|agree more|put it better)",
    re.IGNORECASE,
)
_AS_SAID = re.compile(
    r".*\bsame \w+ as (?!in\b|the \w+ of\b|it\b|that\b|before\b|any\b)|.*\bcome (?:a)?round to .{2,30}['’]s?\b|my (?:own )?(?:view|answer|position|opinion|conclusion)\b.{0,40}\bis .{2,30}['’]s$|.{2,40}\b(?:has|have) (?:already )?said (?:all|everything|it|what)\b"
    r"|I(?:['’]m| am) (?:exactly |just )?where .{2,30} (?:is|are|stands|was|came out)\b|.{2,40}['’]s (?:quite |absolutely |surely )?(?:right|correct)\b|(?:(?:and|yes|again)[,]?\s+)*(?:what|everything|all that|as)\s.{2,40}?\s(?:just |already |has )*(?:said|says|argued|argues|put it|told us|explained|suggested|pointed out|told)\b[^,]{0,20}$",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\b(?:right|wrong) about (?:something|one thing)\b|\b(?:half|partly|both) right\b|\bhave a point\b",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(r"^.{0,3}(?:提到|谈到|讲到|说到|指出|问|提出)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause in which the speaker of a turn takes up the view of others (participant ids); ``conditional`` where
    only under conditions, ``nameless`` where nobody is named and the one who spoke before is meant.
    """

    assertion: int
    people: tuple[str, ...]
    kind: AgreementKind
    start: int
    end: int
    conditional: bool = False
    nameless: bool = False


def references_in(
    assertions: Sequence[Assertion], roster: Roster, speaker: str, before: Sequence[str], tongue: Tongue
) -> tuple[Reference, ...]:
    """All references of a turn, in order; ``before`` are the earlier speakers of the section, last one last."""
    reader = _TurnReferences(roster, speaker, [p for p in before if p != speaker], tongue)
    for n, a in enumerate(assertions):
        if not a.told:
            reader.read(n, a)
    return tuple(reader.found)


class _TurnReferences:
    """Keeps who was named last, so that he, 他 and a bare 我同意 find their person."""

    def __init__(self, roster: Roster, speaker: str, earlier: list[str], tongue: Tongue) -> None:
        self.found: list[Reference] = []
        self._roster = roster
        self._speaker = speaker
        self._earlier = earlier
        self._tongue = tongue
        self._named: tuple[str, ...] = ()
        self._named_in = -1
        self._sentence = 0

    def read(self, n: int, a: Assertion) -> None:
        """Add the references of one assertion."""
        self._sentence = a.sentence
        for clause in sorted([*a.lead, *([a.core] if a.core else []), *a.reasons], key=lambda c: c.start):
            named = self._people(clause.text)
            kind = self._kind(clause.text)
            people = named or (self._meant(clause, a, kind) if kind else ())
            if named:
                self._named, self._named_in = named, a.sentence
            if kind is AgreementKind.SAME_RESULT_OTHER_REASON and not named and self._on_other_grounds():
                continue
            if kind and people:
                nameless = people == tuple(self._earlier[-1:]) and not named and not self._just_named()
                self.found.append(
                    Reference(n, people, kind, clause.start, clause.end, bool(a.conditions), nameless)
                )

    def _kind(self, text: str) -> AgreementKind | None:
        if _DIFFERS.search(text):
            return AgreementKind.DISAGREE
        return (nameless(text) if self._tongue == "en" else None) or kind_of(text, self._tongue)

    def _people(self, text: str) -> tuple[str, ...]:
        mentions = self._roster.mentions(text, self._earlier)
        named = [m for m in mentions if not _SPEAKS_OF.match(text[m.end :])]
        return tuple(dict.fromkeys(p for m in named for p in m.people if p != self._speaker))

    def _meant(self, clause: Clause, a: Assertion, kind: AgreementKind) -> tuple[str, ...]:
        """Who is meant where the clause names nobody: the one named in the sentence, or before a pronoun; else the
        one who spoke last, if the words take up somebody.
        """
        unnamed = self._tongue == "en" and nameless(clause.text) is not None
        if a.reports or (kind is AgreementKind.SAME_RESULT_OTHER_REASON and not unnamed):
            return self._named if self._just_named() else ()
        pronoun = _PRONOUN[self._tongue].search(clause.text)
        if pronoun and self._named and self._sentence - self._named_in <= 1:
            return self._named
        if self._named_in == a.sentence and self._goes_on(clause.text):
            return self._named
        after_one = _DIFFERS.search(clause.text) or _SECONDS.match(clause.text)
        if after_one or unnamed:
            return tuple(self._earlier[-1:])
        return ()

    def _goes_on(self, text: str) -> bool:
        """Whether a short clause may take up who was named before it in the sentence (王教授的看法，我同意)."""
        if self._tongue == "en":
            return len(text.split()) <= _BARE_WORDS
        return len(text) <= _BARE or bool(_SAME_AGAIN.search(text))

    def _just_named(self) -> bool:
        return bool(self._named) and self._sentence - self._named_in <= 1

    def _on_other_grounds(self) -> bool:
        """Turn the agreement just found into one on the result alone (我同意王教授，但理由不同)."""
        last = self.found[-1] if self.found else None
        if last is None or last.kind is AgreementKind.DISAGREE or self._sentence - self._named_in > 1:
            return False
        self.found[-1] = replace(last, kind=AgreementKind.SAME_RESULT_OTHER_REASON)
        return True


def kind_of(clause: str, tongue: Tongue) -> AgreementKind | None:
    """How a clause takes up a view, None where it does not."""
    if matcher(tongue, "other_reason").search(clause):
        return AgreementKind.SAME_RESULT_OTHER_REASON
    if tongue == "zh" and _OPPOSITE.search(clause) and not re.search(r"没有|并无|不存在", clause):
        return AgreementKind.DISAGREE
    if tongue == "en" and _IN_PART.search(clause):
        return None
    if tongue == "en":
        clause = without_set_phrases(clause) if not _NO_QUARREL.search(clause) else clause
    if tongue == "en" and (_NOT_AGAINST.search(clause) or _NO_QUARREL.search(clause)):
        return AgreementKind.SAME_RESULT_OTHER_REASON if "result" in clause else AgreementKind.AGREE
    if matcher(tongue, "disagreeing").search(clause) and not re.search(
        r"(?:没有|并无|无|不存在)(?:什么|任何|根本|实质)?(?:不同|异议|分歧|不一样)|no disagreement", clause
    ):
        return AgreementKind.DISAGREE
    if (
        _SECONDS.match(clause)
        or (tongue == "en" and _AS_SAID.match(clause))
        or matcher(tongue, "agreeing").search(clause)
        or (tongue == "zh" and _SAME.search(clause))
    ):
        return AgreementKind.AGREE
    return None
