"""What is found: multipliers, instances, cases, limits, laws; and what is not there to be found."""

from __future__ import annotations

import pytest

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted, left, spend
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Var, function
from symit.language.random_variables import assumptions
from symit.library.loading import derived, finder
from symit.proving.integrals.tails import limit
from symit.proving.known.known_families import with_known_families
from symit.proving.known.known_partitions import with_known_partitions
from symit.proving.scope.effort import at_most
from symit.proving.scope.numbering import Numbers
from symit.proving.scope.place import NotShown, Place
from symit.proving.scope.scope import Scope, as_formula, as_term
from symit.proving.script.arguments import arguments
from symit.proving.script.reasons import given_by, words_of
from symit.proving.script.showing import shown
from symit.proving.steps.combining import combined
from symit.proving.steps.instances import instances
from symit.proving.steps.matching import match
from symit.words import (
    VECTORS,
    And,
    Eq,
    H,
    I,
    Interval,
    Lambda,
    Normal,
    NotUnderstood,
    Space,
    cases,
    density,
    finite,
    forall,
    given_of,
    integer,
    integral,
    models_of,
    oo,
    random_variables,
    real,
    use,
    vector,
)

x, y, z, a, c = map(b.real, ("x", "y", "z", "a", "c"))
n = b.integer("n")
f = Var("f", function(t.REAL, t.REAL))
START = Place(finder("a theorem of these tests"))


def assumed(*formulas: t.Term) -> list:
    return [logic.assume(formula=formula) for formula in formulas]


# ---- combinations --------------------------------------------------------------------------------------------


def test_multipliers_of_equations_are_found() -> None:
    whole, other = b.call(f, x), b.call(f, y)
    facts = assumed(b.eq(whole, b.add(other, 1)), b.eq(other, b.mul(2, a)))
    goal = b.eq(b.mul(c, whole), b.add(b.mul(2, a, c), c))
    assert combined(Scope().know(*facts), goal, facts).conclusion == goal


def test_a_power_of_what_an_equation_gives() -> None:
    facts = assumed(b.eq(b.call(f, x), a))
    goal = b.eq(b.power(b.call(f, x), 3), b.power(a, 3))
    assert combined(Scope().know(*facts), goal, facts).conclusion == goal


def test_two_inequalities_with_unlike_multipliers() -> None:
    facts = assumed(b.le(b.log(x), a), b.le(b.log(y), c), b.lt(0, z))
    goal = b.le(b.add(b.mul(z, b.log(x)), b.mul(3, b.log(y))), b.add(b.mul(z, a), b.mul(3, c)))
    assert combined(Scope().know(*facts), goal, facts).conclusion == goal


def test_what_does_not_follow_says_what_is_left() -> None:
    facts = assumed(b.eq(b.call(f, x), a))
    with pytest.raises(Refused, match="left"):
        combined(Scope().know(*facts), b.eq(b.call(f, x), b.add(a, 1)), facts)


def test_a_negative_multiple_of_an_inequality_is_no_proof() -> None:
    facts = assumed(b.le(x, y))
    with pytest.raises(Refused):
        combined(Scope().know(*facts), b.le(y, x), facts)


def test_integrals_are_taken_for_numbers() -> None:
    whole = b.integral(b.REALS, x, b.call(f, x))
    numbers = Numbers()
    short = numbers.instead_of(b.le(b.log(whole), whole))
    assert short == b.le(b.log(b.real("h_0")), b.real("h_0"))
    assert list(numbers.about_them(assumed(b.le(0, whole), b.le(0, b.call(f, x))))) == [
        b.le(0, b.real("h_0")),
        b.le(0, b.call(f, x)),
    ]


# ---- places --------------------------------------------------------------------------------------------------


def test_what_is_said_of_all_points_is_known_at_those_that_are_here() -> None:
    general = b.forall_in(x, b.interval(0, 1), b.implies(b.lt(a, x), b.le(b.call(f, x), c)))
    place = START.given(general)
    inside = place.at(y, b.member(y, b.interval(0, 1)))
    said = b.le(b.call(f, y), c)
    assert said not in [th.conclusion for th in inside.shown]
    assert said in [th.conclusion for th in inside.given(b.lt(a, y)).shown]


