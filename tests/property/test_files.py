"""Damaged files of every kind are refused as InputError or read, never anything else."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.transcript.files.child import extracted
from graph.transcript.navigation import navigation
from tests.support.symposium_files import as_docx, as_odt, as_page, plain_pdf

REFUSALS = {"SM103", "SM104", "SM120", "SM121", "SM122", "SM123"}
KINDS = ("docx", "odt", "pdf")


@cache
def whole(kind: str) -> bytes:
    if kind == "pdf":
        return plain_pdf(["MODERATOR: Is it theft?", "DR. LEE: Yes."], ["DR. SMITH: No."])
    return as_docx() if kind == "docx" else as_odt()


@cache
def parts(kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole(kind))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_or_refused(kind: str, data: bytes) -> None:
    try:
        found = extracted("pdf" if kind == "pdf" else "zip", data)
    except InputError as refused:
        if not {p.code for p in refused.problems} <= REFUSALS:
            raise
        return
    for start, end in (*found.bold, *found.headings):
        assert 0 <= start < end <= len(found.text)
    found.text.encode()


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes cut off, with a piece taken out, or with some overwritten."""
    data = data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        put = draw(
            st.binary(max_size=8)
            | st.sampled_from([b"<", b"&x;", b"</w:p>", b"/Length 999999999", b"<<", b"\x00"])
        )
        data = data[:at] + put + data[at + draw(st.integers(0, 12)) :]
    return data


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), damaged(whole(kind)))))
def test_damaged_bytes(sent: tuple[str, bytes]) -> None:
    read_or_refused(*sent)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_parts_in_a_sound_zip(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(("docx", "odt")))
    name = data.draw(st.sampled_from(sorted(n for n in parts(kind) if n.endswith((".xml", ".rels")))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts(kind).items():
            archive.writestr(part, data.draw(damaged(content)) if part == name else content)
    read_or_refused(kind, out.getvalue())


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 3000).flatmap(lambda n: damaged(as_page()[n : n + 600])))
def test_what_is_navigation_lies_in_order_in_the_text(page: bytes) -> None:
    text = page.decode("utf-8", "replace")
    at = 0
    for start, end, put in navigation(text):
        assert at <= start < end <= len(text)
        assert put == "\n"
        at = end
