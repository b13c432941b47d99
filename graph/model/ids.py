"""Ids made from content, so that importing twice gives the same map."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NOT_LETTERS = re.compile(r"[\W_]+")


def squeeze(text: str) -> str:
    """Letters and digits only, compatibility-folded, lower case: what two spellings of one thing share."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).lower()


def make_id(kind: str, *key: str | int) -> str:
    """``kind-`` and 16 hexadecimal digits of the SHA-256 of the key parts, each kept apart from the next."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in key).encode("utf-8", "surrogatepass"))
    return f"{kind}-{digest.hexdigest()[:16]}"


def symposium_id(title: str, organiser: str | None, date: str | None) -> str:
    """The identity of a symposium: normalised title, organiser and date."""
    return make_id("symposium", squeeze(title), squeeze(organiser or ""), date or "")
