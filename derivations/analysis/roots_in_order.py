"""A number whose square is at most that of b, b not negative, is at most b."""

from symit import Implies, cases, have, lemma, nonnegative, real

a, b = real("a"), nonnegative("b")

lemma(
    "roots-in-order",
    a <= b,
    title="The root is increasing",
    source="needed for Minkowski's inequality",
    given={"b is not negative": b, "the square of a is at most that of b": a**2 <= b**2},
    proof=[
        have(Implies(b < a, a + b > 0)),
        have(Implies(b < a, (a - b) * (a + b) > 0)),
        have(a <= b, cases(b < a)),
    ],
)
