"""A draft read a second time by a language model, one question after another, a few at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.errors import Problem, Severity
from graph.llm.answer import UnusableError, answer_schema, read_answer
from graph.llm.checking import checked, once
from graph.llm.merging import merged
from graph.llm.messages import correction, messages_of
from graph.llm.pieces import LARGEST, pieces_of
from graph.llm.port import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.llm.answer import Answer
    from graph.llm.checking import ReadStance
    from graph.llm.pieces import Piece
    from graph.llm.port import LanguageModel
    from graph.model import ArgumentMap, Draft
    from graph.transcript.document import Transcript

AT_ONCE = 3


def read_with(
    model: LanguageModel,
    draft: Draft,
    transcript: Transcript,
    *,
    largest: int = LARGEST,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Draft:
    """The draft with what the model read in the turns; that of the rules where it gives nothing usable.

    Each question that the model did not read is told (SM160-SM163), and everything it said that the text does not
    bear out (SM155, SM163-SM168). Interrupted, it stops the model and lets the interruption through.
    """
    pieces = pieces_of(transcript, draft.argument_map, largest)
    names = _names(draft.argument_map, transcript)
    read: list[ReadStance] = []
    problems: list[Problem] = []
    failed: dict[int, Problem] = {}
    for piece, answer in zip(pieces, _asked(model, pieces, progress), strict=True):
        if isinstance(answer, Problem):
            failed.setdefault(piece.ordinal, answer)
            continue
        found, refused = checked(piece, answer, transcript.text, names, draft.argument_map.reported)
        read += found
        problems += refused
    single, twice = once(read)
    told = replace(draft, problems=(*draft.problems, *_by_reason(failed), *_distinct([*problems, *twice])))
    return merged(told, transcript, single)


def _asked(
    model: LanguageModel, pieces: Sequence[Piece], progress: Callable[[int, int], None]
) -> list[Answer | Problem]:
    """An answer, or why there is none, for each piece; after a failure that is final the rest is not asked."""
    over: list[Problem] = []
    schema = answer_schema()

    def ask(piece: Piece) -> Answer | Problem:
        if over:
            return over[0]
        try:
            return _answer(model, piece, schema)
        except ModelError as error:
            if error.is_final:
                over.append(error.problem)
            return error.problem

    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading")
    try:
        waiting = [pool.submit(ask, piece) for piece in pieces]
        for done, _ in enumerate(as_completed(waiting), 1):
            progress(done, len(pieces))
        return [one.result() for one in waiting]
    except BaseException:
        model.stop()  # else the threads would wait for their answers, and the program for its threads
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _answer(model: LanguageModel, piece: Piece, schema: dict[str, Any]) -> Answer:
    """The answer to one piece, asked for a second time where the first is not of the schema."""
    messages = messages_of(piece, schema)
    said = model.ask(messages, schema)
    try:
        return read_answer(said)
    except UnusableError as error:
        messages += correction(said, str(error))
    try:
        return read_answer(model.ask(messages, schema))
    except UnusableError as error:
        raise ModelError(Problem("SM162", severity=Severity.WARNING)) from error


def _names(m: ArgumentMap, transcript: Transcript) -> tuple[str, ...]:
    """Names whose exchange changes what a quotation says."""
    people = [s.name for s in transcript.speakers]
    return tuple(dict.fromkeys([*people, *(p.name for c in m.cases for p in c.parties)]))


def _by_reason(failed: Mapping[int, Problem]) -> Iterator[Problem]:
    """One problem for each reason, with the questions it hit."""
    for problem in _distinct(failed.values()):
        hit = [str(n) for n, p in failed.items() if _key(p) == _key(problem)]
        yield replace(problem, values={**problem.values, "questions": ", ".join(hit)})


def _distinct(problems: Iterable[Problem]) -> list[Problem]:
    return list({_key(p): p for p in problems}.values())


def _key(problem: Problem) -> tuple[object, ...]:
    return problem.code, *sorted(problem.values.items())
