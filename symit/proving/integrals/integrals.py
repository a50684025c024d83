"""The integrals that terms speak of: written out of functionals, opened at an arbitrary point, rewritten there.

A divergence or an entropy stands for an integral, and a conditional entropy for entropies.  Stands on `place`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, knowing
from symit.kernel.definitions import (
    CONDITIONAL_ENTROPY,
    CONDITIONAL_MUTUAL_INFORMATION,
    MUTUAL_INFORMATION,
    PARTITION_ENTROPY,
)
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES, Place
from symit.proving.scope.scope import replace_term, sides
from symit.proving.steps.matching import subterms


def functional(term: Term) -> App | None:
    """The integral that a functional is by definition; an integral is one itself."""
    if isinstance(term, App) and isinstance(term.head, Definition) and b.is_app(term.head.body, t.INTEGRAL):
        term = b.unfold(term)
    return term if isinstance(term, App) and term.head == t.INTEGRAL else None


def integrals_in(*terms: Term) -> list[App]:
    """The integrals in terms, and those that the functionals in them are."""
    wholes = [whole for term in terms for part in subterms(term) if (whole := functional(part)) is not None]
    masses = [p for e in entropies_in(*terms) for p in subterms(b.unfold(e)) if b.is_app(p, t.INTEGRAL)]
    return list(dict.fromkeys([*wholes, *(m for m in masses[:1] if isinstance(m, App))]))


def entropies_in(*terms: Term) -> list[Term]:
    """The entropies of partitions in terms, also those that conditional entropies and informations are made of."""
    found: list[Term] = []
    for part in (part for term in terms for part in subterms(term)):
        if b.is_app(part, PARTITION_ENTROPY):
            found.append(part)
        elif b.is_app(part, CONDITIONAL_ENTROPY, MUTUAL_INFORMATION, CONDITIONAL_MUTUAL_INFORMATION):
            found += [p for p in subterms(b.unfold(part)) if b.is_app(p, PARTITION_ENTROPY)]
    return list(dict.fromkeys(found))


def in_plain_range(place: Place, whole: App) -> App:
    """A sum or product from 1 to 0 + 1 as one from 1 to 1, which can be written out; any other as it is."""
    plain = normal.canonical_space(whole.args[0], knowing([f.conclusion for f in place.scope.facts]))
    is_numeric = isinstance(plain, App) and all(isinstance(end, Num) for end in plain.args)
    return App(whole.head, (plain, *whole.args[1:])) if is_numeric else whole


def written_out(place: Place, whole: App) -> Theorem:
    """A sum or product between two numbers, written out."""
    return integration.expand(*place.scope.facts, term=whole)


def last_apart(place: Place, whole: App) -> Theorem:
    """A sum or product is the one without its last part, and that; up to m + 1 - 1 is up to m."""
    apart = integration.peel(*place.scope.facts, term=whole)
    before, last = sides(apart)[1].args  # type: ignore[union-attr]
    shorter = App(whole.head, (normal.canonical_space(before.args[0], PLAIN), before.args[1]))  # type: ignore[union-attr]
    return place.scope.know(apart).restate(apart, b.app(sides(apart)[1].head, shorter, last))  # type: ignore[union-attr]


PASSES = 2
"""What is put in may be said in other words, too."""


@dataclass(frozen=True)
class Opened:
    """An integral at an arbitrary point of its space."""

    x: Var
    space: Term
    body: Term
    there: Place

    def integral(self, body: Term) -> Term:
        return b.integral(self.space, self.x, body)

    def about_it(self) -> Iterator[Theorem]:
        """What is known at every point and says what the integrand is, or bounds it."""
        return (th for th in self.there.relations() if self.body in sides(th))


def opened(place: Place, whole: App) -> Opened:
    space, function = whole.args
    if not isinstance(function, Abs):
        raise t.TermError("an integral of no function")
    x = place.fresh(function.hint, function.domain, whole)
    return Opened(x, space, b.open_with(function, x), place.at(x, b.member(x, space)))


def factored(summand: Term, x: Var) -> tuple[Term, Term]:
    """A summand as a constant times what depends on the point."""
    factors = list(_factors(summand))
    constant, rest = [f for f in factors if x not in f.free], [f for f in factors if x in f.free]
    return b.mul(*constant), b.mul(*rest)


def _factors(term: Term) -> Iterator[Term]:
    """The factors of a product, of products in it too."""
    if isinstance(term, App) and term.head == t.MUL:
        for factor in term.args:
            yield from _factors(factor)
    else:
        yield term


def in_other_words(at: Opened) -> Theorem | None:
    """The integrand with what is known at every point put in: body = another expression of it."""
    slopes = list(_slopes(at))
    at = replace(at, there=at.there.know(*slopes))
    known = [th for th in at.there.relations() if b.is_app(th.conclusion, t.EQ) and _is_simpler(th, at.x)]
    same = at.there.scope.field(at.body, at.body)
    for equation in [*slopes, *known] * PASSES:
        same = _put_in(same, equation)
    return None if sides(same)[1] == at.body else _in_normal_form(at, same)


def _slopes(at: Opened) -> Iterator[Theorem]:
    """What the derivatives in the integrand are, such as the score in a Fisher information."""
    for part in dict.fromkeys(subterms(at.body)):
        if isinstance(part, App) and part.head == t.DERIVATIVE:
            try:
                yield calculus.differentiate(*at.there.scope.facts, body=part.args[0], at=part.args[1])
            except MISSES:
                continue


def _put_in(same: Theorem, equation: Theorem) -> Theorem:
    """body = expression, with the equation used in the expression where its left side stands there."""
    (body, right), (old, _) = sides(same), sides(equation)
    if old not in set(subterms(right)):
        return same
    hole = b.fresh("hole", old.sort, same.conclusion, equation.conclusion)
    return logic.rewrite(same, equation, template=b.lam(hole, b.eq(body, replace_term(right, old, hole))))


def _is_simpler(equation: Theorem, x: Var) -> bool:
    old, new = sides(equation)
    return x in old.free and isinstance(old, App) and old.size > new.size // 8


def _in_normal_form(at: Opened, equation: Theorem) -> Theorem:
    context = knowing([f.conclusion for f in at.there.scope.facts])
    right = sides(equation)[1]
    try:
        return logic.chain(equation, at.there.scope.field(right, context.canonical(right)))
    except MISSES:
        return equation
