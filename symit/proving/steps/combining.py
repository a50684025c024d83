"""A relation as a combination of relations that are known: the multipliers are found here.

The rule `linear` checks that right - left of a goal is a sum of multiples of right - left of other relations, and a
rest of the right sign.  Here the equations are solved for the largest integral or unknown value that each is about,
what they say is taken out of the goal and of the inequalities, and multiples of one, two or three inequalities are
tried on what is left.  Searches, and is trusted by nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, islice, product
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.signs import NON_NEGATIVE, POSITIVE
from symit.kernel.terms import App, Num, Term, TermError
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.scope.numbering import Numbers
from symit.proving.scope.scope import Scope, replace_term, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.division import exact_quotient

ATOMS: tuple[t.Operator, ...] = (t.INTEGRAL, t.PRODUCT, t.DERIVATIVE, t.CALL)
"""What an equation is solved for."""
MOST_RATIOS = 8
MOST_PAIRS = 100
MOST_TOGETHER = 3
MOST_GROUPS = 60
MOST_TIMES = 4

Row: TypeAlias = dict[Term, Fraction]
"""Monomials with their coefficients."""
Multiples: TypeAlias = dict[int, Term]
"""Multipliers of numbered relations."""
Summand: TypeAlias = tuple[Theorem, Term]
"""A relation with its multiplier."""


def combined(scope: Scope, goal: Term, theorems: Iterable[Theorem]) -> Theorem:
    """The goal as a combination of some of the theorems.  Refused, with what is left of right - left, where none is
    found."""
    relations = [th for th in dict.fromkeys(theorems) if b.is_app(th.conclusion, t.EQ, t.LE, t.LT)]
    if relations and t.has_integral(goal):
        try:
            return _as_numbers(scope, goal, relations)
        except (Refused, TermError):
            pass  # what stands in the integrals matters
    return _written_out(scope, goal, relations)


def _as_numbers(scope: Scope, goal: Term, relations: Sequence[Theorem]) -> Theorem:
    """The goal as a combination in which integrals are numbers."""
    numbers = Numbers(goal, *(f.conclusion for f in (*scope.facts, *relations)))
    claim = numbers.instead_of(goal)
    assumed = {logic.assume(formula=numbers.instead_of(th.conclusion)): th for th in relations}
    plain = Scope(tuple(f for f in scope.facts if not t.has_integral(f.conclusion)))
    combination = _written_out(plain, claim, list(assumed), frozenset(numbers.named.values()))
    used = [th for fact, th in assumed.items() if fact.conclusion in combination.hypotheses]
    return numbers.said_of_them(combination, scope, used)


NO_NUMBERS: frozenset[Term] = frozenset()


def _written_out(
    scope: Scope, goal: Term, relations: Sequence[Theorem], numbers: frozenset[Term] = NO_NUMBERS
) -> Theorem:
    """The goal as a combination of the relations as they are, in normal form; equations are solved for the numbers,
    too."""
    known = scope.know(*relations)
    search = _Search(known, goal, relations, numbers)
    refusal: Refused | None = None
    for found in search.candidates():
        used = scope.know(*(th for th, _ in found))
        enough = (used, known) if len(used.facts) < len(known.facts) else (known,)
        for there, summands in product(enough, (found, *_in_known_terms(found, search.derivatives))):
            try:
                return there.linear(goal, *summands)
            except (Refused, TermError) as why:
                refusal = refusal or (why if isinstance(why, Refused) else None)
    raise refusal or Refused("{} is left of right - left", search.left_over)


def _in_known_terms(summands: list[Summand], derivatives: Mapping[Term, Term]) -> Iterator[list[Summand]]:
    """With derivatives in the multipliers as the facts have them, of which they are known to have a value."""
    found = summands
    for plain, known in derivatives.items():
        found = [(theorem, replace_term(multiplier, plain, known)) for theorem, multiplier in found]
    if found != summands:
        yield found


class _Search:
    def __init__(self, scope: Scope, goal: Term, relations: Sequence[Theorem], numbers: frozenset[Term]) -> None:
        left, right = goal.args  # type: ignore[union-attr]
        facts = scope.facts_about(goal, *(th.conclusion for th in relations))
        self.goal = goal
        self.facts = (*facts, *relations)
        self.numbers = numbers
        self.context = knowing([f.conclusion for f in facts])
        self.wanted = gap(self.context, left, right)
        gaps = {th: self._gap(th) for th in relations}
        bounds = [th for th in relations if th.conclusion.head != t.EQ]  # type: ignore[union-attr]
        equations = [th for th in relations if th not in bounds]
        self.bounds = [] if b.is_app(goal, t.EQ) else bounds[::-1]  # what was shown last is likely to be meant
        self.numbered = _relevant([self.wanted, *(gaps[th] for th in self.bounds)], equations, gaps, numbers)
        self.gaps = gaps

    @cached_property
    def derivatives(self) -> dict[Term, Term]:
        """The derivatives that are known to have a value, by their normal forms."""
        known = dict.fromkeys(p for f in self.facts for p in subterms(f.conclusion) if b.is_app(p, t.DERIVATIVE))
        return {plain: d for d in known if (plain := self.context.canonical(d)) != d}

    @cached_property
    def solved(self) -> Solved:
        return Solved(self.context, [self.gaps[th] for th in self.numbered], self.numbers)

    @cached_property
    def reduced(self) -> tuple[Row, Multiples]:
        return self.solved.taken_out(self.wanted)

    @property
    def rest(self) -> Row:
        return self.reduced[0]

    @property
    def made_of(self) -> Multiples:
        return self.reduced[1]

    def _gap(self, theorem: Theorem) -> Row:
        try:
            return gap(self.context, *sides(theorem))
        except (Refused, Unanswered):
            return {}

    @property
    def left_over(self) -> Term:
        return self.context.canonical(_sum(self.rest))

    def candidates(self) -> Iterator[list[Summand]]:
        """Combinations that close the goal, as far as normal forms and signs can tell."""
        yield from self._by_the_closest()
        if self._closes(self.rest):
            yield self._summands(self.made_of)
        if b.is_app(self.goal, t.EQ):
            yield from self._multiples_of_one(self.numbered)
            return
        groups = chain.from_iterable(combinations(self.bounds, n + 1) for n in range(MOST_TOGETHER))
        everything = [tuple(self.bounds)] if len(self.bounds) > MOST_TOGETHER else []
        for group in islice(chain(groups, everything), MOST_GROUPS):
            yield from self._with_bounds(group)
        yield from self._squares()

    def _by_the_closest(self) -> Iterator[list[Summand]]:
        """The equations about nothing but what the goal is about: a few, where many are known."""
        atoms = _atoms(self.wanted, self.numbers)
        numbers = [n for n, th in enumerate(self.numbered) if _atoms(self.gaps[th], self.numbers) <= atoms]
        if len(numbers) == len(self.numbered):
            return
        few = Solved(self.context, [self.gaps[self.numbered[n]] for n in numbers], self.numbers)
        rest, made_of = few.taken_out(self.wanted)
        if self._closes(rest):
            yield self._summands({numbers[n]: times for n, times in made_of.items()})

    def _with_bounds(self, group: Sequence[Theorem]) -> Iterator[list[Summand]]:
        """These inequalities, each with one multiplier that suggests itself."""
        reduced = [self.solved.taken_out(self.gaps[th]) for th in group]
        rows = [row for row, _ in reduced]
        together = Solved(self.context, rows, self.numbers | _logarithms(*rows))
        choices: Iterable[Multiples] = [
            dict.fromkeys(range(len(group)), b.ONE),
            together.taken_out(self.rest)[1],
            *self._by_what_is_their_own(rows),
        ]
        if len(group) == 1:
            choices = chain(choices, ({0: m} for m in self._short_ratios(self.rest, rows[0])))
        for multiples in choices:
            weights = {n: self.context.canonical(m) for n, m in multiples.items()}
            if len(weights) < len(group) or not all(self.context.sign(m) <= NON_NEGATIVE for m in weights.values()):
                continue
            strict = any(b.is_app(group[n].conclusion, t.LT) for n in weights)
            rest, made_of = self.rest, self.made_of
            for n, weight in weights.items():
                row, own = reduced[n]
                rest = without(self.context, rest, row, weight)
                made_of = _plus(made_of, own, b.neg(weight))
            if self._closes(rest, strict):
                yield [*((group[n], w) for n, w in weights.items()), *self._summands(made_of)]

    def _by_what_is_their_own(self, rows: Sequence[Row]) -> Iterator[Multiples]:
        """Each inequality as often as a value that no other one speaks of stands in what is to be shown."""
        names = self.numbers | _logarithms(*rows)
        atoms = [_atoms(row, names) for row in rows]
        found: Multiples = {}
        for n, row in enumerate(rows):
            others = set().union(*(a for k, a in enumerate(atoms) if k != n))
            own = sorted((a for a in atoms[n] - others if _coefficient(self.rest, a) != b.ZERO), key=t.order)
            if len(rows) < 2 or not own:
                return
            try:
                found[n] = self.context.canonical(b.div(_coefficient(self.rest, own[0]), _coefficient(row, own[0])))
            except Refused:
                return
        yield found

    def _multiples_of_one(self, theorems: Sequence[Theorem]) -> Iterator[list[Summand]]:
        """One equation as often as a quotient of monomials says, and the others as they are solved."""
        for theorem in theorems:
            row = self.gaps[theorem]
            for multiple in (*self._ratios(self.wanted, row), *self._whole(self.wanted, row)):
                rest, made_of = self.solved.taken_out(without(self.context, self.wanted, row, multiple))
                if self._closes(rest):
                    yield [(theorem, multiple), *self._summands(made_of)]

    def _squares(self) -> Iterator[list[Summand]]:
        """An equation once, either way round: what is left may be a square."""
        for theorem in self.numbered:
            for sign in (b.ONE, b.num(-1)):
                if self._closes(without(self.context, self.wanted, self.gaps[theorem], sign)):
                    yield [(theorem, sign)]

    def _closes(self, rest: Row, strict: bool = False) -> bool:
        left = self.context.canonical(_sum(rest))
        if b.is_app(self.goal, t.EQ):
            return left == b.ZERO
        return self.context.sign(left) <= (POSITIVE if b.is_app(self.goal, t.LT) and not strict else NON_NEGATIVE)

    def _ratios(self, wanted: Row, row: Row) -> list[Term]:
        """What makes monomials of one row those of the other: first what does so for the most, then the large ones."""
        return [ratio for ratio, _ in self._counted_ratios(wanted, row).most_common(MOST_RATIOS)]

    def _short_ratios(self, wanted: Row, row: Row) -> list[Term]:
        """First what does so for the most, then the short ones."""
        found = self._counted_ratios(wanted, row)
        return sorted(found, key=lambda ratio: (-found[ratio], ratio.size))[:MOST_RATIOS]

    def _counted_ratios(self, wanted: Row, row: Row) -> Counter[Term]:
        found: Counter[Term] = Counter()
        pairs = product(_largest_first(wanted), _largest_first(row))
        for (m, c), (own, d) in islice(pairs, MOST_PAIRS):
            try:
                found[self.context.canonical(b.div(normal.scaled(c, m), normal.scaled(d, own)))] += 1
            except Refused:
                continue
        return found

    def _whole(self, wanted: Row, row: Row) -> list[Term]:
        """What the one row is of the other, where nothing is left over."""
        quotient = exact_quotient(wanted, row) if len(row) > 1 else None
        return [] if quotient is None else [self.context.canonical(quotient)]

    def _summands(self, multiples: Multiples) -> list[Summand]:
        found = {n: self.context.canonical(m) for n, m in sorted(multiples.items())}
        return [(self.numbered[n], m) for n, m in found.items() if m != b.ZERO]


def _relevant(
    about: Sequence[Row], equations: Sequence[Theorem], gaps: dict[Theorem, Row], numbers: frozenset[Term]
) -> list[Theorem]:
    """The equations that share an integral or an unknown value with these rows, directly or through others."""
    own = {th: _atoms(gaps[th], numbers) for th in equations}
    atoms = set().union(*(_atoms(row, numbers) for row in about))
    pending, found = [th for th in equations if gaps[th]], []
    while near := [th for th in pending if not own[th] or own[th] & atoms]:
        found += near
        atoms.update(*(own[th] for th in near))
        pending = [th for th in pending if th not in near]
    return [th for th in equations if th in found]


# ---- solving equations ---------------------------------------------------------------------------------------


@dataclass
class _Pivot:
    """An equation solved for an atom: its gap, and what it is made of."""

    gap: Row
    made_of: Multiples
    atom: Term


class Solved:
    """Equations with gaps r - l = 0, each solved for the largest atom that it is about."""

    def __init__(self, context: Context, gaps: Sequence[Row], numbers: frozenset[Term] = NO_NUMBERS) -> None:
        self.context = context
        self.pivots: list[_Pivot] = []
        rows: list[tuple[Row, Multiples]] = [(row, {number: b.ONE}) for number, row in enumerate(gaps)]
        while rows:
            row, made_of = rows.pop(0)
            if (atom := _largest_atom(context, row, numbers)) is None:
                continue
            self.pivots.append(_Pivot(row, made_of, atom))
            for place, (other, own) in enumerate(rows):
                times = _times(context, other, row, atom)
                rows[place] = without(context, other, row, times), _plus(own, made_of, b.neg(times))

    def taken_out(self, row: Row) -> tuple[Row, Multiples]:
        """What is left of a row, and how often each equation was taken away from it."""
        found: Multiples = {}
        for pivot in self.pivots:
            times = _times(self.context, row, pivot.gap, pivot.atom)
            found = _plus(found, pivot.made_of, times)
            row = without(self.context, row, pivot.gap, times)
        return row, found


def gap(context: Context, left: Term, right: Term) -> Row:
    """right - left from the normal form of each, which the lines before and after need too."""
    row = dict(normal.summands(context.canonical(right)))
    for monomial, coefficient in normal.summands(context.canonical(left)):
        row[monomial] = row.get(monomial, Fraction(0)) - coefficient
    return {m: c for m, c in row.items() if c}


def without(context: Context, row: Row, other: Row, times: Term) -> Row:
    """row - times * other."""
    if times == b.ZERO:
        return row
    return dict(normal.summands(context.canonical(b.sub(_sum(row), b.mul(times, _sum(other))))))


def _plus(total: Multiples, more: Multiples, times: Term) -> Multiples:
    """total + times * more."""
    if times == b.ZERO:
        return total
    scaled = {n: times if part == b.ONE else b.mul(times, part) for n, part in more.items()}
    return total | {n: b.add(total[n], part) if n in total else part for n, part in scaled.items()}


def _times(context: Context, row: Row, other: Row, atom: Term) -> Term:
    """How often the other row is to be taken away from a row for the atom to vanish.

    The other row is k a + h, so it says a = e = -h/k; and a^n - e^n is a^(n-1) + a^(n-2) e + ... + e^(n-1) times a - e.
    """
    degrees = {m: n for m in row if (n := _degree(m, atom))}
    if not degrees:
        return b.ZERO
    slope = _coefficient(other, atom)
    if max(degrees.values()) == 1:
        return context.canonical(b.div(_coefficient(row, atom), slope))
    value = b.neg(b.div(_sum({m: c for m, c in other.items() if not _degree(m, atom)}), slope))
    found = []
    for monomial, n in degrees.items():
        beside = b.mul(*(f for f in _factors(monomial) if not _degree(f, atom)))
        powers = b.add(*(b.mul(_power(atom, i), _power(value, n - 1 - i)) for i in range(n)))
        found.append(normal.scaled(row[monomial], b.mul(beside, powers)))
    return context.canonical(b.div(b.add(*found), slope))


def _degree(monomial: Term, atom: Term) -> int:
    """How often the atom is a factor."""
    for factor in _factors(monomial):
        if factor == atom:
            return 1
        if isinstance(factor, App) and factor.head == t.POW and factor.args[0] == atom:
            exponent = factor.args[1]
            whole = isinstance(exponent, Num) and exponent.value.denominator == 1 and 0 < exponent.value <= MOST_TIMES
            return int(exponent.value) if whole else 0  # type: ignore[union-attr]
    return 0


def _power(term: Term, n: int) -> Term:
    return b.ONE if n == 0 else term if n == 1 else b.power(term, n)


def _largest_atom(context: Context, row: Row, numbers: frozenset[Term]) -> Term | None:
    """The largest integral or unknown value in an equation that is linear in it, the one that it is about."""
    linear = [a for a in _atoms(row, numbers) if all(_degree(m, a) <= 1 for m in row)]
    largest_first = sorted(linear, key=lambda a: (a.size, show(a)), reverse=True)
    return next((a for a in largest_first if _is_not_zero(context, context.canonical(_coefficient(row, a)))), None)


def _is_not_zero(context: Context, coefficient: Term) -> bool:
    """A divisor, so that the rule must be able to see it, too."""
    return coefficient != b.ZERO if isinstance(coefficient, Num) else 0 not in context.sign(coefficient)


def _atoms(row: Row, numbers: frozenset[Term]) -> set[Term]:
    bases = (f.args[0] if isinstance(f, App) and f.head == t.POW else f for m in row for f in _factors(m))
    return {a for a in bases if b.is_app(a, *ATOMS) or a in numbers}


def _logarithms(*rows: Row) -> frozenset[Term]:
    return frozenset(f for row in rows for m in row for f in _factors(m) if b.is_app(f, t.LOG))


def _coefficient(row: Row, atom: Term) -> Term:
    """What multiplies the atom in a row that is linear in it."""
    found = []
    for monomial, coefficient in row.items():
        factors = _factors(monomial)
        if atom in factors:
            found.append(normal.scaled(coefficient, b.mul(*(f for f in factors if f != atom))))
    return b.add(*found)


def _sum(row: Row) -> Term:
    return b.add(*(normal.scaled(c, m) for m, c in row.items()))


def _factors(monomial: Term) -> tuple[Term, ...]:
    return monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)


def _largest_first(row: Row) -> list[tuple[Term, Fraction]]:
    return sorted(row.items(), key=lambda item: (item[0].size, show(item[0])), reverse=True)
