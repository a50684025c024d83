"""KL(P||Q) is at least the divergence of the probabilities of one event, and so large where Q all but excludes what
P does not.

i is 1 on the event and 0 elsewhere. On either side the tangent of p log(p/q) with the ratio of the probabilities.
"""

from symit import Density, Eq, Implies, Lambda, Ne, Range, Space, cases, finite, forall, have, integer, integral, kl
from symit import lemma, log, reals, rel_entr, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, i = (f(x) for f in X.functions("p q i"))
divergence = kl(Density(p, x), Density(q, x))
a, b = reals("a b")
inside = p * i * log(a / b) + p * i - a / b * (q * i)
outside = p * (1 - i) * log((1 - a) / (1 - b)) + p * (1 - i) - (1 - a) / (1 - b) * (q * (1 - i))

lemma(
    "kl-of-an-event",
    a * log(a / b) + (1 - a) * log((1 - a) / (1 - b)) <= divergence,
    title="The divergence of the probabilities of an event",
    source="Cover & Thomas, Theorem 2.7.1; needed for the guide, 3.3 Forward vs Reverse KL",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "i is 1 on the event and 0 elsewhere": [forall(finite(i), x), forall(Implies(Ne(i, 0), Eq(i, 1)), x)],
        "the event has the probabilities a and b": [Eq(integral(p * i, x), a), Eq(integral(q * i, x), b)],
        "it may happen or not": [a > 0, a < 1, b > 0, b < 1],
        "the divergence is finite": finite(divergence),
    },
    proof=[
        have(
            forall(inside + outside <= rel_entr(p, q), x),
            use("relative-tangents", u=p, v=q, a=a / b),
            use("relative-tangents", u=p, v=q, a=(1 - a) / (1 - b)),
            cases(Eq(i, 0)),
        ),
    ],
    models={
        "two coins": {
            X: Range(0, 2),
            a: 3 / 4,
            b: 1 / 2,
            "p": Lambda(n, 1 / 4 + n / 2),
            "q": 1 / 2,
            "i": Lambda(n, n),
        }
    },
)
