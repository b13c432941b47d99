"""What a statement from outside may not do, whatever the engine."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.errors import InputError, Problem

# LOAD CSV reads files of this machine; procedures may do anything. The words are refused even inside quotes:
# engines do not agree on where a quotation ends, and a text to look for belongs in the parameters.
_FILES = re.compile(r"\bload\b", re.IGNORECASE)
_CALL = re.compile(r"\bcall\b", re.IGNORECASE)
_HARMLESS_CALL = re.compile(
    r"\bcall\s*(?:[{(]|db\.(?:labels|relationshipTypes|propertyKeys)\s*\()", re.IGNORECASE
)


@lru_cache(256)
def refuse_all_but_reading(statement: str) -> None:
    """Raise InputError (SM146) for a statement that reads files or calls procedures.

    Writing is refused by the engines themselves: they answer from a snapshot or a reading transaction.
    """
    if _FILES.search(statement):
        raise InputError([Problem("SM146", {"fault": "LOAD"})])
    if len(_CALL.findall(statement)) != len(_HARMLESS_CALL.findall(statement)):
        raise InputError([Problem("SM146", {"fault": "CALL"})])
