"""How far the exported Gaussian divergences are from the exact value, beside the formulas in use.

    python tests/benchmarks/accuracy.py [--short] [--seed N]

Errors are in units in the last place of the exact value on the exact inputs (ball arithmetic, python-flint), over
separations of 1e-12 to 1e3 of the scale, scale ratios up to 1e3 both ways and scales of 1e-3 to 1e3; for the exported
functions the search goes on around the worst points found.  Exit code 1 where one of them misses its target: at most
8 ulp, never negative, exactly 0 at equality.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parents[1]), str(_HERE.parent / "export")]

import exact_divergences as exact  # noqa: E402
from export_forms import GAUSSIAN_KL, VAE_KL  # noqa: E402
from flint import arb  # noqa: E402

from symit.export.load import compile_function  # noqa: E402

TARGET = 8.0
Function = Callable[..., np.ndarray]


@dataclass(frozen=True)
class Subject:
    """A divergence: our function and others for it, the exact value, and where to look."""

    name: str
    ours: Function
    others: dict[str, Function]
    exact: Callable[..., arb]
    points: Callable[[int, np.random.Generator], np.ndarray]
    equal: Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Finding:
    ulps: float
    where: np.ndarray
    points: int
    negative: int
    nonzero: int
    seconds: float

    @property
    def good(self) -> bool:
        return self.ulps <= TARGET and self.negative == 0 and self.nonzero == 0


# ---- the formulas in use -------------------------------------------------------------------------------------


def textbook_gaussian(mu_1: np.ndarray, sigma_1: np.ndarray, mu_2: np.ndarray, sigma_2: np.ndarray) -> np.ndarray:
    return np.log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - 0.5


def textbook_vae(mu: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    return -0.5 * (1 + np.log(sigma**2) - mu**2 - sigma**2)


def torch_formula(mu_1: np.ndarray, sigma_1: np.ndarray, mu_2: np.ndarray, sigma_2: np.ndarray) -> np.ndarray:
    """`_kl_normal_normal` of torch.distributions.kl, in numpy."""
    var_ratio = (sigma_1 / sigma_2) ** 2
    t1 = ((mu_1 - mu_2) / sigma_2) ** 2
    return 0.5 * (var_ratio + t1 - 1 - np.log(var_ratio))


def torch_gaussian() -> tuple[str, Function]:
    """torch's own function where torch is installed, and its formula otherwise."""
    try:
        import torch
    except ImportError:
        return "torch's formula", torch_formula

    def by_torch(*parameters: np.ndarray) -> np.ndarray:
        mu_1, sigma_1, mu_2, sigma_2 = (torch.from_numpy(np.ascontiguousarray(p)) for p in parameters)
        p, q = torch.distributions.Normal(mu_1, sigma_1), torch.distributions.Normal(mu_2, sigma_2)
        return torch.distributions.kl_divergence(p, q).numpy()

    return "torch", by_torch


def subjects() -> list[Subject]:
    name, torch = torch_gaussian()

    def torch_vae(mu: np.ndarray, sigma: np.ndarray) -> np.ndarray:
        return torch(mu, sigma, np.zeros_like(mu), np.ones_like(sigma))

    return [
        Subject(
            "gaussian_kl",
            compile_function(GAUSSIAN_KL, "numpy"),
            {"textbook": textbook_gaussian, name: torch},
            exact.gaussian_kl,
            gaussian_points,
            lambda points: np.concatenate([points[:, :2], points[:, :2]], axis=1),
        ),
        Subject(
            "vae_kl",
            compile_function(VAE_KL, "numpy"),
            {"textbook": textbook_vae, name: torch_vae},
            exact.vae_kl,
            vae_points,
            lambda points: np.tile(np.array([0, 1], points.dtype), (len(points), 1)),
        ),
    ]


# ---- where to look -------------------------------------------------------------------------------------------


def gaussian_points(count: int, rng: np.random.Generator) -> np.ndarray:
    """Rows mu_1, sigma_1, mu_2, sigma_2: apart in mean, in scale and in both, at means near 0 and far from it."""
    scale = 10 ** rng.uniform(-3, 3, count)
    mean = scale * rng.choice([0, 1, 1000], count) * rng.normal(size=count)
    return np.stack([mean + scale * separations(count, rng), scale * ratios(count, rng), mean, scale], axis=1)


def vae_points(count: int, rng: np.random.Generator) -> np.ndarray:
    return np.stack([separations(count, rng), ratios(count, rng)], axis=1)


