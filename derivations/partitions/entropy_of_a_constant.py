"""A constant has entropy 0: its only cell is all outcomes, which has probability one, and log 1 = 0."""

from symit import H, P, Eq, calc, cell, forall, have, integers, integral, lemma, log, mean, outcomes
from symit import random_variables, same

w, o = integers("w o")
(Y,) = random_variables("Y")

lemma(
    "entropy-of-a-constant",
    Eq(H(Y), 0),
    title="A constant has entropy 0",
    source="Cover & Thomas, section 2.1; needed for the essay, Rate-Distortion Theory: Compression Limits",
    given={"Y is constant": forall(Eq(Y(w), Y(o)), (w, outcomes), (o, outcomes))},
    proof=[
        have(forall(Eq(same(Y, w, o), 1), (w, outcomes), (o, outcomes))),
        calc(cell(w, Y), integral(P(o) * same(Y, w, o), (o, outcomes)), 1, over=(w, outcomes)),
        calc(H(Y), -mean(log(cell(w, Y))), 0),
    ],
    models={"two outcomes": {"m": 2, "P": 1 / 2, Y: 7}},
)
