"""Values written as a person would before anything is made of them: each is short then, and a normal form of them all
would multiply it out.
"""

from __future__ import annotations

from symit.families.moments.named import folded
from symit.proving.closed_forms import Moment
from symit.proving.writing.tidy import tidied


def shortly(moment: Moment) -> Moment:
    """The same moment, with each value written as a person would."""
    return lambda scope, integral: tidied(moment(scope, integral), folded, scope.facts)
