"""Products of powers of Gaussian densities at a point, written as c exp(F).

The densities stay symbols in the law that says so.  `powers` integrates what is found here.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from symit.families.entry import Member
from symit.families.vectors.forms import TWO_PI, is_diagonal
from symit.families.vectors.gaussian import covariance_of, determinants, dimension_of, inverse_of, mean_of
from symit.families.vectors.matrices import quadratic
from symit.families.vectors.space import coordinates
from symit.families.vectors.whitening import written_out_at
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term, rewritten


def as_exponential(at_x: Scope, body: Term, members: Sequence[Member], exponents: Sequence[Term], x: Var) -> Theorem:
    """A product of powers of densities as c exp(F): each density is one, and of two the law is that for symbols."""
    theorem = at_x.field(body, body)
    scales, forms = [], []
    for member in members:
        scales.append(_constant(member))
        forms.append(_exponent(member, x))
        density = member.density(x)
        same = at_x.restate(written_out_at(at_x, x, density), b.mul(scales[-1], b.exp(forms[-1])))
        theorem = rewritten(theorem, same)
    densities = dict(zip((m.density(x) for m in members), _DENSITIES, strict=False))
    shape = body
    for density, symbol in densities.items():
        shape = replace_term(shape, density, symbol)
    law = _law(shape, tuple(exponents))
    values = dict(zip((*SCALES, *_FORMS), (*_two(scales), *_two(forms)), strict=True))
    return logic.chain(theorem, at_x.instantiate(law, {k: v for k, v in values.items() if k in _speaks_of(law)}))


_DENSITIES, SCALES, _FORMS = ((b.real(f"{name}_1"), b.real(f"{name}_2")) for name in ("p", "c", "f"))


def _two(given: list[Term]) -> list[Term]:
    return given if len(given) == 2 else [*given, b.ONE]


def _speaks_of(theorem: Theorem) -> frozenset[Var]:
    return theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))


@cache
def _law(shape: Term, exponents: tuple[Term, ...]) -> Theorem:
    """0 < c_1, 0 < c_2 |- a product of powers of c_1 exp(f_1) and c_2 exp(f_2) is c_1^a c_2^b exp(a f_1 + b f_2)."""
    count = len(exponents)
    densities = (b.mul(c, b.exp(f)) for c, f in zip(SCALES, _FORMS, strict=True))
    left = b.substitute(shape, dict(zip(_DENSITIES, densities, strict=True)))
    constant = b.mul(*(b.power(c, e) for c, e in zip(SCALES, exponents, strict=False)))
    whole = b.add(*(b.mul(e, f) for e, f in zip(exponents, _FORMS, strict=False)))
    return Scope().given(*(b.lt(0, c) for c in SCALES[:count])).field(left, b.mul(constant, b.exp(whole)))


def _constant(member: Member) -> Term:
    """What stands before exp in the density."""
    dets = (b.power(det, b.num(Fraction(-n, 2))) for det, n in determinants(member))
    return b.mul(b.power(TWO_PI, Fraction(-dimension_of(member), 2)), *dets)


def _exponent(member: Member, x: Var) -> Term:
    """What stands in exp."""
    away = [b.sub(c, m) for c, m in zip(coordinates(x, dimension_of(member)), mean_of(member), strict=True)]
    if is_diagonal(member):
        form = b.add(*(b.div(b.power(y, 2), covariance_of(member)[k][k]) for k, y in enumerate(away)))
    else:
        inverse, below = inverse_of(member)
        form = b.div(quadratic(inverse, away), below)
    return b.mul(Fraction(-1, 2), form)
