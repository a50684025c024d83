"""Fisher information is no metric where it is singular: N(a + b, 1), of which a and b are no coordinates.  Guide, "10.1
Statistical Manifold", the condition unsaid.

Both scores are x - a - b, so all entries are 1, and the step (1, -1) has length 0: it leaves the distribution as it is.
"""

from symit import Eq, Normal, density, derivative, expectation, forall, have, log, reals, theorem

a, b, s, x = reals("a b s x")
X = Normal(a + b, 1)
in_a = derivative(log(density(Normal(s + b, 1), x)), (s, a))
in_b = derivative(log(density(Normal(a + s, 1), x)), (s, b))
entries = [expectation(product, (x, X)) for product in (in_a**2, in_a * in_b, in_b**2)]
of_a, mixed, of_b = entries

theorem(
    "fisher-information-singular",
    [*(Eq(entry, 1) for entry in entries), Eq(of_a - 2 * mixed + of_b, 0)],
    title="A Fisher information that is singular",
    source="Guide, 10.1 Statistical Manifold: the condition that it leaves unsaid",
    proof=[
        have(forall(Eq(in_a, x - a - b), x), "the score of a"),
        have(forall(Eq(in_b, x - a - b), x), "the score of b is the same"),
        *(have(Eq(entry, 1), "gaussian-variance") for entry in entries),
    ],
)
