"""A constant reproduction tells nothing of the source, and under squared error the mean is the best constant: the
rate is 0 once the distortion may be the variance.  Essay, "Rate-Distortion Theory: Compression Limits"."""

from symit import H, I, Eq, Lambda, calc, finite, forall, function, have, integers, mean, outcomes, random_variables
from symit import real, same, theorem

w, o, x = integers("w o x")
X, Y = random_variables("X Y")
v, c, z = function("v"), real("c"), real("z")
value = Lambda(w, v(X(w)))
average = mean(v(X(w)))
variance = mean((v(X(w)) - average) ** 2)

theorem(
    "rate-distortion-vanishes",
    [Eq(I(X, Y), 0), variance <= mean((v(X(w)) - c) ** 2)],
    title="A constant reproduction has rate 0, and the mean is the best constant",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    given={
        "the reproduction is constant": forall(Eq(Y(w), Y(o)), (w, outcomes), (o, outcomes)),
        "the value v(X) of the source is a number": forall(finite(v(X(w))), (w, outcomes)),
    },
    proof=[
        have(Eq(H(Y), 0), "entropy-of-a-constant"),
        have(forall(Eq(same(Y, w, o), 1), (w, outcomes), (o, outcomes))),
        have(Eq(H(X, Y), H(X)), "partition-entropy-equal"),
        have(Eq(I(X, Y), H(X) + H(Y) - H(X, Y))),
        calc(mean((v(X(w)) - c) ** 2), variance + (average - c) ** 2),
    ],
    models={
        "four outcomes": {
            "m": 4,
            "P": Lambda(w, w / 10),
            X: Lambda(w, (w - 2) ** 2),
            Y: 7,
            v: Lambda(z, z / 2),
            c: 1 / 3,
        }
    },
)
