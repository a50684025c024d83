"""Mutual information is the divergence of the joint distribution from the product of the marginals.

I(X; Y) = sum over x, y of p(x, y) log p(x, y) / (p(x) p(y)), a pair that never occurs adding nothing.  Essay, "Mutual
Information"; guide, "4.1 Definition".
"""

from symit import I, P, Eq, Implies, Lambda, Piecewise, Range, cases, cell, eq, forall, have, integers, integral, log
from symit import mean, random_variables, reals, rel_entr, theorem, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
both, one, other = P(Eq(X, x), Eq(Y, y)), P(Eq(X, x)), P(Eq(Y, y))


def ratio(both, one, other):
    """log p(x, y) / (p(x) p(y)), and 0 for a pair that never occurs."""
    return Piecewise((0, Eq(both, 0)), (log(both / (one * other)), True))


def over_pairs(summand):
    return integral(integral(summand, (y, Y.values)), (x, X.values))


own = P(Eq(X, X(w)), Eq(Y, Y(w))), P(Eq(X, X(w))), P(Eq(Y, Y(w)))

u, s, t = reals("u s t")
of_numbers = forall(
    Implies(u >= 0, Implies(u <= s, Implies(u <= t, Eq(rel_entr(u, s * t), u * ratio(u, s, t))))), u, s, t
)

theorem(
    "mutual-information-definition",
    Eq(I(X, Y), over_pairs(rel_entr(both, one * other))),
    title="Mutual information as the divergence from independence",
    source="Essay, Mutual Information; guide, 4.1 Definition",
    proof=[
        use("cells-of-values"),
        use("probabilities-of-pairs"),
        have(of_numbers, "what never happens adds nothing", cases(Eq(u, 0))),
        have(
            forall(Eq(rel_entr(both, one * other), both * ratio(both, one, other)), (x, X.values), (y, Y.values)),
            "a pair is not likelier than each of its values, so where it occurs, the ratio has a logarithm",
            use(of_numbers, both, one, other),
        ),
        eq(mean(log(cell(w, X, Y)) - log(cell(w, X)) - log(cell(w, Y))), "by definition"),
        eq(mean(ratio(*own)), "which are positive"),
        eq(
            over_pairs(both * ratio(both, one, other)),
            "the mean over pairs is the mean over outcomes",
            use("mean-by-pairs", S=Lambda((x, y), ratio(both, one, other))),
        ),
        eq(over_pairs(rel_entr(both, one * other)), "summed over all pairs"),
    ],
)
