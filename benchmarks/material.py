"""Invented transcripts of any length: ordinary ones, and ones made to be slow to read."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GUESTS = (
    ("韩述", "甲省社会科学院法学研究所研究员"),
    ("江牧川", "某大学法学院教授"),
    ("邵宁", "某市人民检察院检察官"),
    ("欧阳岱", "某律师事务所律师"),
)
_FRONT = """仓库钥匙案研讨实录
主办：某市法学会
2022年5月10日
主持人：岳棠（本刊编辑）
特邀嘉宾：
{guests}

基本案情
2021年3月，柏某趁仓库管理员贺某不备，配制钥匙一把，先后三次进入仓库取走铜线，销售得款8.6万元。贺某发现后默许，\
并收取柏某好处费五千元。

分歧意见
第一种意见认为，柏某的行为构成盗窃罪。
第二种意见认为，柏某与贺某构成职务侵占罪的共同犯罪。
"""
_QUESTIONS = (
    ("关于行为的性质", "柏某取走铜线的行为是否构成盗窃罪？"),
    ("关于共同犯罪", "贺某事后收取好处费，能否认定为共同犯罪？"),
    ("关于犯罪数额", "数额应当以销售价格还是以鉴定价格计算？"),
    ("关于量刑", "对贺某能否适用缓刑？"),
)
_SPEECHES = (
    "我认为，柏某的行为构成盗窃罪。首先，他以非法占有为目的，秘密取走他人占有的财物，符合《刑法》第二百六十四条的规定。",
    "我不同意韩述研究员的意见。占有属于单位而非个人，贺某的默许使取得行为有了职务上的便利，不能认定为盗窃罪，应当以职务侵占罪论处。",
    "这要区别情况。如果贺某在取走之前已经知情，则两人构成共同犯罪；如果只是事后知情，则不构成共同犯罪，收取好处费的行为可以另行评价。",
    "结论上我同意江牧川教授的观点，但理由不同。根据相关司法解释的规定，数额应当以鉴定价格计算，原则上应当从宽，但须退赔损失。",
)


def transcript(length: int, seed: int = 0) -> str:
    """A transcript of about ``length`` characters, of numbered questions that four experts answer in turn."""
    guests = "\n".join(f"{name}（{house}）" for name, house in _GUESTS)
    lines = [_FRONT.format(guests=guests)]
    size = len(lines[0])
    for n in count():
        if n and size >= length:
            return "\n".join(lines)
        question = _question(n, seed)
        lines += question
        size += sum(len(line) + 1 for line in question)
    raise AssertionError


def _question(n: int, seed: int) -> list[str]:
    title, asks = _QUESTIONS[(n + seed) % len(_QUESTIONS)]
    lines = [f"问题{_numeral(n + 1)}：{title}", f"主持人：第{_numeral(n + 1)}个问题，{asks}请各位发表意见。"]
    for k, (name, _) in enumerate(_GUESTS):
        lines.append(f"{name}：{_SPEECHES[(n + k + seed) % len(_SPEECHES)]}")
        lines.append(f"再补充一点，第{n + 1}次讨论到这里，{_SPEECHES[(n + k + 1) % len(_SPEECHES)]}")
    return lines


def _numeral(n: int) -> str:
    digits = " 一二三四五六七八九"
    tens, ones = divmod(n % 100, 10)
    return (
        (digits[tens] if tens > 1 else "") + ("十" if tens else "") + digits[ones].strip()
        if n % 100
        else "一百"
    )


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _named(length: int) -> str:
    """Very many speakers, each with one turn."""
    families, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "安本昌达恩方刚和宏佳凯兰明南平青荣山涛文"
    names = (f"{a}{b}{c}：我认为应当认定为盗窃罪。\n" for a in families for b in given for c in given)
    return _filled(names, length)


def _filled(parts: Iterator[str], length: int) -> str:
    kept = list(islice(parts, length // 10 + 1))
    unit = "".join(kept)
    return (unit * (length // max(1, len(unit)) + 1))[:length]


def _symposium_of(body: Callable[[int], str]) -> Callable[[int], str]:
    """The body as the words of one expert in an otherwise ordinary transcript."""
    head = "主持人：本案是否构成盗窃罪？\n韩述：我认为构成盗窃罪。\n江牧川："
    tail = "\n主持人：量刑如何？\n韩述：可以从轻。\n江牧川：同意韩述的意见。\n"
    return lambda length: head + body(length) + tail


def _charges(length: int) -> str:
    return _repeated("不构成盗窃罪而应以诈骗罪职务侵占罪敲诈勒索罪论处")(length)


HARD: dict[str, Callable[[int], str]] = {
    "one line": lambda length: transcript(length).replace("\n", "　"),
    "no punctuation": _symposium_of(_repeated("被告人的行为认定为犯罪应当考虑主观故意客观后果")),
    "a novel": _repeated(
        "“你来了。”王立说。她没有回头，雨还在下。\n“我来了。”李明道。灯灭了：一切都静了下来。\n"
    ),
    "colons": _symposium_of(_repeated("：")),
    "colon lines": _repeated("甲：乙：丙：\n"),
    "brackets": _symposium_of(_repeated("（【《([")),
    "bracket lines": _repeated("王某（（（（【【\n"),
    "quotes": _symposium_of(_repeated('“”"‘’')),
    "many names": _named,
    "blanks": _symposium_of(_repeated(" 　\t")),
    "line ends": _symposium_of(_repeated("\n")),
    "spaced": _symposium_of(_repeated("黄　贺　")),
    "stars": _symposium_of(_repeated("**王*_")),
    "digits": _symposium_of(_repeated("2013")),
    "dates": _symposium_of(_repeated("20133月1120日")),
    "negations": _symposium_of(_repeated("并不意味着不能否定不构成")),
    "conditions": _symposium_of(_repeated("如果只有才除非否则则")),
    "charges": _symposium_of(_charges),
    "titles": _symposium_of(_repeated("《解释》第一条第二款")),
    "open titles": _symposium_of(_repeated("《最高人民法院关于")),
    "deep page": lambda length: "<html><body>" + _repeated("<div>甲")(length) + "</body></html>",
    "unclosed tags": lambda length: "<html><body>" + _repeated("<script ")(length),
    "entities": _symposium_of(_repeated("&amp;lt;&#x4e00;")),
    "questions": _symposium_of(_repeated("是否构成盗窃罪？")),
    "opinions": lambda length: (
        "分歧意见\n" + _repeated("第一种意见认为构成盗窃罪；")(length) + "\n" + transcript(1000)
    ),
    "english": _symposium_of(_repeated("I agree with the judge. If not, then no. ")),
    "one letter": _symposium_of(_repeated("a")),
    "page numbers": _symposium_of(_repeated("我认为构成盗窃罪，应当\n12\n")),
}
