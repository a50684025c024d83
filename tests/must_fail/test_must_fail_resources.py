"""Terms and proofs that are too large, too deep or too costly: refused in good time, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from math import inf

import pytest
from must_fail_tools import by, given, known, n, refused, x

from symit.certificates.reading import check
from symit.certificates.writing import digest, lay_out
from symit.kernel import build as b
from symit.kernel.budget import Exhausted, allow
from symit.kernel.certificate import FORMAT, MAX_WORK
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Malformed, Reader
from symit.kernel.errors import Refused
from symit.kernel.terms import REAL, Definition, TermError, Var, function

pytestmark = pytest.mark.sampled(6)


def in_budget(attempt: Callable[[], object]) -> object:
    """What `attempt` gives within a tenth of the work that a certificate may be."""
    allow(MAX_WORK / 10)
    try:
        return attempt()
    finally:
        allow(inf)


def doubling(length: int) -> Definition:
    """D(x) := C(x) + C(x), C(x) := B(x) + B(x), ...: written out, 2^length times x."""
    found = Definition("D0", (x,), b.add(x, x))
    for i in range(1, length):
        found = Definition(f"D{i}", (x,), b.add(b.app(found, x), b.app(found, x)))
    return found


def spreading(length: int) -> Definition:
    """D(x) := C(x) + C(x + 1), C(x) := B(x) + B(x + 1), ...: written out, sums that are all different."""
    found = Definition("D0", (x,), b.log(x))
    for i in range(1, length):
        found = Definition(f"D{i}", (x,), b.add(b.app(found, x), b.app(found, b.add(x, 2**i))))
    return found


@pytest.mark.slow
@refused("more work|too large to read", (Exhausted, TermError))
def test_definitions_that_spread_are_not_unfolded_without_end() -> object:
    """Whether 2^30 different logarithms are defined is not asked."""
    return in_budget(lambda: by.unfold(given(b.lt(0, x)), term=b.app(spreading(30), x)))


@refused("more work|too large to read", (Exhausted, TermError))
def test_sign_of_definitions_that_spread() -> object:
    """Nor what sign their sum has."""
    spread = b.app(spreading(30), x)
    return in_budget(lambda: known(b.lt(0, b.add(spread, 1)), given(b.lt(0, spread))))


@pytest.mark.slow
@refused("more work|too large", (Exhausted, Refused))
def test_limit_of_definitions_that_spread() -> object:
    """Nor where it goes."""
    grown = b.lam(x, b.app(spreading(30), x))
    return in_budget(lambda: by.limit(body=grown, place=b.INFINITY, side=-1))


@refused("more work|too large to read", (Exhausted, TermError))
def test_definition_of_itself_of_itself() -> object:
    """D(x) := C(C(x)), C(x) := B(B(x)), ...: written out, 2^(2^30) nodes, a number that is not written out either."""
    found = Definition("D0", (x,), b.add(x, x))
    for i in range(1, 30):
        found = Definition(f"D{i}", (x,), b.app(found, b.app(found, x)))
    return in_budget(lambda: by.unfold(term=b.app(found, x)))


@refused("too large to read", TermError)
def test_deep_term() -> object:
    """exp of exp of exp ..."""
    return reduce(lambda term, _: b.exp(term), range(1_000), x)


@refused("too large to read", TermError)
def test_large_term() -> object:
    """A term that doubles."""
    return reduce(lambda term, _: b.add(term, term), range(40), x)


@refused("too large to read", TermError)
def test_wide_sort_of_a_variable() -> object:
    """Every term that has it would have it compared: half a megabyte of such steps took 28 seconds."""
    return Var("f", function(REAL, *[REAL] * 100))


@refused("cannot be read", Malformed)
def test_deep_term_in_a_table() -> object:
    """The same from a file."""
    return Reader(STANDARD).read([["var", "x", "real"], *(["app", "exp", [i]] for i in range(1_000))])


@refused("cannot be read", Malformed)
def test_large_term_in_a_table() -> object:
    """Forty nodes, 2^40 leaves."""
    return Reader(STANDARD).read([["var", "x", "real"], *(["app", "add", [i, i]] for i in range(40))])


@refused("larger than", Malformed)
def test_large_file() -> object:
    """More bytes than a certificate may have."""
    return check(" " * 20_000_001)


@refused("not JSON, or cut short", Malformed)
def test_deep_json() -> object:
    """Brackets in the place of a proof."""
    return check(lay_out({"format": FORMAT, "proofs": [0], "about": {}}).replace("\n0\n", "\n" + "[" * 100_000 + "\n"))


@refused("more than .* terms", Malformed)
def test_table_with_too_many_terms() -> object:
    """A table is bounded."""
    return Reader(STANDARD).read([["num", "1"]] * 200_001)


@refused("facts are more than a rule can take")
def test_too_many_premises() -> object:
    """A rule is about a few facts."""
    return in_budget(lambda: known(b.lt(0, 1), *[given(b.lt(0, x))] * 100_000))


@refused("too large to expand")
def test_power_of_a_long_sum() -> object:
    """(a + b + c + d + e + f)^200 has 3 * 10^9 terms."""
    letters = [b.real(name) for name in "abcdef"]
    one, two = (b.power(b.add(*order), 200) for order in (letters, letters[::-1]))
    return in_budget(lambda: by.field(claim=b.eq(one, b.add(two, 1))))


@refused("two sides differ")
def test_huge_exponent() -> object:
    """10^(10^9) is not computed."""
    return in_budget(lambda: by.field(claim=b.eq(b.power(10, 10**9), b.power(10, 10**9 + 1))))


@refused("too large")
def test_tower_of_powers() -> object:
    """((2^200)^200)^200 ..."""
    tower = reduce(lambda term, _: b.power(term, 200), range(20), b.num(2))
    return in_budget(lambda: by.field(claim=b.eq(tower, b.add(tower, 1))))


@refused("too large")
def test_power_of_a_root() -> object:
    """sqrt(1 + x)^999999 is a polynomial of half a million terms."""
    root = b.power(b.add(1, x), Fraction(999_999, 2))
    return in_budget(lambda: by.field(given(b.lt(0, b.add(1, x))), claim=b.eq(root, b.add(root, b.mul(x, root), 1))))


@refused("two sides differ: left - right = -1")
def test_roots_of_many_degrees() -> object:
    """Nothing is brought to a common degree."""
    base = b.add(2, b.exp(x))
    roots = [b.power(base, Fraction(1, q)) for q in (2, 3, 5, 7, 11, 13, 17, 19)]
    return in_budget(lambda: by.field(claim=b.eq(b.add(*roots), b.add(1, *roots))))


@refused("only a range between numbers, of at most")
def test_long_sum() -> object:
    """A sum of 10^9 summands is not written out."""
    return in_budget(lambda: by.expand(term=b.integral(b.integers(1, 10**9), n, n)))


@refused("more work|cannot show 0 < D39", (Exhausted, Refused))
def test_definitions_that_double() -> object:
    """A chain of definitions that doubles 40 times is not written out."""
    grown = b.app(doubling(40), x)
    return in_budget(lambda: known(b.lt(0, grown), given(b.ne(grown, 1))))


@refused("too large to read")
def test_limit_of_definitions_that_double() -> object:
    """The limit of 2^40 x at oo is found at once; at a number it is too large to write."""
    grown = b.lam(x, b.app(doubling(40), x))
    in_budget(lambda: by.limit(body=grown, place=b.INFINITY, side=-1))
    return in_budget(lambda: by.limit(body=grown, place=b.num(1), side=1))


@refused("too large")
def test_derivative_of_definitions_that_double() -> object:
    """Its derivative is 2^40, written as a sum of ones."""
    return in_budget(lambda: by.differentiate(body=b.lam(x, b.app(doubling(40), x)), at=x))


@pytest.mark.slow
@refused("more work|too large", (Exhausted, Refused))
def test_two_chains_of_definitions_that_are_equal() -> object:
    """Two lemmas bring the same definitions; that they are the same is seen without writing them out."""
    one, two = (b.app(doubling(40), x) for _ in range(2))
    return in_budget(lambda: known(b.lt(one, b.add(two, -1))))


@refused("too large", Refused)
def test_facts_that_breed() -> object:
    """x in R => x + 1 in R, and => x + 2 in R: there is no end of points."""
    rules = [b.forall([x], b.implies(b.member(x, b.REALS), b.member(b.add(x, k), b.REALS))) for k in (1, 2)]
    return in_budget(lambda: known(b.lt(1, 0), *map(given, rules), given(b.member(b.ZERO, b.REALS))))


@refused("too large to read", Malformed)
def test_definitions_that_are_nested_without_end() -> object:
    """Two lemmas bring one chain of 500 definitions; whether they are the same is asked of the last ones first."""
    real = ["var", "x", "real"]
    chain = [{"name": "d0", "params": [0], "terms": [real], "body": 0}]
    for k in range(1, 500):
        terms = [real, ["def", f"d{k - 1}", [0]], ["app", "add", [1, 1]]]
        chain.append({"name": f"d{k}", "params": [0], "terms": terms, "body": 2})
    formula = [real, ["def", "d499", [0]], ["app", "eq", [1, 1]]]
    stated = {"definitions": chain, "terms": formula, "proved": 0, "hypotheses": [2], "statement": 2}
    one = {"id": "one", "uses": {}, "steps": [{"rule": "assume", "args": {"formula": {"term": 2}}}], **stated}
    two = {"id": "two", "uses": {"one": digest(one)}, "steps": [{"theorem": "one"}], **stated}
    data = {"format": FORMAT, "proofs": [one, two], "about": {"id": "two"}}
    return in_budget(lambda: check(lay_out(data)))


@pytest.mark.slow
@refused("more than .* terms is too large to compute with")
def test_sum_of_as_many_variables_as_a_term_can_have() -> object:
    """Its free variables are brought together at once, and it is no polynomial that one would compute with."""
    return in_budget(lambda: known(b.lt(0, b.add(*(b.real(f"v{i}") for i in range(40_000))))))


@refused("more work|cannot show 0 < ", (Exhausted, Refused))
def test_difference_of_long_sums() -> object:
    """900 monomials in the claim and in the fact, no two coefficients in one ratio."""
    monomials = [b.mul(b.power(x, i), b.power(b.real("y"), j)) for i in range(30) for j in range(30)]
    fact = given(b.lt(0, b.add(*(b.mul(k + 1, m) for k, m in enumerate(monomials)))))
    claim = b.lt(0, b.add(*(b.mul(k * k + 3, m) for k, m in enumerate(monomials))))
    return in_budget(lambda: known(claim, fact))
