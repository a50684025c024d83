"""On the line, W_1 is the area between the distribution functions.  Guide, "8.3 Wasserstein Distance".

On n points in a row, the coupling by quantiles and the potential that falls where F is above G certify each other.
"""

from symit import Abs, And, Eq, Implies, Lambda, Piecewise, Range, S, calc, cases, eq, finite, forall, have, integers
from symit import integral, mappings, theorem, use, vectors

n, i, j = integers("n i j")
F, G, x, f, g = vectors("F G x f g")
M, gamma, other = mappings("M gamma other", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
p, q = F(i) - F(i - 1), G(j) - G(j - 1)
distance = Abs(x(i) - x(j))
area = integral(Abs(F(i) - G(i)) * (x(i + 1) - x(i)), rows)


def everywhere(claim):
    return forall(claim, (i, S.Integers), (j, S.Integers))


def rising(F):
    return everywhere(Implies(i <= j, F(i) <= F(j)))


def cost(gamma):
    return integral(integral(gamma(i, j) * distance, columns), rows)


def gain(f):
    return integral(p * f(i), rows) - integral(q * f(j), columns)


def couples(gamma):
    return [
        forall(gamma(i, j) >= 0, rows, columns),
        forall(Eq(integral(gamma(i, j), columns), p), rows),
        forall(Eq(integral(gamma(i, j), rows), q), columns),
    ]


def lipschitz(f):
    return forall(f(i) - f(j) <= distance, rows, columns)


lower = Piecewise((F(i), F(i) <= G(j)), (G(j), True))
slope = Piecewise((x(i) - x(i + 1), G(i) <= F(i)), (x(i + 1) - x(i), True))

theorem(
    "wasserstein-on-the-line",
    [
        *couples(gamma),
        lipschitz(f),
        Eq(cost(gamma), area),
        Eq(gain(f), area),
        area <= cost(other),
        gain(g) <= area,
    ],
    title="On the line the Wasserstein distance is the area between the distribution functions",
    source="Guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.2",
    given={
        "there are points": n >= 1,
        "F, G and x rise": [rising(F), rising(G), rising(x)],
        "F and G rise from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "M is the lower of the two": everywhere(Eq(M(i, j), lower)),
        "gamma is its second difference": everywhere(
            Eq(gamma(i, j), M(i, j) - M(i - 1, j) - M(i, j - 1) + M(i - 1, j - 1))
        ),
        "f falls where F is at least G, and rises elsewhere": forall(Eq(f(i + 1) - f(i), slope), (i, S.Integers)),
        "another coupling": couples(other),
        "another 1-Lipschitz function": [forall(finite(g(i)), rows), lipschitz(g)],
    },
    proof=[
        use("quantile-coupling"),
        use("potential-on-the-line"),
        use("gain-on-the-line"),
        have(forall(Implies(i <= j, Eq(distance, x(j) - x(i))), rows, columns), use(rising(x), i, j)),
        have(forall(Implies(j <= i, Eq(distance, x(i) - x(j))), rows, columns), use(rising(x), j, i)),
        have(lipschitz(f), use("fall-of-the-potential", d=distance, mass=gamma(i, j))),
    ],
)