def test_search_is_monotone_what_was_given_is_enough() -> None:
    place = START.given(b.le(x, y)).know(*assumed(b.le(z, a)))
    assert [th.conclusion for th in place.as_given().shown] == [b.le(x, y)]


def test_a_case_in_a_definition_is_found() -> None:
    u = b.real("u")
    place = START.at(u).given(b.le(0, u))
    goal = as_formula(b.le(b.app(derived("relative-tangent").theorem.conclusion.args[1].head, u, u), 0))
    assert shown(place, goal).conclusion == goal


def test_nothing_is_shown_that_does_not_hold() -> None:
    with pytest.raises((Refused, NotShown)):
        shown(START.at(x), b.le(0, x))
    with pytest.raises((Refused, NotShown)):
        shown(START, b.forall([x], b.implies(b.lt(0, x), b.lt(1, x))))


def test_work_is_bounded_and_the_bound_does_not_leak() -> None:
    before = left()
    with pytest.raises(Exhausted), at_most(10):
        spend(11)
    assert left() == before or left() == before - 11


# ---- instances -----------------------------------------------------------------------------------------------


def test_a_theorem_is_used_where_it_occurs_and_as_it_stands() -> None:
    tangent = derived("exponential-tangent").theorem
    found = instances(START.at(x), tangent, [b.exp(b.mul(2, x))], shown)
    assert {th.conclusion for th in found} == {
        b.le(b.add(1, b.real("y")), b.exp(b.real("y"))),
        b.le(b.add(1, b.mul(2, x)), b.exp(b.mul(2, x))),
    }


def test_what_holds_under_a_condition_is_used_where_its_conclusion_occurs() -> None:
    positive = b.lt(0, b.real("y"))
    tangent = logic.imply(derived("exponential-tangent").theorem, condition=positive)
    found = {th.conclusion for th in instances(START.at(z), tangent, [b.exp(b.exp(z))], shown)}
    assert b.implies(b.lt(0, b.exp(z)), b.le(b.add(1, b.exp(z)), b.exp(b.exp(z)))) in found


def test_a_function_of_a_coordinate_is_matched() -> None:
    p = Var("p", function(t.REAL, t.INT, t.REAL))
    v = Var("v", function(t.REAL, t.INT))
    j = b.integer("j")
    pattern = b.lam(v, b.product(b.integers(1, n), j, b.call(p, j, b.call(v, j))))
    term = b.lam(v, b.product(b.integers(1, n), j, b.exp(b.mul(j, b.call(v, j)))))
    values = match(pattern, term, frozenset({p}))
    assert values is not None and values[p] == b.abstract([j, x], b.exp(b.mul(j, x)))
    twisted = b.lam(v, b.product(b.integers(1, n), j, b.call(v, b.add(j, 1))))
    assert match(pattern, twisted, frozenset({p})) is None


def test_an_unknown_id_is_a_mistake_and_a_reason_with_a_blank_is_words() -> None:
    with pytest.raises(NotShown, match="no derivation called"):
        START.find("no-such-theorem")
    assert words_of(("because it is so", "gaussian-kl")) == "because it is so"
    assert words_of(("gaussian-kl", cases())) == "gaussian-kl"


def test_values_for_names_that_the_theorem_does_not_have() -> None:
    with pytest.raises(NotShown, match="speaks of y, and not of w"):
        use("exponential-tangent", w=1).theorem(START, shown)


def test_a_wrong_name_in_a_reason_is_said_and_not_passed_over() -> None:
    with pytest.raises(NotShown, match="gaussian-integral speaks of no names, and not of z"):
        given_by(START, [use("gaussian-integral", z=1)], [], lambda place, goal, _: shown(place, goal))


