"""What vanishes at an end of the line: by the arithmetic of limits, or because an exponential decays faster than a
polynomial grows.

f = A exp(-w) with w > 0 and A of one sign: since w/k <= exp(w/k), |f| <= |A| (k/w)^k, and if that tends to 0, so does
f.  Stands on `place`.
"""

from __future__ import annotations

from collections.abc import Iterator

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.place import MISSES, Place
from symit.proving.scope import Scope

ABOVE_ITS_TANGENT = "exponential-tangent"
"""1 + y <= exp(y)."""
MOST = 4


def limit(place: Place, x: Var, f: Term, end: Term, side: int) -> Theorem:
    """The limit of f at an end of an interval.  Refused where neither way finds one."""
    try:
        return place.scope.limit(x, f, end, side)
    except MISSES as refusal:
        if end.sort != t.EXTENDED:
            raise
        found = next(_squeezed(place, x, f, end, side), None)
        if found is None:
            raise refusal
        return found


def _squeezed(place: Place, x: Var, f: Term, end: Term, side: int) -> Iterator[Theorem]:
    context = knowing([g.conclusion for g in place.scope.facts])
    decay = _decay(context, x, f)
    for threshold in _thresholds(context, x, context.canonical(b.mul(f, b.exp(decay))), decay):
        beside = b.lt(threshold, x) if end == b.INFINITY else b.lt(x, threshold)
        there = place.given(beside)
        for w in dict.fromkeys((decay, context.canonical(b.sub(decay, b.substitute(decay, {x: threshold}))))):
            amplitude = b.mul(f, b.exp(w))  # as it is written, so that its sign can be seen
            if not (there.holds(b.lt(0, w)) and (there.holds(b.le(0, amplitude)) or there.holds(b.le(amplitude, 0)))):
                continue
            for k in range(1, MOST + 1):
                bound = b.mul(context.canonical(amplitude), b.power(b.div(k, w), k))
                for form in (as_product(context, bound), context.canonical(bound)):
                    try:
                        yield _between(place, there.scope, x, f, (amplitude, w, k, form), (threshold, end, side))
                    except MISSES:
                        continue


def _between(
    place: Place, there: Scope, x: Var, f: Term, parts: tuple[Term, Term, int, Term], where: tuple[Term, Term, int]
) -> Theorem:
    """f lies between 0 and its bound, and both tend to 0."""
    (amplitude, w, k, bound), (threshold, end, side) = parts, where
    zero, of_bound = (place.scope.limit(x, g, end, side, 0) for g in (b.ZERO, bound))
    below, above = b.div(w, k), b.exp(b.div(w, k))
    tangent = logic.instantiate(place.find(ABOVE_ITS_TANGENT), *there.facts, values=((b.real("y"), below),))
    known = there.know(there.know(tangent).linear(b.le(below, above), (tangent, 1)))
    *_, root = known.facts
    powers = b.add(*(b.mul(b.power(above, i), b.power(below, k - 1 - i)) for i in range(k)))
    times = b.div(powers, b.mul(b.power(above, k), b.power(below, k)))
    if _holds(there, b.le(0, amplitude)):
        lower, upper = known.evident(b.le(0, f)), known.linear(b.le(f, bound), (root, b.mul(amplitude, times)))
        ends = (zero, of_bound)
    else:
        lower, upper = known.linear(b.le(bound, f), (root, b.mul(-1, amplitude, times))), known.evident(b.le(f, 0))
        ends = (of_bound, zero)
    return calculus.squeeze(lower, upper, *ends, *place.scope.facts, variable_=x, threshold=threshold, side=side)


def _holds(scope: Scope, formula: Term) -> bool:
    try:
        scope.evident(formula)
    except MISSES:
        return False
    return True


def _decay(context: Context, x: Var, f: Term) -> Term:
    """w of f = A exp(-w), where all summands of f have one."""
    found = {_exponent(x, monomial) for monomial, _ in normal.summands(context.canonical(f))}
    if len(found) != 1 or b.ZERO in found:
        raise Refused("{} is not a product with one exponential", f)
    return context.canonical(b.neg(found.pop()))


def _exponent(x: Var, monomial: Term) -> Term:
    factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
    inside = [f.args[0] for f in factors if isinstance(f, App) and f.head == t.EXP and x in f.free]
    parts = (normal.scaled(c, m) for exponent in inside for m, c in normal.summands(exponent))
    return b.add(*(part for part in parts if x in part.free))


def _thresholds(context: Context, x: Var, *terms: Term) -> list[Term]:
    """0 and 1, and where a linear factor vanishes."""
    found: list[Term] = [b.ZERO, b.ONE]
    for term in terms:
        for factor, _ in context.factored(term).factors:
            slope = context.canonical(b.sub(b.substitute(factor, {x: b.add(x, 1)}), factor))
            if x in factor.free and x not in slope.free and slope != b.ZERO:
                root = context.canonical(b.sub(x, b.div(factor, slope)))
                found.append(root)
    return list(dict.fromkeys(r for r in found if x not in r.free))


def as_product(context: Context, term: Term) -> Term:
    """A term as a product of powers, of which the limit is that of each."""
    factored = context.factored(term)
    powers = [b.power(f, e) if e != 1 else f for f, e in factored.factors]
    return b.mul(*([] if factored.content == 1 else [Num(factored.content)]), *powers)
