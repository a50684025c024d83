"""A user's own entry, and wrong ones: nothing false is proved of them."""

from __future__ import annotations

import pytest

from symit.families.base import HALF_LINE
from symit.families.entry import Family, Of, domains
from symit.families.finding import Request
from symit.families.gamma import HALF, scaled
from symit.families.measures import MEASURES
from symit.families.moments import on_half_line
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.text import show


def half_exponential(x: Term, rate: Term) -> Term:
    return b.mul(rate, b.exp(b.neg(b.mul(rate, x))))


def own(support: Of, moment: Of, parameters: str = "rate > 0") -> Family:
    return Family("Own", domains(parameters), half_exponential, support, moment)


def entropy_of(family: Family) -> str:
    found = Request(MEASURES["entropy"], (family.at(*family.variables),)).theorem()
    return show(found.conclusion.args[1])  # type: ignore[union-attr]


def test_three_lines_make_a_family() -> None:
    assert entropy_of(own(lambda rate: HALF_LINE, lambda rate: on_half_line)) == "1 + (-1)*log(rate)"


def test_a_wrong_moment_is_refused() -> None:
    wrong = Family(
        "Wrong", domains("rate > 0"), half_exponential, lambda rate: HALF_LINE, lambda rate: scaled(b.ONE, HALF)
    )
    with pytest.raises(Refused, match="no base integral"):
        entropy_of(wrong)


def test_a_wrong_support_is_refused() -> None:
    wrong = Family(
        "Wrong", domains("rate > 0"), half_exponential, lambda rate: b.interval(0, 1), lambda rate: on_half_line
    )
    with pytest.raises(Refused, match="no base integral"):
        entropy_of(wrong)


def test_a_density_without_a_domain_is_refused() -> None:
    wrong = own(lambda rate: HALF_LINE, lambda rate: on_half_line, "rate")
    with pytest.raises(Refused):
        entropy_of(wrong)
