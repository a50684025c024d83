"""Every rule of the kernel, by name.  A certificate is a list of these, and nothing else makes a theorem."""

from __future__ import annotations

from collections.abc import Mapping

from symit.kernel.rules import algebra, calculus, integration, limits, logic
from symit.kernel.theorem import Rule

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for room in (logic, algebra, integration, limits, calculus)
    for rule in vars(room).values()
    if isinstance(rule, Rule)
}
