"""Which case an issue is about, and one issue per case where a question asks about several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.extract.case_names import cases_named
from graph.extract.issue_clauses import asked
from graph.extract.issue_wording import tidy
from graph.extract.issue_words import ASKING, QUESTION, full_width, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.issue_clauses import Asked
    from graph.model import CourtCase

_SEVERAL = re.compile(
    r"(?:上述|以上|前述|前面|这)(?:的)?[一两二三四五几多数]?(?:个|起|则|件|宗)?案(?:例|件"
    r"|子)?(?:当)?(?:中|里)?(?:的)?"
    r"|(?:两|二|三|四|几)(?:个|起|则|件|宗)?案(?:例|件|子)?(?:当)?(?:中|里)?(?:的)?"
    r"|(?:各|每)(?:个|起|则)?案(?:例|件)?(?:中)?(?:的)?"
)
_COMPARED = re.compile(r"区别|不同|差异|差别|异同|相同|一致|比较|相比|关联|联系|矛盾|分别有何")
_EACH = re.compile(
    r"统一(?=适用|认定|按|以|定性)|分别|各自|是否都|都(?=应|能|可|是|构成|属于)|均|各(?=应|构成|如何)"
)
_TAIL_START = re.compile(
    rf"(?:究竟|到底|应当|应该|应|又|分别|各自|各|均|都|可以|能够)+[^，。；、]{{0,8}}?(?:{ASKING})"
    rf"|(?:{ASKING})"
)
_AND = "、，；和与及以并，,;及其"
_ANAPHOR = re.compile(r"本案|该案|此案|该行为|这(?!里|样|么)|其|该|上述|前述|此|他|她")
_GENERAL = re.compile(
    r"实践中|实务中|一般(?!违法)|通常|此类|类似|这类|何谓|何为|什么是|界限|区别是|如何(?:准确"
    r"|正确)?(?:理解|界定|把握)|范围"
)
_FIGURE = re.compile(r"\d[\d.]*(?:余|多)?(?:万|亿)?(?:余|多)?(?:元|枚|张|个|人|件|次|名|克|吨)")
_THIS_CASE = re.compile(r"本案|该案|此案|这一?(?:起|个)?案[件例]|案件中|涉案")


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with the case it is about, None for none or all."""

    item: Asked
    case: CourtCase | None


def place(items: Sequence[Asked], cases: Sequence[CourtCase]) -> list[Placed]:
    """Every question with its case, in order; one for each case where it asks about several."""
    placed: list[Placed] = []
    turn, at = None, 0
    current: CourtCase | None = None
    seen: list[CourtCase] = []
    for item in items:
        if item.stretch is not turn:
            turn, at, seen = item.stretch, 0, []
        named = cases_named(item.stretch.view[at : item.start], cases)
        seen += [c for c in dict.fromkeys(named) if c not in seen]
        current = named[-1] if named else current or _by_context(item, at, cases)
        several = _distributed(item, cases, seen)
        if several:
            placed += several
            current = None
        else:
            current = _case_of(item, cases, current)
            placed.append(Placed(item, current))
        at = max(at, item.end)
    return placed


def _by_context(item: Asked, at: int, cases: Sequence[CourtCase]) -> CourtCase | None:
    """The case whose parties stand just before a question that points back to them."""
    before = item.stretch.text[at : item.start]
    told = [c for c in cases if any(_speaks_of(before, p.name) for p in c.parties)]
    return told[0] if len(told) == 1 and _ANAPHOR.search(item.text) else None


def _distributed(item: Asked, cases: Sequence[CourtCase], seen: Sequence[CourtCase]) -> list[Placed]:
    if len(cases) < 2:
        return []
    view = mask(item.text)
    question = QUESTION.search(view)
    before = view[: question.start()] if question else view
    if _COMPARED.search(view):
        return []
    named = cases_named(before, cases)
    if len(set(named)) > 1:
        return _sliced(item, view, cases)
    together = _SEVERAL.search(before)
    if not together or named:
        return []
    meant = [c for c in cases if c in seen] if len(set(seen)) > 1 else list(cases)
    if len(set(seen)) == 1 and "上述案" in together[0] and not re.search("[两二三几]", together[0]):
        return []
    return [_for_case(item, view, together, case) for case in meant]


