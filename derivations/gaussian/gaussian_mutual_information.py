"""Two standard Gaussians with correlation rho share -(1/2) log(1 - rho^2): nothing at rho = 0, and more than any bound
towards 1 and -1.  Essay, "Simulations: Estimating Mutual Information".

Given x, y is Gaussian with mean rho x and variance 1 - rho^2; so inside stands the divergence of a Gaussian from the
standard one, and its mean over x needs E[x^2] = 1.
"""

from symit import Eq, Implies, Lambda, Limit, Normal, calc, density, exp, finite, forall, have, integral, kl, lemma, log
from symit import oo, pi, reals, rel_entr, sqrt, theorem, use

x, y, rho, r = reals("x y rho r")
s = sqrt(1 - rho**2)
standard, given_x = Normal(0, 1), Normal(rho * x, s)
joint = exp(-(x**2 - 2 * rho * x * y + y**2) / (2 * (1 - rho**2))) / (2 * pi * s)
p_x, p_y, q = density(standard, x), density(standard, y), density(given_x, y)
inner = -(1 + log(1 - rho**2) - (rho * x) ** 2 - (1 - rho**2)) / 2
value = -log(1 - rho**2) / 2
information = integral(integral(rel_entr(joint, p_x * p_y), y), x)

towards_1, towards_minus_1 = (Eq(Limit(-log(1 - r**2) / 2, r, end, side), oo) for end, side in ((1, "-"), (-1, "+")))

lemma(
    "information-without-bound",
    [towards_1, towards_minus_1],
    title="-(1/2) log(1 - rho^2) grows without bound towards 1 and -1",
    source="Essay, Simulations: Estimating Mutual Information",
)

theorem(
    "gaussian-mutual-information",
    [
        Eq(information, value),
        Implies(Eq(rho, 0), Eq(information, 0)),
        forall(Eq(integral(joint, y), p_x), x),
        towards_1,
        towards_minus_1,
    ],
    title="Mutual information of two Gaussians with correlation rho",
    source="Essay, Simulations: Estimating Mutual Information",
    given={"the correlation lies between -1 and 1": [rho > -1, rho < 1]},
    proof=[
        have((1 - rho) * (1 + rho) > 0),
        have(1 - rho**2 > 0),
        have(s > 0),
        have(forall(Eq(joint, p_x * q), x, y), "given x, y is Gaussian"),
        have(forall(Eq(rel_entr(joint, p_x * p_y), p_x * rel_entr(q, p_y)), x, y)),
        have(forall(Eq(kl(given_x, standard), inner), x), "vae-kl"),
        have(forall(Eq(integral(rel_entr(q, p_y), y), inner), x)),
        have(forall(finite(integral(p_x * rel_entr(q, p_y), y)), x)),
        calc(
            integral(rel_entr(joint, p_x * p_y), y),
            integral(p_x * rel_entr(q, p_y), y),
            p_x * integral(rel_entr(q, p_y), y),
            p_x * inner,
            over=x,
        ),
        calc(information, integral(p_x * inner, x), value),
        have(Implies(Eq(rho, 0), Eq(value, 0))),
        have(Implies(Eq(rho, 0), Eq(information, 0))),
        have(forall(Eq(integral(q, y), 1), x), "gaussian-normalization"),
        have(forall(Eq(integral(p_x * q, y), p_x), x), use("total-of-a-multiple", c=p_x, g=Lambda(y, q))),
        calc(integral(joint, y), integral(p_x * q, y), p_x, over=x),
        use("information-without-bound"),
    ],
)
