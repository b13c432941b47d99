"""Views of whoever the case has (a shop, a bank, a school) that the moderator tells before asking about them.

Invented; the expected issues were written before the rules were run.
"""

from __future__ import annotations

import pytest

from graph.extract.issues import extract_questions
from tests.support.asked import ANY, CHOICE, NONE, OPEN, POLAR, Row, asked, same
from tests.support.moderated import court_cases, moderated

ROWS = [
    asked(
        "shop, this claim",
        "健身房主张，会员卡是实名的，不得转让给他人使用。这一主张能否成立？",
        (POLAR, ANY, "会员卡是实名的，不得转让给他人使用"),
    ),
    asked(
        "bank says itself",
        "银行辩称自己已经发送过提示短信，不应赔偿。该抗辩是否成立？",
        (POLAR, ANY, "自己已经发送过提示短信，不应赔偿"),
    ),
    asked(
        "background between front and view",
        "孩子在课间摔断了门牙。小学则认为，课间属于自由活动，学校没有过错。对此种意见应否采纳？",
        (POLAR, ANY, "课间属于自由活动，学校没有过错"),
    ),
    asked(
        "insurer with a colon",
        "保险公司答辩称：车辆改变了用途，可以拒赔。上述理由能否成立？",
        (POLAR, ANY, "车辆改变了用途，可以拒赔"),
    ),
    asked(
        "question before, claim after",
        "周某的损失如何计算？店主强调，手机早已过保，不应按新机赔偿。这种说法是否有道理？",
        (OPEN, 1, "周某的损失如何计算"),
        (POLAR, ANY, "手机早已过保，不应按新机赔偿"),
    ),
    asked(
        "story with a claim nobody asks about",
        "店主认为，手机是自己的。周某能否要求返还？",
        (POLAR, 1, "周某能要求返还"),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.name)
def test_a_view_told_before_the_question_on_it(row: Row) -> None:
    cases = court_cases(row.cases)
    ordinals = {c.id: c.ordinal for c in cases}
    issues = extract_questions(moderated(row.head, row.turns), cases, "s").questions[0].issues
    assert len(issues) == len(row.wants), [i.text for i in issues]
    for want, issue in zip(row.wants, issues, strict=True):
        assert same(want, issue, ordinals.get(issue.case or "", 0)), (
            issue.kind,
            issue.proposition,
            issue.text,
        )


ENGLISH = [
    asked(
        "counsel in a filing",
        "Counsel for the ferry line has argued in its brief that a missed sailing is no breach, because the"
        " timetable is not a promise. Is counsel right?",
        (POLAR, 0, "a missed sailing is no breach"),
        cases=NONE,
    ),
    asked(
        "the company contends, hold up",
        "The company contends that customers read the terms before they sign. Does that argument hold up?",
        (POLAR, 0, "customers read the terms before they sign"),
        cases=NONE,
    ),
    asked(
        "the landlord says, sound",
        "Last month the landlord told the paper that he owes nobody a refund. Is that position sound?",
        (POLAR, 0, "he owes nobody a refund"),
        cases=NONE,
    ),
    asked(
        "a claim that nobody asks about",
        "The museum says that it bought the vase in good faith. Must the vase be returned to the heirs?",
        (POLAR, 0, "the vase must be returned to the heirs"),
        cases=NONE,
    ),
    asked(
        "charged with, with, or not at all",
        "Should Okafor be charged with forgery, with theft of services, or not at all?",
        (CHOICE, 0, "forgery|theft of services|not at all"),
        cases=NONE,
    ),
    asked(
        "treated as or as",
        "Should the tokens be treated as securities or as commodities? And who bears the burden of proof?",
        (CHOICE, 0, "securities|commodities"),
        (OPEN, 0, "who bears the burden of proof"),
        cases=NONE,
    ),
    asked(
        "two verbs are two questions",
        "Must a bank comply with every order, or may it ask a court first?",
        (POLAR, 0, "a bank must comply with every order"),
        (POLAR, 0, "it may ask a court first"),
        cases=NONE,
    ),
]


@pytest.mark.parametrize("row", ENGLISH, ids=lambda r: r.name)
def test_english_views_and_choices(row: Row) -> None:
    issues = extract_questions(moderated(row.head, row.turns), (), "s").questions[0].issues
    assert len(issues) == len(row.wants), [i.text for i in issues]
    for want, issue in zip(row.wants, issues, strict=True):
        assert same(want, issue, 0), (
            issue.kind,
            issue.proposition,
            issue.text,
            [o.label for o in issue.options],
        )
