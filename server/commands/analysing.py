"""analyse, what-if: what is computed of one symposium."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import click

from graph.analysis.own_case import own_case
from graph.catalogue import say
from server.commands.session import Session, find_symposium
from server.terminal import titled, visible
from server.usecases.browse import symposium
from server.usecases.encoded_analysis import encoded_analysis, encoded_what_if
from server.usecases.encoded_law import encoded_own, encoded_persons, encoded_validity
from server.usecases.supposing import NONE_OF_THESE, suppose
from server.views.supposed import supposed
from server.views.told_analysis import told_analysis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap


@click.command(
    "analyse",
    epilog="Examples:\n\n\b\n  symposium-map analyse 微信平台\n  symposium-map analyse 微信平台 --decided --json\n"
    "  symposium-map analyse 微信平台 --methods",
)
@click.argument("named", metavar="SYMPOSIUM")
@click.option("--decided", is_flag=True, help="Count only what people have accepted or amended.")
@click.option(
    "--methods",
    "by_methods",
    is_flag=True,
    help="Coefficients, camps and argumentation semantics instead (方法与数据).",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the passages.")
@click.pass_obj
def analyse_command(session: Session, named: str, *, decided: bool, by_methods: bool, as_json: bool) -> None:
    """What is agreed and under which conditions, where experts part and on what, what would change it."""
    lang = session.lang
    with session.open() as store:
        browsed = symposium(store, find_symposium(store, named).id, decided=decided)
    m, analysis = browsed.argument_map, browsed.analysis
    if by_methods:
        _by_methods(m, analysis, lang, as_json=as_json)
        return
    if as_json:
        law = {"persons": encoded_persons(m), "validity": encoded_validity(m, _today())}
        click.echo(json.dumps({**encoded_analysis(m, analysis), **law}, ensure_ascii=False, indent=1))
        return
    click.echo(titled(m.symposium.title, m.symposium.origin, lang))
    for heading, lines in told_analysis(m, analysis, lang):
        click.echo(f"\n{visible(heading)}")
        _print(f"  {line}" for line in lines)


def _by_methods(m: ArgumentMap, analysis: Analysis, lang: Language, *, as_json: bool) -> None:
    # the solvers take half a second to import: no other command needs them
    from server.usecases.encoded_methods import encoded_methods  # noqa: PLC0415
    from server.views.told_methods import told_methods  # noqa: PLC0415

    if as_json:
        click.echo(json.dumps(encoded_methods(m, analysis), ensure_ascii=False, indent=1))
        return
    click.echo(titled(m.symposium.title, m.symposium.origin, lang))
    for heading, lines in told_methods(m, analysis, lang):
        click.echo(f"\n{visible(heading)}")
        _print(f"  {line}" for line in lines)


@click.command(
    "what-if",
    epilog="Examples:\n\n\b\n  symposium-map what-if 微信平台\n"
    "  symposium-map what-if 微信平台 --fact 差价=悬殊 --fact 识破=-",
)
@click.argument("named", metavar="SYMPOSIUM")
@click.option(
    "--fact",
    "facts",
    metavar="FACT=VALUE",
    multiple=True,
    help=f"A fact and its value, in part or whole; {NONE_OF_THESE} for none of those named. May be given often.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def what_if_command(session: Session, named: str, facts: tuple[str, ...], *, as_json: bool) -> None:
    """Your case against a symposium: set facts, and see who then concludes what, on which condition and authority.

    What experts did not discuss is listed too. Without facts, those that can be set.
    """
    lang = session.lang
    with session.open() as store:
        m = symposium(store, find_symposium(store, named).id).argument_map
    found = suppose(m, facts)
    own = own_case(m, dict(found.facts))
    if as_json:
        told = {
            **encoded_what_if(m, found),
            "own_case": encoded_own(m, own),
            "validity": encoded_validity(m, _today()),
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    shown = supposed(m, found, own, lang, _today())
    click.echo(titled(m.symposium.title, m.symposium.origin, lang))
    _print([shown.setting, shown.summary])
    if not facts:
        _print([say("findings.facts_to_set", lang), *(f"    {f}" for f in shown.choices)])
    _print(f"    {line}" for line in shown.changes)
    for case in shown.cases:
        click.echo()
        _print([case.heading])
        for conclusion, holders in case.conclusions:
            _print([f"  {conclusion}", *(f"    {holder}" for holder in holders)])
        _print(f"  {line}" for line in case.rest)
    if shown.undiscussed:
        click.echo()
        _print([say("what_if_page.js_undiscussed", lang), *(f"  {line}" for line in shown.undiscussed)])
    if shown.authorities:
        click.echo()
        _print([say("what_if_page.law", lang), *(f"  {line}" for line in shown.authorities)])


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible(line))
