"""The accurate forms of divergences that are sums over stages of a draw, by the chain rule.

Beside `gaussian_forms`, for what the search of `proving.accurate` does not reach: the distance between two locations,
and a draw on the integers that is first 0 or not, then a waiting time.  Every part is a divergence of its own, so none
is negative.  Nothing here is trusted: the kernel proves the form equal to the closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from symit.export.special_forms import scope_of
from symit.families.closed_forms.absolute_values import absolute
from symit.families.integrals.normal_function import W, symmetry
from symit.kernel import build as b
from symit.kernel.definitions import EXPM1, KL
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.functions import EXP_DIV, IS_DIV, KL_DIV, LOGIT_KL_DIV, SIGMOID, SIGMOID_DIFFERENCE
from symit.proving.accurate.proof import AccurateForm, proved
from symit.proving.accurate.vanishing import told
from symit.proving.scope.scope import Scope
from symit.special import BESSEL_DIV, LOG_SERIES_DIV, SCALED_TAIL, TILT_DIV, ZETA_DIV


def accurate_chain(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """The form of a divergence between members of a family, or of two, that is known here, or None."""
    if not isinstance(quantity, App) or quantity.head != KL:
        return None
    p, q = (density.body if isinstance(density, Abs) else None for density in quantity.args[1:])
    if not isinstance(p, App) or not isinstance(q, App):
        return None
    names = p.head.name, q.head.name
    found = _OF_FAMILY.get(names[0]) if p.head == q.head else _OF_PAIR.get(names)
    if found is None:
        return None
    form, proof = found
    parameters = (*p.args[:-1], *q.args[:-1])
    term = form(*parameters)
    try:
        theorem = proof(scope_of(closed, hypotheses), closed, term, *parameters)
    except (NoForm, Refused):
        return None
    return AccurateForm(term, tuple(told(quantity)), (), theorem)


def _laplace(m: Term, s: Term, n: Term, u: Term) -> Term:
    """That of the scales, and what the distance adds to it."""
    distance = absolute(b.sub(n, m))
    beyond = b.app(EXP_DIV, b.neg(b.div(distance, s)), 0)
    return b.add(b.app(IS_DIV, s, u, b.sub(s, u)), b.mul(b.div(s, u), beyond))


def _at_once(scope: Scope, closed: Term, term: Term, *parameters: Term) -> Theorem:
    return proved(scope, closed, term)


def _discrete_laplace(a: Term, c: Term) -> Term:
    """Whether it is 0, then on which side, which tells nothing, and then a geometric waiting time."""
    is_0 = b.app(KL_DIV, _at_0(a), _at_0(c), b.mul(2, b.app(SIGMOID_DIFFERENCE, a, c)))
    is_not = b.mul(2, b.app(LOGIT_KL_DIV, b.neg(a), b.neg(c)))
    apart = b.mul(b.exp(b.neg(c)), b.app(EXPM1, b.sub(c, a)))
    goes_on = b.app(KL_DIV, b.exp(b.neg(a)), b.exp(b.neg(c)), apart)
    ends = b.app(KL_DIV, _ends(a), _ends(c), b.neg(apart))
    often = b.div(b.mul(2, b.app(SIGMOID, b.neg(a))), _ends(a))
    return b.add(is_0, is_not, b.mul(often, b.add(goes_on, ends)))


def _with_law(scope: Scope, closed: Term, term: Term, a: Term, c: Term) -> Theorem:
    """Where the logarithm of a quotient of products, which is multiplied out, is shown to be a sum of logarithms."""
    p, q = (b.exp(b.neg(v)) for v in (a, c))
    law, variables = _of_quotient()
    values = (b.sub(1, p), b.add(q, 1), b.add(p, 1), b.sub(1, q))
    law = scope.instantiate(law, dict(zip(variables, values, strict=True)))
    known = scope.know(*(scope.evident(b.lt(0, _ends(v))) for v in (a, c)))
    is_not_0 = b.mul(2, b.app(SIGMOID, b.neg(a)))
    return known.linear(b.eq(closed, term), (law, is_not_0))


@cache
def _of_quotient() -> tuple[Theorem, tuple[Var, ...]]:
    """log(x y/(z w)), of positive numbers, as a sum of logarithms."""
    x, y, z, w = variables = tuple(map(b.real, "xyzw"))
    scope = Scope().given(*(b.lt(0, v) for v in variables))
    logarithms = b.add(b.log(x), b.log(y), b.neg(b.log(z)), b.neg(b.log(w)))
    return scope.field(b.log(b.div(b.mul(x, y), b.mul(z, w))), logarithms), variables


def _at_0(a: Term) -> Term:
    return b.mul(_ends(a), b.app(SIGMOID, a))


def _ends(a: Term) -> Term:
    """1 - exp(-a)."""
    return b.neg(b.app(EXPM1, b.neg(a)))


def _bernoulli_poisson(a: Term, c: Term) -> Term:
    """That of the means, and that of whether it is 0 or 1 from what has any number."""
    return b.add(b.app(KL_DIV, a, c, b.sub(a, c)), b.app(KL_DIV, b.sub(1, a), 1, b.neg(a)))


def _half_normal_gumbel(a: Term, c: Term, d: Term) -> Term:
    """With the part of a normal distribution that lies below 0, and not all less what lies above."""
    ratio = b.div(a, d)
    below = b.mul(2, b.exp(b.div(c, d)), b.app(SCALED_TAIL, ratio))
    scales = b.log(b.mul(b.div(d, a), b.sqrt(b.div(2, b.PI))))
    return b.add(below, scales, b.div(b.sub(b.mul(b.sqrt(b.div(2, b.PI)), a), c), d), Fraction(-1, 2))


def _by_symmetry(scope: Scope, closed: Term, term: Term, a: Term, c: Term, d: Term) -> Theorem:
    ratio = b.div(a, d)
    law = scope.instantiate(symmetry(), {W: ratio})
    moment = b.exp(b.add(b.div(c, d), b.div(b.power(ratio, 2), 2)))
    return scope.know(law).linear(b.eq(closed, term), (law, b.mul(-2, moment)))


def _above_tangent(function: Definition) -> Callable[..., Term]:
    """The log-partition above its tangent."""
    return lambda a, c: b.app(function, c, a, b.sub(c, a))


_OF_FAMILY: Mapping[str, tuple[Callable[..., Term], Callable[..., Theorem]]] = MappingProxyType(
    {
        "laplace_density": (_laplace, _at_once),
        "DiscreteLaplace": (_discrete_laplace, _with_law),
        "ContinuousBernoulli": (_above_tangent(TILT_DIV), _at_once),
        "VonMises": (_above_tangent(BESSEL_DIV), _at_once),
        "Zipf": (_above_tangent(ZETA_DIV), _at_once),
        "Logarithmic": (_above_tangent(LOG_SERIES_DIV), _at_once),
    }
)
"""By the name of the density: the form, and its proof."""
_OF_PAIR: Mapping[tuple[str, str], tuple[Callable[..., Term], Callable[..., Theorem]]] = MappingProxyType(
    {
        ("bernoulli_mass", "poisson_mass"): (_bernoulli_poisson, _at_once),
        ("HalfNormal", "Gumbel"): (_half_normal_gumbel, _by_symmetry),
    }
)
