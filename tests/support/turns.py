"""Mini-symposia of ``tests/golden/turns``: the transcript and the table of each are made here from one file.

    .venv/bin/python tests/support/turns.py [dev|held|all|NAME...] [--diff]

extracts each, scores it by the project's ``score.py`` and prints one line per mini and the means. ``--diff`` prints
the wrong cells of ``dev-*`` only: nobody is to fit rules to ``held-*``, whose worth is that they were not seen.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from graph.exchange.native import encode_draft
from graph.extract.pipeline import extract
from graph.transcript.parse import parse_transcript
from graph.transcript.repair import repair
from graph.transcript.source import read_source

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT.parent / "shared" / "evaluation" / "score.py"
TURNS = ROOT / "tests" / "golden" / "turns"
SHOWN = {
    "stances": "F1",
    "stance_precision": "prec",
    "stance_recall": "rec",
    "evidence": "evid",
    "charges": "charg",
}

Mini = dict[str, Any]
Figures = dict[str, float | None]

_DIGITS = "〇一二三四五六七八九十"
_WORDS = {
    "zh": {"source": "来源：", "case": "基本案情", "opinions": "分歧意见", "moderator": "主持人：", "colon": "：", "silent": "absent from this question"},
    "en": {"source": "Source: ", "case": "The facts", "opinions": "Divided opinions", "moderator": "MODERATOR: ", "colon": ": ", "silent": "absent from this question"},
}  # fmt: skip


def names_of(group: str) -> list[str]:
    """The minis of a group (``dev``, ``held``, ``all``) or the one of that name, in order."""
    found = sorted(path.stem for path in TURNS.glob("*.json"))
    return [name for name in found if group in {"all", name, name.split("-")[0]}]


def read_mini(name: str) -> Mini:
    """One mini as written."""
    mini: Mini = json.loads((TURNS / f"{name}.json").read_text("utf-8"))
    return mini


def experts_of(mini: Mini) -> list[str]:
    """Everybody who speaks, in the order of the first turn."""
    return list(dict.fromkeys(turn["expert"] for question in mini["questions"] for turn in question["turns"]))


def transcript_of(mini: Mini) -> str:
    """The text of a page of the usual layout: title, source, facts, opinions, then question by question."""
    word = _WORDS[mini["lang"]]
    blocks = [
        mini["title"],
        word["source"] + ("研讨纪要" if mini["lang"] == "zh" else "panel"),
        word["case"],
        mini["case"],
    ]
    if mini.get("opinions"):
        blocks += [word["opinions"], *mini["opinions"]]
    for number, question in enumerate(mini["questions"], 1):
        if title := question.get("title"):
            head = f"问题{_DIGITS[number]}：" if mini["lang"] == "zh" else f"Question {number}: "
            blocks.append(head + title)
        blocks.append(word["moderator"] + question["moderator"])
        blocks += [turn["expert"] + word["colon"] + turn["text"] for turn in question["turns"]]
    return "\n\n".join(blocks) + "\n"


def table_of(mini: Mini) -> dict[str, Any]:
    """The who-holds-what table that ``score.py`` reads; a cell nobody labelled is silent."""
    experts = experts_of(mini)
    positions = [
        _position(number, issue["id"], expert, question["turns"])
        for number, question in enumerate(mini["questions"], 1)
        for issue in question["issues"]
        for expert in experts
    ]
    return {
        "title": mini["title"],
        "moderator": "主持人" if mini["lang"] == "zh" else "MODERATOR",
        "cases": [{"id": "c1", "label": _WORDS[mini["lang"]]["case"]}],
        "experts": [{"name": expert} for expert in experts],
        "divergent_opinions": [],
        "questions": [
            {
                "ordinal": n,
                "title": q.get("title"),
                "sub_issues": [_sub_issue(issue) for issue in q["issues"]],
            }
            for n, q in enumerate(mini["questions"], 1)
        ],
        "positions": positions,
        "authorities": [],
        "agreements": [],
    }


def _sub_issue(issue: Mini) -> Mini:
    given = {"id": issue["id"], "text": issue["text"], "proposition": issue.get("proposition")}
    return given | ({"optional": True} if issue.get("optional") else {})


def _position(question: int, issue: str, expert: str, turns: list[Mini]) -> Mini:
    """The cell of one expert and issue: what the last turn that names the issue says."""
    mine = [turn["stances"] for turn in turns if turn["expert"] == expert]
    said = [stances[issue] for stances in mine if issue in stances]
    cell: Mini = said[-1] if said else {"stance": "silent"}
    return {
        "question": question,
        "sub_issue": issue,
        "expert": expert,
        "stance": cell["stance"],
        "claim": cell.get("answer") or cell.get("quote", ""),
        "conditions": cell.get("conditions", []),
        "charges": cell.get("charges", []),
        "charges_denied": cell.get("charges_denied", []),
        "quote": cell.get("quote", ""),
        "accept": cell.get("accept", []),
        "explicit": cell.get("explicit", True),
    }


def measured(mini: Mini) -> tuple[Figures, list[str]]:
    """The figures of the extraction of one mini, and what was wrong, in the words of ``score.py``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mini.txt"
        path.write_text(transcript_of(mini), "utf-8")
        source = read_source(path)
    found = encode_draft(extract(parse_transcript(repair(source))), "en")
    spec = importlib.util.spec_from_file_location("score", SCRIPT)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    figures, wrong = script.score(table_of(mini), found, source.text)
    return figures, wrong


def mean(figures: list[Figures], name: str) -> float:
    """The mean of a figure over the minis that have it."""
    given = [value for each in figures if (value := each[name]) is not None]
    return sum(given) / len(given) if given else 0.0


def report(names: list[str], *, diff: bool) -> str:
    """One line per mini, its wrong cells where they may be shown, and the means by group."""
    lines = [f"{'':10}{'issue':>7}" + "".join(f"{head:>7}" for head in SHOWN.values())]
    groups: dict[str, list[Figures]] = {}
    for name in names:
        figures, wrong = measured(read_mini(name))
        groups.setdefault(name.split("-", maxsplit=1)[0], []).append(figures)
        lines.append(f"{name:10}" + "".join(f"{figures[key] or 0.0:7.2f}" for key in ("issues", *SHOWN)))
        if diff and name.startswith("dev-"):
            lines += [
                f"    {line}" for line in wrong if line.startswith(("stance", "evidence", "charge", "issue"))
            ]
    for group, figures_of_group in groups.items():
        means = "".join(f"{mean(figures_of_group, key):7.3f}" for key in ("issues", *SHOWN))
        lines.append(f"mean {group:5}{means}  ({len(figures_of_group)})")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")] or ["all"]
    sys.stdout.write(report([name for word in wanted for name in names_of(word)], diff="--diff" in sys.argv))
