"""Divergences from the triangular law: E g''(X) is twice the divided difference of g at its three places."""

from __future__ import annotations

from collections.abc import Callable

import mpmath as mp
import pytest

import symit

LOW, HIGH, MODE = 0.5, 3.0, 1.25

OTHERS: dict[str, tuple[dict[str, float], Callable[[object], object]]] = {
    "Weibull(k, l)": (
        {"k": 2.5, "l": 2.0},
        lambda x: mp.log(2.5 / 2) + 1.5 * mp.log(x / 2) - (x / 2) ** 2.5,
    ),
    "Frechet(k, l)": (
        {"k": 2.5, "l": 2.0},
        lambda x: mp.log(2.5 / 2) - 3.5 * mp.log(x / 2) - (x / 2) ** -2.5,
    ),
    "GeneralizedGamma(k, l, p)": (
        {"k": 1.5, "l": 2.5, "p": 3.0},
        lambda x: mp.log(3 / mp.mpf(1.5) ** 2.5 / mp.gamma(2.5 / 3)) + 1.5 * mp.log(x) - (x / 1.5) ** 3,
    ),
    "Arcsine(k, l)": ({"k": 0.25, "l": 4.0}, lambda x: -mp.log(mp.pi * mp.sqrt((x - 0.25) * (4 - x)))),
}


def _density(x: object) -> object:
    rises = 2 * (x - LOW) / ((HIGH - LOW) * (MODE - LOW))  # type: ignore[operator]
    return rises if x <= MODE else 2 * (HIGH - x) / ((HIGH - LOW) * (HIGH - MODE))  # type: ignore[operator]


@pytest.mark.parametrize("other", OTHERS)
def test_it_is_short_and_right(other: str) -> None:
    places, log_density = OTHERS[other]
    found = symit.derive(f"kl(Triangular(a, b, c), {other})")
    assert found.status == "proved modulo"
    statement = found.text(100).partition("Statement")[2].partition("  where")[0]
    assert statement.count("\n") < 10 and "−k + 1" not in statement
    kl = found.function("numpy")

    def integrand(x: object) -> object:
        p = _density(x)
        return p * (mp.log(p) - log_density(x)) if p else p  # type: ignore[operator]

    exact = mp.quad(integrand, [LOW, MODE, HIGH])
    assert float(kl(a=LOW, b=HIGH, c=MODE, **places)) == pytest.approx(float(exact), rel=1e-10)


def test_cases_that_numbers_decide_are_decided() -> None:
    text = symit.derive("kl(Uniform(a, 3), Triangular(-5, 4, 1))").text(120)
    assert "if a > 1" in text and "if 1 < 3" not in text and "log 1)" not in text
