"""English clauses by their verbs: which are sentences of their own, which only name a topic."""

from __future__ import annotations

import re
from functools import cache

from graph.extract.wordlists import words

_FINITE = re.compile(
    r"\b(?:I|we|it|they|he|she|you|is|are|was|were|has|have|had|does|do|did|should|would|could|can|may|might|must|will|cannot"
    r"|ought|shall|goes|went|came|comes|made|makes|took|takes|gave|gives|said|says|thought|thinks|knew|knows|held|holds|left"
    r"|meant|means|kept|keeps|lost|won|paid|told|got|gets|let|lets|bought|sold|brought|wrote|writes|became|becomes|works?|worked|go|come|know|want|agree|think|say|remains?|seems?|believe|exists?|applies|needs?)\b"
    r"|['’](?:d|s|m|re|ve|ll)\b|n['’]t\b",
    re.IGNORECASE,
)
# words before which no subject has been named yet: a phrase, no clause
_PHRASE = re.compile(
    r"^(?:as|on|to|in|at|by|for|of|from|with|without|under|over|after|before|since|until|about|regarding|concerning|given|having|being"
    r"|speaking|turning|coming|seen|against|between|per|despite|notwithstanding|like|unlike|not|\w+ing)\b",
    re.IGNORECASE,
)
_FEWEST = 4


_SET_APART = re.compile(
    r"^(?:(?:and|but|now|then|so|well)\s+)*(?P<what>[^,]{3,50}?)\s+(?:is|are|seems?|was|poses|raises|presents)(?:\s+(?:to me|perhaps|a|an"
    r"|the|another|much|rather|quite|altogether|far|not))*\s+(?:different|separate|closer|easier|easy|harder|hard|trickier"
    r"|tricky|simple|simpler|other|second|tougher|finer|plainer|clearer|(?=matter|question|call|story|case|issue|thing))"
    r"(?:\s+(?:matter|question|call|story|case|issue|thing|point|one|still|for me))*$",
    re.IGNORECASE,
)


_FOUND_HARD = re.compile(
    r"^(?:and |but )?I find (?P<what>.{3,40}?)\s(?:(?:very|rather|quite|extremely|much|the)\s)*(?:hard|harder|hardest|difficult|easy|easier|easiest|interesting|troubling)$",
    re.IGNORECASE,
)


def set_apart(piece: str) -> str | None:
    """What a clause sets apart as another question without answering it (The fee is a different matter), if it does."""
    found = _SET_APART.match(piece) or _FOUND_HARD.match(piece)
    return found["what"] if found else None


def has_finite_verb(piece: str) -> bool:
    """Whether a clause has a verb that makes it a sentence: an auxiliary, a pronoun, or, behind a subject, a known verb."""
    if _FINITE.search(piece):
        return True
    said = piece.split()
    if len(said) > 1 and said[0].endswith("s") and _verbs().fullmatch(said[0]):
        return True
    if len(said) < _FEWEST or _PHRASE.match(piece):
        return False
    return bool(_verbs().search(" ".join(said[1:])))


@cache
def _verbs() -> re.Pattern[str]:
    """The known verbs in the third person or the past; bare ones are too often nouns."""
    forms = {form for verb in words("en", "bare_verbs") for form in _forms(verb)}
    return re.compile(rf"\b(?:{'|'.join(sorted(forms))})\b", re.IGNORECASE)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    if re.search("[^aeiou]y$", verb):
        return (verb[:-1] + "ies", verb[:-1] + "ied")
    return (verb + ("es" if re.search("(?:s|x|z|ch|sh)$", verb) else "s"), stem + "ed")
