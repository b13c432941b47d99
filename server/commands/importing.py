"""import, extract, extract-text: from a file to a draft or a stored map."""

from __future__ import annotations

import json
import sys
from functools import wraps
from typing import TYPE_CHECKING

import click
from rich.progress import Progress

from graph.analysis.answers import kind_of, labels_of
from graph.analysis.results import AnswerKind
from graph.catalogue import say
from graph.errors import ConfigurationError, Problem, SymposiumMapError
from graph.exchange.native import encode_draft
from graph.model import FoundBy, Origin, Polarity, Silence
from graph.transcript import Overrides, read_source
from server.commands.session import find_symposium
from server.endpoint.chat import Chat
from server.terminal import problem_lines, visible
from server.usecases.import_transcript import Details, import_draft, read_draft
from server.usecases.many_files import Done, import_files
from server.usecases.named_files import named_files, the_file
from server.usecases.second_reading import found_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.catalogue import Language
    from graph.model import ArgumentMap, Draft, Issue, Stance
    from graph.store.port import Store
    from server.commands.session import Session
    from server.usecases.import_transcript import Imported

_DOUBTFUL = 0.5  # below this the reading certainty is called low


def overruling(command: Callable[..., None]) -> Callable[..., None]:
    """Options by which a person overrules what the reader guesses; the command gets them as ``overrides``."""

    @click.option(
        "--speaker", "speakers", multiple=True, metavar="NAME", help="A speaker the layout hides; repeatable."
    )
    @click.option("--moderator", metavar="NAME", help="Who asks the questions.")
    @click.option("--question-heads", metavar="REGEX", help="What the line that opens a question looks like.")
    @wraps(command)
    def told(
        session: Session,
        /,
        *,
        speakers: tuple[str, ...],
        moderator: str | None,
        question_heads: str | None,
        **rest: object,
    ) -> None:
        command(session, overrides=Overrides(speakers, moderator, question_heads), **rest)

    return told


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """The option that says who reads; the command gets a language model as ``model``, None for the rules alone."""

    @click.option(
        "--extractor",
        type=click.Choice(["rules", "llm"]),
        default="rules",
        help="Who reads: the rules, on this machine; or a language model too, which is sent the turns "
        "(SYMPOSIUM_MAP_LLM_URL, _MODEL, _KEY).",
    )
    @wraps(command)
    def told(session: Session, /, *, extractor: str, **rest: object) -> None:
        command(session, model=_model(session) if extractor == "llm" else None, **rest)

    return told


def _model(session: Session) -> Chat:
    endpoint = session.settings.endpoint
    if endpoint is None:
        raise ConfigurationError([Problem("SM525")])
    return Chat(endpoint)


def say_what_is_sent(model: Chat | None, name: str, lang: Language) -> None:
    """Tell, before anything is sent, which text goes where."""
    if model is not None:
        where = {"place": model.endpoint.place, "model": visible(model.endpoint.model)}
        click.echo(say("llm.sending", lang, file=visible(name), **where), err=True)


@click.command(
    "import",
    epilog="Examples:\n\n\b\n  symposium-map import a.txt b.docx\n"
    '  symposium-map import folder "more/*.pdf"\n'
    '  symposium-map import a.txt --title "…" --date 2014-06\n'
    "  symposium-map import corrected.txt --replaces 微信平台",
)
@click.argument("words", nargs=-1, required=True, metavar="FILE|FOLDER...")
@click.option("--title", help="Title, where the text has none or another.")
@click.option("--organiser", help="Journal or body that held the symposium.")
@click.option("--date", help="Date: 2014, 2014-06 or 2014-06-30.")
@click.option("--origin", type=click.Choice([o.value for o in Origin]), help="What the transcript is.")
@click.option(
    "--replaces",
    metavar="SYMPOSIUM",
    help="The stored symposium whose text this file corrects; its decisions move to the new text.",
)
@click.pass_obj
@overruling
@reading
def import_command(
    session: Session,
    /,
    words: tuple[str, ...],
    title: str,
    organiser: str,
    date: str,
    origin: str | None,
    replaces: str | None,
    overrides: Overrides,
    model: Chat | None,
) -> None:
    """Read transcripts and store their argument maps; one bad file does not stop the others.

    Kinds: .txt, .md, .html, .docx, .odt, .pdf. A folder stands for the files in it and below it.
    """
    details = Details(title, organiser, date, Origin(origin) if origin else None)
    failed: list[SymposiumMapError] = []
    files: list[Path] = []
    for word in words:
        try:
            files += named_files(word)
        except SymposiumMapError as error:
            failed.append(error)
            click.echo("\n".join(_refused(word, error, session.lang)))
    total = len(files) + len(failed)
    if replaces and total != 1:
        raise click.UsageError(say("cli.one_file", session.lang))
    with session.open() as store, Progress(transient=True, disable=len(files) == 1) as progress:
        bar = progress.add_task(say("cli.reading", session.lang), total=len(files))
        corrected = find_symposium(store, replaces).id if replaces else None
        one_by_one = (
            _import(file, details, overrides, model, store, session.lang, corrected) for file in files
        )
        alone = model is not None or corrected is not None
        for done in one_by_one if alone else import_files(files, details, overrides, store):
            if isinstance(done.outcome, SymposiumMapError):
                failed.append(done.outcome)
                lines = _refused(str(done.file), done.outcome, session.lang)
            else:
                lines = _told(done.file, done.outcome, model, session.lang)
            progress.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)
            progress.advance(bar)
    if failed:
        click.echo(say("cli.failed", session.lang, failed=len(failed), total=total), err=True)
        sys.exit(failed[0].exit_code)


