"""Transcripts as a grammar: heads, lists of guests, labels and turns, with everything a page may add to them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.support.layouts import layouts

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "韩述", "江牧川", "欧阳岱", "诸葛明", "古丽·艾山", "黄　贺", "王", "某教授", "专家一", "甲", "主持人", "记者", "编辑",
    "现场听众", "网友", "韩教授", "欧阳法官", "Smith", "DR. SMITH", "MODERATOR", "Q", "A", "Brandt J", "理由", "第一", "张某", "",
)  # fmt: skip
HOUSES = ("某大学法学院教授", "某市人民检察院检察官", "本刊副主编", "University of Northmark", "（", "")
WORDS = (
    "我认为，柏某的行为构成盗窃罪。", "不构成犯罪。", "我同意韩述的意见，但理由不同。", "如果数额较大，则构成诈骗罪；否则不构成。",
    "根据《刑法》第二百六十四条的规定，应当从宽。", "理由：第一，占有没有转移。", "并不意味着不能否定", "第一种意见认为构成盗窃罪。第二种意见认为不构成犯罪。",
    "柏某的行为是否构成盗窃罪？", "还是职务侵占罪？", "第二个问题，数额如何计算？", "I agree with the judge. ", "I'll pass.", "Is it liable?",
    "一审以诈骗罪判处柏某有期徒刑三年。", "（掌声）", "“不能。”", "2013年3月1日", "20133月", "不能一概而论", "、", "：", "　　", "12", "…",
)  # fmt: skip
HEADS = (
    "问题一：关于定性", "问题二", "一、柏某的行为是否构成盗窃罪？", "二、数额如何计算？", "1.", "2、", "1", "（一）量刑如何？", "【焦点一】",
    "**能否从宽？**", "## 能否从宽？", "柏某的行为如何定性？", "Topic 1: Liability", "壹、", "基本案情", "案例一", "案例二", "分歧意见", "专家意见",
    "特邀嘉宾：", "主持人：", "编者按：", "（摘自《某刊》）", "责任编辑：小满", "下一篇：某文", "Participants:", "主办：某会", "一、基本案情",
)  # fmt: skip
STRANGE = (
    "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x00", "\x0b", "\x0c", "\x1b", "\u2028", "\x85", "\ufffd", "\U000e0041",
    "\U00020000", "e\u0301", "ﬁ", "㈱", "⺠", "（（（（", "》》", "《《《", "【［〔", "*", "**", "_", "#", "<", "<b>", "</b>", "<div>", "<p",
    "</p>", "<br>", "<script>", "<!--", "-->", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "&lt;p&gt;", "\\", "`", "[a](http://x)",
    "(tóng)", "網", "裏", "\t", " ", "\u3000" * 7, "|", "｜", "[00:01:02]", "\r", "\r\n", "\n", "\n\n", "-12-", "第3页", "1/2",
)  # fmt: skip
_LAYOUTS = tuple(layout.text() for layout in layouts())
_PAGE = "<html><body>{}</body></html>"


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


_name = st.sampled_from(NAMES)
_bracketed = st.sampled_from(HOUSES).flatmap(lambda h: st.sampled_from(("", f"（{h}）", f"({h})", f"｜{h}")))
_strange = st.sampled_from(STRANGE)
_speech = st.lists(st.one_of(*[st.sampled_from(WORDS)] * 6, _strange, st.text(max_size=8)), max_size=6).map(
    "".join
)
_label = _joined(
    st.sampled_from(("", "", "", "■", "**", "<b>", "1、", "[00:01] ", "【", "- ")), _name, _bracketed,
    st.sampled_from(("：", "：", ":", "", "　", "**", "</b>", "】", "\n", "：**", "——")),
)  # fmt: skip
_turn = _joined(_label, _speech, st.lists(_speech, max_size=2).map(lambda x: "".join("\n" + s for s in x)))
_guests = st.lists(
    _joined(_name, _bracketed, st.sampled_from(("\n", "、", "；", "：某大学教授\n", " "))), max_size=5
).map("".join)
_line = st.one_of(
    *[_turn] * 8,
    *[st.sampled_from(HEADS)] * 3,
    _joined(st.sampled_from(HEADS), _speech),
    _guests,
    _speech,
    _strange,
)
texts: st.SearchStrategy[str] = st.lists(_line, max_size=30).map("\n".join)
_said = st.lists(st.sampled_from(WORDS[:16]), min_size=1, max_size=5).map("".join)
sound: st.SearchStrategy[str] = st.lists(
    st.one_of(
        *[_joined(_name, st.just("："), _said)] * 6, *[_said] * 3, *[st.sampled_from(HEADS)] * 3, _bracketed.map("韩述{}".format)
    ),
    min_size=4, max_size=24,
).map("\n".join)  # fmt: skip
pages: st.SearchStrategy[str] = st.lists(_line, max_size=20).map(
    lambda lines: _PAGE.format("".join(f"<p>{x}</p>" for x in lines))
)


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A sound transcript of some layout with lines lost, doubled, run together and strange things put in."""
    text = _LAYOUTS[draw(st.integers(0, len(_LAYOUTS) - 1))]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.sampled_from((0, 0, 1, 3, 40))))
        text = (
            text[:at]
            + draw(st.one_of(_strange, st.sampled_from(WORDS), st.sampled_from(HEADS), _label))
            + text[to:]
        )
    return text


damaged: st.SearchStrategy[str] = _damaged()
transcripts: st.SearchStrategy[str] = st.one_of(texts, sound, pages, damaged, damaged)

_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "latin-1",
)


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "ignore")


def _broken(data: bytes, seed: int) -> bytes:
    """The bytes cut off, with some lost or put in: what a bad download looks like."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    at = chance.randrange(len(data) + 1)
    damage: list[Callable[[], bytes]] = [
        lambda: data,
        lambda: data[:at],
        lambda: data[:at] + data[at + 1 :],
        lambda: data[:at] + chance.randbytes(3) + data[at:],
        lambda: data[:at] + b"\x00" + data[at:],
        lambda: data[at:],
    ]
    return chance.choice(damage)()


files: st.SearchStrategy[bytes] = st.one_of(
    st.builds(_encoded, transcripts, st.sampled_from(_ENCODINGS)),
    st.builds(
        _broken, st.builds(_encoded, transcripts, st.sampled_from(_ENCODINGS)), st.integers(0, 2**32 - 1)
    ),
    st.binary(max_size=400),
)
