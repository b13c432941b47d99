"""An argument map as a JSON document: complete, lossless, versioned.

The keys are the field names of the model; ``format`` says which version of it. Law: what ``encode_map``
gives, ``decode_map`` turns into an equal map.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

import msgspec

import graph.model
from graph.errors import InputError, Problem
from graph.model import ArgumentMap, Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1

T = TypeVar("T")


def _resolve_annotations() -> None:
    # the modules of the model import each other for the type checker only, and msgspec reads the annotations
    # in the module of the class, so it needs them resolved
    names = vars(graph.model)
    items = [i for i in names.values() if isinstance(i, type) and is_dataclass(i) and i is not Draft]
    for item in items:
        item.__annotations__ = get_type_hints(item, localns=dict(names))
    prepare(*items)


def prepare(*kinds: type) -> None:
    """Let msgspec get ready for the classes, on import.

    Otherwise it does when it first meets one, and two threads that meet it at the same time end the process (SIGSEGV).
    """
    for kind in kinds:
        msgspec.json.Decoder(kind)


_resolve_annotations()


def encode_map(argument_map: ArgumentMap) -> dict[str, Any]:
    """The map as plain dictionaries, tuples, strings and numbers, ready for any JSON writer."""
    return {"format": FORMAT, **encode_item(argument_map)}


def decode_map(document: Mapping[str, Any]) -> ArgumentMap:
    """The map that ``document`` describes.

    Raises InputError where the version is unknown (SM141), or where a key is missing, unknown or of the wrong
    kind (SM142, with its place); IntegrityError where the map contradicts itself.
    """
    version = document.get("format") if isinstance(document, Mapping) else None
    if version != FORMAT:
        raise InputError([Problem("SM141", {"found": str(version), "known": FORMAT})])
    body = {key: value for key, value in document.items() if key != "format"}
    argument_map = decode_item(ArgumentMap, body)
    unknown = tuple(_unknown(body, encode_item(argument_map), "$"))
    if unknown:
        raise InputError([Problem("SM142", {"fault": "unknown key", "place": place}) for place in unknown])
    return argument_map


def encode_item(item: object) -> dict[str, Any]:
    """Any dataclass of the model as plain dictionaries."""
    plain: dict[str, Any] = msgspec.to_builtins(item)
    return plain


def decode_item(kind: type[T], plain: object) -> T:
    """The item of that class; InputError (SM142) where ``plain`` is not one."""
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        fault, _, place = str(error).partition(" - at ")
        raise InputError([Problem("SM142", {"fault": fault, "place": place.strip("`") or "$"})]) from error


def write_json(item: object) -> str:
    """A model item or plain data as JSON, keys in the order of the fields."""
    return msgspec.json.encode(item).decode()


def read_json(kind: type[T], text: str | bytes) -> T:
    """The item that ``write_json`` wrote; InputError (SM142) where the text is not one."""
    try:
        found: T = _decoder(kind).decode(text)  # type: ignore[arg-type]  # a class is hashable
    except msgspec.DecodeError as error:
        fault, _, place = str(error).partition(" - at ")
        raise InputError([Problem("SM142", {"fault": fault, "place": place.strip("`") or "$"})]) from error
    return found


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    # made once: working out a type takes longer than reading most items
    return msgspec.json.Decoder(kind)


def _unknown(given: object, known: object, place: str) -> Iterator[str]:
    if isinstance(given, Mapping) and isinstance(known, Mapping):
        yield from (f"{place}.{key}" for key in given if key not in known)
        for key in known.keys() & given.keys():
            yield from _unknown(given[key], known[key], f"{place}.{key}")
    elif isinstance(given, list | tuple) and isinstance(known, list | tuple):
        for n, (one, other) in enumerate(zip(given, known, strict=True)):
            yield from _unknown(one, other, f"{place}[{n}]")
