"""What is known of the numbers in a question: how the logarithms of whole numbers compare.

Between the statements and `question`: a proof may need that log 2 is less than log 3, or that 3 log 2 is less than
2 log 3.  Such comparisons are found here in whole numbers, since 8 < 9, and proved by the kernel in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from math import lcm

from symit.kernel import build as b
from symit.kernel.theorem import Theorem
from symit.language.information import Combination, Form, Logarithm, Relation, amount, form, summed
from symit.proving.scope.scope import Scope

MOST = 8
"""Numbers that are compared with each other."""
LARGEST = 10**300
Powers = dict[int, Fraction]
"""prime -> how often its logarithm is taken."""


def comparisons(forms: Iterable[Form]) -> list[Relation]:
    """small <= large for the numbers of a question, each strict, of which a proof may need some."""
    numbers = [known for one in forms if (known := _number(one))]
    primes = [{prime: Fraction(1)} for prime in sorted({prime for number in numbers for prime in number})]
    apart = {tuple(sorted(number.items())): number for number in (*primes, *numbers)}
    some = list(apart.values())[:MOST]
    pairs: list[tuple[Powers, Powers]] = [({}, number) for number in some]
    pairs += combinations(some, 2)
    return [relation for one, two in pairs if (relation := _compared(one, two)) is not None]


def _number(one: Form) -> Powers:
    """The logarithms in a form."""
    found = ((amount(key), value) for key, value in one.items())
    return {known.of: value for known, value in found if isinstance(known, Logarithm)}


def _compared(one: Powers, two: Powers) -> Relation | None:
    """The smaller one <= the larger one; None where they are equal or too large to be compared."""
    above, below, _ = _quotient(one, two)
    if above == below or max(above, below) > LARGEST:
        return None
    small, large = (one, two) if above > below else (two, one)
    return Relation(_combination(small), "<=", _combination(large))


def _quotient(one: Powers, two: Powers) -> tuple[int, int, int]:
    """exp(n (two - one)) as a fraction of whole numbers, and n."""
    rest = {p: two.get(p, Fraction(0)) - one.get(p, Fraction(0)) for p in {*one, *two}}
    n = lcm(*(power.denominator for power in rest.values()))
    above, below = 1, 1
    for prime, power in rest.items():
        if abs(power * n) > 1_000:
            return LARGEST * 10, 1, n
        if power > 0:
            above *= prime ** int(power * n)
        else:
            below *= prime ** int(-power * n)
    return above, below, n


def _combination(powers: Powers) -> Combination:
    return Combination(tuple((power, Logarithm(prime)) for prime, power in powers.items()))


def compared(relation: Relation, claim: object) -> Theorem:
    """The theorem that a comparison is, from 0 <= log(large/small)."""
    gap = _number(summed([(Fraction(1), form(relation.right)), (Fraction(-1), form(relation.left))]))
    above, below, n = _quotient({}, gap)
    larger = Scope().evident(b.le(0, b.log(b.num(Fraction(above, below)))))
    return Scope().linear(claim, (larger, Fraction(1, n)))


def since(relation: Relation) -> str:
    """The reason, in whole numbers."""
    gap = _number(summed([(Fraction(1), form(relation.right)), (Fraction(-1), form(relation.left))]))
    above, below, _ = _quotient({}, gap)
    return f"since {below} < {above}" if above < 10**6 else "comparing powers of whole numbers"
