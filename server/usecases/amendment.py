"""What a reviewer filled in, as the item it describes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from graph.errors import InputError, Problem
from graph.model import (
    Alignment,
    Citation,
    DivergentOpinion,
    Issue,
    IssueKind,
    Option,
    Passage,
    Span,
    Stance,
    Topic,
    make_id,
    squeeze,
)
from graph.review.anchoring import Refusal, find_quote
from server.usecases.amended_stance import amended_stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import ArgumentMap
    from graph.review.saying import Decidable

    Fields = Mapping[str, str]

T = TypeVar("T", bound=str)

_LISTS = re.compile(r"[、,，;；\n]")
_REFUSED = {
    Refusal.EMPTY: "SM256",
    Refusal.ABSENT: "SM216",
    Refusal.AMBIGUOUS: "SM217",
    Refusal.CHANGED: "SM218",
}


def amended_item(m: ArgumentMap, item: Decidable, fields: Fields) -> Decidable:
    """The item with what the fields say; fields that are not there leave it as it is.

    InputError with all that is wrong: SM216-SM218 a quotation that is refused, SM226 a value that is none, SM256
    nothing quoted where something must be, SM257 no words where there must be some.
    """
    form = Filled(m, fields)
    if isinstance(item, Stance):
        made: Decidable = amended_stance(form, item)
    elif isinstance(item, Issue):
        made = _issue(form, item)
    elif isinstance(item, DivergentOpinion):
        made = _opinion(form, item)
    elif isinstance(item, Citation):
        made = _citation(form, item)
    else:
        made = replace(item, text=form.words("text", item.text), passage=form.passage(item.passage))
    if form.problems:
        raise InputError(form.problems)
    return made


class Filled:
    """A form that was filled in; ``problems`` gathers what is wrong with it."""

    def __init__(self, m: ArgumentMap, fields: Fields) -> None:
        """Read ``fields`` in the terms of the map."""
        self.m = m
        self.fields = {name: value.replace("\r\n", "\n") for name, value in fields.items()}
        self.problems: list[Problem] = []

    def words(self, name: str, before: str) -> str:
        """The words of a field that must have some."""
        found = self.fields.get(name, before).strip()
        if not found:
            self.problems.append(Problem("SM257", {"field": name}))
        return found

    def optional(self, name: str, before: str | None) -> str | None:
        """The words of a field that may be empty."""
        return self.fields.get(name, before or "").strip() or None

    def names(self, name: str, before: Iterable[str] = ()) -> tuple[str, ...]:
        """The names of a list, each once."""
        given = self.fields.get(name, "、".join(before))
        return tuple(dict.fromkeys(n.strip() for n in _LISTS.split(given) if n.strip()))

    def one_of(self, name: str, allowed: Iterable[T], before: T) -> T:
        """The chosen value of the field."""
        known = {str(a): a for a in allowed}
        given = self.fields.get(name, str(before))
        if given in known:
            return known[given]
        told = {"field": name, "value": given, "allowed": ", ".join(known)}
        self.problems.append(Problem("SM226", told))
        return before

    def passage(self, before: Passage) -> Passage:
        """The passage that was quoted, where there must be one."""
        found = self.quoted(before)
        if found is None:
            self.problems.append(Problem("SM256"))
        return found or before

    def needed(self) -> Passage | None:
        """The passage that was quoted, of something new; None, and a problem, where there is none."""
        found = self.quoted(None)
        if found is None and not any(p.code in _REFUSED.values() for p in self.problems):
            self.problems.append(Problem("SM256"))
        return found

    def quoted(self, before: Passage | None) -> Passage | None:
        """The passage that was selected, or quoted; None where nothing is.

        A selection counts while its words are those of the quotation.
        """
        quote = self.fields.get("quote")
        if quote is None:
            return before
        if not quote.strip():
            return None
        span, text = self._selected(), self.m.document.text
        # what was shown for the selection and left as it is needs no comparing
        is_picked = quote == self.fields.get("picked")
        if span and (is_picked or _plain(text[span.start : span.end]) == _plain(quote)):
            if before and span == before.span:
                return before
            return Passage(self.m.document.id, span, text[span.start : span.end], Alignment.MANUAL)
        if before and _plain(before.quote) == _plain(quote):
            return before
        names = [p.name for p in self.m.participants]
        near = span.start if span else before.span.start if before else None
        found = find_quote(text, quote.strip("\n"), near, names=names)
        if isinstance(found, Refusal):
            self.problems.append(Problem(_REFUSED[found], {"quote": quote[:40]}))
            return before
        return replace(found.passage(self.m.document.id, text), alignment=Alignment.MANUAL)

    def _selected(self) -> Span | None:
        start, end = self.fields.get("start", ""), self.fields.get("end", "")
        if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
            return None
        span = Span(int(start), int(end))
        return span if span.start < span.end <= len(self.m.document.text) else None


def _plain(quote: str) -> str:
    # a form sends line ends of its own kind
    return quote.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _issue(form: Filled, item: Issue) -> Issue:
    cases = ["", *(c.id for c in form.m.cases)]
    topics = ["", *Topic]
    topic = form.one_of("topic", topics, str(item.topic or ""))
    return replace(
        item,
        text=form.words("text", item.text),
        kind=form.one_of("kind", IssueKind, item.kind),
        proposition=form.optional("proposition", item.proposition),
        case=form.one_of("case", cases, item.case or "") or None,
        topic=Topic(topic) if topic else None,
        options=_options(form, item),
        passage=form.passage(item.passage),
    )


def _options(form: Filled, item: Issue) -> tuple[Option, ...]:
    """One a line; those with the words of an earlier one are that one."""
    if "options" not in form.fields:
        return item.options
    known = {squeeze(o.label): o for o in item.options}
    labels = [line.strip() for line in form.fields["options"].splitlines() if squeeze(line)]
    made: dict[str, Option] = {}
    for label in labels:
        key = squeeze(label)
        charges = (label,) if label.endswith("罪") else ()
        made.setdefault(key, known.get(key) or Option(make_id("option", item.id, key), label, charges))
    return tuple(made.values())


def _opinion(form: Filled, item: DivergentOpinion) -> DivergentOpinion:
    return replace(
        item,
        text=form.words("text", item.text),
        charges=form.names("charges", item.charges),
        holder=form.optional("holder", item.holder),
        joinder=form.one_of("joinder", ("", "yes"), "yes" if item.joinder else "") == "yes",
        passage=form.passage(item.passage),
    )


def _citation(form: Filled, item: Citation) -> Citation:
    issues = ["", *(i.id for i in form.m.issues)]
    return replace(
        item,
        authority=form.one_of("authority", [a.id for a in form.m.authorities], item.authority),
        provision=form.optional("provision", item.provision),
        issue=form.one_of("issue", issues, item.issue or "") or None,
        passage=form.passage(item.passage),
    )
