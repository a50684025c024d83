"""The function that is 1 where one law has more than another, and 0 elsewhere: its gain is the total variation."""

from symit import Abs, Eq, Lambda, Piecewise, Range, cases, finite, forall, have, integers, integral, lemma, real
from symit import vectors

n, x, y = integers("n x y")
t = real("t")
m, u, v = vectors("m u v")
rows, columns = ((index, Range(1, n + 1)) for index in (x, y))
p, q = Lambda(x, m(x) + u(x)), Lambda(x, m(x) + v(x))
f = Lambda(x, Piecewise((0, Eq(u(x), 0)), (1, True)))
gain = integral(p(x) * f(x), rows) - integral(q(y) * f(y), columns)
total_variation = integral(Abs(p(x) - q(x)), rows) / 2
steepest = forall(f(x) - f(y) <= Piecewise((0, Eq(y, x)), (1, True)), rows, columns)

lemma(
    "potential-of-what-is-more",
    [forall(finite(f(x)), rows), steepest, Eq(gain, t), Eq(total_variation, t)],
    title="The function that shows where a law has more",
    source="needed for the guide, 8.3 Wasserstein Distance",
    given={
        "m, u and v are not negative": [forall(k(x) >= 0, rows) for k in (m, u, v)],
        "u and v are nowhere both positive": forall(Eq(u(x) * v(x), 0), rows),
        "u and v have the same sum": [Eq(integral(u(x), rows), t), Eq(integral(v(x), rows), t)],
    },
    proof=[
        have(forall(finite(f(x)), rows)),
        have(steepest, cases(Eq(y, x))),
        have(forall(Eq(u(x) * f(x), u(x)), rows), cases(Eq(u(x), 0))),
        have(forall(Eq(v(x) * f(x), 0), rows), cases(Eq(u(x), 0))),
        have(Eq(integral(u(x) * f(x), rows), t)),
        have(Eq(integral(v(x) * f(x), rows), 0)),
        have(Eq(gain, t)),
        have(forall(Eq(Abs(p(x) - q(x)), u(x) + v(x)), rows), cases(Eq(u(x), 0))),
        have(Eq(total_variation, t)),
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
