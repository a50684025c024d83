"""On average over the inputs, too: the mean divergence is the mean cross-entropy minus the mean entropy of the labels.
Essay, "Why Cross-Entropy Loss Works", step 2."""

from symit import S, Density, Eq, Lambda, Range, Space, calc, cross_entropy, entropy, finite, forall, have, integers
from symit import integral, kl, log, mappings, theorem, use

X = Space("X")
x = X.point("x")
C, y, n = integers("C y n")
w = X.function("w")
p, q = mappings("p q", S.Integers, X)
labels = (y, Range(1, C + 1))
P, Q = (Density(f(y, x), labels) for f in (p, q))

at_x = use("classification-kl-decomposition", **{f: Lambda(y, g(y, x)) for f, g in zip("pqr", (p, q, q), strict=True)})

theorem(
    "classification-average",
    [
        Eq(integral(w(x) * cross_entropy(P, Q), x), -integral(w(x) * integral(p(y, x) * log(q(y, x)), labels), x)),
        Eq(integral(w(x) * kl(P, Q), x), integral(w(x) * cross_entropy(P, Q), x) - integral(w(x) * entropy(P), x)),
    ],
    title="On average over the inputs the divergence is cross-entropy minus entropy",
    source="Essay, Why Cross-Entropy Loss Works",
    given={
        "w is the density of the inputs": forall(w(x) >= 0, x),
        "p(y|x) is not negative": forall(p(y, x) >= 0, labels, x),
        "the model gives each label a chance": forall(q(y, x) > 0, labels, x),
        "the mean cross-entropy is finite": finite(integral(w(x) * cross_entropy(P, Q), x)),
        "the mean entropy of the labels is finite": finite(integral(w(x) * entropy(P), x)),
    },
    proof=[
        have(forall(Eq(cross_entropy(P, Q), -integral(p(y, x) * log(q(y, x)), labels)), x)),
        have(forall(Eq(kl(P, Q), cross_entropy(P, Q) - entropy(P)), x), at_x),
        calc(
            integral(w(x) * kl(P, Q), x),
            integral(w(x) * cross_entropy(P, Q) - w(x) * entropy(P), x),
            integral(w(x) * cross_entropy(P, Q), x) - integral(w(x) * entropy(P), x),
        ),
    ],
    models={"two inputs": {X: Range(0, 2), C: 2, w: 1 / 2, p: 1 / 2, q: Lambda((y, n), y / 3)}},
)
