"""A numeric form as source for one number at a time; what plain Python and mpmath have in common.

Parameters are numbers, and a vector is a sequence of numbers.  Only the side of a case distinction that is taken is
evaluated.  What the two languages differ in is a `Dialect`.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from symit.export import layout
from symit.export.expressions import Expressions
from symit.export.layout import Check, Names, Part
from symit.export.numeric_form import VECTOR, NumericForm
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var


@dataclass(frozen=True)
class Dialect:
    """A language of scalar source: what it imports, its types and constants, and how it evaluates and returns."""

    needs: str
    imports: tuple[str, ...]
    helpers: ModuleType
    expressions: type[Expressions]
    takes: str
    gives: str
    vector: str
    nan: str
    isnan: str
    total: str
    evaluation: tuple[str, ...]  # lines with {value} for the call that computes the value
    about: str


_OUTSIDE = (
    'outside="raise" (the default) raises ValueError where a parameter breaks a condition; outside="nan" gives nan '
    "there. Vectors that differ in length always raise."
)
_VECTORS = " {names}: sequences of numbers, over which the function sums."


def scalar_source(form: NumericForm, dialect: Dialect) -> str:
    names = layout.names_of(form, dialect.helpers)
    parts = layout.parts(form)
    functions = [_function(form, names, dialect, parts[0]), *(_part(form, names, dialect, parts, p) for p in parts)]
    return layout.module(form, dialect.needs, dialect.imports, functions, dialect.helpers)


# ---- the function that users call ----------------------------------------------------------------------------


def _function(form: NumericForm, names: Names, dialect: Dialect, value: Part) -> str:
    kinds = [dialect.vector if p.is_vector else dialect.takes for p in form.parameters]
    arguments = [f"{names.variables[p.variable]}: {k}" for p, k in zip(form.parameters, kinds, strict=True)]
    vectors = [names.variables[p.variable] for p in form.parameters if p.is_vector]
    about = dialect.about + (_VECTORS.format(names=", ".join(vectors)) if vectors else "")
    given = [f"*{name}" if name in vectors else name for name in _parameters(form, names)]
    call = f"value({', '.join(names.variables[v] for v in value.arguments)})"
    return "\n".join(
        [
            *layout.signature(form.name, [*arguments, *layout.OPTION], dialect.gives),
            *layout.docstring(form, names, about, _OUTSIDE),
            "    check_option(outside)",
            *_conversion(form, names),
            *_lengths(form, names, dialect),
            *(line for check in layout.checks(form) for line in _check(check, names, dialect)),
            f"    if any({dialect.isnan}(given) for given in {layout.tuple_display(given)}):",
            f"        return {dialect.nan}",
            *(f"    {line.format(value=call)}" for line in dialect.evaluation),
        ]
    )


def _parameters(form: NumericForm, names: Names) -> list[str]:
    return [names.variables[p.variable] for p in form.parameters]


def _conversion(form: NumericForm, names: Names) -> list[str]:
    """Lines that make numbers of the arguments."""
    scalars = [names.variables[p.variable] for p in form.parameters if not p.is_vector]
    vectors = [names.variables[p.variable] for p in form.parameters if p.is_vector]
    lines = [f"    {layout.tuple_of(scalars)} = map(number, {layout.tuple_display(scalars)})"] if scalars else []
    if vectors:
        lines.append(f"    {layout.tuple_of(vectors)} = components({', '.join(f'{v}={v}' for v in vectors)})")
    return lines


def _lengths(form: NumericForm, names: Names, dialect: Dialect) -> list[str]:
    vectors = [names.variables[p.variable] for p in form.parameters if p.is_vector]
    if form.length is None or not layout.names_length(form):
        return []
    lines = [f"    {names.variables[form.length]} = len({vectors[0]})"]
    for condition in layout.length_conditions(form):
        violated = dialect.expressions(names.variables).violation(condition)
        lines += [f"    if {violated}:", f"        raise ValueError({layout.demand(vectors[0], condition, names)})"]
    return lines


def _check(check: Check, names: Names, dialect: Dialect) -> list[str]:
    """The lines that reject what breaks a condition, within a loop where it is a condition on components."""
    name = names.variables[check.variable]
    demand = layout.demand(name, check.condition, names)
    vectors = [v for v in names.variables if v.of == VECTOR and check.condition and v in check.condition.free]
    component = _components(names, vectors)
    value = component.get(check.variable, name)
    violated = layout.violated(check, value, dialect.expressions({**names.variables, **component}))
    lines = [f"if {violated}:", f"    return reject({demand}, {value}, outside)"]
    if vectors:
        lines = [f"for {_loop(names, vectors)}:", *(f"    {line}" for line in lines)]
    return [f"    {line}" for line in lines]


def _components(names: Names, vectors: list[Var]) -> dict[Var, str]:
    """A name for one component of each vector."""
    taken = {*names.variables.values(), *names.abbreviations.values()}
    return {v: layout.claim(f"{names.variables[v]}_j", taken) for v in vectors}


def _loop(names: Names, vectors: list[Var]) -> str:
    """`mu_j, sigma_j in zip(mu, sigma)`: the components side by side."""
    components = _components(names, vectors)
    if len(vectors) == 1:
        return f"{components[vectors[0]]} in {names.variables[vectors[0]]}"
    listed = ", ".join(names.variables[v] for v in vectors)
    return f"{', '.join(components.values())} in zip({listed}, strict=True)"


# ---- the arithmetic ------------------------------------------------------------------------------------------


def _part(form: NumericForm, names: Names, dialect: Dialect, parts: tuple[Part, ...], part: Part) -> str:
    totals = {p.term: _total(names, dialect, p) for p in parts[1:]}
    vectors = set() if part.index else {v for v in part.arguments if v.of == VECTOR}
    kinds = [f"list[{dialect.gives}]" if v in vectors else dialect.gives for v in part.arguments]
    arguments = [f"{names.variables[v]}: {k}" for v, k in zip(part.arguments, kinds, strict=True)]
    lines, expressions = layout.assignments(dialect.expressions(names.variables, {}, totals), form, names, part.body)
    head = layout.signature(part.name, arguments, dialect.gives)
    return "\n".join([*head, f'    """{part.words}"""', *lines, *_returned(expressions, part.body)])


def _total(names: Names, dialect: Dialect, part: Part) -> str:
    vectors = [v for v in part.arguments if v.of == VECTOR]
    called = {**names.variables, **_components(names, vectors)}
    return f"{dialect.total}([{part.name}({', '.join(called[v] for v in part.arguments)}) for {_loop(names, vectors)}])"


def _returned(expressions: Expressions, term: Term) -> list[str]:
    """The lines that return `term`: one `return` for each side of a case distinction."""
    if not isinstance(term, App) or term.head != t.IF:
        return layout.statement("return ", expressions.write(term))
    condition, yes, no = term.args
    taken = [f"    {line}" for line in _returned(expressions, yes)]
    return [f"    if {expressions.condition(condition)}:", *taken, *_returned(expressions, no)]
