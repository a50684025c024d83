"""Euler's constant, as books write what is found: gamma in the place of -digamma(1).

The last step before a closed form is shown; whoever looks for one knows digamma alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache

from symit.families.moments.gamma_values import digamma_exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term
from symit.proving.steps.matching import subterms
from symit.proving.writing.arranging import plus_in_front
from symit.proving.writing.composing import all_factors, product, starts_negative
from symit.special import DIGAMMA, EULER

AT_ONE, GAMMA = b.app(DIGAMMA, b.ONE), b.app(EULER)


def with_euler(theorem: Theorem) -> Theorem:
    """With gamma in the values that a theorem states; as it is where that is not shown equal."""
    for value in dict.fromkeys(_values(theorem.conclusion)):
        with suppress(Refused):
            theorem = _written(theorem, value)
    return theorem


def _values(stated: Term) -> Iterator[Term]:
    """The right sides of the equations that a theorem states, where digamma(1) stands in them."""
    if b.is_app(stated, t.AND):
        for part in stated.args:  # type: ignore[union-attr]
            yield from _values(part)
    elif b.is_app(stated, t.EQ) and AT_ONE in subterms(stated.args[1]):  # type: ignore[union-attr]
        yield stated.args[1]  # type: ignore[union-attr]


def _written(theorem: Theorem, value: Term) -> Theorem:
    minus = replace_term(value, AT_ONE, b.neg(GAMMA))
    hole = b.fresh("hole", t.REAL, theorem.conclusion)
    template = replace_term(theorem.conclusion, value, replace_term(value, AT_ONE, hole))
    theorem = logic.rewrite(theorem, _digamma_at_one(), template=b.lam(hole, template))
    known = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem, _is_minus_digamma())
    same = known.field(minus, _signed(minus))
    template = replace_term(theorem.conclusion, minus, hole)
    return logic.rewrite(theorem, same, template=b.lam(hole, template))


@cache
def _digamma_at_one() -> Theorem:
    """digamma(1) = -gamma."""
    known = Scope().know(digamma_exists(Scope(), b.ONE), _is_minus_digamma())
    return logic.theorem(known.linear(b.eq(AT_ONE, b.neg(GAMMA)), (_is_minus_digamma(), 1)), id="digamma-at-one")


@cache
def _is_minus_digamma() -> Theorem:
    return Scope().know(digamma_exists(Scope(), b.ONE)).unfold(GAMMA)


# ---- the signs -----------------------------------------------------------------------------------------------


def _signed(term: Term) -> Term:
    """With each minus that gamma brings in front of what it is a factor of, or gone: c gamma for -c (-gamma)."""
    if not isinstance(term, App) or GAMMA not in subterms(term):
        return term
    args = [_signed(a) for a in term.args]
    if term.head == t.MUL:
        return _product(args)
    if term.head == t.ADD:
        return b.add(*plus_in_front([part for a in args for part in (a.args if b.is_app(a, t.ADD) else (a,))]))  # type: ignore[union-attr]
    if term.head == t.POW and args[0] == b.neg(GAMMA) and isinstance(args[1], Num):
        size = b.power(GAMMA, args[1])
        return size if args[1].value % 2 == 0 else b.neg(size)
    return App(term.head, tuple(args))


def _product(factors: Sequence[Term]) -> Term:
    """A minus goes where it turns a sum around: (1 - a) gamma for -(a - 1) gamma."""
    whole = product(*factors)
    place = next((n for n, factor in enumerate(factors) if _has_minus(factor)), None)
    if place is None or not starts_negative(whole):
        return whole
    turned = b.add(*plus_in_front([product(b.num(-1), *all_factors(s)) for s in factors[place].args]))  # type: ignore[union-attr]
    return product(*factors[:place], turned, *factors[place + 1 :], b.num(-1))


def _has_minus(factor: Term) -> bool:
    return b.is_app(factor, t.ADD) and any(map(starts_negative, factor.args))  # type: ignore[union-attr]
