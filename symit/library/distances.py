"""The Wasserstein distance of two distributions on the line between which no map is known, in a ball.

Stands between the members of `families` and what encloses in `evidence`, which knows no families.
"""

from __future__ import annotations

from typing import Any

from symit.evidence.errors import NotEvaluated
from symit.evidence.transport import Law, first_distance
from symit.families.finding import Request
from symit.kernel import build as b
from symit.kernel import terms as t


def distance_of_request(request: Request, bits: int) -> Any:
    """Raises NotEvaluated."""
    point = request.ground.point
    if point.of != t.REAL or request.numbers != (b.ONE,):
        raise NotEvaluated("the distance is enclosed on the line and for the order 1")
    laws = (Law(m.family.name, m.values, m.support, point, m.density(point)) for m in request.members)
    return first_distance(tuple(laws), bits)
