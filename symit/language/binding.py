"""Expressions that bind a variable, and substitution into them that does not capture.

`Integral(x*y, (x, 0, 1)).subs(y, x)` captures in SymPy, and so does its Lambda.  What binds in symit is a `Binder`: the
bound variable is not free in it, is never substituted, and steps aside when something of its name comes in.

A SymPy Integral inside a Binder still captures by SymPy's own rules; `rewriting.substitute` is the way that never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sympy import Basic, Integer, Rational, Symbol, Tuple

from symit.kernel.build import fresh_name
from symit.language.errors import NotUnderstood
from symit.language.names import renamed


def exact(value: Any) -> Basic:
    """`value` as a SymPy object.  Nothing but SymPy objects and exact numbers; text is never evaluated."""
    if isinstance(value, Basic):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Integer(value)
    if isinstance(value, Fraction):
        return Rational(value.numerator, value.denominator)
    if isinstance(value, float):
        raise NotUnderstood(f"{value} is a rounded number; write it exactly, as in Rational(1, 2)")
    raise NotUnderstood(f"{value!r} is a {type(value).__name__}, not an expression in SymPy's symbols")


class Binder:
    """Mixed into SymPy classes whose `args` are (scope, (x, ...)): x is bound in the scope and nowhere else."""

    args: tuple[Any, ...]
    func: Any

    @property
    def scope(self) -> Any:
        return self.args[0]

    @property
    def bound(self) -> Any:
        return self.args[1][0]

    @property
    def outside(self) -> tuple[Any, ...]:
        """What stands beside the bound variable: the space it runs over, or the value it takes."""
        return tuple(self.args[1][1:])

    @property
    def bound_symbols(self) -> list[Any]:
        return [self.bound]

    @property
    def free_symbols(self) -> set[Any]:
        free: set[Any] = self.scope.free_symbols - {self.bound}
        return free.union(*(o.free_symbols for o in self.outside))

    def _eval_subs(self, old: Any, new: Any) -> Any:
        outside = [o._subs(old, new) for o in self.outside]
        if self.bound in free_symbols(old):
            return self._rebuilt(self.scope, self.bound, outside)
        scope, bound = self._beside(new)
        return self._rebuilt(scope._subs(old, new), bound, outside)

    def _xreplace(self, rule: Mapping[Any, Any]) -> tuple[Any, bool]:
        if self in rule:
            return rule[self], True
        outside = [o._xreplace(rule) for o in self.outside]
        inner = {old: new for old, new in rule.items() if self.bound not in free_symbols(old)}
        scope, bound = self._beside(*inner.values())
        scope, changed = scope._xreplace(inner)
        if not (changed or any(c for _, c in outside)):
            return self, False
        return self._rebuilt(scope, bound, [o for o, _ in outside]), True

    def _beside(self, *incoming: Any) -> tuple[Any, Any]:
        """The scope and the bound variable, renamed if its name is free in what is about to come in."""
        taken = {s.name for new in incoming for s in free_symbols(new) if isinstance(s, Symbol)}
        if self.bound.name not in taken:
            return self.scope, self.bound
        used = {s.name for s in self.scope.atoms(Symbol)}
        bound = renamed(self.bound, fresh_name(self.bound.name, taken | used))
        return self.scope.xreplace({self.bound: bound}), bound

    def _rebuilt(self, scope: Any, bound: Any, outside: list[Any]) -> Any:
        return self.func(scope, Tuple(bound, *outside))


def free_symbols(value: Any) -> set[Any]:
    """The free symbols of a SymPy object; none for a function class, which SymPy lets users substitute too."""
    return value.free_symbols if isinstance(value, Basic) else set()
