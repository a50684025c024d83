"""Maximum entropy: of all masses of counts that add up to n, with the same means of the counts and of the sum of the
log x_i!, the multinomial one has the largest.

The logarithm of its mass is made of these, whose means are the same for all of them.  Cover & Thomas (2nd ed.), 12.1.1;
the sum of the log x_i! is what a base measure of n!/(x_1! ... x_k!) would take away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from symit.families.closed_forms.finding import Request
from symit.families.measures.maximum_entropy import U, V, below_a_tangent, with_numbers
from symit.families.sums.factorials import factorial
from symit.families.vectors.iterated import at_each_point, density_at, positive_density
from symit.families.vectors.multinomial_sums import left_of, over_counts, range_of
from symit.families.vectors.of_counts import averaged, counts_of, general_of
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import ENTR
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, implied


def has_largest_entropy(request: Request) -> Theorem:
    """Every mass with these means has at most the member's entropy: an instance of that for symbols."""
    symbols = general_of(request)
    meant = dict(zip(symbols.values, request.values, strict=True))
    return with_numbers(request.ground.scope.instantiate(_in_symbols(symbols), meant))


@cache
def _in_symbols(request: Request) -> Theorem:
    (member,), xs, known = request.members, counts_of(request), request.ground.scope
    n, *ps = member.values
    f = b.call(b.fresh("f", t.function(t.REAL, *(t.INT for _ in xs)), *member.values), *xs)
    p = density_at(member, xs)
    ways = b.add(*(b.log(factorial(x)) for x in (*xs, left_of(n, xs))))

    def total(body: Term) -> Term:
        return over_counts(n, xs, body)

    least = logic.assume(formula=at_each_point(xs, partial(range_of, n), b.le(0, f)))
    one = logic.assume(formula=b.eq(total(f), 1))
    means = [logic.assume(formula=b.eq(total(b.mul(x, f)), b.mul(n, q))) for x, q in zip(xs, ps, strict=False)]
    mean_of_ways = logic.assume(formula=b.eq(*(total(b.mul(ways, mass)) for mass in (f, p))))
    supposed = least, one, *means, mean_of_ways

    def below(there: Scope) -> Theorem:
        there = there.know(positive_density(there, p), there.instance(least, *xs))
        return there.instantiate(below_a_tangent(), {U: f, V: p})

    scope = known.know(*supposed)
    weights = [b.log(b.div(q, ps[-1])) for q in ps[:-1]]
    constant = b.add(1, b.log(factorial(n)), b.mul(n, b.log(ps[-1])))
    of_f = [(one, b.neg(constant)), *((mean, b.neg(w)) for mean, w in zip(means, weights, strict=True))]
    own = [(averaged(known, member), constant), *((averaged(known, member, i), w) for i, w in enumerate(weights))]
    of_p = ((mean, b.mul(weight, factorial(n))) for mean, weight in own)
    claim = b.le(*(total(b.app(ENTR, mass)) for mass in (f, p)))
    largest = scope.linear(claim, (_summed(scope, n, xs, below), 1), *of_f, (mean_of_ways, 1), *of_p)
    return implied(largest, b.conj(*(h.conclusion for h in supposed)))


def _summed(scope: Scope, n: Term, xs: Sequence[Var], below: Callable[[Scope], Theorem], j: int = 0) -> Theorem:
    """At the first j counts: the sum over the others of what is at most something at each point."""
    x, space = xs[j], range_of(n, xs[:j])
    there = scope.at_point(x, space)
    bound = below(there) if j + 1 == len(xs) else _summed(there, n, xs, below, j + 1)
    return scope.monotone(x, space, bound)
