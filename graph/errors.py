"""Problems are data, exceptions carry problems.

One fault can so be shown in a terminal, as JSON and on a page by three small renderers. The words stand in
the catalogue under ``problems.<code>`` and ``problems.<code>.remedy``; a problem itself is language-free.

    SymposiumMapError
    + InputError          SM1xx  the file or request is at fault        exit 2   HTTP 422
    + IntegrityError      SM2xx  the map contradicts itself             exit 3   HTTP 409
    + NotFoundError       SM3xx  nothing of that name                   exit 4   HTTP 404
    + StoreError          SM4xx  the store cannot be read or written    exit 5   HTTP 503
    + ConfigurationError  SM5xx  a setting is wrong                     exit 6   HTTP 500
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Severity(StrEnum):
    """Whether the work could go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the text as received: file name (if known), line and column, both 1-based in code points."""

    line: int
    column: int
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what (code, values for the wording), where, and the line it stands in."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    location: Location | None = None
    excerpt: str | None = None
    severity: Severity = Severity.ERROR


class SymposiumMapError(Exception):
    """Base of all errors meant for people; carries all problems found, never only the first."""

    exit_code = 70
    http_status = 500

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry ``problems``, at least one."""
        super().__init__(", ".join(p.code for p in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """What makes it anew in another process."""
        return type(self), (self.problems,)


class InputError(SymposiumMapError):
    """A file or request cannot be used as it is."""

    exit_code = 2
    http_status = 422


class IntegrityError(SymposiumMapError):
    """An argument map contradicts itself."""

    exit_code = 3
    http_status = 409


class NotFoundError(SymposiumMapError):
    """Nothing of that name or id."""

    exit_code = 4
    http_status = 404


class StoreError(SymposiumMapError):
    """The store cannot be opened, read or written."""

    exit_code = 5
    http_status = 503


class ConfigurationError(SymposiumMapError):
    """A setting is missing or wrong."""

    exit_code = 6
    http_status = 500
