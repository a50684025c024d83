"""Wrong proofs about random variables: no inequality without its theorem, no entropy of what is no random variable."""

from __future__ import annotations

from must_fail_tools import HALF, by, refused

from symit.kernel import build as b
from symit.kernel.definitions import (
    CELL_PROBABILITY,
    CONDITIONAL_MUTUAL_INFORMATION,
    MUTUAL_INFORMATION,
    PARTITION_ENTROPY,
    SAME,
    VALUE_PROBABILITY,
)
from symit.kernel.terms import INT, REAL, Term, Var, function

m, w, o = b.integer("m"), b.integer("w"), b.integer("o")
P, R = Var("P", function(REAL, INT)), Var("R", function(REAL, INT))
X, Y, Z = (Var(name, function(INT, INT)) for name in "XYZ")
K = Var("K", function(REAL, INT, INT))
OUTCOMES = b.integers(1, m)


def same(*variables: Var) -> Term:
    return b.abstract([w, o], b.mul(*(b.app(SAME, v, w, o) for v in variables)))


def entropy(*variables: Var, mass: Var = P, outcomes: Term = m) -> Term:
    return b.app(PARTITION_ENTROPY, outcomes, mass, same(*variables))


def informations() -> tuple[Term, Term]:
    """I(X; Y) and I(X; Y | Z)."""
    plain = b.app(MUTUAL_INFORMATION, m, P, same(X), same(Y))
    return plain, b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, same(X), same(Y), same(Z))


def given(formula: Term) -> object:
    return by.assume(formula=formula)


# ---- inequalities --------------------------------------------------------------------------------------------


@refused("is not known to be defined")
def test_conditioning_does_not_lower_information() -> object:
    plain, conditional = informations()
    facts = given(b.le(0, plain)), given(b.le(0, conditional))
    return by.linear(*facts, claim=b.le(conditional, plain), multipliers=(b.ZERO, b.ZERO))


@refused("cannot show")
def test_a_multiplier_is_not_negative() -> object:
    plain, conditional = informations()
    facts = given(b.le(0, plain)), given(b.le(0, conditional))
    return by.linear(*facts, claim=b.le(conditional, plain), multipliers=(b.ONE, b.num(-1)))


@refused("the combination leaves")
def test_the_chain_rule_needs_the_joint_entropy() -> object:
    facts = [given(b.defined(entropy(*names))) for names in ((X,), (Y,), (X, Y))]
    return by.linear(*facts, claim=b.eq(entropy(X, Y), b.add(entropy(X), entropy(Y))), multipliers=())


@refused("cannot show")
def test_information_is_not_evidently_positive() -> object:
    plain, _ = informations()
    return by.evident(given(b.defined(plain)), claim=b.le(0, plain))


@refused("the two sides differ")
def test_two_variables_have_two_entropies() -> object:
    facts = given(b.defined(entropy(X))), given(b.defined(entropy(Y)))
    return by.field(*facts, claim=b.eq(entropy(X), entropy(Y)))


@refused("the two sides differ")
def test_entropy_depends_on_the_probabilities() -> object:
    facts = given(b.defined(entropy(X))), given(b.defined(entropy(X, mass=R)))
    return by.field(*facts, claim=b.eq(entropy(X), entropy(X, mass=R)))


@refused("the two sides differ")
def test_entropy_depends_on_the_outcomes() -> object:
    more = entropy(X, outcomes=b.add(m, 1))
    return by.field(given(b.defined(entropy(X))), given(b.defined(more)), claim=b.eq(entropy(X), more))


# ---- what an entropy is of -----------------------------------------------------------------------------------


@refused("not known to be defined")
def test_an_unknown_kernel_has_no_entropy() -> object:
    return by.evident(claim=b.defined(b.app(PARTITION_ENTROPY, m, P, K)))


@refused("the logarithm needs a positive argument")
def test_masses_that_may_vanish_have_no_surprise() -> object:
    values = [b.forall([w], b.implies(b.member(w, OUTCOMES), b.defined(b.call(f, w)))) for f in (P, X)]
    return by.unfold(*map(given, values), term=entropy(X))


@refused("cannot show")
def test_half_a_kernel_is_no_partition() -> object:
    """K(w, w) = 1 is what every theorem about kernels asks for."""
    return by.instance(given(b.implies(b.eq(HALF, 1), b.le(1, 0))), values=())


@refused("the two sides differ")
def test_different_outcomes_need_not_share_a_value() -> object:
    facts = given(b.defined(b.call(X, w))), given(b.defined(b.call(X, o)))
    return by.field(*facts, claim=b.eq(b.app(SAME, X, w, o), 1))


@refused("the two sides differ")
def test_the_probability_of_a_value_is_not_that_of_a_cell() -> object:
    value, cell = b.app(VALUE_PROBABILITY, m, P, X, b.ONE), b.app(CELL_PROBABILITY, m, P, same(X), w)
    return by.field(given(b.defined(value)), given(b.defined(cell)), claim=b.eq(value, cell))
