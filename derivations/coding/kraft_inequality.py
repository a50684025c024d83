"""Kraft's inequality: where no code word begins another, the 2^-length add up to at most one. Cover & Thomas, Theorem
5.2.1.

The binary fractions that begin with a word fill an interval [v, v + 2^-length) of [0, 1). Two words would agree if
their intervals had a point in common; so at each point the indicators of all the intervals add up to at most one.
"""

from symit import S, And, Eq, Implies, Lambda, Piecewise, Range, binary, calc, cases, eq, finite, forall, given_of
from symit import have, integer_vector, integers, integral, integrate, le, mappings, models_of, real, swap, theorem
from symit import use

i, j, k, m, n = integers("i j k m n")
t = real("t")
length = integer_vector("length")
c, v = mappings("c v", S.Integers, S.Integers)
words, others = ((index, Range(1, n + 1)) for index in (i, j))


def in_word(i):
    return binary(lambda k: c(i, k), lambda k: v(i, k)).begins(t, length(i))


values = forall(finite(v(i, k)), words, (k, S.Integers))
both = And(in_word(i), in_word(j))
here = Piecewise((1, in_word(i)), (0, True))
there = Piecewise((1, in_word(j)), (0, True))
unit = Piecewise((1, And(t >= 0, t < 1)), (0, True))
count = integral(here, words)
line = (t, S.Reals)

theorem(
    "kraft-inequality",
    integral(2 ** (-length(i)), words) <= 1,
    title="Kraft's inequality",
    source="needed for the essay, Entropy: Expected Surprise; Cover & Thomas, Theorem 5.2.1",
    given=given_of("word-intervals"),
    proof=[
        have(forall(finite(v(i, length(i))), words), use(values, i, length(i))),
        have(forall(Implies(both, Eq(i, j)), words, others, line), use("word-intervals")),
        have(forall(And(here >= 0, Implies(here > 0, Eq(here, 1))), words, line), cases(*in_word(i).args)),
        have(forall(Implies(here > 0, in_word(i)), words, line), cases(*in_word(i).args)),
        have(forall(Implies(And(here > 0, there > 0), Eq(i, j)), words, others, line)),
        have(forall(count <= 1, line), use("at-most-one", u=Lambda(i, here))),
        have(
            forall(Implies(in_word(i), And(t >= 0, t < 1)), words, line),
            use("digits-inside", a=Lambda(k, c(i, k)), v=Lambda(k, v(i, k)), shorter=0, length=length(i)),
        ),
        have(forall(Eq(here, unit * here), words, line), cases(*in_word(i).args, t >= 0, t < 1)),
        calc("Words lie in the unit interval", count, integral(unit * here, words), unit * count, le(unit), over=t),
        integrate(unit, line, at=[0, 1]),
        have(
            forall(Eq(integral(here, line), 2 ** (-length(i))), words),
            integrate(here, line, at=[v(i, length(i)), v(i, length(i)) + 2 ** (-length(i))]),
        ),
        calc(
            "The lengths of the intervals",
            integral(2 ** (-length(i)), words),
            integral(integral(here, line), words),
            eq(integral(count, line), swap(count, t)),
            le(integral(unit, line)),
            1,
        ),
    ],
    models=models_of("word-intervals", without=["t"]),
)
