"""Gaussians in the plane: balls where the coordinates separate, draws where they do not."""

from __future__ import annotations

import numpy as np
import pytest
from sympy import Eq, Lambda, Piecewise, Rational

from symit.evidence import balls, laws
from symit.evidence.monte_carlo import sample
from symit.language import entropy, formula, integer, kl, term
from symit.language.catalogue import MultivariateNormal

i, j = integer("i"), integer("j")


def matrix(first: object, below: object, last: object) -> Lambda:
    """2 by 2: (1, 1), both places beside the diagonal, (2, 2)."""
    return Lambda((i, j), Piecewise((first, Eq(i + j, 2)), (below, Eq(i + j, 3)), (last, True)))


APART = MultivariateNormal(Lambda(i, i), matrix(1, 0, 2), matrix(1, 0, Rational(1, 4)), 2)
FACTOR = Lambda((i, j), Piecewise((0, i < j), (2, Eq(i + j, 2)), (1, True)))
TOGETHER = MultivariateNormal(Lambda(i, 0), FACTOR, matrix(Rational(1, 2), -Rational(1, 2), 1), 2)


def test_balls_take_a_plane_apart() -> None:
    assert float(balls.evaluate(term(kl(APART, TOGETHER)), {}, 100)) == pytest.approx(2.5)
    with pytest.raises(balls.NotEvaluated, match="does not separate"):
        balls.evaluate(term(entropy(TOGETHER)), {}, 100)


@pytest.mark.parametrize(("off", "rejected"), [(0, False), (Rational(1, 10**6), True)])
def test_correlated_coordinates_are_drawn(off: object, rejected: bool) -> None:
    report = sample([], formula(Eq(kl(TOGETHER, APART), Rational(9, 4) + off)), [], 1, 2, 2_000)
    assert report.checks and report.rejected == rejected


def test_the_control_variates_have_mean_0() -> None:
    draws = laws.correlated(np.random.default_rng(1), 100_000, [1.0, 2.0], [[2.0, 0.0], [1.0, 1.0]])
    x, y = draws.sample[1] - 1, draws.sample[2] - 2
    for control in (*draws.controls, x**2 - 4, x * y - 2, y**2 - 2):
        assert abs(control.mean()) <= 5 * control.std() / 100_000**0.5
