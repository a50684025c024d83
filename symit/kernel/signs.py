"""Which signs a term can have, from its shape and from the facts.

An answer is the set of signs that are possible, so a smaller set says more and {-1, 0, 1} says nothing.  The answer
speaks of the term where it is defined; whether it is defined is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.facts import negation, strict_parts
from symit.kernel.terms import App, Num, Term

if TYPE_CHECKING:
    from symit.kernel.context import Context

Signs: TypeAlias = frozenset[int]
NEGATIVE, ZERO_SIGN, POSITIVE = frozenset((-1,)), frozenset((0,)), frozenset((1,))
ANY: Signs = frozenset((-1, 0, 1))
NON_NEGATIVE = POSITIVE | ZERO_SIGN
NON_POSITIVE = NEGATIVE | ZERO_SIGN
MAX_DEPTH = 8


def sign(term: Term, context: Context) -> Signs:
    """The signs that `term` can have where it is defined and the facts hold.

    The shape is asked last where it is deep, so that a fact about an integral saves the way through its body.  What is
    not a matter of shape is asked of the primitive normal form, once for all terms that have it.
    """
    if t.has_integral(term):
        return _first_settled(term, context, (by_fact, by_shape))
    return _first_settled(term, context, (by_shape, by_fact, by_primitive))


def _first_settled(term: Term, context: Context, ways: Iterable[Callable[[Term, Context], Signs]]) -> Signs:
    found = ANY
    for ask in ways:
        found &= ask(term, context)
        if len(found) <= 1:
            break
    return found


def by_primitive(term: Term, context: Context) -> Signs:
    """What reasons about the pieces of a normal form, for which it is taken apart once.

    They are defined wherever the term is, unless it has an integral: over an empty space a factor that is taken out of
    it need not be.
    """
    key, scale = normal.primitive(context.plain.canonical(term))
    if key == term:
        return _first_settled(term, context, (by_exponentials, by_factors))
    if scale == 0:
        return ZERO_SIGN
    signs = context.sign(key)
    return signs if scale > 0 else opposite(signs)


# ---- shape ---------------------------------------------------------------------------------------------------


def by_shape(term: Term, context: Context) -> Signs:
    if isinstance(term, App) and isinstance(term.head, t.Operator):  # a definition may bear the name of one
        match term.head.name:
            case "log":
                return context.sign(b.sub(term.args[0], 1))
            case "if":
                return of_branches(term, context)
            case "integral":
                return of_integral(of_body(term, context))
            case "product":
                body = of_body(term, context)
                return body if body in (POSITIVE, NON_NEGATIVE) else ANY
    return of_parts(term, context.sign)


def of_parts(term: Term, ask: Callable[[Term], Signs]) -> Signs:
    """The signs of a term from those of its parts."""
    if isinstance(term, Num):
        return of_number(term.value)
    if not isinstance(term, App):
        return ANY
    if isinstance(term.head, t.Definition):
        return ask(b.unfold(term))
    match term.head.name:
        case "pi" | "exp" | "factorial":
            return POSITIVE
        case "add":
            return of_sum(map(ask, term.args))
        case "mul":
            return of_product(map(ask, term.args))
        case "pow":
            return of_power(ask(term.args[0]), term.args[1])
        case "if":
            return ask(term.args[1]) | ask(term.args[2])
    return ANY


def of_number(value: Fraction) -> Signs:
    return POSITIVE if value > 0 else NEGATIVE if value < 0 else ZERO_SIGN


def opposite(signs: Signs) -> Signs:
    return frozenset([-s for s in signs])


def of_sum(parts: Iterable[Signs]) -> Signs:
    """Signs add up unless opposite ones meet."""
    total = ZERO_SIGN
    for part in parts:
        total = frozenset().union(*(_ADD[a, c] for a in total for c in part))
        if total == ANY:
            break
    return total


_ADD: dict[tuple[int, int], Signs] = {
    (a, c): ANY if a * c < 0 else frozenset((a or c,)) for a in (-1, 0, 1) for c in (-1, 0, 1)
}


def of_product(parts: Iterable[Signs]) -> Signs:
    total = POSITIVE
    for part in parts:
        total = frozenset(a * c for a in total for c in part)
    return total


def of_power(signs: Signs, exponent: Term) -> Signs:
    """The signs of a power of something with these signs."""
    if signs == POSITIVE:
        return POSITIVE
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        value = int(exponent.value)
        if value == 0:
            return POSITIVE
        if value < 0:
            signs -= ZERO_SIGN
        return frozenset(s**2 if value % 2 == 0 else s for s in signs)
    if isinstance(exponent, Num):
        return NON_NEGATIVE  # a root
    return NON_NEGATIVE if signs <= NON_NEGATIVE else ANY  # the exponent may turn out to be an odd integer


def of_branches(term: App, context: Context) -> Signs:
    condition, yes, no = term.args
    decided = context.decide(condition)
    if decided is not None:
        return context.sign(yes if decided else no)
    negated = negation(condition)
    return context.extended(condition).sign(yes) | context.extended(*negated).sign(no)


def of_body(term: App, context: Context) -> Signs:
    if context.depth > MAX_DEPTH:
        return ANY  # a fact about an integral may send the question below the same binder again
    _, body, inside = context.enter(term)
    return inside.sign(body)


def of_integral(body: Signs) -> Signs:
    """An integral of one sign keeps it, but may vanish: the space can be empty or null."""
    if body <= NON_NEGATIVE:
        return body | ZERO_SIGN
    return body | ZERO_SIGN if body <= NON_POSITIVE else ANY


# ---- facts ---------------------------------------------------------------------------------------------------


Bounds: TypeAlias = Mapping[Term, tuple[tuple[Fraction, Signs], ...]]
"""For a term without a number in it: the signs of its sums with numbers."""


def bounds(facts: Iterable[Term], plain: Context, inherited: Bounds) -> Bounds:
    """What the relations among the facts say of the signs of terms, beside what is inherited."""
    known = dict(inherited)
    for fact in sorted(facts, key=t.order):
        for term, signs in stated(fact):
            key, scale, number = normal.levelled(plain.canonical(term))
            known[key] = (*known.get(key, ()), (number, signs if scale > 0 else opposite(signs)))
    return known


def stated(fact: Term) -> Iterable[tuple[Term, Signs]]:
    """Terms with the signs that a fact states by itself: those of right - left for each relation in it."""
    for left, right, signs in relations_in(fact):
        yield b.sub(right, left), signs
        if signs == POSITIVE and left.sort == right.sort == t.INT:
            yield b.add(right, b.neg(left), -1), NON_NEGATIVE


OF_DIFFERENCE: Mapping[object, Signs] = {t.EQ: ZERO_SIGN, t.NE: NEGATIVE | POSITIVE, t.LT: POSITIVE, t.LE: NON_NEGATIVE}
"""The signs that right - left can have, for each relation."""


def relations_in(fact: Term) -> Iterable[tuple[Term, Term, Signs]]:
    """The relations that a fact states, and those that its being defined implies."""
    if not isinstance(fact, App) or fact.head not in (*t.RELATIONS, t.DEFINED):
        return
    if fact.head != t.DEFINED:
        yield fact.args[0], fact.args[1], OF_DIFFERENCE[fact.head]
    for side in fact.args:
        for part in strict_parts(side):
            if isinstance(part, App) and part.head == t.LOG:
                yield b.ZERO, part.args[0], POSITIVE
            if isinstance(part, App) and part.head == t.POW and part.args[1] == b.num(-1):
                yield b.ZERO, part.args[0], NEGATIVE | POSITIVE


def by_fact(term: Term, context: Context) -> Signs:
    """term = c (u + n), c and n numbers, and a fact knows the sign of u + m: u + n is that and n - m."""
    if not context.facts:
        return ANY
    key, scale, number = normal.levelled(context.plain.canonical(term))
    if scale == 0:
        return of_number(number)
    found, known = ANY, context.bounds.get(key, ())
    spend(len(known))
    for other, signs in known:
        found &= of_sum((signs, of_number(number - other)))
    return found if scale > 0 else opposite(found)


def by_factors(term: Term, context: Context) -> Signs:
    """From the signs of the factors of the normal form, which equals the term where both have values, as the product of
    its factors does; that they are irreducible is not needed."""
    if not b.is_app(term, t.ADD, t.MUL, t.POW):
        return ANY
    factored = normal.factor(term, context.plain)
    if len(factored.factors) == 1 and factored.factors[0][1] == 1:
        return ANY  # irreducible: the only factor is the term itself
    return of_product(
        [of_number(factored.content), *(of_power(context.sign(f), b.num(e)) for f, e in factored.factors)]
    )


def by_exponentials(term: Term, context: Context) -> Signs:
    """c (exp(u) - exp(v)) has the sign of c (u - v), for exp is increasing; the number 1 is exp(0)."""
    if not b.is_app(term, t.ADD):
        return ANY
    parts = normal.summands(context.plain.canonical(term))
    exponents = [_exponent(m) for m, _ in parts if m == b.ONE or b.is_app(m, t.EXP)]
    if len(parts) != 2 or len(exponents) != 2 or parts[0][1] + parts[1][1] != 0:
        return ANY
    return of_product([of_number(parts[0][1]), context.sign(b.sub(*exponents))])


def _exponent(monomial: Term) -> Term:
    return monomial.args[0] if isinstance(monomial, App) else b.ZERO
