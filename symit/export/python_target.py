"""A numeric form as plain Python source: one number at a time, with the standard library's math and nothing else."""

from __future__ import annotations

from fractions import Fraction

from symit.export import python_helpers
from symit.export.expressions import ATOM, PRODUCT, Expressions, constant_value
from symit.export.numeric_form import NumericForm
from symit.export.scalar_target import Dialect, scalar_source
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term, Var


class PythonExpressions(Expressions):
    """Where Python's operators raise (a power overflows, a denominator underflows), a helper stands instead."""

    def pi(self) -> str:
        return "math.pi"

    def number(self, value: Fraction) -> tuple[str, int]:
        if value.denominator == 1 and abs(value) > 2**53:
            return repr(float(value)), ATOM
        return super().number(value)

    def whole_power(self, base: Term, exponent: int) -> tuple[str, int]:
        if exponent != 2:
            return f"power({self.write(base)}, {exponent})", ATOM
        text = self.write(base)
        return (f"{text} * {text}", PRODUCT) if text.isidentifier() else (f"square({text})", ATOM)

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        return f"power({self.write(base)}, {self.write(exponent)})", ATOM

    def quotient(self, above: Term, below: Term) -> tuple[str, int]:
        if _stays_nonzero(below):
            return super().quotient(above, below)
        return f"quotient({self.write(above)}, {self.write(below)})", ATOM


def _stays_nonzero(below: Term) -> bool:
    """A constant, or a parameter: what is not zero as a number cannot become zero by rounding."""
    return constant_value(below) is not None or isinstance(below, Var) or b.is_app(below, t.CALL)


PYTHON = Dialect(
    needs="Python",
    imports=("from __future__ import annotations", "", "import math"),
    helpers=python_helpers,
    expressions=PythonExpressions,
    takes="float",
    gives="float",
    vector="list[float] | tuple[float, ...]",
    nan="math.nan",
    isnan="math.isnan",
    total="total",
    evaluation=("return {value}",),
    about=(
        "Parameters are numbers. A nan gives nan; an infinite parameter counts as in IEEE 754: where it has a limit, "
        "as that. A quotient beyond the range of float counts as infinite, one below it as 0."
    ),
)


def python_source(form: NumericForm) -> str:
    """The module as text: `form.name(parameters, *, outside="raise")` and its helpers; imports math alone.

    Raises NotExportable where the form has no meaning for numbers.
    """
    return scalar_source(form, PYTHON)
