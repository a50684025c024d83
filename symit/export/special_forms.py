"""The accurate form of a closed form that has Gamma, digamma or trigamma in it.

Beside `proving.accurate`, which knows elementary functions alone.  Logarithms of Gamma stand for Gamma, which soon
leaves the range of floats.  A product with Gamma in it that is 1 where the divergence vanishes is exp(w), and goes
together with 1 + w; what cancels between logarithms of Gamma and their derivatives is taken together by `gamma_pairs`;
and what is elementary then gets an accurate form of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from symit.export.gamma_exponentials import Exponential, exponential
from symit.export.gamma_pairs import Coefficients, Paired, function_of, has_special, monomials, paired, times
from symit.families.closed_forms.constants import euler_is
from symit.families.integrals.gamma_function import K, S, digamma_integral, facts_at, trigamma_integral
from symit.families.moments.gamma_values import log_gamma_at
from symit.families.moments.named import folded
from symit.families.sums.zeta_function import zeta_facts, zeta_moment
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.functions import KL_DIV
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import Place, told
from symit.proving.closed_forms import context_of, monomial_factors, whole_powers
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.casewise import equal_in_each_case
from symit.proving.steps.matching import subterms
from symit.special import DIGAMMA, EULER, GAMMA, LOG_GAMMA, LOG_GAMMA_REST, SCALED, SPECIAL, TRIGAMMA, ZETAS

BOTH_SIGNS = Note("functions of Gamma are subtracted: digits are lost where they cancel", cancels=True)


def accurate_special(
    closed: Term, hypotheses: tuple[Term, ...], quantity: Term, known: Sequence[Theorem] = ()
) -> AccurateForm:
    """The accurate form of a closed form with special functions, of which more may be known.  Refused where it has no
    value somewhere."""
    if isinstance(closed, App) and closed.head == t.POW and has_special(closed.args[0]):
        return _of_power(closed, hypotheses, quantity)
    if (euler := b.app(EULER)) in subterms(closed):
        return _of_digamma(closed, euler, hypotheses, quantity)
    scope = scope_of(closed, hypotheses).know(*known)
    parts = _taken_apart(scope, closed, tuple(told(quantity)), hypotheses)
    together = paired(parts.log_gammas, parts.digammas)
    plain = b.add(*parts.elementary)
    if together.pairs or together.leading or parts.together:  # and then parts of it cancel
        plain = folded(context_of(scope).canonical(b.add(plain, together.rest)))
    statement = quantity if closed.free == plain.free else None
    found = [accurate(plain, hypotheses, statement)] if plain != b.ZERO else []
    term = b.add(
        *(whole.term for whole in parts.together),
        *together.terms,
        *together.left,
        *parts.others,
        *(one.term for one in found),
    )
    every = scope.know(
        *facts_at(scope, *(part for pair in together.every for part in (pair.c, pair.a))),
        *(scope.instantiate(digamma_integral(), {K: place}) for place in together.tangents),
        *(one.theorem for one in found),
        *(theorem for whole in parts.together for theorem in whole.theorems),
    )
    combined: list[tuple[Theorem, Any]] = [
        *((one.theorem, 1) for one in found),
        *(pair for whole in parts.together for pair in zip(whole.theorems, (1, -1), strict=True)),
        *_at_whole(scope, together),
    ]
    theorem = rewritten(equal_in_each_case(every, closed, term, folded.values, combined), *parts.exact)
    term = sides(theorem)[1]
    place = tuple(told(quantity)) or _place(plain, together.place, hypotheses)
    return AccurateForm(term, place, tuple(dict.fromkeys(_notes(parts, together, found))), theorem)


def _of_digamma(closed: Term, euler: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm:
    """With what Euler's constant is: terms of it take off others of digamma."""
    found = accurate_special(replace_term(closed, euler, b.unfold(euler)), hypotheses, quantity)
    itself = scope_of(sides(found.theorem)[0], hypotheses).know(euler_is()).field(closed, closed)
    hole = b.fresh("hole", t.REAL, closed)
    same = logic.rewrite(itself, euler_is(), template=b.lam(hole, b.eq(closed, replace_term(closed, euler, hole))))
    return replace(found, theorem=logic.chain(same, found.theorem))


