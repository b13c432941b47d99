"""What counts as naming an authority, on invented sentences; what a row shows stands behind it."""

from __future__ import annotations

import pytest

from graph.extract.citation_mention import Reference
from graph.extract.citations import mentions
from graph.model import AuthorityKind

NAMED: list[tuple[str, list[tuple[str, str | None]]]] = [
    # text, [(as written, article)]
    ("《刑法》第二百六十四条对此有规定。", [("《刑法》", "第二百六十四条")]),  # the plain case
    ("刑法第264条、第266条的关系并不复杂。", [("刑法", "第264条、第266条")]),  # no 《》, two articles
    ("刑法应当保持克制，刑法分则的罪名够用。", []),  # a field of law
    ("根据刑法的规定，这是数罪。", [("刑法", None)]),  # cited as a ground
    ("从合同法的角度看，承诺已经作出。", []),  # a field of law again
    ("合同法第五十二条已经废止。", [("合同法", "第五十二条")]),  # with an article it is the statute
    ("个人信息保护法对告知同意有要求。", [("个人信息保护法", None)]),  # names nothing but a statute
    ("保护法益不同，个人信息保护法益也是。", []),  # 法益 is no 法
    ("这是民法典型合同的问题。", []),  # 典型 is no 法典
    ("民法典侵权责任编第一千一百九十七条。", [("民法典", "第一千一百九十七条")]),  # a book in between
    ("刑法修正案(八)提高了法定刑。", [("刑法修正案(八)", None)]),  # half brackets, no 《》
    ("《刑法修正案（九）》和刑法修正案十一。", [("《刑法修正案（九）》", None), ("刑法修正案十一", None)]),
    (
        "最高人民法院、最高人民检察院《关于办理抢夺刑事案件适用法律若干问题的解释》第二条。",
        [
            ("最高人民法院、最高人民检察院《关于办理抢夺刑事案件适用法律若干问题的解释》", "第二条")
        ],  # with its issuers
    ),
    (
        "根据公安部2010年发布的《关于办理某类案件的规定》，",
        [("公安部2010年发布的《关于办理某类案件的规定》", None)],
    ),
    (
        "《最高人民法院关于修改《关于审理某类案件的解释》的决定》已经施行。",
        [("《最高人民法院关于修改《关于审理某类案件的解释》的决定》", None)],  # 《》 inside 《》
    ),
    (
        "两高关于办理诈骗刑事案件具体应用法律若干问题的解释第二条。",
        [("两高关于办理诈骗刑事案件具体应用法律若干问题的解释", "第二条")],
    ),
    ("指导案例27号说得很清楚。", [("指导案例27号", None)]),
    (
        "最高人民法院第二十七号指导性案例。",
        [("最高人民法院第二十七号指导性案例", None)],
    ),  # number in front, in words
    ("检例第67号与此相似。", [("检例第67号", None)]),  # of the procuracy
    ("（2019）某01刑终123号判决持此见解。", [("（2019）某01刑终123号", None)]),  # a judgment by its number
    ("参考公报案例“甲公司诉乙公司案”。", [("公报案例“甲公司诉乙公司案”", None)]),
    ("某省数据条例第三条要求备案。", [("某省数据条例", "第三条")]),  # in no lexicon, but with an article
    ("德国刑法典第263条只罚诈骗。", [("德国刑法典", "第263条")]),  # not the Chinese one
    ("欧盟某号产品责任指令的做法可以借鉴。", [("欧盟某号产品责任指令", None)]),  # foreign, no 《》
    ("美国《模范刑法典》采此说。", [("美国《模范刑法典》", None)]),
    ("参照《德国刑法典》第263a条。", [("《德国刑法典》", "第263a条")]),  # a letter in the number
    ("GDPR第17条规定了删除权。", [("GDPR", "第17条")]),  # Latin name in Chinese text
    (
        "全国人大常委会2014年关于刑法第三十条的立法解释已有说明。",
        [("全国人大常委会2014年关于刑法第三十条的立法解释", "第三十条")],  # not 刑法 itself
    ),
    (
        "参见《最高人民法院关于发布第七批指导性案例的通知》。",
        [("《最高人民法院关于发布第七批指导性案例的通知》", None)],
    ),
    ("美国法院的做法、德国刑法理论、日本的办法。", []),  # courts, theories, ways
    ("参考域外立法例，平台仅在知情时负责。", [("域外立法例", None)]),  # foreign law without a name
    ("这属于想象竞合，应从一重处断。", [("想象竞合", None)]),  # a doctrine
    # no authority
    ("《盗窃罪研究》一书有详论。", []),
    ("某某著《刑法的解释》。", []),  # a book although it ends with 解释
    ("载《法学》2014年第5期。", []),  # a journal
    ("摘自《人民检察》。", []),
    ("双方签了《房屋租赁合同》和《用户协议》。", []),  # contracts
    ("公司的《员工奖励办法》有此一条。", []),  # a firm's own rules
    ("这里所说的规定、解释、意见都是日常用语。", []),
    ("", []),
]

