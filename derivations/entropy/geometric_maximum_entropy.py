"""No distribution on 0, 1, 2, ... with the mean of a geometric one has a larger entropy.  Cover & Thomas, Theorem
12.1.1."""

from symit import Density, Eq, Geometric, Lambda, Piecewise, Range, density, entr, entropy, finite, forall, have
from symit import integer, integral, log, oo, probability, theorem, use, vector

x = integer("x")
f, p = vector("f"), probability("p")
numbers = (x, Range(0, oo))
X, Y = Density(f(x), numbers), Geometric(p)
g = density(Y, x)

theorem(
    "geometric-maximum-entropy",
    entropy(X) <= -log(p) - (1 - p) / p * log(1 - p),
    title="The geometric distribution has the largest entropy for its mean",
    source="Cover & Thomas, Theorem 12.1.1",
    given={
        "p is a probability strictly between 0 and 1": p,
        "f is not negative": forall(f(x) >= 0, numbers),
        "f adds up to one": Eq(integral(f(x), numbers), 1),
        "its mean is that of the geometric distribution": Eq(integral(x * f(x), numbers), (1 - p) / p),
        "the entropy is finite": finite(entropy(X)),
    },
    proof=[
        use("geometric-moments"),
        have(
            forall(entr(f(x)) <= -f(x) * (log(p) + x * log(1 - p)) - f(x) + g, numbers),
            use("relative-tangent", u=f(x), v=g),
        ),
        have(entropy(X) <= -log(p) - (1 - p) / p * log(1 - p)),
    ],
    models={
        "itself": {p: 1 / 2, f: Lambda(x, density(Geometric(1 / 2), x))},
        "three values": {p: 1 / 2, f: Lambda(x, Piecewise((1 / 3, x <= 2), (0, True)))},
    },
)
