"""What an issue is known by when it is looked for in another symposium: type, charges, authorities, key terms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.analysis.across.charge_lines import lines_of
from graph.lexicon.authorities import authority_key
from graph.lexicon.charges import find_charges
from graph.model import COUNTED, IssueRef
from graph.transcript.edits import whole
from graph.transcript.traditional import simplified

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.model import ArgumentMap, CourtCase, Issue, IssueKind, Topic

_QUOTED = re.compile(r"[“\"「‘]([^”\"」’]{2,20})[”\"」’]")
_PERSON = re.compile(r"[\u4e00-\u9fff]某[甲乙丙丁]?")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_LATIN = re.compile(r"[a-z]{3,}")
_KEY_TERMS = 30
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """One issue as it is compared with those of other symposia.

    ``charges`` are those the issue itself asks about, by the key of their line with the names met; ``quoted`` the
    elements it puts in quotation marks; ``terms`` the pairs of characters (or words) of its text, ``world`` those
    that its case and its answers use again and again; ``provisions`` and ``authorities`` what is cited on it.
    """

    ref: IssueRef
    number: str
    kind: IssueKind
    topic: Topic | None
    text: str
    charges: Mapping[str, tuple[str, ...]]
    quoted: frozenset[str]
    terms: frozenset[str]
    world: frozenset[str]
    authorities: Mapping[str, str]
    provisions: Mapping[str, str]


def profiles(m: ArgumentMap) -> tuple[Profile, ...]:
    """All issues of a map, in its order."""
    people = {p.name for p in m.participants} | {p.name for c in m.cases for p in c.parties}
    return tuple(_profile(m, issue, people) for issue in m.issues)


def _profile(m: ArgumentMap, issue: Issue, people: set[str]) -> Profile:
    text = _plain(issue.text)
    quoted = frozenset(_QUOTED.findall(text))
    # an element in quotation marks counts as one, not once more as wording or as what is often said
    known = people | quoted
    asked = _asked_charges(issue)
    names, provisions = _cited(m, issue)
    return Profile(
        ref=IssueRef(m.symposium.id, issue.id),
        number=issue.number,
        kind=issue.kind,
        topic=issue.topic,
        text=issue.text,
        charges=lines_of(asked),
        quoted=quoted,
        terms=frozenset(_terms(text, known)),
        world=frozenset(_often_said(m, issue, known)),
        authorities=names,
        provisions=provisions,
    )


def _plain(text: str) -> str:
    """Simplified characters, so that symposia of both scripts can meet."""
    return simplified(whole(text)).text


def _asked_charges(issue: Issue) -> list[str]:
    labels = [c for o in issue.options for c in o.charges]
    told = _plain(f"{issue.text}。{issue.proposition or ''}。{'、'.join(labels)}")
    return list(dict.fromkeys([*map(_plain, labels), *(c.name for c in find_charges(told))]))


def _cited(m: ArgumentMap, issue: Issue) -> tuple[dict[str, str], dict[str, str]]:
    """Authorities cited on the issue, and their provisions, each by a key that spellings share."""
    names = {a.id: a.name for a in m.authorities}
    cited = [c for c in m.citations if c.issue == issue.id and c.status in COUNTED]
    authorities = {authority_key(names[c.authority]): names[c.authority] for c in cited}
    provisions = {
        f"{authority_key(names[c.authority])} {c.provision}": f"《{names[c.authority]}》{c.provision}"
        for c in cited
        if c.provision
    }
    return authorities, provisions


def _often_said(m: ArgumentMap, issue: Issue, known: set[str]) -> list[str]:
    """What the case and the answers to this issue say more than once, most often first."""
    told = [issue.text, *(c.passage.quote for c in _cases(m, issue) if c.passage)]
    for stance in m.stances_on(issue.id):
        if stance.status in COUNTED:
            told += [stance.claim, *(r.text for r in stance.reasons if r.status in COUNTED)]
    counted = Counter(term for text in told for term in _terms(_plain(text), known))
    # ties by the term itself: the order of the experts must not tell
    found = sorted((t for t, times in counted.items() if times >= _OFTEN), key=lambda t: (-counted[t], t))
    return found[:_KEY_TERMS]


def _cases(m: ArgumentMap, issue: Issue) -> tuple[CourtCase, ...]:
    """The case of the issue; else those whose people it names, else the only one."""
    named = tuple(c for c in m.cases if any(p.name in issue.text for p in c.parties))
    return tuple(c for c in m.cases if c.id == issue.case) or named or (m.cases if len(m.cases) == 1 else ())


def _terms(text: str, names: Collection[str]) -> list[str]:
    """Pairs of Chinese characters and English words, without people, charges and words of any issue."""
    bare = text
    for mention in reversed(find_charges(text)):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    for name in sorted(names, key=len, reverse=True):
        bare = bare.replace(name, " ")
    bare = _general().sub(" ", _PERSON.sub(" ", bare))
    pairs = [run[i : i + 2] for run in _HAN_RUN.findall(bare) for i in range(len(run) - 1)]
    return pairs + [word for word in _LATIN.findall(bare.lower()) if word not in _english()]


@cache
def _general() -> re.Pattern[str]:
    words = sorted(_lines("general_words.txt"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _english() -> frozenset[str]:
    return frozenset(word for line in _lines("general_words_en.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = (files("graph.analysis.across") / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
