"""The first two moments of d independent standard normal coordinates: E[z_k] = 0, and E[z_k z_n] = 1 if k = n, else 0.

By Fubini the mean of a product of functions of single coordinates is the product of the means, and each coordinate that
is not asked about integrates to one.
"""

from symit import S, Eq, Normal, Piecewise, ProductNormal, ProductSpace, Range, calc, cases, density, eq, forall, have
from symit import integers, integral, lemma, product_over, real

d, j, k, n = integers("d j k n")
u = real("u")
J, K, L = ((index, Range(1, d + 1)) for index in (j, k, n))
Z = ProductNormal(0, 1, d)
space = ProductSpace(Range(1, d + 1), S.Reals)
z = space.point("z")
phi = density(Normal(0, 1), u)
weight = density(Z, z)


def at(index):
    return Piecewise((u, Eq(j, index)), (1, True))


one, two = phi * at(k), phi * at(k) * at(n)
same = Piecewise((1, Eq(k, n)), (0, True))
first = Piecewise((0, Eq(j, k)), (1, True))
second = Piecewise((same, Eq(j, k)), (1, True)) * Piecewise((same, Eq(j, n)), (1, True))


def over(f):
    return product_over(f.subs(u, z(j)), J)


lemma(
    "standard-normal-coordinates",
    [
        Eq(integral(weight, (z, space)), 1),
        forall(Eq(integral(weight * z(k), (z, space)), 0), K),
        forall(Eq(integral(weight * (z(k) * z(n)), (z, space)), same), K, L),
    ],
    title="Independent standard normal coordinates",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    proof=[
        calc(
            "The density integrates to one",
            integral(weight, (z, space)),
            product_over(integral(phi, u), J),
            eq(product_over(1, J), "gaussian-normalization"),
            1,
        ),
        have(forall(Eq(integral(one, u), first), J, K), "gaussian-moments"),
        calc(
            "The mean of a coordinate",
            integral(weight * z(k), (z, space)),
            eq(integral(over(one), (z, space)), "only the k-th factor changes"),
            eq(product_over(integral(one, u), J), "by Fubini"),
            product_over(first, J),
            0,
            over=K,
        ),
        have(forall(Eq(integral(two, u), second), J, K, L), "gaussian-moments", cases(Eq(k, n), Eq(j, k), Eq(j, n))),
        calc(
            "The mean of a product of two",
            integral(weight * (z(k) * z(n)), (z, space)),
            eq(integral(over(two), (z, space)), "only the k-th and the n-th factor change"),
            eq(product_over(integral(two, u), J), "by Fubini"),
            product_over(second, J),
            eq(same, cases(Eq(k, n))),
            over=[K, L],
        ),
    ],
)
