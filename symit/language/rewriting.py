"""Two things that SymPy gets wrong or cannot do, done on kernel terms: substitution, and writing definitions out.

Stands on the way there (`to_terms`) and the way back (`to_sympy`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Lambda, Symbol
from sympy.core.function import UndefinedFunction

from symit.kernel import build, terms
from symit.kernel.terms import REAL, Term, Var
from symit.language.binding import exact
from symit.language.errors import NotUnderstood
from symit.language.function_values import FunctionSymbol
from symit.language.names import Point, variable
from symit.language.symbols import hypotheses
from symit.language.to_sympy import sympy_expression
from symit.language.to_terms import function_term, term
from symit.language.unfolding import unfolded


def substitute(expression: Any, values: Mapping[Any, Any]) -> Any:
    """The expression with all the symbols replaced at once, without capture.

    `Integral(x*y, (x, 0, 1)).subs(y, x)` is 1/3 in SymPy; here it is x/2.  A function symbol is replaced by another
    one or by a Lambda.  Raises NotUnderstood for what has no kernel term.
    """
    expression = exact(expression)
    replaced = build.substitute(term(expression), dict(_pair(old, new) for old, new in values.items()))
    numbers = [exact(new) for new in values.values() if not isinstance(new, UndefinedFunction)]
    return sympy_expression(replaced, hypotheses(expression, *numbers))


def _pair(old: Any, new: Any) -> tuple[Var, Term]:
    if isinstance(old, UndefinedFunction) and isinstance(new, Lambda):
        sorts = [REAL for _ in new.signature]
        return Var(old.__name__, terms.function(REAL, *sorts)), function_term(new, *sorts)
    if isinstance(old, FunctionSymbol):
        return variable(old), function_term(new, *old.sort.args[1:])
    if isinstance(old, Symbol) and not isinstance(old, Point):
        return variable(old), term(new)
    raise NotUnderstood(f"{old} is not a symbol for a number or a function, so nothing can be put in its place")


def written_out(expression: Any) -> Any:
    """The expression with entropy, divergence, expectation and the rest replaced by the integrals and sums they are."""
    expression = exact(expression)
    return sympy_expression(unfolded(term(expression), kept={}), hypotheses(expression))
