"""How far certainties can be trusted, and the curves that make them shares that were measured.

    make reliability                        measure, print, write graph/extract/reliability.json
    python -m benchmarks.reliability        measure and print only

Every transcript with a table made by hand is read without any curve; each stance is then right or wrong by its table:
right is the right answer, proved by words of the right paragraph where the table names some. Curves that rise are fitted to that, and judged on
transcripts left out of the fitting, one at a time. How the rules differ from one another is learnt from all
transcripts, how often they are right from those alone that no rule was made by (``held``): the others are read
better than anything new will be.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graph.exchange.native import encode_draft
from graph.extract.pipeline import extract
from graph.extract.reliability import SILENCE, Band, Points, Reliability, Source, rule_of, share
from graph.transcript import parse_transcript, read_source, repair
from tests.golden.test_panels import PANELS
from tests.golden.test_panels import table_of as panel_table
from tests.support.scoring import Comparison, _paragraphs
from tests.support.turns import TURNS, read_mini, table_of, transcript_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "evaluation"
OUT = ROOT / "graph" / "extract" / "reliability.json"
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
PRIOR = 10.0  # how many proposals a rule needs before its own share weighs as much as that of all rules
LEAST = 12  # proposals of a rule with a curve of its own
AS_IT_IS = ((0.0, 0.0), (1.0, 1.0))
STEP = 0.05  # raw certainties are counted in steps of this width

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One stance of a transcript: who gave it, how sure it was, whether it is right."""

    source: str
    rule: str
    raw: float
    is_right: bool


# -- measuring -------------------------------------------------------------------------------------------------------


def judged_in(name: str, gold: Json, data: bytes) -> Iterator[Judged]:
    """Every stance of a transcript that its table judges; issues that the table lacks are left out."""
    source = read_source(data, name=name)
    found = encode_draft(extract(parse_transcript(repair(source)), raw=True), "en")
    compared = Comparison(gold, found, source.text)
    issue_of = {
        compared.found_issues[j][1]["id"]: compared.gold_issues[i][1]["id"] for i, j in compared.issues
    }
    table = {(p["sub_issue"], p["expert"]): p for p in gold["positions"]}
    for stance in found["stances"]:
        cell = table.get((issue_of.get(stance["issue"]), compared.name_of.get(stance["participant"])))
        if cell is not None:
            rule = rule_of(stance["rule"], stance["polarity"])
            yield Judged(name, rule, stance["confidence"], _right(stance, cell, source.text))


def _right(stance: Json, cell: Json, text: str) -> bool:
    said, allowed = stance["polarity"], {cell["stance"], *cell.get("accept", [])}
    if said == "silent":
        return said in allowed or cell.get("explicit") is False
    place = stance["evidence"]
    around = _paragraphs(text, cell["quote"]) if cell["quote"] else []
    there = not around or any(place["start"] < end and place["end"] > start for start, end in around)
    return said in allowed and there


def material() -> Iterator[tuple[str, Json, bytes]]:
    """Name, table and bytes of every transcript with a table, those of ../shared only where they are."""
    golden = ROOT / "tests" / "golden"
    for folder, tables in (
        (golden / "transcripts", golden / "gold"),
        (ROOT / "seeds", ROOT / "seeds" / "expected"),
        (SHARED / "transcripts", SHARED / "gold"),
    ):
        for table in sorted(tables.glob("*.json")):
            path = next(p for p in sorted(folder.glob(f"{table.stem}.*")) if p.suffix != ".json")
            yield table.stem, json.loads(table.read_text("utf-8")), path.read_bytes()
    for path in sorted(PANELS.glob("*.json")):
        panel = json.loads(path.read_text("utf-8"))
        yield path.stem, panel_table(panel), path.with_suffix(".txt").read_bytes()
    for path in sorted(TURNS.glob("*.json")):
        mini = read_mini(path.stem)
        yield path.stem, table_of(mini), transcript_of(mini).encode()


def is_held(name: str) -> bool:
    """Whether no rule was made by this transcript."""
    return name.startswith("held")


# -- fitting ---------------------------------------------------------------------------------------------------------


def rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The rising sequence nearest to the values in weighted squares: neighbours that fall are put at their mean.

    Pool adjacent violators: Ayer, Brunk, Ewing, Reid & Silverman, Annals of Mathematical Statistics 26 (1955).
    """
    blocks: list[tuple[float, float, int]] = []  # mean, weight, how many values
    for value, weight in zip(values, weights, strict=True):
        mean, total, count = value, weight, 1
        while blocks and blocks[-1][0] >= mean:
            before, heavy, many = blocks.pop()
            mean = (before * heavy + mean * total) / (heavy + total)
            total, count = heavy + total, many + count
        blocks.append((mean, total, count))
    return [mean for mean, _, count in blocks for _ in range(count)]


def fitted(judged: Iterable[Judged]) -> dict[str, Points]:
    """A curve for each rule with enough proposals, one for the others (""), one for silences.

    The curve of a rule is drawn towards that of all proposals. Then all are brought towards the level of the
    transcripts that no rule was made by, where there are such.
    """
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_rule[one.rule].append(one)
    silent = by_rule.pop(SILENCE, [])
    speaking = [j for found in by_rule.values() for j in found]
    everything = _curve(speaking)
    curves = {"": everything}
    curves |= {r: _curve(found, everything) for r, found in sorted(by_rule.items()) if len(found) >= LEAST}
    held = [j for j in speaking if is_held(j.source)]
    if held:
        level = _curve([replace(j, raw=share(curves.get(j.rule, everything), j.raw)) for j in held], AS_IT_IS)
        curves = {r: tuple((x, round(share(level, y), 3)) for x, y in points) for r, points in curves.items()}
    return curves | ({SILENCE: _curve([j for j in silent if is_held(j.source)] or silent)} if silent else {})


def _curve(judged: Sequence[Judged], towards: Points = ()) -> Points:
    """Points of raw certainty and share of right ones, a point for each step of raw certainty that occurs."""
    steps: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        steps[int(one.raw / STEP + 1e-9)].append(one)
    raws, shares, weights = [], [], []
    for _, found in sorted(steps.items()):
        raw = sum(j.raw for j in found) / len(found)
        right, n = float(sum(j.is_right for j in found)), float(len(found))
        if towards:
            right, n = right + PRIOR * share(towards, raw), n + PRIOR
        raws.append(round(raw, 3))
        shares.append(right / n)
        weights.append(n)
    return tuple((x, round(y, 3)) for x, y in zip(raws, rising(shares, weights), strict=True))


def left_out(judged: Sequence[Judged]) -> list[tuple[Judged, float]]:
    """Each stance with the certainty that curves give it which its own transcript had no part in."""
    found = []
    for source in dict.fromkeys(j.source for j in judged):
        table = Reliability("", (), (), (), fitted(j for j in judged if j.source != source))
        found += [(j, table.certainty(j.rule, j.raw)) for j in judged if j.source == source]
    return found


# -- telling ---------------------------------------------------------------------------------------------------------


def bands(pairs: Iterable[tuple[Judged, float]]) -> tuple[Band, ...]:
    """How many of each band are right."""
    kept = list(pairs)
    tops = (*EDGES[1:], 1.0)
    return tuple(
        Band(low, top, sum(j.is_right for j in found), len(found))
        for low, top in zip(EDGES, tops, strict=True)
        for found in [[j for j, c in kept if low <= c < top]]
    )


def brier(pairs: Iterable[tuple[Judged, float]]) -> float:
    """The mean square of what certainties miss; 0 is best, 0.25 that of always saying one half."""
    missed = [(c - j.is_right) ** 2 for j, c in pairs]
    return sum(missed) / len(missed) if missed else 0.0


def told(title: str, before: Sequence[tuple[Judged, float]], after: Sequence[tuple[Judged, float]]) -> str:
    """The table of one group: per band the proposals, the right ones, their share, without and with the curves."""
    right = sum(j.is_right for j, _ in before)
    lines = [f"{title}: {right} of {len(before)} right", f"{'':10}{'raw':>24}{'measured':>24}"]
    for a, b in zip(bands(before), bands(after), strict=True):
        sides = "".join(f"{x.right:8} of{x.n:5}{x.right / x.n if x.n else 0:9.2f}" for x in (a, b))
        lines.append(f"{a.low:.1f}-{a.high:.1f}   {sides}")
    return "\n".join([*lines, f"Brier     {brier(before):24.3f}{brier(after):24.3f}", ""])


def delivered(judged: Sequence[Judged], without: Sequence[tuple[Judged, float]]) -> Reliability:
    """What is delivered: curves of all transcripts, bands of the held ones, each of them left out in turn."""
    counted = Counter(j.source for j in judged)
    held = [(j, c) for j, c in without if is_held(j.source)]
    return Reliability(
        version("symposium-map"),
        tuple(Source(name, n, is_held(name)) for name, n in counted.items()),
        bands(p for p in held if p[0].rule != SILENCE),
        bands(p for p in held if p[0].rule == SILENCE),
        fitted(judged),
    )


def written(table: Reliability) -> str:
    """The figures as JSON, a line for each transcript, band and curve, so that two versions can be compared."""
    parts = []
    for key, value in msgspec.to_builtins(table).items():
        if isinstance(value, dict):
            lines = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in value.items()]
            told = "{\n  " + ",\n  ".join(lines) + "\n }"
        elif isinstance(value, str):
            told = json.dumps(value)
        else:
            told = "[\n  " + ",\n  ".join(json.dumps(v) for v in value) + "\n ]"
        parts.append(f' "{key}": {told}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(words: Sequence[str]) -> None:
    """Measure and print; with ``--write`` also write the figures that are delivered."""
    judged = [j for name, gold, data in material() for j in judged_in(name, gold, data)]
    without = left_out(judged)
    for title, of_held, of_silence in (
        ("proposals, transcripts that no rule was made by", True, False),
        ("proposals, the other transcripts", False, False),
        ("silences, transcripts that no rule was made by", True, True),
    ):
        after = [p for p in without if (is_held(p[0].source), p[0].rule == SILENCE) == (of_held, of_silence)]
        sys.stdout.write(told(title, [(j, j.raw) for j, _ in after], after) + "\n")
    if "--write" in words:
        OUT.write_text(written(delivered(judged, without)), "utf-8")
        sys.stdout.write(f"written: {OUT.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
