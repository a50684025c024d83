"""How far exported functions are from the exact value, and how fast they are, beside the closed form as it stands.

    python tests/benchmarks/accuracy.py [--short] [--seed N] [--write] [--missing] [NAME ...]

Errors are in units in the last place of the exact value on the exact inputs, in ball arithmetic
(`symit.export.accuracy`), over bit patterns of the whole domain, ordinary sizes, a near-equal stratum with separations
of 1e-15 to 1e-1, a far one and an extreme one, in float64 and float32; then a search climbs from the worst of each.
Times are for 1e7 elements of
ordinary size.  Exit code 1 where a function misses its goal: at most 8 ulp wherever the exact value is a normal number,
never negative, never nan or infinite where the exact value is finite, exactly 0 at equality.  Those that say in their
docstring where digits are lost are held to that and not to the goal: they are counted apart and named with their error,
as are those of which no random point can be measured.  `--write` keeps the
figures of the library's own forms in `symit/export/measured.json`, from which docstrings take them: of those that are
named, or of all, or with `--missing` of those that have none yet.  Without names the exit code is also 1 where a form
of the library has no figure there, or a figure no form.  A name is an id, whose functions are meant, or a function's,
or a formula's of the tests.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy import special

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE.parents[1]), str(_HERE.parent / "export")]

from formulas import DIVERGENCES, OTHERS  # noqa: E402

import symit  # noqa: E402
from symit.export.accuracy import KNOWN, Measured, fingerprint, known, measure  # noqa: E402
from symit.export.errors import NotExportable  # noqa: E402
from symit.export.load import compile_function  # noqa: E402
from symit.export.numeric_form import NumericForm  # noqa: E402
from symit.export.targets import TARGETS  # noqa: E402
from symit.kernel import build as b  # noqa: E402
from symit.kernel import terms as t  # noqa: E402
from symit.kernel.terms import App, Definition, Num, Term, Var  # noqa: E402
from symit.library.scripts import scripts  # noqa: E402
from symit.proving.accurate.vanishing import Place  # noqa: E402
from symit.special import DIGAMMA, GAMMA, LOG_GAMMA  # noqa: E402

GOAL = 8.0
LENGTH = 10_000_000
LARGEST = (1000, 1500)
SHORT = (30, 20)


@dataclass(frozen=True)
class Subject:
    name: str
    form: NumericForm
    place: Place
    is_ours: bool

    @property
    def fingerprints(self) -> list[str]:
        """Those of the figures that docstrings take."""
        return [fingerprint(self.form, target) for target in TARGETS] if self.is_ours else []


def subjects(names: list[str]) -> Iterator[Subject]:
    """The functions of the library, then the formulas of the tests."""
    for id in scripts():
        if not names or any(name.startswith(id) for name in names):
            yield from (s for s in _of_theorem(id) if not names or id in names or s.name in names)
    for name, formula in {**DIVERGENCES, **OTHERS}.items():
        if not names or name in names:
            yield Subject(name, formula.form, formula.accurate.place, False)


def _of_theorem(id: str) -> Iterator[Subject]:
    try:
        functions = symit.load(id).numeric_functions()
    except NotExportable:
        return
    for function in functions:
        parameters = function.form.parameters
        if parameters and not any(p.is_vector for p in parameters):
            yield Subject(function.reading.id, function.form, function.place, True)


# ---- the closed form as it stands ----------------------------------------------------------------------------


def textbook(form: NumericForm) -> Callable[..., Any]:
    """The closed form in numpy, operation by operation."""
    variables = [p.variable for p in form.parameters]

    def computed(*columns: Any) -> Any:
        with np.errstate(all="ignore"):
            return _value(form.closed_form, dict(zip(variables, columns, strict=True)))

    return computed


def _value(term: Term, at: Mapping[Var, Any]) -> Any:
    if isinstance(term, Num):
        return float(term.value)
    if isinstance(term, Var):
        return at[term]
    if not isinstance(term, App):
        raise TypeError(term)
    if isinstance(term.head, Definition) and term.head not in _SCIPY:
        return _value(b.unfold(term), at)
    if term.head == t.PI:
        return math.pi
    if term.head == t.POW and isinstance(term.args[1], Num) and term.args[1].value.denominator == 1:
        whole = int(term.args[1].value)
        base = _value(term.args[0], at)
        return base**whole if whole > 0 else 1 / base**-whole
    args = [_value(a, at) for a in term.args]
    if term.head == t.ADD:
        return sum(args[1:], args[0])
    if term.head == t.MUL:
        return math.prod(args[1:], start=args[0])
    return (_SCIPY if isinstance(term.head, Definition) else _NUMPY)[term.head](*args)


_SCIPY = {GAMMA: special.gamma, LOG_GAMMA: special.gammaln, DIGAMMA: special.digamma}

_NUMPY = {
    t.POW: np.power,
    t.EXP: np.exp,
    t.LOG: np.log,
    t.SIN: np.sin,
    t.COS: np.cos,
    t.IF: np.where,
    t.EQ: np.equal,
    t.NE: np.not_equal,
    t.LT: np.less,
    t.LE: np.less_equal,
    t.AND: np.logical_and,
}


# ---- the report ----------------------------------------------------------------------------------------------


def judged(found: Measured) -> bool:
    return found.ulps <= GOAL and found.above == found.negative == found.lost == 0


@dataclass
class Verdict:
    """Which functions meet the goal, which miss it, which do not claim to meet it, and which were not measured."""

    met: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    unmeasured: list[str] = field(default_factory=list)
    kept_wrong: list[str] = field(default_factory=list)

    def add(self, subject: Subject, label: str, found: Measured) -> None:
        kind = self.unmeasured if not found.points else self.met if judged(found) else self.missed
        if subject.form.notes and kind is self.missed:
            kind = self.noted
        lost = f", {found.lost} lost" if found.lost else ""
        error = f" ({found.ulps:.3g} ulp{lost})" if found.points else ""
        kind.append(f"{subject.name} in {label}{error}")

    def __str__(self) -> str:
        goal = f"goal (at most {GOAL:g} ulp, never negative, never lost, 0 at equality)"
        lines = [f"{goal}: {'MISSED' if self.missed else 'met'} by {len(self.missed or self.met)}"]
        lines += [f"    {name}" for name in self.missed]
        for words, names in (("say that they may lose digits, and do", self.noted), ("not measured", self.unmeasured)):
            lines += [f"{words}: {len(names)}", *(f"    {name}" for name in names)] if names else []
        lines += [f"{KNOWN.name}: {line}; --write --missing mends it" for line in self.kept_wrong]
        return "\n".join(lines)

    @property
    def is_good(self) -> bool:
        return not (self.missed or self.kept_wrong)


def report(subject: Subject, label: str, found: Measured) -> None:
    where = ", ".join(f"{x:.9g}" for x in found.where)
    print(
        f"{subject.name:<28} {label:<18} {found.ulps:>9.3g} ulp {found.above:>6} above {GOAL:g} {found.negative:>5} "
        f"negative {found.lost:>5} lost of {found.points:<6} worst at ({where})",
        flush=True,
    )


def timed(function: Callable[..., Any], columns: list[Any]) -> float:
    """Nanoseconds an element, the best of three runs."""
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        function(*columns)
        best = min(best, time.perf_counter() - start)
    return best / len(columns[0]) * 1e9


def columns_for(form: NumericForm, count: int) -> list[Any]:
    rng = np.random.default_rng(3)
    columns = []
    for parameter in form.parameters:
        if len(parameter.conditions) > 1:
            columns.append(rng.uniform(0.001, 0.999, count))
        elif parameter.conditions:
            columns.append(10 ** rng.uniform(-1, 1, count))
        else:
            columns.append(rng.normal(size=count))
    return columns


# ---- the figures that are kept -------------------------------------------------------------------------------


def keep(figures: Mapping[str, Measured]) -> None:
    """Writes them down, by fingerprint."""
    data = {name: asdict(found) for name, found in sorted(figures.items())}
    KNOWN.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def kept_wrong(needed: Mapping[str, str]) -> Iterator[str]:
    """Of which forms, named by fingerprint, no figure is kept, and which figures are of no form."""
    yield from sorted({f"no figure of {name}" for print_, name in needed.items() if print_ not in known()})
    yield from (f"the figure {print_} is of no form" for print_ in known() if print_ not in needed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these")
    parser.add_argument("--short", action="store_true", help="fewer points, no times")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="keep the figures of the library's forms, no times")
    parser.add_argument("--missing", action="store_true", help="only the library's forms of which no figure is kept")
    options = parser.parse_args()
    count, steps = SHORT if options.short else LARGEST
    verdict, kept = Verdict(), {}
    needed: dict[str, str] = {}
    for subject in subjects(options.names):
        try:
            function = compile_function(subject.form, "numpy")
        except NotExportable:  # as the command line says, too
            continue
        needed |= dict.fromkeys(subject.fingerprints, subject.name)
        if options.missing and set(subject.fingerprints) <= set(known()):
            continue
        for dtype in (np.float64, np.float32):
            found = measure(function, subject.form, subject.place, dtype, count, steps, options.seed)
            report(subject, dtype.__name__, found)
            verdict.add(subject, dtype.__name__, found)
            if dtype is np.float64:
                kept[fingerprint(subject.form, "numpy")] = (subject, found)
        if subject.is_ours and options.write:
            for target in ("python", "mpmath"):
                found = measure(
                    compile_function(subject.form, target), subject.form, subject.place, np.float64, count, steps
                )
                report(subject, target, found)
                kept[fingerprint(subject.form, target)] = (subject, found)
        report(subject, "closed form", measure(textbook(subject.form), subject.form, subject.place, np.float64, 60, 0))
        if not (options.short or options.write) and not any(p.variable.of == t.INT for p in subject.form.parameters):
            columns = columns_for(subject.form, LENGTH)
            ours = timed(partial(function, outside="nan"), columns)
            theirs = timed(textbook(subject.form), columns)
            print(f"{subject.name:<28} {ours:.1f} ns an element, closed form {theirs:.1f}: {ours / theirs:.1f} times")
    if options.write:
        measured = {name: found for name, (subject, found) in kept.items() if subject.is_ours}
        keep({name: known()[name] for name in known() if options.names or name in needed} | measured)
    elif not options.names:
        verdict.kept_wrong += kept_wrong(needed)
    print(verdict)
    return 0 if verdict.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
