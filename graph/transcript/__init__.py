"""Text in, turns out: bytes -> SourceText -> RepairedText -> Transcript."""

from graph.transcript.document import CaseText, Section, Speaker, Transcript, Turn
from graph.transcript.overrides import Overrides
from graph.transcript.parse import parse_transcript
from graph.transcript.repair import RepairedText, repair
from graph.transcript.source import SIZE_LIMIT, SourceText, excerpt, locate, read_source

__all__ = [
    "SIZE_LIMIT",
    "CaseText",
    "Overrides",
    "RepairedText",
    "Section",
    "SourceText",
    "Speaker",
    "Transcript",
    "Turn",
    "excerpt",
    "locate",
    "parse_transcript",
    "read_source",
    "repair",
]
