"""A review as a text file that people can read, edit and compare line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalogue import say
from graph.model import Citation, DivergentOpinion, Issue, Reason, Stance, Status, Unplaced, Verdict
from graph.review.alike_facts import alike_facts
from graph.review.differences import differences
from graph.review.progress import progress
from graph.review.saying import is_of, latest
from graph.review.sheet_fields import LIST_MARK, fields_of, line_of
from graph.review.sheet_log import COUNT, write_log
from graph.review.taking_back import taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.catalogue import Language
    from graph.model import ArgumentMap, Decision
    from graph.review.alike_facts import AlikeFacts
    from graph.review.saying import Decidable

FIRST_LINE = "symposium-map review 1"
SYMPOSIUM = "symposium: "

_VERDICTS = {
    Status.ACCEPTED: Verdict.ACCEPT.value,
    Status.AMENDED: Verdict.AMEND.value,
    Status.REJECTED: Verdict.REJECT.value,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposal: its verdict ("" where nobody decided) and its fields as they are written."""

    item: Decidable
    verdict: str
    fields: dict[str, str]


def entries(m: ArgumentMap, decisions: Iterable[Decision]) -> tuple[Entry, ...]:
    """All proposals by question, issue and expert; opinions first, what belongs to no question last."""
    last = latest(d for d in decisions if is_of(d, m.document.id))
    unsure = {i for i, d in last.items() if d.verdict is Verdict.UNSURE and taken_back(d) is None}
    return tuple(
        Entry(
            item,
            _VERDICTS.get(item.status, Verdict.UNSURE.value if item.id in unsure else ""),
            fields_of(m, item),
        )
        for item in _sorted(m)
    )


def write_sheet(m: ArgumentMap, decisions: Iterable[Decision], lang: Language) -> str:
    """The sheet: three lines that say what it is, a line for each proposal with its fields below it, and at the end the
    decisions that were made so far.
    """
    done, total = progress(m)
    made = [d for d in decisions if is_of(d, m.document.id)]
    lines = [FIRST_LINE, SYMPOSIUM + m.symposium.id, f"{COUNT}{len(made)}", f"# {line_of(m.symposium.title)}"]
    lines += [f"# {say('review.progress', lang, done=done, total=total)}"]
    lines += [f"# {line}" for line in say("review.how", lang).splitlines()]
    heading = ""
    apart = {d.item: d for d in differences(made).items if d.settled is None}
    for entry in entries(m, made):
        above = _heading(m, entry.item, lang)
        if above != heading:
            lines += ["", f"# {above}"]
            heading = above
        lines += ["", f"[{entry.verdict or ' '}] {entry.item.id}  {_about(m, entry.item)}".rstrip()]
        lines += [f"    {name}: {value}".rstrip() for name, value in entry.fields.items()]
        lines += [f"# {line}" for line in _other_reading(entry.item, lang)]
        if entry.item.id in apart:
            said = "；".join(f"{line_of(d.by)} {d.verdict}" for d in apart[entry.item.id].decisions)
            lines.append(f"# {say('review.apart_on', lang, said=said)}")
    lines += _facts(m, lang)
    if made:
        lines += ["", *(f"# {line}" for line in say("review.log", lang).splitlines()), *write_log(made)]
    return "\n".join(lines) + "\n"


def _facts(m: ArgumentMap, lang: Language) -> Iterator[str]:
    """Facts that may be one: the first of each pair as an entry that can be put into the other."""
    labels = {f.id: f.label for f in m.facts}
    pairs: dict[str, list[AlikeFacts]] = {}
    for pair in alike_facts(m):
        pairs.setdefault(pair.one, []).append(pair)
    if pairs:
        yield from ("", f"# {say('alike.heading', lang)}")
    for one, found in pairs.items():
        yield from ("", f"[ ] {one}  {line_of(labels[one])}", "    into:")
        for pair in found:
            words, label = say("analysis.names", lang).join(pair.words), line_of(labels[pair.other])
            yield f"# {say('alike.sheet', lang, id=pair.other, label=label, words=words)}"


def _other_reading(item: Decidable, lang: Language) -> Iterator[str]:
    """What a language model read otherwise, as long as nobody has decided."""
    if isinstance(item, Stance) and item.undecided and (other := item.other):
        answer = LIST_MARK.join((str(other.polarity), *other.charges))
        yield say("review.other_reading", lang, answer=answer, quote=line_of(other.passage.quote))


def _sorted(m: ArgumentMap) -> Iterator[Decidable]:
    order = {p.id: n for n, p in enumerate(m.participants)}
    yield from sorted(m.opinions, key=lambda o: (o.case, o.ordinal))
    cited = sorted(m.citations, key=lambda c: (order[c.participant], c.passage.span.start))
    apart = sorted(m.unplaced, key=lambda u: (order[u.participant], u.passage.span.start))
    issues: set[str | None] = {i.id for i in m.issues}
    for question in sorted(m.questions, key=lambda q: q.ordinal):
        for issue in question.issues:
            yield issue
            for stance in sorted(m.stances_on(issue.id), key=lambda s: order[s.participant]):
                yield stance
                yield from stance.reasons
            yield from (c for c in cited if c.issue == issue.id)
        yield from (c for c in cited if c.issue not in issues and c.question == question.id)
        yield from (u for u in apart if u.question == question.id)
    yield from (c for c in cited if c.issue is None and c.question is None)
    yield from (u for u in apart if u.question is None)


def _heading(m: ArgumentMap, item: Decidable, lang: Language) -> str:
    issue = item if isinstance(item, Issue) else None
    if isinstance(item, Stance | Citation):
        issue = next((i for i in m.issues if i.id == item.issue), None)
    if isinstance(item, Reason):
        issue = next(i for s in m.stances if item in s.reasons for i in m.issues if i.id == s.issue)
    if issue is not None:
        return f"{issue.number} {line_of(issue.text)}"
    kind = "opinions" if isinstance(item, DivergentOpinion) else "apart"
    return say(f"review.{kind}", lang)


def _about(m: ArgumentMap, item: Decidable) -> str:
    """Who, and what the item is about: for reading only."""
    people = {p.id: p.name for p in m.participants}
    if isinstance(item, Stance | Unplaced):
        return line_of(people[item.participant])
    if isinstance(item, Citation):
        law = next(a.name for a in m.authorities if a.id == item.authority)
        return line_of(f"{people[item.participant]}  {law}")
    if isinstance(item, Reason):
        return line_of(next(people[s.participant] for s in m.stances if item in s.reasons))
    return line_of(item.number) if isinstance(item, Issue) else ""
