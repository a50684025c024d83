"""A closed form rewritten so that nothing cancels: the search, told nothing but the form and its hypotheses.

Each logarithm C log(a/b) stays, or becomes C is_div or C kl_div, which leave a rational rest; each D exp(w) with w = 0
where the form vanishes stays, or becomes D exp_div or D expm1.  A choice is kept where its whole rest is 0 or a sum of
products of one sign; random values sieve first.  Of these the one with the fewest terms is taken.  Where there is none,
the logarithms are grouped all the same, and a note says what may cancel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product as choices

from flint import ctx

from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.text import show
from symit.proving.accurate import functions as f
from symit.proving.accurate.arranging import Arranger
from symit.proving.accurate.closed_forms import ClosedForm, Exponential, Sum, collected, read
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.grouping import Entry, Group, Logs, groupings, where
from symit.proving.accurate.pieces import Note, Piece, manifest, product_of
from symit.proving.accurate.rings import Poly, Quotient, factored, generators_in, monomials, value_of
from symit.proving.accurate.sampling import BITS, Values, points, value, vanishes
from symit.proving.accurate.signs import Differences, sign_of
from symit.proving.accurate.vanishing import Place, differences, place

BOTH_SIGNS = Note("terms of both signs are added: digits are lost where they cancel")


@dataclass(frozen=True)
class Rewritten:
    """An equal term, where the form vanishes, and notes on where digits may be lost: none where none can be."""

    term: Term
    place: Place
    notes: tuple[Note, ...]


def rewritten(closed: Term, hypotheses: Sequence[Term], statement: Term | None = None) -> Rewritten:
    """The closed form as a term that floating point computes well.

    `statement` is what it is the value of, if it says where the form vanishes.  Raises NoForm where the closed form is
    no sum of logarithms and exponentials.
    """
    form = read(closed, hypotheses)
    equations = place(form, statement)
    search = _Search(form, differences(form.ring, equations))
    term, notes = search.constant_logarithm() or search.best() or search.as_it_is()
    return Rewritten(term, equations, notes)


@dataclass(frozen=True)
class _Option:
    """A piece in the place of another, and what it leaves to the rest."""

    piece: Piece
    rest: Quotient


class _Search:
    def __init__(self, form: ClosedForm, compared: Differences) -> None:
        self.form, self.ring, self.compared = form, form.ring, compared
        self.points = points(form.ring, 5)
        self.values = [Values(form, p) for p in self.points]
        self.sign = self._sign()
        self.zero = self.ring.number(0)

    def _sign(self) -> int | None:
        """The sign of the form at the points, where it has one."""
        with ctx.workprec(BITS):
            found = {1 if v > 0 else -1 for v in (value(self.form, p) for p in self.points) if not vanishes(v)}
        return found.pop() if len(found) == 1 else None

    # ---- forms of one sign -------------------------------------------------------------------------------------

    def best(self) -> tuple[Term, tuple[Note, ...]] | None:
        """The shortest form in which all terms have one sign; None where there is none."""
        found = [self._weighed(pieces) for pieces in self._forms()]
        if not found:
            return None
        _, term, notes = min(found, key=lambda candidate: candidate[0])
        return None if BOTH_SIGNS in notes else (term, notes)

    def _weighed(self, pieces: Sequence[Piece]) -> tuple[tuple[object, ...], Term, tuple[Note, ...]]:
        signs = {piece.sign(self.ring, self.compared) for piece in pieces}
        arranger = Arranger(self.ring, self.compared)
        ordered = sorted(
            pieces, key=lambda p: (p.function == "one", p.function, show(Arranger(self.ring, {}).piece(p)))
        )
        term = arranger.pieces(ordered) if pieces else b.ZERO
        mixed = len(pieces) > 1 and (None in signs or len(signs) > 1)
        notes = (*arranger.notes, *([BOTH_SIGNS] if mixed else []))
        factors = sum(len(p.product.above) + len(p.product.below) for p in pieces if p.function != "one")
        return (mixed, len(arranger.lossy), len(pieces), factors, term.size, show(term)), term, notes

    def _forms(self) -> Iterator[tuple[Piece, ...]]:
        for pieces, more, rest in self._exponentials():
            logs = collected((*self.form.logs, *more.logs), self.zero).logs
            primes = {int(value_of(a)): c for a, c in logs if a.is_constant()}
            arguments = self._squares([(a, c) for a, c in logs if not a.is_constant()])
            for groups in groupings(self.ring, arguments, self.compared):
                numbers = self._numbers(primes, groups)
                if numbers is not None:
                    entries = [entry for group in groups for entry in group.entries]
                    yield from self._choices([*pieces, *numbers], entries, self.form.rest + more.rest + rest)

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

    def _choices(self, pieces: list[Piece], entries: Sequence[Entry], rest: Quotient) -> Iterator[tuple[Piece, ...]]:
        options = [self._options(entry) for entry in entries]
        with ctx.workprec(BITS):
            start = [v.quotient(rest) for v in self.values]
            leaves = [[[v.quotient(o.rest) for v in self.values] for o in several] for several in options]
        for chosen in choices(*[range(len(several)) for several in options]):
            with ctx.workprec(BITS):
                left = [sum((leaves[j][i][n] for j, i in enumerate(chosen)), s) for n, s in enumerate(start)]
                signs = {1 if v > 0 else -1 for v in left if not vanishes(v)}
            if len(signs) > 1 or (self.sign is not None and signs and signs != {self.sign}):
                continue
            taken = [options[j][i] for j, i in enumerate(chosen)]
            whole = rest
            for option in taken:
                whole = whole + option.rest
            products = manifest(self.ring, whole, self.compared)
            if products is not None:
                yield (*pieces, *(option.piece for option in taken), *products)

    def _options(self, entry: Entry) -> list[_Option]:
        """C log(a/b): as it is; or, with X/Y = a/b or b/a and |C| before it, |C| is_div(Y, X) = |C|/X kl_div(X, Y)."""
        found = [_Option(Piece(product_of(self.ring, entry.coefficient), "log", (entry.a, entry.b)), self.zero)]
        side = sign_of(self.ring, entry.coefficient, self.compared)
        if side is None:
            return found
        size = entry.coefficient if side > 0 else -entry.coefficient
        x, y = (entry.a, entry.b) if side > 0 else (entry.b, entry.a)
        one = self.ring.constant(1)
        rest = size * Quotient.of(x - y, x)
        by_x = size / Quotient(x, one)
        if not x.is_constant() and by_x.den.total_degree() < size.den.total_degree() + x.total_degree():
            return [*found, _Option(Piece(product_of(self.ring, by_x), "kl", (x, y)), rest)]
        return [*found, _Option(Piece(product_of(self.ring, size), "is", (y, x)), rest)]

    # ---- exponentials ------------------------------------------------------------------------------------------

    def _exponentials(self) -> Iterator[tuple[list[Piece], Sum, Quotient]]:
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
            yield pieces, left, self.zero

    def _ways(self, e: Exponential) -> tuple[str, ...]:
        """An exponential can be taken apart where its exponent is 0 where the form is."""

        def there(poly: Poly) -> Poly:
            return where(self.ring, poly, self.compared)

        logs = collected(((there(a), Quotient.of(there(c.num), there(c.den))) for a, c in e.exponent.logs), self.zero)
        left = Quotient.of(there(e.exponent.rest.num), there(e.exponent.rest.den))
        zero = left.is_zero and all(a.is_one() for a, _ in logs.logs)
        return ("exp", "exp_div", "expm1") if zero and self.compared else ("exp",)

    # ---- forms of no sign --------------------------------------------------------------------------------------

    def constant_logarithm(self) -> tuple[Term, tuple[Note, ...]] | None:
        """A number and a multiple of the logarithm of one parameter, as one logarithm of a multiple of it."""
        logs, numbers = self._constants()
        rest = self.form.rest.constant
        if (self.sign is not None and self.compared) or self.form.exponentials or rest is None or len(logs) != 1:
            return None
        scaled = self._scaled(logs[0], numbers, rest)
        return None if scaled is None else (scaled, ())

    def _constants(self) -> tuple[Logs, list[tuple[Term, Fraction]]]:
        """The logarithms of parameters, and those of numbers with numbers as coefficients."""
        logs, numbers = [], []
        for a, c in self.form.logs:
            if all(self.ring.generators[k].kind == "pi" for k in generators_in(a)) and c.constant is not None:
                numbers.append((Arranger(self.ring, {}).poly(a), c.constant))
            else:
                logs.append((a, c))
        return logs, numbers

    def _scaled(
        self, log: tuple[Poly, Quotient], numbers: Sequence[tuple[Term, Fraction]], rest: Fraction
    ) -> Term | None:
        argument, scale = log[0], log[1].constant
        if not scale or argument.total_degree() != 1 or len(argument.coeffs()) != 1 or not (numbers or rest):
            return None
        factors = [b.power(a, c / scale) if c != scale else a for a, c in numbers]
        factors += [b.exp(b.num(rest / scale))] if rest else []
        whole = b.app(f.SCALED_LOG, b.mul(*factors), Arranger(self.ring, {}).poly(argument))
        return whole if scale == 1 else b.mul(b.num(scale), whole)

    def as_it_is(self) -> tuple[Term, tuple[Note, ...]]:
        """The logarithms of ratios as they are, and the rest term by term."""
        logs, numbers = self._constants()
        constant = Fraction(0)
        lead = next((log for log in logs if numbers and self._scaled(log, numbers, constant) is not None), None)
        others = [log for log in logs if log is not lead]
        groups = min(self._covers(others), key=lambda g: sum(len(x.entries) for x in g), default=())
        entries = [entry for group in groups for entry in group.entries]
        pieces = [Piece(product_of(self.ring, e.coefficient), "log", (e.a, e.b)) for e in entries]
        pieces += [
            Piece(product_of(self.ring, e.coefficient), "exp", exponent=e.exponent) for e in self.form.exponentials
        ]
        pieces += self._terms(self.form.rest)
        _, term, notes = self._weighed(pieces)
        if lead is not None:
            scaled = self._scaled(lead, numbers, constant)
            return b.add(*[x for x in (scaled, term) if x is not None and x != b.ZERO]), (BOTH_SIGNS,)
        constants = [b.mul(b.num(c), b.log(a)) for a, c in numbers]
        return b.add(*constants, term), (notes if not constants else tuple(dict.fromkeys((*notes, BOTH_SIGNS))))

    def _covers(self, logs: Logs) -> Iterator[tuple[Group, ...]]:
        """Groups that leave no logarithms of numbers."""
        for groups in groupings(self.ring, logs, {}):
            if not any(group.numbers for group in groups):
                yield groups

    def _terms(self, rest: Quotient) -> Iterator[Piece]:
        products = manifest(self.ring, rest, self.compared)
        if products is not None:
            yield from products
            return
        _, factors = factored(rest.num)
        if len(factors) > 1:
            yield Piece(product_of(self.ring, rest))
            return
        for powers, coefficient in monomials(rest.num):
            monomial = self.ring.constant(coefficient)
            for k, power in enumerate(powers):
                monomial *= self.ring.generator(k) ** power if power else 1
            yield Piece(product_of(self.ring, Quotient.of(monomial, rest.den)))


__all__ = ["NoForm", "Rewritten", "rewritten"]
