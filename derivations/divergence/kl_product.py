"""The KL divergence of independent coordinates is the sum of theirs, for every dimension d.

On the product space S^d with densities p(x) = prod_j p_j(x_j) and q(x) = prod_j q_j(x_j), the logarithm of the ratio
is a sum, and each summand integrates by Fubini: every other coordinate integrates to one.  Cover & Thomas, Elements
of Information Theory (2nd ed.), Theorem 2.5.3 for independent variables.
"""

from symit import Density, Eq, Lambda, Normal, Piecewise, ProductSpace, Range, S, Space, calc, density, eq
from symit import finite, forall, have, integers, integral, kl, log, mappings, product_over, real, swap, theorem

X = Space("S")
d, j, k = integers("d j k")
J, K = ((index, Range(1, d + 1)) for index in (j, k))
u, t = X.point("u"), real("t")
vectors = ProductSpace(Range(1, d + 1), X)
x = vectors.point("x")
p, q = mappings("p q", S.Integers, X)
P, Q = (Density(product_over(f(j, x(j)), J), (x, vectors)) for f in (p, q))


def one_kl(j):
    return kl(Density(p(j, u), u), Density(q(j, u), u))


def ratio(j, u):
    return log(p(j, u)) - log(q(j, u))


def selected(u):
    return p(j, u) * Piecewise((ratio(j, u), Eq(j, k)), (1, True))


def gaussians(spread):
    return Lambda((j, t), density(Normal(j, j + spread), t))


chosen = Piecewise((one_kl(j), Eq(j, k)), (1, True))
own = density(P, x) * ratio(k, x(k))

theorem(
    "kl-product",
    Eq(kl(P, Q), integral(one_kl(k), K)),
    title="The divergence of independent coordinates is the sum of theirs",
    source="Cover & Thomas, Theorem 2.5.3; needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        "each p_j is positive": forall(p(j, u) > 0, J, u),
        "each q_j is positive": forall(q(j, u) > 0, J, u),
        "each p_j integrates to one": forall(Eq(integral(p(j, u), u), 1), J),
        "each coordinate's divergence is finite": forall(finite(one_kl(j)), J),
    },
    proof=[
        have(forall(Eq(integral(selected(u), u), chosen), K, J), "one integral for each coordinate"),
        calc(
            "One coordinate among the others",
            integral(own, (x, vectors)),
            eq(integral(product_over(selected(x(j)), J), (x, vectors)), "only the k-th factor carries a logarithm"),
            eq(
                product_over(integral(selected(u), u), J),
                "Fubini: the integral of the product is the product of the integrals",
            ),
            eq(product_over(chosen, J), "each other coordinate integrates to one"),
            eq(one_kl(k), "what is left is the k-th divergence"),
            over=K,
        ),
        eq(integral(integral(own, K), (x, vectors)), "the logarithm of a product is a sum"),
        eq(integral(integral(own, (x, vectors)), K), swap(integral(own, K), (x, vectors))),
        eq(integral(one_kl(k), K), "one divergence for each coordinate"),
    ],
    models={
        "two Gaussians": {X: S.Reals, d: 2, p: gaussians(0), q: gaussians(1)},
        "the two exchanged": {X: S.Reals, d: 2, p: gaussians(1), q: gaussians(0)},
        "three wide ones beside narrow ones": {X: S.Reals, d: 3, p: gaussians(40), q: gaussians(2)},
        "one coordinate": {X: S.Reals, d: 1, p: gaussians(3), q: gaussians(4)},
    },
)
