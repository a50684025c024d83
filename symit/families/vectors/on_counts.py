"""What is measured of counts: functionals of masses, with their sum over the counts in the place of that over a space.

A divergence is a combination of the means of the counts; an integral of a product of powers of masses is the
multinomial theorem for other weights.  Entropies are sums of log x! too, which have no closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from symit.families.counts import N
from symit.families.entry import Member
from symit.families.factorials import factorial
from symit.families.functionals import (
    ALPHA_DIVERGENCE,
    BHATTACHARYYA,
    CHI_SQUARED,
    HELLINGER,
    RENYI_DIVERGENCE,
    RENYI_ENTROPY,
    SQUARED_HELLINGER,
    TSALLIS_ENTROPY,
)
from symit.families.measures import MEASURES, Measure, Request
from symit.families.overlap import U, V, root_below_mean
from symit.families.solving import Ground
from symit.families.vectors.forms import flattened
from symit.families.vectors.iterated import Iterated, density_at, iterated
from symit.families.vectors.multinomial import probabilities, trials
from symit.families.vectors.multinomial_sums import counted, left_of, multinomial_sum, over_counts, weights
from symit.families.vectors.parts import each, of_parts, pairs
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Definition, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, integrals_left
from symit.proving.scope import Scope, rewritten, sides

_HALF = b.num(Fraction(1, 2))


def _counts(request: Request) -> list[t.Var]:
    return counted(len(probabilities(request.members[0])), *request.values)


def _written(definition: Definition, request: Request) -> Iterated:
    xs, n = _counts(request), trials(request.members[0])
    return iterated(definition, request.members, request.numbers, xs, lambda body: over_counts(n, xs, body))


def known_sum(scope: Scope, n: Term, bases: Sequence[Term], places: Sequence[int] = ()) -> Theorem:
    """The sum of the products of w_i^(x_i)/x_i!, with the counts at these places."""
    meant = dict(zip(weights(len(bases)), bases, strict=True))
    there = scope.know(scope.evident(b.le(0, n)))
    return there.instantiate(multinomial_sum(len(bases), *places), {N: n, **meant})


def averaged(scope: Scope, member: Member, *places: int) -> Theorem:
    """The same for probabilities, which add up to 1."""
    ps = probabilities(member)
    found = known_sum(scope, trials(member), ps, places)
    one = scope.evident(b.eq(b.add(*ps), 1))
    found = rewritten(found, one)
    return scope.restate(found, context_of(scope).canonical(sides(found)[1]))


# ---- divergences ---------------------------------------------------------------------------------------------


def _kl(request: Request, ground: Ground) -> Theorem:
    """n times the divergence of the probabilities."""
    one, other = request.members
    n, ps, qs = trials(one), probabilities(one), probabilities(other)
    parts = [
        (averaged(ground.scope, one, i), b.mul(factorial(n), b.sub(b.log(p), b.log(q))))
        for i, (p, q) in enumerate(zip(ps, qs, strict=True))
    ]
    form = b.mul(n, b.add(*(b.mul(p, b.log(b.div(p, q))) for p, q in zip(ps, qs, strict=True) if p != q)))
    return _as_written(ground.scope.linear(b.eq(_term(KL)(request), form), *parts), ground)


def _jeffreys(request: Request, ground: Ground) -> Theorem:
    """n times the sum of (p_i - q_i) log(p_i/q_i)."""
    one, other = request.members
    parts = [Request(COUNT_MEASURES["kl"], pair).theorem() for pair in ((one, other), (other, one))]
    pairs = [(p, q) for p, q in zip(probabilities(one), probabilities(other), strict=True) if p != q]
    form = b.mul(trials(one), b.add(*(b.mul(b.sub(p, q), b.log(b.div(p, q))) for p, q in pairs)))
    claim = b.eq(b.add(*(sides(part)[0] for part in parts)), form)
    return _as_written(ground.scope.know(*parts).linear(claim, *((part, 1) for part in parts)), ground)


def _as_written(theorem: Theorem, ground: Ground) -> Theorem:
    """Numbers worked out, where there are any among the parameters."""
    right, values = sides(theorem)[1], [v for m in ground.members for v in m.values]
    if right.free:
        form = flattened(right) if any(isinstance(v, Num) for v in values) else right
    else:
        form = context_of(ground.scope).canonical(right)
    return ground.scope.know(theorem).restate(theorem, form)


def _term(definition: Definition) -> Callable[[Request], Term]:
    return lambda request: _written(definition, request).whole


Weight = Callable[..., Term]
"""Of two probabilities and alpha."""


def _of_weights(definition: Definition, weight: Weight) -> Callable[[Request, Ground], Theorem]:
    """A function of an integral of a product of powers of masses, which is the n-th power of a sum of weights."""

    def found(request: Request, ground: Ground) -> Theorem:
        asked, scope = _written(definition, request), ground.scope
        one, other = request.members
        ((integral, _),) = asked.integrals
        weights_ = [
            weight(p, q, *request.numbers) for p, q in zip(probabilities(one), probabilities(other), strict=True)
        ]
        total = b.add(*weights_)
        known = known_sum(scope, trials(one), weights_)
        power = b.power(total, trials(one))
        value = scope.know(known).linear(b.eq(integral, power), (known, factorial(trials(one))))
        scope = scope.know(value, scope.linear(b.lt(0, integral), (value, -1)))
        if definition == HELLINGER:
            bound = _at_most_one(scope, request, weights_)
            scope = scope.know(bound, scope.linear(b.le(integral, 1), (bound, 1), (value, 1)))
        theorem = rewritten(scope.field(asked.whole, asked.whole), value)
        return _as_written(scope.restate(theorem, _log_of_power(sides(theorem)[1])), replace(ground, scope=scope))

    return found


def _log_of_power(term: Term) -> Term:
    """With n log(s) for log(s^n)."""
    if not isinstance(term, App):
        return term
    if term.head == t.LOG and b.is_app(term.args[0], t.POW):
        base, exponent = term.args[0].args  # type: ignore[union-attr]
        return b.mul(exponent, b.log(base))
    return App(term.head, tuple(map(_log_of_power, term.args)))


def _at_most_one(scope: Scope, request: Request, roots: Sequence[Term]) -> Theorem:
    """s^n <= 1, where s is the sum of sqrt(p_i q_i), which are at most the mean of both."""
    one, other = map(probabilities, request.members)
    below = [(scope.instantiate(root_below_mean(), {U: p, V: q}), 1) for p, q in zip(one, other, strict=True)]
    ones = [(scope.evident(b.eq(b.add(*ps), 1)), _HALF) for ps in (one, other)]
    total = b.add(*roots)
    bound = scope.linear(b.le(total, 1), *below, *ones)
    there = scope.know(bound, scope.evident(b.le(0, trials(request.members[0]))))
    return there.instantiate(_power_at_most_one(), {U: total, N: trials(request.members[0])})


@cache
def _power_at_most_one() -> Theorem:
    """0 < u <= 1, 0 <= n |- u^n <= 1."""
    scope, v = Scope().given(b.lt(0, U), b.le(U, 1), b.le(0, N)), b.real("v")
    below = scope.linear(b.le(b.mul(N, b.log(U)), 0), (scope.evident(b.le(b.log(U), 0)), N))
    rising = Scope().given(b.le(v, 0)).evident(b.le(b.exp(v), 1))
    found = logic.cut(scope.instantiate(rising, {v: b.mul(N, b.log(U))}), below)
    return logic.theorem(scope.linear(b.le(b.power(U, N), 1), (found, 1)), id="power-at-most-one")


# ---- what has no closed form ---------------------------------------------------------------------------------


def _without_form(definition: Definition) -> Callable[[Request, Ground], Theorem]:
    """Of sums of log x!, or of powers of x!.  Raises NoBaseIntegral."""

    def found(request: Request, ground: Ground) -> Theorem:
        left = integrals_left(context_of(ground.scope), _written(definition, request).whole)
        raise NoBaseIntegral(next(filter(_has_logarithm, left), left[0]))

    return found


def _has_logarithm(term: Term) -> bool:
    """Of something that is summed over."""
    if isinstance(term, Abs):
        return _has_logarithm(term.body)
    if not isinstance(term, App):
        return False
    return (term.head == t.LOG and term.loose > 0) or any(map(_has_logarithm, term.args))


# ---- averages ------------------------------------------------------------------------------------------------


@cache
def _average(name: str, *places: int) -> Measure:
    """Of a count, or of the product of two."""

    def term(request: Request) -> Term:
        (member,), xs = request.members, _counts(request)
        counts = (*xs, left_of(trials(member), xs))
        powers = ((counts[k], places.count(k)) for k in dict.fromkeys(places))
        chosen = (c if power == 1 else b.power(c, power) for c, power in powers)
        return over_counts(trials(member), xs, b.mul(*chosen, density_at(member, xs)))

    def found(request: Request, ground: Ground) -> Theorem:
        (member,), n = request.members, trials(request.members[0])
        known, ps = averaged(ground.scope, member, *places), probabilities(member)
        form = b.mul(n, ps[places[0]])
        if len(places) == 2:
            both = b.mul(n, b.sub(n, 1), *(ps[k] for k in places))
            form = b.add(both, form) if places[0] == places[1] else both
        theorem = ground.scope.know(known).linear(b.eq(term(request), form), (known, factorial(n)))
        return _as_written(theorem, ground)

    return Measure(name, 1, (), term, found, anywhere=True, direct=True)


@cache
def _covariance(i: int, j: int) -> Measure:
    def parts(request: Request) -> list[Request]:
        return [Request(_average("mean", *places), request.members) for places in ((i, j), (i,), (j,))]

    def term(request: Request) -> Term:
        both, one, other = (part.term for part in parts(request))
        return b.sub(both, b.power(one, 2) if i == j else b.mul(one, other))

    def found(request: Request, ground: Ground) -> Theorem:
        """n p_i (1 - p_i), or - n p_i p_j."""
        n, ps, whole = trials(request.members[0]), probabilities(request.members[0]), term(request)
        values = [part.theorem() for part in parts(request)]
        scope = ground.scope.know(*values)
        theorem = rewritten(scope.field(whole, whole), *dict.fromkeys(values))
        form = b.mul(n, ps[i], b.sub(1, ps[i])) if i == j else b.neg(b.mul(n, ps[i], ps[j]))
        return _as_written(scope.restate(theorem, form), ground)

    return Measure("covariance", 1, (), term, found, anywhere=True, direct=True)


def _all(name: str, of: Callable[[int, int], Measure], places: Callable[[int], list[tuple[int, int]]]) -> Measure:
    return of_parts(name, (), of, places, name == "covariance", lambda member: len(probabilities(member)))


# ---- all of them ---------------------------------------------------------------------------------------------


def _measure(name: str, definition: Definition, found: Callable[[Request, Ground], Theorem]) -> Measure:
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
        _measure("kl", KL, _kl),
        Measure(
            "jeffreys",
            2,
            (),
            lambda request: b.add(_term(KL)(request), _term(KL)(Request(request.measure, request.members[::-1]))),
            _jeffreys,
            anywhere=True,
            direct=True,
        ),
        _measure("renyi_divergence", RENYI_DIVERGENCE, _of_weights(RENYI_DIVERGENCE, _mixed)),
        _measure("alpha_divergence", ALPHA_DIVERGENCE, _of_weights(ALPHA_DIVERGENCE, _mixed)),
        _measure("bhattacharyya", BHATTACHARYYA, _of_weights(BHATTACHARYYA, _root)),
        _measure("squared_hellinger", SQUARED_HELLINGER, _of_weights(SQUARED_HELLINGER, _root)),
        _measure("hellinger", HELLINGER, _of_weights(HELLINGER, _root)),
        _measure("chi_squared", CHI_SQUARED, _of_weights(CHI_SQUARED, _ratio)),
        *(
            _measure(name, definition, _without_form(definition))
            for name, definition in (
                ("entropy", ENTROPY),
                ("cross_entropy", CROSS_ENTROPY),
                ("renyi_entropy", RENYI_ENTROPY),
                ("tsallis_entropy", TSALLIS_ENTROPY),
            )
        ),
        _all("mean", lambda k, _: _average("mean", k), each),
        _all("variance", _covariance, each),
        _all("covariance", _covariance, pairs),
    )
}
