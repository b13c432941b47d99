"""who, consensus: questions to the stored maps."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.analysis.sentences import consensus_sentence
from graph.catalogue import say
from graph.exchange.native import encode_passage
from graph.model import Polarity
from server.commands.session import Session, find_symposium
from server.terminal import titled, visible
from server.usecases.browse import symposium
from server.usecases.encoded_analysis import encoded_consensus
from server.usecases.who_holds import filter_from, who_holds

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.store.position import Position

COLUMNS = (
    "symposium", "origin", "issue", "text", "expert", "answer", "charges", "conditions", "claim", "authorities",
    "quote", "status",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@click.command(
    "who",
    epilog="Examples:\n\n\b\n  symposium-map who --charge 抢劫罪\n"
    "  symposium-map who --expert 苏砚秋 --polarity deny --csv > deny.csv\n  symposium-map who --word 情节严重 --json",
)
@click.option("--expert", help="Name of the expert.")
@click.option("--symposium", "named", help="Id or part of the title; else all symposia.")
@click.option("--question", help="Number of the question.")
@click.option("--issue", help="Number of the issue, e.g. 1.2.")
@click.option("--polarity", type=click.Choice([p.value for p in Polarity]), help="How it is answered.")
@click.option("--answer", help="The option chosen.")
@click.option("--charge", help="A charge; its older and newer names are found too.")
@click.option("--authority", help="A cited authority.")
@click.option("--word", help="Words of the position or its passage.")
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--csv", "form", flag_value="csv", help="As CSV.")
@click.pass_obj
def who(session: Session, /, named: str | None, form: str | None, **fields: str | None) -> None:
    """Who holds what: all filters together, each position with its passage."""
    with session.open() as store:
        given = {name: value for name, value in fields.items() if value}
        if named:
            given["symposium"] = find_symposium(store, named).id
        found = who_holds(store, filter_from(given))
    rows = [_row(p, session.lang) for p in found]
    if form == "json":
        full = [
            {**row, "evidence": encode_passage(p.stance.passage)} for row, p in zip(rows, found, strict=True)
        ]
        click.echo(json.dumps(full, ensure_ascii=False, indent=1))
    elif form == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        _print(rows, session.lang)


def _row(position: Position, lang: Language) -> dict[str, Any]:
    s = position.stance
    return {
        "symposium": position.symposium_title,
        "origin": position.origin,
        "issue": position.issue_number,
        "text": position.issue_text,
        "expert": position.expert_name,
        "answer": say(f"terms.silence.{s.silence}" if s.silence else f"terms.{_term(position)}", lang),
        "charges": "、".join(s.charges),
        "conditions": "；".join("，".join(c.text for c in b.when) for b in s.branches if b.when),
        "claim": s.claim,
        "authorities": "、".join(dict.fromkeys(a.name for a in position.authorities)),
        "quote": s.passage.quote if s.passage else "",
        "status": s.status,
    }


def _term(position: Position) -> str:
    """Affirm on a choice or open issue only means that a determinate answer is given."""
    is_polar = position.issue_kind == "polar"
    return (
        "determinate"
        if position.stance.polarity is Polarity.AFFIRM and not is_polar
        else position.stance.polarity
    )


def _csv(rows: list[dict[str, Any]]) -> str:
    """CSV with a byte order mark, so that spreadsheets read Chinese; cells that would be formulas are quoted off."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(
        {k: f"'{v}" if str(v).startswith(_FORMULA) else v for k, v in row.items()} for row in rows
    )
    return "\ufeff" + out.getvalue()


def _print(rows: list[dict[str, Any]], lang: Language) -> None:
    if not rows:
        click.echo(say("cli.nothing_found", lang))
        return
    table = Table(show_lines=True)
    columns = {
        "expert": "expert",
        "issue": "issue",
        "answer": "stance",
        "charges": "charge",
        "claim": "claim",
    }
    for heading in (*columns.values(), "symposium"):
        # Chinese has no blanks to break at, and nothing may be cut off
        table.add_column(say(f"terms.{heading}", lang), overflow="fold")
    for row in rows:
        cells = [visible(str(row[name])) for name in columns]
        table.add_row(*map(Text, (*cells, titled(row["symposium"], row["origin"], lang))))
    Console().print(table)
    click.echo(say("cli.found", lang, n=len(rows)))


@click.command("consensus", epilog="Example:\n\n\b\n  symposium-map consensus 微信平台 --json")
@click.argument("named", metavar="SYMPOSIUM")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def consensus(session: Session, named: str, *, as_json: bool) -> None:
    """Per issue: the counts, who answers what, who is silent and how; then each pair of experts."""
    lang = session.lang
    with session.open() as store:
        browsed = symposium(store, find_symposium(store, named).id)
    m, analysis = browsed.argument_map, browsed.analysis
    people = {p.id: p.name for p in m.participants}
    if as_json:
        click.echo(json.dumps(encoded_consensus(m, analysis), ensure_ascii=False, indent=1))
        return
    click.echo(titled(m.symposium.title, m.symposium.origin, lang))
    for issue in m.issues:
        click.echo(visible(f"{issue.number} {issue.text}"))
        click.echo(visible(f"    {consensus_sentence(analysis.on_issue(issue.id), m, lang)}"))
    click.echo()
    for pair in analysis.pairs:
        counts = {"agree": len(pair.agree), "differ": len(pair.differ), "open": len(pair.not_comparable)}
        click.echo(
            visible(say("analysis.pair", lang, left=people[pair.left], right=people[pair.right], **counts))
        )
