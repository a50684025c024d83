"""A numeric form as numpy source: broadcasting, float64 inside, the caller's dtype outside.

A parameter is an array; a vector parameter has its components along the last axis, and a sum over components is a sum
over that axis.  Both sides of a case distinction are evaluated everywhere and `np.where` picks, so warnings are off.
"""

from __future__ import annotations

from fractions import Fraction

from symit.export import layout, numpy_helpers
from symit.export.expressions import ATOM, Expressions
from symit.export.layout import Check, Names, Part
from symit.export.numeric_form import VECTOR, NumericForm, Parameter
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var

_IMPORTS = (
    "from __future__ import annotations",
    "",
    "import numpy as np",
    "from numpy.typing import ArrayLike, DTypeLike, NDArray",
)
_PARAMETERS = (
    "Parameters broadcast against each other. float32 in gives float32 out, computed in float64 and rounded once; "
    "integers and lists count as float64; mixed dtypes follow numpy's promotion. A nan gives nan; an infinite "
    "parameter counts as in IEEE 754: where it has a limit, as that. A quotient beyond the range of float64 counts as "
    "infinite, one below it as 0."
)
_VECTORS = " The components of {names} lie along the last axis, over which the function sums."
_OUTSIDE = (
    'outside="raise" (the default) raises ValueError where a parameter breaks a condition; outside="nan" gives nan '
    "there. Shapes that do not fit always raise."
)
_FROM_NUMPY = {"exp", "log", "sin", "cos", "sqrt", "log1p", "expm1"}


def numpy_source(form: NumericForm) -> str:
    """The module as text: `form.name(parameters, *, outside="raise")` and its helpers; imports numpy alone.

    Raises NotExportable where the form has no meaning for numbers and arrays.
    """
    names = layout.names_of(form, numpy_helpers)
    parts = layout.parts(form)
    functions = [_function(form, names, parts[0]), *(_part(form, names, parts, part) for part in parts)]
    return layout.module(form, "numpy", _IMPORTS, functions, numpy_helpers)


class NumpyExpressions(Expressions):
    """Elementwise on arrays; a component of a vector is the whole array, at every index at once."""

    def call(self, name: str, *args: Term) -> str:
        return super().call(f"np.{name}" if name in _FROM_NUMPY else name, *args)

    def pi(self) -> str:
        return "np.pi"

    def number(self, value: Fraction) -> tuple[str, int]:
        if value.denominator == 1 and abs(value) > 2**53:
            return repr(float(value)), ATOM
        return super().number(value)

    def case(self, condition: Term, yes: Term, no: Term) -> tuple[str, int]:
        return f"np.where({self.condition(condition)}, {self.write(yes)}, {self.write(no)})", ATOM

    def condition(self, formula: Term) -> str:
        parts = [super(NumpyExpressions, self).condition(part) for part in b.conjuncts(formula)]
        return parts[0] if len(parts) == 1 else " & ".join(f"({part})" for part in parts)

    def returned(self, term: Term) -> list[str]:
        """The lines that return `term`; the sides of a case distinction have lines of their own."""
        if not isinstance(term, App) or term.head != t.IF:
            return layout.statement("return ", self.write(term))
        condition, yes, no = term.args
        sides = (self.condition(condition), self.write(yes), self.write(no))
        return ["    return np.where(", *(f"        {side}," for side in sides), "    )"]


# ---- the function that users call ----------------------------------------------------------------------------


def _function(form: NumericForm, names: Names, value: Part) -> str:
    arguments = [names.variables[p.variable] for p in form.parameters]
    listed = ", ".join(arguments)
    signature = [*(f"{a}: ArrayLike" for a in arguments), *layout.OPTION]
    about = _PARAMETERS + (_VECTORS.format(names=" and ".join(_vectors(form, names))) if form.length else "")
    return "\n".join(
        [
            *layout.signature(form.name, signature, "NDArray[np.floating]"),
            *layout.docstring(form, names, about, _OUTSIDE),
            "    check_option(outside)",
            f"    {listed}, dtype = as_float64({listed})",
            *_lengths(form, names),
            '    with np.errstate(all="ignore"):',
            *(_check(check, names) for check in layout.checks(form)),
            *layout.statement("missing = ", " | ".join(_missing(p, names) for p in form.parameters), 8),
            *_evaluation(form, names, value),
        ]
    )


def _vectors(form: NumericForm, names: Names) -> list[str]:
    return [names.variables[p.variable] for p in form.parameters if p.is_vector]


def _lengths(form: NumericForm, names: Names) -> list[str]:
    """The vectors brought to one length, which is named where something depends on it."""
    vectors = _vectors(form, names)
    if form.length is None:
        return []
    lines = [f"    {layout.tuple_of(vectors)} = components({', '.join(f'{v}={v}' for v in vectors)})"]
    if layout.names_length(form):
        lines.append(f"    {names.variables[form.length]} = {vectors[0]}.shape[-1]")
    for condition in layout.length_conditions(form):
        violated = NumpyExpressions(names.variables).violation(condition)
        lines += [f"    if {violated}:", f"        raise ValueError({layout.demand(vectors[0], condition, names)})"]
    return lines


def _check(check: Check, names: Names) -> str:
    name = names.variables[check.variable]
    violated = layout.violated(check, name, NumpyExpressions(names.variables))
    return f"        {name} = inside({name}, {violated}, {layout.demand(name, check.condition, names)}, outside)"


def _missing(parameter: Parameter, names: Names) -> str:
    missing = f"np.isnan({names.variables[parameter.variable]})"
    return f"{missing}.any(axis=-1)" if parameter.is_vector else missing


def _evaluation(form: NumericForm, names: Names, value: Part) -> list[str]:
    """The lines that compute and return; an elementwise value is computed block by block."""
    arguments = _arguments(form, names, value)
    if form.length is not None or not arguments:
        return [f"        return rounded({value.name}({arguments}), missing, dtype)"]
    return [
        f"        with blocks({arguments}) as parts:",
        "            for *block, result in parts:",
        f"                result[...] = {value.name}(*block)",
        "            return rounded(parts.operands[-1], missing, dtype)",
    ]


# ---- the arithmetic ------------------------------------------------------------------------------------------


def _part(form: NumericForm, names: Names, parts: tuple[Part, ...], part: Part) -> str:
    totals = {p.term: f"total({p.name}({_arguments(form, names, p)}))" for p in parts[1:]}
    arguments = [f"{names.variables[v]}: {_kind(form, v)}" for v in part.arguments]
    lines, expressions = layout.assignments(NumpyExpressions(names.variables, {}, totals), form, names, part.body)
    head = layout.signature(part.name, arguments, "NDArray[np.float64]")
    return "\n".join([*head, f'    """{part.words}"""', *lines, *expressions.returned(part.body)])


def _kind(form: NumericForm, variable: Var) -> str:
    return "int" if variable == form.length else "NDArray[np.float64]"


def _arguments(form: NumericForm, names: Names, part: Part) -> str:
    """What a part is called with; in a summand, what is not a vector gets an axis for the components of the vectors."""
    written = []
    for variable in part.arguments:
        alone = part.index is not None and variable.of != VECTOR and variable != form.length
        written.append(f"{names.variables[variable]}[..., np.newaxis]" if alone else names.variables[variable])
    return ", ".join(written)
