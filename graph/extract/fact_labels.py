"""A condition in few words: the question it answers (是否识破, 有无归还的意思) and the answer it supposes."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKER = re.compile(
    r"是否|有没有|有无|能否|应否|是不是|能不能|会不会|与否|([知得在属成构尽超存达满具])[不没]\1(?=[㐀-鿿])"
)
_ASKED = {
    "有没有": "有无",
    "有无": "有无",
    "能否": "能否",
    "能不能": "能否",
    "会不会": "是否会",
    "应否": "应否",
}
_HELD = {"有没有": "有", "有无": "有", "能否": "能", "能不能": "能", "会不会": "会"}
# who does it where it is nobody by name, when, and how sure: no part of the question
_ANYBODY = re.compile(
    r"^(?:(?:行为人|被告人|当事人|犯罪嫌疑人|嫌疑人|其本人|他们|她们|他|她|其)(?!的|与|和|余|他|它|中|间|实))+"
)
_SLIGHT = re.compile(
    r"^(?:当时|事实上|实际上|客观上|主观上|确已|确实|的确|确(?!认|定|保|有)|已经|曾经|仍然|真的|但是?|而|且|后者|前者)+"
)
_CIRCUMSTANCE = re.compile(
    r"(?:在[^，]{1,16}?(?:时候?|[之以]?[前后]|那一刻|过程中|期间|阶段)|对[^，]{1,8}(?=有没有|有无))$|(?<=[㐀-鿿]{2})[^，在对]{0,6}(?:之时|当时)$"
)
_NEXT = re.compile(
    r"[、，](?:且|并|或者?|以及|和|其间|其|又|还|也)*(?=是否|有没有|有无|能否|能不能|是不是|情节)|，"
)
_DENIED = re.compile(
    r"^(?:并|尚|从|还)*(不能够?|无法|未能|没能|没有|未曾|不是|不具有|不具备|不|未|没|无(?!论|证|人|权|罪))"
)
_ABLE = re.compile(r"^(?:能够?|可以)(?=[^，]{2})")
_ASKS_OF = {"不能": "能否", "不能够": "能否", "无法": "能否", "未能": "能否", "没能": "能否", "不是": "是否"}
_VERB = re.compile(
    r"^(?:明知|知道|知情|知悉|放弃|达到|造成|取得|收到|存在|超过|满足|具备|具有|构成|尽到|履行|事先|及时|仅)"
)
_SUFFERED = re.compile(
    r"^(?P<who>[^，]{2,12}?)(?:没有|未曾|并未|尚未|未|没|不)?(?P<rest>被(?!告|[^，]{1,3}人)[^，]{2,}|被(?=(?:被害|他|别|路|旁|第三)人)[^，]{4,})$"
)
_STATE = re.compile(r"^(?:有|没有|无)(?=[^，]{2})")


@dataclass(frozen=True, slots=True)
class Worded:
    """A condition taken apart; ``key`` is the bare matter by which wordings are compared, ``asks`` where the speaker
    put it as a question.
    """

    label: str
    key: str
    value: str
    asks: bool = False


def worded(bare: str) -> Worded:
    """The label, key and value of a condition without the words that open and close it."""
    found = MARKER.search(bare)
    if found:
        return _of_question(bare, found)
    plain = _plain(bare)
    subject, rest = _subject(plain)
    denied = _DENIED.match(rest)
    if denied and len(rest) > denied.end():
        matter = rest[denied.end() :]
        asks = _ASKS_OF.get(denied[1], "是否")
        return Worded(f"{subject}{asks}{matter}", f"{subject}{matter}", plain)
    able = _ABLE.match(rest)
    if able:
        return Worded(f"{subject}能否{rest[able.end() :]}", f"{subject}{rest[able.end() :]}", plain)
    if suffered := _SUFFERED.match(plain):
        return Worded(
            f"{suffered['who']}是否{suffered['rest']}", f"{suffered['who']}{suffered['rest']}", plain
        )
    if _VERB.match(rest) or plain != bare:
        return Worded(f"{subject}是否{rest}", f"{subject}{rest}", plain)
    return Worded(plain, plain, plain)


def _of_question(bare: str, found: re.Match[str]) -> Worded:
    marker = found[0]
    before, after = bare[: found.start()], bare[found.end() :]
    short = found[1] or ""
    cut = _NEXT.search(after)
    matter = short + (after[: cut.start()] if cut else after)
    if len(matter) < 2:
        whole = _plain(before) + matter
        return Worded(whole + ("与否" if marker == "与否" else ""), whole, whole, asks=True)
    who = bare_of(_CIRCUMSTANCE.sub("", before))
    asked, held = _ASKED.get(marker, "是否"), _HELD.get(marker, "")
    return Worded(f"{who}{asked}{matter}", f"{who}{matter}", f"{held}{matter}", asks=True)


def _plain(text: str) -> str:
    """Without nobody in particular, and how sure it is; the whole where nothing else is said."""
    return bare_of(text) or text


def bare_of(text: str) -> str:
    """Without nobody in particular, and how sure it is."""
    return _SLIGHT.sub("", _ANYBODY.sub("", _SLIGHT.sub("", text)))


_NAMED = re.compile(
    r"^([㐀-鿿]某[某甲乙丙丁]?|企业|公司|银行|平台|被害人|经营者|用户|双方|对方|买家|卖家|单位|医院|学校)(?=[^的与和，]{2})"
)


def _subject(text: str) -> tuple[str, str]:
    """Who it is said of, where that can be told, and the rest."""
    named = _NAMED.match(text)
    return (named[1], _SLIGHT.sub("", text[named.end() :])) if named else ("", text)
