"""The exponential lies above its tangent at 0: 1 + y <= exp(y) for every real y.  DLMF 4.5.11."""

from symit import S, exp, lemma, reals, tangent

x, y = reals("x y")

lemma(
    "exponential-tangent",
    1 + y <= exp(y),
    title="The exponential lies above its tangent",
    source="DLMF 4.5.11; needed to dominate integrands",
    proof=[tangent(exp(x), (x, S.Reals), 0, y)],
)
