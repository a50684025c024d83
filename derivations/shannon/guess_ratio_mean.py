"""The probability of X given Y that is guessed, divided by the true one, is on average at most one.

q(x|y) need not be normalised: for each y its values add up to at most one.  So does, for each value of Y, what it gives
to the values of X that happen beside it.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3, for
each y.
"""

from symit import P, S, Eq, Lambda, Piecewise, Range, calc, cases, cell, eq, forall, have, integers, integral, le
from symit import lemma, mapping, mean, models_of, outcomes, random_variables, same, use

w, o, a, x, y, M, N = integers("w o a x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
q = mapping("q", S.Integers, S.Integers)
guess = q(X(w), Y(w))
both, known = cell(w, X, Y), cell(w, Y)
ratio = guess * known / both


def U(w):
    """1 at the outcomes with X = x and the value of Y at a."""
    return Piecewise((same(Y, w, a), Eq(x, X(w))), (0, True))


def sorted_by(value):
    return P(w) * same(Y, w, a) * q(value, Y(a)) / both


of_y = P(w) * (guess / both) * same(Y, w, a)
of_x = Piecewise((sorted_by(x), Eq(x, X(w))), (0, True))

lemma(
    "guess-ratio-mean",
    mean(ratio) <= 1,
    title="A guessed conditional probability is on average at most the true one",
    source="needed for the guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.6.3",
    given={
        "q is not negative": forall(q(x, y) >= 0, (x, X.values), (y, Y.values)),
        "q(x | y) adds up to at most one over x": forall(integral(q(x, y), (x, X.values)) <= 1, (y, Y.values)),
        "q is positive at what happens": forall(guess > 0, (w, outcomes)),
    },
    proof=[
        have(
            forall(
                Eq(U(w) * (same(X, w, o) * same(Y, w, o)), U(w) * U(o)),
                (a, outcomes),
                (x, X.values),
                (w, outcomes),
                (o, outcomes),
            ),
            "the outcomes with X = x and one value of Y are one cell, or none",
            cases(Eq(x, X(w)), Eq(x, X(o))),
        ),
        calc(
            integral(of_x, (w, outcomes)),
            q(x, Y(a)) * integral(P(w) * U(w) / both, (w, outcomes)),
            le(q(x, Y(a)), "they weigh at most one", use("cell-share", K=(X, Y), U=Lambda(w, U(w)))),
            over=[(a, outcomes), (x, X.values)],
        ),
        have(
            forall(Eq(of_y, sorted_by(X(w))), (a, outcomes), (w, outcomes)),
            "q depends on the value of Y alone",
            cases(Eq(Y(w), Y(a))),
        ),
        calc(
            "For each value of Y",
            integral(of_y, (w, outcomes)),
            integral(sorted_by(X(w)), (w, outcomes)),
            eq(
                integral(integral(of_x, (w, outcomes)), (x, X.values)),
                "sorted by the value of X",
                use("sum-by-values", f=Lambda((x, w), sorted_by(x))),
            ),
            le(integral(q(x, Y(a)), (x, X.values))),
            le(1),
            over=[(a, outcomes)],
        ),
        calc(
            "On average",
            mean(ratio),
            eq(
                integral(P(a) * integral(of_y, (w, outcomes)), (a, outcomes)),
                "cell by cell",
                use("mean-by-cells", K=Y, f=Lambda(w, guess / both)),
            ),
            le(integral(P(a), (a, outcomes))),
            1,
        ),
    ],
    models=models_of("mean-by-pairs", without=["S"], q=Lambda((x, y), x / 3)),
)
