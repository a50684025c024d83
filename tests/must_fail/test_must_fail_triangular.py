"""x = m + L z on R^J without a triangular L, or for functionals that see more of x than its coordinates."""

from __future__ import annotations

from must_fail_tools import POSITIVE_LINE, by, d, given, j, k, known, refused

from symit.kernel import build as b
from symit.kernel.terms import INT, POWER, REAL, App, Definition, Term, Var, function
from symit.kernel.theorem import Theorem

i = b.integer("i")
J = b.integers(1, d)
VECTOR = function(REAL, INT)
x = Var("x", VECTOR)
p = Var("p", function(REAL, VECTOR))
L, m = Var("L", function(REAL, INT, INT)), Var("m", VECTOR)
SPACE = b.app(POWER, J, b.REALS)
ROWS = given(b.forall_in(i, J, b.lt(0, b.call(L, i, i))))
ABOVE = given(b.forall_in(i, J, b.forall_in(j, J, b.implies(b.lt(i, j), b.eq(b.call(L, i, j), 0)))))
VALUES = (
    given(b.forall_in(i, J, b.forall_in(j, J, b.defined(b.call(L, i, j))))),
    given(b.forall_in(i, J, b.defined(b.call(m, i)))),
)
IN_I, IN_J = given(b.member(i, J)), given(b.member(j, J))
FIRST = b.call(x, b.ONE)


def moved(
    body: Term,
    *facts: Theorem,
    rows: Theorem | None = None,
    above: Theorem | None = None,
    indices: Term = J,
    shift: Term = m,
    values: tuple[Theorem, ...] = VALUES,
) -> Theorem:
    """The integral of x -> body over R^J with x = m + L z; that it exists is assumed."""
    diagonal = rows or by.instance(ROWS, IN_I, values=(i,))
    upper = above or by.instance(ABOVE, IN_I, IN_J, given(b.lt(i, j)), values=(i, j))
    whole = given(b.defined(b.integral(SPACE, x, body)))
    return by.triangular_substitution(
        diagonal,
        upper,
        whole,
        *values,
        *facts,
        indices=indices,
        row=i,
        column=j,
        shift=b.eta(shift),
        body=b.lam(x, body),
    )


@refused("takes the whole point")
def test_functional_of_the_whole_point() -> object:
    """p may look at x(0), which is no coordinate, and is m(0) + ... only after the substitution."""
    return moved(b.call(p, x), *whole_values(x))


def whole_values(argument: Term) -> list[Theorem]:
    return [given(b.forall_in(x, SPACE, b.defined(b.call(p, argument))))]


@refused("takes the whole point")
def test_functional_of_the_coordinates_as_a_function() -> object:
    """j -> x(j) is x."""
    argument = b.lam(k, b.call(x, k))
    return moved(b.call(p, argument), *whole_values(argument))


@refused("takes the whole point")
def test_functional_of_the_coordinates_in_other_words() -> object:
    argument = b.lam(k, b.mul(2, b.call(x, k)))
    return moved(b.call(p, argument), *whole_values(argument))


@refused("takes the whole point")
def test_functional_below_a_definition() -> object:
    """A definition that gives the point to an unknown functional."""
    q, y = Var("q", function(REAL, VECTOR)), Var("y", VECTOR)
    hidden = Definition("hidden", (q, y), b.call(q, y))
    return moved(App(hidden, (p, x)), *whole_values(x))


@refused("takes the whole point")
def test_functional_below_a_sum() -> object:
    """The sum over k of p(j -> k x(j))."""
    argument = b.lam(j, b.mul(k, b.call(x, j)))
    total = b.integral(b.integers(1, 2), k, b.call(p, argument))
    always = b.forall_in(x, SPACE, b.forall_in(k, b.integers(1, 2), b.defined(b.call(p, argument))))
    return moved(total, given(always))


