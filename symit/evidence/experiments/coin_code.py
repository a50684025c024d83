"""What tosses of a coin cost an adaptive code: the curve of the entropy in bits, for coins that the code does not know.

The code of Krichevsky and Trofimov gives the next toss the share of such tosses so far, with half a toss of either
side to begin with.  It costs -log2 of the probability of all tosses, and is told neither p nor the entropy.
"""

from __future__ import annotations

from math import lgamma, log, pi

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Outcome, mean_of, share_of

Array = NDArray[np.float64]
COINS, TOSSES = 4000, 4096


def coin_code(seed: int = 1) -> Outcome:
    """Bits a toss for random coins, for fair ones, and for coins that succeed once in a thousand tosses."""
    rng = np.random.default_rng(seed)
    p = rng.uniform(0, 1, COINS)
    biased = np.abs(p - 1 / 2) > 0.05
    cost, fair, rare = bits(rng, p), bits(rng, np.full(COINS, 1 / 2)), bits(rng, np.full(COINS, 1 / 1000))
    return Outcome(
        "coin-code",
        "the tosses of a coin cost a code that learns as it goes the bits that the curve of the entropy shows: 1 bit "
        "for a fair coin, less for any other, hardly any for one that is almost certain",
        "the code did better than the curve on average, or worse by more than it pays for learning p; or a biased coin "
        "cost as much as a fair one",
        seed,
        (
            mean_of("bits a toss above the curve, for random coins", cost - curve(p), above=0, below=0.004),
            mean_of("bits a toss for a fair coin", fair, above=0.995, below=1.005),
            mean_of("bits a toss for a success in a thousand", rare, above=0, below=0.02),
            share_of("biased coins that cost less than a fair one", cost[biased] < fair.min(), above=0.95),
        ),
    )


def curve(p: Array) -> Array:
    """The entropy in bits."""
    return np.asarray(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


def bits(rng: np.random.Generator, p: Array) -> Array:
    """What the code pays for a toss, on average over the tosses of each coin."""
    return np.array([code_length(int(heads)) / TOSSES for heads in rng.binomial(TOSSES, p)])


def code_length(heads: int) -> float:
    """Bits for tosses with so many heads, in whatever order."""
    tails = TOSSES - heads
    probability = lgamma(heads + 1 / 2) + lgamma(tails + 1 / 2) - lgamma(TOSSES + 1) - log(pi)
    return -probability / log(2)
