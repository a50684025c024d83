"""The Wasserstein distance of two distributions on the line between which no map is known, in a ball.

Stands between the members of `families` and what encloses in `evidence`, which knows no families.
"""

from __future__ import annotations

from typing import Any

from symit.evidence import balls
from symit.evidence.carried import distance_by_map
from symit.evidence.distance_of_counts import distance_of_counts
from symit.evidence.errors import NotEvaluated
from symit.evidence.transport import Law, first_distance
from symit.families.closed_forms.finding import Request
from symit.kernel import terms as t


def distance_of_request(request: Request, bits: int) -> Any:
    """Raises NotEvaluated."""
    point, order = request.ground.point, balls.exact(request.numbers[0], {})
    if order is None or (point.of == t.INT and order != 1):
        raise NotEvaluated("the distance is enclosed for orders that are given, and between counts for the order 1")
    laws = tuple(Law(m.family.name, m.values, m.support, point, m.density(point)) for m in request.members)
    if point.of == t.INT:
        return distance_of_counts(laws, bits)
    return first_distance(laws, bits) if order == 1 else distance_by_map(laws, order, bits)
