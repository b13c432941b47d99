"""What the pages show of the sample maps; expected values are read off their docstrings."""

from __future__ import annotations

from dataclasses import replace

from graph.analysis.report import analyse
from graph.model import IssueKind, Modality, Origin, Passage, Polarity, Status
from server.views.answers import Lookup, certainty, shown_answer
from server.views.case_sheet import case_sheets, general_issues
from server.views.charge_names import charges_of, former_charge, former_charges
from server.views.reading import reading
from server.views.stance_table import stance_table
from tests.support.factories import Asked, Case, Said, When, a_map
from tests.support.sample_maps import the_locker_map, the_pass_map

LOCKER = the_locker_map()
STUDIED = analyse(LOCKER)


def test_the_table_has_a_row_for_every_issue_and_a_cell_for_every_expert() -> None:
    table = stance_table(LOCKER, STUDIED)
    assert [e.name for e in table.experts] == ["韩松", "罗晓", "魏明远"]
    rows = {r.stand.issue.number: r for q in table.questions for r in q.rows}
    assert list(rows) == ["1.1", "1.2", "2.1", "2.2"]
    looks = {n: [a.look for a in r.answers] for n, r in rows.items()}
    assert looks == {
        "1.1": ["affirm", "deny", "conditional"],
        "1.2": ["outcome-1", "outcome-2", "silent"],
        "2.1": ["silent", "silent", "determinate"],
        "2.2": ["silent", "silent", "affirm"],
    }
    assert [a.stance.silence for a in rows["2.1"].answers] == ["standard_only", "absent", None]
    assert table.speaking == 7


def test_an_issue_stands_with_names_behind_its_numbers() -> None:
    table = stance_table(LOCKER, STUDIED)
    first, second = table.questions[0].rows
    stand = first.stand
    assert stand.case == "案例一"
    assert [(p.look, p.names) for p in stand.positions] == [
        ("affirm", ("韩松",)),
        ("deny", ("罗晓",)),
        ("conditional", ("魏明远",)),
    ]
    assert stand.dots == ("affirm", "deny", "conditional")
    assert [str(r) for r in stand.relations] == ["opposed", "fact_dependent"]
    assert [(str(s), names) for s, names in second.stand.silent] == [("not_addressed", ("魏明远",))]
    assert second.stand.dots == ("outcome-1", "outcome-2", "silent")


def test_pairs_count_only_what_both_answer_outright() -> None:
    pairs = {(p.left.name, p.right.name): p for p in stance_table(LOCKER, STUDIED).pairs}
    han_luo = pairs["韩松", "罗晓"]
    assert [i.number for _, i in han_luo.differ] == ["1.1", "1.2"]
    assert han_luo.agree == ()
    assert [i.number for _, i in han_luo.not_comparable] == ["2.1", "2.2"]


def test_a_conditional_answer_shows_its_branches() -> None:
    lookup = Lookup.of(LOCKER, STUDIED)
    stance = next(s for s in LOCKER.stances if s.polarity is Polarity.CONDITIONAL)
    shown = shown_answer(stance, lookup)
    assert [(b.when, b.polarity, b.charges, b.modality) for b in shown.branches] == [
        (("柜门未锁是",), Polarity.AFFIRM, ("盗窃罪",), Modality.MUST),
        (("柜门未锁否",), Polarity.DENY, (), Modality.MAY),
    ]
    assert shown.labels == ()
    assert shown.told == ""
    assert shown.certainty == "medium"


def test_an_outright_answer_keeps_its_name_where_branches_repeat_it() -> None:
    m = a_map(
        [Asked("1.1", "应定何罪", IssueKind.CHOICE, options=("盗窃罪",))],
        [
            Said(
                "韩松", "1.1", "应定盗窃罪", charges=("盗窃罪",), answers=(("盗窃罪", Polarity.AFFIRM),),
                when=(When((("柜门未锁", "是"),), None, ("盗窃罪",)),),
            )
        ],
        experts=("韩松",),
    )  # fmt: skip
    assert shown_answer(m.stances[0], Lookup.of(m, analyse(m))).labels == ("盗窃罪",)


def test_a_rejected_stance_shows_no_answer() -> None:
    stance = replace(LOCKER.stances[0], status=Status.REJECTED)
    shown = shown_answer(stance, Lookup.of(LOCKER, STUDIED))
    assert (shown.kind, shown.look, shown.branches) == (None, "silent", ())


