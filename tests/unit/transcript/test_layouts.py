"""Each layout of the genre once, on invented transcripts; what is expected was written down before they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.model import Origin, Role
from graph.transcript import Transcript, parse_transcript, read_source, repair

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Expected:
    why: str
    title: str
    experts: dict[str, str | None]
    sections: tuple[tuple[str | None, str], ...]
    cases: tuple[str, ...]
    moderator: str | None = None
    audience: bool = False
    opinions: int = 0
    organiser: str | None = None
    date: str | None = None
    origin: Origin = Origin.VERBATIM
    paragraphs: dict[tuple[int, int], int] = field(default_factory=dict)


LAYOUTS = {
    "guests_in_front.txt": Expected(
        "guests with blanks in their names, two a line; one-two-three heads; views told as 观点一, 观点二",
        "帮取包裹后擅自留用如何处理",
        {"黄贺": "云岭大学法学院副教授", "刘洋": "云岭市人民检察院第一检察部主任", "赵怀川": "正衡律师事务所律师"},
        (("受托取得的包裹由谁占有？", "黄贺 刘洋 赵怀川"), ("钟某应当以什么罪名论处？", "赵怀川 刘洋 黄贺")),
        ("钟某案",),
        moderator="苏芮", opinions=2, date="2021-06-18",
    ),
    "bold_names.md": Expected(
        "Markdown: bold names without a colon, alone on the line or before the words; nobody moderates",
        "直播间虚假打赏的刑法评价",
        {"罗成": "江城大学教授", "贾文静": "江城市中级人民法院法官", "韩松": "安泰律师事务所合伙人"},
        (("雇人打赏是不是虚构事实", "罗成 贾文静 韩松"), ("平台有没有审核义务", "贾文静 韩松 罗成")),
        ("邱某案",),
        paragraphs={(1, 0): 2},
    ),
    "traditional_pinyin.txt": Expected(
        "Traditional characters with pinyin remains; the moderator's turns are the only heads",
        "網絡代購假藥案件的法律適用",
        {"萧远山": None, "叶知秋": None},
        ((None, "萧远山 叶知秋"), (None, "叶知秋 萧远山")),
        ("龙某案",),
        moderator="主持人",
    ),
    "saved_page.html": Expected(
        "a saved page with navigation, script and footer; bold questions without a number; bold names with a colon",
        "以借为名收受房产如何认定",
        {"蔡明远": "青河市纪委监委案件审理室主任", "邵晨": "青河市人民检察院第二检察部副主任", "裴玉兰": "青河大学法学院教授"},
        (
            ("谷某长期使用房产的行为是借用还是受贿？如何收集证据？", "蔡明远 邵晨"),
            ("房屋没有过户，是既遂还是未遂？", "裴玉兰 邵晨"),
        ),
        ("谷某案",),
        organiser="青河市纪委监委", date="2022-09-07", paragraphs={(1, 0): 2, (1, 1): 1},
    ),
    "numbered_names.txt": Expected(
        "numbered names with their offices as headings, no moderator, a single question before the first of them",
        "拾得他人手机后转走零钱的定性",
        {"任广生": "东陵县人民检察院检察官", "梅若云": "东陵学院讲师", "古月": "致和律师事务所律师"},
        ((None, "任广生 梅若云 古月"),),
        ("曹某案",),
        organiser="东陵法苑", paragraphs={(1, 1): 2},
    ),
    "digit_heads.txt": Expected(
        "a digit alone above each question; labels by family name and title; date in Chinese numerals",
        "网约车司机拒载致乘客受伤的责任",
        {"单志强": "西岭大学民商法教授", "洪波": "西岭市律师协会副会长", "鲍文": "西岭市中级人民法院民一庭庭长"},
        (
            ("平台是不是承运人", "单志强 洪波 鲍文"),
            ("乘客自己跳车，平台是否免责", "鲍文 洪波 单志强"),
            ("精神损害应否赔偿", "洪波 单志强 鲍文"),
        ),
        (),
        date="2019-04-12",
    ),
    "english_questions.txt": Expected(
        "English, lines broken at the width of the page, a page number in mid-sentence, titles resolved to names",
        "Roundtable: When the Warehouse Robot Strikes",
        {
            "Prof. Jane Marlowe": "Meridian Law School",
            "Tomas Eriksen": "Counsel, Freight Workers Union",
            "Hon. Adaeze Obi": "Court of Appeals",
        },
        (
            ("Is the update a product?", "Prof. Jane Marlowe|Tomas Eriksen|Hon. Adaeze Obi"),
            ("Should the employer share the loss?", "Hon. Adaeze Obi|Tomas Eriksen|Prof. Jane Marlowe"),
        ),
        ("Facts",),
        moderator="Lucas Ferrand", organiser="MERIDIAN JOURNAL OF LAW AND ROBOTICS", date="2022-05-12",
        paragraphs={(1, 0): 1},
    ),
    "unmarked_questions.txt": Expected(
        "retold; questions are plain paragraphs with a question mark; a name with a middle dot, a two-part family name",
        "校园贷催收的罪与非罪",
        {"上官云": "北川县人民检察院副检察长", "买买提·阿不都": "北川大学副教授"},
        (
            ("万某连续拨打电话、张贴照片的行为是否构成寻衅滋事罪？", "上官云 买买提·阿不都 上官云"),
            ("静坐三日能否认定为非法拘禁？", "买买提·阿不都 上官云"),
        ),
        ("案例一", "案例二"),
        organiser="北川县人民检察院", date="2020-07-03", origin=Origin.RETOLD,
    ),
    "moderator_topics.txt": Expected(
        "no heads, no numbers; a follow-up to one expert and a question from the audience open no new section",
        "代驾司机私自使用客户车辆的责任",
        {"欧阳静怡": None, "方正平": None},
        ((None, "欧阳静怡 方正平 方正平"), (None, "方正平 欧阳静怡 方正平")),
        ("岳某案",),
        moderator="何曼", audience=True, opinions=1,
    ),
    "brackets.txt": Expected(
        "cases, questions and names in heavy brackets, no colon anywhere",
        "人工智能生成图片的著作权归属",
        {"汤一帆": None, "岑蔚": None},
        (("案例一中的海报是不是作品？", "汤一帆 岑蔚 汤一帆"), ("案例二中的商家是否侵权？", "岑蔚 汤一帆")),
        ("案例一", "案例二"),
        moderator="主持人", opinions=1,
    ),
    "page_cut.txt": Expected(
        "a page number inside a sentence, a caption and a pager between turns, applause inside one",
        "虚开发票案件中的因果关系",
        {"庄子涵": None, "祁连山": None},
        ((None, "庄子涵 祁连山"), (None, "祁连山 庄子涵")),
        ("姚某案",),
        moderator="主持人", paragraphs={(1, 1): 1, (2, 1): 2},
    ),
    "lone_names.txt": Expected(
        "a name alone on its line above what is said, no colon, no bold",
        "微信群主对群内言论的责任",
        {"卢沛然": None, "宁馨": "法制日报社记者"},
        (("群主是不是管理者", "卢沛然 宁馨"), ("群主应否对他人的诽谤言论负责", "宁馨 卢沛然")),
        (),
        paragraphs={(1, 0): 2},
    ),
    "gap_names.txt": Expected(
        "a blank instead of a colon behind the name",
        "高空抛物的举证责任",
        {"殷晓波": None, "翟明": None},
        (("证明责任应当怎样分配？", "殷晓波 翟明"), ("物业公司是否承担责任？", "翟明 殷晓波")),
        ("本案",),
        moderator="主持人",
    ),
    "case_each.txt": Expected(
        "each question with its own case; experts without names",
        "2022年第三期检察官沙龙",
        {"甲检察官": None, "乙检察官": None},
        (("帮助转账的行为定性", "甲检察官 乙检察官"), ("自首的认定", "乙检察官 甲检察官")),
        ("案例一", "案例二"),
        moderator="关磊", date="2022",
    ),
    "plain_questions.txt": Expected(
        "guests without colon or brackets, questions as plain paragraphs, two in one; 理由是： inside a turn",
        "以交易形式收受股权如何认定——以栗某受贿案为例",
        {
            "曲海涛": "滨江市纪委监委第四审查调查室副主任",
            "骆晓燕": "滨江市监察委员会案件审理室干部",
            "蒙志远": "滨江区人民法院刑事审判庭庭长",
        },
        (
            ("栗某的行为属于正常投资还是受贿？二者有何区别？", "曲海涛 骆晓燕"),
            ("受贿数额如何计算？", "蒙志远 曲海涛 骆晓燕"),
        ),
        ("栗某案",),
        date="2023-04-19", paragraphs={(1, 0): 2},
    ),
    "editor_moderates.txt": Expected(
        "the journal itself asks, under its name; 焦点一 heads; an organiser who edits",
        "疑案研讨：帮助信息网络犯罪活动罪的明知",
        {
            "秦岚": "滨海大学法学院教授、博士生导师",
            "纪成刚": "滨海市人民检察院检察委员会专职委员",
            "闵捷": "滨海市律师协会刑事专业委员会主任",
        },
        (
            ("出租电话卡的行为人是否具有明知？", "秦岚 纪成刚 闵捷"),
            ("如何区分帮信罪与掩饰、隐瞒犯罪所得罪？", "闵捷 秦岚 纪成刚"),
        ),
        ("车某案",),
        moderator="《滨海检察》", organiser="滨海检察",
    ),
    "essay_parts.txt": Expected(
        "numbered parts of an article; the experts' names are sub-headings; 理由： begins a paragraph",
        "隐名股东转让股权的效力",
        {"伍学明": "海州大学法学院副教授", "闫丽华": "海州市中级人民法院法官", "边城": "海州仲裁委员会仲裁员"},
        (("对于麦某转让股权的效力，应当如何认定？", "伍学明 闫丽华 边城"),),
        ("褚某案",),
        opinions=2, paragraphs={(1, 0): 2, (1, 1): 2},
    ),
    "roman_panel.txt": Expected(
        "English with Roman numbers, the moderator's name in brackets, nobody listed in front",
        "Transcript of Panel: Who Owns the Output?",
        {"PROFESSOR ADEYEMI": None, "MR. VANCE": None},
        (
            ("Was the training an infringement?", "PROFESSOR ADEYEMI|MR. VANCE|MR. VANCE"),
            ("Who is the author of the images?", "MR. VANCE|PROFESSOR ADEYEMI|PROFESSOR ADEYEMI"),
            ("Should the law require labels?", "PROFESSOR ADEYEMI|MR. VANCE"),
        ),
        (),
        moderator="Ms. Ines Calder", audience=True, organiser="Harbor Law Forum", date="2023-11-03",
    ),
    "plain_moderator.txt": Expected(
        "a reporter asks, without any word that leads to a new topic; one question goes to one guest only",
        "机动车“开门杀”的责任",
        {"凤霞": None, "海明": None},
        ((None, "凤霞 海明"), (None, "海明 凤霞 海明"), (None, "凤霞 海明")),
        (),
        moderator="记者",
    ),
    "run_together.txt": Expected(
        "line breaks lost: all turns in one paragraph",
        "共享单车私锁案",
        {"花蕾": "榆州大学讲师", "常胜": "榆州市公安局法制支队民警"},
        ((None, "花蕾 常胜"), (None, "常胜 花蕾")),
        ("康某案",),
        moderator="主持人",
    ),
    "list_markdown.md": Expected(
        "Markdown lists; heads with a number in a heading; retold",
        "算法推荐致人沉迷的民事责任",
        {"阮小满": "南屏学院教授", "戚继业": "公益律师"},
        (("平台推荐是不是侵权行为？", "阮小满 戚继业"), ("家长有没有责任？", "戚继业 阮小满")),
        (),
        moderator="高岩", origin=Origin.RETOLD,
    ),
    "taiwan_numbers.txt": Expected(
        "Big5, formal numerals, names with their titles as labels",
        "自動駕駛事故之過失責任",
        {"曾国昌": "台岛地方法院法官", "施美玲": "律师"},
        (("驾驶人是否负有接管义务？", "曾国昌 施美玲"), ("制造商应否负产品责任？", "施美玲 曾国昌")),
        (),
        moderator="姚志远",
    ),
    "office_first.txt": Expected(
        "minutes: office before the name, in the list and in the first labels",
        "职务侵占与盗窃的区分座谈会纪要",
        {"钮卫国": "长河大学法学院教授", "佟大江": "长河市公安局经侦支队支队长", "靳萍": "长河市总工会法律部"},
        (
            ("快递分拣员利用工作之便窃取包裹，应当定盗窃罪还是职务侵占罪？", "钮卫国 佟大江 靳萍"),
            ("数额应当按照什么标准认定？", "佟大江 钮卫国"),
        ),
        (),
        date="2018-12-06",
    ),
    "numbered_inside.txt": Expected(
        "numbered paragraphs of three kinds inside turns, and a rhetorical question on a line of its own",
        "民间“换汇”行为的刑事规制",
        {"耿直": "通江大学经济法教授", "樊玉": "通江市外汇管理局副处长"},
        (("阎某的行为是否属于变相买卖外汇？", "耿直 樊玉"), ("是否构成非法经营罪？", "樊玉 耿直")),
        ("阎某案",),
        paragraphs={(1, 0): 5, (1, 1): 3, (2, 0): 4, (2, 1): 5},
    ),
    "quoted_dialogue.txt": Expected(
        "a court's dialogue and statutes quoted inside turns, colons after ordinary words",
        "网络主播“连麦骂战”的侮辱行为",
        {"简宁": "北岭大学副教授", "丛珊": "北岭市律师协会理事"},
        ((None, "简宁 丛珊"), (None, "丛珊 简宁")),
        ("瞿某案",),
        moderator="滕文亮", paragraphs={(1, 1): 4, (2, 3): 1},
    ),
    "given_floor.txt": Expected(
        "the moderator gives the floor to each speaker; only two of these turns put a question",
        "企业合规不起诉座谈会实录",
        {"蓝天宇": None, "覃小冬": None, "农家栋": None},
        ((None, "蓝天宇 覃小冬 农家栋"), (None, "农家栋 蓝天宇 覃小冬")),
        (),
        moderator="主持人",
    ),
    "web_text.txt": Expected(
        "a web page copied as text: menu, breadcrumb, footer with questions as titles of other articles",
        "盗用他人外卖账户下单的行为定性",
        {"厉春华": "南城大学法学院教授", "卜凡": "南城区人民检察院检察官"},
        (("尤某的行为是盗窃还是诈骗？", "厉春华 卜凡"), ("没有达到数额标准的，如何处理？", "卜凡 厉春华")),
        ("尤某案",),
        organiser="南城检察", date="2022-11-03",
    ),
    "english_markdown.md": Expected(
        "English Markdown: headings, bold family names with the colon inside, an aside behind a name; invented",
        "Fair Use and the Training Set: A Dialogue",
        {"Helena Ortiz": "Professor of Law, Bay University", "Samuel Okoro": "Partner, Okoro & Finch LLP"},
        (
            ("Is copying for training fair use?", "Helena Ortiz|Samuel Okoro"),
            ("Does an opt-out cure the problem?", "Samuel Okoro|Helena Ortiz|Samuel Okoro"),
        ),
        (),
        moderator="Wen Zhao", origin=Origin.INVENTED, paragraphs={(1, 1): 2},
    ),
    "opinions_in_cases.txt": Expected(
        "divergent opinions told at the end of each case; marks before names and heads, no colon",
        "两起涉“套路贷”案件的定性研讨",
        {"池遥": "东篱大学法学院讲师", "宫雪": "东篱县人民法院法官"},
        (("敬某的行为如何定性？", "池遥 宫雪"), ("鄢某的行为是否构成犯罪？", "宫雪 池遥")),
        ("案例一", "案例二"),
        opinions=4,
    ),
    "running_header.txt": Expected(
        "printed pages: lines broken at their width, page numbers and a running header inside sentences",
        "网络直播带货虚假宣传的刑事责任",
        {"施云涛": "长洲大学法学院教授", "卞海燕": "长洲市人民检察院第四检察部主任"},
        ((None, "施云涛 卞海燕"), (None, "卞海燕 施云涛")),
        ("邬某案",),
        moderator="岑文", paragraphs={(1, 1): 1, (2, 2): 1},
    ),
    "recorder.txt": Expected(
        "what a recorder writes: numbered voices with the time; the first only asks, so it moderates",
        "会议转写 2025-03-11",
        {"说话人2": None, "说话人3": None},
        ((None, "说话人2 说话人3"), (None, "说话人3 说话人2")),
        (),
        moderator="说话人1", date="2025-03-11",
    ),
    "titles_without_marks.txt": Expected(
        "bracketed numbers, titles without a question mark, nobody moderates, names with titles as labels",
        "农村宅基地房屋买卖合同的效力",
        {"景小满": None, "席慕云": None},
        (("关于合同效力", "景小满 席慕云"), ("关于过错分担", "席慕云 景小满"), ("关于信赖利益", "景小满 席慕云")),
        (),
        organiser="松山县人民法院", date="2016-08",
    ),
}  # fmt: skip


@pytest.fixture(params=LAYOUTS, ids=lambda name: name)
def layout(request: pytest.FixtureRequest) -> tuple[Transcript, Expected]:
    return parse_transcript(repair(read_source(SAMPLES / request.param))), LAYOUTS[request.param]


def _experts_of(transcript: Transcript, n: int) -> list[str]:
    return [t.speaker for t in transcript.sections[n].turns if t.role is Role.EXPERT]


def test_people(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    assert {s.name: s.affiliation for s in found.speakers if s.role is Role.EXPERT} == expected.experts
    assert [s.name for s in found.speakers if s.role is Role.MODERATOR] == [expected.moderator] * bool(
        expected.moderator
    )
    assert any(s.role is Role.AUDIENCE for s in found.speakers) == expected.audience


def test_questions(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    assert [s.title for s in found.sections] == [title for title, _ in expected.sections]


def test_who_speaks_to_which_question(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    wanted = [who.split("|") if "|" in who else who.split() for _, who in expected.sections]
    assert [_experts_of(found, n) for n in range(len(found.sections))] == wanted


def test_cases_and_opinions(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    assert tuple(c.label for c in found.cases) == expected.cases
    assert all(c.paragraphs for c in found.cases)
    assert len(found.opinions) == expected.opinions


def test_what_stands_in_front(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    assert found.title == expected.title
    assert found.date == expected.date
    assert found.origin is expected.origin
    if expected.organiser:
        assert found.organiser == expected.organiser


def test_paragraphs_of_a_turn(layout: tuple[Transcript, Expected]) -> None:
    found, expected = layout
    for (section, turn), count in expected.paragraphs.items():
        assert len(found.sections[section - 1].turns[turn].paragraphs) == count


def test_nothing_is_doubtful(layout: tuple[Transcript, Expected]) -> None:
    found, _ = layout
    assert [p.code for p in found.problems] == []


def test_two_units_with_a_moderator_each() -> None:
    found = parse_transcript(repair(read_source(SAMPLES / "two_units.txt")))
    assert [s.name for s in found.speakers if s.role is Role.MODERATOR] == ["柏舟", "俞伯牙"]
    assert [s.title for s in found.sections] == ["数据监督模型的合法性", "模型结论的证据资格"]
    assert [_experts_of(found, n) for n in (0, 1)] == [["郁青", "危然", "仰光"], ["危然", "郁青", "仰光"]]
