"""review: the decisions on a symposium, as a file that can be read, edited and compared."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.catalogue import say
from graph.transcript import read_source
from server.commands.session import find_symposium
from server.terminal import problem_lines, visible
from server.usecases.review import act_of_decision, export_sheet, import_sheet, review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalogue import Language
    from graph.model import Decision
    from server.commands.session import Session
    from server.usecases.review import Review


@click.command(
    "review",
    epilog="Examples:\n\n\b\n  symposium-map review 微信平台 --export review.txt\n"
    "  symposium-map review 微信平台 --import review.txt --by 审稿人",
)
@click.argument("named", metavar="SYMPOSIUM")
@click.option(
    "--export", "out", type=click.Path(path_type=Path, dir_okay=False), help="Write the review to this file."
)
@click.option(
    "--import", "edited", type=click.Path(path_type=Path), help="Record what was changed in this file."
)
@click.option("--by", help="Who reviewed; needed with --import.")
@click.pass_obj
def review_command(
    session: Session, named: str, *, out: Path | None, edited: Path | None, by: str | None
) -> None:
    """Tell how far the review has come; write it to a file, read it back from one that was edited."""
    lang = session.lang
    if edited and not (by and by.strip()):
        raise click.UsageError(say("review.by_needed", lang))
    with session.open() as store:
        symposium = find_symposium(store, named).id
        if edited and by:
            source = read_source(edited, name=edited.name)
            at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
            found, number = import_sheet(
                store, symposium, source.text, by=by.strip(), at=at, name=source.name
            )
            click.echo(say("review.recorded", lang, n=number))
        else:
            found = review(store, symposium)
        if out:
            _write(out, export_sheet(store, symposium, lang))
            click.echo(say("review.written", lang, file=visible(str(out))))
    click.echo("\n".join(_lines(found, lang)))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.FileError(visible(str(file)), error.strerror) from error


def _lines(found: Review, lang: Language) -> list[str]:
    lines = [say("review.progress", lang, done=found.done, total=found.total)]
    apart = found.differences
    if apart.both:
        lines.append(say("review.agreement", lang, agreed=apart.agreed, both=apart.both))
    for one in apart.items:
        said = "；".join(_said(d, lang) for d in one.decisions)
        if one.settled:
            said += f"  {say('review.settled', lang)}：{_said(one.settled, lang)}"
        lines.append(visible(f"  {one.item}  {said}"))
    lines += _agreements(found, lang)
    if found.problems:
        lines.append(say("review.problems", lang, n=len(found.problems)))
        lines += [line for p in found.problems for line in problem_lines(p, lang)]
    return lines


def _said(decision: Decision, lang: Language) -> str:
    act = act_of_decision(decision)
    word = say(f"review.act.{act}" if act else f"review.verdict.{decision.verdict}", lang)
    return f"{decision.by} {word}"


def _agreements(found: Review, lang: Language) -> Iterator[str]:
    """A line for each two reviewers who decided the same items."""
    for pair in found.agreements:
        values = {
            "one": pair.one, "other": pair.other, "n": pair.both, "agreed": pair.agreed, "percent": pair.percent,
        }  # fmt: skip
        if pair.both and pair.kappa is None:
            reason = say(f"review.no_kappa.{pair.undefined}", lang)
            yield visible(say("review.kappa_undefined", lang, **values, reason=reason))
        elif pair.both:
            yield visible(say("review.kappa", lang, **values, kappa=f"{pair.kappa:.2f}"))
