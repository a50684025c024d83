"""Calculations at every point, reasons and their words, theorems at the values that their author writes."""

from __future__ import annotations

import pytest
from sympy import Eq, Interval, Lambda, Range, S, exp, log

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.library.loading import derived, finder
from symit.proving.integrals.existence import exists
from symit.proving.scope.place import NotShown, Place
from symit.proving.scope.scope import as_formula, as_term
from symit.proving.script.arguments import arguments
from symit.proving.script.lines import NotFollowing
from symit.proving.script.reasons import words_of
from symit.proving.script.showing import shown
from symit.proving.steps.averaging import term_by_term
from symit.words import (
    NotUnderstood,
    apply,
    calc,
    derivative,
    finite,
    forall,
    function,
    integral,
    le,
    lt,
    reals,
    tangent,
    theorem,
    use,
)

x, y, s = reals("x y s")
f, g = function("f"), function("g")
START = Place(finder("a theorem of these tests"))
MISSED = (Refused, NotShown)


# ---- calculations at every point -----------------------------------------------------------------------------


def test_a_calculation_at_every_point() -> None:
    place = START.given(as_formula(forall(Eq(f(x), g(x) + 1), (x, Interval.open(0, 1)))))
    done = calc("A heading", f(x), g(x) + 1, le(g(x) + 2), over=(x, Interval.open(0, 1))).proved(place)
    assert done.title == "A heading" and len(done.lines) == 2
    assert done.theorem.conclusion == as_formula(forall(f(x) <= g(x) + 2, (x, Interval.open(0, 1))))


def test_at_every_point_of_two_domains_one_of_them_closed() -> None:
    over = [(x, Interval(0, 1)), y]
    done = calc(0, le(x), le(x + y**2), over=over).proved(START)
    assert done.theorem.conclusion == as_formula(forall(x + y**2 >= 0, *over))


def test_what_holds_somewhere_is_not_said_of_every_point() -> None:
    place = START.given(as_formula(forall(Eq(f(x), g(x)), (x, Interval.open(0, 1)))))
    with pytest.raises(NotFollowing):
        calc(f(x), g(x), over=(x, Interval.open(0, 2))).proved(place)


# ---- reasons -------------------------------------------------------------------------------------------------


def test_a_reason_says_what_it_is() -> None:
    assert words_of((apply(log, x <= y),)) == "the logarithm is increasing"
    assert words_of((apply(exp, x <= y), "in my own words")) == "in my own words"
    assert words_of((tangent(exp(x), x, 0, y),)) == "a convex function lies above its tangent"
    assert words_of((use("gaussian-kl"),)) == "gaussian-kl"


def test_of_an_unknown_function_the_derivatives_are_named() -> None:
    unit = (x, Interval.open(0, 1))
    known = [forall(Eq(derivative(h(s), (s, x)), slope), unit) for h, slope in ((f, g(x)), (g, 1))]
    values = [forall(finite(f(x)), unit), *map(finite, (f(y), f(s), g(s)))]
    place = START.given(*map(as_formula, (*known, *values, s > 0, s < 1, y > 0, y < 1)))

    def above(*derivatives: object, order: int = 1) -> Term:
        return tangent(f(x), unit, s, y, order=order, derivatives=derivatives).theorem(place, shown).conclusion

    assert str(above(g(x), 1)) == "<f(s) + g(s)*(y + (-1)*s) <= f(y)>"
    for wrong in ((g(x), -1), (f(x), 1), (g(x) + 1, 1)):
        with pytest.raises(MISSED):
            above(*wrong)
    with pytest.raises(NotUnderstood, match="order 2 needs 3 derivatives"):
        above(g(x), 1, order=2)


def test_the_exponential_on_both_sides() -> None:
    place = START.given(as_formula(f(x) <= g(x)))
    assert apply(exp, f(x) <= g(x)).theorem(place, shown).conclusion == as_formula(exp(f(x)) <= exp(g(x)))
    with pytest.raises(MISSED):
        apply(exp, g(x) <= f(x)).theorem(place, shown)


