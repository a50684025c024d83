"""With another than the best discriminator a GAN's generator does not minimise the Jensen-Shannon divergence: where D
is 1/2 everywhere, its value is -log 4 for every p and q.  Guide, "8.2 Jensen-Shannon Divergence", the condition
unsaid."""

from symit import Eq, Lambda, Range, Space, forall, integer, integral, log, theorem

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))

theorem(
    "gan-poor-discriminator",
    Eq(integral(p * log(1 / 2) + q * log(1 - 1 / 2), x), -log(4)),
    title="Before a discriminator that always answers 1/2 all generators are equal",
    source="Guide, 8.2 Jensen-Shannon Divergence: the condition that it leaves unsaid",
    given={
        "p and q are positive": [forall(p > 0, x), forall(q > 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
    },
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
