"""The families of vectors as words of Python: SymPy objects, with lists for means and matrices.

from symit.families import MultivariateNormal
symit.derive(kl(MultivariateNormal([a, b], [[2, 1], [1, 2]]), MultivariateNormal(mean=[0, 0], sd=[1, 1])))
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from sympy import Basic, Tuple
from sympy.core.symbol import Str

from symit.families.entry import Member
from symit.families.requests import Call
from symit.families.vectors.gaussian import Gaussian, covariance_of, dimension_of, mean_of
from symit.families.vectors.multinomial import Counts, probabilities, trials
from symit.families.vectors.reading import member_of
from symit.families.vectors.wishart import INVERSE_WISHART, Cone
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term
from symit.language.binding import exact
from symit.language.distributions import Distribution
from symit.language.errors import NotUnderstood


class OfVectors(Distribution):
    """A member of a family of vectors; its `args` are what was given, each with the name that it was given by."""

    def __new__(cls, *values: Any, **named: Any) -> Any:
        given = [("", value) for value in values] + list(named.items())
        made = Basic.__new__(cls, *(Tuple(Str(name), _listed(value)) for name, value in given))
        made.member  # noqa: B018 (what cannot be read is refused here)
        return made

    @property
    def call(self) -> Call:
        return Call(type(self).__name__, tuple((str(name), _text(value)) for name, value in self.args))

    @property
    def member(self) -> Member:
        return member_of(self.call)

    def sample(self, rng: Any, count: int) -> Any:
        """So many independent draws by a `numpy.random.Generator`, one a row; the parameters must be numbers."""
        member = self.member
        if any(v.free for v in member.values):
            raise NotUnderstood(f"{self} is drawn from where its parameters are numbers")
        if isinstance(member.family, Counts):
            return rng.multinomial(int(_float(trials(member))), [_float(p) for p in probabilities(member)], count)
        if isinstance(member.family, Cone):
            return _matrices(member, rng, count)
        if not isinstance(member.family, Gaussian):
            return rng.dirichlet([_float(v) for v in member.values], count)
        d = dimension_of(member)
        covariance = [[_float(entry) for entry in row] for row in covariance_of(member)]
        drawn = rng.multivariate_normal([_float(m) for m in mean_of(member)], covariance, count, method="cholesky")
        return drawn.reshape(count, *(member.family.shape or (d,)))

    def _sympystr(self, _: Any) -> str:
        given = (f"{name}={value}" if name else str(value) for name, value in self.call.arguments)
        return f"{type(self).__name__}({', '.join(given)})"


def _matrices(member: Member, rng: Any, count: int) -> Any:
    """L A A' L', where L L' is the scale and A is triangular with independent entries (Muirhead, 3.2.14); of inverses
    the inverses of what has the inverse scale."""
    import numpy as np

    nu, v, w, u = map(_float, member.values)
    scale, is_of_inverse = np.array([[v, w], [w, u]]), member.family is INVERSE_WISHART
    root = np.linalg.cholesky(np.linalg.inv(scale) if is_of_inverse else scale)
    entries = rng.chisquare(nu, count) ** 0.5, rng.normal(size=count), rng.chisquare(nu - 1, count) ** 0.5
    inner = np.zeros((count, 2, 2))
    inner[:, 0, 0], inner[:, 1, 0], inner[:, 1, 1] = entries
    outer = root @ inner
    drawn = outer @ outer.transpose(0, 2, 1)
    return np.linalg.inv(drawn) if is_of_inverse else drawn


def _listed(value: Any) -> Any:
    """Lists as SymPy's tuples, matrices by their rows."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return Tuple(*map(_listed, value)) if isinstance(value, (list, tuple, Tuple)) else exact(value)


def _text(value: Any) -> str:
    return f"[{', '.join(_entries(value))}]" if isinstance(value, Tuple) else str(value)


def _entries(value: Tuple) -> Iterator[str]:
    yield from map(_text, value)


def _float(value: Term) -> float:
    from symit.evidence import balls

    plain = PLAIN.canonical(value)
    return float(plain.value) if isinstance(plain, Num) else float(balls.evaluate(plain, {}, 60))


@cache
def vector_distribution(name: str) -> type[OfVectors]:
    """The class whose objects are the members of a family."""
    return type(name, (OfVectors,), {"__doc__": f"{name}, in the ways that `symit list families {name}` shows"})
