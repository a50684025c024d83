"""The entropy of a Bernoulli variable in bits is no parabola: a parabola through its values at 0, 1/2 and 1 has 3/4 at
1/4, where the entropy has more than 0.8.  Essay, "Simulations: Bernoulli Entropy"."""

from symit import Bernoulli, Eq, entropy, have, log, reals, theorem

a, b, c = reals("a b c")


def bits(p):
    return entropy(Bernoulli(p)) / log(2)


def parabola(p):
    return a * p**2 + b * p + c


def at_a_quarter(f):
    """What a parabola with these values has there."""
    return (3 * f(0) + 6 * f(1 / 2) - f(1)) / 8


theorem(
    "bernoulli-entropy-no-parabola",
    [Eq(parabola(1 / 4), at_a_quarter(parabola), evaluate=False), Eq(at_a_quarter(bits), 3 / 4), bits(1 / 4) > 8 / 10],
    title="The entropy of a Bernoulli variable is no parabola",
    source="Essay, Simulations: Bernoulli Entropy",
    proof=[
        have(Eq(at_a_quarter(bits), 3 / 4)),
        have(5 * log(3) < 8 * log(2), "3^5 < 2^8"),
        have(bits(1 / 4) > 8 / 10),
    ],
)
