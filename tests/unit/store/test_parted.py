"""Which issues are written as contested; that they are those of the analysis is a property of the contract."""

from __future__ import annotations

from graph.analysis.issue_consensus import issue_consensus
from graph.model import AgreementKind, IssueKind, Polarity
from graph.store.parted import contested_issues
from tests.support.factories import Asked, Said, a_map


def test_who_agrees_with_two_does_not_make_them_one() -> None:
    """韩松 chooses one charge, 魏明远 that and another; 罗晓 names none and agrees with both: theirs overlap."""
    said = [
        Said("韩松", "1.1", "应定盗窃罪", answers=(("盗窃罪", Polarity.AFFIRM),)),
        Said("罗晓", "1.1", "同意两位"),
        Said("魏明远", "1.1", "两罪并罚", answers=(("盗窃罪", Polarity.AFFIRM), ("诈骗罪", Polarity.AFFIRM))),
    ]
    m = a_map(
        [Asked("1.1", "应定何罪", IssueKind.CHOICE, options=("盗窃罪", "诈骗罪"))],
        said,
        experts=("韩松", "罗晓", "魏明远"),
        agreements=[("罗晓", other, "1.1", AgreementKind.AGREE) for other in ("韩松", "魏明远")],
    )
    (issue,) = m.issues
    assert contested_issues(m) == {issue.id}
    found = issue_consensus(m, issue)
    assert found.is_contested
    assert (found.agreed, found.spoke) == (1, 3)
