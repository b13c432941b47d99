"""What was decided on an item, step by step: who, when, and what it was before."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.model import ArgumentMap
    from server.usecases.review_desk import Told


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment did to one field; with ``are_keys`` both values are keys of the catalogue, or empty."""

    field: str
    before: str
    after: str
    are_keys: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One decision; ``what`` is a verdict, ``undo``, or the name of an act: merge, move, add."""

    what: str
    by: str
    at: str
    when: str
    is_standing: bool
    settles: bool
    changes: tuple[Change, ...]


def steps(m: ArgumentMap, history: Sequence[Told]) -> tuple[Step, ...]:
    """The history, oldest first."""
    return tuple(_step(m, told) for told in history)


def local_time(at: str) -> str:
    """The moment on the clock of this machine, to the minute; as it is where it is no moment."""
    try:
        return dt.datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return at


def _step(m: ArgumentMap, told: Told) -> Step:
    d = told.decision
    after = _plain(d.after)
    changes: tuple[Change, ...] = ()
    what = str(d.verdict)
    if told.takes_back:
        what = "undo"
    elif d.verdict is Verdict.AMEND:
        before = _plain(d.before)
        what = "merge" if "into" in before else str(after.get("act", what))
        changes = tuple(_changes(m, before, after)) if what == "amend" else ()
    return Step(what, d.by, d.at, local_time(d.at), told.is_standing, told.settles, changes)


def _plain(written: str | None) -> dict[str, Any]:
    found = json.loads(written or "{}")
    return found if isinstance(found, dict) else {}


def _changes(m: ArgumentMap, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for field, keys, told in _FIELDS:
        one, other = told(m, before), told(m, after)
        if one != other:
            yield Change(field, one, other, keys)


def _answer(_m: ArgumentMap, item: dict[str, Any]) -> str:
    if "polarity" not in item or "claim" not in item:
        return ""
    silence = item.get("silence")
    return f"terms.silence.{silence}" if silence else f"terms.{item['polarity']}"


def _kind(_m: ArgumentMap, item: dict[str, Any]) -> str:
    return f"review_page.issue.{item['kind']}" if "proposition" in item else ""


def _words(name: str) -> Callable[[ArgumentMap, dict[str, Any]], str]:
    return lambda _m, item: str(item.get(name) or "")


def _list(name: str) -> Callable[[ArgumentMap, dict[str, Any]], str]:
    return lambda _m, item: "、".join(item.get(name, ()))


def _options(_m: ArgumentMap, item: dict[str, Any]) -> str:
    return " / ".join(o["label"] for o in item.get("options", ()))


def _answers(m: ArgumentMap, item: dict[str, Any]) -> str:
    labels = {o.id: o.label for i in m.issues for o in i.options}
    signs = {"affirm": "✓", "deny": "✗"}
    return " ".join(
        signs.get(a["polarity"], "") + labels.get(a["option"], a["option"]) for a in item.get("answers", ())
    )


def _branches(m: ArgumentMap, item: dict[str, Any]) -> str:
    labels = {f.id: f.label for f in m.facts}
    signs = {"affirm": "✓", "deny": "✗"}
    told = []
    for b in item.get("branches", ()):
        when = "，".join(
            c["text"] or f"{labels.get(c['fact'], c['fact'])}：{c['value']}" for c in b.get("when", ())
        )
        then = "、".join(b.get("charges", ())) or signs.get(b.get("polarity") or "", "")
        told.append(f"{when} → {then}")
    return "；".join(told)


def _quote(_m: ArgumentMap, item: dict[str, Any]) -> str:
    return str((item.get("passage") or {}).get("quote", ""))


def _named(name: str) -> Callable[[ArgumentMap, dict[str, Any]], str]:
    def told(m: ArgumentMap, item: dict[str, Any]) -> str:
        names = {c.id: c.label for c in m.cases} | {a.id: a.name for a in m.authorities}
        names |= {i.id: i.number for i in m.issues} | {p.id: p.name for p in m.participants}
        found = item.get(name) or ""
        return names.get(found, found)

    return told


_FIELDS: tuple[tuple[str, bool, Callable[[ArgumentMap, dict[str, Any]], str]], ...] = (
    ("answer", True, _answer),
    ("kind", True, _kind),
    ("option", False, _answers),
    ("branches", False, _branches),
    ("charges", False, _list("charges")),
    ("charges_denied", False, _list("charges_denied")),
    ("charges_hypothetical", False, _list("charges_hypothetical")),
    ("claim", False, _words("claim")),
    ("text", False, _words("text")),
    ("proposition", False, _words("proposition")),
    ("options", False, _options),
    ("case", False, _named("case")),
    ("topic", False, _words("topic")),
    ("holder", False, _words("holder")),
    ("authority", False, _named("authority")),
    ("provision", False, _words("provision")),
    ("issue", False, _named("issue")),
    ("participant", False, _named("participant")),
    ("quote", False, _quote),
)
