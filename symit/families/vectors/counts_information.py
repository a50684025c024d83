"""The Fisher information of counts in all probabilities but the last, which is what these leave of one.

Each entry is the mean of a product of two scores x_i/p_i - x_k/p_k.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.sums.counts import S
from symit.families.sums.factorials import factorial
from symit.families.vectors.iterated import density_at
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import left_of, over_counts, range_of
from symit.families.vectors.of_counts import averaged, counts_of, in_symbols
from symit.families.vectors.parts import of_parts, pairs
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied


def _moved(member: Member, i: int, at: Term) -> Member:
    """With p_i there, and for p_k what is left of one."""
    *ps, _ = probabilities(member)
    ps[i] = at
    return member.family.at(trials(member), *ps, b.sub(1, b.add(*ps)))


def _slope(member: Member, i: int, xs: Sequence[Var]) -> Term:
    """The score in p_i, as a derivative."""
    s = b.fresh("s", S.of, *xs, *member.values)
    at = probabilities(member)[i]
    return b.derivative(s, b.log(density_at(_moved(member, i, s), xs)), at)


def _score(scope: Scope, member: Member, i: int, xs: Sequence[Var]) -> Theorem:
    """It is x_i/p_i - x_k/p_k, at a point; each of p_i and p_k is a symbol."""
    p, last = probabilities(member)[i], probabilities(member)[-1]
    near = b.interval(b.div(p, 2), b.add(p, b.div(last, 2)))
    one = scope.evident(b.eq(b.add(*probabilities(member)), 1))
    beside = scope.at_point(S, near)
    above, positive = beside.evident(b.lt(S, near.args[1])), beside.evident(b.lt(0, S))  # type: ignore[union-attr]
    moved = probabilities(_moved(member, i, S))[-1]
    half = beside.evident(b.lt(0, b.div(last, 2)))
    left = beside.linear(b.lt(0, moved), (above, 1), (half, 1), (one, 1))
    there = beside.know(positive, left)
    written = b.log(density_at(_moved(member, i, S), xs))
    same = logic.cut(there.field(written, context_of(there).canonical(written)), positive, left)
    at_p = scope.linear(b.lt(0, b.substitute(moved, {S: p})), (scope.evident(b.lt(0, last)), 1), (one, 1))
    known = scope.know(at_p)
    slope = applied(calculus.differentiate, *known.facts, body=b.lam(S, sides(same)[1]), at=p)
    found = applied(calculus.derivative_congruence, same, *known.know(slope).facts, variable_=S, near=near, at=p)
    counts = (*xs, left_of(trials(member), xs))
    form = b.sub(b.div(counts[i], p), b.div(counts[-1], b.substitute(moved, {S: p})))
    return known.restate(logic.chain(found, slope), form)


def _written(member: Member, i: int, j: int, xs: Sequence[Var], scores: Sequence[Term]) -> Term:
    """The sum of the mass times both scores."""
    here = _moved(member, i, probabilities(member)[i])
    both = b.power(scores[0], 2) if i == j else b.mul(*scores)
    return over_counts(trials(member), xs, b.mul(density_at(here, xs), both))


def _same_at_points(scope: Scope, n: Term, xs: Sequence[Var], both: Callable[[Scope], Theorem]) -> Theorem:
    """The sums of what is equal at each point."""
    spaces = [range_of(n, xs[:k]) for k in range(len(xs))]
    scopes = [scope]
    for x, space in zip(xs, spaces, strict=True):
        scopes.append(scopes[-1].at_point(x, space))
    found = both(scopes.pop())
    for x, space, there in reversed(list(zip(xs, spaces, scopes, strict=True))):
        found = there.congruence(x, space, found)
    return found


@cache
def _entry(i: int, j: int) -> Measure:
    def term(request: Request) -> Term:
        (member,), xs = request.members, counts_of(request)
        return _written(member, i, j, xs, [_slope(member, k, xs) for k in (i, j)])

    def found(request: Request, ground: Ground) -> Theorem:
        """n/p_k, and n/p_i beside it on the diagonal."""
        (member,), xs, n = request.members, counts_of(request), trials(request.members[0])
        here, last = _moved(member, i, probabilities(member)[i]), probabilities(member)[-1]
        one = ground.scope.evident(b.eq(b.add(*probabilities(member)), 1))
        rest = ground.scope.linear(b.eq(probabilities(here)[-1], last), (one, -1))
        scope = ground.scope.know(ground.scope.linear(b.lt(0, probabilities(here)[-1]), (rest, -1)))

        def pointwise(there: Scope) -> Theorem:
            one, two = (_score(there, member, k, xs) for k in (i, j))
            (slope, plain), (other, also) = sides(one), sides(two)
            mass = density_at(here, xs)
            left = b.mul(mass, b.power(slope, 2) if i == j else b.mul(slope, other))
            claim = b.eq(left, b.mul(mass, plain, also))
            return there.know(one, two).linear(claim, (one, b.mul(mass, other)), (two, b.mul(mass, plain)))

        same = _same_at_points(scope, n, xs, pointwise)
        places = [((i, j), 1), ((i, len(xs)), -1), ((j, len(xs)), -1), ((len(xs), len(xs)), 1)]
        ps = probabilities(here)
        parts = [
            (averaged(scope, here, *sorted(place)), b.div(b.mul(sign, factorial(n)), b.mul(*(ps[k] for k in place))))
            for place, sign in places
        ]
        form = b.add(*([b.div(n, ps[i])] if i == j else []), b.div(n, ps[-1]))
        whole = scope.know(same).linear(b.eq(term(request), form), (same, 1), *parts)
        return rewritten(whole, rest)

    return Measure("fisher_information", 1, (), term, in_symbols(found), anywhere=True, direct=True)


COUNT_INFORMATION = of_parts(
    "fisher_information", (), _entry, pairs, "p", lambda member: len(probabilities(member)) - 1
)
