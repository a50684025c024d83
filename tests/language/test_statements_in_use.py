"""What comes back to SymPy goes on there: written out with `.doit()`, and computed with lambdify."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from sympy import Dummy, Integral, Piecewise, Sum, lambdify, oo

from symit.evidence import balls
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import INT, REAL, Term, Var
from symit.language import (
    Bernoulli,
    Normal,
    Poisson,
    cross_entropy,
    entr,
    entropy,
    expectation,
    formula,
    integral,
    kl,
    positive,
    positive_integer,
    probability,
    reals,
    sympy_expression,
    sympy_relation,
    term,
    vector,
)
from symit.language.functionals import (
    NAMED_FUNCTIONS,
    Functional,
    case,
    expm1,
    hides_cases,
    log1p,
    product_over,
)
from symit.language.spaces import Functions, Points

mu, x, u = reals("mu x u")
sigma, a, c = positive("sigma"), positive("a"), positive("c")
p, q = probability("p"), probability("q")
MODULES = ("numpy", "scipy", "mpmath", "math")


def value(expression: Any, module: str, **at: Any) -> float:
    symbols = sorted(expression.free_symbols, key=str)
    return float(lambdify(symbols, expression, module)(*(at[s.name] for s in symbols)))


@pytest.mark.parametrize("name", STANDARD)
def test_every_definition_has_its_word_in_sympy(name: str) -> None:
    definition = STANDARD[name]
    there = b.app(definition, *definition.params)
    back = sympy_expression(there)
    assert isinstance(back, Functional)
    assert term(back, [b.lt(0, Var("sigma", REAL))]) == there


# ---- written out ---------------------------------------------------------------------------------------------


def test_functionals_are_written_out_and_nothing_is_integrated() -> None:
    gaussian = Normal(mu, sigma)
    assert isinstance(entropy(gaussian).doit(), Integral) and entropy(gaussian).doit().limits[0][1:] == (-oo, oo)
    assert isinstance(expectation(x**2, (x, gaussian)).doit(), Integral)
    assert isinstance(kl(Poisson(a), Poisson(c)).doit(), Sum)
    assert not cross_entropy(gaussian, Normal(0, 1)).doit().atoms(Functional)
    assert float(kl(Bernoulli(p), Bernoulli(q)).doit().doit().subs({p: 0.3, q: 0.6})) == pytest.approx(
        0.3 * math.log(0.5) + 0.7 * math.log(0.7 / 0.4), rel=1e-12
    )
    assert log1p(u).doit().subs(u, 1).n() == pytest.approx(math.log(2))
    assert entr(0).doit().doit() == 0


def test_a_sum_over_a_set_is_empty_where_its_ends_are_exchanged() -> None:
    n = Var("n", INT)
    k = b.integer("k")
    total = sympy_expression(b.integral(b.integers(1, n), k, k))
    assert isinstance(total, integral) and isinstance(total.doit(), Piecewise)
    (symbol,) = total.free_symbols
    for module in MODULES:
        assert [lambdify(symbol, total, module)(m) for m in (3, 0, -5)] == [6, 0, 0]
    assert [total.doit().subs(symbol, m).doit() for m in (3, 0, -5)] == [6, 0, 0]
    factors = sympy_expression(b.product(b.integers(1, n), k, k))
    assert isinstance(factors, product_over)
    assert [lambdify(symbol, factors)(m) for m in (4, 0, -5)] == [24, 1, 1]
    length = sympy_expression(b.integral(b.interval(0, b.real("a")), b.real("x"), 1))
    assert [lambdify(*length.free_symbols, length, "scipy")(m) for m in (3.0, -5.0)] == [3.0, 0]


def test_no_case_distinction_leaves_the_binder_that_its_variable_belongs_to() -> None:
    """SymPy's Sum brings every case distinction in its body to the outside: the inner o would stand free."""
    m, w, o = b.integer("m"), b.integer("w"), b.integer("o")
    X = Var("X", t.function(INT, INT))
    inner = b.integral(b.integers(1, m), o, b.if_(b.eq(b.call(X, w), b.call(X, o)), 1, 0))
    known = [b.le(1, m)]
    for there in (
        b.integral(b.integers(1, m), w, b.log(inner)),
        b.integral(b.integers(1, m), w, b.if_(b.lt(inner, 2), inner, b.power(inner, 2))),
        b.integral(b.integers(1, m), w, b.product(b.integers(1, m), o, b.if_(b.lt(o, w), 2, b.call(X, o)))),
    ):
        back = sympy_expression(there, known)
        assert {s.name for s in back.free_symbols} == {"m", "X"}
        assert {s.name for s in back.doit().free_symbols} == {"m", "X"}
        written = b.substitute(there, {X: b.lam(o, b.if_(b.eq(o, 2), 2, 1)), m: b.num(4)})
        for module in MODULES:
            got = value(back, module, m=4, X=lambda i: 2 if i == 2 else 1)
            assert got == pytest.approx(float(balls.evaluate(written, {}, 60)), rel=1e-12)


def test_a_condition_that_sympy_would_change_is_kept() -> None:
    m, o = b.integer("m"), b.integer("o")
    inner = b.integral(b.integers(1, 3), o, b.if_(b.lt(o, m), 1, 0))
    there = b.if_(b.eq(inner, 1), 5, 7)
    back = sympy_expression(there)
    assert isinstance(back, case) and hides_cases(back.args[0]) and term(back) == there
    assert [value(back, "numpy", m=k) for k in (1, 2, 3)] == [7, 5, 7]


