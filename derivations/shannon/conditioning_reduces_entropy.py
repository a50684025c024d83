"""H(Y|X) <= H(Y), with equality exactly when X and Y are independent.  Guide, "2.3 Properties".

The difference is the mutual information, which is not negative, and zero exactly for independent variables.
"""

from symit import H, I, P, Eq, Range, forall, have, iff, integers, models_of, random_variables, theorem, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
independent = forall(Eq(P(Eq(X, x), Eq(Y, y)), P(Eq(X, x)) * P(Eq(Y, y))), (x, X.values), (y, Y.values))

theorem(
    "conditioning-reduces-entropy",
    [H(Y, given=X) <= H(Y), iff(Eq(H(Y, given=X), H(Y)), independent)],
    title="Conditioning reduces entropy, unless the variables are independent",
    source="Guide, 2.3 Properties",
    proof=[
        have(I(X, Y) >= 0, "what X says about Y is never negative", "partition-information"),
        have(H(Y, given=X) >= 0, "partition-conditional-entropy"),
        have(Eq(H(Y) - H(Y, given=X), I(X, Y)), "it is what X takes from the uncertainty of Y, by the chain rule"),
        have(H(Y, given=X) <= H(Y), "so there is no more uncertainty than before"),
        use("mutual-information-independence"),
        have(iff(Eq(H(Y, given=X), H(Y)), Eq(I(X, Y), 0)), "no information means independence"),
        have(iff(Eq(H(Y, given=X), H(Y)), independent), "and the other way round"),
    ],
    models=models_of("mutual-information-independence"),
)
