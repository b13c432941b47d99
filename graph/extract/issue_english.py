"""What a stretch of a moderator's English talk asks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.extract.english_statements import AUXILIARY, statement_of_english
from graph.extract.issue_clauses import Asked
from graph.extract.issue_rivals import likeness
from graph.extract.issue_text import sentences
from graph.model import IssueKind

if TYPE_CHECKING:
    from graph.extract.issue_text import Sentence, Stretch

_WH = (
    r"what|which|who|whom|whose|how|when|where|why|to what extent|in what|under what|on what|at what"
    r"|by what|for whom|for how"
)
_START = rf"(?:{_WH}|{AUXILIARY})\b"
_LEAD = re.compile(
    r"^(?:(?:and|but|or|so|now|then|next|ok|okay|well|also|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|lastly|last"
    r"|last (?:question|topic|one)|(?:question|issue|point|topic) (?:one|two|three|four|\d)|again|thank you|thanks)\b[,:.]?\s+)+",
    re.IGNORECASE,
)
_VOCATIVE = re.compile(
    rf"^(?!(?i:{_WH}|if|after|under|given|does|is|are|should|can|must)\b)(?:(?:Judge|Professor|Prof\.?"
    rf"|Dr\.?|Mr\.?|Ms\.?|Mrs\.?|Miss|Lord|Lady|Sir|Dame|Justice|Dean|General|Chief) (?:[A-Z][\w'’.-]+ ?)+"
    rf"|[A-Z][\w'’-]+),\s+(?:and |but )?"
)
_INTRO = re.compile(rf"^[^?]{{3,90}}?(?::|--|—)\s+(?={_START})", re.IGNORECASE)
_META = re.compile(
    r"^(?:may i\b|could i\b|can i\b|shall we|should we (?:start|begin|move)|would (?:anyone|you|somebody"
    r"|someone) (?:like|care|mind)|who (?:wants|would|is going|goes|will)"
    r"|any(?:one|body)?(?: other| further| more)?(?: thoughts| comments| reactions| takers| views)?\b"
    r"|thoughts|why(?: not| is that| so)?$|how so|what do you (?:think|say|make)"
    r"|what(?:'s| is| are| about) (?:your|you\b|the panel)|your (?:view|thoughts|answer|reaction)s?"
    r"|(?:could|can|would|will) you (?:say|elaborate|expand|explain|tell|give|respond|comment|clarify"
    r"|add)"
    r"|is (?:that|this|it) an? (?:fair|valid|good|sound|real|legitimate|serious|just) |(?:is that"
    r"|are they|is it|are we) (?:right|correct|so|fair|true|ready|wrong)|right$|agreed$"
    r"|do you (?:agree|disagree|share|concur)(?: with (?:that|this|them|him|her))?$"
    r"|how do you (?:respond|react|see)(?: (?:to )?(?:that|this|it))?$|does (?:anyone|anybody|everyone"
    r"|someone)|do (?:any of you|others|we all)|what say you|and you|where do you (?:stand|come out)"
    r"|how (?:would|do) you (?:answer|see it|come out))",
    re.IGNORECASE,
)
# Is that unconscionable? A question of three words that asks something of its own
_BRIEF_QUESTION = re.compile(
    r"(?:is|are|was|were) (?:that|this|it|he|she|they|\w+) (?:\w{3,}(?:able|ible|ous|ive|ary|al|ful|ent|ant|ed|less)|theft|fraud|murder|robbery|negligence|rape|lawful|illegal|unlawful)",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"(?:for |by )?how (?:long|much|many|far)\b", re.IGNORECASE)
# Was it theft or embezzlement?
_BARE_EITHER = re.compile(
    r"(?:is|are|was|were) (?:it|this|that|he|she|they) (?P<a>\w+(?: \w+)?) or (?P<b>\w+(?: \w+)?)",
    re.IGNORECASE,
)
# asks leave to ask: no question by itself
_ASKS_LEAVE = re.compile(
    r"\b(?:may|might|can|could) I (?:just )?(?:press|push|stop|interrupt|take you back|come back|put (?:this|that|it) to)\b",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"fair|valid|sound|agree|disagree|what do you (?:think|say|make)|right|correct|thoughts|your view"
    r"|respond|react|share|concur|where do you stand",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:some|many|most|others?|several|critics|commentators|scholars|courts|one view|the argument"
    r"|it (?:is|has been)|people|practitioners|prosecutors|defen[cs]e (?:counsel|lawyers)|proponents"
    r"|opponents|advocates)"
    r"\b[^.?!]{0,60}?\b(?:argued?|says?|said|suggest(?:s|ed)?|contends?|believes?|claim(?:s|ed)?"
    r"|maintains?|holds?|thinks?|propos(?:es?|ed)|insists?)\s+(?:that\s+)?",
    re.IGNORECASE,
)
# whoever is said to hold something: an issue only where the next words ask whether that is so
_SOMEBODY = re.compile(
    r"^[^.?!]{2,60}?\b(?:argued?s?|says?|said|told|contends?|contended|claims?|claimed|maintains?|maintained"
    r"|insists?|insisted|submits?|submitted|responds?|responded|pleads?|pleaded)\b[^.?!,]{0,40}?\bthat\s+",
    re.IGNORECASE,
)
_ON_VIEW = re.compile(
    r"^(?:and |but |so )?(?:(?:is|are|was|were) (?:the )?[\w'’]+ (?:right|correct)"
    r"|(?:is|does|do|can|will|would|should) (?:that|this|the|their|its|his|her|such an?)"
    r" (?:argument|view|claim|position|contention|defen[cs]e|reading|objection|theory|point|submission)s?"
    r" (?:right|correct|sound|persuasive|convincing|valid|tenable|well taken|hold(?: up| water)?|succeed|prevail"
    r"|stand(?: up)?|convince you|persuade you|be accepted))$",
    re.IGNORECASE,
)
_GROUNDS = re.compile(r",?\s+(?:because|since|as)\s.*$", re.IGNORECASE)
_INDIRECT = re.compile(
    rf"\b(?:questions?|issues?|points?|topics?|ask(?:ing)?|discuss|address|consider|tell us|tackle"
    rf"|turn to|talk about|wonder|is|are|on)\b[^.?!]{{0,40}}?\b(?P<q>whether|{_WH})\s+(?P<rest>[^.?!]+)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf",\s+(?:and|or)\s+(?:if (?:so|not),?\s+)?(?={_START})|;\s+(?:and\s+)?(?={_START})", re.IGNORECASE
)
_OR = re.compile(r",?\s+or\s+(?!not\b)", re.IGNORECASE)
# charged with A, with B, or not at all; treated as A or as B
_REPEATED = re.compile(
    r"\b(?P<by>as|with|for|by|under|to)\s(?P<first>(?:(?!\b(?:as|with|for|by|under|to)\s)[^,?]){2,50}?)"
    r"(?P<more>(?:,\s+(?P=by)\s[^,?]{2,50}?)*),?\s+or\s+(?:(?P=by)\s(?P<last>[^,?]+)|(?P<none>not at all|neither"
    r"|nothing(?: at all)?))$",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r":\s*(?P<list>[^:?]+)$")
_ELLIPTICAL = re.compile(r"^(?:it|they|this|that|so|to)\b", re.IGNORECASE)


def asked_in_english(stretch: Stretch) -> list[Asked]:
    """The questions of one turn in the order of the text; asides to the panel (may I press you?) are none."""
    issues: list[Asked] = []
    views: list[Asked] = []
    indirect: list[Asked] = []
    told: list[Asked] = []
    for sentence in sentences(stretch):
        if sentence.text.rstrip().rstrip("”\"'").endswith("?"):
            found = _questions(sentence)
            if _ON_VIEW.match(_closed(sentence.text)):
                found, views, told = [], views or told, []
            if (
                not found
                and views
                and (_TAKES_UP.search(sentence.text) or _ON_VIEW.match(_closed(sentence.text)))
            ):
                issues += views
                views = []
            issues += found
        else:
            seen = _views(sentence, _VIEW)
            views += seen
            told = seen or _views(sentence, _SOMEBODY)
            indirect += _indirect(sentence)
    if issues:
        issues += [v for v in views if all(likeness(v.text, i.text) < 0.6 for i in issues)]
    return sorted(issues or views or indirect, key=lambda a: a.start)


def _questions(sentence: Sentence) -> list[Asked]:
    edges = [0, *(m.end() for m in _AGAIN.finditer(sentence.text)), len(sentence.text)]
    found = []
    for a, b in pairwise(edges):
        item = _question(sentence, a, b)
        if item:
            found.append(item)
    return found


def _question(sentence: Sentence, start: int, end: int) -> Asked | None:
    words = sentence.text[start:end]
    for lead in (_LEAD, _VOCATIVE, _INTRO, _LEAD):
        found = lead.match(words.lstrip())
        if found:
            cut = len(words) - len(words.lstrip()) + found.end()
            start, words = start + cut, words[cut:]
    text = _closed(words)
    if (
        _META.match(text)
        or _ASKS_LEAVE.search(text)
        or not re.search(rf"(?:^|, (?:and )?){_START}", text, re.IGNORECASE)
        or (len(text.split()) < 4 and not _BRIEF_QUESTION.fullmatch(text) and not _HOW_MUCH.match(text))
    ):
        return None
    begin = sentence.start + start + len(words) - len(words.lstrip())
    return _asked(sentence.stretch, begin, sentence.start + end, text)


def _closed(words: str) -> str:
    text = words.strip()
    text = re.sub(r",\s*(?:and|or|;)?\s*(?:if (?:so|not)\b,?)?\s*$", "", text)
    return text.rstrip("?!. \n").rstrip()


def _asked(stretch: Stretch, start: int, end: int, text: str) -> Asked:
    options = _options(text)
    if options:
        return Asked(stretch, start, end, text, IssueKind.CHOICE, None, options)
    if re.match(
        rf"(?:{_WH})\b|(?:after|under|in|for|on|given|if|when)\b[^,]*, (?:{_WH})\b", text, re.IGNORECASE
    ):
        return Asked(stretch, start, end, text, IssueKind.OPEN)
    return Asked(stretch, start, end, text, IssueKind.POLAR, statement_of_english(text))


def _options(text: str) -> tuple[str, ...]:
    listed = _OPTIONS.search(text)
    if listed and _OR.search(listed["list"]):
        return _split(listed["list"])
    repeated = _REPEATED.search(text)
    if repeated and re.match(rf"(?:{AUXILIARY})\s", text, re.IGNORECASE):
        more = [re.sub(rf"^{repeated['by']}\s", "", p) for p in re.split(r",\s+", repeated["more"]) if p]
        return (repeated["first"], *more, repeated["last"] or repeated["none"])
    if (bare := _BARE_EITHER.fullmatch(text)) and bare["b"].lower() not in ("not", "isn't", "wasn't"):
        return (bare["a"], bare["b"])
    whole = re.match(rf"(?:{AUXILIARY})\s", text, re.IGNORECASE)
    either = re.search(
        r"\b(?P<a>(?:an?|the|one|mere(?:ly)?|simply|as)\s[^,?]{2,50}?),?\s+or\s+(?:rather\s+"
        r"|instead\s+)?(?P<b>(?:an?|the|one|something|mere(?:ly)?|simply|as)\s[^?]+)$",
        text,
        re.IGNORECASE,
    )
    if whole and either and re.match(r"(?:is|are|was|were|should|must|do|does)\b", text, re.IGNORECASE):
        first = re.split(r"\b(?=(?:an?|the|one|as)\s)", either["a"])
        return (first[-1].strip(), either["b"].strip())
    return ()


def _split(words: str) -> tuple[str, ...]:
    parts = [p.strip() for p in re.split(r",\s*(?:or\s+)?|\s+or\s+", words)]
    found = tuple(dict.fromkeys(re.sub("^(?:or|either) ", "", p) for p in parts if p))
    return found if len(found) > 1 else ()


def _views(sentence: Sentence, reports: re.Pattern[str]) -> list[Asked]:
    words = sentence.text.lstrip()
    lead = len(sentence.text) - len(words)
    m = reports.search(words)
    if m is None:
        return []
    statement = _GROUNDS.sub("", _closed(words[m.end() :]))
    if len(statement.split()) < 3 or _ELLIPTICAL.match(statement):
        return []
    start = sentence.start + lead + m.start()
    words = _closed(words[m.start() :])
    return [Asked(sentence.stretch, start, start + len(words), words, IssueKind.POLAR, statement, (), 0.8)]


def _indirect(sentence: Sentence) -> list[Asked]:
    m = _INDIRECT.search(sentence.text)
    if m is None:
        return []
    start = sentence.start + m.start("q")
    text = _closed(sentence.text[m.start("q") :])
    if len(text.split()) < 4:
        return []
    if m["q"].lower() == "whether":
        kind, proposition = IssueKind.POLAR, text.split(None, 1)[1]
        return [Asked(sentence.stretch, start, start + len(text), text, kind, proposition, (), 0.7)]
    item = _asked(sentence.stretch, start, start + len(text), text)
    return [replace(item, confidence=0.7)]
