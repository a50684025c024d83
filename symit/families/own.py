"""A family that a user has written in SymPy, as an entry: of `family("Cubic", ...)` is asked what is asked of others.

Domains are the assumptions of the symbols; moments are those of the catalogue's families that live where it lives,
tried in turn.  Whether the entry is right is asked where closed forms are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from inspect import isclass
from typing import Any

from sympy import Symbol

from symit.families.catalogue import CATALOGUE
from symit.families.entries.gamma import HALF, scaled
from symit.families.entry import COUNT, NEGATIVE, POSITIVE, REAL, UNIT, WHOLE, Family, Written
from symit.families.integrals.base import HALF_LINE, LINE
from symit.families.integrals.exponential_integral import UNIT as UNIT_INTERVAL
from symit.families.moments.moments import first_of
from symit.families.sums.counts import COUNTS
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term
from symit.language import catalogue, to_terms
from symit.language.families import OwnFamily
from symit.language.names import ProbabilitySymbol, variable
from symit.proving.closed_forms import Moment

SQUARED, INVERTED = scaled(b.ONE, HALF), scaled(b.ONE, b.num(-1), falling=True)
ALIKE = {
    LINE: ("Normal", "Laplace", "Gumbel", "Logistic"),
    HALF_LINE: ("Gamma", "InverseGaussian", "LogNormal", "BetaPrime"),
    UNIT_INTERVAL: ("PowerFunction", "Beta", "ContinuousBernoulli"),
    COUNTS: ("Poisson", "NegativeBinomial"),
}
"""By where they live: families in whose moments a density may be found."""


def is_own(word: Any) -> bool:
    """Is it a member of a family that a user has written, and not one of the language's?"""
    return is_own_family(type(word))


def is_own_family(value: Any) -> bool:
    """Is it such a family?"""
    is_family = isclass(value) and issubclass(value, OwnFamily) and value is not OwnFamily
    return is_family and value is not getattr(catalogue, value.__name__, None)


@cache
def entry_of(family: type[OwnFamily]) -> Written:
    variables = tuple(map(variable, family.parameters))
    space = to_terms.space_term(family.over)

    def support(*values: Term) -> Term:
        return b.substitute(space, dict(zip(variables, values, strict=True)))

    return Written(
        family.__name__,
        tuple((symbol.name, _domain(symbol)) for symbol in family.parameters),
        lambda x, *values: b.unfold(b.app(family.definition, *values, x)),
        support,
        lambda *values: first_of(_moments(space, support(*values), _scales(family, values))),
    )


def _scales(family: type[OwnFamily], values: Sequence[Term]) -> list[Term]:
    return [v for symbol, v in zip(family.parameters, values, strict=True) if symbol.is_positive]


def _moments(space: Term, support: Term, scales: Sequence[Term]) -> Sequence[Moment]:
    if space in ALIKE:
        found = [_of(name) for name in ALIKE[space]]
        if space == HALF_LINE:
            return [found[0], SQUARED, INVERTED, *found[1:], *(_of("Weibull", v, b.ONE) for v in scales)]
        return [*found, *(_of("Gumbel", b.ZERO, v) for v in scales)] if space == LINE else found
    if b.is_app(space, t.RANGE):
        return [_of("DiscreteUniform", *support.args)]  # type: ignore[union-attr]
    low, high = support.args  # type: ignore[union-attr]
    return [_of("Pareto", b.ONE, low)] if high == b.INFINITY else [_of("Uniform", low, high)]


def _of(name: str, *values: Term) -> Moment:
    family = CATALOGUE[name]
    moment: Moment = family.moment(*(values or _plain(family)))
    return moment


def _plain(family: Family) -> Sequence[Term]:
    """Parameters of a member whose moments are those of all."""
    return [b.ZERO if domain == REAL else b.ONE for _, domain in family.parameters]


def _domain(symbol: Symbol) -> str:
    if isinstance(symbol, ProbabilitySymbol):
        return UNIT
    if variable(symbol).of == t.INT:
        return COUNT if symbol.is_positive else WHOLE
    return POSITIVE if symbol.is_positive else NEGATIVE if symbol.is_negative else REAL
