"""Along a chain of layers the information about the input never increases.  Essay, "The Data Processing Inequality".

Y is the input and X_1, X_2, ... are the layers; each layer sees only the one before it, so Y -> X_i -> X_{i+1}.  One
layer is the data processing inequality, with equality exactly if the layer keeps what the one before it says about Y;
all of them follow by induction.
"""

from symit import Eq, I, Implies, Lambda, Piecewise, Range, S, calc, eq, forall, have, iff, induction, integers, le, oo
from symit import random_variables, sequence, theorem, use

i, n, w = integers("i n w")
(Y,) = random_variables("Y")
X = sequence("X")
layers = (i, Range(1, oo))
lost = I(Y, X(i), given=X(i + 1))
one_layer = forall(I(Y, X(i + 1)) <= I(Y, X(i)), layers)
equality = forall(iff(Eq(I(Y, X(i + 1)), I(Y, X(i))), Eq(lost, 0)), layers)
so_far = I(Y, X(n + 1)) <= I(Y, X(1))

theorem(
    "data-processing-layers",
    [one_layer, equality, forall(Implies(n >= 0, so_far), (n, S.Integers))],
    title="Along a chain of layers the information about the input never increases",
    source="Essay, The Data Processing Inequality",
    given={
        "each layer sees only the one before it: Y -> X_i -> X_{i+1}": forall(Eq(I(Y, X(i + 1), given=X(i)), 0), layers)
    },
    proof=[
        calc(
            "One layer",
            I(Y, X(i + 1)),
            le(I(Y, X(i + 1)) + lost, "partition-conditional-information"),
            eq(I(Y, X(i)), "the chain rule"),
            over=[layers],
        ),
        have(equality, "exactly where nothing is lost, by the chain rule"),
        induction(so_far, n, 0, step=use(one_layer, n + 1)),
    ],
    models={
        "layers that forget": {
            "m": 4,
            "P": Lambda(w, w / 10),
            Y: Lambda(w, (w - 2) ** 2),
            X: Lambda((i, w), Piecewise((w, i <= 1), (Piecewise((0, w <= 2), (1, True)), True))),
        }
    },
)
