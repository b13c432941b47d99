"""The views of the whole library as rows of words and numbers, heads first, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.analysis.authority_use import AuthorityRelation
from graph.catalogue import say
from server.views.library_issues import NO_CHARGE, NO_TOPIC, UNDATED
from server.views.library_network import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.catalogue import Language
    from server.views.library_authorities import LibraryAuthority
    from server.views.library_heat import Heat
    from server.views.library_issues import ListedIssue
    from server.views.library_network import Network
    from server.views.library_people import LibraryExpert

    Rows = list[Sequence[str | int]]
    Table = tuple[list[str], Rows]


def issue_rows(found: Iterable[ListedIssue], lang: Language) -> Table:
    """One line for each issue."""
    heads = (
        "symposium",
        "date",
        "number",
        "issue",
        "topic",
        "contested",
        "spoke",
        "experts",
        "charge",
        "authority",
    )
    rows: Rows = [
        (
            f.symposium.title,
            f.symposium.date or "",
            f.issue.number,
            f.issue.proposition or f.issue.text,
            topic_words(f.issue.topic or NO_TOPIC, lang),
            say("library_page.yes" if f.issue.contested else "library_page.no", lang),
            len(f.issue.experts),
            len(f.symposium.experts),
            "\n".join(f.issue.charges),
            "\n".join(name for _, name in f.issue.authorities),
        )
        for f in found
    ]
    return _heads(heads, lang), rows


def authority_rows(found: Iterable[LibraryAuthority], lang: Language) -> Table:
    """One line for each authority, with the four kinds of relation."""
    heads = [
        *_heads(("authority", "kind", "symposia", "issues", "experts"), lang),
        *(say(f"findings.relation_{r}", lang) for r in AuthorityRelation),
    ]
    rows: Rows = [
        (
            a.name,
            say(f"terms.kind.{a.kind}", lang),
            len(a.places),
            a.issues,
            a.experts,
            *(n for _, n in a.relations),
        )
        for a in found
    ]
    return heads, rows


def expert_rows(found: Iterable[LibraryExpert], lang: Language) -> Table:
    """One line for each expert."""
    heads = ("expert", "affiliation", "symposia", "issues", "agree", "differ", "beside")
    rows: Rows = [
        (
            e.name,
            e.affiliation or "",
            len(e.symposia),
            e.issues,
            e.agree,
            e.differ,
            "\n".join(f"{b.name} {b.agree}/{b.differ}" for b in e.beside),
        )
        for e in found
    ]
    return _heads(heads, lang), rows


def heat_rows(table: Heat, lang: Language) -> Table:
    """One line for each type and year that has issues."""
    rows: Rows = [
        (topic_words(c.topic, lang), year_words(c.year, lang), c.contested, c.issues)
        for row in table.rows
        for c in row.cells
        if c.issues
    ]
    return _heads(("topic", "year", "contested_issues", "issues"), lang), rows


def network_rows(found: Network, lang: Language) -> Table:
    """One line for each card."""
    rows: Rows = [
        (
            say(f"library_page.column_{kind}", lang),
            say(f"library_page.rest_{kind}", lang, n=n.rest)
            if n.rest
            else card_words(n.kind, n.key, n.name, lang),
            n.contested,
            n.issues,
        )
        for kind, nodes in found.columns
        for n in nodes
    ]
    return _heads(("card_kind", "card", "contested_issues", "issues"), lang), rows


def card_words(kind: Kind, key: str, name: str, lang: Language) -> str:
    """What stands on a card; that there is no charge, or no known type."""
    if (kind, key) == (Kind.CHARGE, NO_CHARGE):
        return say("library_page.no_charge", lang)
    return topic_words(key, lang) if kind is Kind.TOPIC else name


def topic_words(topic: str, lang: Language) -> str:
    """The type of issue; that it is not known."""
    return say("library_page.no_topic", lang) if topic == NO_TOPIC else str(topic)


def year_words(year: str, lang: Language) -> str:
    """The year; that there is no date."""
    return say("pages.no_date", lang) if year == UNDATED else year


def _heads(names: Iterable[str], lang: Language) -> list[str]:
    return [say(f"library_page.head.{name}", lang) for name in names]
