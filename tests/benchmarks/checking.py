"""What it costs to check proofs again, and to start: as ratios to a bare `python -c "import sympy"` in the same run.

    python tests/benchmarks/checking.py [--short]

Processes are timed in turn, and the medians compared.  Targets: `symit --help` in less than the import of SymPy; the
time for one step of a chain the same at 10, 100 and 1000 steps.  Printed beside them, without a target, since a library
grows and a kernel is to be read: `symit check` of all certificates, started afresh; the same on one core, where it has
no companion; and that of the certificates of the main job alone (the six derivations that the README is about, their
instances, and all that they stand on).  Exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from symit.certificates.reading import check  # noqa: E402
from symit.certificates.writing import About, write  # noqa: E402
from symit.kernel import build as b  # noqa: E402
from symit.kernel.rules import algebra, logic  # noqa: E402
from symit.kernel.theorem import Theorem  # noqa: E402

AFFINITY = hasattr(os, "sched_setaffinity")
HELP, GROWTH = 1.0, 3.0
MAIN_JOB = ("exponential_family", "fisher", "gaussian", "self_information")
SYMIT = [sys.executable, "-m", "symit"]
ON_ONE_CORE = [
    sys.executable,
    "-c",
    "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); from symit.cli import run; run()",
]
SYMPY = [sys.executable, "-c", "import sympy"]


# ---- processes -----------------------------------------------------------------------------------------------


def seconds(command: list[str]) -> float:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once, as SymPy is
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - start


def medians(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The median time of each command, all of them run in turn so that a busy spell hits every one."""
    for command in commands.values():
        seconds(command)  # the first run compiles and fills the disk cache
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(seconds(command))
    return {name: median(times) for name, times in found.items()}


def certificates(folder: Path) -> dict[str, list[str]]:
    """Every derivation's certificate in a file, and which of the files are those of the main job."""
    from symit.library.named import Named, certificate_of
    from symit.library.scripts import scripts

    paths: dict[str, Path] = {}
    needed: set[str] = set()
    for id, script in scripts().items():
        paths[id] = folder / f"{id}.json"
        text = certificate_of(Named(id, script))
        paths[id].write_text(text, encoding="utf-8")
        if script.parent.name in MAIN_JOB:
            needed.update(proof["id"] for proof in json.loads(text)["proofs"])
    return {
        "library": [str(path) for path in paths.values()],
        "main job": [str(paths[id]) for id in paths if id in needed],
    }


def processes(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        groups = certificates(Path(folder))
        checks = {f"check of the {name}, {len(files)}": [*SYMIT, "check", *files] for name, files in groups.items()}
        library, main_job = checks
        alone = {f"{library}, on one core": [*ON_ONE_CORE, *checks[library][len(SYMIT) :]]} if AFFINITY else {}
        times = medians({"sympy": SYMPY, **checks, **alone, "--help": [*SYMIT, "--help"]}, rounds)
    print(f"import sympy                          {times['sympy']:.3f} s, median of {rounds}")
    good = True
    for what, target in (*((name, None) for name in (library, *alone, main_job)), ("--help", HELP)):
        ratio = times[what] / times["sympy"]
        good = good and (target is None or ratio < target)
        aim = f" (target: below {target:g})" if target else ""
        print(f"{what:<37} {times[what]:.3f} s, {ratio:.2f} times import sympy{aim}")
    return good


# ---- growth --------------------------------------------------------------------------------------------------


def chain(length: int) -> str:
    """The certificate of a calculation of so many steps: (x + k)^2 - 2 k x - k^2 = x^2 for k = 0, 1, 2, ..."""
    x = b.real("x")

    def line(k: int) -> b.Term:
        return b.add(b.power(b.add(x, k), 2), b.mul(-2 * k, x), -k * k)

    links: list[Theorem] = [algebra.field(claim=b.eq(line(k), line(k + 1))) for k in range(length)]
    theorem = logic.theorem(logic.chain(*links), id="chain")
    return write(theorem, About("chain", "A chain", "", (), ()))


def growth(rounds: int) -> bool:
    per_step = {}
    for length in (10, 100, 1000):
        text = chain(length)
        times = []
        for _ in range(rounds):
            start = time.perf_counter()
            check(text)
            times.append(time.perf_counter() - start)
        per_step[length] = median(times) / length
        print(f"chain of {length:>4} steps          {per_step[length] * 1e6:.0f} us a step, {len(text)} bytes")
    ratio = per_step[1000] / per_step[100]
    print(f"a step among 1000 costs {ratio:.2f} times one among 100 (target: below {GROWTH:g}; 1 is linear growth)")
    return ratio < GROWTH


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="one round, only to see that it runs")
    short = parser.parse_args().short
    rounds = 1 if short else 15
    results = [processes(rounds), growth(rounds)]
    print("targets met" if all(results) else "targets MISSED")
    return 0 if short or all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
