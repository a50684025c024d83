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


TruncatedNormal = Family(
    "TruncatedNormal",
    domains("mean, sd > 0, a, b"),
    lambda x, mean, sd, low, high: b.div(_bell(x, mean, sd), _share(mean, sd, low, high)),
    lambda mean, sd, low, high: b.interval(low, high),
    lambda mean, sd, low, high: first_of([on_part_of_line, by_pieces(lambda *_: on_part_of_line)]),
    given=lambda mean, sd, low, high: [b.lt(low, high)],
    factor=lambda *values: (_share(*values), _share_is_positive(*values)),
)
"""Normal under the condition that it lies between a and b."""
