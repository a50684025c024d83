"""The mean of log(1 - x^a) over (0, 1): what Kumaraswamy asks of powers and of the uniform law."""

from __future__ import annotations

import mpmath as mp
import pytest

import symit


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("kl(PowerFunction(k), Kumaraswamy(a, b))", {"k": 1.5, "a": 0.75, "b": 3}),
        ("kl(PowerFunction(k), Kumaraswamy(a, b))", {"k": 4, "a": 2.5, "b": 0.5}),
        ("kl(Uniform(0, 1), Kumaraswamy(a, b))", {"k": 1, "a": 3, "b": 1.25}),
        ("kl(PowerFunction(3/2), Kumaraswamy(1/2, 3))", {"k": 1.5, "a": 0.5, "b": 3}),
    ],
)
def test_powers_from_kumaraswamy(question: str, places: dict[str, float]) -> None:
    k, a, c = (mp.mpf(v) for v in places.values())

    def integrand(x: object) -> object:
        p, q = k * x ** (k - 1), a * c * x ** (a - 1) * (1 - x**a) ** (c - 1)
        return p * mp.log(p / q)

    found = symit.derive(question)
    free = {name: value for name, value in places.items() if f"{name})" in question or f"{name}," in question}
    assert found.status == "proved"
    assert float(found.function("numpy")(**free)) == pytest.approx(float(mp.quad(integrand, [0, 0.5, 1])), rel=1e-7)


def test_what_symbols_give_numbers_give_too() -> None:
    """(1 - x^2)^2 is multiplied out at numbers, and only Uniform(0, 1) of all has a closed form."""
    found = symit.derive("kl(Uniform(0, 1), Kumaraswamy(2, 3))")
    assert found.status == "proved" and "= 5 − log 96\n" in found.text(100)
