"""A measure of members and numbers, and the closed form that is found for it: once for symbols, and at other values an
instance of that.

Stands above the entries and what is written of a closed form; which measures there are it must not know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from symit.families.closed_forms.finishing import finished, in_plain_quotients, put, put_together, shorter, without_ones
from symit.families.closed_forms.outcomes import outcome_by_outcome
from symit.families.closed_forms.solving import (
    Disjoint,
    Diverges,
    Ground,
    Outside,
    as_bound,
    at_points,
    contained,
    ground,
    knowing,
    lighter,
    of_numbers,
    open_order,
)
from symit.families.entry import INTEGERS, Family, Member
from symit.families.no_form import NoForm
from symit.families.special_members import known_as, said_of
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.casewise import by_cases
from symit.proving.steps.matching import subterms

WITHOUT = Outside, Disjoint, Diverges, NoBaseIntegral, Refused, Unanswered, t.TermError
"""What is raised where there is no closed form."""
LONG = 100
"""A closed form of so many nodes, once it is finished, is not finished anew for its instances."""


@dataclass(frozen=True)
class Measure:
    """Its name, how many distributions and which numbers it takes, the term that it is, and how that is solved."""

    name: str
    members: int
    numbers: tuple[str, ...]
    term: Callable[[Request], Term]
    found: Callable[[Request, Ground], Theorem]
    given: Callable[..., Sequence[Term]] = lambda *_: ()
    both_ways: bool = False
    """Is it asked of both distributions that they live where the other does?"""
    anywhere: bool = False
    """Has it a value wherever the two supports lie?"""
    is_of_both: Callable[[Request], bool] = lambda _: False
    """Has it a value where no other support lies, too: is it of what both have in common?"""
    beside: Callable[[Request], Theorem | None] | None = None
    """What stands beside the closed form."""
    alone: bool = False
    """Is that said where there is no closed form, too?"""
    parts: Callable[[Request], tuple[Request, ...]] | None = None
    """Of a matrix its entries, each a request of its own."""
    rows: Callable[[Request], tuple[str, ...]] | None = None
    """What its rows and columns are called."""
    place: tuple[int, ...] = ()
    """Of an entry of an information matrix, its row and its column."""
    direct: bool = False
    """Is it found for the values that are asked for, and written as it is found?"""
    cases: Callable[[Request, Ground], Term | None] = lambda *_: None
    """A condition on the parameters such that it is one thing where it holds, and another where it does not."""
    infinite: Callable[[Request], bool] = lambda _: False
    """Is it infinite where one of its integrals diverges and all others converge?"""
    of_itself: Callable[[Request, Ground], Theorem] | None = None
    """What it is of a distribution and the same distribution, where that is not found like all others."""
    falls: Callable[[Request], bool] = lambda _: False
    """Is it minus infinity there?"""


@dataclass(frozen=True)
class Request:
    """A measure of members, with numbers."""

    measure: Measure
    members: tuple[Member, ...]
    numbers: tuple[Term, ...] = ()
    supposed: tuple[Term, ...] = ()
    """What is known of the parameters beyond their domains."""

    @property
    def ground(self) -> Ground:
        found = ground(self.members, self.numbers, self.measure.given(*self.numbers))
        return replace(found, scope=found.scope.given(*self.supposed))

    def supposing(self, *formulas: Term) -> Request:
        return replace(self, supposed=(*self.supposed, *formulas))

    @property
    def term(self) -> Term:
        return self.measure.term(self)

    def theorem(self) -> Theorem:
        """The closed form; of a matrix those of its entries that have one.  Raises Outside, Diverges, NoBaseIntegral,
        Refused.

        It is found once for symbols and has an instance at numbers; where symbols do not do, it is found for numbers.
        """
        if self.is_matrix:
            found, missing = _entry_by_entry(self)
            if missing and not (found and self.rows):
                raise next(iter(missing.values()))
            return logic.conjoin(*found)
        try:
            value = self._value(self.with_supports())
        except NoBaseIntegral as missing:
            if not self.measure.alone:
                raise
            return self._alone(missing)
        beside = self._beside()
        return value if beside is None else logic.conjoin(beside, value)

    @property
    def missing(self) -> Mapping[tuple[str, str], Exception]:
        """Of a matrix the entries that have no closed form, by their rows and columns, and why."""
        if not self.is_matrix or not self.rows:
            return {}
        places = [(row, column) for i, row in enumerate(self.rows) for column in self.rows[i:]]
        _, missing = _entry_by_entry(self)
        return {place: missing[part] for place, part in zip(places, self.parts, strict=True) if part in missing}

    def _beside(self) -> Theorem | None:
        return self.measure.beside(self) if self.measure.beside else None

    def _alone(self, missing: NoBaseIntegral) -> Theorem:
        """What stands beside the closed form; what is missing for that, where not even this is found."""
        with suppress(Refused, Unanswered, t.TermError):
            if (beside := self._beside()) is not None:
                return beside
        raise missing

    @property
    def form(self) -> Term | None:
        """How the entry writes it, where it does."""
        family = self.members[0].family
        if self.measure.place:
            of_entry: Term | None = (
                family.information(*self.measure.place, *self.values) if family.information else None
            )
            return of_entry
        if family.form is None or any(m.family is not family for m in self.members):
            return None
        form: Term | None = family.form(self.measure.name, [m.values for m in self.members], self.numbers)
        return form

    def _value(self, ground_: Ground) -> Theorem:
        if self.measure.direct:
            return self.measure.found(self, ground_)
        return self._without_integrals(ground_) or self._by_integrals(ground_)

    def _without_integrals(self, ground_: Ground) -> Theorem | None:
        """From what the members are: one law, members of other families too, or on few outcomes; and case by case."""
        if self.measure.of_itself is not None and len(set(self.members)) == 1:
            with suppress(Refused, Unanswered, t.TermError):
                return self.measure.of_itself(self, ground_)
        if (known := self.by_another_name(ground_)) is not None:
            return known
        if self._has_empty_outcomes:
            return finished(outcome_by_outcome(ground_.scope, self.term), ground_)
        if (condition := self.measure.cases(self, ground_)) is not None:
            if not self.supposed and any(b.is_app(v, t.POW) and v.args[1] == b.num(-1) for v in self.values):  # type: ignore[union-attr]
                with suppress(*WITHOUT):  # as they are, rates 1/s would leave logarithms of quotients
                    return _instance_in_cases(self, ground_)
            return self._in_each_case(ground_.scope, condition)
        if self.measure.is_of_both(self) and (condition := open_order(self.ground)) is not None:
            with suppress(*WITHOUT):  # then under the conditions that the one support lies in the other
                return self._in_each_case(self.ground.scope, condition)
        return None

    def _by_integrals(self, ground_: Ground) -> Theorem:
        """An instance of what is found for symbols, or what is found for these values."""
        missing: NoBaseIntegral | None = None
        found: Theorem | None = None
        if not self.is_general and not self.supposed:
            try:
                found = _instance(self, ground_)
                return self._finished_instance(found, ground_)
            except NoBaseIntegral as refusal:
                missing = refusal
            except WITHOUT:
                pass  # what diverges for all values does so at these, and is to be said of them
        try:
            return self._found(ground_, missing)
        except (Refused, Unanswered, t.TermError):
            if found is None and self._has_whole_numbers:
                with suppress(*WITHOUT):
                    found = _instance(self, ground_, self.numbers)
                    return finished(found, ground_)
            if found is None:
                raise
            return found  # of numbers that are too large to be written in another way

    def _finished_instance(self, found: Theorem, ground_: Ground) -> Theorem:
        if self.form is not None:
            return self._put_together(found, ground_)
        is_finished = any(m.family.through for m in self.members) and sides(found)[1].size > LONG
        if self.measure.is_of_both(self):
            found = without_ones(found, at_points(ground_, self.members[0]))
        return shorter(found, ground_) if is_finished else finished(found, ground_)

    @property
    def _has_whole_numbers(self) -> bool:
        """Is there a number beside parameters that are whole numbers, as of trials: a thousand of them are no sum?"""
        parameters = (p for m in self.members for p in zip(m.family.parameters, m.values, strict=True))
        return bool(self.numbers) and any(domain in INTEGERS and not v.free for (_, domain), v in parameters)

    def _found(self, ground_: Ground, missing: NoBaseIntegral | None) -> Theorem:
        """What is found for these values; where not even their integrals are, what is missing for symbols is said."""
        try:
            found = self.measure.found(self, ground_)
            if self.measure.place and self.form is not None:
                return self._put_together(found, ground_)
            found = finished(found, ground_)
            is_own = self.form is not None and all(isinstance(v, Var) for m in self.members for v in m.values)
            return knowing(ground_.scope, found).restate(found, self.form) if is_own else found
        except (Diverges, NoForm):
            raise
        except (Refused, Unanswered, t.TermError) as refusal:
            if (theorem := self._with_symbols_in_the_last(ground_)) is not None:
                return theorem
            if isinstance(refusal, NoBaseIntegral):
                raise
            raise missing or refusal from None

    def _with_symbols_in_the_last(self, ground_: Ground) -> Theorem | None:
        """An instance of what is found with symbols for the numbers of the last member, where the first has one of many
        supports: there may be a closed form on (0, 1) alone, and 1 - x^a is multiplied out at a number."""
        first, last = self.members[0], self.members[-1]
        values = dict(zip(last.family.renamed(lambda name: f"{name}_0"), last.values, strict=True))
        is_one_of_many = bool(first.family.support(*first.family.renamed(str)).free)
        if first is last or not is_one_of_many or last.family.through or any(v.free for v in last.values):
            return None
        general = replace(self, members=(*self.members[:-1], last.family.at(*values)))
        with suppress(*WITHOUT):
            found = general.measure.found(general, general.with_supports())
            return finished(_of_term(ground_.scope, self.term, ground_.scope.instantiate(found, dict(values))), ground_)
        return None

    def _put_together(self, found: Theorem, ground_: Ground) -> Theorem:
        written = put_together(found, ground_)
        return without_ones(written, at_points(ground_, self.members[0])) if self.measure.place else written

    def _in_each_case(self, scope: Scope, condition: Term) -> Theorem:
        condition = as_bound(condition)  # as the closed form of a case writes what it supposes
        (otherwise,) = negations(condition)
        parts = (self.supposing(case) for case in (condition, otherwise))
        return by_cases(scope, condition, [part._value(part.with_supports()) for part in parts])

    @property
    def _has_empty_outcomes(self) -> bool:
        """Have members on the same outcomes none of the probability at one of them?"""
        one_space = len({m.support for m in self.members}) == 1
        return one_space and any(m.family.empty and m.family.empty(*m.values) for m in self.members)

    def by_another_name(self, ground_: Ground) -> Theorem | None:
        """What is known of members that are members of other families too; not of an entry of an information matrix,
        which is about the parameters of its own."""
        others = tuple(map(known_as, self.members))
        if others == self.members or self.measure.place:
            return None
        try:
            known = replace(self, members=others).theorem()
            there = at_points(ground_, self.members[0])
            return said_of(there, ground_.point, self.members, self.term, known)
        except (Refused, Unanswered, t.TermError):
            return None

    @property
    def is_matrix(self) -> bool:
        return self.measure.parts is not None

    @property
    def parts(self) -> tuple[Request, ...]:
        """The entries of a matrix, else the request itself."""
        return self.measure.parts(self) if self.measure.parts else (self,)

    def with_supports(self) -> Ground:
        """The ground with the conditions under which one support lies in another.  Raises Outside."""
        ground_, first = self.ground, self.members[0]
        for other in () if self.measure.anywhere else self.members[1:]:
            try:
                ground_ = contained(ground_, first, other)
            except Outside:
                if not self.measure.is_of_both(self):
                    raise
            if self.measure.both_ways:
                ground_ = contained(ground_, other, first)
        return ground_

    def at(self, values: Mapping[Var, Term]) -> Request:
        """The same with these values for symbols."""
        return Request(
            self.measure,
            tuple(m.at(values) for m in self.members),
            tuple(b.substitute(n, values) for n in self.numbers),
        )

    @property
    def values(self) -> tuple[Term, ...]:
        return (*(v for m in self.members for v in m.values), *self.numbers)

    @property
    def is_general(self) -> bool:
        """Are all parameters different symbols, and those in which the closed form is found?"""
        own = all(m.family.through is None for m in self.members)
        return own and len(set(self.values)) == len(self.values) and all(isinstance(v, Var) for v in self.values)

    @property
    def rows(self) -> tuple[str, ...]:
        """What the rows and columns of a matrix are called."""
        return self.measure.rows(self) if self.measure.rows is not None else ()

    @property
    def id(self) -> str:
        return "-".join([self.measure.name.replace("_", "-"), *(m.family.name.lower() for m in self.members)])


@lru_cache(maxsize=10)
def _entry_by_entry(request: Request) -> tuple[list[Theorem], dict[Request, Exception]]:
    """The entries of a matrix that are found, and why others are not."""
    found: list[Theorem] = []
    missing: dict[Request, Exception] = {}
    for part in request.parts:
        try:
            found.append(part.theorem())
        except WITHOUT as why:
            missing[part] = why
    return found, missing


def _shared(members: Sequence[Member]) -> frozenset[str]:
    """The whole numbers that two members of one family have in common: where trials are as many, much cancels."""
    if len({m.family for m in members}) > 1 or len(members) < 2:
        return frozenset()
    one, other = members
    values = zip(one.family.parameters, one.values, other.values, strict=True)
    return frozenset(name for (name, domain), v, w in values if domain in INTEGERS and v == w)


@cache
def _general(
    measure: Measure, families: tuple[Family, ...], shared: frozenset[str], numbers: tuple[Term, ...]
) -> tuple[Request, Theorem]:
    """The request for symbols and these numbers, and its closed form."""
    symbols = [_symbols(f, n, shared) for n, f in enumerate(families, start=1)]
    members = (f.at(*(f.through.to(*vs) if f.through else vs)) for f, vs in zip(families, symbols, strict=True))
    request = Request(measure, tuple(members), numbers)
    ground_ = request.with_supports()
    theorem = lighter(measure.found(request, ground_), ground_.domains)
    if shared or any(f.through for f in families):
        theorem = finished(theorem, ground_)  # while it is short
    if request.form is not None and sides(theorem)[1] != request.form:
        theorem = knowing(ground_.scope, theorem).restate(theorem, request.form)
    return request, theorem


def _symbols(family: Family, number: int, shared: frozenset[str]) -> tuple[Var, ...]:
    if family.through:
        return tuple(b.real(f"{name}_{number}") for name in family.through.names)
    return family.renamed(lambda name: name if name in shared else f"{name}_{number}")


def general_form(
    request: Request, numbers: tuple[Term, ...] | None = None
) -> tuple[Request, Theorem, Mapping[Var, Term]]:
    """The request for symbols, also in the place of numbers but where these are given, its closed form, and what the
    symbols stand for.  Raises what finding it raises."""
    families, shared = tuple(m.family for m in request.members), _shared(request.members)
    numbers = tuple(map(b.real, request.measure.numbers)) if numbers is None else numbers
    symbols = (*(v for n, f in enumerate(families, 1) for v in _symbols(f, n, shared)), *numbers)
    given = [v for m in request.members for v in (m.family.through.back(*m.values) if m.family.through else m.values)]
    chosen = zip(symbols, (*given, *request.numbers), strict=True)
    values = {symbol: value for symbol, value in chosen if isinstance(symbol, Var)}
    try:
        return *_general(request.measure, families, shared, numbers), values
    except NoBaseIntegral as missing:
        raise NoBaseIntegral(b.substitute(missing.integral, values)) from None  # type: ignore[arg-type]


def why_without_value(request: Request) -> Outside | Disjoint | Diverges | None:
    """Why it has no value; None where it has one, or that is not seen."""
    try:
        request.theorem()
    except (Outside, Disjoint, Diverges) as why:
        return why
    except (Refused, Unanswered, t.TermError):
        pass
    return None


def _instance(request: Request, ground_: Ground, numbers: tuple[Term, ...] | None = None) -> Theorem:
    """The closed form for symbols, also in the place of numbers but where these are given, at the values that are asked
    for.  Refused where a condition fails there."""
    general, theorem, values = general_form(request, numbers)
    scope = ground_.scope
    for condition in sorted(theorem.hypotheses, key=t.order):
        at_values = b.substitute(condition, values)
        scope = scope.know(*of_numbers(scope, at_values))
        if context_of(scope).decide(at_values) is False:
            raise Refused("{} does not hold", at_values)
    found = scope.instantiate(theorem, dict(values))
    for old, new in zip(general.values, request.values, strict=True):
        found = put(ground_.scope, found, b.substitute(old, values), new)
    return _of_term(ground_.scope, request.term, found)


@cache
def _in_cases(measure: Measure, families: tuple[Family, ...]) -> tuple[tuple[Var, ...], Theorem]:
    """Symbols for the parameters, and the closed form with its cases."""
    symbols = [_symbols(f, n, frozenset()) for n, f in enumerate(families, start=1)]
    members = tuple(f.at(*vs) for f, vs in zip(families, symbols, strict=True))
    request = Request(measure, members, tuple(map(b.real, measure.numbers)))
    return tuple(v for vs in symbols for v in vs), request.theorem()


def _instance_in_cases(request: Request, ground_: Ground) -> Theorem:
    """The closed form for symbols, with its cases, at these values, and quotients of them in lowest terms."""
    symbols, theorem = _in_cases(request.measure, tuple(m.family for m in request.members))
    values = [v for m in request.members for v in m.values]
    names = (*symbols, *map(b.real, request.measure.numbers))
    found = ground_.scope.instantiate(theorem, dict(zip(names, (*values, *request.numbers), strict=True)))
    return in_plain_quotients(found, ground_.scope)


def _of_term(scope: Scope, term: Term, found: Theorem) -> Theorem:
    """Of the term that is asked for, whose support has its ends added up: -1/2 for 3/2 - 2."""
    if not b.is_app(found.conclusion, t.EQ):
        return found
    with suppress(Refused):
        for old, new in zip(_ends(sides(found)[0]), _ends(term), strict=False):
            found = put(scope, found, old, new)
    return found if sides(found)[0] == term else logic.chain(scope.know(found).field(term, sides(found)[0]), found)


def _ends(term: Term) -> list[Term]:
    """The finite ends of the spaces in a term."""
    spaces = (p for p in subterms(term) if isinstance(p, App) and p.head in (t.INTERVAL, t.RANGE))
    return [end for space in spaces for end in space.args if end.sort != t.EXTENDED]
