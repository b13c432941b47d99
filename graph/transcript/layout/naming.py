"""When two ways of naming are one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.transcript.layout.person import read_person

if TYPE_CHECKING:
    from graph.transcript.layout.person import Person


def is_same_person(label: Person, known: str) -> bool:
    """Whether a label may stand for a person known by full name: the whole name, or the family name alone."""
    bare = bare_name(known)
    if label.name:
        return folded(label.name) == folded(bare)
    if not label.family:
        return False
    if label.family.isascii():
        return folded(bare.split()[-1]) == folded(label.family.split()[-1])
    return bare.startswith(label.family) and len(bare) > len(label.family)


def folded(name: str) -> str:
    """A name without case, blanks and marks."""
    return re.sub(r"[\s.'’·-]", "", name).lower()


def bare_name(name: str) -> str:
    """A name without its title: Wei-Lin Smith of Dr. Wei-Lin Smith."""
    person = read_person(name)
    return (person and (person.name or person.family)) or name


def is_name(text: str) -> bool:
    """Whether a text is a full name and nothing else."""
    person = read_person(text)
    return person is not None and person.name is not None and not person.affiliation and person.sure >= 0
