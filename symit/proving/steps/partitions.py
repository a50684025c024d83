"""Random variables on a finite sample space, as what proofs need of them: which outcomes they tell apart.

The outcomes are 1..m with probabilities P.  A random variable is a kernel K: K(w, o) is 1 where it has one value at
both outcomes, else 0.  Two laws are all that a proof needs: an outcome is in its own cell, K(w, w) = 1, and cells do
not overlap, K(w, o) K(w, v) = K(w, o) K(o, v).  The rest (K is 0 or 1, and symmetric) follows.  The kernel of several
variables together is the product of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel.definitions import SAME
from symit.kernel.facts import negations
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, Term, Var, function, order
from symit.kernel.theorem import Theorem
from symit.language.partition_laws import KERNEL, OUTCOMES, Same, disjoint, for_outcomes, reflexive
from symit.proving.scope.scope import Scope

VARIABLE = function(INT, INT)
m = b.integer("m")
P = Var("P", function(REAL, INT))
_w, _o, _v = b.integer("w"), b.integer("o"), b.integer("v")

# ---- what is said of all outcomes ----------------------------------------------------------------------------


def at(*points: Term) -> Scope:
    """The scope of these outcomes, about which nothing else is known."""
    return Scope().given(*(b.member(p, OUTCOMES) for p in points))


def everywhere(theorem: Theorem, *variables: Var) -> Theorem:
    """A theorem about arbitrary outcomes as one about all of them."""
    for variable in reversed(variables):
        theorem = Scope().for_all(theorem, variable, OUTCOMES)
    return theorem


def total(outcome: Var, body: Term) -> Term:
    """The sum over all outcomes."""
    return b.integral(OUTCOMES, outcome, body)


def mass(outcome: Term) -> Term:
    return b.call(P, outcome)


POSITIVE = for_outcomes((_w,), b.lt(0, mass(_w)))
SUM_TO_ONE = b.eq(total(_w, mass(_w)), 1)


# ---- the two laws --------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Partition(Brief):
    """A kernel, with the two laws as theorems."""

    same: Same
    own: Theorem
    moved: Theorem

    @property
    def kernel(self) -> Term:
        """K as a function term."""
        return b.abstract([_w, _o], self.same(_w, _o))

    # ---- what follows from the laws --------------------------------------------------------------------------

    def one(self, w: Term) -> Theorem:
        """K(w, w) = 1."""
        return at(w).instance(self.own, w)

    def move(self, w: Term, o: Term, v: Term) -> Theorem:
        """K(w, o) K(w, v) = K(w, o) K(o, v)."""
        return at(w, o, v).instance(self.moved, w, o, v)

    def square(self, w: Term, o: Term) -> Theorem:
        """K(w, o)^2 = K(w, o)."""
        move, one = self.move(w, o, o), self.one(o)
        k = self.same(w, o)
        return at(w, o).know(move, one).linear(b.eq(b.power(k, 2), k), (move, 1), (one, k))

    def symmetric(self, w: Term, o: Term) -> Theorem:
        """K(w, o) = K(o, w), both being their product."""
        k, turned = self.same(w, o), self.same(o, w)
        here, there = self.move(w, o, w), self.move(o, w, o)
        one_w, one_o = self.one(w), self.one(o)
        scope = at(w, o).know(here, there, one_w, one_o)
        return scope.linear(b.eq(k, turned), (here, 1), (one_w, b.neg(k)), (there, -1), (one_o, turned))

    def meet(self, w: Term, o: Term, v: Term) -> Theorem:
        """K(w, o) K(w, v) = K(w, o) K(v, o)."""
        move, turn = self.move(w, o, v), self.symmetric(o, v)
        k = self.same(w, o)
        claim = b.eq(b.mul(k, self.same(w, v)), b.mul(k, self.same(v, o)))
        return at(w, o, v).know(move, turn).linear(claim, (move, 1), (turn, k))

    def not_negative(self, w: Term, o: Term) -> Theorem:
        """0 <= K(w, o), a square."""
        square = self.square(w, o)
        return at(w, o).know(square).linear(b.le(0, self.same(w, o)), (square, 1))

    def at_most_one(self, w: Term, o: Term) -> Theorem:
        """K(w, o) <= 1, since 1 - K is a square too."""
        square = self.square(w, o)
        return at(w, o).know(square).linear(b.le(self.same(w, o), 1), (square, 1))

    def values(self) -> Theorem:
        """K(w, o) is defined at all outcomes."""
        known = at(_w, _o).know(self.square(_w, _o))
        return everywhere(known.evident(b.defined(self.same(_w, _o))), _w, _o)


# ---- making partitions ---------------------------------------------------------------------------------------


@cache
def arbitrary(name: str) -> Partition:
    """A kernel of this name, its two laws being hypotheses."""
    K = Var(name, KERNEL)

    def same(w: Term, o: Term) -> Term:
        return b.call(K, w, o)

    return Partition(same, logic.assume(formula=reflexive(same)), logic.assume(formula=disjoint(same)))


def joint(*partitions: Partition) -> Partition:
    """All of them together: the product of the kernels; of none, the kernel 1, which tells nothing apart."""
    if len(partitions) == 1:
        return partitions[0]

    def same(w: Term, o: Term) -> Term:
        return b.mul(*(p.same(w, o) for p in partitions))

    def moved_until(position: int) -> Term:
        """The first factors at (o, v), the one at this position left out, the others at (w, v); each at (w, o)."""
        before = [b.mul(p.same(_w, _o), p.same(_o, _v)) for p in partitions[:position]]
        after = [b.mul(p.same(_w, _o), p.same(_w, _v)) for p in partitions[position + 1 :]]
        return b.mul(*before, *after)

    owns = [p.one(_w) for p in partitions]
    own_rest = [b.mul(*(p.same(_w, _w) for p in partitions[i + 1 :])) for i in range(len(partitions))]
    own = at(_w).know(*owns).linear(b.eq(same(_w, _w), 1), *zip(owns, own_rest, strict=True))
    moves = [p.move(_w, _o, _v) for p in partitions]
    move_rest = [moved_until(i) for i in range(len(partitions))]
    claim = b.eq(b.mul(same(_w, _o), same(_w, _v)), b.mul(same(_w, _o), same(_o, _v)))
    moved = at(_w, _o, _v).know(*moves).linear(claim, *zip(moves, move_rest, strict=True))
    return Partition(same, everywhere(own, _w), everywhere(moved, _w, _o, _v))


def values_of(X: Var) -> Term:
    """X has a value at every outcome."""
    return for_outcomes((_w,), b.defined(b.call(X, _w)))


def values_among(X: Var, size: Term) -> Term:
    """Its values are among 1, ..., size."""
    return for_outcomes((_w,), b.member(b.call(X, _w), b.integers(1, size)))


def of_variable(X: Var) -> Partition:
    """The kernel of a random variable, whose values are given to exist."""

    def same(w: Term, o: Term) -> Term:
        return b.app(SAME, X, w, o)

    own, moved = _laws_of_variable()
    rename = ((_X, X),)
    return Partition(same, logic.instantiate(own, values=rename), logic.instantiate(moved, values=rename))


def of_variables(*variables: Var) -> Partition:
    """The kernel of these random variables together: the product of theirs."""
    return joint(*map(of_variable, variables))


def kernel_of_variables(*variables: Var) -> Term:
    """The same as a function term, without the laws."""
    return b.abstract([_w, _o], b.mul(*(b.app(SAME, X, _w, _o) for X in variables)))


_X = Var("X", VARIABLE)


@cache
def _laws_of_variable() -> tuple[Theorem, Theorem]:
    """The two laws for the kernel of a random variable X."""
    scope = at(_w, _o, _v).given(values_of(_X))

    at_w = at(_w).given(values_of(_X))
    itself = at_w.unfold(b.app(SAME, _X, _w, _w))
    own = at_w.know(itself).linear(b.eq(b.app(SAME, _X, _w, _w), 1), (itself, 1))
    k_wo, k_wv, k_ov = (b.app(SAME, _X, *pair) for pair in _PAIRS)
    wo, wv, ov = (scope.unfold(k) for k in (k_wo, k_wv, k_ov))
    claim = b.eq(b.mul(k_wo, k_wv), b.mul(k_wo, k_ov))
    alike = b.eq(b.call(_X, _w), b.call(_X, _o))
    wv_alike = logic.rewrite(wv, logic.assume(formula=alike), template=_at_value(k_wv))
    yes = scope.given(alike).know(wo, wv_alike, ov).linear(claim, (wv_alike, k_wo), (ov, b.neg(k_wo)))
    no = scope.given(*negations(alike)).know(wo, wv, ov).linear(claim, (wo, b.sub(k_wv, k_ov)))
    moved = logic.cases(yes, no, *scope.facts, condition=alike)
    return everywhere(own, _w), everywhere(moved, _w, _o, _v)


_PAIRS = ((_w, _o), (_w, _v), (_o, _v))


def _at_value(left: Term) -> Term:
    """y -> (left = 1 if y = X(v) else 0)."""
    y = b.integer("y")
    return b.lam(y, b.eq(left, b.if_(b.eq(y, b.call(_X, _v)), 1, 0)))


# ---- sequences -----------------------------------------------------------------------------------------------

SEQUENCE = function(INT, INT, INT)
_X_i = Var("X", SEQUENCE)
_i = b.integer("i")
SEQUENCE_VALUES = b.forall_in(_i, b.integers(1, b.INFINITY), for_outcomes((_w,), b.defined(b.call(_X_i, _i, _w))))
"""Each of the random variables X(1), X(2), ... has a value at every outcome."""


def of_member(i: Term) -> Partition:
    """The kernel of X(i), i >= 1, in a sequence of random variables."""
    at_i = b.lam(_w, b.call(_X_i, i, _w))

    def same(w: Term, o: Term) -> Term:
        return b.app(SAME, at_i, w, o)

    known = Scope().given(b.le(1, i), SEQUENCE_VALUES)
    values = known.instance(logic.assume(formula=SEQUENCE_VALUES), i)
    laws = (logic.instantiate(law, values=((_X, at_i),)) for law in _laws_of_variable())
    return Partition(same, *(logic.cut(law, values) for law in laws))


def _index(n: Term) -> Var:
    """A name for the indices up to n."""
    return b.fresh("i", INT, n)


def values_of_first(n: Term) -> Theorem:
    """X(1), ..., X(n) have values at every outcome."""
    i, indices = _index(n), b.integers(1, n)
    values = Scope().given(b.member(i, indices)).instance(logic.assume(formula=SEQUENCE_VALUES), i)
    return Scope().for_all(values, i, indices)


def of_first(n: Term) -> Partition:
    """The kernel of X(1), ..., X(n) together: the product of theirs."""
    i, indices = _index(n), b.integers(1, n)

    def same(w: Term, o: Term) -> Term:
        return b.product(indices, i, b.app(SAME, b.lam(_w, b.call(_X_i, i, _w)), w, o))

    each = of_member(i)
    in_range = Scope().given(b.member(i, indices))
    one, move = (in_range.discharge(law) for law in (each.one(_w), each.move(_w, _o, _v)))
    values = values_of_first(n)
    at_w, scope = at(_w).know(values), at(_w, _o, _v).know(values)
    ones = integration.product_congruence(one, *at_w.facts, variable_=i, space=indices)
    moves = integration.product_congruence(move, *scope.facts, variable_=i, space=indices)
    own = at_w.know(ones).linear(b.eq(same(_w, _w), 1), (ones, 1))
    claim = b.eq(b.mul(same(_w, _o), same(_w, _v)), b.mul(same(_w, _o), same(_o, _v)))
    moved = scope.know(moves).linear(claim, (moves, 1))
    return Partition(same, everywhere(own, _w), everywhere(moved, _w, _o, _v))


# ---- theorems about arbitrary kernels ------------------------------------------------------------------------


def special(theorem: Theorem, **kernels: Partition) -> Theorem:
    """A theorem about arbitrary kernels at these partitions, whose laws take the place of its hypotheses."""
    values = tuple((Var(name, KERNEL), partition.kernel) for name, partition in sorted(kernels.items()))
    laws = {law.conclusion: law for partition in kernels.values() for law in (partition.own, partition.moved)}
    instance = logic.instantiate(theorem, values=values)
    needed = [laws[h] for h in sorted(instance.hypotheses, key=order) if h in laws]
    return logic.cut(instance, *needed) if needed else instance
