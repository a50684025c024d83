"""A numeric form as mpmath source: one number at a time, to the working precision of `mpmath.mp`."""

from __future__ import annotations

from fractions import Fraction

from symit.export import mpmath_helpers
from symit.export.expressions import ATOM, PRODUCT, Expressions
from symit.export.numeric_form import NumericForm
from symit.export.scalar_target import Dialect, scalar_source
from symit.kernel.terms import Term

_FROM_MPMATH = {"exp", "log", "sin", "cos", "sqrt", "log1p", "expm1"}


class MpmathExpressions(Expressions):
    def call(self, name: str, *args: Term) -> str:
        return super().call(f"mp.{name}" if name in _FROM_MPMATH else name, *args)

    def pi(self) -> str:
        return "mp.pi"

    def number(self, value: Fraction) -> tuple[str, int]:
        """Whole numbers as they are; a fraction must not be divided out in float."""
        if value.denominator == 1:
            return super().number(value)
        return f"mp.mpf({value.numerator}) / {value.denominator}", PRODUCT

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        return f"mp.power({self.write(base)}, {self.write(exponent)})", ATOM


MPMATH = Dialect(
    needs="mpmath",
    imports=("from __future__ import annotations", "", "from mpmath import mp"),
    helpers=mpmath_helpers,
    expressions=MpmathExpressions,
    takes="object",
    gives="mp.mpf",
    vector="list[object] | tuple[object, ...]",
    nan="mp.nan",
    isnan="mp.isnan",
    total="mp.fsum",
    evaluation=("with mp.workprec(mp.prec + GUARD):", "    result = {value}", "return +result"),
    about=(
        "Parameters are whatever mpmath takes for a real number. The result has the precision of mp. A nan gives nan; "
        "an infinite parameter counts as in IEEE 754: where it has a limit, as that."
    ),
)


def mpmath_source(form: NumericForm) -> str:
    """The module as text: `form.name(parameters, *, outside="raise")` and its helpers; imports mpmath alone.

    Raises NotExportable where the form has no meaning for numbers.
    """
    return scalar_source(form, MPMATH)
