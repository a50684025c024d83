"""A number whose multiples by 1, 2, 3, ... all are at most c is not positive: else no fraction lay between 0 and it."""

from symit import Eq, Implies, Interval, Range, by_continuity, cases, forall, have, integers, lemma, oo, positive, reals
from symit import use

k, m, n = integers("k m n")
a, h, x = reals("a h x")
c = positive("c")

bounded = forall(n * a <= 1, (n, Range(1, oo)))
same = forall(Eq(x, 0), (x, Interval.open(0, a)))

lemma(
    "small-fraction",
    Implies(m / k < a, Eq(m / k, 0)),
    title="A fraction below a number whose multiples are at most one",
    source="needed for McMillan's inequality",
    given={"a multiple is at most one": [k >= 1, m >= 0, k * a <= 1]},
    proof=[
        have(Implies(m / k < a, k * (a - m / k) > 0)),
        have(Implies(m / k < a, m < 1)),
        have(Implies(m / k < a, m <= 0)),
        have(Implies(m / k < a, Eq(m, 0))),
    ],
    models={"nothing of a half": {k: 2, m: 0, a: 1 / 2}},
)

lemma(
    "no-fraction-below",
    a <= 0,
    title="Below which no fraction lies",
    source="needed for McMillan's inequality",
    given={"no multiple exceeds one": bounded},
    proof=[
        by_continuity(same, (m, k), use(bounded, k), use("small-fraction")),
        have(Implies(a > 0, Eq(a / 2, 0)), use(same, a / 2)),
        have(a <= 0, cases(a > 0)),
    ],
    models={"zero": {a: 0}},
)

lemma(
    "archimedean-property",
    h <= 0,
    title="The Archimedean property",
    source="needed for McMillan's inequality; Rudin, Principles of Mathematical Analysis (3rd ed.), 1.20",
    given={"no multiple exceeds c": [c, forall(n * h <= c, (n, Range(1, oo)))]},
    proof=[have(forall(n * (h / c) <= 1, (n, Range(1, oo)))), use("no-fraction-below", a=h / c), have(h <= 0)],
    models={"minus one": {h: -1, c: 1}},
)
