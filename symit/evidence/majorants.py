"""What the integrand of a symmetric functional of two densities is at most: far out a bound on the densities will do.

Stands under `tails`; these integrands it knows by their shape alone.
"""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import REL_ENTR
from symit.kernel.terms import App, Num, Term


def majorant(body: Term) -> tuple[Term, ...]:
    """Terms p and q such that |body| <= |p| + |q| where the body has a value; none where none are known.

    |p log(p/m) + q log(q/m)| <= (|p| + |q|) log 2 for the mean m of p and q, and |p q|^(1/2) <= (|p| + |q|)/2.
    """
    if not isinstance(body, App) or len(body.args) < 2:
        return ()
    first, second = body.args[:2]
    if body.head == t.MUL and isinstance(second, Num) and len(body.args) == 2:
        return tuple(b.mul(part, second) for part in majorant(first))
    if body.head == t.POW and second == b.num(Fraction(1, 2)) and b.is_app(first, t.MUL):
        return first.args if len(first.args) == 2 else ()  # type: ignore[union-attr]
    if body.head == t.ADD and len(body.args) == 2:
        p, q = map(_density, body.args)
        is_mixed = p is not None and q is not None and body == _of_mixture(p, q)
        return (p, q) if is_mixed else ()  # type: ignore[return-value]
    return ()


def _density(summand: Term) -> Term | None:
    """u of a relative entropy u log(u/v)."""
    if b.is_app(summand, t.IF) and b.is_app(summand.args[0], t.EQ):  # type: ignore[union-attr]
        density: Term = summand.args[0].args[0]  # type: ignore[union-attr]
        return density
    return None


def _of_mixture(p: Term, q: Term) -> Term:
    middle = b.div(b.add(p, q), 2)
    return b.add(*(b.unfold(b.app(REL_ENTR, u, middle)) for u in (p, q)))
