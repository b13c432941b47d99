"""The known transcripts in other dress: the same people must be found at the same questions."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from opencc import OpenCC

from graph.model import Role
from graph.transcript import parse_transcript, read_source, repair

if TYPE_CHECKING:
    from collections.abc import Callable

EVALUATION = Path(__file__).parents[3].parent / "shared" / "evaluation"
HEADED = ["wechat", "qrcode"]
NUMERALS = "一二三四五六七八九"

pytestmark = pytest.mark.skipif(
    not EVALUATION.exists(), reason="the evaluation transcripts lie beside the checkout"
)


def _text(name: str) -> str:
    return (EVALUATION / "transcripts" / f"{name}.txt").read_text("utf-8")


def _gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((EVALUATION / "gold" / f"{name}.json").read_text("utf-8"))
    return gold


def _labels(name: str) -> str:
    return "|".join(["主持人", *(e["name"] for e in _gold(name)["experts"])])


def _relabelled(name: str, new: str) -> str:
    return re.sub(rf"(?m)^[ \u3000\xa0]*({_labels(name)})[:：]", new, _text(name))


def _reheaded(name: str, new: Callable[[int, str], str]) -> str:
    head = re.compile(r"(?m)^[ \u3000\xa0]*问题([一二三四五])[:：](.+?)[ \xa0]*$")
    return head.sub(lambda m: new(NUMERALS.index(m[1]) + 1, m[2]), _text(name))


def _with_pinyin(text: str) -> str:
    converted: str = OpenCC("s2t").convert(text)
    return converted.replace("為", "為(wéi)").replace("當", "當(dāng)").replace("個", "個(gè)")


def _page(text: str) -> str:
    lines = [f"<p>&nbsp;&nbsp;{line.strip()}</p>" for line in text.splitlines() if line.strip()]
    return (
        "<!DOCTYPE html><html><head><title>x</title></head><body>\n" + "\n".join(lines) + "\n</body></html>"
    )


def _wrapped(text: str) -> str:
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(
        "\n".join(textwrap.wrap("　　" + p, 38, drop_whitespace=False, break_on_hyphens=False))
        for p in paragraphs
    )


def _paged(text: str) -> str:
    lines = text.splitlines()
    for n in range(len(lines) - 10, 20, -12):
        lines.insert(n, f"                     - {n} -")
    return "\n".join(lines)


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": _text,
    "full-width colons": lambda n: _relabelled(n, r"\1："),
    "names in brackets": lambda n: _relabelled(n, r"【\1】"),
    "bold names": lambda n: _relabelled(n, r"**\1** "),
    "bold names on their own line": lambda n: _relabelled(n, r"**\1**\n\n"),
    "names on their own line": lambda n: _relabelled(n, r"\1\n"),
    "names set off by a blank": lambda n: _relabelled(n, r"\1　"),
    "marks before names": lambda n: _relabelled(n, r"■\1："),
    "heads 一、": lambda n: _reheaded(n, lambda k, t: f"{NUMERALS[k - 1]}、{t}"),
    "heads （一）": lambda n: _reheaded(n, lambda k, t: f"（{NUMERALS[k - 1]}）{t}"),
    "heads 1.": lambda n: _reheaded(n, lambda k, t: f"{k}. {t}"),
    "heads 议题1": lambda n: _reheaded(n, lambda k, t: f"【议题{k}】{t}"),
    "a digit alone above the title": lambda n: _reheaded(n, lambda k, t: f"{k}\n{t}"),
    "bold titles": lambda n: _reheaded(n, lambda _, t: f"**{t}**"),
    "Markdown headings": lambda n: _reheaded(n, lambda _, t: f"## {t}"),
    "Traditional characters with pinyin": lambda n: _with_pinyin(_text(n)),
    "a saved page": lambda n: _page(_text(n)),
    "lines broken at 38 characters": lambda n: _wrapped(_text(n)),
    "page numbers": lambda n: _paged(_text(n)),
    "CRLF": lambda n: _text(n).replace("\n", "\r\n"),
    "no blank lines": lambda n: re.sub(r"\n\s*\n+", "\n", _text(n)),
}


@pytest.mark.parametrize("name", HEADED)
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_people_at_the_same_questions(name: str, variant: str) -> None:
    gold = _gold(name)
    found = parse_transcript(repair(read_source(VARIANTS[variant](name).encode(), "x.txt")))
    simplified = OpenCC("t2s").convert
    assert [s.title for s in found.sections] == [simplified(q["title"]) for q in gold["questions"]]
    assert [
        list(dict.fromkeys(t.speaker for t in s.turns if t.role is Role.EXPERT)) for s in found.sections
    ] == [[simplified(p) for p in q["present"]] for q in gold["questions"]]
    assert [c.label for c in found.cases] == ["案例一", "案例二"]
    assert found.title
    assert simplified(found.title) == gold["title"]
    assert [p.code for p in found.problems] == []


def test_without_heads_the_moderator_opens_the_questions() -> None:
    text = _reheaded("wechat", lambda _k, _t: "")
    found = parse_transcript(repair(read_source(text.encode(), "x.txt")))
    assert [
        list(dict.fromkeys(t.speaker for t in s.turns if t.role is Role.EXPERT)) for s in found.sections
    ] == [q["present"] for q in _gold("wechat")["questions"]]


def test_without_heads_and_moderator_the_questions_are_paragraphs() -> None:
    text = re.sub(
        r"(?m)^\s*主持人[:：](?:[^\n]*[。?？])?(?=[^\n。?？]*[?？]\s*$)",
        "",
        _reheaded("wechat", lambda _k, _t: ""),
    )
    found = parse_transcript(repair(read_source(text.encode(), "x.txt")))
    assert [
        list(dict.fromkeys(t.speaker for t in s.turns if t.role is Role.EXPERT)) for s in found.sections
    ] == [q["present"] for q in _gold("wechat")["questions"]]
