"""u log(u/v) lies above u - v, zeros included: log t <= t - 1 at t = v/u."""

from symit import Implies, Ne, have, lemma, log, reals, rel_entr, use

u, v = reals("u v")

lemma(
    "relative-tangent",
    u - v <= rel_entr(u, v),
    title="u log(u/v) lies above u - v",
    source="Cover & Thomas, Theorem 2.7.1; needed for divergences to exist",
    given={"u and v are not negative": [u >= 0, v >= 0], "v is positive where u is": Implies(Ne(u, 0), v > 0)},
    proof=[have(u - v <= rel_entr(u, v), use("exponential-tangent", y=log(v / u)))],
)
