"""The coupling that leaves in place what two laws have in common, and spreads the rest."""

from symit import Eq, Piecewise, Range, cases, forall, given_of, have, integers, integral, lemma, models_of, real
from symit import vectors

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
        **given_of("potential-of-what-is-more"),
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
    models=models_of("potential-of-what-is-more"),
)
