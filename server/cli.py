"""The command line: one group, a module of commands for each kind of work."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from graph.catalogue import Language, say
from graph.errors import SymposiumMapError
from server.commands.analysing import analyse_command, what_if_command
from server.commands.asking import consensus, who
from server.commands.comparing import compare_command, contested_command
from server.commands.exporting import export_command
from server.commands.importing import extract_command, extract_text, import_command
from server.commands.rereading import read_again_command
from server.commands.reviewing import review_command
from server.commands.serving import serve_command
from server.commands.session import Session
from server.commands.showing import delete, list_command, show
from server.commands.store_init import init_command
from server.commands.storing import store_group
from server.settings import Settings
from server.terminal import problem_lines

if TYPE_CHECKING:
    from collections.abc import Mapping


class Main(click.Group):
    """Prints the problems of a failed command for people and exits with the code of their kind."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own signature)
        """Run the command; never a traceback for what a person can mend."""
        try:
            return super().invoke(ctx)
        except SymposiumMapError as error:
            lang = ctx.obj.lang if isinstance(ctx.obj, Session) else chosen_language(os.environ)
            for problem in error.problems:
                click.echo("\n".join(problem_lines(problem, lang)), err=True)
            sys.exit(error.exit_code)
        except (click.exceptions.Exit, click.ClickException, click.Abort, BrokenPipeError):
            raise  # click's own affair: a pipe broken off, as by head, is no fault
        except Exception as error:  # noqa: BLE001  (a bug: its place is said, no text of a transcript with it)
            lang = ctx.obj.lang if isinstance(ctx.obj, Session) else chosen_language(os.environ)
            click.echo(say("cli.bug", lang, kind=type(error).__name__, place=_place(error)), err=True)
            sys.exit(SymposiumMapError.exit_code)


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def chosen_language(environment: Mapping[str, str]) -> Language:
    """Chinese where the locale says so, English where it says anything else, Chinese where it says nothing."""
    locale = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "zh")
    return "en" if locale[:2].lower() in ("en", "de", "fr", "es", "it", "pt", "nl") else "zh"


@click.group(
    cls=Main,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Examples:\n\n\b\n  symposium-map import transcript.txt\n"
    "  symposium-map who --charge 抢劫罪\n  symposium-map serve",
)
@click.option("--store", metavar="PATH", help="Where the symposia are kept.  [env: SYMPOSIUM_MAP_STORE]")
@click.option("--lang", type=click.Choice(get_args(Language)), help="Language of the output; else by LANG.")
@click.version_option(package_name="symposium-map")
@click.pass_context
def main(ctx: click.Context, store: str | None, lang: Language | None) -> None:
    """Argument maps of expert symposia: import transcripts, ask who holds what, browse the maps."""
    settings = Settings.from_environment(os.environ)
    settings = replace(settings, store=store) if store else settings
    ctx.obj = Session(settings, lang or chosen_language(os.environ))


for command in (
    import_command,
    extract_command,
    extract_text,
    list_command,
    show,
    who,
    consensus,
    analyse_command,
    what_if_command,
    compare_command,
    contested_command,
    review_command,
    read_again_command,
    export_command,
    serve_command,
    store_group,
    delete,
):
    main.add_command(command)
store_group.add_command(init_command)
