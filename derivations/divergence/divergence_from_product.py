"""A table f(x, y) with the marginals g(x), h(y): its divergence from g(x) h(y) is zero exactly when they are equal.

From log t <= t - 1 at the square root of g(x) h(y) / f(x, y): a pair of values adds at least the squared difference of
the square roots, once the probabilities have added up to one on both sides.  So where the sum is zero, each difference
is, also for the pairs that never occur.  Pollard, A User's Guide to Measure Theoretic Probability (2002), section 3.3,
has the bound (the squared Hellinger distance is at most the divergence).
"""

from fractions import Fraction

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, eq, integral, le, log, lt, mul, ne, neg, power, sqrt, sub
from symit.kernel.definitions import REL_ENTR
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope
from symit.proving.sums import summand_at_most_sum, zero_if_square_vanishes

x, y, M, N = (b.integer(name) for name in ("x", "y", "M", "N"))
u, s, t = b.real("u"), b.real("s"), b.real("t")
f, g, h = Var("f", function(REAL, INT, INT)), Var("g", function(REAL, INT)), Var("h", function(REAL, INT))
X_VALUES, Y_VALUES = b.integers(1, M), b.integers(1, N)
pair, row_sum, column_sum = call(f, x, y), call(g, x), call(h, y)
product = mul(row_sum, column_sum)


def for_all_pairs(theorem):
    return Scope().for_all(Scope().for_all(theorem, y, Y_VALUES), x, X_VALUES)


def of_pairs(formula):
    return b.forall_in(x, X_VALUES, b.forall_in(y, Y_VALUES, formula))


given = [
    Given(of_pairs(le(0, pair)), "f is not negative"),
    Given(of_pairs(le(pair, row_sum)), "f(x, y) is at most g(x)"),
    Given(of_pairs(le(pair, column_sum)), "f(x, y) is at most h(y)"),
    Given(b.forall_in(x, X_VALUES, eq(integral(Y_VALUES, y, pair), row_sum)), "g(x) is the sum of f(x, y) over y"),
    Given(eq(integral(Y_VALUES, y, column_sum), 1), "h adds up to one"),
]
rows_add_up, columns_add_up = logic.assume(formula=given[3].statement), logic.assume(formula=given[4].statement)

# ---- numbers: u log(u / s t) is at least 2 u - 2 sqrt(u s t) -------------------------------------------------
half = Fraction(1, 2)
tangent = library.load("exponential-tangent").theorem
bounds = (le(0, u), le(u, s), le(u, t))
lower = le(sub(mul(2, u), mul(2, sqrt(u), sqrt(mul(s, t)))), b.app(REL_ENTR, u, mul(s, t)))
happens = Scope().given(ne(u, 0), *bounds)
happens = happens.know(*(happens.evident(lt(0, number)) for number in (u, s, t)))
at_root = happens.special(tangent, y=mul(half, sub(log(mul(s, t)), log(u))))
number_bound = logic.cases(
    Scope().given(eq(u, 0), *bounds).linear(lower),
    happens.know(at_root).linear(lower, (at_root, mul(2, u))),
    condition=eq(u, 0),
)

# ---- pairs: the squared difference of the square roots -------------------------------------------------------
known = Scope().given(*(g_.statement for g_ in given))
divergence_at = b.app(REL_ENTR, pair, product)
pair_bound = (
    known.at_point(x, X_VALUES).at_point(y, Y_VALUES).instantiate(number_bound, {u: pair, s: row_sum, t: column_sum})
)
known = known.know(for_all_pairs(pair_bound))
at_x = known.at_point(x, X_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)
gap = sub(sqrt(pair), sqrt(product))
square = power(gap, 2)
square_bound = at_xy.linear(le(square, add(divergence_at, neg(pair), product)), (pair_bound, 1))
rows = at_x.monotone(y, Y_VALUES, square_bound)
squares_of_row, divergence_of_row = (integral(Y_VALUES, y, body) for body in (square, divergence_at))
row_bound = at_x.know(rows).linear(
    le(squares_of_row, divergence_of_row),
    (rows, 1),
    (at_x.instance(rows_add_up, x), -1),
    (columns_add_up, row_sum),
)
table = known.monotone(x, X_VALUES, row_bound)
squares, divergence = (integral(X_VALUES, x, row) for row in (squares_of_row, divergence_of_row))

