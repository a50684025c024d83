"""What is measured of counts: functionals of masses, with their sum over the counts in the place of that over a space.

A divergence is a combination of the means of the counts; an integral of a product of powers of masses is the
multinomial theorem for other weights.  Entropies are sums of log x! too, which have a closed form for few outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import comb
from typing import TypeAlias

from symit.families import functionals
from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.finishing import finished, shorter
from symit.families.closed_forms.solving import Ground
from symit.families.entries.counting import written_out
from symit.families.entry import Member
from symit.families.measures.at_most_one import U, V, root_below_mean
from symit.families.measures.measures import MEASURES
from symit.families.sums.counts import N
from symit.families.sums.factorials import factorial
from symit.families.vectors.counts_averages import COUNT_AVERAGES
from symit.families.vectors.counts_information import COUNT_INFORMATION
from symit.families.vectors.counts_largest import has_largest_entropy
from symit.families.vectors.forms import flattened
from symit.families.vectors.iterated import Iterated, iterated
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import over_counts
from symit.families.vectors.of_counts import Found, Known, averaged, counts_of, in_symbols, known_sum
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, eliminated, integrals_left
from symit.proving.scope.scope import Scope, rewritten, sides

_HALF = b.num(Fraction(1, 2))


def _written(definition: Definition, request: Request) -> Iterated:
    xs, n = counts_of(request), trials(request.members[0])
    return iterated(definition, request.members, request.numbers, xs, lambda body: over_counts(n, xs, body))


# ---- divergences ---------------------------------------------------------------------------------------------


def _kl(request: Request, ground: Ground) -> Theorem:
    """n times the divergence of the probabilities."""
    one, other = request.members
    n, pairs_ = trials(one), list(zip(probabilities(one), probabilities(other), strict=True))
    parts = [
        (averaged(ground.scope, one, i), b.mul(factorial(n), b.sub(b.log(p), b.log(q))))
        for i, (p, q) in enumerate(pairs_)
    ]
    form = b.mul(n, b.add(*(b.mul(p, b.log(b.div(p, q))) for p, q in pairs_)))
    return ground.scope.linear(b.eq(_term(KL)(request), form), *parts)


def _both_ways(request: Request) -> list[Request]:
    one, other = request.members
    return [Request(COUNT_MEASURES["kl"], pair) for pair in ((one, other), (other, one))]


def _jeffreys(request: Request, ground: Ground) -> Theorem:
    """n times the sum of (p_i - q_i) log(p_i/q_i)."""
    one, other = request.members
    parts = [_kl(part, ground) for part in _both_ways(request)]
    pairs_ = zip(probabilities(one), probabilities(other), strict=True)
    form = b.mul(trials(one), b.add(*(b.mul(b.sub(p, q), b.log(b.div(p, q))) for p, q in pairs_)))
    claim = b.eq(b.add(*(sides(part)[0] for part in parts)), form)
    return ground.scope.know(*parts).linear(claim, *((part, 1) for part in parts))


def _term(definition: Definition) -> Callable[[Request], Term]:
    return lambda request: _written(definition, request).whole


Weight: TypeAlias = Callable[..., Term]
"""Of two probabilities and alpha."""


def _of_weights(definition: Definition, weight: Weight, known: Known = lambda *_: []) -> Found:
    """A function of an integral of a product of powers of masses, which is the n-th power of a sum of weights."""

    def found(request: Request, ground: Ground) -> Theorem:
        asked, scope, n = _written(definition, request), ground.scope, trials(request.members[0])
        ((integral, _),) = asked.integrals
        each_ = [weight(p, q, *request.numbers) for p, q in zip(*map(probabilities, request.members), strict=True)]
        whole = known_sum(scope, n, each_)
        value = scope.know(whole).linear(b.eq(integral, b.power(b.add(*each_), n)), (whole, factorial(n)))
        scope = scope.know(value, scope.linear(b.lt(0, integral), (value, -1)), *known(scope, request))
        for bound in known(scope, request):
            scope = scope.know(scope.linear(b.le(integral, 1), (bound, 1), (value, 1)))
        theorem = rewritten(scope.field(asked.whole, asked.whole), value)
        return scope.restate(theorem, _log_of_power(sides(theorem)[1]))

    return in_symbols(found, known)


def _log_of_power(term: Term) -> Term:
    """With n log(s) for log(s^n)."""
    if not isinstance(term, App):
        return term
    if term.head == t.LOG and b.is_app(term.args[0], t.POW):
        base, exponent = term.args[0].args  # type: ignore[union-attr]
        return b.mul(exponent, b.log(base))
    return App(term.head, tuple(map(_log_of_power, term.args)))


def _overlap_bound(scope: Scope, request: Request) -> list[Theorem]:
    """s^n <= 1, where s is the sum of sqrt(p_i q_i), which are at most the mean of both."""
    n, (one, other) = trials(request.members[0]), map(probabilities, request.members)
    below = [(scope.instantiate(root_below_mean(), {U: p, V: q}), 1) for p, q in zip(one, other, strict=True)]
    ones = [(scope.evident(b.eq(b.add(*ps), 1)), _HALF) for ps in (one, other)]
    total = b.add(*map(_root, one, other))
    there = scope.know(scope.linear(b.le(total, 1), *below, *ones), scope.evident(b.le(0, n)))
    return [there.instantiate(_power_at_most_one(), {U: total, N: n})]


@cache
def _power_at_most_one() -> Theorem:
    """0 < u <= 1, 0 <= n |- u^n <= 1."""
    scope, v = Scope().given(b.lt(0, U), b.le(U, 1), b.le(0, N)), b.real("v")
    below = scope.linear(b.le(b.mul(N, b.log(U)), 0), (scope.evident(b.le(b.log(U), 0)), N))
    rising = Scope().given(b.le(v, 0)).evident(b.le(b.exp(v), 1))
    found = logic.cut(scope.instantiate(rising, {v: b.mul(N, b.log(U))}), below)
    return logic.theorem(scope.linear(b.le(b.power(U, N), 1), (found, 1)), id="power-at-most-one")


# ---- what has a closed form for few outcomes alone ------------------------------------------------------------

MOST_OUTCOMES = 60


def _written_out(definition: Definition) -> Found:
    """Of sums of log x!, or of powers of x!, which are written out where they are short.  Raises NoBaseIntegral."""

    def found(request: Request, ground: Ground) -> Theorem:
        n, k = trials(request.members[0]), len(probabilities(request.members[0]))
        if not isinstance(n, Num) or comb(int(n.value) + k - 1, k - 1) > MOST_OUTCOMES:
            left = integrals_left(context_of(ground.scope), _written(definition, request).whole)
            raise NoBaseIntegral(next(filter(_has_logarithm, left), left[0]))
        symbols = [m.family.at(n, *map(b.real, (f"{p}_{i}" for i in range(1, k + 1)))) for p, m in _named(request)]
        if not ground.parameters:
            return _outcome_by_outcome(definition, request, ground)
        general = replace(request, members=tuple(symbols))
        theorem = _outcome_by_outcome(definition, general, general.ground)
        meant = {v: p for one, m in zip(symbols, request.members, strict=True) for v, p in _pairs(one, m)}
        theorem = shorter(ground.scope.instantiate(theorem, meant), ground)
        return ground.scope.know(theorem).restate(theorem, flattened(sides(theorem)[1]))

    return found


def _named(request: Request) -> list[tuple[str, Member]]:
    return list(zip("pq", request.members, strict=False))


def _pairs(general: Member, asked: Member) -> list[tuple[Var, Term]]:
    """What each symbol stands for."""
    return list(zip(probabilities(general), probabilities(asked), strict=True))  # type: ignore[arg-type]


def _outcome_by_outcome(definition: Definition, request: Request, ground: Ground) -> Theorem:
    asked = _written(definition, request)
    values = [_sum_by_sum(ground.scope, integral) for integral, _ in asked.integrals]
    known = ground.scope.know(*values)
    for value in values:
        with suppress(Refused):  # it is asked for where there is a logarithm of it
            known = known.know(known.linear(b.lt(0, sides(value)[0]), (value, -1)))
    return finished(rewritten(known.field(asked.whole, asked.whole), *values), replace(ground, scope=known))


def _sum_by_sum(scope: Scope, whole: Term) -> Theorem:
    """Sums one in another between numbers, the inner ones once the outer ones are written out."""
    theorem = scope.field(whole, whole)
    while sums := integrals_left(context_of(scope), sides(theorem)[1]):
        values = [written_out(scope, part) for part in sums]
        theorem = logic.chain(theorem, eliminated(scope, sides(theorem)[1], values))
    return theorem


def _has_logarithm(term: Term) -> bool:
    """Of something that is summed over."""
    if isinstance(term, Abs):
        return _has_logarithm(term.body)
    if not isinstance(term, App):
        return False
    return (term.head == t.LOG and term.loose > 0) or any(map(_has_logarithm, term.args))


# ---- all of them ---------------------------------------------------------------------------------------------


def _measure(name: str, definition: Definition, found: Found) -> Measure:
    own = MEASURES[name]
    return Measure(name, own.members, own.numbers, _term(definition), found, own.given, anywhere=True, direct=True)


def _mixed(p: Term, q: Term, alpha: Term) -> Term:
    return b.mul(b.power(p, alpha), b.power(q, b.sub(1, alpha)))


def _root(p: Term, q: Term) -> Term:
    return b.sqrt(b.mul(p, q))


def _ratio(p: Term, q: Term) -> Term:
    return b.div(b.power(p, 2), q)


COUNT_MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        _measure("kl", KL, in_symbols(_kl)),
        Measure(
            "jeffreys",
            2,
            (),
            lambda request: b.add(*(part.term for part in _both_ways(request))),
            in_symbols(_jeffreys),
            anywhere=True,
            direct=True,
        ),
        _measure("renyi_divergence", functionals.RENYI_DIVERGENCE, _of_weights(functionals.RENYI_DIVERGENCE, _mixed)),
        _measure("alpha_divergence", functionals.ALPHA_DIVERGENCE, _of_weights(functionals.ALPHA_DIVERGENCE, _mixed)),
        _measure("bhattacharyya", functionals.BHATTACHARYYA, _of_weights(functionals.BHATTACHARYYA, _root)),
        _measure("squared_hellinger", functionals.SQUARED_HELLINGER, _of_weights(functionals.SQUARED_HELLINGER, _root)),
        _measure("hellinger", functionals.HELLINGER, _of_weights(functionals.HELLINGER, _root, _overlap_bound)),
        _measure("chi_squared", functionals.CHI_SQUARED, _of_weights(functionals.CHI_SQUARED, _ratio)),
        *(
            _measure(name, definition, _written_out(definition))
            for name, definition in (
                ("entropy", ENTROPY),
                ("cross_entropy", CROSS_ENTROPY),
                ("renyi_entropy", functionals.RENYI_ENTROPY),
                ("tsallis_entropy", functionals.TSALLIS_ENTROPY),
            )
        ),
        Measure(
            "maximum_entropy",
            1,
            (),
            _term(ENTROPY),
            _written_out(ENTROPY),
            anywhere=True,
            direct=True,
            beside=has_largest_entropy,
            alone=True,
        ),
        *COUNT_AVERAGES,
        COUNT_INFORMATION,
    )
}
