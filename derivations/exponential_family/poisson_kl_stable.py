"""The Poisson divergence in a form that floating point computes right, proved equal to the closed form.

With phi(u) = (1 + u) log(1 + u) - u, which is not negative and vanishes only at 0, the divergence is b phi((a - b)/b),
as 1 + u = a/b.  Where a is below b/4, u has lost the digits of a, and nothing cancels: there a and b are used.
"""

from sympy import Le, Piecewise, log

from symit.kernel.rules import logic
from symit.language.functionals import xlog1pmx
from symit.language.symbols import positives
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula
from symit.proving.steps import definition, equal

mean_p, mean_q = positives("a b")

closed = mean_p * log(mean_p / mean_q) - mean_p + mean_q
near = mean_q * xlog1pmx((mean_p - mean_q) / mean_q)
far = mean_p * log(mean_p / mean_q) + (mean_q - mean_p)
comparable = Le(mean_q, 4 * mean_p)
stable = Piecewise((near, comparable), (far, True))

scope = Scope().given(mean_p, mean_q)
same_near = equal(scope.given(comparable), closed, stable, definition)
same_far = equal(scope.given(mean_q > 4 * mean_p), closed, stable, definition)
same = logic.cases(same_near, same_far, *scope.facts, condition=as_formula(comparable))

poisson_kl_stable = derivation(
    id="poisson-kl-stable",
    title="The Poisson divergence without cancellation",
    source="symit: a non-negative term over (1 + u) log(1 + u) - u",
    given=[
        Given(mean_p, "the mean a is positive"),
        Given(mean_q, "the mean b is positive"),
    ],
    sections=[
        statement(
            "Two regimes",
            fact(same_near, "where a is at least b/4: 1 + u = a/b"),
            fact(same_far, "elsewhere, with a and b themselves"),
            fact(same, "one of the two holds"),
        )
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(poisson_kl_stable)
