from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visual.measure import balanced, ems, fit, narrowest, shown, wrap

OPENING, CLOSING = "（《“‘", "，。、；：？！）》”’"
ACT = "《关于办理危害计算机信息系统安全刑事案件应用法律若干问题的解释》"
words = st.text(alphabet="盗窃罪的认定，。、（）《》“” abcWim-01", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("盗窃罪", 3),
        ("（共 3 条）", 4 + 2 * 0.32 + 0.65),
        ("“盗窃”", 4),
        ("", 0),
        ("→", 1),
        ("e\u0301", 0.65),
    ],
)
def test_a_chinese_character_or_mark_is_one_em_wide(text: str, width: float) -> None:
    assert ems(text) == pytest.approx(width)


def test_bold_latin_is_wider_and_bold_chinese_is_not() -> None:
    assert ems("Raman", bold=True) > ems("Raman")
    assert ems("盗窃", bold=True) == ems("盗窃")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("秘密取走快件是否构成盗窃罪", 5, ["秘密取走快", "件是否构成", "盗窃罪"]),
        # a closing mark never begins a line, so the character before it goes along
        ("秘密取走快，件", 5, ["秘密取走", "快，件"]),
        # an opening mark never ends a line
        ("秘密取走“快件”", 5, ["秘密取走", "“快件”"]),
        ("cease and desist", 6, ["cease and", "desist"]),
        ("适用section 1030条款", 7, ["适用section", "1030条款"]),
        ("Raman-Castillo", 5, ["Raman-", "Castillo"]),
        ("", 5, []),
        ("   ", 5, []),
    ],
)
def test_lines_break_by_the_rules(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(words, st.integers(min_value=4, max_value=20))
def test_lines_are_narrow_enough_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(ems(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="盗窃罪的认定，。《》“”", min_size=1, max_size=60))
def test_marks_stand_where_they_may(text: str) -> None:
    runs = max((len(r) for r in _runs(text)), default=0)
    lines = wrap(text, max(6, 2 * runs + 2))  # room for a character with the marks on both its sides
    assert not any(line[-1] in OPENING for line in lines[:-1])
    assert not any(line[0] in CLOSING for line in lines[1:])


def _runs(text: str) -> list[str]:
    """Stretches of marks that cling together, with the characters at both ends."""
    return "".join(c if c in OPENING + CLOSING else " " for c in text).split()


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("快件归收件人占有", 10, 1, ["快件归收件人占有"]),
        ("快件归收件人占有而不归平台占有", 10, 1, ["快件归收件人占有而…"]),
        # after a clause where one ends late enough
        ("快件归收件人占有，而不归平台占有", 10, 1, ["快件归收件人占有…"]),
        ("快件，归收件人占有而不归平台占有", 10, 1, ["快件，归收件人占有…"]),
        # before a title rather than inside it
        (f"快件的归属依照{ACT}", 12, 1, ["快件的归属依照…"]),
        # a title at the beginning stays whole, whatever it takes
        (
            f"{ACT}第一条",
            12,
            1,
            ["《关于办理危害计算机信息", "系统安全刑事案件应用法律", "若干问题的解释》…"],
        ),
        ("recover without showing any impairment", 12, 1, ["recover without…"]),
    ],
)
def test_what_is_too_long_is_cut_well(text: str, width: float, lines: int, expected: list[str]) -> None:
    assert fit(text, width, lines) == expected


def test_the_tail_stays_whole() -> None:
    assert fit("数额的认定标准", 12, 1, tail=" →盗窃罪") == ["数额的认定标准 →盗窃罪"]
    assert fit("数额的认定标准与方法", 12, 1, tail=" →盗窃罪") == ["数额的认定标… →盗窃罪"]


plain = st.text(alphabet="盗窃罪的认定，。abc ", max_size=40)


@given(plain, plain, st.integers(min_value=5, max_value=20), st.integers(min_value=1, max_value=3))
def test_a_title_is_there_whole_or_not_at_all(before: str, after: str, width: int, lines: int) -> None:
    kept = "".join(fit(shown(before + ACT + after), width, lines))
    assert ACT in kept or not set("《》") & set(kept)


def test_balanced_lines_leave_no_single_character() -> None:
    assert wrap("关于犯罪行为性质", 7) == ["关于犯罪行为性", "质"]
    assert balanced("关于犯罪行为性质", 7, 4) == ["关于犯罪", "行为性质"]


def test_balanced_lines_break_no_word() -> None:
    assert balanced("the supercalifragilistic argument of it", 12, 4) == [
        "the",
        "supercalifragilistic",
        "argument of it",
    ]


@pytest.mark.parametrize(
    ("text", "lines", "width"),
    [("只谈标准，未下结论", 1, 9), ("只谈标准，未下结论", 2, 5), ("欧阳文澜", 1, 4), ("欧阳文澜", 2, 2)],
)
def test_the_narrowest_width_for_so_many_lines(text: str, lines: int, width: float) -> None:
    assert narrowest(text, lines) == width


def test_names_break_at_spaces_and_hyphens_only() -> None:
    assert wrap("Priya Raman-Castillo", narrowest("Priya Raman-Castillo", 3)) == [
        "Priya",
        "Raman-",
        "Castillo",
    ]


def test_marks_that_nobody_sees_are_made_visible() -> None:
    assert shown("盗\u202e窃\x00罪") == "盗⟨U+202E⟩窃⟨U+0000⟩罪"
    assert shown("一行\r\n\t 二行\u3000三行 ") == "一行 二行 三行"
