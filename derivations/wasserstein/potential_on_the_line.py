"""A function on points in a row that falls by the distance to the next one where F is at least G, and rises by it
elsewhere: it is 1-Lipschitz, and changes by the whole distance wherever the coupling by quantiles moves mass.
"""

from symit import S, And, Eq, Implies, Lambda, Piecewise, cases, forall, have, induction, integers, lemma, rising, use
from symit import vectors

i, j, m = integers("i j m")
F, G, x, f = vectors("F G x f")


def everywhere(claim):
    return forall(claim, (i, S.Integers))


def at_every_gap(claim):
    return forall(Implies(m >= 0, everywhere(claim)), (m, S.Integers))


def within(i, j):
    """From i to j, f falls and rises by no more than x rises."""
    return And(f(j) - f(i) <= x(j) - x(i), f(i) - f(j) <= x(j) - x(i))


def whole_way(F, G, change):
    """What is moved from i to i + m, because F(i) is above G all the way, is moved by f(i) - f(i + m)."""
    return Implies(G(i + m - 1) < F(i), Eq(change, x(i + m) - x(i)))


below = G(i + m) < F(i)
falling = everywhere(Implies(G(i) < F(i), Eq(f(i) - f(i + 1), x(i + 1) - x(i))))
slope = everywhere(Eq(f(i + 1) - f(i), Piecewise((x(i) - x(i + 1), G(i) <= F(i)), (x(i + 1) - x(i), True))))

lemma(
    "falling-all-the-way",
    at_every_gap(whole_way(F, G, f(i) - f(i + m))),
    given={
        "F and G rise": [rising(F), rising(G)],
        "f and x have values": everywhere(within(i, i + 1)),
        "f falls by the distance where F is above G": falling,
    },
    proof=[
        induction(
            everywhere(whole_way(F, G, f(i) - f(i + m))),
            m,
            0,
            step=[
                have(everywhere(within(i + m, i + m + 1)), use(everywhere(within(i, i + 1)), i + m)),
                have(everywhere(F(i) <= F(i + m)), use(rising(F), i, i + m)),
                have(everywhere(G(i + m - 1) <= G(i + m)), use(rising(G), i + m - 1, i + m)),
                have(everywhere(Implies(below, G(i + m - 1) < F(i)))),
                have(everywhere(Implies(below, Eq(f(i) - f(i + m), x(i + m) - x(i))))),
                have(everywhere(Implies(below, G(i + m) < F(i + m)))),
                have(
                    everywhere(Implies(below, Eq(f(i + m) - f(i + m + 1), x(i + m + 1) - x(i + m)))),
                    use(falling, i + m),
                ),
            ],
        ),
    ],
)

lemma(
    "potential-on-the-line",
    [
        at_every_gap(within(i, i + m)),
        at_every_gap(whole_way(F, G, f(i) - f(i + m))),
        at_every_gap(whole_way(G, F, f(i + m) - f(i))),
    ],
    title="A potential on the line",
    source="needed for the guide, 8.3 Wasserstein Distance; Villani, Topics in Optimal Transportation (2003), 2.2",
    given={
        "F, G and x rise": [rising(F), rising(G), rising(x)],
        "f falls where F is at least G, and rises elsewhere": slope,
    },
    proof=[
        have(everywhere(x(i) <= x(i + 1)), use(rising(x), i, i + 1)),
        have(everywhere(within(i, i + 1)), cases(G(i) <= F(i))),
        have(falling),
        have(everywhere(Implies(F(i) < G(i), Eq(f(i + 1) - f(i), x(i + 1) - x(i))))),
        induction(
            everywhere(within(i, i + m)),
            m,
            0,
            step=have(everywhere(within(i + m, i + m + 1)), use(everywhere(within(i, i + 1)), i + m)),
        ),
        use("falling-all-the-way"),
        use("falling-all-the-way", F=Lambda(i, G(i)), G=Lambda(i, F(i)), f=Lambda(i, -f(i))),
    ],
    models={
        "a third moves by one": {
            F: Lambda(i, Piecewise((0, i <= 0), (2 / 3, Eq(i, 1)), (1, True))),
            G: Lambda(i, Piecewise((0, i <= 0), (1 / 3, Eq(i, 1)), (1, True))),
            x: Lambda(i, i),
            f: Lambda(i, -i),
        }
    },
)
