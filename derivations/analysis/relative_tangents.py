"""u log(u/v) lies above each of its tangents: u log a + u - a v, zeros included.

Fenchel's inequality for u log u.  With a = 1 it is Gibbs' inequality, with a = U/V the log-sum inequality, with a
classifier's output the value of a game.  Cover & Thomas, Theorem 2.7.1.
"""

from symit import Implies, Ne, have, lemma, log, positive, reals, rel_entr, use

u, v = reals("u v")
a = positive("a")
line = u * log(a) + u - a * v

lemma(
    "relative-tangents",
    line <= rel_entr(u, v),
    title="u log(u/v) lies above each of its tangents",
    source="Cover & Thomas, Theorem 2.7.1; needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={
        "u and v are not negative": [u >= 0, v >= 0],
        "v is positive where u is": Implies(Ne(u, 0), v > 0),
        "a is positive": a,
    },
    proof=[have(line <= rel_entr(u, v), use("exponential-tangent", y=log(a * v / u)))],
)
