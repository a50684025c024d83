"""What the integrand of a symmetric functional of two densities is at most: far out a bound on the densities will do.

Stands under `tails`; these integrands it knows by their shape alone.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def nearly(body: Term) -> Iterator[tuple[Term, Term, Term]]:
    """Terms f, q and p such that |body - f| is at most 2 q + (p q)^(1/2): what is left where q is much smaller than p.

    p log(p/m) + q log(q/m) is p log 2 up to q (1 + log 2) + (p q)^(1/2), since log(1 + t) is at most t and the root of
    t; and the positive part of p - q is p up to q.
    """
    if not isinstance(body, App) or len(body.args) < 2:
        return
    first, second = body.args[:2]
    if body.head == t.MUL and isinstance(second, Num) and len(body.args) == 2:
        for found in nearly(first):
            yield tuple(b.mul(term, second) for term in found)  # type: ignore[misc]
    if body.head == t.ADD and (both := majorant(body)):
        for p, q in (both, both[::-1]):
            yield b.mul(p, b.log(2)), q, p
    if body.head == t.IF and b.is_app(first, t.LE):
        q, p = first.args  # type: ignore[union-attr]
        if body.args[1:] == (b.sub(p, q), b.ZERO):
            yield p, q, p
            yield b.ZERO, p, q


def _density(summand: Term) -> Term | None:
    """u of a relative entropy u log(u/v)."""
    if b.is_app(summand, t.IF) and b.is_app(summand.args[0], t.EQ):  # type: ignore[union-attr]
        density: Term = summand.args[0].args[0]  # type: ignore[union-attr]
        return density
    return None


def _of_mixture(p: Term, q: Term) -> Term:
    middle = b.div(b.add(p, q), 2)
    return b.add(*(b.unfold(b.app(REL_ENTR, u, middle)) for u in (p, q)))
