"""Closed forms of entropies and divergences: symit beside sympy.stats and sympy.integrate, success and time.

    python tests/benchmarks/closed_forms.py [--short] [--limit SECONDS]

A process of its own for each answer, forked where all is imported, with a limit of processor time.  An answer counts
where no integral is left and its value is that of SciPy's quadrature, with which none of them has anything to do.
Below stand the dearest pairs, for symbols, as `symit derive` answers them in a new process and once more in that.
Exit code 1 where symit has no right answer.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import sympy
from scipy import integrate, stats
from sympy import stats as s

import symit

LAWS: dict[str, tuple[str, tuple[float, ...], Callable[..., Any]]] = {
    "Normal": ("Normal", (1.0, 2.0), stats.norm),
    "Exponential": ("Exponential", (2.0,), lambda r: stats.expon(scale=1 / r)),
    "Gamma": ("Gamma", (2.5, 1.5), lambda a, r: stats.gamma(a, scale=1 / r)),
    "Beta": ("Beta", (2.5, 1.5), stats.beta),
    "Laplace": ("Laplace", (1.0, 2.0), stats.laplace),
    "Logistic": ("Logistic", (1.0, 2.0), stats.logistic),
    "Weibull": ("Weibull", (2.0, 1.5), lambda shape, scale: stats.weibull_min(shape, scale=scale)),
    "LogNormal": ("LogNormal", (0.5, 1.5), lambda m, s: stats.lognorm(s, scale=2.718281828459045**m)),
}
"""In symit, parameters by position, and SciPy's; sympy.stats has the same names but for scales and rates."""

PAIRS = [
    ("Normal", "Laplace"),
    ("Gamma", "Exponential"),
    ("Gamma", "Weibull"),
    ("Laplace", "Normal"),
    ("Weibull", "Gamma"),
]
QUESTIONS: list[tuple[str, ...]] = [(name,) for name in LAWS] + PAIRS
SHORT: list[tuple[str, ...]] = [("Gamma",), ("Laplace", "Normal"), ("Gamma", "Weibull")]
DEAREST = [
    "kl(StudentT(nu), AsymmetricLaplace(location, scale, asymmetry))",
    "kl(StudentT(nu), Laplace(location, scale))",
    "kl(F(d1, d2), Laplace(location, scale))",
    "kl(Triangular(a, b, c), InverseGamma(shape, scale))",
]
"""Of all pairs of families those that take longest, with all that is printed of them."""
TARGET, TARGET_AGAIN = 2.5, 0.3
"""Seconds of processor time for each answer of symit, and for one that was given before."""

FROM_NOTHING = """
import gc, sys, time
gc.disable()  # as the command does
from symit.library.answering import answer
for _ in range(2):
    answer(sys.argv[1], "", "nats", None, False, 110)
    print(time.process_time())
"""


def by_symit(names: tuple[str, ...]) -> float | None:
    members = [f"{LAWS[n][0]}({', '.join(map(str, LAWS[n][1]))})" for n in names]
    found = symit.derive(f"{'kl' if len(names) > 1 else 'entropy'}({', '.join(members)})")
    number = found.value()
    return None if found.published is None or number is None else float(number.midpoint)


def _sympy_law(name: str) -> Any:
    values = [sympy.Rational(str(v)) for v in LAWS[name][1]]
    if name == "Gamma":
        return s.Gamma("x", values[0], 1 / values[1])
    if name == "Weibull":
        return s.Weibull("x", values[1], values[0])
    return getattr(s, name)("x", *values)


def by_sympy_stats(names: tuple[str, ...]) -> float | None:
    """`entropy` of one, and the expectation of log p/q of two."""
    X = _sympy_law(names[0])
    if len(names) == 1:
        value = s.entropy(X)
    else:
        ratio = sympy.log(s.density(X)(X) / s.density(_sympy_law(names[1]))(X))
        value = s.E(sympy.expand_log(ratio, force=True))
    return None if value.has(sympy.Integral) else float(value)


def by_integrate(names: tuple[str, ...]) -> float | None:
    x = sympy.Symbol("x", real=True)
    law = _sympy_law(names[0])
    p = s.density(law)(x)
    gap = sympy.log(p) - (sympy.log(s.density(_sympy_law(names[1]))(x)) if len(names) > 1 else 0)
    support = law.pspace.domain.set
    value = sympy.integrate(p * sympy.expand_log(gap, force=True), (x, support.inf, support.sup))
    value = value if len(names) > 1 else -value
    return None if value.has(sympy.Integral) else float(value)


WAYS = {"symit": by_symit, "sympy.stats": by_sympy_stats, "sympy.integrate": by_integrate}


def expected(names: tuple[str, ...]) -> float:
    p, *others = (LAWS[n][2](*LAWS[n][1]) for n in names)
    if not others:
        return float(p.entropy())
    value, _ = integrate.quad(lambda u: p.logpdf(p.ppf(u)) - others[0].logpdf(p.ppf(u)), 0, 1, limit=400)
    return float(value)


def _answer(way: str, names: tuple[str, ...], limit: float, queue: Any) -> None:
    spent = int(time.process_time() + limit) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent))
    start = time.process_time()
    try:
        value = WAYS[way](names)
    except Exception as error:  # whatever goes wrong there, it is no answer
        value = type(error).__name__
    queue.put((value, time.process_time() - start))


def asked(way: str, names: tuple[str, ...], limit: float) -> tuple[str, float]:
    """What came of it, and the processor time."""
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=_answer, args=(way, names, limit, queue))
    process.start()
    process.join()
    if process.exitcode:
        return "not in time", limit
    value, seconds = queue.get()
    if not isinstance(value, float):
        return "none" if value is None else value, seconds
    return ("right" if abs(value - expected(names)) < 1e-6 else f"WRONG {value:.6g}"), seconds


def dearest(question: str) -> tuple[float, float]:
    """The processor time of a process that answers it, and of its answering again."""
    done = subprocess.run([sys.executable, "-c", FROM_NOTHING, question], capture_output=True, text=True, check=True)
    first, both = map(float, done.stdout.split())
    return first, both - first


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--limit", type=float, default=20.0, help="processor time for one answer")
    options.add_argument("--short", action="store_true", help="a few questions, with a limit of three seconds")
    given = options.parse_args()
    questions, limit = (SHORT, 3.0) if given.short else (QUESTIONS, given.limit)
    print(f"{'':22}" + "".join(f"{way:>28}" for way in WAYS))
    total = {way: [0, 0.0] for way in WAYS}
    for names in questions:
        cells = []
        for way in WAYS:
            said, seconds = asked(way, names, limit)
            total[way][0] += said == "right"
            total[way][1] += seconds
            cells.append(f"{said:>20} {seconds:5.1f} s")
        print(f"{(' || '.join(names)):22}" + "".join(f"{cell:>28}" for cell in cells), flush=True)
    print(f"{'right':22}" + "".join(f"{f'{n}/{len(questions)} {s:6.1f} s':>28}" for n, s in total.values()))
    print(f"the dearest, in a process of its own; the goal is {TARGET} s, and {TARGET_AGAIN} s again")
    for question in DEAREST[:1] if given.short else DEAREST:
        first, again = dearest(question)
        print(f"{question:70} {first:5.1f} s, again {again:5.2f} s", flush=True)
    return int(total["symit"][0] < len(questions))  # processors differ: a time is no failure


if __name__ == "__main__":
    sys.exit(main())
