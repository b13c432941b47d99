"""The labels of the stored graph; the table in the README beside this file says what each is."""

from __future__ import annotations

from graph.model import Role

# nodes of one symposium: they come and go with it, and carry its id as ``symposium``
OWN_LABELS = (
    "Symposium",
    "Document",
    "Passage",
    "CourtCase",
    "Party",
    "DivergentOpinion",
    "Question",
    "Issue",
    "Option",
    "Fact",
    "Stance",
    "Branch",
    "PersonOutcome",
    "Claim",
    "Citation",
    "Agreement",
)
# nodes that several symposia share: they stand as long as one symposium involves them
SHARED_LABELS = ("Expert", "Moderator", "Audience", "Charge", "Authority")
LABELS = OWN_LABELS + SHARED_LABELS

ROLE_LABELS = {Role.EXPERT: "Expert", Role.MODERATOR: "Moderator", Role.AUDIENCE: "Audience"}

RELATIONSHIPS = (
    "ABOUT_CASE",
    "AT_STAKE",
    "CHANGED_FROM",
    "CHOOSES",
    "CITES",
    "EVIDENCED_BY",
    "GIVES_REASON",
    "HANGS_ON",
    "HAS_BRANCH",
    "HAS_CASE",
    "HAS_DOCUMENT",
    "HAS_FACT",
    "HAS_ISSUE",
    "HAS_OPINION",
    "HAS_OPTION",
    "HAS_OUTCOME",
    "HAS_PARTY",
    "HAS_QUESTION",
    "HOLDS",
    "INVOLVES",
    "IN_DOCUMENT",
    "MAKES_CITATION",
    "MEMBER_OF",
    "NAMES_CHARGE",
    "OF_PARTY",
    "ON_ISSUE",
    "REJECTS",
    "RELAYED_BY",
    "RELIES_ON",
    "REPORTS",
    "SAME_ISSUE",
    "SPEAKS_TO",
    "STATES",
    "SUCCEEDED_BY",
    "SUPPORTS",
    "TAKES_UP",
    "UNDER",
    "VIEW_OF",
)
# between shared nodes, so one symposium may find it already there
SHARED_RELATIONSHIPS = ("SUCCEEDED_BY",)

# looked up by what the queries ask for, besides the id
INDEXES = (
    *((label, "symposium") for label in OWN_LABELS),
    ("Expert", "name"),
    ("Issue", "item"),
    ("Issue", "number"),
    ("Option", "label"),
    ("Question", "ordinal"),
    ("Stance", "polarity"),
)
