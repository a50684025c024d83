"""A product with Gamma in it that is 1 where a divergence vanishes, as exp(w).

Beside `gamma_pairs`.  exp(w) goes together with the 1 + w that a divergence subtracts, and w, which is a sum of
logarithms that are 0 there, is written so that each of them keeps its digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symit.export.gamma_pairs import NO_LOG, Pair, difference, function_of, monomials, times
from symit.families.integrals.gamma_function import K, digamma_integral
from symit.families.moments.gamma_values import log_gamma_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.functions import EXP_DIV, KL_DIV, LOG_RATIO
from symit.proving.accurate.vanishing import Place
from symit.proving.closed_forms import monomial_factors
from symit.proving.scope.scope import Scope, rewritten
from symit.special import DIGAMMA, LOG_GAMMA


@dataclass(frozen=True)
class Exponential:
    """exp(w) - 1 - w, the monomials of w, and the theorems that the product is exp(w) and what w is."""

    term: Term
    logarithm: tuple[Term, ...]
    theorems: tuple[Theorem, Theorem]


def exponential(scope: Scope, product: Term, place: Place) -> Exponential | None:
    """The product as an exponential, if it is seen to be 1 at the place."""
    logarithm = tuple(monomials(scope, b.log(product)))
    if not place or not _vanishes(logarithm, place):
        return None
    terms, combined = _near_0(scope, logarithm, place)
    w = b.add(*terms)
    known = scope.know(*(scope.instantiate(digamma_integral(), {K: one}) for one in NO_LOG))
    what = known.linear(b.eq(b.log(product), w), *combined)
    same = rewritten(scope.field(product, b.exp(b.log(product))), what)
    term = b.app(EXP_DIV, w, 0)
    known = scope.know(what, same)
    return Exponential(term, logarithm, (known.linear(b.eq(product, b.add(term, 1, w)), (same, 1)), what))


def _vanishes(logarithm: Sequence[Term], place: Place) -> bool:
    there = {v: w if isinstance(w, Var) else b.num(w) for v, w in place}
    left: list[Term] = []
    for monomial in logarithm:
        found = function_of(monomial)
        if found is None:
            left.append(b.substitute(monomial, there))
        elif found[0] != LOG_GAMMA or PLAIN.canonical(b.substitute(found[1], there)) not in NO_LOG:
            return False
    return PLAIN.equal(b.add(*left), b.ZERO)


def _near_0(scope: Scope, logarithm: Sequence[Term], place: Place) -> tuple[list[Term], list[tuple[Theorem, Term]]]:
    """Terms that are small where the sum is, and the theorems log Gamma(1) = 0, log Gamma(2) = 0 that they need."""
    there = {v: w if isinstance(w, Var) else b.num(w) for v, w in place}
    terms: list[Term] = []
    combined: list[tuple[Theorem, Term]] = []
    plain: list[Term] = []
    for monomial in logarithm:
        found = function_of(monomial)
        if found is None:
            plain.append(monomial)
            continue
        _, c, k = found
        one = PLAIN.canonical(b.substitute(c, there))
        pair = Pair(k, c, one, difference(c, one, place))
        terms += [times(k, b.app(KL_DIV, c, one, pair.d)), pair.term, times(k, times(pair.d, b.app(DIGAMMA, one)))]
        theorem = log_gamma_at(scope, one)
        if theorem is not None:
            combined.append((theorem, k))
    return [*_logarithms(plain, place), *terms], combined


def _logarithms(plain: Sequence[Term], place: Place) -> Iterator[Term]:
    """Logarithms of parameters as logarithms of ratios, and what is left by differences of parameters."""
    coefficients: dict[Term, Term] = {}
    left: list[Term] = []
    for monomial in plain:
        factors = list(monomial_factors(monomial))
        logs = [f for f in factors if isinstance(f, App) and f.head == t.LOG]
        if len(logs) == 1:
            coefficients[logs[0].args[0]] = b.mul(*(f for f in factors if f != logs[0]))
        else:
            left.append(monomial)
    for v, w in place:
        if v in coefficients and w in coefficients and PLAIN.equal(coefficients[v], b.neg(coefficients[w])):  # type: ignore[index]
            coefficients.pop(w)  # type: ignore[arg-type]
            yield times(coefficients.pop(v), b.app(LOG_RATIO, v, w, b.sub(v, w)))
    yield from (times(k, b.log(argument)) for argument, k in coefficients.items())
    if left:
        yield difference(b.add(*left), b.ZERO, place)
