"""The authorities of one document as they are met, and what a short name refers back to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.citation_english import case_key
from graph.extract.citation_mention import Mention, Reference
from graph.extract.citation_titles import COUNTRY, kind_of
from graph.lexicon.authorities import KnownAuthority, authority_key, authority_named, document_type
from graph.model import Authority, AuthorityKind, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

_INNER = re.compile(r"《(.+)》")
_SECTION = re.compile(r"section (\d+[A-Za-z]*)")
_COUNTRY = re.compile(rf"^(?:{COUNTRY})")
_IN_SHORT = re.compile("两高|最高法(?!院)|最高检(?!察)|央行")
_ABBREVIABLE = {
    *(
        "解释",
        "意见",
        "通知",
        "规定",
        "纪要",
        "办法",
        "批复",
        "决定",
        "指令",
        "规范",
        "标准",
        "公告",
        "细则",
        "规则",
    ),
    *("准则", "指引", "指南", "答复"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a mention stands: in which turn of the document, under which question (None before them)."""

    turn: int
    section: int | None


@dataclass(frozen=True, slots=True)
class _Sighting:
    key: str
    scope: Scope
    provision: str | None


@dataclass(slots=True)
class _Record:
    name: str
    kind: AuthorityKind
    known: KnownAuthority | None
    written: list[str] = field(default_factory=list)


