"""What an editor changed of one proposal in a sheet, as decisions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model import (
    Alignment,
    Answer,
    Citation,
    Issue,
    IssueKind,
    Option,
    Polarity,
    Silence,
    Stance,
    Verdict,
    make_id,
    squeeze,
)
from graph.review.acting import citation_added, issue_merge_of, move_of, reason_added
from graph.review.anchoring import Refusal, find_quote
from graph.review.differences import settling
from graph.review.saying import decision_on, merge_of
from graph.review.selecting import selected
from graph.review.sheet_conditions import Conditions
from graph.review.sheet_fields import BREAK, PLACING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from graph.model import ArgumentMap, Decision, Passage
    from graph.review.differences import Difference
    from graph.review.saying import Decidable
    from graph.review.sheet import Entry
    from graph.review.sheet_parsing import Parsed, Written

    Value = tuple[str, int, int]

ADDING = ("add reason", "add citation")
SETTLE = "settle "
_BRANCH = re.compile(r"(when|quote)([1-9]\d?)")
_SPAN = re.compile(r"([0-9]{1,9})\s*[-–]\s*([0-9]{1,9})")
_LISTS = re.compile(r"[、，,；;]")
_ALLOWED: dict[tuple[type, str], type[StrEnum]] = {
    (Stance, "answer"): Polarity,
    (Stance, "silence"): Silence,
    (Issue, "kind"): IssueKind,
}
_REFUSED = {
    Refusal.EMPTY: "SM216",
    Refusal.ABSENT: "SM216",
    Refusal.AMBIGUOUS: "SM217",
    Refusal.CHANGED: "SM218",
}
_NAMES = {"answer": "polarity", "denied": "charges_denied"}
_OPTIONAL = ("silence", "proposition", "holder", "provision")


class Editing:
    """Reads edits in the terms of the map that the editor saw; what is wrong becomes a problem of the sheet."""

    def __init__(
        self,
        sheet: Parsed,
        m: ArgumentMap,
        known: dict[str, Entry],
        apart: dict[str, Difference],
        by: str,
        at: str,
    ) -> None:
        """``known`` are the proposals by id, as they were written, ``apart`` the differences between reviewers."""
        self.apart = apart
        self.sheet, self.m, self.known, self.by, self.at = sheet, m, known, by, at
        self.lines_of: dict[str, int] = {}
        self.numbers = {i.number: i for i in m.issues}
        self.conditions = Conditions(self)

    def decisions(self, w: Written) -> list[Decision]:
        """What the editor says of the item; empty where nothing changed or a problem was found."""
        if w.verdict in ADDING:
            return self._added(w)
        if w.verdict.startswith(SETTLE):
            return self._settled(w)
        entry = self.known.get(w.item)
        if entry is None:
            return self._fact_merged(w)
        if w.item in self.lines_of:
            self.sheet.problem("SM224", w.line, w.columns[1], id=w.item, first=self.lines_of[w.item])
            return []
        self.lines_of[w.item] = w.line
        if w.verdict and w.verdict not in set(Verdict):
            self.sheet.problem("SM222", w.line, w.columns[0], value=w.verdict, allowed=", ".join(Verdict))
            return []
        if not self._is_all_known(w, entry):
            return []
        edited = {k: v for k, v in w.fields.items() if v[0] != entry.fields.get(k, "")}
        return self._edited(w, entry, edited) if edited else self._judged(w, entry)

    def _fact_merged(self, w: Written) -> list[Decision]:
        """A fact that the editor puts into another one."""
        facts = {f.id: f for f in self.m.facts}
        gone, into = facts.get(w.item), w.fields.get("into", ("", w.line, 1))
        if gone is None or w.verdict:
            self.sheet.problem("SM223", w.line, w.columns[1], id=w.item)
            return []
        for key in (k for k in w.fields if k != "into"):
            self.sheet.problem("SM225", *w.fields[key][1:], field=key, allowed="into")
        if not into[0]:
            return []
        kept = facts.get(into[0])
        if kept is None or kept is gone:
            self.refuse("into", into, (i for i in facts if i != w.item))
            return []
        return [merge_of(self.m, gone, kept, by=self.by, at=self.at)]

    def _judged(self, w: Written, entry: Entry) -> list[Decision]:
        if w.verdict == entry.verdict:
            return []
        if w.verdict == Verdict.AMEND:
            self.sheet.problem("SM228", w.line, w.columns[0])
            return []
        verdict = Verdict(w.verdict) if w.verdict else Verdict.UNSURE
        return [decision_on(self.m, entry.item, verdict, by=self.by, at=self.at)]

    def refuse(self, key: str, value: Value, allowed: Iterable[str]) -> None:
        """Tell that the value is none of this field."""
        words, line, column = value
        self.sheet.problem("SM226", line, column, field=key, value=words, allowed=", ".join(allowed))

    def passage(self, value: Value, near: int | None) -> Passage | None:
        """Where the quotation stands, as set by a person; None where it is refused."""
        quote, line, column = value
        names = [p.name for p in self.m.participants]
        found = find_quote(self.m.document.text, quote.replace(BREAK, "\n"), near, names=names)
        if isinstance(found, Refusal):
            self.sheet.problem(_REFUSED[found], line, column, quote=quote[:40])
            return None
        passage = found.passage(self.m.document.id, self.m.document.text)
        return replace(passage, alignment=Alignment.MANUAL)

    def _is_all_known(self, w: Written, entry: Entry) -> bool:
        is_stance = isinstance(entry.item, Stance)
        more = {k for k in w.fields if k == "span" or (is_stance and _BRANCH.fullmatch(k))}
        unknown = [k for k in w.fields if k not in entry.fields and k not in more]
        for key in unknown:
            _, line, column = w.fields[key]
            self.sheet.problem("SM225", line, column, field=key, allowed=", ".join(entry.fields))
        return not unknown

    def _settled(self, w: Written) -> list[Decision]:
        """The decision of one reviewer taken as the one that stands, where they differ."""
        holder = w.verdict.removeprefix(SETTLE).strip()
        apart = self.apart.get(w.item)
        made = settling(apart, holder, by=self.by, at=self.at) if apart else None
        if made is None:
            known = [f"{SETTLE}{d.by}" for d in apart.decisions] if apart else [str(v) for v in Verdict]
            self.sheet.problem("SM222", w.line, w.columns[0], value=w.verdict, allowed=", ".join(known))
            return []
        return [made]

    def _edited(self, w: Written, entry: Entry, edited: dict[str, Value]) -> list[Decision]:
        if w.verdict in (Verdict.REJECT, Verdict.UNSURE):
            self.sheet.problem("SM228", w.line, w.columns[0])
            return []
        found = len(self.sheet.problems)
        content = {k: v for k, v in edited.items() if k not in PLACING}
        made: list[Decision] = []
        if content:
            item, more = self._with_all(entry.item, w, content)
            amended = decision_on(self.m, entry.item, Verdict.AMEND, by=self.by, at=self.at, after=item)
            made += [*more, amended]
        if len(content) < len(edited):
            made += self._placed(entry.item, {k: v for k, v in edited.items() if k in PLACING})
        return made if len(self.sheet.problems) == found else []

    def _with_all(
        self, item: Decidable, w: Written, edited: dict[str, Value]
    ) -> tuple[Decidable, list[Decision]]:
        more: list[Decision] = []
        for key, value in edited.items():
            if _BRANCH.fullmatch(key) or (key == "quote" and "span" in edited):
                continue
            if key == "span":
                item = self._spanned(item, value, edited.get("quote"))
            else:
                item = self._quoted(item, value) if key == "quote" else self._with(item, key, value)
        if isinstance(item, Stance):
            if any(_BRANCH.fullmatch(key) for key in edited):
                item, more = self.conditions.with_branches(item, w.fields, edited)
            if "silence" not in edited and item.polarity is not Polarity.SILENT:
                item = replace(item, silence=None)
        return item, more

    def _with(self, item: Decidable, key: str, value: Value) -> Decidable:
        words = value[0]
        kinds = _ALLOWED.get((type(item), key))
        if kinds and words not in set(kinds) and not (key in _OPTIONAL and not words):
            self.refuse(key, value, kinds)
            return item
        if key in ("chooses", "rejects") and isinstance(item, Stance):
            return self._with_answers(item, key, value)
        if key == "options" and isinstance(item, Issue):
            return replace(item, options=_options(item, words))
        if key == "under" and isinstance(item, Citation):
            return self._under(item, value)
        made: object = words.replace(BREAK, "\n")
        if key in ("charges", "denied"):
            made = _listed(words)
        elif not words and key in _OPTIONAL:
            made = None
        elif kinds:
            made = kinds(words)
        return replace(item, **{_NAMES.get(key, key): made})  # type: ignore[arg-type]

    def _with_answers(self, item: Stance, key: str, value: Value) -> Stance:
        issue = next(i for i in self.m.issues if i.id == item.issue)
        known = {squeeze(o.label): o.id for o in issue.options}
        polarity = Polarity.AFFIRM if key == "chooses" else Polarity.DENY
        labels = _listed(value[0])
        if any(squeeze(label) not in known for label in labels):
            self.refuse(key, value, (o.label for o in issue.options))
            return item
        told = [known[squeeze(label)] for label in labels]
        others = (a for a in item.answers if a.polarity is not polarity and a.option not in told)
        return replace(item, answers=(*others, *(Answer(option, polarity) for option in told)))

    def _under(self, item: Citation, value: Value) -> Citation:
        if not value[0]:
            return replace(item, issue=None)
        issue = self._issue("under", value)
        return item if issue is None else replace(item, issue=issue.id, question=issue.question)

    def _quoted(self, item: Decidable, value: Value) -> Decidable:
        if not value[0] and isinstance(item, Stance):
            return replace(item, passage=None)
        found = self.passage(value, item.passage.span.start if item.passage else None)
        return item if found is None else replace(item, passage=found)

    def _spanned(self, item: Decidable, value: Value, quote: Value | None) -> Decidable:
        """The item on another stretch of the text, given by its offsets; of a new quotation it must be the place."""
        found = _SPAN.fullmatch(value[0])
        if found is None:
            self.refuse("span", value, ["120-135"])
            return item
        words = quote[0].replace(BREAK, "\n") if quote else None
        try:
            passage = selected(self.m, int(found[1]), int(found[2]), words)
        except InputError as error:
            for p in error.problems:
                self.sheet.problem(p.code, value[1], value[2], **p.values)
            return item
        return replace(item, passage=passage)

    def _placed(self, item: Decidable, edited: dict[str, Value]) -> list[Decision]:
        """The decision that puts an issue into another, or a stance elsewhere."""
        if isinstance(item, Issue):
            into = self._issue("into", edited["into"]) if "into" in edited else None
            if into is None:
                if "into" not in edited:
                    self.refuse("into", (" ", *edited["choose"][1:]), self.numbers)
                return []
            choose = self._choice(item, into, edited["choose"]) if "choose" in edited else {}
            return [issue_merge_of(self.m, item, into, choose=choose, by=self.by, at=self.at)]
        if not isinstance(item, Stance):
            return []
        issue = self._issue("issue", edited["issue"]) if "issue" in edited else None
        person = self._person(edited["expert"]) if "expert" in edited else None
        return [
            move_of(
                self.m, item, issue=issue.id if issue else None, participant=person,
                replaces=bool(edited.get("replaces", ("",))[0]), by=self.by, at=self.at,
            )
        ]  # fmt: skip

    def _choice(self, gone: Issue, kept: Issue, value: Value) -> dict[str, str]:
        """韩松=2.1: of this expert the answer to that issue stays."""
        found: dict[str, str] = {}
        for one in _listed(value[0]):
            name, _, number = (part.strip() for part in one.partition("="))
            held = {
                s.participant: s.id
                for i in (gone, kept)
                if i.number == number
                for s in self.m.stances_on(i.id)
            }
            person = self._person((name, *value[1:]))
            if person is None:
                continue
            if person not in held:
                self.refuse("choose", value, (f"{name}={i.number}" for i in (gone, kept)))
                continue
            found[person] = held[person]
        return found

    def _issue(self, key: str, value: Value) -> Issue | None:
        by_id = {i.id: i for i in self.m.issues}
        found = self.numbers.get(value[0]) or by_id.get(value[0])
        if found is None:
            self.refuse(key, value, self.numbers)
        return found

    def _person(self, value: Value) -> str | None:
        found = [p.id for p in self.m.experts if value[0] in (p.name, p.id)]
        if len(found) != 1:
            self.refuse("expert", value, (p.name for p in self.m.experts))
            return None
        return found[0]

    def _added(self, w: Written) -> list[Decision]:
        """A reason or citation that the editor adds to a stance."""
        entry = self.known.get(w.item)
        if entry is None or not isinstance(entry.item, Stance):
            self.sheet.problem("SM223", w.line, w.columns[1], id=w.item)
            return []
        wanted = ("text", "quote") if w.verdict == ADDING[0] else ("authority", "provision", "quote")
        for key in (k for k in w.fields if k not in wanted):
            self.sheet.problem("SM225", *w.fields[key][1:], field=key, allowed=", ".join(wanted))
        for key in (k for k in wanted if k not in w.fields and k != "provision"):
            self.sheet.problem("SM226", w.line, w.columns[1], field=key, value="", allowed="…")
        if "quote" not in w.fields or wanted[0] not in w.fields:
            return []
        stance = entry.item
        passage = self.passage(w.fields["quote"], stance.passage.span.start if stance.passage else None)
        if passage is None:
            return []
        told = {"by": self.by, "at": self.at}
        first = w.fields[wanted[0]][0].replace(BREAK, "\n")
        if w.verdict == ADDING[0]:
            return [reason_added(self.m, stance.id, first, passage, **told)]
        provision = w.fields.get("provision", ("",))[0] or None
        return [
            citation_added(
                self.m, stance.participant, first, passage, issue=stance.issue, provision=provision, **told
            )
        ]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(c.strip() for c in _LISTS.split(words) if c.strip())


def _options(item: Issue, words: str) -> tuple[Option, ...]:
    known = {squeeze(o.label): o for o in item.options}
    labels = {squeeze(label) or label: label for label in _listed(words)}
    return tuple(
        known.get(key)
        or Option(make_id("option", item.id, key), label, (label,) if label.endswith("罪") else ())
        for key, label in labels.items()
    )
