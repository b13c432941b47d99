"""Offences that English panels name: found under their own names, in the words of the law, and not in words like them."""

from __future__ import annotations

import pytest

from graph.lexicon.charge_table import charges
from graph.lexicon.charges import find_charges

ROWS = [
    ("Is the estimator guilty of the cartel offence at all?", ["cartel offence"]),
    ("A count of conspiracy to defraud would have been the better charge.", ["conspiracy to defraud"]),
    ("She was convicted of handling stolen goods and false accounting.", ["handling stolen goods", "false accounting"]),
    ("He received stolen property, but receiving stolen property needs knowledge.", ["handling stolen goods"]),
    ("That is fraud by abuse of position, not theft.", ["fraud by abuse of position", "theft"]),
    ("Identity theft is charged more often than theft.", ["identity theft", "theft"]),
    ("It was gross negligence manslaughter.", ["gross negligence manslaughter"]),
    ("The battery of the scooter caught fire.", []),
    ("Structuring the panel was easy.", []),
    ("Nobody fixed prices here.", []),
    ("The Theft Act 1968 says nothing of the kind.", []),
    ("He was indicted for honest-services fraud and witness tampering.", ["honest services fraud", "witness tampering"]),
    ("Drunk driving is a strict offence.", ["drink driving"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ROWS)
def test_english_offences(words: str, expected: list[str]) -> None:
    assert [m.name for m in find_charges(words)] == expected


def test_no_name_stands_for_two_offences() -> None:

    names = [n for c in charges() if c.language == "en" for n in (c.name, *c.aliases)]
    assert len(names) == len(set(names))
