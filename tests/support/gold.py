"""An argument map built from a hand-made who-holds-what table, so that views can be tried without extraction."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from graph.model import (
    ArgumentMap,
    Authority,
    AuthorityKind,
    Branch,
    Citation,
    Condition,
    CourtCase,
    DivergentOpinion,
    Document,
    Fact,
    Issue,
    IssueKind,
    Option,
    Origin,
    Participant,
    Passage,
    Polarity,
    Question,
    Reason,
    Role,
    Silence,
    Span,
    Stance,
    Symposium,
    make_id,
    squeeze,
)

if TYPE_CHECKING:
    from pathlib import Path

_SILENCES = {"absent": Silence.ABSENT, "general standard": Silence.STANDARD_ONLY}


def map_from_gold(gold_path: Path, transcript_path: Path, *, title: str | None = None) -> ArgumentMap:
    """The map a perfect reader would make of the table; passages are the quotations' first places."""
    return _Builder(json.loads(gold_path.read_text("utf-8")), transcript_path, title).build()


class _Builder:
    def __init__(self, gold: dict[str, Any], transcript: Path, title: str | None) -> None:
        self.gold = gold
        data = transcript.read_bytes()
        self.document = Document(
            hashlib.sha256(data).hexdigest(), transcript.name, "utf-8", data.decode("utf-8")
        )
        self.title = title or gold.get("title") or transcript.stem
        self.symposium = make_id("symposium", squeeze(self.title))
        self.people = {
            e["name"]: Participant(
                make_id("expert", e["name"], e.get("affiliation") or self.symposium),
                e["name"], Role.EXPERT, e.get("affiliation"), self.at(e["name"]),
            )
            for e in gold["experts"]
        }  # fmt: skip
        moderator = str(gold.get("moderator", "主持人"))
        self.people.setdefault(
            moderator, Participant(make_id("expert", moderator, self.symposium), moderator, Role.MODERATOR)
        )
        self.facts: dict[str, Fact] = {}

    def at(self, quote: str) -> Passage | None:
        start = self.document.text.find(quote) if quote else -1
        return None if start < 0 else Passage(self.document.id, Span(start, start + len(quote)), quote)

    def somewhere(self, quote: str) -> Passage:
        return self.at(quote) or Passage(self.document.id, Span(0, 1), self.document.text[:1])

    def build(self) -> ArgumentMap:
        cases = {
            c["id"]: CourtCase(make_id("case", self.symposium, n), n, c["label"], passage=self.at(c["label"]))
            for n, c in enumerate(self.gold["cases"], 1)
        }
        issues: dict[str, Issue] = {}
        questions = tuple(self.question(q, cases, issues) for q in self.gold["questions"])
        stances = tuple(self.stance(p, issues[p["sub_issue"]]) for p in self.gold["positions"])
        cited = [self.authority(a) for a in self.gold["authorities"]]
        return ArgumentMap(
            Symposium(self.symposium, self.title, origin=Origin.RETOLD),
            self.document, tuple(self.people.values()), tuple(cases.values()),
            tuple(self.opinion(o, cases) for o in self.gold["divergent_opinions"]),
            questions, tuple(self.facts.values()), stances,
            tuple(a for a, _ in cited), tuple(c for _, cs in cited for c in cs),
        )  # fmt: skip

    def question(self, q: dict[str, Any], cases: dict[str, CourtCase], issues: dict[str, Issue]) -> Question:
        made = make_id("question", self.symposium, q["ordinal"])
        mine = []
        for n, s in enumerate(q["sub_issues"], 1):
            named = [c.id for c in cases.values() if c.label in s["text"]]
            charges = sorted(
                {c for p in self.gold["positions"] if p["sub_issue"] == s["id"] for c in p["charges"]}
            )
            kind = IssueKind.POLAR if s["proposition"] else IssueKind.CHOICE if charges else IssueKind.OPEN
            issue = make_id("issue", made, s["id"])
            options = (
                tuple(Option(make_id("option", issue, c), c, (c,)) for c in charges)
                if not s["proposition"]
                else ()
            )
            issues[s["id"]] = Issue(
                issue, made, f"{q['ordinal']}.{n}", s["text"], kind, self.somewhere(s["text"]),
                named[0] if len(named) == 1 else None, s["proposition"], options,
            )  # fmt: skip
            mine.append(issues[s["id"]])
        return Question(
            made, q["ordinal"], q["title"], tuple(mine), tuple(self.people[n].id for n in q["present"])
        )

    def opinion(self, o: dict[str, Any], cases: dict[str, CourtCase]) -> DivergentOpinion:
        case = cases[o["case"]].id
        made = make_id("opinion", case, o["ordinal"])
        joined = len(o["charges"]) > 1
        passage = self.somewhere(o["quote"])
        return DivergentOpinion(
            made, case, o["ordinal"], o["conclusion"], tuple(o["charges"]), passage, joinder=joined
        )

    def stance(self, p: dict[str, Any], issue: Issue) -> Stance:
        made = make_id("stance", issue.id, self.people[p["expert"]].id)
        polarity = Polarity(p["stance"])
        silence = None
        if polarity is Polarity.SILENT:
            why = [s for k, s in _SILENCES.items() if k in p.get("reason", "")]
            silence = why[0] if why else Silence.NOT_ADDRESSED
        passage = self.at(p["quote"])
        claim = p["claim"].split(":")
        reasons: tuple[Reason, ...] = ()
        if passage and len(claim) > 1:
            reasons = (Reason(make_id("reason", made, claim[1]), claim[1], passage),)
        return Stance(
            made, issue.id, self.people[p["expert"]].id, polarity, silence, p["claim"], passage,
            branches=tuple(self.branch(made, c, passage) for c in p["conditions"] if passage),
            charges=tuple(p["charges"]), charges_denied=tuple(p.get("charges_denied", ())),
            charges_hypothetical=tuple(p.get("charges_hypothetical", ())), reasons=reasons, confidence=0.9, rule="gold",
        )  # fmt: skip

    def branch(self, stance: str, condition: str, passage: Passage | None) -> Branch:
        when, _, then = re.sub(r"[()（）]", ":", condition).strip(":").partition(":")
        fact = self.facts.setdefault(
            when, Fact(make_id("fact", self.symposium, squeeze(when)), when, ("是", "否"))
        )
        charges = tuple(c for c in (then,) if c.endswith("罪"))
        return Branch(
            make_id("branch", stance, when), (Condition(fact.id, "是", when),), passage or self.somewhere(""),
            charges=charges,
        )  # fmt: skip

    def authority(self, a: dict[str, Any]) -> tuple[Authority, list[Citation]]:
        kind = a["kind"] if a["kind"] in set(AuthorityKind) else "other"
        made = Authority(
            make_id("authority", squeeze(a["name"])),
            a["name"],
            AuthorityKind(kind),
            tuple(a.get("aliases", ())),
        )
        passage = self.at(a["name"]) or self.somewhere("")
        citations = [
            Citation(make_id("citation", made.id, name), made.id, self.people[name].id, passage)
            for name in a["cited_by"]
            if name in self.people
        ]
        return made, citations