# ---- computed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("node", [n for n in NAMED_FUNCTIONS if all(v.of == REAL for v in n.definition.params)])
def test_functions_of_numbers_are_computed(node: Any, module: str) -> None:
    symbols = (u, x)[: len(node.definition.params)]
    at = {b.real("u"): Fraction(2, 7), b.real("x"): Fraction(5, 9)}
    expected = float(balls.evaluate(term(node(*symbols)), at, 60))
    assert value(node(*symbols), module, u=2 / 7, x=5 / 9) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("module", ["numpy", "scipy", "mpmath"])
@pytest.mark.parametrize("node", [log1p, expm1])
def test_log1p_and_expm1_keep_their_digits(node: Any, module: str) -> None:
    """Written out, log(1 + u) loses half of them at u = 1e-9."""
    assert value(node(u), module, u=1e-9) == pytest.approx(1e-9, rel=1e-8)
    assert value(node(u), module, u=1e-9) != 1e-9


def test_arrays_go_through_numpy() -> None:
    j, d = b.integer("j"), positive_integer("d")
    theta = vector("theta")
    squares = sympy_expression(
        b.integral(b.integers(1, Var("d", INT)), j, b.power(b.call(Var("theta", theta.sort), j), 2))
    )
    function = lambdify((theta, d), squares.subs({s: d for s in squares.free_symbols if s.name == "d"}))
    np.testing.assert_allclose(function(lambda i: np.array([1.0, 2.0]) * i, 3), [14.0, 56.0])
    closed = lambdify((p, q), p * log1p((p - q) / q) + entr(p), "numpy")
    assert closed(np.array([0.1, 0.2]), 0.5).shape == (2,)


def outcomes(m: int, seed: int) -> dict[str, Callable[..., Any]]:
    """Probabilities, random variables and partitions of m outcomes."""
    rng = random.Random(seed)
    weights = [rng.randint(1, 9) for _ in range(m)]
    tables = {name: [rng.randint(1, 3) for _ in range(m)] for name in "XYZ"}
    found: dict[str, Callable[..., Any]] = {"P": lambda w: weights[int(w) - 1] / sum(weights)}
    return found | {name: lambda w, v=v: v[int(w) - 1] for name, v in tables.items()}  # type: ignore[misc]


def entropy_of(m: int, at: dict[str, Callable[..., Any]], names: str) -> float:
    masses: dict[tuple[int, ...], float] = {}
    for w in range(1, m + 1):
        key = tuple(at[n](w) for n in names)
        masses[key] = masses.get(key, 0.0) + at["P"](w)
    return -sum(v * math.log(v) for v in masses.values())


@pytest.mark.parametrize("module", ["numpy", "scipy", "mpmath"])
def test_information_of_random_variables_is_computed(module: str) -> None:
    m, w, o = b.integer("m"), b.integer("w"), b.integer("o")
    P, X, Y, Z = Var("P", t.function(REAL, INT)), *(Var(n, t.function(INT, INT)) for n in "XYZ")
    same = {V: b.abstract([w, o], b.app(STANDARD["same"], V, w, o)) for V in (X, Y, Z)}
    given = b.app(STANDARD["conditional_mutual_information"], m, P, same[X], same[Y], same[Z])
    pairs = b.integral(b.integers(1, 3), b.integer("x"), b.app(STANDARD["value_probability"], m, P, X, b.integer("x")))
    at = outcomes(7, 3)
    names = (entropy_of(7, at, n) for n in ("XZ", "YZ", "XYZ", "Z"))
    xz, yz, xyz, z = names
    assert value(sympy_expression(given), module, m=7, **at) == pytest.approx(xz + yz - xyz - z, rel=1e-12)
    assert value(sympy_expression(pairs), module, m=7, **at) == pytest.approx(1, rel=1e-12)


# ---- statements about every function and every point ---------------------------------------------------------


def statements() -> list[Term]:
    f = Var("f", t.function(REAL, REAL))
    s, y = Var("s", t.point("S")), b.real("y")
    g, index = Var("g", t.function(REAL, t.point("S"))), Var("X", t.function(INT, INT))
    vector_ = Var("v", t.function(REAL, INT))
    return [
        b.forall([f], b.forall([y], b.eq(b.call(f, y), b.call(f, y)))),
        b.forall([s], b.le(0, b.call(g, s))),
        b.forall([index], b.le(b.call(index, b.ONE), b.call(index, b.ONE))),
        b.forall([vector_], b.lt(b.call(vector_, b.ONE), 2)),
    ]


@pytest.mark.parametrize("there", statements())
def test_a_statement_about_all_of_a_kind_comes_back(there: Term) -> None:
    back = sympy_relation(there)
    assert not {s for s in back.free_symbols if s.name != "g"}
    assert formula(back) == there


def test_all_functions_and_all_points_carry_no_measure() -> None:
    from symit.language import NotUnderstood

    for everything in (Functions(Points("S"), Points("S")), Points("S")):
        with pytest.raises(NotUnderstood, match="carries no measure"):
            term(integral(1, (vector("f"), everything)))


def test_a_density_without_its_distribution_is_written_out() -> None:
    """No Normal has sigma = -2, but the kernel's normal_density has a value there."""
    there = b.app(STANDARD["normal_density"], 0, -2, b.real("x"))
    back = sympy_expression(b.app(STANDARD["entropy"], b.REALS, b.lam(b.real("x"), there)))
    assert "Normal" not in str(back) and "exp(" in str(back)


def test_doit_takes_the_nameless_symbols_that_sums_of_sympy_put_in_place_of_their_index() -> None:
    d = Dummy("d", positive=True)
    written = entropy(Normal(mu, d)).doit()
    assert written.has(Integral) and written.free_symbols == {mu, d}
