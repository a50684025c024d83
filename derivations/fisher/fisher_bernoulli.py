"""Fisher information of the Bernoulli: 1/(theta (1 - theta)).  Guide, exercise 3, and an instance of the Fisher
identity.

Every regularity condition of the identity is proved for this family, with g1 = 1 and g2 = 0: the mass is linear in
theta.
"""

from symit import Bernoulli, Eq, Lambda, Piecewise, density, derivative, eq, expectation, fisher_information, have
from symit import forall, integer, integral, log, probability, real, theorem, use

theta, s, x = probability("theta"), real("s"), integer("x")
X = Bernoulli(theta)
slope = Piecewise((1, Eq(x, 1)), (-1, True))
score, curvature = (derivative(log(density(Bernoulli(s), x)), (s, theta), n) for n in (1, 2))
information = fisher_information(Bernoulli(s), (s, theta))

theorem(
    "fisher-bernoulli",
    [
        Eq(information, 1 / (theta * (1 - theta))),
        Eq(expectation(score, (x, X)), 0),
        Eq(information, -expectation(curvature, (x, X))),
    ],
    title="Fisher information of the Bernoulli",
    source="Guide, Exercises (3); and 6.2 Alternative Expression",
    given={"the probability of success lies strictly between 0 and 1": theta},
    proof=[
        use(
            "fisher-identity",
            X=X.space,
            a=0,
            b=1,
            p=Lambda((x, s), density(Bernoulli(s), x)),
            p1=Lambda((x, s), slope),
            p2=0,
            g1=1,
            g2=0,
        ),
        have(
            forall(Eq(score, slope / density(X, x)), (x, X.space)),
            "1/theta for a success, -1/(1 - theta) for a failure",
        ),
        eq(integral(density(X, x) * score**2, (x, X.space)), "by definition"),
        eq(integral(density(X, x) * (slope / density(X, x)) ** 2, (x, X.space)), "the square of the score"),
        eq(1 / theta + 1 / (1 - theta), "over the two outcomes"),
        1 / (theta * (1 - theta)),
    ],
)
