"""InfoNCE bounds mutual information from below: I(X;Y) >= log N - L.  Essay, "Mutual Information".

An input x comes with N samples: one, at a place that is drawn uniformly, was drawn together with x, the others were
drawn alone.  L is the mean of -log f(x, y_k)/(f(x, y_1) + ... + f(x, y_N)), the cross-entropy of guessing the place k.
At each x it is `infonce-at-one-input`.  As L is never negative, the bound never exceeds log N.
"""

from symit import And, Density, Eq, Lambda, Piecewise, ProductSpace, Range, Space, calc, eq, finite, forall, have
from symit import integers, integral, kl, log, mapping, positive_integer, product_over, rel_entr, swap, theorem, use

X, Y = Space("X"), Space("Y")
x, y = X.point("x"), Y.point("y")
N = positive_integer("N")
j, k, m, n = integers("j k m n")
J, K = ((index, Range(1, N + 1)) for index in (j, k))
samples = ProductSpace(Range(1, N + 1), Y)
ys = samples.point("ys")
batch = (ys, samples)
joint, f = (mapping(name, X, Y) for name in ("joint", "f"))
p, r = X.function("p"), Y.function("r")
scores = integral(f(x, ys(j)), J)
guess = log(f(x, ys(k)) / scores)


def given_x(x, y):
    return joint(x, y) / p(x)


drawn = product_over(Piecewise((given_x(x, ys(j)), Eq(j, k)), (r(ys(j)), True)), J)
at_x = integral(integral(-drawn * guess, batch), K) / N
loss = integral(p(x) * at_x, x)
information = integral(integral(rel_entr(joint(x, y), p(x) * r(y)), y), x)
divergence = kl(Density(given_x(x, y), y), Density(r(y), y))

theorem(
    "infonce-bound",
    [log(N) - loss <= information, log(N) - loss <= log(N)],
    title="InfoNCE bounds mutual information from below",
    source="Essay, Mutual Information; van den Oord, Li and Vinyals (2018), appendix A.1",
    given={
        "there is a sample": N,
        "the joint density is not negative": forall(joint(x, y) >= 0, x, y),
        "p and r are the densities of X and Y, and positive where these are": [
            forall(Eq(integral(joint(x, y), y), p(x)), x),
            forall(Eq(integral(joint(x, y), x), r(y)), y),
            forall(p(x) > 0, x),
            forall(r(y) > 0, y),
        ],
        "p integrates to one": Eq(integral(p(x), x), 1),
        "scores are positive": forall(f(x, y) > 0, x, y),
        "the loss is finite": [forall(finite(integral(-drawn * guess, batch)), x, K), finite(loss)],
        "the information is finite": [
            forall(finite(integral(rel_entr(joint(x, y), p(x) * r(y)), y)), x),
            finite(information),
        ],
    },
    proof=[
        calc(
            integral(r(y), y),
            integral(integral(joint(x, y), x), y),
            eq(
                integral(integral(joint(x, y), y), x),
                swap(integral(joint(x, y), y), x, below=integral(joint(x, y), y)),
            ),
            eq(1, "p integrates to one"),
        ),
        have(forall(Eq(integral(given_x(x, y), y), 1), x)),
        have(forall(Eq(rel_entr(joint(x, y), p(x) * r(y)), p(x) * rel_entr(given_x(x, y), r(y))), x, y)),
        have(forall(Eq(integral(rel_entr(joint(x, y), p(x) * r(y)), y), p(x) * divergence), x)),
        have(
            forall(And(log(N) - at_x <= divergence, at_x >= 0), x),
            use("infonce-at-one-input", p=Lambda(y, given_x(x, y)), f=Lambda(y, f(x, y))),
        ),
        have(forall(p(x) * log(N) - p(x) * at_x <= integral(rel_entr(joint(x, y), p(x) * r(y)), y), x)),
        have(log(N) - loss <= information, "on average over the inputs"),
        have(forall(p(x) * at_x >= 0, x)),
    ],
    models={
        "a bit that is heard through noise, and another": {
            X: Range(0, 2),
            Y: Range(0, 2),
            N: 2,
            joint: Lambda((m, n), Piecewise((3 / 8, Eq(m, n)), (1 / 8, True))),
            "p": 1 / 2,
            "r": 1 / 2,
            f: Lambda((m, n), Piecewise((2, Eq(m, n)), (1, True))),
        }
    },
)
