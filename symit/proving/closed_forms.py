"""The closed form of a functional: the integrals that its normal form leaves are eliminated, one equation for each.

The normal form of an entropy or a divergence is a sum of coefficients times integrals of monomials.  A family's moments
say what these are, and putting them in is linear algebra: it finds the closed form and proves it in one stroke.  Stands
on `scope`; `families` brings the moments.  Trusted by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope, sides


@dataclass(frozen=True)
class Fold:
    """Puts the names of special functions in the place of what they mean in a normal form.

    `opaque` puts there values of unknown functions, with which algebra goes on, and `named` makes the names of these;
    `values` says that the special functions in a term have values, where that is seen;
    `elementary` puts their values where these are elementary.
    """

    named: Callable[[Term], Term]
    opaque: Callable[[Term], Term]
    values: Callable[[Scope, Term], Iterable[Theorem]]
    elementary: Callable[[Scope, Theorem], Theorem] = lambda scope, theorem: theorem

    def __call__(self, term: Term) -> Term:
        return self.named(self.opened(term))

    def canonical(self, context: Context, term: Term) -> Term:
        """The normal form of a term, in which special functions that it names are never written out."""
        return self(context.canonical(self.opaque(term)))

    def opened(self, term: Term) -> Term:
        """A normal form with unknown functions for special ones."""
        seen = self.opaque(term)
        return seen if seen == term else PLAIN.canonical(seen)


def _same(term: Term) -> Term:
    return term


as_it_is = Fold(_same, _same, lambda scope, term: ())


LONG = 300
"""Of more nodes, a normal form is not what one goes on with if it is longer than what it is made of."""

Moment: TypeAlias = Callable[[Scope, App], Theorem]
"""From an integral of a monomial: integral = value.  Refused where it is not known."""


class NoBaseIntegral(Refused):
    """No moment gives the value of this integral."""

    def __init__(self, integral: App) -> None:
        super().__init__("no base integral is known for {}", integral)
        self.integral = integral


class Divergent(Refused):
    """An integral does not converge absolutely: a condition that is sharp for it fails.  With the theorem that says so,
    where there is one."""

    def __init__(self, integral: App, theorem: Theorem | None = None, beside: bool = False) -> None:
        super().__init__("{} diverges", integral)
        self.integral = integral
        self.beside = beside
        """Are there others of which no value is known?"""
        self.theorem = theorem


def remembered(moment: Moment) -> Moment:
    """What is found of an integral stays found wherever what it supposes is supposed."""
    known: dict[App, Theorem] = {}

    def found(scope: Scope, integral: App) -> Theorem:
        before = known.get(integral)
        if before is not None and before.hypotheses <= {h for f in scope.facts for h in f.hypotheses}:
            return before
        known[integral] = theorem = moment(scope, integral)
        return theorem

    return found


def context_of(scope: Scope) -> Context:
    return knowing([f.conclusion for f in scope.facts])


def integrals_left(context: Context, term: Term) -> list[App]:
    """The integrals of monomials of which the normal form of a term is made."""
    return list(dict.fromkeys(_integrals(context.canonical(term))))


def _integrals(term: Term) -> Iterator[App]:
    if not isinstance(term, App) or not t.has_integral(term):
        return
    if term.head == t.INTEGRAL:
        yield term
        return
    for part in term.args:
        yield from _integrals(part)


def closed(scope: Scope, left: Term, moment: Moment, fold: Fold = as_it_is) -> Theorem:
    """left = its closed form, where the moments give every integral that is left.

    Raises Divergent where one of them diverges and all others converge, or where it is seen that it outgrows another
    one, or that all others have its sign: two that diverge may cancel.
    """
    equations: list[Theorem] = []
    diverging: list[Divergent] = []
    missing: list[tuple[App, Refused]] = []
    context = context_of(scope)
    for integral in integrals_left(context, left):
        if fold(integral) != integral and context.holds(b.defined(integral)):
            continue  # a special function, which is not to be found
        try:
            equations.append(moment(scope, integral))
        except Divergent as found:
            diverging.append(found)
        except NoBaseIntegral as found:
            missing.append((integral, found))
        except Refused:
            if not missing:
                raise
            break  # a condition on the parameters would not bring what is missing
    unknown = [*(d.integral for d in diverging), *(integral for integral, _ in missing)]
    for one in diverging:
        others = [integral for integral in unknown if integral != one.integral]
        theorem = _diverging(scope, left, equations, one, others)
        if theorem is not None or not others:
            raise Divergent(one.integral, theorem, bool(others))
    if missing:
        raise missing[0][1]
    if diverging:
        raise NoBaseIntegral(diverging[0].integral)
    return eliminated(scope, left, equations, fold)


def _diverging(
    scope: Scope, left: Term, equations: Sequence[Theorem], one: Divergent, others: Sequence[App]
) -> Theorem | None:
    """That the integral which `left` is made of has no value, from the one of its normal form that has none, which is a
    combination of it and of the rest; others of which nothing is known must have its sign, or be outgrown."""
    if one.theorem is None or (whole := _integral_of(left)) is None or not _is_over(whole, one.integral.args[0]):
        return None
    subject = left if _is_integral(left) else whole
    there = scope.know(*equations).given(b.defined(subject))
    whole = App(t.INTEGRAL, (one.integral.args[0], whole.args[1]))
    x = b.fresh("x", whole.args[1].domain, left, *(f.conclusion for f in there.facts))  # type: ignore[union-attr]
    try:
        there = there.know(there.evident(b.defined(whole)))
        beside = [(_share(there, whole, one, other), other) for other in others]
        alone = _alone(there, x, whole, equations, one, beside)
        if beside:
            alone = _without(there.know(alone), x, equations, one.integral, beside)
        value = there.know(alone).evident(b.defined(one.integral))
        return absurd(there, subject, value, one.theorem)
    except Refused:
        return None


def _is_over(integral: App, space: Term) -> bool:
    """Is it one over this space, however the ends of that are written?"""
    own = integral.args[0]
    if own == space or not (b.is_app(own, t.INTERVAL) and b.is_app(space, t.INTERVAL)):
        return own == space
    return all(
        one == other or (t.EXTENDED not in (one.sort, other.sort) and PLAIN.equal(one, other))
        for one, other in zip(own.args, space.args, strict=True)  # type: ignore[union-attr]
    )


def _share(there: Scope, whole: App, one: Divergent, other: App) -> Term:
    """How often the other integral stands beside the one."""
    context = context_of(there)
    beside, here = (_coefficient(context.canonical(whole), i) for i in (other, one.integral))
    return context.canonical(b.div(beside, here))


def _alone(
    there: Scope,
    x: Var,
    whole: App,
    equations: Sequence[Theorem],
    one: Divergent,
    beside: Sequence[tuple[Term, App]],
) -> Theorem:
    """The integral that has no value, with multiples of those beside it, from the whole and the rest."""
    normal_form = context_of(there).canonical(whole)
    weight = b.power(_coefficient(normal_form, one.integral), -1)
    others = [(_coefficient(normal_form, i), i) for i, _ in map(sides, equations)]
    parts = [(weight, whole), *((b.neg(b.mul(weight, c)), i) for c, i in others if c != b.ZERO)]
    opened = [(c, b.open_with(i.args[1], x)) for c, i in parts]  # type: ignore[union-attr, arg-type]
    alone = b.open_with(one.integral.args[1], x)  # type: ignore[arg-type]
    alone = b.add(alone, *(b.mul(share, b.open_with(other.args[1], x)) for share, other in beside))  # type: ignore[arg-type]
    space = whole.args[0]
    rest = b.integral(space, x, b.sub(alone, b.add(*(b.mul(c, f) for c, f in opened))))
    for integral, c in normal.integral_parts(rest, context_of(there)).items():  # type: ignore[arg-type]
        opened.append((c, b.open_with(integral.args[1], x)))  # type: ignore[union-attr, arg-type]
    return there.linearity(x, space, alone, *opened)


def _without(
    there: Scope, x: Var, equations: Sequence[Theorem], one: App, beside: Sequence[tuple[Term, App]]
) -> Theorem:
    """From f and multiples of others being integrable together: so is f."""
    try:
        return _of_one_sign(there, x, one, beside)
    except Refused:
        if len(beside) != 1:
            raise
    ((share, other),) = beside
    return _outgrown(there, x, share, equations, one, other)


def _of_one_sign(there: Scope, x: Var, one: App, beside: Sequence[tuple[Term, App]]) -> Theorem:
    """f lies below its sum with what is not negative either."""
    space, here = one.args[0], there.at_point(x, one.args[0])
    f = b.open_with(one.args[1], x)  # type: ignore[arg-type]
    others = [b.mul(share, b.open_with(other.args[1], x)) for share, other in beside]  # type: ignore[arg-type]
    signs = [here.evident(b.le(0, part)) for part in others]
    sum_ = b.add(f, *others)
    above = here.linear(b.le(f, sum_), *((sign, 1) for sign in signs))
    below = here.linear(b.le(b.neg(sum_), f), (here.evident(b.le(0, f)), 2), *((sign, 1) for sign in signs))
    return there.dominated(x, space, above, below)


def _outgrown(there: Scope, x: Var, k: Term, equations: Sequence[Theorem], one: App, other: App) -> Theorem:
    """From f + k f2 being integrable, where f = r^2 g and f2 = r g for an integrable g >= 0: so is f, for it lies below
    2 (f + k f2) + k^2 g, which is f + (r + k)^2 g."""
    space = one.args[0]
    f, f2 = (b.open_with(i.args[1], x) for i in (one, other))  # type: ignore[arg-type]
    sum_ = b.add(f, b.mul(k, f2))
    here = there.at_point(x, space)
    context = context_of(here)
    for integral, _ in map(sides, equations):
        g = b.open_with(integral.args[1], x)  # type: ignore[union-attr, arg-type]
        if integral.args[0] != space or not context.equal(b.mul(f, g), b.power(f2, 2)):  # type: ignore[union-attr]
            continue
        r = b.div(f2, g)
        bound = b.add(b.mul(2, sum_), b.mul(b.power(k, 2), g))
        above = here.linear(b.le(f, bound), (here.evident(b.le(0, b.power(b.add(r, k), 2))), g))
        below = here.linear(b.le(b.neg(bound), f), (above, 1), (here.evident(b.le(0, f)), 2))
        known = there.know(there.linearity(x, space, bound, (2, sum_), (b.power(k, 2), g)))
        return known.dominated(x, space, above, below)
    raise Refused("{} may cancel {}", one, other)


def _written_out(left: Term) -> Term:
    while isinstance(left, App) and isinstance(left.head, t.Definition):
        left = b.unfold(left)
    return left


def _is_integral(left: Term) -> bool:
    return b.is_app(_written_out(left), t.INTEGRAL)


def _integral_of(left: Term) -> App | None:
    """The integral that a functional is, or that it has where it has one."""
    found = list(dict.fromkeys(_integrals(_written_out(left))))
    return found[0] if len(found) == 1 else None


def eliminated(scope: Scope, left: Term, equations: Sequence[Theorem], fold: Fold = as_it_is) -> Theorem:
    """left = what its normal form is with the values of the integrals put in; their hypotheses become its own."""
    there = scope.know(*equations)
    context = context_of(there)
    whole = context.canonical(left)
    values = {sides(e)[0]: sides(e)[1] for e in equations}
    if unknown := next((i for i in _integrals(whole) if i not in values and fold(i) == i), None):
        raise NoBaseIntegral(unknown)
    found = [e for e in equations if sides(e)[0] != sides(e)[1]]
    combined = [(e, context.canonical(_coefficient(whole, sides(e)[0]))) for e in found]
    used = [(e, weight) for e, weight in combined if weight != b.ZERO]
    rest = context.canonical(b.add(whole, *(b.mul(-1, weight, sides(e)[0]) for e, weight in used)))
    right = added(context, [rest, *(_times(weight, sides(e)[1]) for e, weight in used)], fold)
    return concluded(there, b.eq(left, right), used, fold)


def added(context: Context, parts: Sequence[Term], fold: Fold = as_it_is) -> Term:
    """A sum in its normal form, or as it is where that is delicate or multiplies out what is long."""
    apart = b.add(*(part for part in parts if part != b.ZERO))
    try:
        right = fold.canonical(context, apart)
    except t.TermError:
        return apart
    return apart if is_delicate(right) or LONG < right.size > 2 * apart.size else right


def _times(weight: Term, value: Term) -> Term:
    return value if weight == b.ONE else b.mul(weight, value)


def concluded(scope: Scope, claim: Term, combined: Sequence[tuple[Theorem, Term]], fold: Fold) -> Theorem:
    """A claim as a combination of theorems; that the special functions in it have values is said only where it must."""
    try:
        return scope.linear(claim, *combined)
    except Refused as refusal:
        known = list(fold.values(scope, claim))
        if not known:
            raise
        try:
            return scope.know(*known).linear(claim, *combined)
        except Refused:
            raise refusal from None


def is_delicate(term: Term) -> bool:
    """Has it an exponential with a sum in a denominator?  Its normal form has another one, so it is left alone."""
    if not isinstance(term, App):
        return False
    if term.head == t.EXP:
        return _divides_by_sum(term.args[0])
    return any(map(is_delicate, term.args))


def _divides_by_sum(term: Term) -> bool:
    if not isinstance(term, App):
        return False
    if (
        term.head == t.POW
        and isinstance(term.args[1], Num)
        and term.args[1].value < 0
        and b.is_app(term.args[0], t.ADD)
    ):
        return True
    return any(map(_divides_by_sum, term.args))


def _coefficient(whole: Term, integral: Term) -> Term:
    """What multiplies an integral in a normal form, which is linear in it."""
    found = []
    for monomial, coefficient in normal.summands(whole):
        factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
        if integral in factors:
            found.append(normal.scaled(coefficient, b.mul(*(f for f in factors if f != integral))))
        elif any(integral == i for f in factors for i in _integrals(f)):
            raise Refused("the functional is not linear in {}", integral)
    return b.add(*found)


def whole_powers(term: Term, power: Fraction | int = 1) -> Iterator[tuple[Term, Fraction]]:
    """The factors of a product with their powers as far as these are whole; any other power is part of its factor."""
    if isinstance(term, App) and term.head == t.MUL:
        for factor in term.args:
            yield from whole_powers(factor, power)
    elif (
        isinstance(term, App) and term.head == t.POW and isinstance(n := term.args[1], Num) and n.value.denominator == 1
    ):
        yield from whole_powers(term.args[0], power * n.value)
    else:
        yield term, Fraction(power)


def monomial_factors(body: Term) -> tuple[Term, ...]:
    return body.args if isinstance(body, App) and body.head == t.MUL else (body,)
