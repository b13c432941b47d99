"""The table of authorities and what a name leads to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.catalogue import Language, say
from graph.lexicon.authorities import (
    Validity,
    authorities,
    authority_key,
    authority_named,
    document_type,
    number_of,
    rank,
)
from graph.model import AuthorityKind


def test_names_stand_once_and_successors_exist() -> None:
    names = [a.name for a in authorities()]
    assert len(names) == len(set(names))
    assert {a.successor for a in authorities() if a.successor} <= set(names)


def test_an_alias_belongs_to_one_document() -> None:
    aliases = [authority_key(alias) for a in authorities() for alias in a.aliases]
    assert len(aliases) == len(set(aliases))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("刑法", "中华人民共和国刑法"),
        ("《中华人民共和国刑法》", "中华人民共和国刑法"),
        ("刑法修正案(八)", "中华人民共和国刑法修正案（八）"),  # half brackets
        ("《刑法修正案（8）》", "中华人民共和国刑法修正案（八）"),  # Arabic numeral
        ("刑法修正案十一", "中华人民共和国刑法修正案（十一）"),  # no brackets
        ("民诉法", "中华人民共和国民事诉讼法"),
        ("79刑法", "中华人民共和国刑法（1979年）"),
        (
            "关于办理盗窃刑事案件适用法律若干问题的解释",  # no issuer
            "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释",
        ),
        (
            "两高《关于办理盗窃刑事案件适用法律若干问题的解释》",  # issuer in short
            "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释",
        ),
        (
            "侵犯公民个人信息刑事案件解释",  # only common words left out
            "最高人民法院、最高人民检察院关于办理侵犯公民个人信息刑事案件适用法律若干问题的解释",
        ),
        ("九民纪要", "全国法院民商事审判工作会议纪要"),
    ],
)
def test_a_name_however_written_leads_to_its_document(written: str, name: str) -> None:
    found = authority_named(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "name",
    [
        "解释",  # fits many
        "关于办理放火刑事案件适用法律若干问题的解释",  # not in the table, and not 盗窃
        "盗窃意见",  # another type than 盗窃解释
        "刑法修正案（三十）",
        "",
    ],
)
def test_what_names_no_one_document(name: str) -> None:
    assert authority_named(name) is None


def test_rank_follows_the_order_of_the_sources_of_law() -> None:
    order = [
        AuthorityKind.STATUTE,
        AuthorityKind.JUDICIAL_INTERPRETATION,
        AuthorityKind.JUDICIAL_DOCUMENT,
        AuthorityKind.GUIDING_CASE,
        AuthorityKind.DOCTRINE,
        AuthorityKind.FOREIGN_LAW,
    ]
    ranks = [rank(kind) for kind in order]
    assert all(a is not None and b is not None and a < b for a, b in pairwise(ranks))
    assert rank(AuthorityKind.LEGISLATIVE_INTERPRETATION) == rank(AuthorityKind.STATUTE)
    assert rank(AuthorityKind.ADMINISTRATIVE_REGULATION) == rank(AuthorityKind.JUDICIAL_INTERPRETATION)
    assert rank(AuthorityKind.OTHER) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rank_and_validity_has_its_words(lang: Language) -> None:
    ranks = {rank(kind) or "none" for kind in AuthorityKind}
    keys = [f"lexicon.rank.{r}" for r in ranks] + [f"lexicon.validity.{v}" for v in (*Validity, "unchecked")]
    assert all(say(key, lang) for key in keys)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("关于办理某类案件的意见（二）", ("意见", "二")),
        ("《数据安全法》", ("法", None)),
        ("中华人民共和国民法典", ("法典", None)),
        ("盗窃罪研究", None),
    ],
)
def test_document_type(name: str, expected: tuple[str, str | None] | None) -> None:
    assert document_type(name) == expected


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("二十七", 27), ("十", 10), ("一百零五", 105), ("27", 27), ("一四七", 147), ("二百六十四", 264)],
)
def test_number_of(numeral: str, number: int) -> None:
    assert number_of(numeral) == number
