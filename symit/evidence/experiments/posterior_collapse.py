"""When the latent coordinates of a variational autoencoder carry nothing: a linear one, trained on samples.

Two latent coordinates, an encoder N(V x, diag(s^2)) and a decoder N(W z, 1).  The data have variance 4 in one direction
and 1/4 in the other, less than the decoder's noise.  At the best parameters the first direction costs log(4/beta)/2
nats and the second nothing (Lucas et al. 2019, "Don't blame the ELBO!"); whether training from random parameters gets
there, and what a larger beta does, is the experiment.  The objective and its gradient are exact in the data's
covariance, so nothing but the data and the start is random.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symit.evidence.experiments.outcome import Outcome, mean_of

Array = NDArray[np.float64]
VARIANCES = (4.0, 0.25)
SAMPLES, RUNS, STEPS, RATE = 4000, 30, 3000, 0.05


@dataclass(frozen=True)
class Autoencoder:
    """Encoder and decoder, of all runs at once along the first axis; s^2 = exp(log_s2)."""

    V: Array
    W: Array
    log_s2: Array


def posterior_collapse(seed: int = 1) -> Outcome:
    """The nats that each latent coordinate costs after training, the dearest first."""
    rng = np.random.default_rng(seed)
    ordinary, strict = (np.sort(costs(rng, beta), axis=1)[:, ::-1] for beta in (1.0, 8.0))
    best = float(np.log(VARIANCES[0]) / 2)
    return Outcome(
        "posterior-collapse",
        "trained with the ELBO, a latent coordinate for which the data have less variance than the decoder's noise "
        "comes to the prior: its KL term vanishes; with a large enough beta all of them do",
        "both coordinates kept a KL term at beta = 1, or none did, or one was left at beta = 8",
        seed,
        (
            mean_of("nats of the first coordinate, beta 1", ordinary[:, 0], above=best - 0.1, below=best + 0.1),
            mean_of("nats of the second coordinate, beta 1", ordinary[:, 1], below=0.01),
            mean_of("nats of the first coordinate, beta 8", strict[:, 0], below=0.01),
        ),
    )


def costs(rng: np.random.Generator, beta: float) -> Array:
    """E KL(q(z_j|x)||p(z_j)) after training, for each run and each coordinate."""
    data = rng.standard_normal((RUNS, SAMPLES, 2)) * np.sqrt(VARIANCES)
    covariance = np.einsum("rni,rnj->rij", data, data) / SAMPLES
    return rates(trained(rng, covariance, beta), covariance)


def rates(model: Autoencoder, covariance: Array) -> Array:
    """The mean of (m^2 + s^2 - 1 - log s^2)/2 for each coordinate."""
    squares = np.einsum("rji,rik,rjk->rj", model.V, covariance, model.V)
    return np.asarray((squares + np.expm1(model.log_s2) - model.log_s2) / 2)


def trained(rng: np.random.Generator, covariance: Array, beta: float) -> Autoencoder:
    """Gradient descent on distortion + beta rate, from small random weights."""
    V, W = 0.5 * rng.standard_normal((2, RUNS, 2, 2))
    log_s2 = np.zeros((RUNS, 2))
    identity = np.eye(2)
    for _ in range(STEPS):
        s2 = np.exp(log_s2)
        off = W @ V - identity  # what is reconstructed, less what was there
        dW = off @ covariance @ np.swapaxes(V, 1, 2) + W * s2[:, np.newaxis, :]
        dV = np.swapaxes(W, 1, 2) @ off @ covariance + beta * V @ covariance
        d_log_s2 = s2 * np.sum(W**2, axis=1) / 2 + beta * (s2 - 1) / 2
        V, W, log_s2 = V - RATE * dV, W - RATE * dW, log_s2 - RATE * d_log_s2
    return Autoencoder(V, W, log_s2)
