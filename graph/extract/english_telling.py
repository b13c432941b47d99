"""English clauses that tell what somebody else holds, and who that is."""

from __future__ import annotations

import re

from graph.extract.wordlists import matcher

_SAYS = (
    r"(?:say|says|said|argue[sd]?|hold|holds|held|think|thinks|thought|believe[sd]?|suggest(?:s|ed)?|contend(?:s|ed)?|submit(?:s|ted)?"
    r"|claim(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|propose[sd]?|tell|tells|told|report(?:s|ed)?|conclude[sd]?|complain(?:s|ed)?|object(?:s|ed)?|warn(?:s|ed)?)"
)
# somebody who is not of the panel: the law commission, my students, some judges, counsel
_HOLDER = (
    r"(?:(?:the|my|our|some|many|most|several|other|certain|a few|one|another|any|every)\s(?!(?:judge|professor|prosecutor|doctor|answer|question|rule|point|fact|trouble|result)\b)"
    r"(?:(?!(?:can|could|should|must|may|might|would|will|does|did|do|cannot|is|are|was|were|to|who|that)\b)[\w’'.-]+\s){1,4}?|(?:people|counsel|commentators|critics|courts|judges|scholars|lawyers|economists|prosecutors|practitioners|academics|regulators|others)\s(?:for the \w+\s)?)"
)
_TELLS = re.compile(
    rf"^(?:and |but |so |now |yes,? |well,? )?(?P<who>{_HOLDER})(?:\w+ly |always |often |sometimes |still |once |will |may |might |has |have |had |would |like to )*{_SAYS}(?: us| you| me| him| them)?(?= that\b|,? there\b| it\b| the\b| he\b| she\b| they\b)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"^(?:and |but )?according to (?P<who>[^,]+)", re.IGNORECASE)
_VERB = re.compile(rf"\s(?:\w+ly |will |may |might |has |have |had |would )*{_SAYS}\b.*$", re.IGNORECASE)
_NEARLY_FIRST = 8


def tells_in_english(piece: str) -> bool:
    """Whether a clause opens a view of others (some argue; counsel submitted that; according to the report)."""
    opening = matcher("en", "reported").search(piece)
    return bool(
        (opening and opening.start() <= _NEARLY_FIRST) or _TELLS.match(piece) or _ACCORDING.match(piece)
    )


def teller_in_english(said: str) -> str | None:
    """Whose view it is that a clause tells, in its own words; None where it does not say."""
    found = _ACCORDING.match(said) or _TELLS.match(said)
    if found:
        return found["who"].strip()
    opening = matcher("en", "reported").search(said)
    return _VERB.sub("", opening[0]).strip() if opening else None
