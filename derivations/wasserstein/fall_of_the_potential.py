"""Between any two points the potential on the line falls by the distance at most, and by all of it where mass goes."""

from symit import S, And, Eq, Implies, Rational, cases, finite, forall, have, integers, lemma, models_of, reals, use
from symit import vectors

i, j, m = integers("i j m")
F, G, x, f = vectors("F G x f")
d, mass = reals("d mass")
fall = f(i) - f(j)


def at_every_gap(claim):
    return forall(Implies(m >= 0, forall(claim, (i, S.Integers))), (m, S.Integers))


def whole_way(F, G, change):
    return at_every_gap(Implies(G(i + m - 1) < F(i), Eq(change, x(i + m) - x(i))))


within = at_every_gap(And(f(i + m) - f(i) <= x(i + m) - x(i), f(i) - f(i + m) <= x(i + m) - x(i)))
falls, rises = whole_way(F, G, f(i) - f(i + m)), whole_way(G, F, f(i + m) - f(i))

lemma(
    "fall-of-the-potential",
    [fall <= d, Implies(mass > 0, Eq(fall, d))],
    title="The fall of the potential between two points",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "F and G have values": [finite(k) for k in (F(i), F(i - 1), G(j), G(j - 1))],
        "f changes by the distance at most": within,
        "f falls by the distance where F is above G": falls,
        "f rises by the distance where G is above F": rises,
        "d is the distance": [Implies(i <= j, Eq(d, x(j) - x(i))), Implies(j <= i, Eq(d, x(i) - x(j)))],
        "nothing goes to the right where F is not above G": Implies(F(i) <= G(j - 1), Eq(mass, 0)),
        "nothing goes to the left where G is not above F": Implies(G(j) <= F(i - 1), Eq(mass, 0)),
    },
    proof=[
        have(Implies(i <= j, fall <= d), use(within, j - i, i)),
        have(Implies(j <= i, fall <= d), use(within, i - j, j)),
        have(fall <= d, cases(i <= j)),
        have(Implies(mass > 0, G(j - 1) < F(i)), cases(F(i) <= G(j - 1))),
        have(Implies(mass > 0, F(i - 1) < G(j)), cases(G(j) <= F(i - 1))),
        have(Implies(And(mass > 0, i <= j), Eq(fall, d)), use(falls, j - i, i)),
        have(Implies(And(mass > 0, j <= i), Eq(fall, d)), use(rises, i - j, j)),
        have(Implies(mass > 0, Eq(fall, d)), cases(i <= j)),
    ],
    models=models_of("potential-on-the-line", i=1, j=2, d=1, mass=Rational(1, 3)),
)
