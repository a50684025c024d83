"""Sums of monomials are added up without a ring, and must come out as they do in the ring."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_random import relaxed

from symit.kernel import build as b
from symit.kernel import polynomials as p

GENERATORS = [p.Generator("atom", b.real(name)) for name in "xyz"]
EXPONENTIALS = [p.Generator("exp", b.real(name)) for name in "xy"]
whole = st.sampled_from([-3, -2, -1, 1, 2, 3])
broken = st.sampled_from([Fraction(v) for v in ("1/2", "-1/3", "2", "-1")])


@st.composite
def monomials(draw: st.DrawFn) -> p.Skeleton:
    """A number times atoms to whole powers and exponentials to rational ones."""
    atoms = draw(st.dictionaries(st.sampled_from(GENERATORS), whole, max_size=3))
    exponentials = draw(st.dictionaries(st.sampled_from(EXPONENTIALS), broken, max_size=2))
    raised = [p.generated(g.kind, g.term, e) for g, e in {**atoms, **exponentials}.items()]
    return p.product([p.number(Fraction(draw(st.integers(-2, 2)), draw(st.integers(1, 3)))), *raised])


sums = st.lists(monomials(), min_size=1, max_size=5).map(lambda parts: p.Sum(tuple(parts)))
skeletons = st.one_of(
    monomials(),
    sums,
    st.builds(lambda one, two: p.product((one, two)), monomials(), sums),
    st.builds(lambda one, two, three: p.Sum((one, p.product((two, three)))), sums, monomials(), sums),
)


def in_the_ring(bones: p.Skeleton) -> list[p.Monomial]:
    """The same sum by way of a quotient of polynomials, whose denominator is a monomial."""
    roots: dict[p.Generator, int] = {}
    p.collect(bones, roots)
    ratio = p.quotient(bones, roots, {})
    (below,) = ratio.den.monoms()
    found = []
    for exponents, coefficient in ratio.num.terms():
        pairs = zip(ratio.generators, exponents, below, strict=True)
        powers = tuple((g, Fraction(int(e) - int(d), root)) for (g, root), e, d in pairs if e != d)
        found.append(p.Monomial(coefficient, powers))
    return found


@pytest.mark.slow
@relaxed
@given(skeletons)
def test_a_sum_of_monomials_is_what_it_is_in_the_ring(bones: p.Skeleton) -> None:
    found = p.expanded(bones)
    assert found is not None
    assert [m for m in found if m.coefficient] == in_the_ring(bones)


def test_what_is_left_to_the_ring() -> None:
    x, y = (p.generated("atom", g.term) for g in GENERATORS[:2])
    total = p.Sum((x, y))
    assert p.expanded(p.product((total, total))) is None
    assert p.expanded(p.power(total, 2)) is None
    assert p.expanded(p.power(p.number(Fraction(0)), -1)) is None
    assert p.expanded(p.generated("root", b.real("x"), Fraction(1, 2))) is None
    assert p.expanded(p.Sum((x,) * (p.MAX_POLYNOMIAL + 1))) is None
    assert p.expanded(p.generated("atom", b.real("x"), p.MAX_DEGREE + 1)) is None
