"""How an extraction compares with a hand-made table: the figures of the project's score.py, kept here so that the
transcripts under ``tests/golden`` and ``seeds`` are measured wherever the tests run. A golden test checks that the
two agree where score.py is at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
U = TypeVar("U")
Json = dict[str, Any]
Cell = tuple[str | None, str | None]

_NOT_LETTERS = re.compile(r"[\s\W_]+")
_TITLE = re.compile(r"^(dr|mr|ms|mrs|prof|professor|judge|hon|justice)\.?\s+", re.IGNORECASE)
_TYPE_WORD = re.compile(r"修正案|解释|意见|通知|规定|决定|批复|纪要|条例|办法|准则|公约|宪法|法典|法")
_ISSUER = re.compile(
    r"中华人民共和国|最高人民法院|最高人民检察院|最高法|最高检|公安部|司法部|全国人大常委会|中国共产党|关于"
)
_NUMBER = re.compile(r"[(（]([一二三四五六七八九十]+)[)）]|(\d+)")
_COMMON = {
    *[
        "v",
        "vs",
        "the",
        "of",
        "united",
        "states",
        "section",
        "sec",
        "u",
        "s",
        "c",
        "usc",
        "act",
        "art",
        "article",
        "in",
        "re",
        "no",
    ]
}


def figures(gold: Json, found: Json, raw: str) -> dict[str, float | None]:
    """Every figure of score.py, 0..1; None where there is nothing to measure."""
    return Comparison(gold, found, raw).figures()


class Comparison:
    """One extraction beside one table; what was paired with what is worked out once."""

    def __init__(self, gold: Json, found: Json, raw: str) -> None:
        self.gold, self.found, self.raw = gold, found, raw
        self.experts: list[str] = [e["name"] for e in gold["experts"]]
        self.named: list[str] = [p["name"] for p in found["participants"] if p["role"] == "expert"]
        self.people = _pair(self.experts, self.named, lambda a, b: float(_same_person(a, b)), 1.0)
        self.name_of = {self.named[j]: self.experts[i] for i, j in self.people}
        labels = [c["label"] for c in gold["cases"]]
        only = float(len(labels) == 1)
        found_labels = [c["label"] for c in found["cases"]]
        self.cases = _pair(labels, found_labels, lambda a, b: max(_dice(a, b), only), 0.5)
        self.gold_issues = [(q["ordinal"], s) for q in gold["questions"] for s in q["sub_issues"]]
        self.found_issues = [(q["ordinal"], s) for q in found["questions"] for s in q["issues"]]
        self.issues = _pair(self.gold_issues, self.found_issues, self._alike, 0.35)

    def figures(self) -> dict[str, float | None]:
        """All of them by name."""
        wanted = {q["ordinal"] for q in self.gold["questions"]}
        given = [q["ordinal"] for q in self.found["questions"]]
        hits, wrong, required, located, evidenced = self._cells()
        right, predicted, expected = self._charges()
        given_cells = hits + wrong + self._stray
        return {
            "experts": _f1(len(self.people), len(self.named), len(self.experts)),
            "questions": _f1(len(wanted & set(given)), len(given), len(wanted)),
            "issues": _f1(len(self.issues), len(self.found_issues), len(self.gold_issues) - len(self._spare)),
            "stances": _f1(hits, given_cells, required),
            "stance_precision": hits / given_cells if given_cells else 0.0,
            "stance_recall": hits / required if required else 1.0,
            "evidence": evidenced / located if located else 0.0,
            "charges": _f1(right, predicted, expected),
            "conditional": self._conditional(),
            "opinions": self._opinions(),
            **self._authorities(),
            "cases": _f1(len(self.cases), len(self.found["cases"]), len(self.gold["cases"])),
            "grounded": self._grounded(),
        }

    def _alike(self, g: tuple[int, Json], f: tuple[int, Json]) -> float:
        if g[0] != f[0]:
            return 0.0
        text = f[1]["text"]
        label = {c["id"]: c["label"] for c in self.found["cases"]}.get(f[1]["case"], "")
        texts = (text, label + text, f[1]["proposition"] or text)
        return max(
            _likeness(t, x) for t in (g[1]["text"], g[1].get("proposition") or g[1]["text"]) for x in texts
        )

    @cached_property
    def _spare(self) -> set[str]:
        matched = {i for i, _ in self.issues}
        return {
            s["id"] for i, (_, s) in enumerate(self.gold_issues) if s.get("optional") and i not in matched
        }

    @cached_property
    def _taken(self) -> dict[Cell, Json]:
        """The stance given for each issue and expert of the table, the first one where there are two."""
        issue_of = {self.found_issues[j][1]["id"]: self.gold_issues[i][1]["id"] for i, j in self.issues}
        taken: dict[Cell, Json] = {}
        self._stray = 0
        for stance in self.found["stances"]:
            if stance["polarity"] == "silent":
                continue
            cell = (issue_of.get(stance["issue"]), self.name_of.get(stance["participant"]))
            if None in cell or cell in taken:
                self._stray += 1
            else:
                taken[cell] = stance
        return taken

    def _positions(self) -> Iterable[tuple[Json, Json | None, set[str], str]]:
        """Each position of the table with the stance given for it, the right answers, and the one given."""
        for p in self.gold["positions"]:
            if p["sub_issue"] not in self._spare:
                stance = self._taken.get((p["sub_issue"], p["expert"]))
                yield (
                    p,
                    stance,
                    {p["stance"], *p.get("accept", [])},
                    stance["polarity"] if stance else "silent",
                )

    def _cells(self) -> tuple[int, int, int, int, int]:
        hits = wrong = required = located = evidenced = 0
        for p, stance, right, said in self._positions():
            optional = p["stance"] == "silent" or p.get("explicit") is False
            ok = said in right or (said == "silent" and optional)
            good = stance is not None and said in right and p["stance"] != "silent"
            required += (not optional) or good
            hits += good
            wrong += stance is not None and not good and not (ok and p["stance"] == "silent")
            if stance is not None and good and p["quote"]:
                located += 1
                place = stance["evidence"] or {"start": 0, "end": 0}
                around = _paragraphs(self.raw, p["quote"])
                evidenced += any(place["start"] < b and place["end"] > a for a, b in around)
        return hits, wrong, required, located, evidenced

    def _charges(self) -> tuple[int, int, int]:
        right = predicted = expected = 0
        for p, stance, _, _ in self._positions():
            optional = p["stance"] == "silent" or p.get("explicit") is False
            if p["stance"] in ("affirm", "conditional", "mixed") and (stance or not optional):
                mine = {_squeeze(c) for c in (stance["charges"] if stance else [])}
                theirs = {_squeeze(c) for c in p["charges"]}
                right += len(mine & theirs)
                predicted += len(mine)
                expected += len(theirs)
        return right, predicted, expected

    def _conditional(self) -> float | None:
        hits = predicted = expected = 0
        for p, stance, right, said in self._positions():
            is_one = p["stance"] == "conditional"
            expected += is_one
            hits += bool(is_one and stance and said == "conditional" and stance["conditions"])
            predicted += said == "conditional" and (is_one or "conditional" not in right)
        return _f1(hits, predicted, expected) if expected else None

    def _opinions(self) -> float:
        case_of = {self.found["cases"][j]["id"]: self.gold["cases"][i]["id"] for i, j in self.cases}
        single = len(self.gold["cases"]) == 1

        def same(g: Json, f: Json) -> float:
            charges = {_squeeze(c) for c in g["charges"]} == {_squeeze(c) for c in f["charges"]}
            case = case_of.get(f["case"], g["case"] if single else None)
            return float(charges and g["ordinal"] == f["ordinal"] and g["case"] == case)

        wanted, given = self.gold["divergent_opinions"], self.found["opinions"]
        return _f1(len(_pair(wanted, given, same, 1.0)), len(given), len(wanted))

    def _authorities(self) -> dict[str, float]:
        wanted, given = self.gold["authorities"], self.found["authorities"]
        must = {i for i, a in enumerate(wanted) if not a.get("optional") and a["kind"] != "doctrine"}
        matched = _pair(wanted, given, _same_authority, 0.6)
        got, used = {i for i, _ in matched}, {j for _, j in matched}
        extra = [a for j, a in enumerate(given) if j not in used and a["kind"] != "doctrine"]
        hits = predicted = expected = 0
        for i, j in matched:
            theirs = set(wanted[i]["cited_by"]) & set(self.experts)
            mine = {
                self.name_of[c["participant"]]
                for c in given[j]["citations"]
                if c["participant"] in self.name_of
            }
            hits, predicted, expected = (
                hits + len(mine & theirs),
                predicted + len(mine),
                expected + len(theirs),
            )
        expected += sum(len(set(wanted[i]["cited_by"]) & set(self.experts)) for i in must - got)
        return {
            "authorities": _f1(len(got & must), len(got & must) + len(extra), len(must)),
            "citations": _f1(hits, predicted, expected),
        }

    def _grounded(self) -> float:
        places = [s["evidence"] for s in self.found["stances"] if s["polarity"] != "silent"]
        places += [c["evidence"] for a in self.found["authorities"] for c in a["citations"]]
        places += [o["evidence"] for o in self.found["opinions"]] + [
            s["evidence"] for _, s in self.found_issues
        ]
        exact = [e for e in places if e and e["quote"] and self.raw[e["start"] : e["end"]] == e["quote"]]
        return len(exact) / len(places) if places else 0.0


def _squeeze(text: str | None) -> str:
    return _NOT_LETTERS.sub("", text or "").lower()


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def _dice(a: str, b: str) -> float:
    x, y = _grams(_squeeze(a)), _grams(_squeeze(b))
    return 2 * sum((x & y).values()) / (sum(x.values()) + sum(y.values()))


def _likeness(a: str, b: str) -> float:
    short, long = sorted((_squeeze(a), _squeeze(b)), key=len)
    if not short or len(long) > 3 * len(short):
        return _dice(short, long)
    x, y = _grams(short), _grams(long)
    return max(_dice(short, long), 0.9 * sum((x & y).values()) / sum(x.values()))


def _name_parts(name: str) -> list[str]:
    name = re.sub(r"[(（].*?[)）]", " ", name)
    if name.count(",") == 1:
        name = " ".join(reversed(name.split(",")))
    return _TITLE.sub("", name.strip()).replace(".", " ").split()


def _same_person(a: str, b: str) -> bool:
    x, y = _name_parts(a), _name_parts(b)
    if _squeeze("".join(x)) == _squeeze("".join(y)):
        return True
    if not (a + b).isascii() or not x or not y:
        return False
    first = len(x) == 1 or len(y) == 1 or x[0][0].lower() == y[0][0].lower()
    return first and x[-1].lower() == y[-1].lower()


def _same_authority(g: Json, f: Json) -> float:
    names = [g["name"], *g.get("aliases", [])]
    exact = {_squeeze(n) for n in names} & {_squeeze(n) for n in (f["name"], *f["aliases"])}
    known = float(bool(exact) and len(max(exact, key=len)) > 2)
    return max([known, *(_alike_authority(n, f["name"]) for n in names)])


def _alike_authority(a: str, b: str) -> float:
    if _squeeze(a) == _squeeze(b):
        return 1.0
    if (a + b).isascii():
        return _alike_english(a, b)
    types = [_TYPE_WORD.findall(t) for t in (a, b)]
    if types[0] and types[1] and types[0][-1] != types[1][-1]:
        return 0.0
    numbers = [{n for pair in _NUMBER.findall(t) for n in pair if n} for t in (a, b)]
    if numbers[0] != numbers[1] and ((numbers[0] and numbers[1]) or "修正案" in a + b):
        return 0.0
    bare = [_ISSUER.sub("", t) for t in (a, b)]
    return 0.0 if min(len(_squeeze(t)) for t in bare) < 4 else _likeness(*bare)


def _alike_english(a: str, b: str) -> float:
    x, y = (set(re.findall(r"[a-z]+|\d+", t.lower())) - _COMMON for t in (a, b))
    digits_x, digits_y = ({t for t in s if t.isdigit()} for s in (x, y))
    if digits_x and digits_y and not (digits_x <= digits_y or digits_y <= digits_x):
        return 0.0
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _pair(
    left: Sequence[T], right: Sequence[U], alike: Callable[[T, U], float], least: float
) -> list[tuple[int, int]]:
    """Best pairs first, each side used once."""
    scored = [(-alike(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored):
        if -value >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _f1(hits: float, predicted: float, expected: float) -> float:
    return 1.0 if not predicted and not expected else 2 * hits / (predicted + expected)


def _paragraphs(raw: str, quote: str) -> list[tuple[int, int]]:
    """The lines of the text that a quotation stands in, with the line before and after each."""
    spans, at = [], raw.find(quote)
    while at >= 0:
        start = raw.rfind("\n", 0, max(raw.rfind("\n", 0, at), 0)) + 1
        end = raw.find("\n", max(raw.find("\n", at + len(quote)), 0) + 1)
        spans.append((start, len(raw) if end < 0 else end))
        at = raw.find(quote, at + 1)
    return spans
