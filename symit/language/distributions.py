"""Distributions as SymPy objects that stand inside expressions: a space, parameters and a density.

A named family (`Normal`, `Bernoulli`, ...) is its parameters and the kernel's definition of its density; anything else
is a `Density`, given as an expression over a space.  Nothing here is computed.
"""

from __future__ import annotations

from fractions import Fraction
from functools import wraps
from inspect import signature
from typing import Any, ClassVar

from sympy import Basic, Interval, Range, S, Symbol, Tuple, oo

from symit.kernel import build, definitions
from symit.kernel.terms import INT, Definition, Term
from symit.language import spaces
from symit.language.binding import Binder, exact
from symit.language.errors import NotUnderstood
from symit.language.function_values import Map, function_value
from symit.language.spaces import Indices, ProductSpace, kept, points_of
from symit.language.translation import Translator


class Distribution(Basic):  # type: ignore[misc]
    """What every distribution has: the space it lives on, and its density there."""

    @property
    def point_name(self) -> str:
        """What to call a point of the space."""
        return "x"

    @property
    def space(self) -> Any:
        """A SymPy set."""
        raise NotImplementedError(f"{type(self).__name__} does not say on which space it lives")

    def density_at(self, x: Term, to: Translator) -> Term:
        """The kernel's term for the density at the point `x`."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its density is")


# ---- named families ------------------------------------------------------------------------------------------


class NamedFamily(Distribution):
    """A family whose density the kernel defines; `args` are its parameters, in the order of the definition."""

    definition: ClassVar[Definition]

    def __init_subclass__(cls) -> None:
        """Another number of parameters than `__new__` takes is told in the author's words."""
        super().__init_subclass__()
        if "__new__" in vars(cls):
            cls.__new__ = _counting_parameters(cls.__new__)  # type: ignore[method-assign]

    def density_at(self, x: Term, to: Translator) -> Term:
        sorts = [p.of for p in self.definition.params]
        parameters = (
            to.function(a, sort.args[1:]) if sort.name == "fun" else to.term(a)
            for a, sort in zip(self.args, sorts, strict=False)  # the last one is the point's
        )
        return build.app(self.definition, *parameters, x)


def _counting_parameters(new: Any) -> Any:
    names = list(signature(new).parameters)[1:]

    @wraps(new)
    def counted(cls: Any, *values: Any, **named: Any) -> Any:
        if len(values) + len(named) != len(names) and "values" not in names:
            takes = f"{len(names)} parameter{'s' * (len(names) > 1)} ({', '.join(names)})"
            raise NotUnderstood(f"{cls.__name__} takes {takes}, not {len(values) + len(named)}")
        return new(cls, *values, **named)

    return counted


class Normal(NamedFamily):
    """The Gaussian with mean mu and standard deviation sigma > 0."""

    definition = definitions.NORMAL
    space = S.Reals

    def __new__(cls, mu: Any, sigma: Any) -> Any:
        mu, sigma = exact(mu), exact(sigma)
        _require_real(mu, "the mean of a Normal")
        _require_positive(sigma, "the standard deviation of a Normal")
        return Basic.__new__(cls, mu, sigma)


class Bernoulli(NamedFamily):
    """1 with probability p in [0, 1], 0 otherwise."""

    definition = definitions.BERNOULLI
    space = Indices(0, 2)

    def __new__(cls, p: Any) -> Any:
        p = exact(p)
        if p.is_real is False or p.is_negative or (1 - p).is_negative:
            raise ValueError(f"the parameter of a Bernoulli is a probability, and {p} is none")
        return Basic.__new__(cls, p)


class Poisson(NamedFamily):
    """The counts 0, 1, 2, ... with mean lam > 0."""

    definition = definitions.POISSON
    space = Indices(0, oo)

    def __new__(cls, lam: Any) -> Any:
        lam = exact(lam)
        _require_positive(lam, "the mean of a Poisson")
        return Basic.__new__(cls, lam)


class Uniform(NamedFamily):
    """The same density everywhere on (a, b), as a density on the whole line that is 0 elsewhere."""

    definition = definitions.UNIFORM
    space = S.Reals

    def __new__(cls, a: Any, b: Any) -> Any:
        low, high = exact(a), exact(b)
        _require_positive(high - low, "the length of the interval of a Uniform")
        return Basic.__new__(cls, low, high)

    @property
    def a(self) -> Any:
        """The left end, which SymPy's printer asks for by this name."""
        return self.args[0]

    @property
    def b(self) -> Any:
        """The right end, as `a`."""
        return self.args[1]


class Exponential(NamedFamily):
    """The waiting time on (0, oo) with this rate > 0: density rate exp(-rate x)."""

    definition = definitions.EXPONENTIAL
    space = Interval.open(0, oo)

    def __new__(cls, rate: Any) -> Any:
        rate = exact(rate)
        _require_positive(rate, "the rate of an Exponential")
        return Basic.__new__(cls, rate)


