"""A second reading of the turns by a language model, checked against the text and merged with that of the rules.

Nothing here knows a network: the model is what answers messages (``port``). What it says is data of one schema;
whatever is not found in the text is refused.
"""

from graph.llm.port import LanguageModel, Message, ModelError
from graph.llm.reading import read_with

__all__ = ["LanguageModel", "Message", "ModelError", "read_with"]
