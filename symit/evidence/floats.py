"""Kernel terms over samples, in float64: what Monte Carlo averages.

Parts that do not depend on the samples are taken from `balls`.  Logarithms are carried as (log|v|, sign), so that a
density that underflows keeps its logarithm.  Knows nothing of statements or distributions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lgamma
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from symit.evidence import balls
from symit.evidence.calculus import is_finite_range
from symit.evidence.errors import NotEvaluated
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import show

Array: TypeAlias = NDArray[np.float64]
Sample: TypeAlias = Array | Mapping[int, Array]  # of a number, or of a point of a product space by its index
BITS = 80


@dataclass(frozen=True)
class Floats:
    """Values of spelled-out terms at a point, elementwise over samples of some variables."""

    point: Mapping[Var, Fraction]
    samples: Mapping[Var, Sample]
    _constants: dict[Term, Array] = field(default_factory=dict)

    def value(self, term: Term) -> Array:
        if not any(v in term.free for v in self.samples):
            return self._constant(term)
        if isinstance(term, Var):
            sample = self.samples[term]
            if isinstance(sample, Mapping):
                raise NotEvaluated(f"{term.name} is no number")
            return sample
        if not isinstance(term, App):
            raise NotEvaluated(f"{show(term)} is no number")
        args = term.args
        match term.head.name:
            case "add":
                return _sum([self.value(a) for a in args])
            case "mul":
                return _product([self.value(a) for a in args])
            case "pow":
                return np.power(self.value(args[0]), self.value(args[1]))
            case "exp":
                return np.exp(self.value(args[0]))
            case "sin":
                return np.sin(self.value(args[0]))
            case "cos":
                return np.cos(self.value(args[0]))
            case "log":
                size, sign = self.log(args[0])
                return np.where(sign > 0, size, np.nan)
            case "if":
                return np.where(self.holds(args[0]), self.value(args[1]), self.value(args[2]))
            case "factorial":
                return np.exp(_log_factorial(self.value(args[0])))
            case "integral" | "product" if is_finite_range(args[0]):
                parts = [self.value(part) for part in self._instances(term)]
                return _sum(parts) if term.head == t.INTEGRAL else _product(parts)
            case "call":
                return self._coordinate(term)
        raise NotEvaluated(f"{show(term)} is not evaluated over samples")

    def log(self, term: Term) -> tuple[Array, Array]:
        """log|v| and the sign of v."""
        if not any(v in term.free for v in self.samples):
            return self._constant_log(term)
        if isinstance(term, App):
            args = term.args
            match term.head.name:
                case "exp":
                    size = self.value(args[0])
                    return size, np.ones_like(size)
                case "mul":
                    return _multiplied([self.log(a) for a in args])
                case "product" if is_finite_range(args[0]):
                    return _multiplied([self.log(f) for f in self._instances(term)])
                case "pow":
                    size, sign = self.log(args[0])
                    exponent = self.value(args[1])
                    return exponent * size, np.power(sign, exponent)
                case "factorial":
                    size = _log_factorial(self.value(args[0]))
                    return size, np.ones_like(size)
                case "if":
                    yes, no, holds = self.log(args[1]), self.log(args[2]), self.holds(args[0])
                    return np.where(holds, yes[0], no[0]), np.where(holds, yes[1], no[1])
        value = self.value(term)
        return np.log(np.abs(value)), np.sign(value)

    def holds(self, condition: Term) -> NDArray[np.bool_]:
        if not isinstance(condition, App):
            raise NotEvaluated(f"{show(condition)} is no comparison")
        if condition.head == t.AND:
            parts = [self.holds(c) for c in condition.args]
            return np.asarray(np.all(np.broadcast_arrays(*parts), axis=0))
        if condition.head not in t.RELATIONS:
            raise NotEvaluated(f"{show(condition)} is no comparison")
        left, right = condition.args
        sign = self.log(left)[1] if right == b.ZERO else np.sign(self.value(left) - self.value(right))
        result = {"eq": sign == 0, "ne": sign != 0, "lt": sign < 0, "le": sign <= 0}[condition.head.name]
        return np.asarray(result)

    def _constant(self, term: Term) -> Array:
        if term not in self._constants:
            self._constants[term] = np.asarray(float(balls.evaluate(term, self.point, BITS)))
        return self._constants[term]

    def _constant_log(self, term: Term) -> tuple[Array, Array]:
        """Of the ball, since exp(-1000) is 0 in float64."""
        ball = balls.evaluate(term, self.point, BITS)
        sign = 1.0 if ball > 0 else -1.0 if ball < 0 else 0.0
        return np.asarray(float(abs(ball).log()) if sign else -np.inf), np.asarray(sign)

    def _instances(self, term: App) -> list[Term]:
        space, function = term.args
        if not isinstance(space, App) or not isinstance(function, Abs):
            raise NotEvaluated(f"{show(term)} is not known")
        low, high = (balls.exact(end, self.point) for end in space.args)
        if low is None or high is None:
            raise NotEvaluated(f"the ends of {show(space)} are not known")
        return [b.open_with(function, b.num(k)) for k in range(int(low), int(high) + 1)]

    def _coordinate(self, term: App) -> Array:
        function, index = term.args[0], balls.exact(term.args[1], self.point)
        sample = self.samples.get(function) if isinstance(function, Var) else None
        if not isinstance(sample, Mapping) or index is None or int(index) not in sample:
            raise NotEvaluated(f"{show(term)} is not sampled")
        return sample[int(index)]


def _multiplied(parts: list[tuple[Array, Array]]) -> tuple[Array, Array]:
    sizes, signs = zip(*parts, strict=True)
    return _sum(sizes), _product(signs)


def _sum(parts: Sequence[Array]) -> Array:
    return np.asarray(np.sum(np.broadcast_arrays(*parts), axis=0))


def _product(parts: Sequence[Array]) -> Array:
    return np.asarray(np.prod(np.broadcast_arrays(*parts), axis=0))


def _log_factorial(n: Array) -> Array:
    values, where = np.unique(n, return_inverse=True)
    return np.array([lgamma(v + 1) for v in values])[where].reshape(np.shape(n))
