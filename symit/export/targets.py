"""The languages that a numeric form can be written in, by name: what each has of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from textwrap import wrap
from types import MappingProxyType

from symit.export.carried import (
    arguments_for_numpy,
    bessel_for_mpmath,
    bessel_for_numpy,
    bessel_for_python,
    for_mpmath,
    for_numpy,
    for_python,
    gamma_for_mpmath,
    gamma_for_numpy,
    gamma_for_python,
    gamma_series,
    incomplete_for_mpmath,
    incomplete_for_numpy,
    incomplete_for_python,
    scaled_for_mpmath,
    scaled_for_numpy,
    scaled_for_python,
    scaled_series,
    series,
    tables_for_numpy,
    tables_for_scalars,
    tangent_series,
    tangents_for_mpmath,
    tangents_for_numpy,
    tangents_for_python,
    tracked_for_numpy,
    wide_for_numpy,
    zeta_for_mpmath,
    zeta_for_numpy,
    zeta_for_python,
    zeta_series,
)
from symit.export.constants import as_digits, as_two_floats
from symit.export.errors import NotExportable
from symit.export.expressions import ATOM, PRODUCT, SIZE, UNDERFLOW, Code, Expressions
from symit.export.layout import About
from symit.export.numeric_form import NumericForm
from symit.export.tables import TableFunction
from symit.export.writer import Target, source
from symit.kernel import build as b
from symit.kernel.terms import App, Definition, Term
from symit.proving.accurate.functions import ACCURATE
from symit.proving.steps.matching import subterms
from symit.special import (
    ARCTAN,
    BETA_DIV,
    DIGAMMA,
    DIGAMMA_REST,
    EULER,
    GAMMA,
    GAMMA_DIV,
    LOG_GAMMA,
    LOG_GAMMA_REST,
    TRIGAMMA,
)

_OUTSIDE = (
    'outside="raise" (the default) raises ValueError where a parameter breaks a condition or is infinite; '
    'outside="nan" gives nan there.'
)
_FLOATS = "The result is right also where something on the way leaves the range of float."
MOST_DIGITS = 55
"""As many of a constant stand on one line."""
TABLE_ULPS = 3
"""Units in the last place that the error of a function of tables stays below; the tests of these functions hold it."""
_ERROR = f"Over near, far and extreme tables the error stays below {TABLE_ULPS} units in the last place."


EXACT = frozenset((*ACCURATE, GAMMA, LOG_GAMMA, DIGAMMA, TRIGAMMA, EULER, ARCTAN, GAMMA_DIV, BETA_DIV))
EXACT |= {LOG_GAMMA_REST, DIGAMMA_REST, SIZE, UNDERFLOW}
"""The functions that the Python target computes to as many digits as Decimal is asked for; of others it has a hundred
at most."""


def has_few_digits(term: Term) -> bool:
    """Is there a function in the term of which the Python target has no more than a hundred digits?"""
    heads = {part.head for part in subterms(term) if isinstance(part, App)}
    return any(isinstance(head, Definition) and head not in EXACT for head in heads)


class PythonCode(Code):
    def number(self, value: Fraction) -> tuple[str, int]:
        """A fraction must not be divided out in float where Decimal computes."""
        if value.denominator == 1 or value < 0 or not self.like:
            return super().number(value)
        return f"rational({value.numerator}, {value.denominator}, {self.like})", ATOM

    def constant(self, term: Term) -> tuple[str, int]:
        if not self.like:
            return super().constant(term)
        return f"constant({', '.join([self.like, *self._digits(term)])})", ATOM

    def scaled_log(self, factor: Term, argument: Term) -> str:
        """As for floats, and all digits of 1/factor for Decimal."""
        one, rest = as_two_floats(b.div(1, factor))
        given = [self.write(argument), repr(one), repr(rest), *self._digits(b.div(1, factor))]
        return f"scaled_log({', '.join(given)})"

    def _digits(self, term: Term) -> list[str]:
        return [f'"{part}"' for part in wrap(as_digits(term, self.digits), MOST_DIGITS)]


class MpmathCode(Code):
    def number(self, value: Fraction) -> tuple[str, int]:
        if value.denominator == 1 or value < 0:
            return super().number(value)
        return f"mp.mpf({value.numerator}) / {value.denominator}", PRODUCT

    def constant(self, term: Term) -> tuple[str, int]:
        return ("mp.pi", ATOM) if term == b.PI else Expressions.constant(self, term)

    def power(self, base: Term, exponent: Term) -> tuple[str, int]:
        return self.call("power", base, exponent), ATOM

    def scaled_log(self, factor: Term, argument: Term) -> str:
        return f"scaled_log({self.write(argument)}, lambda: {self.write(b.div(1, factor))})"


PYTHON = Target(
    needs="Python",
    carried=(
        for_python,
        tables_for_scalars,
        gamma_for_python,
        incomplete_for_python,
        scaled_for_python,
        bessel_for_python,
        zeta_for_python,
        tangents_for_python,
        series,
        scaled_series,
        gamma_series,
        zeta_series,
        tangent_series,
    ),
    code=PythonCode,
    takes="float",
    takes_vector="Sequence[float]",
    takes_table="Sequence[Any]",
    gives="float",
    about=About(
        "Parameters are numbers. A nan gives nan.",
        " {names}: sequences of numbers, over which the function sums.",
        _OUTSIDE,
        _FLOATS,
    ),
    about_tables="Tables are sequences of numbers or of sequences. A nan gives nan. " + _ERROR,
    where_terms_cancel="closer({error}, {most})",
    everywhere="settled",
)
NUMPY = Target(
    needs="numpy",
    carried=(
        arguments_for_numpy,
        tracked_for_numpy,
        wide_for_numpy,
        for_numpy,
        tables_for_numpy,
        gamma_for_numpy,
        incomplete_for_numpy,
        scaled_for_numpy,
        bessel_for_numpy,
        zeta_for_numpy,
        tangents_for_numpy,
        series,
        scaled_series,
        gamma_series,
        zeta_series,
        tangent_series,
    ),
    code=Code,
    takes="ArrayLike",
    takes_vector="ArrayLike",
    takes_table="ArrayLike",
    gives="NDArray[np.floating]",
    about=About(
        "Parameters broadcast against each other. float32 in gives float32 out, computed in float64 and rounded once; "
        "integers and lists count as float64; mixed dtypes follow numpy's promotion. Masked arrays keep their mask. "
        "A nan gives nan.",
        " The components of {names} lie along the last axis, over which the function sums.",
        _OUTSIDE + " Shapes that do not fit always raise.",
        _FLOATS,
    ),
    about_tables="Axes before these are for many tables. float32 in gives float32 out, computed in float64 and rounded "
    f"once. A nan gives nan. {_ERROR}",
    where_terms_cancel="losing({error})",
    everywhere="in_doubt",
    again=PYTHON,
)
MPMATH = Target(
    needs="mpmath",
    carried=(
        for_mpmath,
        tables_for_scalars,
        gamma_for_mpmath,
        incomplete_for_mpmath,
        scaled_for_mpmath,
        bessel_for_mpmath,
        zeta_for_mpmath,
        tangents_for_mpmath,
    ),
    code=MpmathCode,
    takes="object",
    takes_vector="Sequence[object]",
    takes_table="Sequence[Any]",
    gives="Any",
    about=About(
        "Parameters are whatever mpmath takes for a real number. The result has the precision of mp. A nan gives nan.",
        " {names}: sequences of numbers, over which the function sums.",
        _OUTSIDE,
    ),
    about_tables="Tables are sequences of numbers or of sequences. The result has the precision of mp. A nan "
    "gives nan. " + _ERROR,
    where_terms_cancel="closer({error})",
    everywhere="settled",
)

TARGETS: Mapping[str, Target] = MappingProxyType({"mpmath": MPMATH, "numpy": NUMPY, "python": PYTHON})


def require_target(target: str) -> None:
    """Raises NotExportable for a target that there is not."""
    if target not in TARGETS:
        raise NotExportable(f"no target {target!r}; there are {', '.join(TARGETS)}")


def source_of(forms: NumericForm | TableFunction | Sequence[NumericForm | TableFunction], target: str) -> str:
    """The module for `target` as text, with a function for each form.

    Raises NotExportable for a target or a form that cannot be written.
    """
    require_target(target)
    return source([forms] if isinstance(forms, (NumericForm, TableFunction)) else forms, TARGETS[target])
