"""Two integrands that agree where something vanishes whose integral is 0 have the same integral.

Stands on `place`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.kernel import build as b
from symit.kernel.rules import integration
from symit.kernel.theorem import Theorem
from symit.language.spaces import binding
from symit.proving.scope.place import Place, Show
from symit.proving.scope.scope import Formula, Value, as_formula, as_space, as_term, as_variable


@dataclass(frozen=True, eq=False)
class almost_everywhere:
    """f = g wherever h >= 0 vanishes, and the integral of h is 0: `almost_everywhere(Eq(f, g), x, h)`."""

    equation: Formula
    at: Any
    vanishing: Value

    words = "they agree almost everywhere"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """The integrals of f and g are equal."""
        point, domain = binding(self.at)
        x, space = as_variable(point), as_space(domain)
        h, equation = as_term(self.vanishing), as_formula(self.equation)
        no_mass = show(place, b.eq(b.integral(space, x, h), 0))
        there = place.at(x, b.member(x, space)).given(b.eq(h, 0))
        alike = show(there, equation)
        return integration.almost_everywhere(alike, no_mass, *place.scope.facts, variable_=x)
