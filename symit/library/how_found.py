"""How a closed form on request is found, in a reader's words: the title of its proof, and the reason for the line.

Under `deriving`; one entry for each measure that is not found by eliminating the integrals of its normal form.
"""

from __future__ import annotations

from collections.abc import Mapping

from symit.families.closed_forms.finding import Request
from symit.families.measures.matrices import left_out
from symit.families.measures.measures import MEASURES
from symit.families.transport.transport import goes_by_order
from symit.kernel import terms as t

TITLES: Mapping[str, str] = {"maximum_entropy": "The largest entropy", "fisher_information": "The information matrix"}
BY_MOMENTS = "the integrals of its normal form, each by a moment"
LARGEST = "entr(f) <= p - f (log p + 1), integrated; the means that are given are all that log p is made of"
SCORES = "the mean of the product of two scores, which are derivatives of the logarithm of the density"
ON_THE_LINE: Mapping[str, str] = {
    "jeffreys": "the divergences both ways, each by moments",
    "hellinger": "the root of the squared distance, whose integral is found by a moment",
    "maximum_entropy": LARGEST,
    "log_partition": "the integral that the density is normalised by, by a moment",
    "total_variation": "the integral of p - q over the part where p is above q",
    "wasserstein": "the mean of |x - T(x)|^k, where T is the increasing map that carries the one to the other",
    "mean": "by a moment",
    "variance": "the mean square without the square of the mean",
    "moment": "by a moment",
}
ON_INTEGERS: Mapping[str, str] = {
    "wasserstein": "the sum of how far the distribution functions are apart at x, over all x",
}
BY_MEANS = "the integral of |F - G|, where F - G has one sign: the quotient of the densities goes one way"
"""The distance of two laws between which no increasing map is known."""
_POWERS = "a product of powers of the densities is a multiple of a density of the same family"
_POWER = "a power of the density is a multiple of a density of the same family"
_LOGARITHMS = "the logarithms of the densities, and the means of what they are made of"
OF_VECTORS: Mapping[str, str] = {
    **dict.fromkeys(("renyi_divergence", "alpha_divergence", "chi_squared"), _POWERS),
    **dict.fromkeys(("bhattacharyya", "squared_hellinger", "hellinger"), _POWERS),
    **dict.fromkeys(("renyi_entropy", "tsallis_entropy"), _POWER),
    **dict.fromkeys(("mean", "moment", "variance", "covariance"), "by the moments of the coordinates"),
    "mean_log_determinant": "the integrals over the entries, one after the other",
    "log_partition": "the integral that the density is normalised by",
    "fisher_information": SCORES,
    "maximum_entropy": LARGEST,
    "total_variation": "all coordinates but one, along the line between the means, have one law under both and "
    "integrate to 1; in that one the densities are those of two numbers",
    "wasserstein": "the mean square of x - T(x), where T, a gradient of a convex function, carries one to the other",
}


def how_found(request: Request) -> tuple[str, str]:
    """The title of the proof of a closed form, and how it is found."""
    measure = request.measure
    title = TITLES.get(measure.name, "The closed form")
    if MEASURES.get(measure.name) is measure:
        if measure.name == "wasserstein" and goes_by_order(request.ground, *request.numbers):
            return title, BY_MEANS
        if measure.name == "fisher_information":
            return title, "; ".join([SCORES, *left_out(request)])
        is_of_counts = request.members[0].family.point.of == t.INT
        return title, (ON_INTEGERS if is_of_counts else {}).get(measure.name) or ON_THE_LINE.get(
            measure.name, BY_MOMENTS
        )
    return title, OF_VECTORS.get(measure.name, _LOGARITHMS)
