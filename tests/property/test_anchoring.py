"""Laws of finding a quotation, over any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Alignment
from graph.review.anchoring import Anchor, Refusal, find_quote

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.text(
    "盗窃诈骗罪不构成，。：甲乙某 \n１2a", max_size=120
)


@settings(deadline=None)
@given(texts, st.data())
def test_what_stands_in_the_text_is_found_in_these_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    found = find_quote(text, quote, near=start)
    if not quote.strip():
        assert found is Refusal.EMPTY
    else:
        assert isinstance(found, Anchor)
        assert (found.span.start, found.alignment) == (start, Alignment.EXACT)
        assert text[found.span.start : found.span.end] == quote


@settings(deadline=None)
@given(texts, texts, st.none() | st.integers(-5, 130))
def test_any_answer_is_a_stretch_of_the_text_or_a_refusal(text: str, quote: str, near: int | None) -> None:
    found = find_quote(text, quote, near)
    if isinstance(found, Anchor):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert (found.distance > 0) == (found.alignment is Alignment.FUZZY)


@settings(deadline=None)
@given(st.text("盗窃诈骗占有权利人的行为", min_size=30, max_size=80), st.data())
def test_a_negation_put_into_a_quotation_is_never_anchored(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(text) - 1))
    assert isinstance(find_quote(text, text[:place] + "不" + text[place:]), Refusal)
