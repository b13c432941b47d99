"""list, show, delete."""

from __future__ import annotations

import dataclasses
import json

import click

from graph.analysis.sentences import consensus_sentence
from graph.catalogue import say
from server.commands.session import Session, find_symposium
from server.terminal import problem_lines, titled, visible
from server.usecases.browse import symposium
from server.usecases.review import problems_of


@click.command("list", epilog="Example:\n\n\b\n  symposium-map list --json")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_command(session: Session, *, as_json: bool) -> None:
    """List the stored symposia."""
    with session.open() as store:
        stored = store.list()
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(s) for s in stored], ensure_ascii=False, indent=1))
        return
    if not stored:
        click.echo(say("cli.empty", session.lang))
    for s in stored:
        badge = "" if s.origin == "verbatim" else f"  [{say(f'terms.origin.{s.origin}', session.lang)}]"
        click.echo(
            f"{s.id}  {visible(s.title)}  {visible(s.organiser or '')}  {s.date or ''}{badge}".rstrip()
        )


@click.command("show", epilog="Example:\n\n\b\n  symposium-map show 微信平台")
@click.argument("named", metavar="SYMPOSIUM")
@click.pass_obj
def show(session: Session, named: str) -> None:
    """Show one symposium: its questions with who answers what, and each expert's conclusion on each case."""
    lang = session.lang
    with session.open() as store:
        browsed = symposium(store, find_symposium(store, named).id)
        problems = problems_of(store, browsed.argument_map.symposium.id)
    m, analysis = browsed.argument_map, browsed.analysis
    people = {p.id: p.name for p in m.participants}
    click.echo(titled(m.symposium.title, m.symposium.origin, lang))
    for question in m.questions:
        click.echo(
            f"\n{say('terms.question', lang)} {question.ordinal}  {visible(question.title or '')}".rstrip()
        )
        for issue in question.issues:
            found = analysis.on_issue(issue.id)
            click.echo(visible(f"  {issue.number} {issue.text}"))
            click.echo(visible(f"      {consensus_sentence(found, m, lang)}"))
    for case in m.cases:
        click.echo(f"\n{visible(case.label)}")
        for conclusion in (c for c in analysis.cases if c.case == case.id and c.outcomes):
            for o in conclusion.outcomes:
                when = "，".join(c.text for c in o.when)
                where = say("cli.in_question", lang, n=o.question)
                charges = "、".join(o.charges) or say("terms.deny", lang)
                click.echo(visible(f"  {people[conclusion.expert]}  {charges}  {when}  {where}"))
    if problems:
        click.echo("\n" + say("review.problems", lang, n=len(problems)))
        click.echo("\n".join(line for p in problems for line in problem_lines(p, lang)))


@click.command("delete", epilog="Example:\n\n\b\n  symposium-map delete symposium-1a2b --yes")
@click.argument("named", metavar="SYMPOSIUM")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def delete(session: Session, named: str, *, yes: bool) -> None:
    """Delete a symposium and what only it holds; experts, charges and authorities of others stay."""
    with session.open() as store:
        found = find_symposium(store, named)
        title = visible(found.title)
        if not yes:
            click.confirm(say("cli.delete_really", session.lang, title=title), abort=True)
        store.delete(found.id)
    click.echo(say("cli.deleted", session.lang, title=title))