def test_the_claim_is_told_where_the_kind_of_answer_says_too_little() -> None:
    lookup = Lookup.of(LOCKER, STUDIED)
    told = {(s.claim): shown_answer(s, lookup).told for s in LOCKER.stances if s.claim}
    assert told["占有是事实上的支配"] == "占有是事实上的支配"
    assert told["应看社会一般观念"] == "应看社会一般观念"
    assert told["秘密取走快件构成盗窃罪"] == ""


def test_certainty_has_three_steps() -> None:
    assert [certainty(c) for c in (1.0, 0.8, 0.79, 0.5, 0.49, 0.0)] == [
        "high",
        "high",
        "medium",
        "medium",
        "low",
        "low",
    ]


def test_a_case_gathers_opinions_with_their_holders() -> None:
    (sheet,) = case_sheets(LOCKER, STUDIED)
    assert [(o.opinion.charges, [h.expert.name for h in o.holders]) for o in sheet.opinions] == [
        (("盗窃罪",), ["韩松"]),
        (("诈骗罪",), ["罗晓"]),
    ]  # 魏明远 answers only whether, not which
    assert [(h.expert.name, [e.outcome.charges for e in h.endings]) for h in sheet.outside] == []
    endings = {
        x.expert.name: [(e.outcome.charges, e.when, e.outcome.question) for e in x.endings]
        for x in sheet.experts
    }
    assert endings["罗晓"] == [(("诈骗罪",), (), 1)]
    assert [i.issue.number for i in sheet.issues] == ["1.1", "1.2"]
    assert [i.issue.number for i in general_issues(LOCKER, STUDIED)] == ["2.1", "2.2"]


def test_a_case_tells_what_each_expert_says_of_each_person() -> None:
    (sheet,) = case_sheets(LOCKER, STUDIED)
    rows = sheet.persons.persons
    assert [(p.party.name, p.party.group) for p in rows] == [("杜某", None), ("姚某", "骑手")]
    told = [[(c.charges, c.roles, [s.question for s in c.sayings]) for c in p.row.cells] for p in rows]
    nothing: tuple[tuple[str, ...], tuple[str, ...], list[int]] = ((), (), [])
    assert told == [[(("盗窃罪",), ("主犯",), [1]), nothing, nothing], [nothing] * 3]
    assert sheet.persons.whole == (("盗窃罪",), ("诈骗罪",), ())
    assert sheet.persons.addressed == (1, 6)


def test_a_case_lists_the_authorities_of_its_questions() -> None:
    (sheet,) = case_sheets(LOCKER, STUDIED)
    cited = {
        u.authority.name: [(p.name, n, c.provision) for p, n, c in u.citations] for u in sheet.authorities
    }
    assert cited == {
        "中华人民共和国刑法": [("韩松", 1, "第二百六十四条"), ("罗晓", 1, "第二百六十六条")],
        "关于办理诈骗刑事案件具体应用法律若干问题的解释": [("罗晓", 1, None)],
    }


def test_conclusions_outside_and_at_odds_are_told() -> None:
    m = a_map(
        [
            Asked("1.1", "本案应定何罪", IssueKind.CHOICE, options=("盗窃罪", "抢夺罪"), case=1),
            Asked("2.1", "最终应定何罪", IssueKind.CHOICE, options=("盗窃罪", "抢夺罪"), case=1),
        ],
        [
            Said("韩松", "1.1", "应定盗窃罪", charges=("盗窃罪",), answers=(("盗窃罪", Polarity.AFFIRM),)),
            Said("韩松", "2.1", "应定抢夺罪", charges=("抢夺罪",), answers=(("抢夺罪", Polarity.AFFIRM),)),
        ],
        experts=("韩松", "罗晓"),
        cases=[Case("案例一", (), (("构成盗窃罪", ("盗窃罪",)),))],
    )
    (sheet,) = case_sheets(m, analyse(m))
    assert sheet.opinions[0].holders == ()
    assert [(h.expert.name, h.endings[0].outcome.charges) for h in sheet.outside] == [("韩松", ("抢夺罪",))]
    (tension,) = sheet.tensions
    assert (tension.earlier.stance.claim, tension.later.stance.claim) == ("应定盗窃罪", "应定抢夺罪")
    assert sheet.experts[1].endings == ()


def test_the_reader_gives_back_the_text_line_by_line() -> None:
    shown = reading(LOCKER, STUDIED)
    lines = ["".join(p.text for p in (*line.label, *line.pieces)) for line in shown.lines]
    assert lines == LOCKER.document.text.splitlines()
    assert [line.number for line in shown.lines] == list(range(1, len(lines) + 1))


