"""Values that are long as normal forms, written as a person would before anything is made of them: each is short then,
and normal forms of what is made of them would multiply it out.
"""

from __future__ import annotations

from symit.families.moments.named import folded
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import LONG, Moment
from symit.proving.scope.scope import Scope, sides
from symit.proving.writing.tidy import tidied


def shortly(moment: Moment) -> Moment:
    """The same moment, with each value written as a person would."""
    return lambda scope, integral: tidied(moment(scope, integral), folded, scope.facts)


def shortened(scope: Scope, value: Theorem) -> Theorem:
    return tidied(value, folded, scope.facts) if sides(value)[1].size > LONG // 2 else value
