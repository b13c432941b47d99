"""Words looked for through the full-text index, where it can be sure to find all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.store.neo4j.schema import WORDS_INDEX
from graph.store.who_holds import who_holds_statement
from graph.store.words import fold

if TYPE_CHECKING:
    from typing import Any

    from graph.store.position import WhoHolds

# The analyzer ``cjk`` knows pairs of such characters; it finds neither a single one nor a part of a Latin word.
_IN_PAIRS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_LOOK_UP = f"CALL db.index.fulltext.queryNodes('{WORDS_INDEX}', $phrases) YIELD node AS s\nWITH s\n"


def indexed_statement(asked: WhoHolds) -> tuple[str, dict[str, Any]]:
    """What ``who_holds_statement`` gives, with the stances looked up by their words first where that narrows them.

    The index may find a stance too many (a word over two stretches), so the words are compared all the same.
    """
    words, parameters = who_holds_statement(asked)
    phrases = [f'"{word}"' for word in map(fold, asked.words) if _IN_PAIRS.fullmatch(word)]
    if not phrases or asked.symposia:
        return words, parameters
    return _LOOK_UP + words, {**parameters, "phrases": " AND ".join(phrases)}
