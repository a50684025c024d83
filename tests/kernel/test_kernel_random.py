"""Random terms, facts and points: whatever the kernel answers is held against values computed without it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_random import (
    INTEGERS,
    REALS,
    SHARE,
    F,
    G,
    called_terms,
    elementary_terms,
    facts,
    integer_terms,
    points,
    rational_terms,
    relations,
    relaxed,
    simple_terms,
)
from kernel_values import Function, Unclear, Undefined, close, holds, value

from symit.certificates.writing import Writer
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context, knowing
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Reader
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Bound, Num, Term, TermError, Var

Point = Mapping[Var, Any]


def true_facts(candidates: Sequence[Term], point: Point) -> list[Term]:
    """Those of the candidates that hold at the point."""
    found = []
    for fact in candidates:
        with suppress(Unclear):
            if holds(fact, point):
                found.append(fact)
    return found


def knowledge(candidates: Sequence[Term], point: Point) -> Context:
    return knowing(true_facts(candidates, point))


def outcome(term: Term, point: Point) -> object:
    """The value, or the word for what it is instead."""
    try:
        return value(term, point)
    except Undefined:
        return "undefined"
    except Unclear:
        return "unclear"


def is_value(found: object) -> bool:
    return not isinstance(found, str)


# ---- the evaluator itself ------------------------------------------------------------------------------------


def test_values() -> None:
    x, n = REALS[0], INTEGERS[0]
    at = {x: Fraction(0), n: Fraction(3)}
    assert value(b.power(x, 0), at) == 1
    assert value(b.integral(b.integers(1, n), n, b.power(n, 2)), at) == 14
    assert value(b.product(b.integers(1, 0), n, x), at) == 1
    assert value(b.if_(b.eq(x, 0), 7, b.div(1, x)), at) == 7
    assert close(value(b.exp(b.log(5)), at), Fraction(5))
    for undefined in (b.div(1, x), b.log(x), b.power(-8, Fraction(1, 3)), b.power(x, -1)):
        with pytest.raises(Undefined):
            value(undefined, at)


# ---- normal forms --------------------------------------------------------------------------------------------


@relaxed
@given(candidates=facts, term=st.one_of(rational_terms, elementary_terms), point=points)
def test_normal_form_has_the_same_value(candidates: list[Term], term: Term, point: Point) -> None:
    """And is defined wherever the term is, unless a factor was taken out of an empty sum."""
    before = outcome(term, point)
    try:
        after = outcome(knowledge(candidates, point).canonical(term), point)
    except (Refused, TermError):
        return
    if is_value(before) and is_value(after):
        assert close(before, after)
    if is_value(before) and not t.has_integral(term):
        assert after != "undefined"


@relaxed
@given(term=rational_terms, other=rational_terms, point=points)
def test_normal_forms_are_equal_only_for_equal_values(term: Term, other: Term, point: Point) -> None:
    try:
        equal = PLAIN.equal(term, other)
    except (Refused, TermError):
        return
    one, two = outcome(term, point), outcome(other, point)
    if equal and is_value(one) and is_value(two):
        assert close(one, two)


@relaxed
@given(one=rational_terms, two=rational_terms, three=rational_terms)
def test_ring_laws_hold_for_normal_forms(one: Term, two: Term, three: Term) -> None:
    """Whatever is written in another order has one normal form."""
    left = b.mul(one, b.add(two, three))
    right = b.add(b.mul(three, one), b.mul(one, two))
    with suppress(Refused, TermError):
        assert PLAIN.equal(left, right)


# ---- signs, definedness and what is evident ------------------------------------------------------------------


@relaxed
@given(candidates=facts, term=elementary_terms, point=points)
def test_sign_is_among_those_answered(candidates: list[Term], term: Term, point: Point) -> None:
    found = outcome(term, point)
    if not is_value(found) or (not isinstance(found, Fraction) and abs(found) < 1e-25):
        return
    with suppress(Refused, TermError):
        assert (found > 0) - (found < 0) in knowledge(candidates, point).sign(term)


@relaxed
@given(candidates=facts, term=simple_terms, point=points)
def test_what_is_shown_to_be_defined_has_a_value(candidates: list[Term], term: Term, point: Point) -> None:
    with suppress(TermError):
        if knowledge(candidates, point).is_defined(term):
            assert outcome(term, point) != "undefined"


@relaxed
@given(candidates=facts, claim=relations(simple_terms), point=points)
def test_what_is_evident_is_true(candidates: list[Term], claim: Term, point: Point) -> None:
    with suppress(TermError, Unclear):
        if knowledge(candidates, point).holds(claim):
            assert holds(claim, point)


def undefined() -> Fraction:
    raise Undefined


functions = st.sampled_from(
    [
        lambda v: Fraction(5),
        lambda v: v(),
        lambda v: v() * v() - 1,
        lambda v: 1 / v() if v() != 0 else undefined(),
        lambda v: Fraction(1) if v() > 0 else undefined(),
        lambda v: undefined(),
    ]
)
claims_about_calls = st.one_of(relations(called_terms), called_terms.map(b.defined))


@relaxed
@given(
    candidates=st.lists(claims_about_calls, max_size=4),
    claim=claims_about_calls,
    point=points,
    f=functions,
    g=functions,
)
def test_unknown_functions_may_be_partial_or_constant(
    candidates: list[Term], claim: Term, point: Point, f: Function, g: Function
) -> None:
    point = {**point, F: f, G: g}
    with suppress(TermError, Unclear):
        if knowledge(candidates, point).holds(claim):
            assert holds(claim, point)


# ---- substitution --------------------------------------------------------------------------------------------


@relaxed
@given(term=rational_terms, real=rational_terms, whole=integer_terms, point=points)
def test_substitution_is_evaluation_at_the_value(term: Term, real: Term, whole: Term, point: Point) -> None:
    """Below binders too: the sums of `term` bind n, and both values may speak of n."""
    x, n = REALS[0], INTEGERS[0]
    values = outcome(real, point), outcome(whole, point)
    if not all(map(is_value, values)):
        return
    try:
        substituted = b.substitute(term, {x: real, n: whole})
    except TermError:
        return
    before = outcome(term, {**point, x: values[0], n: values[1]})
    after = outcome(substituted, point)
    if is_value(before) and is_value(after):
        assert close(before, after)
    else:
        assert "unclear" in (before, after) or before == after


@relaxed
@given(term=rational_terms)
def test_substitution_is_simultaneous(term: Term) -> None:
    x, y = REALS[:2]
    assert b.substitute(b.substitute(term, {x: y, y: x}), {x: y, y: x}) == term


@relaxed
@given(body=rational_terms, argument=rational_terms)
def test_opening_undoes_binding(body: Term, argument: Term) -> None:
    x = REALS[0]
    with suppress(TermError):
        assert b.open_with(b.lam(x, body), argument) == b.substitute(body, {x: argument})


# ---- names of bound variables, and JSON ----------------------------------------------------------------------


def renamed(term: Term) -> Term:
    """The same term with other names for printing."""
    return (
        b.rebuild(term, renamed, renamed)
        if not isinstance(term, Abs)
        else Abs("other", term.domain, renamed(term.body))
    )


@relaxed
@given(term=elementary_terms)
def test_names_of_bound_variables_do_not_matter(term: Term) -> None:
    other = renamed(term)
    assert other == term and hash(other) == hash(term)


@relaxed
@given(term=elementary_terms)
def test_binding_under_another_name_gives_the_same_function(term: Term) -> None:
    x, w = REALS[0], b.real("w")
    assert b.lam(x, term) == b.lam(w, b.substitute(term, {x: w}))


@relaxed
@given(terms=st.lists(st.one_of(elementary_terms, called_terms, relations(simple_terms)), min_size=1, max_size=3))
def test_terms_survive_json(terms: list[Term]) -> None:
    writer = Writer()
    numbers = [writer.add(term) for term in terms]
    reader = Reader({**STANDARD, SHARE.name: SHARE})
    reader.read(json.loads(json.dumps(writer.nodes)))
    assert [reader.term(number) for number in numbers] == terms
    assert [same_hints(reader.term(i), term) for i, term in zip(numbers, terms, strict=True)] == [True] * len(terms)


def same_hints(one: Term, two: Term) -> bool:
    """Alpha-equal terms are equal; are they written alike, too?"""
    if isinstance(one, Abs) and isinstance(two, Abs):
        return one.domain == two.domain and same_hints(one.body, two.body)
    if isinstance(one, App) and isinstance(two, App):
        return all(map(same_hints, one.args, two.args))
    return isinstance(one, (Num, Var, Bound)) and one == two