def test_the_hypotheses_of_a_theorem_at_values() -> None:
    s = real("s")
    assert given_of("gaussian-entropy", sigma=s) == {"the standard deviation is positive": [b.lt(0, b.real("s"))]}
    assert given_of("gaussian-entropy", regularity=True) == {}
    with pytest.raises(NotUnderstood, match="speaks of mu, sigma, and not of tau"):
        given_of("gaussian-entropy", tau=s)


def test_some_of_the_hypotheses_by_their_words() -> None:
    length, both = "the length grows with it", "the speed is that of the metric"
    assert list(given_of("half-circle-height", both, length)) == [both, length]
    others = given_of("half-circle-height", without=[both])
    assert both not in others and length in others
    with pytest.raises(NotUnderstood, match="half-circle-height does not assume 'the speed', but: 'q and p lie"):
        given_of("half-circle-height", "the speed")
    with pytest.raises(NotUnderstood, match="does not assume 'the speed'"):
        given_of("half-circle-height", without=["the speed"])
    with pytest.raises(NotUnderstood, match=r"stands in a list: without=\['the speed'\]"):
        given_of("half-circle-height", without="the speed")


def test_the_examples_of_a_theorem_with_other_values() -> None:
    (example,) = models_of("telescoping-sum", without=["w"], m=3).values()
    assert set(example) == {"d", "m"} and example["m"] == 3
    with pytest.raises(NotUnderstood, match="telescoping-sum speaks of d, w, and not of h"):
        models_of("telescoping-sum", without=["h"])
    with pytest.raises(NotUnderstood, match="gaussian-entropy has no models"):
        models_of("gaussian-entropy")


# ---- known facts ---------------------------------------------------------------------------------------------


def test_a_gaussian_brings_its_normalisation_where_its_deviation_is_positive() -> None:
    p = as_term(integral(density(Normal(0, real("s")), real("x")), real("x")))
    assert not with_known_families(START.at(b.real("s")), p).shown
    known = with_known_families(START.at(b.real("s")).given(b.lt(0, b.real("s"))), p)
    assert b.eq(p, 1) in [th.conclusion for th in known.shown]


def test_what_rests_on_the_theorem_is_not_used_for_it() -> None:
    with pytest.raises(Refused, match="rests on gaussian-variance"):
        finder("gaussian-variance")("gaussian-entropy")


def test_a_random_variable_brings_the_laws_of_its_kernel() -> None:
    X, Y = random_variables("X Y")
    term = as_term(H(X, Y))
    values = [
        b.forall_in(
            b.integer("w"),
            b.integers(1, b.integer("m")),
            b.defined(b.call(Var(name, function(t.INT, t.INT)), b.integer("w"))),
        )
        for name in "XY"
    ]
    assert len(with_known_partitions(START.given(*values), term).shown) == 4  # two hypotheses, two laws
    assert not with_known_partitions(START, term).shown


# ---- ends of the line ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", [1, 2, 3])
def test_an_exponential_decays_faster_than_a_power_grows(power: int) -> None:
    decaying = b.mul(b.power(x, power), b.exp(b.neg(b.mul(a, x))))
    place = START.at(a).given(b.lt(0, a))
    assert limit(place.scope, x, decaying, b.INFINITY, -1).conclusion == b.tends(x, decaying, b.INFINITY, -1, 0)


def test_what_grows_has_no_such_limit() -> None:
    growing = b.mul(x, b.exp(b.mul(a, x)))
    assert limit(START.given(b.lt(0, a)).scope, x, growing, b.INFINITY, -1).conclusion.args[3] == b.INFINITY
    with pytest.raises((Refused, NotShown)):
        limit(START.scope, x, growing, b.INFINITY, -1)


# ---- what cannot be, what an instance asks for ---------------------------------------------------------------


def test_a_case_in_which_unequal_terms_are_equal_closes_itself() -> None:
    place = START.given(b.le(0, x), b.le(0, y), b.ne(b.add(x, y), 0), b.implies(b.ne(y, 0), b.lt(0, a)))
    goal = b.implies(b.eq(x, 0), b.lt(0, a))
    assert shown(place, goal, [cases(b.eq(y, 0))]).conclusion == goal


