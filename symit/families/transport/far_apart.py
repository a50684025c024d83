"""Two distributions on the line between which no increasing map is known: infinitely far apart where exactly one of
them has a finite moment, else what is left is said.

From the point 0 a distribution is as far as its absolute moment says, so that by the triangle inequality the distance
is no less than the difference (Villani, Topics in Optimal Transportation, 7.3).  Moments are others' business: they are
handed in.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.families.closed_forms.solving import Diverges, Ground, extra
from symit.families.entry import Member
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.render.text import text

MomentOf = Callable[[Member, Term], Theorem]


class OneMoment(Diverges):
    """A moment of exactly one of two distributions is infinite; with the theorem that says so of both."""

    def __init__(self, infinite: Member, finite: Member, k: Term, theorem: Theorem) -> None:
        Exception.__init__(
            self,
            f"the absolute moment of order {text(k)} of {infinite.family.name} is infinite and that of "
            f"{finite.family.name} is finite",
        )
        self.theorem = theorem


def apart(asked: Ground, k: Term, moment_of: MomentOf) -> Exception:
    """Why there is no closed form."""
    if not isinstance(k, Num) or k.value.denominator != 1:
        return NoForm(left_over(asked, k))
    finite: list[tuple[Member, Theorem]] = []
    infinite: list[tuple[Member, Theorem]] = []
    for member in asked.members:
        try:
            found = moment_of(member, k)
            if not extra(found, asked.domains):
                finite.append((member, found))
        except Diverges as diverges:
            if diverges.theorem is not None:
                infinite.append((member, diverges.theorem))
        except (Refused, Unanswered, t.TermError):
            continue
    if len(infinite) == 2:
        return NoForm(f"the moments of both are infinite, and {left_over(asked, k)}")
    if len(infinite) == len(finite) == 1:
        (one, diverging), (other, value) = *infinite, *finite
        return OneMoment(one, other, k, logic.conjoin(diverging, value))
    return NoForm(left_over(asked, k))


def left_over(asked: Ground, k: Term) -> str:
    """The integral of which no closed form is known."""
    one, other = (f"{m.family.name}({', '.join(text(PLAIN.canonical(v)) for v in m.values)})" for m in asked.members)
    power = text(b.power(asked.point, k)).removeprefix(asked.point.name)
    if asked.point.of == t.INT:
        left = "Σ_{n=−∞}^∞ |F(n) − G(n)|"
        return f"no closed form is known for {left}, where F and G are the distribution functions of {one} and {other}"
    left = "∫_{−∞}^∞ |F(x) − G(x)| dx" if k == b.ONE else f"∫_0^1 |F⁻¹(u) − G⁻¹(u)|{power} du"
    return f"no closed form is known for {left}, where F and G are the distribution functions of {one} and {other}"
