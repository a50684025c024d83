"""What the two directions cost: forward KL grows without bound where q all but misses a mode of p, reverse KL does
not care. Guide, "3.3 Forward vs Reverse KL".

P has the mass a on one mode. P restricted to it has the reverse KL -log a, however far the rest is: log 2 for one
of two equal modes. A Q with little mass b there has a forward KL of at least a log(1/b) - log 2. Read with P and Q
exchanged, this says that reverse KL forbids mass where p is small; the document's list says that it is allowed.
"""

from symit import Density, Eq, Implies, Lambda, Ne, Range, Space, cases, finite, forall, have, integer, integral, kl
from symit import log, reals, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, i = (f(x) for f in X.functions("p q i"))
a, b = reals("a b")
P, Q, Mode = Density(p, x), Density(q, x), Density(p * i / a, x)

theorem(
    "forward-reverse-kl",
    [Eq(kl(Mode, P), -log(a)), a * log(1 / b) - log(2) <= kl(P, Q)],
    title="Forward and reverse KL, and a mode that is missed",
    source="Guide, 3.3 Forward vs Reverse KL",
    given={
        "p and q are positive": [forall(p > 0, x), forall(q > 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "i is 1 on the mode and 0 elsewhere": [forall(finite(i), x), forall(Implies(Ne(i, 0), Eq(i, 1)), x)],
        "the mode has the probabilities a and b": [Eq(integral(p * i, x), a), Eq(integral(q * i, x), b)],
        "it is not all there is": [a > 0, a < 1, b > 0, b < 1],
        "the forward divergence is finite": finite(kl(P, Q)),
    },
    proof=[
        have(forall(Eq(rel_entr(p * i / a, p), -log(a) / a * (p * i)), x), cases(Eq(i, 0))),
        have(Eq(kl(Mode, P), -log(a))),
        use("kl-of-an-event"),
        have(log(1 - b) <= 0),
        have((1 - a) * log(1 - b) <= 0),
        have(
            -log(2) <= a * log(a) + (1 - a) * log(1 - a),
            use("exponential-tangent", y=log(1 / (2 * a))),
            use("exponential-tangent", y=log(1 / (2 * (1 - a)))),
        ),
        have(a * log(1 / b) - log(2) <= kl(P, Q)),
    ],
    models={
        "two modes": {
            X: Range(0, 2),
            a: 1 / 2,
            b: 1 / 8,
            "p": 1 / 2,
            "q": Lambda(n, 7 / 8 - 3 * n / 4),
            "i": Lambda(n, n),
        },
    },
)
