"""export."""

from __future__ import annotations

from pathlib import Path

import click

from graph.catalogue import say
from server.commands.session import Session, find_symposium
from server.exports.kinds import KINDS, Wanted
from server.terminal import visible
from server.usecases.browse import symposium


@click.command("export", epilog="Example:\n\n\b\n  symposium-map export 微信平台 --as docx -o map.docx")
@click.argument("named", metavar="SYMPOSIUM")
@click.option("--as", "kind", type=click.Choice(tuple(KINDS)), required=True, help="Kind of file.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write."
)
@click.pass_obj
def export_command(session: Session, named: str, kind: str, output: Path) -> None:
    """Write a symposium to a file to take away."""
    # Flask and pyvis are slow to import, and few commands need them
    from server.app import create_app  # noqa: PLC0415

    with session.open() as store:
        browsed = symposium(store, find_symposium(store, named).id)
        content = KINDS[kind].make(Wanted(browsed, session.lang, create_app(session.settings, store)))
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.FileError(visible(str(output)), error.strerror) from error
    click.echo(say("export.written", session.lang, file=visible(str(output))))
