"""Normal, LogNormal, TruncatedNormal: what the Gaussian integral gives."""

from __future__ import annotations

from collections.abc import Callable

from symit.families.entry import Family, domains
from symit.families.integrals.base import HALF_LINE, LINE
from symit.families.integrals.normal_function import END, TOP, increasing, phi
from symit.families.moments.moments import Map, first_of, on_line
from symit.families.moments.pieces import by_pieces
from symit.families.moments.truncated import anywhere, on_part_of_line
from symit.kernel import build as b
from symit.kernel.definitions import NORMAL
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def _bell(x: Term, mu: Term, sigma: Term) -> Term:
    return b.app(NORMAL, mu, sigma, x)


_on_line = first_of([on_part_of_line, by_pieces(lambda low, high: on_part_of_line)])

Normal = Family("Normal", domains("mean, sd > 0"), _bell, lambda mean, sd: LINE, lambda mean, sd: _on_line)

LogNormal = Family(
    "LogNormal",
    domains("mu, sigma > 0"),
    lambda x, mu, sigma: b.div(_bell(b.log(x), mu, sigma), x),
    lambda mu, sigma: HALF_LINE,
    lambda mu, sigma: anywhere(Map(b.exp, LINE), b.log, HALF_LINE, on_line, on_part_of_line),
)


def _share(mean: Term, sd: Term, low: Term, high: Term) -> Term:
    """What the normal distribution has between the ends."""
    return b.sub(*(phi(b.div(b.sub(end, mean), sd)) for end in (high, low)))


def _share_is_positive(mean: Term, sd: Term, low: Term, high: Term) -> Callable[[Scope], Theorem]:
    def shown(scope: Scope) -> Theorem:
        one, two = (b.div(b.sub(end, mean), sd) for end in (low, high))
        ordered = scope.linear(b.lt(one, two), (scope.evident(b.lt(low, high)), b.power(sd, -1)))
        return scope.know(ordered).instantiate(increasing(), {END: one, TOP: two})

    return shown


def _powers_at_ends(n: int, low: Term, high: Term, share: Term) -> Term:
    """(z^n phi(z) at the low end - the same at the high one)/share, for the standard density phi."""
    powers = ([] if n == 0 else [z] if n == 1 else [b.power(z, n)] for z in (low, high))
    bells = (b.div(b.exp(b.div(b.power(z, 2), -2)), b.sqrt(b.mul(2, b.PI))) for z in (low, high))
    return b.div(b.sub(*(b.mul(*power, bell) for power, bell in zip(powers, bells, strict=True))), share)


def _information(i: int, j: int, mean: Term, sd: Term, low: Term, high: Term) -> Term | None:
    """The covariances of z and z^2 over sd^2, for z = (x - mean)/sd, whose moments are those of the line and what is
    missing at the ends."""
    places, share = [b.div(b.sub(end, mean), sd) for end in (low, high)], _share(mean, sd, low, high)
    none, one, two, three = (_powers_at_ends(n, places[0], places[1], share) for n in range(4))
    covariances = {
        (0, 0): b.sub(b.add(1, one), b.power(none, 2)),
        (0, 1): b.sub(b.add(none, two), b.mul(none, one)),
        (1, 1): b.sub(b.add(2, one, three), b.power(one, 2)),
    }
    return b.div(covariances[i, j], b.power(sd, 2)) if (i, j) in covariances else None


TruncatedNormal = Family(
    "TruncatedNormal",
    domains("mean, sd > 0, a, b"),
    lambda x, mean, sd, low, high: b.div(_bell(x, mean, sd), _share(mean, sd, low, high)),
    lambda mean, sd, low, high: b.interval(low, high),
    lambda mean, sd, low, high: first_of([on_part_of_line, by_pieces(lambda *_: on_part_of_line)]),
    given=lambda mean, sd, low, high: [b.lt(low, high)],
    factor=lambda *values: (_share(*values), _share_is_positive(*values)),
    information=_information,
)
"""Normal under the condition that it lies between a and b."""
