"""The measures: what each of them is of its distributions, and how its closed form is found.

A measure is a functional of one or two members and perhaps numbers.  Those that are not the kernel's own are
definitions that stand with every statement about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction
from functools import cache

from symit.families.beta_parts import plainest
from symit.families.cauchy_logarithm import digamma_at_half
from symit.families.counts import at_first
from symit.families.entry import INTEGERS, Family, Member
from symit.families.fisher import entry, information
from symit.families.functionals import (
    ALPHA_DIVERGENCE,
    BHATTACHARYYA,
    CHI_SQUARED,
    HELLINGER,
    JENSEN_SHANNON,
    MEAN,
    MOMENT,
    RENYI_DIVERGENCE,
    RENYI_ENTROPY,
    SQUARED_HELLINGER,
    TSALLIS_ENTROPY,
    VARIANCE,
)
from symit.families.gamma_values import in_names, with_plain_values
from symit.families.moments import either
from symit.families.named import folded
from symit.families.natural import log_partition
from symit.families.overlap import at_most_one
from symit.families.requests import Call, arranged, expression, members_of
from symit.families.solving import Ground, as_bound, at_points, contained, ground, in_plain_conditions, lighter, solved
from symit.families.special_members import known_as, said_of
from symit.families.supports import holds, sign_of_logarithms
from symit.families.transport import carries, cost, distance, order
from symit.families.variation import side, variation, variation_found
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.special import DIGAMMA
from symit.proving.casewise import in_each_case
from symit.proving.closed_forms import Moment, context_of
from symit.proving.improper import taken_apart
from symit.proving.matching import subterms
from symit.proving.scope import Scope, replace_term, rewritten, sides
from symit.proving.tidy import tidied

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
    beside: Callable[[Request], Theorem] | None = None
    """What stands beside the closed form."""
    parts: Callable[[Request], tuple[Request, ...]] | None = None
    """Of a matrix its entries, each a request of its own."""
    rows: Callable[[Request], tuple[str, ...]] | None = None
    """What its rows and columns are called, where that is not the parameters."""
    direct: bool = False
    """Is it found for the values that are asked for, and written as it is found?"""
    cases: Callable[[Request, Ground], Term | None] = lambda *_: None
    """A condition on the parameters such that it is one thing where it holds, and another where it does not."""


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
        """The closed form; of a matrix that of each entry.  Raises Outside, Diverges, NoBaseIntegral, Refused.

        It is found once for symbols and has an instance at numbers; where symbols do not do, it is found for numbers.
        """
        if self.is_matrix:
            return logic.conjoin(*(part.theorem() for part in self.parts))
        value = self._value(self.with_supports())
        return logic.conjoin(self.measure.beside(self), value) if self.measure.beside else value

    def _value(self, ground_: Ground) -> Theorem:
        if self.measure.direct:
            return self.measure.found(self, ground_)
        if (known := self.by_another_name(ground_)) is not None:
            return known
        if (condition := self.measure.cases(self, ground_)) is not None:
            return self._in_each_case(ground_.scope, condition)
        if not self.is_general and not self.supposed:
            try:
                found = _instance(self, ground_)
                is_finished = any(m.family.through for m in self.members) and sides(found)[1].size > LONG
                return _shorter(found, ground_) if is_finished else finished(found, ground_)
            except (Refused, Unanswered, t.TermError):
                pass
        return finished(self.measure.found(self, ground_), ground_)

    def _in_each_case(self, scope: Scope, condition: Term) -> Theorem:
        (otherwise,) = negations(condition)
        parts = (self.supposing(case) for case in (condition, otherwise))
        found = {part.supposed[-1] == condition: part._value(part.with_supports()) for part in parts}
        value = b.if_(condition, *(sides(found[holds])[1] for holds in (True, False)))

        def shown(there: Scope, holds: bool) -> Theorem:
            theorem = found[holds]
            known = there.know(*folded.values(there, sides(theorem)[1]), theorem)
            return known.restate(theorem, value)

        return in_each_case(scope, condition, shown)

    def by_another_name(self, ground_: Ground) -> Theorem | None:
        """What is known of members that are members of other families too."""
        others = tuple(map(known_as, self.members))
        if others == self.members:
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
            ground_ = contained(ground_, first, other)
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
        """What the rows and columns of a matrix are called: mostly the parameters in which there are derivatives."""
        if self.measure.rows is not None:
            return self.measure.rows(self)
        family = self.members[0].family
        return tuple(name for name, domain in family.parameters if domain not in INTEGERS) if self.is_matrix else ()

    @property
    def id(self) -> str:
        return "-".join([self.measure.name.replace("_", "-"), *(m.family.name.lower() for m in self.members)])


def _shared(members: Sequence[Member]) -> frozenset[str]:
    """The whole numbers that two members of one family have in common: where trials are as many, much cancels."""
    if len({m.family for m in members}) > 1 or len(members) < 2:
        return frozenset()
    one, other = members
    values = zip(one.family.parameters, one.values, other.values, strict=True)
    return frozenset(name for (name, domain), v, w in values if domain in INTEGERS and v == w)


@cache
def _general(
    measure: Measure, families: tuple[Family, ...], shared: frozenset[str]
) -> tuple[Request, tuple[Var, ...], Theorem]:
    """The request for symbols, these, and its closed form."""
    symbols = [_symbols(f, n, shared) for n, f in enumerate(families, start=1)]
    members = (f.at(*(f.through.to(*vs) if f.through else vs)) for f, vs in zip(families, symbols, strict=True))
    numbers = tuple(map(b.real, measure.numbers))
    request = Request(measure, tuple(members), numbers)
    ground_ = request.with_supports()
    theorem = lighter(measure.found(request, ground_), ground_.domains)
    if shared or any(f.through for f in families):
        theorem = finished(theorem, ground_)  # while it is short
    return request, (*(v for vs in symbols for v in vs), *numbers), theorem


def _symbols(family: Family, number: int, shared: frozenset[str]) -> tuple[Var, ...]:
    if family.through:
        return tuple(b.real(f"{name}_{number}") for name in family.through.names)
    return family.renamed(lambda name: name if name in shared else f"{name}_{number}")


def _instance(request: Request, ground_: Ground) -> Theorem:
    """The closed form for symbols at the values that are asked for.  Refused where a condition fails there."""
    general, symbols, theorem = _general(
        request.measure, tuple(m.family for m in request.members), _shared(request.members)
    )
    given = [v for m in request.members for v in (m.family.through.back(*m.values) if m.family.through else m.values)]
    values = dict(zip(symbols, (*given, *request.numbers), strict=True))
    scope = ground_.scope
    for condition in sorted(theorem.hypotheses, key=t.order):
        at_values = b.substitute(condition, values)
        scope = scope.know(*_of_numbers(scope, at_values))
        if context_of(scope).decide(at_values) is False:
            raise Refused("{} does not hold", at_values)
    found = scope.instantiate(theorem, dict(values))
    for old, new in zip(general.values, request.values, strict=True):
        found = put(ground_.scope, found, b.substitute(old, values), new)
    return _of_term(ground_.scope, request.term, found)


def _of_term(scope: Scope, term: Term, found: Theorem) -> Theorem:
    """Of the term that is asked for, whose support has its ends added up: -1/2 for 3/2 - 2."""
    if not b.is_app(found.conclusion, t.EQ) or sides(found)[0] == term:
        return found
    return logic.chain(scope.know(found).field(term, sides(found)[0]), found)


def _of_numbers(scope: Scope, condition: Term) -> list[Theorem]:
    """What decides a condition on logarithms of numbers, which signs do not."""
    if condition.free or not b.is_app(condition, t.LT, t.LE):
        return []
    left, right = condition.args  # type: ignore[union-attr]
    known = sign_of_logarithms(scope, b.sub(right, left))
    return [] if known is None else [known]


def put(scope: Scope, theorem: Theorem, old: Term, new: Term) -> Theorem:
    """A theorem with a value written in another way."""
    if old == new:
        return theorem
    hole = b.fresh("hole", old.sort, theorem.conclusion, old, new)
    return logic.rewrite(
        theorem, scope.field(old, new), template=b.lam(hole, replace_term(theorem.conclusion, old, hole))
    )


def _shorter(theorem: Theorem, ground_: Ground) -> Theorem:
    """An instance of what is finished, with the sums in it added up."""
    theorem = lighter(theorem, ground_.domains)
    _, right = sides(theorem)
    known = ground_.scope.know(theorem, *_facts(theorem, ground_.scope))
    try:
        return logic.chain(theorem, known.field(right, _added_up(right)))
    except (Refused, Unanswered, t.TermError):  # the second: written out, it is longer than anybody reads
        return _with_short_sums(theorem, known)


def _with_short_sums(theorem: Theorem, known: Scope) -> Theorem:
    """The same with those sums in it added up that are linear in the parameters."""
    for old in dict.fromkeys(subterms(sides(theorem)[1])):
        if b.is_app(old, t.ADD) and not any(isinstance(s, App) and s.head not in (t.ADD, t.MUL) for s in subterms(old)):
            plain = PLAIN.canonical(old)
            if plain.size < old.size:
                theorem = rewritten(theorem, known.field(old, plain))
    return theorem


def _added_up(term: Term) -> Term:
    if not isinstance(term, App):
        return term
    rebuilt = App(term.head, tuple(map(_added_up, term.args)))
    if rebuilt.head != t.ADD or any(b.is_app(s, t.LOG, t.EXP) for s in subterms(rebuilt)):
        return rebuilt
    plain = PLAIN.canonical(rebuilt)
    return plain if plain.size < rebuilt.size else rebuilt


def finished(theorem: Theorem, ground_: Ground) -> Theorem:
    """With as few conditions as possible, Gamma at its plainest arguments, and written as a person would."""
    theorem = in_plain_conditions(lighter(theorem, ground_.domains), ground_.domains)
    theorem = _with_digamma_at_half(with_plain_values(theorem, _without_integrals(theorem, ground_.scope)))
    known = _facts(theorem, ground_.scope)
    try:
        return taken_apart(tidied(theorem, plainest, known), known, folded)
    except t.TermError:  # written out, it is longer than anybody reads
        return theorem


def _with_digamma_at_half(theorem: Theorem) -> Theorem:
    """With digamma(1/2) as digamma(1) - 2 log 2."""
    _, right = sides(theorem)
    named = folded(right)
    if b.app(DIGAMMA, b.num(Fraction(1, 2))) not in subterms(named):
        return theorem
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem)
    theorem = logic.chain(theorem, in_names(scope, right, named)) if named != right else theorem
    return rewritten(theorem, digamma_at_half())


def _facts(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """What is known of the parameters, that Gamma is positive where it stands in the right side, and each sum of which
    there is a logarithm."""
    known = [f for f in scope.facts if f.hypotheses <= theorem.hypotheses]
    there = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(*known)
    own = (f for f in known if f.conclusion not in theorem.hypotheses)
    of_entries = (f for f in own if b.is_app(f.conclusion, t.LT) or not t.has_integral(f.conclusion))
    wanted = [b.lt(0, a) for a in _sums_in_logarithms(theorem)] + [b.ne(a, 0) for a in _denominators(theorem, there)]
    return [*of_entries, *folded.values(there, sides(theorem)[1]), *_where_seen(theorem, there, wanted)]


def _where_seen(theorem: Theorem, there: Scope, wanted: Iterable[Term]) -> Iterator[Theorem]:
    """Those of these claims that hold: what stands in a case may be positive there alone."""
    for claim in wanted:
        with suppress(Refused):
            yield logic.evident(theorem, *there.facts, claim=claim)


def _denominators(theorem: Theorem, there: Scope) -> list[Term]:
    """Sums below a line in the right side that are not seen not to be 0: multiplied out, (1 - p)^3 is such a one."""
    powers = (a for a in subterms(sides(theorem)[1]) if isinstance(a, App) and a.head == t.POW)
    below = dict.fromkeys(p.args[0] for p in powers if p.args[1] == b.num(-1) and b.is_app(p.args[0], t.ADD))
    return [a for a in below if not t.has_integral(a) and not holds(there, b.ne(a, 0))]


def _without_integrals(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """What is known besides the hypotheses of a theorem and follows from them."""
    known = (f for f in scope.facts if f.hypotheses <= theorem.hypotheses)
    return [f for f in known if f.conclusion not in theorem.hypotheses and not t.has_integral(f.conclusion)]


def _sums_in_logarithms(theorem: Theorem) -> list[Term]:
    """Sums in the right side of which there is a logarithm, so that they are positive."""
    logs = (a for a in subterms(sides(theorem)[1]) if isinstance(a, App) and a.head == t.LOG)
    return list(dict.fromkeys(a.args[0] for a in logs if b.is_app(a.args[0], t.ADD)))


# ---- terms ---------------------------------------------------------------------------------------------------


def density(ground_: Ground, member: Member) -> Abs:
    return b.lam(ground_.point, member.density(ground_.point))


def _functional(definition: Definition) -> Callable[[Request], Term]:
    """A functional of densities over the support of the first, and of numbers."""

    def term(request: Request) -> Term:
        ground_ = request.ground
        densities = (density(ground_, m) for m in request.members)
        return b.app(definition, request.members[0].support, *densities, *request.numbers)

    return term


def _between(definition: Definition) -> Callable[[Request], Term]:
    """A functional of both densities alike: over the support that they share, or over all numbers."""

    def term(request: Request) -> Term:
        one, other = request.members
        everywhere = b.integers(b.MINUS_INFINITY, b.INFINITY) if one.family.point.of == t.INT else b.REALS
        space = one.support if one.support == other.support else everywhere
        return b.app(definition, space, *(density(request.ground, m) for m in request.members))

    return term


def _of_values(on_the_line: Definition, on_integers: Definition) -> Callable[[Request], Term]:
    """A functional in which the values themselves stand, numbers of either kind."""

    def term(request: Request) -> Term:
        is_discrete = request.members[0].family.point.of == t.INT
        return _functional(on_integers if is_discrete else on_the_line)(request)

    return term


def _both_ways(request: Request) -> Term:
    one, two = request.members
    swapped = Request(request.measure, (two, one))
    return b.add(_functional(KL)(request), _functional(KL)(swapped))


# ---- closed forms --------------------------------------------------------------------------------------------


def _moment(request: Request) -> Moment:
    first, *others = (m.moment for m in request.members)
    return either(first, others[0]) if others and request.measure.both_ways else first


def _by_elimination(request: Request, ground_: Ground) -> Theorem:
    """A functional that is linear in integrals."""
    return solved(at_points(ground_, request.members[0]), request.term, _moment(request), ground_.parameters)


def _of_integrals(request: Request, ground_: Ground) -> Theorem:
    """A function of integrals: each by itself, and put in where it stands."""
    scope = at_points(ground_, request.members[0])
    written = b.unfold(request.term)
    inner = [p for p in dict.fromkeys(subterms(written)) if b.is_app(p, t.INTEGRAL)]
    values: list[Theorem] = []
    for integral in inner:
        value = _valued(scope, integral, _moment(request), ground_)
        scope = _knowing(scope, value)
        scope = scope.know(*positive(scope, value))
        values.append(value)
    return rewritten(scope.unfold(request.term), *values)


def _valued(scope: Scope, integral: Term, moment: Moment, ground_: Ground) -> Theorem:
    """What an integral is, written as a person would."""
    value = solved(scope, integral, moment, ground_.parameters)
    if not positive(_knowing(scope, value), value):
        value = _multiplied(value, scope)
    if not all(holds(scope, b.lt(0, a)) for a in _sums_in_logarithms(value)):  # that would be forgotten
        return value
    return tidied(value, plainest, _facts(value, scope))


def _knowing(scope: Scope, value: Theorem) -> Scope:
    """With what a theorem says, and what it supposes."""
    return scope.given(*sorted(value.hypotheses - {h for f in scope.facts for h in f.hypotheses}, key=t.order)).know(
        value
    )


def _hellinger(request: Request, ground_: Ground) -> Theorem:
    """The root of 1 - overlap, which is not negative: seen from its value, or since both densities integrate to 1."""
    scope = at_points(ground_, request.members[0])
    (overlap,) = (p for p in subterms(b.unfold(request.term)) if b.is_app(p, t.INTEGRAL))
    value = _valued(scope, overlap, _moment(request), ground_)
    scope = _knowing(scope, value)
    try:
        bound = scope.linear(b.le(overlap, 1), (value, 1))
    except Refused:
        bound = _overlap_bound(request, ground_, scope)
    return rewritten(scope.know(bound).unfold(request.term), value)


def _overlap_bound(request: Request, ground_: Ground, scope: Scope) -> Theorem:
    space, x = request.members[0].support, ground_.point
    p, q = (member.density(x) for member in request.members)
    ones: list[Theorem] = []
    for density_, member in ((p, request.members[0]), (q, request.members[1])):
        whole = solved(scope, b.integral(space, x, density_), member.moment, ground_.parameters)
        ones.append(scope.know(*folded.values(scope, sides(whole)[1])).restate(whole, 1))
    return at_most_one(scope.know(*ones), x, space, p, q, *ones)


def positive(scope: Scope, value: Theorem) -> list[Theorem]:
    """0 < an integral, where its value is seen to be positive."""
    integral = sides(value)[0]
    try:
        there = scope.know(*folded.values(scope, sides(value)[1]))
        return [there.linear(b.lt(0, integral), (value, -1))]
    except Refused:
        return _sum_is_positive(scope, integral)


def _multiplied(value: Theorem, scope: Scope) -> Theorem:
    """With 0 < a sum in the value instead of a hypothesis that has it divided by a power: 0 < r^k q + l^k, and not
    0 < q + l^k/r^k."""
    known = {h for f in scope.facts for h in f.hypotheses}
    sums = [s for s in dict.fromkeys(subterms(PLAIN.canonical(sides(value)[1]))) if b.is_app(s, t.ADD)]
    for relation in sorted((h for h in value.hypotheses - known if b.is_app(h, t.LT)), key=t.order):
        left, right = relation.args  # type: ignore[union-attr]
        (first, _), *_ = normal.summands(PLAIN.canonical(b.sub(right, left)))
        for part, (monomial, _) in ((s, m) for s in sums for m in normal.summands(s)):
            plain = logic.assume(formula=as_bound(b.lt(0, part)))
            with suppress(Refused):
                there = Scope().given(*sorted(known, key=t.order)).know(plain)
                return logic.cut(value, there.linear(relation, (plain, b.div(first, monomial))))
    return value


def _sum_is_positive(scope: Scope, integral: Term) -> list[Theorem]:
    try:
        return [at_first(scope, integral)] if b.is_app(integral.args[0], t.RANGE) else []  # type: ignore[union-attr, arg-type]
    except Refused:
        return []


def _sum_of_both(request: Request, ground_: Ground) -> Theorem:
    one, two = request.members
    parts = []
    scope = ground_.scope
    for members in ((one, two), (two, one)):
        part = Request(MEASURES["kl"], members)
        there = replace(ground_, members=members, scope=scope)
        theorem = part.by_another_name(there) or MEASURES["kl"].found(part, there)
        scope = scope.given(*sorted(theorem.hypotheses - {h for f in scope.facts for h in f.hypotheses}, key=t.order))
        parts.append(theorem)
    known = scope.know(*parts)
    value = folded(context_of(known).canonical(b.add(*(sides(p)[1] for p in parts))))
    return known.linear(b.eq(request.term, value), *((p, 1) for p in parts))


# ---- matrices ------------------------------------------------------------------------------------------------


def _entries(request: Request) -> tuple[Request, ...]:
    """The entries of the information matrix on its diagonal and above."""
    (member,) = request.members
    places = [k for k, (_, domain) in enumerate(member.family.parameters) if domain not in INTEGERS]
    if not places:
        raise Refused(f"the parameters of {member.family.name} are whole numbers: there is no derivative")
    return tuple(Request(_entry(i, j), request.members) for i in places for j in places if i <= j)


@cache
def _entry(i: int, j: int) -> Measure:
    return Measure(
        "fisher_information", 1, (), lambda r: information(r.ground, i, j), lambda _, ground_: entry(ground_, i, j)
    )


def _all_entries(request: Request) -> Term:
    return b.conj(*(part.term for part in _entries(request)))


def _entry_by_entry(request: Request, _: Ground) -> Theorem:
    return request.theorem()


def _order(alpha: Term) -> Sequence[Term]:
    return [b.lt(0, alpha), b.ne(alpha, 1)]


def _neither_0_nor_1(alpha: Term) -> Sequence[Term]:
    return [b.ne(alpha, 0), b.ne(alpha, 1)]


MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        Measure("entropy", 1, (), _functional(ENTROPY), _by_elimination),
        Measure("cross_entropy", 2, (), _functional(CROSS_ENTROPY), _by_elimination),
        Measure("kl", 2, (), _functional(KL), _by_elimination),
        Measure("jeffreys", 2, (), _both_ways, _sum_of_both, both_ways=True),
        Measure("renyi_divergence", 2, ("alpha",), _functional(RENYI_DIVERGENCE), _of_integrals, _order),
        Measure("renyi_entropy", 1, ("alpha",), _functional(RENYI_ENTROPY), _of_integrals, _order),
        Measure("tsallis_entropy", 1, ("q",), _functional(TSALLIS_ENTROPY), _of_integrals, _order),
        Measure("bhattacharyya", 2, (), _functional(BHATTACHARYYA), _of_integrals),
        Measure("squared_hellinger", 2, (), _functional(SQUARED_HELLINGER), _by_elimination),
        Measure("hellinger", 2, (), _functional(HELLINGER), _hellinger),
        Measure("chi_squared", 2, (), _functional(CHI_SQUARED), _by_elimination),
        Measure("alpha_divergence", 2, ("alpha",), _functional(ALPHA_DIVERGENCE), _by_elimination, _neither_0_nor_1),
        Measure("log_partition", 1, (), lambda r: log_partition(r.ground), _of_integrals),
        Measure("moment", 1, ("k",), _of_values(*MOMENT), _by_elimination),
        Measure("jensen_shannon", 2, (), _between(JENSEN_SHANNON), _by_elimination, both_ways=True),
        Measure(
            "total_variation",
            2,
            (),
            lambda r: variation(r.ground),
            lambda _, ground_: variation_found(ground_),
            anywhere=True,
            cases=lambda _, ground_: side(ground_),
        ),
        Measure(
            "wasserstein",
            2,
            ("k",),
            lambda r: cost(r.ground, *r.numbers),
            lambda r, ground_: distance(ground_, *r.numbers),
            anywhere=True,
            cases=lambda r, ground_: order(ground_, *r.numbers),
            beside=lambda r: carries(r.ground),
        ),
        Measure("fisher_information", 1, (), _all_entries, _entry_by_entry, parts=_entries),
        Measure("mean", 1, (), _of_values(*MEAN), _by_elimination),
        Measure("variance", 1, (), _of_values(*VARIANCE), _of_integrals),
    )
}


# ---- what is asked for ---------------------------------------------------------------------------------------


def request_of(call: Call) -> Request:
    """The measure that a call asks for.  Raises NotUnderstood."""
    measure = MEASURES.get(call.name)
    if measure is None:
        near = get_close_matches(call.name.lower(), MEASURES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(MEASURES)}"
        raise NotUnderstood(f"{call.name!r} is no measure; {hint}")
    names = [*("P", "Q")[: measure.members], *measure.numbers]
    arguments = arranged(call, names)
    members, numbers = arguments[: measure.members], arguments[measure.members :]
    for argument in members:
        if not isinstance(argument, Call):
            raise NotUnderstood(f"{call.name} takes distributions such as Normal(0, 1), and {argument!r} is none")
    for argument in numbers:
        if isinstance(argument, Call):
            raise NotUnderstood(f"{call.name} takes a number there, not {argument.name}(...)")
    return Request(
        measure,
        members_of([a for a in members if isinstance(a, Call)]),
        tuple(expression(a) for a in numbers if isinstance(a, str)),
    )
