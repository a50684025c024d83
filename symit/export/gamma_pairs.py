"""Logarithms of Gamma and their derivatives, taken together where they cancel.

Beside `special_forms`, which takes a closed form apart.  k log Gamma(c) - k log Gamma(a) - k (c - a) digamma(a) is k
times what log Gamma at c is above its tangent at a; so are both parts of k log Gamma(x) + n log Gamma(y) - (k + n) log
Gamma(m) with m the mean of x and y.  Each is a `gamma_div` and something elementary; two of them less the one of their
sums are a `beta_div`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Num, Term, Var
from symit.proving.accurate.vanishing import Place
from symit.proving.closed_forms import context_of, monomial_factors
from symit.proving.scope.scope import Scope
from symit.proving.steps.matching import subterms
from symit.special import (
    BETA_DIV,
    DIGAMMA,
    DIGAMMA_REST,
    EIN,
    GAMMA,
    GAMMA_DIV,
    LOG_GAMMA,
    LOG_GAMMA_REST,
    SCALED,
    SPECIAL,
    ZETAS,
)

Coefficients = dict[Term, Term]
"""For each argument of a function its coefficient."""

NO_LOG = (b.ONE, b.num(2))
"""Where log Gamma is 0."""


@dataclass(frozen=True)
class Pair:
    """k times what log Gamma at c is above its tangent at a, with c - a as it is computed."""

    k: Term
    c: Term
    a: Term
    d: Term

    @property
    def term(self) -> Term:
        return times(self.k, b.app(GAMMA_DIV, self.c, self.a, self.d))

    @property
    def rest(self) -> Term:
        """What is elementary in it: k times c log(c/a) - c + a."""
        return b.mul(self.k, b.add(b.mul(self.c, b.log(b.div(self.c, self.a))), b.neg(self.c), self.a))


@dataclass(frozen=True)
class Triple:
    """k times what log Beta is above its tangent: two pairs, less the pair of their sums."""

    one: Pair
    two: Pair
    both: Pair

    @property
    def term(self) -> Term:
        one, two = self.one, self.two
        return times(one.k, b.app(BETA_DIV, one.c, two.c, one.a, two.a, one.d, two.d))

    @property
    def pairs(self) -> tuple[Pair, Pair, Pair]:
        return self.one, self.two, self.both


@dataclass(frozen=True)
class Paired:
    """Pairs and triples, the terms that are left, and equations between parameters that make the pairs vanish."""

    pairs: tuple[Pair, ...]
    triples: tuple[Triple, ...]
    left: tuple[Term, ...]
    leading: tuple[Term, ...]
    place: Place

    @property
    def every(self) -> tuple[Pair, ...]:
        return (*self.pairs, *(pair for triple in self.triples for pair in triple.pairs))

    @property
    def terms(self) -> tuple[Term, ...]:
        return (*(triple.term for triple in self.triples), *(pair.term for pair in self.pairs))

    @property
    def tangents(self) -> tuple[Term, ...]:
        """Where log Gamma has these tangents."""
        return (*(pair.a for pair in self.every), *(b.add(one.one.a, one.two.a) for one in self.triples))

    @property
    def rest(self) -> Term:
        """What is elementary in the pairs alone, and what the functions that are left grow as."""
        return b.add(*(pair.rest for pair in self.pairs), *self.leading)

    @property
    def signs(self) -> set[bool]:
        """Which of the pairs and triples are added, True, and which subtracted, False."""
        ks = [*(pair.k for pair in self.pairs), *(triple.one.k for triple in self.triples)]
        return {isinstance(k, Num) and k.value > 0 for k in ks}


def paired(log_gammas: Coefficients, digammas: Coefficients) -> Paired:
    logs, psis = dict(log_gammas), dict(digammas)
    tangents = list(_tangents(logs, psis))
    gaps = list(_gaps(logs))
    compared = [(c, a) for _, c, a in tangents] + [(x, y) for _, x, _, y, _ in gaps]
    where = tuple(_places(compared))
    pairs = [Pair(k, c, a, difference(c, a, where)) for k, c, a in tangents]
    for k, x, n, y, m in gaps:  # m is the mean, so x - m and y - m are parts of x - y, where that is the shorter
        apart = difference(x, y, where)
        share = PLAIN.canonical(b.div(n, b.add(k, n)))
        for often, c, part in ((k, x, share), (n, y, PLAIN.canonical(b.sub(share, 1)))):
            d = min(difference(c, m, where), times(part, apart), key=lambda term: term.size)
            pairs.append(Pair(often, c, m, d))
    triples = tuple(_triples(pairs))
    if _grow_alike(logs, psis):
        left = (*_terms(logs, LOG_GAMMA_REST), *_terms(psis, DIGAMMA_REST))
        return Paired(tuple(pairs), triples, left, tuple(_leading(logs, psis)), where)
    left = (*_terms(logs, LOG_GAMMA), *_terms(psis, DIGAMMA))
    return Paired(tuple(pairs), triples, left, (), where)


def _grow_alike(logs: Coefficients, psis: Coefficients) -> bool:
    """Does c log c, which log Gamma and digamma grow as, cancel for all that is left?"""
    if not logs or not psis or any(not c.free for c in (*logs, *psis)):
        return False
    grown = (PLAIN.canonical(b.add(b.mul(logs.get(c, b.ZERO), c), psis.get(c, b.ZERO))) for c in {**logs, **psis})
    return all(not rest.free & c.free for rest, c in zip(grown, {**logs, **psis}, strict=True))


def _leading(logs: Coefficients, psis: Coefficients) -> Iterator[Term]:
    yield from (b.mul(k, b.sub(b.mul(c, b.log(c)), c)) for c, k in logs.items())
    yield from (b.mul(k, b.log(c)) for c, k in psis.items())


def _places(compared: Sequence[tuple[Term, Term]]) -> Iterator[tuple[Var, Var | Fraction]]:
    """Equations that make each of these equal, none of them twice."""
    found: set[frozenset[Var | Fraction]] = set()
    for c, a in compared:
        place = where_equal(c, a)
        if place is not None and frozenset(place) not in found:
            found.add(frozenset(place))
            yield place


def _triples(pairs: list[Pair]) -> Iterator[Triple]:
    """Triples, which are taken out of the pairs."""
    for one, two, both in [(p, q, r) for p, q in combinations(pairs, 2) for r in pairs if r not in (p, q)]:
        if not all(pair in pairs for pair in (one, two, both)) or one.k != two.k:
            continue
        sums = ((b.add(one.k, both.k), b.ZERO), (b.add(one.c, two.c), both.c), (b.add(one.a, two.a), both.a))
        if all(PLAIN.equal(x, y) for x, y in sums):
            yield Triple(one, two, both)
            for pair in (one, two, both):
                pairs.remove(pair)


def _tangents(logs: Coefficients, psis: Coefficients) -> Iterator[tuple[Term, Term, Term]]:
    """k, c and a of pairs, which are taken out of the coefficients."""
    for a in list(psis):
        for c in dict.fromkeys((*logs, *psis, *NO_LOG)):
            if a not in psis or c == a:
                continue
            k = logs.get(c) or PLAIN.canonical(b.neg(logs.get(a, b.num(-1))))
            if not isinstance(k, Num) or not PLAIN.equal(psis[a], b.mul(k, b.sub(a, c))):
                continue
            if _has(logs, c, k.value) and _has(logs, a, -k.value):
                yield k, c, a
                logs.pop(c, None), logs.pop(a, None), psis.pop(a)
            elif c not in logs and a not in logs and c in psis and PLAIN.equal(psis[c], b.neg(psis[a])):
                yield k, c, a
                yield k, a, c
                psis.pop(a), psis.pop(c)


def _has(logs: Coefficients, argument: Term, coefficient: Fraction) -> bool:
    return logs.get(argument) == b.num(coefficient) or (argument in NO_LOG and argument not in logs)


def _gaps(logs: Coefficients) -> Iterator[tuple[Term, Term, Term, Term, Term]]:
    """k, x, n, y and m of gaps between a mean of logarithms and the logarithm at the mean, taken out."""
    for m in list(logs):
        for x, y in combinations([c for c in logs if c != m], 2):
            if not {m, x, y} <= set(logs):
                continue
            k, n = logs[x], logs[y]
            if not (isinstance(k, Num) and isinstance(n, Num) and k.value * n.value > 0):
                continue
            balanced = PLAIN.equal(b.add(k, n, logs[m]), b.ZERO)
            if balanced and PLAIN.equal(b.add(b.mul(k, x), b.mul(n, y), b.mul(logs[m], m)), b.ZERO):
                yield k, x, n, y, m
                del logs[m], logs[x], logs[y]


def where_equal(c: Term, a: Term) -> tuple[Var, Var | Fraction] | None:
    """A parameter that must be another one, or a number, for the two to be equal."""
    variables = sorted(c.free | a.free, key=t.order)
    for v in sorted(c.free - a.free or a.free - c.free or c.free, key=t.order):
        others: tuple[Var | Fraction, ...] = (*(w for w in variables if w != v), Fraction(1), Fraction(2))
        for w in others:
            there = {v: w if isinstance(w, Var) else b.num(w)}
            if PLAIN.equal(b.substitute(c, there), b.substitute(a, there)):
                return v, w
    return None


def difference(c: Term, a: Term, place: Place) -> Term:
    """c - a by the differences of the parameters that it comes from, which are exact where it is small."""
    compared = {v: w for v, w in place if isinstance(w, Var)}
    for equal in (compared, {w: v for v, w in compared.items()}):
        found = b.add(*_moved(c, equal))
        if PLAIN.equal(found, b.sub(c, a)):
            return found
    return b.sub(c, a)


def _moved(term: Term, equal: Mapping[Var, Var]) -> Iterator[Term]:
    """The monomials, each with the difference of two parameters in the place of one."""
    for monomial, coefficient in normal.summands(PLAIN.canonical(term)):
        factors = list(monomial_factors(monomial))
        moved = next((f for f in factors if isinstance(f, Var) and f in equal), None)
        if moved is not None:
            factors.remove(moved)
            yield times(normal.scaled(coefficient, b.mul(*factors)), b.sub(moved, equal[moved]))


# ---- reading -------------------------------------------------------------------------------------------------


def monomials(scope: Scope, term: Term) -> list[Term]:
    """The monomials of the normal form, with the names of the functions of Gamma."""
    return [normal.scaled(c, m) for m, c in normal.summands(folded(context_of(scope).canonical(term)))]


def function_of(monomial: Term) -> tuple[t.Definition, Term, Term] | None:
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


def has_special(term: Term) -> bool:
    return any(isinstance(part, App) and part.head in (*SPECIAL, *ZETAS, *SCALED, EIN) for part in subterms(term))


# ---- writing -------------------------------------------------------------------------------------------------


def _terms(coefficients: Coefficients, head: t.Definition) -> Iterator[Term]:
    for argument, coefficient in coefficients.items():
        if coefficient != b.ZERO:
            yield times(coefficient, b.app(head, argument))


def times(coefficient: Term, term: Term) -> Term:
    return term if coefficient == b.ONE else b.mul(coefficient, term)
