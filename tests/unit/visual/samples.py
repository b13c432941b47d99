"""Maps to draw: small ones made by hand, the seeds, the known transcripts where they are, and the worst cases."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.report import analyse
from graph.model import AuthorityKind, IssueKind, Polarity, Silence
from server.usecases.import_transcript import read_draft
from tests.support.factories import Asked, Case, Said, When, a_map
from tests.support.gold import map_from_gold
from tests.support.sample_maps import a_wide_map, the_locker_map, the_pass_map
from visual.map_view import Depth, MapOptions
from visual.view import build_view

if TYPE_CHECKING:
    from graph.catalogue import Language
    from graph.model import ArgumentMap, Passage
    from visual.map_view import MapView

ROOT = Path(__file__).parents[3]
EVALUATION = ROOT.parent / "shared" / "evaluation"
SEEDS = ("wechat-retold", "bank-cards", "coupon-abuse")
KNOWN = ("wechat", "qrcode", "cryptocurrency", "scraping-panel")
LONG_ACT = "最高人民法院、最高人民检察院关于办理危害计算机信息系统安全刑事案件应用法律若干问题的解释"
LONG_CHARGE = "非法利用信息网络及帮助信息网络犯罪活动罪"
NAMES = (
    "欧阳文澜", "赵一", "司马长青", "Bartholomew Featherstonehaugh", "阿卜杜勒·热合曼", "Xu Yi",
    "Christopher Montgomery-Smythe", "J. O’Neill", "上官婉清", "慕容雪", "Maria de la Tour", "王",
)  # fmt: skip


def reader_url(passage: Passage) -> str:
    return f"/reader#p-{passage.span.start}-{passage.span.end}"


def view_of(argument_map: ArgumentMap, lang: Language = "zh", depth: Depth | None = None) -> MapView:
    return build_view(argument_map, analyse(argument_map), lang, MapOptions(reader_url, depth))


@cache
def hand_made() -> dict[str, ArgumentMap]:
    """Every map that needs no other repository."""
    seeds = {n: map_from_gold(ROOT / f"seeds/expected/{n}.json", ROOT / f"seeds/{n}.txt") for n in SEEDS}
    return {
        "locker": the_locker_map(),
        "pass": the_pass_map(),
        "two experts, one issue": a_wide_map(2, 1),
        "twelve experts, thirty issues": a_wide_map(12, 30),
        "everything long": the_long_map(),
    } | seeds


@cache
def known() -> dict[str, ArgumentMap]:
    """The known transcripts as their tables tell them, none where they are not here."""
    found = {n: (EVALUATION / f"gold/{n}.json", EVALUATION / f"transcripts/{n}.txt") for n in KNOWN}
    return {n: map_from_gold(*paths) for n, paths in found.items() if paths[1].exists()}


@cache
def as_read() -> dict[str, ArgumentMap]:
    """Every transcript at hand as the program itself reads it: longer words than any table has."""
    found = (
        (ROOT / "seeds").glob("*.txt"),
        (ROOT / "tests/golden/transcripts").glob("*.*"),
        (EVALUATION / "transcripts").glob("*.txt"),
    )
    files = [f for files in found for f in sorted(files)]
    drafts = {f"{f.stem}, as read": read_draft(f, f.name) for f in files}
    return {name: draft.argument_map for name, draft in drafts.items()}


@cache
def the_long_map() -> ArgumentMap:
    """Twelve experts of long names, four issues of every kind: long in every field, and all signs at once."""
    long = "在他人不知情的情况下通过网络爬虫批量获取平台公开数据并向第三人出售牟利的行为" * 2
    asked = [
        Asked("1.1", f"{long}能否认定为犯罪", proposition=f"{long}构成犯罪", case=1, confidence=0.3),
        Asked("1.2", f"{long}应定何罪", IssueKind.CHOICE, options=(LONG_CHARGE, "盗窃罪"), case=1),
        Asked("1.3", "Supercalifragilisticexpialidocious" * 3, IssueKind.OPEN),
        Asked("2.1", f"《{LONG_ACT}》是否适用", proposition="适用"),
    ]
    said = [_long(name, a, n) for n, name in enumerate(NAMES) for a in asked if (n, a.number) != (11, "2.1")]
    return a_map(
        asked, said, experts=NAMES, title=long,
        cases=[Case("案例一", (("甲", None),), (("构成盗窃罪", ("盗窃罪",)),))],
        unplaced=[("欧阳文澜", 1, long), ("主持人", None, long)] * 1,
        reported=[("赵一", long)],
        authorities=[(LONG_ACT, AuthorityKind.JUDICIAL_INTERPRETATION, ())],
    )  # fmt: skip


def _long(name: str, asked: Asked, n: int) -> Said:
    long = f"依照《{LONG_ACT}》第一条，{name}认为行为人未经授权而获取，因此应当承担责任，" * 2
    polarity = (Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.MIXED, Polarity.SILENT)[n % 5]
    silence = tuple(Silence)[n % 5] if polarity is Polarity.SILENT else None
    choice = asked.kind is IssueKind.CHOICE and polarity is Polarity.AFFIRM
    when = (
        When((("损失数额的认定标准与方法", "较大"), ("突破反爬措施", "否")), Polarity.AFFIRM, (LONG_CHARGE,)),
        When((("损失数额的认定标准与方法", "特别巨大"),), Polarity.DENY),
        When((("主观明知", "是"),), None, ("盗窃罪",)),
        When((("主观明知", "否"),), Polarity.DENY),
    )
    return Said(
        name, asked.number, long, polarity, silence,
        answers=((LONG_CHARGE, Polarity.AFFIRM),) if choice else (),
        when=when if polarity is Polarity.CONDITIONAL else (),
        charges=(LONG_CHARGE,) if choice else (),
        reasons=(long, "刑法应当保持谦抑"),
        cites=((LONG_ACT, "第一条"),),
        relayed_by="主持人" if n == 0 else None,
        confidence=0.3 if n % 2 else 0.9,
    )  # fmt: skip


HOSTILE = "<script>document.title='hacked'</script></script><img src=x onerror=\"document.title='hacked'\">'\"&\u202e"


def the_hostile_map() -> ArgumentMap:
    """Markup, quotes and direction marks in every field that comes from a transcript."""
    h = HOSTILE
    asked = [
        Asked("1.1", f"是否成立{h}", proposition=f"成立{h}", case=1),
        Asked("1.2", f"应定何罪{h}", IssueKind.CHOICE, options=(f"甲{h}", f"乙{h}")),
        Asked("2.1", f"如何理解{h}", IssueKind.OPEN),
    ]
    first, second = f"韩松{h}", f"罗晓{h}"
    said = [
        Said(first, "1.1", f"成立{h}", reasons=(f"理由{h}",), cites=((f"刑法{h}", f"第一条{h}"),)),
        Said(second, "1.1", f"看情况{h}", Polarity.CONDITIONAL,
             when=(When(((f"事实{h}", f"值{h}"),), Polarity.AFFIRM, (f"盗窃罪{h}",)),)),
        Said(second, "1.2", f"定甲{h}", answers=((f"甲{h}", Polarity.AFFIRM),), relayed_by=f"主持人{h}"),
        Said(second, "2.1", f"理解为{h}", charges=(f"盗窃罪{h}",)),
    ]  # fmt: skip
    return a_map(
        asked, said, experts=[first, (second, f"某大学{h}")], title=f"研讨{h}", moderator=f"主持人{h}",
        cases=[Case(f"案例一{h}", ((f"杜某{h}", None),), ((f"意见{h}", (f"盗窃罪{h}",)),))],
        unplaced=[(second, 1, f"题外{h}")], reported=[(second, f"有人说{h}")],
    )  # fmt: skip
