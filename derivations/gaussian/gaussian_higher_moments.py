"""The third and the fourth central moment of the Gaussian: 0 and 3 sigma^4.

(x - mu)^4 lies below a multiple of exp(w), w = (x - mu)^2/(4 sigma^2), and so below a wider Gaussian once it is
multiplied by the density; the rest is the fundamental theorem.
"""

from symit import And, Eq, Normal, calc, density, eq, exp, finite, forall, have, integral, integrate, lemma, positive
from symit import reals, sqrt, use

c, mu, x, y = reals("c mu x y")
sigma = positive("sigma")
X = Normal(mu, sigma)
p, m = density(X, x), x - mu
w = m**2 / (4 * sigma**2)
wide = 64 * sigma**4 * sqrt(2) * density(Normal(mu, sqrt(2) * sigma), x)

lemma(
    "cube-between-powers",
    And(-(y**4 * c + y**2 * c) <= y**3 * c, y**3 * c <= y**4 * c + y**2 * c),
    title="A cube lies between the powers beside it",
    given={"c is not negative": c >= 0},
    proof=[
        have(c * (y**2 - y) ** 2 >= 0),
        have(c * (y**2 + y) ** 2 >= 0),
        have(And(c * y**2 >= 0, c * y**4 >= 0)),
    ],
)

lemma(
    "square-below-exponential",
    y**2 / 4 * c <= exp(y) * c,
    title="A square lies below a multiple of the exponential",
    given={"y and c are not negative": [y >= 0, c >= 0]},
    proof=[
        have(1 + y / 2 <= exp(y / 2), use("exponential-tangent", y=y / 2)),
        have(c * (exp(y / 2) - (1 + y / 2)) * (exp(y / 2) + (1 + y / 2)) >= 0),
    ],
)

lemma(
    "gaussian-higher-moments",
    [Eq(integral(m**3 * p, x), 0), Eq(integral(m**4 * p, x), 3 * sigma**4)],
    title="The third and the fourth central moment of the Gaussian",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={"the standard deviation is positive": sigma},
    proof=[
        have(forall(w**2 / 4 * p <= exp(w) * p, x), use("square-below-exponential", y=w, c=p)),
        have(forall(Eq(64 * sigma**4 * (exp(w) * p), wide), x)),
        have(forall(m**4 * p <= wide, x)),
        have(forall(m**4 * p >= 0, x)),
        have(Eq(integral(density(Normal(mu, sqrt(2) * sigma), x), x), 1)),
        have(finite(integral(wide, x))),
        have(finite(integral(m**4 * p, x))),
        have(
            forall(And(-(m**4 * p + m**2 * p) <= m**3 * p, m**3 * p <= m**4 * p + m**2 * p), x),
            use("cube-between-powers", y=m, c=p),
        ),
        have(finite(integral(m**3 * p, x))),
        integrate(m**3 * p, x, antiderivative=-(sigma**2 * m**2 + 2 * sigma**4) * p),
        integrate(m**4 * p - 3 * sigma**2 * (m**2 * p), x, antiderivative=-(sigma**2) * m**3 * p),
        calc(
            "The fourth moment",
            integral(m**4 * p, x),
            integral(m**4 * p - 3 * sigma**2 * (m**2 * p), x) + 3 * sigma**2 * integral(m**2 * p, x),
            eq(3 * sigma**4, "gaussian-variance"),
        ),
    ],
)
