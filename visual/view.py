"""An argument map and its analysis as an issue map: which cards, in which lanes, linked how."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.analysis.results import AnswerKind
from graph.catalogue import say
from graph.model import COUNTED, Attribution, Status
from visual.answers import Face, face_of, rank_outcomes
from visual.citing import authority_cards
from visual.folding import fitting
from visual.legend import answers_legend, marks_of, signs_legend
from visual.lookup import look_up
from visual.map_view import (
    Band,
    Block,
    Card,
    CardKind,
    Depth,
    Detail,
    Holding,
    Lane,
    Line,
    Link,
    LinkKind,
    MapView,
    Row,
    Weight,
)
from visual.measure import is_chinese, shown
from visual.moves import NOT_SAID, falls_silent, other_answers, what_if_data
from visual.outside import outside_lane
from visual.panel import (
    authority_detail,
    issue_detail,
    position_detail,
    question_detail,
    stance_detail,
    unheld_detail,
)
from visual.totals import fold_card, handle_card, lane_summary, silence_total, tally, total_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.analysis.results import Analysis, IssueConsensus, Position, SilentExperts
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Issue, Question, Stance
    from visual.answers import Outcome
    from visual.lookup import Lookup
    from visual.map_view import MapOptions

UNFOLDED_ROWS, UNFOLDED_EXPERTS = 60, 8
"""A map of more answers or experts than this opens without reasons and authorities."""
_ORDER = (
    AnswerKind.AFFIRM,
    AnswerKind.CHOSEN,
    AnswerKind.DETERMINATE,
    AnswerKind.DENY,
    AnswerKind.CONDITIONAL,
    AnswerKind.MIXED,
)


def build_view(argument_map: ArgumentMap, analysis: Analysis, lang: Language, options: MapOptions) -> MapView:
    """The issue map of one symposium in one language; ``analysis`` is that of the same map."""
    lookup = look_up(argument_map, analysis, lang, options)
    spoke = sum(i.spoke for i in analysis.issues)
    checked = spoke - sum(i.unchecked for i in analysis.issues)
    is_small = spoke <= UNFOLDED_ROWS and len(argument_map.experts) <= UNFOLDED_EXPERTS
    builder = _Builder(lookup, rank_outcomes(lookup))
    lanes = tuple(builder.lane(q) for q in argument_map.questions)
    outside = outside_lane(lookup)
    authorities = builder.cited()
    held = tuple(builder.holdings) + (outside.holdings if outside else ())
    marks = marks_of(lookup, authorities)
    holdings = tuple(replace(h, marks=marks.get(h.id, ())) for h in held)
    view = MapView(
        title=argument_map.symposium.title,
        lang=lang,
        depth=options.depth or (Depth.REASONS if is_small else Depth.POSITIONS),
        summed=lookup.is_summed,
        is_verbatim=lookup.is_verbatim,
        summary=lookup.say(
            "summary",
            questions=len(argument_map.questions),
            issues=len(argument_map.issues),
            experts=len(argument_map.experts),
        ),
        checked=say("terms.checked", lang, checked=checked, total=spoke),
        experts=tuple(shown(p.name) for p in argument_map.experts),
        questions=tuple(q.ordinal for q in argument_map.questions),
        lanes=lanes + ((outside.lane,) if outside else ()),
        authorities=authorities,
        citations=tuple(builder.citations),
        holdings=holdings,
        details=tuple(builder.details) + (outside.details if outside else ()),
        answers=answers_legend({h.answer for h in holdings}, builder.outcomes, lookup),
        signs=signs_legend({m for h in holdings for m in h.marks}, lanes, authorities, lookup),
        what_if=what_if_data(lookup),
    )
    return replace(view, depth=fitting(view, view.depth).depth)


@dataclass(slots=True)
class _Builder:
    """Walks the map once and collects, beside the lanes, what is not nested: citations, holdings, details."""

    lookup: Lookup
    outcomes: Mapping[frozenset[str], Outcome]
    citations: list[Link] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    answered: dict[str, Face] = field(default_factory=dict)

    def lane(self, question: Question) -> Lane:
        """The lane of a question."""
        look = self.lookup
        blocks = tuple(self.block(issue) for issue in question.issues)
        heading = look.say("question", n=question.ordinal)
        lines = [Line(heading, Weight.BOLD)]
        if question.title:
            lines.append(Line(question.title, Weight.BOLD, limit=4))
        rows = tuple(r for block in blocks for r in block.issue.rows)
        name = f"{heading} {question.title or ''}".strip()
        card = Card(question.id, CardKind.QUESTION, "question", tuple(lines), name, question.id, rows)
        self.details.append(question_detail(question, look))
        looks = [answer for _, answer in self.held_in(question)]
        summary = lane_summary(question, rows, looks, look)
        handle = handle_card(card, look.say("handle.question", n=question.ordinal))
        return Lane(card, blocks, summary, handle, question.ordinal)

    def held_in(self, question: Question) -> list[tuple[str, str]]:
        """The stances of a question with the look of each."""
        issues = {i.id for i in question.issues}
        return [(h.id, h.answer) for h in self.holdings if self.lookup.stances[h.id].issue in issues]

    def block(self, issue: Issue) -> Block:
        """The block of an issue: its answers, plain ones first, and the silent."""
        look = self.lookup
        consensus = look.analysis.on_issue(issue.id)
        faces = {p.key: face_of(p, issue, look, self.outcomes) for p in consensus.positions}
        order = sorted(consensus.positions, key=lambda p: (_ORDER.index(p.kind), faces[p.key].look))
        bands = tuple(self.band(n, p, issue, consensus, faces[p.key]) for n, p in enumerate(order, 1))
        others = other_answers(issue, {p.key for p in order}, look)
        bands += tuple(
            self.unheld(n, key, face_of(p, issue, look, self.outcomes, s), issue)
            for n, (key, p, s) in enumerate(others, len(order) + 1)
        )
        if falls_silent(issue, look):
            words = look.label("not_said")
            bands += (
                self.unheld(len(bands) + 1, NOT_SAID, Face("silent", (Line(words),), words, words), issue),
            )
        silences = tuple(card for group in consensus.silent for card in self.silent(group, issue))
        rows = tuple(s for p in order for s in p.stances) + tuple(r for s in silences for r in s.rows)
        doubtful = issue.status is Status.PROPOSED and issue.confidence < look.options.doubtful_below
        card = Card(
            id=issue.id,
            kind=CardKind.ISSUE,
            look="issue",
            lines=(
                Line(f"{issue.number} {issue.text}", limit=4 if is_chinese(issue.text) else 6),
                Line(tally(consensus, look), Weight.NOTE, limit=3),
            ),
            name=look.say("name.issue", number=issue.number, text=shown(issue.text)),
            detail=issue.id,
            rows=rows,
            doubtful=doubtful,
        )
        self.details.append(issue_detail(issue, consensus, faces, look))
        return Block(
            card,
            bands,
            fold_card(card, issue.number, [look.stances[s] for p in order for s in p.stances], look),
            handle_card(card, look.say("handle.issue", number=issue.number)),
            silences,
            issue.number,
        )

    def band(self, n: int, position: Position, issue: Issue, consensus: IssueConsensus, face: Face) -> Band:
        """The band of one answer; folded, all who hold it share one row."""
        look = self.lookup
        held = [look.stances[s] for s in position.stances]
        lines = list(face.lines)
        if consensus.is_consensus:
            lines.append(Line(f"★ {look.label('consensus')}", Weight.NOTE))
        if self.outside_opinions(position):
            lines.append(Line(look.label("outside_opinions"), Weight.NOTE))
        card = Card(
            id=f"{issue.id}.{n}",
            kind=CardKind.POSITION,
            look=face.look,
            lines=tuple(lines),
            name=look.say(
                "name.position",
                answer=face.words,
                issue=issue.number,
                names=look.listed(look.people[p].name for p in position.holders),
            ),
            detail=f"{issue.id}.{n}",
            rows=position.stances,
            doubtful=all(map(self.doubtful, held)),
        )
        self.details.append(position_detail(card.id, position, issue, face, look))
        rows = tuple(Row(face.look, self.chip(s, face), self.reason(s, face)) for s in held)
        rows = tuple(sorted(rows, key=lambda row: row.chip.column or 0 if row.chip else 0))
        total = total_card(card, [r.chip for r in rows if r.chip], look) if look.is_summed else None
        return Band(card, rows, face.look, position.key, face.words, total)

    def unheld(self, n: int, key: str, face: Face, issue: Issue) -> Band:
        """An answer that only other facts lead to."""
        look = self.lookup
        card = Card(
            id=f"{issue.id}.{n}",
            kind=CardKind.POSITION,
            look=face.look,
            lines=face.lines,
            name=look.say("name.unheld", answer=face.words, issue=issue.number),
            detail=f"{issue.id}.{n}",
            rows=(),
        )
        self.details.append(unheld_detail(card.id, issue, face, look))
        return Band(card, (), face.look, key, face.words)

    def chip(self, stance: Stance, face: Face) -> Card:
        """The expert's chip; also tells the filters and the panel of the stance."""
        look = self.lookup
        issue, expert = look.issues[stance.issue], look.people[stance.participant]
        self.answered[stance.id] = face
        self.hold(stance, face.look)
        self.details.append(stance_detail(stance, face.term, look))
        lines = [Line(expert.name, limit=3)]
        if stance.attribution is Attribution.RELAYED:
            lines.append(Line(look.term("relayed"), Weight.NOTE))
        return Card(
            id=f"chip.{stance.id}",
            kind=CardKind.EXPERT,
            look=face.look,
            lines=tuple(lines),
            name=look.say("name.stance", expert=expert.name, answer=face.words, issue=issue.number),
            detail=stance.id,
            rows=(stance.id,),
            column=None if look.is_summed else look.columns[stance.participant],
            doubtful=self.doubtful(stance),
        )

    def reason(self, stance: Stance, face: Face) -> Card:
        """The first ground in the speaker's words, or that none is given."""
        look = self.lookup
        grounds = [r.text for r in stance.reasons if r.status in COUNTED]
        words = grounds[0] if grounds else look.label("no_reason")
        more = f" {look.say('reasons.more', n=len(grounds) - 1)}" if len(grounds) > 1 else ""
        return Card(
            id=f"reason.{stance.id}",
            kind=CardKind.REASON,
            look="reason" if grounds else "unstated",
            lines=(Line(words, limit=1, tail=more),),
            name=look.say(
                "name.reason",
                expert=look.people[stance.participant].name,
                reason=shown(words) + more,
                answer=face.words,
            ),
            detail=stance.id,
            rows=(stance.id,),
            doubtful=self.doubtful(stance),
        )

    def silent(self, group: SilentExperts, issue: Issue) -> Iterator[Card]:
        """Those with one kind of silence: each in the expert's column, or summed where experts are many."""
        look = self.lookup
        words = look.label(f"silence.{group.silence}")
        cards = [self.silence(look.held[issue.id, expert], words, issue) for expert in group.experts]
        if look.is_summed:
            yield silence_total(cards, words, [look.people[e].name for e in group.experts], issue, look)
        else:
            yield from cards

    def silence(self, stance: Stance, words: str, issue: Issue) -> Card:
        """Why an expert gives no answer, in that expert's column."""
        look = self.lookup
        expert = look.people[stance.participant]
        self.hold(stance, f"silent-{stance.silence}")
        self.details.append(stance_detail(stance, words, look))
        return Card(
            id=f"silence.{stance.id}",
            kind=CardKind.SILENCE,
            look="silent",
            lines=(Line(words, Weight.NOTE, limit=4),),
            name=look.say("name.stance", expert=expert.name, answer=words, issue=issue.number),
            detail=stance.id,
            rows=(stance.id,),
            column=look.columns[stance.participant],
        )

    def cited(self) -> tuple[Card, ...]:
        """The authorities' column, with its links from the reasons."""
        look = self.lookup
        cards = authority_cards(look)
        said = {s: look.term("silent") for s in look.stances} | {s: f.words for s, f in self.answered.items()}
        for card in cards:
            self.details.append(authority_detail(look.authorities[card.id], said, look))
            self.citations += [
                Link(f"reason.{stance}", card.id, LinkKind.CITES, self.answered[stance].look, (stance,))
                for stance in card.rows
                if stance in self.answered
            ]
        return cards

    def hold(self, stance: Stance, answer: str) -> None:
        """Tell the filters of a stance."""
        issue = self.lookup.issues[stance.issue]
        column = self.lookup.columns[stance.participant]
        self.holdings.append(Holding(stance.id, column, answer, self.lookup.ordinals[issue.question]))

    def doubtful(self, stance: Stance) -> bool:
        """Read with little certainty, and nobody has looked at it."""
        return stance.status is Status.PROPOSED and stance.confidence < self.lookup.options.doubtful_below

    def outside_opinions(self, position: Position) -> bool:
        """Whether the answer is a conclusion on its case that none of the 分歧意见 holds."""
        disputed = {o.case for o in self.lookup.argument_map.opinions if o.status in COUNTED}
        return any(
            outcome.stance in position.stances and outcome.charges and outcome.opinion is None
            for conclusion in self.lookup.analysis.cases
            if conclusion.case in disputed
            for outcome in conclusion.outcomes
        )
