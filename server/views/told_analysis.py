"""The analysis in lines of text, under the headings of the overview."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graph.analysis.sentences import consensus_sentence, label_of
from graph.catalogue import say
from server.language import all_of
from server.views.overview import overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.analysis.decided import Share
    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap
    from server.views.answers import ShownAnswer
    from server.views.common_ground import ShownShared, ShownUnder
    from server.views.experts_digest import ShownArgument, ShownChange, ShownMinority, ShownPair
    from server.views.findings import ShownAuthority, ShownFact
    from server.views.issue_digest import IssueDigest
    from server.views.overview import Overview

_STEP = "    "
T = TypeVar("T")


def told_analysis(
    m: ArgumentMap, analysis: Analysis, lang: Language
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings with their lines, top to bottom; a heading without lines is left out, but for what is agreed."""
    page = overview(m, analysis, lang)
    words = _Words(m, lang)
    yield words.lead(page), tuple(words.state(page))
    for heading, share, lines in words.parts(page):
        head = heading + words.unchecked(share)
        if told := tuple(lines):
            yield head, told


class _Words:
    """The parts of the overview in one language."""

    def __init__(self, m: ArgumentMap, lang: Language) -> None:
        self._m, self._lang = m, lang

    def parts(self, page: Overview) -> Iterator[tuple[str, Share | None, Iterable[str]]]:
        """Heading, how much of it is unchecked, lines."""
        shares, nothing = page.shares, [self._say("nothing_agreed")]
        counted = f" {len(page.unanswered)}/{page.arguments}"
        yield self._say("agreed_head"), shares.agreed, self._all(self.issue, page.agreed) or nothing
        yield self._say("under"), shares.under, self._all(self.under, page.under)
        yield self._say("shared"), shares.shared, self._all(self.shared, page.shared)
        yield self._say("contested_head"), shares.contested, self._all(self.issue, page.contested)
        yield self._say("rest"), shares.rest, self._all(self.issue, page.rest)
        facts = self._all(self.fact, page.findings.facts)
        yield say("findings.heading_facts", self._lang), shares.facts, facts
        alike = [a.sentence for a in page.findings.alike]
        yield say("alike.count", self._lang, n=len(alike)), None, alike
        yield self._say("minorities"), shares.minorities, self._all(self.minority, page.minorities)
        yield self._say("unanswered_head") + counted, None, self._all(self.argument, page.unanswered)
        yield self._say("changes"), shares.changes, self._all(self.change, page.changes)
        tensions = [t.sentence for t in page.findings.tensions]
        yield say("findings.heading_tensions", self._lang), shares.tensions, tensions
        used = self._all(self.authority, page.findings.authorities)
        yield say("findings.heading_authorities", self._lang), None, used
        yield self._say("pairs"), None, self._all(self.pair, page.pairs)

    def lead(self, page: Overview) -> str:
        return self._say(
            "lead",
            cases=len(page.cases),
            experts=len(self._m.experts),
            questions=page.questions,
            issues=len(self._m.issues),
            agreed=len(page.agreed),
            contested=len(page.contested),
        )

    def state(self, page: Overview) -> Iterator[str]:
        """How much is checked, or that only that counts."""
        told = page.shares.everything.stances
        if page.decided_only:
            yield self._say("decided_note", checked=told.counted - told.unchecked, counted=told.counted)
        elif told.unchecked:
            yield self._say("unchecked", unchecked=told.unchecked, counted=told.counted)
        else:
            yield self._say("all_checked", counted=told.counted)

    def unchecked(self, share: Share | None) -> str:
        if share is None or not share.unchecked:
            return ""
        return "  " + self._say("share_short", unchecked=share.unchecked, counted=share.counted)

    def issue(self, d: IssueDigest) -> Iterator[str]:
        yield f"{d.issue.number} {d.issue.text}"
        yield _STEP + consensus_sentence(d.counts, self._m, self._lang)
        if d.counts.is_consensus:
            return
        if d.relations:
            between = say("analysis.names", self._lang)
            yield _STEP + between.join(say(f"terms.relation.{r}", self._lang) for r in d.relations)
        if d.facts or d.authorities:
            yield _STEP + self._colon("turns_on", self._between((*d.facts, *d.authorities)))

    def under(self, u: ShownUnder) -> Iterator[str]:
        answer = label_of(u.kind, u.labels, self._lang)
        reach = self._say("under_line", n=u.holders, spoke=u.spoke, without=u.without)
        yield f"{u.issue.number} {all_of(u.when)} → {answer}  {reach}"
        told = [self._colon("on_condition", self._names(p.name for p in u.on_condition))]
        if u.anyway:
            told.append(self._colon("anyway", self._names(p.name for p in u.anyway)))
        yield _STEP + self._between(told)

    def shared(self, s: ShownShared) -> Iterator[str]:
        told = [
            self._say(f"shared_{i.word}")
            if i.kind == "answers"
            else self._say(f"shared_{i.kind}", words=i.word)
            for i in s.items
        ]
        count = self._say("shared_count", n=len(s.people), spoke=s.spoke)
        yield f"{s.issue.number} {self._between(told)}  {count} {self._names(p.name for p in s.people)}"

    def fact(self, f: ShownFact) -> Iterator[str]:
        yield f.sentence
        yield from (_STEP + t.sentence for t in f.turns)

    def minority(self, lone: ShownMinority) -> Iterator[str]:
        answer = lone.answer
        replies = self._say("answered") + self._names(n.name for n in lone.answered_by)
        yield f"{answer.issue.number} {answer.issue.text}"
        yield _STEP + self._between(
            [
                say("analysis.answer", self._lang, answer=self._answer(answer), names=answer.expert.name),
                self._say("against", names=self._names(lone.against)),
                replies if lone.answered_by else self._say("unanswered"),
            ]
        )

    def argument(self, a: ShownArgument) -> Iterator[str]:
        yield f"{a.issue.number} {a.reason.name} ({self._answer(a.answer)})"
        yield _STEP + a.reason.text
        if a.spoke_after:
            yield _STEP + self._say("spoke_after", names=self._names(a.spoke_after))

    def change(self, c: ShownChange) -> Iterator[str]:
        before, after = (say(f"terms.{p}", self._lang) for p in (c.before, c.after))
        moved = (self._say("moved_by", name=who.name) for who, _ in c.movers)
        told = self._between((self._say("change", before=before, after=after), *moved))
        yield f"{c.issue.number} {c.name} {told}"

    def authority(self, a: ShownAuthority) -> Iterator[str]:
        yield a.sentence
        yield from (_STEP + r for r in a.relations)

    def pair(self, p: ShownPair) -> Iterator[str]:
        yield self._say(
            "pair",
            left=p.left.name,
            right=p.right.name,
            comparable=p.comparable,
            agree=len(p.agree),
            differ=len(p.differ),
        )
        rest = (("pair_facts", p.by_facts), ("pair_open", p.open), ("pair_silent", p.silent))
        told = [
            self._say(key, n=len(which)) + self._say("all_numbers", numbers=self._names(which))
            for key, which in rest
            if which
        ]
        if told:
            yield _STEP + self._between(told)

    def _answer(self, answer: ShownAnswer) -> str:
        assert answer.kind is not None  # noqa: S101  (it is told of those who answer)
        return label_of(answer.kind, answer.labels, self._lang)

    def _all(self, tell: Callable[[T], Iterable[str]], found: Iterable[T]) -> list[str]:
        return [line for one in found for line in tell(one)]

    def _colon(self, key: str, told: str) -> str:
        return self._say(key) + say("analysis.colon", self._lang) + told

    def _between(self, parts: Iterable[str]) -> str:
        return say("analysis.between", self._lang).join(parts)

    def _names(self, names: Iterable[str]) -> str:
        return say("analysis.names", self._lang).join(names)

    def _say(self, key: str, **values: str | int) -> str:
        return say(f"overview.{key}", self._lang, **values)
