"""Citations of whole transcripts, all invented: who cites what, where, and what a short name refers to."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from graph.errors import Severity
from graph.extract.citations import extract_citations, mentions
from graph.model import Origin, Role, Span
from graph.transcript.document import CaseText, Section, Speaker, Transcript, Turn
from graph.transcript.repair import repair
from graph.transcript.source import SourceText

if TYPE_CHECKING:
    from graph.extract.citations import Found

HEAD = "平台责任研讨\n\n案例一\n\n甲在网上卖假货。{case}\n\n意见不一。{opinion}\n\n问题一\n\n"
FRAUD = "《关于办理诈骗刑事案件具体应用法律若干问题的解释》"
THEFT = "《关于办理盗窃刑事案件适用法律若干问题的解释》"


def read(*turns: str, case: str = "", opinion: str = "") -> Found:
    """Turns 姓名：发言 under one question, after the statement of a case and an opinion reported there."""
    text = HEAD.format(case=case, opinion=opinion) + "\n\n".join(turns) + "\n"
    source = SourceText("t.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", text)
    repaired = repair(source)
    spoken = [turn.split("：", 1) for turn in turns]
    people = {name: Role.MODERATOR if name == "主持人" else Role.EXPERT for name, _ in spoken}
    transcript = Transcript(
        text=repaired,
        title="平台责任研讨",
        organiser=None,
        date=None,
        date_bounds=(None, None),
        origin=Origin.INVENTED,
        speakers=tuple(Speaker(name, role, None, Span(0, 1)) for name, role in people.items()),
        cases=(CaseText(1, "案例一", (place(repaired.text, f"甲在网上卖假货。{case}"),)),),
        opinions=(place(repaired.text, f"意见不一。{opinion}"),),
        opening=(),
        sections=(
            Section(1, None, None, tuple(Turn(n, people[n], (place(repaired.text, w),)) for n, w in spoken)),
        ),
        problems=(),
    )
    found = extract_citations(transcript, {name: name for name in people}, {1: "q1"})
    assert all(text[c.passage.span.start : c.passage.span.end] == c.passage.quote for c in found.citations)
    return found


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def who(found: Found) -> list[tuple[str, str, str | None]]:
    """(name of the authority, participant, article) of every citation, in order."""
    names = {a.id: a.name for a in found.authorities}
    return [(names[c.authority], c.participant, c.provision) for c in found.citations]


def test_one_authority_however_abbreviated() -> None:
    found = read(
        "主持人：如何定性？甲是否构成犯罪？",
        "韩松：《中华人民共和国民法典》第一千一百六十五条规定了过错责任。我看不构成。",
        "罗晓：民法典第一千一百六十五条说的是民事责任，与定罪无关。",
    )
    statutes = [a for a in found.authorities if a.kind.value == "statute"]
    assert [a.name for a in statutes] == ["中华人民共和国民法典"]
    assert statutes[0].aliases == ("民法典",)
    cited = [c for c in found.citations if c.authority == statutes[0].id]
    assert [(c.participant, c.provision, c.question) for c in cited] == [
        ("韩松", "第一千一百六十五条", "q1"),
        ("罗晓", "第一千一百六十五条", "q1"),
    ]


def test_a_short_name_defined_by_another_speaker() -> None:
    found = read(
        "主持人：如何定性？",
        f"韩松：最高人民法院、最高人民检察院{FRAUD}（以下简称《解释》）第二条讲得明白。",
        "罗晓：上述《解释》第一条才是关键。这里不构成诈骗罪。",
    )
    name = f"最高人民法院、最高人民检察院{FRAUD}"
    assert who(found) == [(name, "韩松", "第二条"), (name, "罗晓", "第一条")]
    assert found.authorities[0].aliases == ("《解释》",)
    assert found.problems == ()


def test_a_short_name_defined_in_the_statement_of_the_case() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：依《意见》第三条，应当从宽。",
        "罗晓：我同意这个看法，没有补充。",
        case="当地根据《关于办理网络售假案件若干问题的意见》（以下简称《意见》）立案。",
    )
    assert who(found) == [("关于办理网络售假案件若干问题的意见", "韩松", "第三条")]


def test_a_short_name_that_nobody_defined_goes_to_the_one_document_of_its_type() -> None:
    found = read(
        "主持人：《关于整治网络售假的通知》是否改变了定性？",
        "韩松：《通知》只管行政处罚，不改变定性。",
        "罗晓：我看《通知》已经改变了定性。",
    )
    assert [c.participant for c in found.citations] == ["主持人", "韩松", "罗晓"]
    assert len(found.authorities) == 1


def test_two_documents_of_one_short_name_are_a_warning_and_no_guess() -> None:
    found = read(
        "主持人：如何定性？",
        f"韩松：{FRAUD}和{THEFT}都要看。这不构成犯罪。",
        "罗晓：该《解释》第三条应当适用，构成犯罪。",
    )
    assert {c.participant for c in found.citations} == {"韩松"}
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("SM170", Severity.WARNING)
    assert problem.values["short"] == "《解释》"
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == (15, 5)
    assert problem.excerpt is not None
    assert "该《解释》第三条" in problem.excerpt


def test_the_year_tells_two_documents_of_one_short_name_apart() -> None:
    found = read(
        "主持人：如何定性？",
        f"韩松：{FRAUD}和{THEFT}都要看。这不构成犯罪。",
        "罗晓：2013年《解释》第三条应当适用，构成犯罪。",
    )
    assert [name for name, person, _ in who(found) if person == "罗晓"] == [
        "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释"
    ]


def test_a_definition_in_the_same_turn_goes_before_an_earlier_one() -> None:
    found = read(
        "主持人：如何定性？",
        f"韩松：{FRAUD}（以下简称《解释》）不适用。这不构成犯罪。",
        f"罗晓：{THEFT}（以下简称《解释》）可以参照，《解释》第二条即是。构成犯罪。",
    )
    assert [(p, a) for _, p, a in who(found)] == [("韩松", None), ("罗晓", None), ("罗晓", "第二条")]
    assert len({c.authority for c in found.citations if c.participant == "罗晓"}) == 1
    assert found.problems == ()


def test_a_short_name_without_any_document() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：按照《办法》，应当没收。这不构成犯罪。",
        "罗晓：我看构成犯罪。",
    )
    assert found.citations == ()
    assert [p.code for p in found.problems] == ["SM171"]


def test_letters_in_between_do_not_make_a_short_name() -> None:
    # 办…法 stands in 关于办理…适用法律…, but that is no 办法
    found = read("主持人：如何定性？", f"韩松：{THEFT}第一条不适用。按照《办法》，应当没收。")
    assert [article for _, _, article in who(found)] == ["第一条"]
    assert [p.code for p in found.problems] == ["SM171"]


def test_a_short_name_from_the_middle_of_a_title() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：《关于公安机关管辖的刑事案件立案追诉标准的规定（二）》第五条有数额，《标准（二）》没有别的要求。",
    )
    assert len(found.authorities) == 1
    assert len(found.citations) == 2


def test_words_that_refer_back_within_a_turn() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：《数据安全法》第二十一条写得明白，该条并不处罚过失。至于该解释，是韩某自己的说法。",
        "罗晓：该条的解释我不同意，构成犯罪。",
    )
    assert who(found) == [
        ("中华人民共和国数据安全法", "韩松", "第二十一条"),
        ("中华人民共和国数据安全法", "韩松", "第二十一条"),
    ]


@pytest.mark.parametrize(
    ("words", "provision"),
    [
        ("该条第二款另有规定", "第二十一条第二款"),  # goes on within the article
        ("该规定第三十条另有要求", "第三十条"),  # another article of the same document
        ("该法第七十三条另有定义", "第七十三条"),
    ],
)
def test_the_article_of_a_reference_back(words: str, provision: str) -> None:
    found = read("主持人：如何定性？", f"韩松：《数据安全法》第二十一条写得明白，{words}。")
    assert [article for _, _, article in who(found)] == ["第二十一条", provision]


def test_this_act_is_the_one_named_last() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：《数据安全法》第二十一条写得明白，《网络安全法》也一样，该法第四十二条还要求保密。",
    )
    assert who(found)[-1] == ("中华人民共和国网络安全法", "韩松", "第四十二条")


def test_an_issuer_in_short_gives_the_name_of_the_lexicon() -> None:
    found = read("主持人：如何定性？", f"韩松：“两高”{THEFT}第一条写得明白。")
    assert [a.name for a in found.authorities] == [
        "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释"
    ]


def test_a_foreign_regulation_by_its_name_and_its_initials_is_one() -> None:
    found = read(
        "主持人：如何定性？", "韩松：《欧盟通用数据保护条例》第6条可以参考。", "罗晓：GDPR第17条与本案无关。"
    )
    assert [a.name for a in found.authorities] == ["欧盟通用数据保护条例"]
    assert [c.participant for c in found.citations] == ["韩松", "罗晓"]


def test_a_long_list_of_issuers_is_read_in_no_time() -> None:
    # an ambiguous pattern would try every combination and never end
    assert mentions("公安部、司法部、" * 500) == []


def test_a_foreign_law_is_never_the_chinese_one_of_its_name() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：日本《刑法》第二百四十六条可以参考。构成犯罪。",
        "罗晓：我国《刑法》第二百六十六条已经够用，不必参考。",
    )
    assert [(a.name, a.kind.value) for a in found.authorities] == [
        ("日本《刑法》", "foreign_law"),
        ("中华人民共和国刑法", "statute"),
    ]


def test_a_shortened_foreign_name_is_the_same_document() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：参考欧盟某号产品责任指令的做法，应当由平台负责。",
        "罗晓：欧盟指令不适合我国，平台不负责。",
    )
    assert who(found) == [("欧盟某号产品责任指令", "韩松", None), ("欧盟某号产品责任指令", "罗晓", None)]


def test_a_guiding_case_with_and_without_its_court() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：最高人民法院指导案例27号支持盗窃罪。",
        "罗晓：第二十七号指导性案例恰恰支持诈骗罪。",
    )
    assert [a.name for a in found.authorities] == ["最高人民法院指导案例27号"]
    assert [c.participant for c in found.citations] == ["韩松", "罗晓"]


def test_the_passage_is_the_clause_and_a_clause_is_cited_once() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：我不赞成，刑法第二百六十四条与第二百六十六条在此并无冲突，刑法第二百六十六条优先。",
        "罗晓：我赞成这个看法，没有补充。",
    )
    assert [c.passage.quote for c in found.citations] == [
        "刑法第二百六十四条与第二百六十六条在此并无冲突",
        "刑法第二百六十六条优先",
    ]


def test_a_passage_does_not_end_inside_a_title() -> None:
    found = read(
        "主持人：如何定性？",
        "韩松：对此，《关于办理假币、假票，假证案件若干问题的意见》早已作出过说明，不必再议。",
        "罗晓：我赞成这个看法，没有补充。",
    )
    assert [c.passage.quote for c in found.citations] == [
        "《关于办理假币、假票，假证案件若干问题的意见》早已作出过说明"
    ]


def test_the_divergent_opinions_cite_for_nobody_but_can_be_referred_to() -> None:
    found = read(
        "主持人：甲是否构成诈骗罪？",
        "韩松：《规定》第二条与定罪无关，不构成。",
        opinion="第一种意见认为，依照《关于整治网络售假的规定》第二条，甲构成诈骗罪。",
    )
    assert who(found) == [("关于整治网络售假的规定", "韩松", "第二条")]


def test_ids_do_not_hang_on_how_the_name_is_written() -> None:
    one = read("主持人：如何定性？", "韩松：《民法典》很清楚，不构成。", "罗晓：构成犯罪。")
    two = read("主持人：如何定性？", "韩松：构成犯罪。", "罗晓：中华人民共和国民法典第三条说明不构成。")
    assert one.authorities[0].id == two.authorities[0].id


def test_nothing_cited() -> None:
    found = read("主持人：如何定性？", "韩松：我看构成犯罪。", "罗晓：我看不构成犯罪。")
    assert (found.authorities, found.citations, found.problems) == ((), (), ())


@pytest.mark.parametrize(
    "case", ["《", "》", "《《《意见", "《意见》》", "（以下简称《", "第条第", "刑法第条", "《》"]
)
def test_broken_marks_do_no_harm(case: str) -> None:
    found = read("主持人：如何定性？", f"韩松：构成犯罪，{case}。", "罗晓：不构成犯罪。")
    assert len(found.citations) <= 1