REFERENCES: list[tuple[str, list[tuple[str, str, Reference, str | None]]]] = [
    # text, [(as written, what is looked for, how, article)]
    ("上述《意见》第九条说的是价格。", [("《意见》", "意见", Reference.SHORT, "第九条")]),
    ("该《解释（二）》另有规定。", [("《解释（二）》", "解释（二）", Reference.SHORT, None)]),  # numbered
    ("两高《解释》没有涉及。", [("《解释》", "解释", Reference.SHORT, None)]),  # an issuer does not name it
    (
        "该解释第五条可以适用。",
        [("该解释", "解释", Reference.WORD, "第五条")],
    ),  # no 《》: may be ordinary words
    ("该意见不妥，该解释也难以成立。", []),  # opinions and readings of persons
    ("该条第二款不适用。", [("该条", "", Reference.AGAIN, "第二款")]),
    ("前述规定有例外。", [("前述规定", "", Reference.AGAIN, None)]),
    ("该条件没有成就，该条例也未施行。", []),  # 条件 and 条例 are not 条
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[r[0][:24] for r in NAMED])
def test_named(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = mentions(text)
    assert [(m.written, m.provision) for m in found] == expected
    assert all(m.reference is Reference.NAMED and text[m.start : m.end] == m.written for m in found)


@pytest.mark.parametrize(("text", "expected"), REFERENCES, ids=[r[0][:24] for r in REFERENCES])
def test_references_back(text: str, expected: list[tuple[str, str, Reference, str | None]]) -> None:
    assert [(m.written, m.name, m.reference, m.provision) for m in mentions(text)] == expected


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("《关于办理某类案件的意见》（以下简称《意见》）指出", "意见"),
        ("《关于办理某类案件的意见》(以下简称“涉类意见”)指出", "涉类意见"),  # half brackets, quotation marks
        (
            "《关于办理某类案件的意见》（法发〔2019〕1号，以下简称《意见》）指出",
            "意见",
        ),  # its number in front
        ("《关于办理某类案件的意见》（法发〔2019〕1号）（以下简称《意见》）指出", "意见"),
        ("《关于办理某类案件的意见》（下称《意见》）指出", "意见"),
        ("《关于办理某类案件的意见》（以下简称涉类意见）指出", "涉类意见"),  # no marks at all
    ],
)
def test_a_definition_is_no_mention_of_its_own(text: str, short: str) -> None:
    (mention,) = mentions(text, frozenset({short}))
    assert mention.defines == (short,)
    assert mention.written == "《关于办理某类案件的意见》"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《数据安全法》", AuthorityKind.STATUTE),
        ("国务院《征信业管理条例》", AuthorityKind.ADMINISTRATIVE_REGULATION),
        ("最高人民法院《关于某某问题的批复》", AuthorityKind.JUDICIAL_INTERPRETATION),
        ("最高人民法院《关于审理某类案件的指导意见》", AuthorityKind.JUDICIAL_DOCUMENT),
        ("中国人民银行《支付业务管理办法》", AuthorityKind.OTHER),
        ("日本《刑法》", AuthorityKind.FOREIGN_LAW),
        ("罪刑法定", AuthorityKind.DOCTRINE),
    ],
)
def test_kind(text: str, kind: AuthorityKind) -> None:
    (mention,) = mentions(text)
    assert mention.kind is kind


ENGLISH: list[tuple[str, list[str]]] = [
    ("As Reed v. Stone Mining Corp. holds, notice is enough.", ["Reed v. Stone Mining Corp."]),
    ("No. Reed v. United States got this right.", ["Reed v. United States"]),  # a one-word answer before it
    ("In Reed v. United States the court said so. Reed goes too far.", ["Reed v. United States", "Reed"]),
    ("That is 18 U.S.C. 1343, and § 1346 too.", ["18 U.S.C. 1343", "§ 1346"]),
    ("It is listed in section 1028(d)(7).", ["section 1028(d)(7)"]),
    (
        "The Stored Communications Act applies; the SCA is old.",
        ["Stored Communications Act", "SCA"],
    ),  # initials
    ("The office takes no position on H.B. 1234.", ["H.B. 1234"]),
    ("Europe's Digital Services Act, Article 16, says so.", ["Digital Services Act"]),
    ("An act of kindness; act now. The United States v. nobody.", []),  # no title, no second party
    ("Mr. Reed and I agree.", []),
]


@pytest.mark.parametrize(("text", "written"), ENGLISH, ids=[r[0][:24] for r in ENGLISH])
def test_english(text: str, written: list[str]) -> None:
    assert [m.written for m in mentions(text)] == written


def test_the_article_of_an_act_is_its_provision() -> None:
    (mention,) = mentions("Europe's Digital Services Act, Article 16, says so.")
    assert mention.provision == "Article 16"
