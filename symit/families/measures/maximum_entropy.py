"""Maximum entropy: of all densities with the same means of a few statistics, a member has the largest entropy.

The statistics are what the logarithm of its density is made of, so that the cross-entropy of any such density to the
member is the member's own entropy; and no entropy is larger than a cross-entropy.  Cover & Thomas (2nd ed.), 12.1.1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from symit.families.closed_forms.finishing import finished, put, short_sums
from symit.families.closed_forms.solving import Ground, at_points, ground, solved
from symit.families.entry import Family, Member
from symit.families.integrals.gamma_function import tangent_at
from symit.families.moments.log_factorials import or_left
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import ENTR, ENTROPY
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope.scope import Scope, implied, replace_term, sides
from symit.proving.steps.casewise import equal_in_each_case
from symit.proving.steps.matching import subterms
from symit.proving.writing.tidy import tidied

U, V = b.real("u"), b.real("v")


@cache
def below_a_tangent() -> Theorem:
    """entr(u) <= v - u (log v + 1) for u >= 0 and v > 0."""
    known = Scope().given(b.le(0, U), b.lt(0, V))
    claim = b.le(b.app(ENTR, U), b.sub(V, b.mul(U, b.add(b.log(V), 1))))
    nothing, something = known.given(b.eq(U, 0)), known.given(b.ne(U, 0))
    at_ratio = tangent_at(something, b.log(b.div(V, U)))  # 1 + log(v/u) <= v/u
    shown = nothing.evident(claim), something.linear(claim, (at_ratio, U))
    return logic.theorem(logic.cases(*shown, *known.facts, condition=b.eq(U, 0)), id="entropy-below-a-tangent")


@dataclass(frozen=True)
class _Exponent:
    """The logarithm of a density: a sum of weights times statistics, and what does not hang on the point."""

    summands: tuple[tuple[Term, Term], ...]
    rest: Term
    apart: Theorem | None = None
    """That the logarithm is this, where the density is given by cases."""

    @property
    def statistics(self) -> list[Term]:
        return [statistic for _, statistic in self.summands]


def has_largest_entropy(asked: Ground) -> Theorem:
    """Every density on the support with the same means of the statistics has at most the member's entropy, if any.

    Found for the values that are asked for, or for symbols where numbers would hide what cancels, as in Gamma.  A mean
    without a closed form, as that of log(x!), is the sum that it is.
    """
    (member,) = asked.members
    are_symbols = all(v.free for v in member.values)
    if are_symbols or not member.family.gammas:
        try:
            return _found(asked)
        except Refused:
            if are_symbols and not member.family.through:
                raise
    return _instance(asked, member)


def _instance(asked: Ground, member: Member) -> Theorem:
    """What is found for symbols, and those of lengths instead of ends where the entry says so, at these values."""
    family = member.family
    symbols, own, theorem = _general(family)
    given: dict[Any, Any] = dict(
        zip(symbols, family.through.back(*member.values) if family.through else member.values, strict=True)
    )
    found = asked.scope.instantiate(theorem, given)
    for old, new in zip(own, member.values, strict=True):
        found = put(asked.scope, found, b.substitute(old, given), new)
    return with_means_written(with_numbers(with_sums_added_up(asked.scope, found, asked.parameters)), asked)


def with_means_written(theorem: Theorem, asked: Ground) -> Theorem:
    """With each mean that is supposed of an instance as a person would write it, where that is shorter."""
    supposed, _ = theorem.conclusion.args  # type: ignore[union-attr]
    means = [h.args[1] for h in b.conjuncts(supposed) if b.is_app(h, t.EQ)]  # type: ignore[union-attr]
    for mean in dict.fromkeys(m for m in means if not isinstance(m, Num) and not b.is_app(m, t.INTEGRAL)):
        scope = asked.scope.know(*folded.values(asked.scope, mean))
        with suppress(Refused, t.TermError):
            same = finished(scope.field(mean, mean), replace(asked, scope=scope))
            if sides(same)[1].size < mean.size:
                hole = b.fresh("hole", t.REAL, theorem.conclusion)
                template = b.lam(hole, replace_term(theorem.conclusion, mean, hole))
                theorem = logic.rewrite(theorem, same, template=template)
    return theorem


def with_sums_added_up(scope: Scope, theorem: Theorem, parameters: frozenset[Var]) -> Theorem:
    """With 2 a where an instance says a + a."""
    for old, new in short_sums(theorem.conclusion):
        if old.free <= parameters:
            theorem = put(scope, theorem, old, new)
    return theorem


def with_numbers(theorem: Theorem) -> Theorem:
    """With 5 where an instance says 2 + 3, p for 1 p, and nothing for log 1."""
    for old in sorted(dict.fromkeys(subterms(theorem.conclusion)), key=lambda term: -term.size):
        if isinstance(old, App) and old.head in (t.ADD, t.MUL):
            new = PLAIN.canonical(old)
            if isinstance(new, Num) or _is_once(old) or (not old.free and b.log(1) in old.args):
                with suppress(Refused):
                    theorem = put(Scope().know(*folded.values(Scope(), old)), theorem, old, folded(new))
    return theorem


def _is_once(term: Term) -> bool:
    """Is it one times parameters?"""
    factors = monomial_factors(term)
    return b.ONE in factors and all(isinstance(f, (Num, Var)) for f in factors)


@cache
def _general(family: Family) -> tuple[tuple[Var, ...], tuple[Term, ...], Theorem]:
    """Symbols, the entry's own parameters in them, and the theorem."""
    symbols = family.renamed(lambda name: f"{name}_1")
    if family.through:
        symbols = tuple(b.real(f"{name}_1") for name in family.through.names)
    own = family.through.to(*symbols) if family.through else symbols
    return symbols, own, _found(ground([family.at(*own)]))


