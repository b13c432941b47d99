"""A speaker who leaves it open between two answers (两说都讲得通, 左右为难, 一时难以取舍)."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from graph.extract.choices import Choice
from graph.extract.readings import Reading, TurnReading
from graph.extract.verdicts import Verdict
from graph.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.assertions import Assertion
    from graph.extract.clauses import Clause
    from graph.extract.targets import Target

_GOOD = r"(?:说得过去|[说讲行走]得通|站得住脚?|可行|可取|成立|可以|行|成|(?:不无|有(?:它|其|他)?的?|有一定的?|有各自的?)[^，。]{0,5}(?:道理|理由|根据|依据|可能|余地|长处))"
_TORN = re.compile(
    r"左右(?:两|为)难|举棋不定|旗鼓相当|难分(?:伯仲|轩轾|高下)|平分秋色|不相上下|(?:难(?:以|于)?|无法|不好|不敢)(?:贸然|轻易)?(?:取舍|抉择|决断|定夺|选择)"
    r"|(?:不足以|不能|没法|尚未|未能)(?:让我|使我|叫我|令我)?(?:作出|做出|下)?(?:选择|取舍|抉择|决断)"
    rf"|(?:[两二](?:[种个条派样]|说|者|边|方|可)|正反)[^，。]{{0,6}}(?:都|均|皆)(?:可$|行$|能(?:成立|接受|说通|讲通)|可以?(?:接受|采纳)|{_GOOD}(?:的)?$|(?:不无|有)[^，。]{{0,8}}(?:道理|理由|根据|依据|可能|余地|长处)$)"
    r"|[两二](?:[种个条派样]|说|者|边|方)[^，。]{0,8}我?(?:都|均|皆)(?:能|可以?)接受"
    r"|各有(?:各的|其)?(?:道理|理由|利弊|千秋|短长|长短|所长|优劣|依据|优缺点|得失)"
    rf"|(?:也(?:可以|行|成)|有(?:它|其|他|自己|[^，。]{{2,8}})?的?(?:理由|道理|根据)|有道理)[，、](?!.{{0,6}}(?:但|我))[^，。]{{1,16}}也?(?:也{_GOOD}|不无(?:道理|根据|理由))"
)
# what is leaned to after all
_LEANS = re.compile(
    r"我(?:个人|还是|更|仍|倒|现在)*(?:认为|主张|倾向于?|赞成|同意|支持|觉得|的(?:结论|看法|意见|观点))|笔者|(?:更|较|比较|相对)(?:妥|合理|合适|恰当|可取|稳妥|有说服力|准确|好|站得住|接近|符合)|因此|所以|综上|应当(?:认定|定|按|以)|还是(?:应|以|定|按|要)|(?<!没有)(?<!没)(?<!无)倾向"
)
_SURE = 0.7


def undecided(
    turns: Sequence[TurnReading], target: Target, direct: Sequence[Reading], *, alone: bool
) -> Reading | None:
    """The reading by which a speaker leaves an issue open, unless an answer follows it; ``alone`` where no other
    issue is open.
    """
    found: Reading | None = None
    for turn in turns:
        for number, group in groupby(range(len(turn.assertions)), key=lambda n: turn.assertions[n].sentence):
            n = _torn(turn, tuple(group), target, alone=alone)
            if n is not None and not _leans_later(turn, number):
                found = Reading(
                    turn.number, n, turn.assertions[n], Choice(Verdict(Polarity.MIXED, _SURE, "undecided")),
                    (), _SURE,
                )  # fmt: skip
    if found and any(_after(r, found) and r.verdict.strength >= _SURE for r in direct):
        return None
    return found


def _torn(turn: TurnReading, group: tuple[int, ...], target: Target, *, alone: bool) -> int | None:
    """Which assertion of a sentence says that two answers are open, where it is on this issue."""
    said, places = "", []
    for n in group:
        for clause in sorted(_clauses(turn.assertions[n]), key=lambda c: c.start):
            places += [n] * (len(clause.text) + 1)
            said += clause.text + "，"
    found = _TORN.search(said.rstrip("，")) or next(
        (m for c in said.split("，") if (m := _TORN.search(c))), None
    )
    if not found or _LEANS.search(said, said.find(found[0]) + len(found[0])):
        return None
    n = places[said.find(found[0])]
    here = any(target.index in turn.placements[k].targets for k in group)
    return n if here or (alone and not turn.placements[n].targets) else None


def _leans_later(turn: TurnReading, sentence: int) -> bool:
    return any(a.sentence > sentence and a.core and _LEANS.search(a.text) for a in turn.assertions)


def _after(r: Reading, other: Reading) -> bool:
    if r.verdict.polarity not in (Polarity.AFFIRM, Polarity.DENY):
        return False
    return (r.turn, r.assertion.sentence) > (other.turn, other.assertion.sentence)


def _clauses(a: Assertion) -> Iterator[Clause]:
    yield from (*a.topic, *a.lead, *a.conditions, *a.reasons)
    if a.core:
        yield a.core
