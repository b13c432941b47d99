"""Every word that the map adds to those of the transcript comes from the catalogue, so from the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.catalogue import LANGUAGES, wording
from graph.model import AuthorityKind, IssueKind, Polarity, Silence
from tests.support.factories import Asked, Case, Said, When, a_map
from tests.unit.visual.samples import view_of
from visual.measure import JOINER

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.model import ArgumentMap
    from visual.map_view import MapView

# All words of this transcript are of the first kind, which no wording contains; the others are what the
# factory says of its own.
SPEECH = re.compile(r"[qQ]z[a-z0-9]*|有观点|第\d+问")


def a_map_in_no_language(experts: int = 4) -> ArgumentMap:
    names = [f"Qz{n}" for n in range(experts)]
    asked = [
        Asked("1.1", "qzis", proposition="qzprop", case=1),
        Asked("1.2", "qzwhat", IssueKind.CHOICE, options=("qzone", "qztwo"), case=1),
        Asked("2.1", "qzhow", IssueKind.OPEN),
    ]
    said = []
    for n, name in enumerate(names):
        polarity = (Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.MIXED)[n % 4]
        when = (When((("qzfact", "qzvalue"), ("qzother", "是")), Polarity.DENY),) if n % 4 == 2 else ()
        said.append(Said(name, "1.1", "qzclaim", polarity, when=when, reasons=("qzwhy", "qzmore"),
                         cites=(("qzlaw", None),), confidence=0.3))  # fmt: skip
        said.append(Said(name, "1.2", "qzsay", answers=(("qzone", Polarity.AFFIRM),)))
        silence = tuple(Silence)[n % len(Silence)]
        said.append(Said(name, "2.1", "qzsilent", Polarity.SILENT, silence))
    return a_map(
        asked, said, experts=names, cases=[Case("qzcase", (("qzparty", None),), (("qzview", ("qzone",)),))],
        unplaced=[(names[0], 1, "qzbeside")], reported=[(names[0], "qztold")],
        authorities=[("qzlaw", AuthorityKind.STATUTE, ())],
    )  # fmt: skip


def written(view: MapView) -> list[str]:
    cards = [line.text + line.tail for card in view.cards() for line in card.lines]
    names = [card.name for card in view.cards()]
    legend = [entry.word for entry in (*view.answers, *view.signs)]
    panel = [s.heading for d in view.details for s in d.sections] + [d.kind for d in view.details]
    return [*cards, *names, *legend, *panel, view.summary, view.checked]


def words(text: str, lang: Language) -> list[str]:
    told = SPEECH.sub(" ", text.replace(JOINER, "").replace("\u00a0", " "))
    return re.findall(r"[\u4e00-\u9fff]+" if lang == "zh" else r"[A-Za-z]{2,}", told)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("experts", [4, 12])
def test_every_word_stands_in_the_catalogue(lang: Language, experts: int) -> None:
    sections = ("terms.", "map.", "analysis.", "pages.", "theme.")
    templates = [re.sub(r"\{\w+\}", " ", t) for k, t in wording(lang).items() if k.startswith(sections)]
    known = {w.lower() for t in templates for w in words(t, lang)}
    composed = re.compile("(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + ")+")
    for text in written(view_of(a_map_in_no_language(experts), lang)):
        for word in words(text, lang):
            assert composed.fullmatch(word.lower()), (word, text)


def test_a_word_of_nobody_would_be_seen() -> None:
    assert words("Qz0 因此 qzclaim", "zh") == ["因此"]
