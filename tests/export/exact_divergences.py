"""The divergences of Gaussians from their closed forms in ball arithmetic, on the exact values of the floats given.

Nothing of symit.  The closed forms cancel: at 400 bits a separation of 1e-40 of the scale still leaves more than a
hundred, and a value that has too few left is refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from flint import arb, ctx

BITS = 400
ENOUGH = 80


@contextmanager
def precise(bits: int = BITS) -> Iterator[None]:
    before, ctx.prec = ctx.prec, bits
    try:
        yield
    finally:
        ctx.prec = before


def gaussian_kl(mu_1: float, sigma_1: float, mu_2: float, sigma_2: float) -> arb:
    m, s, n, t = map(arb, (mu_1, sigma_1, mu_2, sigma_2))
    return (t / s).log() + (s * s + (m - n) ** 2) / (2 * t * t) - arb(1) / 2


def vae_kl(mu: float, sigma: float) -> arb:
    return gaussian_kl(mu, sigma, 0.0, 1.0)


def values(exact: Callable[..., arb], points: Iterable[Iterable[float]], bits: int = BITS) -> list[arb]:
    """The exact value at each point."""
    with precise(bits):
        return [exact(*map(float, point)) for point in points]


def errors(computed: np.ndarray, exact: list[arb], bits: int = BITS) -> np.ndarray:
    """How many units in the last place of the exact value each computed one is off, in the dtype of the computed."""
    with precise(bits):
        distances = [_distance(float(c), e) for c, e in zip(computed, exact, strict=True)]
    sizes = np.array([abs(float(e.mid())) for e in exact]).astype(computed.dtype)
    return np.array(distances) / np.spacing(sizes).astype(np.float64)


def _distance(computed: float, exact: arb) -> float:
    if exact != 0 and exact.rel_accuracy_bits() < ENOUGH:
        raise ValueError(f"{exact} is too coarse to measure with")
    return float(abs(arb(computed) - exact).mid()) if math.isfinite(computed) else math.inf
