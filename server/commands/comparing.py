"""compare, contested: across symposia."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING

import click

from graph.catalogue import say
from graph.model import ContestedBy, Verdict
from server.commands.session import Session, find_symposium
from server.terminal import titled, visible
from server.usecases.comparing import all_proposals, decide_same, most_contested, side_by_side
from server.usecases.encoded_comparison import (
    encoded_comparison,
    encoded_contested,
    encoded_decided,
    encoded_proposals,
)
from server.views.comparing import shown_comparison, shown_contested, shown_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalogue import Language
    from graph.store.port import Store
    from server.views.comparing import ShownComparedIssue, ShownComparison


@click.command(
    "compare",
    epilog="Examples:\n\n\b\n  symposium-map compare\n  symposium-map compare 2018 2024\n"
    "  symposium-map compare 2018 2024 --accept 1.1=1.1 --by 闵如松",
)
@click.argument("left", metavar="[SYMPOSIUM", required=False)
@click.argument("right", metavar="SYMPOSIUM]", required=False)
@click.option(
    "--accept", metavar="ISSUE=ISSUE", multiple=True, help="These two are one issue. May be given often."
)
@click.option("--reject", metavar="ISSUE=ISSUE", multiple=True, help="These two are not one issue.")
@click.option("--by", default="", help="Who says so; needed with --accept and --reject.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the passages.")
@click.pass_obj
def compare_command(
    session: Session,
    left: str | None,
    right: str | None,
    *,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    by: str,
    as_json: bool,
) -> None:
    """Two symposia side by side; without any, what may be one issue in all of them, and what was accepted."""
    if (left is None) != (right is None) or (left is None and (accept or reject)):
        raise click.UsageError(say("compare.choose", session.lang))
    with session.open() as store:
        if left is None or right is None:
            _all(store, session.lang, as_json=as_json)
            return
        a, b = find_symposium(store, left).id, find_symposium(store, right).id
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        for verdict, pairs in ((Verdict.ACCEPT, accept), (Verdict.REJECT, reject)):
            for pair in pairs:
                here, _, there = pair.partition("=")
                decide_same(store, (a, here.strip()), (b, there.strip()), verdict, by=by, at=at)
        found = side_by_side(store, a, b)
    if as_json:
        click.echo(json.dumps(encoded_comparison(found), ensure_ascii=False, indent=1))
        return
    for line in _lines(shown_comparison(found, session.lang), session.lang):
        click.echo(line)


@click.command("contested", epilog="Example:\n\n\b\n  symposium-map contested --by charge --json")
@click.option(
    "--by",
    type=click.Choice([k.value for k in ContestedBy]),
    default="topic",
    help="What the issues are gathered by.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def contested_command(session: Session, *, by: str, as_json: bool) -> None:
    """What is most contested over all symposia, with the issues behind it."""
    lang = session.lang
    with session.open() as store:
        load = cache(store.load)
        found = most_contested(store, ContestedBy(by), load)
        if as_json:
            click.echo(json.dumps(encoded_contested(found, load), ensure_ascii=False, indent=1))
            return
        rows = shown_contested(found, load, lang)
    for row in rows:
        click.echo(visible(f"{row.name}  {row.count}"))
        for s, issue in row.places:
            click.echo(f"    {visible(f'{issue.number} {issue.text}')}  {titled(s.title, s.origin, lang)}")
    if not rows:
        click.echo(say("compare.contested_none", lang))


def _all(store: Store, lang: Language, *, as_json: bool) -> None:
    load = cache(store.load)
    proposals, decided = all_proposals(store, load)
    if as_json:
        told = {
            "proposals": encoded_proposals(proposals, load),
            "decisions": [encoded_decided(d) for d in decided],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for pair in shown_pairs(((p, None) for p in proposals), load, lang):
        for s, issue in ((pair.left, pair.left_issue), (pair.right, pair.right_issue)):
            click.echo(f"{titled(s.title, s.origin, lang)}  {visible(f'{issue.number} {issue.text}')}")
        for reason in pair.reasons:
            click.echo(visible(f"    {reason}"))
        click.echo()
    if not proposals:
        click.echo(say("compare.no_proposals", lang))


def _lines(page: ShownComparison, lang: Language) -> Iterator[str]:
    for s in (page.left, page.right):
        yield f"{titled(s.title, s.origin, lang)}  {s.date or say('pages.no_date', lang)}"
    if not page.issues:
        yield say("compare.none", lang)
    for issue in page.issues:
        yield ""
        yield from map(visible, _issue_lines(issue, lang))
    for key, issues in (("only_left", page.left_only), ("only_right", page.right_only)):
        if issues:
            yield ""
            yield say(f"compare.{key}", lang)
            yield from (visible(f"    {i.number} {i.text}") for i in issues)


def _issue_lines(issue: ShownComparedIssue, lang: Language) -> Iterator[str]:
    state = say("compare.accepted" if issue.accepted else "compare.proposed", lang)
    yield f"[{state}] {issue.left.number} {issue.left.text} / {issue.right.number} {issue.right.text}"
    yield from (f"    {reason}" for reason in issue.reasons)
    if issue.turned:
        yield f"    ! {issue.turned}"
    if not issue.comparable:
        yield f"    {say('compare.not_comparable', lang)}"
    names = say("analysis.names", lang)
    for p in issue.positions:
        sides = [
            f"{count} {names.join(f'{h.name}（{h.how}）' if h.how else h.name for h in people)}".strip()
            for people, count in ((p.left, p.left_count), (p.right, p.right_count))
        ]
        yield f"    {p.label}: {sides[0]} → {sides[1]}  [{p.change_words}]"
    for person in issue.people:
        doubt = f"  [{say('compare.person_proposed', lang)}]" if person.proposed else ""
        yield f"    {person.sentence}{doubt}"
    yield from (f"    {line}" for line in issue.law)
