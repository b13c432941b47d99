"""What a label says of a person."""

from __future__ import annotations

import pytest

from graph.model import Role
from graph.transcript.layout.naming import is_same_person
from graph.transcript.layout.person import Person, is_affiliation, is_full_name, read_person, read_with_office


@pytest.mark.parametrize(
    ("label", "person"),
    [
        ("王立文", Person(name="王立文")),
        ("黄 贺", Person(name="黄贺")),
        ("欧阳静怡", Person(name="欧阳静怡")),
        ("买买提·阿不都", Person(name="买买提·阿不都")),
        ("■王立文", Person(name="王立文")),
        ("王立文教授", Person(name="王立文", title="教授", sure=1)),
        ("王教授", Person(family="王", title="教授", sure=1)),
        ("欧阳副主任", Person(family="欧阳", title="副主任", sure=1)),
        ("主持人", Person(role=Role.MODERATOR, sure=1)),
        ("主持人 宋安", Person(name="宋安", role=Role.MODERATOR, sure=1)),
        ("特邀嘉宾王立文教授", Person(name="王立文", role=Role.EXPERT, title="教授", sure=1)),
        ("本刊记者", Person(role=Role.MODERATOR, sure=1)),
        ("《法苑》", Person(name="《法苑》", role=Role.MODERATOR)),
        ("现场听众", Person(role=Role.AUDIENCE, sure=1)),
        ("听众2", Person(role=Role.AUDIENCE, sure=1)),
        ("专家甲", Person(name="专家甲", sure=1)),
        ("乙检察官", Person(name="乙检察官", sure=1)),
        ("说话人1", Person(name="说话人1", sure=1)),
        ("张某教授", Person(name="张某教授", sure=1)),
        ("海州大学法学院教授王立文", Person(name="王立文", affiliation="海州大学法学院教授", sure=1)),
        ("海州大学法学院教授 王立文", Person(name="王立文", affiliation="海州大学法学院教授", sure=1)),
        ("山本", Person(name="山本", sure=0)),
        ("冢原", Person(name="冢原", sure=-1)),
        ("DR. SMITH", Person(family="SMITH", title="DR.", sure=1)),
        ("Dr. Wei-Lin Smith", Person(name="Wei-Lin Smith", title="Dr.", sure=1)),
        ("JUDGE HALLORAN", Person(family="HALLORAN", title="JUDGE", sure=1)),
        ("Hon. Ruth Obi (ret.)", Person(name="Ruth Obi", title="Hon.", sure=1)),
        ("Ana de la Cruz", Person(name="Ana de la Cruz")),
        ("THE MODERATOR", Person(role=Role.MODERATOR, sure=1)),
        ("Audience Member", Person(role=Role.AUDIENCE, sure=1)),
        ("Speaker 2", Person(name="Speaker 2", sure=1)),
    ],
)
def test_persons(label: str, person: Person) -> None:
    assert read_person(label) == person


@pytest.mark.parametrize(
    "label",
    [
        "柴某", "张某甲", "理由", "时间", "第一种意见", "观点一", "案例二", "问题三", "编者按", "程序", "支队长", "被告人", "辩护人", "一审法院",
        "王立文认为", "应当", "Problem 1", "Note", "Editor's note", "The facts are these", "however", "",
    ],
)  # fmt: skip
def test_nobody(label: str) -> None:
    assert read_person(label) is None


@pytest.mark.parametrize(
    ("name", "built"),
    [
        ("王立文", True),
        ("黄贺", True),
        ("司徒青", True),
        ("王", False),
        ("王立文学院", False),
        ("柴某", False),
        ("金额", False),
        ("経理", False),
    ],
)
def test_how_a_full_name_is_built(name: str, built: bool) -> None:
    assert is_full_name(name) is built


def test_an_office_vouches_for_a_name_that_is_a_word_too() -> None:
    assert read_person("成果") is None
    assert read_with_office("成果", "海州大学教授") == Person(name="成果")
    assert read_with_office("成果", "见下文") is None


@pytest.mark.parametrize(
    ("text", "is_office"),
    [
        ("海州大学教授", True),
        ("本刊副主编", True),
        ("正衡律师事务所", True),
        ("见下文", False),
        ("Professor of Law", True),
        ("a friend", False),
    ],
)
def test_offices(text: str, is_office: bool) -> None:
    assert is_affiliation(text) is is_office


@pytest.mark.parametrize(
    ("label", "known", "same"),
    [
        ("王教授", "王立文", True),
        ("欧阳主任", "欧阳静怡", True),
        ("王立文", "王立文", True),
        ("王立", "王立文", False),
        ("李律师", "王立文", False),
        ("DR. SMITH", "Dr. Wei-Lin Smith", True),
        ("Ms. Raman-Castillo", "Priya Raman-Castillo", True),
        ("DR. SMITHERS", "Dr. Wei-Lin Smith", False),
        ("主持人", "王立文", False),
    ],
)
def test_two_ways_of_naming_one_person(label: str, known: str, same: bool) -> None:
    person = read_person(label)
    assert person is not None
    assert is_same_person(person, known) is same
