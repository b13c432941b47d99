from __future__ import annotations

from dataclasses import replace

import pytest

from graph.extract.doubts import with_doubts
from graph.model import Polarity, Stance
from tests.support.factories import Asked, Said, a_map

SHORT = [Asked("1.1", "是否成立", proposition="成立"), Asked("1.2", "应否赔偿", proposition="应当赔偿")]
LONG = [*SHORT, Asked("1.3", "能否减轻", proposition="可以减轻")]


def certainties(asked: list[Asked], said: list[Said], *, on_the_same_words: bool = False) -> list[float]:
    m = a_map(asked, said, experts=("韩松", "罗晓"))
    stances: list[Stance] = [s for s in m.stances if s.polarity is not Polarity.SILENT]
    if on_the_same_words:
        stances = [replace(s, passage=stances[0].passage) for s in stances]
    return [s.confidence for s in with_doubts(stances, m.questions)]


def test_a_plain_answer_with_a_ground_stays_as_sure() -> None:
    assert certainties(SHORT, [Said("韩松", "1.1", "成立", confidence=0.8, reasons=("因为如此",))]) == [0.8]


@pytest.mark.parametrize(
    ("asked", "same", "expected"),
    [
        (SHORT, False, [0.75, 0.75]),  # without a ground: 0.05
        (LONG, False, [0.65, 0.65]),  # one of three issues: 0.1 more
        (SHORT, True, [0.6, 0.6]),  # one sentence for two issues: 0.15 more
        (LONG, True, [0.5, 0.5]),
    ],
)
def test_each_doubt_takes_its_part(asked: list[Asked], same: bool, expected: list[float]) -> None:
    said = [Said("韩松", "1.1", "成立", confidence=0.8), Said("韩松", "1.2", "应当赔偿", confidence=0.8)]
    assert certainties(asked, said, on_the_same_words=same) == expected


def test_the_same_words_of_two_experts_are_not_shared() -> None:
    said = [Said("韩松", "1.1", "成立", confidence=0.8), Said("罗晓", "1.1", "成立了", confidence=0.8)]
    assert certainties(SHORT, said, on_the_same_words=True) == [0.75, 0.75]


def test_no_certainty_falls_to_nothing_and_silences_stay() -> None:
    assert certainties(SHORT, [Said("韩松", "1.1", "成立", confidence=0.06)]) == [0.05]
    m = a_map(SHORT, [], experts=("韩松", "罗晓"))
    assert with_doubts(m.stances, m.questions) == m.stances
