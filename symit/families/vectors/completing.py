"""The square completed in the exponent of two Gaussian densities, for symbols.

Beside `powers`, which uses it at what is asked for.  What is long stands as a symbol until the square is completed: an
identity of quadratic forms, a shift that solves B c = alpha z, and B as a sum of squares by its minors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from symit.families.vectors.forms import HALF
from symit.families.vectors.matrices import adjugate, full, lower_of, minor, quadratic
from symit.families.vectors.space import coordinates
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides

Rows = list[list[Term]]


@dataclass(frozen=True)
class Square:
    """-1/2 (x - m)' K' R K (x - m) - e: R, the entries of K below its diagonal row by row, m and e."""

    rates: tuple[Term, ...]
    below: tuple[Term, ...]
    middle: tuple[Term, ...]
    rest: Term
    completed: Theorem | None = None
    """That the exponent, written with B, is this, where that is not to be seen at once."""
    product: Theorem | None = None
    """r_1 ... r_d, plainly."""
    spent: Theorem | None = None
    """e, plainly."""

    def exponent(self, x: Var) -> Term:
        return exponent(coordinates(x, len(self.middle)), self.rates, self.below, self.middle, self.rest)


def exponent(x: Sequence[Term], rates: Sequence[Term], below: Sequence[Term], middle: Sequence[Term], e: Term) -> Term:
    return b.sub(_squares([b.sub(c, m) for c, m in zip(x, middle, strict=True)], rates, below), e)


@cache
def completed_square(d: int) -> tuple[Theorem, Square, tuple[Var, ...]]:
    """-alpha/2 (x - m)' P (x - m) - 1/2 (x - n)' (B - alpha P) (x - n) with its square completed, for symbols."""
    lower = [f"{j}{i}" for j in range(1, d + 1) for i in range(1, j + 1)]
    of_b, of_p = [b.real(f"b_{ji}") for ji in lower], [b.real(f"p_{ji}") for ji in lower]
    form, one, alpha = full(lower_of(of_b)), full(lower_of(of_p)), b.real("alpha")
    m, n, u = ([b.real(f"{name}_{k}") for k in range(1, d + 1)] for name in "mnu")
    rest = [
        [b.sub(e, b.mul(alpha, f)) for e, f in zip(row, other, strict=True)]
        for row, other in zip(form, one, strict=True)
    ]
    before = b.add(
        b.mul(Fraction(-1, 2), alpha, quadratic(one, [b.sub(x, y) for x, y in zip(u, m, strict=True)])),
        b.mul(Fraction(-1, 2), _quadratic(rest, [b.sub(x, y) for x, y in zip(u, n, strict=True)])),
    )
    tails = [*(minor(form, range(k, d), range(k, d)) for k in range(d)), b.ONE]
    rates = tuple(b.div(tails[k], tails[k + 1]) for k in range(d))
    across = [(minor(form, range(j, d), [i, *range(j + 1, d)]), j) for j in range(d) for i in range(j)]
    below = tuple(b.div(above, tails[j]) for above, j in across)
    away = [b.sub(y, x) for x, y in zip(m, n, strict=True)]
    pushed = [b.add(*(b.mul(one[i][j], away[j]) for j in range(d))) for i in range(d)]
    spent = b.add(*(b.mul(x, y) for x, y in zip(pushed, away, strict=True)))
    scope = Scope().given(*(b.lt(0, tail) for tail in tails[:-1]))
    inverse = adjugate(form)
    moved = [b.add(*(b.mul(x, v) for x, v in zip(row, pushed, strict=True))) for row in inverse]
    shift = [b.div(b.mul(alpha, v), tails[0]) for v in moved]
    kept = b.add(*(b.mul(x, c) for x, c in zip(pushed, shift, strict=True)))
    left = b.mul(HALF, b.mul(alpha, b.sub(spent, kept)))
    law, (y, z, c, total) = _shifted(form, alpha)
    at = dict(zip(z, pushed, strict=True)) | dict(zip(c, shift, strict=True)) | {total: spent}
    at |= {v: b.sub(x, n_k) for v, x, n_k in zip(y, u, n, strict=True)}
    solved = _solves(scope, form, inverse, tails[0], alpha, z)
    shifts = [scope.instantiate(of_z, {v: at[v] for v in z}) for of_z in solved]
    law = scope.know(*shifts).instantiate(law, at)
    as_squares, v = _as_squares(scope, form, rates, below)
    moved_there = [b.add(b.sub(x, n_k), c_k) for x, n_k, c_k in zip(u, n, shift, strict=True)]
    as_squares = scope.instantiate(as_squares, dict(zip(v, moved_there, strict=True)))
    square = Square(rates, below, tuple(b.sub(n_k, c_k) for n_k, c_k in zip(n, shift, strict=True)), left)
    back, symbols = _moved_back(d, u, n, len(below))
    back = scope.instantiate(back, dict(zip(symbols, (*rates, *below, *shift, left), strict=True)))
    theorem = logic.chain(scope.field(before, sides(law)[0]), rewritten(law, as_squares), back)
    return logic.theorem(theorem, id=f"completed-square-{d}"), square, (*of_b, *of_p, alpha, *m, *n, *u)


def _shifted(form: Rows, alpha: Term) -> tuple[Theorem, tuple[list[Var], list[Var], list[Var], Var]]:
    """B c = alpha z |- -1/2 y' B y - alpha y' z - alpha w/2 = -1/2 (y + c)' B (y + c) - alpha (w - z' c)/2."""
    y, z, c = ([b.real(f"{name}_{k}") for k in range(1, len(form) + 1)] for name in "yzc")
    total = b.real("w")
    equal = [
        b.eq(b.add(*(b.mul(e, f) for e, f in zip(row, c, strict=True))), b.mul(alpha, x))
        for row, x in zip(form, z, strict=True)
    ]
    linear = b.add(*(b.mul(x, v) for x, v in zip(y, z, strict=True)))
    plain = b.add(
        b.mul(Fraction(-1, 2), quadratic(form, y)), b.mul(-1, alpha, linear), b.mul(Fraction(-1, 2), alpha, total)
    )
    rest = b.mul(HALF, b.mul(alpha, b.sub(total, b.add(*(b.mul(x, v) for x, v in zip(z, c, strict=True))))))
    moved = quadratic(form, [b.add(v, s) for v, s in zip(y, c, strict=True)])
    scope = Scope().given(*equal)
    facts = ((logic.assume(formula=f), b.add(v, b.mul(HALF, s))) for f, v, s in zip(equal, y, c, strict=True))
    return scope.linear(b.eq(plain, b.sub(b.mul(Fraction(-1, 2), moved), rest)), *facts), (y, z, c, total)


def _solves(scope: Scope, form: Rows, inverse: Rows, det: Term, alpha: Term, z: Sequence[Var]) -> list[Theorem]:
    """B c = alpha z for c = alpha adj B z/det B."""
    shift = [b.div(b.mul(alpha, b.add(*(b.mul(x, v) for x, v in zip(row, z, strict=True)))), det) for row in inverse]
    return [
        scope.field(b.add(*(b.mul(e, s) for e, s in zip(row, shift, strict=True))), b.mul(alpha, v))
        for row, v in zip(form, z, strict=True)
    ]


def _as_squares(scope: Scope, form: Rows, rates: Sequence[Term], below: Sequence[Term]) -> tuple[Theorem, list[Var]]:
    """-1/2 v' B v as a sum of squares."""
    v = [b.real(f"v_{k}") for k in range(1, len(form) + 1)]
    return scope.field(b.mul(Fraction(-1, 2), quadratic(form, v)), _squares(v, rates, below)), v


