"""Definitions that are not closed, not new, circular, or unfolded where they have no value."""

from __future__ import annotations

from must_fail_certificates import certificate, changed
from must_fail_tools import by, given, known, n, refused, x, y

from symit.certificates.reading import check
from symit.kernel import build as b
from symit.kernel.definitions import ENTR, KL, LOG1P
from symit.kernel.encoding import Malformed, Reader
from symit.kernel.terms import Definition, TermError


def double() -> str:
    """|- double(x) = x + x, with a definition of its own."""
    return certificate(by.unfold(term=b.app(Definition("double", (x,), b.add(x, x)), y)))


def redefined(**parts: object) -> object:
    """Checks the certificate of `double` with parts of its definition changed."""

    def change(data: dict) -> None:
        data["proofs"][-1]["definitions"][0].update(parts)

    return check(changed(double(), change))


@refused("is not closed: y is no parameter", TermError)
def test_definition_that_is_not_closed() -> object:
    """c(x) := x + y changes its meaning with y."""
    return Definition("c", (x,), b.add(x, y))


@refused("names a parameter twice", TermError)
def test_definition_with_one_parameter_twice() -> object:
    """Which x?"""
    return Definition("c", (x, x), x)


@refused("redefines entr", Malformed)
def test_standard_name_with_another_body() -> object:
    """entr(u) := 0 in a certificate."""
    return redefined(name="entr")


@refused("a word of the notation", Malformed)
def test_operator_as_a_name() -> object:
    """log(x) := x + x would print as a logarithm."""
    return redefined(name="log")


@refused("is no name", Malformed)
def test_name_that_only_looks_like_another() -> object:
    """A Cyrillic letter in `kl`."""
    return redefined(name="\u043al")


@refused("is no node of a term", Malformed)
def test_circular_definition() -> object:
    """double(x) := double(x): a body is read before its name is known."""
    return redefined(terms=[["var", "x", "real"], ["def", "double", [0]]], params=[0], body=1)


@refused("is not closed", Malformed)
def test_parameter_that_is_dropped() -> object:
    """double() := x + x."""
    return redefined(params=[])


@refused("two different definitions are called double")
def test_two_meanings_of_one_name() -> object:
    """double(x) := x + x and double(x) := 2 in one proof."""
    one = by.unfold(term=b.app(Definition("double", (x,), b.add(x, x)), y))
    two = by.unfold(term=b.app(Definition("double", (x,), b.num(2)), y))
    return certificate(by.conjoin(one, two))


@refused("positive argument")
def test_unfolding_without_a_value() -> object:
    """log1p(x) for x <= -1."""
    return by.unfold(term=b.app(LOG1P, x))


@refused("positive argument")
def test_entropy_term_of_a_negative_number() -> object:
    """entr(x) for x < 0."""
    return by.unfold(term=b.app(ENTR, x))


@refused("not known to converge absolutely")
def test_divergence_that_may_be_infinite() -> object:
    """The sum of n^2/(n (n + 1)) diverges: the divergence of 1/(n (n + 1)) from exp(-n^2) is infinite."""
    heavy, light = b.lam(n, b.div(1, b.mul(n, b.add(n, 1)))), b.lam(n, b.exp(b.neg(b.power(n, 2))))
    return by.unfold(term=b.app(KL, b.integers(1, b.INFINITY), heavy, light))


@refused("only a definition that is applied")
def test_unfolding_an_operator() -> object:
    """exp is no definition."""
    return by.unfold(term=b.exp(x))


@refused("takes 1 arguments", TermError)
def test_definition_with_too_many_arguments() -> object:
    """entr(x, y)."""
    return b.app(ENTR, x, y)


@refused("cannot be read", Malformed)
def test_definition_that_nobody_made() -> object:
    """A term may use only definitions that the certificate gives."""
    return Reader({}).read([["num", "1"], ["def", "entr", [0]]])


@refused("a space or infinity", TermError)
def test_name_for_infinity() -> object:
    """Not being oo itself, far() was taken for -oo, where exp tends to 0."""
    return by.limit(body=b.lam(x, b.exp(x)), place=b.app(Definition("far", (), b.INFINITY)), side=1)


@refused("a space or infinity", TermError)
def test_name_for_a_space() -> object:
    """gap(0) is (0, 1/0), over which nothing has an integral, not even 0."""
    gap = Definition("gap", (x,), b.interval(0, b.div(1, x)))
    return by.evident(claim=b.eq(b.integral(b.app(gap, 0), y, b.num(0)), 0))


@refused("cannot show 0 < log")
def test_definition_called_like_a_logarithm() -> object:
    """log(x) := -1, made in memory, is not positive for x > 1."""
    false_friend = Definition("log", (x,), b.num(-1))
    return known(b.lt(0, b.app(false_friend, x)), given(b.lt(1, x)))


@refused("cannot show 0 < (exp|pi|factorial)")
def test_definition_called_like_something_positive() -> object:
    """exp(x) := -1, and the like."""
    for name in ("pi", "factorial"):
        by.evident(claim=b.lt(b.app(Definition(name, (x,), b.num(-1)), x), 0))
    return known(b.lt(0, b.app(Definition("exp", (x,), b.num(-1)), x)))


@refused("cannot show 0 < (if|product|integral)")
def test_definition_called_like_a_case() -> object:
    """if(x, y) := -1, product(x, y) := -1, integral(x, y) := -1."""
    for name in ("product", "integral"):
        by.evident(claim=b.lt(b.app(Definition(name, (x, y), b.num(-1)), x, y), 0))
    return known(b.lt(0, b.app(Definition("if", (x, y), b.num(-1)), x, y)))
