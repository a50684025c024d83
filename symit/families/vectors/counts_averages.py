"""The means, variances and covariances of counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.sums.factorials import factorial
from symit.families.vectors.iterated import density_at
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import left_of, over_counts
from symit.families.vectors.of_counts import averaged, counts_of, in_symbols
from symit.families.vectors.parts import covariance, each, of_parts, pairs
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem


@cache
def _average(name: str, *places: int) -> Measure:
    """Of a count, or of the product of two."""

    def term(request: Request) -> Term:
        (member,), xs = request.members, counts_of(request)
        counts = (*xs, left_of(trials(member), xs))
        powers = ((counts[k], places.count(k)) for k in dict.fromkeys(places))
        chosen = (c if power == 1 else b.power(c, power) for c, power in powers)
        return over_counts(trials(member), xs, b.mul(*chosen, density_at(member, xs)))

    def found(request: Request, ground: Ground) -> Theorem:
        (member,), n = request.members, trials(request.members[0])
        known, ps = averaged(ground.scope, member, *places), probabilities(member)
        form = b.mul(n, ps[places[0]])
        if len(places) == 2:
            both = b.mul(n, b.sub(n, 1), *(ps[k] for k in places))
            form = b.add(both, form) if places[0] == places[1] else both
        return ground.scope.know(known).linear(b.eq(term(request), form), (known, factorial(n)))

    return Measure(name, 1, (), term, in_symbols(found), anywhere=True, direct=True)


@cache
def _covariance(i: int, j: int) -> Measure:
    return covariance(_average, i, j, _covariance_form, in_symbols)


def _covariance_form(member: Member, i: int, j: int) -> Term:
    """n p_i (1 - p_i), or - n p_i p_j."""
    n, ps = trials(member), probabilities(member)
    return b.mul(n, ps[i], b.sub(1, ps[i])) if i == j else b.neg(b.mul(n, ps[i], ps[j]))


def _all(name: str, of: Callable[[int, int], Measure], places: Callable[[int], list[tuple[int, int]]]) -> Measure:
    return of_parts(
        name, (), of, places, "x" if name == "covariance" else "", lambda member: len(probabilities(member))
    )


COUNT_AVERAGES = (
    _all("mean", lambda k, _: _average("mean", k), each),
    _all("variance", _covariance, each),
    _all("covariance", _covariance, pairs),
)
