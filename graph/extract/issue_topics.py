"""The type of an issue by general words of the field."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.wordlists import pairs, tongue_of
from graph.model import Topic

_TITLE = re.compile("《[^》]*》")
_PENALTY_TOO = re.compile(r"定罪量刑|定罪处罚")


def topic_of(text: str) -> Topic | None:
    """The topic the words of an issue speak of, None where none of them is telling."""
    tongue = tongue_of(text)
    bare = _PENALTY_TOO.sub("定罪", _TITLE.sub("", text))
    found = (topic for topic, words in pairs(tongue, "issue_topics") if _pattern(words).search(bare))
    return next((Topic(topic) for topic in found), None)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
