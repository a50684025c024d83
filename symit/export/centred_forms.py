"""The accurate form of 2 Phi(v) - 1, what a standard normal number has within v of 0: a function of its own, which has
the digits of v.

Under `case_forms`; total variation is of this form between Gaussian distributions of one width.
"""

from __future__ import annotations

from fractions import Fraction

from symit.export.error_terms import is_exact, is_rounded_once
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import told
from symit.proving.closed_forms import whole_powers
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF, PHI_WITHIN

HALF = b.num(Fraction(1, 2))


def accurate_centred(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of 2 Phi(v) - 1 or 1 - 2 Phi(v) from that of v; None where the closed form is another one."""
    arguments = {p.args[0] for p in subterms(closed) if b.is_app(p, NORMAL_CDF)}  # type: ignore[union-attr]
    if len(arguments) != 1:
        return None
    (v,) = arguments
    within = b.app(PHI_WITHIN, v)
    for term in (within, b.neg(within)):
        try:
            theorem = as_centred(Scope().given(*hypotheses), closed, term)
        except Refused:
            continue
        theorem, notes = _with_argument(theorem, v, hypotheses)
        return AccurateForm(sides(theorem)[1], tuple(told(quantity)), notes, theorem)
    return None


def as_centred(scope: Scope, closed: Term, term: Term) -> Theorem:
    """closed = term, in which values of Phi stand."""
    return scope.know(*folded.values(scope, closed)).field(closed, term)


def _with_argument(theorem: Theorem, v: Term, hypotheses: tuple[Term, ...]) -> tuple[Theorem, tuple[Note, ...]]:
    """With the accurate form of v, or v as it stands."""
    if _is_length(v):
        return theorem, ()
    try:
        found = accurate(v, tuple(h for h in hypotheses if h.free & v.free))
    except (Refused, NoForm):
        return theorem, (NOT_REACHED,)
    return rewritten(theorem, found.theorem), found.notes


def _is_length(v: Term) -> bool:
    """A multiple of the root of a sum of squares of what is rounded once at most, which has all its digits."""
    sums = [p.args[0] for p in subterms(v) if b.is_app(p, t.POW) and p.args[1] == HALF and b.is_app(p.args[0], t.ADD)]  # type: ignore[union-attr]
    factors = [factor for whole in sums for part in whole.args for factor in whole_powers(part)]  # type: ignore[union-attr]
    return bool(factors) and all(power % 2 == 0 and (is_exact(x) or is_rounded_once(x)) for x, power in factors)
