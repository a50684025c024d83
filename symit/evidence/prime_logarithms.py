"""Sums of rational multiples of logarithms of primes: what entropies of rational distributions are, exactly.

Such a sum is zero only if every coefficient is: times a common denominator, sum c_p log p = 0 says that a product of
powers of different primes is 1, and factorisation is unique.  So zero is decided by looking, and the sign of anything
else by balls that are narrowed until they exclude zero.  Knows nothing of distributions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from flint import arb, ctx, fmpq, fmpz

LogSum: TypeAlias = Mapping[int, Fraction]
"""prime -> coefficient of its natural logarithm; no coefficient is zero."""

FIRST_BITS = 64


def logarithm(number: int) -> LogSum:
    """log(number) for a positive integer."""
    if number < 1:
        raise ValueError(f"log({number}) is not a sum of logarithms of primes")
    return {int(prime): Fraction(power) for prime, power in fmpz(number).factor()}


def added(parts: Iterable[tuple[Fraction, LogSum]]) -> LogSum:
    """The sum of coefficient * logarithms."""
    total: dict[int, Fraction] = {}
    for coefficient, part in parts:
        for prime, value in part.items():
            total[prime] = total.get(prime, Fraction(0)) + coefficient * value
    return {prime: value for prime, value in total.items() if value}


def sign(of: LogSum) -> int:
    """-1, 0 or 1, for certain."""
    enclosed = ball(of)
    return int(enclosed > 0) - int(enclosed < 0)


def ball(of: LogSum, digits: int = 15) -> Any:
    """An `arb` that contains the sum and has about this many correct digits; unless the sum is 0 it excludes 0."""
    if not any(of.values()):
        return arb(0)
    bits = FIRST_BITS
    while True:
        enclosed = _enclosed(of, bits)
        if enclosed.rel_accuracy_bits() > 3.4 * digits:
            return enclosed
        bits *= 2


def decimal(of: LogSum, digits: int = 15) -> str:
    """In decimals with a bound of the error: `0.693147180559945 +/- 4.12e-16`."""
    text: str = ball(of, digits).str(digits)
    return text.strip("[]")


def _enclosed(of: LogSum, bits: int) -> Any:
    with ctx.workprec(bits):
        return sum((arb(prime).log() * fmpq(c.numerator, c.denominator) for prime, c in of.items()), arb(0))
