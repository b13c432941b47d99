"""serve: the pages on this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graph.catalogue import say
from graph.errors import StoreError
from server.app import create_app
from server.serving import running, serve
from server.terminal import problem_lines
from server.usecases.samples import import_samples

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.store.port import Store
    from server.commands.session import Session


@click.command(
    "serve", epilog="Examples:\n\n\b\n  symposium-map serve\n  symposium-map serve --port 9000 --no-samples"
)
@click.option("--host", help="Loopback address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; the next free one where it is taken.")
@click.option("--no-samples", is_flag=True, help="Do not import the sample symposia into an empty store.")
@click.pass_obj
def serve_command(session: Session, host: str | None, port: int | None, *, no_samples: bool) -> None:
    """Serve the pages on this machine only, until Ctrl-C; says the address of a server already running."""
    settings = session.settings
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    address = running(settings)
    if address:
        click.echo(say("cli.already_serving", session.lang, address=address))
        return
    with session.open() as store:
        if not no_samples and not store.list():
            click.echo(say("cli.samples", session.lang))
            import_samples(store)
        _prepare(store, session.lang)
        serve(
            create_app(settings, store),
            settings,
            lambda at: click.echo(say("cli.serving", session.lang, address=at)),
        )
    click.echo(say("cli.stopped", session.lang))


def _prepare(store: Store, lang: Language) -> None:
    """Have the graph ready before anybody asks; where it cannot be made that is told, and other pages work."""
    try:
        store.prepare()
    except StoreError as error:
        for problem in error.problems:
            click.echo("\n".join(problem_lines(problem, lang)), err=True)
