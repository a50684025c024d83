"""I(X; Y) = 0 exactly when X and Y are independent.  Essay, "Mutual Information"; guide, "4.2 Properties".

From log t <= t - 1 at the square root of p(x) p(y) / p(x, y): a pair of values adds at least the squared difference of
the square roots, once the probabilities have added up to one on both sides.  So where the sum is zero, each difference
is, also for the pairs that never occur.  Pollard, A User's Guide to Measure Theoretic Probability (2002), section 3.3,
has the bound (the squared Hellinger distance is at most the divergence).
"""

from fractions import Fraction

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, eq, integral, le, log, mul, neg, power, sqrt, sub
from symit.kernel.definitions import MUTUAL_INFORMATION, REL_ENTR
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import SUM_TO_ONE, P, m, of_variable
from symit.proving.scope import Scope
from symit.proving.sums import summand_at_most_sum
from symit.proving.values import (
    GIVEN,
    INDEPENDENT,
    KNOWN,
    MODEL,
    X_VALUES,
    Y_VALUES,
    X,
    Y,
    for_all_pairs,
    one_pair,
    one_value,
    p,
    p_both,
    pair_at_most,
    x,
    y,
)

half = Fraction(1, 2)
u, s, t = b.real("u"), b.real("s"), b.real("t")

# ---- numbers: u log(u / s t) is at least 2 u - 2 sqrt(u s t) -------------------------------------------------
tangent = library.load("exponential-tangent").theorem
bounds = (le(0, u), le(u, s), le(u, t))
lower = le(sub(mul(2, u), mul(2, sqrt(u), sqrt(mul(s, t)))), b.app(REL_ENTR, u, mul(s, t)))
happens = Scope().given(b.ne(u, 0), *bounds)
at_root = happens.special(tangent, y=mul(half, sub(log(mul(s, t)), log(u))))
number_bound = logic.cases(
    Scope().given(eq(u, 0), *bounds).linear(lower),
    happens.know(at_root).linear(lower, (at_root, mul(2, u))),
    condition=eq(u, 0),
)

# ---- pairs of values: the squared difference of the square roots ---------------------------------------------
pair, product = p_both(x, y), mul(p(X, x), p(Y, y))
divergence_at = b.app(REL_ENTR, pair, product)
gap = sub(sqrt(pair), sqrt(product))
square = power(gap, 2)
at_x = KNOWN.at_point(x, X_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)
pair_bound = at_xy.know(pair_at_most(X), pair_at_most(Y)).instantiate(number_bound, {u: pair, s: p(X, x), t: p(Y, y)})
bounds_of_pairs = for_all_pairs(pair_bound)
known, at_x, at_xy = (scope.know(bounds_of_pairs) for scope in (KNOWN, at_x, at_xy))
square_bound = at_xy.know(pair_bound).linear(le(square, add(divergence_at, neg(pair), product)), (pair_bound, 1))
rows = integration.integral_monotone(square_bound, *at_x.facts, variable_=y, space=Y_VALUES)
squares_of_row, divergence_of_row = (integral(Y_VALUES, y, body) for body in (square, divergence_at))
row_bound = at_x.know(rows).linear(
    le(squares_of_row, divergence_of_row), (rows, 1), (one_pair(), -1), (one_value(Y), p(X, x))
)
table = integration.integral_monotone(row_bound, *known.facts, variable_=x, space=X_VALUES)
squares, divergence = (integral(X_VALUES, x, row) for row in (squares_of_row, divergence_of_row))

