"""The constants that books write in what is found: gamma for -digamma(1), pi^2/6 for trigamma(1) and for
zeta(2), and pi^2/2 for trigamma(1/2).

The last step before a closed form is shown; whoever looks for one knows digamma, trigamma and zeta alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from symit.families.moments.basel import trigamma_at_half, trigamma_at_one, zeta_at_two
from symit.families.moments.gamma_values import digamma_exists
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.arranging import plus_in_front
from symit.proving.writing.composing import all_factors, as_power, power, product, starts_negative, summands
from symit.special import DIGAMMA, EULER, TRIGAMMA, ZETA

GAMMA = b.app(EULER)


@cache
def euler_is() -> Theorem:
    """gamma = -digamma(1), by its definition."""
    return Scope().know(digamma_exists(Scope(), b.ONE)).unfold(GAMMA)


@cache
def digamma_at_one() -> Theorem:
    known = Scope().know(digamma_exists(Scope(), b.ONE), euler_is())
    found = known.linear(b.eq(b.app(DIGAMMA, b.ONE), b.neg(GAMMA)), (euler_is(), 1))
    return logic.theorem(found, id="digamma-at-one")


VALUES: Mapping[Term, Callable[[], Theorem]] = MappingProxyType(
    {
        b.app(DIGAMMA, b.ONE): digamma_at_one,
        b.app(TRIGAMMA, b.ONE): trigamma_at_one,
        b.app(TRIGAMMA, b.num(Fraction(1, 2))): trigamma_at_half,
        b.app(ZETA, b.num(2)): zeta_at_two,
    }
)


def with_constants(theorem: Theorem) -> Theorem:
    """With these in the values that a theorem states; as it is where that is not shown equal."""
    for value in dict.fromkeys(_values(theorem.conclusion)):
        with suppress(Refused, Unanswered, t.TermError):
            theorem = _written(theorem, value)
    return theorem


def _values(stated: Term) -> Iterator[Term]:
    """The right sides of the equations that a theorem states or supposes, where there are any."""
    if b.is_app(stated, t.AND, t.IMPLIES):
        for part in stated.args:  # type: ignore[union-attr]
            yield from _values(part)
    elif b.is_app(stated, t.EQ) and any(part in VALUES for part in subterms(stated.args[1])):  # type: ignore[union-attr]
        yield stated.args[1]  # type: ignore[union-attr]


def _written(theorem: Theorem, value: Term) -> Theorem:
    hole, plain = b.fresh("hole", t.REAL, theorem.conclusion), value
    for old, known in [(part, VALUES[part]()) for part in dict.fromkeys(subterms(value)) if part in VALUES]:
        template = replace_term(theorem.conclusion, plain, replace_term(plain, old, hole))
        theorem = logic.rewrite(theorem, known, template=b.lam(hole, template))
        plain = replace_term(plain, old, sides(known)[1])
    there = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem, euler_is())
    there = there.know(*folded.values(there, plain))
    same = there.field(plain, _put_together(value))
    return logic.rewrite(theorem, same, template=b.lam(hole, replace_term(theorem.conclusion, plain, hole)))


# ---- as it is written ----------------------------------------------------------------------------------------


def _put_together(term: Term) -> Term:
    """With these in the place of what they are, and each minus that gamma brings in front of what it is a factor of, or
    gone: c gamma for -c (-gamma)."""
    if term in VALUES:
        return product(*all_factors(sides(VALUES[term]())[1]))
    if not isinstance(term, App) or not any(part in VALUES for part in subterms(term)):
        return term
    args = [_put_together(a) for a in term.args]
    if term.head == t.MUL:
        return _product(args)
    if term.head == t.ADD:
        return b.add(*plus_in_front([part for a in args for part in summands(a)]))
    if term.head == t.POW and args[1] == b.num(2) and all(map(starts_negative, summands(args[0]))):
        return b.power(_opposite(args[0]), 2)
    return App(term.head, tuple(args))


def _product(factors: Sequence[Term]) -> Term:
    """A minus goes where it turns a sum around: (1 - a) gamma for -(a - 1) gamma; a number that divides goes below."""
    whole = product(*(part for factor in factors for part in _apart(factor)))
    place = next((n for n, factor in enumerate(factors) if _has_minus(factor)), None)
    if place is None or not starts_negative(whole):
        return _over_its_number(whole)
    return _product([*factors[:place], _opposite(factors[place]), *factors[place + 1 :], b.num(-1)])


def _opposite(term: Term) -> Term:
    return b.add(*plus_in_front([product(b.num(-1), *all_factors(s)) for s in summands(term)]))


def _over_its_number(term: Term) -> Term:
    number, *rest = all_factors(term)
    if not isinstance(number, Num) or number.value.denominator == 1 or any(b.is_app(f, t.ADD) for f in rest):
        return term
    above = product(b.num(abs(number.value.numerator)), *rest)
    whole = b.div(above, b.num(number.value.denominator))
    return b.neg(whole) if number.value < 0 else whole


def _apart(factor: Term, often: Fraction = Fraction(1)) -> Iterator[Term]:
    """With 1/12 for 1/6 times 1/2: what stands below a line, or in a product with a power, one by one."""
    for part in all_factors(factor):
        base, exponent = as_power(part)
        if exponent.denominator == 1 and b.is_app(base, t.MUL, t.POW):
            yield from _apart(base, exponent * often)
        else:
            yield power(base, exponent * often)


def _has_minus(factor: Term) -> bool:
    return b.is_app(factor, t.ADD) and any(map(starts_negative, summands(factor)))
