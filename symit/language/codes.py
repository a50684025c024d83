"""Words of binary digits, as codes consist of them.

    word = binary(a, v)
    word.digits, word.fractions, word.begins(t, m)

The digits a(1), a(2), ... are a function of the integers, or written out as a Lambda, and so are the binary fractions
v(m) of the first m of them.  What comes out are statements as a script would write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import And, Eq, Implies, Integer, S

from symit.language.as_written import operators
from symit.language.statements import forall
from symit.language.symbols import integer

_NAMES = ("add", "subtract", "multiply", "power", "negate", "less", "greater", "at_most", "at_least")
_plus, _minus, _times, _power, _negative, _less, _greater, _at_most, _at_least = (operators[name] for name in _NAMES)


@dataclass(frozen=True)
class binary:
    """The word with the digits a, and with v(m) for the binary fraction of the first m."""

    a: Any
    v: Any

    @property
    def digits(self) -> Any:
        """Each digit is 0 or 1."""
        k = integer("k")
        return forall(is_digit(self.a(k)), (k, S.Integers))

    @property
    def fractions(self) -> list[Any]:
        """Each digit adds its half to the fraction."""
        m = integer("m")
        following = _plus(m, 1)
        place = _power(Integer(2), _minus(_negative(m), 1))
        longer = Eq(self.v(following), _plus(self.v(m), _times(self.a(following), place)))
        return [Eq(self.v(0), 0), forall(Implies(_at_least(m, 0), longer), (m, S.Integers))]

    def begins(self, t: Any, m: Any) -> Any:
        """The binary fraction t begins with the first m digits: it lies in [v, v + 2^-m)."""
        end = _plus(self.v(m), _power(Integer(2), _negative(m)))
        return And(_at_most(self.v(m), t), _less(t, end))


def is_digit(d: Any) -> Any:
    """d is 0 or 1."""
    return And(_at_least(d, 0), Implies(_greater(d, 0), Eq(d, 1)))
