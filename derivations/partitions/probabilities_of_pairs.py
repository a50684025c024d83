"""The probabilities of pairs of values: they add up to those of the values, and none is larger than these.

p(x, y) <= p(x), p(x, y) <= p(y), and the sum over y of p(x, y) is p(x).
"""

from symit import P, And, Eq, Lambda, Piecewise, Range, cases, forall, have, integers, integral, lemma, outcomes
from symit import random_variables, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
both, p_x, p_y = P(Eq(X, x), Eq(Y, y)), P(Eq(X, x)), P(Eq(Y, y))
has_x, has_y = (Piecewise((1, event), (0, True)) for event in (Eq(x, X(w)), Eq(y, Y(w))))
has_both = Piecewise((has_y, Eq(x, X(w))), (0, True))
with_x = Piecewise((P(w), Eq(x, X(w))), (0, True))
counted = Piecewise((with_x, Eq(y, Y(w))), (0, True))
each = (x, X.values), (y, Y.values), (w, outcomes)

lemma(
    "probabilities-of-pairs",
    [
        forall(And(both <= p_x, both <= p_y), (x, X.values), (y, Y.values)),
        forall(Eq(integral(both, (y, Y.values)), p_x), (x, X.values)),
    ],
    title="The probabilities of pairs of values",
    source="needed for the guide, 4.1 Definition and 4.2 Properties",
    proof=[
        have(
            forall(And(P(w) * has_both <= P(w) * has_x, P(w) * has_both <= P(w) * has_y), *each),
            "the outcomes of a pair are among those of its values",
            cases(Eq(x, X(w)), Eq(y, Y(w))),
        ),
        have(forall(And(both <= p_x, both <= p_y), (x, X.values), (y, Y.values)), "so a pair is at most as likely"),
        have(forall(Eq(P(w) * has_both, counted), *each), cases(Eq(x, X(w)), Eq(y, Y(w)))),
        have(
            forall(Eq(both, integral(counted, (w, outcomes))), (x, X.values), (y, Y.values)), "the outcomes of the pair"
        ),
        have(
            forall(
                Eq(integral(integral(counted, (w, outcomes)), (y, Y.values)), integral(with_x, (w, outcomes))),
                (x, X.values),
            ),
            "with each of the values of Y in turn",
            use("sum-by-values", X=Lambda(w, Y(w)), M=N, f=Lambda((y, w), with_x)),
        ),
        have(forall(Eq(p_x, integral(with_x, (w, outcomes))), (x, X.values))),
    ],
)
