"""What must hold of the place that is found for a quotation, however the quotation was spoilt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from hypothesis import strategies as st

from graph.model import Alignment
from graph.review.anchoring import Anchor, Refusal, find_quote

if TYPE_CHECKING:
    from collections.abc import Callable

_SPOILT: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("as it stands", lambda q: q),
    ("blanks", " ".join),
    ("half width", lambda q: q.replace("，", ",").replace("。", ".")),
    ("a letter lost", lambda q: q[:3] + q[4:]),
    ("a letter more", lambda q: q[:5] + "某" + q[5:]),
    ("a negation", lambda q: q[:4] + "不" + q[4:]),
    ("a direction mark", lambda q: "\u202e" + q),
    ("a surrogate", lambda q: q + "\udfff"),
    ("twice", lambda q: q + q),
)


class Draw(Protocol):
    """How hypothesis hands out a value."""

    def __call__(self, strategy: st.SearchStrategy[Any], /) -> Any: ...  # noqa: ANN401


def check_anchor(text: str, draw: Draw) -> None:
    """Take a stretch of the text, spoil it, look for it and assert every law of the answer."""
    start = draw(st.integers(0, max(len(text) - 1, 0)))
    stretch = text[start : start + draw(st.integers(0, 60))]
    kind, spoil = draw(st.sampled_from(_SPOILT))
    quote = spoil(stretch)
    near = draw(st.none() | st.integers(-3, len(text) + 3))
    found = find_quote(text, quote, near)
    if isinstance(found, Refusal):
        assert kind != "as it stands" or near is None or not stretch.strip() or text.count(stretch) != 1
        return
    assert isinstance(found, Anchor)
    assert 0 <= found.span.start < found.span.end <= len(text)
    passage = found.passage("x", text)
    assert passage.quote == text[found.span.start : found.span.end]
    assert (found.alignment is Alignment.EXACT) == (passage.quote == quote)
    assert (found.distance > 0) == (found.alignment is Alignment.FUZZY)
