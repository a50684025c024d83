"""A numeric form as the functions of a module: one that users call, and those that compute.

All targets have one shape.  The function that users call hands its parameters to `evaluate`, which is carried along,
together with a function that computes the value and one that finds what breaks a condition.  A sum over the components
of vectors is computed by a function of its own.  What the targets differ in is a `Target`.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from symit.export import layout, tables
from symit.export.error_terms import error
from symit.export.errors import NotExportable
from symit.export.expressions import Code
from symit.export.numeric_form import VECTOR, NumericForm, top
from symit.export.tables import TableFunction
from symit.export.temporaries import assignments
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Abs, App, Term, Var


@dataclass(frozen=True)
class Target:
    """A language of generated source: what it needs and carries, its types, and what its docstrings say."""

    needs: str
    carried: tuple[ModuleType, ...]
    code: type[Code]
    takes: str
    takes_vector: str
    takes_table: str
    gives: str
    about: layout.About
    about_tables: str
    where_terms_cancel: str
    """What computes the body again, or says where to, by a bound on its error."""
    everywhere: str
    """The same of a closed form of elementary functions, which has as many digits as it takes."""
    again: Target | None = None
    """What it computes with where terms cancel, if it has not the digits for that itself."""


GUARD = 10
"""So many more digits of constants stand in what is computed with many."""
_ROUNDED = "The number is rounded once."
"""Of a constant that is computed beforehand."""


@dataclass(frozen=True)
class Part:
    """A function that computes: the value, or what one component of each vector adds to a sum; `put_back` says that
    what is rounded to below 0 is put back."""

    name: str
    words: str
    body: Term
    arguments: tuple[Var, ...]
    names: Mapping[Term, str]
    conditions: tuple[tuple[Var, Term | None], ...]
    put_back: bool = False


def source(forms: Sequence[NumericForm | TableFunction], target: Target) -> str:
    """A module with a function for each form.  Raises NotExportable where one has no meaning for numbers."""
    functions = [function for form in forms for function in _functions(form, target)]
    cancelling = [form for form in forms if isinstance(form, NumericForm) and form.again]
    alone = [] if target.again is None else [_again(form, target.again) for form in cancelling]
    return layout.module(forms, target.needs, functions, target.carried, alone)


def _again(form: NumericForm, target: Target) -> str:
    """A function that gives the value in the digits of another target."""
    name = f"_{form.name}_value"
    words = "What computes the value with a hundred digits or more, number by number."
    value, error_of = _Writer(form, target).of_value()
    if form.everywhere:
        return layout.standing_alone(
            f"{name}_again", words, value, f"lambda *values: {target.everywhere}({name}, values)", target.carried
        )
    returned = f"lambda *values: digits_left({name}, {name}_error, values, {form.again})"
    return layout.standing_alone(f"{name}_again", words, f"{value}\n\n{error_of}", returned, target.carried)


def _functions(form: NumericForm | TableFunction, target: Target) -> Sequence[str]:
    if isinstance(form, TableFunction):
        return [tables.function(form, target.takes_table, target.gives, target.about_tables)]
    return _Writer(form, target).functions()


class _Writer:
    def __init__(self, form: NumericForm, target: Target) -> None:
        self.form, self.target = form, target
        self.names = layout.names_of(form, target.carried)
        self.sums = list(dict.fromkeys(_sums(form.value)))
        if form.length is not None and not self.sums:
            raise NotExportable("a function of vectors that is no sum over their components cannot be exported")

    def functions(self) -> list[str]:
        summands = [self._summand(term, k) for k, term in enumerate(self.sums)]
        totals: dict[Term, Var] = {term: _total(k) for k, term in enumerate(self.sums)}
        value = self._value(totals)
        alone = len(self.sums) == 1 and value.body == totals[self.sums[0]]
        computing = summands if alone else [value, *summands]
        if not self.form.parameters:
            return [self._constant()]
        body = self._of_vectors(summands, value, alone) if self.sums else self._evaluate("return ", value, self.names)
        return [self._public(body), *(text for part in computing for text in self._computing(part))]

    def _public(self, body: list[str]) -> str:
        arguments = [f"{self.names[p.variable]}: {self._kind(p.variable)}" for p in self.form.parameters]
        head = layout.signature(self.form.name, [*arguments, *layout.OPTION], self.target.gives)
        return "\n".join([*head, *layout.docstring(self.form, self.names, self.target.about), *body])

    def _kind(self, variable: Var) -> str:
        return self.target.takes_vector if variable.of == VECTOR else self.target.takes

    def _constant(self) -> str:
        """A formula without parameters."""
        value = self.target.code().write(self.form.value)
        head = layout.signature(self.form.name, [], "float" if _is_number(value) else self.target.gives)
        form = replace(self.form, notes=(), accuracy=_ROUNDED) if _is_number(value) else self.form
        about = layout.docstring(form, self.names, layout.About("It has no parameters.", "", ""))
        return "\n".join([*head, *about, *layout.statement("return ", value)])

    def _evaluate(self, prefix: str, part: Part, given: Mapping[Term, str], indent: int = 0) -> list[str]:
        named = [f"{part.names[v]}={given[v]}" for v in part.arguments]
        again = self._again(part) if self.form.again else []
        return layout.call(prefix, "evaluate", [part.name, f"{part.name}_broken", "outside", *again, *named], indent)

    def _again(self, part: Part) -> list[str]:
        where = self.target.everywhere if self.form.everywhere else self.target.where_terms_cancel
        said = where.format(error=f"{part.name}_error", most=self.form.again)
        return [said] if self.target.again is None else [f"{part.name}_again()", said]

    def of_value(self) -> tuple[str, str]:
        """The functions for the value of a form without sums, and for its error."""
        part = self._value({})
        return self._body(part), self._body(self._error(part))

    # ---- functions that compute --------------------------------------------------------------------------------

    def _value(self, totals: Mapping[Term, Var]) -> Part:
        """The value, with each sum as a variable."""
        body = _replaced(self.form.value, totals)
        named: dict[Term, str] = {v: layout.claim(v.name, set(self.names.values())) for v in totals.values()}
        names = {**self.names, **named}
        numbers = [p.variable for p in self.form.parameters if not p.is_vector]
        asked = numbers if not self.sums else [v for v in (*numbers, *self._length_variable()) if v in body.free]
        used = (*asked, *totals.values())
        about = "The value, for parameters that satisfy the conditions."
        put_back = self.form.never_negative and not self.sums
        return Part(f"_{self.form.name}_value", about, body, used, names, self._conditions(used), put_back)

    def _summand(self, term: App, position: int) -> Part:
        space, function = term.args
        if not isinstance(function, Abs) or self.form.length is None or top(space) != self.form.length:
            raise NotExportable("only sums over all the components of the vectors can be exported")
        index = b.fresh(function.hint, function.domain, term, *self.names)
        body = b.open_with(function, index)
        if any(_sums(body)):
            raise NotExportable("a sum within a sum cannot be exported")
        variables = [*(p.variable for p in self.form.parameters), *self._length_variable()]
        used = tuple(v for v in variables if v in body.free)
        if not any(v.of == VECTOR for v in used):
            raise NotExportable("a sum whose terms are all alike cannot be exported; write it as a product")
        words = "What one component of each vector adds to the sum."
        name = _numbered(f"_{self.form.name}_summand", position)
        return Part(name, words, body, used, self.names, self._conditions(used))

    def _length_variable(self) -> list[Var]:
        return [self.form.length] if self.form.length else []

    def _error(self, part: Part) -> Part:
        words = "What rounding adds to the value, to first order, in units of rounding."
        return replace(part, name=f"{part.name}_error", words=words, body=error(part.body), put_back=False)

    def _conditions(self, used: Sequence[Var]) -> tuple[tuple[Var, Term | None], ...]:
        """What is asked of these variables alone; None asks for a whole number."""
        others = {p.variable for p in self.form.parameters} - set(used)
        found: list[tuple[Var, Term | None]] = []
        for parameter in self.form.parameters:
            own = parameter.variable
            if own in used and own.of == INT:
                found.append((own, None))
            found += [(own, c) for c in parameter.conditions if own in c.free and not c.free & others]
        return tuple(found)

    def _computing(self, part: Part) -> Iterator[str]:
        """The function that computes, the one that finds what breaks a condition, and that for the error."""
        arguments = [f"{part.names[v]}: Real" for v in part.arguments]
        yield self._body(part)
        yield "\n".join(
            [
                *layout.signature(f"{part.name}_broken", arguments, "list[tuple[int, Any, str]]"),
                '    """The parameters that break a condition: which, where, and what is asked."""',
                *self._broken(part),
            ]
        )
        if self.form.again and not self.form.everywhere:
            yield self._body(self._error(part))

    def _body(self, part: Part) -> str:
        arguments = [f"{part.names[v]}: Real" for v in part.arguments]
        taken = {*part.names.values(), *dir(builtins), *(n for module in self.target.carried for n in dir(module))}
        like = part.names[part.arguments[0]] if part.arguments else ""
        plain = self.target.code(part.names, like)
        digits = self.form.again + GUARD if self.form.again else plain.digits
        lines, code = assignments(part.body, replace(plain, digits=digits), taken)
        return "\n".join(
            [
                *layout.signature(part.name, arguments, "Real"),
                f'    """{part.words}"""',
                *(line for name, text in lines for line in layout.statement(f"{name} = ", text)),
                *self._returned(code.write(part.body), part),
            ]
        )

    def _returned(self, value: str, part: Part) -> list[str]:
        if not part.put_back:
            return layout.statement("return ", value)
        return [*layout.statement("value = ", value), "    return not_negative(value)"]

    def _broken(self, part: Part) -> list[str]:
        entries = []
        for variable, condition in part.conditions:
            name = part.names[variable]
            where = f"{name} % 1 > 0" if condition is None else self.target.code(part.names).violation(condition)
            entries.append((part.arguments.index(variable), where, layout.demand(name, condition, part.names)))
        if not entries:
            return ["    return []"]
        lines = [f"        ({position}, {where}, {demand})," for position, where, demand in entries]
        broken = [line for entry, whole in zip(entries, lines, strict=True) for line in _entry(entry, whole)]
        return ["    return [", *broken, "    ]"]

    # ---- sums over the components of vectors -------------------------------------------------------------------

    def _of_vectors(self, summands: Sequence[Part], value: Part, alone: bool) -> list[str]:
        vectors = [self.names[p.variable] for p in self.form.parameters if p.is_vector]
        unpacked = f"{vectors[0]}," if len(vectors) == 1 else ", ".join(vectors)
        given = [f"{v}={v}" for v in vectors]
        lines = layout.call(f"{unpacked} = ", "components", given)
        for parameter in self.form.parameters:
            if parameter.adds_up_to_1:
                name = self.names[parameter.variable]
                lines += layout.call(f"{name} = ", "shares", [f'"{name}"', name, "outside"])
        lines += self._length(vectors[0], [value, *summands])
        for position, part in enumerate(summands):
            prefix = "return " if alone else f"{value.names[_total(position)]} = "
            lines += self._total(prefix, part, _numbered("summand", position))
        if not alone:
            lines += self._evaluate("return ", value, value.names)
        return lines

    def _length(self, vector: str, parts: Sequence[Part]) -> list[str]:
        """Lines for the number of components, where anything depends on it."""
        length = self.form.length
        conditions = [c for p in self.form.parameters for c in p.conditions if p.variable not in c.free]
        if length is None or not (conditions or any(length in part.arguments for part in parts)):
            return []
        lines = [f"    {self.names[length]} = length({vector})"]
        for condition in conditions:
            lines += [
                f"    if {self.target.code(self.names).violation(condition)}:",
                f"        raise ValueError({layout.demand(vector, condition, self.names)})",
            ]
        return lines

    def _total(self, prefix: str, part: Part, function: str) -> list[str]:
        """A sum over components; what is no vector is the same for all of them."""
        vectors = [self.names[v] for v in part.arguments if v.of == VECTOR]
        others = [self.names[v] for v in part.arguments if v.of != VECTOR and v != self.form.length]
        given: dict[Term, str] = {v: self.names[v] for v in part.arguments}
        given |= {v: f"along({self.names[v]})" for v in part.arguments if self.names[v] in others}
        head = f"    def {function}({', '.join(f'{name}: Any' for name in vectors)}) -> Any:"
        body = [f"    {line}" for line in self._evaluate("return ", part, given, 4)]
        return ["", head, *body, "", *layout.call(prefix, "total", [function, f"[{', '.join(vectors)}]", *others])]


def _is_number(code: str) -> bool:
    """A value that was computed beforehand, to all its digits, or a quotient of two whole numbers."""
    value = ast.parse(code.lstrip("-"), mode="eval").body
    parts = (value.left, value.right) if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div) else (value,)
    return all(isinstance(part, ast.Constant) for part in parts)


def _entry(entry: tuple[int, str, str], whole: str) -> list[str]:
    if len(whole) <= layout.WIDTH:
        return [whole]
    return ["        (", *(f"            {part}," for part in entry), "        ),"]


def _total(position: int) -> Var:
    """The variable that stands for a sum."""
    return b.var(_numbered("total of the components", position), REAL)


def _numbered(name: str, position: int) -> str:
    return name if position == 0 else f"{name}_{position + 1}"


def _sums(term: Term) -> Iterator[App]:
    if isinstance(term, App):
        if term.head == t.INTEGRAL:
            yield term
        else:
            for part in term.args:
                yield from _sums(part)


def _replaced(term: Term, values: Mapping[Term, Var]) -> Term:
    if term in values:
        return values[term]
    return App(term.head, tuple(_replaced(a, values) for a in term.args)) if isinstance(term, App) else term
