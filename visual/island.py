"""All that the scripts need of a map, as JSON. Cards are told by their number in the order of the view.

Self-contained: a page that holds it and the scripts needs no server.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.catalogue import say
from visual.columns import share
from visual.folding import MOST_CARDS
from visual.palette import THEMES
from visual.setting import height_of, set_words
from visual.svg import heads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from visual.map_view import Band, Block, Card, Detail, Lane, MapView, WhatIfData
    from visual.setting import Setting, TextLine

WIDTHS = (952.0, 1184.0, 1328.0, 1560.0)
"""Widths the map is set for; the page takes the widest that it has room for."""
_WORDS = (
    "close", "panel", "open_reader", "found", "none_found", "failed", "most_cards", "moved_one", "moved_more",
    "unmoved",
)  # fmt: skip
_TERMS = ("affirm", "deny", "mixed", "conditional", "determinate", "not_said")


def island(view: MapView, settings: Sequence[Setting], folded: Sequence[Setting]) -> Mapping[str, Any]:
    """The data, with the words set for each width: with columns for reasons and authorities, and without."""
    number = {card.id: n for n, card in enumerate(view.cards())}
    return {
        "frames": {
            "reasons": [_frame(setting, view, number) for setting in settings],
            "positions": [_frame(setting, view, number) for setting in folded],
        },
        "tree": [_lane(lane, number) for lane in view.lanes],
        "authorities": [number[a.id] for a in view.authorities],
        "beside": {number[a.id]: number[a.beside] for a in view.authorities if a.beside in number},
        "citations": [[number[k.source], number[k.target]] for k in view.citations],
        "summed": view.summed,
        "depth": view.depth,
        "most": MOST_CARDS,
        "holdings": {h.id: [h.expert, h.answer, h.question, h.marks] for h in view.holdings},
        "details": {d.id: _told(d) for d in view.details},
        "experts": view.experts,
        "themes": {theme.name: asdict(theme) for theme in THEMES},
        "words": _words(view),
        "what_if": _what_if(view.what_if) if view.what_if else None,
    }


def settings(view: MapView, *, reasons: bool) -> list[Setting]:
    """The words of all cards, broken for every width."""
    return [set_words(view, share(view, width, reasons=reasons)) for width in WIDTHS]


def node(card: Card) -> dict[str, Any]:
    """A card without its place."""
    return {
        "label": card.name,
        "kind": card.kind,
        "look": card.look,
        "rows": card.rows,
        "detail": card.detail,
        "column": card.column,
        "doubtful": card.doubtful,
        "framed": card.framed,
    }


def _frame(setting: Setting, view: MapView, number: Mapping[str, int]) -> Mapping[str, Any]:
    return {
        "columns": [[c.kind, c.x, c.width, c.expert] for c in setting.columns],
        "heads": heads_of(view, setting.columns),
        "words": {number[card]: [_way(way) for way in ways] for card, ways in setting.words.items()},
        "bars": {
            number[card]: [[p.x, p.width, p.look, p.text] for p in parts]
            for card, parts in setting.bars.items()
            if parts
        },
    }


def _way(lines: Iterable[TextLine]) -> list[Any]:
    told = list(lines)
    return [height_of(told), [[line.text, line.size, line.weight] for line in told]]


def _lane(lane: Lane, number: Mapping[str, int]) -> Mapping[str, Any]:
    return {
        "question": number[lane.question.id],
        "summary": number[lane.summary.id],
        "handle": number[lane.handle.id],
        "ordinal": lane.ordinal,
        "blocks": [_block(block, number) for block in lane.blocks],
    }


def _block(block: Block, number: Mapping[str, int]) -> Mapping[str, Any]:
    return {
        "issue": number[block.issue.id],
        "fold": number[block.fold.id],
        "handle": number[block.handle.id],
        "number": block.number,
        "silences": [number[s.id] for s in block.silences],
        "bands": [_band(band, number) for band in block.bands],
    }


def _band(band: Band, number: Mapping[str, int]) -> Mapping[str, Any]:
    def of(card: Card | None) -> int:
        return number[card.id] if card else -1

    return {
        "position": of(band.position),
        "total": of(band.total),
        "look": band.look,
        "key": band.key,
        "words": band.words,
        "rows": [[of(row.chip), of(row.reason)] for row in band.rows],
    }


def _told(detail: Detail) -> Mapping[str, Any]:
    sections = [
        {"heading": s.heading, "entries": [[e.text, e.url, e.is_quote] for e in s.entries]}
        for s in detail.sections
    ]
    return {"heading": detail.heading, "kind": detail.kind, "sections": sections}


def _words(view: MapView) -> Mapping[str, str]:
    lang = view.lang
    slots = {name: f"{{{name}}}" for name in ("n", "name", "number", "before", "after")}
    counts = {name: f"{{{name}}}" for name in ("agreed", "spoke", "experts")}
    return {
        **{name: say(f"map.{name}", lang, **slots) for name in _WORDS},
        **{term: say(f"terms.{term}", lang) for term in _TERMS},
        "counts": say("analysis.counts", lang, **counts),
        "names": say("analysis.names", lang),
        "colon": say("analysis.colon", lang),
    }


def _what_if(data: WhatIfData) -> Mapping[str, Any]:
    return {
        "choices": [{"id": c.id, "label": c.label, "values": c.values} for c in data.choices],
        "issues": data.issues,
    }
