"""All issues of the library, asked of the database; ``graph.analysis.across.library`` gives the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.model import COUNTED, IssueRef, LibraryIssue, Topic
from graph.store.statements import statement

if TYPE_CHECKING:
    from graph.store.port import Store


def library_issues(store: Store) -> tuple[LibraryIssue, ...]:
    """All issues, by symposium and id."""
    words = statement("library_issues")
    return tuple(
        sorted((_issue(row) for row in store.query(words, {"counted": sorted(COUNTED)})), key=lambda i: i.ref)
    )


def _issue(row: dict[str, Any]) -> LibraryIssue:
    return LibraryIssue(
        IssueRef(row["symposium"], row["issue"]),
        row["number"],
        row["text"],
        row["proposition"],
        Topic(row["topic"]) if row["topic"] else None,
        row["contested"],
        tuple(sorted(row["experts"])),
        tuple(sorted({*row["offered"], *row["named"]})),
        tuple(sorted((a["id"], a["name"]) for a in row["authorities"] if a)),
    )
