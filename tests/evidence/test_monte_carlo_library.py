"""What Monte Carlo says of the library's theorems: true ones pass, and what it says it excludes is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import count

import pytest

from symit.evidence.monte_carlo import sample
from symit.evidence.points import Model
from symit.evidence.variations import varied
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, order
from symit.library.loading import derived
from symit.library.scripts import scripts

pytestmark = pytest.mark.sampled(1)

PLACES, SAMPLES = 8, 2_000
SOME = ("poisson-kl", "geometric-moments", "gaussian-moments", "vae-kl-diagonal", "mutual-information-equivalent-forms")


def off_by(formula: Term, chosen: int, part: float, numbers: Iterator[int]) -> Term:
    """The statement with the right side of one of its relations larger by this part of itself."""
    if not isinstance(formula, App):
        return formula
    if formula.head in (t.EQ, t.LE, t.LT) and next(numbers) == chosen:
        return App(formula.head, (formula.args[0], b.mul(b.num(1 + Fraction(part)), formula.args[1])))
    if formula.head == t.AND:
        return App(t.AND, tuple(off_by(a, chosen, part, numbers) for a in formula.args))
    if formula.head == t.IMPLIES:
        return b.implies(formula.args[0], off_by(formula.args[1], chosen, part, numbers))
    if formula.head == t.FORALL and isinstance(formula.args[0], Abs):
        x = b.fresh(formula.args[0].hint, formula.args[0].domain, formula)
        return b.forall([x], off_by(b.open_with(formula.args[0], x), chosen, part, numbers))
    return formula


def models_of(id: str, hypotheses: Sequence[Term], seed: int) -> tuple[Model, ...]:
    return varied([Model(m.words, m.values) for m in derived(id).models], hypotheses, seed, PLACES // 2)


OTHERS = [id for id in scripts() if id not in SOME][::24]  # `symit verify` samples them all


@pytest.mark.parametrize("id", [*SOME[:4], *(pytest.param(id, marks=pytest.mark.slow) for id in [*SOME[4:], *OTHERS])])
def test_what_it_excludes_is_noticed_and_the_theorem_is_not(id: str) -> None:
    theorem = derived(id).theorem
    hypotheses = sorted(theorem.hypotheses, key=order)
    for seed in (1, 2) if id in SOME else (1,):
        models = models_of(id, hypotheses, seed)
        report = sample(hypotheses, theorem.conclusion, models, seed, PLACES, SAMPLES)
        assert not report.rejected
        assert report.checks or id not in SOME  # of others, some have no mean, no sum or no law that is drawn
        for number, claim in enumerate(report.claims):
            excluded = claim.excluded(report.threshold)
            if claim.is_equation and excluded is not None:
                wrong = off_by(theorem.conclusion, number, 1.5 * excluded, count())
                assert sample(hypotheses, wrong, models, seed, PLACES, SAMPLES).rejected
                another = models_of(id, hypotheses, seed + 10)
                assert sample(hypotheses, wrong, another, seed + 10, PLACES, SAMPLES).rejected
