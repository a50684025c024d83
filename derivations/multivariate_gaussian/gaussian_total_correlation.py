"""The information that the blocks of a Gaussian vector share: the divergence from the Gaussian of independent blocks.

c(i) is the block of the coordinate i.  Q has the covariances of P within each block and none between, so its precision
vanishes between blocks, and tr(P_2 S_1) = tr(P_2 S_2) = d.  Q is the product of what P is on each block, which is taken
for granted here; with two blocks the divergence is their mutual information.
"""

from symit import Eq, Implies, Lambda, MultivariateNormal, Ne, Piecewise, Range, S, calc, eq, finite, forall, given_of
from symit import integers, integral, kl, log, mappings, natural, product_over, theorem, use, vector

d, m = natural("d"), vector("m")
i, j, k, n = integers("i j k n")
c = vector("c")
L_1, L_2, P_1, P_2 = mappings("L_1 L_2 P_1 P_2", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
X, Y = MultivariateNormal(m, L_1, P_1, d), MultivariateNormal(m, L_2, P_2, d)
det_1, det_2 = (product_over(L(i, i) ** 2, rows) for L in (L_1, L_2))
S_1, S_2 = (integral(L(i, k) * L(j, k), inner) for L in (L_1, L_2))


def trace(covariance):
    return integral(integral(P_2(i, j) * covariance, columns), rows)


theorem(
    "gaussian-total-correlation",
    Eq(kl(X, Y), log(det_2 / det_1) / 2),
    title="The information that the blocks of a Gaussian vector share",
    source="Essay, Simulations: Estimating Mutual Information, for blocks of any size",
    given={
        **given_of("multivariate-gaussian-normalization", L=L_1, P=P_1),
        **{f"{words}, of q": f for words, f in given_of("precision-of-factor", L=L_2, P=P_2).items()},
        "each coordinate has a block": forall(finite(c(i)), rows),
        "the same covariances within a block": forall(Implies(Eq(c(i), c(j)), Eq(S_1, S_2)), rows, columns),
        "nothing between blocks": forall(Implies(Ne(c(i), c(j)), Eq(P_2(i, j), 0)), rows, columns),
    },
    proof=[
        use("trace-by-blocks", A=P_2, B=Lambda((i, j), S_1), C=Lambda((i, j), S_2)),
        calc(
            "tr(P_2 S_1) = d",
            trace(S_1),
            trace(S_2),
            integral(1, rows),
            d,
        ),
        eq((log(det_2 / det_1) - d + trace(S_1)) / 2, "gaussian-kl-multivariate"),
        log(det_2 / det_1) / 2,
    ],
    models={
        "two correlated coordinates": {
            d: 2,
            m: 0,
            c: Lambda(i, i),
            L_1: Lambda((i, j), Piecewise((0, i < j), (2, Eq(i + j, 2)), (1, True))),
            P_1: Lambda((i, j), Piecewise((1 / 2, Eq(i + j, 2)), (-1 / 2, Eq(i + j, 3)), (1, True))),
            L_2: Lambda((i, j), Piecewise((2 ** (1 / i), Eq(i, j)), (0, True))),
            P_2: Lambda((i, j), Piecewise((i / 4, Eq(i, j)), (0, True))),
        }
    },
)
