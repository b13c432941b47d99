"""Questions and their issues: one issue for everything in a section that wants an answer of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import Problem, Severity
from graph.extract.issue_asks import asked_in
from graph.extract.issue_cases import place
from graph.extract.issue_clauses import asked
from graph.extract.issue_english import asked_in_english
from graph.extract.issue_rivals import likeness
from graph.extract.issue_text import Stretch, sentences, stretch_of
from graph.extract.issue_topics import topic_of
from graph.extract.issue_words import is_english
from graph.extract.participants import participant_id
from graph.lexicon.charges import find_charges
from graph.model import Issue, IssueKind, Option, Question, Role, Span, make_id, squeeze
from graph.transcript.source import excerpt, locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.issue_cases import Placed
    from graph.extract.issue_clauses import Asked
    from graph.model import CourtCase
    from graph.transcript.document import Section, Transcript, Turn

_TO_ONE = re.compile(r"(?<![各诸几两三四])(?:您|你)(?!们)|\b[Yy]ou(?:r)?\b")
_TO_ALL = re.compile(r"各位|大家|诸位|几位|你们|其他专家|\beveryone\b|\bpanel\b|\banyone\b", re.IGNORECASE)
_VOCATIVE = re.compile(
    r"^(?:那么?|好|谢谢|感谢|接着|再)?，?[\u4e00-\u9fff]{1,4}(?:教授|老师|检察官|法官|律师|主任"
    r"|博士|先生|女士|检察长|庭长|处长|警官)[，：]"
    r"|^(?:(?:Judge|Professor|Prof\.|Dr\.|Mr\.|Ms\.|Mrs\.|Justice|Dean) )[A-Z][\w'’-]+,|, (?:Judge"
    r"|Professor|Prof\.|Dr\.|Mr\.|Ms\.|Mrs\.|Justice) [A-Z][\w'’-]+\?"
)
# a question announced as one more, to whomever it is put
_FOLLOWS_UP = re.compile(
    r"追问|单独(?:再)?问|follow(?:ing)?[- ]up|\b(?:may|can|could|let me) (?:I )?(?:press|push)\b",
    re.IGNORECASE,
)
_SAME = 0.75
_FROM_TOPIC = 0.6


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a symposium with their issues, and what could not be read as one."""

    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]


def extract_questions(transcript: Transcript, cases: Sequence[CourtCase], symposium_id: str) -> Questions:
    """Each section as a question with its issues.

    Warns where only a head or topic could be made an issue (SM151), and where a section asks nothing (SM152).
    """
    questions: list[Question] = []
    problems: list[Problem] = []
    people = {s.name: participant_id(s, symposium_id) for s in transcript.speakers}
    for section in transcript.sections:
        question = _question(transcript, section, cases, symposium_id, people)
        questions.append(question)
        problems += _problems(transcript, section, question)
    return Questions(tuple(questions), tuple(problems))


def _question(
    transcript: Transcript,
    section: Section,
    cases: Sequence[CourtCase],
    symposium_id: str,
    people: dict[str, str],
) -> Question:
    question_id = make_id("question", symposium_id, section.ordinal)
    placed = _distinct(place(_asked(transcript, section), cases))
    issues = _issues(transcript, question_id, section.ordinal, placed)
    speakers = dict.fromkeys(
        people[t.speaker] for t in section.turns if t.role is Role.EXPERT and t.speaker in people
    )
    passage = None
    if section.head:
        passage = transcript.text.passage(section.head.start, section.head.end)
    elif issues:
        passage = issues[0].passage
    return Question(question_id, section.ordinal, section.title, issues, tuple(speakers), passage)


def _asked(transcript: Transcript, section: Section) -> list[Asked]:
    """What the moderator's first words ask, else the head; then what later words ask anew of all."""
    found = _read(stretch_of(transcript.text, section.prompt)) if section.prompt else []
    before_experts = True
    for n, turn in enumerate(section.turns):
        if turn.role is Role.EXPERT:
            before_experts = False
        elif turn.role is Role.MODERATOR:
            items = _read(stretch_of(transcript.text, turn.paragraphs))
            if before_experts:
                found += items
            else:
                found += [i for i in items if _new(i, found) and _for_all(i, section.turns[n + 1 :])]
    return (
        found
        or _from_head(transcript, section)
        or _from_audience(transcript, section)
        or _last_asked(transcript, section)
    )


