"""A multiple of what integrates to one integrates to the factor."""

from symit import Eq, Lambda, Normal, density, finite, forall, function, have, integral, lemma, reals

g = function("g")
y, c = reals("y c")

lemma(
    "total-of-a-multiple",
    Eq(integral(c * g(y), y), c),
    title="A multiple of what integrates to one",
    source="needed for the marginals of Gaussian pairs",
    given={
        "g integrates to one": Eq(integral(g(y), y), 1),
        "c and g have values": [finite(c), forall(finite(g(y)), y)],
    },
    proof=[have(finite(integral(c * g(y), y))), c * integral(g(y), y), c],
    models={"a Gaussian": {c: 3, g: Lambda(y, density(Normal(1, 2), y))}},
)
