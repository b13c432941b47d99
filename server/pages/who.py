"""查观点: who holds what, by any combination of filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, render_template, request

from graph.catalogue import say
from graph.errors import InputError
from graph.model import Polarity
from server.pages.held import held, render
from server.problems import shown
from server.usecases.who_holds import FIELDS, filter_from, is_empty, who_holds
from server.views.charge_names import charges_in, former_charges
from server.views.positions import shown_positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Blueprint

    from server.usecases.browse import Browsed, SymposiumCard

_ANSWERS = (Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.MIXED, Polarity.SILENT)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the fields of the form offer; questions and issues only within one symposium."""

    symposia: tuple[tuple[str, str], ...]
    experts: tuple[str, ...]
    charges: tuple[str, ...]
    options: tuple[str, ...]
    authorities: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, dict[str, str]], ...]


def register(pages: Blueprint) -> None:
    """Add the route."""
    pages.add_url_rule("/who", "who", who)


def who() -> str | tuple[str, int]:
    """GET: the form, and the positions that pass it."""
    asked = {name: request.args[name].strip() for name in FIELDS if request.args.get(name, "").strip()}
    library = held().library
    browsed = library.symposium(asked["symposium"]) if "symposium" in asked else None
    choices = _choices(library.cards(), browsed)
    try:
        wanted = filter_from(asked)
        only_place = set(asked) <= {"symposium"}
        found = None if is_empty(wanted) or only_place else who_holds(held().store, wanted)
    except InputError as error:
        return _page(browsed, choices, asked, problems=shown(error.problems, g.lang)), error.http_status
    positions = None if found is None else shown_positions(found, library.symposium)
    former = former_charges(c for p in positions or () for c in charges_in(p.answer.stance))
    also = [c for c in wanted.charges if c != asked.get("charge")]
    return _page(
        browsed, choices, asked, found=positions, also=also, dropped=_without_one(asked), former=former
    )


def _page(browsed: Browsed | None, choices: Choices, asked: dict[str, str], **values: object) -> str:
    values = {"problems": (), "found": None, "also": (), "dropped": (), "former": (), **values}
    if browsed is None:
        return render_template("who.html", symposium=None, choices=choices, asked=asked, **values)
    return render("who.html", browsed, choices=choices, asked=asked, **values)


def _without_one(asked: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """The same question with one of its conditions left out, where it has several."""
    names = [n for n in asked if n != "symposium"]
    if len(names) < 2:
        return []
    return [(asked[n], {k: v for k, v in asked.items() if k != n}) for n in names]


def _choices(cards: Sequence[SymposiumCard], browsed: Browsed | None) -> Choices:
    maps = [browsed] if browsed else [held().library.symposium(c.symposium.id) for c in cards]
    all_maps = [b.argument_map for b in maps]

    def distinct(names: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names))

    stances = [s for m in all_maps for s in m.stances]
    here = browsed.argument_map if browsed else None
    experts = distinct([e.name for m in all_maps for e in m.experts])
    charges = distinct([c for s in stances for c in (*s.charges, *s.charges_denied, *s.charges_hypothetical)])
    place = {"symposium": here.symposium.id} if here else {}
    examples = [
        *((say("pages.who.example_expert", g.lang, name=n), {**place, "expert": n}) for n in experts[:1]),
        *((say("pages.who.example_charge", g.lang, name=n), {**place, "charge": n}) for n in charges[:1]),
        (say("pages.who.example_conditional", g.lang), {**place, "polarity": "conditional"}),
    ]
    return Choices(
        symposia=tuple((c.symposium.id, c.symposium.title) for c in cards),
        experts=experts,
        charges=charges,
        options=distinct([o.label for m in all_maps for i in m.issues for o in i.options]),
        authorities=distinct([a.name for m in all_maps for a in m.authorities]),
        answers=tuple((str(p), say(f"terms.{p}", g.lang)) for p in _ANSWERS),
        questions=tuple((str(q.ordinal), f"{q.ordinal} {q.title or ''}") for q in here.questions)
        if here
        else (),
        issues=tuple((i.number, f"{i.number} {i.text}") for i in here.issues) if here else (),
        examples=tuple(examples),
    )
