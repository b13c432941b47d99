"""Whether an English clause holds or denies what it speaks of: its negations counted, set phrases and relative clauses left out."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.wordlists import alternation, matcher, words

_DOUBLE = re.compile(r"\bnot\s+(?:\w+\s+){0,2}without\b|\bnot un\w+", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?<=\w)(?<!\son)(?<!\sby)(?<!\sin)(?<!\sto)(?<!\sof)(?<!\sfor)(?<!\sunder)(?<!\supon)(?<!\ssee)\s(?:who|whom|whose|which|where|when)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
# against as a stand, not as in an action against somebody
_AGAINST = (
    r"(?:(?:am|['’]m|be|is|are|was|were|been|come|came|comes|vote|voted|argue|argued|decide|decided|rule|ruled|speaks?|weighs?"
    r"|points?|leans?|stands?|cuts?|militates?|find|found|hold|held)\s+(?:\w+ly\s+|dead\s+|down\s+)?against)"
)
_RHETORICAL = re.compile(
    r"^(?:(?:and|but|so|then|well|surely|now)\s+)*(?:(?:is|are|does|do|was|did|has|have|would|should|could|ca)n['’]t\b|why (?:on earth |in the world )?(?:should|would|must)"
    r"|how (?:on earth |in the world |then )?(?:can|could|would|should|is|does)|who (?:on earth |else |here )?(?:would|could|can|is|will|wants)|since when"
    r"|what (?:possible|earthly|good|use|sense|business|right)|must (?:we|everything|everyone|everybody|I)|do we (?:really|truly|seriously)"
    r"|is it really|are we really|need (?:we|I|it|you|anyone))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^(?:(?:and|but|so|surely) )*(?:nobody|no one|nothing|none|no)\b", re.IGNORECASE)
# wrong as a judgement, not as a noun (doing wrong, a civil wrong)
_WRONG = r"(?:(?:is|are|was|were|be|been|seems?|['’]s|['’]re|get|gets|got it|gone|goes|went|would be|thinks? it)\s+(?:\w+ly\s+|quite\s+|just\s+|simply\s+)?wrong)"
_HARMLESS = re.compile(r"^(?:and |but |so )?(?:why not|who else|how else)\b", re.IGNORECASE)


def negated_in_english(clause: str) -> bool:
    """True where the clause, question or not, denies: an odd number of negations, turned once more by a rhetorical question."""
    view = without_set_phrases(clause)
    asks = clause.rstrip().endswith(("?", "？")) and asks_rhetorically_in_english(clause)
    if _DOUBLE.search(view):
        return asks
    cut = _RELATIVE.sub("", view)
    found = [m[0].lower() for m in _negations().finditer(cut if len(cut.split()) > 1 else view)]
    if found and _NOBODY.match(view):
        found = [found[0], *(w for w in found[1:] if not _NOBODY.match(w))]
    # "without X" is part of what is spoken of, except where nothing else denies and no verb follows
    return (sum(w != "without" for w in found) % 2 == 1) ^ asks


def has_english_negation(clause: str) -> bool:
    """Whether any word of denial stands in the clause."""
    return bool(_negations().search(without_set_phrases(clause)))


def asks_rhetorically_in_english(clause: str) -> bool:
    """Whether a question is put for its contrary (Why should a machine be different?)."""
    return bool(_RHETORICAL.match(clause)) and not _HARMLESS.match(clause)


def without_set_phrases(clause: str) -> str:
    """The clause with phrases blanked that hold a negation and turn nothing (no doubt, hard to resist)."""
    return matcher("en", "affirming").sub(lambda m: "_" * len(m[0]), clause)


@cache
def _negations() -> re.Pattern[str]:
    entries = tuple(w for w in words("en", "negations") if w not in ("n't", "n’t", "wrong"))
    return re.compile(f"{alternation('en', entries)}|n['’]t(?!\\w)|{_AGAINST}|{_WRONG}", re.IGNORECASE)
