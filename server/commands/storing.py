"""store: what keeps a store safe and moves it."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.catalogue import say
from graph.errors import Problem, StoreError
from graph.store.opening import open_store
from server.commands.progress import shown_progress
from server.terminal import problem_lines, visible
from server.usecases import keeping

if TYPE_CHECKING:
    from collections import Counter

    from graph.catalogue import Language
    from graph.store.port import Store
    from server.commands.session import Session


@click.group(
    "store",
    epilog="Examples:\n\n\b\n  symposium-map store backup symposia.jsonl.gz\n"
    "  symposium-map --store new.sqlite store restore symposia.jsonl.gz\n  symposium-map store check",
)
def store_group() -> None:
    """Back up, restore, copy and check the store."""


@store_group.command(
    "backup", epilog="Example:\n\n\b\n  symposium-map store backup symposia-2026-11.jsonl.gz"
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup_command(session: Session, file: Path) -> None:
    """Write all of the store to FILE, also while the server runs; an earlier FILE is replaced when all is written."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with _existing(session) as store, shown_progress(say("keeping.writing", session.lang)) as progress:
        counts = keeping.backup(store, file, at, progress)
    click.echo(
        say("keeping.written", session.lang, file=visible(str(file)), what=_told(counts, session.lang))
    )


@store_group.command(
    "restore", epilog="Example:\n\n\b\n  symposium-map --store new.sqlite store restore symposia.jsonl.gz"
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def restore_command(session: Session, file: Path) -> None:
    """Fill an empty store with what FILE holds; all of it or, where FILE is damaged, nothing."""
    with session.open() as store:
        counts = keeping.restore(store, file)
    click.echo(say("keeping.restored", session.lang, what=_told(counts, session.lang)))


@store_group.command(
    "copy",
    epilog="Examples:\n\n\b\n  symposium-map store copy --to other.sqlite\n"
    "  symposium-map store copy --to bolt://127.0.0.1:7687",
)
@click.option("--to", required=True, metavar="ADDRESS", help="The empty store to fill: a path or an address.")
@click.pass_obj
def copy_command(session: Session, to: str) -> None:
    """Fill another, empty store with all of this one, whatever keeps either of them."""
    with (
        _existing(session) as store,
        open_store(to, session.settings.access) as other,
        shown_progress(say("keeping.copying", session.lang)) as progress,
    ):
        counts = keeping.copy(store, other, progress)
    click.echo(say("keeping.copied", session.lang, what=_told(counts, session.lang)))


@store_group.command("check", epilog="Example:\n\n\b\n  symposium-map store check")
@click.pass_obj
def check_command(session: Session) -> None:
    """Look at every passage, reference and count, and at the graph beside the record; exit 0 only if all is well."""
    with _existing(session) as store, shown_progress(say("keeping.checking", session.lang)) as progress:
        checked = keeping.check(store, progress)
    for problem in checked.problems:
        click.echo("\n".join(problem_lines(problem, session.lang)), err=True)
    what = _told(checked.counts, session.lang)
    if checked.problems:
        click.echo(say("keeping.unsound", session.lang, n=len(checked.problems), what=what), err=True)
        sys.exit(StoreError.exit_code)
    click.echo(say("keeping.sound", session.lang, what=what))


def _existing(session: Session) -> Store:
    """The store, opened; none is made where there is none."""
    folder, place = session.settings.folder, session.settings.store
    if folder is not None and not Path(place).exists():
        raise StoreError([Problem("SM410", {"path": place})])
    return session.open()


def _told(counts: Counter[str], lang: Language) -> str:
    what = ("symposia", "documents", "stances", "decisions")
    return say("keeping.what", lang, **{name: counts[name] for name in what})
