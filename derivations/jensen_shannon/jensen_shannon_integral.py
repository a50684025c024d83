"""The summand of the Jensen-Shannon divergence is a mean of (a - b)^2/((a + s) (b + s) (a + b + 2 s)) over s > 0.

Fuglede & Topsøe, Jensen-Shannon Divergence and Hilbert Space Embedding (2004).
"""

from symit import Eq, Interval, cases, have, integral, integrate, lemma, log, nonnegatives, oo, real, rel_entr

a, b = nonnegatives("a b")
s = real("s")
m = (a + b) / 2
half_line = (s, Interval.open(0, oo))


def weighted(a, b):
    return s * (a - b) ** 2 / ((a + s) * (b + s) * (a + b + 2 * s))


def logarithm(a, b):
    return a * log(1 + (b - a) / (2 * (a + s)))


claim = Eq(integral(weighted(a, b), half_line), rel_entr(a, m) + rel_entr(b, m))

lemma(
    "jensen-shannon-integral",
    claim,
    title="The summand of the Jensen-Shannon divergence as an integral",
    source="needed for the guide, 8.2 Jensen-Shannon Divergence",
    given={"the numbers are not negative": [a, b]},
    proof=[
        have(
            claim,
            cases(Eq(a, 0), Eq(b, 0)),
            integrate(weighted(a, b), half_line, antiderivative=logarithm(a, b) + logarithm(b, a)),
            integrate(weighted(a, 0), half_line, antiderivative=logarithm(a, 0)),
            integrate(weighted(0, b), half_line, antiderivative=logarithm(b, 0)),
        ),
    ],
)
