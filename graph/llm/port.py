"""What a language model is to the extraction: something that answers messages with text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.errors import Problem


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class ModelError(Exception):
    """The model gave no answer; ``problem`` says why, ``is_final`` that asking on is of no use."""

    def __init__(self, problem: Problem, *, is_final: bool = False) -> None:
        """Carry ``problem``."""
        super().__init__(problem.code)
        self.problem, self.is_final = problem, is_final


class LanguageModel(Protocol):
    """Answers; may be asked from several threads at once."""

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
        """The text of the answer, which should be JSON of that schema but need not; ModelError where there is none."""

    def stop(self) -> None:
        """Break off what is being asked, and ask no more."""
