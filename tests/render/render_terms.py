"""Random terms for the tests of this folder: arithmetic that can be evaluated, and terms of every other kind."""

from __future__ import annotations

import random
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Definition, Term, Var, function, point, space

VARIABLES = tuple(b.real(n) for n in ("x", "mu_1", "sigma", "theta_q", "lam"))
NUMBERS = (
    0,
    1,
    2,
    3,
    10,
    -1,
    -2,
    -7,
    Fraction(1, 2),
    Fraction(-1, 2),
    Fraction(3, 2),
    Fraction(-5, 7),
    Fraction(22, 7),
)
EXPONENTS = (2, 3, -1, -2, 1, 0, Fraction(1, 2), Fraction(-1, 2), Fraction(3, 2), Fraction(-3, 2))

POINT = point("S")
S = Var("S", space(POINT))
p, q = (Var(n, function(REAL, POINT)) for n in ("p", "q"))
f = Var("f", function(REAL, REAL))
theta = Var("theta", function(REAL, INT))
n = b.integer("n")
UNKNOWN = Definition("log_1_plus_minus", (VARIABLES[0],), b.sub(b.log(b.add(1, VARIABLES[0])), VARIABLES[0]))


def arithmetic(rng: random.Random, depth: int) -> Term:
    """Sums, products, powers, exponentials and logarithms over a few variables, sometimes with pi and e."""
    if depth == 0 or rng.random() < 0.1:
        return rng.choice((*VARIABLES, b.PI, b.exp(1), *map(b.num, NUMBERS)))
    sub = [arithmetic(rng, depth - 1) for _ in range(3)]
    kind = rng.choice(
        ("add", "add", "sub", "mul", "mul", "neg", "div", "div", "pow", "pow", "powx", "exp", "log", "log")
    )
    return {
        "add": lambda: b.add(*sub[: rng.choice((2, 3))]),
        "sub": lambda: b.sub(sub[0], sub[1]),
        "mul": lambda: b.mul(*sub[: rng.choice((2, 3))]),
        "neg": lambda: b.neg(sub[0]),
        "div": lambda: b.div(sub[0], sub[1]),
        "pow": lambda: b.power(sub[0], rng.choice(EXPONENTS)),
        "powx": lambda: b.power(sub[0], rng.choice(VARIABLES)),
        "exp": lambda: b.exp(sub[0]),
        "log": lambda: b.log(sub[0]),
    }[kind]()


def real(rng: random.Random, depth: int) -> Term:
    """A real term of any kind: integrals, sums, products, derivatives, cases and definitions among them."""
    if depth == 0:
        return arithmetic(rng, 1)
    x = rng.choice(VARIABLES)
    k = b.integer(rng.choice("jk"))
    y = Var("x", POINT)
    one, two = real(rng, depth - 1), real(rng, depth - 1)
    normal = b.lam(x, b.app(d.NORMAL, rng.choice(VARIABLES), rng.choice((1, two)), x))
    choices = (
        lambda: b.add(one, b.neg(two)),
        lambda: b.mul(one, two, arithmetic(rng, 2)),
        lambda: b.div(one, two),
        lambda: b.power(one, rng.choice((2, -1, Fraction(1, 2)))),
        lambda: b.log(one),
        lambda: b.exp(one),
        lambda: b.app(t.SIN, one),
        lambda: b.app(t.FACTORIAL, rng.choice((n, b.add(n, 1)))),
        lambda: b.call(f, one),
        lambda: b.integral(interval(rng), x, one),
        lambda: b.integral(b.integers(1, n), k, b.mul(b.call(theta, k), one)),
        lambda: b.integral(S, y, b.mul(b.call(p, y), one)),
        lambda: b.product(b.integers(0, b.INFINITY), k, b.add(b.call(theta, k), one)),
        lambda: b.derivative(x, one, rng.choice((x, two))),
        lambda: b.if_(formula(rng, 1), one, b.if_(formula(rng, 1), two, 0)),
        lambda: b.app(d.ENTROPY, S, p),
        lambda: b.app(d.KL, S, p, q),
        lambda: b.app(d.KL, b.REALS, normal, b.lam(x, one)),
        lambda: b.app(d.EXPECTATION, interval(rng), normal, b.lam(x, one)),
        lambda: b.app(d.REL_ENTR, one, two),
        lambda: b.app(UNKNOWN, one),
    )
    return rng.choice(choices)()


def interval(rng: random.Random) -> Term:
    return rng.choice((b.REALS, b.interval(0, b.INFINITY), b.interval(VARIABLES[1], arithmetic(rng, 1))))


def formula(rng: random.Random, depth: int) -> Term:
    x = rng.choice(VARIABLES)
    if depth == 0:
        return rng.choice((b.eq, b.ne, b.lt, b.le))(arithmetic(rng, 1), arithmetic(rng, 2))
    one, two = formula(rng, depth - 1), formula(rng, depth - 1)
    term = real(rng, depth - 1)
    choices = (
        lambda: rng.choice((b.eq, b.ne, b.lt, b.le))(term, real(rng, depth - 1)),
        lambda: b.conj(one, two),
        lambda: b.implies(one, two),
        lambda: b.forall([x], b.implies(b.member(x, interval(rng)), one)),
        lambda: b.forall([x], one),
        lambda: b.defined(term),
        lambda: b.member(term, interval(rng)),
        lambda: b.tends(x, term, rng.choice((b.INFINITY, b.ZERO)), rng.choice((1, -1)), real(rng, 0)),
        lambda: b.continuous(x, term, interval(rng)),
    )
    return rng.choice(choices)()
