"""The training loss three ways: as a negative log-likelihood, as a cross-entropy from the empirical distribution,
and as a KL divergence up to a constant.  Essay, "Why Cross-Entropy Loss Works", step 3.

The m examples are the outcomes.  The divergence is from the empirical distribution, not from the true one: it is
KL(p(x,y) || p(x) q(y|x)), and the constant is the entropy of the labels that the inputs leave.
"""

from symit import H, P, S, Eq, Implies, Lambda, Piecewise, Range, calc, cases, forall, have, integers, integral, log
from symit import mapping, outcomes, product_over, random_variables, reals, rel_entr, theorem, use

w, x, y, m, M, N = integers("w x y m M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
q = mapping("q", S.Integers, S.Integers)
both, one = P(Eq(X, x), Eq(Y, y)), P(Eq(X, x))
loss = -integral(log(q(Y(w), X(w))), (w, outcomes)) / m


def over_pairs(summand):
    return integral(integral(summand, (y, Y.values)), (x, X.values))


likelihood = product_over(q(Y(w), X(w)), (w, outcomes))
cross_entropy = over_pairs(-both * log(q(y, x)))
divergence = over_pairs(rel_entr(both, one * q(y, x)))

u, s, r = reals("u s r")
of_numbers = forall(
    Implies(u >= 0, Implies(u <= s, Implies(r > 0, Eq(rel_entr(u, s * r), rel_entr(u, s) - u * log(r))))), u, s, r
)

theorem(
    "cross-entropy-loss-three-ways",
    [
        Eq(loss, -log(likelihood) / m),
        Eq(loss, cross_entropy),
        Eq(loss, divergence + H(Y, given=X)),
    ],
    title="The training loss three ways",
    source="Essay, Why Cross-Entropy Loss Works; guide, 5.2 Cross-Entropy Loss",
    given={
        "there is at least one example": m >= 1,
        "each example counts the same": forall(Eq(P(w), 1 / m), (w, outcomes)),
        "the model gives each label a chance": forall(q(y, x) > 0, (x, X.values), (y, Y.values)),
    },
    proof=[
        have(forall(q(Y(w), X(w)) > 0, (w, outcomes))),
        have(Eq(log(likelihood), integral(log(q(Y(w), X(w))), (w, outcomes)))),
        have(Eq(loss, cross_entropy), use("mean-by-pairs", S=Lambda((x, y), -log(q(y, x))))),
        use("probabilities-of-pairs"),
        have(of_numbers, cases(Eq(u, 0))),
        have(
            forall(
                Eq(rel_entr(both, one * q(y, x)), rel_entr(both, one) - both * log(q(y, x))),
                (x, X.values),
                (y, Y.values),
            ),
            use(of_numbers, both, one, q(y, x)),
        ),
        use("conditional-entropy-definition"),
        calc(
            divergence,
            over_pairs(rel_entr(both, one) - both * log(q(y, x))),
            over_pairs(rel_entr(both, one)) + cross_entropy,
        ),
        have(Eq(H(Y, given=X), -over_pairs(rel_entr(both, one)))),
    ],
    models={
        "three examples": {
            "m": 3,
            "P": Lambda(w, 1 / 3),
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            Y: Lambda(w, Piecewise((2, w <= 2), (1, True))),
            M: 2,
            N: 2,
            q: Lambda((y, x), y / 3),
        }
    },
)
