"""SymPy to kernel terms: what is understood means the same, and the rest is refused by name."""

from __future__ import annotations

from typing import Any

import pytest
import sympy
from sympy import (
    Abs,
    And,
    Contains,
    Derivative,
    E,
    Eq,
    Float,
    Ge,
    Gt,
    I,
    Implies,
    Integral,
    Interval,
    Le,
    Limit,
    Lt,
    Ne,
    Piecewise,
    Product,
    Range,
    Rational,
    S,
    Subs,
    Sum,
    Symbol,
    cos,
    exp,
    factorial,
    log,
    nan,
    oo,
    pi,
    sin,
    sqrt,
)

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.text import show
from symit.language import (
    NotUnderstood,
    Space,
    continuous,
    convex,
    entr,
    finite,
    forall,
    formula,
    function,
    functions,
    hypotheses,
    integers,
    integral,
    natural,
    nonnegative,
    positive,
    positive_integer,
    probability,
    reals,
    term,
    vector,
)

x, y, a, c = reals("x y a c")
sigma = positive("sigma")
n, d = natural("n"), positive_integer("d")
j, k = integers("j k")
f, g = functions("f g")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (3, "3"),
        (Rational(1, 2), "1/2"),
        (x, "x"),
        (x + 1, "1 + x"),
        (x**2 / y, "x^2*y^(-1)"),
        (sqrt(sigma), "sigma^(1/2)"),
        (exp(x), "exp(x)"),
        (E, "exp(1)"),
        (log(sigma), "log(sigma)"),
        (pi * sin(x) * cos(x), "pi*cos(x)*sin(x)"),
        (factorial(n), "factorial(n)"),
        (f(x, y), "f(x, y)"),
        (vector("theta")(j + 1), "theta(1 + j)"),
        (Abs(x), "if(0 <= x, x, (-1)*x)"),
        (Piecewise((x, x < 1), (2, True)), "if(x < 1, x, 2)"),
        (Piecewise((0, x < 0), (x, x < 1), (2, True)), "if(x < 0, 0, if(x < 1, x, 2))"),
        (Sum(f(k), (k, 0, oo)), "integral(range(0, oo), n: integer -> f(n))"),
        (Sum(f(k), (k, 1, n)), "integral(range(1, n), k: integer -> f(k))"),
        (Product(f(k), (k, 1, d)), "product(range(1, d), n: integer -> f(n))"),
        (Integral(f(x), (x, -oo, oo)), "integral(interval(-oo, oo), x -> f(x))"),
        (Integral(f(x), (x, -sigma, sigma)), "integral(interval((-1)*sigma, sigma), x -> f(x))"),
        (integral(f(x), (x, Interval(a, c))), "integral(interval(a, c), x -> f(x))"),
        (Derivative(f(x), x), "derivative(y -> f(y), x)"),
        (Derivative(f(x), x, x), "derivative(y -> derivative(z -> f(z), y), x)"),
        (Derivative(f(x, y), x, y), "derivative(z -> derivative(u -> f(u, z), x), y)"),
        (Subs(Derivative(f(x), x), x, 2), "derivative(x -> f(x), 2)"),
        (f(x**2).diff(x), "2*x*derivative(y -> f(y), x^2)"),
    ],
)
def test_expressions(expression: Any, text: str) -> None:
    assert show(term(expression)) == text


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (Eq(f(x), y), "f(x) = y"),
        (Ne(x, y), "x != y"),
        (Lt(x, y), "x < y"),
        (Le(x, y), "x <= y"),
        (Gt(x, y), "y < x"),
        (Ge(x, y), "y <= x"),
        (And(x < y, y < 1), "(x < y) and (y < 1)"),
        (Implies(x < y, Eq(f(x), 0)), "(x < y) => (f(x) = 0)"),
        (finite(f(x)), "defined(f(x))"),
        (forall(f(x) > 0, (x, S.Reals)), "forall(x -> 0 < f(x))"),
        (forall(f(x) > 0, (x, Interval.open(0, 1))), "forall(x -> in(x, interval(0, 1)) => (0 < f(x)))"),
        (forall(f(x) > 0, (x, Interval.Lopen(0, 1))), "forall(x -> ((0 < x) and (x <= 1)) => (0 < f(x)))"),
        (forall(f(x) > 0, (x, Interval(0, oo))), "forall(x -> (0 <= x) => (0 < f(x)))"),
        (forall(f(k) > 0, (k, Range(1, d + 1))), "forall(n: integer -> in(n, range(1, d)) => (0 < f(n)))"),
        (continuous(f(x), (x, Interval.open(0, 1))), "continuous(x -> f(x), interval(0, 1))"),
        (
            convex(f(x), (x, Interval.open(0, oo))),
            "forall(x -> in(x, interval(0, oo)) => forall(y -> in(y, interval(0, oo)) => "
            "forall(z -> in(z, interval(0, oo)) => (((x < y) and (y < z)) => "
            "((z + (-1)*x)*f(y) <= (y + (-1)*x)*f(z) + (z + (-1)*y)*f(x))))))",
        ),
        (Eq(Limit(f(x), x, 0), oo), "tends(x -> f(x), 0, 1, oo)"),
        (Eq(Limit(f(x), x, oo), y), "tends(x -> f(x), oo, -1, y)"),
        (Eq(y, Limit(f(x), x, a, "+-")), "tends(x -> f(x), a, 1, y) and tends(x -> f(x), a, -1, y)"),
        (Contains(Space("S").point("w"), Space("S")), "in(w, S)"),
    ],
)
def test_statements(statement: Any, text: str) -> None:
    assert show(formula(statement)) == text


