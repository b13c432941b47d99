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
    r"^(?:\w+(?:ed|ing|able|ible|ful|ent|ant|ary|ous|ive|ic|al)|liable|valid|void|lawful|unlawful|legal|illegal|guilty|fair|right"
    r"|wrong|free|clear|enough|necessary|part|subject|due|open|bound|held|made|met|told|put|set|entitled|immune|exempt|adequate"
    r"|legitimate|appropriate|inappropriate|proportionate|disproportionate|moot|ripe|worth|true|false|good|safe|unsafe|sound"
    r"|secure|complete|correct|accurate|bad|better|worse|fit|unfit|aware|likely|unlikely|contrary|dead|alone|theft|fraud|murder"
    r"|trespass|burglary|robbery)$"
)
# nouns with the endings of adjectives
_NOUN_THOUGH = re.compile(
    r"\w*(?:ment|agent|client|patient|parent|student|president|accident|incident|document|tenant|defendant|accountant|assistant|claimant|applicant"
    r"|consultant|occupant|informant|merchant|warrant|grant|covenant|trial|proposal|appeal|official|individual|journal|animal|material"
    r"|rental|refusal|denial|approval|removal|disposal|arrival|evidence|building|meeting|recording|wedding|clinical|medical|speed|seed|bed|deed|need|breed)$"
)
_RELATIVE_WORDS = 3
_RELATIVE = frozenset({"who", "that", "which", "whose", "where"})
_PLACED = frozenset(
    {
        "within",
        "beyond",
        "outside",
        "above",
        "below",
        "under",
        "against",
        "in",
        "by",
        "behind",
        "like",
        "off",
        "out",
    }
)
_BETWEEN = frozenset(
    {
        "within",
        "beyond",
        "outside",
        "above",
        "below",
        "behind",
        "during",
        "after",
        "before",
        "upon",
        "between",
        "among",
    }
    | {"through", "per", "like", "until", "out", "off", "up", "down", "who", "that", "which", "whose"}
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
    """How many words the subject has; None where that cannot be told."""
    low = [w.strip(",").lower() for w in words]
    being = aux in {"is", "are", "was", "were", "isn't", "aren't"}
    perfect = aux in {"has", "have", "had"}
    if len(low) > 1 and low[0] in {"it", "he", "she", "they", "there", "we", "i", "you"}:
        return 1
    if being and low[0].endswith("ing"):
        return next(
            (n for n in range(len(low) - 1, 2, -1) if low[n] in {"a", "an"} or _AFTER_BE.match(low[n])), None
        )
    for n in range(1, len(low)):
        if low[n - 1] in _list("function_words") or low[n - 1] in _BETWEEN:
            continue
        if _starts_predicate(low, n, aux, being=being, perfect=perfect):
            return n
    if being:
        placed = [
            n for n in range(1, len(low)) if low[n] in _PLACED and low[n - 1] not in _list("function_words")
        ]
        if placed:
            return placed[0]
    return _short_subject(words, being=being)


def _starts_predicate(low: list[str], n: int, aux: str, *, being: bool, perfect: bool) -> bool:
    """Whether the predicate begins at the word: not at one of a relative clause inside the subject."""
    opened = next((i for i in range(n - 1, 0, -1) if low[i] in _RELATIVE), None)
    if opened is not None and n - opened < _RELATIVE_WORDS:
        return False
    if being or perfect:
        if (_AFTER_BE.match(low[n]) and not _NOUN_THOUGH.match(low[n])) or low[n][0] in '"“‘':
            return True
        return being and opened is None and low[n] in {"a", "an", "the", "not"}
    if low[n] in _list("noun_verbs") and n + 1 < len(low) and low[n + 1] in _list("bare_verbs"):
        return False  # a disqualification order follow: the first of the two is a noun
    return low[n] in _list("bare_verbs") or (aux == "ought" and low[n] == "to")


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
