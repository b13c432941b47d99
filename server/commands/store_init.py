"""store init: a database on a server made ready to be a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.catalogue import say
from graph.store.opening import init_store

if TYPE_CHECKING:
    from server.commands.session import Session


@click.command(
    "init", epilog="Example:\n\n\b\n  symposium-map --store neo4j://db.example.org:7687 store init"
)
@click.option(
    "--discard", is_flag=True, help="First take out what a restore or copy left that was broken off."
)
@click.pass_obj
def init_command(session: Session, *, discard: bool) -> None:
    """Make constraints and indexes in an empty database on a server, or those that a store lacks; needed once."""
    settings = session.settings
    is_changed = init_store(settings.store, settings.access, discard=discard)
    click.echo(
        say("keeping.made_ready" if is_changed else "keeping.was_ready", session.lang, path=settings.store)
    )
