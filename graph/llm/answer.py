"""The one form in which a language model may answer, and what reads it out of its text."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n\s*```", re.DOTALL | re.IGNORECASE)
MOST = 400  # stances of one answer; more than any question with its issues and experts has

Determinate = Literal["affirm", "deny"]


class SaidReason(msgspec.Struct, frozen=True):
    """A ground: words of the turn, and the line they stand in."""

    quote: str
    line: str


class SaidCondition(msgspec.Struct, frozen=True):
    """A condition in words of the turn, and what follows where it holds."""

    quote: str
    line: str
    then: Determinate | None = None


class SaidStance(msgspec.Struct, frozen=True):
    """One expert on one issue; all ids are those that were given, all quotations words of the turn."""

    issue: str
    participant: str
    answer: Literal["affirm", "deny", "conditional", "mixed"]
    quote: str
    line: str
    chosen: list[str] = []
    rejected: list[str] = []
    charges: list[str] = []
    conditions: list[SaidCondition] = []
    reasons: list[SaidReason] = []


class Answer(msgspec.Struct, frozen=True):
    """Everything a model says of one piece of a transcript."""

    stances: list[SaidStance]


class UnusableError(Exception):
    """A text that holds no answer of the schema; the message says what is wrong, in English, for the model."""


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the subset that servers take: all keys required, no others allowed."""
    (_,), parts = msgspec.json.schema_components((Answer,), ref_template="#/$defs/{name}")
    for part in parts.values():
        part.pop("description", None)
        part["additionalProperties"] = False
        part["required"] = list(part["properties"])
        part["properties"] = {name: _typed(told) for name, told in part["properties"].items()}
    return {**parts.pop("Answer"), "$defs": parts}


def _typed(told: dict[str, Any]) -> dict[str, Any]:
    """A property without its default, and each enumeration with its type: some servers refuse it otherwise."""
    plain = {name: value for name, value in told.items() if name != "default"}
    if "anyOf" in plain:
        return {"anyOf": [_typed(one) for one in plain["anyOf"]]}
    return {"type": "string", **plain} if "enum" in plain else plain


def read_answer(text: str) -> Answer:
    """The answer in a model's text: the text itself, a fenced block in it, or its outermost braces.

    UnusableError where none of them is of the schema. Keys beside those of the schema are not read.
    """
    told = _THOUGHT.sub("", text, count=1).strip()
    fault = "the answer is empty" if not told else "no JSON object was found"
    for written in _candidates(told):
        try:
            answer = msgspec.json.decode(written, type=Answer)
        except (msgspec.DecodeError, RecursionError) as error:
            fault = str(error)
            continue
        if len(answer.stances) > MOST:
            raise UnusableError(f"more than {MOST} stances")
        return answer
    raise UnusableError(fault)


def _candidates(told: str) -> list[str]:
    fenced = _FENCED.search(told)
    first, last = told.find("{"), told.rfind("}")
    found = [fenced[1]] if fenced else []
    if first >= 0:
        found.append(told[first : last + 1] if last > first else told[first:])
    return found
