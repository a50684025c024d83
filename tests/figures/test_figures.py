"""The numbers of the figures, without anything that draws; then the files."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from symit.cli import main
from symit.evidence.experiments.histogram_bias import estimate
from symit.figures import (
    FIGURES,
    bernoulli_entropy,
    gaussian_geodesics,
    gaussian_pairs,
    mutual_information,
    rate_distortion,
    separating_supports,
    two_modes,
)


def test_numbers_need_nothing_that_draws() -> None:
    code = "import symit.figures as f, sys; f.FIGURES['rate-distortion'].data(); print('matplotlib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_entropy_of_a_trial() -> None:
    found = bernoulli_entropy.data()
    assert found.highest == (0.5, 1.0) and found.bits[0] == found.bits[-1] == 0
    assert np.allclose(found.bits, found.bits[::-1], rtol=1e-14)
    p = found.p[1:-1]
    assert np.allclose(found.bits[1:-1], -p * np.log2(p) - (1 - p) * np.log2(1 - p), rtol=1e-13)


@pytest.mark.slow
def test_the_divergences_of_the_pairs_by_summing() -> None:
    x, step = np.linspace(-30, 30, 60001, retstep=True)

    def log_density(mean: float, deviation: float) -> Any:
        return -(((x - mean) / deviation) ** 2) / 2 - math.log(deviation * math.sqrt(2 * math.pi))

    for pair in gaussian_pairs.data():
        p, q = log_density(pair.mean, pair.deviation), log_density(0, 1)
        assert np.allclose(pair.density(x), np.exp(p), rtol=1e-11, atol=1e-200)
        assert pair.forward == pytest.approx(np.sum(np.exp(p) * (p - q)) * step, abs=1e-9)
        assert pair.reverse == pytest.approx(np.sum(np.exp(q) * (q - p)) * step, abs=1e-9)


def test_estimates_are_those_of_the_experiment_and_fall_with_the_samples() -> None:
    found = mutual_information.data(runs=6, sizes=(1000, 4000))
    assert [len(pair[0]) for pair in found.samples] == [mutual_information.SHOWN] * 5
    for few, many in found.by_size[:2]:
        assert few.bias - 4 * few.error > many.bias > 4 * many.error > 0
    x, y = found.samples[2]
    table = mutual_information.shares(x, y, 30)
    assert mutual_information.table_function("mutual-information")(table) == pytest.approx(
        estimate(x, y, 30), rel=1e-12
    )


@pytest.mark.slow
def test_fits_to_two_modes_are_the_least() -> None:
    found, p = two_modes.data(), two_modes.MIXTURE
    x, step = np.linspace(-20, 20, 8001, retstep=True)
    logs = p.log_density(x)

    def forward(mean: float, deviation: float) -> float:
        return float(np.sum(np.exp(logs) * (logs - np.log(gaussian_pairs.normal(x, mean, deviation)))) * step)

    def reverse(mean: float, deviation: float) -> float:
        q = gaussian_pairs.normal(x, mean, deviation)
        return float(np.sum(q * (np.log(q) - logs)) * step)

    for divergence, fits in ((forward, [found.forward]), (reverse, found.reverse)):
        for fit in fits:
            least = divergence(fit.mean, fit.deviation)
            beside = [(fit.mean + a, fit.deviation + b) for a, b in ((0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05))]
            assert all(divergence(*other) > least for other in beside)
    middle = len(found.means) // 2
    assert found.forward_divergence[middle] == pytest.approx(forward(0, found.forward.deviation), abs=1e-9)
    assert found.reverse_divergence.min() == pytest.approx(
        reverse(found.reverse[1].mean, found.reverse[1].deviation), abs=1e-3
    )
    assert found.reverse_divergence[middle] > found.reverse_divergence.min() + 0.1


def test_points_of_the_rate_distortion_function() -> None:
    for point in rate_distortion.data().points:
        assert point.distortion == pytest.approx(point.beta / 2, rel=2e-3)
        assert 0 <= point.gap < 1e-3
        assert point.rate == pytest.approx(float(rate_distortion.rate(np.float64(point.distortion))), abs=2e-3)


def test_a_tangent_is_below_the_curve() -> None:
    found = rate_distortion.data()
    for point in found.points:
        line = point.rate - (found.distortion - point.distortion) / point.beta
        assert (line < found.rate + 1e-3).all()


def test_supports_that_separate() -> None:
    found = separating_supports.data()
    assert np.allclose(found.js, math.log(2) * np.minimum(found.shift, 1), rtol=1e-14)
    assert np.allclose(found.w1, found.shift, rtol=1e-14)
    assert np.isinf(found.kl[1:]).all() and found.kl[0] == 0


def test_geodesics_are_as_long_as_the_closed_formula_says_and_no_way_beside_them_is_shorter() -> None:
    ways = gaussian_geodesics.data()
    for way in ways:
        assert gaussian_geodesics.length(way.mean, way.deviation) == pytest.approx(way.distance, rel=1e-4)
        steps = [gaussian_geodesics.length(way.mean[k : k + 2], way.deviation[k : k + 2]) for k in (0, 60, 120, 239)]
        assert max(steps) < min(steps) * (1 + 1e-3)
        bump = np.sin(np.linspace(0, math.pi, len(way.mean)))
        for scale in (0.9, 1.1):
            assert gaussian_geodesics.length(way.mean, way.deviation * scale**bump) > way.distance * (1 + 1e-4) or (
                way.mean[0] == way.mean[-1]
            )
        assert way.straight >= way.distance - 1e-4
    assert ways[0].straight > 2 * ways[0].distance


# ---- files -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_figure_is_the_same_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("matplotlib")
    names = ["gaussian-geodesics", "separating-supports"]
    for folder in ("one", "two"):
        assert main(["figures", *names, "-o", str(tmp_path / folder), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out.split("\n}\n")[0] + "\n}")["figures"]
    assert [row["name"] for row in rows] == names and all(Path(file).is_file() for row in rows for file in row["files"])
    for name in (f"{n}.{kind}" for n in names for kind in ("png", "svg")):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert "<svg" in (tmp_path / "one" / f"{names[0]}.svg").read_text(encoding="utf-8")


@pytest.mark.slow
def test_all_of_them(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert main(["figures", "-o", str(tmp_path)]) == 0
    assert {file.name for file in tmp_path.iterdir()} == {f"{n}.{kind}" for n in FIGURES for kind in ("png", "svg")}


def test_without_matplotlib(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert main(["figures", "rate-distortion", "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "symit: figures are drawn with matplotlib: pip install 'symit[plot]'\n"


def test_a_figure_that_there_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "moon", "-o", str(tmp_path)]) == 2
    assert "there is no figure 'moon'; there are bernoulli-entropy, gaussian-pairs" in capsys.readouterr().err
