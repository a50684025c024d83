"""The measures as a list: how each is asked for, and what it is, for `symit list measures`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from symit.certificates.summary import Entry
from symit.families.closed_forms.finding import Measure
from symit.families.measures.measures import MEASURES
from symit.families.vectors.measures import GAUSSIAN_MEASURES
from symit.families.vectors.on_cone import CONE_MEASURES
from symit.families.vectors.on_counts import COUNT_MEASURES
from symit.families.vectors.on_simplex import SIMPLEX_MEASURES
from symit.language.errors import NotUnderstood

OF_VECTORS = SIMPLEX_MEASURES, COUNT_MEASURES, GAUSSIAN_MEASURES
VECTORS: Mapping[str, Measure] = {**CONE_MEASURES, **SIMPLEX_MEASURES, **COUNT_MEASURES, **GAUSSIAN_MEASURES}
EVERY: Mapping[str, Measure] = {**VECTORS, **MEASURES}
MEANINGS: Mapping[str, str] = {
    "entropy": "the mean of −log p",
    "cross_entropy": "the mean of −log q under p",
    "kl": "the mean of log(p/q) under p",
    "jeffreys": "kl(P, Q) + kl(Q, P)",
    "renyi_divergence": "log ∫ p^α q^(1−α), divided by α − 1",
    "renyi_entropy": "log ∫ p^α, divided by 1 − α",
    "tsallis_entropy": "1 − ∫ p^q, divided by q − 1",
    "alpha_divergence": "∫ p^α q^(1−α) − 1, divided by α (α − 1)",
    "bhattacharyya": "−log ∫ √(p q)",
    "squared_hellinger": "1 − ∫ √(p q)",
    "hellinger": "the root of 1 − ∫ √(p q)",
    "chi_squared": "∫ p²/q − 1",
    "jensen_shannon": "half of the divergences of P and of Q to their mean",
    "total_variation": "half of ∫ |p − q|",
    "wasserstein": "the k-th root of the least mean of |x − y|^k that carries P to Q",
    "fisher_information": "the covariances of the scores in the parameters, a matrix",
    "maximum_entropy": "the means under which no entropy is larger than P's",
    "log_partition": "A of the exponential family h(x) exp(θ T(x) − A)",
    "mean": "the mean of x",
    "mean_log_determinant": "the mean of log det x",
    "variance": "the variance of x",
    "moment": "the mean of x^k",
    "covariance": "the covariances of the coordinates, a matrix",
    "total_correlation": "kl of P to the product of its coordinates' distributions",
    "mutual_information": "that of the first k coordinates and the others",
}


def measures(words: Sequence[str] = ()) -> list[Entry]:
    """Those whose names have one of these words, or all.  Raises NotUnderstood, with the nearest name."""
    names = [n for n in MEANINGS if n in EVERY] + [n for n in EVERY if n not in MEANINGS]
    found = [n for n in names if not words or any(w.lower() in n for w in words)]
    if not found:
        near = get_close_matches(words[0].lower(), names, n=1)
        raise NotUnderstood(
            f"there is no measure called {words[0]!r}; "
            + (f"did you mean {near[0]}?" if near else "see `symit list measures`")
        )
    return [_entry(EVERY[name]) for name in found]


def _entry(measure: Measure) -> Entry:
    return {
        "name": measure.name,
        "arguments": [*("P", "Q")[: measure.members], *measure.numbers],
        "meaning": MEANINGS.get(measure.name, ""),
        "of numbers": measure.name in MEASURES,
        "of vectors": measure.name in VECTORS,
    }


def table(entries: Sequence[Entry]) -> list[str]:
    """`kl(P, Q)  the mean of log(p/q) under p`."""
    calls = [f"{e['name']}({', '.join(e['arguments'])})" for e in entries]
    width = max(map(len, calls))
    return [f"{call:<{width}}  {e['meaning']}{_where(e)}" for call, e in zip(calls, entries, strict=True)]


def _where(entry: Entry) -> str:
    if entry["of numbers"]:
        return ""
    if all(entry["name"] not in table for table in OF_VECTORS):
        return "; of matrices"
    of_all = all(entry["name"] in table for table in OF_VECTORS)
    return "; of vectors" if of_all else "; of Gaussian vectors"