@refused("not known to be defined")
def test_coordinate_that_is_none() -> object:
    """x(0) is no coordinate of a point of R^(1..d)."""
    return moved(b.exp(b.call(x, b.ZERO)))


@refused("cannot show .* in\\(|not known to be defined")
def test_coordinate_that_may_be_none() -> object:
    """For d = 0 there is no x(1)."""
    return moved(b.exp(FIRST))


AT_LEAST_ONE = known(b.member(b.ONE, J), given(b.le(1, d)))


@refused("a premise proves .* where .* is needed")
def test_diagonal_that_may_vanish() -> object:
    """L = 0 would make the integral of f that of a constant."""
    rows = by.instance(given(b.forall_in(i, J, b.le(0, b.call(L, i, i)))), IN_I, values=(i,))
    return moved(b.exp(FIRST), AT_LEAST_ONE, rows=rows)


@refused("a premise proves .* where .* is needed")
def test_diagonal_of_another_matrix() -> object:
    return moved(b.exp(FIRST), AT_LEAST_ONE, rows=known(b.lt(0, 1)))


@refused("not arbitrary")
def test_matrix_that_is_triangular_in_one_row() -> object:
    upper = by.instance(
        given(b.forall_in(j, J, b.implies(b.lt(i, j), b.eq(b.call(L, i, j), 0)))), IN_J, given(b.lt(i, j)), values=(j,)
    )
    return moved(b.exp(FIRST), AT_LEAST_ONE, above=upper)


@refused("not arbitrary")
def test_matrix_that_is_triangular_beyond_a_column() -> object:
    """L(i, j) = 0 for j > 2 says nothing of L(1, 2)."""
    rule = b.forall_in(i, J, b.forall_in(j, J, b.implies(b.lt(2, j), b.eq(b.call(L, i, j), 0))))
    upper = by.instance(given(rule), IN_I, IN_J, given(b.lt(2, j)), values=(i, j))
    return moved(b.exp(FIRST), AT_LEAST_ONE, above=upper)


@refused("is needed|is not arbitrary")
def test_lower_and_upper_triangle_exchanged() -> object:
    """Zero below the diagonal of a matrix that is named by columns first: then its rows are another matrix's."""
    rule = b.forall_in(i, J, b.forall_in(j, J, b.implies(b.lt(j, i), b.eq(b.call(L, i, j), 0))))
    upper = by.instance(given(rule), IN_I, IN_J, given(b.lt(j, i)), values=(i, j))
    return moved(b.exp(FIRST), AT_LEAST_ONE, above=upper)


@refused("not known to be defined")
def test_entries_without_values() -> object:
    """Below the diagonal L may have none."""
    return moved(b.exp(FIRST), AT_LEAST_ONE, values=VALUES[1:])


@refused("not known to be defined")
def test_shift_without_values() -> object:
    return moved(b.exp(FIRST), AT_LEAST_ONE, values=VALUES[:1])


@refused("not known to converge absolutely")
def test_integral_that_may_not_exist() -> object:
    diagonal = by.instance(ROWS, IN_I, values=(i,))
    upper = by.instance(ABOVE, IN_I, IN_J, given(b.lt(i, j)), values=(i, j))
    body = b.lam(x, b.exp(FIRST))
    return by.triangular_substitution(
        diagonal, upper, *VALUES, AT_LEAST_ONE, indices=J, row=i, column=j, shift=b.eta(m), body=body
    )


@refused("of which nothing else speaks")
def test_integrand_that_speaks_of_the_row() -> object:
    """The integral of f(i, x) for one i is not scaled by the product over all i."""
    return moved(b.exp(b.mul(i, FIRST)), AT_LEAST_ONE)


@refused("is not a finite range")
def test_infinitely_many_coordinates() -> object:
    return moved(b.exp(FIRST), indices=b.integers(1, b.INFINITY))


@refused("range|does not stand for every point")
def test_coordinates_that_are_no_range() -> object:
    return moved(b.exp(FIRST), indices=POSITIVE_LINE)
