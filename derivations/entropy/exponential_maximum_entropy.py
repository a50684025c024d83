"""No density on the half-line with mean m has a larger differential entropy than the exponential one, 1 + log m.  Cover
& Thomas, Theorem 12.1.1."""

from symit import E, Density, Eq, Interval, Lambda, entr, entropy, exp, finite, forall, function, have
from symit import integral, log, oo, positive, real, theorem, use

f = function("f")
m, x = positive("m"), real("x")
half_line = (x, Interval.open(0, oo))
X = Density(f(x), half_line)
p = exp(-x / m) / m

theorem(
    "exponential-maximum-entropy",
    [entropy(X) <= log(E * m), Eq(entropy(Density(p, half_line)), log(E * m))],
    title="The exponential density has the largest entropy for its mean",
    source="Cover & Thomas, Theorem 12.1.1",
    given={
        "the mean is positive": m,
        "f is not negative": forall(f(x) >= 0, half_line),
        "f integrates to one": Eq(integral(f(x), half_line), 1),
        "its mean is m": Eq(integral(x * f(x), half_line), m),
        "the entropy is finite": finite(entropy(X)),
    },
    proof=[
        use("exponential-moments", lam=1 / m),
        have(forall(entr(f(x)) <= f(x) * (log(m) + x / m) - f(x) + p, half_line), use("relative-tangent", u=f(x), v=p)),
        have(entropy(X) <= log(E * m)),
        have(Eq(entropy(Density(p, half_line)), log(E * m))),
    ],
    models={"itself": {m: 2, f: Lambda(x, exp(-x / 2) / 2)}},
)
