"""What was read and fits no issue, and views that a speaker tells without holding them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.charging import charges_in
from graph.extract.claims import claim_of
from graph.extract.english_telling import teller_in_english
from graph.extract.wordlists import Tongue, matcher
from graph.model import Reported, Unplaced, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.assertions import Assertion
    from graph.extract.inheritance import Adopted
    from graph.extract.sections import ExpertReading, SectionReading, Surroundings

_SHORT = 8
_SAYS = re.compile(
    "认为|主张|提出|指出|以为|表示|坚持|质疑|担心|建议|辩称|说$|称$|的?(?:观点|意见|看法|说法)$"
)
_BEFORE = re.compile(
    r"^(?:对此|目前|当前|实践中|司法实践中|理论上|理论界|学界|虽然|尽管|诚然|确实|当然|的确)[，]?"
)
_NORM = {
    "zh": re.compile(r"应(?:当|该|予)?(?!对|用|付|变)|必须|不宜|不得|不能|可以|建议|主张|反对|赞成"),
    "en": re.compile(r"\b(?:should|must|ought|would|support|oppose|against)\b", re.IGNORECASE),
}


def unplaced_in(section: SectionReading, adopted: Adopted, around: Surroundings) -> Iterator[Unplaced]:
    """Verdicts of experts that no stance of theirs uses: each run of them in a paragraph is one item."""
    seen: set[str] = set()
    for expert in section.experts.values():
        used = _used(expert, adopted, around.tongue)
        for t, turn in enumerate(expert.turns):
            for run in _runs(turn.assertions, [(t, n) in used for n in range(len(turn.assertions))]):
                item = _unplaced(section, expert, run, around)
                if item and item.id not in seen:
                    seen.add(item.id)
                    yield item


def _used(expert: ExpertReading, adopted: Adopted, tongue: Tongue) -> set[tuple[int, int]]:
    """Assertions (turn, place) that prove, bind or ground a stance of the expert."""
    numbers = {turn.number: t for t, turn in enumerate(expert.turns)}
    used: set[tuple[int, int]] = set()
    for holding in expert.holdings.values():
        used |= {(numbers[r.turn], r.n) for r in (holding.main, *holding.branches)}
    answered = set(expert.holdings) | {i for (who, i) in adopted.inherited if who == expert.participant}
    for t, turn in enumerate(expert.turns):
        used |= {(t, n) for n, p in enumerate(turn.placements) if answered & set(p.targets)}
    used |= {(turn, reference.assertion) for turn, reference in expert.references}
    answering = {t for t, _ in used}
    for t, turn in enumerate(expert.turns):
        # in a turn that answers, what claims nothing is argument for what it answers
        if t in answering:
            used |= {(t, n) for n, a in enumerate(turn.assertions) if not _claims(a, tongue)}
    return used


def _claims(a: Assertion, tongue: Tongue) -> bool:
    """Whether an assertion lays down something: a charge, or what ought to be."""
    return a.core is not None and bool(charges_in(a, None, tongue) or _NORM[tongue].search(a.core.text))


def _runs(assertions: object, used: list[bool]) -> Iterator[list[Assertion]]:
    run: list[Assertion] = []
    for a, taken in zip(assertions, used, strict=True):  # type: ignore[call-overload]
        if run and (taken or a.core is None or a.paragraph != run[-1].paragraph):
            yield run
            run = []
        if not taken and a.core is not None and not a.told:
            run.append(a)
    if run:
        yield run


def _unplaced(
    section: SectionReading, expert: ExpertReading, run: list[Assertion], around: Surroundings
) -> Unplaced | None:
    start, end = run[0].start, max(a.end for a in run)
    said = around.text.text[start:end]
    if len(said) < _SHORT:
        return None
    charges = dict.fromkeys(u.name for a in run for u in charges_in(a, None, around.tongue) if u.held)
    key = make_id("unplaced", section.question.id, expert.participant, squeeze(said))
    head = next((a for a in run if charges_in(a, None, around.tongue)), run[0])
    return Unplaced(
        key, expert.participant, section.question.id, claim_of(head, around.text.text, around.tongue),
        around.text.passage(start, end), tuple(charges), "charge" if charges else "no_issue",
    )  # fmt: skip


def reported_in(section: SectionReading, around: Surroundings) -> Iterator[Reported]:
    """Views of others that experts tell, each once, with the words that say whose they are."""
    seen: set[str] = set()
    for expert in section.experts.values():
        for turn in expert.turns:
            for a in turn.assertions:
                for start, end in _told(a):
                    said = around.text.text[start:end]
                    key = make_id("reported", expert.participant, squeeze(said))
                    if key not in seen:
                        seen.add(key)
                        holder = teller_in_english(said) if around.tongue == "en" else _teller(said)
                        yield Reported(key, expert.participant, said, around.text.passage(start, end), holder)


def _teller(said: str) -> str | None:
    """Whose view it is that a clause tells (有学者, 辩护人), without the verb of saying."""
    opening = matcher("zh", "reported").search(said) or matcher("zh", "holders").search(said)
    if opening is None:
        return None
    whole = said[: opening.end()]
    return _SAYS.split(_BEFORE.sub("", whole), maxsplit=1)[0] or opening[0]


def _told(a: Assertion) -> Iterator[tuple[int, int]]:
    if a.reports:
        yield a.reports[0].start, a.reports[-1].end
