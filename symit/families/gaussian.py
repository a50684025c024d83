"""Normal, LogNormal, HalfNormal: what the Gaussian integral gives."""

from __future__ import annotations

from symit.families.base import HALF_LINE, LINE
from symit.families.entry import Family, domains
from symit.families.moments import Map, first_of, on_line
from symit.families.pieces import by_pieces
from symit.families.truncated import anywhere, on_part_of_line
from symit.kernel import build as b
from symit.kernel.definitions import NORMAL
from symit.kernel.terms import Term


def _bell(x: Term, mu: Term, sigma: Term) -> Term:
    return b.app(NORMAL, mu, sigma, x)


_on_line = first_of([on_line, by_pieces(lambda low, high: on_part_of_line)])

Normal = Family("Normal", domains("mean, sd > 0"), _bell, lambda mean, sd: LINE, lambda mean, sd: _on_line)

LogNormal = Family(
    "LogNormal",
    domains("mu, sigma > 0"),
    lambda x, mu, sigma: b.div(_bell(b.log(x), mu, sigma), x),
    lambda mu, sigma: HALF_LINE,
    lambda mu, sigma: anywhere(Map(b.exp, LINE), b.log, HALF_LINE, on_line, on_part_of_line),
)
