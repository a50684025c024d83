"""Theorems as a user writes them, in a file of their own."""

from symit import (
    Abs,
    Bernoulli,
    Density,
    Eq,
    Exponential,
    Geometric,
    Interval,
    Laplace,
    Space,
    Uniform,
    apply,
    cases,
    density,
    entr,
    entropy,
    eq,
    exp,
    expectation,
    forall,
    have,
    integral,
    integrate,
    kl,
    le,
    log,
    positive,
    positives,
    probabilities,
    probability,
    real,
    reals,
    rel_entr,
    tangent,
    theorem,
    use,
)

# ---- the log-sum inequality, for two terms -------------------------------------------------------------------

a1, a2, b1, b2 = positives("a1 a2 b1 b2")
A, B = a1 + a2, b1 + b2

theorem(
    "log-sum",
    A * log(A / B) <= a1 * log(a1 / b1) + a2 * log(a2 / b2),
    given={"all numbers are positive": [a1, a2, b1, b2]},
    proof=[
        use("exponential-tangent", y=log(A * b1 / (B * a1))),
        use("exponential-tangent", y=log(A * b2 / (B * a2))),
    ],
)

# ---- the Jensen-Shannon divergence ---------------------------------------------------------------------------

X = Space("X")
x = X.point("x")
p, q = (f(x) for f in X.functions("p q"))
m = (p + q) / 2
P, Q, M = (Density(f, x) for f in (p, q, m))

theorem(
    "jensen-shannon-at-most-log-2",
    (kl(P, M) + kl(Q, M)) / 2 <= log(2),
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
    },
    proof=[
        have(forall(rel_entr(p, m) <= p * log(2), x), apply(log, p / m <= 2)),
        have(forall(rel_entr(q, m) <= q * log(2), x), apply(log, q / m <= 2)),
        le((integral(p * log(2), x) + integral(q * log(2), x)) / 2),
        log(2),
    ],
)

# ---- exponential distributions -------------------------------------------------------------------------------

rate, a, c = positives("rate a c")
t = real("t")
T = Exponential(rate)

theorem(
    "exponential-entropy",
    Eq(entropy(T), 1 - log(rate)),
    given={"the rate is positive": rate},
    proof=[-expectation(log(density(T, t)), (t, T)), rate * expectation(t, (t, T)) - log(rate)],
)

theorem(
    "exponential-kl",
    Eq(kl(Exponential(a), Exponential(c)), log(a / c) + c / a - 1),
    given={"both rates are positive": [a, c]},
)

# ---- Pinsker's inequality, for two trials --------------------------------------------------------------------

r, s, u = probability("r"), probability("s"), real("u")
excess = u * log(u / s) + (1 - u) * log((1 - u) / (1 - s)) - 2 * (u - s) ** 2

theorem(
    "pinsker",
    kl(Bernoulli(r), Bernoulli(s)) >= 2 * (r - s) ** 2,
    given={"both are probabilities": [r, s]},
    proof=[tangent(excess, (u, Interval.open(0, 1)), s, r)],
)

# ---- geometric distributions ---------------------------------------------------------------------------------

g, h = probabilities("g h")

theorem(
    "geometric-kl",
    Eq(kl(Geometric(g), Geometric(h)), log(g / h) + (1 - g) / g * log((1 - g) / (1 - h))),
    given={"both are probabilities": [g, h]},
)

# ---- where the density is given by cases ---------------------------------------------------------------------

low, high, v = reals("low high v")
U = Uniform(low, high)

theorem(
    "uniform-entropy",
    Eq(entropy(U), log(high - low)),
    given={"low < high": low < high},
    proof=[integrate(entr(density(U, v)), v, at=[low, high])],
)

mean_1, mean_2 = reals("m n")
scale = positive("s")
L1, L2 = Laplace(mean_1, scale), Laplace(mean_2, scale)
distance = Abs(mean_1 - mean_2) / scale

theorem(
    "laplace-kl",
    Eq(kl(L1, L2), distance + exp(-distance) - 1),
    given={"the scale is positive": scale},
    proof=[
        eq(
            distance + exp(-distance) - 1,
            integrate(rel_entr(density(L1, v), density(L2, v)), v, at=[mean_1, (mean_1 + mean_2) / 2, mean_2]),
            cases(mean_1 < mean_2, Eq(mean_1, mean_2)),
        ),
    ],
)
