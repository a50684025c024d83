"""The evidence lower bound.  Essay, "KL Divergence in VAEs".

Jensen's inequality for the logarithm, by its tangent at the evidence.
"""

from symit import Density, Space, expectation, forall, given_of, have, integer, integral, le, log, models_of, theorem
from symit import use

Z = Space("Z")
z, n = Z.point("z"), integer("n")
q, prior, likelihood = (f(z) for f in Z.functions("q prior likelihood"))
joint = likelihood * prior
evidence = integral(joint, z)
elbo = expectation(log(joint / q), (z, Density(q, z)))

theorem(
    "elbo-jensen",
    elbo <= log(evidence),
    title="The evidence lower bound",
    source="Essay, KL Divergence in VAEs",
    given=given_of("elbo-gap"),
    proof=[
        have(
            forall(q * log(joint / q) <= q * log(evidence) + joint / evidence - q, z),
            use("exponential-tangent", y=log(joint / q / evidence)),
            "the tangent of the logarithm at the evidence",
        ),
        le(integral(q * log(evidence) + joint / evidence - q, z)),
        log(evidence),
    ],
    models=models_of("elbo-gap"),
)