class Geometric(NamedFamily):
    """The failures 0, 1, 2, ... before the first success, which has probability p: mass p (1 - p)^n."""

    definition = definitions.GEOMETRIC
    space = Range(0, oo)

    def __new__(cls, p: Any) -> Any:
        p = exact(p)
        _require_positive(p, "the parameter of a Geometric")
        if (1 - p).is_negative:
            raise ValueError(f"the parameter of a Geometric is a probability, and {p} is none")
        return Basic.__new__(cls, p)


class Laplace(NamedFamily):
    """Density exp(-|x - m|/s)/(2 s) on the line, with scale s > 0."""

    definition = definitions.LAPLACE
    space = S.Reals

    def __new__(cls, m: Any, s: Any) -> Any:
        m, s = exact(m), exact(s)
        _require_real(m, "the centre of a Laplace")
        _require_positive(s, "the scale of a Laplace")
        return Basic.__new__(cls, m, s)


NAMED_FAMILIES: tuple[type[NamedFamily], ...] = (
    Normal,
    Bernoulli,
    Poisson,
    Uniform,
    Exponential,
    Geometric,
    Laplace,
)


def _require_real(value: Any, what: str) -> None:
    if value.is_real is False:
        raise ValueError(f"{what} is a real number, not {value}")


def _require_positive(value: Any, what: str) -> None:
    _require_real(value, what)
    if value.is_positive is False:
        raise ValueError(f"{what} is greater than 0, and {value} is not")


# ---- given by a density --------------------------------------------------------------------------------------


class Density(Binder, Distribution):
    """The distribution with density `expr` at the point x of a space: `Density(p(x), (x, S))`, or `Density(p(x), x)`.

    That it is non-negative and integrates to one is not asked here; it is a hypothesis or a theorem.
    """

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, space = spaces.binding(binding)
        points_of(space)
        return Basic.__new__(cls, exact(expr), Tuple(x, kept(space)))

    @property
    def space(self) -> Any:
        return self.outside[0]

    @property
    def point_name(self) -> str:
        return str(self.bound.name)

    def density_at(self, x: Term, to: Translator) -> Term:
        return build.call(to.bind(self.bound, self.scope, self.space), x)


class ProductNormal(Distribution):
    """d independent Gaussians: mean mu(j) and standard deviation sigma(j) for j from 1 to d.  A number is the same for
    each: `ProductNormal(0, 1, d)`."""

    def __new__(cls, mu: Any, sigma: Any, d: Any) -> Any:
        return Basic.__new__(cls, _for_each(mu), _for_each(sigma), _dimension(d))

    @property
    def indices(self) -> Any:
        return Indices(1, self.args[2] + 1)

    @property
    def space(self) -> Any:
        return ProductSpace(self.indices, S.Reals)

    def density_at(self, x: Term, to: Translator) -> Term:
        mu, sigma = (to.function(f, (INT,)) for f in self.args[:2])
        j = build.fresh("j", INT, mu, sigma, x)
        factor = build.app(definitions.NORMAL, build.call(mu, j), build.call(sigma, j), build.call(x, j))
        return build.product(to.space(self.indices), j, factor)


class ExponentialFamily(Distribution):
    """The density h(x) exp(theta^T T(x) - A(theta)) with d natural parameters.

    `h` is a function of a point, `T` of an index and a point, `theta` of an index: symbols, or written out as Lambda.
    """

    def __new__(cls, space: Any, h: Any, T: Any, d: Any, theta: Any) -> Any:
        points_of(space)
        return Basic.__new__(cls, space, function_value(h), function_value(T), _dimension(d), function_value(theta))

    @property
    def space(self) -> Any:
        return self.args[0]

    def parts(self, to: Translator) -> tuple[Term, ...]:
        """Space, h, T, d and theta as the kernel's definitions take them."""
        space, h, statistic, dimension, theta = self.args
        point = points_of(space)
        return (
            to.space(space),
            to.function(h, (point,)),
            to.function(statistic, (INT, point)),
            to.term(dimension),
            to.function(theta, (INT,)),
        )

    def density_at(self, x: Term, to: Translator) -> Term:
        return build.app(definitions.EXPONENTIAL_FAMILY, *self.parts(to), x)


def _for_each(value: Any) -> Any:
    """A function of an index; a number is the constant one."""
    if isinstance(value, (int, Fraction)) or getattr(value, "is_number", False):
        return Map(exact(value), (Symbol("j", integer=True),))
    return function_value(value)


def _dimension(value: Any) -> Any:
    value = exact(value)
    if not value.is_integer or value.is_negative:
        raise ValueError(f"a dimension is a whole number; declare it with positive_integer(...), not {value}")
    return value
