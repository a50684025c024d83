"""The Bernoulli divergence in a form that floating point computes right, proved equal to the closed form.

It is the Poisson divergence of p and q plus that of 1 - p and 1 - q: two terms that are not negative, so they cannot
cancel, each in its own form without cancellation (poisson-kl-stable).  (1 - p) - (1 - q) is computed as q - p.
"""

from sympy import log

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.language.functionals import xlog1pmx
from symit.language.symbols import probabilities
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_term, sides

p, q = probabilities("p q")

closed = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
of_one = b.if_(
    b.le(as_term(q), as_term(4 * p)),
    as_term(q * xlog1pmx((p - q) / q)),
    b.add(as_term(p * log(p / q)), as_term(q - p)),
)
of_zero = b.if_(
    b.le(as_term(1 - q), b.mul(4, as_term(1 - p))),
    as_term((1 - q) * xlog1pmx((q - p) / (1 - q))),
    b.add(as_term((1 - p) * log((1 - p) / (1 - q))), as_term(p - q)),
)

scope = Scope().given(p, q)
term = load("poisson-kl-stable").theorem
at_one = scope.restate(scope.special(term, a=p, b=q), of_one)
at_zero = scope.restate(scope.special(term, a=1 - p, b=1 - q), of_zero)
both = b.add(sides(at_one)[0], sides(at_zero)[0])
split = scope.field(closed, both)
same = logic.chain(split, scope.replacing(both, at_one), scope.replacing(b.add(of_one, sides(at_zero)[0]), at_zero))

bernoulli_kl_stable = derivation(
    id="bernoulli-kl-stable",
    title="The Bernoulli divergence without cancellation",
    source="symit: a sum of non-negative terms over (1 + u) log(1 + u) - u",
    given=[
        Given(p, "p is a probability strictly between 0 and 1"),
        Given(q, "q is a probability strictly between 0 and 1"),
    ],
    sections=[
        statement(
            "The terms of the two outcomes",
            fact(split, "q - p and p - q cancel"),
            fact(at_one, "the Poisson divergence of p and q"),
            fact(at_zero, "the Poisson divergence of 1 - p and 1 - q"),
            fact(same, "together"),
        )
    ],
)

if __name__ == "__main__":
    from symit.published import present

    present(bernoulli_kl_stable)
