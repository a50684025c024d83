"""The search for a form in which all terms have one sign, so that nothing cancels.

Each logarithm C log(a/b) stays, or becomes C is_div or C kl_div, which leave a rational rest; each D exp(w) with w = 0
where the form vanishes stays, or becomes D exp_div or D expm1.  A choice is kept where its whole rest is 0 or a sum of
products of one sign; random values sieve first.  Of these the one with the fewest terms is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from itertools import product as choices
from typing import Any

from flint import ctx

from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.proving.accurate.arranging import Arranger
from symit.proving.accurate.closed_forms import ClosedForm, Exponential, Sum, collected
from symit.proving.accurate.grouping import Entry, Group, Logs, by_monomials, groupings, where
from symit.proving.accurate.pieces import Note, Piece, manifest, order, product_of
from symit.proving.accurate.rings import Poly, Quotient, sum_of, value_of
from symit.proving.accurate.sampling import BITS, Values, points, value, vanishes
from symit.proving.accurate.signs import Differences, sign_of

MOST_TRIED = 1_500
MOST_ARRANGED = 12


@dataclass(frozen=True)
class _Option:
    """A piece, or none, and what it leaves to the rest, with the values of that at the points."""

    piece: Piece | None
    rest: Quotient
    values: tuple[Any, ...]


class Search:
    """The forms of a closed form that is compared where it vanishes."""

    def __init__(self, form: ClosedForm, compared: Differences) -> None:
        self.form, self.ring, self.compared = form, form.ring, compared
        self.zero = self.ring.number(0)
        at = points(form.ring, 5)
        self.values = [Values(form, p) for p in at]
        with ctx.workprec(BITS):
            signs = {1 if v > 0 else -1 for v in (value(form, p) for p in at) if not vanishes(v)}
        self.sign = signs.pop() if len(signs) == 1 else None

    # ---- forms of one sign -------------------------------------------------------------------------------------

    def best(self) -> tuple[Term, tuple[Note, ...]] | None:
        """The shortest form in which all terms have one sign; None where there is none."""
        found = [pieces for pieces in self._forms() if self._is_of_one_sign(pieces)]
        found.sort(key=lambda pieces: (*_cost(pieces), *map(order, pieces)))
        weighed: list[tuple[int, int, Term, tuple[Note, ...]]] = []
        for pieces in found[:MOST_ARRANGED]:
            if weighed and weighed[0][0] == 0 and _cost(pieces) > _cost(found[0]):
                break
            arranger = Arranger(self.ring, self.compared)
            term = arranger.pieces(sorted(pieces, key=order, reverse=True)) if pieces else b.ZERO
            weighed.append((len(arranger.notes), term.size, term, arranger.notes))
            weighed.sort(key=lambda candidate: candidate[:2])
        return weighed[0][2:] if weighed else None

    def _is_of_one_sign(self, pieces: Sequence[Piece]) -> bool:
        if len(pieces) < 2:
            return True
        signs = {piece.sign(self.ring, self.compared) for piece in pieces}
        return len(signs) == 1 and None not in signs

    def _forms(self) -> Iterator[tuple[Piece, ...]]:
        """Pieces that are equal to the form, with a rest that is 0 or seen to be of one sign."""
        for pieces, options in islice(self._candidates(), MOST_TRIED):
            if self._may_have_a_sign(options):
                products = manifest(self.ring, sum_of(self.zero, (o.rest for o in options)), self.compared)
                if products is not None:
                    yield (*pieces, *(o.piece for o in options if o.piece is not None), *products)

    def _candidates(self) -> Iterator[tuple[list[Piece], tuple[_Option, ...]]]:
        for pieces, more in self._exponentials():
            logs = collected((*self.form.logs, *more.logs), self.zero).logs
            primes = {int(value_of(a)): c for a, c in logs if a.is_constant()}
            arguments = self._squares([(a, c) for a, c in logs if not a.is_constant()])
            rest = self._option(None, self.form.rest + more.rest)
            for groups in self._groupings(arguments):
                numbers = self._numbers(primes, groups)
                if numbers is not None:
                    options = [self._options(entry) for group in groups for entry in group.entries]
                    for chosen in choices(*options):
                        yield [*pieces, *numbers], (rest, *chosen)

    def _groupings(self, arguments: Logs) -> Iterator[tuple[Group, ...]]:
        apart = by_monomials(self.ring, arguments, self.compared)
        if apart is not None:
            yield apart
        yield from groupings(self.ring, arguments, self.compared)

    def _may_have_a_sign(self, options: Sequence[_Option]) -> bool:
        """Has the rest one sign at the points, that of the form?"""
        with ctx.workprec(BITS):
            left = [sum(values[1:], values[0]) for values in zip(*(o.values for o in options), strict=True)]
            signs = {1 if v > 0 else -1 for v in left if not vanishes(v)}
        return not signs or signs == {self.sign} or (self.sign is None and len(signs) == 1)

    def _squares(self, logs: Logs) -> Logs:
        """C log a as C/2 log a^2 where the form vanishes at a square of a in another logarithm."""
        there = [where(self.ring, a, self.compared) for a, _ in logs]
        squared = [any(other == a * a for other in there) and not a.is_constant() for a in there]
        half = self.ring.number(Fraction(1, 2))
        return [(a * a, c * half) if square else (a, c) for (a, c), square in zip(logs, squared, strict=True)]

    def _numbers(self, primes: dict[int, Quotient], groups: Sequence[Group]) -> list[Piece] | None:
        """The logarithms of primes that are left, with their signs."""
        left = dict(primes)
        for prime, coefficient in (pair for group in groups for pair in group.numbers):
            left[prime] = left.get(prime, self.zero) + coefficient
        found = [(prime, c) for prime, c in sorted(left.items()) if not c.is_zero]
        if any(sign_of(self.ring, c, self.compared) is None for _, c in found):
            return None
        return [Piece(product_of(self.ring, c), "number", (self.ring.constant(p),)) for p, c in found]

    def _options(self, entry: Entry) -> list[_Option]:
        """C log(a/b): as it is; or, with X/Y = a/b or b/a and |C| before it, |C| is_div(Y, X) = |C|/X kl_div(X, Y)."""
        logarithm = Piece(product_of(self.ring, entry.coefficient), "log", (entry.a, entry.b))
        found = [self._option(logarithm, self.zero)]
        side = sign_of(self.ring, entry.coefficient, self.compared)
        if side is None:
            return found
        size = entry.coefficient if side > 0 else -entry.coefficient
        x, y = (entry.a, entry.b) if side > 0 else (entry.b, entry.a)
        by_x = size / Quotient(x, self.ring.constant(1))
        if not x.is_constant() and by_x.den.total_degree() < size.den.total_degree() + x.total_degree():
            divergence = Piece(product_of(self.ring, by_x), "kl", (x, y))
        else:
            divergence = Piece(product_of(self.ring, size), "is", (y, x))
        return [*found, self._option(divergence, size * Quotient.of(x - y, x))]

    def _option(self, piece: Piece | None, rest: Quotient) -> _Option:
        with ctx.workprec(BITS):
            return _Option(piece, rest, tuple(v.quotient(rest) for v in self.values))

    # ---- exponentials ------------------------------------------------------------------------------------------

    def _exponentials(self) -> Iterator[tuple[list[Piece], Sum]]:
        """Pieces for the exponentials, and what they leave to the logarithms and to the rest."""
        nothing = Sum((), self.zero)
        for chosen in choices(*[self._ways(e) for e in self.form.exponentials]):
            pieces, left = [], nothing
            for e, way in zip(self.form.exponentials, chosen, strict=True):
                pieces.append(Piece(product_of(self.ring, e.coefficient), way, exponent=e.exponent))
                if way != "exp":
                    left = left + Sum((), self.ring.number(1)).times(e.coefficient)
                if way == "exp_div":
                    left = left + e.exponent.times(e.coefficient)
            yield pieces, left

    def _ways(self, e: Exponential) -> tuple[str, ...]:
        """An exponential can be taken apart where its exponent is 0 where the form is."""

        def there(poly: Poly) -> Poly:
            return where(self.ring, poly, self.compared)

        logs = collected(((there(a), Quotient.of(there(c.num), there(c.den))) for a, c in e.exponent.logs), self.zero)
        left = Quotient.of(there(e.exponent.rest.num), there(e.exponent.rest.den))
        zero = left.is_zero and all(a.is_one() for a, _ in logs.logs)
        return ("exp", "exp_div", "expm1") if zero and self.compared else ("exp",)


def _cost(pieces: Sequence[Piece]) -> tuple[int, int]:
    return len(pieces), sum(map(_factors, pieces))


def _factors(piece: Piece) -> int:
    """How many factors stand before a function."""
    return len(piece.product.above) + len(piece.product.below) if piece.function != "one" else 0
