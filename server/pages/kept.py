"""What was made of a symposium, kept until the symposium itself is read afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from server.usecases.browse import Browsed

_MOST = 16


class Kept:
    """The last few pieces of pages by key; each belongs to the very object it was made of."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._made: dict[tuple[str, ...], tuple[Browsed, Markup]] = {}

    def get(self, key: tuple[str, ...], browsed: Browsed, make: Callable[[], Markup]) -> Markup:
        """What was made of this object, or else what ``make`` makes now."""
        found = self._made.get(key)
        if found is None or found[0] is not browsed:
            found = (browsed, make())
            if len(self._made) >= _MOST:
                self._made.pop(next(iter(self._made)), None)
            self._made[key] = found
        return found[1]
