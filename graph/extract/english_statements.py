"""An English yes/no question as the statement it asks about: the auxiliary back behind its subject."""

from __future__ import annotations

import re
from functools import cache

from graph.extract import wordlists

AUXILIARY = (
    r"do|does|did|is|are|was|were|has|have|had|can|could|should|would|must|may|might|will|shall|ought|isn't"
    r"|aren't|doesn't|don't|can't|shouldn't|oughtn't|wouldn't|mustn't"
)
_FRONT = re.compile(
    rf"^(?P<before>(?:[^,]{{2,60}}, )?(?:and |so |then )?)(?P<aux>{AUXILIARY})\s+(?P<rest>.+)$", re.IGNORECASE
)
_SUPPORT = re.compile(
    r"^(?:do|would|should) (?:you|we|the panel(?:ists)?)(?: \w+ly)? (?:support|favou?r|endorse|welcome"
    r"|accept) (?P<what>.+)$",
    re.IGNORECASE,
)
_THINK = re.compile(
    r"^(?:do|would|is it|are) (?:you|we|your view|the panel)?\s*(?:think|believe|agree|say|accept"
    r"|right|fair|correct|persuaded"
    r"|consider)(?: to say)?(?: with the view)? (?:that )?(?P<what>\S+ .+)$",
    re.IGNORECASE,
)
_AFTER_BE = re.compile(
    r"^(?:\w+(?:ed|ing|able|ible|ful|ent|ant|ary|ous|ive|ic|al)|liable|valid|void|lawful|unlawful|legal"
    r"|illegal|guilty|fair|right|wrong|free|clear|"
    r"enough|necessary|part|subject|due|open|bound|held|made|met|told|put|set|entitled)$"
)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "this", "that", "these", "those"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this", "that"})
_MODIFIER = re.compile("(?:al|ous|ive|ic|ed|ing|ary|able|ible|est)$")
_NOUN = re.compile("(?:tion|ment|ity|ness|ship|ance|ence|law|rule|court|order|right|claim)s?$")
_FORMS = {"do": "do", "have": "has", "be": "is", "go": "goes"}


def statement_of_english(text: str) -> str:
    """The statement behind ``Does the letter change the answer?``; the question itself if unclear."""
    supported = _SUPPORT.match(text)
    if supported:
        what = supported["what"]
        return f"{what[0].upper()}{what[1:]} should be supported"
    thought = _THINK.match(text)
    if thought:
        return thought["what"]
    front = _FRONT.match(text)
    if front is None:
        return text
    before, aux, words = front["before"], front["aux"].lower(), front["rest"].split()
    at = _subject_end(words, aux)
    if at is None:
        return text
    subject, rest = " ".join(words[:at]), " ".join(words[at:])
    return before + f"{subject} {_verb(aux, rest)}"


def _subject_end(words: list[str], aux: str) -> int | None:
    """How many words the subject has."""
    being = aux in {"is", "are", "was", "were", "isn't", "aren't"}
    perfect = aux in {"has", "have", "had"}
    for n in range(1, len(words)):
        word, last = words[n].strip(",").lower(), words[n - 1].strip(",").lower()
        if last in _list("function_words"):
            continue
        bare = word in _list("bare_verbs") or (aux == "ought" and word == "to")
        starts_predicate = word in {"a", "an", "the", "not"} if being else bare
        if being or perfect:
            starts_predicate = (
                starts_predicate
                or bool(_AFTER_BE.match(word))
                or (word in {"in", "by", "within", "beyond"} and being and n > 2)
            )
        if starts_predicate:
            return n
    return _short_subject(words, being=being)


def _short_subject(words: list[str], *, being: bool) -> int | None:
    """A pronoun, or, before an unknown verb, an article and one noun."""
    low = [w.strip(",").lower() for w in words]
    if len(low) > 1 and low[0] in _PRONOUNS:
        return 1
    plain = len(low) > 2 and low[0] in _ARTICLES and low[2] not in _list("function_words")
    return 2 if plain and not being and not _MODIFIER.search(low[1]) and not _NOUN.search(low[2]) else None


def _verb(aux: str, rest: str) -> str:
    if aux == "do":
        return rest
    if aux != "does":
        return f"{aux} {rest}"
    verb, _, more = rest.partition(" ")
    form = _FORMS.get(verb)
    if form is None:
        form = (
            verb + "es"
            if re.search(r"(?:s|x|z|ch|sh)$", verb)
            else verb[:-1] + "ies"
            if re.search("[^aeiou]y$", verb)
            else verb + "s"
        )
    return f"{form} {more}".strip()


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(wordlists.words("en", name))
