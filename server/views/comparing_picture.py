"""One compared issue as the picture of ``visual.flow``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.catalogue import say
from visual.flow import Flow, FlowHolder, FlowMove, FlowRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.catalogue import Language
    from graph.model import Passage
    from server.views.comparing import ShownComparedIssue, ShownComparison, ShownHolder

    Address = Callable[[str, Passage], str]


def flow_of(c: ShownComparedIssue, page: ShownComparison, address: Address, lang: Language) -> Flow:
    """The picture; ``address`` leads from a symposium (id) and a passage to the reader."""
    moved = {p.left.name: say(f"compare.moved.{p.moved}", lang) for p in c.people if p.moved != "same"}

    def holders(people: tuple[ShownHolder, ...], moves: dict[str, str]) -> tuple[FlowHolder, ...]:
        return tuple(
            FlowHolder(
                h.name,
                " · ".join(filter(None, (h.how, moves.get(h.name)))),
                address(h.symposium, h.passage) if h.passage else None,
            )
            for h in people
        )

    rows = tuple(
        FlowRow(
            p.label[:1].upper() + p.label[1:], p.look, p.change, p.change_words,
            holders(p.left, {}), holders(p.right, moved), p.left_count, p.right_count,
        )
        for p in c.positions
    )  # fmt: skip
    heads = [f"{s.date or say('pages.no_date', lang)} {s.title}" for s in (page.left, page.right)]
    return Flow(
        heads[0],
        heads[1],
        rows,
        tuple(FlowMove(p.left.name, p.moved, p.sentence) for p in c.people),
        say("compare.nobody", lang),
        say("compare.picture", lang, issue=c.right.text),
    )
