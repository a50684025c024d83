"""H(X) <= log |X|: the entropy of a variable is at most that of the uniform distribution on its values.  Guide, "1.2
Properties of Entropy"."""

from symit import H, Eq, Lambda, P, Piecewise, Range, forall, have, integers, log, random_variables, theorem, use

w, x, N = integers("w x N")
(X,) = random_variables("X", values=Range(1, N + 1))
p = P(Eq(X, x))

theorem(
    "entropy-at-most-log-size",
    H(X) <= log(N),
    title="Entropy is at most the logarithm of the number of values",
    source="Guide, 1.2 Properties of Entropy; Cover & Thomas, Theorem 2.6.4",
    given={"there is a value": N >= 1},
    proof=[
        have(forall(p >= 0, (x, X.values)), "probabilities are not negative"),
        use("probabilities-of-values", M=N),
        use("entropy-maximum-uniform", n=N, p=Lambda(x, p)),
        use("entropy-by-values"),
    ],
    models={
        "a value that is never taken": {
            "m": 4,
            "P": Lambda(w, w / 10),
            N: 3,
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
        }
    },
)
