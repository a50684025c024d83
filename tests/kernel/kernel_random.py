"""Random terms, relations and points for the property tests."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import REAL, Definition, Term, Var, function

REALS = tuple(map(b.real, "xyz"))
INTEGERS = tuple(map(b.integer, "nm"))
F, G = Var("f", function(REAL, REAL)), Var("g", function(REAL, REAL))

_SHARES = b.integral(b.integers(1, INTEGERS[0]), INTEGERS[1], b.div(REALS[0], INTEGERS[0]))
SHARE = Definition("share", (INTEGERS[0], REALS[0]), _SHARES)
"""The sum over 1..n of x/n: x where 1 <= n, and 0, without a division by zero, elsewhere."""

relaxed = settings(max_examples=150, suppress_health_check=list(HealthCheck))

numbers = st.sampled_from([Fraction(v) for v in (0, 1, 2, 3, -1, -2, "1/2", "-1/3", "3/2")])
exponents = st.sampled_from([Fraction(v) for v in (-2, -1, 0, 1, 2, 3, "1/2", "-1/2", "1/3", "3/2")])

_real_leaves = st.one_of(st.sampled_from(REALS + INTEGERS), numbers.map(b.num))
_int_leaves = st.one_of(st.sampled_from(INTEGERS), st.integers(-2, 3).map(b.num))

integer_terms = st.one_of(
    _int_leaves,
    st.builds(b.add, _int_leaves, _int_leaves),
    st.builds(b.mul, _int_leaves, _int_leaves),
)


def rational(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    """One more level of ring and field operations, whole powers, cases, finite sums and products."""
    return st.one_of(
        st.builds(b.add, parts, parts),
        st.builds(b.sub, parts, parts),
        st.builds(b.mul, parts, parts),
        st.builds(b.div, parts, parts),
        st.builds(b.power, parts, st.integers(-2, 3)),
        st.builds(b.power, parts, st.sampled_from(INTEGERS)),
        st.builds(b.if_, relations(parts), parts, parts),
        st.builds(folded, st.sampled_from((t.INTEGRAL, t.PRODUCT)), integer_terms, integer_terms, parts),
    )


def elementary(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    """One more level with logarithms, exponentials, roots and powers as well."""
    return st.one_of(
        rational(parts),
        parts.map(b.exp),
        parts.map(b.log),
        st.builds(b.power, parts, exponents),
        st.builds(b.power, parts, parts),
        st.builds(b.app, st.sampled_from((d.ENTR, d.LOG1P, d.EXPM1)), parts),
        st.builds(b.app, st.just(d.REL_ENTR), parts, parts),
        st.builds(b.app, st.just(SHARE), st.sampled_from(INTEGERS), parts),
    )


def relations(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.builds(b.app, st.sampled_from(t.RELATIONS), parts, parts)


def folded(head: t.Operator, low: Term, high: Term, body: Term) -> Term:
    """A sum or product over `n`, which may stand in the ends too, where it is free."""
    return b.app(head, b.integers(low, high), b.lam(INTEGERS[0], body))


rational_terms = st.recursive(_real_leaves, rational, max_leaves=6)
elementary_terms = st.recursive(_real_leaves, elementary, max_leaves=5)
simple_terms = st.recursive(_real_leaves, elementary, max_leaves=3)

called_terms = st.recursive(
    _real_leaves,
    lambda parts: st.one_of(rational(parts), st.builds(b.call, st.sampled_from((F, G)), parts)),
    max_leaves=4,
)

points = st.fixed_dictionaries(
    {
        **{v: st.sampled_from([Fraction(w) for w in (0, 1, -1, 2, "1/2", "-3/2", "7/3")]) for v in REALS},
        **{v: st.integers(-2, 4).map(Fraction) for v in INTEGERS},
    }
)

ends = st.sampled_from([b.num(v) for v in (0, 1, -1, 2)])
facts = st.lists(
    st.one_of(
        st.builds(b.app, st.sampled_from(t.RELATIONS), st.one_of(st.sampled_from(REALS + INTEGERS), ends), ends),
        relations(st.one_of(st.sampled_from(REALS + INTEGERS), ends)),
        relations(simple_terms),
        simple_terms.map(b.defined),
    ),
    max_size=4,
)
