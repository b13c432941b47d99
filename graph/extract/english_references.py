"""Agreement and disagreement in English that names nobody: I agree; no quarrel with that; what she said; so do I."""

from __future__ import annotations

import re

from graph.model import AgreementKind

_OPENING = r"^(?:(?:and|but|so|well|yes|no|then|here|there|once again|again|too|also|sorry|on that|on this|with respect|respectfully|I['’]m afraid)[,]?\s+)*"
_DEGREE = r"(?:(?:entirely|completely|fully|wholly|largely|broadly|very much|respectfully|strongly|quite|rather|also|must|would|can only|have to|am bound to|too|certainly|simply|just)\s+)*"
_AT = r"(?=$|[,.;:]|\s+(?:on|about|as to|there|here|too|with (?:that|this|him|her|them|it|everything|all)|entirely|completely|and|but|though|in the result|for|across|until|up to)\b)"
_SAME = re.compile(
    rf"{_OPENING}(?:I {_DEGREE}(?:agree|concur|second (?:that|it|this|him|her))|agreed|I['’]d (?:say the same|second that)|same (?:here|answer|view|for me|again)"
    r"|I(?:['’]d| would|['’]ll)? (?:come (?:out|down)|end up|land) (?:in )?the same (?:way|place|side)|I (?:reach|get to) the same (?:result|conclusion|place|answer)|ditto|likewise|me too|hear, hear|seconded|so (?:do|would|am|say) I|(?:nor|neither) (?:do|would|am|can) I|exactly so|precisely so|quite so"
    r"|(?:I have )?no (?:quarrel|disagreement|dissent|argument|difference)(?: at all)?(?: (?:with|from|on|about|there|here) (?:that|this|it|him|her|them|me|there|either))?"
    r"|(?:what|as) (?:he|she|they) (?:just )?said|(?:he|she|they)['’](?:s|re) (?:quite |absolutely |surely )?right|(?:he|she|they) (?:is|are|has it|got it) (?:quite |absolutely |exactly )?right"
    r"|(?:I )?(?:could not|couldn['’]t|can['’]t|cannot) (?:agree more|have (?:put|said) (?:it|that) (?:any )?better|improve on that|put it better|add to that|disagree|quarrel with that|argue with that)"
    r"|(?:I have )?(?:nothing|little) to add|I(?:['’]d)? adopt that|I can only agree|that is my view(?: too| as well| also)?|that['’]s my view(?: too| as well| also)?|my view exactly|that['’]s right|that is right|well put|put (?:far )?better than I could)"
    + _AT,
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"{_OPENING}(?:I {_DEGREE}(?:disagree|dissent|differ|beg to differ|part company|demur)|(?:I['’]m|I am) (?:the (?:lone )?)?(?:dissenter|dissenting|on the other side)"
    r"|I(?:['’]d| would|['’]m going to)? (?:go|lean|incline|take|come down|come out|see (?:it|this|that|things)) (?:the )?(?:other way|opposite (?:view|side)|differently|otherwise|a different view|quite differently)"
    r"|I (?:take|hold|have|prefer) (?:a|the) (?:very |quite )?(?:different|contrary|opposite|other) view|I (?:can['’]t|cannot|don['’]t|do not) (?:agree|accept that|go along|share that|see it that way)"
    r"|not so|quite the (?:opposite|contrary|reverse)|(?:he|she|they)['’](?:s|re) (?:quite |simply )?wrong)"
    + _AT,
    re.IGNORECASE,
)
_RESULT_ONLY = re.compile(
    r"in the result|with the result|same (?:result|place|conclusion)|for (?:a |an |my own )?(?:different|other|another) (?:reason|ground)s?",
    re.IGNORECASE,
)


def nameless(clause: str) -> AgreementKind | None:
    """How a clause that names nobody takes up what the speaker before said; None where it does not."""
    if _OTHER.search(clause):
        return AgreementKind.DISAGREE
    if not _SAME.search(clause):
        return None
    return AgreementKind.SAME_RESULT_OTHER_REASON if _RESULT_ONLY.search(clause) else AgreementKind.AGREE
