"""Multinomial: how often each of k outcomes comes up in n trials, as a mass of the first k - 1 of these counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from symit.families.entries.counting import written_out
from symit.families.entry import COUNT, POSITIVE, Family, Member
from symit.families.sums.factorials import factorial
from symit.families.vectors.multinomial_sums import counted, left_of
from symit.kernel import build as b
from symit.kernel.terms import Definition, Term

MOST_OUTCOMES = 6


@dataclass(frozen=True)
class Counts(Family):
    """An entry for counts; its mass is a function of all but the last of them."""

    @cached_property
    def definition(self) -> Definition:
        xs = counted(len(self.parameters) - 1)
        return Definition(self.name, (*self.variables, *xs), self.density(xs, *self.variables))


@cache
def multinomial(k: int) -> Counts:
    """n trials with probabilities p_1, ..., p_k: n! times the product of p_i^(x_i)/x_i!."""

    def mass(xs: Sequence[Term], n: Term, *ps: Term) -> Term:
        counts = (*xs, left_of(n, xs))
        ways = b.div(factorial(n), b.mul(*map(factorial, counts)))
        return b.mul(ways, *(b.power(p, x) for p, x in zip(ps, counts, strict=True)))

    return Counts(
        "Multinomial",
        (("n", COUNT), *((f"p_{i}", POSITIVE) for i in range(1, k + 1))),
        mass,
        lambda n, *ps: b.integers(0, n),
        lambda *_: written_out,
        given=lambda n, *ps: [b.eq(b.add(*ps), 1)],
        in_order="the probabilities add up to 1",
    )


def trials(member: Member) -> Term:
    return member.values[0]


def probabilities(member: Member) -> tuple[Term, ...]:
    return member.values[1:]
