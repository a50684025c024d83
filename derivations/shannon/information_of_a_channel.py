"""What a channel sends is the entropy of its output minus what an input leaves open of it.  Cover & Thomas, the proof
of Theorem 2.7.4.

The input x has the probability p(x), and the channel sends y with K(y|x).
"""

from symit import S, Eq, Lambda, Piecewise, Range, calc, cases, entr, forall, have, integers, integral, lemma, log
from symit import mapping, rel_entr, vector

n, N, x, y, k = integers("n N x y k")
K = mapping("K", S.Integers, S.Integers)
p = vector("p")
inputs, others, outputs = (x, Range(1, n + 1)), (k, Range(1, n + 1)), (y, Range(1, N + 1))
output = integral(p(k) * K(k, y), others)
sent = rel_entr(p(x) * K(x, y), p(x) * output)
apart = -p(x) * K(x, y) * log(output) - p(x) * entr(K(x, y))

lemma(
    "information-of-a-channel",
    Eq(
        integral(integral(sent, inputs), outputs),
        integral(entr(output), outputs) - integral(integral(p(x) * entr(K(x, y)), inputs), outputs),
    ),
    title="What a channel sends is the entropy of its output minus what the input leaves open",
    source="Cover & Thomas, the proof of Theorem 2.7.4",
    given={
        "no input has a negative probability": forall(p(x) >= 0, inputs),
        "the channel has probabilities": forall(K(x, y) >= 0, inputs, outputs),
        "every output is possible": forall(output > 0, outputs),
    },
    proof=[
        have(forall(Eq(sent, apart), inputs, outputs), cases(Eq(p(x), 0), Eq(K(x, y), 0))),
        calc(
            integral(sent, inputs),
            integral(apart, inputs),
            entr(output) - integral(p(x) * entr(K(x, y)), inputs),
            over=outputs,
        ),
    ],
    models={
        "a coin through noise": {
            n: 2,
            N: 2,
            K: Lambda((x, y), Piecewise((3 / 4, Eq(x, y)), (1 / 4, True))),
            p: Lambda(x, x / 2 - 1 / 4),
        }
    },
)
