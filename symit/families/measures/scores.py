"""The score of a member in one of its parameters: the derivative of the logarithm of its density, at a point.

The logarithm is written out first, near the parameter, so that it is differentiated term by term.  Stands on `slopes`,
which knows the derivatives of special functions; `fisher` averages what is found here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache

from symit.families.entry import ABOVE_ONE, INTEGERS, POSITIVE, REAL, UNIT, Family, Member, factors_are_positive, facts
from symit.families.integrals.bessel_function import SHARPNESS, circle_integral
from symit.families.integrals.gamma_function import K, S, digamma_integral, facts_at, gamma
from symit.families.measures.slopes import with_known_slopes
from symit.families.moments.gamma_values import trigamma_exists
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.sums.zeta_function import zeta_moment, zeta_written_out
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of, eliminated
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.casewise import by_cases, open_condition
from symit.proving.steps.matching import subterms
from symit.proving.writing.quotients import quotient
from symit.special import BESSEL_I0, DIGAMMA, ZETA


def score(scope: Scope, member: Member, position: int, *x: Var) -> Theorem:
    """d/ds log p(x, s) at the parameter's value = what it is; x lies in the support, as the scope says.

    Raises Refused where the logarithm of the density is not differentiable in the parameter.
    """
    family = member.family
    if why := without_score(family, position, *x):
        raise NoForm(why)
    if any(b.is_app(condition, t.EQ) for condition in member.given):
        raise NoForm(f"the parameters of {family.name} hang together: there is no derivative in one of them alone")
    try:
        return _in_each_case(scope, member, position, x)
    except Refused as refusal:
        name = family.names[position]
        raise NoForm(
            f"that the density of {family.name} has a derivative in its {name} everywhere is not shown"
        ) from refusal


def without_score(family: Family, position: int, *x: Var) -> str:
    """Why there is no score in a parameter at every point of the support, whatever the values; empty where there may be
    one."""
    name, domain = family.parameters[position]
    if domain in INTEGERS:
        return f"the {name} of {family.name} is a whole number, in which there is no derivative"
    if family.variables[position] in family.support(*family.variables).free:
        return f"the support of {family.name} ends at its {name}: it has no score in it, and no Fisher information"
    if _has_a_corner(family, family.variables[position], x):
        return f"the density of {family.name} has a corner at its {name}, where it has no derivative in it"
    return ""


def _has_a_corner(family: Family, parameter: Var, x: Sequence[Var]) -> bool:
    """Are there cases of the point that meet at the parameter?"""
    cases = (p for p in subterms(b.unfold(family.at(*family.variables).density(*x))) if b.is_app(p, t.IF))
    free = (case.args[0].free for case in cases)  # type: ignore[union-attr]
    return any(parameter in one and not one.isdisjoint(x) for one in free)


def _in_each_case(scope: Scope, member: Member, position: int, x: Sequence[Var]) -> Theorem:
    """The score, by the cases of the point that the density distinguishes."""
    condition = open_condition(b.unfold(member.density(*x)), context_of(scope))
    if condition is None:
        return _score(scope, member, position, x)
    (otherwise,) = negations(condition)
    found = [_in_each_case(scope.given(case), member, position, x) for case in (condition, otherwise)]
    return by_cases(scope, condition, found)


def _score(scope: Scope, member: Member, position: int, x: Sequence[Var]) -> Theorem:
    s, at = b.fresh("s", t.REAL, *x, *member.values), member.values[position]
    near, shown = _around(member, position)
    other = member.family.at(*(s if k == position else v for k, v in enumerate(member.values)))
    given = [shown(scope.at_point(s, near), s, c) for c in other.given]
    beside = scope.at_point(s, near).know(*given)
    beside = beside.know(*(part for theorem in given for part in _without_factors(beside, theorem)))
    beside = beside.know(*facts(other, beside), *factors_are_positive([other], beside))
    beside = beside.know(*positive_parts(beside, other, *x))
    written = b.log(other.density(*x))
    plain, slopes = with_known_slopes(scope, folded(context_of(beside).canonical(written)), s, at)
    same = logic.cut(beside.field(written, plain), *given)
    known = scope.know(*slopes)
    slope = applied(calculus.differentiate, *known.facts, body=b.lam(s, plain), at=at)
    moved = applied(calculus.derivative_congruence, same, *known.know(slope).facts, variable_=s, near=near, at=at)
    named = [_in_normal_form(scope, a) for a in _arguments(member)]
    named += [_of_zeta(scope, at) for a in _arguments_of(ZETA, plain) if a == s]
    return logic.chain(moved, slope, eliminated(scope, sides(slope)[1], named, folded))


def slope_facts(scope: Scope, member: Member) -> Iterator[Theorem]:
    """That digamma has a value where the density has Gamma, as it is written and in its normal form; so for zeta and
    the Bessel function."""
    written = _arguments(member)
    for argument in dict.fromkeys((*written, *map(PLAIN.canonical, written))):
        yield from (scope.instantiate(theorem, {K: argument}) for theorem in _digamma_exists())
    density = b.unfold(member.density(*member.family.definition.params[len(member.values) :]))
    for argument in _arguments_of(BESSEL_I0, density):
        yield scope.instantiate(circle_integral(1), {SHARPNESS: argument})
    for argument in _arguments_of(ZETA, density):
        yield scope.instantiate(zeta_moment(1), {S: argument})
        yield scope.instantiate(zeta_written_out(), {S: argument})
        yield _of_zeta(scope, argument)


def trigamma_facts(scope: Scope, member: Member) -> Iterator[Theorem]:
    """That trigamma has a value there, as it is written and in its normal form."""
    for argument in dict.fromkeys(map(PLAIN.canonical, _arguments(member))):
        yield trigamma_exists(scope, argument)
        yield scope.instantiate(trigamma_written_out(), {K: argument})


def positive_parts(scope: Scope, member: Member, *x: Var) -> Iterator[Theorem]:
    """That sums of squares in the density are positive: multiplied out, it is not to be seen."""
    for part in dict.fromkeys(subterms(b.unfold(member.density(*x)))):
        if b.is_app(part, t.ADD) and part.sort == t.REAL:
            try:
                yield _numerator_is_positive(scope, part)
            except Refused:
                continue


def _numerator_is_positive(scope: Scope, part: Term) -> Theorem:
    found = quotient(part)
    below = b.mul(*(b.power(f, b.num(e)) for f, e in found.below))
    above = b.add(*(b.mul(b.num(c), *(b.power(f, b.num(e)) for f, e in m)) for m, c in found.above.items()))
    return scope.linear(b.lt(0, above), (scope.evident(b.lt(0, part)), below))


def _arguments(member: Member) -> list[Term]:
    """Where the density has Gamma."""
    return list(member.family.gammas(*member.values)) if member.family.gammas else []


def _without_factors(scope: Scope, bound: Theorem) -> Iterator[Theorem]:
    """0 < a s - b from 0 < c (a s - b): with what is common in it, a denominator is not seen not to be 0."""
    left, right = sides(bound)
    gap = PLAIN.canonical(b.sub(right, left))
    first, *others = (monomial for monomial, _ in normal.summands(gap))
    for factor in sorted(first.free.intersection(*(m.free for m in others)) if others else (), key=t.order):
        with suppress(Refused):
            yield scope.linear(b.lt(0, PLAIN.canonical(b.div(gap, factor))), (bound, b.power(factor, -1)))


def _around(member: Member, position: int) -> tuple[Term, Callable[[Scope, Term, Term], Theorem]]:
    """An interval around a parameter, and what shows a condition at a value in it."""
    if member.family.around is not None:
        found: tuple[Term, Callable[[Scope, Term, Term], Theorem]] = member.family.around(position, *member.values)
        return found
    return _near(member, position), lambda there, _, condition: there.evident(condition)


def _near(member: Member, position: int) -> Term:
    """An open interval of the parameter's domain, with its value inside."""
    (name, domain), value = member.family.parameters[position], member.values[position]
    if domain == POSITIVE:
        return b.interval(b.div(value, 2), b.mul(2, value))
    if domain == UNIT:
        return b.interval(b.div(value, 2), b.div(b.add(1, value), 2))
    if domain == ABOVE_ONE:
        return b.interval(b.div(b.add(1, value), 2), b.mul(2, value))
    if domain == REAL:
        return b.REALS
    raise NoForm(f"the {name} of {member.family.name} is {domain}: how far it may move is not known")


