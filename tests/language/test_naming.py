"""No name that comes back to SymPy can be read as something else: random terms with the worst of names, read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Basic, Symbol, latex
from sympy.parsing.sympy_parser import parse_expr
from sympy.printing.latex import LatexPrinter
from sympy.printing.pretty.pretty import PrettyPrinter
from sympy.printing.str import StrPrinter

import symit.language
from symit.evidence import balls
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Abs, App, Bound, Definition, Term, Var
from symit.language import (
    distributions,
    functionals,
    mappings,
    spaces,
    statements,
    sympy_expression,
    sympy_relation,
    term,
)
from symit.language import names as names_module
from symit.language.functionals import integral

POOL = (
    *("pi", "pi_1", "oo", "E", "I", "e", "i", "log", "log_x", "exp", "sin", "factorial", "lam", "lambda", "lamda"),
    *("lambda_1", "S", "N", "Q", "beta", "gamma", "x", "x1", "x_1", "x__2", "xabs", "xprime", "y", "xy", "d", "dx"),
    *("kl", "entropy", "Integral", "Sum", "integral", "forall", "Map", "None", "v_1", "omicron", "o", "alpha1"),
    *("alpha_1", "alpha__1", "x_", "_", "__"),
)
names = st.sampled_from(POOL)
few_names = st.sampled_from(("pi", "pi_1", "x", "x_1", "x1", "e", "lambda"))
F, G = (Var(name, t.function(REAL, REAL, REAL)) for name in ("f", "Gamma"))
K = Var("I", t.function(REAL, REAL))
UNIT, COUNT = b.interval(0, 1), b.integers(1, 3)
CONSTANTS = (b.PI, b.exp(1), b.ZERO, b.num(Fraction(2, 3)))


@st.composite
def free_terms(draw: st.DrawFn, names: st.SearchStrategy[str], depth: int = 4, around: tuple[Var, ...] = ()) -> Term:
    """Built of unknown functions, which SymPy leaves as they are, of constants and of binders, all with any names."""
    kind = draw(st.integers(0, 5)) if depth else draw(st.integers(0, 1))
    if kind == 0:
        return draw(st.sampled_from(CONSTANTS))
    if kind == 1:
        return draw(st.sampled_from([*around, Var(draw(names), draw(st.sampled_from((REAL, INT))))]))
    if kind == 2:
        function = draw(st.sampled_from((F, G)))
        return b.call(function, *(draw(free_terms(names, depth - 1, around)) for _ in "ab"))
    if kind == 3:
        return b.call(K, draw(free_terms(names, depth - 1, around)))
    variable = Var(f"{draw(names)}'{len(around)}", REAL if kind == 4 else INT)
    body = draw(free_terms(names, depth - 1, (*around, variable)))
    body = b.call(F, body, variable)  # SymPy drops a derivative in what is not there
    function = b.lam(variable, body, variable.name.partition("'")[0])
    return b.app(t.INTEGRAL, UNIT if kind == 4 else COUNT, function)


def alike(one: Term, other: Term, pairs: dict[Var, Var]) -> bool:
    """The same up to the names of free variables, which are paired off."""
    if isinstance(one, Var) and isinstance(other, Var):
        return one.of == other.of and pairs.setdefault(one, other) == other
    if isinstance(one, App) and isinstance(other, App):
        same = one.head == other.head and len(one.args) == len(other.args)
        return same and all(alike(a, c, pairs) for a, c in zip(one.args, other.args, strict=True))
    if isinstance(one, Abs) and isinstance(other, Abs):
        return one.domain == other.domain and alike(one.body, other.body, pairs)
    return one == other


def are_alike(one: Term, other: Term) -> bool:
    pairs: dict[Var, Var] = {}
    return alike(one, other, pairs) and len({*pairs.values()}) == len(pairs)


WORDS = {name: getattr(symit.language, name) for name in ("entropy", "kl", "integral", "forall", "Normal")}


def read(text: str) -> Any:
    """What SymPy's own reader makes of a printed expression.

    A name that is not one of SymPy's numbers and stands at no argument is a symbol, and `I(...)` is a function.
    """
    alone = set(re.findall(r"\b[A-Za-z_]\w*\b(?!\()", text))
    symbols = {name: Symbol(name) for name in alone if not isinstance(getattr(sympy, name, None), Basic)}
    return parse_expr(text, local_dict={**WORDS, **symbols, **({"I": sympy.Function("I")} if "I(" in text else {})})


@pytest.mark.slow
@settings(max_examples=150, deadline=None, derandomize=True)
@given(free_terms(names))
def test_what_comes_back_is_what_went(original: Term) -> None:
    back = sympy_expression(original)
    assert are_alike(term(back), original)
    for text in (str, latex):
        symbols = back.atoms(Symbol)
        assert len({text(s) for s in symbols}) == len(symbols)
    bound = {s for node in back.atoms(sympy.Integral, sympy.Sum) for s in node.bound_symbols}
    assert not bound & back.free_symbols
    for node in back.atoms(sympy.Integral, sympy.Sum):
        assert not {*node.bound_symbols} & {s for inner in node.function.atoms(type(node)) for s in inner.bound_symbols}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(free_terms(few_names, depth=2), free_terms(few_names, depth=2))
def test_what_prints_alike_is_alike(one: Term, other: Term) -> None:
    for text in (str, latex, sympy.pretty):
        shown = [
            (text(e), {(text(s), s.is_integer) for s in e.free_symbols}) for e in map(sympy_expression, (one, other))
        ]
        assert shown[0] != shown[1] or are_alike(one, other)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, derandomize=True)
@given(free_terms(names))
def test_printed_text_reads_as_what_it_says(original: Term) -> None:
    back = sympy_expression(original)
    plain = {s: Symbol(s.name) for s in back.atoms(Symbol)}
    without = back.xreplace(plain).replace(
        lambda e: isinstance(e, sympy.core.function.AppliedUndef), lambda e: sympy.Function(e.func.__name__)(*e.args)
    )
    assert str(read(str(back))) == str(without)
    assert read(str(back)) == without


# ---- values --------------------------------------------------------------------------------------------------


@st.composite
def values(draw: st.DrawFn, depth: int = 3, around: tuple[Var, ...] = ()) -> Term:
    """Polynomials with integrals over (0, 1) and sums over 1, 2, 3."""
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind <= 1:
        return draw(st.sampled_from([*around, b.PI, b.num(2), Var(draw(names), REAL)]))
    if kind <= 3:
        parts = [draw(values(depth - 1, around)) for _ in "ab"]
        return b.add(*parts) if kind == 2 else b.mul(*parts)
    variable = Var(f"{draw(names)}'{len(around)}", REAL if kind == 4 else INT)
    body = draw(values(depth - 1, (*around, variable)))
    return b.app(t.INTEGRAL, UNIT if kind == 4 else COUNT, b.lam(variable, body, variable.name.partition("'")[0]))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(values())
def test_printed_text_has_the_value_of_the_term(original: Term) -> None:
    free = sorted(original.free, key=lambda v: v.name)
    at = {v: Fraction(k + 2, 7) for k, v in enumerate(free)}
    speaking_of_all = [b.eq(v, v) for v in free]
    symbols = {v: sympy_expression(v, speaking_of_all).name for v in free}
    here = {Symbol(symbols[v]): sympy.Rational(x.numerator, x.denominator) for v, x in at.items()}
    value = read(str(sympy_expression(original))).subs(here).doit()
    assert float(value) == pytest.approx(float(balls.evaluate(original, at, 80)), rel=1e-12, abs=1e-12)


# ---- one by one ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["pi", "oo", "log", "E", "I", "lambda", "e", "exp", "kl", "S", "N", "beta", "Integral"]
)
def test_a_bound_variable_is_called_like_nothing_else(name: str) -> None:
    back = sympy_expression(b.app(t.INTEGRAL, UNIT, Abs(name, REAL, b.mul(b.PI, Bound(0, REAL)))))
    (bound,) = back.bound_symbols
    assert not hasattr(sympy, bound.name) and bound.name != name and bound.is_real
    assert str(back) == f"Integral(pi*{bound}, ({bound}, 0, 1))" and back.doit() == sympy.pi / 2


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("pi", "pi_1"),
        ("lambda", "lambda_1"),
        ("E", "E_1"),
        ("e", "e_1"),
        ("log", "v_1"),
        ("log_sigma", "v_1"),
        ("entropy", "v_1"),
        ("x__2", "v_1"),
        ("xabs", "v_1"),
        *((kept, kept) for kept in ("x", "lam", "beta", "N", "sigma_1", "i", "x_abs", "mu")),
    ],
)
def test_a_free_variable_keeps_its_name_where_it_can(name: str, becomes: str) -> None:
    assert str(sympy_expression(Var(name, REAL))) == becomes


def test_names_that_a_notation_does_not_tell_apart_are_numbered() -> None:
    one = b.call(F, Var("x1", REAL), Var("x_1", REAL))
    assert [str(a) for a in sympy_expression(one).args] == ["x1", "x_1_1"]
    product = b.call(F, Var("xy", REAL), b.mul(Var("x", REAL), Var("y", REAL)))
    assert str(sympy_expression(product)) == "f(xy_1, x*y)"
    sorts = b.call(F, Var("n", INT), Var("n", REAL))
    assert len(sympy_expression(sorts).free_symbols) == 2 and len({str(a) for a in sympy_expression(sorts).args}) == 2


def test_nothing_is_captured() -> None:
    x, y = b.real("x"), b.real("y")
    inside = b.substitute(b.integral(UNIT, x, b.mul(x, y)), {y: x})
    back = sympy_expression(inside)
    assert back.free_symbols == {Symbol("x", real=True)} and back.doit() == Symbol("x", real=True) / 2
    two_sorts = b.add(b.integral(UNIT, x, b.power(x, 2)), b.integral(COUNT, b.integer("x"), b.integer("x")))
    assert len(sympy_expression(two_sorts).atoms(Symbol)) == len(
        {str(s) for s in sympy_expression(two_sorts).atoms(Symbol)}
    )


def test_a_hypothesis_says_nothing_of_a_bound_variable_of_the_same_name() -> None:
    x = b.real("x")
    back = sympy_expression(b.integral(b.REALS, x, b.exp(b.neg(b.power(x, 2)))), [b.lt(0, x)])
    (bound,) = back.bound_symbols
    assert str(bound) != "x" and not bound.is_positive


def nested(inner: str) -> Term:
    """For all x and y: x + pi*y = pi*y + x, where y has this name."""
    x, y = Bound(1, REAL), Bound(0, REAL)
    sides = b.add(x, b.mul(b.PI, y)), b.add(b.mul(b.PI, y), x)
    return b.app(t.FORALL, Abs("x", REAL, b.app(t.FORALL, Abs(inner, REAL, b.eq(*sides)))))


@pytest.mark.parametrize("order", [("pi", "y"), ("y", "pi")])
def test_what_was_read_before_does_not_matter(order: tuple[str, str]) -> None:
    """The two are one formula to the kernel, which may remember either."""
    shown = {name: str(sympy_relation(nested(name))) for name in order}
    assert "(y, Reals)" in shown["y"] and "(pi_1, Reals)" in shown["pi"]


def test_a_definition_that_is_not_standard_is_written_out_with_its_own_names() -> None:
    u, x = b.real("u"), b.real("x")
    outer = Definition("outer", (u,), b.integral(UNIT, x, b.mul(x, u)))
    assert str(sympy_expression(b.app(outer, x))) == "Integral(x*x_1, (x_1, 0, 1))"


def test_an_interval_whose_ends_are_not_known_to_be_in_order_stays_a_set() -> None:
    x, a, c = b.real("x"), b.real("a"), b.real("c")
    for low, high in ((b.ONE, b.ZERO), (a, c)):
        back = sympy_relation(b.eq(b.integral(b.interval(low, high), x, 1), 0))
        assert isinstance(back.lhs, integral) and symit.language.formula(back).args[0].args[0] == b.interval(low, high)
    assert "Interval.open(1, 0)" in str(sympy_expression(b.integral(b.interval(1, 0), x, 1)))
    known: Callable[..., Any] = sympy_expression
    assert isinstance(known(b.integral(b.interval(a, c), x, 1), [b.le(a, c)]), sympy.Integral)


def test_the_words_of_symit_have_no_printer_of_sympys_own() -> None:
    """SymPy prints by the name of a class: a probability symbol called Probability was taken for one of its stats."""
    words = [
        w for module in (distributions, functionals, mappings, names_module, spaces, statements) for w in basics(module)
    ]
    printers = (LatexPrinter, StrPrinter, PrettyPrinter)
    taken = {w.__name__ for w in words for p in printers if hasattr(p, f"_print_{w.__name__}")}
    assert taken == {"Uniform"}  # which is printed as its name and its two parameters
    p = symit.language.probability("p")
    assert latex(p) == "p" and sympy.pretty(p) == "p"


def basics(module: Any) -> list[type]:
    found = [w for w in vars(module).values() if isinstance(w, type) and w.__module__ == module.__name__]
    return [w for w in found if issubclass(w, Basic)]


def test_the_sort_of_a_symbol_that_sympy_has_no_assumption_for_is_in_its_srepr() -> None:
    theta, z = symit.language.vector("theta"), symit.language.Space("S").point("z")
    assert (
        sympy.srepr(theta) == "FunctionSymbol('theta', 'fun(real, int)')" and sympy.srepr(z) == "Point('z', 'point:S')"
    )
