"""The grounds a speaker gives, word for word, from the same turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.clause_kinds import ClauseKind
from graph.extract.wordlists import Tongue, alternation, words
from graph.model import Reason, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.transcript.repair import RepairedText

_STEP = r"一方面|另一方面|再者|其[一二三四五]|第[一二三四五](?!问|个|种|百|十|千|条|款|次|款)|[一二三四五]是|[（(][一二三四五1-5][)）]|首先|其次|再次|最后|此外|另外"
_ENGLISH_STEP = r"(?:first|firstly|second|secondly|third|thirdly|finally|lastly|also|moreover|besides|for one thing|for another|to begin with)"
_OPENING = {
    "zh": re.compile(
        r"^(?:(?:我的|其|主要的?|这样(?:说|看|认定)的?)?(?:"
        + alternation("zh", words("zh", "reasons"))
        + rf"|理由有[^，。：]{{1,4}}|原因有[^，。：]{{1,4}}|如下|这样看|{_STEP})[，：:。、]?)+"
    ),
    "en": re.compile(
        rf"^(?:(?:and|but|so)\s+)?(?:because|since|given that|after all|(?:the|my|my main|the main) reasons? (?:is|are|for that is)(?: simple| that| this| these)*|{_ENGLISH_STEP},)[:,]?\s+",
        re.IGNORECASE,
    ),
}
_ANNOUNCES = {
    "zh": re.compile(
        r"^(?:其|主要|我的|具体)?(?:理由|原因|依据)(?:主要)?(?:如下|有[^，。]{1,6}|是[两三四]个方面)|^(?:这是|正是|是)?因为|^(?:其|主要|我的)?(?:理由|原因)(?:是|在于)|^由于|^毕竟|^之所以|^考虑到|^鉴于"
    ),
    "en": re.compile(
        r"^(?:and |but )?(?:because|after all|(?:the|my|my main|the main) reasons?\b|for one thing|for the reason)",
        re.IGNORECASE,
    ),
}
_NEXT_STEP = {"zh": re.compile(rf"^(?:{_STEP})"), "en": re.compile(rf"^{_ENGLISH_STEP}\b,?", re.IGNORECASE)}
_HEADING = re.compile(
    r"^(?:其|主要|我的|具体)?(?:理由|原因|依据)(?:主要)?(?:如下|有[^，。]{1,6})$|^之所以[^，。]{1,14}$|^(?:the|my|my main|the main) reasons? (?:is|are) (?:simple|plain|these|as follows|twofold)$",
    re.IGNORECASE,
)
_MOST = 4
_NEAR = 4
_SHORT = {"zh": 6, "en": 20}
_GAP = 2


def reasons_for(
    stance: str,
    held: Assertion,
    turn: Sequence[Assertion],
    support: Iterable[int],
    text: RepairedText,
    tongue: Tongue,
) -> tuple[Reason, ...]:
    """The grounds of one stance: those bound to its verdict, then sentences near it that stay with its issue and
    answer nothing themselves (``support``: their places in the turn). Whole clauses; at most four.
    """
    spans = [_run(group) for group in _groups(held.reasons, tongue) if group[0].kind is not ClauseKind.TOPIC]
    given = list(_given_after(turn, held, tongue))
    spans += given
    near = [turn[n] for n in support if _supports(turn[n], held)]
    if not given:
        spans += sorted(_by_sentence(near), key=lambda s: abs(s[0] - held.end))
    made: dict[str, Reason] = {}
    taken: list[tuple[int, int]] = []
    for start, end in spans:
        if len(made) < _MOST and not any(a < end and start < b for a, b in taken):
            reason = _reason(stance, start, end, text, tongue)
            if reason:
                taken.append((start, end))
                made.setdefault(reason.id, reason)
    return tuple(sorted(made.values(), key=lambda r: r.passage.span))


def _given_after(turn: Sequence[Assertion], held: Assertion, tongue: Tongue) -> Iterator[tuple[int, int]]:
    """The sentences right behind a stance that are said to be its grounds: 理由是…, 第一…第二…; because …, first …."""
    at = next((n for n, a in enumerate(turn) if a is held), len(turn))
    number = held.sentence
    for sentence in _sentences(turn[at + 1 :]):
        clauses = sorted({c.start: c for a in sentence for c in _clauses(a)}.values(), key=lambda c: c.start)
        first = sentence[0]
        follows = first.sentence - number <= 1 and first.paragraph == held.paragraph
        opened = bool(clauses) and bool(_ANNOUNCES[tongue].match(clauses[0].text))
        step = bool(clauses) and bool(_NEXT_STEP[tongue].match(clauses[0].text))
        if not follows or not (opened or step) or any(a.asks or a.told for a in sentence):
            return
        number = first.sentence
        yield from (
            _run(group)
            for group in _groups(clauses, tongue)
            if not _HEADING.match(group[0].text) or len(group) > 1
        )


def _sentences(assertions: Sequence[Assertion]) -> Iterator[list[Assertion]]:
    """Assertions of one sentence together, in order."""
    group: list[Assertion] = []
    for a in assertions:
        if group and a.sentence != group[-1].sentence:
            yield group
            group = []
        group.append(a)
    if group:
        yield group


def _clauses(a: Assertion) -> Iterator[Clause]:
    yield from (*a.lead, *a.conditions, *a.reasons)
    if a.core:
        yield a.core


def _supports(a: Assertion, held: Assertion) -> bool:
    other = (
        a is not held
        and not a.told
        and not a.depends
        and not a.asks
        and (a.core or a.lead[-1:] != a.topic[-1:])
    )
    if a.core is None and all(c.kind is ClauseKind.TOPIC for c in a.lead):
        return False
    return other and a.paragraph == held.paragraph and abs(a.sentence - held.sentence) <= _NEAR


def _by_sentence(assertions: Iterable[Assertion]) -> Iterator[tuple[int, int]]:
    """One span for all that a sentence says."""
    spans: dict[int, tuple[int, int]] = {}
    for a in assertions:
        end = max([a.end, *(c.end for c in a.reasons)])
        start, until = spans.get(a.sentence, (a.start, end))
        spans[a.sentence] = (min(start, a.start), max(until, end))
    yield from spans.values()


def _groups(clauses: Sequence[Clause], tongue: Tongue) -> list[list[Clause]]:
    """Clauses of grounds that follow one another are one ground, up to a word that opens the next (其二)."""
    groups: list[list[Clause]] = []
    for c in clauses:
        if _HEADING.match(c.text):
            groups.append([c])
            continue
        heads = bool(groups) and bool(_HEADING.match(groups[-1][-1].text))
        if (
            groups
            and not heads
            and c.start - groups[-1][-1].end <= _GAP
            and not _opens(c.text, tongue, alone=_stands_alone(groups[-1], tongue))
        ):
            groups[-1].append(c)
        else:
            groups.append([c])
    return groups


def _opens(text: str, tongue: Tongue, *, alone: bool) -> bool:
    """Whether a clause opens another ground: not after a bare 第一 or first, which opened this one."""
    return not alone and bool((_OPENING if tongue == "zh" else _NEXT_STEP)[tongue].match(text))


def _stands_alone(group: Sequence[Clause], tongue: Tongue) -> bool:
    found = _NEXT_STEP[tongue].fullmatch(group[-1].text)
    return len(group) == 1 and found is not None


def _run(group: Sequence[Clause]) -> tuple[int, int]:
    return group[0].start, group[-1].end


def _reason(stance: str, start: int, end: int, text: RepairedText, tongue: Tongue) -> Reason | None:
    said = text.text[start:end]
    opening = _OPENING[tongue].match(said)
    if opening and opening.end() < len(said):
        start += opening.end()
        said = text.text[start:end]
    if len(said) < _SHORT[tongue]:
        return None
    return Reason(make_id("reason", stance, squeeze(said)), said, text.passage(start, end))
