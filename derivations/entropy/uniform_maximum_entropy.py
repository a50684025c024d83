"""No density on (a, b) has a larger differential entropy than the uniform one, log(b - a).  Guide, "1.3 Differential
Entropy"."""

from symit import Density, Eq, Interval, Lambda, entr, entropy, finite, forall, function, have, integral, integrate
from symit import log, reals, theorem, use

f = function("f")
x, a, b = reals("x a b")
support = (x, Interval.open(a, b))
X = Density(f(x), support)

theorem(
    "uniform-maximum-entropy",
    [entropy(X) <= log(b - a), Eq(entropy(Density(1 / (b - a), support)), log(b - a))],
    title="On a bounded interval the uniform density has the largest entropy",
    source="Guide, 1.3 Differential Entropy",
    given={
        "a is less than b": a < b,
        "f is not negative": forall(f(x) >= 0, support),
        "f integrates to one": Eq(integral(f(x), support), 1),
        "the entropy is finite": finite(entropy(X)),
    },
    proof=[
        integrate(1, support),
        have(
            forall(entr(f(x)) <= f(x) * log(b - a) - f(x) + 1 / (b - a), support),
            use("relative-tangent", u=f(x), v=1 / (b - a)),
        ),
        have(entropy(X) <= log(b - a)),
    ],
    models={"on (0, 1)": {a: 0, b: 1, f: Lambda(x, 2 * x)}},
)
