"""The names in a proof script: real and integer symbols with assumptions, indexed families, points, unknown functions.

Real and integer symbols are SymPy's own, and unknown functions of real arguments are SymPy's undefined functions.  What
SymPy has no word for (a vector with one entry per index, a function of a vector) is a `FunctionSymbol`, which is a
SymPy symbol too, so it can be an argument, be bound and be substituted.  Points and functions of an abstract space come
from the space (`spaces.Space`).

What is assumed of a symbol is carried by the symbol itself; `hypotheses` says it in the kernel's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sympy import Basic, Dummy, Function, Symbol
from sympy.core.function import AppliedUndef, UndefinedFunction

from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Term
from symit.language.errors import AmbiguousName
from symit.language.function_values import FunctionSymbol
from symit.language.names import Point, ProbabilitySymbol, assumed, checked_name, variable

# ---- making them ---------------------------------------------------------------------------------------------


def real(name: str) -> Symbol:
    """A real number."""
    return Symbol(checked_name(name), real=True)


def positive(name: str) -> Symbol:
    """A real number > 0."""
    return Symbol(checked_name(name), positive=True)


def nonnegative(name: str) -> Symbol:
    """A real number >= 0."""
    return Symbol(checked_name(name), nonnegative=True)


def probability(name: str) -> Symbol:
    """A real number strictly between 0 and 1."""
    return ProbabilitySymbol(checked_name(name))


def integer(name: str) -> Symbol:
    """An integer."""
    return Symbol(checked_name(name), integer=True)


def natural(name: str) -> Symbol:
    """An integer >= 0."""
    return Symbol(checked_name(name), integer=True, nonnegative=True)


def positive_integer(name: str) -> Symbol:
    """An integer >= 1, such as a dimension."""
    return Symbol(checked_name(name), integer=True, positive=True)


def function(name: str) -> UndefinedFunction:
    """An unknown real function of real arguments; it may be partial, so say where it is defined."""
    return Function(checked_name(name), real=True)


def vector(name: str) -> FunctionSymbol:
    """One real number for each integer index: `theta = vector("theta")`, `theta(j)`."""
    return FunctionSymbol(checked_name(name), t.function(REAL, INT))


def integer_vector(name: str) -> FunctionSymbol:
    """One integer for each integer index: `length = integer_vector("length")`, `length(j)`."""
    return FunctionSymbol(checked_name(name), t.function(INT, INT))


def vector_function(name: str) -> FunctionSymbol:
    """An unknown real function of a vector: `A = vector_function("A")`, `A(theta)`."""
    return FunctionSymbol(checked_name(name), t.function(REAL, t.function(REAL, INT)))


def reals(names: str) -> tuple[Symbol, ...]:
    return _each(real, names)


def positives(names: str) -> tuple[Symbol, ...]:
    return _each(positive, names)


def nonnegatives(names: str) -> tuple[Symbol, ...]:
    return _each(nonnegative, names)


def probabilities(names: str) -> tuple[Symbol, ...]:
    return _each(probability, names)


def integers(names: str) -> tuple[Symbol, ...]:
    return _each(integer, names)


def naturals(names: str) -> tuple[Symbol, ...]:
    return _each(natural, names)


def functions(names: str) -> tuple[UndefinedFunction, ...]:
    return _each(function, names)


def vectors(names: str) -> tuple[FunctionSymbol, ...]:
    return _each(vector, names)


def integer_vectors(names: str) -> tuple[FunctionSymbol, ...]:
    return _each(integer_vector, names)


def _each(make: Callable[[str], Any], names: str) -> tuple[Any, ...]:
    return tuple(make(name) for name in names.replace(",", " ").split())


# ---- what they assume -------------------------------------------------------------------------------------


def hypotheses(*expressions: Basic) -> tuple[Term, ...]:
    """What is assumed of the free symbols of all the expressions, as kernel formulas, in the order of their names.

    Give every line of a script at once: two symbols of one name that are not the same are an error (AmbiguousName).
    """
    require_one_meaning(expressions)
    symbols = {s for e in expressions for s in e.free_symbols if isinstance(s, Symbol)}
    ordered = sorted(symbols, key=lambda s: str(s.name))
    return tuple(formula for s in ordered for formula in assumed(s, variable(s)))


def require_one_meaning(expressions: Iterable[Basic]) -> None:
    """Raise AmbiguousName if two different symbols in the expressions, free or bound, have one name."""
    seen: dict[str, Basic] = {}
    for expression in expressions:
        for atom in sorted(expression.atoms(Symbol, AppliedUndef), key=_name):
            if isinstance(atom, Dummy):
                continue
            name = _name(atom)
            first = seen.setdefault(name, atom)
            if first is not atom and _meaning(first) != _meaning(atom):
                one, two = sorted(map(describe, (first, atom)))
                raise AmbiguousName(
                    f"the name {name} stands for two things, {one} and {two}: "
                    f"they print alike and do not cancel; use one symbol throughout"
                )


def _name(atom: Any) -> str:
    return str(atom.func.__name__ if isinstance(atom, AppliedUndef) else atom.name)


def _meaning(atom: Basic) -> object:
    return (atom.func, len(atom.args)) if isinstance(atom, AppliedUndef) else atom


def describe(atom: Basic) -> str:
    """What kind of thing a symbol or an applied function is, in words."""
    if isinstance(atom, AppliedUndef):
        return f"a function of {len(atom.args)} arguments"
    if isinstance(atom, ProbabilitySymbol):
        return "a probability"
    if isinstance(atom, FunctionSymbol):
        return f"a function of sort {atom.sort}"
    if isinstance(atom, Point):
        return f"a {atom.sort}"
    return " ".join(["a", *_properties(atom), "symbol"])


def _properties(symbol: Symbol) -> list[str]:
    signs = ("positive", "negative", "nonnegative", "nonpositive", "nonzero")
    sign = next((s for s in signs if getattr(symbol, f"is_{s}")), None)
    kind = next((k for k in ("integer", "real") if getattr(symbol, f"is_{k}")), "plain")
    return [sign, kind] if sign else [kind]
