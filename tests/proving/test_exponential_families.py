"""Entries of exponential families: what a wrong one is told.  Right ones stand in users_families.py."""

from __future__ import annotations

from typing import Any

import pytest

from symit import words as w
from symit.proving.script.derivation import StepFailed

x, eta = w.real("x"), w.real("eta")
s = w.positive("s")
X = w.Exponential(s)
RIGHT: dict[str, Any] = {"T": x, "theta": -s, "A": -w.log(-eta), "at": (eta, w.Interval.open(-w.oo, 0))}
WRONG = {
    "another normaliser": ({"A": -w.log(-2 * eta)}, "is left of right - left, at eta"),
    "another parameter": ({"theta": -2 * s}, "exponential_density"),
    "a domain that is too large": ({"at": eta}, "eta"),
    "two statistics with one parameter": ({"T": [x, x**2]}, "one natural parameter"),
    "an argument that is a whole number": ({"at": w.integer("eta")}, "lies in an interval"),
}


def proved(entry: dict[str, Any]) -> Any:
    return w.theorem(
        "an-entry-of-these-tests",
        w.Eq(w.expectation(x, (x, X)), 1 / s),
        given={"the rate is positive": s},
        proof=[w.exponential_family(X, x, **entry)],
    )


@pytest.mark.slow
def test_the_right_one_is_proved() -> None:
    assert proved(RIGHT).theorem.hypotheses


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_one_is_refused(name: str) -> None:
    changed, told = WRONG[name]
    with pytest.raises(StepFailed, match=told):
        proved(RIGHT | changed)
