"""What an entry of the catalogue says of a family: its parameters with their domains, its support, its density, and
its moments.

    Rayleigh = Family("Rayleigh", "sigma > 0", HALF_LINE, density, moment)

Density, support and moment are functions of the parameters; all else is made from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations, product
from typing import Any, TypeAlias

from symit.families.functionals import MEAN, MOMENT, VARIANCE
from symit.families.integrals.gamma_function import facts_at
from symit.families.supports import on_support
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.names import WORDS
from symit.kernel.terms import App, Definition, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, remembered
from symit.proving.scope.scope import Scope

POSITIVE, NEGATIVE, REAL, UNIT = "positive", "negative", "real", "in (0, 1)"
ABOVE_ONE, WEIGHT = "greater than 1", "positive or the number 0"
WHOLE, COUNT = "a whole number", "a whole number from 1 on"
INTEGERS = (WHOLE, COUNT)
DOMAINS = {
    "> 0": POSITIVE,
    "< 0": NEGATIVE,
    "in (0;1)": UNIT,
    "> 1": ABOVE_ONE,
    ">= 1": COUNT,
    "whole": WHOLE,
    None: REAL,
}

_TAKEN = WORDS | {d.name for d in (*MEAN, *VARIANCE, *MOMENT)}
"""What a parameter of a density cannot be called, since a statement about it may have the word."""

Of: TypeAlias = Callable[..., Any]
"""A function of the parameters."""


@dataclass(frozen=True)
class Through:
    """Other parameters, in which a closed form is easier to find: `to` makes the entry's own of them, `back` them of
    those.  Of lengths instead of ends products stay products."""

    names: tuple[str, ...]
    to: Of
    back: Of


@dataclass(frozen=True)
class Family:
    """A family of distributions; `parameters` are their names, with `> 0` where a parameter is positive and so on."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    density: Of
    support: Of
    moment: Of
    given: Of | None = None
    in_order: str = ""
    """What `given` says, in words."""
    gammas: Of | None = None
    """Where the density has the Gamma function."""
    needs: Of | None = None
    """What else it needs to have a value: theorems of a scope."""
    factor: Of | None = None
    """A factor of the density whose sign is not plain to see, and what shows in a scope that it is positive."""
    through: Through | None = None
    mirrored: Family | None = None
    """What it is where its last parameter is negative, if there it has another support."""
    positive: Of | None = None
    """What is positive at each point of the support, and not plain to see: terms, each with what shows it there."""
    sums: Of | None = None
    """Sums that are positive, of which there are products with those of another member."""
    form: Of | None = None
    """How the field writes a measure of members of this family: of its name, the members' parameters and the numbers;
    none where that is left to what is found."""
    information: Of | None = None
    """How the field writes the information in two of its parameters: of their places and the parameters."""
    known_as: Of | None = None
    """At special values: the member of another family that it is, and what shows at a point that their densities are
    one."""
    empty: Of | None = None
    """Numbers within the range of its support that have no probability."""
    around: Of | None = None
    """Around a parameter, by its number, where its domain alone does not say how far it can move: an interval, and what
    shows in a scope that at a value of it there the parameters are in order."""
    freed: Of | None = None
    """Where its parameters hang together: the same distribution as a member of a family of fewer, which do not."""
    sized: Callable[[int], Family] | None = None
    """Where there may be any number of parameters from two on: the family with so many."""

    def taking(self, count: int) -> Family:
        """The family with so many parameters, where it has any number."""
        return self.sized(count) if self.sized and count > 1 else self

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.parameters)

    @cached_property
    def point(self) -> Var:
        """A point of the support."""
        is_discrete = b.is_app(self.support(*self.variables), t.RANGE)
        return b.integer("x") if is_discrete else b.real("x")

    @cached_property
    def variables(self) -> tuple[Var, ...]:
        """The parameters as the definition of the density has them."""
        plain = ((name[0] if name in _TAKEN else name, domain) for name, domain in self.parameters)
        return tuple(b.integer(name) if domain in INTEGERS else b.real(name) for name, domain in plain)

    @cached_property
    def definition(self) -> Definition:
        """The density under the family's name, 0 outside of the support."""
        density = self.density(self.point, *self.variables)
        if isinstance(density, App) and isinstance(density.head, Definition):
            return density.head
        whole = on_support(self.point, self.support(*self.variables), density)
        return Definition(self.name, (*self.variables, self.point), whole)

    def renamed(self, rename: Callable[[str], str]) -> tuple[Var, ...]:
        return tuple(b.var(rename(v.name), v.of) for v in self.variables)

    def at(self, *values: Term) -> Member:
        return Member(self.variant(values), values)

    def variant(self, values: Sequence[Term]) -> Family:
        """The mirrored family where the last parameter is written as something negative, as -1/2 or -k."""
        is_negative = all(c < 0 for _, c in normal.summands(PLAIN.canonical(values[-1]))) if self.mirrored else False
        return self.mirrored if self.mirrored is not None and is_negative else self


