"""The domain, frozen and typed: standard library only, no I/O, no clock, no chance.

Terms and keys: ``glossary`` in the README of ``graph``. Import the names from here.
"""

from graph.model.argument_map import ArgumentMap
from graph.model.authority import Authority, AuthorityKind, Citation
from graph.model.draft import Draft
from graph.model.ids import make_id, squeeze, symposium_id
from graph.model.passage import Alignment, Passage, Span
from graph.model.stance import (
    Agreement,
    AgreementKind,
    Answer,
    Attribution,
    Branch,
    Condition,
    EarlierStance,
    Fact,
    Modality,
    PersonOutcome,
    Polarity,
    Reason,
    Reported,
    Silence,
    Stance,
    Unplaced,
)
from graph.model.status import COUNTED, Decision, Status, Verdict
from graph.model.symposium import (
    CourtCase,
    DivergentOpinion,
    Document,
    Issue,
    IssueKind,
    Option,
    Origin,
    Participant,
    Party,
    PartyRole,
    Question,
    Role,
    Symposium,
    Topic,
)

__all__ = [
    "COUNTED",
    "Agreement",
    "AgreementKind",
    "Alignment",
    "Answer",
    "ArgumentMap",
    "Attribution",
    "Authority",
    "AuthorityKind",
    "Branch",
    "Citation",
    "Condition",
    "CourtCase",
    "Decision",
    "DivergentOpinion",
    "Document",
    "Draft",
    "EarlierStance",
    "Fact",
    "Issue",
    "IssueKind",
    "Modality",
    "Option",
    "Origin",
    "Participant",
    "Party",
    "PartyRole",
    "Passage",
    "PersonOutcome",
    "Polarity",
    "Question",
    "Reason",
    "Reported",
    "Role",
    "Silence",
    "Span",
    "Stance",
    "Status",
    "Symposium",
    "Topic",
    "Unplaced",
    "Verdict",
    "make_id",
    "squeeze",
    "symposium_id",
]
