"""Experiments for claims about behaviour: what estimators and fits do, which is no theorem.

Each file has one: a function that takes a seed and gives an `Outcome`, with error bars and bounds that it might have
missed.  Whoever reports on claims calls them by name; nothing here knows claims, kernel terms or pictures.  They
promote nothing: what has a proof gets the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from symit.evidence.experiments.certified_transport import certified_transport
from symit.evidence.experiments.coin_code import coin_code
from symit.evidence.experiments.histogram_bias import histogram_bias
from symit.evidence.experiments.likelihood_efficiency import likelihood_efficiency
from symit.evidence.experiments.likelihood_ratios import likelihood_ratios
from symit.evidence.experiments.mode_seeking import mode_seeking
from symit.evidence.experiments.outcome import Measured, Outcome
from symit.evidence.experiments.posterior_collapse import posterior_collapse
from symit.evidence.experiments.separated_training import separated_training

EXPERIMENTS: Mapping[str, Callable[[int], Outcome]] = MappingProxyType(
    {
        "certified-transport": certified_transport,
        "coin-code": coin_code,
        "histogram-bias": histogram_bias,
        "likelihood-efficiency": likelihood_efficiency,
        "likelihood-ratios": likelihood_ratios,
        "mode-seeking": mode_seeking,
        "posterior-collapse": posterior_collapse,
        "separated-training": separated_training,
    }
)
"""By name; each takes a seed."""

__all__ = ["EXPERIMENTS", "Measured", "Outcome"]
