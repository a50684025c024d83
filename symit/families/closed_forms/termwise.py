"""The mean of a product of two scores, term by term: where special values beside logarithms make the product longer
than anybody reads, each is a sum of weights times statistics, and weights are variables until the means are found.

Between `scores`, which finds what is multiplied here, and `fisher`, which makes its matrix of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from symit.families.closed_forms.solving import by_factors, solved, supposing_with
from symit.families.entry import Member
from symit.families.integrals.normal_function import W, symmetry
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of, monomial_factors
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.composing import as_power
from symit.proving.writing.lowest import is_rational, lowest
from symit.special import NORMAL_CDF

Summands: TypeAlias = Sequence[tuple[Term, Term]]
"""Weights, which do not hang on the point, each with a statistic."""


def in_statistics(there: Scope, score: Theorem, x: Var) -> tuple[Theorem, Summands]:
    """The score as a sum of weights times statistics: by its logarithms and special values, each with its rational
    factor in lowest terms."""
    groups: dict[Term, list[Term]] = {}
    for monomial, coefficient in normal.summands(sides(score)[1]):
        factors = monomial_factors(monomial)
        special = b.mul(*(f for f in factors if not _is_plain(f, x)))
        plain = b.mul(*(f for f in factors if _is_plain(f, x)))
        groups.setdefault(special, []).append(normal.scaled(coefficient, plain))
    found: dict[Term, list[Term]] = {}
    for special, parts in groups.items():
        factors = (*monomial_factors(special), *monomial_factors(_in_lowest_terms(there, parts, x)))
        statistic = b.mul(*(f for f in factors if x in f.free))
        found.setdefault(statistic, []).append(b.mul(*(f for f in factors if x not in f.free)))
    summands = [(b.add(*weights), statistic) for statistic, weights in found.items()]
    return there.restate(score, b.add(*(b.mul(w, s) for w, s in summands))), summands


def _is_plain(factor: Term, x: Var) -> bool:
    """Is it rational in the point, in a root of it, and in exponentials?"""
    return b.is_app(factor, t.EXP) or is_rational(_in_letters(factor, x)[0])


def _in_letters(term: Term, x: Var) -> tuple[Term, Mapping[Var, Term]]:
    """With variables for exponentials and for the root of the point of which all its powers are whole powers, and what
    these stand for."""
    found: dict[Var, Term] = {}
    for old in [s for s in dict.fromkeys(subterms(term)) if b.is_app(s, t.EXP)]:
        variable = b.fresh("e", t.REAL, term, *found)
        found[variable] = old
        term = replace_term(term, old, variable)
    powers = [s for s in dict.fromkeys(subterms(term)) if as_power(s)[0] == x and as_power(s)[1].denominator > 1]
    if powers:
        degree = lcm(*(as_power(s)[1].denominator for s in powers))
        root = b.fresh("e", t.REAL, term, *found)
        found[root] = b.power(x, Fraction(1, degree))
        for old in powers:
            term = replace_term(term, old, b.power(root, b.num(as_power(old)[1] * degree)))
        term = b.substitute(term, {x: b.power(root, degree)})
    return term, found


def _in_lowest_terms(there: Scope, parts: Sequence[Term], x: Var) -> Term:
    plain, letters = _in_letters(b.add(*parts), x)
    return b.substitute(lowest(context_of(there), [plain], True), letters)


def product_at(there: Scope, p: Term, body: Term, one: Theorem, other: Theorem) -> Theorem:
    """The body, p times two scores, with what these are: each stays as it is written."""
    density, u, v = (b.real(name) for name in "puv")
    is_square = one is other
    written = b.mul(density, b.power(u, 2)) if is_square else b.mul(density, u, v)
    same = Scope().field(written, b.mul(density, u, u if is_square else v))
    values = {density: p, u: sides(one)[0]} | ({} if is_square else {v: sides(other)[0]})
    found = rewritten(there.know(one, other).instantiate(same, values), one, other)
    if sides(found)[0] != body:
        raise Refused("{} is not the product of two scores", body)
    return found


def mean_of_product(
    scope: Scope, member: Member, x: Var, factors: tuple[Summands, Summands], parameters: frozenset[Var]
) -> Theorem:
    """The integral of the density times both sums = its closed form; what it needs beyond becomes hypotheses."""
    p = member.density(x)
    one, other = map(_with_variables, "uv", factors)
    if factors[0] == factors[1]:
        other = one
    parts = [(b.mul(u, v), b.mul(p, s, s_)) for u, s in one for v, s_ in other]
    means: dict[Term, Theorem] = {}
    for _, part in parts:
        integral = b.integral(member.support, x, part)
        if integral not in means:
            means[integral] = solved(scope, integral, member.moment, parameters)
            scope = supposing_with(scope, means[integral])
    scope = scope.know(*means.values())
    body = b.mul(p, *(b.add(*(b.mul(w, s) for w, s in sums)) for sums in (one, other)))
    apart = scope.linearity(x, member.support, body, *parts)
    weights = {
        w: weight
        for sums, own in ((one, factors[0]), (other, factors[1]))
        for (w, _), (weight, _) in zip(sums, own, strict=True)
    }
    return rewritten(scope.instantiate(apart, weights), *means.values())


def _with_variables(name: str, summands: Summands) -> list[tuple[Var, Term]]:
    return [(b.real(f"{name}_{n}"), statistic) for n, (_, statistic) in enumerate(summands)]


def with_short_value(scope: Scope, theorem: Theorem) -> Theorem:
    """With its value multiplied out, in which special values and logarithms are variables."""
    value = sides(theorem)[1]
    plain, named = _with_names(value)
    same = _multiplied_out(scope, plain)
    known = scope.know(*folded.values(scope, value))
    return logic.chain(theorem, known.instantiate(same, named))


def with_form(scope: Scope, theorem: Theorem, form: Term) -> Theorem:
    """With its value in this form, special values being variables where both are shown to be one: multiplied out as
    what they mean, they would be longer than can be read."""
    specials = [f for f in dict.fromkeys(subterms(form)) if _is_special(f)]
    for old in filter(_is_special, dict.fromkeys(subterms(sides(theorem)[1]))):
        theorem = rewritten(theorem, *_as_one_of(scope, old, specials))
    value = sides(theorem)[1]
    both, named = _with_names(b.add(value, form))
    plain, written = both.args  # type: ignore[union-attr]
    below = (base for base, power in map(as_power, dict.fromkeys(subterms(both))) if power < 0)
    sums = [base for base in below if base.free and base.free <= named.keys()]
    same = scope.given(*(b.ne(s, 0) for s in dict.fromkeys(sums))).field(plain, written)
    known = scope.know(*folded.values(scope, form))
    return logic.chain(theorem, known.instantiate(same, named))


def _as_one_of(scope: Scope, special: Term, others: Sequence[Term]) -> Iterator[Theorem]:
    """A special value = the one of these that it is, where it is written in another way; Phi(-w) = 1 - Phi(w)."""
    for other in others:
        if special.head == other.head and _are_at_one_place(special.args, other.args):  # type: ignore[union-attr]
            if special != other:
                yield scope.know(*folded.values(scope, other)).field(special, other)
            return
    for other in others:
        if b.is_app(special, NORMAL_CDF) and b.is_app(other, NORMAL_CDF):
            turned = b.neg(other.args[0])  # type: ignore[union-attr]
            if _are_at_one_place(special.args, (turned,)):  # type: ignore[union-attr]
                known = scope.instantiate(symmetry(), {W: special.args[0]})  # type: ignore[union-attr]
                away = b.app(NORMAL_CDF, b.neg(special.args[0]))  # type: ignore[union-attr]
                there = scope.know(*folded.values(scope, other))
                yield rewritten(known, there.field(away, other))
                return


def _are_at_one_place(one: Sequence[Term], other: Sequence[Term]) -> bool:
    return all(PLAIN.equal(*pair) for pair in zip(one, other, strict=True))


def _with_names(term: Term) -> tuple[Term, dict[Var, Term]]:
    """With variables for special values and logarithms, and what these stand for."""
    named: dict[Var, Term] = {}
    plain = term
    for old in sorted(filter(_is_special, dict.fromkeys(subterms(term))), key=lambda s: -s.size):
        variable = b.fresh("w", t.REAL, term, *named)
        named[variable] = old
        plain = replace_term(plain, old, variable)
    return plain, named


def _multiplied_out(scope: Scope, plain: Term) -> Theorem:
    """A term = itself in its normal form; that a product below is not 0 is shown by its factors."""
    try:
        return scope.field(plain, context_of(scope).canonical(plain))
    except Refused as refusal:
        wanted = refusal.obligation
        shown = by_factors(scope, wanted) if wanted is not None and b.is_app(wanted, t.NE) else None
        if shown is None:
            raise
        return _multiplied_out(scope.know(shown), plain)


def _is_special(term: Term) -> bool:
    return isinstance(term, App) and (isinstance(term.head, Definition) or term.head == t.LOG)
