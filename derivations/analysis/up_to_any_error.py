"""A number that is at least -K h for every small h is not negative: what holds up to any error holds."""

from symit import And, Eq, Implies, cases, forall, have, lemma, probability, reals, use

d, K = reals("d K")
h = probability("h")
almost = forall(-K * h <= d, h)

lemma(
    "up-to-any-error",
    d >= 0,
    title="What holds up to any error holds",
    source="needed for the guide, 8.1 f-Divergences",
    given={"K is not negative": K >= 0, "d is at least -K h for every h in (0, 1)": almost},
    proof=[
        have(d >= -K / 2, use(almost, 1 / 2)),
        have(Implies(And(d < 0, K > 0), -d / (2 * K) < 1)),
        have(Implies(And(d < 0, K > 0), d / 2 <= d), use(almost, -d / (2 * K))),
        have(d >= 0, cases(Eq(K, 0), d < 0)),
    ],
)
