"""A function that falls by the whole distance wherever a coupling moves mass gains what the coupling costs."""

from symit import S, Eq, Implies, Lambda, Piecewise, Range, cases, forall, given_of, have, integers, lemma, mappings
from symit import models_of, transport, use, vectors

n, x, y = integers("n x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q, f = vectors("p q f")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
on = transport(d, p, q, rows, columns)

tight = forall(Implies(gamma(x, y) > 0, Eq(f(x) - f(y), d(x, y))), rows, columns)

lemma(
    "complementary-slackness",
    Eq(on.gain(f), on.cost(gamma)),
    title="Complementary slackness",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("gain-below-cost", without=["where mass goes, f falls by the distance at most"]),
        "where mass goes, f falls by the distance": tight,
    },
    proof=[
        have(forall(Eq(gamma(x, y) * (f(x) - f(y)), gamma(x, y) * d(x, y)), rows, columns), cases(Eq(gamma(x, y), 0))),
        use("gain-below-cost"),
        use("gain-below-cost", f=Lambda(x, -f(x)), d=Lambda((x, y), -d(x, y))),
        have(on.cost(gamma) <= on.gain(f)),
    ],
    models=models_of(
        "gain-below-cost",
        gamma=Lambda((x, y), Piecewise((0, x < y), (1 / 3, Eq(x + y, 2)), (1 / 2, Eq(x + y, 4)), (1 / 6, True))),
        f=Lambda(x, 3 * x),
    ),
)
