"""The accurate form of a closed form that has Gamma, digamma or trigamma in it.

Beside `proving.accurate`, which knows elementary functions alone.  Logarithms of Gamma stand for Gamma, which soon
leaves the range of floats; k log Gamma(c) - k log Gamma(a) - k (c - a) digamma(a) is taken together, since it is what
cancels where c is close to a; and what has none of these functions gets an accurate form of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from symit.families.gamma_function import K, digamma_integral, trigamma_integral
from symit.families.named import folded
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.special import DIGAMMA, GAMMA, LOG_GAMMA, LOG_GAMMA_DIV, SPECIAL, TRIGAMMA
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import Place
from symit.proving.casewise import decided, in_each_case, open_condition
from symit.proving.closed_forms import context_of, monomial_factors
from symit.proving.matching import subterms
from symit.proving.scope import Combination, Scope, sides

Coefficients = dict[Term, Term]
"""For each argument of a function its coefficient."""


def has_special(term: Term) -> bool:
    return any(isinstance(part, App) and part.head in SPECIAL for part in subterms(term))


def accurate_special(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm:
    """The accurate form of a closed form with special functions.  Refused where it has no value somewhere."""
    scope = _scope(closed, hypotheses)
    parts = _taken_apart(scope, closed)
    together, left = _paired(parts.log_gammas, parts.digammas)
    place = _place(together)
    plain = list(_apart(scope, b.add(*parts.elementary), place)) if parts.elementary else []
    found = [accurate(part, hypotheses, quantity if part.free == closed.free else None) for part in plain]
    term = b.add(*together, *left, *parts.others, *(one.term for one in found))
    theorem = _equal(scope.know(*(one.theorem for one in found)), closed, term, [(one.theorem, 1) for one in found])
    place = (*place, *next((one.place for one in found if one.place), ()))
    missed = (NOT_REACHED,) if left or parts.others else ()
    notes = dict.fromkeys((*missed, *(note for one in found for note in one.notes)))
    return AccurateForm(term, place, tuple(notes), theorem)


def _equal(scope: Scope, closed: Term, term: Term, combined: Combination) -> Theorem:
    """closed = term, case by case where there are cases."""
    condition = open_condition(closed, context_of(scope))
    if condition is None:
        return scope.know(*folded.values(scope, closed)).linear(b.eq(closed, term), *combined)

    def shown(there: Scope, holds: bool) -> Theorem:
        branches = (decided(side, condition, holds) for side in (closed, term))
        there = there.know(*folded.values(there, decided(closed, condition, holds)))
        one, other = (there.field(side, branch) for side, branch in zip((closed, term), branches, strict=True))
        return logic.chain(one, _equal(there, sides(one)[1], sides(other)[1], combined), logic.symmetry(other))

    return in_each_case(scope, condition, shown)


def _apart(scope: Scope, plain: Term, place: Place) -> Iterator[Term]:
    """What is elementary where parameters are equal, and how far it is from that: each is written well by itself."""
    equal = b.substitute(plain, {c: a for c, a in place if isinstance(a, Var)})
    away = folded(context_of(scope).canonical(b.sub(plain, equal)))
    yield from (part for part in (equal, away) if context_of(scope).canonical(part) != b.ZERO)


def _place(together: Sequence[Term]) -> Place:
    """Equations between parameters that make what is taken together vanish."""
    found = [a for term in together for a in monomial_factors(term) if isinstance(a, App) and a.head == LOG_GAMMA_DIV]
    places = (_where_equal(a.args[0], a.args[1]) for a in found)
    return tuple(dict.fromkeys(place for place in places if place is not None))


def _where_equal(c: Term, a: Term) -> tuple[Var, Var] | None:
    """The parameter of c that must be one of a for the two to be equal."""
    others, own = sorted(c.free - a.free, key=t.order), sorted(a.free - c.free, key=t.order)
    if len(others) == len(own) == 1 and PLAIN.equal(b.substitute(c, {others[0]: own[0]}), a):
        return others[0], own[0]
    return None


def _scope(closed: Term, hypotheses: tuple[Term, ...]) -> Scope:
    """What is given, and that the special functions have values where they stand."""
    scope = Scope().given(*hypotheses)
    scope = scope.know(*folded.values(scope, closed))
    applied = [p for p in dict.fromkeys(subterms(closed)) if isinstance(p, App) and p.head in SPECIAL]
    for term in applied:
        if term.head in (DIGAMMA, TRIGAMMA):
            scope = scope.know(scope.instantiate(digamma_integral(), {K: term.args[0]}))
        if term.head == TRIGAMMA:
            scope = scope.know(scope.instantiate(trigamma_integral(), {K: term.args[0]}))
    return scope


# ---- the parts of a sum --------------------------------------------------------------------------------------


@dataclass
class _Parts:
    """Coefficients of log Gamma and of digamma, what is elementary, and what is neither."""

    log_gammas: Coefficients = field(default_factory=dict)
    digammas: Coefficients = field(default_factory=dict)
    elementary: list[Term] = field(default_factory=list)
    others: list[Term] = field(default_factory=list)


def _taken_apart(scope: Scope, closed: Term) -> _Parts:
    parts = _Parts()
    for summand in _summands(closed):
        if not has_special(summand):
            parts.elementary.append(summand)
            continue
        written = folded(context_of(scope).canonical(summand))
        monomials = [normal.scaled(c, m) for m, c in normal.summands(written)]
        if any(_function(m) is None and has_special(m) for m in monomials):
            parts.others.append(_with_logarithms(summand))
            continue
        for monomial in monomials:
            _add(parts, monomial)
    return parts


def _summands(term: Term) -> Iterator[Term]:
    if isinstance(term, App) and term.head == t.ADD:
        for part in term.args:
            yield from _summands(part)
    else:
        yield term


def _function(monomial: Term) -> tuple[t.Definition, Term, Term] | None:
    """log Gamma or digamma, its argument and its coefficient, of a monomial that is linear in one of them."""
    factors = list(monomial_factors(monomial))
    special = [f for f in factors if has_special(f)]
    if len(special) != 1:
        return None
    (one,) = special
    coefficient = b.mul(*(f for f in factors if f != one))
    if b.is_app(one, DIGAMMA):
        return DIGAMMA, one.args[0], coefficient  # type: ignore[union-attr]
    if b.is_app(one, t.LOG) and b.is_app(one.args[0], GAMMA):  # type: ignore[union-attr]
        return LOG_GAMMA, one.args[0].args[0], coefficient  # type: ignore[union-attr]
    return None


def _add(parts: _Parts, monomial: Term) -> None:
    found = _function(monomial)
    if found is None:
        parts.elementary.append(monomial)
        return
    head, argument, coefficient = found
    into = parts.log_gammas if head == LOG_GAMMA else parts.digammas
    argument = PLAIN.canonical(argument)
    into[argument] = PLAIN.canonical(b.add(into.get(argument, b.ZERO), coefficient))


def _paired(log_gammas: Coefficients, digammas: Coefficients) -> tuple[list[Term], list[Term]]:
    """k times what log Gamma at c is above its tangent at a, and what is left."""
    logs, psis = dict(log_gammas), dict(digammas)
    pairs: list[tuple[Term, Term, Term]] = []
    for a in list(psis):
        for c in list(logs):
            k = logs.get(c, b.ZERO)
            if c == a or not isinstance(k, Num) or logs.get(a) != b.num(-k.value):
                continue
            if PLAIN.equal(psis[a], b.mul(-1, k, b.sub(c, a))):
                pairs.append((k, c, a))
                del logs[c], logs[a], psis[a]
                break
    equal = {e[0]: e[1] for _, c, a in pairs if (e := _where_equal(c, a)) is not None}
    together = [_times(k, b.app(LOG_GAMMA_DIV, c, a, _difference(c, a, equal))) for k, c, a in pairs]
    return together, [*_terms(logs, LOG_GAMMA), *_terms(psis, DIGAMMA)]


def _difference(c: Term, a: Term, equal: Mapping[Var, Var]) -> Term:
    """c - a by the differences of the parameters that it comes from, which are exact where it is small."""
    parts: list[Term] = []
    for monomial, coefficient in normal.summands(PLAIN.canonical(c)):
        factors = list(monomial_factors(monomial))
        moved = next((f for f in factors if f in equal), None)
        if moved is not None:
            factors.remove(moved)
            others = normal.scaled(coefficient, b.mul(*factors))
            parts.append(_times(others, b.sub(moved, equal[moved])))  # type: ignore[index]
    found = b.add(*parts)
    return found if PLAIN.equal(found, b.sub(c, a)) else b.sub(c, a)


def _terms(coefficients: Mapping[Term, Term], head: t.Definition) -> Iterator[Term]:
    for argument, coefficient in coefficients.items():
        if coefficient != b.ZERO:
            yield _times(coefficient, b.app(head, argument))


def _times(coefficient: Term, term: Term) -> Term:
    return term if coefficient == b.ONE else b.mul(coefficient, term)


def _with_logarithms(term: Term) -> Term:
    """Powers of Gamma in a product as one exponential of logarithms of Gamma; log Gamma by its name."""
    if not isinstance(term, App):
        return term
    if b.is_app(term, t.LOG) and b.is_app(term.args[0], GAMMA):
        return b.app(LOG_GAMMA, term.args[0].args[0])  # type: ignore[union-attr]
    exponent: list[Term] = []
    rest: list[Term] = []
    for factor in monomial_factors(term):
        base, power = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
        if b.is_app(base, GAMMA):
            exponent.append(_times(power, b.app(LOG_GAMMA, base.args[0])))  # type: ignore[union-attr]
        elif b.is_app(factor, t.MUL) or factor != term:
            rest.append(_with_logarithms(factor))
        else:
            return App(term.head, tuple(map(_with_logarithms, term.args)))
    return b.mul(*rest, b.exp(b.add(*exponent))) if exponent else b.mul(*rest)