def _refused(name: str, error: SymposiumMapError, lang: Language) -> list[str]:
    lines = [say("cli.not_imported", lang, file=visible(name))]
    return lines + [line for p in error.problems for line in problem_lines(p, lang)]


def _import(
    file: Path,
    details: Details,
    overrides: Overrides,
    model: Chat | None,
    store: Store,
    lang: Language,
    replaces: str | None,
) -> Done:
    say_what_is_sent(model, file.name, lang)
    try:
        draft = read_draft(file, file.name, overrides, model)
        return Done(file, import_draft(draft, details, store, file.read_bytes(), replaces=replaces))
    except SymposiumMapError as error:
        return Done(file, error)


def _told(file: Path, imported: Imported, model: Chat | None, lang: Language) -> list[str]:
    lines = [say("cli.imported", lang, file=visible(str(file)), **_numbers(imported.argument_map))]
    lines += _expected(imported.argument_map, lang) + _found_by(imported.argument_map, model, lang)
    lines += [say("cli.same_name", lang, name=visible(name)) for name in imported.same_names]
    if (carried := imported.carried) is not None:
        counts = {
            "kept": len(carried.decisions), "lost": len(carried.lost), "new": len(carried.new_items),
            "gone": len(carried.gone_items), "check": len(carried.to_check),
        }  # fmt: skip
        lines.append(say("review.carried", lang, **counts))
        for lost in carried.lost:
            lines.append(visible(f"    {lost.decision.item}  {lost.decision.by}"))
            lines += [f"      {line}" for line in problem_lines(lost.problem, lang)]
    return lines + [line for p in imported.problems for line in problem_lines(p, lang)]


def _found_by(m: ArgumentMap, model: Chat | None, lang: Language) -> list[str]:
    """How the two readings compare, where there were two."""
    if model is None:
        return []
    return ["  " + say("llm.counts", lang, **found_by(m))]


def _expected(m: ArgumentMap, lang: Language) -> list[str]:
    """How many of the stances are likely to be right, by their certainties."""
    sure = [s.confidence for s in m.stances if s.polarity is not Polarity.SILENT]
    if not sure:
        return []
    low = sum(c < _DOUBTFUL for c in sure)
    return [say("reliability.expected", lang, n=len(sure), right=round(sum(sure)), low=low)]


def _numbers(m: ArgumentMap) -> dict[str, str | int]:
    return {
        "title": visible(m.symposium.title),
        "id": m.symposium.id,
        "experts": len(m.experts),
        "questions": len(m.questions),
        "issues": len(m.issues),
        "stances": sum(s.polarity is not Polarity.SILENT for s in m.stances),
    }


@click.command(
    "extract",
    epilog="Examples:\n\n\b\n  symposium-map extract a.txt\n  symposium-map extract a.txt --json > found.json",
)
@click.argument("file")
@click.option(
    "--json", "as_json", is_flag=True, help="Everything that was read, with every passage, as JSON."
)
@click.pass_obj
@overruling
@reading
def extract_command(
    session: Session, /, file: str, *, as_json: bool, overrides: Overrides, model: Chat | None
) -> None:
    """Print what a transcript holds; store nothing."""
    path = the_file(file)
    say_what_is_sent(model, path.name, session.lang)
    draft = read_draft(path, path.name, overrides, model)
    if as_json:
        click.echo(json.dumps(encode_draft(draft, session.lang), ensure_ascii=False, indent=1))
        return
    click.echo(
        "\n".join([*_summary(draft, session.lang), *_found_by(draft.argument_map, model, session.lang)])
    )


def _summary(draft: Draft, lang: Language) -> list[str]:
    m = draft.argument_map
    people = {p.id: p.name for p in m.participants}
    lines = [say("cli.read", lang, **_numbers(m)), *_expected(m, lang)]
    for issue in m.issues:
        lines.append(f"\n{issue.number} {visible(issue.text)}")
        lines += [
            visible(
                f"  {people[s.participant]}  {_answer(s, issue, lang)}  {s.claim}{_mark(s, lang)}"
            ).rstrip()
            for s in m.stances_on(issue.id)
        ]
    lines += [line for p in draft.problems for line in ("", *problem_lines(p, lang))]
    return lines


def _mark(stance: Stance, lang: Language) -> str:
    """Who found it, where that was not the rules alone; of two readings also the other one."""
    if stance.undecided and stance.other:
        other = say(f"terms.{stance.other.polarity}", lang)
        return f"  [{say('llm.found_by.disputed', lang)}: {other}  {stance.other.claim}]"
    return "" if stance.found_by is FoundBy.RULES else f"  [{say(f'llm.found_by.{stance.found_by}', lang)}]"


def _answer(stance: Stance, issue: Issue, lang: Language) -> str:
    if stance.polarity is Polarity.SILENT:
        return say(f"terms.silence.{stance.silence or Silence.NOT_ADDRESSED}", lang)
    chosen = say("analysis.names", lang).join(labels_of(stance, issue) or stance.charges)
    kind = kind_of(stance, issue)
    return chosen if kind is AnswerKind.CHOSEN else f"{say(f'terms.{kind}', lang)}  {chosen}".rstrip()


@click.command("extract-text", epilog="Example:\n\n\b\n  symposium-map extract-text a.txt > a.utf8.txt")
@click.argument("file")
def extract_text(file: str) -> None:
    """Print the text of a file as received: what all offsets point into."""
    path = the_file(file)
    click.echo(read_source(path, name=path.name).text.encode("utf-8", "surrogatepass"), nl=False)
