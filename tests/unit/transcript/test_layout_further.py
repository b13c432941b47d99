"""Further layouts on invented transcripts: who speaks where was written down before the texts were read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.model import Role
from graph.transcript import parse_transcript, read_source, repair


@dataclass(frozen=True)
class Expected:
    why: str
    text: str
    experts: tuple[str, ...]
    sections: tuple[str, ...]
    moderator: str | None
    cases: int = 0
    titles: tuple[str | None, ...] | None = None


ROWS = [
    Expected(
        "one line lists everybody, the moderator among them; a listed guest stayed away; "
        "the first turn tells the case and asks in a second paragraph",
        """代驾私下接单肇事的责任圆桌

与谈人：尹书航（泽州大学教授）；关月（泽州市检察院检察官）；雷一川（广正律师事务所律师）；主持人：薄荷（本刊编辑）

主持人：欢迎各位。2023年5月，代驾员鲁某绕过平台私下接单，途中撞伤行人米某，逃离现场。

先请大家谈定性。鲁某是否构成交通肇事罪？

尹书航：构成，逃逸使其负事故全部责任。

关月：我同意，逃逸情节清楚。

主持人：雷律师因出庭未能到会。下一个问题，平台应否承担赔偿责任？

关月：不应承担，接单没有经过平台。

尹书航：应当承担，平台疏于管理。

主持人：谢谢两位。""",
        ("尹书航", "关月"),
        ("尹书航 关月", "关月 尹书航"),
        "薄荷",
        1,
    ),
    Expected(
        "heads by a word without a number; names with an upright stroke before the office",
        """租来的手机卖了该当何罪

基本案情

2022年3月，温某以租机平台名义租得手机十部，当日全部卖掉。

焦点：租机时是否已有非法占有目的？

尹书航｜泽州大学教授：已有，卖得太快了。

关月｜泽州市检察院检察官：证据不够，不能这样推定。

焦点：卖掉的手机应否追缴？

关月｜泽州市检察院检察官：应当追缴。

尹书航｜泽州大学教授：买家是善意的，不应追缴。""",
        ("尹书航", "关月"),
        ("尹书航 关月", "关月 尹书航"),
        None,
        1,
        ("租机时是否已有非法占有目的？", "卖掉的手机应否追缴？"),
    ),
    Expected(
        "an audience asks from the floor; labels with 发言",
        """预付卡跑路的追责研讨会

主持人：首先讨论第一个问题，店主跑路是否构成合同诈骗罪？

尹书航教授发言：要看收钱时有没有经营的打算。

关月检察官发言：我认为构成。

主持人：接下来讨论第二个问题，商场应否先行赔付？

关月检察官发言：应当先行赔付。

尹书航教授发言：没有约定，不必赔付。

听众：请问关检察官，员工要不要还工资？

关月检察官发言：不用还。""",
        ("尹书航", "关月"),
        ("尹书航 关月", "关月 尹书航 关月"),
        "主持人",
    ),
    Expected(
        "English: numbered questions in capitals, a judge on video, one guest could not come",
        """FERRY LAW FORUM: WHO PAYS FOR THE LOST CARGO

Panelists: Judge Nora Whitlock (ret.); Prof. Emil Castellan, Port City Law School; Ms. Adaeze Obi, Obi & Reed LLP. Moderator: Hugh Farrow.

QUESTION 1: Is the carrier liable for cargo swept overboard?

JUDGE WHITLOCK (by video): Yes. The lashings were the carrier's job.

PROF. CASTELLAN: No. The storm was an act of God.

QUESTION 2: May the owner also sue the insurer?

PROF. CASTELLAN: Of course.

JUDGE WHITLOCK (by video): I would not allow it.

MODERATOR: Thank you both. Ms. Obi sends her regrets.""",
        ("Whitlock", "Castellan"),
        ("Whitlock Castellan", "Castellan Whitlock"),
        "Farrow",
        0,
        ("Is the carrier liable for cargo swept overboard?", "May the owner also sue the insurer?"),
    ),
    Expected(
        "questions by a reporter as 问; the experts' labels carry a dash instead of a colon",
        """网约房噪声扰民，谁来管

本报记者　贝宁

特邀嘉宾

尹书航　泽州大学教授

关　月　泽州市检察院检察官

记者：业主把房子改成网约房，是否需要邻居同意？

尹书航：需要，这改变了住宅的用途。

关月：不需要，短租仍是居住。

记者：公安机关能否处罚房主？

关月：能，房主放任噪声。

尹书航：不能，应当处罚的是房客。

（摄影：本报记者　齐白）""",
        ("尹书航", "关月"),
        ("尹书航 关月", "关月 尹书航"),
        "记者",
    ),
    Expected(
        "an absent expert's letter read in the second question; the other two are called by title only",
        """共享充电宝被掉包案三人谈

尹书航（泽州大学教授）

关月（泽州市检察院检察官）

主持人：第一个问题，掉包充电宝是盗窃还是诈骗？

尹教授：是盗窃，商家没有处分的意思。

关检察官：是诈骗。

主持人：第二个问题，二维码能否成为被害人？先宣读项思远（泽州市律师协会副会长）发来的书面意见：机器不能被骗，这个问题不必再讨论。

关检察官：我不赞成项会长的意见。

尹教授：机器背后是人。""",
        ("尹书航", "关月", "项思远"),
        ("尹书航 关月", "关月 尹书航"),
        "主持人",
    ),
]


def _short(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.isascii() else name


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.why[:40])
def test_further_layouts(row: Expected) -> None:
    transcript = parse_transcript(repair(read_source(row.text.encode())))
    voices = tuple(
        " ".join(_short(t.speaker) for t in s.turns if t.role is Role.EXPERT) for s in transcript.sections
    )
    assert voices == row.sections
    experts = {_short(s.name) for s in transcript.speakers if s.role is Role.EXPERT}
    assert experts - {"雷一川", "Obi"} == set(row.experts)
    moderators = [_short(s.name) for s in transcript.speakers if s.role is Role.MODERATOR]
    assert moderators == ([row.moderator] if row.moderator else [])
    assert len(transcript.cases) == row.cases
    if row.titles:
        assert tuple(s.title for s in transcript.sections) == row.titles
