"""KL divergence between two Bernoullis once more, as the Bregman divergence of A(eta) = log(1 + exp(eta)).

p^x (1 - p)^(1 - x) = exp(theta x - A(theta)) with one natural parameter, the logit theta = log(p/(1 - p)).
"""

from symit import Bernoulli, Eq, eq, exp, exponential_family, integer, kl, log, probabilities, real, theorem

p, q = probabilities("p q")
x, eta = integer("x"), real("eta")
logit_p, logit_q = log(p / (1 - p)), log(q / (1 - q))

theorem(
    "bernoulli-natural-kl",
    Eq(kl(Bernoulli(p), Bernoulli(q)), p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))),
    title="KL divergence between two Bernoulli distributions, in natural parameters",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given={"p is a probability strictly between 0 and 1": p, "q is a probability strictly between 0 and 1": q},
    proof=[
        exponential_family(Bernoulli(p), x, T=x, theta=logit_p, A=log(1 + exp(eta)), at=eta),
        eq(
            log(1 + exp(logit_q)) - log(1 + exp(logit_p)) - (logit_q - logit_p) * p,
            "the Bregman divergence of A, whose derivative is the mean",
        ),
        p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)),
    ],
)
