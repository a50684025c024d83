"""A shift leaves the differential entropy as it is: substitute y = x - c.  Essay, "Entropy of Common Distributions"."""

from symit import S, Density, Eq, Lambda, Normal, density, entr, entropy, finite, forall, function, have, reals
from symit import substitute, theorem, use

f = function("f")
x, y, c = reals("x y c")
not_negative = forall(f(y) >= 0, y)
X = Density(f(y), (y, S.Reals))

theorem(
    "gaussian-entropy-translation",
    Eq(entropy(Density(f(x - c), (x, S.Reals))), entropy(X)),
    title="A shift leaves the differential entropy as it is",
    source="Essay, Entropy of Common Distributions",
    given={
        "f is not negative": not_negative,
        "the entropy is finite": finite(entropy(X)),
    },
    proof=[
        have(forall(f(x - c) >= 0, x), use(not_negative, x - c)),
        substitute(entr(f(y)), (y, x - c), x),
    ],
    models={"a Gaussian": {f: Lambda(y, density(Normal(0, 2), y))}},
)