def _arguments_of(function: Definition, term: Term) -> list[Term]:
    """Where a term has a special function."""
    return list(dict.fromkeys(f.args[0] for f in subterms(term) if isinstance(f, App) and f.head == function))


def _of_zeta(scope: Scope, argument: Term) -> Theorem:
    """The sum of log(k) k^-s, in its normal form, by its name."""
    known = scope.instantiate(zeta_moment(1), {S: argument})
    total, value = sides(known)
    return scope.know(known).linear(b.eq(context_of(scope).canonical(total), value), (known, 1))


def _in_normal_form(scope: Scope, argument: Term) -> Theorem:
    """The integral that digamma comes from, in its normal form."""
    known = scope.instantiate(digamma_integral(), {K: argument})
    integral, value = sides(known)
    return scope.know(known).linear(b.eq(context_of(scope).canonical(integral), value), (known, 1))


@cache
def trigamma_written_out() -> Theorem:
    """0 < k |- trigamma(k) is the derivative of digamma as the normal form has it."""
    scope, near, s = Scope().given(b.lt(0, K)), b.interval(b.div(K, 2), b.mul(2, K)), b.real("t")
    positive = scope.at_point(s, near).evident(b.lt(0, s))
    beside = scope.at_point(s, near).know(positive)
    beside = beside.know(*facts_at(beside, s), *(beside.instantiate(th, {K: s}) for th in _digamma_exists()))
    written = b.app(DIGAMMA, s)
    same = logic.cut(beside.field(written, context_of(beside).canonical(written)), positive)
    known = scope.know(trigamma_exists(scope, K))
    found = applied(calculus.derivative_congruence, same, *known.facts, variable_=s, near=near, at=K)
    return logic.theorem(found, id="trigamma-written-out")


def _digamma_exists() -> tuple[Theorem, Theorem]:
    return digamma_integral(), _digamma_written_out()


@cache
def _digamma_written_out() -> Theorem:
    """0 < k |- digamma(k) is the derivative of log Gamma as the normal form has it."""
    scope, near, s = Scope().given(b.lt(0, K)), b.interval(b.div(K, 2), b.mul(2, K)), b.real("t")
    positive = scope.at_point(s, near).evident(b.lt(0, s))
    beside = scope.at_point(s, near).know(positive)
    beside = beside.know(*facts_at(beside, s))
    written = b.log(gamma(s))
    same = logic.cut(beside.field(written, context_of(beside).canonical(written)), positive)
    known = scope.know(digamma_integral())
    found = applied(calculus.derivative_congruence, same, *known.facts, variable_=s, near=near, at=K)
    return logic.theorem(found, id="digamma-written-out")
