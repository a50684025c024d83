"""Maximum likelihood minimises the KL divergence from the empirical distribution to the model.  Guide, "3.3 Forward vs
Reverse KL".

The n data are the outcomes, X is what was observed; the mean of -log q(X) is H(p) + KL(p||q).
"""

from symit import P, Density, Eq, Lambda, Piecewise, Range, calc, cross_entropy, entropy, eq, forall, iff, integers
from symit import integral, kl, log, outcomes, random_variables, theorem, use, vectors

w, x, m, M = integers("w x m M")
(X,) = random_variables("X", values=Range(1, M + 1))
q, r = vectors("q r")
values = (x, X.values)
data = Density(P(Eq(X, x)), values)
one, other = (Density(f(x), values) for f in (q, r))


def log_likelihood(f):
    return integral(log(f(X(w))), (w, outcomes))


theorem(
    "mle-minimises-forward-kl",
    [
        Eq(log_likelihood(q), -m * (entropy(data) + kl(data, one))),
        iff(log_likelihood(r) <= log_likelihood(q), kl(data, one) <= kl(data, other)),
    ],
    title="Maximum likelihood minimises the divergence from the data to the model",
    source="Guide, 3.3 Forward vs Reverse KL; 5.2 Cross-Entropy Loss",
    given={
        "there is at least one observation": m >= 1,
        "each observation counts the same": forall(Eq(P(w), 1 / m), (w, outcomes)),
        "one model gives each value a chance": forall(q(x) > 0, values),
        "so does another": forall(r(x) > 0, values),
    },
    proof=[
        *(
            calc(
                log_likelihood(f),
                eq(m * integral(P(Eq(X, x)) * log(f(x)), values), use("mean-by-values", S=Lambda(x, log(f(x))))),
                -m * cross_entropy(data, model),
                eq(-m * (entropy(data) + kl(data, model)), "cross-entropy-decomposition"),
            )
            for f, model in ((q, one), (r, other))
        ),
    ],
    models={
        "three observations": {
            "m": 3,
            "P": Lambda(w, 1 / 3),
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            M: 2,
            q: Lambda(x, x / 3),
            r: Lambda(x, 1 / 2),
        }
    },
)
