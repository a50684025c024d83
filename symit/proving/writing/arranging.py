"""The order of factors and summands: numbers first, parameters as the left side names them, a plus in front.

Under `tidy`, on the kernel's terms only; changes no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Num, Term, Var
from symit.proving.writing.composing import as_power, starts_negative
from symit.proving.writing.lowest import is_rational


def arranged(term: Term, left: Term) -> Term:
    """Factors with numbers first and parameters in the order of the left side; sums begin with a plus."""
    order = {v: n for n, v in enumerate(parameters_of(left))}
    return _arranged(term, order)


def parameters_of(term: Term) -> list[Var]:
    if isinstance(term, Var):
        return [term]
    parts = term.args if isinstance(term, App) else (term.body,) if isinstance(term, Abs) else ()
    return list(dict.fromkeys(v for part in parts for v in parameters_of(part)))


def _arranged(term: Term, order: Mapping[Var, int]) -> Term:
    if not isinstance(term, App):
        return term
    args = tuple(_arranged(a, order) for a in term.args)
    if term.head == t.MUL:
        return App(t.MUL, tuple(sorted(_with_signs_in_front(args), key=lambda f: _place(f, order))))
    return App(term.head, plus_in_front(args) if term.head == t.ADD else args)


def plus_in_front(summands: Sequence[Term]) -> tuple[Term, ...]:
    """1 - q for -q + 1, and c + d - a - b for c - a - b + d."""
    if all(map(_is_linear, summands)) and sum(map(starts_negative, summands)) > 1:
        return tuple(sorted(summands, key=starts_negative))
    at = next((n for n, a in enumerate(summands) if not starts_negative(a)), 0)
    return (*summands[at : at + 1], *summands[:at], *summands[at + 1 :])


def _is_linear(term: Term) -> bool:
    """A parameter, with a number or not."""
    factors = term.args if isinstance(term, App) and term.head == t.MUL else (term,)
    return [f for f in factors if not isinstance(f, Num)] == [f for f in factors if isinstance(f, Var)] != []


def _with_signs_in_front(factors: Sequence[Term]) -> Iterator[Term]:
    """-1, a and s for a and (-1) s; the product above a line stays one."""
    is_quotient = any(as_power(f)[1] < 0 for f in factors)
    for factor in factors:
        is_signed = b.is_app(factor, t.MUL) and factor.args[0] == b.num(-1)  # type: ignore[union-attr]
        yield from factor.args if is_signed and not is_quotient else (factor,)  # type: ignore[union-attr]


def _place(factor: Term, order: Mapping[Var, int]) -> tuple[int, int, int]:
    base = factor.args[0] if isinstance(factor, App) and factor.head == t.POW else factor
    if isinstance(factor, Num):
        return 0, 0, 0
    if base is not factor and isinstance(factor.args[1], Num) and factor.args[1].value < 0:  # type: ignore[union-attr]
        return 5, 0, 0
    if not factor.free:
        return (4 if b.is_app(factor, t.LOG) else 1), 0, 0
    if isinstance(base, Var):
        return 2, 0, order.get(base, 0)
    is_composed = b.is_app(base, t.ADD) and not is_rational(base)
    if isinstance(base, App) and (is_composed or isinstance(base.head, t.Definition)):
        return 3, base.size, min((order.get(v, 0) for v in base.free), default=0)
    return (4 if b.is_app(factor, t.EXP, t.LOG) else 3), 0, 0
