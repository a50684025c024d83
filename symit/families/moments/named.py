"""The names of special functions, where a normal form has only what they mean; and that they have values.

A normal form writes every definition out: Gamma is an integral there, and Phi another one with a factor.  Nothing here
knows a family.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symit.families.integrals.arctangent import PLACE, unit_exists
from symit.families.integrals.base import HALF_LINE, RATE
from symit.families.integrals.bessel_function import (
    CIRCLE,
    SHARPNESS,
    bessel_positive,
    circle_integral,
    circle_positive,
    turning_powers,
)
from symit.families.integrals.beta_function import A, B, beta
from symit.families.integrals.exponential_integral import UNIT, unit_log_exists
from symit.families.integrals.gamma_function import K, S, digamma_integral, facts_at, gamma, trigamma_integral
from symit.families.integrals.incomplete_beta import below_exists, second_at_one, within
from symit.families.integrals.incomplete_gamma import END, positive_above, upper_exists
from symit.families.integrals.normal_function import W, standard_below
from symit.families.moments.monomials import powers_of
from symit.families.sums.zeta_function import FROM_ONE
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Fold, context_of, monomial_factors
from symit.proving.scope.scope import Scope
from symit.proving.steps.matching import subterms
from symit.special import (
    ARCTAN,
    BESSEL,
    DIGAMMA,
    EIN,
    GAMMA,
    NORMAL_CDF,
    REGULARIZED_BETA,
    TRIGAMMA,
    UPPER_GAMMA,
    ZETA,
    ZETA_PRIME,
    ZETA_SECOND,
)

UNKNOWN = {
    NORMAL_CDF: Var("Phi", t.function(t.REAL, t.REAL)),
    UPPER_GAMMA: Var("upper_gamma", t.function(t.REAL, t.REAL, t.REAL)),
    REGULARIZED_BETA: Var("regularized_beta", t.function(t.REAL, t.REAL, t.REAL, t.REAL)),
    EIN: Var("Ein", t.function(t.REAL, t.REAL)),
    ARCTAN: Var("arctan", t.function(t.REAL, t.REAL)),
    **{bessel: Var(bessel.name, t.function(t.REAL, t.REAL)) for bessel in BESSEL},
}
_NAMES = {variable: name for name, variable in UNKNOWN.items()}
_X = b.real("x")
_BELL = b.lam(_X, b.exp(b.mul(Fraction(-1, 2), b.power(_X, 2))))


def _named(term: Term) -> Term:
    """A term with Gamma, digamma and trigamma for what they mean in a normal form, and with all other names."""
    if not isinstance(term, App):
        return term
    if term.head == t.INTEGRAL:
        return _named_integral(term)
    if term.head == t.CALL and term.args[0] in _NAMES:
        return b.app(_NAMES[term.args[0]], *map(_named, term.args[1:]))  # type: ignore[index]
    if term.head == t.DERIVATIVE:
        for definition in (DIGAMMA, TRIGAMMA, ZETA_PRIME, ZETA_SECOND):
            if PLAIN.canonical(b.app(definition, S)).args[0] == term.args[0]:  # type: ignore[union-attr]
                return b.app(definition, _named(term.args[1]))
        return term
    return App(term.head, tuple(map(_named, term.args)))


def _named_integral(term: App) -> Term:
    if term.args[0] == FROM_ONE:
        s = _exponent(term.args[1])
        return term if s is None else b.app(ZETA, s)
    s = _shape(term.args[1]) if term.args[0] == HALF_LINE else None
    return term if s is None else gamma(s)


def _opaque(term: Term) -> Term:
    """A term with unknown functions for Phi and the incomplete Gamma function, as integrals or by their names."""
    if not isinstance(term, App):
        return term
    if term.head in UNKNOWN:
        return b.call(UNKNOWN[term.head], *map(_opaque, term.args))  # type: ignore[index]
    if term.head == t.INTEGRAL and (seen := _incomplete(term)) is not None:
        return seen
    return App(term.head, tuple(map(_opaque, term.args)))


def _incomplete(term: App) -> Term | None:
    """What exp(-x^2/2) has below s, x^(s-1) exp(-x) above p, or log(x) exp(c x) in (0, 1)."""
    space, body = term.args
    if not b.is_app(space, t.INTERVAL):
        return None
    low, high = space.args  # type: ignore[union-attr]
    if body == _BELL and low == b.MINUS_INFINITY and high.sort != t.EXTENDED:
        return b.mul(b.sqrt(2), b.sqrt(b.PI), b.call(UNKNOWN[NORMAL_CDF], _opaque(high)))
    if space == UNIT and (turning := _turning(body)) is not None:
        scale, place = map(_opaque, turning)
        return b.div(b.call(UNKNOWN[ARCTAN], place), b.mul(scale, place))
    if space == UNIT and (c := _rate_beside_log(body)) is not None:
        return b.div(b.call(UNKNOWN[EIN], _opaque(PLAIN.canonical(b.neg(c)))), _opaque(c))
    turns = turning_powers(b.open_with(body, _X), _X) if space == CIRCLE else None  # type: ignore[arg-type]
    if turns is not None and turns[0] <= 2:
        first, second = (_bessel(n, turns[1]) for n in (turns[0] % 2, turns[0]))
        return b.mul(b.PI, b.add(first, second))
    if high == b.INFINITY and low.sort != t.EXTENDED and low != b.ZERO and (s := _shape(body)) is not None:
        return b.call(UNKNOWN[UPPER_GAMMA], _opaque(s), _opaque(low))
    if low == b.ZERO and high.sort != t.EXTENDED and (shapes := _shapes(body)) is not None:
        number, a, c = map(_opaque, shapes)
        return b.mul(number, b.call(UNKNOWN[REGULARIZED_BETA], a, c, _opaque(high)), beta(a, c))
    return None


def _bessel(order: int, k: Term) -> Term:
    return b.call(UNKNOWN[BESSEL[order]], _opaque(k))


def _shape(body: Term) -> Term | None:
    """s of x^(s-1) exp(-x)."""
    x = b.fresh("x", t.REAL, body)
    power: Term = b.ZERO
    decays = False
    for factor in monomial_factors(b.open_with(body, x)):  # type: ignore[arg-type]
        base, exponent = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
        if base == x:
            power = b.add(power, exponent)
        elif b.is_app(factor, t.EXP):
            for monomial, coefficient in normal.summands(factor.args[0]):  # type: ignore[union-attr]
                if monomial == x and coefficient == -1:
                    decays = True
                    continue
                rest = [f for f in monomial_factors(monomial) if f != b.log(x)]
                if len(rest) == len(monomial_factors(monomial)) or any(x in f.free for f in rest):
                    return None
                power = b.add(power, normal.scaled(coefficient, b.mul(*rest)))
        elif factor != b.ONE:
            return None
    return PLAIN.canonical(b.add(power, 1)) if decays else None


def _shapes(body: Term) -> tuple[Term, Term, Term] | None:
    """n, a and c of n x^(a-1) (1-x)^(c-1), neither a nor c being 1."""
    found = powers_of(b.open_with(body, _X), _X, PLAIN.canonical(b.sub(1, _X)))  # type: ignore[arg-type]
    if found is None or found.n or found.m or b.ZERO in (found.c, found.d):
        return None
    return b.num(found.number), PLAIN.canonical(b.add(found.c, 1)), PLAIN.canonical(b.add(found.d, 1))


def _rate_beside_log(body: Term) -> Term | None:
    """c of log(x) exp(c x)."""
    x = b.fresh("x", t.REAL, body)
    rest = list(monomial_factors(b.open_with(body, x)))  # type: ignore[arg-type]
    if b.log(x) not in rest:
        return None
    rest.remove(b.log(x))
    if len(rest) != 1 or not b.is_app(rest[0], t.EXP):
        return None
    c = PLAIN.canonical(b.div(rest[0].args[0], x))  # type: ignore[union-attr]
    return None if x in c.free else c


def _turning(body: Term) -> tuple[Term, Term] | None:
    """k and s of 1/(k (1 + s^2 x^2)); the sign of s does not matter, as arctan(s)/s is even."""
    below = b.open_with(body, _X)  # type: ignore[arg-type]
    if not b.is_app(below, t.POW) or below.args[1] != b.num(-1) or not b.is_app(below.args[0], t.ADD):  # type: ignore[union-attr]
        return None
    below = below.args[0]  # type: ignore[union-attr]
    scale = PLAIN.canonical(b.substitute(below, {_X: b.ZERO}))
    rest = PLAIN.canonical(b.sub(b.substitute(below, {_X: b.ONE}), scale))
    if b.ZERO in (scale, rest) or not PLAIN.equal(below, b.add(scale, b.mul(rest, b.power(_X, 2)))):
        return None
    square = normal.factor(b.div(rest, scale), PLAIN)
    if square.content < 0:
        return None
    return scale, b.mul(b.sqrt(b.num(square.content)), *(b.power(f, b.num(e / 2)) for f, e in square.factors))


def _exponent(body: Term) -> Term | None:
    """s of k^-s, however that is written; none of 1."""
    k = b.fresh("k", t.INT, body)
    power: Term = b.ZERO
    for factor in monomial_factors(b.open_with(body, k)):  # type: ignore[arg-type]
        found = _power_of(factor, k)
        if found is None:
            return None
        power = b.add(power, found)
    s = PLAIN.canonical(b.neg(power))
    return None if s == b.ZERO else s


def _power_of(factor: Term, k: Var) -> Term | None:
    """a of k^a or exp(a log k)."""
    if factor == k:
        return b.ONE
    if isinstance(factor, App) and factor.head == t.POW and factor.args[0] == k and k not in factor.args[1].free:
        return factor.args[1]
    if not isinstance(factor, App) or factor.head != t.EXP:
        return None
    rates: list[Term] = []
    for monomial, coefficient in normal.summands(factor.args[0]):
        rest = [f for f in monomial_factors(monomial) if f != b.log(k)]
        if len(rest) == len(monomial_factors(monomial)) or any(k in f.free for f in rest):
            return None
        rates.append(normal.scaled(coefficient, b.mul(*rest)))
    return b.add(*rates)


def _values(scope: Scope, term: Term) -> Iterator[Theorem]:
    """That the special functions in a term have values, where that is seen."""
    for part in dict.fromkeys(subterms(_named(term))):
        try:
            if b.is_app(part, GAMMA):
                yield from facts_at(scope, part.args[0])  # type: ignore[union-attr]
            elif b.is_app(part, DIGAMMA, TRIGAMMA):
                yield from facts_at(scope, part.args[0])  # type: ignore[union-attr]
                yield from _polygamma_exists(scope, part)  # type: ignore[arg-type]
            elif b.is_app(part, NORMAL_CDF):
                yield scope.instantiate(standard_below(0), {W: part.args[0]})  # type: ignore[union-attr]
            elif b.is_app(part, EIN):
                yield scope.instantiate(unit_log_exists(), {RATE: PLAIN.canonical(b.neg(part.args[0]))})  # type: ignore[union-attr]
            elif b.is_app(part, ARCTAN):
                yield scope.instantiate(unit_exists(), {PLACE: part.args[0]})  # type: ignore[union-attr]
            elif b.is_app(part, UPPER_GAMMA):
                s, p = part.args  # type: ignore[union-attr]
                scope.evident(b.lt(0, p))
                yield from positive_above(scope, p)
                yield scope.instantiate(upper_exists(), {S: s, END: p})
            elif b.is_app(part, REGULARIZED_BETA):
                a, c, p = part.args  # type: ignore[union-attr]
                scope = scope.know(_seen(scope, b.lt(0, p)), _seen(scope, b.lt(p, 1)))
                yield from facts_at(scope, a, c, b.add(a, c))
                yield from within(scope, b.ZERO, p)
                yield scope.instantiate(below_exists(), {A: a, B: c, END: p})
                for k in range(int(c.value) if isinstance(c, Num) and c.value.denominator == 1 else 0):
                    yield scope.instantiate(second_at_one(), {A: b.add(a, k), END: p})  # 1 - x is multiplied out
            elif b.is_app(part, *BESSEL):
                place = {SHARPNESS: part.args[0]}  # type: ignore[union-attr]
                yield scope.instantiate(circle_integral(BESSEL.index(part.head)), place)  # type: ignore[union-attr]
                yield from (scope.instantiate(th(), place) for th in (bessel_positive, circle_positive))
        except Refused:
            continue
    yield from _signs_of_factors(scope, term)


def _polygamma_exists(scope: Scope, part: App) -> Iterator[Theorem]:
    """What says of digamma or trigamma that it has a value there."""
    place = {K: part.args[0]}
    integral = scope.instantiate(digamma_integral(), place)
    yield integral
    if part.head == TRIGAMMA:
        yield scope.know(integral).instantiate(trigamma_integral(), place)


def _seen(scope: Scope, relation: Term) -> Theorem:
    """A relation that is seen of the normal forms of its sides."""
    plain = b.app(relation.head, *map(context_of(scope).canonical, relation.args))  # type: ignore[union-attr]
    return scope.linear(relation, (scope.evident(plain), 1))


def _signs_of_factors(scope: Scope, term: Term) -> Iterator[Theorem]:
    """The signs of sums in a term that has special functions, as of the one factor of their normal form that shows
    none: Phi(1) - 1/2 has the factor I sqrt(2 pi) - pi, where I is an integral."""
    for part in dict.fromkeys(subterms(term)):
        if not (b.is_app(part, t.ADD) and t.has_integral(part) and part.sort == t.REAL):
            continue
        try:
            context = context_of(scope)
            if len(context.sign(part)) != 1:
                continue
            factored = normal.factor(part, context)
            hidden = [f for f, e in factored.factors if len(context.sign(f)) > 1 and e == 1]
            if len(hidden) == 1:
                rest = b.mul(
                    b.num(factored.content), *(b.power(f, b.num(e)) for f, e in factored.factors if f not in hidden)
                )
                sign = max(context.sign(part)) * max(context.sign(rest))
                positive = scope.evident(b.lt(0, part) if context.sign(part) == {1} else b.lt(part, 0))
                claim = b.lt(0, hidden[0]) if sign == 1 else b.lt(hidden[0], 0)
                size = rest if context.sign(rest) == {1} else b.neg(rest)
                yield scope.linear(claim, (positive, b.power(size, -1)))
        except (Refused, t.TermError):
            continue


folded = Fold(_named, _opaque, _values)
"""Gamma and zeta with their derivatives, the incomplete Gamma function, and Phi by their names."""
