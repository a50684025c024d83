"""Functions that exported mpmath source carries along: each is copied, as it stands here, into the modules that use it.

So they need mpmath alone and know nothing of symit.  They compute to the working precision of `mpmath.mp`.
"""

from __future__ import annotations

from mpmath import mp

number_types = (mp.mpf, mp.constant)


def check_option(outside: str) -> None:
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')


def number(x: object) -> mp.mpf:
    """A real number of mpmath; nothing is rounded that mpmath can take exactly."""
    converted = mp.convert(x)
    if not isinstance(converted, number_types):
        raise TypeError(f"the parameters must be real numbers, not {x!r}")
    return converted


def components(**vectors: list[object] | tuple[object, ...]) -> list[list[mp.mpf]]:
    """Vectors of one length, as lists of numbers."""
    lists = [[number(component) for component in vector] for vector in vectors.values()]
    if len({len(one) for one in lists}) > 1:
        raise ValueError(f"{' and '.join(vectors)} must have the same length")
    return lists


def reject(demand: str, value: mp.mpf, outside: str) -> mp.mpf:
    """An error that says what was demanded, or nan."""
    if outside == "raise":
        raise ValueError(f"{demand}, but is {value}")
    return mp.nan


def log1pmx(u: mp.mpf) -> mp.mpf:
    """log(1 + u) - u for u > -1; near 0 it is u^2/2, so the digits that cancel are computed in addition."""
    if not u or mp.isinf(u):
        return -u
    with mp.workprec(cancelling(u)):
        value = mp.log1p(u) - u
    return +value


def xlog1pmx(u: mp.mpf) -> mp.mpf:
    """(1 + u) log(1 + u) - u for u > -1, and its limit 1 at -1; as in `log1pmx`."""
    if not u or mp.isinf(u) or u == -1:
        return abs(u)
    with mp.workprec(cancelling(u)):
        value = (1 + u) * mp.log1p(u) - u
    return +value


def expm1mx(u: mp.mpf) -> mp.mpf:
    """exp(u) - 1 - u; as in `log1pmx`."""
    if not u or mp.isinf(u):
        return abs(u)
    with mp.workprec(cancelling(u)):
        value = mp.expm1(u) - u
    return +value


def cancelling(u: mp.mpf) -> int:
    """The working precision at which a difference of size u^2 between terms of size u has all its digits."""
    return int(mp.prec + GUARD + max(0, -mp.mag(u)))


GUARD = 20
