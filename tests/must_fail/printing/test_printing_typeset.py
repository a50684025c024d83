"""Terminal and LaTeX: whatever is changed in a formula is seen, and no name is drawn as something else."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from printing_meaning import Meaning, meaning
from printing_terms import NAMES, Terms, terms

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Sort, Term, Var, function, point, space
from symit.render.latex import WRITER as LATEX
from symit.render.structure import one_line
from symit.render.text import WRITER as TERMINAL
from symit.render.writer import kind
from symit.special import DIGAMMA

MEDIA = pytest.mark.parametrize("writer", [TERMINAL, LATEX], ids=["terminal", "latex"])


def printed(writer, *formulas: Term) -> list[str]:  # type: ignore[no-untyped-def]
    """The formulas as they stand together on one page."""
    page = writer.on_page(formulas)
    return [one_line(page.flow(formula)) for formula in formulas]


# ---- changes -------------------------------------------------------------------------------------------------


def value(found: Meaning) -> Meaning:
    """A meaning up to what this notation leaves to the reader: the order of factors, a sum in a sum, x > 0 for 0 < x,
    `x = 1` for `1 = x`, 1/x^2 for x^-2, and a condition that says of which sort a variable is."""
    if found[0] in ("num", "var", "bound"):
        return found
    if found[0] == "fun":
        return (*found[:2], value(found[2]))
    head, *args = found[0], *map(value, found[1:])
    if head in ("add", "and"):
        return (head, *(part for a in args for part in (a[1:] if a[0] == head else (a,))))
    if head == "mul":
        return _product([part for a in args for part in (a[1:] if a[0] == "mul" else (a,))])
    if head == "pow" and args[1][0] == "num" and args[1][1] < 0:
        return ("over", args[0] if args[1][1] == -1 else ("pow", args[0], ("num", -args[1][1])))
    if head in ("eq", "ne") and args[0][0] == "num" != args[1][0]:
        return (head, args[1], args[0])
    if head == "implies" and args[1][0] == "implies":
        return ("implies", ("and", args[0], args[1][1]), args[1][2])
    return (head, *args)


def _product(factors: list[Meaning]) -> Meaning:
    number = Fraction(1)
    for factor in factors:
        if factor[0] == "num":
            number *= factor[1]
    others = sorted((f for f in factors if f[0] != "num"), key=repr)
    return ("mul", ("num", number), *others) if others else ("num", number)


@MEDIA
def test_no_change_goes_unseen(writer: object) -> None:
    made = Terms(6)
    for term in terms(400, seed=7):
        other = made.changed(term)
        if value(meaning(term)) != value(meaning(other)):
            one, two = printed(writer, term, other)
            assert one != two, (meaning(term), meaning(other))


# ---- names ---------------------------------------------------------------------------------------------------


@MEDIA
@pytest.mark.parametrize("sort", NAMES, ids=str)
def test_no_two_names_are_drawn_alike(writer: object, sort: Sort) -> None:
    """Not with the names of all sorts on one page, nor with two of them alone."""
    every = [b.var(name, s) for s, names in NAMES.items() for name in names]
    together = printed(writer, *every)
    assert len(set(together)) == len(together)
    for one, two in combinations([b.var(name, sort) for name in NAMES[sort]], 2):
        assert len({*printed(writer, one, two), *printed(writer, one), *printed(writer, two)}) in (2, 3, 4)
        assert printed(writer, one) != printed(writer, two)


POINT = point("S")
S, V = Var("S", space(POINT)), Var("V", space(POINT))
R = Var("R", space(REAL))
line, index, table = function(REAL, REAL), function(REAL, INT), function(REAL, INT, INT)
n, m, k, i = map(b.integer, "nmki")
x, y, e, v, nu = map(b.real, ("x", "y", "e", "v", "nu"))
p, q, P = (Var(name, function(REAL, POINT)) for name in ("p", "q", "P"))
information = Var("I", line)
theta, eta = Var("theta", index), Var("eta", index)
real_p, real_q = Var("p", line), Var("q", line)
mass, other_mass = Var("P", index), Var("Q", index)
X, Y, sequence = Var("X", function(INT, INT)), Var("Y", function(INT, INT)), Var("X", function(INT, INT, INT))
K = Var("K", table)
w, o = b.integer("w"), b.integer("o")
h, T, dimension = Var("h", function(REAL, POINT)), Var("T", function(REAL, INT, POINT)), b.integer("d")
potential = Var("A", function(REAL, index))


def same(*variables: Var) -> Term:
    told_apart = [b.app(d.SAME, variable, w, o) for variable in variables]
    return b.abstract([w, o], b.mul(*told_apart))


def log_partition(place: Term, space: Term = S, size: Term = dimension) -> Term:
    return b.app(d.LOG_PARTITION, space, h, T, size, place)


def member(space: Term = S, size: Term = dimension) -> Term:
    return b.app(d.EXPONENTIAL_FAMILY, space, h, T, size, theta, Var("y", POINT))


def family(name: str) -> Var:
    return Var(name, function(REAL, POINT, REAL))


PAIRS: list[tuple[Term, Term]] = [
    (b.real("lam"), b.real("lambda")),
    (b.real("x_1"), b.real("x1")),
    (b.real("x_1"), b.real("x__1")),
    (b.real("x_1"), b.real("x_01")),
    (b.real("x_1_2"), b.real("x_12")),
    (v, nu),
    (b.real("i"), b.real("iota")),
    (b.real("eps"), b.real("epsilon")),
    (e, b.exp(1)),
    (b.power(e, x), b.exp(x)),
    (b.mul(b.real("log_sigma"), x), b.div(b.log(x), b.log(b.real("sigma")))),
    (b.real("log2"), b.log(2)),
    (b.mul(b.real("log"), x), b.log(x)),
    (b.call(Var("log", line), x), b.log(x)),
    (b.call(Var("exp", line), x), b.exp(x)),
    (b.real("pi"), b.PI),
    (b.real("theta_k"), b.call(theta, k)),
    (b.real("theta_1"), b.call(theta, b.num(1))),
    (b.call(Var("theta_1", index), k), b.call(Var("theta", table), b.num(1), k)),
    (b.call(Var("theta_1", index), b.num(2)), b.real("theta_1_2")),
    (b.call(Var("H", function(REAL, REAL)), x), b.app(d.BINARY_ENTROPY, x)),
    (b.call(Var("H_b", line), x), b.app(d.BINARY_ENTROPY, x)),
    (b.call(Var("Poisson", line), x), b.app(d.POISSON, x, n)),
    (b.app(d.ENTROPY, S, p), b.app(d.ENTROPY, V, p)),
    (b.app(d.KL, S, p, q), b.app(d.KL, V, p, q)),
    (b.app(d.KL, b.REALS, real_p, real_q), b.app(d.KL, R, real_p, real_q)),
    (b.app(d.ENTROPY, Var("b", space(REAL)), real_p), b.app(d.BINARY_ENTROPY, b.real("p_"))),
    (b.app(d.FISHER_INFORMATION, S, family("p"), x), b.app(d.FISHER_INFORMATION, S, family("P"), x)),
    (b.app(d.FISHER_INFORMATION, S, family("p"), x), b.app(d.FISHER_INFORMATION, V, family("p"), x)),
    (b.app(d.FISHER_INFORMATION, S, family("p"), x), b.call(information, x)),
    (log_partition(theta), log_partition(theta, V)),
    (log_partition(theta), log_partition(theta, S, n)),
    (log_partition(theta), b.call(potential, theta)),
    (member(), member(V)),
    (member(), member(S, n)),
    (member(), b.call(Var("p_theta", function(REAL, POINT)), Var("y", POINT))),
    (b.app(d.BREGMAN, potential, dimension, theta, eta), b.app(d.BREGMAN, potential, n, theta, eta)),
    (b.app(d.PARTITION_ENTROPY, m, mass, same(X)), b.app(d.PARTITION_ENTROPY, n, mass, same(X))),
    (b.app(d.PARTITION_ENTROPY, m, mass, same(X)), b.app(d.PARTITION_ENTROPY, m, other_mass, same(X))),
    (b.app(d.PARTITION_ENTROPY, m, mass, same(X, Y)), b.app(d.PARTITION_ENTROPY, m, mass, same(Y, X))),
    (b.app(d.VALUE_PROBABILITY, m, mass, X, n), b.app(d.VALUE_PROBABILITY, k, mass, X, n)),
    (b.app(d.VALUE_PROBABILITY, m, mass, X, n), b.app(d.VALUE_PROBABILITY, m, other_mass, X, n)),
    (b.app(d.CELL_PROBABILITY, m, mass, same(X), n), b.call(Var("Q_X", index), n)),
    (b.integral(b.interval(1, 0), x, 1), b.integral(b.interval(0, 1), x, 1)),
    (b.integral(b.interval(x, y), v, v), b.integral(b.interval(y, x), v, v)),
    (b.integral(b.interval(0, 1), x, b.mul(x, b.real("dy"))), b.integral(b.interval(0, 1), x, b.mul(x, y))),
    (b.integral(b.integers(2, 0), k, k), b.integral(b.integers(0, 2), k, k)),
    (b.member(k, b.integers(2, 0)), b.member(k, b.integers(0, 2))),
    (b.forall([Var("F", line)], b.eq(x, 1)), b.forall([Var("F", index)], b.eq(x, 1))),
    (b.forall([n], b.lt(x, 1)), b.forall([v], b.lt(x, 1))),
    (b.defined(x), b.lt(0, b.real("exists"))),
    (b.app(d.REL_ENTR, x, y), b.call(Var("rel_entr", function(REAL, REAL, REAL)), x, y)),
]


@MEDIA
@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_what_means_two_things_is_drawn_in_two_ways(writer: object, one: Term, two: Term) -> None:
    together = printed(writer, one, two)
    assert together[0] != together[1]
    assert alone(writer, one) != alone(writer, two)


def alone(writer, formula: Term) -> tuple[str, list[str]]:  # type: ignore[no-untyped-def]
    """A formula as it stands alone on a page, below the kinds of its symbols."""
    page = writer.on_page([formula])
    kinds = sorted(f"{page.name(v).text}: {kind(v.of)}" for v in formula.free)
    return one_line(page.flow(formula)), kinds


# ---- how they are drawn --------------------------------------------------------------------------------------

AS_CODE = [
    "e",
    "e_n",
    "dx",
    "dtheta",
    "log_sigma",
    "log2",
    "exp_1",
    "pi_1",
    "exists",
    "Poisson",
    "x__1",
    "_x",
    "x_",
]


@pytest.mark.parametrize("name", AS_CODE)
def test_a_name_that_begins_like_the_notation_is_drawn_as_code(name: str) -> None:
    assert printed(TERMINAL, b.real(name)) == [f"`{name}`"]
    (drawn,) = printed(LATEX, b.real(name))
    assert (
        drawn.startswith(r"\text{\texttt{") and drawn.replace(r"\_\allowbreak{}", "_") == rf"\text{{\texttt{{{name}}}}}"
    )


def test_a_name_is_no_differential_of_another() -> None:
    data, ata = b.real("data"), b.real("ata")
    assert printed(TERMINAL, data) == ["data"] and printed(TERMINAL, b.mul(data, ata)) == ["`data` ata"]
    assert printed(TERMINAL, b.integral(b.interval(0, 1), ata, b.mul(data, ata))) == ["∫_0^1 data x dx"]


def test_a_letter_that_looks_like_another_on_the_page_is_a_word() -> None:
    assert printed(TERMINAL, nu) == ["ν"] and printed(TERMINAL, b.add(nu, v)) == ["nu + v"]
    assert printed(LATEX, b.add(nu, v)) == [r"\mathrm{nu} + v"]


def test_a_bound_variable_is_not_called_like_a_sign_of_the_page() -> None:
    H = Var("H", line)
    alone_, beside = printed(TERMINAL, b.forall([H], b.eq(b.call(H, x), 0))), b.app(d.BINARY_ENTROPY, x)
    assert alone_ == ["∀H (function(real → real)): H(x) = 0"]
    assert printed(TERMINAL, b.forall([H], b.eq(b.call(H, x), beside))) == ["∀f (function(real → real)): f(x) = H_b(x)"]
    assert printed(TERMINAL, b.eq(b.call(H, x), beside)) == ["H(x) = binary_entropy(x)"]
    assert printed(TERMINAL, b.forall([m], b.app(t.EQ, b.app(d.PARTITION_ENTROPY, m, mass, same(X)), n))) == [
        "∀k∈ℤ: H_{k, P}(X) = n"
    ]


def test_limits_only_where_they_are_in_order() -> None:
    for a, c in ((2, 0), (b.num(1), n), (n, b.num(0)), (b.INFINITY, n), (n, b.MINUS_INFINITY)):
        for head in (b.integral, b.product):
            assert "^" not in printed(TERMINAL, head(b.integers(a, c), k, k))[0]
        if not isinstance(a, int):
            assert "^" not in printed(TERMINAL, b.integral(b.interval(a, c), x, x))[0]
        assert "…" not in printed(TERMINAL, b.member(k, b.integers(a, c)))[0]
    assert printed(TERMINAL, b.implies(b.le(0, n), b.eq(b.integral(b.integers(1, n), k, k), 0))) == [
        "n ≥ 0 ⟹ Σ_{k=1}^n k = 0"
    ]
    assert printed(TERMINAL, b.integral(b.integers(0, b.INFINITY), k, k)) == ["Σ_{k=0}^∞ k"]


# ---- letters of special functions ----------------------------------------------------------------------------


@MEDIA
def test_a_special_function_is_a_letter_where_no_symbol_is_drawn_as_it(writer) -> None:  # type: ignore[no-untyped-def]
    x, psi, lookalike = b.real("x"), b.real("psi"), b.real("psi_1")
    letter, word = ("ψ", "digamma") if writer is TERMINAL else (r"\psi", r"\mathrm{digamma}")
    assert printed(writer, b.app(DIGAMMA, x)) == [f"{letter}(x)"]
    for symbol in (psi, lookalike):
        assert f"{word}(x)" in printed(writer, b.mul(symbol, b.app(DIGAMMA, x)))[0]


@MEDIA
def test_what_is_called_gamma_and_is_another_function_is_no_letter(writer) -> None:  # type: ignore[no-untyped-def]
    other = t.Definition("gamma", (b.real("s"),), b.mul(2, b.real("s")))
    assert "Γ" not in printed(writer, b.app(other, b.real("x")))[0]
    assert r"\Gamma" not in printed(writer, b.app(other, b.real("x")))[0]


@MEDIA
def test_a_bound_variable_is_not_drawn_as_a_function_of_the_page(writer) -> None:  # type: ignore[no-untyped-def]
    psi = b.real("psi")
    (text,) = printed(writer, b.integral(b.interval(0, 1), psi, b.app(DIGAMMA, psi)))
    assert text.count("ψ" if writer is TERMINAL else r"\psi") == 1
