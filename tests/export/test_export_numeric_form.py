"""Parameters and their conditions, read off a theorem."""

from __future__ import annotations

import pytest
from export_forms import (
    DIAGONAL_HYPOTHESES,
    GAUSSIAN_KL,
    VAE_KL,
    VAE_KL_DIAGONAL,
    d,
    gaussian,
    j,
    mu_1,
    mu_2,
    mus,
    reading,
    sigma_1,
    sigma_2,
    sigmas,
    x,
)

from symit.certificates.reading import Hypothesis
from symit.export.errors import NotExportable
from symit.export.numeric_form import NumericForm, numeric_form, parameters_of
from symit.kernel import build as b
from symit.kernel.definitions import EXPECTATION
from symit.kernel.terms import REAL, Term, Var, function, point, space

n, p, q = b.integer("n"), b.real("p"), b.real("q")


def names(form: NumericForm) -> list[str]:
    return [parameter.variable.name for parameter in form.parameters]


def conditions(statement: Term, *hypotheses: Term) -> dict[str, tuple[Term, ...]]:
    found = parameters_of(statement, [Hypothesis(h, "", False) for h in hypotheses])
    return {parameter.variable.name: parameter.conditions for parameter in found}


def test_parameters_stand_in_the_order_of_the_statement() -> None:
    assert names(GAUSSIAN_KL) == ["mu_1", "sigma_1", "mu_2", "sigma_2"]
    assert names(VAE_KL) == ["mu", "sigma"]
    assert names(VAE_KL_DIAGONAL) == ["mu", "sigma"]


def test_the_order_is_that_of_the_left_side_and_what_it_lacks_comes_after() -> None:
    statement = b.eq(b.add(q, b.num(1)), b.add(p, q))
    assert list(conditions(statement)) == ["q", "p"]


def test_hypotheses_become_conditions() -> None:
    by_name = {parameter.variable.name: parameter.conditions for parameter in GAUSSIAN_KL.parameters}
    assert by_name == {"mu_1": (), "sigma_1": (b.lt(0, sigma_1),), "mu_2": (), "sigma_2": (b.lt(0, sigma_2),)}


def test_a_condition_on_several_parameters_belongs_to_the_last() -> None:
    statement = b.eq(b.mul(p, q), b.mul(q, p))
    assert conditions(statement, b.le(b.add(p, q), 1)) == {"p": (), "q": (b.le(b.add(p, q), 1),)}


def test_conjunctions_and_memberships_are_taken_apart() -> None:
    inside = b.member(p, b.interval(b.num(0), b.num(1)))
    assert conditions(b.eq(p, p), b.conj(inside, b.ne(p, b.div(1, 2)))) == {
        "p": (b.lt(0, p), b.lt(p, 1), b.ne(p, b.div(1, 2)))
    }
    assert conditions(b.eq(n, n), b.member(n, b.integers(1, 9))) == {"n": (b.le(1, n), b.le(n, 9))}


def test_what_no_program_can_test_is_no_condition() -> None:
    f = Var("f", function(REAL, REAL))
    x = b.real("x")
    integrable = b.defined(b.integral(b.REALS, x, b.mul(p, b.call(f, x))))
    assert conditions(b.eq(p, p), integrable, b.lt(0, b.call(f, p)), b.lt(p, q)) == {"p": ()}


def test_a_vector_has_conditions_on_components_and_on_their_number() -> None:
    mean, scale = VAE_KL_DIAGONAL.parameters
    assert VAE_KL_DIAGONAL.length == d
    assert mean.is_vector and scale.is_vector
    assert mean.conditions == (b.le(1, d),)
    (component,) = scale.conditions
    assert component == b.lt(0, b.call(sigmas, Var("j", j.of)))


@pytest.mark.parametrize(
    ("condition", "checked"),
    [
        (b.implies(b.member(j, b.integers(1, d)), b.lt(0, b.call(sigmas, j))), True),
        (b.implies(b.conj(b.le(1, j), b.le(j, d)), b.lt(0, b.call(sigmas, j))), True),
        (b.lt(0, b.call(sigmas, j)), True),
        (b.implies(b.member(j, b.integers(2, d)), b.lt(0, b.call(sigmas, j))), False),
        (b.implies(b.lt(0, b.call(mus, j)), b.lt(0, b.call(sigmas, j))), False),
    ],
)
def test_a_condition_on_some_components_is_not_asked_of_all(condition: Term, checked: bool) -> None:
    total = b.integral(b.integers(1, d), j, b.mul(b.call(mus, j), b.call(sigmas, j)))
    assert bool(conditions(b.eq(total, total), b.forall([j], condition))["sigma"]) is checked


def test_words_are_the_authors() -> None:
    statement = b.eq(p, p)
    (parameter,) = parameters_of(statement, [Hypothesis(b.lt(0, p), "p is positive", False)])
    assert parameter.words == "p is positive"


def test_only_an_equation_is_exported() -> None:
    with pytest.raises(NotExportable, match="only an equation"):
        parameters_of(b.le(p, q), [])


def test_a_variance_is_not_in_nats() -> None:
    mean = b.app(EXPECTATION, b.REALS, gaussian(mu_1, sigma_1), b.lam(x, b.power(x, 2)))
    theorem = reading("second-moment", "A moment", mean, b.power(sigma_1, 2), b.lt(0, sigma_1))
    assert numeric_form(theorem, b.power(sigma_1, 2)).units == ""


def test_a_theorem_about_an_unknown_function_is_not_exported() -> None:
    f = Var("f", function(REAL, REAL))
    with pytest.raises(NotExportable, match="f is a fun"):
        parameters_of(b.eq(b.call(f, p), p), [])
    abstract = Var("S", space(point("S")))
    x = Var("x", point("S"))
    with pytest.raises(NotExportable, match="S is a space"):
        parameters_of(b.eq(b.integral(abstract, x, p), p), [])


def test_a_value_that_depends_on_something_else_is_refused() -> None:
    theorem = reading("half", "Half", b.mul(p, b.div(1, 2)), b.div(p, 2))
    with pytest.raises(NotExportable, match="depends on q"):
        numeric_form(theorem, b.add(p, q))


def test_the_certificate_and_the_words_come_along() -> None:
    assert GAUSSIAN_KL.certificate == "0" * 64
    assert GAUSSIAN_KL.name == "gaussian_kl"
    assert len(VAE_KL_DIAGONAL.conditions) == len(DIAGONAL_HYPOTHESES)
    assert GAUSSIAN_KL.units == VAE_KL_DIAGONAL.units == "nats"
    assert mu_1 in GAUSSIAN_KL.closed_form.free and mu_2 in GAUSSIAN_KL.closed_form.free
