"""Without distortion the rate is the entropy, if d vanishes only where the reproduction is the source.  Essay,
"Rate-Distortion Theory: Compression Limits", which does not say that d must.

The reproduction is then never wrong, and by Fano's inequality leaves nothing open.
"""

from symit import H, I, P, S, Eq, Implies, Lambda, Ne, Range, binary_entropy, cases, forall, have, integers, log
from symit import mapping, mean, outcomes, random_variables, summand, theorem, use

w, x, y, N = integers("w x y N")
X, Y = random_variables("X Y", values=Range(1, N + 1))
d = mapping("d", S.Integers, S.Integers)
at_w, e = d(X(w), Y(w)), P(Ne(X, Y))
not_negative = forall(d(x, y) >= 0, (x, X.values), (y, Y.values))
separating = forall(Implies(Ne(x, y), d(x, y) > 0), (x, X.values), (y, Y.values))

theorem(
    "rate-distortion-zero",
    Eq(I(X, Y), H(X)),
    title="Without distortion the rate is the entropy",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    given={
        "there are at least two values": N >= 2,
        "distortion is not negative": not_negative,
        "it vanishes only where the reproduction is the source": separating,
        "there is none": mean(at_w) <= 0,
    },
    proof=[
        have(forall(at_w >= 0, (w, outcomes)), use(not_negative, X(w), Y(w))),
        have(forall(P(w) * at_w <= 0, (w, outcomes)), summand(mean(at_w), w), "a summand is at most the sum"),
        have(forall(at_w <= 0, (w, outcomes))),
        have(forall(Implies(Ne(X(w), Y(w)), at_w > 0), (w, outcomes)), use(separating, X(w), Y(w))),
        have(forall(Eq(X(w), Y(w)), (w, outcomes)), cases(Eq(X(w), Y(w)))),
        have(Eq(e, 0), "the reproduction is never wrong"),
        have(Eq(binary_entropy(e) + e * log(N - 1), 0)),
        use("fano-inequality"),
        have(H(X, given=Y) >= 0, "partition-conditional-entropy"),
        have(Eq(H(X, given=Y), 0), "and leaves nothing open"),
        have(Eq(I(X, Y), H(X) - H(X, given=Y)), "mutual-information-equivalent-forms"),
    ],
    models={
        "two values": {
            "m": 2,
            "P": 1 / 2,
            X: Lambda(w, 3 - w),
            Y: Lambda(w, 3 - w),
            N: 2,
            d: Lambda((x, y), (x - y) ** 2),
        }
    },
)
