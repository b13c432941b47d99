"""Authorities in English text: cases, sections, acts and bills, and their short names further on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.citation_mention import Mention, Reference
from graph.lexicon.authorities import authority_named, doctrines
from graph.model import AuthorityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = r"(?:(?:[A-Z]|Bros|St|Dr|Mr|Ms|Mt|U\.S|Corp|Inc|Co|Ltd|Ass'n|Dep't)\.|[A-Z][\w'’&-]*)"
_JOINED = r"(?:of|of the|the|and|&|ex rel\.|de|la|van|von|for|for the)"
_ASIDE = r"\s\((?:No\.?\s?\d+|UK|US|Australia|Canada|Ireland|NI|Holdings|International|Pty)\)"
_PARTY = (
    rf"{_NAME}(?:\s+{_JOINED}\s+{_NAME}|,?\s+(?:Inc|Corp|Ltd|LLC|Co|Pty|plc)\b\.?|{_ASIDE}|\s+{_NAME}){{0,6}}"
)
_VERSUS = re.compile(r"\s+vs?\.?\s+(?=[A-Z])")
_LEFT = re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[(“\"]))(?:R\s\([^()]{{2,50}}\)|{_PARTY})$")
_RIGHT = re.compile(_PARTY)
_LONGEST_PARTY = 160
_LINKS = re.compile(r"\s(?:and|or|with|in)\s|,\s")
_IN_RE = re.compile(rf"\b(?:In re|Ex parte|In the Matter of|In the Estate of|Re)\s(?:the\s)?{_PARTY}")
_LEADING = re.compile(
    r"^(?:(?:In|See|After|Under|And|But|The|Like|As|If|Since|Before|Unlike|Cf\.|So|Both)\s+)+"
)
_CODE = re.compile(
    r"\b(\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s?(?:§+|[Ss]ec(?:tion|\.)))?\s?\d+[A-Za-z]*)((?:\([a-zA-Z0-9]+\))*)"
)
_SECTION = re.compile(
    r"(?:\b[Ss]ections?|§+)\s?(\d+[A-Za-z]*)((?:\([a-zA-Z0-9]+\))*)(?!\s+of the (?:bill|draft))"
)
_WORD = r"(?:[A-Z][a-z][\w-]*|[A-Z]{2,6})"
_ACT = re.compile(
    rf"\b{_WORD}(?:(?:,?\s(?:and|of|on|for|the|to|in|against|with|&)){{0,3}}\s{_WORD}){{0,9}}?\s"
    r"(?:Act|Directive|Regulation|Convention|Statute|Amendment|Treaty|Restatement|Code|Charter|Ordinance|Constitution|Rules|Regulations)\b"
    r"(?!\s?[A-Z][a-z]+\s(?:Act|Code))"
    r"(?:\s(?:on|for|against|of)(?:\sthe)?(?:\s[A-Z][a-z]+)+(?:\s(?:and|of)(?:\sthe)?\s[A-Z][a-z]+)*)?"
    r"(?:,?\s(?:of\s)?(?:1[2-9]|20)\d\d)?(?:\s\((?:NSW|Cth|Vic|Qld|WA|SA|Tas|NT|ACT|UK|Ont|BC|NI|Ireland|NZ|HK)\))?"
)
_YEAR = re.compile(r",?\s(?:of\s)?(?:1[2-9]|20)\d\d(?:\s\([A-Za-z]+\))?$|\s\([A-Za-z]+\)$")
# acts that are called by their letters alone
_LETTERS = {
    "CFAA": "Computer Fraud and Abuse Act",
    "DMCA": "Digital Millennium Copyright Act",
    "GDPR": "General Data Protection Regulation",
    "ECHR": "European Convention on Human Rights",
    "ICCPR": "International Covenant on Civil and Political Rights",
    "HIPAA": "Health Insurance Portability and Accountability Act",
    "RICO": "Racketeer Influenced and Corrupt Organizations Act",
    "FCRA": "Fair Credit Reporting Act",
    "TCPA": "Telephone Consumer Protection Act",
    "COPPA": "Children's Online Privacy Protection Act",
    "CCPA": "California Consumer Privacy Act",
    "BIPA": "Biometric Information Privacy Act",
    "FOIA": "Freedom of Information Act",
    "FLSA": "Fair Labor Standards Act",
    "ADEA": "Age Discrimination in Employment Act",
    "ERISA": "Employee Retirement Income Security Act",
    "PACE": "Police and Criminal Evidence Act",
    "RIPA": "Regulation of Investigatory Powers Act",
    "TFEU": "Treaty on the Functioning of the European Union",
    "VARA": "Visual Artists Rights Act",
}
_LETTERED = re.compile(rf"(?<![\w(])(?:{'|'.join(_LETTERS)})(?![\w)])")
_RULE = re.compile(
    r"\b(?:Fed\. R\. (?:Evid|Civ\. P|Crim\. P|App\. P)\.|Federal Rules? of (?:Evidence|Civil Procedure|Criminal Procedure|Appellate Procedure)"
    r"|Model Rule|CPR|Practice Direction|Rule)\s\d+(?:\.\d+)?[A-Za-z]?(?:\(\w+\))*|\bFederal Rules of (?:Evidence|Civil Procedure|Criminal Procedure)\b"
)
_NUMBERED = re.compile(
    r"\b(?:Council |Framework )?(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC)\)\s)?(?:No\.?\s)?\d{2,4}/\d{1,4}(?:/[A-Z]{2,4})?"
)
_STATE_CODE = re.compile(
    r"\b(?:[A-Z][a-z]{1,5}\.|N\.[YJMCHD]\.|S\.[CD]\.|W\. Va\.|R\.I\.|D\.C\.)\s(?:[A-Z][a-z]*\.?\s(?:&\s)?){0,4}(?:Code|Law|Stat\.|Laws)(?: Ann\.)?\s§+\s?\d[\d.:-]*\d?"
)
_RESTATEMENT = re.compile(
    r"\bRestatement(?:\s\((?:First|Second|Third|Fourth)\))?(?:\sof(?:\sthe)?(?:\sLaw\sof)?\s[A-Z][a-z]+(?:\s(?:and|of)\s[A-Z][a-z]+)?)?(?:,?\s§+\s?\d+\w*)?"
)
_BILL = re.compile(r"(?<!U\.)(?<!U\.\s)\b(?:[HS]\.\s?[BRF]\.|[HAS]\.?B\.|S\.)\s?\d{2,5}\b")
_PLACE = re.compile(
    r"(?:\b(?:Articles?|Art\.|Sections?|Sec\.|Title|Recital|Chapter|Part|Schedule|ss?\.?|reg\.?)|§+)\s?\d+[A-Za-z]?(?:\(\w+\))*",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"^(?:United States|U\.S\.|People|State|Commonwealth|Commissioner|Attorney General|Government"
    r"|R|Regina|Rex|The Queen|The King|Crown|Minister|Secretary of State|Director of Public Prosecutions|DPP)\b"
)
_CORPORATE = re.compile(r",?\s*\b(?:Inc|Corp|Ltd|LLC|Co|Company|Corporation|Limited|et al)\b\.?")
_ABROAD = re.compile(
    r"\b(?:European|EU|E\.U\.|UK|U\.K\.|British|German|French|Japanese|Chinese|Canadian|Australian)\b"
)


def english_mentions(text: str) -> list[Mention]:
    """All authorities that a paragraph names in full; for short names see ``short_mentions``."""
    found = _cases(text)
    for finder in (_in_re, _coded, _sections, _acts, _lettered, _bills, _doctrines):
        found += [m for m in finder(text) if all(m.end <= f.start or m.start >= f.end for f in found)]
    return sorted((m for m in found if not _is_place_of(m, found, text)), key=lambda m: m.start)


def _is_place_of(m: Mention, found: Iterable[Mention], text: str) -> bool:
    """Whether a bare section is the place in a code or restatement named right before it."""
    if not m.name.startswith("section "):
        return False
    return any(
        f is not m
        and f.end <= m.start
        and not re.sub(r"\b(?:in|at|by)\b", "", text[f.end : m.start]).strip(" ,")
        for f in found
    )


def short_mentions(text: str, short_names: Iterable[str], taken: Iterable[Mention]) -> list[Mention]:
    """The places where a case or an act cited before is called by its short name: Hamidi, CFAA."""
    taken = list(taken)
    found = []
    for name in short_names:
        for m in re.finditer(rf"(?<![\w.]){re.escape(name)}(?![\w])(?!\s+vs?\.)", text):
            if all(m.end() <= t.start or m.start() >= t.end for t in taken):
                written, place = m[0], _place_near(text, m.start(), m.end())
                found.append(Mention(m.start(), m.end(), Reference.SHORT, name, written, provision=place))
    return found


def _cases(text: str) -> list[Mention]:
    found: list[Mention] = []
    since = 0
    marks = list(_VERSUS.finditer(text))
    for n, mark in enumerate(marks):
        left = _LEFT.search(text[max(since, mark.start() - _LONGEST_PARTY) : mark.start()])
        right = _RIGHT.match(text, mark.end())
        if left is None or right is None:
            continue
        one = _LEADING.sub("", left[0])
        two = _before_next(right[0], right.end(), marks[n + 1 :])
        start, end = mark.start() - len(one), mark.end() + len(two)
        since = end
        name = f"{one} v. {two.rstrip('.,') if not _CORPORATE.search(two) else two}"
        shorts = tuple(s for side in (one, two) if (s := _short_side(side)))
        found.append(
            Mention(
                start, end, Reference.NAMED, name, text[start:end], AuthorityKind.CASE_LAW, defines=shorts
            )
        )
    return found


def _before_next(two: str, end: int, later: list[re.Match[str]]) -> str:
    """The second party without the first of the next case (Jones and Brown v. Board)."""
    links = list(_LINKS.finditer(two))
    return two[: links[-1].start()] if links and later and later[0].start() <= end else two


def _in_re(text: str) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.NAMED, m[0], m[0], AuthorityKind.CASE_LAW)
        for m in _IN_RE.finditer(text)
    ]


def _coded(text: str) -> list[Mention]:
    """Rules of court, regulations by number, codes of the states, restatements."""
    found = []
    for pattern, kind in (
        (_NUMBERED, AuthorityKind.FOREIGN_LAW),
        (_STATE_CODE, AuthorityKind.STATUTE),
        (_RESTATEMENT, AuthorityKind.OTHER),
        (_RULE, AuthorityKind.STATUTE),
    ):
        found += [
            Mention(m.start(), m.end(), Reference.NAMED, m[0], m[0], kind) for m in pattern.finditer(text)
        ]
    return found


def _lettered(text: str) -> list[Mention]:
    found = []
    for m in _LETTERED.finditer(text):
        name, place = _LETTERS[m[0]], _place_near(text, m.start(), m.end())
        known = authority_named(m[0])
        kind = AuthorityKind.FOREIGN_LAW if known else AuthorityKind.STATUTE
        found.append(Mention(m.start(), m.end(), Reference.NAMED, name, m[0], kind, place, (m[0],)))
    return found


def _short_side(party: str) -> str | None:
    """The name a side of a case is known by; None for the government."""
    if _GOVERNMENT.search(party):
        return None
    return _CORPORATE.sub("", party).strip(" .,") or None


def case_key(name: str) -> str:
    """What the spellings of one case share: the sides without Corp. and the like."""
    return " v. ".join(_CORPORATE.sub("", side).strip(" .,") for side in re.split(r"\s+vs?\.\s+", name))


def _sections(text: str) -> list[Mention]:
    codes = [
        Mention(m.start(), m.end(), Reference.NAMED, m[1], m[0], AuthorityKind.STATUTE, m[2] or None)
        for m in _CODE.finditer(text)
    ]
    alone = [
        Mention(
            m.start(), m.end(), Reference.NAMED, f"section {m[1]}", m[0], AuthorityKind.STATUTE, m[2] or None
        )
        for m in _SECTION.finditer(text)
        if all(m.end() <= c.start or m.start() >= c.end for c in codes)
        and not re.match(r"\s+of\s+the\s+[A-Z]", text[m.end() :])
    ]
    return codes + alone


def _acts(text: str) -> list[Mention]:
    found = []
    for m in _ACT.finditer(text):
        name = re.sub(
            r"^(?:The|Under|In|And|But|Since|If|See|An|A|As|This|That|Our|Any|No)\s+(?:the\s+)?", "", m[0]
        )
        if name.count(" ") == 0 or re.match(r"(?:Act|Code)\b", name):
            continue
        start = m.end() - len(name)
        known = authority_named(name)
        foreign = known or _ABROAD.search(text[max(0, start - 30) : m.end()])
        kind = AuthorityKind.FOREIGN_LAW if foreign else AuthorityKind.STATUTE
        bare = _YEAR.sub("", name)
        initials = "".join(word[0] for word in bare.split() if word[0].isupper())
        shorts = ((initials,) if len(initials) > 2 else ()) + ((bare,) if bare != name else ())
        place = _place_near(text, start, m.end())
        found.append(Mention(start, m.end(), Reference.NAMED, name, name, kind, place, shorts))
    return found


def _place_near(text: str, start: int, end: int) -> str | None:
    """The article named in the same sentence, nearest behind the name, else before it."""
    behind = re.split(r"[.;?!]\s", text[end : end + 80])[0]
    before = re.split(r"[.;?!]\s", text[max(0, start - 60) : start])[-1]
    found = _PLACE.search(behind) or next(iter(_PLACE.finditer(before)), None)
    return found[0] if found else None


def _bills(text: str) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.NAMED, m[0], m[0], AuthorityKind.STATUTE)
        for m in _BILL.finditer(text)
    ]


def _doctrines(text: str) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), Reference.NAMED, name, m[0], AuthorityKind.DOCTRINE)
        for written, name in doctrines().items()
        if written.isascii()
        for m in re.finditer(rf"\b{re.escape(written)}\b", text, re.IGNORECASE)
    ]
