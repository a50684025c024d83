"""Closed forms to find accurate forms for, written as users write them: in SymPy, with what their symbols assume.

None of them is told where it vanishes or how it is to be computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import E, Gt, Rational, exp, log, pi, sqrt

from symit.certificates.reading import Hypothesis, Ledger, Reading
from symit.export.numeric_form import NumericForm, numeric_form
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.language.symbols import positives, probabilities, reals
from symit.proving.accurate.proof import AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.scope.scope import as_formulas, as_term

HALF = Rational(1, 2)


@dataclass(frozen=True)
class Formula:
    """A closed form, the hypotheses on its parameters, and where digits are known to be lost."""

    name: str
    closed: Any
    given: tuple[Any, ...]
    lossy: bool = False

    @cached_property
    def term(self) -> Term:
        return as_term(self.closed)

    @cached_property
    def hypotheses(self) -> tuple[Term, ...]:
        return tuple(formula for g in self.given for formula in as_formulas(g))

    @cached_property
    def accurate(self) -> AccurateForm:
        return accurate(self.term, self.hypotheses)

    @cached_property
    def form(self) -> NumericForm:
        """As a theorem to export."""
        stated = tuple(Hypothesis(h, "", False) for h in self.hypotheses)
        theorem = Reading(
            self.name, self.name, "", stated, b.eq(self.term, self.term), (), Ledger((), (), (), (), ()), "0" * 64
        )
        return numeric_form(theorem, self.accurate.term, self.accurate.notes)


mu_1, mu_2, mu, v_1, v_2, x, y = reals("mu_1 mu_2 mu v_1 v_2 x y")
sigma_1, sigma_2, sigma, a, c, k, l_1, l_2, n, power, noise = positives("sigma_1 sigma_2 sigma a c k l_1 l_2 n S N")
p, q, w, alpha = probabilities("p q w alpha")
(rho,) = reals("rho")
INSIDE = (Gt(rho, -1), Gt(1, rho))


def _sigmoid(u: Any) -> Any:
    return 1 / (1 + exp(-u))


def _bernoulli(s: Any, t: Any) -> Any:
    return s * log(s / t) + (1 - s) * log((1 - s) / (1 - t))


def _named(*formulas: Formula) -> Mapping[str, Formula]:
    return {f.name: f for f in formulas}


def names(formulas: Iterable[Formula]) -> list[str]:
    return [f.name for f in formulas]


_mean = (p + q) / 2
_mixed = alpha * sigma_2**2 + (1 - alpha) * sigma_1**2

DIVERGENCES = _named(
    Formula(
        "gaussian",
        log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - HALF,
        (sigma_1, sigma_2),
    ),
    Formula(
        "gaussian-precisions",
        HALF * (log(l_1 / l_2) + l_2 / l_1 - 1 + l_2 * (mu_1 - mu_2) ** 2),
        (l_1, l_2),
    ),
    Formula(
        "gaussian-log-variances",
        HALF * (v_2 - v_1 + (exp(v_1) + (mu_1 - mu_2) ** 2) / exp(v_2) - 1),
        (),
    ),
    Formula("vae", -(1 + log(sigma**2) - mu**2 - sigma**2) / 2, (sigma,)),
    Formula("vae-log-variance", -(1 + v_1 - mu**2 - exp(v_1)) / 2, ()),
    Formula("bernoulli", _bernoulli(p, q), (p, q)),
    Formula("bernoulli-logits", _sigmoid(x) * (x - y) + log(1 + exp(y)) - log(1 + exp(x)), ()),
    Formula("binomial", n * _bernoulli(p, q), (n, p, q)),
    Formula("geometric", log(p / q) + (1 - p) / p * log((1 - p) / (1 - q)), (p, q)),
    Formula("poisson", a * log(a / c) - a + c, (a, c)),
    Formula("exponential", log(a / c) + c / a - 1, (a, c)),
    Formula("pareto", log(a / c) + c * log(l_1 / l_2) + c / a - 1, (a, c, l_1, l_2, l_1 >= l_2)),
    Formula("rayleigh", 2 * log(sigma_2 / sigma_1) + sigma_1**2 / sigma_2**2 - 1, (sigma_1, sigma_2)),
    Formula("weibull-scales", (l_1 / l_2) ** k - 1 - k * log(l_1 / l_2), (l_1, l_2, k)),
    Formula(
        "inverse-gaussian",
        HALF * (log(l_1 / l_2) + l_2 / l_1 - 1) + l_2 * (a - c) ** 2 / (2 * a * c**2),
        (l_1, l_2, a, c),
    ),
    Formula(
        "gaussian-natural",
        HALF * (log(l_1 / l_2) + l_2 / l_1 - 1) + (l_1 * mu_2 - l_2 * mu_1) ** 2 / (2 * l_1**2 * l_2),
        (l_1, l_2),
    ),
    Formula(
        "jensen-shannon",
        HALF * (_bernoulli(p, _mean) + _bernoulli(q, _mean)),
        (p, q),
    ),
    Formula(
        "renyi-gaussian",
        log(sigma_2 / sigma_1)
        + log(sigma_2**2 / _mixed) / (2 * (alpha - 1))
        + alpha * (mu_1 - mu_2) ** 2 / (2 * _mixed),
        (sigma_1, sigma_2, alpha),
        lossy=True,
    ),
    Formula(
        "bhattacharyya-gaussian",
        (mu_1 - mu_2) ** 2 / (4 * (sigma_1**2 + sigma_2**2))
        + HALF * log((sigma_1**2 + sigma_2**2) / (2 * sigma_1 * sigma_2)),
        (sigma_1, sigma_2),
    ),
    Formula("jeffreys-poisson", (a - c) * log(a / c), (a, c)),
    Formula("chi-square-bernoulli", p**2 / q + (1 - p) ** 2 / (1 - q) - 1, (p, q)),
    Formula("hellinger-exponential", 1 - 2 * sqrt(a * c) / (a + c), (a, c)),
    Formula("hellinger-poisson", sqrt(1 - exp(sqrt(a) * sqrt(c) - a / 2 - c / 2)), (a, c)),
    Formula("hellinger-gaussian-means", sqrt(exp(mu**2 / 8) - 1) * exp(-(mu**2) / 16), ()),
    Formula(
        "wasserstein-gaussian", (mu_1 - mu_2) ** 2 + sigma_1**2 + sigma_2**2 - 2 * sigma_1 * sigma_2, (sigma_1, sigma_2)
    ),
    Formula("k3-estimator", exp(x - y) - (x - y) - 1, ()),
)
"""Never negative, and 0 somewhere."""

OTHERS = _named(
    Formula("cross-entropy-from-logits", log(1 + exp(x)) - p * x, (p,)),
    Formula("mutual-information-gaussian", -HALF * log(1 - rho**2), INSIDE),
    Formula("entropy-bernoulli", -p * log(p) - (1 - p) * log(1 - p), (p,)),
    Formula("entropy-gaussian", HALF * log(2 * pi * E * sigma**2), (sigma,)),
    Formula("entropy-exponential", 1 - log(a), (a,)),
    Formula("entropy-geometric", (-(1 - p) * log(1 - p) - p * log(p)) / p, (p,)),
    Formula("capacity-symmetric", log(2) + p * log(p) + (1 - p) * log(1 - p), (p,)),
    Formula("capacity-gaussian", HALF * log(1 + power / noise), (power, noise)),
    Formula("fisher-bernoulli", 1 / p + 1 / (1 - p), (p,)),
    Formula("fourth-moment", mu**4 + 6 * mu**2 * sigma**2 + 3 * sigma**4, (sigma,)),
    Formula("midpoint", (a + x) / 2, (a,)),
    Formula("third-moment", mu**3 + 3 * mu * sigma**2, (sigma,)),
    Formula("square-of-logarithm", log(a / c) ** 2, (a, c)),
    Formula("information-to-a-base", -log(p) / log(1 + a), (p, a)),
    Formula("collision-entropy", -log(p**2 + (1 - p) ** 2), (p,)),
)
"""Values that an accurate form was found for, too."""

LOSSY = _named(
    Formula(
        "cross-entropy-gaussian",
        log(sigma_2) + HALF * log(2 * pi) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2),
        (sigma_1, sigma_2),
    ),
    Formula("information-symmetric", -p * log(p) - (1 - p) * log(1 - p) + w * log(w) + (1 - w) * log(1 - w), (p, w)),
    Formula("laplace", exp(-k / a) * a / c + k / c + log(c / a) - 1, (a, c, k)),
)
"""Forms that must say where they lose digits."""
