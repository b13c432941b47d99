"""The contract of a store; in prose in the README beside this file, as cases in ``tests/contract``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from graph.errors import NotFoundError, Problem
from graph.store.contested import contested_statement, read_contested
from graph.store.same_expert import same_experts
from graph.store.same_issue import ACROSS, decided_links
from graph.store.who_holds import read_positions, who_holds_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from graph.model import ArgumentMap, Contested, ContestedBy, Decision
    from graph.store.kept import Kept
    from graph.store.position import Position, SameExpert, Source, SymposiumSummary, WhoHolds
    from graph.store.same_issue import DecidedLink
    from graph.store.stored import Stored

    Rows = list[dict[str, Any]]


class Store(ABC):
    """Keeps argument maps and answers questions over all of them; safe for several threads and processes.

    Every read sees what was committed before it, by whichever process. All methods raise StoreError where
    the store cannot be read or written.
    """

    @abstractmethod
    def save(
        self,
        argument_map: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
    ) -> None:
        """Keep the map in one transaction, in place of an earlier one of the same symposium; it is a draft then.

        ``content`` are the bytes of its document; they may be left out where the store has them, or where
        text and encoding give them. ``problems`` are what reading it met, None leaves those that are kept. Saving
        the same again changes nothing. Raises IntegrityError where the
        bytes are not those of the document (SM204), or the map cannot be kept without loss (SM205).
        """

    @abstractmethod
    def save_review(
        self,
        argument_map: ArgumentMap,
        decisions: Sequence[Decision],
        *,
        draft: ArgumentMap,
        content: bytes | None = None,
        problems: Sequence[Problem] | None = None,
        as_of: int | None = None,
        instead: bool = False,
    ) -> int:
        """Keep decisions, the map that they make of ``draft`` and the draft, in one transaction; the number of the
        last change after it.

        With ``instead`` they are the earlier ones moved to another reading: ``kept`` gives them in their place,
        ``decisions`` both.
        IntegrityError SM206, and nothing kept, where the symposium has changed since ``as_of``; else as ``save``.
        NotFoundError where there is no such symposium.
        """

    @abstractmethod
    def kept(self, symposium: str) -> Kept:
        """The map with its draft, decisions and problems, all as of one moment; NotFoundError as ``load``."""

    @abstractmethod
    def load(self, symposium: str) -> ArgumentMap:
        """The map of the symposium; NotFoundError (SM301) with the nearest known ids."""

    @abstractmethod
    def delete(self, symposium: str) -> None:
        """Forget the map and its documents; decisions stay. NotFoundError where there is none."""

    @abstractmethod
    def list(self) -> tuple[SymposiumSummary, ...]:
        """All symposia: latest first, undated last, then by title and id."""

    @abstractmethod
    def source(self, document: str) -> Source:
        """A document of a map that is, or was, in the store; NotFoundError (SM302)."""

    def passage(self, document: str, start: int, end: int) -> str:
        """The text of a span, as received; NotFoundError where the document has no such span (SM303)."""
        text = self.source(document).text
        if not 0 <= start <= end <= len(text):
            raise NotFoundError([Problem("SM303", {"document": document, "start": start, "end": end})])
        return text[start:end]

    @abstractmethod
    def symposia_of(self, document: str) -> tuple[str, ...]:
        """The symposia whose map was read from that document: empty where the file is new."""

    @abstractmethod
    def decisions(self, symposium: str) -> tuple[Decision, ...]:
        """All decisions on items of the symposium, oldest first; empty where there are none."""

    @abstractmethod
    def record_decision(self, symposium: str, decision: Decision) -> None:
        """Keep a decision for ever; NotFoundError where there is no such symposium.

        Under ``graph.store.same_issue.ACROSS`` are those on issues of two symposia; the graph has what they accept.
        """

    @abstractmethod
    def query(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """The rows of a reading Cypher statement; InputError where it fails (SM145) or is refused (SM146).

        Refused is what writes, reads files or calls the engine; texts belong in the parameters.
        """

    @abstractmethod
    def sequence(self) -> int:
        """The number of the last change, by whichever process; grows with each."""

    def state(self) -> tuple[int, int]:
        """What moves whenever anything may answer otherwise: the number of the last change, and of which record."""
        return 0, self.sequence()

    @abstractmethod
    def ping(self) -> None:
        """Return if the store can be read."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; a closed store cannot be used again."""

    @abstractmethod
    def known(self) -> tuple[str, ...]:
        """The ids of all symposia that are, or were, in the store, in the order in which they first came."""

    @abstractmethod
    def stored(self, symposium: str) -> Stored:
        """All there is of the symposium, as of one moment; nothing but the id where there is nothing."""

    @abstractmethod
    def put_back(self, symposia: Iterable[Stored]) -> int:
        """Fill an empty store with what ``stored`` gave, all of it or nothing; the number of the last change.

        StoreError SM409 where the store is not empty. What ``symposia`` raises leaves the store empty.
        """

    def faults(self) -> Iterable[Problem]:
        """What is wrong with the files or constraints under the store, beyond what reading each symposium tells."""
        return ()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread saves within is kept at the end, in one transaction where the engine can.

        Within, nothing may be asked of the graph. Where the block raises, what the engine could hold back is not kept;
        so nothing may be told as kept before the end.
        """
        yield

    def prepare(self) -> None:
        """Do now what the first question about the graph would have to wait for."""
        self.ping()

    def title(self, symposium: str) -> str | None:
        """The title of a symposium that is in the store; None where there is no such one."""
        return next((s.title for s in self.list() if s.id == symposium), None)

    def namesakes(self, symposium: str) -> tuple[str, ...]:
        """Names of experts of the symposium that other experts of the store have too, by name."""
        pairs = (s for s in self.same_as() if symposium in {*s.one_symposia, *s.other_symposia})
        return tuple(sorted({pair.name for pair in pairs}))

    def who_holds(self, asked: WhoHolds) -> tuple[Position, ...]:
        """The positions that pass the filter, by symposium title and id, question, issue, then expert."""
        statement, parameters = who_holds_statement(asked)
        return read_positions(self.query(statement, parameters))

    def contested(self, by: ContestedBy) -> tuple[Contested, ...]:
        """What is at stake in contested issues: in most issues first, then in most symposia, then by key."""
        statement, parameters = contested_statement(by)
        return read_contested(self.query(statement, parameters))

    def decided_links(self) -> tuple[DecidedLink, ...]:
        """The last word on every two issues of different symposia that somebody decided on."""
        return decided_links(self.decisions(ACROSS))

    def same_as(self) -> tuple[SameExpert, ...]:
        """Pairs of experts of one name that may be one person, by name and ids."""
        return same_experts(self.query)

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
