"""The means, variances and covariances of counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from symit.families.factorials import factorial
from symit.families.finding import Measure, Request
from symit.families.solving import Ground
from symit.families.vectors.iterated import density_at
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import left_of, over_counts
from symit.families.vectors.of_counts import averaged, counts_of, in_symbols
from symit.families.vectors.parts import each, of_parts, pairs
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import rewritten


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
    def parts(request: Request) -> list[Request]:
        return [Request(_average("mean", *places), request.members) for places in ((i, j), (i,), (j,))]

    def term(request: Request) -> Term:
        both, one, other = (part.term for part in parts(request))
        return b.sub(both, b.power(one, 2) if i == j else b.mul(one, other))

    def found(request: Request, ground: Ground) -> Theorem:
        """n p_i (1 - p_i), or - n p_i p_j."""
        n, ps, whole = trials(request.members[0]), probabilities(request.members[0]), term(request)
        values = [part.theorem() for part in parts(request)]
        scope = ground.scope.know(*values)
        theorem = rewritten(scope.field(whole, whole), *dict.fromkeys(values))
        form = b.mul(n, ps[i], b.sub(1, ps[i])) if i == j else b.neg(b.mul(n, ps[i], ps[j]))
        return scope.restate(theorem, form)

    return Measure("covariance", 1, (), term, in_symbols(found), anywhere=True, direct=True)


def _all(name: str, of: Callable[[int, int], Measure], places: Callable[[int], list[tuple[int, int]]]) -> Measure:
    return of_parts(
        name, (), of, places, "x" if name == "covariance" else "", lambda member: len(probabilities(member))
    )


COUNT_AVERAGES = (
    _all("mean", lambda k, _: _average("mean", k), each),
    _all("variance", _covariance, each),
    _all("covariance", _covariance, pairs),
)
