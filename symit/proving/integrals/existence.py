"""That an integral has a value: by what is known, as a sum of those that have, or between two that have.

Stands on `integrals`.  What it needs to be shown on the way, `show` shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.definitions import REL_ENTR
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.integrals import Opened, factored, functional, integrals_in, opened
from symit.proving.scope.place import COMPARED, MISSES, Place, Show
from symit.proving.scope.scope import sides
from symit.proving.steps.combining import combined
from symit.proving.steps.matching import subterms

BELOW_A_DIVERGENCE = "relative-tangent"
"""u - v <= u log(u/v), the theorem that bounds a divergence from below."""
MOST_POWERS = 12


def exists(place: Place, term: Term, show: Show) -> Theorem:
    """The term is defined.  Refused, with what is missing, where no way shows it."""
    try:
        return place.scope.evident(b.defined(term))
    except MISSES as refusal:
        missing = refusal
    whole = functional(term)
    if whole is None:
        try:
            return _by_an_equation(place, term)
        except MISSES:
            return _with_its_integrals(place, term, show, missing)
    if whole != term:
        return place.scope.know(exists(place, whole, show)).evident(b.defined(term))
    at = opened(place, whole)
    for way in (_by_its_values, _as_another, _in_known_words, _of_a_polynomial, _as_a_sum, _between, _above_a_bound):
        try:
            return way(place, whole, at, show)
        except MISSES:
            continue
    raise missing


def _by_an_equation(place: Place, term: Term) -> Theorem:
    """What stands alone on one side of an equation has a value, whatever stands on the other."""
    equal = next((th for th in place.relations() if b.is_app(th.conclusion, t.EQ) and term in sides(th)), None)
    if equal is None:
        raise Refused("no equation says what {} is", term)
    return logic.evident(equal, claim=b.defined(term))


def _with_its_integrals(place: Place, term: Term, show: Show, missing: BaseException) -> Theorem:
    """A term that is no integral: once those in it exist."""
    inner = [whole for whole in integrals_in(term) if not place.holds(b.defined(whole))]
    if not inner:
        raise missing
    for whole in inner:
        place = known_to_exist(place, whole, show)
    return place.scope.evident(b.defined(term))


def known_to_exist(place: Place, term: Term, show: Show) -> Place:
    """The place where this is known to be defined, too."""
    return place if place.holds(b.defined(term)) else place.know(exists(place, term, show))


def _by_its_values(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """A sum whose summands have values because something is known of each, or because they are known to."""
    has_values = [at.there.scope.evident(b.defined(at.body))] if at.there.holds(b.defined(at.body)) else []
    for theorem in (*has_values, *at.about_it()):
        everywhere = place.scope.for_all(theorem, at.x, at.space)
        if place.know(everywhere).holds(b.defined(whole)):
            return place.scope.know(everywhere).evident(b.defined(whole))
    raise Refused("nothing is known of every summand")


def _as_another(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """It is one that is known to have a value, written in another way."""
    known = dict.fromkeys(p for th in place.shown for p in subterms(th.conclusion) if b.is_app(p, t.INTEGRAL))
    for space, body in (p.args for p in known if isinstance(p, App)):
        if space == at.space and isinstance(body, Abs):
            try:
                same = at.there.scope.field(at.body, b.open_with(body, at.x))
                equal = place.scope.congruence(at.x, at.space, same)
                return place.scope.know(equal).evident(b.defined(whole))
            except MISSES:
                continue
    raise Refused("no such integral is known")


def _in_known_words(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """It is known at every point to be a sum of multiples of what is integrable."""
    for equation in at.about_it():
        left, right = sides(equation)
        if b.is_app(equation.conclusion, t.EQ) and left == at.body != right:
            try:
                other = opened(place, at.integral(right))  # type: ignore[arg-type]
                known = place.know(_as_a_sum(place, at.integral(right), other, show))  # type: ignore[arg-type]
                equal = known.scope.congruence(at.x, at.space, equation)
                return known.scope.know(equal).evident(b.defined(whole))
            except MISSES:
                continue
    raise Refused("{} is not known in other words", at.body)


def _of_a_polynomial(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """Over an interval between two numbers: by what the powers of the distance from its left end integrate to."""
    if not (isinstance(at.space, App) and at.space.head == t.INTERVAL) or any(
        e.sort == t.EXTENDED for e in at.space.args
    ):
        raise Refused("{} is no interval between two numbers", at.space)
    low, _ = at.space.args
    coefficients = _around(at, low)
    powers = [b.power(b.sub(at.x, low), n) if n else b.ONE for n in range(len(coefficients))]
    known = place.know(*(_of_a_power(place, at, low, n) for n in range(len(coefficients))))
    linear = known.scope.linearity(at.x, at.space, at.body, *zip(coefficients, powers, strict=True))
    return place.scope.know(linear).evident(b.defined(whole))


def _of_a_power(place: Place, at: Opened, low: Term, n: int) -> Theorem:
    """What (x - low)^n integrates to."""
    distance = b.sub(at.x, low)
    power, primitive = b.power(distance, n) if n else b.ONE, b.div(b.power(distance, n + 1), n + 1)
    slope = at.there.scope.differentiate(at.x, primitive, at.x, power)
    start, end = at.space.args  # type: ignore[union-attr]
    ends = place.scope.limit(at.x, primitive, start, 1), place.scope.limit(at.x, primitive, end, -1)
    return place.scope.fundamental_theorem(at.x, at.space, slope, *ends)


def _around(at: Opened, low: Term) -> list[Term]:
    """The coefficients of a polynomial in x - low."""
    context = knowing([f.conclusion for f in at.there.scope.facts])
    y = b.fresh("y", t.REAL, at.body, low, at.x)
    found: dict[int, Term] = {}
    for monomial, coefficient in normal.summands(context.canonical(b.substitute(at.body, {at.x: b.add(y, low)}))):
        factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
        degree = sum(_degree(f, y) for f in factors)
        rest = b.mul(coefficient, *(f for f in factors if y not in f.free))
        found[degree] = b.add(found[degree], rest) if degree in found else rest
    return [found.get(n, b.ZERO) for n in range(max(found, default=0) + 1)]


def _degree(factor: Term, y: Term) -> int:
    """n for y^n."""
    if y not in factor.free:
        return 0
    if factor == y:
        return 1
    if isinstance(factor, App) and factor.head == t.POW and factor.args[0] == y and isinstance(factor.args[1], Num):
        n = factor.args[1].value
        if n.denominator == 1 and 0 < n <= MOST_POWERS:
            return int(n)
    raise Refused("{} is no power of the point", factor)


def _as_a_sum(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """Each summand is a constant times what is integrable."""
    body = at.body
    summands = body.args if isinstance(body, App) and body.head == t.ADD else (body,)
    known = place.know(*_everywhere(place, at))
    linear = known.scope.linearity(at.x, at.space, body, *(factored(s, at.x) for s in summands))
    return place.scope.know(linear).evident(b.defined(whole))


def _everywhere(place: Place, at: Opened) -> Iterator[Theorem]:
    """Of each value of an unknown function in the integrand, and of each integral, what is known at every point."""
    values = {p for p in subterms(at.body) if b.is_app(p, t.CALL, t.INTEGRAL) and at.x in p.free}
    for theorem in at.there.shown:
        formula = theorem.conclusion
        if b.is_app(formula, t.DEFINED, *COMPARED) and (told := values.intersection(formula.args)):  # type: ignore[union-attr]
            values -= told
            yield place.scope.for_all(theorem, at.x, at.space)


def _between(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """l <= f <= u at every point, with integrable l and u."""
    if b.is_app(at.body, REL_ENTR):
        at = _with_lower_bound(at, show)
    there = at.there
    nonnegative = [there.scope.evident(b.le(0, at.body))] if there.holds(b.le(0, at.body)) else []
    lowers = [th for th in at.about_it() if sides(th)[1] == at.body and not b.is_app(th.conclusion, t.EQ)]
    for upper in [th for th in at.about_it() if sides(th)[0] == at.body and not b.is_app(th.conclusion, t.EQ)]:
        for bound in _bounds(there, sides(upper)[1], [sides(th)[0] for th in lowers]):
            try:
                known = known_to_exist(place, at.integral(bound), show)
                above = combined(there.scope, b.le(at.body, bound), [upper])
                below = combined(there.scope, b.le(b.neg(bound), at.body), [*lowers, *nonnegative, upper])
                return known.scope.dominated(at.x, at.space, above, below)
            except MISSES:
                continue
    raise Refused("nothing integrable bounds {}", at.body)


def _above_a_bound(place: Place, whole: App, at: Opened, show: Show) -> Theorem:
    """l <= f <= u at every point, with integrable l and u of any sign: f is l and what lies above it, at most u - l."""
    if b.is_app(at.body, REL_ENTR):
        at = _with_lower_bound(at, show)
    bounds = [th for th in at.about_it() if not b.is_app(th.conclusion, t.EQ)]
    lowers, uppers = ([th for th in bounds if sides(th)[n] == at.body] for n in (1, 0))
    for lower, upper in product(lowers, uppers):
        try:
            return _as_bound_and_rest(place, at, lower, upper, show)
        except MISSES:
            continue
    raise Refused("{} does not lie between two integrable bounds", at.body)


def _as_bound_and_rest(place: Place, at: Opened, lower: Theorem, upper: Theorem, show: Show) -> Theorem:
    low, high = sides(lower)[0], sides(upper)[1]
    rest, most = b.sub(at.body, low), b.sub(high, low)
    for bound in (low, high, most):
        place = known_to_exist(place, at.integral(bound), show)
    above = at.there.scope.linear(b.le(rest, most), (upper, 1))
    below = at.there.scope.linear(b.le(b.neg(most), rest), (lower, 2), (upper, 1))
    scope = place.scope.know(place.scope.dominated(at.x, at.space, above, below))
    scope = scope.know(scope.linearity(at.x, at.space, at.body, (1, low), (1, rest)))
    return scope.evident(b.defined(at.integral(at.body)))


def _bounds(there: Place, upper: Term, lowers: list[Term]) -> Iterator[Term]:
    yield upper
    for lower in lowers:
        yield _sum_of_sizes(there, upper, lower)


def _sum_of_sizes(there: Place, *terms: Term) -> Term:
    """|a| + |b| + ... for all summands, where their signs are known."""
    context = knowing([f.conclusion for f in there.scope.facts])
    monomials = [normal.scaled(c, m) for term in terms for m, c in normal.summands(context.canonical(term))]
    return b.add(*(m if context.holds(b.le(0, m)) else b.neg(m) for m in monomials))


def _with_lower_bound(at: Opened, show: Show) -> Opened:
    """A divergence's integrand lies above p - q."""
    try:
        tangent = at.there.find(BELOW_A_DIVERGENCE)
        values = tuple(zip((b.real("u"), b.real("v")), at.body.args, strict=True))  # type: ignore[union-attr]
        bound = logic.instantiate(tangent, *at.there.scope.facts, values=values)
        proofs = [show(at.there, h) for h in sorted(bound.hypotheses - at.there.assumed(), key=t.order)]
        return Opened(at.x, at.space, at.body, at.there.know(logic.cut(bound, *proofs)))
    except MISSES:
        return at
