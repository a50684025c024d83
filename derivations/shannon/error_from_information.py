"""What an estimate leaves open bounds its error from below: P_e >= (H(X|Y) - log 2)/log(N - 1) for N values.  Guide,
"9.2 Fano's Inequality"; Cover & Thomas, Theorem 2.10.1.

Fano's inequality, and no error has a larger entropy than a fair coin.
"""

from symit import H, P, And, Eq, Ne, Piecewise, Range, binary_entropy, calc, entr, have, integers, integral, log, mean
from symit import models_of, outcomes, random_variables, theorem, use

w, N = integers("w N")
X, Y = random_variables("X Y", values=Range(1, N + 1))
e = P(Ne(X, Y))
right, wrong = (Piecewise((a, Eq(X(w), Y(w))), (1 - a, True)) for a in (1, 0))

theorem(
    "error-from-information",
    (H(X, given=Y) - log(2)) / log(N - 1) <= e,
    title="Fano's inequality as a bound on the error",
    source="Guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.10.1",
    given={"there are at least three values": N >= 3},
    proof=[
        use("fano-inequality"),
        calc(mean(right), integral(P(w) - P(w) * wrong, (w, outcomes)), 1 - e),
        have(And(e >= 0, mean(right) >= 0)),
        have(e <= 1),
        have(entr(e) <= e * log(2) - e + 1 / 2, use("relative-tangent", u=e, v=1 / 2)),
        have(entr(1 - e) <= (1 - e) * log(2) - (1 - e) + 1 / 2, use("relative-tangent", u=1 - e, v=1 / 2)),
        have(binary_entropy(e) <= log(2)),
        have(log(N - 1) > 0),
        have((H(X, given=Y) - log(2)) / log(N - 1) <= e),
    ],
    models=models_of("fano-inequality"),
)
