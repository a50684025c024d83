"""Divergences from the arcsine law: the logarithm of what is linear has the mean 2 log((sqrt(p) + sqrt(q))/2)."""

from __future__ import annotations

import mpmath as mp
import pytest

import symit


def _mean(low: float, high: float, of: object) -> object:
    """E of a function of low + (high - low) sin(t)^2, with t uniform over (0, pi/2)."""
    return mp.quad(lambda t: of(low + (high - low) * mp.sin(t) ** 2), [0, mp.pi / 4, mp.pi / 2]) * 2 / mp.pi  # type: ignore[operator]


def _entropy(low: float, high: float) -> object:
    return mp.log(mp.pi * (high - low) / 4)


OTHERS = {
    "Levy(c)": ({"a": 1, "b": 3, "c": 2}, lambda x: mp.log(2 / (2 * mp.pi)) / 2 - 3 * mp.log(x) / 2 - 1 / x),
    "Pareto(c, d)": ({"a": 1, "b": 3, "c": 2, "d": 0.5}, lambda x: mp.log(2 * 0.25) - 3 * mp.log(x)),
    "Arcsine(c, d)": (
        {"a": 1, "b": 3, "c": 0.5, "d": 4},
        lambda x: -mp.log(mp.pi) - mp.log(x - 0.5) / 2 - mp.log(4 - x) / 2,
    ),
    "Beta(c, d)": (
        {"a": 0.25, "b": 0.75, "c": 2, "d": 3},
        lambda x: mp.log(12) + mp.log(x) + 2 * mp.log(1 - x),
    ),
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_closed_form_for_symbols(other: str) -> None:
    places, log_density = OTHERS[other]
    found = symit.derive(f"kl(Arcsine(a, b), {other})")
    assert found.status == "proved modulo"
    kl = found.function("numpy")
    exact = -_entropy(places["a"], places["b"]) - _mean(places["a"], places["b"], log_density)  # type: ignore[operator]
    assert float(kl(**places)) == pytest.approx(float(exact), rel=1e-10)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("kl(Arcsine(a, b), Arcsine(a, d))", "log(√(d − a) + √(d − b)) − ½ log(b − a)"),
        ("kl(Arcsine(a, b), Arcsine(c, b))", "log(√(b − c) + √(a − c)) − ½ log(b − a)"),
        ("kl(Arcsine(0, 2), Arcsine(0, 3))", "log(√3 + 1) − ½ log 2"),
        ("kl(Arcsine(0, 1), Beta(2, 3))", "log(64/(3 π))"),
        ("kl(Arcsine(a, 1), Arcsine(0, 1))", "log(√a + 1) − ½ log(1 − a)"),
    ],
)
def test_ends_that_both_have(question: str, text: str) -> None:
    assert f"= {text}\n" in symit.derive(question).text(120)
