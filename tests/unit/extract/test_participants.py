from __future__ import annotations

from dataclasses import replace

from graph.extract.participants import extract_participants
from graph.model import Role, make_id
from graph.transcript.document import Speaker
from tests.support.moderated import moderated


def test_ids_by_affiliation_or_by_symposium() -> None:
    transcript = moderated(None, [("M", "请发言。"), ("甲某", "略。"), ("乙某", "略。")])
    moderator, first, second = transcript.speakers
    known = Speaker(second.name, Role.EXPERT, "某大学", second.span)
    found = extract_participants(replace(transcript, speakers=(moderator, first, known)), "symposium-1")
    assert [(p.name, p.role, p.affiliation) for p in found] == [
        ("M", Role.MODERATOR, None),
        ("甲某", Role.EXPERT, None),
        ("乙某", Role.EXPERT, "某大学"),
    ]
    assert found[1].id == make_id("expert", "甲某", "symposium-1")
    assert found[2].id == make_id("expert", "乙某", "某大学")
    assert [p.passage.quote for p in found if p.passage] == ["M", "甲某", "乙某"]


def test_one_speaker_twice_is_one_participant() -> None:
    transcript = moderated(None, [("甲某", "略。")])
    assert (
        len(extract_participants(replace(transcript, speakers=transcript.speakers * 2), "symposium-1")) == 1
    )
