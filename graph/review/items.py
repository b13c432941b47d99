"""Walks over the items of an argument map, whatever their class."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Change = Callable[[object], object]

T = TypeVar("T")

_KNOWN: dict[type, tuple[str, ...] | None] = {}  # looked up once for each class
_PLAIN = (str, int, float, type(None))  # hold nothing


def rebuilt(item: T, change: Change) -> T:
    """The item with ``change`` applied to every dataclass in it, innermost first; equal parts are kept.

    ``change`` gives back its argument or another item of the same class.
    """
    if isinstance(item, tuple):
        parts = tuple(rebuilt(part, change) for part in item)
        return item if all(a is b for a, b in zip(item, parts, strict=True)) else cast("T", parts)
    if not is_dataclass(item) or isinstance(item, type):
        return item
    made = {f.name: rebuilt(getattr(item, f.name), change) for f in fields(item)}
    changed = {name: value for name, value in made.items() if value is not getattr(item, name)}
    return cast("T", change(replace(item, **changed) if changed else item))


def every(item: object) -> Iterator[object]:
    """The item and every dataclass in it."""
    if isinstance(item, tuple):
        for part in item:
            yield from every(part)
    elif (names := _names(type(item))) is not None:
        yield item
        for name in names:
            held = getattr(item, name)
            if not isinstance(held, _PLAIN):
                yield from every(held)


def _names(kind: type) -> tuple[str, ...] | None:
    """The names of its fields; None where it is no dataclass."""
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None
    return _KNOWN[kind]
