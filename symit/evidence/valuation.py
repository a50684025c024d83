"""What is known of the variables at some place below binders, and so of the terms there: values in balls.

`enclosing` knows how; what encloses integrals (`integrals`, `tails`, `pieces`, `product_spaces`) asks it through this
and does not know it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Any

from symit.kernel.terms import Term, Var


class Valuation(ABC):
    """The values of variables, and of all terms in them."""

    @abstractmethod
    def inside(self, variable: Var, value: Any, analytic: bool = False) -> Valuation:
        """With the value of one more variable, a Fraction or a ball; values of terms that are not analytic in an
        `analytic` one are not given."""

    @property
    @abstractmethod
    def real(self) -> Valuation:
        """The same with complex balls projected to the real line."""

    @abstractmethod
    def forgetful(self) -> Valuation:
        """The same with nothing computed yet: for work at another precision."""

    @abstractmethod
    def value(self, term: Term) -> Any:
        """An `acb` that contains the value of a spelled-out term.  Raises NotEvaluated, Undefined."""

    @abstractmethod
    def exact(self, term: Term) -> Fraction | None:
        """The value of a term that is visibly rational."""

    @abstractmethod
    def integer(self, term: Term) -> int:
        """The value of a term that is visibly a whole number.  Raises NotEvaluated for any other."""

    @abstractmethod
    def decide(self, condition: Term) -> bool | None:
        """Whether a condition holds for all real values of these, fails for all, or neither is seen."""

    @abstractmethod
    def sign(self, term: Term) -> int | None:
        """The one sign that a term has, where it is seen."""

    @abstractmethod
    def difference(self, left: Term, right: Term) -> tuple[int, int]:
        """The least and the greatest sign that left - right can have."""
