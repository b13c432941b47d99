"""A third table, of awkward turns; written before the rules were run on it, after the second had been passed."""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.asked import ANY, CHOICE, NONE, OPEN, POLAR, Row, Want, asked, same
from tests.support.moderated import court_cases, moderated

THREE = (("案例一", ("尤某",)), ("案例二", ("柏某",)), ("案例三", ("水某", "窦某")))
NAMED = (("尤某案", ("尤某",)), ("柏某案", ("柏某",)))
PAIR = (("案例", ("尤某", "柏某")),)

ROWS = [
    asked(
        "long way round",
        "感谢编辑部的邀请，也感谢各位在百忙之中参加研讨。大家知道，直播带货兴起以后，虚假宣传的案件逐年增加，"
        "有的主播年销售额上亿，却连供货商是谁都说不清楚。消费者维权难在哪里？难在责任主体不明。"
        "所以今天第一个问题是，主播与商家之间究竟是什么法律关系？主播应否与商家承担连带责任？",
        (OPEN, 0, "主播与商家之间究竟是什么法律关系"),
        (POLAR, 0, "主播应当与商家承担连带责任"),
        cases=NONE,
    ),
    asked(
        "three cases at once",
        "三个案例中，行为人的行为都涉及虚开发票。上述三案能否统一适用同一入罪标准？",
        (POLAR, 1, "案例一能适用同一入罪标准"),
        (POLAR, 2, "案例二能适用同一入罪标准"),
        (POLAR, 3, "案例三能适用同一入罪标准"),
        cases=THREE,
    ),
    asked(
        "cases by name",
        "在尤某案中，刷单返利行为是否属于“虚假交易”？柏某案又当如何处理？",
        (POLAR, 1, "在尤某案中，刷单返利行为属于“虚假交易”"),
        (OPEN, 2, "柏某案又当如何处理"),
        cases=NAMED,
    ),
    asked(
        "whether it is disputed whether",
        "对柏某是否具有特殊职责义务，控辩双方各执一词。法院应当怎样审查这一争议？",
        (OPEN, ANY, "法院应当怎样审查这一争议"),
        cases=PAIR,
    ),
    asked(
        "regardless of",
        "无论尤某是否知情，柏某的行为都已经完成。那么，柏某应否单独成立犯罪既遂？",
        (POLAR, 1, "柏某应当单独成立犯罪既遂"),
        cases=PAIR,
    ),
    asked(
        "how to tell whether",
        "如何判断行为人是否具有非法占有目的？",
        (OPEN, 0, "如何判断行为人是否具有非法占有目的"),
        cases=NONE,
    ),
    asked(
        "influence of several",
        "尤某的年龄、身体状况以及悔罪态度，对于判断其是否具有社会危险性有多大影响？",
        (OPEN, 1, "对于判断其是否具有社会危险性有多大影响"),
        cases=PAIR,
    ),
    asked(
        "quoted question",
        "有网友在后台留言问“捡到的钱能花吗？”，这其实涉及遗忘物与遗失物的区分。请各位谈谈二者的界限应当如何划定。",
        (OPEN, 0, "二者的界限应当如何划定"),
        cases=NONE,
    ),
    asked(
        "three views, one question",
        "对本案存在三种处理意见：一是认定尤某构成骗取贷款罪；二是认定其构成贷款诈骗罪；三是按民事欺诈处理。各位支持哪一种？",
        ("choice open", ANY, "骗取贷款罪"),
        cases=PAIR,
    ),
    asked(
        "semicolons",
        "请围绕以下问题发表看法：尤某与柏某事前通谋的证据是否充分；二人的供述相互矛盾的部分如何取舍；违法所得应否一并追缴。",
        (POLAR, 1, "尤某与柏某事前通谋的证据充分"),
        (OPEN, ANY, "二人的供述相互矛盾的部分如何取舍"),
        (POLAR, ANY, "违法所得应当一并追缴"),
        cases=PAIR,
    ),
    asked(
        "polite and long",
        "下面想请几位结合各自的办案经验，谈一谈在认定“重大损失”时，预期利益的损失能不能算进去，维权支出又能不能算进去。",
        (POLAR, 0, "在认定“重大损失”时，预期利益的损失能算进去"),
        (POLAR, 0, "维权支出又能算进去"),
        cases=NONE,
    ),
    asked(
        "statement with 吗",
        "只要在网上转发了谣言就构成犯罪吗？“明知”在这里还需要证明吗？",
        (POLAR, 0, "只要在网上转发了谣言就构成犯罪"),
        (POLAR, 0, "“明知”在这里还需要证明"),
        cases=NONE,
    ),
    asked(
        "who is liable",
        "外卖骑手送餐途中撞伤行人，赔偿责任由谁承担：平台、配送站点，还是骑手个人？",
        (CHOICE, 0, "平台|配送站点|骑手个人"),
        cases=NONE,
    ),
    asked(
        "or should",
        "尤某拒不退还多转的货款，应按不当得利处理，还是应以侵占罪追究其刑事责任？",
        (CHOICE, 1, "不当得利|侵占罪"),
        cases=PAIR,
    ),
    asked(
        "as some say, is it",
        "网络上有人说尤某属于见义勇为，不应承担任何责任。从法律上看，尤某的行为是否超过了必要限度？",
        (POLAR, 1, "从法律上看，尤某的行为超过了必要限度"),
        cases=PAIR,
    ),
    asked(
        "what would change",
        "假设柏某在交付之前反悔，结论会有什么变化？",
        (OPEN, 1, "假设柏某在交付之前反悔，结论会有什么变化"),
        cases=PAIR,
    ),
    Row(
        "two turns of the moderator before anyone speaks",
        (
            ("M", "欢迎各位。今天的研讨分两个阶段。"),
            ("M", "先看程序问题：尤某在侦查阶段未获准会见律师，其供述应否排除？"),
            ("甲某", "略。"),
            ("乙某", "略。"),
        ),
        (Want(POLAR, 1, "尤某在侦查阶段未获准会见律师，其供述应当排除"),),
        PAIR,
    ),
    Row(
        "thanks between speakers",
        (
            ("M", "柏某的行为是否属于职务行为？"),
            ("甲某", "略。"),
            ("M", "谢谢甲老师，观点很鲜明。乙老师是不是有不同意见？"),
            ("乙某", "略。"),
            ("M", "还有哪位要补充？没有的话我们进入下一题。"),
        ),
        (Want(POLAR, 1, "柏某的行为属于职务行为"),),
        PAIR,
    ),
    asked(
        "English: would it matter",
        "Suppose the seller never read the terms. Would it matter that the buyer clicked a box? "
        "What if the box was ticked in advance?",
        (POLAR, 0, "it would matter that the buyer clicked a box"),
        (OPEN, 0, "What if the box was ticked in advance"),
        cases=NONE,
    ),
    asked(
        "English: courts are split",
        "Courts are split on whether a drone flight over a backyard is a search. Where do you come out?",
        (POLAR, 0, "a drone flight over a backyard is a search"),
        cases=NONE,
    ),
    asked(
        "English: a choice of verbs",
        "Should the agency publish the model, license it, or destroy it?",
        ("choice polar", 0, "the agency should publish the model, license it, or destroy it"),
        cases=NONE,
    ),
    asked(
        "English: by name, to all",
        "Thank you, Judge. Here is the next one for everybody. Are text messages between trustees public records?",
        (POLAR, 0, "text messages between trustees are public records"),
        cases=NONE,
    ),
    asked(
        "English: did and does",
        "Did the tribunal err in refusing the amendment, and does that error require a new hearing?",
        (POLAR, 0, "the tribunal did err in refusing the amendment"),
        (POLAR, 0, "that error requires a new hearing"),
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
