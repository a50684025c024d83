"""The log-sum inequality for n terms, zeros included.  Cover & Thomas, Theorem 2.7.1.

The tangents of u log(u/v) with slope (sum of u)/(sum of v), at every term.
"""

from symit import And, Eq, Implies, Lambda, Ne, Range, cases, forall, have, integers, integral, le, log, rel_entr
from symit import summand, theorem, use, vectors

n, j, k = integers("n j k")
u, v = vectors("u v")
terms, others = (j, Range(1, n + 1)), (k, Range(1, n + 1))
U, V = integral(u(j), terms), integral(v(j), terms)
tangent = u(j) * log(U / V) + u(j) - U / V * v(j)
total = integral(rel_entr(u(j), v(j)), terms)

theorem(
    "log-sum-inequality-general",
    rel_entr(U, V) <= total,
    title="The log-sum inequality",
    source="Cover & Thomas, Theorem 2.7.1",
    given={
        "no u_j is negative": forall(u(j) >= 0, terms),
        "no v_j is negative": forall(v(j) >= 0, terms),
        "v_j is positive where u_j is": forall(Implies(Ne(u(j), 0), v(j) > 0), terms),
    },
    proof=[
        have(forall(u(k) <= U, others), summand(U, k)),
        have(forall(v(k) <= V, others), summand(V, k)),
        have(Implies(Eq(U, 0), forall(Eq(u(k), 0), others))),
        have(Implies(Eq(V, 0), forall(Eq(v(k), 0), others))),
        have(Implies(Eq(V, 0), forall(Eq(u(k), 0), others)), cases(Eq(u(k), 0))),
        have(Implies(Eq(V, 0), Eq(U, 0)), "where V is zero, so is every term"),
        have(And(U >= 0, V >= 0)),
        have(Implies(Ne(U, 0), And(U > 0, V > 0)), cases(Eq(V, 0))),
        have(
            Implies(Ne(U, 0), forall(tangent <= rel_entr(u(j), v(j)), terms)),
            use("relative-tangents", u=u(j), v=v(j), a=U / V),
        ),
        le(total, "summed, the tangents at U/V give U log(U/V)", cases(Eq(U, 0))),
    ],
    models={"three terms, one of them zero": {n: 3, u: Lambda(j, j - 1), v: Lambda(j, j**2)}},
)
