"""On the line, W_1 is the area between the distribution functions.  Guide, "8.3 Wasserstein Distance".

On n points in a row, the coupling by quantiles and the potential that falls where F is above G certify each other.
"""

from symit import S, Abs, Eq, Lambda, Piecewise, Range, cases, finite, forall, given_of, have, integers, integral
from symit import mappings, models_of, theorem, transport, use, vectors

n, i, j = integers("n i j")
F, G, x, f, g = vectors("F G x f g")
M, d, gamma, other = mappings("M d gamma other", S.Integers, S.Integers)
rows, columns = ((index, Range(1, n + 1)) for index in (i, j))
on = transport(d, Lambda(i, F(i) - F(i - 1)), Lambda(i, G(i) - G(i - 1)), rows, columns)
area = integral(Abs(F(i) - G(i)) * (x(i + 1) - x(i)), rows)


def in_pairs(claim):
    return forall(claim, rows, columns)


def lipschitz(f):
    return in_pairs(f(i) - f(j) <= d(i, j))


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
        **given_of("potential-on-the-line"),
        **given_of("quantile-coupling", "from zero to one"),
        **given_of("optimal-on-the-line", "d is the distance"),
        **given_of("quantile-coupling", "M is the lower of the two", "gamma is its second difference"),
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
    models=models_of(
        "optimal-on-the-line",
        without=["p", "q"],
        M=Lambda((i, j), Piecewise((0, i <= 0), ((Abs(j) + j) / 6, j <= 1), (2 / 3, Eq(i, 1)), (1, True))),
    ),
)
