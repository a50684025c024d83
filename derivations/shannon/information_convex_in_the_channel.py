"""Mutual information is convex in the channel: for one input, a mixture of two channels sends at most the mixture of
what they send.  Cover & Thomas, Theorem 2.7.4.

The joint distribution and the product of its marginals are both linear in the channel, and the divergence is convex in
both together.
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, forall, have, integers, integral, kl, mappings, probability
from symit import theorem, use, vectors

n, N, x, y = integers("n N x y")
K, L = mappings("K L", S.Integers, S.Integers)
p, P, Q = vectors("p P Q")
t = probability("t")
inputs, outputs = (x, Range(1, n + 1)), (y, Range(1, N + 1))
p_1, p_2, q_1, q_2 = p(x) * K(x, y), p(x) * L(x, y), p(x) * P(y), p(x) * Q(y)
joint, product = t * p_1 + (1 - t) * p_2, t * q_1 + (1 - t) * q_2
output = t * P(y) + (1 - t) * Q(y)


def at_x(joint, product):
    return kl(Density(joint, outputs), Density(product, outputs))


def information(joint, product):
    return integral(at_x(joint, product), inputs)


parts = {"p_1": p_1, "p_2": p_2, "q_1": q_1, "q_2": q_2}
convexity = use("kl-joint-convexity", X=Range(1, N + 1), **{name: Lambda(y, part) for name, part in parts.items()})

theorem(
    "information-convex-in-the-channel",
    [
        forall(Eq(integral(joint, inputs), output), outputs),
        forall(Eq(p(x) * output, product), inputs, outputs),
        information(joint, product) <= t * information(p_1, q_1) + (1 - t) * information(p_2, q_2),
    ],
    title="Mutual information is convex in the channel",
    source="Cover & Thomas, Theorem 2.7.4",
    given={
        "t is a share": t,
        "the inputs have positive probabilities": forall(p(x) > 0, inputs),
        "the channels have probabilities": [forall(f(x, y) >= 0, inputs, outputs) for f in (K, L)],
        "P(y) and Q(y) are the probabilities of their outputs": [
            forall(Eq(integral(p(x) * f(x, y), inputs), F(y)), outputs) for f, F in ((K, P), (L, Q))
        ],
        "every output is possible": [forall(F(y) > 0, outputs) for F in (P, Q)],
    },
    proof=[
        have(forall(at_x(joint, product) <= t * at_x(p_1, q_1) + (1 - t) * at_x(p_2, q_2), inputs), convexity),
    ],
    models={
        "a coin through two noises": {
            n: 2,
            N: 2,
            t: 1 / 3,
            K: Lambda((x, y), Piecewise((3 / 4, Eq(x, y)), (1 / 4, True))),
            L: Lambda((x, y), 1 / 2),
            p: Lambda(x, x / 2 - 1 / 4),
            P: Lambda(y, (2 * y + 1) / 8),
            Q: Lambda(y, 1 / 2),
        }
    },
)
