"""Fisher information of the Bernoulli: 1/(theta (1 - theta)).  Guide, exercise 3, and an instance of the Fisher
identity.

Every regularity condition of the identity is proved for this family, with g1 = 1 and g2 = 0: the mass is linear in
theta.
"""

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.build import eq, if_
from symit.kernel.definitions import BERNOULLI, FISHER_INFORMATION
from symit.kernel.rules import integration, logic
from symit.language.symbols import probability
from symit.library import load
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_variable, parts, sides
from symit.proving.steps import definition, equal

theta = probability("theta")
at = as_variable(theta)
x, s = b.integer("x"), b.real("s")
outcomes = b.integers(0, 1)
mass = b.app(BERNOULLI, s, x)
one = eq(x, 1)
slope = if_(one, 1, -1)

scope = Scope().given(theta)
values = {
    "X": outcomes,
    "a": b.ZERO,
    "b": b.ONE,
    "p": b.abstract([x, s], mass),
    "p1": b.abstract([x, s], slope),
    "p2": b.abstract([x, s], b.ZERO),
    "g1": b.lam(x, b.ONE),
    "g2": b.lam(x, b.ZERO),
}
identity = load("fisher-identity").theorem


def regular(where, condition):
    """One regularity condition of the identity, at a point."""
    if b.is_app(condition, t.EQ) and b.is_app(condition.args[0], t.INTEGRAL):
        return total(where, condition)
    if b.is_app(condition, t.EQ):
        function, place = condition.args[0].args
        variable = b.fresh("s", t.REAL, function, place)
        return where.differentiate(variable, b.open_with(function, variable), place, condition.args[1])
    return by_outcome(where, condition)


def total(where, condition):
    """The two masses add up to one."""
    written = integration.expand(*where.facts, term=condition.args[0])
    return logic.chain(written, equal(where, sides(written)[1], 1, definition))


def by_outcome(where, condition):
    """Evident, once it is known whether the outcome is 1."""
    outcomes_named = [f.conclusion.args[0] for f in where.facts if b.is_app(f.conclusion, t.MEMBER)]
    if not outcomes_named or outcomes_named[0].sort != t.INT:
        return where.evident(condition)
    happened = eq(outcomes_named[0], 1)
    yes, no = where.given(happened), where.given(b.ne(outcomes_named[0], 1))
    return logic.cases(yes.evident(condition), no.evident(condition), *where.facts, condition=happened)


instance = scope.satisfied(scope.special(identity, **values, theta=theta), regular)
mean_zero, two_ways = parts(instance)

# ---- the value -----------------------------------------------------------------------------------------------
mass_here = b.app(BERNOULLI, at, x)
point = scope.at_point(x, outcomes)
score = point.differentiate(s, b.log(mass), at, b.div(slope, mass_here))
the_score, quotient = sides(score)
weighted = b.mul(mass_here, b.power(quotient, 2))
squared = point.know(score).linear(
    eq(b.mul(mass_here, b.power(the_score, 2)), weighted), (score, b.mul(mass_here, b.add(the_score, quotient)))
)
over_outcomes = scope.congruence(x, outcomes, squared)
information = b.app(FISHER_INFORMATION, outcomes, b.abstract([x, s], mass), at)
unfolded = scope.know(over_outcomes).unfold(information)
written = integration.expand(*scope.facts, term=sides(over_outcomes)[1])
value = equal(scope, sides(written)[1], 1 / (theta * (1 - theta)), definition)
inverse_variance = logic.chain(unfolded, over_outcomes, written, value)

fisher_bernoulli = derivation(
    id="fisher-bernoulli",
    title="Fisher information of the Bernoulli",
    source="Guide, Exercises (3); and 6.2 Alternative Expression",
    given=[Given(theta, "the probability of success lies strictly between 0 and 1")],
    sections=[
        statement(
            "The Fisher identity holds for the Bernoulli",
            fact(mean_zero, "the regularity conditions hold with g1 = 1 and g2 = 0"),
            fact(two_ways, "so both forms of the information agree"),
        ),
        statement(
            "Its value",
            fact(score, "the score is 1/theta for a success and -1/(1 - theta) for a failure"),
            fact(over_outcomes, "the square of the score"),
            fact(written, "over the two outcomes"),
            fact(inverse_variance, "1/theta + 1/(1 - theta)"),
        ),
    ],
    theorem=logic.conjoin(inverse_variance, mean_zero, two_ways),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(fisher_bernoulli)
