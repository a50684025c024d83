"""Small arguments about finite sums that proofs make again and again.

Stands on `scope`; whatever is proved here is proved by rules.
"""

from __future__ import annotations

from functools import cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import application
from symit.kernel.terms import INT, REAL, App, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten


def summand_at_most_sum(scope: Scope, j: Var, last: Term, body: Term, index: Term, not_negative: Theorem) -> Theorem:
    """f(k) <= f(1) + ... + f(n), from `j in 1..n |- 0 <= f(j)`; k must lie in the range."""
    values = ((_f, b.lam(j, body)), (_k, index), (_n, last))
    bound = logic.instantiate(_summand_at_most_sum(), *scope.facts, values=values)
    space = b.integers(1, last)
    return logic.cut(bound, scope.for_all(not_negative, j, space), scope.evident(b.member(index, space)))


_f, _j, _k, _n = Var("f", function(REAL, INT)), b.integer("j"), b.integer("k"), b.integer("n")


@cache
def _summand_at_most_sum() -> Theorem:
    """The sum is that over the summand alone and what is left out, which is not negative."""
    space = b.integers(1, _n)
    summand, alone = b.call(_f, _j), b.if_(b.eq(_j, _k), b.call(_f, _j), 0)
    scope = Scope().given(b.forall_in(_j, space, b.le(0, summand)), b.member(_k, space))
    at_j, chosen, claim = scope.at_point(_j, space), b.eq(_j, _k), b.le(alone, summand)
    others = at_j.given(b.ne(_j, _k)).linear(claim)
    each = logic.cases(at_j.given(chosen).linear(claim), others, *at_j.facts, condition=chosen)
    sums = scope.monotone(_j, space, each)
    sifted = scope.sifted(t.INTEGRAL, _j, space, summand, _k)
    bound = b.le(b.call(_f, _k), b.integral(space, _j, summand))
    return scope.know(sums, sifted).linear(bound, (sums, 1), (sifted, -1))


@cache
def counted() -> Theorem:
    """For all n >= 0, the sum of 1 over 1, ..., n is n."""
    onward = Scope().given(b.le(0, _n))
    base = integration.expand(term=_ones(b.ZERO))
    more = integration.peel(*onward.facts, term=_ones(b.add(_n, 1)))
    so_far = logic.assume(formula=b.eq(_ones(_n), _n))
    step = onward.linear(b.eq(_ones(b.add(_n, 1)), b.add(_n, 1)), (more, 1), (so_far, 1))
    return logic.induction(base, step, variable_=_n, start=0)


def _ones(last: Term) -> Term:
    return b.integral(b.integers(1, last), b.integer("x"), b.ONE)


def logarithm_of_product(scope: Scope, product: Term) -> Theorem:
    """The logarithm of a product over 1, ..., n of factors that are seen to be positive is the sum of theirs."""
    space, factor = application(product, t.PRODUCT).args
    if not isinstance(space, App) or space.head != t.RANGE or space.args[0] != b.ONE or space.args[1].sort != INT:
        raise Refused("{} is no product over 1, ..., n", product)
    last = space.args[1]
    j = b.fresh("j", INT, product, *(f.conclusion for f in scope.facts))
    positive = scope.at_point(j, space).evident(b.lt(0, b.call(factor, j)))
    law = logic.instantiate(_logarithm_of_product(), *scope.facts, values=((_f, factor), (_n, last)))
    return logic.cut(law, scope.for_all(positive, j, space))


@cache
def _logarithm_of_product() -> Theorem:
    """If f is positive on 1, ..., n, log of the product of f is the sum of log f: by induction, or there are none."""
    factor, up = b.call(_f, _j), b.add(_n, 1)

    def positive(last: Term) -> Term:
        return b.forall_in(_j, b.integers(1, last), b.lt(0, factor))

    def both(last: Term) -> tuple[Term, Term]:
        space = b.integers(1, last)
        return b.product(space, _j, factor), b.integral(space, _j, b.log(factor))

    def claim(last: Term) -> Term:
        product, total = both(last)
        return b.eq(b.log(product), total)

    empty = Scope().given(positive(b.ZERO))
    nothing = [integration.expand(*empty.facts, term=term) for term in both(b.ZERO)]
    empty = empty.know(*nothing)
    start = rewritten(empty.field(*[b.log(both(b.ZERO)[0])] * 2), nothing[0])
    base = empty.linear(claim(b.ZERO), (start, 1), (nothing[1], -1))
    onward = Scope().given(b.le(0, _n), positive(up))
    onward = onward.know(onward.evident(b.member(up, b.integers(1, up))))
    inside = onward.at_point(_j, b.integers(1, _n))
    inside = inside.know(inside.evident(b.member(_j, b.integers(1, up))))
    before = onward.for_all(inside.evident(b.lt(0, factor)), _j, b.integers(1, _n))
    until_now = logic.assume(formula=b.implies(positive(_n), claim(_n)))
    so_far = logic.instance(until_now, before, *onward.facts, values=())
    known = onward.know(before, so_far)
    apart = [integration.peel(*known.facts, term=term) for term in both(up)]
    known = known.know(*apart)
    split = rewritten(known.field(*[b.log(both(up)[0])] * 2), apart[0])
    there = known.know(split).linear(claim(up), (split, 1), (apart[1], -1), (so_far, 1))
    step = logic.imply(there, condition=positive(up))
    law = logic.induction(logic.imply(base, condition=positive(b.ZERO)), step, variable_=_n, start=0)
    some, none = Scope().given(positive(_n), b.le(0, _n)), Scope().given(positive(_n), b.lt(_n, 0))
    at_j = none.at_point(_j, b.integers(1, _n))
    bounds = at_j.evident(b.le(1, _j)), at_j.evident(b.le(_j, _n)), logic.assume(formula=b.lt(_n, 0))
    one, zero = (logic.contradiction(logic.chain(*bounds), claim=b.eq(*v)) for v in ((factor, 1), (b.log(factor), 0)))
    space = b.integers(1, _n)
    ones = integration.product_congruence(one, *none.facts, variable_=_j, space=space)
    zeros = none.congruence(_j, space, zero)
    left = rewritten(none.field(*[b.log(both(_n)[0])] * 2), ones)
    outside = none.know(zeros).linear(claim(_n), (left, 1), (zeros, -1))
    within = logic.instance(law, *some.facts, values=(_n,))
    return logic.cases(within, outside, condition=b.le(0, _n))