# ---- no information: every difference is zero ----------------------------------------------------------------
information = b.app(MUTUAL_INFORMATION, m, P, of_variable(X).kernel, of_variable(Y).kernel)
as_divergence = library.load("mutual-information-definition").theorem
none = eq(information, 0)
a, c = b.integer("a"), b.integer("c")
at_a = known.at_point(a, X_VALUES)
at_ac = at_a.at_point(c, Y_VALUES)
row_positive = at_x.evident(le(0, squares_of_row))
in_table = summand_at_most_sum(at_a, x, X_VALUES, squares_of_row, a, row_positive)
square_positive = at_xy.evident(le(0, square))
in_row = summand_at_most_sum(
    at_ac, y, Y_VALUES, b.substitute(square, {x: a}), c, at_ac.instantiate(square_positive, {x: a})
)
no_more = at_ac.given(none).linear(
    le(b.substitute(square, {x: a, y: c}), 0),
    (in_row, 1),
    (in_table, 1),
    (table, 1),
    (as_divergence, -1),
    (logic.assume(formula=none), 1),
)
d = b.real("d")
flat = le(power(d, 2), 0)
positive = Scope().given(b.ne(d, 0), flat).evident(b.lt(0, power(d, 2)))
absurd = logic.contradiction(logic.chain(positive, logic.assume(formula=flat)), claim=eq(d, 0))
no_square = logic.cases(logic.assume(formula=eq(d, 0)), absurd, condition=eq(d, 0))
gap_at = b.substitute(gap, {x: a, y: c})
equal_roots = logic.cut(at_ac.instantiate(no_square, {d: gap_at}), no_more)
pair_at, product_at = p_both(a, c), mul(p(X, a), p(Y, c))
apart = at_ac.know(equal_roots).linear(eq(pair_at, product_at), (equal_roots, add(sqrt(pair_at), sqrt(product_at))))
independent = Scope().for_all(Scope().for_all(apart, c, Y_VALUES), a, X_VALUES)
forward = logic.imply(independent, condition=none)

# ---- independence: every summand is zero ---------------------------------------------------------------------
assumed = logic.assume(formula=independent.conclusion)
equal = at_xy.instance(assumed, x, y)
itself = logic.cases(
    Scope().given(eq(u, 0), le(0, u)).linear(eq(b.app(REL_ENTR, u, u), 0)),
    Scope().given(b.ne(u, 0), le(0, u)).linear(eq(b.app(REL_ENTR, u, u), 0)),
    condition=eq(u, 0),
)
nothing = logic.rewrite(at_xy.instantiate(itself, {u: pair}), equal, template=b.lam(s, eq(b.app(REL_ENTR, pair, s), 0)))
nothing_of_row = at_x.congruence(y, Y_VALUES, nothing)
zero_row = at_x.know(nothing_of_row).linear(eq(divergence_of_row, 0), (nothing_of_row, 1))
nothing_at_all = known.congruence(x, X_VALUES, zero_row)
back = known.know(nothing_at_all, as_divergence).linear(eq(information, 0), (as_divergence, 1), (nothing_at_all, 1))
backward = logic.imply(back, condition=independent.conclusion)

mutual_information_independence = derivation(
    id="mutual-information-independence",
    title="No mutual information means independence",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    given=[*GIVEN, Given(SUM_TO_ONE, "the probabilities add up to one")],
    sections=[
        statement(
            "At least the squared difference of the square roots",
            fact(number_bound, "log t is at most t - 1, at a square root"),
            fact(square_bound, "for a pair of values"),
            fact(row_bound, "the probabilities of the pairs add up to those of the values"),
            fact(table, "summed over all pairs"),
        ),
        statement(
            "No information",
            fact(no_more, "each square is at most the sum of all, which is zero"),
            fact(apart, "so the roots are equal"),
            fact(forward, "for every pair, also one that never occurs"),
        ),
        statement(
            "Independence",
            fact(nothing, "log 1 = 0"),
            fact(back, "so the divergence is zero"),
            fact(backward, "which is the mutual information"),
        ),
        statement("Both", fact(logic.conjoin(forward, backward), "one is zero exactly when the other holds")),
    ],
    models={"four outcomes": MODEL, "two fair coins": INDEPENDENT},
)

if __name__ == "__main__":
    from symit.published import present

    present(mutual_information_independence)
