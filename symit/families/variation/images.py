"""Of which families a member is what a monotone map makes of a member of another family, whatever parameter tells two
of them apart: then both have the total variation of that family.

Stands under total variation; what is integrated it must not know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term

Values = Sequence[Term]


@dataclass(frozen=True)
class Branch:
    """x = to(u) as a monotone map, and its limits where u begins and where it ends."""

    to: Callable[[Term], Term]
    start: Term
    end: Term


@dataclass(frozen=True)
class Image:
    """Two members as images of members of one family: by one map, or by several that share the probability evenly."""

    family: str
    one: Values
    other: Values
    tells: int
    """The place of the parameter by which those differ."""
    more: Term
    less: Term
    """The parameters by which the two members differ, in the order in which they are given."""
    branches: tuple[Branch, ...]
    quotient: tuple[Term, Term] | None = None
    """How the quotient of the parameters by which those differ is written, and its logarithm."""


def _power(exponent: Term) -> Callable[[Term], Term]:
    return lambda u: b.exp(b.mul(exponent, b.log(u)))


def _rising(to: Callable[[Term], Term], end: Term = b.INFINITY) -> tuple[Branch, ...]:
    return (Branch(to, b.ZERO, end),)


def _falling(to: Callable[[Term], Term]) -> tuple[Branch, ...]:
    return (Branch(to, b.INFINITY, b.ZERO),)


def _over_the_line(to: Callable[[Term], Term], sign: int) -> tuple[Branch, ...]:
    ends = (b.MINUS_INFINITY, b.INFINITY)
    return (Branch(to, *(ends if sign > 0 else ends[::-1])),)


def _either_side(middle: Term, to: Callable[[Term], Term]) -> tuple[Branch, ...]:
    return (
        Branch(lambda u: b.sub(middle, to(u)), middle, b.MINUS_INFINITY),
        Branch(lambda u: b.add(middle, to(u)), middle, b.INFINITY),
    )


def _inverse(term: Term) -> Term:
    return b.power(term, -1)


def _same(one: Term, other: Term, name: str) -> None:
    if not PLAIN.equal(one, other):
        raise NoForm(f"with different values of {name} the densities may cross at two places")


def _power_of_quotient(k: Term, a: Term, c: Term) -> tuple[Term, Term]:
    quotient = b.div(a, c)
    return b.power(quotient, k), b.mul(k, b.log(quotient))


def _weibull(k: Term, a: Term, m: Term, c: Term) -> Image:
    _same(k, m, "the shape")
    one, other = ([b.power(v, b.neg(k))] for v in (a, c))
    return Image("Exponential", one, other, 0, a, c, _rising(_power(_inverse(k))), _power_of_quotient(k, a, c))


def _frechet(k: Term, a: Term, m: Term, c: Term) -> Image:
    _same(k, m, "the shape")
    one, other = ([b.power(v, k)] for v in (a, c))
    return Image("Exponential", one, other, 0, a, c, _falling(_power(b.neg(_inverse(k)))), _power_of_quotient(k, c, a))


def _lomax(k: Term, a: Term, m: Term, c: Term) -> Image:
    _same(a, c, "the scale")
    return Image("Exponential", [k], [m], 0, k, m, _rising(lambda u: b.mul(a, b.sub(b.exp(u), 1))))


def _kumaraswamy(a: Term, k: Term, c: Term, m: Term) -> Image:
    _same(a, c, "the first shape")
    branch = Branch(lambda u: b.exp(b.div(b.log(b.sub(1, u)), a)), b.ONE, b.ZERO)
    return Image("PowerFunction", [k], [m], 0, k, m, (branch,))


def _gumbel(m: Term, s: Term, n: Term, u: Term) -> Image:
    _same(s, u, "the scale")
    one, other = ([b.exp(b.div(v, s))] for v in (m, n))
    return Image("Exponential", one, other, 0, m, n, _over_the_line(lambda v: b.neg(b.mul(s, b.log(v))), -1))


def _beta(a: Term, k: Term, c: Term, m: Term) -> Image:
    _same(a, c, "either shape")
    return Image("Beta", [k, a], [m, c], 0, k, m, (Branch(lambda u: b.sub(1, u), b.ONE, b.ZERO),))


def _moyal(m: Term, s: Term, n: Term, u: Term) -> Image:
    _same(s, u, "the scale")
    one, other = ([b.exp(b.neg(b.div(v, b.mul(2, s))))] for v in (m, n))
    return Image("HalfNormal", one, other, 0, m, n, _over_the_line(lambda v: b.mul(-2, s, b.log(v)), -1))


def _inverse_gamma(k: Term, a: Term, m: Term, c: Term) -> Image:
    _same(k, m, "the shape")
    return Image("Gamma", [k, a], [k, c], 1, a, c, _falling(_power(b.num(-1))))


def _nakagami(k: Term, a: Term, m: Term, c: Term) -> Image:
    _same(k, m, "the shape")
    return Image("Gamma", [k, b.div(k, a)], [k, b.div(k, c)], 1, a, c, _rising(_power(b.div(1, 2))))


def _generalized_gamma(a: Term, d: Term, p: Term, c: Term, e: Term, r: Term) -> Image:
    _same(d, e, "d")
    _same(p, r, "p")
    one, other = ([b.div(d, p), b.power(v, b.neg(p))] for v in (a, c))
    return Image("Gamma", one, other, 1, a, c, _rising(_power(_inverse(p))))


def _logarithm_of_gamma(sign: int) -> Callable[..., Image]:
    def found(k: Term, a: Term, m: Term, c: Term) -> Image:
        _same(k, m, "the shape")
        return Image("Gamma", [k, a], [k, c], 1, a, c, _over_the_line(lambda u: b.mul(sign, b.log(u)), sign))

    return found


def _laplace(m: Term, s: Term, n: Term, u: Term) -> Image:
    _same(m, n, "the location, or of the scale,")
    return Image("Exponential", [_inverse(s)], [_inverse(u)], 0, s, u, _either_side(m, lambda v: v))


def _normal(m: Term, s: Term, n: Term, u: Term) -> Image:
    _same(m, n, "the mean, or of the standard deviation,")
    return Image("HalfNormal", [s], [u], 0, s, u, _either_side(m, lambda v: v))


def _log_normal(m: Term, s: Term, n: Term, u: Term) -> Image:
    return Image("Normal", [m, s], [n, u], 1, s, u, (Branch(b.exp, b.ZERO, b.INFINITY),))


def _log_logistic(a: Term, k: Term, c: Term, m: Term) -> Image:
    _same(k, m, "the shape")
    one, other = ([b.log(v), _inverse(k)] for v in (a, c))
    return Image("Logistic", one, other, 0, a, c, (Branch(b.exp, b.ZERO, b.INFINITY),))


def _generalized_normal(a: Term, p: Term, c: Term, r: Term) -> Image:
    _same(p, r, "the power")
    one, other = ([_inverse(p), b.power(v, b.neg(p))] for v in (a, c))
    return Image("Gamma", one, other, 1, a, c, _either_side(b.ZERO, _power(_inverse(p))))


IMAGES: Mapping[str, Callable[..., Image]] = {
    "Weibull": _weibull,
    "Frechet": _frechet,
    "Lomax": _lomax,
    "Kumaraswamy": _kumaraswamy,
    "Gumbel": _gumbel,
    "Moyal": _moyal,
    "Beta": _beta,
    "InverseGamma": _inverse_gamma,
    "Nakagami": _nakagami,
    "GeneralizedGamma": _generalized_gamma,
    "ExpGamma": _logarithm_of_gamma(1),
    "ExpInverseGamma": _logarithm_of_gamma(-1),
    "Laplace": _laplace,
    "Normal": _normal,
    "LogNormal": _log_normal,
    "LogLogistic": _log_logistic,
    "GeneralizedNormal": _generalized_normal,
}
