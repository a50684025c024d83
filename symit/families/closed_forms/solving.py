"""A functional of members of families: its closed form with the conditions that it needs, or why there is none.

Conditions are what the moments ask of the parameters and the domains do not say.  Conditions that no parameters satisfy
are no conditions: then an integral diverges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, permutations
from math import gcd, lcm

from symit.families.closed_forms.beside_logarithms import sign_of_numbers
from symit.families.closed_forms.beside_roots import sign_of_root
from symit.families.closed_forms.bounds_of_pi import sign_of_pi
from symit.families.closed_forms.numbers import require_values
from symit.families.entry import (
    INTEGERS,
    Member,
    factors_are_positive,
    facts,
    positive_on,
    products_are_positive,
    products_on,
)
from symit.families.integrals.gamma_function import facts_at
from symit.families.integrals.normal_function import within_zero_and_one
from symit.families.moments.named import folded
from symit.families.supports import at_every_point, conditions, holds, in_chains, open_ends, sign_of_logarithms
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import Divergent, Moment, closed, context_of, remembered
from symit.proving.scope.scope import Scope, replace_term
from symit.proving.steps.matching import subterms
from symit.proving.writing.quotients import in_factors, quotient
from symit.render.text import text
from symit.special import GAMMA

MOST_CONDITIONS = 5


@dataclass(frozen=True)
class Ground:
    """The members that a functional speaks of, what their domains say, and a name for a point."""

    members: tuple[Member, ...]
    domains: tuple[Term, ...]
    scope: Scope
    point: Var
    parameters: frozenset[Var]


class Diverges(Exception):
    """One integral of a functional diverges and nothing makes up for it, so that it has no finite value."""

    def __init__(self, found: Divergent) -> None:
        others = "nothing makes up for it" if found.beside else "all else is finite"
        super().__init__(f"{text(found.integral)} diverges, and {others}")
        self.integral, self.theorem = found.integral, found.theorem


class Disjoint(Exception):
    """Two distributions have nothing in common: their overlap is 0, as the theorem says, and has no logarithm."""

    def __init__(self, theorem: Theorem) -> None:
        super().__init__("the two have nothing in common: the overlap of their densities is 0, and −log 0 is infinite")
        self.theorem = theorem


def ground(members: Sequence[Member], numbers: Sequence[Term] = (), given: Sequence[Term] = ()) -> Ground:
    """Raises NotUnderstood where a parameter lies outside of its domain, or the spaces are of different kinds."""
    _require_one_kind(members)
    _require_whole_numbers(members)
    _require_stated(members)
    require_values([*(v for m in members for v in m.values), *numbers])
    domains: list[Term] = []
    said = [(_outside(m, f), f) for m in members for f in m.given]
    said += [("a number lies outside of its domain:", f) for f in given]
    scope = Scope(tuple(within_zero_and_one(Scope(), (formula for _, formula in said))))
    for what, formula in sorted(said, key=lambda s: s[1].size):
        scope = scope.know(*of_numbers(scope, formula))
        if context_of(scope).holds(formula):
            scope = scope if formula.free else scope.know(scope.evident(formula))
            continue
        if context_of(scope).decide(formula) is False:
            raise NotUnderstood(f"{what} {text(formula)} does not hold")
        scope = scope.given(formula)
        domains.append(formula)
    ends = dict.fromkeys(e for m in members for e in m.support.args if e.sort in (t.REAL, t.INT))  # type: ignore[union-attr]
    scope = scope.know(*(th for pair in combinations(ends, 2) for th in of_numbers(scope, b.le(*pair))))
    scope = scope.know(*(th for m in members for th in facts(m, scope)), *factors_are_positive(members, scope))
    scope = scope.know(*products_are_positive(members, scope))
    values = [*(v for m in members for v in m.values), *numbers]
    point = b.fresh("x", members[0].family.point.of, *values)
    return Ground(tuple(members), tuple(domains), scope, point, frozenset(v for value in values for v in value.free))


def _outside(member: Member, formula: Term) -> str:
    """What is wrong where a condition on the parameters fails."""
    return f"a parameter of {member.family.name} lies outside of its domain: {member.words[formula]}, and"


def _require_stated(members: Sequence[Member]) -> None:
    """What is asked of the numbers that are given, before what is made of them: a variance of -1 has no root."""
    for member in members:
        for formula in (f for f, _ in member.stated if not f.free):
            require_values(formula.args)  # type: ignore[union-attr]
            if context_of(Scope()).decide(formula) is False:
                raise NotUnderstood(f"{_outside(member, formula)} {text(formula)} does not hold")


def _require_whole_numbers(members: Sequence[Member]) -> None:
    for member in members:
        for (name, domain), value in zip(member.family.parameters, member.values, strict=True):
            if domain in INTEGERS and PLAIN.canonical(value).sort != t.INT:
                raise NotUnderstood(f"the {name} of {member.family.name} is a whole number, not {text(value)}")


def _require_one_kind(members: Sequence[Member]) -> None:
    kinds = {m.family.point.of: m.family.name for m in members}
    if len(kinds) > 1:
        raise NotUnderstood(
            f"{kinds[t.INT]} is a distribution on the integers and {kinds[t.REAL]} one with a density on the line: "
            "two measures on different spaces have no divergence"
        )


class Outside(Exception):
    """Of the support of one member a part lies below that of another, or above it, for all parameters; or the other has
    no probability at a place within."""

    def __init__(self, inner: Member, outer: Member, is_below: bool, place: Term | None = None) -> None:
        first, second = inner.family.name, outer.family.name
        super().__init__(f"a set to which {first} gives positive probability has probability 0 under {second}")
        self.inner, self.outer, self.is_below, self.place = inner, outer, is_below, place


def contained(ground_: Ground, inner: Member, outer: Member) -> Ground:
    """With the conditions under which one support lies in another.  Raises Outside where it is known not to."""
    wanted: list[Term] = []
    ends = zip(inner.support.args, outer.support.args, (True, False), strict=True)  # type: ignore[union-attr]
    for mine, other, is_below in ends:
        if other.sort == t.EXTENDED or mine == other:
            continue
        if mine.sort == t.EXTENDED:
            raise Outside(inner, outer, is_below)
        inside = (other, mine) if is_below else (mine, other)
        if not holds(ground_.scope, b.le(*inside)):
            if holds(ground_.scope, b.lt(*inside[::-1])):
                raise Outside(inner, outer, is_below)
            wanted.append(b.le(*inside))
    _require_probability(ground_, inner, outer)
    scope = ground_.scope.given(*wanted)
    limits = [e for m in (inner, outer) for e in m.support.args if e.sort != t.EXTENDED]  # type: ignore[union-attr]
    return replace(ground_, scope=scope.know(*in_chains(scope, dict.fromkeys((b.ZERO, *limits)))) if wanted else scope)


def open_order(ground_: Ground) -> Term | None:
    """Of two members with densities on the line, what is to be decided next of the order of the ends of their
    supports."""
    if ground_.point.of != t.REAL or len(ground_.members) != 2:
        return None
    return open_ends(context_of(ground_.scope), *(m.support for m in ground_.members))


def of_numbers(scope: Scope, condition: Term) -> list[Theorem]:
    """What decides a condition on logarithms and roots of numbers, or on pi, which signs do not."""
    if condition.free or not b.is_app(condition, t.LT, t.LE, t.NE):
        return []
    gap = b.sub(*condition.args[::-1])  # type: ignore[union-attr]
    known = sign_of_logarithms(scope, gap) or sign_of_pi(scope, gap) or sign_of_root(scope, gap)
    if known is None:
        with suppress(Refused):
            known = sign_of_numbers(scope, gap)
    return [] if known is None else [known]


def density_from(ground_: Ground, inner: Member, outer: Member) -> Term:
    """The density of a member at a point of the support of another: said to be 0 outside of its own where that lies
    elsewhere."""
    x = ground_.point
    try:
        contained(ground_, inner, outer)
    except Outside:
        return outer.everywhere(x)
    return outer.density(x)


def _require_probability(ground_: Ground, inner: Member, outer: Member) -> None:
    """Raises Outside where the one has probability at a place at which the other has none."""
    nowhere = inner.family.empty(*inner.values) if inner.family.empty else []
    for place in outer.family.empty(*outer.values) if outer.family.empty else ():
        inside = b.conj(*conditions(place, inner.support))
        if place not in nowhere and context_of(ground_.scope).holds(inside):
            raise Outside(inner, outer, False, place)


def at_points(ground_: Ground, member: Member) -> Scope:
    """The scope with what membership in a support implies."""
    return at_points_of(ground_, member.support)


def at_points_of(ground_: Ground, space: Term) -> Scope:
    """The scope with what membership in a space implies."""
    x = ground_.point
    wanted = [c for other in ground_.members for c in conditions(x, other.support)]
    if ground_.point.of == t.REAL:
        wanted.append(b.lt(0, x))
    found = at_every_point(ground_.scope, x, space, dict.fromkeys(wanted))
    scope = ground_.scope.know(*found)
    for other in dict.fromkeys(ground_.members):
        scope = scope.know(*positive_on(scope, x, space, other))
    for one, other in permutations(ground_.members, 2):
        scope = scope.know(*products_on(scope, x, space, one, other))
    return scope


def solved(scope: Scope, left: Term, moment: Moment, parameters: frozenset[Var]) -> Theorem:
    """left = its closed form; what the moments need beyond what is known become hypotheses.

    Raises NoBaseIntegral, Diverges, or Refused.
    """
    moment = remembered(moment)
    for _ in range(MOST_CONDITIONS):
        try:
            return closed(scope, left, moment, folded)
        except Divergent as diverging:
            raise Diverges(diverging) from diverging
        except Refused as refusal:
            wanted = refusal.obligation
            if wanted is None or not _is_condition(wanted, parameters):
                raise
            if t.has_integral(wanted):
                scope = _with_gamma(scope, wanted, refusal)
                continue
            condition = _strict(scope, as_bound(wanted))
            if context_of(scope).decide(condition) is not None:  # more is wanted, or what contradicts what is known
                raise
            seen = by_factors(scope, condition)
            scope = supposing(scope, condition) if seen is None else scope.know(seen)
    raise Refused("too many conditions are needed")


def knowing(scope: Scope, value: Theorem) -> Scope:
    """With what a theorem says, and what it supposes."""
    return supposing_with(scope, value).know(value)


def supposing_with(scope: Scope, value: Theorem) -> Scope:
    """With what a theorem supposes."""
    supposed = value.hypotheses - {h for f in scope.facts for h in f.hypotheses}
    return scope.given(*sorted(supposed, key=t.order))


def _with_gamma(scope: Scope, wanted: Term, refusal: Refused) -> Scope:
    """With the signs of Gamma where an obligation speaks of it; the refusal where that brings nothing."""
    arguments = [a.args[0] for a in subterms(folded(wanted)) if isinstance(a, App) and a.head == GAMMA]
    there = scope.know(*facts_at(scope, *dict.fromkeys(arguments)))
    if len(there.facts) == len(scope.facts):
        raise refusal
    return there


def lighter(theorem: Theorem, domains: Iterable[Term]) -> Theorem:
    """Without the conditions that follow from the others, or that numbers satisfy."""
    for condition in extra(theorem, domains):
        others = Scope().given(*sorted(theorem.hypotheses - {condition}, key=t.order))
        others = others.know(*of_numbers(others, condition))
        if context_of(others).holds(condition):
            theorem = logic.cut(theorem, others.evident(condition))
    return theorem


def in_plain_conditions(theorem: Theorem, domains: Iterable[Term]) -> Theorem:
    """With each condition as `as_bound` writes it: an instance may say 2 b < 2 a + b."""
    for condition in extra(theorem, domains):
        plain = as_bound(condition) if isinstance(condition, App) and condition.head in (t.LT, t.LE) else condition
        if plain != condition:
            try:
                theorem = logic.cut(theorem, Scope().given(plain).evident(condition))
            except Refused:
                continue
    return theorem


def _is_condition(formula: Term, parameters: frozenset[Var]) -> bool:
    return isinstance(formula, App) and formula.head in (t.LT, t.LE, t.NE) and formula.free <= parameters


def supposing(scope: Scope, condition: Term) -> Scope:
    """With a condition, supposed without denominators that are known to be positive."""
    left, right = condition.args  # type: ignore[union-attr]
    try:
        found = quotient(b.sub(right, left))
    except Refused:
        return scope.given(condition)
    below = b.mul(*(b.power(f, b.num(e)) for f, e in found.below))
    if not found.below or context_of(scope).sign(below) != frozenset((1,)):
        return scope.given(condition)
    above = b.add(*(b.mul(b.num(c), *(b.power(f, b.num(e)) for f, e in m)) for m, c in found.above.items()))
    plain = as_bound(b.app(condition.head, b.ZERO, above))  # type: ignore[union-attr]
    supposed = logic.assume(formula=plain)
    there = scope.know(supposed)
    if b.is_app(condition, t.NE):
        return there.know(there.evident(condition)) if holds(there, condition) else scope.given(condition)
    return there.know(there.linear(condition, (supposed, b.power(below, -1))))


def by_factors(scope: Scope, condition: Term) -> Theorem | None:
    """What says that a polynomial is not 0, or positive, where its factors are."""
    left, right = condition.args  # type: ignore[union-attr]
    try:
        plain, letters = _in_letters(b.sub(right, left))
        found = quotient(plain)
        content, factors = in_factors(found.above)
        product = b.mul(b.num(content), *(b.power(f, b.num(e)) for f, e in (*factors, *found.below)))
        return scope.evident(b.substitute(b.app(condition.head, b.ZERO, product), letters))  # type: ignore[union-attr]
    except (Refused, t.TermError):
        return _by_a_square(scope, condition)


def _in_letters(term: Term) -> tuple[Term, dict[Var, Term]]:
    """With a letter for exp(u) and its powers for exp(2 u), exp(3 u), and what each letter stands for."""
    letters: dict[Term, Var] = {}
    for part in dict.fromkeys(p for p in subterms(term) if b.is_app(p, t.EXP)):
        exponent = normal.summands(part.args[0])  # type: ignore[union-attr]
        if len(exponent) == 1 and exponent[0][1].denominator == 1:
            (monomial, times) = exponent[0]
            letter = letters.setdefault(monomial, b.fresh("e", t.REAL, term, *letters.values()))
            term = replace_term(term, part, b.power(letter, b.num(times)))
    return term, {letter: b.exp(monomial) for monomial, letter in letters.items()}


def _by_a_square(scope: Scope, condition: Term) -> Theorem | None:
    """What says that a polynomial is positive that is a square in one of its variables and something positive."""
    if not b.is_app(condition, t.LT):
        return None
    left, right = condition.args  # type: ignore[union-attr]
    whole = PLAIN.canonical(b.sub(right, left))
    for v in sorted(whole.free, key=t.order):
        with suppress(Refused, t.TermError):
            parts = [scope.evident(part) for part in _square_and_rest(whole, v)]
            return scope.linear(condition, *((part, 1) for part in parts))
    return None


def _square_and_rest(whole: Term, v: Var) -> tuple[Term, Term]:
    """0 <= a (v + c)^2 and 0 < d, without v in a, c and d, so that the sum is the whole.  Refused where it is none."""
    at = {n: b.substitute(whole, {v: b.num(n)}) for n in (-1, 0, 1)}
    first = PLAIN.canonical(b.sub(b.div(b.add(at[1], at[-1]), 2), at[0]))
    square = b.mul(first, b.power(b.add(v, b.div(b.sub(at[1], at[-1]), b.mul(4, first))), 2))
    rest = PLAIN.canonical(b.sub(whole, square))
    if v in first.free | rest.free:
        raise Refused(f"it is not a square in {v.name} and what has none of it")
    return b.le(0, square), b.lt(0, rest)


def _strict(scope: Scope, condition: Term) -> Term:
    """u != 0 as 0 < u where u is known not to be negative."""
    if isinstance(condition, App) and condition.head == t.NE:
        for lower, upper in (condition.args, condition.args[::-1]):
            if context_of(scope).holds(b.le(lower, upper)):
                return b.lt(lower, upper)
    return condition


def as_bound(relation: Term) -> Term:
    """0 < a - 2 as 2 < a, in whole numbers."""
    left, right = relation.args  # type: ignore[union-attr]
    parts = normal.summands(PLAIN.canonical(b.sub(right, left)))
    scale = Fraction(lcm(*(c.denominator for _, c in parts)), gcd(*(c.numerator for _, c in parts)) or 1)
    above = [normal.scaled(c * scale, m) for m, c in parts if c > 0]
    below = [normal.scaled(-c * scale, m) for m, c in parts if c < 0]
    return b.app(relation.head, b.add(*below), b.add(*above))  # type: ignore[union-attr]


def extra(theorem: Theorem, domains: Iterable[Term]) -> tuple[Term, ...]:
    """The hypotheses of a theorem beyond the domains of the parameters."""
    return tuple(sorted(theorem.hypotheses - set(domains), key=t.order))
