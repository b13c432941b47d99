"""Gradual strengths against values that three independent programs agree on, to six digits."""

from __future__ import annotations

from math import sqrt

import pytest

from graph.analysis.semantics.gradual import Bipolar, GradualSemantics, strengths

DF, QE, EULER, H = (
    GradualSemantics.DF_QUAD,
    GradualSemantics.QUADRATIC_ENERGY,
    GradualSemantics.EULER_BASED,
    GradualSemantics.H_CATEGORIZER,
)
E_DEMOCRACY = Bipolar(
    {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9, "C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5},
    {"A2": ["C1"], "P2": ["C2", "C3", "C4"]},
    {"A1": ["P1", "P2"], "A2": ["P3"]},
)
STOCK = Bipolar(
    {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9},
    {"Sell": ["Buy"], "Buy": ["Sell"], "1": ["2", "5"], "2": ["3"], "3": ["4"]},
    {"Sell": ["1"], "Buy": ["2", "5"], "2": ["4"]},
)


@pytest.mark.parametrize(
    ("framework", "argument", "values"),
    [
        (E_DEMOCRACY, "P2", (0.08, 0.185874, 0.339943)),
        (E_DEMOCRACY, "A1", (0.862, 0.719852, 0.689380)),
        (E_DEMOCRACY, "A2", (0.85, 0.664430, 0.626285)),
        (STOCK, "Buy", (0.996360, 0.821646, 0.717141)),
        (STOCK, "Sell", (0.003380, 0.362170, 0.494889)),
    ],
)
def test_published_examples(framework: Bipolar, argument: str, values: tuple[float, ...]) -> None:
    found = [strengths(framework, s).values[argument] for s in (DF, QE, EULER)]
    assert found == pytest.approx(values, abs=1e-6)


def test_a_sure_attacker_saturates_df_quad_only() -> None:
    one = Bipolar({"a": 0.5, "x": 1.0, "y": 1.0, "z": 0.3}, {"a": ["x"]}, {"a": ["y", "z"]})
    found = [strengths(one, s).values["a"] for s in (DF, QE, EULER)]
    assert found == pytest.approx((0.5, 0.541284, 0.552220), abs=1e-6)


def test_h_categorizer() -> None:
    line = Bipolar({"a": 0.6, "b": 0.4, "c": 0.9}, {"a": ["b"], "b": ["c"]}, {})
    assert [strengths(line, H).values[a] for a in "abc"] == pytest.approx((0.495652, 0.210526, 0.9), abs=1e-6)
    loop = Bipolar({"a": 1.0}, {"a": ["a"]}, {})
    assert strengths(loop, H).values["a"] == pytest.approx((sqrt(5) - 1) / 2, abs=1e-6)


@pytest.mark.parametrize(
    ("attacks", "values"),
    [
        ("cb ba", {"c": 1, "b": 1 / 2, "a": 2 / 3}),
        ("xa ya", {"a": 1 / 3, "x": 1, "y": 1}),
        ("ab ba", dict.fromkeys("ab", 0.618034)),
        ("ab bc ca", dict.fromkeys("abc", 0.618034)),
    ],
)
def test_h_categorizer_without_weights(attacks: str, values: dict[str, float]) -> None:
    attackers: dict[str, list[str]] = {}
    for pair in attacks.split():
        attackers.setdefault(pair[1], []).append(pair[0])
    found = strengths(Bipolar(dict.fromkeys(values, 1.0), attackers, {}), H)
    assert dict(found.values) == pytest.approx(values, abs=1e-6)


def test_what_has_not_settled_says_so() -> None:
    mutual = Bipolar({"a": 0.9, "b": 0.8}, {"a": ["b"], "b": ["a"]}, {})
    for semantics in GradualSemantics:
        assert not strengths(mutual, semantics, sweeps=3).converged
        assert strengths(mutual, semantics).converged


@pytest.mark.parametrize(
    ("semantics", "k", "limit"),
    [
        (DF, 2, 0.364022),
        (QE, 3, 0.385280),
        (QE, 5, 0.290038),
        (QE, 10, 0.192018),
        (EULER, 5, 0.812892),
        (H, 5, 0.335890),
    ],
)
def test_mutual_attack_settles_where_the_discrete_form_swings(
    semantics: GradualSemantics, k: int, limit: float
) -> None:
    left, right = [f"l{n}" for n in range(k)], [f"r{n}" for n in range(k)]
    framework = Bipolar(
        dict.fromkeys([*left, *right], 0.9), {**dict.fromkeys(left, right), **dict.fromkeys(right, left)}, {}
    )
    found = strengths(framework, semantics)
    assert found.converged
    assert found.values["l0"] == pytest.approx(limit, abs=1e-5)
