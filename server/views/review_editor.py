"""The form by which one item is amended: what it is now, and what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Citation, DivergentOpinion, Fact, Issue, IssueKind, Modality, Polarity, Stance, Topic
from server.usecases.amended_stance import ANSWERS, NEW_BRANCHES, NEW_CONDITIONS, answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import ArgumentMap, Branch, Option, OtherReading
    from server.problems import ShownProblem
    from server.usecases.review_desk import Proposal

SIDES = ("", str(Polarity.AFFIRM), str(Polarity.DENY))
_LIST_MARK = "、"


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One condition with its fields; ``quote`` is empty for one that is not there yet."""

    name: str
    quote: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Editor:
    """The form for one item; ``fields`` are its values by name, ``is_added`` that nobody had read it."""

    item: str
    kind: str
    seen: str
    fields: Mapping[str, str]
    problems: Sequence[ShownProblem]
    options: tuple[Option, ...]
    branches: tuple[BranchRow, ...]
    facts: tuple[Fact, ...]
    is_polar: bool
    is_added: bool
    answers: tuple[str, ...] = ANSWERS
    sides: tuple[str, ...] = SIDES
    modalities: tuple[str, ...] = tuple(Modality)
    issue_kinds: tuple[str, ...] = tuple(IssueKind)
    topics: tuple[str, ...] = tuple(Topic)


def editor(
    m: ArgumentMap,
    proposal: Proposal,
    given: Mapping[str, str],
    problems: Sequence[ShownProblem] = (),
    *,
    is_added: bool = False,
) -> Editor:
    """The form for the item; ``given`` are values that were filled in already, a span that was selected, or
    ``other`` for what another reading has.
    """
    item = proposal.item
    fields = dict(_fields(proposal))
    if "other" in given and isinstance(item, Stance) and item.other:
        fields |= _of_other(item.other)
    if "start" in given and "quote" not in given:
        fields |= _selected(m, given)
    fields |= {name: value for name, value in given.items() if name in fields or name.startswith("branch.")}
    issue = next((i for i in m.issues if isinstance(item, Stance) and i.id == item.issue), None)
    return Editor(
        item.id,
        proposal.kind,
        proposal.seen,
        fields,
        problems,
        issue.options if issue else (),
        tuple(_rows(item)) if isinstance(item, Stance) else (),
        m.facts,
        issue is not None and issue.kind is IssueKind.POLAR,
        is_added,
    )


def _selected(m: ArgumentMap, given: Mapping[str, str]) -> dict[str, str]:
    start, end = given["start"], given.get("end", "")
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        return {}
    quote = m.document.text[int(start) : int(end)]
    return {"quote": quote, "picked": quote, "start": start, "end": end} if quote else {}


def _fields(proposal: Proposal) -> Iterator[tuple[str, str]]:
    item = proposal.item
    match item:
        case Stance():
            yield from _of_stance(item)
        case Issue():
            yield from (("text", item.text), ("kind", str(item.kind)), ("case", item.case or ""))
            yield from (("proposition", item.proposition or ""), ("topic", str(item.topic or "")))
            yield "options", "\n".join(o.label for o in item.options)
        case DivergentOpinion():
            yield from (("text", item.text), ("charges", _LIST_MARK.join(item.charges)))
            yield from (("holder", item.holder or ""), ("joinder", "yes" if item.joinder else ""))
        case Citation():
            yield from (("authority", item.authority), ("provision", item.provision or ""))
            yield "issue", item.issue or ""
        case Fact():
            return
        case _:
            yield "text", item.text
    passage = item.passage
    yield from (("quote", passage.quote if passage else ""), ("picked", passage.quote if passage else ""))
    yield from (("start", str(passage.span.start) if passage else ""),)
    yield from (("end", str(passage.span.end) if passage else ""),)


def _of_stance(item: Stance) -> Iterator[tuple[str, str]]:
    yield from (("issue", item.issue), ("participant", item.participant), ("answer", answer_of(item)))
    yield "claim", item.claim
    for name in ("charges", "charges_denied", "charges_hypothetical"):
        yield name, _LIST_MARK.join(getattr(item, name))
    yield from ((f"option.{a.option}", str(a.polarity)) for a in item.answers)
    for n, branch in enumerate(item.branches):
        yield from _of_branch(f"branch.{n}", branch)


def _of_other(other: OtherReading) -> dict[str, str]:
    """What another reading of the stance has in place of its own."""
    span = other.passage.span
    return {
        "answer": str(other.polarity), "claim": other.claim, "charges": _LIST_MARK.join(other.charges),
        **{f"option.{a.option}": str(a.polarity) for a in other.answers},
        "quote": other.passage.quote, "picked": other.passage.quote,
        "start": str(span.start), "end": str(span.end),
    }  # fmt: skip


def _of_branch(name: str, branch: Branch) -> Iterator[tuple[str, str]]:
    yield f"{name}.polarity", str(branch.polarity or "")
    yield f"{name}.charges", _LIST_MARK.join(branch.charges)
    yield f"{name}.modality", str(branch.modality)
    for k, condition in enumerate(branch.when):
        yield f"{name}.{k}.fact", f"{condition.fact}={condition.value}"
        yield f"{name}.{k}.words", condition.text


def _rows(item: Stance) -> Iterator[BranchRow]:
    """The branches of the stance, and empty ones to fill in."""
    for n, branch in enumerate(item.branches):
        wanted = len(branch.when) + NEW_CONDITIONS
        names = tuple(f"branch.{n}.{k}" for k in range(wanted))
        yield BranchRow(f"branch.{n}", branch.passage.quote, names)
    for n in range(len(item.branches), len(item.branches) + NEW_BRANCHES):
        yield BranchRow(f"branch.{n}", "", tuple(f"branch.{n}.{k}" for k in range(NEW_CONDITIONS)))
