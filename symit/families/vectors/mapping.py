"""What becomes of integrals over R^d of unknown functions: in coordinates moved by a triangular map, of a product of
functions of one coordinate each, and of a sum.

All hold for any functions whose integrals exist, so each is shown once for a dimension; what is longer is never read.
Stands on `space`, and knows no density.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from symit.families.integrals.base import LINE
from symit.families.vectors.space import (
    COLUMN,
    POINT,
    ROW,
    among_indices,
    at_each_index,
    coordinates,
    dimension,
    indices,
    space,
    table,
    written_out,
)
from symit.kernel import build as b
from symit.kernel.rules import integration, logic
from symit.kernel.terms import REAL, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides

Z = Var("z", POINT)


@dataclass(frozen=True)
class Affine:
    """x = m + L z: the m, and the rows of L, which has ones on its diagonal and zeros above."""

    middle: tuple[Term, ...]
    rows: tuple[tuple[Term, ...], ...]

    @property
    def entry(self) -> Term:
        """L(i, j) as a term."""
        below = table([table(row, COLUMN) for row in self.rows], ROW)
        return b.if_(b.eq(ROW, COLUMN), 1, b.if_(b.lt(ROW, COLUMN), 0, below))

    @property
    def shift(self) -> Term:
        return table(self.middle, ROW)

    @property
    def below(self) -> tuple[Term, ...]:
        """The entries of L below its diagonal."""
        return tuple(entry for i, row in enumerate(self.rows) for entry in row[:i])

    def image(self) -> Term:
        d = len(self.middle)
        inner = b.integral(indices(d), COLUMN, b.mul(self.entry, b.call(Z, COLUMN)))
        return b.lam(ROW, b.add(self.shift, inner))

    def coordinate(self, k: int) -> Term:
        """m(k) + the sum of L(k, j) z(j), plainly."""
        parts = [b.mul(self.rows[k - 1][j - 1], b.call(Z, b.num(j))) for j in range(1, k)]
        return b.add(self.middle[k - 1], *parts, b.call(Z, b.num(k)))


# ---- a triangular map ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Moved:
    """The integral of f(x_1, ..., x_d) is that of f(m_1 + z_1, m_2 + l_21 z_1 + z_2, ...), for symbols."""

    theorem: Theorem
    f: Var
    symbols: tuple[Var, ...]


def moved(scope: Scope, f: Term, map_: Affine, exists: Theorem) -> Theorem:
    """The integral of f(x_1, ..., x_d) is that of f at the coordinates of m + L z, which is known to exist."""
    d = len(map_.middle)
    general = triangular_map(d)
    u = [b.fresh(f"u_{k}", REAL, f, *(fact.conclusion for fact in scope.facts)) for k in range(1, d + 1)]
    everywhere: Theorem = scope.evident(b.defined(b.call(f, *u)))
    for variable in reversed(u):
        everywhere = logic.generalize(everywhere, variable_=variable)
    values = dict(zip(general.symbols, (*map_.middle, *map_.below), strict=True))
    return scope.know(exists, everywhere).instantiate(general.theorem, {general.f: f, **values})


@cache
def triangular_map(d: int) -> Moved:
    middle = [b.real(f"m_{k}") for k in range(1, d + 1)]
    below = [b.real(f"l_{i}{j}") for i in range(1, d + 1) for j in range(1, i)]
    rest = list(below)
    rows: list[list[Term]] = [[*(rest.pop(0) for _ in range(i)), b.ONE, *[b.ZERO] * (d - i - 1)] for i in range(d)]
    map_ = Affine(tuple(middle), tuple(map(tuple, rows)))
    f, x, over = Var("f", function(REAL, *[REAL] * d)), Var("x", POINT), space(d)
    at_x = b.call(f, *coordinates(x, d))
    plain = b.call(f, *(map_.coordinate(k) for k in range(1, d + 1)))
    everywhere = _everywhere(f, d)
    scope = Scope().given(everywhere, b.defined(b.integral(over, Z, plain))).know(*among_indices(d))
    known = logic.assume(formula=everywhere)
    scope = scope.know(scope.for_all(scope.at_point(x, over).instance(known, *coordinates(x, d)), x, over))
    at_z = scope.at_point(Z, over)
    body = b.lam(x, at_x)
    pulled = b.open_with(body, map_.image())
    at_z = at_z.know(at_z.instance(known, *pulled.args[1:]))  # type: ignore[union-attr]
    pointwise = rewritten(at_z.field(pulled, pulled), *(_coordinate(at_z, map_, k) for k in range(1, d + 1)))
    same = scope.congruence(Z, over, pointwise)
    found = logic.chain(_substituted(scope.know(same), over, body, map_), same)
    return Moved(logic.theorem(found, id=f"triangular-map-{d}"), f, (*middle, *below))


def _everywhere(f: Term, d: int) -> Term:
    """That a function has a value wherever its arguments are numbers."""
    u = [b.fresh(f"u_{k}", REAL, f) for k in range(1, d + 1)]
    return b.forall(u, b.defined(b.call(f, *u)))


def _coordinate(at_z: Scope, map_: Affine, k: int) -> Theorem:
    """A coordinate of m + L z, plainly."""
    whole = b.open_with(map_.image(), b.num(k))  # type: ignore[arg-type]
    inner = written_out(at_z, whole.args[1])  # type: ignore[union-attr]
    return at_z.restate(rewritten(at_z.field(whole, whole), inner), map_.coordinate(k))


def _substituted(scope: Scope, over: Term, body: Term, map_: Affine) -> Theorem:
    """The integral of f(x) is that of f(m + L z), which is known to exist."""
    d = len(map_.middle)
    row = scope.at_point(ROW, indices(d))
    diagonal = row.evident(b.lt(0, b.substitute(map_.entry, {COLUMN: ROW})))
    above = row.at_point(COLUMN, indices(d)).given(b.lt(ROW, COLUMN)).field(map_.entry, 0)
    found = integration.triangular_substitution(
        diagonal,
        above,
        *scope.facts,
        indices=indices(d),
        row=ROW,
        column=COLUMN,
        shift=b.lam(ROW, map_.shift),
        body=body,
    )
    volume, inner = sides(found)[1].args  # type: ignore[union-attr]
    found = rewritten(found, written_out(scope, volume))
    return scope.restate(found, inner)


# ---- products ------------------------------------------------------------------------------------------------


def multiplied(scope: Scope, each: Sequence[Theorem]) -> Theorem:
    """The integral of f_1(z_1) f_2(z_2) ... = the product of the values of those of the f_k over the line."""
    general, functions = product_of_lines(len(each))
    values = {f: sides(e)[0].args[1] for f, e in zip(functions, each, strict=True)}  # type: ignore[union-attr]
    known = scope.know(
        *(logic.evident(e, claim=b.defined(sides(e)[0])) for e in each),
        *(_defined_everywhere(scope, LINE, f) for f in dict.fromkeys(values.values())),
    )
    theorem = known.instantiate(general, dict(values))
    return rewritten(theorem, *dict.fromkeys(each))


def _defined_everywhere(scope: Scope, over: Term, f: Term) -> Theorem:
    x = b.fresh("x", f.domain, f, *(fact.conclusion for fact in scope.facts))  # type: ignore[union-attr]
    return scope.for_all(scope.at_point(x, over).evident(b.defined(b.open_with(f, x))), x, over)  # type: ignore[arg-type]


@cache
def product_of_lines(d: int) -> tuple[Theorem, tuple[Var, ...]]:
    """The integral of f_1(z_1) f_2(z_2) ... is the product of those of the f_k over the line, which exist."""
    u = b.real("u")
    functions = tuple(Var(f"f_{k}", function(REAL, REAL)) for k in range(1, d + 1))
    each = [b.integral(LINE, u, b.call(f, u)) for f in functions]
    everywhere = [b.forall_in(u, LINE, b.defined(b.call(f, u))) for f in functions]
    scope = Scope().given(*everywhere, *map(b.defined, each)).know(*among_indices(d))
    product = _fubini(scope, u, [b.call(f, u) for f in functions])
    left, right = sides(product)
    at_z = scope.at_point(Z, space(d))
    inside = b.open_with(left.args[1], Z)  # type: ignore[union-attr, arg-type]
    wanted = b.mul(*(b.call(f, c) for f, c in zip(functions, coordinates(Z, d), strict=True)))
    pointwise = at_z.restate(written_out(at_z, inside), wanted)
    same = scope.know(product).congruence(Z, space(d), pointwise)
    apart = integration.expand(*scope.know(product).facts, term=right)
    factors = sides(apart)[1].args if d > 1 else (sides(apart)[1],)  # type: ignore[union-attr]
    values = rewritten(apart, *(_at_index(scope, u, f, e) for f, e in zip(factors, each, strict=True)))
    found = logic.chain(logic.symmetry(same), product, values)
    return logic.theorem(found, id=f"product-of-lines-{d}"), functions


def _fubini(scope: Scope, u: Var, factors: Sequence[Term]) -> Theorem:
    d = len(factors)
    claim = b.defined(b.integral(LINE, u, table(factors, COLUMN)))

    def show(there: Scope, k: int, said: Term) -> Theorem:
        whole = said.args[0]  # type: ignore[union-attr]
        body = b.open_with(whole.args[1], u)  # type: ignore[union-attr, arg-type]
        same = there.congruence(u, LINE, there.at_point(u, LINE).field(body, factors[k - 1]))
        return there.know(same).evident(said)

    exists = at_each_index(scope, COLUMN, d, claim, show)
    return integration.fubini_product(exists, *scope.facts, factors=indices(d), space=LINE, index=COLUMN)


def _at_index(scope: Scope, u: Var, whole: Term, value: Term) -> Theorem:
    """An integral of the table at an index is that of the factor there."""
    body, factor = (b.open_with(integral.args[1], u) for integral in (whole, value))  # type: ignore[union-attr, arg-type]
    return scope.congruence(u, LINE, scope.at_point(u, LINE).field(body, factor))


# ---- sums ----------------------------------------------------------------------------------------------------


def combined(known: Scope, x: Var, at_x: Scope, numbers: Sequence[int], exist: Sequence[Theorem]) -> Theorem:
    """The integral of a sum of multiples of functions = that sum of their integrals, which exist; `at_x` has what they
    need to have a value at the point x, and `known` what is known without it."""
    integrals = [e.conclusion.args[0].args for e in exist]  # type: ignore[union-attr]
    over = integrals[0][0]
    everywhere = (at_x.evident(b.defined(b.open_with(body, x))) for _, body in integrals)  # type: ignore[arg-type]
    theorem, functions = sum_of_integrals(dimension(over), tuple(numbers))
    there = known.know(*exist, *(known.for_all(e, x, over) for e in everywhere))
    return there.instantiate(theorem, {f: body for f, (_, body) in zip(functions, integrals, strict=True)})


@cache
def sum_of_integrals(d: int, numbers: tuple[int, ...]) -> tuple[Theorem, tuple[Var, ...]]:
    """The integral of n_1 f_1(x) + n_2 f_2(x) + ... is n_1 times that of f_1 and so on, all of which exist."""
    functions = tuple(Var(f"f_{k}", function(REAL, POINT)) for k in range(1, len(numbers) + 1))
    x, over = Var("x", POINT), space(d)
    each = [b.call(f, x) for f in functions]
    everywhere = (b.forall_in(x, over, b.defined(value)) for value in each)
    scope = Scope().given(*everywhere, *(b.defined(b.integral(over, x, value)) for value in each))
    body = b.add(*(b.mul(n, value) for n, value in zip(numbers, each, strict=True)))
    found = scope.linearity(x, over, body, *zip(map(b.num, numbers), each, strict=True))
    return found, functions
