"""The filter as a statement, and its rows as positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.exchange.document import read_json
from graph.model import AuthorityKind, Citation, IssueKind, Origin, Polarity, Stance
from graph.store.position import CitedAuthority, HeldAnswer, Position
from graph.store.rows import authority_keys, charge_key
from graph.store.statements import filtered_statement
from graph.store.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store.position import WhoHolds

_FILTERS = (
    "issues", "authorities", "charges", "experts", "symposia", "questions", "answers", "polarities", "words",
)  # fmt: skip
# fields that take ids or names: the paragraph for ids alone, for names alone, and how an id begins (make_id)
_NAMED = {
    "issues": ("issue_ids", "issue_numbers", "issue-"),
    "experts": ("expert_ids", "expert_names", "participant-"),
}


def who_holds_statement(asked: WhoHolds) -> tuple[str, dict[str, Any]]:
    """The statement for what is asked, and its parameters: values never stand in the text."""
    parameters: dict[str, Any] = {name: [*getattr(asked, name)] for name in _FILTERS}
    parameters["charges"] = sorted({charge_key(name) for name in asked.charges})
    parameters["authorities"] = authority_keys(*asked.authorities)
    parameters["words"] = [folded for word in asked.words if (folded := fold(word))]
    fields = {name for name, values in parameters.items() if values}
    fields = {_narrowed(name, parameters[name]) for name in fields}
    if not asked.polarities:
        fields.add("with_passage")
    parameters |= {"charge_modes": [*asked.charge_modes], "statuses": [*asked.statuses]}
    return filtered_statement("who_holds", fields), parameters


def _narrowed(field: str, values: list[str]) -> str:
    """The field, or which of its two properties is meant, where all values are ids or all are what people call it."""
    if field not in _NAMED:
        return field
    of_ids, of_names, begins = _NAMED[field]
    are_ids = [value.startswith(begins) for value in values]
    return of_ids if all(are_ids) else field if any(are_ids) else of_names


def read_positions(rows: Iterable[dict[str, Any]]) -> tuple[Position, ...]:
    """The positions of the rows, in the order of the contract whatever the order of the engine."""
    in_order = sorted(rows, key=lambda row: (row["symposium_title"], row["symposium"], row["ordinal"]))
    return tuple(_position(row) for row in in_order)


def _position(row: dict[str, Any]) -> Position:
    plain = {name: row[name] for name in Position.__slots__ if name in row}
    plain["origin"] = Origin(row["origin"])
    plain["issue_kind"] = IssueKind(row["issue_kind"])
    plain["stance"] = read_json(Stance, row["stance"])
    plain["answers"] = tuple(
        HeldAnswer(label, polarity)
        for label, polarity in read_json(tuple[tuple[str, Polarity], ...], row["answers"])
    )
    cited = (_cited(entry) for entry in row["authorities"])
    plain["authorities"] = tuple(sorted(cited, key=lambda c: (c.citation.passage.span, c.citation.id)))
    return Position(**plain)


def _cited(entry: dict[str, Any]) -> CitedAuthority:
    citation = read_json(Citation, entry["citation"])
    return CitedAuthority(
        entry["authority"], entry["name"], AuthorityKind(entry["kind"]), citation, entry["is_exact"]
    )
