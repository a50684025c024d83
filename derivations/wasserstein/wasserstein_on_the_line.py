"""On the line, W_1 is the area between the distribution functions.  Guide, "8.3 Wasserstein Distance".

On n points in a row, the coupling by quantiles and the potential that falls where F is above G certify each other.
"""

from symit import S, Abs, Eq, Implies, Lambda, Piecewise, Range, cases, finite, forall, have, integers, integral
from symit import mappings, theorem, use, transport, vectors

n, i, j = integers("n i j")
F, G, x, f, g = vectors("F G x f g")
M, d, gamma, other = mappings("M d gamma other", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
on = transport(d, Lambda(i, F(i) - F(i - 1)), Lambda(i, G(i) - G(i - 1)), rows, columns)
area = integral(Abs(F(i) - G(i)) * (x(i + 1) - x(i)), rows)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def in_pairs(claim):
    return forall(claim, rows, columns)


def rising(F):
    return everywhere(Implies(i <= j, F(i) <= F(j)))


def lipschitz(f):
    return in_pairs(f(i) - f(j) <= d(i, j))


lower = Piecewise((F(i), F(i) <= G(j)), (G(j), True))
slope = Piecewise((x(i) - x(i + 1), G(i) <= F(i)), (x(i + 1) - x(i), True))

theorem(
    "wasserstein-on-the-line",
    [
        *on.couples(gamma),
        lipschitz(f),
        Eq(on.gain(f), area),
        Eq(on.gain(f), on.cost(gamma)),
        on.gain(f) <= on.cost(other),
        on.gain(g) <= on.cost(gamma),
    ],
    title="On the line the Wasserstein distance is the area between the distribution functions",
    source="Guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.2",
    given={
        "n is not negative": n >= 0,
        "F, G and x rise": [rising(F), rising(G), rising(x)],
        "F and G rise from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "d is the distance": [
            in_pairs(Implies(i <= j, Eq(d(i, j), x(j) - x(i)))),
            in_pairs(Implies(j <= i, Eq(d(i, j), x(i) - x(j)))),
        ],
        "M is the lower of the two": everywhere(Eq(M(i, j), lower)),
        "gamma is its second difference": everywhere(
            Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1))
        ),
        "f falls where F is at least G, and rises elsewhere": forall(Eq(f(i + 1) - f(i), slope), (i, S.Integers)),
        "another coupling": on.couples(other),
        "another 1-Lipschitz function": [forall(finite(g(i)), rows), lipschitz(g)],
    },
    proof=[
        have(in_pairs(finite(d(i, j))), cases(i <= j)),
        use("quantile-coupling"),
        use("potential-on-the-line"),
        use("gain-on-the-line"),
        use("optimal-on-the-line", p=Lambda(i, F(i) - F(i - 1)), q=Lambda(i, G(i) - G(i - 1))),
    ],
    models={
        "a third moves by one": {
            n: 2,
            F: Lambda(i, Piecewise((0, i <= 0), (2 / 3, Eq(i, 1)), (1, True))),
            G: Lambda(i, Piecewise((0, i <= 0), (1 / 3, Eq(i, 1)), (1, True))),
            x: Lambda(i, i),
            d: Lambda((i, j), Abs(i - j)),
            M: Lambda((i, j), Piecewise((0, i <= 0), ((Abs(j) + j) / 6, j <= 1), (2 / 3, Eq(i, 1)), (1, True))),
            gamma: Lambda(
                (i, j), Piecewise((0, j < i), (1 / 3, Eq((2 * i - 3) ** 2 + (2 * j - 3) ** 2, 2)), (0, True))
            ),
            other: Lambda((i, j), (1 - i / 3) * j / 3),
            f: Lambda(i, -i),
            g: Lambda(i, i / 2),
        }
    },
)
