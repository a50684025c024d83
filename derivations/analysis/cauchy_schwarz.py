"""The Cauchy-Schwarz inequality for a weight w: (E fg)^2 <= E f^2 E g^2.  Rudin, Real and Complex Analysis, 3.5.

0 <= E (f - c g)^2 for every number c, and c = E fg/E g^2 is the best one.
"""

from symit import And, Eq, Implies, Lambda, Ne, Range, Space, cases, finite, forall, have, integer, integral, lemma
from symit import real, use

X = Space("X")
x, n = X.point("x"), integer("n")
c = real("c")
w, f, g = (h(x) for h in X.functions("w f g"))
F, G, FG = (integral(w * h, x) for h in (f**2, g**2, f * g))
square = forall(2 * c * FG <= F + c**2 * G, c)

lemma(
    "cauchy-schwarz",
    FG**2 <= F * G,
    title="The Cauchy-Schwarz inequality",
    source="Rudin, Real and Complex Analysis (3rd ed.), 3.5; needed for the guide, 6.3 Cramér-Rao Bound",
    given={
        "the weight is not negative": forall(w >= 0, x),
        "f and g have values everywhere": [forall(finite(f), x), forall(finite(g), x)],
        "their squares are integrable": [finite(F), finite(G)],
    },
    proof=[
        have(forall(w * (f - g) ** 2 >= 0, x)),
        have(forall(w * (f + g) ** 2 >= 0, x)),
        have(forall(w * (f * g) <= w * f**2 + w * g**2, x)),
        have(forall(-(w * f**2 + w * g**2) <= w * (f * g), x)),
        have(finite(FG)),
        have(forall(integral(w * (f - c * g) ** 2, x) >= 0, c)),
        have(square),
        have(And(F >= 0, G >= 0)),
        have(Implies(And(Eq(G, 0), Ne(FG, 0)), F <= -2), use(square, (F + 1) / FG)),
        have(Implies(Eq(G, 0), Eq(FG, 0)), cases(Eq(FG, 0))),
        have(Implies(G > 0, FG**2 / G <= F), use(square, FG / G)),
        have(FG**2 <= F * G, cases(Eq(G, 0))),
    ],
    models={"two values": {X: Range(0, 2), "w": 1 / 2, "f": Lambda(n, n + 1), "g": Lambda(n, 3 - n)}},
)
