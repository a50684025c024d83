"""The potential on the line gains the area between the distribution functions.

Summation by parts: (F(i) - G(i)) (f(i) - f(i + 1)) is |F(i) - G(i)| times the distance to the next point.
"""

from symit import Abs, Eq, Implies, Lambda, Piecewise, Range, S, cases, eq, forall, have, integers, integral, lemma
from symit import use, vectors

n, i, j = integers("n i j")
F, G, x, f = vectors("F G x f")
points = (i, Range(1, n + 1))
gap, before = F(i) - G(i), F(i - 1) - G(i - 1)
area = integral(Abs(gap) * (x(i + 1) - x(i)), points)


def rising(F):
    return forall(Implies(i <= j, F(i) <= F(j)), (i, S.Integers), (j, S.Integers))


def everywhere(claim):
    return forall(claim, (i, S.Integers))


lemma(
    "gain-on-the-line",
    Eq(integral((F(i) - F(i - 1)) * f(i), points) - integral((G(i) - G(i - 1)) * f(i), points), area),
    title="What the potential on the line gains",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F, G and x rise": [rising(F), rising(G), rising(x)],
        "from zero to one": [Eq(F(0), 0), Eq(G(0), 0), Eq(F(n), 1), Eq(G(n), 1)],
        "n is not negative": n >= 0,
        "f falls where F is at least G, and rises elsewhere": everywhere(
            Eq(f(i + 1) - f(i), Piecewise((x(i) - x(i + 1), G(i) <= F(i)), (x(i + 1) - x(i), True)))
        ),
    },
    proof=[
        have(everywhere(F(i - 1) <= F(i)), use(rising(F), i - 1, i)),
        have(everywhere(G(i - 1) <= G(i)), use(rising(G), i - 1, i)),
        have(everywhere(x(i) <= x(i + 1)), use(rising(x), i, i + 1)),
        have(everywhere(Eq(gap * (f(i) - f(i + 1)), Abs(gap) * (x(i + 1) - x(i)))), cases(G(i) <= F(i))),
        use("telescoping-sum", d=Lambda(i, gap * f(i + 1) - before * f(i)), w=Lambda(i, gap * f(i + 1)), m=n),
        integral((gap - before) * f(i), points),
        integral(gap * f(i + 1) - before * f(i) + Abs(gap) * (x(i + 1) - x(i)), points),
        integral(gap * f(i + 1) - before * f(i), points) + area,
        eq(area, "the sum telescopes, and F = G at both ends"),
    ],
    models={
        "a third moves by one": {
            n: 2,
            F: Lambda(i, Piecewise((0, i <= 0), (2 / 3, Eq(i, 1)), (1, True))),
            G: Lambda(i, Piecewise((0, i <= 0), (1 / 3, Eq(i, 1)), (1, True))),
            x: Lambda(i, i),
            f: Lambda(i, -i),
        }
    },
)
