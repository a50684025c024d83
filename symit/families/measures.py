"""The measures: what each of them is of its distributions, and how its closed form is found.

A measure is a functional of one or two members and perhaps numbers.  Those that are not the kernel's own are
definitions that stand with every statement about them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from typing import TypeAlias

from symit.families.entry import Family, Member
from symit.families.gamma_values import folded, with_plain_values
from symit.families.requests import Call, arranged, expression, member_of
from symit.families.solving import Ground, at_points, contained, ground, lighter, solved
from symit.kernel import build as b
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import context_of
from symit.proving.tidy import tidied

Solve: TypeAlias = Callable[["Request"], Theorem]


@dataclass(frozen=True)
class Measure:
    """Its name, how many distributions and which numbers it takes, the term that it is, and how that is solved."""

    name: str
    members: int
    numbers: tuple[str, ...]
    term: Callable[[Request], Term]
    solve: Solve


@dataclass(frozen=True)
class Request:
    """A measure of members, with numbers."""

    measure: Measure
    members: tuple[Member, ...]
    numbers: tuple[Term, ...] = ()

    @property
    def ground(self) -> Ground:
        return ground(*self.members)

    @property
    def term(self) -> Term:
        return self.measure.term(self)

    def theorem(self) -> Theorem:
        """The closed form.  Raises Outside, Diverges, NoBaseIntegral, Refused."""
        return self.measure.solve(self)

    def at(self, values: Mapping[Var, Term]) -> Request:
        """The same with these values for symbols."""
        members = (m.family.at(*(b.substitute(v, values) for v in m.values)) for m in self.members)
        return Request(self.measure, tuple(members), tuple(b.substitute(n, values) for n in self.numbers))

    @property
    def is_general(self) -> bool:
        """Are all parameters different symbols?"""
        values = [v for m in self.members for v in m.values]
        return len(set(values)) == len(values) and all(isinstance(v, Var) for v in values)

    @property
    def id(self) -> str:
        return "-".join([self.measure.name.replace("_", "-"), *(m.family.name.lower() for m in self.members)])


def density(ground_: Ground, member: Member) -> Abs:
    return b.lam(ground_.point, member.density(ground_.point))


# ---- integrals -----------------------------------------------------------------------------------------------


def _functional(definition: Definition) -> Callable[[Request], Term]:
    """A functional of densities over the support of the first."""

    def term(request: Request) -> Term:
        ground_ = request.ground
        return b.app(definition, request.members[0].support, *(density(ground_, m) for m in request.members))

    return term


def _by_elimination(request: Request) -> Theorem:
    """The closed form of a functional that is linear in integrals of the first member.

    It is found once for symbols and has an instance at numbers; where symbols do not do, it is found for the numbers.
    """
    ground_ = request.ground
    for other in request.members[1:]:
        ground_, _ = contained(ground_, request.members[0], other)
    if not request.is_general:
        try:
            return finished(_instance(request, ground_), ground_)
        except Refused:
            pass
    return finished(_found(request, ground_), ground_)


def _found(request: Request, ground_: Ground) -> Theorem:
    first = request.members[0]
    return solved(at_points(ground_, first), request.term, first.moment, ground_.parameters)


@cache
def _general(measure: Measure, families: tuple[Family, ...]) -> tuple[Request, Theorem]:
    """The request for symbols, and its closed form."""
    members = (f.at(*f.renamed(partial(_numbered, n))) for n, f in enumerate(families, start=1))
    request = Request(measure, tuple(members))
    ground_ = request.ground
    for other in request.members[1:]:
        ground_, _ = contained(ground_, request.members[0], other)
    return request, lighter(_found(request, ground_), ground_.domains)


def _numbered(number: int, name: str) -> str:
    return f"{name}_{number}"


def _instance(request: Request, ground_: Ground) -> Theorem:
    """The closed form for symbols at the values that are asked for.  Refused where a condition fails there."""
    general, theorem = _general(request.measure, tuple(m.family for m in request.members))
    pairs = zip(general.members, request.members, strict=True)
    values = {v: value for m, n in pairs for v, value in zip(m.values, n.values, strict=True)}
    for condition in theorem.hypotheses:
        if context_of(ground_.scope).decide(b.substitute(condition, values)) is False:  # type: ignore[arg-type]
            raise Refused("{} does not hold", b.substitute(condition, values))  # type: ignore[arg-type]
    return ground_.scope.instantiate(theorem, dict(values))


def finished(theorem: Theorem, ground_: Ground) -> Theorem:
    """With as few conditions as possible, Gamma at its plainest arguments, and written as a person would."""
    theorem = lighter(theorem, ground_.domains)
    return tidied(with_plain_values(theorem), folded)


MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        Measure("entropy", 1, (), _functional(ENTROPY), _by_elimination),
        Measure("cross_entropy", 2, (), _functional(CROSS_ENTROPY), _by_elimination),
        Measure("kl", 2, (), _functional(KL), _by_elimination),
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
        tuple(member_of(a) for a in members if isinstance(a, Call)),
        tuple(expression(a) for a in numbers if isinstance(a, str)),
    )