def test_every_passage_begins_once_and_covers_its_words() -> None:
    shown = reading(LOCKER, STUDIED)
    pieces = [p for line in shown.lines for p in (*line.label, *line.pieces)]
    begun = [a for p in pieces for a in p.starts]
    wanted = {f"p-{p.span.start}-{p.span.end}" for p in LOCKER.passages()}
    assert sorted(begun) == sorted(wanted) == sorted(m.anchor for m in shown.marked)
    for passage in LOCKER.passages():
        inside = "".join(p.text for p in pieces if f"p-{passage.span.start}-{passage.span.end}" in p.inside)
        assert inside == passage.quote


def test_overlapping_passages_are_cut_and_the_innermost_leads() -> None:
    m = a_map(
        [Asked("1.1", "是否构成盗窃罪", proposition="构成盗窃罪")],
        [
            Said(
                "韩松",
                "1.1",
                "我认为构成",
                reasons=("占有未转移",),
                when=(When((("柜门未锁", "是"),), Polarity.AFFIRM),),
            )
        ],
        experts=("韩松",),
        origin=Origin.VERBATIM,
    )
    text = m.document.text
    start = text.index("韩松：我认为构成")
    (stance,) = m.stances

    def moved(a: int, b: int) -> Passage:
        span = replace(stance.reasons[0].passage.span, start=start + a, end=start + b)
        return replace(stance.reasons[0].passage, span=span, quote=text[start + a : start + b])

    # stance over 认为构成, reason over 为构, in 韩松：我认为构成
    outer, inner = moved(4, 8), moved(5, 7)
    changed = replace(
        stance, passage=outer, branches=(), reasons=(replace(stance.reasons[0], passage=inner),)
    )
    m = replace(m, stances=(changed,))
    line = next(x for x in reading(m, analyse(m)).lines if x.label and "韩松" in x.label[-1].text)
    assert [(p.text, p.tone, len(p.inside)) for p in line.pieces] == [
        ("我", "", 0),
        ("认", "affirm", 1),
        ("为构", "reason", 2),
        ("成", "affirm", 1),
    ]


def test_the_reader_tells_who_speaks_and_what_a_passage_proves() -> None:
    shown = reading(LOCKER, STUDIED)
    proofs = {m.anchor: m.proofs for m in shown.marked}
    stance = next(s for s in LOCKER.stances if s.claim == "应定诈骗罪")
    assert stance.passage
    (proof,) = proofs[f"p-{stance.passage.span.start}-{stance.passage.span.end}"]
    assert (proof.kind, proof.expert, proof.text) == ("stance", "罗晓", "应定诈骗罪")
    assert {p.kind for found in proofs.values() for p in found} == {
        "stance", "branch", "reason", "person", "earlier", "citation", "agreement.same_result_other_reason",
        "reported", "unplaced", "opinion", "question", "issue", "case", "party", "participant",
    }  # fmt: skip
    spoken = [line for line in shown.lines if line.label]
    assert len(spoken) == sum(s.passage is not None for s in LOCKER.stances)


def test_places_lead_to_cases_and_questions_in_the_order_of_the_text() -> None:
    shown = reading(LOCKER, STUDIED)
    lines = LOCKER.document.text.splitlines()
    assert [(p.kind, p.ordinal) for p in shown.places] == [("case", 1), ("question", 1), ("question", 2)]
    assert [lines[p.line - 1] for p in shown.places[1:]] == ["问题1", "问题2"]


def test_lines_of_every_kind_of_ending_are_counted_alike() -> None:
    m = the_pass_map()
    text = m.document.text.replace("\n", "\r\n", 1).replace("\n", "\r", 1).replace("\r\r", "\r\n")
    bare = replace(
        m, document=replace(m.document, id="x", text=text + "末行"), stances=(), questions=(), authorities=(),
        citations=(), participants=(), cases=(), opinions=(), facts=(), agreements=(), reported=(),
        unplaced=(),
    )  # fmt: skip
    lines = ["".join(p.text for p in x.pieces) for x in reading(bare, analyse(bare)).lines]
    assert lines == (text + "末行").splitlines()


def test_a_renamed_charge_is_told_with_its_name_today() -> None:
    former = former_charge("非法获取公民个人信息罪")
    assert former
    assert (former.now, str(former.since)) == ("侵犯公民个人信息罪", "2015-11-01")
    assert former_charge("盗窃罪") is None
    assert former_charge("并无此罪") is None
    named = ["盗窃罪", "非法获取公民个人信息罪", "非法获取公民个人信息罪"]
    assert [f.name for f in former_charges(named)] == ["非法获取公民个人信息罪"]


def test_charges_of_a_map_leave_none_out() -> None:
    assert set(charges_of(LOCKER)) == {"盗窃罪", "诈骗罪", "抢夺罪"}
