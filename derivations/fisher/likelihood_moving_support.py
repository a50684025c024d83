"""Where the maximum-likelihood estimator does not come to the Cramér-Rao bound but falls below it: for n samples of
Uniform(0, theta) it is the largest, of which the chance to lie below x is (x/theta)^n.  Guide, "6.3 Cramér-Rao
Bound", the condition unsaid.

Its mean square error is 2 theta^2/((n + 1) (n + 2)), less than 1/(n I(theta)) = theta^2/n for every n.
"""

from symit import Eq, Interval, derivative, exp, have, integral, integrate, log, positives, reals, theorem

theta, n = positives("theta n")
s, x = reals("s x")
support = (x, Interval.open(0, theta))
information = integral(1 / theta * derivative(log(1 / s), (s, theta)) ** 2, support)
largest = n * x ** (n - 1) / theta**n
error = integral(largest * (x - theta) ** 2, support)

theorem(
    "likelihood-moving-support",
    [
        Eq(integral(largest, support), 1),
        Eq(error, 2 * theta**2 / ((n + 1) * (n + 2))),
        Eq(information, 1 / theta**2),
        error < 1 / (n * information),
    ],
    title="A family whose support moves: the largest of n samples falls below the Cramér-Rao bound",
    source="Guide, 6.3 Cramér-Rao Bound: the regularity condition that it leaves unsaid",
    given={"the support is (0, theta)": theta, "there are n samples": n},
    proof=[
        *(integrate(x ** (n - 1 + k), support, antiderivative=exp((n + k) * log(x)) / (n + k)) for k in range(3)),
        integrate(1, support),
        have(Eq(integral(largest, support), 1)),
        have(
            Eq(
                error,
                n / theta**n * (theta ** (n + 2) / (n + 2) - 2 * theta ** (n + 2) / (n + 1) + theta ** (n + 2) / n),
            )
        ),
        have(Eq(information, 1 / theta**2)),
        have(Eq(error, 2 * theta**2 / ((n + 1) * (n + 2)))),
    ],
)