# ---- no divergence: every difference is zero -----------------------------------------------------------------
none = eq(divergence, 0)
a, c = b.integer("a"), b.integer("c")
at_a = known.at_point(a, X_VALUES)
at_ac = at_a.at_point(c, Y_VALUES)
row_positive = at_x.evident(le(0, squares_of_row))
in_table = summand_at_most_sum(at_a, x, M, squares_of_row, a, row_positive)
square_positive = at_xy.evident(le(0, square))
in_row = summand_at_most_sum(at_ac, y, N, b.substitute(square, {x: a}), c, at_ac.instantiate(square_positive, {x: a}))
no_more = at_ac.given(none).linear(
    le(b.substitute(square, {x: a, y: c}), 0),
    (in_row, 1),
    (in_table, 1),
    (table, 1),
    (logic.assume(formula=none), 1),
)
gap_at = {b.real("d"): b.substitute(gap, {x: a, y: c})}
equal_roots = logic.cut(at_ac.instantiate(zero_if_square_vanishes(), gap_at), no_more)
pair_at, product_at = call(f, a, c), mul(call(g, a), call(h, c))
apart = at_ac.know(equal_roots).linear(eq(pair_at, product_at), (equal_roots, add(sqrt(pair_at), sqrt(product_at))))
equal = Scope().for_all(Scope().for_all(apart, c, Y_VALUES), a, X_VALUES)
forward = logic.imply(equal, condition=none)

# ---- equal: every summand is zero ----------------------------------------------------------------------------
same = at_xy.instance(logic.assume(formula=equal.conclusion), x, y)
itself = logic.cases(
    Scope().given(eq(u, 0), le(0, u)).linear(eq(b.app(REL_ENTR, u, u), 0)),
    Scope().given(ne(u, 0), le(0, u)).linear(eq(b.app(REL_ENTR, u, u), 0)),
    condition=eq(u, 0),
)
nothing = logic.rewrite(at_xy.instantiate(itself, {u: pair}), same, template=b.lam(s, eq(b.app(REL_ENTR, pair, s), 0)))
nothing_of_row = at_x.congruence(y, Y_VALUES, nothing)
zero_row = at_x.know(nothing_of_row).linear(eq(divergence_of_row, 0), (nothing_of_row, 1))
nothing_at_all = known.congruence(x, X_VALUES, zero_row)
back = known.know(nothing_at_all).linear(none, (nothing_at_all, 1))
backward = logic.imply(back, condition=equal.conclusion)

third, two = Fraction(1, 3), b.num(2)
models = {
    "a pair that never occurs": {
        "M": two,
        "N": two,
        "f": b.abstract([x, y], b.if_(lt(add(x, y), 4), b.num(third), 0)),
        "g": b.lam(x, b.if_(eq(x, 1), 2 * third, third)),
        "h": b.lam(y, b.if_(eq(y, 1), 2 * third, third)),
    },
    "two fair coins": {
        "M": two,
        "N": two,
        "f": b.abstract([x, y], b.num(half / 2)),
        "g": b.lam(x, b.num(half)),
        "h": b.lam(y, b.num(half)),
    },
}
divergence_from_product = derivation(
    id="divergence-from-product",
    title="The divergence from the product of the marginals",
    source="needed for the essay, Mutual Information, and the guide, 4.2 Properties",
    given=given,
    sections=[
        statement(
            "At least the squared difference of the square roots",
            fact(number_bound, "log t is at most t - 1, at a square root"),
            fact(square_bound, "for a pair of values"),
            fact(row_bound, "summed over y"),
            fact(table, "and over x"),
        ),
        statement(
            "No divergence",
            fact(no_more, "each square is at most the sum of all, which is zero"),
            fact(apart, "so the roots are equal"),
            fact(forward, "for every pair, also one that never occurs"),
        ),
        statement(
            "Equality",
            fact(nothing, "log 1 = 0"),
            fact(backward, "so the divergence is zero"),
        ),
        statement("Both", fact(logic.conjoin(forward, backward), "one is zero exactly when the other holds")),
    ],
    models=models,
)

if __name__ == "__main__":
    from symit.library.published import present

    present(divergence_from_product)
