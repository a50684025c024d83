"""Beta and what a monotone map makes of it: powers of y in (0, 1), powers of the odds y/(1-y), and their logarithm."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symit.families.entry import Family, Of, by_multiple, domains
from symit.families.integrals.base import HALF_LINE, LINE
from symit.families.integrals.beta_function import UNIT, beta
from symit.families.integrals.gamma_function import raised
from symit.families.moments.beta_parts import on_part_of_odds, on_part_of_unit
from symit.families.moments.cauchy_moments import on_arcs, on_half_round
from symit.families.moments.factored import in_factors_of_logarithms
from symit.families.moments.logit_parts import on_part_of_logits
from symit.families.moments.moments import Map, along, by_length, first_of
from symit.families.moments.pieces import between, by_pieces
from symit.families.moments.truncated import anywhere, on_part_of_half_line
from symit.families.moments.two_lines import on_two_lines
from symit.families.moments.unit_interval import on_odds, on_unit
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment
from symit.proving.scope.scope import Scope

HALF = b.num(Fraction(1, 2))


def odds(scale: Term, power: Term) -> Moment:
    """The moments of scale u^power, power > 0, from those of the odds u."""
    to = Map(lambda u: b.exp(b.add(b.log(scale), b.mul(power, b.log(u)))), HALF_LINE)

    def back(x: Term) -> Term:
        return b.exp(b.div(b.sub(b.log(x), b.log(scale)), power))

    return anywhere(to, back, HALF_LINE, first_of([on_odds, on_two_lines]), on_part_of_odds)


def _from_one(scale: Term) -> Moment:
    """The moments of scale (u - 1) for u above 1, with an exponential."""
    to = Map(lambda u: b.mul(scale, b.sub(u, 1)), b.interval(1, b.INFINITY), low=b.ZERO)
    return along(to, on_part_of_half_line)


def _positive(name: str, parameters: str, density: Of, moment: Of, gammas: Of | None = None) -> Family:
    return Family(name, domains(parameters), density, lambda *_: HALF_LINE, moment, gammas=gammas)


def _shapes(a: Term, c: Term) -> list[Term]:
    return [a, c, b.add(a, c)]


Beta = Family(
    "Beta",
    domains("a > 0, b > 0"),
    lambda x, a, c: b.div(b.mul(b.power(x, b.sub(a, 1)), b.power(b.sub(1, x), b.sub(c, 1))), beta(a, c)),
    lambda a, c: UNIT,
    lambda a, c: first_of([on_unit, by_pieces(lambda low, high: first_of([between(low, high), on_part_of_unit]))]),
    gammas=_shapes,
)


def _below_one(x: Term, a: Term) -> Term:
    return b.sub(1, raised(x, a))


def _root(y: Term, a: Term) -> Term:
    return b.exp(b.div(b.log(y), a))


def _is_within(there: Scope, y: Term, a: Term) -> Theorem:
    """y^(1/a) lies in (0, 1)."""
    return _for_any_power(there, y, a, lambda power: b.member(_root(y, power), UNIT))


def _is_below_one(there: Scope, x: Term, a: Term) -> Theorem:
    """0 < 1 - x^a."""
    return _for_any_power(there, x, a, lambda power: b.lt(0, _below_one(x, power)))


def _for_any_power(there: Scope, x: Term, a: Term, claim: Callable[[Term], Term]) -> Theorem:
    """A claim for x in (0, 1): it is seen of a symbol for the power, and not of 2 or 3/2, which make polynomials and
    roots."""
    power = b.fresh("a", t.REAL, x)
    scope = Scope().given(b.lt(0, power), b.lt(0, x), b.lt(x, 1))
    return there.instantiate(scope.evident(claim(power)), {power: a})


def _power_below_one(x: Term, a: Term, n: int) -> tuple[Term, Callable[[Scope, Term], Theorem]]:
    """(1 - x^a)^n, multiplied out, and what shows that it is positive."""
    base = _below_one(x, a)
    if n == 1:
        return base, lambda there, _: _is_below_one(there, x, a)

    def show(there: Scope, claim: Term) -> Theorem:
        return there.linear(claim, (_is_below_one(there, x, a), b.power(base, n - 1)))

    return PLAIN.canonical(b.power(base, n)), show


Kumaraswamy = Family(
    "Kumaraswamy",
    domains("a > 0, b > 0"),
    lambda x, a, c: b.mul(a, c, b.power(x, b.sub(a, 1)), b.power(b.sub(1, raised(x, a)), b.sub(c, 1))),
    lambda a, c: UNIT,
    lambda a, c: anywhere(
        Map(lambda y: _root(y, a), UNIT, within=lambda there, y: _is_within(there, y, a)),
        lambda x: raised(x, a),
        UNIT,
        on_unit,
        on_part_of_unit,
    ),
    positive=lambda x, a, c: [_power_below_one(x, a, n) for n in (1, 2, 3)],
)


def _stretched(low: Term, length: Term) -> Moment:
    high = PLAIN.canonical(b.add(low, length))
    to = Map(lambda y: b.add(low, b.mul(length, y)), UNIT, low, high)

    def back(x: Term) -> Term:
        return b.div(b.sub(x, low), length)

    plain = anywhere(to, back, b.interval(low, high), first_of([on_unit, on_arcs]), on_part_of_unit)
    return first_of([in_factors_of_logarithms(plain), plain])


Arcsine = Family(
    "Arcsine",
    domains("a, b"),
    lambda x, low, high: b.power(b.mul(b.PI, b.sqrt(b.sub(x, low)), b.sqrt(b.sub(high, x))), -1),
    b.interval,
    lambda low, high: by_length(low, high, _stretched),
    given=lambda low, high: [b.lt(low, high)],
    positive=lambda x, low, high: [
        (PLAIN.canonical(b.mul(b.sub(x, low), b.sub(high, x))), by_multiple(b.lt(low, x), b.sub(high, x)))
    ],
)

BetaPrime = _positive(
    "BetaPrime",
    "a > 0, b > 0",
    lambda x, a, c: b.div(b.mul(b.power(x, b.sub(a, 1)), b.power(b.add(1, x), b.neg(b.add(a, c)))), beta(a, c)),
    lambda a, c: odds(b.ONE, b.ONE),
    gammas=_shapes,
)

Lomax = _positive(
    "Lomax",
    "shape > 0, scale > 0",
    lambda x, shape, scale: b.mul(b.div(shape, scale), b.power(b.add(1, b.div(x, scale)), b.neg(b.add(shape, 1)))),
    lambda shape, scale: first_of([odds(scale, b.ONE), _from_one(scale)]),
)

LogLogistic = _positive(
    "LogLogistic",
    "scale > 0, shape > 0",
    lambda x, scale, shape: b.div(
        b.mul(b.div(shape, scale), b.power(b.div(x, scale), b.sub(shape, 1))),
        b.power(b.add(1, b.power(b.div(x, scale), shape)), 2),
    ),
    lambda scale, shape: odds(scale, b.power(shape, -1)),
)


def _half_round(scale: Term) -> Moment:
    plain = first_of([odds(scale, HALF), along(Map(lambda v: b.mul(scale, v), HALF_LINE), on_half_round)])
    return first_of([plain, in_factors_of_logarithms(plain)])


HalfCauchy = _positive(
    "HalfCauchy",
    "scale > 0",
    lambda x, scale: b.div(2, b.mul(b.PI, scale, b.add(1, b.power(b.div(x, scale), 2)))),
    lambda scale: _half_round(scale),
)

F = _positive(
    "F",
    "d1 > 0, d2 > 0",
    lambda x, m, n: b.div(
        b.mul(
            b.power(b.div(m, n), b.div(m, 2)),
            b.power(x, b.sub(b.div(m, 2), 1)),
            b.power(b.add(1, b.div(b.mul(m, x), n)), b.neg(b.div(b.add(m, n), 2))),
        ),
        beta(b.div(m, 2), b.div(n, 2)),
    ),
    lambda m, n: odds(b.div(n, m), b.ONE),
    gammas=lambda m, n: _shapes(b.div(m, 2), b.div(n, 2)),
)

Logistic = Family(
    "Logistic",
    domains("location, scale > 0"),
    lambda x, location, scale: b.div(
        b.exp(b.neg(b.div(b.sub(x, location), scale))),
        b.mul(scale, b.power(b.add(1, b.exp(b.neg(b.div(b.sub(x, location), scale)))), 2)),
    ),
    lambda location, scale: LINE,
    lambda location, scale: anywhere(
        Map(lambda u: b.add(location, b.mul(scale, b.log(u))), HALF_LINE),
        lambda x: b.exp(b.div(b.sub(x, location), scale)),
        LINE,
        first_of([on_odds, on_two_lines]),
        on_part_of_logits,
    ),
)
