"""The one catalogue of words: pages, generated sentences, problems, command line, in Chinese and English.

Keys are ``section.name``; section ``x`` stands in ``zh/x.json`` and ``en/x.json``, each a flat object of
name -> template with ``{placeholders}``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def wording(lang: Language) -> dict[str, str]:
    """All templates of one language by their full key."""
    folder = files(__package__) / lang
    return {
        f"{section.name.removesuffix('.json')}.{name}": template
        for section in sorted(folder.iterdir(), key=lambda f: f.name)
        if section.name.endswith(".json")
        for name, template in json.loads(section.read_text("utf-8")).items()
    }


def say(key: str, lang: Language, **values: object) -> str:
    """The sentence for ``key`` with its values filled in; KeyError for a key the catalogue lacks."""
    return wording(lang)[key].format(**values)