@pytest.mark.parametrize("squared", [Lambda(s, s**2), exp])
def test_a_function_on_both_sides_of_an_equation(squared: object) -> None:
    place = START.given(as_formula(Eq(f(x), g(x))))
    found = apply(squared, Eq(f(x), g(x))).theorem(place, shown)
    assert found.conclusion == as_formula(Eq(squared(f(x)), squared(g(x))))  # type: ignore[operator]


@pytest.mark.parametrize("side", [x, y])
def test_one_side_has_a_value_where_the_other_has(side: object) -> None:
    equation, place = Eq(x, y), START.given(as_formula(Eq(x, y)))
    known = place.given(as_formula(finite(f(side))))
    assert apply(Lambda(s, f(s)), equation).theorem(known, shown).conclusion == as_formula(Eq(f(x), f(y)))
    with pytest.raises(MISSED, match=r"f\(x\)"):
        apply(Lambda(s, f(s)), equation).theorem(place, shown)


def test_no_other_function_is_applied_to_an_inequality() -> None:
    place = START.given(as_formula(f(x) <= g(x)))
    with pytest.raises(NotShown, match="log or exp"):
        apply(Lambda(s, s**2), f(x) <= g(x)).theorem(place, shown)


def test_an_axiom_of_the_kernel_is_found_by_its_name() -> None:
    assert START.find("gaussian-integral").conclusion == logic.axiom(name="gaussian-integral").conclusion


# ---- values --------------------------------------------------------------------------------------------------


def test_a_number_for_a_function_is_the_constant_one_on_the_space_that_is_given() -> None:
    values = arguments(derived("fisher-identity").theorem, {"X": Range(0, 2), "g1": 1, "theta": 0})
    assert values["theta"] == b.ZERO and values["g1"] == b.lam(b.integer("x"), b.ONE)
    assert arguments(derived("fisher-identity").theorem, {"X": S.Reals, "g1": 1})["g1"] == b.lam(b.real("x"), b.ONE)


# ---- integrals -----------------------------------------------------------------------------------------------


def test_integrals_compare_as_their_integrands_are_known_to() -> None:
    space = (x, Interval.open(0, 1))
    finite = [b.defined(as_term(integral(h(x), space))) for h in (f, g)]
    goal = as_formula(integral(f(x), space) <= integral(g(x), space))
    place = START.given(*finite)
    with pytest.raises(Refused, match="not known how the integrands compare"):
        term_by_term(place, goal, shown)
    below = place.given(as_formula(forall(f(x) <= g(x), space)))
    assert term_by_term(below, goal, shown).conclusion == goal


def test_an_integral_that_is_written_otherwise_exists_too() -> None:
    known, other = (as_term(integral(h, x)) for h in (f(x) * (g(x) + 1), f(x) + f(x) * g(x)))
    functions = [b.forall([b.real("x")], b.defined(as_term(h(x)))) for h in (f, g)]
    place = START.given(b.defined(known), *functions)
    assert exists(place, other, shown).conclusion == b.defined(other)
    with pytest.raises(MISSED):
        exists(place, as_term(integral(f(x) * g(x), x)), shown)


# ---- sections ------------------------------------------------------------------------------------------------


def test_steps_without_a_heading_stand_under_one() -> None:
    made = theorem(
        "headings",
        x < f(x) + y**2 + 1,
        given={"f lies above x": x <= f(x)},
        proof=[calc(x, lt(x + 1)), calc("In between", x, le(x + y**2)), calc(y, lt(y + 1)), calc(y, lt(y + 2))],
    )
    assert [(s.title, len(s.lines)) for s in made.sections] == [
        ("Proof", 1),
        ("In between", 1),
        ("Proof", 2),
        ("The claim", 1),
    ]
