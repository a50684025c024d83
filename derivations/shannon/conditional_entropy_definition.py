"""H(Y|X) = sum over x of p(x) H(Y|X=x) = - sum over x, y of p(x, y) log p(y|x).  Guide, "2.2 Conditional Entropy".

p(y|x) = p(x, y) / p(x), and H(Y|X=x) is the entropy of these probabilities; a value x that never occurs and a pair that
never occurs add nothing.
"""

from symit import H, P, Density, Eq, Implies, Lambda, Piecewise, Range, calc, cases, cell, entr, entropy, eq, forall
from symit import have, integers, integral, log, mean, models_of, random_variables, reals, rel_entr, theorem, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
both, one = P(Eq(X, x), Eq(Y, y)), P(Eq(X, x))
own = P(Eq(X, X(w)), Eq(Y, Y(w))), P(Eq(X, X(w)))


def surprise(both, one):
    """-log p(x, y) / p(x), and 0 for a pair that never occurs."""
    return Piecewise((0, Eq(both, 0)), (-log(both / one), True))


def over_pairs(summand):
    return integral(integral(summand, (y, Y.values)), (x, X.values))


conditional = Piecewise((0, Eq(one, 0)), (entr(both / one), True))
of_value = Piecewise((0, Eq(one, 0)), (entropy(Density(both / one, (y, Y.values))), True))
pairs = over_pairs(-rel_entr(both, one))
row = integral(-rel_entr(both, one), (y, Y.values))

u, s = reals("u s")
of_numbers = forall(Implies(u >= 0, Implies(u <= s, Eq(-rel_entr(u, s), u * surprise(u, s)))), u, s)
share = Piecewise((0, Eq(s, 0)), (entr(u / s), True))
of_positive = forall(Implies(u >= 0, Implies(s > 0, Eq(-rel_entr(u, s), s * entr(u / s)))), u, s)
of_share = forall(Implies(u >= 0, Implies(u <= s, Eq(-rel_entr(u, s), s * share))), u, s)

theorem(
    "conditional-entropy-definition",
    [Eq(H(Y, given=X), integral(one * of_value, (x, X.values))), Eq(H(Y, given=X), pairs)],
    title="Conditional entropy from the probabilities of values and pairs",
    source="Guide, 2.2 Conditional Entropy; Cover & Thomas, equations (2.10) to (2.12)",
    proof=[
        use("cells-of-values"),
        use("probabilities-of-pairs"),
        have(of_numbers, "what never happens adds nothing", cases(Eq(u, 0))),
        have(
            forall(Eq(-rel_entr(both, one), both * surprise(both, one)), (x, X.values), (y, Y.values)),
            "a pair is not likelier than its value of X, so where it occurs, p(y|x) has a logarithm",
            use(of_numbers, both, one),
        ),
        calc(
            "Pair by pair",
            H(Y, given=X),
            eq(mean(log(cell(w, X)) - log(cell(w, X, Y))), "H(Y, X) - H(X) by definition"),
            eq(mean(surprise(*own)), "which are positive"),
            eq(
                over_pairs(both * surprise(both, one)),
                "the mean over pairs is the mean over outcomes",
                use("mean-by-pairs", S=Lambda((x, y), surprise(both, one))),
            ),
            eq(pairs, "summed over all pairs"),
        ),
        have(of_positive, cases(Eq(u, 0))),
        have(
            of_share,
            "numbers of at most s, divided by s where it is not zero",
            cases(Eq(s, 0)),
            use(of_positive, u, s),
        ),
        have(
            forall(
                Eq(-rel_entr(both, one), one * conditional),
                (x, X.values),
                (y, Y.values),
            ),
            use(of_share, both, one),
        ),
        calc(
            row,
            integral(one * conditional, (y, Y.values)),
            one * integral(conditional, (y, Y.values)),
            eq(one * of_value, "the entropy of p(y|x), weighted by p(x)", cases(Eq(one, 0))),
            over=[(x, X.values)],
        ),
        calc("Value by value", H(Y, given=X), pairs, integral(one * of_value, (x, X.values))),
    ],
    models=models_of("mean-by-pairs", without=["S"]),
)
