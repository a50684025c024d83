"""Families of distributions with a density of one's own: a name that is printed, parameters, and an expression.

    x, sigma = real("x"), positive("sigma")
    Rayleigh = family("rayleigh", x/sigma**2*exp(-x**2/(2*sigma**2)), (x, Interval.open(0, oo)), sigma)
    kl(Rayleigh(1), Rayleigh(2))

Stands on `distributions`.  That a density integrates to one is a theorem about it, and not asked here.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sympy import Basic, Symbol

from symit.kernel.definitions import STANDARD
from symit.kernel.terms import Definition, TermError
from symit.language import names, spaces, to_terms
from symit.language.binding import exact
from symit.language.distributions import NamedFamily
from symit.language.errors import NotUnderstood
from symit.language.function_values import FunctionSymbol, function_value
from symit.language.spaces import kept, points_of


class OwnFamily(NamedFamily):
    """A member of a family that `family` has made."""

    parameters: ClassVar[tuple[Symbol, ...]]
    point: ClassVar[Any]
    over: ClassVar[Any]

    def __new__(cls, *values: Any) -> Any:
        if len(values) != len(cls.parameters):
            takes = ", ".join(s.name for s in cls.parameters)
            raise NotUnderstood(f"{cls.__name__} takes {len(cls.parameters)} parameters ({takes}), not {len(values)}")
        return Basic.__new__(cls, *map(_parameter, cls.parameters, values))

    @property
    def point_name(self) -> str:
        return str(self.point.name)

    @property
    def space(self) -> Any:
        """The set over which the density stands; its ends may be parameters."""
        return kept(self.over.subs(dict(zip(self.parameters, self.args, strict=True)), simultaneous=True))


def family(name: str, density: Any, over: Any, *parameters: Any, called: str = "") -> type[OwnFamily]:
    """The family with this density at the point of `over`, which is (x, space); call it with values of the parameters.

    The density's name is printed wherever it stands, and what it means with the statement.  The family is `called` like
    its density unless it has a name of its own.
    """
    point, space = spaces.binding(over)
    points_of(space)
    if not name.isidentifier() or name in STANDARD:
        raise NotUnderstood(f"{name!r} cannot name a family: letters, digits and _, and no name that symit has defined")
    variables = tuple(map(names.variable, (*parameters, point)))
    try:
        definition = Definition(name, variables, to_terms.term(density))
    except TermError as error:
        raise NotUnderstood(f"the density of {name}: {error}") from error
    of_members = {"definition": definition, "parameters": parameters, "point": point, "over": kept(space)}
    return type(called or name, (OwnFamily,), of_members)


def _parameter(symbol: Any, value: Any) -> Any:
    """A function where the parameter is one, such as a vector; otherwise a number."""
    return function_value(value) if isinstance(symbol, FunctionSymbol) else exact(value)
