"""What it costs to find proofs of information inequalities, next to psitip where that is installed.

    python tests/benchmarks/proving.py [--short] [--psitip PYTHON]

Every question is put in a process of its own, which prints the seconds (without the time to start) and its peak memory;
where both are asked, in three processes each, taking turns, and the quickest counts, since both take milliseconds.
psitip (PyPI) is run by the interpreter that is named and is no part of symit; it says whether an inequality follows,
symit gives the terms that add up to it.  Targets: every answer is right, and sooner than psitip's; Han's inequalities
and the like within 5 s for up to 10 variables and 60 s for 12; a false statement about 8 variables is given up within
10 s.  Exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {8: 10.0, 10: 5.0, 12: 60.0}
LONGEST = 300.0
COMPARED = 8  # variables up to which psitip is asked as well
TURNS = 3


@dataclass(frozen=True)
class Case:
    name: str
    n: int
    true: bool


def cases(short: bool) -> Iterator[Case]:
    for n in (3, 4) if short else (3, 4, 5, 6, 7, 8, 10, 12):
        yield from (Case(name, n, True) for name in ("han", "means", "shearer", "subadditive", "processed"))
        if n >= 6 and n % 2 == 0:
            yield from (Case(name, n, True) for name in ("hidden", "recoded"))
        if n <= 8:
            yield Case("han, false", n, False)


def question(name: str, n: int):  # type: ignore[no-untyped-def]
    """The target and the equalities that are given."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "shannon")]
    import search_cases as known

    make: dict[str, Callable[[], tuple]] = {
        "han": lambda: (known.han(n), []),
        "means": lambda: (known.han(n, n // 2), []),
        "shearer": lambda: (known.shearer(n, (n + 1) // 2), []),
        "subadditive": lambda: (known.subadditive(n), []),
        "processed": lambda: known.processed(n),
        "hidden": lambda: known.hidden(n),
        "recoded": lambda: known.recoded(n),
        "han, false": lambda: (known.lowered(known.han(n), Fraction(1, 100), n), []),
    }
    return make[name]()


# ---- in a process of its own ----------------------------------------------------------------------------------


def answer(name: str, n: int) -> None:
    target, zero = question(name, n)
    from symit.proving.shannon.search import search

    start = time.perf_counter()
    proof = search(target, zero, [])
    seconds = time.perf_counter() - start
    report = {"seconds": seconds, "true": proof is not None, "terms": 0 if proof is None else len(proof.basic)}
    print(json.dumps({**report, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


PSITIP = """
import json, resource, sys, time
from fractions import Fraction
import psitip
from psitip import H, PsiOpts, rv

for solver in ("ortools.GLOP", "pulp.PULP_CBC_CMD", "scipy"):  # the first that works: it answers falsely without one
    PsiOpts.set_setting(solver=solver)
    X, Y, Z = rv("X", "Y", "Z")
    if bool(H(X) + H(Y) + H(Z) >= H(X + Y + Z)) and not bool(H(X) >= H(X + Y)):
        break

target, zero = json.load(sys.stdin)
variables = {name: rv(name) for row in [target, *zero] for names, _ in row for name in names}

def joint(names):
    first, *rest = [variables[name] for name in names]
    for other in rest:
        first = first + other
    return first

def expression(row):
    terms = [H(joint(names)) * value for names, value in row]
    first, *rest = terms
    for other in rest:
        first = first + other
    return first

start = time.perf_counter()
claim = expression(target) >= 0
given = None
for row in zero:
    given = expression(row) == 0 if given is None else given & (expression(row) == 0)
true = bool(claim) if given is None else bool(given >> claim)
seconds = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print()
print(json.dumps({"seconds": seconds, "true": true, "memory": memory, "solver": solver}))
"""


# ---- from outside ---------------------------------------------------------------------------------------------


def last_line(command: list[str], given: str = "") -> dict[str, float] | None:
    try:
        run = subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=LONGEST, check=True, cwd=ROOT
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    found: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return found


def ours(case: Case) -> dict[str, float] | None:
    return last_line([sys.executable, __file__, "--answer", case.name, str(case.n)])


def theirs(case: Case, python: str) -> dict[str, float] | None:
    target, zero = question(case.name, case.n)
    rows = [[(sorted(s), float(c)) for s, c in row.items()] for row in (target, *zero)]
    return last_line([python, "-c", PSITIP], json.dumps([rows[0], rows[1:]]))


def quickest(found: list[dict[str, float] | None]) -> dict[str, float] | None:
    """Of several answers to one question; one that is missing or different from the others stands for all."""
    answers = [one for one in found if one is not None]
    if len(answers) < len(found) or len({one["true"] for one in answers}) > 1:
        return None
    return min(answers, key=lambda one: one["seconds"])


def shown(found: dict[str, float] | None, case: Case) -> str:
    if found is None:
        return "no answer"
    wrong = "" if found["true"] == case.true else " WRONG"
    return f"{1000 * found['seconds']:8.1f} ms {found['memory']:5.0f} MB{wrong}"


def good(found: dict[str, float] | None, case: Case) -> bool:
    return (
        found is not None and found["true"] == case.true and found["seconds"] < LIMITS.get(case.n, min(LIMITS.values()))
    )


def available(python: str | None) -> bool:
    if python and os.access(python, os.X_OK):
        return subprocess.run([python, "-c", "import psitip"], capture_output=True, check=False).returncode == 0
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="few variables, and only to see that it runs")
    parser.add_argument("--psitip", metavar="PYTHON", help="an interpreter that has psitip")
    parser.add_argument("--answer", nargs=2, metavar=("NAME", "N"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        answer(options.answer[0], int(options.answer[1]))
        return 0
    compared = available(options.psitip)
    if not compared:
        print("psitip is not there: name an interpreter that has it with --psitip")
    met = True
    slower: list[str] = []
    for case in cases(options.short):
        both = compared and case.n <= COMPARED
        turns = [(ours(case), theirs(case, options.psitip) if both else None) for _ in range(TURNS if both else 1)]
        mine, reference = (quickest(list(answers)) for answers in zip(*turns, strict=True))
        met = met and good(mine, case)
        terms = f"{mine['terms']:5.0f} terms" if mine and mine["true"] else " " * 11
        other = f"   psitip {shown(reference, case)}" if both else ""
        if mine and reference and mine["seconds"] > reference["seconds"]:
            slower.append(f"{case.name} {case.n}")
        print(f"{case.name:<12} {case.n:>2} variables   symit {shown(mine, case)}{terms}{other}", flush=True)
    if compared:
        print(f"slower than psitip: {', '.join(slower) or 'nowhere'}")
    met = met and not slower
    print("targets met" if met else "targets MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
