"""Training by W1 and by the Jensen-Shannon divergence, from starts that overlap with the data and from others.

The data are uniform on (0, 1), the model on (s, s + 1), and s goes downhill in a divergence that is estimated from
samples: W1 from the sorted ones, Jensen-Shannon from their counts in cells, as a difference of two places, so that
nothing is told about the truth.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Outcome, share_of

Array = NDArray[np.float64]
Slope = Callable[[Array, Array, Array], Array]
"""The slope in the shift of a divergence of the data from the model, by samples in rows."""
RUNS, SAMPLES, STEPS, RATE = 60, 200, 150, 0.05
CELL, REACH, NEAR = 0.2, 8.0, 0.15
_EDGES = np.arange(-REACH, REACH + CELL, CELL)


def separated_training(seed: int = 1) -> Outcome:
    """Shares of the runs that come near the data."""
    rng = np.random.default_rng(seed)
    signs = rng.choice([-1, 1], RUNS)
    far, near = signs * rng.uniform(1.5, 4, RUNS), signs * rng.uniform(0.3, 0.7, RUNS)
    return Outcome(
        "separated-training",
        "from a start without overlap training by W1 comes to the data, and by the Jensen-Shannon divergence stays "
        "where it is, though from a start with overlap that comes to the data, too",
        "the Jensen-Shannon divergence moved a model without overlap, or W1 did not, or neither of them worked at all",
        seed,
        (
            share_of("runs that arrive by W1, no overlap", _arrived(trained(rng, far, w1_slope)), above=0.9),
            share_of("runs that arrive by JS, no overlap", _arrived(trained(rng, far, js_slope)), below=0.1),
            share_of("runs that arrive by JS, overlap", _arrived(trained(rng, near, js_slope)), above=0.9),
        ),
    )


def trained(rng: np.random.Generator, start: Array, slope: Slope) -> Array:
    """The shifts after training: each step sees new samples, and the steps become smaller."""
    shift = start.copy()
    for step in range(STEPS):
        data, model = rng.random((2, len(start), SAMPLES))
        shift = shift - RATE * min(1, 50 / (step + 1)) * slope(data, model, shift)
    return shift


def w1_slope(data: Array, model: Array, shift: Array) -> Array:
    apart = np.sort(model + shift[:, np.newaxis]) - np.sort(data)
    return np.asarray(np.sign(apart).mean(axis=1))


def js_slope(data: Array, model: Array, shift: Array) -> Array:
    above, below = (jensen_shannon(_shares(data), _shares(model + (shift + d)[:, np.newaxis])) for d in (CELL, -CELL))
    return np.asarray((above - below) / (2 * CELL))


def jensen_shannon(p: Array, q: Array) -> Array:
    """In nats, row by row."""
    m = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = [np.where(a > 0, a * np.log(a / m), 0) for a in (p, q)]
    return np.asarray((terms[0] + terms[1]).sum(axis=1) / 2)


def _shares(x: Array) -> Array:
    """The share of each row in each cell."""
    return np.array([np.histogram(row, _EDGES)[0] / x.shape[1] for row in x])


def _arrived(shift: Array) -> NDArray[np.bool_]:
    return np.abs(shift) < NEAR
