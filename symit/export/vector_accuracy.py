"""How far an exported function of vectors is from the exact value: measured at vectors of several lengths.

Beside `accuracy`, which does the same for functions of numbers and says it in a docstring.  Vectors that add up to 1
are shares, drawn even and uneven; the second of two is close to the first as often as not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
from flint import arb, ctx

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.export.accuracy import MANY, NOT_MEASURED
from symit.export.numeric_form import NumericForm, Parameter
from symit.kernel import build as b
from symit.kernel.terms import Term, Var

LENGTHS = (2, 3, 8)
COUNT = 40
BITS = (400, 1600)
ENOUGH = 90

Vectors: TypeAlias = list[list[float]]


def largest_error(function: Callable[..., Any], form: NumericForm, seed: int = 1) -> tuple[float, int]:
    """The largest error in units in the last place of float64, and the number of points that it was looked for at."""
    rng = np.random.default_rng(seed)
    found = [
        error
        for length in LENGTHS
        for _ in range(COUNT)
        if (error := _error(function, form, _vectors(form.parameters, length, rng))) is not None
    ]
    return max(found, default=0.0), len(found)


def sentence(ulps: float, points: int, unit: str) -> str:
    """What a docstring says of it, rounded up to halves."""
    if not points:
        return NOT_MEASURED
    lossy = " So the last digits may be lost." if ulps > MANY else ""
    return (
        f"Largest error found: {np.ceil(2 * ulps) / 2} units in the last place {unit}, at {points} random points: "
        f"vectors of {', '.join(map(str, LENGTHS))} components, even and uneven, close to each other and far "
        f"apart.{lossy}"
    )


# ---- points --------------------------------------------------------------------------------------------------


def _vectors(parameters: Sequence[Parameter], length: int, rng: np.random.Generator) -> Vectors:
    found: list[Any] = []
    for parameter in parameters:
        other = found[-1] if found and rng.random() < 0.5 else None
        found.append(_vector(parameter, length, other, rng))
    return [v.tolist() for v in found]


def _vector(parameter: Parameter, length: int, other: Any, rng: np.random.Generator) -> Any:
    sizes = 10 ** (rng.uniform(-1, 1, length) * rng.choice([0.1, 1, 6]))
    if parameter.adds_up_to_1:
        close = None if other is None else other * (1 + rng.normal(size=length) * 10 ** rng.uniform(-15, -1))
        vector = sizes if close is None or np.any(close <= 0) else close
        return vector / vector.sum()
    return (
        sizes
        if any(parameter.variable in c.free for c in parameter.conditions)
        else sizes * rng.choice([-1, 1], length)
    )


# ---- errors --------------------------------------------------------------------------------------------------


def _error(function: Callable[..., Any], form: NumericForm, vectors: Vectors) -> float | None:
    exact = _exact(form, vectors)
    if exact is None:
        return None
    computed = float(function(*vectors))
    with ctx.workprec(300):
        unit = arb(2) ** (np.frexp(float(abs(exact)))[1].item() - 53)
        return float((abs(arb(computed) - exact) / unit).mid())


def _exact(form: NumericForm, vectors: Vectors) -> Any:
    """The closed form at exactly these floats, in a ball; None where that is too wide, or at 0."""
    values: dict[Var, Term] = {p.variable: _written(v) for p, v in zip(form.parameters, vectors, strict=True)}
    if form.length is not None:
        values[form.length] = b.num(len(vectors[0]))
    closed = b.substitute(form.closed_form, values)
    for bits in BITS:
        try:
            ball = balls.evaluate(closed, {}, bits)
        except (NotEvaluated, Undefined):
            continue
        if ball.rel_accuracy_bits() >= ENOUGH:
            return ball
    return None


def _written(vector: Sequence[float]) -> Term:
    """A vector as the function of its index."""
    index = b.integer("j")
    *first, last = (b.num(Fraction(x)) for x in vector)
    body: Term = last
    for k, component in reversed(list(enumerate(first, start=1))):
        body = b.if_(b.eq(index, k), component, body)
    return b.lam(index, body)
