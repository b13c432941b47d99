"""换个事实看结论 on the case page: the facts that divide a case as switches, and the ends that experts move between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.catalogue import say, wording
from server.views.gist import dividing_facts, ends_of
from server.views.what_if import case_conclusions_json, settable_facts, what_if_words
from server.visible import written_out_in

if TYPE_CHECKING:
    from graph.analysis.results import Analysis, CaseConclusion
    from graph.catalogue import Language
    from graph.model import ArgumentMap, CourtCase, DivergentOpinion, Fact

SWITCHES_OPEN = 4
"""So many switches stand open; the others are folded."""
_JS = "case_switches.js_"


@dataclass(frozen=True, slots=True)
class Switch:
    """A fact that conclusions on the case hang on; ``place`` names it in the address as on the page of what-if."""

    place: int
    fact: Fact
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """A set of charges (none: no crime) that experts come to or may; ``opinion`` is the 分歧意见 that holds it too."""

    charges: tuple[str, ...]
    opinion: DivergentOpinion | None


@dataclass(frozen=True, slots=True)
class Board:
    """The switches of a case, those that move most experts first, and its ends; ``place`` of the case in the island."""

    place: int
    switches: tuple[Switch, ...]
    ends: tuple[End, ...]

    @property
    def open(self) -> tuple[Switch, ...]:
        """Those in sight."""
        return self.switches[:SWITCHES_OPEN]

    @property
    def folded(self) -> tuple[Switch, ...]:
        """The rest."""
        return self.switches[SWITCHES_OPEN:]


@dataclass(frozen=True, slots=True)
class Boards:
    """By case id, for each case with a switch, and what the page computes from."""

    of_case: dict[str, Board]
    island: dict[str, Any]


def case_boards(m: ArgumentMap, analysis: Analysis, whole: Analysis, lang: Language) -> Boards:
    """The boards of a symposium; ``whole`` is the analysis of all items, by which facts are numbered everywhere."""
    facts = settable_facts(m, whole)
    places = {f.id: n for n, f in enumerate(facts)}
    boards = {}
    for n, case in enumerate(m.cases):
        conclusions = [c for c in analysis.cases if c.case == case.id]
        switches = tuple(
            Switch(places[f], facts[places[f]], _names(m, f, conclusions))
            for f in dividing_facts(conclusions, whole)
        )
        if switches:
            boards[case.id] = Board(n, switches, _ends(m, case, conclusions))
    island = {
        "facts": [{"id": f.id, "label": f.label, "values": list(f.values)} for f in facts],
        "experts": [p.name for p in m.experts],
        "cases": case_conclusions_json(m, analysis),
        "words": {
            **what_if_words(lang),
            **{k.removeprefix(_JS): told for k, told in wording(lang).items() if k.startswith(_JS)},
            "no": say("what_if_page.no", lang),
            "yes": say("what_if_page.yes", lang),
        },
    }
    return Boards(boards, written_out_in(island))


def _names(m: ArgumentMap, fact: str, conclusions: list[CaseConclusion]) -> tuple[str, ...]:
    hang = {c.expert for c in conclusions for o in c.outcomes if any(w.fact == fact for w in o.when)}
    return tuple(p.name for p in m.experts if p.id in hang)


def _ends(m: ArgumentMap, case: CourtCase, conclusions: list[CaseConclusion]) -> tuple[End, ...]:
    """In the order of the 分歧意见, then of the number of experts."""
    opinions = {
        tuple(sorted(set(o.charges))): o
        for o in sorted(m.opinions, key=lambda o: -o.ordinal)
        if o.case == case.id
    }
    told = {tuple(sorted(set(o.charges))): o.charges for c in reversed(conclusions) for o in c.outcomes}
    found = [End(told[end], opinions.get(end)) for end in ends_of(conclusions)]
    return tuple(sorted(found, key=lambda e: e.opinion.ordinal if e.opinion else len(m.opinions) + 1))
