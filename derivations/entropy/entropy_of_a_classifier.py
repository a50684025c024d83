"""The entropy of a classifier's output is low when it is confident and high when it is not: with the probability p_1 on
one of C classes it is at most that of a choice with 1 - p_1, and with no probability above b it is at least -log b.
Essay, "Entropy: Expected Surprise"."""

from symit import Density, Eq, Lambda, Piecewise, Range, apply, calc, cases, entr, entropy, forall, have, integer
from symit import integral, le, log, positive, theorem, use, vector

C, c = integer("C"), integer("c")
p, b = vector("p"), positive("b")
classes = (c, Range(1, C + 1))
output = entropy(Density(p(c), classes))
rest = 1 - p(1)
other = positive("o")
q = Piecewise((p(1), Eq(c, 1)), (other, True))
difference = Piecewise((p(1) - other, Eq(c, 1)), (0, True))
surplus = Piecewise((p(1) * (log(other) - log(p(1))), Eq(c, 1)), (0, True))
positive_everywhere = forall(p(c) > 0, classes)

theorem(
    "entropy-of-a-classifier",
    [output <= entr(p(1)) + entr(rest) + rest * log(C - 1), -log(b) <= output],
    title="The output of a confident classifier has a low entropy, and that of an undecided one a high entropy",
    source="Essay, Entropy: Expected Surprise",
    given={
        "there are at least two classes": C >= 2,
        "the probabilities are positive": positive_everywhere,
        "they add up to one": Eq(integral(p(c), classes), 1),
        "o > 0 is what each other class has if they are all alike": [other, Eq(rest, (C - 1) * other)],
        "none is above b": forall(p(c) <= b, classes),
    },
    proof=[
        have(forall(-p(c) * log(b) <= entr(p(c)), classes), apply(log, p(c) <= b)),
        have(-log(b) <= output),
        have(p(1) > 0, use(positive_everywhere, 1)),
        have(forall(q > 0, classes), cases(Eq(c, 1))),
        have(forall(entr(p(c)) <= -p(c) * log(q) - p(c) + q, classes), use("relative-tangent", u=p(c), v=q)),
        have(forall(Eq(-p(c) * log(q), surplus - p(c) * log(other)), classes), cases(Eq(c, 1))),
        have(forall(Eq(q, difference + other), classes), cases(Eq(c, 1))),
        have(forall(entr(p(c)) <= surplus - p(c) * log(other) - p(c) + difference + other, classes)),
        have(Eq(integral(surplus, classes), p(1) * (log(other) - log(p(1))))),
        have(Eq(integral(1, classes), C)),
        have(Eq(integral(difference + other, classes), 1)),
        calc(
            output,
            le(integral(surplus - p(c) * log(other) - p(c) + difference + other, classes)),
            integral(surplus, classes)
            - log(other) * integral(p(c), classes)
            - integral(p(c), classes)
            + integral(difference + other, classes),
            p(1) * (log(other) - log(p(1))) - log(other),
            -p(1) * log(p(1)) - (C - 1) * other * log(other),
            entr(p(1)) + entr(rest) + rest * log(C - 1),
        ),
    ],
    models={"three classes": {C: 3, b: 3 / 4, other: 5 / 18, p: Lambda(c, (5 - c) / 9)}},
)
