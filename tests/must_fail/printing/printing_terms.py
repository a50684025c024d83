"""Random terms of every kind with the worst names there are, and terms with one thing about them changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Abs, App, Bound, Definition, Num, Term, Var, function, point, space
from symit.special import DIGAMMA, GAMMA, TRIGAMMA

POINT = point("S")
REALS = [
    *("e", "E", "d", "lam", "lambda", "mu", "nu", "v", "iota", "i", "log_sigma", "sigma", "x_1", "x1", "x__1", "x_01"),
    *("dx", "exists", "log2", "exp_1", "e_n", "pi_1", "theta_k", "theta_1_2", "u_k", "Sigma", "_x", "x_", "epsilon"),
    *("psi", "psi_1", "Gamma"),
]
INTEGERS = ["n", "k", "j_1", "i1", "d_1", "q_k", "N"]
NAMES: dict[t.Sort, list[str]] = {
    REAL: REALS,
    INT: INTEGERS,
    function(REAL, REAL): ["f", "H", "A", "I", "sin_x", "D_KL", "Poisson", "d_f"],
    function(REAL, INT): ["theta", "theta_q", "x", "u", "P", "p_theta", "eta"],
    function(REAL, INT, INT): ["T", "theta_1", "K"],
    function(INT, INT): ["X", "Y", "X_1"],
    function(REAL, POINT): ["p", "q", "Q", "h", "g_1"],
    space(POINT): ["S", "V"],
    point("S"): ["y", "y_1"],
}
HINTS = [
    "pi",
    "oo",
    "log",
    "e",
    "d",
    "x",
    "x_1",
    "n",
    "k",
    "lam",
    "lambda",
    "kl",
    "H",
    "theta",
    "X",
    "if",
    "real",
    "m",
    "psi",
]
LN = Definition("ln", (b.real("x"),), b.mul(2, b.real("x")))
MEAN = Definition(
    "Sum", (b.integer("n"), Var("f", function(REAL, INT))), b.call(Var("f", function(REAL, INT)), b.integer("n"))
)
EVEN = Definition("e_", (), b.exp(b.app(LN, 3)))
OWN = (LN, MEAN, EVEN, GAMMA, DIGAMMA, TRIGAMMA)
"""The first three no part of symit; the others are drawn as letters where no symbol is."""


class Terms:
    """Makes terms from a seed; `scope` are the variables that are bound so far, by their sorts."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def leaf(self, sort: t.Sort, scope: tuple[t.Sort, ...]) -> Term:
        inside = [b.bound(i, s) for i, s in enumerate(reversed(scope)) if s == sort]
        names = [b.var(name, sort) for name in NAMES[sort]]
        return self.rng.choice([*inside * len(names), *names])

    def fun(self, sort: t.Sort, body: Callable[[tuple[t.Sort, ...]], Term], scope: tuple[t.Sort, ...]) -> Term:
        return Abs(self.rng.choice(HINTS), sort, body((*scope, sort)))

    def call(self, sort: t.Sort, scope: tuple[t.Sort, ...], *args: Term) -> Term:
        return App(t.CALL, (self.leaf(sort, scope), *args))

    def integer(self, depth: int, scope: tuple[t.Sort, ...]) -> Term:
        if depth <= 0:
            return self.rng.choice([self.leaf(INT, scope), b.num(self.rng.randint(0, 12))])
        n = self.integer(depth - 1, scope)
        choices = (
            lambda: self.leaf(INT, scope),
            lambda: b.add(n, self.integer(depth - 1, scope)),
            lambda: self.call(function(INT, INT), scope, n),
            lambda: App(t.FACTORIAL, (n,)),
        )
        return self.rng.choice(choices)()

    def real(self, depth: int, scope: tuple[t.Sort, ...]) -> Term:
        if depth <= 0:
            number = b.num(Fraction(self.rng.randint(-9, 9), self.rng.choice((1, 1, 2, 7))))
            return self.rng.choice([self.leaf(REAL, scope), self.leaf(REAL, scope), b.PI, number])

        def real(inside: tuple[t.Sort, ...] = scope) -> Term:
            return self.real(depth - 1, inside)

        def n(inside: tuple[t.Sort, ...] = scope) -> Term:
            return self.integer(1, inside)

        line = function(REAL, REAL)
        index = function(REAL, INT)
        S = self.leaf(space(POINT), scope)

        def density() -> Term:
            return self.fun(POINT, lambda s: self.call(function(REAL, POINT), s, b.bound(0, POINT)), scope)

        choices = (
            lambda: App(t.ADD, (real(), real())),
            lambda: App(t.ADD, (real(), b.neg(real()), real())),
            lambda: App(t.MUL, (real(), real())),
            lambda: App(t.MUL, (real(), b.power(real(), -1))),
            lambda: App(t.POW, (real(), self.rng.choice([b.num(2), b.num(-1), b.num(Fraction(1, 2)), real()]))),
            lambda: App(self.rng.choice([t.EXP, t.LOG, t.SIN, t.COS]), (real(),)),
            lambda: b.exp(1),
            lambda: self.call(line, scope, real()),
            lambda: self.call(index, scope, n()),
            lambda: self.call(function(REAL, INT, INT), scope, n(), n()),
            lambda: App(t.IF, (self.formula(depth - 1, scope), real(), real())),
            lambda: App(t.INTEGRAL, (self.interval(scope), self.fun(REAL, real, scope))),
            lambda: App(t.INTEGRAL, (self.range(scope), self.fun(INT, real, scope))),
            lambda: App(t.PRODUCT, (self.range(scope), self.fun(INT, real, scope))),
            lambda: App(t.INTEGRAL, (S, density())),
            lambda: App(t.DERIVATIVE, (self.fun(REAL, real, scope), real())),
            lambda: App(d.ENTROPY, (S, density())),
            lambda: App(d.KL, (S, density(), density())),
            lambda: App(d.NORMAL, (real(), real(), real())),
            lambda: App(d.BINARY_ENTROPY, (real(),)),
            lambda: App(d.EXPECTATION, (S, density(), density())),
            lambda: App(self.rng.choice((LN, GAMMA, DIGAMMA, TRIGAMMA)), (real(),)),
            lambda: App(MEAN, (n(), self.fun(INT, real, scope))),
            lambda: App(EVEN, ()),
        )
        return self.rng.choice(choices)()

    def interval(self, scope: tuple[t.Sort, ...]) -> Term:
        ends = [self.real(0, scope), self.real(1, scope)]
        return self.rng.choice([b.REALS, b.interval(0, b.INFINITY), b.interval(1, 0), App(t.INTERVAL, tuple(ends))])

    def range(self, scope: tuple[t.Sort, ...]) -> Term:
        ends = (self.integer(0, scope), self.integer(1, scope))
        return self.rng.choice([b.integers(0, b.INFINITY), b.integers(1, 3), b.integers(2, 0), App(t.RANGE, ends)])

    def formula(self, depth: int, scope: tuple[t.Sort, ...]) -> Term:
        if depth <= 0:
            return App(self.rng.choice(t.RELATIONS), (self.real(0, scope), self.real(0, scope)))

        def one(inside: tuple[t.Sort, ...] = scope) -> Term:
            return self.formula(depth - 1, inside)

        def real(inside: tuple[t.Sort, ...] = scope) -> Term:
            return self.real(depth - 1, inside)

        sorts = [s for s in NAMES if s.name != "space"]
        choices = (
            lambda: App(self.rng.choice(t.RELATIONS), (real(), real())),
            lambda: App(t.AND, (one(), one())),
            lambda: App(t.IMPLIES, (one(), one())),
            lambda: App(t.FORALL, (self.fun(self.rng.choice(sorts), one, scope),)),
            lambda: App(t.FORALL, (self.fun(REAL, one, scope),)),
            lambda: App(t.DEFINED, (real(),)),
            lambda: App(t.MEMBER, (real(), self.interval(scope))),
            lambda: App(t.MEMBER, (self.integer(1, scope), self.range(scope))),
            lambda: App(t.TENDS, (self.fun(REAL, real, scope), self.rng.choice([b.INFINITY, real()]), b.ONE, real())),
            lambda: App(t.CONTINUOUS, (self.fun(REAL, real, scope), self.interval(scope))),
        )
        return self.rng.choice(choices)()

    def changed(self, term: Term) -> Term:
        """The same term with one leaf, one number, one head or one order of arguments changed."""
        places = list(_places(term, ()))
        for _ in range(20):
            path = self.rng.choice(places)
            try:
                new = self._replaced(term, path, ())
            except (t.TermError, ValueError):
                continue
            if new.sort == term.sort and new != term:
                return new
        return b.neg(term) if term.sort in (REAL, INT) else App(t.AND, (term, b.eq(0, 1)))

    def _replaced(self, term: Term, path: tuple[int, ...], scope: tuple[t.Sort, ...]) -> Term:
        if not path:
            return self._other(term, scope)
        if isinstance(term, Abs):
            return Abs(term.hint, term.domain, self._replaced(term.body, path[1:], (*scope, term.domain)))
        args = list(term.args)  # type: ignore[union-attr]
        args[path[0]] = self._replaced(args[path[0]], path[1:], scope)
        return App(term.head, tuple(args))  # type: ignore[union-attr]

    def _other(self, term: Term, scope: tuple[t.Sort, ...]) -> Term:
        if isinstance(term, Num):
            return b.num(term.value + self.rng.choice((1, -1, 2)))
        if isinstance(term, (Var, Bound)):
            return self.leaf(term.of, scope)
        if isinstance(term, App) and len(term.args) == 2 and self.rng.random() < 0.5:
            return App(term.head, (term.args[1], term.args[0]))
        heads = {
            2: [t.ADD, t.MUL, t.POW, *t.RELATIONS, t.AND, t.IMPLIES, t.INTEGRAL, t.PRODUCT],
            1: [t.EXP, t.LOG, t.SIN, t.COS, LN, GAMMA, DIGAMMA, d.ENTR, d.BINARY_ENTROPY],
        }
        if isinstance(term, App) and len(term.args) in heads:
            return App(self.rng.choice(heads[len(term.args)]), term.args)
        raise ValueError("nothing to change here")


def _places(term: Term, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    yield path
    parts = (term.body,) if isinstance(term, Abs) else term.args if isinstance(term, App) else ()
    for number, part in enumerate(parts):
        yield from _places(part, (*path, number))


def terms(count: int, seed: int = 1, depth: int = 3) -> Iterator[Term]:
    """Closed terms: formulas and reals."""
    made = Terms(seed)
    for number in range(count):
        yield made.formula(depth, ()) if number % 2 else made.real(depth, ())


def free(*found: Term) -> set[str]:
    return {v.name for term in found for v in term.free}
