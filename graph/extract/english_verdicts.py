"""The rules that read an English verdict clause on a polar issue, tried in order; the first that fits decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.english_clauses import set_apart
from graph.extract.english_negation import asks_rhetorically_in_english
from graph.extract.english_wordings import (
    blaming,
    contrary,
    contrary_predicated,
    sentiment,
    set_answer,
    without_contrary,
    without_sentiment,
)
from graph.extract.nearness import coverage, likeness, on_predicate
from graph.extract.negation import negated
from graph.extract.terms import terms_of
from graph.extract.verdicts import Spoken, Verdict
from graph.extract.wordlists import signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.extract.assertions import Assertion
    from graph.extract.targets import Target
    from graph.extract.terms import Weights
    from graph.model import Modality

_ANSWER = re.compile(
    r"(?:^(?:(?:so|and|then|well|but|or)\s+)*(yes|no)(?=$|,|\s+(?:on|to|in|for|it|that|this|they|I|you|we|the|because|not)\b)"
    r"|\b(?:say|said|answers? (?:to \w+ \w+ |now |then |here |for me |remains? )?(?:is|are|would be|must be|has to be)|answer's|mine is|a)\s+(?:an? )?(?:\w+ly )?(yes|no)\b|(?<!\bor)\s(yes|no)$)",
    re.IGNORECASE,
)
_CONCLUDING = re.compile(r"(?:so|therefore|hence|thus)\b", re.IGNORECASE)
_NO_NOUN = re.compile(r"^(?:(?:so|and|then|but)\s+)*no\s+\w+(?:\s+\w+)?$", re.IGNORECASE)
_CAREFUL = re.compile(
    r"\b(?:with caution|cautious|careful|not always|not necessarily|not every|sometimes|in some cases)\b",
    re.IGNORECASE,
)
_STAND = re.compile(
    r"\b(?:support|favou?r|in favou?r|oppose[sd]?|endorse|reject|allow|agree|disagree|welcome|I['’](?:m|d be) for (?:it|that|this|one|them|both|the (?:idea|bill|ban|rule|mandate|cap|change|proposal|reform))|no objections?|not? object"
    r"|(?:am|['’]m|be|come down|come out|vote|speak|stand|argue) (?:\w+ly )?against)\b",
    re.IGNORECASE,
)
_JUDGE = r"(?:I|we|(?:an?|the|any|every|no) (?:court|jury|judge|tribunal)|courts|juries|judges|tribunals)"
_CONCLUDES = re.compile(
    rf"\b{_JUDGE}(?:['’]d| would| should| could| might| must| may| can| will|['’]ll| think I would)?(?: not|n['’]t)?(?: \w+ly)? (?:find|hold|convict"
    r"|impose|require|permit|uphold|enforce|exclude|admit|recogni[sz]e|grant|refuse|make the|make that|make an|order|award|sanction"
    r"|say so|do so|do it|do that|accept|strike|dismiss|quash)\b",
    re.IGNORECASE,
)
_ANAPHOR = r"(?:it|he|she|they|that|this|these|those|there|I|we|one|both|(?:the|a|an|his|her|its|my|our|their|such an?)\s\w+(?:\s\w+){0,3}?)"
_AUX = (
    r"(?:is|are|was|were|does|do|did|has|have|had|can|could|may|might|must|shall|should|will|would|ought to)"
)
_ALONE = re.compile(
    rf"^(?:(?:and|but|so|then|well|plainly|clearly|of course|certainly|surely|indeed|in my (?:view|opinion|judgment)|I (?:think|say|believe|would say))\s+)*"
    rf"(?P<subject>{_ANAPHOR})\s(?:\w+ly\s)?(?:never\s)?(?:{_AUX}|ca|wo)(?:\s+not|n['’]t)?(?:\s+(?:be|have been|been|too|as well|either|indeed|\w+ly|never|so|already|"
    r"in my (?:view|opinion|judgment)|at all|on (?:these|those|the) facts|today))*$",
    re.IGNORECASE,
)
_WHO = re.compile(r"(?:it|he|she|they|that|this|these|those|there|I|we|one|both)", re.IGNORECASE)
_LIKEWISE = re.compile(
    rf"^(?:and |but )?(so|nor|neither)\s{_AUX}\s(?:I|it|they|he|she|we|the \w+)\b", re.IGNORECASE
)
_MODAL = re.compile(
    rf"^(?:(?:and|but|so|then|I (?:think|say|believe|would say)|in my (?:view|opinion|judgment))\s+)*(?P<subject>{_ANAPHOR}|.{{3,60}}?)\s"
    r"(?:should|must|ought to|may|can|could|would|will|has to|have to|needs? to|is entitled to|are entitled to|cannot|shall)(?:\s+not|n['’]t)?\s\w+",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"^(?:(?:and|but|so|yes)\s+)*only (?:an?|the|those|in|for|with|after|to|by)\b", re.IGNORECASE
)
_QUOTED_I = re.compile(r"[\"“]I\b[^\"”]*[\"”]?")
_NOT_FIRST = re.compile(
    r"^(?:(?:and|but|so|well|perhaps)\s+)*not\s(?!only|just|merely|simply|least)", re.IGNORECASE
)
_REJECTS = re.compile(
    r"not (?:persuaded|convinced|so|right|sound|buy|accept|follow|agree|share|think so)|unpersuaded|unconvinced|n['’]t (?:be )?(?:right|buy|accept|follow|agree|share|think so"
    r"|so|persuaded|convinced|hold water|wash|work|correct|sound)|cannot be (?:right|correct|so)|(?:is|are|was|were|['’]s|['’]re|got it) (?:\w+ly )?(?:wrong|mistaken|too much|nonsense)|disagree|reject|nonsense|not so"
    r"|misses the point|proves too much|fails\b|misread|overstate",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(
    r"\bagree\b|persuade[sd]|convince[sd]|\b(?:is|are|seems?) (?:\w+ly )?(?:right|correct|sound|convincing|persuasive)\b|\bI accept\b|\bwith them\b|my view too",
    re.IGNORECASE,
)
_VIEW_TOLD = re.compile(r"^.*?\b(?:that|:)\s", re.IGNORECASE)
_ON_IT = re.compile(
    r"\b(?:require|allow|permit|order|impose|adopt|enact|introduce|make|grant|enforce|recogni[sz]e|do|have|give|abolish|ban)\s(?:it|that|this|one|them|the order)\b(?! to\b)"
    r"|\bargu(?:e|ed|ing) for (?:it|one|that|this)\b|\bcampaigned for (?:it|one|that|this)\b",
    re.IGNORECASE,
)
# agreement with a person, which is a reference and no stand of one's own
_WITH_SOMEBODY = re.compile(
    r"\b(?:dis)?agree(?:s|d)? (?:\w+ly )?with (?:(?-i:[A-Z])|the (?:judge|professor|prosecutor|bench|previous|last)|him\b|her\b|them\b|both\b|my (?:friend|learned|colleague))",
    re.IGNORECASE,
)
# what is agreed to there is a step, not the issue
_AGREE_THAT = re.compile(r"\b(?:agree|disagree|accept) that\b", re.IGNORECASE)
_FRAGMENT = 3
_COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|seems?|looks?|sounds?|remains?|becomes?|find|call|feels?)\b|['’](?:s|re|m)\b",
    re.IGNORECASE,
)
_THINK_SO = re.compile(
    r"\b(?:think|thinks|thought|believe|believed|say|said|suppose|hope|hoped) (?:so|not)\b", re.IGNORECASE
)
# what becomes of an argument, an exclusion, a defence
_FATE = re.compile(
    r"^(?:(?:and|but|so|then|therefore|I think|I say)\s+)*(?P<what>(?:the|this|that|such an?|his|her|its|their|my)\s(?:\w+\s){1,4}?)(?P<how>fails?|falls?|collapses?|goes|must (?:go|fail|fall)"
    r"|cannot (?:stand|succeed)|can['’]t (?:stand|succeed)|does not (?:hold|stand|run|apply|arise)|doesn['’]t (?:hold|stand|run|apply|arise)|stands?|succeeds?|survives?|holds?|is made out|is not made out"
    r"|isn['’]t made out|applies|is available|is not available|is open to (?:him|her|them|it)|is not open to (?:him|her|them|it))\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"fail|fall|collapse|\bgo|not|n['’]t", re.IGNORECASE)
# what makes words of the issue an answer: a copula, a modal, somebody who judges, a denial
_SAYS_SO = re.compile(
    r"\b(?:I|we|it|they|he|she|you|is|are|was|were|am|be|been|do|does|did|has|have|had|should|would|could|can|may|might|must|will|shall|ought|amounts?|constitutes?"
    r"|remains?|becomes?|means?|makes?|changes?|requires?|yes|no|not|never|neither|nor|nothing|cannot|counts?|falls?|fits?|meets?|exceeds?|violates?|infringes?"
    r"|breaches|applies|survives?|matters?|follows?|holds?|stands?|goes|go|come|comes|takes?|gives?|gets?|keeps?|owes?|pays?)\b|['’](?:d|s|m|re|ve|ll)\b|n['’]t\b",
    re.IGNORECASE,
)
_ATTITUDE = re.compile(
    r"\bI\s(?:(?:really|simply|just|still|also|would|could|can|do|am|find it|fail to|have)\s|n['’]t\s|don['’]t\s|can['’]t\s|cannot\s|not\s|hard to\s|difficult to\s|wouldn['’]t\s"
    r"|couldn['’]t\s|unable to\s|impossible to\s|to\s|no\s)*(?:see|think|believe|accept|understand|imagine|say|suppose|consider|regard|call|doubt|find|reason|trouble)\b",
    re.IGNORECASE,
)
# to be worth less is to be denied: no reason why it should be treated differently
_LESS = re.compile(r"\b(?:less|worse|different(?:ly)?|inferior|second-class|singled out)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|that|this|such|so|to \w+)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|he|she|they|that|this|these|those|both)", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\bsuch an? \w+|\b(?:to|with|in|about) (?:it|this|that)\b|^(?:and |but |so )?(?:it|that|this|which)\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"\b(?:could|would|should|might|may|can|does|do|is|has)(?:n['’]t| not)?$", re.IGNORECASE
)


def read_english(a: Assertion, core: str, target: Target, weights: Weights, modality: Modality) -> Verdict:
    """The verdict of a clause that is no short answer and announces no conditions."""
    core = _QUOTED_I.sub("_", core)
    terms = terms_of(core, "en")
    spoken = Spoken(
        a, target, weights, core, terms, on_predicate(terms, target, weights), likeness(terms, target, weights),
        negated(core, "en"), modality,
    )  # fmt: skip
    return next((v for rule in _RULES if (v := rule(spoken))), spoken.indirect(0.1 + 0.3 * spoken.predicate))


def _yes_or_no(s: Spoken) -> Verdict | None:
    answer = _ANSWER.search(s.core)
    word = next((g for g in answer.groups() if g), "") if answer else ""
    strength = 1.02 if _CONCLUDING.match(s.core) else 0.9
    return s.verdict(word.lower() == "no", strength, "short_answer") if word else None


def _set_answer(s: Spoken) -> Verdict | None:
    sign = set_answer(s.core)
    if sign is None:
        return None
    return s.depends(0.6, "with_caution") if sign == "?" else s.verdict(sign == "-", 0.6, "stand")


def _only(s: Spoken) -> Verdict | None:
    """Only a fee that was announced would do: neither yes nor no; but only Parliament may: somebody else does."""
    somebody = _ELLIPSIS.search(s.core)
    return s.depends(0.7, "restricted") if _ONLY.match(s.core) and not somebody else None


def _no_such_thing(s: Spoken) -> Verdict | None:
    if not _NO_NOUN.match(s.core):
        return None
    return s.verdict(
        turned=contrary(s.core, s.target.predicate) is not True, strength=0.6, rule="short_answer"
    )


def _with_caution(s: Spoken) -> Verdict | None:
    return s.depends(0.5, "with_caution") if _CAREFUL.search(s.core) else None


def _alone(s: Spoken) -> Verdict | None:
    """The verb of the question alone, with or without not: it is not; she should; so would I."""
    like = _LIKEWISE.match(s.core)
    if like:
        return s.verdict(like[1].lower() != "so", 0.5, "short_answer")
    found = _ALONE.match(s.core)
    if not found:
        return None
    subject = found["subject"]
    if not _WHO.fullmatch(subject) and not coverage(terms_of(subject, "en"), s.target.terms, s.weights):
        return None
    return s.verdict(s.turned, 0.65, "short_answer")


def _not_so(s: Spoken) -> Verdict | None:
    """A clause that begins with not and has no verb of its own (Not until the fee is paid)."""
    return s.verdict(turned=True, strength=0.5, rule="short_answer") if _NOT_FIRST.match(s.core) else None


def _of_told_view(s: Spoken) -> Verdict | None:
    """What a speaker thinks of a view just told (Some say that …. That cannot be right)."""
    told = "，".join(c.text for c in s.assertion.reports)
    if not told:
        return None
    against = bool(_REJECTS.search(s.core))
    if not against and not _ACCEPTS.search(s.core):
        return None
    view = _VIEW_TOLD.sub("", told, count=1)
    opposed = contrary(view, s.target.predicate) is True
    denies = negated(without_contrary(view, s.target.predicate) if opposed else view, "en") ^ opposed
    return s.verdict(against ^ denies ^ s.target.turned, 0.5, "evaluation")


def _praised(s: Spoken) -> Verdict | None:
    """Praise or blame said of the subject of the issue, or of it, by a copula (It would be perverse)."""
    copula = _COPULA.search(s.core)
    blames = sentiment(s.core[copula.end() :]) if copula else None
    if copula is None or blames is None:
        return None
    subject = s.core[: copula.start()]
    about = coverage(terms_of(subject, "en"), s.target.terms, s.weights) > 0 or _IT.search(subject)
    if not about:
        return None
    turned = negated(without_sentiment(s.core), "en")
    return s.verdict(
        blames ^ turned ^ s.target.turned ^ blaming(s.target.issue.proposition or "", s.target.predicate),
        0.48,
        "evaluation",
    )


def _asks(s: Spoken) -> Verdict | None:
    """A question put for its contrary (Must we regulate everything that flies?)."""
    if not (s.assertion.asks and asks_rhetorically_in_english(s.core)):
        return None
    return s.verdict(
        s.turned ^ (contrary(s.core, s.target.predicate) is True) ^ s.target.turned, 0.42, "statement"
    )


def _fate(s: Spoken) -> Verdict | None:
    """What becomes of that which the issue is about: the defence fails; the claim stands."""
    found = _FATE.match(s.core)
    if not found or not coverage(terms_of(found["what"], "en"), s.target.terms, s.weights):
        return None
    return s.verdict(bool(_LOST.search(found["how"])) ^ s.target.turned, 0.6, "opposite")


def _apart(s: Spoken) -> Verdict | None:
    """A clause that only sets another question apart (The fee is harder) answers nothing."""
    return s.indirect() if set_apart(s.core) else None


def _so(s: Spoken) -> Verdict | None:
    """Thinking so, or not (I used to think so)."""
    return s.verdict(s.turned, 0.55, "short_answer") if _THINK_SO.search(s.core) else None


def _on_it(s: Spoken) -> Verdict | None:
    """What the speaker would do with it (require it, allow that), or argued for."""
    return s.verdict(s.turned, 0.5, "conclusion") if _ON_IT.search(s.core) else None


def _stand(s: Spoken) -> Verdict | None:
    if not _STAND.search(s.core):
        return None
    if _WITH_SOMEBODY.search(s.core):
        return s.indirect(0.35)
    return s.verdict(s.turned, 0.42 if _AGREE_THAT.search(s.core) else 0.8, "stand")


def _in_other_words(s: Spoken) -> Verdict | None:
    """The word asked about or its contrary: immune where the question is whether somebody is liable."""
    against = contrary_predicated(s.core, s.target.predicate)
    if against is None or (not against and s.predicate >= 0.28):
        return None
    turned = negated(without_contrary(s.core, s.target.predicate), "en") if against else s.turned
    return s.verdict(against ^ turned ^ s.target.turned, 0.5 + 0.3 * min(s.near, 0.5), "opposite")


def _conclusion(s: Spoken) -> Verdict | None:
    concludes = _CONCLUDES.search(s.core) or (s.assertion.conditions and _ELLIPSIS.search(s.core))
    return s.verdict(s.turned, 0.55, "conclusion") if concludes else None


def _on_predicate(s: Spoken) -> Verdict | None:
    if s.predicate < 0.28 and s.near < 0.45:
        return None
    if not _SAYS_SO.search(s.core) and len(s.core.split()) > _FRAGMENT:
        return s.indirect(0.35)
    return s.verdict(s.turned ^ s.target.turned, 0.5 + 0.3 * s.predicate, "predicate")


def _attitude(s: Spoken) -> Verdict | None:
    """What the speaker cannot see or does not think, whatever that is."""
    if not (s.turned and _ATTITUDE.search(s.core)):
        return None
    against = (contrary(s.core, s.target.predicate) is True) ^ bool(_LESS.search(s.core))
    return s.verdict(s.turned ^ against ^ s.target.turned, 0.42, "statement")


def _evaluated(s: Spoken) -> Verdict | None:
    judged = [
        turns
        for w, turns in signs("en", "evaluations").items()
        if re.search(rf"\b{w}\b", s.core, re.IGNORECASE)
    ]
    back = _POINTS_BACK.search(s.core)
    if not judged or (not back and likeness(terms_of(s.assertion.said, "en"), s.target, s.weights) < 0.12):
        return None
    return s.verdict(judged[0] ^ s.turned ^ s.target.turned, 0.45, "evaluation")


def _ought(s: Spoken) -> Verdict | None:
    """What the subject of the issue, by name or pronoun, should or may do: the estate should have it."""
    found = _MODAL.match(s.core)
    if not found:
        return None
    subject = found["subject"]
    named = coverage(terms_of(subject, "en"), s.target.subject_terms, s.weights) >= 0.3
    if not (named or _PRONOUN.fullmatch(subject)):
        return None
    return s.verdict(s.turned ^ s.target.turned, 0.45 if named else 0.4, "statement")


_RULES: tuple[Callable[[Spoken], Verdict | None], ...] = (
    _yes_or_no, _apart, _fate, _of_told_view, _set_answer, _only, _no_such_thing, _with_caution, _not_so, _alone, _so, _stand, _praised, _in_other_words, _conclusion,
    _on_predicate, _on_it, _evaluated, _ought, _asks, _attitude,
)  # fmt: skip
