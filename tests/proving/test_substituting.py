"""Integrals by substitution: what is shown, and what is refused."""

from __future__ import annotations

import pytest
from sympy import Implies, Interval, Lambda, Range, S, exp, oo

from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.library.loading import finder
from symit.proving.scope.place import Place
from symit.proving.scope.scope import as_space, as_term
from symit.proving.script.lines import NotFollowing
from symit.words import Eq, ProductSpace, finite, forall, integers, integral, log, mapping, real, substitute, vector

x, u, c = real("x"), real("u"), real("c")
START = Place(finder("a theorem of these tests"))
BELL = START.know(START.find("gaussian-integral"))


def test_the_two_integrals_are_equal() -> None:
    done = substitute(exp(-(u**2)), (u, 2 * x + 1), x).proved(BELL)
    left, right = done.theorem.conclusion.args
    assert left == as_term(integral(exp(-(u**2)), u))
    assert PLAIN.equal(right, as_term(integral(2 * exp(-((2 * x + 1) ** 2)), x)))
    assert done.lines[-1].reason == "substitute"


def test_what_falls_turns_the_ends_round() -> None:
    left, right = substitute(exp(-(u**2)), (u, -x), x).proved(BELL).theorem.conclusion.args
    assert PLAIN.equal(left, right)


def test_a_half_line_goes_to_the_line() -> None:
    left, right = substitute(exp(-(u**2)), (u, log(x)), (x, Interval.open(0, oo))).proved(BELL).theorem.conclusion.args
    assert (left.args[0], right.args[0]) == (b.REALS, as_space(Interval.open(0, oo)))


def test_what_turns_back_is_refused() -> None:
    with pytest.raises(NotFollowing, match="not strictly monotone"):
        substitute(exp(-(u**2)), (u, x**2), x).proved(BELL)


def test_a_slope_of_unknown_sign_is_refused() -> None:
    with pytest.raises(NotFollowing, match="limit"):
        substitute(exp(-(u**2)), (u, c * x), x).proved(BELL)
    positive = BELL.at(b.real("c")).given(b.lt(0, b.real("c")))
    assert substitute(exp(-(u**2)), (u, c * x), x).proved(positive)


def test_neither_integral_is_known_to_exist() -> None:
    with pytest.raises(NotFollowing, match="defined"):
        substitute(exp(-(u**2)), (u, 2 * x + 1), x).proved(START)


# ---- over R^d: x = m + L z ------------------------------------------------------------------------------------

d, i, j = integers("d i j")
L, m = mapping("L", S.Integers, S.Integers), vector("m")
rows, columns = (i, Range(1, d + 1)), (j, Range(1, d + 1))
R_d = ProductSpace(Range(1, d + 1), S.Reals)
y, z = R_d.point("y"), R_d.point("z")
bell = exp(-integral(y(i) ** 2, rows))
affine = Lambda(i, m(i) + integral(L(i, j) * z(j), columns))
numbers = [forall(finite(m(i)), rows), forall(finite(L(i, j)), rows, columns), finite(integral(bell, (y, R_d)))]
positive_diagonal = forall(L(i, i) > 0, rows)
triangular = forall(Implies(i < j, Eq(L(i, j), 0)), rows, columns)


def on_vectors(*known: object) -> Place:
    return START.at(b.integer("d")).given(*numbers, *known)


def test_a_triangular_map_scales_by_its_diagonal() -> None:
    done = substitute(bell, (y, affine), (z, R_d)).proved(on_vectors(positive_diagonal, triangular))
    left, right = done.theorem.conclusion.args
    assert left == as_term(integral(bell, (y, R_d)))
    assert right.args[0] == b.product(b.integers(1, b.integer("d")), b.integer("i"), as_term(L(i, i)))


@pytest.mark.parametrize("known", [(triangular,), (positive_diagonal,)], ids=["a diagonal of any sign", "no triangle"])
def test_a_matrix_of_which_less_is_known_is_refused(known: tuple[object, ...]) -> None:
    with pytest.raises(NotFollowing, match="L"):
        substitute(bell, (y, affine), (z, R_d)).proved(on_vectors(*known))


@pytest.mark.parametrize(
    "image",
    [
        Lambda(i, m(i) + z(i)),
        Lambda(i, integral(L(i, j) * z(j) ** 2, columns)),
        Lambda(i, z(i) + integral(L(i, j) * z(j), columns)),
        Lambda(i, integral(L(i, j) * z(j), (j, Range(1, d)))),
    ],
)
def test_what_is_not_affine_is_refused(image: object) -> None:
    with pytest.raises(NotFollowing, match="speaks of x = m"):
        substitute(bell, (y, image), (z, R_d)).proved(on_vectors(positive_diagonal, triangular))