def _found(asked: Ground) -> Theorem:
    (member,), x = asked.members, asked.point
    scope, p, support = at_points(asked, member), member.density(asked.point), member.support
    exponent = _exponent(asked, scope)

    def over(body: Term) -> Term:
        return b.integral(support, x, body)

    def mean(statistic: Term) -> _Mean:
        known = solved(scope, over(b.mul(statistic, p)), member.moment, asked.parameters)
        return _Mean(known, finished(known, asked))

    def left(statistic: Term) -> _Mean:
        known = solved(scope, over(b.mul(statistic, p)), or_left(member.moment), asked.parameters)
        return _Mean(known, logic.chain(known, logic.symmetry(known)))

    whole = solved(scope, over(p), member.moment, asked.parameters)
    one = _normalisation(scope, tidied(whole, folded))
    exponent, means = _with_means(exponent, mean, left)
    scope = scope.know(*(m.written for m in means if t.has_integral(m.value)))
    f = b.call(b.fresh("f", t.function(t.REAL, x.of), *member.values), x)
    own, entropy = (b.app(ENTROPY, support, b.lam(x, d)) for d in (p, f))
    supposed = [
        b.forall_in(x, support, b.le(0, f)),
        b.eq(over(f), 1),
        *(b.eq(over(b.mul(s, f)), m.value) for s, m in zip(exponent.statistics, means, strict=True)),
        b.defined(entropy),
    ]
    assumed = [logic.assume(formula=h) for h in supposed]
    bound = _bound(scope, asked, f, exponent, one, assumed)
    itself = solved(scope, own, or_left(member.moment), asked.parameters)
    there = scope.know(*assumed, bound, itself)
    same = [(m.same, weight) for m, (weight, _) in zip(means, exponent.summands, strict=True)]
    return implied(there.linear(b.le(entropy, own), (bound, 1), (itself, -1), *same), b.conj(*supposed))


@dataclass(frozen=True)
class _Mean:
    """The mean of a statistic: as it is found, and as a person writes it."""

    known: Theorem
    written: Theorem

    @property
    def value(self) -> Term:
        return sides(self.written)[1]

    @property
    def same(self) -> Theorem:
        """That the one is the other."""
        return logic.chain(logic.symmetry(self.known), self.written)


def _with_means(
    exponent: _Exponent, mean: Callable[[Term], _Mean], left: Callable[[Term], _Mean]
) -> tuple[_Exponent, list[_Mean]]:
    """The mean of each statistic; those without a closed form make up one, whose mean is the sum that it is."""
    found, missing = [], []
    for weight, statistic in exponent.summands:
        try:
            found.append((weight, statistic, mean(statistic)))
        except NoBaseIntegral:
            missing.append((weight, statistic))
    if missing:
        scale = missing[0][0]
        statistic = b.add(*(_times(PLAIN.canonical(b.div(w, scale)), s) for w, s in missing))
        found.append((scale, statistic, left(statistic)))
    return replace(exponent, summands=tuple((w, s) for w, s, _ in found)), [m for *_, m in found]


def _times(weight: Term, statistic: Term) -> Term:
    return normal.scaled(weight.value, statistic) if isinstance(weight, Num) else b.mul(weight, statistic)


def _normalisation(scope: Scope, whole: Theorem) -> Theorem:
    """That the density integrates to 1, where its moments may say exp(t)/(exp(t) - 1) - 1/(exp(t) - 1)."""
    return scope.know(*folded.values(scope, sides(whole)[1])).restate(whole, 1)


