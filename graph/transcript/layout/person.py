"""Whether a label names a person, and what else it says of that person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.model import Role
from graph.transcript.words import longest_first, surnames, word_set

HAN = "\u3400-\u9fff〇"
_COUNTED = re.compile(
    "(?:案例|案件|问题|观点|意见|议题|焦点|专题|单元|方案|情形|情况|理由|附件|图|表)[一二三四五六七八九十\\d]{1,3}"
)
_DOTTED = re.compile(f"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,10}}){{1,3}}")
_CODE = re.compile(
    "(?:专家|嘉宾|学者|教授|检察官|法官|律师|与谈人|点评人|发言人)?(?:[甲乙丙丁戊己庚辛壬癸]|[A-Z])\\d?"
    "(?:专家|嘉宾|学者|教授|检察官|法官|律师|某)?"
    "|(?:专家|嘉宾|与谈人|点评人|发言人|说话人)[一二三四五六七八九十\\d]{1,3}"
    "|某位?(?:专家|嘉宾|学者|与谈人|点评人)"
)
_ENGLISH_CODE = re.compile(
    r"(?:speaker|panell?ist|expert|participant|professor)\s+(?:\d{1,2}|[A-Z])", re.IGNORECASE
)
_SOME = re.compile("^(?:某位?|有?一位|另一位|一名)")
_NUMBERED_THING = re.compile(
    r"(?:problem|question|case|hypothetical|part|panel|topic|issue|view|scenario|situation|variation|example|ground|count"
    r"|exhibit|session|day|round|chapter|section|article|rule|appendix|annex|schedule)\s+\w+"
)
_ANONYMOUS = re.compile(f"[{HAN}]某{{1,2}}")
_LATIN = re.compile(
    r"(?:[A-Z][\w'.\-]*|de|van|von|der|la|al|bin|del|di|da|le|St\.)(?:\s+(?:[A-Z][\w'.\-]*|de|van|von|der|la|al|bin|del|di|da|le))*"
)
_SUFFIX = re.compile(
    r",?\s+(?:Jr\.?|Sr\.?|Q\.?C\.?|K\.?C\.?|Esq\.?|Ph\.?D\.?|J\.?D\.?|LL\.?M\.?|II|III|IV)$|\s*\(ret\.?\)$|,?\s+J\.$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """What a label says. ``name`` is a full name, ``family`` a family name alone (王教授, DR. SMITH).

    Neither is set where only the role is named (主持人). ``sure`` is 0 for what merely looks like a name
    (two or three characters that begin with a family name) and 1 for a title, role or code beside it.
    """

    name: str | None = None
    family: str | None = None
    affiliation: str | None = None
    role: Role | None = None
    title: str | None = None
    sure: int = 0


@lru_cache(maxsize=8192)
def read_person(label: str) -> Person | None:
    """The person of a label (without bracket and colon), None where it names nobody."""
    label = label.strip(" \u3000*■●◆▲□○★☆◇▶►·-–—【】[]")
    if label.startswith("《"):  # a journal that asks under its own name
        return Person(name=label, role=Role.MODERATOR) if label.endswith("》") else None
    if re.search(f"[{HAN}]", label):
        return _chinese(re.sub(r"[\s\u3000]+", " ", label))
    return _english(re.sub(r"\s+", " ", label))


def read_with_office(name: str, office: str | None) -> Person | None:
    """The person of a label with a bracket behind it: an office vouches for a name that is a word as well."""
    person = read_person(name)
    plain = re.sub(r"[\s\u3000]", "", name)
    if person is None and office and is_affiliation(office) and re.fullmatch(f"[{HAN}]{{2,4}}", plain):
        return Person(name=plain) if plain[0] in surnames()[0] or plain[:2] in surnames()[1] else None
    return person


def is_full_name(text: str) -> bool:
    """Whether it is built like a Chinese personal name: family name and one or two more, or with a middle dot."""
    single, compound = surnames()
    if _DOTTED.fullmatch(text):
        return True
    if "某" in text or _is_word(text) or not re.fullmatch(f"[{HAN}]{{2,4}}", text):
        return False
    if text[:2] in compound:
        return len(text) in (3, 4)
    return len(text) in (2, 3) and text[0] in single


def _is_word(text: str) -> bool:
    return any(text in word_set(kind) for kind in ("not_persons", "titles", "institutions"))


def is_affiliation(text: str) -> bool:
    """Whether it names an office or a house: 某大学教授, Director of …."""
    words = (*longest_first("institutions"), *longest_first("titles"))
    if re.search(f"[{HAN}]", text):
        return any(w in text for w in words if len(w) > 1) or text.endswith(
            tuple(w for w in words if len(w) == 1)
        )
    return bool(
        re.search(
            r"\b(?:Professor|University|School|Law|Judge|Director|Editor|Chief|Partner|Counsel|Attorney|Institute|Center|Centre"
            r"|Court|Office|Dean|Fellow|Lecturer|Barrister|Solicitor|Commissioner|College|LLP|Prosecutor|Senior|former)\b",
            text,
        )
    )


def _chinese(label: str) -> Person | None:
    plain = label.replace(" ", "")
    role = _role_of(plain)
    if role:
        return Person(role=role, sure=1)
    if _is_word(plain) or _COUNTED.fullmatch(plain):
        return None
    if is_full_name(plain) and not _speaks_of(plain):
        title = next((t for t in longest_first("titles") if plain.endswith(t)), None)
        if title and len(plain) - len(title) in (1, 2) and _family(plain[: -len(title)]):
            return Person(family=plain[: -len(title)], title=title, sure=1)
        return Person(name=plain)
    if _CODE.fullmatch(plain):
        return Person(name=plain, sure=1)
    if plain in surnames()[0]:  # 邵：, introduced in full before
        return Person(family=plain)
    return _with_role(plain) or _with_title(plain) or _with_house(label) or _unknown_family(plain)


# 李明说, 应注意, 程序上: a name never ends so, or only if it comes back
_NO_NAME_ENDS = "说曰喊叫是的了上下时后者性罪法案点面论意见外内"


def _speaks_of(plain: str) -> bool:
    return len(plain) == 3 and plain[-1] in "说道曰问喊叫笑"


def _unknown_family(plain: str) -> Person | None:
    """Two or three characters without a family name of the list: a name if it keeps coming back."""
    plausible = (
        re.fullmatch(f"[{HAN}]{{2,3}}", plain) and "某" not in plain and plain[-1] not in _NO_NAME_ENDS
    )
    return Person(name=plain, sure=-1) if plausible else None


def ends_like_a_phrase(name: str) -> bool:
    """Whether a name of three characters ends as phrases do (应注意, 程序上)."""
    return len(name) == 3 and name[-1] in _NO_NAME_ENDS


def _role_of(plain: str) -> Role | None:
    if _SOME.sub("", plain) in word_set("audience"):
        return Role.AUDIENCE
    for kind, role in (("moderator", Role.MODERATOR), ("audience", Role.AUDIENCE)):
        if plain in word_set(kind) or re.sub(r"[一二三四五六七八九\dA-Z甲乙丙丁]$", "", plain) in word_set(
            kind
        ):
            return role
    return Role.EXPERT if plain in word_set("expert_words") else None


def _family(text: str) -> bool:
    single, compound = surnames()
    return text in single or text in compound


def _with_role(plain: str) -> Person | None:
    for kind, role in (
        ("moderator", Role.MODERATOR),
        ("expert_words", Role.EXPERT),
        ("audience", Role.AUDIENCE),
    ):
        for word in longest_first(kind):
            rest = plain.removeprefix(word).lstrip("：:、—-·")
            if rest != plain and len(word) > 1 and rest:
                inner = Person(name=rest) if is_full_name(rest) else _with_title(rest)
                if inner:
                    return Person(inner.name, inner.family, inner.affiliation, role, inner.title, 1)
    return None


def _with_title(plain: str) -> Person | None:
    """王立群教授, 王教授, 欧阳副主任."""
    for title in longest_first("titles"):
        head = plain.removesuffix(title)
        if head == plain or not head:
            continue
        if _family(head):
            return Person(family=head, title=title, sure=1)
        if is_full_name(head):
            return Person(name=head, title=title, sure=1)
        if _ANONYMOUS.fullmatch(head) and title not in ("先生", "女士", "同志"):
            return Person(name=plain, sure=1)
    return None


def _with_house(label: str) -> Person | None:
    """某大学法学院教授 王立群, with or without the blank."""
    plain = label.replace(" ", "")
    for length in (3, 2, 4):
        house, name = plain[:-length], plain[-length:]
        if (
            len(house) >= 4
            and is_full_name(name)
            and house.endswith((*longest_first("titles"), *longest_first("institutions")))
        ):
            return Person(
                name=name, affiliation=label[:-length].strip() if label.endswith(name) else house, sure=1
            )
    head, _, tail = label.partition(" ")
    if is_full_name(head) and tail and is_affiliation(tail):
        return Person(name=head, affiliation=tail, sure=1)
    return None


# a publication or an event that a title names before its colon: COASTAL LAW REVIEW: A PANEL
_EVENT = re.compile(
    r"\b(?:review|journal|quarterly|bulletin|symposi(?:um|a)|colloquium|forum|round ?tables?|society|association|institute|university|seminar"
    r"|conference|proceedings|transcript|papers|lecture|debate|conversation|discussion|workshop|webinar|gazette|digest|magazine)\b"
)


def _english(label: str) -> Person | None:
    low = label.lower().strip(" .")
    if low in word_set("english_moderator"):
        return Person(role=Role.MODERATOR, sure=1)
    if low == "a":  # Q and A
        return Person(role=Role.EXPERT, sure=1)
    if _ENGLISH_CODE.fullmatch(label):
        return Person(name=label, sure=1)
    if re.sub(r"\s*\d+$", "", low) in word_set("english_audience"):
        return Person(role=Role.AUDIENCE, sure=1)
    if low in word_set("english_not_persons") or _EVENT.search(low) or _NUMBERED_THING.fullmatch(low):
        return None
    bare, title = strip_title(_SUFFIX.sub("", label.strip()))
    if not bare or len(bare.split()) > 5 or not _LATIN.fullmatch(bare) or len(bare) < 2:
        return None
    loud = bare.isupper() and len(bare) > 2
    if len(bare.split()) == 1:
        return Person(family=bare, title=title, sure=1 if title or loud else 0)
    return Person(name=bare, title=title, sure=1 if title or loud else 0)


def strip_title(name: str) -> tuple[str, str | None]:
    """``Dr. Wei-Lin Smith`` as (``Wei-Lin Smith``, ``Dr.``)."""
    for title in longest_first("english_titles"):
        m = re.match(rf"{re.escape(title)}(?:\.|\b)\s*", name, re.IGNORECASE)
        if m and m.end() < len(name):
            return name[m.end() :].strip(), m.group().strip()
    return name, None
