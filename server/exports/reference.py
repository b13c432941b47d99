"""A symposium as an entry of a list of references, in the manner of GB/T 7714-2015."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.catalogue import say
from graph.model import Origin

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.model import ArgumentMap

NAMED = 3
"""So many authors are named, then 等 (GB/T 7714-2015, 8.1.2)."""


def reference(m: ArgumentMap, lang: Language) -> str:
    """Authors. Title[Z]. Organiser, year. What the text does not give is said, never guessed; what is no
    verbatim transcript says so, as it is no publication.

    The kind is [Z] (other): whether it was printed in a journal, and on which pages, the transcript does not tell.
    """
    s = m.symposium
    people = [e.name for e in m.experts]
    named = ", ".join(people[:NAMED])
    authors = say("export.and_others", lang, names=named) if len(people) > NAMED else named
    date = s.date or say("export.no_date", lang)
    told = "" if s.origin is Origin.VERBATIM else f" [{say(f'terms.origin.{s.origin}', lang)}]"
    where = f"{s.organiser}, {date}" if s.organiser else date
    return f"{authors}. {s.title}[Z]{told}. {where}." if authors else f"{s.title}[Z]{told}. {where}."
