"""Word processor files and PDF to text: .docx, .odt, .pdf with a text layer."""

from graph.transcript.files.endings import ENDINGS
from graph.transcript.files.extracted import Extracted
from graph.transcript.files.reading import read_document

__all__ = ["ENDINGS", "Extracted", "read_document"]
