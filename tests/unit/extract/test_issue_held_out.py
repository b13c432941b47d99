"""A second table of moderator turns and heads, written after the rules stood and before they were run on it."""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.asked import ANY, CHOICE, NONE, OPEN, POLAR, TWO, Row, asked, same
from tests.support.moderated import court_cases, moderated

BRIBE = (("案例", ("马某", "胡某")),)

ROWS = [
    asked(
        "head with two questions",
        "",
        (POLAR, 1, "马某将房屋出租给管理对象并收取明显高于市场价的租金，构成受贿罪"),
        (OPEN, ANY, "受贿数额如何认定"),
        cases=BRIBE,
        head="马某将房屋出租给管理对象并收取明显高于市场价的租金，是否构成受贿罪？受贿数额如何认定？",
    ),
    asked(
        "defence in a head",
        "",
        (POLAR, 1, "马某收受胡某的字画系人情往来，且部分为赝品，不应计入受贿数额"),
        cases=BRIBE,
        head="辩护人提出，马某收受胡某的字画系人情往来，且部分为赝品，不应计入受贿数额，如何看待？",
    ),
    asked(
        "why this charge",
        "",
        (OPEN, 1, "为什么认定马某构成利用影响力受贿罪"),
        cases=BRIBE,
        head="为什么认定马某构成利用影响力受贿罪，而不是受贿罪？",
    ),
    asked(
        "role and merit",
        "",
        (OPEN, 1, "胡某在共同犯罪中起什么作用"),
        (POLAR, 1, "其检举他人犯罪的行为构成立功"),
        cases=BRIBE,
        head="胡某在共同犯罪中起什么作用，其检举他人犯罪的行为是否构成立功？",
    ),
    asked(
        "theft or fraud",
        "检察官在办理案件中常常遇到这样的难题：行为人既有偷的动作，又有骗的言语，盗窃与诈骗交织在一起。"
        "请问，区分二者的关键是什么？就本案而言，取财的决定性手段究竟是秘密窃取，还是虚构事实？",
        (OPEN, 0, "区分二者的关键是什么"),
        (CHOICE, 1, "秘密窃取|虚构事实"),
    ),
    asked(
        "two proposals",
        "有专家提出，对涉案企业适用合规不起诉应以自愿认罪为前提；也有专家提出，只要企业有整改意愿即可。请问您持何种意见？",
        (CHOICE, 0, "对涉案企业适用合规不起诉应以自愿认罪为前提|只要企业有整改意愿即可"),
        cases=NONE,
    ),
    asked(
        "obstacle",
        "刚才大家就罪名问题进行了热烈讨论。下面讨论量刑。对于周某，认定自首有无障碍？能否适用缓刑？",
        (POLAR, 1, "对于周某，认定自首有障碍"),
        (POLAR, ANY, "能适用缓刑"),
    ),
    asked(
        "conditions and rebuttal",
        "前面几位都谈到了“明知”。我的问题是：推定明知需要满足哪些条件，是否允许反证？",
        (OPEN, 0, "推定明知需要满足哪些条件"),
        (POLAR, 0, "允许反证"),
    ),
    asked(
        "only who begins",
        "请陈某甲老师先谈，其他老师补充。",
        (OPEN, 0, "聚众斗殴中“持械”的认定"),
        head="聚众斗殴中“持械”的认定",
    ),
    asked(
        "two in dispute",
        "对于未成年人陈某的行为是否应当封存犯罪记录，以及封存后其报考公务员时应不应当如实申报，存在不同认识。各位专家怎么看？",
        (POLAR, 1, "未成年人陈某的行为应当封存犯罪记录"),
        (POLAR, 1, "封存后其报考公务员时应当如实申报"),
    ),
    asked(
        "with which court",
        "一审法院认定郑某构成聚众斗殴罪，二审法院改判寻衅滋事罪。各位赞同一审还是二审的意见？",
        ("choice open", ANY, "一审"),
    ),
    asked(
        "second case first",
        "案例二中冯某主动投案后翻供，又在一审判决前再次如实供述的，是否仍成立自首？"
        "案例一的郑某系被亲友送去投案，情况是否相同？",
        (POLAR, 2, "案例二中冯某主动投案后翻供，又在一审判决前再次如实供述的，仍成立自首"),
        (POLAR, 1, "案例一的郑某系被亲友送去投案，情况相同"),
        cases=TWO,
    ),
    asked(
        "two doctrines",
        "甲说认为本罪是抽象危险犯，乙说认为是具体危险犯，您倾向于哪一种？",
        ("choice open", 0, "抽象危险犯"),
        cases=NONE,
    ),
    asked(
        "particle",
        "（一）关于行为定性。周某用胶水堵住门锁，致邻居无法出入，这属于非法拘禁吗？",
        (POLAR, 1, "周某用胶水堵住门锁，致邻居无法出入，这属于非法拘禁"),
    ),
    asked(
        "what procedure",
        "在涉众型经济犯罪案件中，追赃挽损至关重要。那么，涉案财物的先行处置应当遵循怎样的程序？"
        "集资参与人可不可以参加庭审、发表意见？",
        (OPEN, 0, "涉案财物的先行处置应当遵循怎样的程序"),
        (POLAR, 0, "集资参与人可以参加庭审、发表意见"),
        cases=NONE,
    ),
    asked(
        "one thing leads to the other", "如何区分此罪与彼罪，进而准确量刑？", (OPEN, 0, "如何区分此罪与彼罪")
    ),
    asked(
        "whether all",
        "是不是所有利用漏洞获取平台优惠券的行为都应当入罪？民事手段够不够用？",
        (POLAR, 0, "所有利用漏洞获取平台优惠券的行为都应当入罪"),
        (POLAR, 0, "民事手段够用"),
        cases=NONE,
    ),
    asked(
        "any other view on",
        "各位对“两头骗”案件的被害人范围有没有不同看法？",
        ("open polar", 0, "案件的被害人范围"),
        cases=NONE,
    ),
    asked(
        "error of law",
        "接下来想请教：行政违法性认识错误能不能阻却故意？请陈老师先谈。",
        (POLAR, 0, "行政违法性认识错误能阻却故意"),
        cases=NONE,
    ),
    asked(
        "three paragraphs",
        "第三个问题。\n在本案中，冯某的辩解是，他以为那把钥匙是自己的。\n"
        "这种认识错误属于事实认识错误还是法律认识错误？是否影响犯罪故意的成立？",
        (CHOICE, 1, "事实认识错误|法律认识错误"),
        (POLAR, 1, "影响犯罪故意的成立"),
    ),
    asked(
        "a topic alone",
        "本次研讨的最后一个议题是帮助行为正犯化的限度。",
        (OPEN, 0, "帮助行为正犯化的限度"),
        cases=NONE,
    ),
    asked(
        "a view, then if so",
        "有观点认为应当对网络水军一律入刑。这种看法是否妥当？如果入刑，罪名如何选择？",
        (POLAR, 0, "应当对网络水军一律入刑"),
        (OPEN, 0, "如果入刑，罪名如何选择"),
        cases=NONE,
    ),
    asked(
        "English: have",
        "Next, standing. Does a union have standing to sue on behalf of members who have not opted in?",
        (POLAR, 0, "a union has standing to sue on behalf of members who have not opted in"),
        cases=NONE,
    ),
    asked(
        "English: indirect",
        "I'd like the panel to address whether a landlord may install cameras in shared hallways. "
        "Professor Ito, please start.",
        (POLAR, 0, "a landlord may install cameras in shared hallways"),
        cases=NONE,
    ),
    asked(
        "English: how, if at all",
        "How, if at all, should courts treat chat logs produced by the vendor? Must they be authenticated?",
        (OPEN, 0, "should courts treat chat logs produced by the vendor"),
        (POLAR, 0, "they must be authenticated"),
        cases=NONE,
    ),
    asked(
        "English: a fair criticism",
        "Opponents say the rule would chill innovation. Is that a fair criticism? And what would you put in its place?",
        (POLAR, 0, "the rule would chill innovation"),
        (OPEN, 0, "what would you put in its place"),
        cases=NONE,
    ),
    asked(
        "neither",
        "王某的行为系紧急避险还是正当防卫，抑或二者均不成立？",
        (CHOICE, 0, "紧急避险|正当防卫|二者均不成立"),
    ),
    asked(
        "grasp, then apply",
        "请问各位，对“情节显著轻微”应如何把握？本案能否适用？",
        (OPEN, 0, "对“情节显著轻微”应如何把握"),
        (POLAR, 1, "本案能适用"),
    ),
    asked(
        "value",
        "关于第二个问题，主要涉及涉案虚拟财产的价值认定。价值应当以成本、市场价还是用户心理价位来计算？",
        (CHOICE, ANY, "成本|市场价|用户心理价位"),
    ),
    asked(
        "effect and revocation",
        "受害人与加害人达成刑事和解后反悔的，和解协议效力如何？检察机关据此作出的不起诉决定要不要撤销？",
        (OPEN, 0, "受害人与加害人达成刑事和解后反悔的，和解协议效力如何"),
        (POLAR, 0, "检察机关据此作出的不起诉决定要撤销"),
        cases=NONE,
    ),
    asked(
        "presumed proceeds",
        "周某被查获时银行卡内尚有余额若干，其供称系工资收入，但不能提供证据。这部分钱款能否推定为违法所得？举证责任由谁承担？",
        (POLAR, 1, "这部分钱款能推定为违法所得"),
        (OPEN, ANY, "举证责任由谁承担"),
    ),
    asked(
        "is there a point",
        "我先提一个问题：法条竞合与想象竞合的区分有没有实际意义？",
        (POLAR, 0, "法条竞合与想象竞合的区分有实际意义"),
        cases=NONE,
    ),
    asked(
        "accept the plea",
        "被告人周某称其不知所运物品为毒品，能否采信其辩解？",
        (POLAR, 1, "被告人周某称其不知所运物品为毒品，能采信其辩解"),
    ),
    asked(
        "one case set off against the other",
        "如果说案例一的争议在于主观明知，那么案例二的争议则在于行为性质。案例二中冯某的行为属于介绍贿赂还是行贿的共犯？",
        (CHOICE, 2, "介绍贿赂|行贿的共犯"),
        cases=TWO,
    ),
    asked(
        "police against prosecution",
        "对陈某某的处理，侦查机关主张移送起诉，检察机关拟作相对不起诉。哪种处理更为妥当？",
        ("choice open", ANY, "哪种处理更为妥当"),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_a_turn_asks(row: Row) -> None:
    cases = court_cases(row.cases)
    ordinals = {case.id: case.ordinal for case in cases}
    found = extract_questions(moderated(row.head, row.turns), cases, "symposium-1").questions
    issues = [issue for question in found for issue in question.issues]
    assert len(issues) == len(row.wants), [i.text for i in issues]
    for want, issue in zip(row.wants, issues, strict=True):
        seen = (issue.kind.value, ordinals.get(issue.case or "", 0), issue.text, issue.proposition)
        assert same(want, issue, ordinals.get(issue.case or "", 0)), (*seen, [o.label for o in issue.options])