@dataclass(frozen=True)
class Written(Family):
    """Whose moments are not its own, but looked for among those of the catalogue."""


@dataclass(frozen=True)
class Member:
    """A family at values of its parameters; `stated` says in words what is asked of those that they are made of."""

    family: Family
    values: tuple[Term, ...]
    stated: tuple[tuple[Term, str], ...] = ()

    def at(self, values: Mapping[Var, Term]) -> Member:
        """The same with these values for symbols."""
        stated = tuple((b.substitute(formula, values), said_) for formula, said_ in self.stated)
        return Member(self.family, tuple(b.substitute(v, values) for v in self.values), stated)

    @property
    def support(self) -> Term:
        support: Term = self.family.support(*self.values)
        return support

    @property
    def freed(self) -> Member:
        """The same distribution, by parameters of which each can move alone."""
        found: Member = self.family.freed(*self.values) if self.family.freed else self
        return found

    def density(self, *x: Term) -> Term:
        """At a point, which for several variables is given by each of them."""
        return b.app(self.family.definition, *self.values, *x)

    def everywhere(self, x: Term) -> Term:
        """The density with its being 0 outside of the support, where its definition does not say so."""
        density = self.density(x)
        whole = on_support(x, self.support, density)
        is_own = self.family.definition.name == self.family.name
        return density if is_own or _cases(b.unfold(density)) == _cases(whole) else whole

    @cached_property
    def moment(self) -> Moment:
        """One for all that is asked of it: where it is infinite is asked later, of the same integrals."""
        return remembered(self.family.moment(*self.values))

    @property
    def words(self) -> dict[Term, str]:
        """The same, each with what it says in words."""
        family = self.family
        found = dict.fromkeys(self.given, family.in_order or f"the parameters of {family.name} are in order")
        for (name, domain), value in zip(family.parameters, self.values, strict=True):
            found |= dict.fromkeys(said(domain, value), f"the {name} of {family.name} is {domain}")
        return found | dict(self.stated)

    @property
    def given(self) -> list[Term]:
        """What the domains of the parameters say."""
        found = [formula for formula, _ in self.stated]
        found += [
            f for (_, domain), v in zip(self.family.parameters, self.values, strict=True) for f in said(domain, v)
        ]
        return found + list(self.family.given(*self.values) if self.family.given else [])


def _cases(density: Term) -> Term | None:
    """The condition of a case distinction."""
    return density.args[0] if isinstance(density, App) and density.head == t.IF else None


def facts(member: Member, scope: Scope) -> list[Theorem]:
    """What the density needs to have a value."""
    arguments = member.family.gammas(*member.values) if member.family.gammas else ()
    others = member.family.needs(*member.values)(scope) if member.family.needs else ()
    return [*facts_at(scope, *arguments), *others]


def factors_are_positive(members: Sequence[Member], scope: Scope) -> list[Theorem]:
    """0 < f for the factors of densities whose sign is not plain to see, for 1/f and for the quotient of two."""
    found: list[Theorem] = []
    shown: list[tuple[Term, Theorem]] = []
    for member in members:
        if member.family.factor is not None:
            factor, show = member.family.factor(*member.values)
            shown.append((factor, show(scope)))
    for factor, theorem in shown:
        known = scope.know(theorem)
        found += [theorem, known.linear(b.lt(0, b.power(factor, -1)), (theorem, b.power(factor, -2)))]
        number = _number_of(PLAIN.canonical(factor))
        if not isinstance(number, Num):
            plain = PLAIN.canonical(b.div(factor, number))
            found.append(known.linear(b.lt(0, plain), (theorem, b.power(number, -1))))
    for (one, theorem), (other, beside) in combinations(shown, 2):
        found += _product_is_positive(scope.know(theorem, beside), one, other)
    for (one, theorem), (other, _) in permutations(shown, 2):
        quotient = b.div(one, other)
        found.append(scope.know(*found).linear(b.lt(0, quotient), (theorem, b.power(other, -1))))
    return found


