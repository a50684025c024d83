"""Mass is taken only where a pair has some, and each pair has enough."""

from symit import And, Eq, Implies, cases, have, lemma, reals

a, b, c, g, m = reals("a b c g m")

lemma(
    "mass-of-a-pair",
    m * (a * (b - c)) >= -g,
    title="No pair gives more mass than it has",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "a and c are shares": [a >= 0, a <= 1, c >= 0, c <= 1],
        "b, m and g are not negative": [b >= 0, m > 0, g >= 0],
        "where both are positive g is at least m": Implies(And(a > 0, c > 0), m <= g),
    },
    proof=[
        have(m * (a * b) >= 0),
        *(have(Implies(share <= 0, Eq(m * (a * c), 0))) for share in (a, c)),
        have(m * (a * (1 - c)) >= 0),
        have(m * (1 - a) >= 0),
        have(m * (a * c) <= m),
        have(m * (a * c) <= g, cases(a > 0, c > 0)),
    ],
    models={"as much as there is": {a: 1, b: 0, c: 1, m: 2, g: 2}},
)
