"""InfoNCE at one input: log N less its loss is at most the divergence of the positive sample from the negative ones.

Of N samples one, at a place k that is drawn uniformly, has the density p, the others have r.  A score f gives it the
probability s_k = f(y_k)/(f(y_1) + ... + f(y_N)), and the loss is the mean of -log s_k.  The divergence of these N
samples from N negative ones is KL(p||r).  The bound of Nguyen, Wainwright and Jordan for it, with T = 1 + log(N s_k),
is log N less the loss: over k, the s_k add up to one.
"""

from symit import And, Density, Eq, Lambda, Piecewise, ProductSpace, Range, Space, calc, cases, eq, exp, finite, forall
from symit import have, integers, integral, kl, le, lemma, log, positive_integer, product_over, rel_entr, summand, swap
from symit import use

Y = Space("Y")
y = Y.point("y")
N = positive_integer("N")
j, k, n = integers("j k n")
J, K = ((index, Range(1, N + 1)) for index in (j, k))
samples = ProductSpace(Range(1, N + 1), Y)
ys = samples.point("ys")
batch = (ys, samples)
p, r, f = Y.functions("p r f")
scores = integral(f(ys(j)), J)
s = f(ys(k)) / scores
T = 1 + log(N * s)
negative = product_over(r(ys(j)), J)
positive = product_over(Piecewise((p(ys(j)), Eq(j, k)), (r(ys(j)), True)), J)
P, Q = Density(p(y), y), Density(r(y), y)
share, loss = integral(s * negative, batch), integral(-positive * log(s), batch)


def ratio(y):
    return p(y) / r(y)


def surprise(y):
    return rel_entr(p(y), r(y)) / r(y)


def mean_at_one_place(h, mean):
    """Of N negative samples the k-th alone is seen by h."""

    def factor(y):
        return r(y) * Piecewise((h(y), Eq(j, k)), (1, True))

    each = Piecewise((mean, Eq(j, k)), (1, True))
    return [
        have(forall(Eq(integral(factor(y), y), each), K, J), cases(Eq(j, k)), "each of the others integrates to one"),
        calc(
            integral(negative * h(ys(k)), batch),
            eq(integral(product_over(factor(ys(j)), J), batch), "one factor has h"),
            eq(product_over(integral(factor(y), y), J), "Fubini: the product of the integrals"),
            eq(product_over(each, J), "each of the others integrates to one"),
            eq(mean, "what is left is the k-th"),
            over=K,
        ),
    ]


lemma(
    "infonce-at-one-input",
    [log(N) - integral(loss, K) / N <= kl(P, Q), integral(loss, K) / N >= 0],
    title="InfoNCE at one input",
    source="Poole et al. (2019), section 2.3; needed for the essay, Mutual Information",
    given={
        "there is a sample": N,
        "p is not negative": forall(p(y) >= 0, y),
        "r is positive: Y is where it is": forall(r(y) > 0, y),
        "scores are positive": forall(f(y) > 0, y),
        "p and r integrate to one": [Eq(integral(p(y), y), 1), Eq(integral(r(y), y), 1)],
        "the divergence is finite": finite(kl(P, Q)),
        "the loss is finite": forall(finite(loss), K),
    },
    proof=[
        *mean_at_one_place(ratio, 1),
        *mean_at_one_place(surprise, kl(P, Q)),
        calc(integral(negative, batch), product_over(integral(r(y), y), J), product_over(1, J), 1),
        have(forall(negative > 0, batch)),
        calc(
            positive,
            product_over(r(ys(j)) * Piecewise((ratio(ys(j)), Eq(j, k)), (1, True)), J),
            negative * ratio(ys(k)),
            over=[K, batch],
        ),
        have(forall(Eq(rel_entr(positive, negative), negative * surprise(ys(k))), K, batch)),
        have(forall(positive >= 0, K, batch)),
        have(forall(Eq(integral(positive, batch), 1), K)),
        calc(
            kl(Density(positive, batch), Density(negative, batch)),
            integral(rel_entr(positive, negative), batch),
            integral(negative * surprise(ys(k)), batch),
            kl(P, Q),
            over=K,
        ),
        have(forall(f(ys(k)) <= scores, K, batch), summand(scores, k)),
        have(forall(scores > 0, batch)),
        have(forall(And(s > 0, s <= 1), K, batch)),
        have(forall(-positive * log(s) >= 0, K, batch)),
        have(forall(loss >= 0, K)),
        have(forall(s * negative <= negative, K, batch)),
        have(forall(finite(share), K)),
        have(forall(Eq(integral(negative * exp(T - 1), batch), N * share), K)),
        have(forall(Eq(integral(positive * T, batch), 1 + log(N) - loss), K)),
        have(
            forall(1 + log(N) - loss - N * share <= kl(P, Q), K),
            use("nwj-bound", X=samples, p=Lambda(ys, positive), q=Lambda(ys, negative), T=Lambda(ys, T)),
        ),
        calc(
            integral(share, K),
            eq(integral(integral(s * negative, K), batch), swap(integral(s * negative, K), batch)),
            eq(integral(negative, batch), "the probabilities s_k add up to one"),
            1,
        ),
        calc(
            N * log(N) - integral(loss, K) + N - N * integral(share, K),
            integral(1 + log(N), K) - integral(loss, K) - N * integral(share, K),
            integral(1 + log(N) - loss - N * share, K),
            le(integral(kl(P, Q), K)),
            N * kl(P, Q),
        ),
    ],
    models={
        "a bit that is heard through noise, and another": {
            Y: Range(0, 2),
            N: 2,
            "p": Lambda(n, 1 / 4 + n / 2),
            "r": 1 / 2,
            "f": Lambda(n, n + 1),
        }
    },
)