def _exponent(asked: Ground, scope: Scope) -> _Exponent:
    (member,), x = asked.members, asked.point
    written = _written_out(member.density(x))
    if (cases := _in_cases(written, x)) is not None:
        scale, statistic = cases
        there, rest = scope.at_point(x, member.support), b.log(scale)
        apart = equal_in_each_case(there, b.log(written), b.sub(rest, statistic), folded.values)
        return _Exponent(((b.num(-1), statistic),), rest, apart)
    context = context_of(scope.at_point(x, member.support))
    weights: dict[Term, list[Term]] = {}
    for monomial, coefficient in normal.summands(folded(context.canonical(b.log(member.density(x))))):
        factors = monomial_factors(monomial)
        statistic = b.mul(*(_as_size(f, x) for f in factors if x in f.free))
        weight = normal.scaled(coefficient, b.mul(*(f for f in factors if x not in f.free)))
        weights.setdefault(statistic, []).append(weight)
    rest = b.add(*weights.pop(b.ONE, ()))
    if any(b.is_app(part, t.INTEGRAL) for s in weights for part in subterms(s)):
        raise NoForm("the logarithm of {} is not written in statistics", member.density(x))
    return _Exponent(tuple((b.add(*ws), s) for s, ws in weights.items()), rest)


def _written_out(term: Term) -> Term:
    while isinstance(term, App) and isinstance(term.head, t.Definition):
        term = b.unfold(term)
    return term


def _in_cases(density: Term, x: Var) -> tuple[Term, Term] | None:
    """c and u of a density given by cases, in each of which it is c exp(-u) or c; c is one in all of them."""
    if not b.is_app(density, t.IF):
        return None
    condition, yes, no = density.args  # type: ignore[union-attr]
    found = [_in_cases(case, x) or _decay(case, x) for case in (yes, no)]
    (scale, one), (other_scale, other) = (part or (b.ZERO, b.ONE) for part in found)
    if None in found or not PLAIN.equal(scale, other_scale):
        return None
    return scale, b.if_(condition, one, other)


def _decay(case: Term, x: Var) -> tuple[Term, Term] | None:
    """c and u of c exp(-u), c not hanging on x."""
    factors = case.args if b.is_app(case, t.MUL) else (case,)  # type: ignore[union-attr]
    moving = [f for f in factors if x in f.free]
    if len(moving) > 1 or any(not b.is_app(f, t.EXP) for f in moving):
        return None
    scale = b.mul(*(f for f in factors if x not in f.free))
    return scale, b.add(*(_opposite(f.args[0]) for f in moving))  # type: ignore[union-attr]


def _opposite(exponent: Term) -> Term:
    if b.is_app(exponent, t.MUL) and exponent.args[0] == b.num(-1):  # type: ignore[union-attr]
        return b.mul(*exponent.args[1:])  # type: ignore[union-attr]
    return b.neg(exponent)


def _as_size(factor: Term, x: Var) -> Term:
    """|x - m| where the normal form says: x - m if that is not negative, and else m - x."""
    if not (isinstance(factor, App) and factor.head == t.IF and b.is_app(factor.args[0], t.LE)):
        return factor
    condition, yes, no = factor.args
    if condition.args != (b.ZERO, yes) or not PLAIN.equal(b.add(yes, no), b.ZERO):  # type: ignore[union-attr]
        return factor
    parts = sorted(normal.summands(yes), key=lambda part: x not in part[0].free)
    size = b.add(*(normal.scaled(coefficient, monomial) for monomial, coefficient in parts))
    return b.if_(b.le(0, size), size, b.neg(size))


def _bound(
    known: Scope, asked: Ground, f: Term, exponent: _Exponent, one: Theorem, supposed: Sequence[Theorem]
) -> Theorem:
    """The entropy of f is at most what the means make of the cross-entropy: entr(f) lies below p - f (log p + 1)."""
    (member,), x = asked.members, asked.point
    p, support = member.density(x), member.support
    not_negative, *means, _ = supposed
    whole = known.know(one, *supposed)
    there = whole.at_point(x, support)
    here = there.know(there.instance(not_negative, x))
    tangent = here.instantiate(below_a_tangent(), {U: f, V: p})
    weights = [b.add(1, exponent.rest), *(weight for weight, _ in exponent.summands)]
    products = [f, *(b.mul(s, f) for s in exponent.statistics)]
    summands = [(b.ONE, p), *((b.neg(w), g) for w, g in zip(weights, products, strict=True))]
    upper = b.add(*(b.mul(c, g) for c, g in summands))
    apart = [] if exponent.apart is None else [(exponent.apart, b.neg(f))]
    below = here.linear(b.le(b.app(ENTR, f), upper), (tangent, 1), *apart)
    each = whole.linearity(x, support, upper, *summands)  # one integral of all would get a common denominator
    total = logic.chain(whole.know(each).monotone(x, support, below), each)
    most = b.sub(b.ONE, b.add(*(b.mul(w, sides(mean)[1]) for w, mean in zip(weights, means, strict=True))))
    of_f = ((mean, b.neg(w)) for mean, w in zip(means, weights, strict=True))
    return whole.linear(b.le(b.app(ENTROPY, support, b.lam(x, f)), most), (total, 1), *of_f, (one, 1))
