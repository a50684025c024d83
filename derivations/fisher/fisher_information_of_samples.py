"""n independent samples carry n times the information of one, so that the Cramér-Rao bound for them is 1/(n I).  Guide,
"6.3 Cramér-Rao Bound", which leaves n unsaid.

The score of the sample is the sum of the scores s of its parts, of which those of different parts are uncorrelated.
"""

from symit import Density, Eq, Lambda, Piecewise, ProductSpace, Range, Space, calc, cases, density, eq, finite, forall
from symit import have, integers, integral, positive_integer, product_over, real, swap, theorem

X = Space("X")
u, i = X.point("u"), integers("i")[0]
j, k, m = integers("j k m")
n, information = positive_integer("n"), real("I")
J, K, M = ((index, Range(1, n + 1)) for index in (j, k, m))
p, s = (f(u) for f in X.functions("p s"))
space = ProductSpace(Range(1, n + 1), X)
x = space.point("x")
sample = Density(product_over(p.subs(u, x(j)), J), (x, space))
weight = density(sample, x)
both = Piecewise((information, Eq(k, m)), (0, True))
one = Piecewise((1, Eq(k, m)), (0, True))
second = Piecewise((both, Eq(j, k)), (1, True)) * Piecewise((one, Eq(j, m)), (1, True))


def at(index):
    return Piecewise((s, Eq(j, index)), (1, True))


def score(index):
    return s.subs(u, x(index))


pair = p * at(k) * at(m)
apart = Piecewise((Piecewise((p * s**2, Eq(k, m)), (p * s, True)), Eq(j, k)), (p * s, Eq(j, m)), (p, True))
total = integral(score(m), M)
product, one_score = weight * (score(k) * score(m)), weight * (score(k) * total)

theorem(
    "fisher-information-of-samples",
    Eq(integral(weight * total**2, (x, space)), n * information),
    title="n samples carry n times the information of one",
    source="Guide, 6.3 Cramér-Rao Bound: the number of samples",
    given={
        "there are n samples": n,
        "p is not negative": forall(p >= 0, u),
        "p integrates to one": Eq(integral(p, u), 1),
        "the score has values": forall(finite(s), u),
        "the score has mean 0": Eq(integral(p * s, u), 0),
        "one sample has the information I": Eq(integral(p * s**2, u), information),
    },
    proof=[
        have(forall(Eq(pair, apart), J, K, M, u), cases(Eq(k, m), Eq(j, k), Eq(j, m))),
        have(forall(Eq(integral(apart, u), second), J, K, M), cases(Eq(k, m), Eq(j, k), Eq(j, m))),
        calc("One integral for each factor", integral(pair, u), integral(apart, u), second, over=[J, K, M]),
        calc(
            "The mean of a product of two scores",
            integral(product, (x, space)),
            eq(
                integral(product_over(pair.subs(u, x(j)), J), (x, space)),
                "only the k-th and the m-th factor change",
            ),
            eq(product_over(integral(pair, u), J), "by Fubini"),
            product_over(second, J),
            eq(both, cases(Eq(k, m))),
            over=[K, M],
        ),
        calc(
            "One score against all",
            integral(one_score, (x, space)),
            integral(integral(product, M), (x, space)),
            eq(integral(integral(product, (x, space)), M), swap(integral(product, M), (x, space))),
            integral(both, M),
            information,
            over=K,
        ),
        integral(integral(one_score, K), (x, space)),
        eq(integral(integral(one_score, (x, space)), K), swap(integral(one_score, K), (x, space))),
        eq(n * information, "n scores"),
    ],
    models={
        "a fair coin": {X: Range(0, 2), n: 2, information: 4, "p": 1 / 2, "s": Lambda(i, 4 * i - 2)},
    },
)