def _squares(away: Sequence[Term], rates: Sequence[Term], below: Sequence[Term]) -> Term:
    rest, squares = list(below), []
    for j, rate in enumerate(rates):
        inside = [b.mul(rest.pop(0), away[i]) for i in range(j)] + [away[j]]
        squares.append(b.mul(rate, b.power(b.add(*inside), 2)))
    return b.neg(b.div(b.add(*squares), 2))


def _moved_back(d: int, u: Sequence[Var], n: Sequence[Var], count: int) -> tuple[Theorem, list[Var]]:
    """The squares of u - n + c, without e, are the exponent at u about n - c: for symbols."""
    r, k = [b.real(f"r_{j}") for j in range(1, d + 1)], [b.real(f"k_{j}") for j in range(1, count + 1)]
    c, rest = [b.real(f"c_{j}") for j in range(1, d + 1)], b.real("e")
    from_n = b.sub(_squares([b.add(b.sub(x, y), z) for x, y, z in zip(u, n, c, strict=True)], r, k), rest)
    at_u = exponent(u, r, k, [b.sub(y, z) for y, z in zip(n, c, strict=True)], rest)
    return Scope().field(from_n, at_u), [*r, *k, *c, rest]


def _quadratic(matrix: Rows, y: Sequence[Term]) -> Term:
    return b.add(*(b.mul(e, y[i], y[j]) for i, row in enumerate(matrix) for j, e in enumerate(row)))
