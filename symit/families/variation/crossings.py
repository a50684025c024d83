"""Where two densities of one family cross, if at one place: the logarithm of their quotient is a rate times how far an
increasing function lies above a level.

Stands under total variation; what is integrated it must not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from symit.families.integrals.beta_function import beta, beta_body
from symit.families.integrals.beta_order import beta_place, beta_slope, place_is_inside
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def opposite(term: Term) -> Term:
    """-u; u of -u."""
    opposite: Term = b.neg(term)
    if b.is_app(term, t.MUL) and term.args[0] == b.num(-1):  # type: ignore[union-attr]
        opposite = b.mul(*term.args[1:])  # type: ignore[union-attr]
    return opposite


@dataclass(frozen=True)
class Ruler:
    """An increasing function T of x, its inverse, and what x - w is multiplied by to give T(x) - T(w); none where the
    kernel knows that T increases."""

    of: Callable[[Term], Term]
    back: Callable[[Term], Term]
    times: Callable[[Term, Term], Term] | None


PLACE = Ruler(lambda x: x, lambda y: y, lambda x, w: b.ONE)
SQUARE = Ruler(lambda x: b.power(x, 2), b.sqrt, lambda x, w: b.add(x, w))
LOGARITHM = Ruler(b.log, b.exp, None)
TURNED = Ruler(lambda x: b.neg(b.power(x, -1)), lambda y: b.neg(b.power(y, -1)), lambda x, w: b.power(b.mul(x, w), -1))


@dataclass(frozen=True)
class Crossing:
    """The logarithm of the quotient of two densities is rate (T(x) - level), where the rate has the sign of
    more - less, two parameters."""

    more: Term
    less: Term
    rate: Term
    level: Term
    ruler: Ruler
    has_peaks: bool = False
    """Have the densities their peaks at the two parameters, and fall off at this rate on either side?"""
    scale: Term | None = None
    """Of logistic densities, which cross at the middle of the two parameters."""
    shown: Callable[[Scope, Term, Term], Iterable[Theorem]] | None = None
    """What says that the place lies in the support: of a scope, the larger parameter and the smaller."""
    place: Term | None = None
    """How the place is written, where it is not as the inverse of the level."""
    parts: Callable[[Term], tuple[tuple[Term, Term], tuple[Term, Term]]] | None = None
    """Of each density a factor and what hangs on the point, where a factor is too long to stand in an integral."""


def _require_same(values: Sequence[Term], others: Sequence[Term], name: str) -> None:
    if not all(map(PLAIN.equal, values, others)):
        raise NoForm(f"with different values of {name} the densities may cross at two places")


def slope(a: Term, c: Term) -> Term:
    """What is positive: the slope of a chord of the logarithm."""
    return b.div(b.sub(b.log(a), b.log(c)), b.sub(a, c))


def _by_location(ruler: Ruler) -> Callable[..., Crossing]:
    """Of Gaussian densities of T(x) with one standard deviation."""

    def found(m: Term, s: Term, n: Term, u: Term) -> Crossing:
        _require_same([s], [u], "the standard deviation")
        return Crossing(m, n, b.div(b.sub(m, n), b.power(s, 2)), b.div(b.add(m, n), 2), ruler)

    return found


def _by_scale(dimension: int) -> Callable[..., Crossing]:
    """Of the length of a Gaussian vector with so many independent coordinates."""

    def found(s: Term, u: Term) -> Crossing:
        rate = b.div(b.sub(b.power(u, -2), b.power(s, -2)), 2)
        level = b.div(b.mul(2 * dimension, b.power(s, 2), b.power(u, 2), slope(s, u)), b.add(s, u))
        return Crossing(s, u, rate, level, SQUARE)

    return found


def _by_rate(a: Term, c: Term) -> Crossing:
    return Crossing(c, a, b.sub(c, a), slope(a, c), PLACE)


def _by_rate_of_one_shape(shape: Term, a: Term, other: Term, c: Term) -> Crossing:
    _require_same([shape], [other], "the shape")
    return Crossing(c, a, b.sub(c, a), b.mul(shape, slope(a, c)), PLACE)


def _of_tails(a: Term, m: Term, c: Term, n: Term) -> Crossing:
    _require_same([m], [n], "the minimum")
    return Crossing(c, a, b.sub(c, a), b.add(b.log(m), slope(a, c)), LOGARITHM)


def _of_peaks(m: Term, s: Term, n: Term, u: Term) -> Crossing:
    _require_same([s], [u], "the scale")
    return Crossing(m, n, b.power(s, -1), b.div(b.add(m, n), 2), PLACE, has_peaks=True)


def _of_logits(m: Term, s: Term, n: Term, u: Term) -> Crossing:
    _require_same([s], [u], "the scale")
    return Crossing(m, n, b.power(s, -1), b.div(b.add(m, n), 2), PLACE, scale=s)


def _of_beta(a: Term, shape: Term, c: Term, other: Term) -> Crossing:
    _require_same([shape], [other], "either shape")

    def part(s: Term, x: Term) -> tuple[Term, Term]:
        return b.power(beta(s, shape), -1), beta_body(s, shape, x=x)

    return Crossing(
        *(a, c, b.sub(a, c), beta_slope(a, c, shape), LOGARITHM),
        shown=lambda scope, large, small: place_is_inside(scope, large, small, shape),
        place=beta_place(a, c, shape),
        parts=lambda x: (part(a, x), part(c, x)),
    )


CROSSINGS: Mapping[str, Callable[..., Crossing]] = {
    "Normal": _by_location(PLACE),
    "LogNormal": _by_location(LOGARITHM),
    "Laplace": _of_peaks,
    "Exponential": _by_rate,
    "Gamma": _by_rate_of_one_shape,
    "Beta": _of_beta,
    "Logistic": _of_logits,
    "Levy": lambda a, c: Crossing(a, c, b.div(b.sub(a, c), 2), b.neg(slope(a, c)), TURNED),
    "HalfNormal": _by_scale(1),
    "Rayleigh": _by_scale(2),
    "Maxwell": _by_scale(3),
    "Pareto": _of_tails,
    "PowerFunction": lambda a, c: Crossing(a, c, b.sub(a, c), b.neg(slope(a, c)), LOGARITHM),
}
"""Families of which two densities cross at one place."""
