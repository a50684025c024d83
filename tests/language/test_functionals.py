"""Functionals never evaluate, bind what they say they bind, and do not capture."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import Derivative, Dummy, Interval, Lambda, Range, S, Tuple, diff, expand, latex, log, simplify

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel.context import Context
from symit.language import (
    Bernoulli,
    Density,
    ExponentialFamily,
    Normal,
    NotUnderstood,
    Space,
    Uniform,
    bregman,
    continuous,
    cross_entropy,
    density,
    density_term,
    entr,
    entropy,
    expectation,
    fisher_information,
    forall,
    function,
    integers,
    integral,
    kl,
    log_partition,
    mapping,
    partial,
    positive,
    positive_integer,
    probability,
    reals,
    rel_entr,
    space_term,
    term,
    vector,
    vector_function,
    vectors,
)
from symit.language.function_values import function_value

mu, nu, x, y = reals("mu nu x y")
sigma = positive("sigma")
p = probability("p")
X = Normal(mu, sigma)
f = function("f")


@pytest.mark.parametrize(
    ("value", "definition"),
    [
        (entropy(X), d.ENTROPY),
        (cross_entropy(X, Normal(0, 1)), d.CROSS_ENTROPY),
        (kl(X, Normal(0, 1)), d.KL),
        (expectation(x, (x, X)), d.EXPECTATION),
        (fisher_information(X, mu), d.FISHER_INFORMATION),
        (density(X, x), d.NORMAL),
        (entr(p), d.ENTR),
        (rel_entr(p, 1 - p), d.REL_ENTR),
    ],
)
def test_each_is_its_definition_and_never_evaluates(value: Any, definition: Any) -> None:
    assert b.is_app(term(value), definition)
    for same in (expand(value), simplify(value, doit=False), value.evalf()):
        assert same == value
    assert value.is_real
    assert value.func(*value.args) == value


def test_entropy_of_a_distribution_with_numbers_stays() -> None:
    assert entropy(Normal(0, 1)) != 0
    assert entr(0) != 0
    assert term(entr(0)) == b.app(d.ENTR, 0)


def test_the_terms_of_a_divergence() -> None:
    P, Q = Bernoulli(p), Bernoulli(probability("q"))
    assert term(kl(P, Q)) == b.app(d.KL, space_term(P), density_term(P), density_term(Q))


def test_distributions_on_two_spaces_have_no_divergence() -> None:
    with pytest.raises(NotUnderstood, match="one space"):
        term(kl(X, Bernoulli(p)))
    on_unit = Density(2 * x, (x, Interval(0, 1)))
    assert b.is_app(term(kl(on_unit, Density(1, (x, Interval.open(0, 1))))), d.KL)


def test_only_distributions_have_an_entropy() -> None:
    with pytest.raises(NotUnderstood, match="is not a distribution"):
        entropy(x)


# ---- binding -------------------------------------------------------------------------------------------------

BINDERS = [
    expectation(x * y, (x, X)),
    integral(x * y, (x, S.Reals)),
    Density(x * y, (x, S.Reals)),
    forall(x < y, (x, S.Reals)),
    continuous(f(x * y), (x, Interval.open(0, 1))),
    fisher_information(Normal(x, y), (x, nu)),
]


@pytest.mark.parametrize("bound", BINDERS)
def test_the_bound_variable_is_not_free_and_not_substituted(bound: Any) -> None:
    assert x not in bound.free_symbols
    assert y in bound.free_symbols
    assert bound.subs(x, 3) == bound
    assert bound.xreplace({x: S(3)}) == bound
    assert bound.bound_symbols == [x]


@pytest.mark.parametrize("bound", BINDERS)
def test_nothing_is_captured(bound: Any) -> None:
    for replaced in (bound.subs(y, 2 * x), bound.xreplace({y: 2 * x})):
        assert x in replaced.free_symbols
        assert replaced.bound_symbols[0].name == "x_1"
        assert replaced.subs(x, y / 2).free_symbols == bound.free_symbols


def test_simultaneous_substitution() -> None:
    e = expectation(x * y + nu, (x, X))
    assert e.subs({y: nu, nu: y}, simultaneous=True) == expectation(x * nu + y, (x, X))


def test_what_stands_outside_the_scope_is_substituted() -> None:
    e = expectation(x, (x, Normal(x, sigma)))
    assert e.free_symbols == {x, sigma}
    assert e.subs(x, y) == expectation(x, (x, Normal(y, sigma)))


def test_substitution_commutes_with_translation() -> None:
    e = expectation((x - mu) ** 2, (x, X))
    swapped = term(e.subs(mu, x))
    assert swapped == b.substitute(term(e), {b.real("mu"): b.real("x")})


def test_a_map_does_not_capture_though_lambda_does() -> None:
    j = integers("j")[0]
    k = integers("k")[0]
    assert Lambda(j, j + k).subs(k, j) == Lambda(j, 2 * j)  # SymPy
    eta = vector("eta")
    e = partial(Lambda(eta, eta(1) * eta(2)), Lambda(j, j + k), 1)
    assert j in e.subs(k, j).free_symbols
    assert Context().equal(term(e.subs(k, j)), b.substitute(term(e), {b.integer("k"): b.integer("j")}))


def test_derivatives_stay_outside() -> None:
    assert diff(entropy(X), mu) == Derivative(entropy(X), mu)
    assert diff(expectation(x * y, (x, X)), x) == 0
    assert diff(integral(x * y, (x, S.Reals)), y) == Derivative(integral(x * y, (x, S.Reals)), y)
    assert diff(sigma * entropy(X), sigma) == entropy(X) + sigma * Derivative(entropy(X), sigma)


def test_a_dummy_may_be_bound() -> None:
    u = Dummy("x", real=True)
    assert term(expectation(u * x, (u, X))) == term(expectation(y * x, (y, X)))


def test_the_variable_fits_the_space() -> None:
    n = integers("n")[0]
    with pytest.raises(NotUnderstood, match="takes a int"):
        term(expectation(x, (x, Bernoulli(p))))
    with pytest.raises(NotUnderstood, match="takes a real"):
        term(expectation(n, (n, X)))


def test_an_assumption_about_a_bound_variable_follows_from_where_it_runs() -> None:
    s = positive("s")
    with pytest.raises(NotUnderstood, match="SymPy may already have used"):
        term(expectation(s, (s, X)))
    assert term(integral(s, (s, Interval(0, 1)))) == term(integral(x, (x, Interval(0, 1))))
    with pytest.raises(NotUnderstood, match="SymPy may already have used"):
        term(integral(p, (p, Interval(0, 2))))


# ---- families ------------------------------------------------------------------------------------------------


def test_fisher_information() -> None:
    here, there = fisher_information(Bernoulli(p), p), fisher_information(Bernoulli(p), (p, p / 2))
    assert here.free_symbols == {p}
    assert term(here.subs(p, p / 2)) == term(there)
    with pytest.raises(NotUnderstood, match="moves with the parameter"):
        term(fisher_information(Density(1 / sigma, (x, Interval(0, sigma))), sigma))
    assert b.is_app(term(fisher_information(Uniform(0, sigma), sigma)), d.FISHER_INFORMATION)


def test_exponential_families() -> None:
    Sp, dim = Space("S"), positive_integer("d")
    theta, theta_q = vectors("theta theta_q")
    family = ExponentialFamily(Sp, Sp.function("h"), mapping("T", S.Integers, Sp), dim, theta)
    A = Lambda(theta, log_partition(family))
    written = term(bregman(A, dim, theta_q, theta))
    assert b.is_app(written, d.BREGMAN)
    assert {v.name for v in written.free} == {"S", "h", "T", "d", "theta", "theta_q"}
    assert b.is_app(term(partial(A, theta, integers("k")[0])), d.PARTIAL)
    with pytest.raises(NotUnderstood, match="no ExponentialFamily"):
        log_partition(X)


def test_function_symbols_check_their_arguments() -> None:
    theta, A = vector("theta"), vector_function("A")
    with pytest.raises(NotUnderstood, match="takes an integer"):
        theta(x)
    with pytest.raises(NotUnderstood, match="takes 1 arguments"):
        theta(1, 2)
    with pytest.raises(NotUnderstood, match="not a function that can be an argument"):
        A(x)
    with pytest.raises(NotUnderstood, match="takes a point"):
        Space("S").function("p")(Space("R").point("x"))
    with pytest.raises(NotUnderstood, match=r"write it at its arguments"):
        term(theta + log(sigma))
    assert str(theta(1)) == "theta(1)"
    assert latex(theta(1) ** 2) == r"\theta^{2}\left(1\right)"
    assert theta(1).evalf() == theta(1)
    assert A(theta).subs(theta, Lambda(integers("j")[0], 0)) != A(theta)


def test_a_function_symbol_becomes_what_is_put_in_its_place() -> None:
    theta, (j, k) = vector("theta"), integers("j k")
    e = integral(theta(j) * x, (j, Range(1, k + 1)))
    assert e.subs(theta, function_value(Lambda(k, k * x))) == integral(j * x**2, (j, Range(1, k + 1)))


def test_arguments_keep_their_structure() -> None:
    e = expectation(x, (x, X))
    assert e.args == (x, Tuple(x, X))