def test_forall_binds_one_variable_after_the_other() -> None:
    U = Interval.Lopen(0, 1)
    both = forall(Eq(f(x * y), f(x) + f(y)), (x, U), (y, U))
    assert both == forall(forall(Eq(f(x * y), f(x) + f(y)), (y, U)), (x, U))
    assert not formula(both).free - {t.Var("f", t.function(t.REAL, t.REAL))}


def test_the_innermost_limit_comes_first() -> None:
    triangle = term(Sum(f(j, k), (j, 1, k), (k, 1, d)))
    inner = b.integral(b.integers(1, b.integer("k")), b.integer("j"), b.call(F2, b.integer("j"), b.integer("k")))
    assert triangle == b.integral(b.integers(1, b.integer("d")), b.integer("k"), inner)


F2 = t.Var("f", t.function(t.REAL, t.REAL, t.REAL))


def test_bound_variables_are_no_free_variables() -> None:
    shadowed = Integral(x * Integral(x, (x, 0, 1)), (x, 0, 1))
    assert not term(shadowed).free
    assert term(shadowed) == term(Integral(x * Integral(y, (y, 0, 1)), (x, 0, 1)))
    assert term(x + Integral(x, (x, 0, 1))).free == {b.real("x")}


def test_substitution_at_a_point_is_simultaneous() -> None:
    assert term(Subs(f(x, y), (x, y), (y, x))) == b.call(F2, b.real("y"), b.real("x"))


def test_the_order_of_the_ends_may_come_from_a_fact() -> None:
    with pytest.raises(NotUnderstood, match="not known that the first end is the lower"):
        term(Integral(f(x), (x, a, c)))
    in_order = term(Integral(f(x), (x, a, c)), facts=[formula(a < c)])
    assert in_order == term(integral(f(x), (x, Interval(a, c))))