def _for_case(item: Asked, view: str, together: re.Match[str], case: CourtCase) -> Placed:
    """The question with the label of one case in place of 上述案件."""
    inside = (
        "中的" if re.search("[中里]的$", together[0]) else "中" if re.search("[中里]$", together[0]) else ""
    )
    inside = inside or ("的" if together[0].endswith("的") else "")
    rest = item.text[together.end() :]
    for m in reversed(list(_EACH.finditer(view, together.end()))):
        kept = m[0].removesuffix("都") if m[0] == "是否都" else ""
        rest = item.text[together.end() : m.start()] + kept + rest[m.end() - together.end() :]
    text = item.text[: together.start()] + case.label + inside + rest
    return Placed(_reworded(item, text), case)


def _sliced(item: Asked, view: str, cases: Sequence[CourtCase]) -> list[Placed]:
    """案例一中甲、案例二中乙应如何分别处理: each case's part with the predicate they share."""
    tail = _TAIL_START.search(view)
    end = tail.start() if tail else len(view)
    places = sorted((m, c) for c in cases for m in _mentions(view[:end], c))
    if len(places) < 2:
        return []
    lead = item.text[: places[0][0]]
    edges = [*(p for p, _ in places[1:]), end]
    parts = [item.text[a:b].rstrip(_AND) for (a, _), b in zip(places, edges, strict=True)]
    rest = _EACH.sub(lambda m: "是否" if m[0] == "是否都" else "", item.text[end:])
    placed = []
    for (_, case), part in zip(places, parts, strict=True):
        words = _filled(part, case, parts[-1], places[-1][1])
        if parts[-1].endswith("的行为") and not words.endswith("的行为"):
            words += "的行为"
        placed.append(Placed(_reworded(item, lead + words + rest), case))
    return placed


def _mentions(view: str, case: CourtCase) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(case.label), view)]


def _filled(part: str, case: CourtCase, last: str, last_case: CourtCase) -> str:
    """A part that is a bare label takes over what is said of the last one (案例一和案例二的数额)."""
    bare = part.removeprefix(case.label).strip("中里的")
    return part if bare or case is last_case else case.label + last.removeprefix(last_case.label)


def _reworded(item: Asked, text: str) -> Asked:
    again = asked(item.stretch, item.start, item.end, text=tidy(text), confidence=item.confidence)
    return again if again.kind is item.kind else replace(item, text=tidy(text))


def _case_of(item: Asked, cases: Sequence[CourtCase], current: CourtCase | None) -> CourtCase | None:
    """By label, else by parties, else the only case where it is meant, else the case spoken of before."""
    named = _named(item, cases)
    if named:
        return named[0] if len(named) == 1 else None
    told = [c for c in cases if any(_speaks_of(item.text, p.name) for p in c.parties)]
    told = told or [c for c in cases if _has_figure_of(item.text, c)]
    if len(told) == 1 or current in told:
        return told[0] if len(told) == 1 else current
    if len(cases) == 1 and _THIS_CASE.search(item.text):
        return cases[0]
    return None if _GENERAL.search(item.text) else current


def _named(item: Asked, cases: Sequence[CourtCase]) -> list[CourtCase]:
    """The cases named before the question word, else anywhere in the question, each once."""
    view = mask(item.text)
    question = QUESTION.search(view)
    before = cases_named(view[: question.start()], cases) if question else []
    return list(dict.fromkeys(before or cases_named(full_width(item.text), cases)))


def _has_figure_of(text: str, case: CourtCase) -> bool:
    """Whether an amount or number of the facts (18万元, 600个) stands in the question."""
    facts = case.passage.quote if case.passage else ""
    return any(re.search(rf"(?<![\d.]){re.escape(f)}", facts) for f in _FIGURE.findall(text))


def _speaks_of(text: str, name: str) -> bool:
    if len(name) > 1:
        return name in text
    return bool(re.search(rf"(?<![\u4e00-\u9fff]){name}|{name}(?=[、，的是与和]|[甲乙丙丁])", text))