def _of_power(closed: App, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm:
    """That of the base, to the power: a root whose base is not seen to be positive in any other way has its value."""
    return to_power(closed, hypotheses, accurate_special(closed.args[0], hypotheses, quantity))


def to_power(closed: App, hypotheses: tuple[Term, ...], found: AccurateForm) -> AccurateForm:
    """The form of a power from that of its base."""
    exponent = closed.args[1]
    hole = b.fresh("hole", t.REAL, closed, found.term)
    itself = Scope().given(*hypotheses).know(found.theorem).field(closed, closed)
    theorem = logic.rewrite(itself, found.theorem, template=b.lam(hole, b.eq(closed, b.power(hole, exponent))))
    return AccurateForm(b.power(found.term, exponent), found.place, found.notes, theorem)


def _place(plain: Term, place: Place, hypotheses: tuple[Term, ...]) -> Place:
    """Where the functions of Gamma vanish, and there what is elementary."""
    there = b.substitute(plain, {v: w if isinstance(w, Var) else b.num(w) for v, w in place})
    conditions = tuple(h for h in hypotheses if h.free & there.free)
    return (*place, *(accurate(PLAIN.canonical(there), conditions).place if there.free else ()))


def _notes(parts: _Parts, together: Paired, found: Sequence[AccurateForm]) -> Iterator[Note]:
    if together.left or parts.others:
        yield NOT_REACHED
    if len(together.signs) > 1 or (found and together.signs and not (together.signs == {True} and found[0].place)):
        yield BOTH_SIGNS
    yield from dict.fromkeys(note for one in found for note in one.notes)


def _at_whole(scope: Scope, together: Paired) -> Iterator[tuple[Theorem, Term]]:
    """The theorems log Gamma(1) = 0 and log Gamma(2) = 0, as often as the pairs need them."""
    for pair in together.every:
        for argument, often in ((pair.c, b.neg(pair.k)), (pair.a, pair.k)):
            theorem = log_gamma_at(scope, argument)
            if theorem is not None:
                yield theorem, often


def scope_of(closed: Term, hypotheses: tuple[Term, ...]) -> Scope:
    """What is given, and that the special functions have values where they stand."""
    scope = Scope().given(*hypotheses)
    closed = _with_tails_written_out(closed)
    scope = scope.know(*folded.values(scope, closed), *facts_at(scope, b.ONE, b.num(2)))
    applied = [p for p in dict.fromkeys(subterms(closed)) if isinstance(p, App) and p.head in SPECIAL]
    for head, place in dict.fromkeys((p.head, at) for p in applied for at in (p.args[0], PLAIN.canonical(p.args[0]))):
        if head in (DIGAMMA, TRIGAMMA):
            scope = scope.know(scope.instantiate(digamma_integral(), {K: place}))
        if head == TRIGAMMA:
            scope = scope.know(scope.instantiate(trigamma_integral(), {K: place}))
    for term in (p for p in dict.fromkeys(subterms(closed)) if isinstance(p, App) and p.head in ZETAS):
        moments = (scope.instantiate(zeta_moment(n), {S: term.args[0]}) for n in range(ZETAS.index(term.head) + 1))
        scope = scope.know(*zeta_facts(scope, term.args[0]), *moments)
    return scope


def _with_tails_written_out(term: Term) -> Term:
    """With what the functions of tails are made of: values of these are values of those."""
    if not isinstance(term, App):
        return term
    whole = App(term.head, tuple(map(_with_tails_written_out, term.args)))
    return b.unfold(whole) if whole.head in SCALED else whole


# ---- the parts of a sum --------------------------------------------------------------------------------------


@dataclass
class _Parts:
    """Coefficients of log Gamma and of digamma, what is elementary, what is 0 where the value is, the others, and how
    exponents in these are written."""

    log_gammas: Coefficients = field(default_factory=dict)
    digammas: Coefficients = field(default_factory=dict)
    elementary: list[Term] = field(default_factory=list)
    together: list[Exponential] = field(default_factory=list)
    others: list[Term] = field(default_factory=list)
    exact: list[Theorem] = field(default_factory=list)

    def add(self, monomial: Term) -> None:
        found = function_of(monomial)
        if found is None:
            self.elementary.append(monomial)
            return
        head, argument, coefficient = found
        into = self.log_gammas if head == LOG_GAMMA else self.digammas
        argument = PLAIN.canonical(argument)
        into[argument] = PLAIN.canonical(b.add(into.get(argument, b.ZERO), coefficient))


def _taken_apart(scope: Scope, closed: Term, place: Place, hypotheses: tuple[Term, ...]) -> _Parts:
    parts = _Parts()
    for summand in _summands(closed):
        if not has_special(summand):
            parts.elementary.append(summand)
            continue
        found = monomials(scope, summand)
        if not any(function_of(m) is None and has_special(m) for m in found):
            for monomial in found:
                parts.add(monomial)
        elif (whole := exponential(scope, summand, place)) is not None:
            parts.together.append(whole)
            for monomial in (b.ONE, *whole.logarithm):
                parts.add(monomial)
        elif (ratio := _ratio_of_gammas(summand, hypotheses)) is not None:
            term, exact = ratio
            parts.others.append(term)
            parts.exact.append(exact)
        else:
            parts.others.append(_with_logarithms(summand))
    return parts


def _ratio_of_gammas(product: Term, hypotheses: tuple[Term, ...]) -> tuple[Term, Theorem] | None:
    """A product with Gamma(c)/Gamma(a) in it and powers, which may be as large, as one exponential, by Stirling's
    formula: the exponent as it comes, and how it is written."""
    gammas: list[tuple[Fraction, Term]] = []
    exponent: list[Term] = []
    rest: list[Term] = []
    for base, power in whole_powers(product):
        if b.is_app(base, GAMMA):
            gammas.append((power, base.args[0]))  # type: ignore[union-attr]
        elif b.is_app(base, t.POW) and not isinstance(base.args[1], Num):  # type: ignore[union-attr]
            exponent.append(b.mul(b.num(power), base.args[1], b.log(base.args[0])))  # type: ignore[union-attr]
        elif b.is_app(base, t.EXP):
            exponent.append(b.mul(b.num(power), base.args[0]))  # type: ignore[union-attr]
        else:
            rest.append(base if power == 1 else b.power(base, b.num(power)))
    if len(gammas) != 2 or gammas[0][0] != -gammas[1][0] or any(map(has_special, rest)):
        return None
    (n, c), (_, a) = sorted(gammas, reverse=True, key=lambda one: one[0])
    d = PLAIN.canonical(b.sub(c, a))
    plain = PLAIN.canonical(b.add(*exponent, b.mul(b.num(n), d, b.log(a))))
    try:
        written = accurate(plain, tuple(h for h in hypotheses if h.free & plain.free))
    except Refused:
        return None
    more = (b.app(LOG_GAMMA_REST, c), b.neg(b.app(LOG_GAMMA_REST, a)), b.app(KL_DIV, c, a, d))
    rests = (times(b.num(n), one) for one in more)
    return b.mul(*rest, b.exp(b.add(*rests, plain))), written.theorem


def _summands(term: Term) -> Iterator[Term]:
    if isinstance(term, App) and term.head == t.ADD:
        for part in term.args:
            yield from _summands(part)
    else:
        yield term


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
            exponent.append(times(power, b.app(LOG_GAMMA, base.args[0])))  # type: ignore[union-attr]
        elif b.is_app(factor, t.MUL) or factor != term:
            rest.append(_with_logarithms(factor))
        else:
            return App(term.head, tuple(map(_with_logarithms, term.args)))
    return b.mul(*rest, b.exp(b.add(*exponent))) if exponent else b.mul(*rest)
