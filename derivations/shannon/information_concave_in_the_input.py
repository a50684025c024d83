"""Mutual information is concave in the input: mixing two inputs of one channel sends at least the mixture of what they
send.  Cover & Thomas, Theorem 2.7.4.

It is the entropy of the output, which is concave, minus what the input leaves open, which is linear in it.
"""

from symit import S, Eq, Lambda, Piecewise, Range, entr, forall, have, integers, integral, mapping, probability
from symit import rel_entr, theorem, use, vectors

n, N, x, y, k = integers("n N x y k")
K = mapping("K", S.Integers, S.Integers)
p, q = vectors("p q")
t = probability("t")
inputs, others, outputs = (x, Range(1, n + 1)), (k, Range(1, n + 1)), (y, Range(1, N + 1))
mixture = Lambda(x, t * p(x) + (1 - t) * q(x))


def output(p):
    return integral(p(k) * K(k, y), others)


def information(p):
    return integral(integral(rel_entr(p(x) * K(x, y), p(x) * output(p)), inputs), outputs)


def left_open(p):
    return integral(integral(p(x) * entr(K(x, y)), inputs), outputs)


theorem(
    "information-concave-in-the-input",
    t * information(p) + (1 - t) * information(q) <= information(mixture),
    title="Mutual information is concave in the input",
    source="Cover & Thomas, Theorem 2.7.4",
    given={
        "t is a share": t,
        "no input has a negative probability": [forall(f(x) >= 0, inputs) for f in (p, q)],
        "the channel has probabilities": forall(K(x, y) >= 0, inputs, outputs),
        "every output is possible": [forall(output(f) > 0, outputs) for f in (p, q)],
    },
    proof=[
        have(forall(Eq(output(mixture), t * output(p) + (1 - t) * output(q)), outputs)),
        have(forall(output(mixture) > 0, outputs)),
        *(use("information-of-a-channel", p=Lambda(x, f(x))) for f in (p, q, mixture)),
        have(Eq(left_open(mixture), t * left_open(p) + (1 - t) * left_open(q))),
        use("entropy-concave", X=Range(1, N + 1), p=Lambda(y, output(p)), q=Lambda(y, output(q))),
    ],
    models={
        "two coins through noise": {
            n: 2,
            N: 2,
            t: 1 / 3,
            K: Lambda((x, y), Piecewise((3 / 4, Eq(x, y)), (1 / 4, True))),
            p: Lambda(x, x / 2 - 1 / 4),
            q: Lambda(x, 1 / 2),
        }
    },
)
