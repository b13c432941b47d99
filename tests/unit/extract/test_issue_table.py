"""Invented moderator turns in many wordings; the expected issues were written before the rules were run on them."""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.asked import ANY, CHOICE, NONE, OPEN, POLAR, TWO, Row, Want, asked, same
from tests.support.moderated import court_cases, moderated

ROWS = [
    asked("polar and why", "周某的行为是否构成职务侵占罪？为什么？", (POLAR, 1, "周某的行为构成职务侵占罪")),
    asked(
        "how to see", "如何看待周某主动退还全部赃款的行为？", (OPEN, 1, "如何看待周某主动退还全部赃款的行为")
    ),
    asked(
        "understand a term",
        "对于“以其他方法”中的“其他方法”，应如何理解？请各位专家谈谈。",
        (OPEN, 0, "对于“以其他方法”中的“其他方法”，应如何理解"),
    ),
    asked(
        "condition kept",
        "周某在被电话通知后自行到派出所，能否认定为自首？",
        (POLAR, 1, "周某在被电话通知后自行到派出所，能认定为自首"),
    ),
    asked("boundary", "一般违法与刑事犯罪的界限在哪里？", (OPEN, 0, "一般违法与刑事犯罪的界限在哪里")),
    asked("bare choice", "周某取走同事遗忘在工位上的手机，是盗窃还是侵占？", (CHOICE, 1, "盗窃|侵占")),
    asked(
        "view in the negative",
        "有意见认为，周某系单位聘用的临时人员，不具有国家工作人员身份，不能成为受贿罪的主体。对此您怎么看？",
        (POLAR, 1, "周某系单位聘用的临时人员，不具有国家工作人员身份，不能成为受贿罪的主体"),
    ),
    asked(
        "please, on the occasion of the case",
        "请结合本案谈谈如何把握正当防卫的时间条件。",
        (OPEN, ANY, "如何把握正当防卫的时间条件"),
    ),
    asked(
        "both cases",
        "两个案例中的行为人是否都具有非法占有目的？",
        (POLAR, 1, "案例一中的行为人具有非法占有目的"),
        (POLAR, 2, "案例二中的行为人具有非法占有目的"),
        cases=TWO,
    ),
    asked(
        "respectively",
        "案例一中的郑某和案例二中的冯某应当分别认定为何罪？",
        (OPEN, 1, "案例一中的郑某应当认定为何罪"),
        (OPEN, 2, "案例二中的冯某应当认定为何罪"),
        cases=TWO,
    ),
    asked(
        "which crime", "郑某是否构成犯罪？构成何罪？", (POLAR, 1, "郑某构成犯罪"), (OPEN, 1, "郑某构成何罪")
    ),
    asked(
        "role then sentence",
        "郑某属于主犯还是从犯？其未参与分赃，应否从轻处罚？",
        (CHOICE, 1, "主犯|从犯"),
        (POLAR, 1, "其未参与分赃，应当从轻处罚"),
    ),
    asked(
        "no question mark at all",
        "近年来，电信网络诈骗犯罪持续高发，犯罪手段不断翻新，给人民群众造成了重大财产损失。"
        "如何准确把握帮助信息网络犯罪活动罪中的“明知”，一直是司法实践中的难点。我们先来讨论这一问题。",
        (OPEN, 0, "如何准确把握帮助信息网络犯罪活动罪中的“明知”"),
    ),
    asked(
        "joined by 以及",
        "出借银行卡的周某对上游犯罪是否明知，以及其收取的五百元是否属于违法所得？",
        (POLAR, 1, "出借银行卡的周某对上游犯罪明知"),
        (POLAR, 1, "其收取的五百元属于违法所得"),
    ),
    asked(
        "A not A",
        "周某的行为有没有社会危害性？能不能适用刑法第十三条但书？",
        (POLAR, 1, "周某的行为有社会危害性"),
        (POLAR, ANY, "能适用刑法第十三条但书"),
    ),
    asked(
        "difference, then charge",
        "非法吸收公众存款罪与集资诈骗罪的区别是什么？本案应定哪个罪名？",
        (OPEN, 0, "非法吸收公众存款罪与集资诈骗罪的区别是什么"),
        (OPEN, 1, "本案应定哪个罪名"),
    ),
    asked(
        "two rival views",
        "有观点认为周某构成贪污罪，也有观点认为周某构成挪用公款罪，各位赞同哪一种？",
        (CHOICE, 1, "贪污罪|挪用公款罪"),
    ),
    asked(
        "defence in the negative",
        "辩护人提出，涉案款项系正常借贷，周某不构成受贿罪。该辩护意见能否成立？",
        (POLAR, 1, "涉案款项系正常借贷，周某不构成受贿罪"),
    ),
    asked("around a topic", "第一个问题，请各位围绕本案的管辖权谈谈看法。", (OPEN, 1, "本案的管辖权")),
    asked(
        "head only",
        "请各位专家发表意见。",
        (OPEN, 0, "关于电子数据的审查认定"),
        head="关于电子数据的审查认定",
    ),
    asked(
        "no moderator",
        "",
        (POLAR, 0, "行为人事后补办手续的，影响挪用公款罪的成立"),
        head="行为人事后补办手续的，是否影响挪用公款罪的成立？",
    ),
    asked(
        "head and turn",
        "周某收买三十七套银行卡后转卖牟利，这种行为涉嫌哪些罪名？各罪之间是想象竞合还是牵连？",
        (OPEN, 1, "周某收买三十七套银行卡后转卖牟利，这种行为涉嫌哪些罪名"),
        (CHOICE, ANY, "想象竞合|牵连"),
        head="罪名认定",
    ),
    asked(
        "one 如何, two predicates",
        "如何认定共同犯罪中的主从犯、区分各行为人的责任？",
        (OPEN, 0, "如何认定共同犯罪中的主从犯"),
        (OPEN, 0, "如何区分各行为人的责任"),
    ),
    asked(
        "one predicate of two verbs",
        "如何理解与适用认罪认罚从宽制度？",
        (OPEN, 0, "如何理解与适用认罪认罚从宽制度"),
    ),
    asked(
        "three charges",
        "这起案件中，快递员周某私拆包裹并取走手机，应定盗窃罪、侵犯通信自由罪还是职务侵占罪？",
        (CHOICE, 1, "盗窃罪|侵犯通信自由罪|职务侵占罪"),
    ),
    asked(
        "是不是 twice",
        "周某是不是国家工作人员？其利用的是不是职务上的便利？",
        (POLAR, 1, "周某是国家工作人员"),
        (POLAR, 1, "其利用的是职务上的便利"),
    ),
    asked(
        "可否 and 应不应当",
        "可否对未成年被害人适用“一站式”询问，所得笔录应不应当作为定案依据？",
        (POLAR, 0, "可以对未成年被害人适用“一站式”询问"),
        (POLAR, 0, "所得笔录应当作为定案依据"),
        cases=NONE,
    ),
    asked(
        "thanks and next",
        "感谢各位的精彩发言。接下来进入第二个议题：违法所得如何计算？已经退还给参与人的本金要不要扣除？",
        (OPEN, 0, "违法所得如何计算"),
        (POLAR, 0, "已经退还给参与人的本金要扣除"),
    ),
    asked("who is first", "谁先来谈谈？", (OPEN, 1, "关于周某行为的定性"), head="关于周某行为的定性"),
    Row(
        "follow-up to one expert",
        (
            ("M", "周某的行为是否构成敲诈勒索罪？"),
            ("刘某甲", "略。"),
            ("M", "刘教授，您刚才提到权利行使，能再展开一下吗？"),
            ("刘某甲", "略。"),
        ),
        (Want(POLAR, 1, "周某的行为构成敲诈勒索罪"),),
    ),
    Row(
        "follow-up to all",
        (
            ("M", "周某的行为是否构成敲诈勒索罪？"),
            ("刘某甲", "略。"),
            ("何某乙", "略。"),
            ("M", "那么，如果周某索要的数额明显超过其实际损失，是否影响定性？"),
            ("刘某甲", "略。"),
            ("何某乙", "略。"),
        ),
        (
            Want(POLAR, 1, "周某的行为构成敲诈勒索罪"),
            Want(POLAR, 1, "如果周某索要的数额明显超过其实际损失，影响定性"),
        ),
    ),
    asked(
        "background, then evidence",
        "监控视频能够证实周某曾在现场停留，但没有拍到其动手。这种情况下，证据是否达到确实、充分的标准？",
        (POLAR, 1, "这种情况下，证据达到确实、充分的标准"),
    ),
    asked(
        "rival tests",
        "实践中对于“入户”的认定存在较大分歧：有的主张以是否供家庭生活使用为准，有的主张以是否与外界相对隔离为准。"
        "各位专家如何看？",
        (CHOICE, 0, "以是否供家庭生活使用为准|以是否与外界相对隔离为准"),
    ),
    asked(
        "duty, then kind of liability",
        "平台对用户发布的内容有无事先审查的义务？未履行该义务的，应承担民事责任、行政责任还是刑事责任？",
        (POLAR, 0, "平台对用户发布的内容有事先审查的义务"),
        (CHOICE, 0, "民事责任|行政责任|刑事责任"),
        cases=NONE,
    ),
    asked(
        "open narrowed to a choice",
        "本案中郑某的行为怎么定性？是抢劫，是抢夺，还是盗窃？",
        (CHOICE, 1, "抢劫|抢夺|盗窃"),
    ),
    asked(
        "supposed facts",
        "假如冯某当时并不知道自己的同伙携带了刀具，他是否仍应对重伤结果负责？",
        (POLAR, 1, "假如冯某当时并不知道自己的同伙携带了刀具，他仍应对重伤结果负责"),
    ),
    asked(
        "prosecution against court",
        "检察机关认为构成寻衅滋事罪，一审法院改变定性为故意伤害罪。究竟应当如何认定周某的行为性质？",
        ("choice open", 1, "究竟应当如何认定周某的行为性质"),
    ),
    asked(
        "stage",
        "受贿人与请托人约定退休后再收取财物的，应当认定为受贿既遂还是未遂，抑或预备？",
        (CHOICE, 0, "受贿既遂|未遂|预备"),
    ),
    asked(
        "pros and cons",
        "量刑建议“幅度刑”与“确定刑”各有什么利弊？法院不采纳量刑建议时，应否先行告知检察机关？",
        (OPEN, 0, "量刑建议“幅度刑”与“确定刑”各有什么利弊"),
        (POLAR, 0, "法院不采纳量刑建议时，应当先行告知检察机关"),
    ),
    asked(
        "these two cases",
        "以上两案的涉案金额应当按照什么标准计算？",
        (OPEN, 1, "案例一的涉案金额应当按照什么标准计算"),
        (OPEN, 2, "案例二的涉案金额应当按照什么标准计算"),
        cases=TWO,
    ),
    asked(
        "persons by letters",
        "甲、乙两人的行为是否成立共同正犯？丙的帮助行为又该怎样评价？",
        (POLAR, 1, "甲、乙两人的行为成立共同正犯"),
        (OPEN, 1, "丙的帮助行为又该怎样评价"),
    ),
    asked(
        "three points listed",
        "本案争议的焦点有三个：一是陈某的行为是否属于“多次”；二是涉案文物如何估价；三是追缴与退赔的关系如何处理。"
        "请各位专家发表意见。",
        (POLAR, 1, "陈某的行为属于“多次”"),
        (OPEN, ANY, "涉案文物如何估价"),
        (OPEN, ANY, "追缴与退赔的关系如何处理"),
    ),
    asked(
        "rhetorical question answered",
        "大家好，欢迎来到本期案例沙龙。为什么要讨论这个话题呢？因为近期此类案件明显增多。"
        "首先请教各位，骗取低保金的行为能否评价为诈骗罪？",
        (POLAR, 0, "骗取低保金的行为能评价为诈骗罪"),
        cases=NONE,
    ),
    asked(
        "a scholar's proposal",
        "有学者主张将虚拟主播的声音纳入人格权保护，这一主张是否可取？",
        (POLAR, 0, "应当将虚拟主播的声音纳入人格权保护"),
        cases=NONE,
    ),
    asked(
        "causation and fault",
        "关于因果关系，周某的追赶行为与被害人落水死亡之间是否存在刑法上的因果关系？"
        "如存在，其主观罪过是故意、过失抑或意外事件？",
        (POLAR, 1, "周某的追赶行为与被害人落水死亡之间存在刑法上的因果关系"),
        (CHOICE, 1, "故意|过失|意外事件"),
    ),
    asked(
        "what is meant",
        "何谓“情节恶劣”？判断时应考虑哪些因素？",
        (OPEN, 0, "何谓“情节恶劣”"),
        (OPEN, 0, "判断时应考虑哪些因素"),
    ),
    asked(
        "either or",
        "赃物价格鉴定意见能否直接作为定罪量刑的依据，抑或需要结合其他证据综合认定？",
        ("polar choice", 0, "赃物价格鉴定意见能直接作为定罪量刑的依据"),
        cases=NONE,
    ),
    asked(
        "comparison of two cases",
        "案例一与案例二在行为方式上有何不同？这种不同是否影响罪名的选择？",
        (OPEN, 0, "案例一与案例二在行为方式上有何不同"),
        (POLAR, 0, "这种不同影响罪名的选择"),
        cases=TWO,
    ),
    asked(
        "case after case",
        "首先来看案例一。郑某虚构投资项目，但确实将部分资金用于经营，其主观上是否具有非法占有目的？"
        "再看案例二，冯某的挥霍行为能不能推定其具有该目的？",
        (POLAR, 1, "郑某虚构投资项目，但确实将部分资金用于经营，其主观上具有非法占有目的"),
        (POLAR, 2, "冯某的挥霍行为能推定其具有该目的"),
        cases=TWO,
    ),
    asked(
        "unclear in practice",
        "不少办案人员反映，取保候审期间脱保的，追诉时效如何计算不够明确。请问各位的意见？",
        (OPEN, 0, "取保候审期间脱保的，追诉时效如何计算"),
        cases=NONE,
    ),
    asked(
        "half-width",
        "行为人拾得他人手机后,利用已登录的账户转账,是否构成盗窃罪?账户余额能否成为盗窃的对象?",
        (POLAR, 0, "行为人拾得他人手机后,利用已登录的账户转账,构成盗窃罪"),
        (POLAR, 0, "账户余额能成为盗窃的对象"),
        cases=NONE,
    ),
    asked(
        "three in two sentences",
        "某公司是否应当对员工的侵权行为承担连带责任？责任份额如何划分，能否向员工追偿？",
        (POLAR, 0, "某公司应当对员工的侵权行为承担连带责任"),
        (OPEN, 0, "责任份额如何划分"),
        (POLAR, 0, "能向员工追偿"),
        cases=NONE,
    ),
    asked(
        "listed with full stops",
        "围绕本案，主要有三个争议点。其一，合同是否有效。其二，违约金应否调减。其三，诉讼费用由谁负担。",
        (POLAR, ANY, "合同有效"),
        (POLAR, ANY, "违约金应当调减"),
        (OPEN, ANY, "诉讼费用由谁负担"),
    ),
    asked(
        "three views on one nature",
        "从实践情况看，有人认为直播打赏属于赠与，有人认为属于服务合同，还有人认为两种性质兼有。"
        "直播打赏究竟是什么法律性质？",
        ("choice open", 0, "直播打赏究竟是什么法律性质"),
        cases=NONE,
    ),
    asked(
        "do you approve",
        "各位专家是否赞同对“帮信”行为一律不予缓刑的做法？",
        (POLAR, 0, "赞同对“帮信”行为一律不予缓刑的做法"),
        cases=NONE,
    ),
    asked(
        "English: can, what",
        "Let's begin. Can an employer read messages on a personal phone used for work? What limits should apply?",
        (POLAR, 0, "an employer can read messages on a personal phone used for work"),
        (OPEN, 0, "What limits should apply"),
        cases=NONE,
    ),
    asked(
        "English: or",
        "Is the clause a penalty or a genuine pre-estimate of loss?",
        (CHOICE, 0, "a penalty|a genuine pre-estimate of loss"),
        cases=NONE,
    ),
    asked(
        "English: a reported view",
        "Some commentators argue that platforms should owe a duty of care to bystanders. Do you agree?",
        (POLAR, 0, "platforms should owe a duty of care to bystanders"),
        cases=NONE,
    ),
    asked(
        "English: options after a colon",
        "Which test should govern: effects, intent, or a combination? Who would like to start?",
        (CHOICE, 0, "effects|intent|a combination"),
        cases=NONE,
    ),
    asked(
        "English: has, must",
        "Has the agency exceeded its mandate? If so, must the rule be vacated?",
        (POLAR, 0, "the agency has exceeded its mandate"),
        (POLAR, 0, "If so, the rule must be vacated"),
        cases=NONE,
    ),
    asked(
        "English: joined",
        "Turning to remedies: how should damages be measured, and should they be capped?",
        (OPEN, 0, "how should damages be measured"),
        (POLAR, 0, "they should be capped"),
        cases=NONE,
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
