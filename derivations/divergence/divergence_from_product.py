"""A table f(x, y) with the marginals g(x), h(y): its divergence from g(x) h(y) is zero exactly when they are equal.

log t <= 2 (sqrt(t) - 1) at t = g(x) h(y)/f(x, y): a pair of values adds at least the squared difference of the square
roots, once the probabilities have added up to one on both sides.  So where the sum is zero, each difference is, also
for the pairs that never occur.  Pollard, A User's Guide to Measure Theoretic Probability (2002), section 3.3, has the
bound (the squared Hellinger distance is at most the divergence).
"""

from symit import S, And, Eq, Implies, Lambda, Ne, Piecewise, Range, apply, forall, have, iff, integers, integral, lemma
from symit import log, mapping, mappings, real, rel_entr, sqrt, summand, use

x, y, M, N = integers("x y M N")
t = real("t")
f = mapping("f", S.Integers, S.Integers)
g, h = mappings("g h", S.Integers)
rows, columns = (x, Range(1, M + 1)), (y, Range(1, N + 1))
pair, product = f(x, y), g(x) * h(y)
square = (sqrt(pair) - sqrt(product)) ** 2
row, hellinger = integral(square, columns), integral(integral(square, columns), rows)
divergence = integral(integral(rel_entr(pair, product), columns), rows)


def for_all_pairs(statement):
    return forall(statement, rows, columns)


def three_to_one(variable):
    return Lambda(variable, Piecewise((2 / 3, Eq(variable, 1)), (1 / 3, True)))


lemma(
    "divergence-from-product",
    iff(Eq(divergence, 0), for_all_pairs(Eq(pair, product))),
    title="The divergence from the product of the marginals",
    source="needed for the essay, Mutual Information, and the guide, 4.2 Properties",
    given={
        "f is not negative": for_all_pairs(pair >= 0),
        "f(x, y) is at most g(x)": for_all_pairs(pair <= g(x)),
        "f(x, y) is at most h(y)": for_all_pairs(pair <= h(y)),
        "g(x) is the sum of f(x, y) over y": forall(Eq(integral(pair, columns), g(x)), rows),
        "h adds up to one": Eq(integral(h(y), columns), 1),
    },
    proof=[
        have(for_all_pairs(Implies(Ne(pair, 0), And(g(x) > 0, h(y) > 0)))),
        have(
            for_all_pairs(square <= rel_entr(pair, product) - pair + product),
            use("exponential-tangent", y=log(product / pair) / 2),
        ),
        have(forall(row <= integral(rel_entr(pair, product), columns), rows), "summed over y"),
        have(hellinger <= divergence, "and over x"),
        have(
            Implies(Eq(divergence, 0), for_all_pairs(square <= 0)),
            summand(hellinger, x),
            summand(row, y),
            "each square is at most the sum of all, which is zero",
        ),
        have(
            Implies(Eq(divergence, 0), for_all_pairs(Eq(pair, product))),
            apply(Lambda(t, t**2), Eq(sqrt(pair), sqrt(product))),
            "so the roots are equal, for every pair, also one that never occurs",
        ),
        have(Implies(for_all_pairs(Eq(pair, product)), Eq(divergence, 0)), "log 1 = 0"),
    ],
    models={
        "a pair that never occurs": {
            M: 2,
            N: 2,
            f: Lambda((x, y), Piecewise((1 / 3, x + y < 4), (0, True))),
            g: three_to_one(x),
            h: three_to_one(y),
        },
        "two fair coins": {M: 2, N: 2, f: 1 / 4, g: 1 / 2, h: 1 / 2},
    },
)
