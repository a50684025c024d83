"""What the checker takes at most: processor time and memory for small certificates that are made to keep it busy.

    python tests/benchmarks/bounds.py [--short]

Each of `tests/must_fail/must_fail_long_checks.py` is given to `symit check` in a process of its own, with all the work
that a certificate may be.  Targets: 20 s of processor time and 1 GiB, for any input below 1 MB.  Exit code 1 where one
is missed.  Beside it: the library's own certificates, as a share of the work that is allowed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "must_fail")]

from must_fail_long_checks import LONG_CHECKS  # noqa: E402

from symit.certificates.reading import Checker  # noqa: E402
from symit.kernel.certificate import MAX_WORK  # noqa: E402
from symit.library.named import Named, certificate_of  # noqa: E402
from symit.library.scripts import scripts  # noqa: E402

SECONDS, MEGABYTES = 20.0, 1024.0


def measured(file: Path) -> tuple[float, float, str]:
    """Processor seconds, megabytes at most, and what was said."""
    command = [sys.executable, "-m", "symit", "check", str(file)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    assert run.stdout is not None
    said = run.stdout.read()
    _, _, usage = os.wait4(run.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.removeprefix(f"{file}: ")


def long_checks(names: list[str]) -> bool:
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            file = Path(folder) / "certificate.json"
            file.write_text(LONG_CHECKS[name](), encoding="utf-8")
            seconds, megabytes, said = measured(file)
            good = good and seconds <= SECONDS and megabytes <= MEGABYTES
            size = file.stat().st_size / 1000
            print(f"{name:<28} {size:>5.0f} kB {seconds:>6.1f} s {megabytes:>6.0f} MB  {said[:60]!r}")
    return good


def own() -> None:
    checker = Checker()
    for id in scripts():
        checker.check(certificate_of(Named(id, scripts()[id])))
    work = {proved.id: (work, proved.uses) for _, proved, work in checker.player.proved.values()}

    def needed(id: str) -> set[str]:
        return {id}.union(*(needed(lemma) for lemma in work[id][1]))

    shares = {id: sum(work[lemma][0] for lemma in needed(id)) / MAX_WORK for id in scripts()}
    largest = max(shares, key=shares.__getitem__)
    print(
        f"library: {shares[largest]:.1%} of the work for {largest}, the largest; {median(shares.values()):.1%} median"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="only the longest, to see that it runs")
    names = ["instances of instances"] if parser.parse_args().short else list(LONG_CHECKS)
    good = long_checks(names)
    own()
    print("targets met" if good else f"targets MISSED: {SECONDS:g} s, {MEGABYTES:g} MB")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