def _from_audience(transcript: Transcript, section: Section) -> list[Asked]:
    """What listeners ask where nobody else asks anything (下面请听众提问)."""
    asking = [t for t in section.turns if t.role is Role.AUDIENCE]
    return [
        i
        for t in asking
        for i in _read(stretch_of(transcript.text, t.paragraphs))
        if i.confidence > _FROM_TOPIC
    ]


def _last_asked(transcript: Transcript, section: Section) -> list[Asked]:
    """The last sentence of the moderator that ends in a question mark, whatever it leaves out (绕过的呢？)."""
    turns = [t for t in section.turns if t.role is Role.MODERATOR]
    stretch = stretch_of(transcript.text, [p for t in turns for p in t.paragraphs])
    ends = [s for s in sentences(stretch) if s.text.rstrip().endswith(("？", "?"))]
    return [asked(stretch, ends[-1].start, ends[-1].end, confidence=_FROM_TOPIC)] if ends else []


def _read(stretch: Stretch) -> list[Asked]:
    if not stretch.text.strip():
        return []
    return asked_in_english(stretch) if is_english(stretch.text) else asked_in(stretch)


def _from_head(transcript: Transcript, section: Section) -> list[Asked]:
    if section.head is None or not section.title:
        return []
    at = transcript.text.text.find(section.title, section.head.start, section.head.end)
    span = Span(at, at + len(section.title)) if at >= 0 else section.head
    stretch = stretch_of(transcript.text, (span,))
    found = _read(stretch)
    return found or [asked(stretch, 0, len(stretch.text), confidence=0.6)]


def _new(item: Asked, found: Sequence[Asked]) -> bool:
    return item.confidence > _FROM_TOPIC and all(likeness(item.text, f.text) < _SAME for f in found)


def _for_all(item: Asked, later: Sequence[Turn]) -> bool:
    """Whether a later question is put to all, taken up by more than the one it is put to, or announced as one more."""
    words = item.stretch.text[: item.end]
    to_one = (_TO_ONE.search(words) or _VOCATIVE.search(words)) and not _TO_ALL.search(words)
    voices: set[str] = set()
    for turn in later:
        if turn.role is Role.MODERATOR:
            break
        if turn.role is Role.EXPERT:
            voices.add(turn.speaker)
    return len(voices) > 1 or bool(voices and (not to_one or _FOLLOWS_UP.search(words)))


def _distinct(placed: Sequence[Placed]) -> list[Placed]:
    seen: dict[tuple[str, str], Placed] = {}
    for p in placed:
        seen.setdefault((p.case.id if p.case else "", squeeze(p.item.text)), p)
    return list(seen.values())


def _issues(
    transcript: Transcript, question: str, ordinal: int, placed: Sequence[Placed]
) -> tuple[Issue, ...]:
    issues = []
    for n, p in enumerate(placed, 1):
        item, case = p.item, p.case.id if p.case else None
        issue = make_id("issue", question, p.case.label if p.case else "", squeeze(item.text))
        proposition = item.proposition if item.kind is IssueKind.POLAR else None
        passage = item.stretch.passage(transcript.text, item.start, item.end)
        options, topic = _options(issue, item.options), topic_of(item.text)
        issues.append(
            Issue(
                issue, question, f"{ordinal}.{n}", item.text, item.kind, passage, case, proposition,
                options, topic, item.confidence,
            )
        )  # fmt: skip
    return tuple(issues)


def _options(issue: str, labels: Sequence[str]) -> tuple[Option, ...]:
    """The options with their charges; 两罪 and "both" stand for the charges of the options before."""
    options: list[Option] = []
    for label in labels:
        charges = tuple(dict.fromkeys(m.name for m in find_charges(label)))
        if not charges and re.search(r"[两二数]罪|^both$|\bboth\b", label, re.IGNORECASE):
            charges = tuple(dict.fromkeys(c for o in options for c in o.charges))
        options.append(Option(make_id("option", issue, squeeze(label)), label, charges))
    once: dict[str, Option] = {}
    for option in options:  # two spellings of one label are one option
        once.setdefault(option.id, option)
    return tuple(once.values())


def _problems(transcript: Transcript, section: Section, question: Question) -> list[Problem]:
    location, line = None, section.title
    span = section.head or next((p for t in section.turns for p in t.paragraphs), None)
    if span:
        at = transcript.text.starts[span.start]
        location, line = locate(transcript.text.source, at), excerpt(transcript.text.source, at)
    codes = []
    if not question.issues:
        codes.append("SM152")
    elif all(i.confidence < 0.65 for i in question.issues):
        codes.append("SM151")
    return [Problem(c, {"question": question.ordinal}, location, line, Severity.WARNING) for c in codes]