class Register:
    """Collects the authorities in the order of the text; ask it before noting the mention itself."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}
        self._sightings: list[_Sighting] = []
        self._shorts: dict[str, list[_Sighting]] = {}
        self._english_shorts: set[str] = set()

    def fitting(self, mention: Mention, scope: Scope) -> tuple[str, ...]:
        """The keys of the authorities a mention may mean: one, none, or several that fit equally well."""
        if mention.reference is Reference.NAMED:
            return (self._key_of(mention),)
        if mention.reference is Reference.AGAIN:
            return self._last(mention, scope)
        if mention.reference is Reference.WORD:
            in_turn = [s for s in self._sightings if s.scope.turn == scope.turn]
            return self._typed(mention, in_turn[::-1])[:1]  # 该法 is the nearest one
        return self._by_short_name(mention, scope)

    def note(self, key: str, mention: Mention, scope: Scope, provision: str | None) -> None:
        """Remember that an authority stands here, how it is written, and the short names it is given."""
        if key not in self._records:
            known = _known(mention)
            kind = known.kind if known else mention.kind or kind_of(mention.name)
            self._records[key] = _Record(mention.name, kind, known)
        record = self._records[key]
        if mention.reference is Reference.NAMED and len(mention.name) > len(record.name):
            record.name = mention.name
        if mention.reference in {Reference.NAMED, Reference.SHORT} and mention.written not in record.written:
            record.written.append(mention.written)
        sighting = _Sighting(key, scope, provision)
        self._sightings.append(sighting)
        for short in mention.defines:
            self._shorts.setdefault(squeeze(short), []).append(sighting)
            if short.isascii():
                self._english_shorts.add(short)
            elif f"《{short}》" not in record.written:
                record.written.append(f"《{short}》")

    def provision_of(self, key: str, scope: Scope) -> str | None:
        """The article of an authority that was named last in this turn."""
        return next(
            (
                s.provision
                for s in reversed(self._sightings)
                if s.key == key and s.scope.turn == scope.turn and s.provision
            ),
            None,
        )

    def short_names(self) -> tuple[str, ...]:
        """The short names given so far to English cases and acts, longest first."""
        return tuple(sorted(self._english_shorts, key=lambda s: (-len(s), s)))

    def name_of(self, key: str) -> str:
        """The name an authority goes by so far."""
        return _display_name(self._records[key])

    def authority(self, key: str) -> Authority:
        """The authority with every way it was written, save its full name."""
        record = self._records[key]
        name = _display_name(record)
        aliases = tuple(w for w in record.written if name not in {w, w.strip("《》")})
        if record.kind is AuthorityKind.DOCTRINE:
            aliases = ()
        return Authority(make_id("authority", key), name, record.kind, aliases)

    def _key_of(self, mention: Mention) -> str:
        if mention.kind is AuthorityKind.CASE_LAW and mention.name.isascii():
            return self._of_case(mention.name)
        known = _known(mention)
        if known:
            return authority_key(known.name)
        numbered = _SECTION.fullmatch(mention.name)
        named = self._of_section(numbered[1]) if numbered else None
        if named:
            return named
        key = authority_key(mention.name)
        word = document_type(mention.name)
        if key in self._records or not word or word[0] not in _ABBREVIABLE:
            return key
        longer = [
            k for k in self._records if len(k) > len(key) and self._type(k) == word and _leaves_out(key, k)
        ]
        return longer[0] if len(longer) == 1 else key

    def _of_case(self, name: str) -> str:
        """The case cited before whose sides begin alike (Ivey v Genting for Ivey v. Genting Casinos), else a new one."""
        sides = [squeeze(side) for side in case_key(name).split(" v. ")]
        for key, record in self._records.items():
            if record.kind is not AuthorityKind.CASE_LAW or " v. " not in record.name:
                continue
            others = [squeeze(side) for side in case_key(record.name).split(" v. ")]
            if len(sides) == len(others) and all(
                a.startswith(b) or b.startswith(a) for a, b in zip(sides, others, strict=True)
            ):
                return key
        return squeeze(case_key(name))

    def _of_section(self, number: str) -> str | None:
        """The code or act of which a section (by number) was cited before: section 230 after 47 U.S.C. § 230."""
        ends = re.compile(rf"(?<!\d){number}$")
        code = next((k for k, r in self._records.items() if " U" in r.name and ends.search(r.name)), None)
        cited = (
            s.key
            for s in reversed(self._sightings)
            if s.provision and re.search(rf"(?<!\d){number}(?!\d)", s.provision)
        )
        return code or next(cited, None)

    def _type(self, key: str) -> tuple[str, str | None] | None:
        return document_type(_display_name(self._records[key]))

    def _last(self, mention: Mention, scope: Scope) -> tuple[str, ...]:
        """The document cited last in this turn; for 该条 the last one cited with an article."""
        documents = [
            s
            for s in self._sightings
            if s.scope.turn == scope.turn and self._records[s.key].kind is not AuthorityKind.DOCTRINE
        ]
        with_article = [s for s in documents if s.provision]
        found = documents if mention.written.endswith("规定") else with_article
        return (found[-1].key,) if found else ()

    def _by_short_name(self, mention: Mention, scope: Scope) -> tuple[str, ...]:
        defined = self._shorts.get(squeeze(mention.name), [])
        here = _keys(s for s in defined if s.scope.turn == scope.turn)
        if len(here) == 1:
            return here
        in_turn = self._typed(mention, [s for s in self._sightings if s.scope.turn == scope.turn])
        if defined:
            nearer = _keys(s for s in defined if s.scope.section == scope.section)
            fitting = nearer if len(nearer) == 1 else _keys(defined)
            return self._of_year(mention, tuple(dict.fromkeys((*fitting, *in_turn))))
        in_section = [s for s in self._sightings if s.scope.section == scope.section]
        fitting = in_turn or self._typed(mention, in_section) or self._typed(mention, self._sightings)
        return self._of_year(mention, fitting or self._containing(mention))

    def _typed(self, mention: Mention, sightings: list[_Sighting]) -> tuple[str, ...]:
        wanted = document_type(mention.name.removeprefix("司法"))
        if wanted is None:
            return ()
        word, number = wanted
        words = {"法", "法典"} if word == "法" else {word}
        return _keys(
            s
            for s in sightings
            if (found := self._type(s.key)) and found[0] in words and number in {None, found[1]}
        )

    def _containing(self, mention: Mention) -> tuple[str, ...]:
        """Those with the type word inside their name (…标准的规定（二） for 《标准（二）》), else with all
        letters of the short name.
        """
        word, number = document_type(mention.name) or ("", None)
        if mention.name.startswith(word) and word:
            return tuple(
                key
                for key in self._records
                if word in key and number in {None, (self._type(key) or ("", None))[1]}
            )
        return tuple(key for key in self._records if _leaves_out(squeeze(mention.name), key))

    def _of_year(self, mention: Mention, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those issued in the year that the mention gives, where it gives one and they are known."""
        if mention.year is None or len(keys) < 2:
            return keys
        dated = {k: known.issued for k in keys if (known := self._records[k].known) and known.issued}
        return tuple(k for k in keys if k in dated and str(dated[k].year) == mention.year) or keys


def _known(mention: Mention) -> KnownAuthority | None:
    """The document of the lexicon that a name means; a foreign law is never a Chinese one."""
    if mention.kind in {AuthorityKind.DOCTRINE, AuthorityKind.CASE_LAW, AuthorityKind.GUIDING_CASE}:
        return None
    inner = _INNER.search(mention.name)
    at_home = _COUNTRY.sub("", mention.name)
    known = authority_named(mention.name) or authority_named(inner[1] if inner else at_home)
    foreign = mention.kind is AuthorityKind.FOREIGN_LAW
    return known if known and foreign == (known.kind is AuthorityKind.FOREIGN_LAW) else None


def _display_name(record: _Record) -> str:
    """As the text gives it if it is English or names the issuer in full, else the longer of it and the
    lexicon's.
    """
    full = "《" in record.name and not _IN_SHORT.search(record.name)
    if record.known is None or full or record.name.isascii():
        return record.name
    return max(record.name, record.known.name, key=len)


def _leaves_out(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)


def _keys(sightings: Iterable[_Sighting]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.key for s in sightings))
