"""The log-sum inequality for two terms, zeros included.  Cover & Thomas, Theorem 2.7.1.

The tangents of u log(u/v) with slope (u_1 + u_2)/(v_1 + v_2), at both terms.
"""

from symit import And, Eq, Implies, Ne, cases, have, le, reals, rel_entr, theorem, use

u_1, u_2, v_1, v_2 = reals("u_1 u_2 v_1 v_2")
u, v = u_1 + u_2, v_1 + v_2
terms = rel_entr(u_1, v_1) + rel_entr(u_2, v_2)

theorem(
    "log-sum-inequality",
    rel_entr(u, v) <= terms,
    title="The log-sum inequality for two terms",
    source="Cover & Thomas, Theorem 2.7.1; needed for the guide, 3.1 Definition and Properties",
    given={
        "no number is negative": [u_1 >= 0, u_2 >= 0, v_1 >= 0, v_2 >= 0],
        "v_1 is positive where u_1 is": Implies(Ne(u_1, 0), v_1 > 0),
        "v_2 is positive where u_2 is": Implies(Ne(u_2, 0), v_2 > 0),
    },
    proof=[
        have(Implies(Ne(u, 0), v > 0), cases(Eq(u_1, 0), Eq(u_2, 0))),
        have(
            Implies(Ne(u, 0), rel_entr(u, v) <= terms),
            use("relative-tangents", u=u_1, v=v_1, a=u / v),
            use("relative-tangents", u=u_2, v=v_2, a=u / v),
            "both terms lie above the tangent at u/v",
        ),
        have(Implies(Eq(u, 0), And(Eq(u_1, 0), Eq(u_2, 0)))),
        le(terms, cases(Eq(u, 0))),
    ],
    models={"four numbers": {u_1: 1, u_2: 2, v_1: 3, v_2: 5}, "zeros": {u_1: 0, u_2: 2, v_1: 0, v_2: 5}},
)