def separations(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.choice([-1, 0, 1], count) * 10 ** rng.uniform(-12, 3, count)


def ratios(count: int, rng: np.random.Generator) -> np.ndarray:
    """Ratios of scales: near 1, far from 1 both ways, and around the places where a formula changes."""
    close = 1 + rng.choice([-1, 0, 1], count) * 10 ** rng.uniform(-12, -0.01, count)
    apart = 10 ** rng.uniform(-3, 3, count)
    borders = rng.choice([0.5, 0.7, 1, 1.4, 2, 4], count) * (1 + rng.integers(-4, 5, count) * 2.0**-52)
    return np.choose(rng.integers(0, 3, count), [close, apart, borders])


def neighbours(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Twenty points around each of these: half a few units in the last place away, half about one in a thousand."""
    around = np.repeat(points, 20, axis=0)
    steps = rng.integers(-8, 9, around.shape) * np.finfo(points.dtype).eps
    strides = rng.normal(size=around.shape) * 1e-3
    return (around * (1 + np.where(rng.random((len(around), 1)) < 0.5, steps, strides))).astype(points.dtype)


# ---- the measurement -----------------------------------------------------------------------------------------


def values(method: Function, points: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.asarray(method(*points.T))


def examine(subject: Subject, dtype: type[np.floating], count: int, rounds: int, seed: int) -> dict[str, Finding]:
    """What was found for each way to compute the subject in this dtype; ours first."""
    rng = np.random.default_rng(seed)
    points = subject.points(count, rng).astype(dtype)
    truth = exact.values(subject.exact, points)
    equal = subject.equal(points)
    findings = {}
    for name, method in {"symit": subject.ours, **subject.others}.items():
        computed = values(method, points)
        errors = exact.errors(computed, truth)
        worst = int(errors.argmax())
        findings[name] = Finding(
            ulps=float(errors[worst]),
            where=points[worst],
            points=count,
            negative=int((computed < 0).sum()),
            nonzero=int((values(method, equal) != 0).sum()),
            seconds=timed(method, points),
        )
    errors = exact.errors(values(subject.ours, points), truth)
    findings["symit"] = searched(subject, findings["symit"], points[np.argsort(errors)[-count // 100 :]], rounds, rng)
    return findings


def searched(subject: Subject, finding: Finding, worst: np.ndarray, rounds: int, rng: np.random.Generator) -> Finding:
    """The finding after a search around the worst points, again and again around the worst of those."""
    for _ in range(rounds):
        points = neighbours(worst, rng)
        computed = values(subject.ours, points)
        errors = exact.errors(computed, exact.values(subject.exact, points))
        worst = points[np.argsort(errors)[-len(worst) :]]
        if errors.max() > finding.ulps:
            finding = replace(finding, ulps=float(errors.max()), where=worst[-1])
        negative = finding.negative + int((computed < 0).sum())
        finding = replace(finding, points=finding.points + len(points), negative=negative)
    return finding


def timed(method: Function, points: np.ndarray) -> float:
    """The best of five runs on 1e5 points."""
    columns = np.ascontiguousarray(np.resize(points, (100_000, points.shape[1])).T)
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        values(method, columns.T)
        best = min(best, time.perf_counter() - start)
    return best


# ---- the report ----------------------------------------------------------------------------------------------


def report(name: str, dtype: type[np.floating], findings: dict[str, Finding]) -> None:
    for method, f in findings.items():
        pace = f.seconds / findings["textbook"].seconds
        where = ", ".join(f"{float(v):.9g}" for v in f.where)
        print(
            f"{name:<12} {dtype.__name__:<8} {method:<16} {f.ulps:>9.3g} ulp {f.negative:>8}/{f.points:<7} negative "
            f"{f.nonzero:>8} not 0 at equality {pace:>6.1f}x   worst at ({where})"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="fewer points, under ten seconds")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    count, rounds = (4_000, 2) if options.short else (100_000, 6)
    print(f"seed {options.seed}, {count} points each; time is relative to the textbook formula, on 1e5 points")
    good = True
    for subject in subjects():
        for dtype in (np.float64, np.float32):
            findings = examine(subject, dtype, count, rounds, options.seed)
            report(subject.name, dtype, findings)
            good = good and findings["symit"].good
    print(f"target (at most {TARGET:g} ulp, never negative, 0 at equality): {'met' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