# ---- refused by name -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        (Float("0.5") * x, r"0\.5.* is a rounded number; write it exactly, as in Rational\(1, 2\)"),
        (0.5, "rounded number"),
        ("x + 1", "'x \\+ 1' is a str"),
        (None, "is a NoneType"),
        (True, "bool"),
        (I * x, "everything here is real"),
        (oo, "infinity is no number"),
        (x - oo, "infinity is no number"),
        (S.ComplexInfinity, "divided by zero"),
        (nan, r"0\*log\(0\).*entr\(p\)"),
        (sympy.besselj(0, x) + 1, r"besselj\(0, x\) has no meaning here; it may be written as the Integral"),
        (sympy.polygamma(2, x), "digamma and trigamma"),
        (sympy.Max(x, y), r"Max\(x, y\).*Piecewise"),
        (sympy.Heaviside(x), "Piecewise"),
        (sympy.tan(x), r"sin\(x\)/cos\(x\)"),
        (sympy.binomial(n, 2), "factorials"),
        (sympy.IndexedBase("v")[j], "vector"),
        (sympy.Catalan, "Catalan has no meaning"),
        (Integral(x), "needs both ends"),
        (Integral(f(x), (x, 1)), "needs both ends"),
        (Integral(x, (x, 1, 0)), "not known that the first end is the lower"),
        (Sum(k, (k, 1, -3)), "not known that the first end is the lower"),
        (Sum(f(k), (k, 1, j)), "not known that the first end is the lower"),
        (Product(f(k), (k, j, d)), "not known that the first end is the lower"),
        (Sum(f(x), (x, 1, d)), "runs over integers; declare x"),
        (Integral(f(k), (k, 0, 1)), "runs over reals, and k is a int"),
        (factorial(x), r"factorial\(x\): factorial expects int where real was given"),
        (Derivative(f(x), f(x)), "in a real symbol"),
        (Derivative(vector("v")(j), vector("v")), "partial"),
        (Derivative(f(x), (x, n)), "order n"),
        (Piecewise((x, x < 1)), "no value where no condition holds"),
        (Piecewise((x, (x < 1) | (x > 2)), (0, True)), "state the cases one by one"),
        (Limit(f(x), x, 0), "stands alone on one side"),
        (Space("S").point("w") + x, "not a number"),
        (sympy.Function("h", positive=True)(x), "carries an assumption"),
        (sympy.Lambda(x, x), "not a value"),
        (sympy.MatrixSymbol("M", 2, 2)[0, 0], "no meaning"),
    ],
)
def test_what_is_not_understood(expression: Any, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        term(expression)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (Eq(x, x), "evaluated the statement to True"),
        (S.false, "evaluated the statement to False"),
        (True, "evaluated the statement to True"),
        (x, "not a statement"),
        ((x < 1) | (y < 1), "state the cases one by one"),
        (Contains(x, S.Reals), "evaluated the statement to True"),
        (Eq(x, oo, evaluate=False), "infinity is no number"),
        (Eq(Limit(f(sigma), sigma, -1), 0), "SymPy may already have used"),
    ],
)
def test_statements_that_are_not_understood(statement: Any, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        formula(statement)


def test_continuity_is_said_of_open_intervals() -> None:
    with pytest.raises(NotUnderstood, match="open interval"):
        continuous(f(x), (x, Interval(0, 1)))


def test_the_message_names_the_part_and_not_the_whole() -> None:
    with pytest.raises(NotUnderstood) as caught:
        term(x + 3 * log(1 + sympy.zeta(y) ** 2))
    assert str(caught.value).startswith("zeta(y) has no meaning")


def test_depth() -> None:
    deep = x
    for _ in range(60):
        deep = sin(1 + deep)
    assert term(deep).depth > 100
    for _ in range(50):
        deep = sin(1 + deep)
    with pytest.raises(NotUnderstood, match="levels deep"):
        term(deep)


# ---- the traps -----------------------------------------------------------------------------------------------


def test_a_bound_symbol_is_not_declared_more_than_its_range_gives() -> None:
    """sqrt(x**2) became x before anyone saw it, though the integral runs over negative x too."""
    assert sqrt(sigma**2) == sigma
    with pytest.raises(NotUnderstood, match="SymPy may already have used"):
        term(Integral(sqrt(sigma**2), (sigma, -1, 1)))
    assert term(Integral(sqrt(sigma**2), (sigma, 0, 1))) == term(Integral(x, (x, 0, 1)))
    with pytest.raises(NotUnderstood, match="SymPy may already have used"):
        term(Subs(Derivative(sqrt(sigma**2), sigma), sigma, -1))


def test_no_derivative_at_the_edge_of_a_declaration() -> None:
    edge = nonnegative("r")
    with pytest.raises(NotUnderstood, match="at the edge"):
        term(Derivative(sqrt(edge**2), edge))


def test_zero_log_zero_is_a_definition() -> None:
    p = probability("p")
    with pytest.raises(NotUnderstood, match="entr"):
        term((p * log(p)).subs(p, 0))
    assert Context().equal(b.unfold(term(entr(0))), b.ZERO)
    assert Context(hypotheses(p)).equal(b.unfold(term(entr(p))), term(-p * log(p)))


def test_nothing_is_integrated_or_differentiated_on_the_way() -> None:
    through_a_pole = Integral(1 / x**2, (x, -sigma, sigma))
    assert b.is_app(term(through_a_pole), t.INTEGRAL)
    inside = Derivative(Integral(sin(a * x) / x, (x, 0, oo)), a)
    assert b.is_app(term(inside), t.DERIVATIVE)


def test_plain_and_declared_symbols_of_one_name() -> None:
    with pytest.raises(NotUnderstood, match=r"a plain symbol.*a positive real symbol|a positive real symbol.*a plain"):
        term(Symbol("x") - Symbol("x", positive=True))


def test_no_text_is_evaluated() -> None:
    for wrong in ("__import__('os')", "1+1"):
        with pytest.raises(NotUnderstood, match="is a str"):
            term(wrong)
        with pytest.raises(NotUnderstood, match="is a str"):
            formula(wrong)
        with pytest.raises(NotUnderstood, match="is a str"):
            entr(wrong)


def test_functions_are_partial() -> None:
    assert not Context().is_defined(term(function("f")(x)))
