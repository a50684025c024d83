"""What rounding does to a value, to first order, as a term that is evaluated beside it: in units of rounding.

Between `numeric_form` and `writer`, for forms in which something cancels.  It is a running error analysis (Higham,
Accuracy and Stability of Numerical Algorithms, 3.3): parameters are exact, each operation adds the rounding of its
result, and each function magnifies what its arguments bring by at most what `_MAGNIFIES` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from symit.export.carried.gamma_series import STEPS
from symit.export.constants import is_constant
from symit.export.errors import NotExportable
from symit.export.expressions import SIZE, UNDERFLOW, WRITTEN, constant_value, split_sign
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import EXPM1
from symit.kernel.terms import App, Definition, Num, Term
from symit.kernel.text import show
from symit.proving.accurate import functions as f
from symit.special import (
    BELL_SHARE,
    BESSEL_I0,
    BESSEL_I1,
    BESSEL_I2,
    DIGAMMA,
    DIGAMMA_REST,
    EIN,
    EXP_LOWER,
    EXP_TAIL,
    EXP_UPPER,
    GAMMA,
    GAP_SHARE,
    LOG_GAMMA,
    LOG_GAMMA_REST,
    LOG_PHI_GAP,
    NORMAL_CDF,
    PHI_WITHIN,
    REGULARIZED_BETA,
    UPPER_GAMMA,
)

AT_ROOTS = b.num(6)
"""What a function of Gamma may be off where it is 0."""


def error(term: Term) -> Term:
    """The error of the value of `term`."""
    known = _relative(term)
    if known is not None:
        return _product(_size(term), known)
    if not isinstance(term, App):
        raise NotExportable(f"{show(term)} is not a number")
    if isinstance(term.head, Definition):
        return _sum([_size(term), _MAGNIFIES[term.head](term)]) if term.head in WRITTEN else error(b.unfold(term))
    if term.head == t.ADD:
        return _sum([_of_summand(summand, len(term.args)) for summand in term.args])
    if term.head == t.IF:
        condition, yes, no = term.args
        one, other = error(yes), error(no)
        return one if one == other else b.if_(condition, one, other)
    if term.head == t.LOG:
        return _sum([_size(term), relative(term.args[0])])
    if term.head == t.MUL:
        return _of_product(term)
    if term.head in (t.SIN, t.COS):
        return _sum([b.ONE, error(term.args[0])])
    return _product(_size(term), relative(term))


def relative(term: Term) -> Term:
    """The error of the value of `term`, divided by its size."""
    known = _relative(term)
    if known is not None:
        return known
    if b.is_app(term, t.MUL):
        return _sum([b.num(len(term.args) - 1), *map(relative, term.args)])  # type: ignore[union-attr]
    if b.is_app(term, t.POW):
        base, exponent = term.args  # type: ignore[union-attr]
        return _of_power(base, exponent, relative(base))
    return b.div(error(term), _size(term))


def _relative(term: Term) -> Term | None:
    """The relative error where no division by the value leads to it, or None."""
    if is_exact(term):
        return b.ZERO
    if constant_value(term) is not None or is_constant(term) or is_rounded_once(term):
        return b.ONE
    if not isinstance(term, App):
        return None
    if term.head == t.EXP:
        return _sum([b.app(UNDERFLOW, term), b.ONE, error(term.args[0])])
    if term.head == t.MUL:
        known = [r for r in map(_relative, term.args) if r is not None]
        return _sum([b.num(len(term.args) - 1), *known]) if len(known) == len(term.args) else None
    if term.head == t.POW:
        known_base = _relative(term.args[0])
        return None if known_base is None else _of_power(term.args[0], term.args[1], known_base)
    if isinstance(term.head, Definition):
        if term.head not in WRITTEN:
            return _relative(b.unfold(term))
        return None if term.head in _MAGNIFIES else _sum([b.ONE, _RELATIVELY.get(term.head, _alike)(*term.args)])
    return None


def _of_product(term: App) -> Term:
    """That of factors some of which may be 0: each times the others."""
    parts: list[Term] = [_product(b.num(len(term.args) - 1), _size(term))]
    for k, factor in enumerate(term.args):
        others = [_size(a) for a in (*term.args[:k], *term.args[k + 1 :]) if a not in (b.ONE, b.num(-1))]
        known = _relative(factor)
        brought = error(factor) if known is None else _product(_size(factor), known)
        if brought != b.ZERO:
            parts.append(b.mul(brought, *others) if others else brought)
    return _sum(parts)


def is_exact(term: Term) -> bool:
    """A parameter, or a whole number."""
    if isinstance(term, App):
        value = constant_value(term)
        return value is not None and value.denominator == 1
    return not isinstance(term, Num) or term.value.denominator == 1


def is_rounded_once(term: Term) -> bool:
    """The sum or difference of two exact numbers."""
    return isinstance(term, App) and term.head == t.ADD and len(term.args) == 2 and all(map(_is_exact_part, term.args))


def _is_exact_part(term: Term) -> bool:
    """An exact number, or one with a minus sign."""
    if b.is_app(term, t.MUL) and len(term.args) == 2 and term.args[0] == b.num(-1):  # type: ignore[union-attr]
        return is_exact(term.args[1])  # type: ignore[union-attr]
    return is_exact(term)


def _of_summand(summand: Term, count: int) -> Term:
    """The error of one of so many summands, and its share in that of the partial sums."""
    known = _relative(summand)
    if known is not None:
        return _product(_size(summand), _sum([known, b.num(count - 1)]))
    return _sum([error(summand), _product(b.num(count - 1), _size(summand))])


def _of_power(base: Term, exponent: Term, of_base: Term) -> Term:
    """The relative error of a power, from that of its base."""
    if isinstance(exponent, Num):
        return _sum([b.num(max(abs(exponent.value), Fraction(1))), _product(b.num(abs(exponent.value)), of_base)])
    moved = _product(_size(b.log(base)), error(exponent))
    return _sum([b.app(UNDERFLOW, b.power(base, exponent)), b.ONE, _product(_size(exponent), of_base), moved])


# ---- functions: what they magnify relative errors by ---------------------------------------------------------


def _alike(*args: Term) -> Term:
    """A function about which no more is known than that it has the digits of its arguments."""
    return _product(b.num(2), _sum(list(map(relative, args))))


def _times(by: Callable[..., Term]) -> Callable[..., Term]:
    """`by` times the relative errors of the arguments."""

    def magnified(*args: Term) -> Term:
        moved = _sum(list(map(relative, args)))
        return b.ZERO if moved == b.ZERO else _product(by(*args), moved)

    return magnified


def _scaled(w: Term, *others: Term) -> Term:
    """Those with exp(w) for their first argument w."""
    return _sum([error(w), _times(lambda *sizes: _sum([b.ONE, *map(_size, sizes)]))(*others)])


def _gamma_slope(x: Term) -> Term:
    """|x psi(x)| <= x |log x| + 1: DLMF 5.11.2 and Alzer, On some inequalities for the gamma and psi functions, 2.2."""
    return b.add(_size(b.mul(x, b.log(x))), 1)


def _normal_slope(x: Term) -> Term:
    """|x| times the slope of log Phi is at most x^2 + 1 below 0, and 1 above."""
    return b.add(1, b.if_(b.le(x, 0), b.power(x, 2), 0))


def _gap(*args: Term) -> Term:
    """log(Phi(y) - Phi(x)) as it follows its ends."""
    y, x, d = args[-3:]
    return _sum([_times(lambda y, x: b.add(1, b.power(x, 2), b.power(y, 2)))(y, x), relative(d)])


_RELATIVELY: Mapping[Definition, Callable[..., Term]] = MappingProxyType(
    {
        GAMMA: _times(_gamma_slope),
        NORMAL_CDF: _times(_normal_slope),
        PHI_WITHIN: relative,
        UPPER_GAMMA: _times(lambda s, x: b.add(1, _size(s), x)),
        REGULARIZED_BETA: _times(lambda p, q, x: b.add(1, p, q)),
        BESSEL_I0: _times(lambda x: b.add(1, _size(x))),
        BESSEL_I1: _times(lambda x: b.add(1, _size(x))),
        BESSEL_I2: _times(lambda x: b.add(2, _size(x))),
        BELL_SHARE: _gap,
        GAP_SHARE: lambda *ends: _sum([_gap(*ends[:3]), _gap(*ends[3:])]),
        EXP_TAIL: _scaled,
        EXP_UPPER: _scaled,
        EXP_LOWER: _scaled,
        f.SIGMOID: lambda x: error(x),
        SIZE: relative,
    }
)


# ---- functions that may be 0: what they magnify errors by -----------------------------------------------------


def _absolutely(term: App) -> Term:
    return _sum(list(map(error, term.args)))


def _log_gamma(term: App) -> Term:
    """Where it is 0, at 1 and 2, its terms are not."""
    (x,) = term.args
    return _sum([AT_ROOTS, _product(_gamma_slope(x), relative(x))])


def _digamma(term: App) -> Term:
    (x,) = term.args
    return _sum([AT_ROOTS, _product(b.add(1, b.div(1, x)), relative(x))])


def _log_gamma_rest(term: App) -> Term:
    """Close to 0 it is a difference of log Gamma and x log(x) - x."""
    (x,) = term.args
    parts = b.add(_size(b.mul(x, b.log(x))), x)
    return _sum([b.if_(b.le(STEPS, x), AT_ROOTS, parts), _product(b.num(2), _product(_size(term), relative(x)))])


def _digamma_rest(term: App) -> Term:
    (x,) = term.args
    parts = b.if_(b.le(STEPS, x), b.ZERO, _size(b.log(x)))
    return _sum([parts, _product(b.num(2), _product(_size(term), relative(x)))])


def _expm1(term: App) -> Term:
    return _product(b.add(1, _size(term)), error(term.args[0]))


def _exp_div(term: App) -> Term:
    """exp(w) - 1 - w has the slope exp(w) - 1."""
    return _product(b.add(_size(term), _size(b.sub(*term.args))), _absolutely(term))


def _product_difference(term: App) -> Term:
    a, c, e, g = term.args
    one = _product(_size(b.mul(a, c)), _sum([relative(a), relative(c)]))
    return _sum([one, _product(_size(b.mul(e, g)), _sum([relative(e), relative(g)]))])


def _times_log(term: App) -> Term:
    a, x = term.args
    return _sum([_product(_size(term), relative(a)), _product(_size(a), relative(x))])


_MAGNIFIES: Mapping[Definition, Callable[[App], Term]] = MappingProxyType(
    {
        LOG_GAMMA: _log_gamma,
        DIGAMMA: _digamma,
        LOG_GAMMA_REST: _log_gamma_rest,
        DIGAMMA_REST: _digamma_rest,
        EIN: _absolutely,
        LOG_PHI_GAP: lambda term: _gap(*term.args),
        EXPM1: _expm1,
        f.EXP_DIV: _exp_div,
        f.SOFTPLUS: _absolutely,
        f.SCALED_LOG: lambda term: relative(term.args[1]),
        f.TIMES_LOG: _times_log,
        f.PRODUCT_DIFFERENCE: _product_difference,
    }
)


# ---- terms without what is 0 or 1 ----------------------------------------------------------------------------


def _size(term: Term) -> Term:
    """The absolute value, of a product without its sign."""
    value = constant_value(term)
    return b.app(SIZE, split_sign(term)[1]) if value is None else b.num(abs(value))


def _sum(parts: Sequence[Term]) -> Term:
    numbers = sum((p.value for p in parts if isinstance(p, Num)), Fraction(0))
    others = [p for p in parts if not isinstance(p, Num)]
    if not others:
        return b.num(numbers)
    kept = [*others, *([b.num(numbers)] if numbers else [])]
    return kept[0] if len(kept) == 1 else b.add(*kept)


def _product(one: Term, other: Term) -> Term:
    if b.ZERO in (one, other):
        return b.ZERO
    if isinstance(one, Num) and isinstance(other, Num):
        return b.num(one.value * other.value)
    return other if one == b.ONE else one if other == b.ONE else b.mul(one, other)
