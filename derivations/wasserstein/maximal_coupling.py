"""The coupling that leaves in place what two laws have in common, and spreads the rest."""

from symit import Eq, Lambda, Piecewise, Range, cases, forall, have, integers, integral, lemma, real, vectors

n, x, y = integers("n x y")
t = real("t")
m, u, v = vectors("m u v")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
stays = m(x) * Piecewise((1, Eq(y, x)), (0, True))
moves = u(x) * v(y) / t
gamma = stays + moves
distance = Piecewise((0, Eq(y, x)), (1, True))
moved = gamma * distance

lemma(
    "maximal-coupling",
    [
        forall(gamma >= 0, rows, columns),
        forall(Eq(integral(gamma, columns), m(x) + u(x)), rows),
        forall(Eq(integral(gamma, rows), m(y) + v(y)), columns),
        Eq(integral(integral(moved, columns), rows), t),
    ],
    title="The coupling that moves as little as possible",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "m, u and v are not negative": [forall(k(x) >= 0, rows) for k in (m, u, v)],
        "u and v are nowhere both positive": forall(Eq(u(x) * v(x), 0), rows),
        "u and v have the same sum": [Eq(integral(u(x), rows), t), Eq(integral(v(x), rows), t)],
        "it is positive": t > 0,
    },
    proof=[
        have(forall(gamma >= 0, rows, columns), cases(Eq(y, x))),
        have(forall(Eq(integral(stays, columns), m(x)), rows)),
        have(forall(Eq(integral(moves, columns), u(x)), rows)),
        have(forall(Eq(integral(gamma, columns), m(x) + u(x)), rows)),
        have(forall(Eq(integral(stays, rows), m(y)), columns)),
        have(forall(Eq(integral(moves, rows), v(y)), columns)),
        have(forall(Eq(integral(gamma, rows), m(y) + v(y)), columns)),
        have(forall(Eq(stays * distance, 0), rows, columns), cases(Eq(y, x))),
        have(forall(Eq(moves * distance, moves), rows, columns), cases(Eq(y, x))),
        have(forall(Eq(integral(stays * distance, columns), 0), rows)),
        have(forall(Eq(integral(moves * distance, columns), u(x)), rows)),
        have(forall(Eq(integral(moved, columns), u(x)), rows)),
        have(Eq(integral(integral(moved, columns), rows), t)),
    ],
    models={
        "three points": {
            n: 3,
            t: 1 / 6,
            m: Lambda(x, 5 / 18),
            u: Lambda(x, (2 - x) * (3 - x) / 12),
            v: Lambda(x, (x - 1) / 18),
        }
    },
)
