"""Participants from the speakers of the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Participant, make_id

if TYPE_CHECKING:
    from graph.transcript.document import Speaker, Transcript


def extract_participants(transcript: Transcript, symposium_id: str) -> tuple[Participant, ...]:
    """Experts, moderator and audience in the order of the layout, each id once."""
    people: dict[str, Participant] = {}
    for speaker in transcript.speakers:
        key = participant_id(speaker, symposium_id)
        passage = transcript.text.passage(speaker.span.start, speaker.span.end)
        people.setdefault(key, Participant(key, speaker.name, speaker.role, speaker.affiliation, passage))
    return tuple(people.values())


def participant_id(speaker: Speaker, symposium_id: str) -> str:
    """The id by name and affiliation, so that one expert is one across symposia; without it, by symposium."""
    return make_id("expert", speaker.name, speaker.affiliation or symposium_id)
