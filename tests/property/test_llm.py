"""Whatever a language model answers: no exception, nothing that the text does not bear out, no answer of the rules changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.catalogue import LANGUAGES, say
from graph.extract.pipeline import extract
from graph.llm import read_with
from graph.llm.answer import MOST, UnusableError, read_answer
from graph.model import FoundBy, Polarity, Role
from graph.review.sense import negates
from graph.transcript import parse_transcript, read_source, repair
from tests.support.symposium_files import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.llm import Message
    from graph.model import Draft, Passage
    from graph.transcript.document import Transcript

Json = dict[str, Any]
TEXT = "\n\n".join(WHOLE)


@cache
def read() -> tuple[Draft, Transcript]:
    transcript = parse_transcript(repair(read_source(TEXT.encode(), name="t.txt")))
    return extract(transcript), transcript


class Saying:
    """A model that makes its answer to a piece of the text it is shown."""

    def __init__(self, say_of: Callable[[Json], str]) -> None:
        self.say_of = say_of

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        assert len(messages) in (2, 4)
        assert schema
        return self.say_of(json.loads(messages[1].content))

    def stop(self) -> None:
        raise AssertionError("nobody interrupted")


@dataclass(frozen=True)
class Quoted:
    """Words of a line: which line of the speaker's own (or of all), which part of it, what is changed in it."""

    line: int
    own: bool
    start: float
    length: int
    change: tuple[int, str] | None
    id: str | None

    def of(self, data: Json, speaker: str) -> Json:
        lines = [x for t in data["turns"] if t["speaker"] == speaker or not self.own for x in t["lines"]]
        line = lines[self.line % len(lines)]
        at = int(self.start * len(line["text"]))
        quote = line["text"][at : at + self.length]
        if self.change:
            quote = quote[: self.change[0]] + self.change[1] + quote[self.change[0] + 1 :]
        return {"quote": quote, "line": self.id or line["line"]}


@dataclass(frozen=True)
class Item:
    """A stance by places in the lists of a piece, made into one by ids when the piece is there."""

    issue: int
    expert: int
    answer: str
    quoted: Quoted
    parts: tuple[Quoted, ...]
    more: Json

    def of(self, data: Json) -> Json:
        speaker = data["experts"][self.expert % len(data["experts"])]["id"]
        parts = [p.of(data, speaker) for p in self.parts]
        return {
            "issue": data["issues"][self.issue % len(data["issues"])]["id"], "participant": speaker,
            "answer": self.answer, **self.quoted.of(data, speaker), "conditions": parts, "reasons": parts, **self.more,
        }  # fmt: skip


SMALL = st.integers(0, 8)
QUOTED = st.builds(
    Quoted,
    SMALL,
    st.sampled_from([True, True, True, False]),
    st.sampled_from([0.0, 0.0, 0.2, 0.5]),
    st.integers(1, 60),
    st.none() | st.none() | st.tuples(SMALL, st.sampled_from(["", "不", "盗窃罪", "一", "x"])),
    st.none() | st.none() | st.none() | st.sampled_from(["L1", "L99", ""]),
)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "issue": st.sampled_from(["9.9", "1.1"]),
        "participant": st.sampled_from(["p9", "moderator"]),
        "chosen": st.lists(st.sampled_from(["o1", "o9"]), max_size=2),
        "charges": st.lists(st.sampled_from(["合同诈骗罪", "盗窃罪", "<script>", ""]), max_size=2),
    },
)
ITEMS = st.builds(
    Item,
    SMALL,
    SMALL,
    st.sampled_from(["affirm", "deny", "conditional", "mixed"]),
    QUOTED,
    st.lists(QUOTED, max_size=2).map(tuple),
    st.just({}) | MORE,
)


WRITTEN = '{"stances": [{"issue": "1.1", "participant": "p1", "answer": "deny", "quote": "q", "line": "L1"}]}'


def in_own_turn(passage: Passage, name: str, transcript: Transcript) -> bool:
    spans = [
        (transcript.text.starts[t.paragraphs[0].start], transcript.text.ends[t.paragraphs[-1].end - 1])
        for s in transcript.sections
        for t in s.turns
        if t.speaker == name
    ]
    return any(a <= passage.span.start and passage.span.end <= b for a, b in spans)


@given(st.lists(ITEMS, max_size=6))
@settings(max_examples=150, deadline=None)
def test_an_answer_of_the_schema_adds_only_what_the_speakers_said(items: list[Item]) -> None:
    draft, transcript = read()
    after = read_with(
        Saying(lambda data: json.dumps({"stances": [i.of(data) for i in items]})), draft, transcript
    )
    before = {s.id: s for s in draft.argument_map.stances}
    names = {p.id: p.name for p in draft.argument_map.participants if p.role is Role.EXPERT}
    assert set(before) == {s.id for s in after.argument_map.stances}
    for s in after.argument_map.stances:
        rules = before[s.id]
        if rules.polarity is not Polarity.SILENT:
            assert (s.polarity, s.passage, s.answers, s.branches, s.charges) == (
                rules.polarity, rules.passage, rules.answers, rules.branches, rules.charges,
            )  # fmt: skip
        of_model = [s.passage] if s.found_by is FoundBy.MODEL else []
        of_model += [s.other.passage] if s.other else []
        of_model += [r.passage for r in s.reasons if r.found_by is FoundBy.MODEL]
        for passage in of_model:
            assert passage
            assert in_own_turn(passage, names[s.participant], transcript)
    for problem in after.problems:
        assert all(say(f"problems.{problem.code}", lang, **problem.values) for lang in LANGUAGES)


@given(st.text(max_size=200) | st.integers(0, len(WRITTEN)).map(lambda n: WRITTEN[:n]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_an_answer_or_unusable(said: str) -> None:
    fault = ""
    try:
        assert len(read_answer(said).stances) <= MOST
    except UnusableError as error:
        fault = str(error)
    assert fault or '"stances"' in said


@given(QUOTED)
@settings(max_examples=150, deadline=None)
def test_no_negation_is_cut_off(quoted: Quoted) -> None:
    draft, transcript = read()
    plain = replace(quoted, own=True, change=None, id=None)
    written: list[str] = []

    def contradict(data: Json) -> str:
        items = [Item(0, n, "mixed", plain, (), {}).of(data) for n in range(3)]
        written.extend(i["quote"] for i in items)
        return json.dumps({"stances": items})

    after = read_with(Saying(contradict), draft, transcript)
    found = [s.other.passage.quote for s in after.argument_map.stances if s.other]
    for whole in found:
        assert any(part in whole and negates(part) == negates(whole) for part in written if part)
