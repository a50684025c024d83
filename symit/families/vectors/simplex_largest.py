"""Maximum entropy: of all densities on the simplex with the same means of the log x_i, Dirichlet's has the largest.

The logarithm of its density is made of the log x_i, whose means are the same for all of them.  Cover & Thomas
(2nd ed.), 12.1.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.entry import Member
from symit.families.measures.at_most_one import with_right
from symit.families.measures.maximum_entropy import (
    U,
    V,
    below_a_tangent,
    with_means_written,
    with_numbers,
    with_sums_added_up,
)
from symit.families.vectors.dirichlet import dirichlet, interval_of, left_over, over_simplex, probabilities, scale
from symit.families.vectors.iterated import at_each_point, density_at, positive_density
from symit.families.vectors.simplex_bounds import integrated
from symit.families.vectors.simplex_integrals import exponents, inside, level_by_level
from symit.families.vectors.simplex_logarithms import of_logarithms, term, with_digamma, with_gamma
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import ENTR, ENTROPY
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, implied, parts, sides
from symit.special import DIGAMMA


def _largest(request: Request) -> Theorem:
    """Every density with these means has at most the member's entropy, if any: an instance of that for symbols."""
    (member,), scope = request.members, request.ground.scope
    k = len(member.values)
    found = scope.instantiate(_general(k), dict(zip(exponents(k), member.values, strict=True)))
    found = with_numbers(with_sums_added_up(scope, found, request.ground.parameters))
    return with_means_written(found, request.ground)


@cache
def _general(k: int) -> Theorem:
    member = dirichlet(k).at(*exponents(k))
    request = Request(LARGEST_ENTROPY, (member,))
    known = with_digamma(request, with_gamma(request.ground.scope, member.values))
    other = _other(member)
    bound = _bound(known, member, other)
    itself = LARGEST_ENTROPY.found(request, request.ground)
    assumed = [logic.assume(formula=mean) for mean in (other.integrates, *other.means)]
    weighted = ((mean, b.neg(w)) for mean, w in zip(assumed, other.weights, strict=True))
    there = known.know(itself, bound, *assumed)
    largest = there.linear(b.le(sides(bound)[0], sides(itself)[0]), (bound, 1), (itself, -1), *weighted)
    return implied(largest, b.conj(*other.supposed))


@dataclass(frozen=True)
class _Other:
    """Another density f at a point, what log p is made of, times f, and what each is taken times; and what is supposed
    of f: that it is not negative, integrates to one, has these means, and an entropy, with values all the way."""

    xs: Sequence[Var]
    f: Term
    products: Sequence[Term]
    weights: Sequence[Term]
    least: Term
    integrates: Term
    means: Sequence[Term]
    on_the_way: Sequence[Term]
    """At each point of the first coordinates, for any number of them but none: the integrals over the others exist."""
    has_entropy: Term

    @property
    def supposed(self) -> Sequence[Term]:
        return self.least, self.integrates, *self.means, *self.on_the_way, self.has_entropy


def _other(member: Member) -> _Other:
    a = member.values
    xs = probabilities(len(a), *a)
    f = b.call(b.fresh("f", t.function(t.REAL, *(t.REAL for _ in xs)), *a), *xs)
    logs = [b.log(x) for x in (*xs, left_over(xs))]
    products = [f, *(b.mul(log, f) for log in logs)]
    total = b.app(DIGAMMA, b.add(*a))
    of_logs = [b.eq(over_simplex(xs, g), b.sub(b.app(DIGAMMA, v), total)) for g, v in zip(products[1:], a, strict=True)]
    entropy = b.app(ENTR, f)
    on_the_way = [
        at_each_point(xs[:j], interval_of, _all_exist(xs, j, [f, *products[1 + j :], entropy]))
        for j in range(1, len(xs))
    ]
    return _Other(
        xs,
        f,
        products,
        [b.add(1, b.log(scale(a))), *(b.sub(v, 1) for v in a)],
        at_each_point(xs, interval_of, b.le(0, f)),
        b.eq(over_simplex(xs, f), 1),
        of_logs,
        on_the_way,
        b.defined(over_simplex(xs, entropy)),
    )


def _all_exist(xs: Sequence[Var], first: int, bodies: Sequence[Term]) -> Term:
    return b.conj(*(b.defined(over_simplex(xs, body, first)) for body in bodies))


def _bound(known: Scope, member: Member, other: _Other) -> Theorem:
    """The integral of entr(f) is at most that of p - f (log p + 1), apart."""
    xs, f, p = other.xs, other.f, density_at(member, other.xs)
    summands = [(b.ONE, p), *((b.neg(w), g) for w, g in zip(other.weights, other.products, strict=True))]
    upper = b.add(*(b.mul(c, g) for c, g in summands))

    def below(there: Scope) -> Theorem:
        there = there.know(positive_density(there, p), _at(there, other.least, xs))
        tangent = there.instantiate(below_a_tangent(), {U: f, V: p})
        return there.linear(b.le(b.app(ENTR, f), upper), (tangent, 1))

    def same(there: Scope, product: Term) -> Theorem:
        return there.field(p, product)

    of_p = level_by_level(known, xs, member.values, scale(member.values), same)
    values = [(one, *of_f) for one, of_f in zip(of_p, _values(known, other), strict=True)]
    return with_right(integrated(known, xs, below, summands, values), known.restate(of_p[0], b.ONE))


def _values(known: Scope, other: _Other) -> list[list[Theorem]]:
    """What is supposed of f at a point of the first coordinates, for each number of them; from the last one on, where
    a logarithm of one of these is taken times an integral."""
    xs = other.xs
    scopes = [known]
    for j, x in enumerate(xs[:-1]):
        scopes.append(inside(scopes[-1], xs[:j], x))
    found: list[list[Theorem]] = []
    for j in reversed(range(1, len(xs))):
        there = scopes[j]
        least, exist = (_at(there, h, xs[:j]) for h in (other.least, other.on_the_way[j - 1]))
        here = [least, *parts(exist)]
        inner = (there.for_all(value, xs[j], interval_of(xs[:j])) for value in (found[0] if found else ()))
        deeper = there.know(*here, *inner)
        before = (deeper.evident(b.defined(over_simplex(xs, g, j))) for g in other.products[1 : 1 + j])
        found.insert(0, [*here, *before])
    supposed = other.least, other.integrates, *other.means, other.has_entropy
    return [[logic.assume(formula=h) for h in supposed], *found]


def _at(there: Scope, supposed: Term, xs: Sequence[Var]) -> Theorem:
    return there.instance(logic.assume(formula=supposed), *xs)


LARGEST_ENTROPY = Measure(
    "maximum_entropy", 1, (), term(ENTROPY), of_logarithms(ENTROPY, (-1,)), anywhere=True, direct=True, beside=_largest
)
