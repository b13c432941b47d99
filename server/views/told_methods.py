"""方法与数据 in lines, for the terminal: the page's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.catalogue import say
from server.views.methods import methods_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.analysis.results import Analysis
    from graph.catalogue import Language
    from graph.model import ArgumentMap
    from server.views.methods import MethodsPage
    from server.views.together import Together

Section = tuple[str, list[str]]


def told_methods(m: ArgumentMap, analysis: Analysis, lang: Language) -> Iterator[Section]:
    """Each heading of the page with its lines."""
    page = methods_page(m, analysis, lang)
    colon = say("analysis.colon", lang)
    yield say("methods_page.alpha_head", lang), list(_figures(page, colon))
    yield say("terms.camps", lang), [page.camps.note, *page.camps.divisions]
    yield (
        say("methods_page.balance_head", lang),
        [page.camps.balance, *page.camps.asides, *page.camps.sides],
    )
    yield say("methods_page.crowd_head", lang), [page.crowd.note, *_crowd(page)]
    for one in page.together:
        heading = f"{say('methods_page.together_head', lang)}{colon}{one.issue.number} {one.issue.text}"
        yield heading, list(_together(one, colon))
    yield (
        say("methods_page.spread_head", lang),
        [
            f"{s.issue.number} {s.counts} | {f.name}{colon}{f.value} ({f.interval})"
            for s in page.spreads
            for f in (s.consensus, s.agreement)
        ],
    )


def _figures(page: MethodsPage, colon: str) -> Iterator[str]:
    for f in page.figures:
        yield f"{f.name}{colon}{f.value} ({f.interval}), {f.n}, {f.missing}"
    if page.interval_note:
        yield page.interval_note


def _crowd(page: MethodsPage) -> Iterator[str]:
    for row in page.crowd.consensus:
        yield f"{row.issue.number} {row.value} ({row.votes})"
    for own in page.crowd.own:
        yield f"{own.group}: {own.issue.number} {own.side} {own.ratio} ({own.tests})"


def _together(one: Together, colon: str) -> Iterator[str]:
    for c in one.claims:
        yield f"{c.name}{colon}{c.label} · {c.can} · {c.must}"
    for s in one.sets:
        yield f"{s.name}{colon}{' ｜ '.join(s.sets)}{s.note}"
    for n, name in enumerate(one.degrees):
        yield f"{name}{colon}" + " ".join(f"{c.name} {c.degrees[n]}" for c in one.claims)
