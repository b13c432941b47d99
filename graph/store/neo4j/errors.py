"""What the driver raises, told as problems of the store.

The words of the server are not passed on: they may quote what was being written. Its code says what it was.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from neo4j.exceptions import (
    AuthError,
    ConnectionAcquisitionTimeoutError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from neo4j.exceptions import (
    ConfigurationError as DriverConfigurationError,
)

from graph.errors import Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = {
    "Neo.ClientError.Security": "SM412",
    "Neo.ClientError.Transaction.TransactionTimedOut": "SM413",
    "Neo.ClientError.Transaction.LockClientStopped": "SM413",
    "Neo.TransientError.Transaction.Terminated": "SM413",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout": "SM404",
    "Neo.TransientError.Transaction.DeadlockDetected": "SM404",
    "Neo.TransientError.General.DatabaseUnavailable": "SM411",
    "Neo.ClientError.Database.DatabaseNotFound": "SM418",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "SM405",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": "SM405",
    "Neo.ClientError.Security.Forbidden": "SM417",
}


@contextmanager
def faults_told(place: str, wait_s: float) -> Iterator[None]:
    """Raise StoreError for whatever the driver raises within."""
    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:
        raise StoreError([problem_of(error, place, wait_s)]) from None


def problem_of(error: Exception, place: str, wait_s: float) -> Problem:
    """The fault as a problem, without anything of what was sent."""
    values: dict[str, str | int] = {"path": place, "fault": _fault(error), "seconds": round(wait_s)}
    return Problem(_code(error), values)


def _code(error: Exception) -> str:
    if isinstance(error, IncompleteCommit):
        return "SM414"
    if isinstance(error, Neo4jError) and error.code:
        fits = [known for known in _CODES if error.code.startswith(known)]
        if fits:
            return _CODES[max(fits, key=len)]
    if isinstance(error, AuthError):
        return "SM412"
    if isinstance(error, ConnectionAcquisitionTimeoutError | ServiceUnavailable | SessionExpired | OSError):
        return "SM411"
    return "SM418" if isinstance(error, DriverConfigurationError) else "SM401"


def _fault(error: Exception) -> str:
    code = error.code if isinstance(error, Neo4jError) else None
    return code or type(error).__name__
