"""read-again: stored transcripts through the present reader, with all that people decided."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from graph.catalogue import say
from graph.errors import SymposiumMapError
from graph.exchange.native import encode_passage, encode_problem
from server.commands.importing import overruling, say_what_is_sent
from server.commands.importing import reading as reader
from server.commands.session import find_symposium
from server.terminal import problem_lines, titled, visible
from server.usecases.import_transcript import apply_reading, compare_reading
from server.usecases.telling import tell

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.model import Decision
    from graph.store.position import SymposiumSummary
    from graph.transcript import Overrides
    from server.commands.session import Session
    from server.endpoint.chat import Chat
    from server.usecases.import_transcript import Reading
    from server.usecases.telling import Told

_SHOWN = 40


@click.command(
    "read-again",
    epilog="Examples:\n\n\b\n  symposium-map read-again 微信平台\n  symposium-map read-again 微信平台 --apply\n"
    "  symposium-map read-again --all --json > changes.json",
)
@click.argument("named", metavar="[SYMPOSIUM]", required=False)
@click.option("--all", "everything", is_flag=True, help="All symposia of the store.")
@click.option("--apply", "applied", is_flag=True, help="Store what was read; else nothing is changed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
@overruling
@reader
def read_again_command(
    session: Session,
    /,
    named: str | None,
    everything: bool,
    applied: bool,
    as_json: bool,
    overrides: Overrides,
    model: Chat | None,
) -> None:
    """Read a stored transcript with the present program: what is new, what is gone, what decisions become.

    Every decision moves to what is read now; nothing is changed without --apply. One that cannot be read does not stop
    the others.
    """
    lang = session.lang
    if bool(named) == everything:
        raise click.UsageError(say("review.one_or_all", lang))
    told: list[dict[str, Any]] = []
    failed: list[SymposiumMapError] = []
    with session.open() as store:
        for one in [find_symposium(store, named)] if named else store.list():
            say_what_is_sent(model, one.title, lang)
            try:
                reading = compare_reading(one.id, store, overrides, model)
                if applied:
                    apply_reading(store, reading)
            except SymposiumMapError as error:
                failed.append(error)
                click.echo("\n".join(_refused(one, error, lang)), err=True)
                continue
            if as_json:
                told.append(_encoded(reading, lang, is_applied=applied))
            else:
                click.echo("\n".join(_lines(reading, lang)))
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(say("review.read_stored" if applied else "review.read_only", lang))
    if failed:
        sys.exit(failed[0].exit_code)


def _refused(one: SymposiumSummary, error: SymposiumMapError, lang: Language) -> list[str]:
    lines = [titled(one.title, one.origin, lang)]
    return lines + [line for p in error.problems for line in problem_lines(p, lang)]


def _lines(reading: Reading, lang: Language) -> list[str]:
    event, carried = reading.earlier.argument_map.symposium, reading.carried
    lines = [titled(event.title, event.origin, lang)]
    if reading.is_same:
        return [*lines, f"  {say('review.read_same', lang)}"]
    counts = {
        "kept": len(carried.decisions), "lost": len(carried.lost), "new": len(carried.new_items),
        "gone": len(carried.gone_items), "check": len(carried.to_check),
    }  # fmt: skip
    lines.append(say("review.carried", lang, **counts))
    for mark, items in _listed(reading).items():
        lines += [visible(f"  {say(f'review.mark.{mark}', lang)}  {_told(one, lang)}") for one in items]
    for lost in carried.lost:
        d = lost.decision
        lines.append(visible(f"  {say('review.mark.lost', lang)}  {d.item}  {d.by}  {d.at[:10]}"))
        lines += [f"      {line}" for line in problem_lines(lost.problem, lang)]
    return lines


def _listed(reading: Reading) -> dict[str, tuple[Told, ...]]:
    carried = reading.carried
    return {
        "new": tell(reading.argument_map, carried.new_items),
        "gone": tell(reading.earlier.argument_map, carried.gone_items),
        "check": tell(reading.argument_map, carried.to_check),
    }


def _told(one: Told, lang: Language) -> str:
    words = one.words[:_SHOWN] + ("…" if len(one.words) > _SHOWN else "")
    parts = (say(f"terms.{one.kind}", lang), one.issue, one.expert, words)
    return "  ".join(part for part in parts if part)


def _encoded(reading: Reading, lang: Language, *, is_applied: bool) -> dict[str, Any]:
    event, carried = reading.earlier.argument_map.symposium, reading.carried
    lists = {
        name: [
            {
                "id": one.id, "kind": one.kind, "issue": one.issue, "expert": one.expert, "text": one.words,
                "evidence": encode_passage(one.passage),
            }
            for one in items
        ]
        for name, items in _listed(reading).items()
    }  # fmt: skip
    return {
        "symposium": event.id, "title": event.title, "origin": event.origin, "applied": is_applied,
        "same": reading.is_same, "kept": len(carried.decisions), **lists,
        "carried": [_decision(d) for d in carried.decisions],
        "lost": [{**_decision(x.decision), "problem": encode_problem(x.problem, lang)} for x in carried.lost],
    }  # fmt: skip


def _decision(d: Decision) -> dict[str, Any]:
    return {"item": d.item, "verdict": d.verdict, "by": d.by, "at": d.at}