def _product_is_positive(scope: Scope, one: Term, other: Term) -> Iterator[Theorem]:
    """0 < f g, where both have a sum below: multiplied out, it is not seen not to be 0."""
    below = [s for f in (one, other) for s in _sums_below(f)]
    if len(below) == 2:
        yield scope.evident(b.ne(b.mul(*below), 0))
        yield scope.evident(b.lt(0, b.mul(one, other)))


def _sums_below(factor: Term) -> list[Term]:
    powers = (f for f in normal.factors_of(factor) if b.is_app(f, t.POW))
    bases = (f.args[0] for f in powers if f.args[1] == b.num(-1))  # type: ignore[union-attr]
    return [base for base in bases if b.is_app(base, t.ADD)]


def products_are_positive(members: Sequence[Member], scope: Scope) -> Iterator[Theorem]:
    """0 < (1 - p) (1 - q) for probabilities of two members, and for what else their entries say is positive:
    multiplied out, it is not to be seen."""
    for one, other in combinations(map(_positive_sums, members), 2):
        for p, q in product(one, other):
            if p.free and q.free:
                yield scope.evident(b.lt(0, b.mul(p, q)))


def _positive_sums(member: Member) -> list[Term]:
    family = member.family
    given = zip(family.parameters, member.values, strict=True)
    own = family.sums(*member.values) if family.sums else ()
    return [*(b.sub(1, v) for (_, domain), v in given if domain == UNIT), *own]


def _number_of(written: Term) -> Term:
    """What is a number in the first monomial of a normal form, such as 1/sqrt(2 pi): signs are asked without it."""
    first, _ = normal.summands(written)[0]
    return b.mul(*(f for f in normal.factors_of(first) if not f.free and not t.has_integral(f)))


def positive_on(scope: Scope, x: Var, space: Term, member: Member) -> list[Theorem]:
    """For all points of a space, what the entry of a member says is positive there, where that is seen."""
    if member.family.positive is None:
        return []
    there = scope.at_point(x, space)
    found = []
    for term, show in member.family.positive(x, *member.values):
        with suppress(Refused):
            found.append(scope.for_all(show(there, b.lt(0, term)), x, space))
    return found


def products_on(scope: Scope, x: Var, space: Term, one: Member, other: Member) -> list[Theorem]:
    """For all points of a space, that what the entry of the second says is positive there is so times a sum that is
    positive by that of the first: multiplied out, it is not to be seen."""
    if one.family.sums is None or other.family.positive is None:
        return []
    there = scope.at_point(x, space)
    found = []
    for sum_, (term, _) in product(one.family.sums(*one.values), other.family.positive(x, *other.values)):
        with suppress(Refused):
            found.append(scope.for_all(there.evident(b.lt(0, b.mul(sum_, term))), x, space))
    return found


def by_multiple(condition: Term, weight: Term) -> Callable[[Scope, Term], Theorem]:
    """What shows a claim as a multiple of a condition that holds there."""
    return lambda there, claim: there.linear(claim, (there.evident(condition), weight))


def said(domain: str, value: Term) -> list[Term]:
    """That a value lies in a domain."""
    if domain == POSITIVE:
        return [b.lt(0, _turned(value))]
    if domain == NEGATIVE:
        return [b.lt(value, 0)]
    if domain == WEIGHT:
        return [] if value == b.ZERO else [b.lt(0, value)]
    if domain == UNIT:
        return [b.lt(0, value), b.lt(value, 1)]
    if domain == ABOVE_ONE:
        return [b.lt(1, value)]
    return [b.le(1, value)] if domain == COUNT else []


def _turned(value: Term) -> Term:
    """s for 1/s or a root of s, which are as positive: of what is written with s nothing else says so."""
    if b.is_app(value, t.POW) and isinstance(value.args[0], Var) and isinstance(value.args[1], Num):  # type: ignore[union-attr]
        base, exponent = value.args  # type: ignore[union-attr]
        return base if exponent.value.numerator % 2 else value  # type: ignore[union-attr]
    with suppress(Refused):  # a value that is 0 lies outside of the domain, as is said elsewhere
        reciprocal = PLAIN.canonical(b.power(value, -1))
        return reciprocal if isinstance(reciprocal, Var) else value
    return value


def domains(text: str) -> tuple[tuple[str, str], ...]:
    """`mu, sigma > 0` as names with their domains."""
    found = []
    for part in text.split(","):
        name, relation, _ = re.fullmatch(r"\s*(\w+)\s*(> 0|< 0|> 1|in \(0;1\)|>= 1|whole)?(\s*)", part).groups()  # type: ignore[union-attr]
        found.append((name, DOMAINS[relation]))
    return tuple(found)
