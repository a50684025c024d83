"""The derivatives of special functions in a parameter, each at an argument that moves with it: what the kernel is told
of them before it differentiates the logarithm of a density.

Stands on what `integrals` and `sums` prove of each function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from symit.families.integrals import gamma_chain, normal_chain
from symit.families.integrals.bessel_function import SHARPNESS, circle_slope
from symit.families.integrals.gamma_chain import FACTOR
from symit.families.integrals.gamma_function import K, S, gamma_slope, times
from symit.families.sums.zeta_function import zeta_slope
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term
from symit.proving.steps.matching import subterms
from symit.special import BESSEL_I0, GAMMA, NORMAL_CDF, ZETA

SHIFT = b.real("m")


def with_known_slopes(scope: Scope, plain: Term, s: Var, at: Term) -> tuple[Term, list[Theorem]]:
    """A term with the arguments of special functions as their derivatives in s are known, and these at a value of s.

    Raises Refused where one is not known.
    """
    slopes: list[Theorem] = []
    for found in dict.fromkeys(subterms(plain)):
        if isinstance(found, App) and found.head in _SLOPES and s in found.free:
            argument, slope = _SLOPES[found.head](scope, found.args[0], s, at)
            slopes.append(slope)
            plain = replace_term(plain, found, b.app(found.head, argument))
    return plain, slopes


def _of_gamma(scope: Scope, argument: Term, s: Var, at: Term) -> tuple[Term, Theorem]:
    """At c s + m, for a number c; or at c s or c/s."""
    factor = _beside(argument, s)
    if factor is not None and not isinstance(factor, Num):
        return b.mul(factor, s), scope.instantiate(gamma_chain.slope_of_multiple(), {K: at, FACTOR: factor})
    factor = _beside(argument, b.power(s, -1))
    if factor is not None:
        known = scope.instantiate(gamma_chain.slope_of_quotient(), {K: at, FACTOR: factor})
        return b.substitute(gamma_chain.quotient_of(s), {FACTOR: factor}), known
    scale, shift = _linear_in(argument, s)
    if shift == b.ZERO:
        return times(scale, s), scope.instantiate(gamma_slope(0, b.ZERO, scale), {K: at})
    return b.add(times(scale, s), shift), scope.instantiate(gamma_slope(0, SHIFT, scale), {K: at, SHIFT: shift})


def _of_normal(scope: Scope, argument: Term, s: Var, at: Term) -> tuple[Term, Theorem]:
    """At c s + m, or at c/s."""
    factor = _beside(argument, b.power(s, -1))
    if factor is not None:
        known = scope.instantiate(normal_chain.slope_of_quotient(), {K: at, FACTOR: factor})
        return b.substitute(gamma_chain.quotient_of(s), {FACTOR: factor}), known
    factor = PLAIN.canonical(b.sub(b.substitute(argument, {s: b.add(s, 1)}), argument))
    shift = PLAIN.canonical(b.sub(argument, b.mul(factor, s)))
    if s in factor.free | shift.free:
        raise Refused("the derivative of Phi at {} is not known", argument)
    known = scope.instantiate(normal_chain.slope_on_line(), {K: at, FACTOR: factor, SHIFT: shift})
    return b.substitute(normal_chain.line_of(s), {FACTOR: factor, SHIFT: shift}), known


def _of_bessel(scope: Scope, argument: Term, s: Var, at: Term) -> tuple[Term, Theorem]:
    return _alone(argument, s), scope.instantiate(circle_slope(), {SHARPNESS: at})


def _of_zeta(scope: Scope, argument: Term, s: Var, at: Term) -> tuple[Term, Theorem]:
    return _alone(argument, s), scope.instantiate(zeta_slope(0), {S: at})


_SLOPES: Mapping[object, Callable[[Scope, Term, Var, Term], tuple[Term, Theorem]]] = {
    GAMMA: _of_gamma,
    NORMAL_CDF: _of_normal,
    BESSEL_I0: _of_bessel,
    ZETA: _of_zeta,
}


def _alone(argument: Term, s: Var) -> Term:
    if argument != s:
        raise Refused("the derivative of a special function at {} is not known", argument)
    return argument


def _beside(argument: Term, inner: Term) -> Term | None:
    """c of an argument c s or c/s."""
    factor = PLAIN.canonical(b.div(argument, inner))
    return None if factor.free & inner.free else factor


def _linear_in(argument: Term, s: Var) -> tuple[Fraction, Term]:
    """c and m of c s + m, c a positive number."""
    parts = dict(normal.summands(PLAIN.canonical(argument)))
    scale = parts.pop(s, Fraction(0))
    if scale <= 0 or any(s in m.free for m in parts):
        raise Refused("the derivative of Gamma at {} is not known", argument)
    return scale, PLAIN.canonical(b.add(*(normal.scaled(c, m) for m, c in parts.items())))
