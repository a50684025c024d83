"""No 1-Lipschitz function gains more from P to Q than a coupling costs."""

from symit import S, Abs, Eq, Lambda, Range, finite, forall, have, integers, integral, mappings, lemma, use, vectors

n, x, y = integers("n x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q, f = vectors("p q f")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))


def cost(gamma):
    return integral(integral(gamma(x, y) * d(x, y), columns), rows)


def gain(f):
    return integral(p(x) * f(x), rows) - integral(q(y) * f(y), columns)


def couples(gamma):
    return [
        forall(gamma(x, y) >= 0, rows, columns),
        forall(Eq(integral(gamma(x, y), columns), p(x)), rows),
        forall(Eq(integral(gamma(x, y), rows), q(y)), columns),
    ]


def lipschitz(f):
    return [forall(finite(f(x)), rows), forall(f(x) - f(y) <= d(x, y), rows, columns)]


paid = forall(gamma(x, y) * (f(x) - f(y)) <= gamma(x, y) * d(x, y), rows, columns)

lemma(
    "weak-duality",
    gain(f) <= cost(gamma),
    title="Weak duality",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "the distances have values": forall(finite(d(x, y)), rows, columns),
        "gamma is a coupling of p and q": couples(gamma),
        "f is 1-Lipschitz": lipschitz(f),
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
