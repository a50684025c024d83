"""No 1-Lipschitz function gains more from P to Q than a coupling costs."""

from symit import S, Lambda, Range, forall, given_of, have, integers, lemma, mappings, models_of, transport, use
from symit import vectors

n, x, y = integers("n x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q, f = vectors("p q f")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
on = transport(d, p, q, rows, columns)

paid = forall(gamma(x, y) * (f(x) - f(y)) <= gamma(x, y) * d(x, y), rows, columns)

lemma(
    "weak-duality",
    on.gain(f) <= on.cost(gamma),
    title="Weak duality",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("gain-below-cost", "the distances have values", "gamma is a coupling of p and q"),
        "f is 1-Lipschitz": on.lipschitz(f),
    },
    proof=[have(paid), use("gain-below-cost")],
    models=models_of("gain-below-cost", f=Lambda(x, 3 * x)),
)
