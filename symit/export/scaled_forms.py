"""A closed form with what lies in a tail beside an exponential as large: the two as one function.

Before `special_forms`.  exp(u) Phi(-v), exp(u) upper_gamma(s, x) and exp(u)/(Phi(y) - Phi(x)) may be moderate where
their factors are beyond all floats, and P - P Phi(v) has no digits where Phi(v) is close to 1.  Summand by summand they
become `exp_tail`, `exp_upper`, `exp_lower` and exponentials of `log_Phi_gap`; the kernel proves the sums equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import combinations

from symit.families.integrals.incomplete_gamma import END, TOP
from symit.families.integrals.normal_function import W, increasing, symmetry
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Num, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.sums import accurate
from symit.proving.closed_forms import context_of, whole_powers
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.writing.quotients import quotient
from symit.special import (
    BELL_SHARE,
    EXP_LOWER,
    EXP_TAIL,
    EXP_UPPER,
    GAMMA,
    GAP_SHARE,
    LOG_PHI_GAP,
    NORMAL_CDF,
    UPPER_GAMMA,
)

Gap = tuple[Term, Term]
"""y and x of Phi(y) - Phi(x)."""
_BESIDE = (NORMAL_CDF, UPPER_GAMMA, GAMMA)
"""What may stand beside an exponential."""


def scaled(closed: Term, hypotheses: tuple[Term, ...]) -> tuple[Theorem, tuple[Theorem, ...]] | None:
    """closed = the same with functions of tails, and that gaps are positive; None where there are no tails."""
    if not has_tails(closed):
        return None
    scope = Scope().given(*hypotheses)
    scope = scope.know(*folded.values(scope, closed))
    work = _Work(scope, hypotheses)
    try:
        term = b.add(*work.written([_read(s) for s in _summands(closed)]))
        if not work.exact:
            return None
        known = scope.know(*folded.values(scope, term), *work.known)
        theorem = known.linear(b.eq(closed, term), *work.combined) if work.combined else known.field(closed, term)
        inside_last = sorted(work.exact, key=lambda th: -len(show(sides(th)[0])))
        return rewritten(theorem, *inside_last), tuple(work.known)
    except (Refused, NoForm):
        return None


def has_tails(closed: Term) -> bool:
    return any(b.is_app(part, NORMAL_CDF, UPPER_GAMMA) for part in _parts(closed))


# ---- reading -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Product:
    """rest * exp(exponent), with one function of a tail beside it, and one gap below it or in a logarithm."""

    rest: tuple[Term, ...]
    exponent: tuple[Term, ...] = ()
    powers: tuple[Term, ...] = ()
    function: App | None = None
    below: Gap | None = None

    @property
    def head(self) -> Definition | t.Operator | None:
        return None if self.function is None else self.function.head

    @property
    def whole(self) -> Term:
        return self.plain if self.function is None else b.mul(self.plain, self.function)

    @property
    def plain(self) -> Term:
        """The product without its function."""
        return b.mul(*self.plain_factors)

    @property
    def plain_factors(self) -> tuple[Term, ...]:
        exponential = (b.exp(b.add(*self.exponent, *self.powers)),) if self.exponent or self.powers else ()
        below = () if self.below is None else (b.power(_gap(*self.below), -1),)
        return (*self.rest, *exponential, *below)


def _summands(term: Term, factors: tuple[Term, ...] = ()) -> Iterator[Term]:
    """The summands, with a factor that is a sum with special functions in it multiplied out."""
    if b.is_app(term, t.ADD):
        for part in term.args:  # type: ignore[union-attr]
            yield from _summands(part, factors)
        return
    flat = list(whole_powers(term))
    inner = next((base for base, power in flat if power == 1 and b.is_app(base, t.ADD) and _has_tail(base)), None)
    if inner is None or _as_gap(inner) is not None:
        yield b.mul(*factors, term) if factors else term
        return
    flat.remove((inner, Fraction(1)))
    others = tuple(base if power == 1 else b.power(base, b.num(power)) for base, power in flat)
    yield from _summands(inner, (*factors, *others))


def _has_tail(term: Term) -> bool:
    return any(b.is_app(part, t.EXP, NORMAL_CDF, UPPER_GAMMA) for part in _parts(term))


def _parts(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, App):
        for part in term.args:
            yield from _parts(part)


def _read(summand: Term) -> _Product:
    found = _Product(())
    for base, power in whole_powers(summand):
        gap = _as_gap(base)
        if b.is_app(base, t.EXP):
            exponent = base.args[0] if power == 1 else b.mul(b.num(power), base.args[0])  # type: ignore[union-attr]
            found = replace(found, exponent=(*found.exponent, exponent))
        elif gap is not None and power == -1 and found.below is None:
            found = replace(found, below=gap)
        elif power == 1 and isinstance(base, App) and base.head in _BESIDE and found.function is None:
            found = replace(found, function=base)
        elif b.is_app(base, t.POW) and not isinstance(base.args[1], Num):  # type: ignore[union-attr]
            root, exponent = base.args  # type: ignore[union-attr]
            found = replace(found, powers=(*found.powers, b.mul(b.num(power), exponent, b.log(root))))
        else:
            found = replace(found, rest=(*found.rest, base if power == 1 else b.power(base, b.num(power))))
    return found


def _as_gap(term: Term) -> Gap | None:
    """y and x of Phi(y) - Phi(x)."""
    if not b.is_app(term, t.ADD) or len(term.args) != 2:  # type: ignore[union-attr]
        return None
    for one, other in (term.args, term.args[::-1]):  # type: ignore[union-attr]
        if b.is_app(one, NORMAL_CDF) and b.is_app(other, t.MUL) and other.args[0] == b.num(-1):  # type: ignore[union-attr]
            low = b.mul(*other.args[1:])  # type: ignore[union-attr]
            if b.is_app(low, NORMAL_CDF):
                return one.args[0], low.args[0]  # type: ignore[union-attr]
    return None


def _gap_inside(logarithm: Term) -> tuple[Term, Fraction] | None:
    """A gap with its power in the argument of a logarithm."""
    return next((f for f in whole_powers(logarithm.args[0]) if _as_gap(f[0]) is not None), None)  # type: ignore[union-attr]


def _gap(y: Term, x: Term) -> Term:
    return b.sub(b.app(NORMAL_CDF, y), b.app(NORMAL_CDF, x))


# ---- writing -------------------------------------------------------------------------------------------------


class _Work:
    """Writes products; `known` are facts that the proof needs, `combined` the laws with multipliers, and `exact` say
    how arguments are written."""

    def __init__(self, scope: Scope, hypotheses: tuple[Term, ...]) -> None:
        self.scope, self.hypotheses = scope, hypotheses
        self.known: list[Theorem] = []
        self.combined: list[tuple[Theorem, Term]] = []
        self.exact: list[Theorem] = []

    def written(self, products: Sequence[_Product]) -> Iterator[Term]:
        left = list(self._gathered(products))
        while left:
            one = left.pop(0)
            partner = next((p for p in left if self._cancel(one, p)), None)
            two = self._two_partners(one, left) if partner is None else ()
            for other in two:
                left.remove(other)
                share = replace(other, rest=(b.num(-1), *other.rest), function=one.function)
                yield self._together(share, other)
            if partner is not None:
                left.remove(partner)
            if not two:
                yield self._together(one, partner)

    def _gathered(self, products: Sequence[_Product]) -> Iterator[_Product]:
        """The products, with parts of a gap that have one function as one."""
        alike: dict[tuple[Term | None, Gap | None], list[_Product]] = {}
        for one in products:
            if self._is_part_of_gap(one):
                alike.setdefault((one.function, one.below), []).append(one)
            else:
                yield one
        for first, *more in alike.values():
            rest = (b.add(*(b.mul(*one.rest) for one in (first, *more))),)
            yield replace(first, rest=rest) if more else first

    def _two_partners(self, one: _Product, others: Sequence[_Product]) -> tuple[_Product, ...]:
        """Two parts of a gap that take away what one has, as on both sides of a place within it."""
        if not self._is_part_of_gap(one):
            return ()
        pairs = combinations(filter(self._is_part_of_gap, others), 2)
        canonical = context_of(self.scope).canonical
        return next((p for p in pairs if canonical(b.add(one.plain, *(q.plain for q in p))) == b.ZERO), ())

    def _is_part_of_gap(self, one: _Product) -> bool:
        return one.head == NORMAL_CDF and one.below is not None and not (one.exponent or one.powers)

    def _cancel(self, one: _Product, other: _Product) -> bool:
        """Do the two differ in the sign and in the function alone, and are these two functions of one kind?"""
        heads = {one.head, other.head}
        kinds = ({NORMAL_CDF}, {NORMAL_CDF, None}, {UPPER_GAMMA, GAMMA})
        if heads not in kinds or (one.below is None) != (other.below is None):
            return False
        if one.below is None and NORMAL_CDF in heads and None not in heads:
            return False
        return context_of(self.scope).canonical(b.add(one.plain, other.plain)) == b.ZERO

    def _together(self, one: _Product, partner: _Product | None) -> Term:
        if partner is not None and one.head in (None, GAMMA):
            one, partner = partner, one
        if one.below is not None:
            return self._over_gap(one, partner)
        gap = next((part for part in one.rest if b.is_app(part, t.LOG) and _gap_inside(part)), None)
        if partner is None and gap is not None:
            return self._logarithm([part for part in one.plain_factors if part != gap], gap)  # type: ignore[arg-type]
        if one.head == NORMAL_CDF and (partner is not None or one.exponent):
            return self._tail(one, partner)
        if one.head == UPPER_GAMMA and (partner is not None or one.exponent or one.powers):
            return self._part_of_gamma(one, partner)
        return one.whole if partner is None else b.add(one.whole, partner.whole)

    def _tail(self, one: _Product, partner: _Product | None) -> Term:
        """P exp(w) Phi(v), or P exp(w) - P exp(w) Phi(v)."""
        v = one.function.args[0]  # type: ignore[union-attr]
        if partner is not None:
            law = self.scope.instantiate(symmetry(), {W: v})
            self.combined.append((law, one.plain))
            one = replace(partner, function=one.function)
        else:
            v = b.neg(v)
        raw = b.sub(b.add(*one.exponent, *one.powers), b.div(b.power(v, 2), 2))
        return b.mul(*one.rest, b.app(EXP_TAIL, self._well(raw), v))

    def _part_of_gamma(self, one: _Product, partner: _Product | None) -> Term:
        """P exp(w) upper_gamma(s, x), or P exp(w) (Gamma(s) - upper_gamma(s, x))."""
        s, x = one.function.args  # type: ignore[union-attr]
        head = EXP_UPPER if partner is None else EXP_LOWER
        one = partner or one
        raw = b.add(*one.exponent, *one.powers, b.neg(x), b.mul(s, b.log(x)))
        return b.mul(*one.rest, b.app(head, self._well(raw), s, self._well(x)))

    def _over_gap(self, one: _Product, partner: _Product | None) -> Term:
        """P exp(w)/(Phi(y) - Phi(x)), or P exp(w) (Phi(u) - Phi(v)) over it."""
        gap = self._log_gap(*one.below)  # type: ignore[misc]
        rest: list[Term] = list(one.rest)
        height = b.add(*one.exponent, *one.powers)
        if one.function is None and partner is None:
            for end in gap.args[:2]:
                if PLAIN.equal(b.add(height, b.div(b.power(end, 2), 2)), b.ZERO):
                    return b.mul(*rest, b.app(BELL_SHARE, end, *gap.args))
        if partner is not None and not (one.exponent or one.powers):
            return self._share_of_gap(one, partner, gap)
        exponent = b.sub(height, gap)
        if partner is not None and partner.function is not None and one.function is not None:
            try:
                between = self._log_gap(one.function.args[0], partner.function.args[0])
            except Refused:
                between = self._log_gap(partner.function.args[0], one.function.args[0])
                rest = list(partner.rest)
            exponent = b.add(exponent, between)
        elif partner is not None or one.function is not None:
            raise Refused("another shape")
        return b.mul(*rest, b.exp(exponent))

    def _share_of_gap(self, one: _Product, partner: _Product, gap: App) -> Term:
        """P (Phi(u) - Phi(v)) over a gap, where u = v may be."""
        for high, low in ((one, partner), (partner, one)):
            u, v = (product.function.args[0] for product in (high, low))  # type: ignore[union-attr]
            with suppress(Refused):
                apart = self._apart(u, v)
                self.scope.evident(b.le(0, apart))
                return b.mul(*high.rest, b.app(GAP_SHARE, u, v, self._well(apart), *gap.args))
        raise Refused("it is not seen which of the two is larger")

    def _logarithm(self, factors: Sequence[Term], logarithm: App) -> Term:
        """P log(u (Phi(y) - Phi(x))^n) as P log(u) and n P times that of the gap."""
        base, n = found = _gap_inside(logarithm)  # type: ignore[misc]
        gap = self._log_gap(*_as_gap(base))  # type: ignore[misc]
        alone = b.mul(*factors, gap) if n == 1 else b.mul(b.num(n), *factors, gap)
        others = [v if k == 1 else b.power(v, b.num(k)) for v, k in whole_powers(logarithm.args[0]) if (v, k) != found]
        if not others:
            return alone
        known = self.scope.know(*self.known)
        u = b.mul(*others)
        law = known.instantiate(_of_product(n), {_X: u, _Y: base})
        same = known.field(logarithm, b.log(b.mul(u, b.power(base, b.num(n)))))
        self.combined.append((logic.chain(same, law), b.mul(*factors)))
        return b.add(b.mul(*factors, b.log(u)), alone)

    def _log_gap(self, y: Term, x: Term) -> App:
        d = self._apart(y, x)
        positive = self.scope.evident(b.lt(0, d))
        order = self.scope.know(positive).linear(b.lt(x, y), (positive, 1))
        self.known.append(self.scope.know(order).instantiate(increasing(), {END: x, TOP: y}))
        return App(LOG_PHI_GAP, (y, x, self._well(d)))

    def _apart(self, y: Term, x: Term) -> Term:
        """y - x as one quotient."""
        apart = quotient(b.sub(y, x))
        above = b.add(*(b.mul(b.num(c), *(b.power(v, b.num(e)) for v, e in m)) for m, c in apart.above.items()))
        return b.div(PLAIN.canonical(above), b.mul(*(b.power(v, b.num(e)) for v, e in apart.below)))

    def _well(self, argument: Term) -> Term:
        """An argument as it stands, of which `exact` says how it is written."""
        found = accurate(argument, tuple(h for h in self.hypotheses if h.free & argument.free))
        self.exact.append(found.theorem)
        return argument


_X, _Y = b.real("x"), b.real("y")


@cache
def _of_product(n: Fraction) -> Theorem:
    """log(x y^n) = log(x) + n log(y), of positive numbers: a normal form with integrals in it does not show it."""
    scope = Scope().given(b.lt(0, _X), b.lt(0, _Y))
    return scope.field(b.log(b.mul(_X, b.power(_Y, b.num(n)))), b.add(b.log(_X), b.mul(b.num(n), b.log(_Y))))
