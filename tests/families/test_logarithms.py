"""Base integrals with logarithms, each at one place against quadrature; Ein as its integral and as balls have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

import mpmath as mp
import pytest

from symit.evidence import balls
from symit.families.integrals.beta_squares import beta_logs, odds_logs
from symit.families.moments.cauchy_logarithm import cauchy_logarithm, digamma_at_half
from symit.kernel import build as b
from symit.kernel.theorem import Theorem
from symit.special import EIN


@pytest.mark.parametrize(
    ("lemma", "at", "body", "over"),
    [
        (
            cauchy_logarithm,
            {"m": Fraction(-3, 2), "t": Fraction(1, 3)},
            lambda x, m, t: mp.log((x - m) ** 2 + t**2) / (1 + x**2),
            [-mp.inf, -1.5, mp.inf],
        ),
        (
            beta_logs,
            {"a": Fraction(3, 2), "k": Fraction(5, 4)},
            lambda x, a, k: mp.log(x) * mp.log(1 - x) * x ** (a - 1) * (1 - x) ** (k - 1),
            [0, 0.5, 1],
        ),
        *(
            (
                partial(odds_logs, n),
                {"a": Fraction(3, 2), "b": Fraction(5, 4)},
                lambda x, a, b, n=n: mp.log(x) ** n * mp.log(1 + x) ** (2 - n) * x ** (a - 1) / (1 + x) ** (a + b),
                [0, 1, mp.inf],
            )
            for n in range(3)
        ),
    ],
)
def test_a_base_integral(
    lemma: Callable[[], Theorem], at: Mapping[str, Fraction], body: Callable[..., object], over: list[float]
) -> None:
    value = lemma().conclusion.args[1]  # type: ignore[union-attr]
    found = balls.evaluate(value, {b.real(name): number for name, number in at.items()}, 80)
    numbers = {name: mp.mpf(n.numerator) / n.denominator for name, n in at.items()}
    assert float(found.mid()) == pytest.approx(float(mp.quad(lambda x: body(x, **numbers), over)), rel=1e-9)


def test_digamma_at_a_half() -> None:
    left, right = digamma_at_half().conclusion.args  # type: ignore[union-attr]
    assert (balls.evaluate(left, {}, 80) - balls.evaluate(right, {}, 80)).contains(0)


@pytest.mark.parametrize("s", [Fraction(1, 3), Fraction(-2, 3), Fraction(7, 2), Fraction(-9, 2)])
def test_ein_is_its_integral(s: Fraction) -> None:
    found = balls.evaluate(b.app(EIN, b.num(s)), {}, 80)
    z = mp.mpf(s.numerator) / s.denominator
    by_parts = -z * mp.quad(lambda x: mp.log(x) * mp.exp(-z * x), [0, 1])
    plain = mp.quad(lambda x: (1 - mp.exp(-z * x)) / x, [0, 1])
    assert float(found.mid()) == pytest.approx(float(by_parts), rel=1e-12) == pytest.approx(float(plain), rel=1e-12)