def test_two_inequalities_with_sums_as_multipliers() -> None:
    f_x, f_y, f_z = (b.call(f, v) for v in (x, y, z))
    line = [b.le(b.add(f_y, b.mul(c, b.sub(v, y))), b.call(f, v)) for v in (x, z)]
    facts = assumed(*line, b.lt(x, y), b.lt(y, z))
    goal = b.le(b.mul(b.sub(z, x), f_y), b.add(b.mul(b.sub(z, y), f_x), b.mul(b.sub(y, x), f_z)))
    assert combined(Scope().know(*facts), goal, facts).conclusion == goal


def test_an_instance_at_a_value_that_two_facts_together_put_into_the_interval() -> None:
    r = real("r")
    everywhere = forall(r <= r**2 + 1, (r, Interval.open(0, oo)))
    place = START.given(as_formula(everywhere), b.le(0, x), b.lt(x, y))
    assert use(everywhere, y).theorem(place, shown).conclusion == b.le(y, b.add(1, b.power(y, 2)))


def test_what_lies_between_integrable_functions_of_any_sign_is_integrable() -> None:
    X = Space("X")
    at = X.point("x")
    low, middle, high = (g(at) for g in X.functions("low middle high"))
    bounds = [finite(integral(low, at)), finite(integral(high, at))]
    between = forall(And(low <= middle, middle <= high), at)
    goal = as_formula(finite(integral(middle, at)))
    assert shown(START.given(*map(as_formula, [*bounds, between])), goal).conclusion == goal
    with pytest.raises(Refused):
        shown(START.given(*map(as_formula, [*bounds, forall(middle <= high, at)])), goal)


def test_a_statement_about_every_vector_is_used_at_one_that_is_written_out() -> None:
    u, i = vector("u"), integer("i")
    everywhere = forall(u(1) <= u(1) ** 2 + 1, (u, VECTORS))
    place = START.given(as_formula(everywhere))
    theorem = use(everywhere, Lambda(i, 2 * i)).theorem(place, shown)
    assert theorem.conclusion.free == frozenset()


def test_a_value_may_be_the_identity() -> None:
    i, v = integer("i"), Var("v", function(t.REAL, t.INT))
    about = logic.assume(formula=b.lt(0, b.call(v, b.num(1))))
    assert arguments(about, {"v": Lambda(i, i)}) == {"v": b.lam(n, n)}


# ---- one implication after another, entropies ----------------------------------------------------------------


def test_one_implication_after_another_in_whatever_form_they_are_known() -> None:
    j, ones = b.integer("j"), b.integers(1, n)
    each = b.forall_in(j, ones, b.eq(b.mul(b.call(f, x), b.num(1), x), 0))
    plain = b.forall_in(j, ones, b.eq(b.mul(x, b.call(f, x)), 0))
    steps = b.implies(b.eq(b.call(f, a), 0), b.eq(b.call(f, c), 0)), b.implies(b.eq(b.call(f, c), 0), each)
    assert shown(START.given(*steps, b.eq(b.call(f, a), 0)), plain).conclusion == plain
    with pytest.raises((Refused, NotShown)):
        shown(START.given(*steps, plain), b.eq(b.call(f, a), 0))
    with pytest.raises((Refused, NotShown)):
        shown(START.given(*steps, b.implies(each, b.eq(b.call(f, a), 0))), plain)  # a circle shows nothing


@pytest.mark.slow
def test_differences_of_entropies_are_written_out_where_the_variables_have_values() -> None:
    X, Y, Z = random_variables("X Y Z")
    chain = as_formula(Eq(I(X, (Y, Z)), I(X, Y) + I(X, Z, given=Y)))
    values = [as_formula(h) for hs in assumptions(H(X, Y, Z)).values() for h in hs]
    assert shown(START.given(*values), chain).conclusion == chain
    with pytest.raises((Refused, NotShown)):
        shown(START.given(*values), as_formula(Eq(I(X, (Y, Z)), I(X, Y) + I(X, Z))))
    with pytest.raises((Refused, NotShown)):
        shown(START, chain)
