"""Where p is certain of class y, the cross-entropy is -log q(y): only the true class contributes.  Essay,
"Cross-Entropy: Measuring Mismatch"."""

from symit import Density, Eq, Lambda, Piecewise, Range, cross_entropy, eq, integers, integral, log, theorem, vector

C, c, y = integers("C c y")
q = vector("q")
classes = (c, Range(1, C + 1))
one_hot = Piecewise((1, Eq(c, y)), (0, True))

theorem(
    "cross-entropy-one-hot",
    Eq(cross_entropy(Density(one_hot, classes), Density(q(c), classes)), -log(q(y))),
    title="The cross-entropy of a certain label is minus the logarithm of its probability",
    source="Essay, Cross-Entropy: Measuring Mismatch; Why Cross-Entropy Loss Works, step 3",
    given={"y is one of C classes": [y >= 1, y <= C], "the model gives the true class a chance": q(y) > 0},
    proof=[
        eq(integral(Piecewise((-log(q(c)), Eq(c, y)), (0, True)), classes), "only the true class contributes"),
        -log(q(y)),
    ],
    models={"three classes": {C: 3, y: 2, q: Lambda(c, c / 6)}},
)
