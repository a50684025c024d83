"""Cross-entropy and KL divergence differ by the entropy of the data, which does not depend on the model: they have the
same minimisers and the same gradient.  Essay, "KL Divergence: The Extra Bits"."""

from symit import Density, Eq, Implies, Interval, Lambda, Ne, Piecewise, Range, Space, cross_entropy, derivative
from symit import entropy, finite, forall, have, iff, integer, integral, kl, mapping, reals, rel_entr, theorem

X = Space("X")
x, n = X.point("x"), integer("n")
theta, t, a, b, g = reals("theta t a b g")
Theta = Interval.open(a, b)
p, q = X.function("p"), mapping("q", X, Theta)
P = Density(p(x), x)


def Q(t):
    return Density(q(x, t), x)


def loss(t):
    return cross_entropy(P, Q(t))


theorem(
    "cross-entropy-minimisation-is-kl-minimisation",
    [
        iff(
            forall(loss(theta) <= loss(t), (t, Theta)),
            forall(kl(P, Q(theta)) <= kl(P, Q(t)), (t, Theta)),
        ),
        Implies(Eq(derivative(kl(P, Q(t)), (t, theta)), g), Eq(derivative(loss(t), (t, theta)), g)),
    ],
    title="Minimising cross-entropy is minimising the KL divergence",
    source="Essay, KL Divergence: The Extra Bits; guide, 5.2 Cross-Entropy Loss",
    given={
        "the parameter lies in an open interval": [a < theta, theta < b],
        "p is not negative": forall(p(x) >= 0, x),
        "the model is not negative": forall(q(x, t) >= 0, x, (t, Theta)),
        "the model is positive wherever p is": forall(Implies(Ne(p(x), 0), q(x, t) > 0), x, (t, Theta)),
        "the entropy is finite": finite(entropy(P)),
        "the divergence is finite": forall(finite(kl(P, Q(t))), (t, Theta)),
    },
    proof=[
        have(forall(Eq(loss(t), entropy(P) + kl(P, Q(t))), (t, Theta)), "cross-entropy-decomposition"),
        have(forall(Eq(integral(rel_entr(p(x), q(x, t)), x), kl(P, Q(t))), (t, Theta)), "by definition"),
        have(
            Implies(
                Eq(derivative(kl(P, Q(t)), (t, theta)), g),
                Eq(derivative(integral(rel_entr(p(x), q(x, t)), x), (t, theta)), g),
            )
        ),
        have(Implies(Eq(derivative(kl(P, Q(t)), (t, theta)), g), Eq(derivative(loss(t), (t, theta)), g))),
    ],
    models={
        "coins": {
            X: Range(0, 2),
            a: 0,
            b: 1,
            p: 1 / 2,
            q: Lambda((n, t), Piecewise((t, Eq(n, 1)), (1 - t, True))),
        },
    },
)
