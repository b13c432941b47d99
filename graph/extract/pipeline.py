"""The whole extraction: a transcript in, a draft of its argument map out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.cases import extract_cases
from graph.extract.citation_issues import with_issues
from graph.extract.citations import extract_citations
from graph.extract.doubts import with_doubts
from graph.extract.issue_script import own_script
from graph.extract.issues import extract_questions
from graph.extract.opinions import extract_opinions, opinion_problems
from graph.extract.participants import extract_participants
from graph.extract.reliability import measured
from graph.extract.rival_answers import with_rival_answers
from graph.extract.selected_charges import under_selected_names
from graph.extract.stance_script import (
    facts_as_written,
    reported_as_written,
    stances_as_written,
    unplaced_as_written,
)
from graph.extract.stances import extract_stances
from graph.model import ArgumentMap, Document, Draft, Symposium, make_id, squeeze

if TYPE_CHECKING:
    from graph.transcript.document import Transcript


def extract(transcript: Transcript, *, raw: bool = False) -> Draft:
    """Everything that rules find in a transcript, proposed and not yet looked at by anybody.

    The certainty of a stance is the share of right ones that was measured among those like it; ``raw`` leaves it as the
    rule gave it, for measuring.
    ``missing`` names what the text does not tell of title, organiser and date.
    """
    symposium = _symposium(transcript)
    participants = extract_participants(transcript, symposium.id)
    cases = extract_cases(transcript, symposium.id)
    opinions = extract_opinions(transcript, cases)
    asked = extract_questions(transcript, cases, symposium.id)
    found = extract_stances(transcript, asked.questions, cases, participants, symposium.id)
    opinions, selected_questions, selected_stances = under_selected_names(
        transcript.text.text, opinions, asked.questions, found.stances
    )
    asked_questions, stances = with_rival_answers(selected_questions, selected_stances)
    stances = with_doubts(stances, asked_questions)
    people = {p.name: p.id for p in participants}
    questions = {q.ordinal: q.id for q in asked.questions}
    cited = extract_citations(transcript, people, questions)
    source = transcript.text.source
    own = own_script(transcript)
    argument_map = ArgumentMap(
        symposium,
        Document(source.sha256, source.name, source.encoding, source.text, source.extractor),
        own.participants(participants),
        own.cases(cases),
        own.opinions(opinions),
        own.questions(asked_questions),
        facts_as_written(own, found.facts),
        stances_as_written(own, stances if raw else measured().calibrated(stances)),
        cited.authorities,
        with_issues(cited.citations, found.spoken),
        found.agreements,
        reported_as_written(own, found.reported),
        unplaced_as_written(own, found.unplaced),
    )
    read = (*transcript.problems, *asked.problems, *opinion_problems(transcript, opinions))
    problems = (*read, *found.problems, *cited.problems)
    return Draft(argument_map, problems, _missing(transcript))


def _symposium(transcript: Transcript) -> Symposium:
    title, organiser, date = transcript.title or "", transcript.organiser, transcript.date
    made = make_id("symposium", squeeze(title), squeeze(organiser or ""), date or "")
    return Symposium(made, title, organiser, date, transcript.date_bounds, transcript.origin)


def _missing(transcript: Transcript) -> tuple[str, ...]:
    told = {"title": transcript.title, "organiser": transcript.organiser, "date": transcript.date}
    return tuple(name for name, value in told.items() if value is None)
