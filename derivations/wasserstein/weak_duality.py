"""No 1-Lipschitz function gains more from P to Q than a coupling costs."""

from symit import S, Abs, Lambda, Range, finite, forall, have, integers, mappings, lemma, use, transport, vectors

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
        "the distances have values": forall(finite(d(x, y)), rows, columns),
        "gamma is a coupling of p and q": on.couples(gamma),
        "f is 1-Lipschitz": on.lipschitz(f),
    },
    proof=[have(paid), use("gain-below-cost")],
    models={
        "two points": {
            n: 2,
            d: Lambda((x, y), 3 * Abs(x - y)),
            p: Lambda(x, x / 3),
            q: Lambda(x, 1 / 2),
            gamma: Lambda((x, y), x / 6),
            f: Lambda(x, 3 * x),
        }
    },
)
