"""Deriving and checking `gaussian-kl` from scratch, beside `sympy.integrate` of the same integral.

    python tests/benchmarks/deriving.py [--short]

Ours runs every script that the theorem needs, writes the certificate and checks it.  SymPy is given the divergence as
it is defined, with positive standard deviations, and then its easiest form, with the logarithms written out.  Both run
in fresh processes that have imported SymPy before the clock starts.  Where SymPy is not done in time, the ratio is a
lower bound.  Target: 30 times faster; exit code 1 where it is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
TARGET = 30.0

OURS = """
import time, sympy
from symit.certificates.reading import check
from symit.library.loading import derived
sympy.Symbol("x") + 1  # SymPy imports the rest of itself at the first sum
start = time.perf_counter()
text = derived("gaussian-kl").certificate_text
assert check(text).status == "proved"
print(time.perf_counter() - start)
"""

THEIRS = """
import time
from sympy import *
x, mu_1, mu_2 = symbols("x mu_1 mu_2", real=True)
x + 1
sigma_1, sigma_2 = symbols("sigma_1 sigma_2", positive=True)
def density(mu, sigma):
    return exp(-(x - mu)**2 / (2 * sigma**2)) / sqrt(2 * pi * sigma**2)
p, q = density(mu_1, sigma_1), density(mu_2, sigma_2)
start = time.perf_counter()
result = integrate({integrand}, (x, -oo, oo))
print(time.perf_counter() - start, "with a result" if not result.has(Integral) else "without a result")
"""

INTEGRANDS = {
    "as it is defined": "p * log(p / q)",
    "expanded by hand": (
        "p * (log(sigma_2 / sigma_1) - (x - mu_1)**2 / (2 * sigma_1**2) + (x - mu_2)**2 / (2 * sigma_2**2))"
    ),
}


def run(program: str, limit: float) -> str | None:
    """What a program prints, or None where it is not done in time."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once, as SymPy is
    try:
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            capture_output=True,
            text=True,
            timeout=limit,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="give SymPy little time")
    short = parser.parse_args().short
    rounds, limit = (1, 20.0) if short else (5, 300.0)
    ours = median(float(run(OURS, 60.0) or "inf") for _ in range(rounds))
    print(f"symit, gaussian-kl with all that it needs: {ours:.2f} s, proved and checked")
    good = True
    for name, integrand in INTEGRANDS.items():
        printed = run(THEIRS.format(integrand=integrand), limit)
        spent, _, outcome = (printed or f"{limit} ").partition(" ")
        bound = "" if printed else "at least "
        outcome = outcome.strip() or f"not done in {limit:g} s"
        ratio = float(spent) / ours
        print(f"sympy.integrate, {name}: {float(spent):.1f} s, {outcome}; {bound}{ratio:.1f} times symit's")
        good = good and (short or name != "as it is defined" or ratio >= TARGET)
    print(f"target ({TARGET:g} times): {'not measured with --short' if short else 'met' if good else 'MISSED'}")
    return 0 if short or good else 1


if __name__ == "__main__":
    sys.exit(main())
