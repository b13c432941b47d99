"""Where a text is cut into sentences and clauses; all offsets are those of the text given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract import condition_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.wordlists import Tongue

BLANK = "□"
_LONGEST = 1000
_LONG_QUOTE = re.compile(r"[“「『][^”」』]{18,3000}[”」』]|\"[^\"]{40,3000}\"")
_SENTENCE = {"zh": re.compile(r"[。！？；!?;]+[”」』）]?"), "en": re.compile(r"(?:[.!?]+[\"”’)]*(?=\s|$)|;)")}
_ABBREVIATION = re.compile(
    r"(?:\b(?:v|vs|dr|mr|ms|mrs|prof|hon|no|cf|(?-i:[Aa]rt|[Ss]ec|[Ii]nc|[Cc]orp|[Ss]t)|[a-z]\.[a-z])|(?<!['’])\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_PART = {
    "zh": re.compile(r"[，,：:]|——|…+|(?=而(?:是|系|非|不是|不能|不应|应当|应)(?!可))"),
    "en": re.compile(
        r"[,:()]|--|—| - |(?=\s(?:but|and (?:yes|no|I|it|he|she|they|we|so)|or else|because|although|whereas)\b"
        r"|\sand the \w+ (?:is|are|was|were|fails?|stands?|should|must|would|can|will|falls?|goes|does|has|matters?|applies)\b)"
    ),
}
BRACKET = re.compile(r"[（(][^（()）]{1,80}[）)]")
_SWEEPING = re.compile(
    r"^(?:也|更|并|因此|但是?|所以|对此)?(?:不能|不应当?|不宜|不可|难以|并不能|不该)(?:就|因此|据此|简单地?|想当然地?)?(?:认为|说|主张|推定|理解为|得出)(?:只要|一旦|凡是?|如果|所有|任何)"
)
_ADVERB = re.compile(
    r"(?:of course|certainly|indeed|clearly|surely|sure|naturally|frankly|obviously|plainly|now|well|again)",
    re.IGNORECASE,
)
_LONE_IF = re.compile(r"(?:(?:and|but|so)\s+)?(?:if|unless|where|when)", re.IGNORECASE)
_YES_NO = re.compile(r"(?:(?:so|and|but|then|well)\s+)*(?:yes|no)", re.IGNORECASE)
_ENGLISH_NEXT = re.compile(
    r"(?:and|but|if|unless|because|since|provided|though|although|not if)\b", re.IGNORECASE
)


def blank_quotations(text: str) -> str:
    """The text with long quotations blanked: what a source says is not what the speaker holds. A quotation
    that is most of the text is the speech itself and stays.
    """
    speech = 0.6 * len(text)
    return _LONG_QUOTE.sub(
        lambda m: (
            m[0] if m.start() <= 2 and len(m[0]) > speech else m[0][0] + BLANK * (len(m[0]) - 2) + m[0][-1]
        ),
        text,
    )


def blank_brackets(view: str) -> str:
    """Bracketed asides blanked, character for character; a bracket that is most of the text stays."""
    return BRACKET.sub(lambda m: m[0] if len(m[0]) > 0.6 * len(view) else BLANK * len(m[0]), view)


def sentence_cuts(view: str, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end: at full stops, semicolons and question marks outside quotations.

    What has no such marks for 1,000 characters is cut there: nobody speaks so, and the cost must stay linear.
    """
    for start, end in _marked_cuts(view, tongue):
        for at in range(start, end, _LONGEST):
            yield at, min(at + _LONGEST, end)


def _marked_cuts(view: str, tongue: Tongue) -> Iterator[tuple[int, int]]:
    start, depth_from = 0, 0
    for m in _SENTENCE[tongue].finditer(view):
        if tongue == "en" and m[0] == "." and _abbreviates(view, m.end()):
            continue
        if _inside_quote(view, depth_from, m.start()) and m.end() < len(view):
            continue
        yield start, m.end()
        start = depth_from = m.end()
    if view[start:].strip():
        yield start, len(view)


def _abbreviates(view: str, end: int) -> bool:
    """Whether the stop at ``end`` belongs to an abbreviation (v., Dr., U.S.C.; No. only before a number)."""
    found = _ABBREVIATION.search(view[max(0, end - 6) : end])
    return bool(found) and not (
        found and found[0].lower() == "no." and not view[end : end + 2].strip().isdigit()
    )


def _inside_quote(view: str, start: int, at: int) -> bool:
    opened = view.rfind("“", start, at)
    return opened >= 0 and view.find("”", opened, at) < 0 and view.find("”", at, opened + 120) - opened >= 0


def clause_cuts(view: str, start: int, end: int, tongue: Tongue) -> list[tuple[int, int]]:
    """Spans of the clauses of one sentence, in order, trimmed, none empty."""
    return _answers_joined(view, list(_parts(view, start, end, tongue)), tongue)


def _parts(view: str, start: int, end: int, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """Spans of clauses, trimmed of blanks and stops, none empty; a condition and its 则 are parted too."""
    at = start
    swept = next((a for a in _starts(view, start, end) if _SWEEPING.match(view[a:end])), end)
    marks = [
        (m.start(), m.end())
        for m in _PART[tongue].finditer(view, start, end)
        if not _in_title(view, start, m.start())
    ]
    for a, b in [*marks, (end, end)]:
        if a > swept and a < end:
            continue
        parts = [(at, a)] if at >= swept else condition_words.part(view, at, a, tongue)
        for x, y in parts:
            trimmed = _trim(view, x, y)
            if trimmed:
                yield trimmed
        at = b


def _answers_joined(view: str, pieces: list[tuple[int, int]], tongue: Tongue) -> list[tuple[int, int]]:
    """An English yes or no goes with the clause it speaks of (yes, the letter matters)."""
    if tongue == "zh":
        return pieces
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        before = joined[-1] if joined else None
        said = view[before[0] : before[1]] if before else ""
        supposes = _ENGLISH_NEXT.match(view[start:end])
        if before and _ADVERB.fullmatch(said) and supposes and supposes[0].lower() == "if":
            joined[-1] = (start, end)  # of course, if …: the adverb answers nothing
        elif before and (_LONE_IF.fullmatch(said) or (_YES_NO.fullmatch(said) and not supposes)):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _starts(view: str, start: int, end: int) -> Iterator[int]:
    """Where clauses begin."""
    yield start
    for m in re.finditer(r"[，：；]", view[start:end]):
        yield start + m.end()


def _in_title(view: str, start: int, at: int) -> bool:
    """Between 《 and 》, or between quotation marks."""
    for opening, closing in ("《》", "“”", "「」"):
        opened = view.rfind(opening, start, at)
        if opened >= 0 and view.find(closing, opened, at) < 0:
            return True
    return False


def _trim(view: str, start: int, end: int) -> tuple[int, int] | None:
    stops = "。！？；，,!?;.：: \t\n\u3000"
    while start < end and view[start] in stops:
        start += 1
    while end > start and view[end - 1] in stops:
        end -= 1
    return (start, end) if start < end else None
