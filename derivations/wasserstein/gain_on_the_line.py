"""The potential on the line gains the area between the distribution functions.

Summation by parts: (F(i) - G(i)) (f(i) - f(i + 1)) is |F(i) - G(i)| times the distance to the next point.
"""

from symit import S, Abs, Eq, Lambda, Range, cases, eq, forall, given_of, have, integers, integral, lemma, models_of
from symit import rising, use, vectors

n, i, j = integers("n i j")
F, G, x, f = vectors("F G x f")
points = (i, Range(1, n + 1))
gap, before = F(i) - G(i), F(i - 1) - G(i - 1)
area = integral(Abs(gap) * (x(i + 1) - x(i)), points)


def everywhere(claim):
    return forall(claim, (i, S.Integers))


lemma(
    "gain-on-the-line",
    Eq(integral((F(i) - F(i - 1)) * f(i), points) - integral((G(i) - G(i - 1)) * f(i), points), area),
    title="What the potential on the line gains",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        **given_of("potential-on-the-line"),
        **given_of("quantile-coupling", "from zero to one"),
        "n is not negative": n >= 0,
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
    models=models_of("potential-on-the-line", n=2),
)
