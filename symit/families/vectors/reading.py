"""The distribution of a vector that a call names: `MultivariateNormal([m1, m2], [[a, b], [b, c]])`.

By position or by name, in the parametrisations that people use: a covariance, standard deviations, variances, a
triangular factor, a precision, a factor of low rank with a diagonal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeAlias

from symit.families.catalogue import CATALOGUE
from symit.families.entry import ABOVE_ONE, COUNT, Family, Member
from symit.families.requests import Call, expression, names_in
from symit.families.vectors.dirichlet import MOST_PROBABILITIES, dirichlet
from symit.families.vectors.gaussian import (
    MOST_DIAGONAL,
    MOST_FULL,
    definite,
    diagonal_normal,
    matrix_normal,
    multivariate_normal,
)
from symit.families.vectors.lists import entries, is_list, matrix, vector
from symit.families.vectors.matrices import Matrix, adjugate, determinant, flat, leading
from symit.families.vectors.multinomial import MOST_OUTCOMES, multinomial
from symit.families.vectors.wishart import INVERSE_WISHART, ROWS, WISHART
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term
from symit.language.errors import NotUnderstood
from symit.render.text import text as shown

Values: TypeAlias = Mapping[str, str]
Stated: TypeAlias = list[tuple[Term, str]]

SYNONYMS = {
    "loc": "mean",
    "cov": "covariance",
    "covariance_matrix": "covariance",
    "scale_diag": "sd",
    "scale_tril": "cholesky",
    "precision_matrix": "precision",
    "cov_factor": "factor",
    "cov_diag": "diagonal",
    "row_covariance": "rows",
    "column_covariance": "columns",
    "alpha": "concentration",
    "total_count": "n",
    "probs": "p",
    "df": "nu",
}
"""What SciPy and torch call them."""


def member_of(call: Call) -> Member:
    """Raises NotUnderstood."""
    if call.name == "Dirichlet":
        return _dirichlet(call)
    if call.name == "Multinomial":
        return _multinomial(_by_name(call, COUNTS))
    if call.name in CONES:
        return _wishart(CONES[call.name], _by_name(call, DEGREES))
    read, ways = GAUSSIANS[call.name]
    return read(_by_name(call, ways))


def _by_name(call: Call, ways: Sequence[Sequence[str]]) -> Values:
    """The arguments by their names, which are those of one of the ways to give them."""
    takes = f"{call.name} takes {' or '.join('(' + ', '.join(way) + ')' for way in ways)}"
    found: dict[str, str] = {}
    for position, (name, value) in enumerate(call.arguments):
        if isinstance(value, Call):
            raise NotUnderstood(
                f"a parameter of {call.name} is a list of numbers or expressions, not {value.name}(...)"
            )
        place = SYNONYMS.get(name, name) or (ways[0][position] if position < len(ways[0]) else "")
        if not place or place in found:
            raise NotUnderstood(f"{takes}{f'; {place} is given twice' if place else ''}")
        found[place] = value
    if not any(set(found) == set(way) for way in ways):
        raise NotUnderstood(f"{takes}, not ({', '.join(found)})")
    return found


# ---- Gaussians -----------------------------------------------------------------------------------------------


def _multivariate_normal(given: Values) -> Member:
    mean = vector(given["mean"], "the mean")
    d = len(mean)
    if "sd" in given or "variance" in given:
        return _diagonal_normal(given)
    if d > MOST_FULL:
        raise NotUnderstood(
            f"a full covariance is written out up to dimension {MOST_FULL}, and the mean has {d} entries; "
            f"MultivariateNormal(mean, sd=[...]) with independent coordinates has up to {MOST_DIAGONAL}"
        )
    covariance, stated = _covariance(given, d)
    return Member(multivariate_normal(d), (*mean, *_lower(covariance)), tuple(stated))


def _covariance(given: Values, d: int) -> tuple[Matrix, Stated]:
    if "covariance" in given:
        return _definite(given["covariance"], "the covariance", d)
    if "precision" in given:
        precision, stated = _definite(given["precision"], "the precision", d)
        below = determinant(precision)
        return [[b.div(e, below) for e in row] for row in adjugate(precision)], stated
    if "cholesky" in given:
        return _from_triangle(given["cholesky"], d)
    return _low_rank(given, d)


def _from_triangle(text: str, d: int) -> tuple[Matrix, Stated]:
    factor = _square(text, "the factor", d)
    if any(factor[i][j] != b.ZERO for i in range(d) for j in range(i + 1, d)):
        raise NotUnderstood(f"the factor {text.strip()} is not lower triangular")
    stated = [(b.lt(0, factor[k][k]), "the diagonal of the factor is positive") for k in range(d)]
    _require_true(stated, text)
    return _outer(factor), stated


def _low_rank(given: Values, d: int) -> tuple[Matrix, Stated]:
    """F F' + diag(D), as torch's LowRankMultivariateNormal has it."""
    factor, diagonal = matrix(given["factor"], "the factor"), vector(given["diagonal"], "the diagonal")
    if len(factor) != d or len(diagonal) != d:
        raise NotUnderstood(
            f"the mean has {d} entries, the factor {len(factor)} rows and the diagonal {len(diagonal)} entries; "
            "all three have one number"
        )
    stated = [(b.lt(0, e), "the diagonal is positive") for e in diagonal]
    _require_true(stated, given["diagonal"])
    found = _outer(factor)
    return [[b.add(e, diagonal[i]) if i == j else e for j, e in enumerate(row)] for i, row in enumerate(found)], stated


def _outer(factor: Matrix) -> list[list[Term]]:
    return [[b.add(*(b.mul(x, y) for x, y in zip(one, two, strict=True))) for two in factor] for one in factor]


def _diagonal_normal(given: Values) -> Member:
    mean = vector(given["mean"], "the mean")
    name = "sd" if "sd" in given else "variance"
    spread = vector(given[name], f"the {name}")
    d = len(mean)
    if len(spread) != d:
        raise NotUnderstood(f"the mean has {d} entries and the {name} has {len(spread)}")
    if d > MOST_DIAGONAL:
        raise NotUnderstood(
            f"DiagonalNormal is written out up to dimension {MOST_DIAGONAL}, and the mean has {d} entries"
        )
    stated = [(b.lt(0, s), f"each {name} of DiagonalNormal is positive") for s in spread]
    _require_true(stated, given[name])
    sd = spread if name == "sd" else [b.sqrt(v) for v in spread]
    return Member(diagonal_normal(d), (*mean, *sd), tuple(stated))


def _matrix_normal(given: Values) -> Member:
    mean = matrix(given["mean"], "the mean")
    n, p = len(mean), len(mean[0])
    if n * p > MOST_FULL + 1:
        raise NotUnderstood(f"MatrixNormal is written out up to {MOST_FULL + 1} entries, and the mean has {n * p}")
    rows, stated = _definite(given["rows"], "the covariance of the rows", n)
    columns, also = _definite(given["columns"], "the covariance of the columns", p)
    return Member(matrix_normal(n, p), (*flat(mean), *_lower(rows), *_lower(columns)), (*stated, *also))


# ---- what is asked of a matrix -------------------------------------------------------------------------------


def _square(text: str, what: str, d: int) -> list[list[Term]]:
    found = matrix(text, what)
    if len(found) != d or len(found[0]) != d:
        raise NotUnderstood(f"{what} is {len(found)} by {len(found[0])}, and {d} by {d} is needed for the mean")
    return found


def _definite(text: str, what: str, d: int) -> tuple[Matrix, Stated]:
    """A symmetric matrix, and that it is positive definite."""
    found = _square(text, what, d)
    for i in range(d):
        for j in range(i):
            if not PLAIN.equal(found[i][j], found[j][i]):
                one, other = shown(found[i][j]), shown(found[j][i])
                raise NotUnderstood(
                    f"{what} {text.strip()} is not symmetric: {one} at row {i + 1}, column {j + 1}, and {other} at "
                    f"row {j + 1}, column {i + 1}"
                )
    for order, minor in enumerate(leading(found), start=1):
        value = PLAIN.canonical(minor)
        if PLAIN.decide(b.lt(0, value)) is False:
            raise NotUnderstood(
                f"{what} {text.strip()} is not positive definite: its leading minor of order {order} is {shown(value)}"
            )
    return found, [(formula, f"{what} is positive definite") for formula in definite(found)]


def _require_true(stated: Stated, text: str) -> None:
    for formula, words in stated:
        if PLAIN.decide(formula) is False:
            raise NotUnderstood(f"{words}, and {text.strip()} has {shown(formula.args[1])}")  # type: ignore[union-attr]


def _lower(matrix_: Matrix) -> list[Term]:
    """The entries on and below the diagonal, those without symbols as numbers."""
    entries = (e for i, row in enumerate(matrix_) for e in row[: i + 1])
    return [PLAIN.canonical(e) if not isinstance(e, Num) else e for e in entries]


def _dirichlet(call: Call) -> Member:
    """`Dirichlet(a1, a2, a3)`, or `Dirichlet([a1, a2, a3])`."""
    given = [(name, value) for name, value in call.arguments]
    if any(isinstance(value, Call) for _, value in given):
        raise NotUnderstood("a parameter of Dirichlet is a number or an expression")
    values = [(name, str(value)) for name, value in given]
    if len(values) == 1 and is_list(values[0][1]) and SYNONYMS.get(values[0][0], values[0][0]) in ("", "concentration"):
        values = [("", entry) for entry in entries(values[0][1])]
    named = [name for name, _ in values if name]
    if named:
        raise NotUnderstood(f"Dirichlet takes its concentrations by position or as a list, not {', '.join(named)}")
    if not 2 <= len(values) <= MOST_PROBABILITIES:
        raise NotUnderstood(f"Dirichlet takes from 2 to {MOST_PROBABILITIES} concentrations, not {len(values)}")
    found = [expression(value) for _, value in values]
    return Member(dirichlet(len(found)), tuple(found))


def _multinomial(given: Values) -> Member:
    """`Multinomial(n, [p1, p2, p3])`, or with the logarithms of what the probabilities are in proportion to."""
    named = "p" if "p" in given else "logits"
    if is_list(given["n"]):
        raise NotUnderstood(f"the number of trials comes first, and then the list of the {named}")
    whole = names_in(given["n"])
    n, values = expression(given["n"], whole), vector(given[named], f"the {named}", whole)
    if not 2 <= len(values) <= MOST_OUTCOMES:
        raise NotUnderstood(f"Multinomial takes from 2 to {MOST_OUTCOMES} outcomes, not {len(values)}")
    if named == "logits":
        total = b.add(*map(b.exp, values))
        values = [b.div(b.exp(x), total) for x in values]
    return Member(multinomial(len(values)), (n, *values))


def _wishart(family: Family, given: Values) -> Member:
    """`Wishart(nu, [[v11, v21], [v21, v22]])`."""
    if is_list(given["nu"]):
        raise NotUnderstood("the degrees of freedom nu come first, and then the scale")
    nu = expression(given["nu"])
    rows = len(matrix(given["scale"], "the scale"))
    if rows != ROWS:
        raise NotUnderstood(f"{family.name} takes a scale of {ROWS} rows, and this one has {rows}")
    scale, stated = _definite(given["scale"], "the scale", ROWS)
    return Member(family, (nu, *_lower(scale)), tuple(stated))


Reads: TypeAlias = Callable[[Values], Member]

GAUSSIANS: Mapping[str, tuple[Reads, Sequence[Sequence[str]]]] = {
    "MultivariateNormal": (
        _multivariate_normal,
        (
            ("mean", "covariance"),
            ("mean", "sd"),
            ("mean", "variance"),
            ("mean", "cholesky"),
            ("mean", "precision"),
            ("mean", "factor", "diagonal"),
        ),
    ),
    "DiagonalNormal": (_diagonal_normal, (("mean", "sd"), ("mean", "variance"))),
    "MatrixNormal": (_matrix_normal, (("mean", "rows", "columns"),)),
}
"""By name, what reads it, and the ways to give its parameters, the first of them by position."""
COUNTS = (("n", "p"), ("n", "logits"))
DEGREES = (("nu", "scale"),)
CONES = {family.name: family for family in (WISHART, INVERSE_WISHART)}
MATRICES = "positive definite 2 × 2 matrices", ("nu > 1", "the scale is symmetric and positive definite")
FAMILIES = (*GAUSSIANS, "Dirichlet", "Multinomial", *CONES)

WHERE: Mapping[str, tuple[str, Sequence[str]]] = {
    "MultivariateNormal": ("ℝ^d", ("the covariance is symmetric and positive definite",)),
    "DiagonalNormal": ("ℝ^d", ("each standard deviation is positive",)),
    "MatrixNormal": ("ℝ^(n × p)", ("both covariances are symmetric and positive definite",)),
    "Dirichlet": ("the simplex of k probabilities", ("each concentration is positive",)),
    **dict.fromkeys(CONES, MATRICES),
    "Multinomial": ("k counts that add up to n", ("each p is positive", "they add up to 1")),
}
"""On which space each lives, and what is asked of its parameters."""
_VECTORS = ("mean", "sd", "variance", "diagonal", "concentration", "p", "logits")


def ways_of(name: str) -> list[list[tuple[str, str]]]:
    """The ways to give the parameters of a family, each a list of names with what stands there."""
    own = {"Dirichlet": (("concentration",),), "Multinomial": COUNTS, **dict.fromkeys(CONES, DEGREES)}
    ways = own[name] if name in own else GAUSSIANS[name][1]
    return [[(p, _kind(p, name == "MatrixNormal")) for p in way] for way in ways]


def _kind(parameter: str, is_matrix: bool) -> str:
    if parameter in ("n", "nu"):
        return COUNT if parameter == "n" else ABOVE_ONE
    return "a vector" if parameter in _VECTORS and not is_matrix else "a matrix"


def is_of_vectors(name: str) -> bool:
    """Raises NotUnderstood for a name that is nearly one of these and nothing else."""
    if name in FAMILIES or name in CATALOGUE:
        return name in FAMILIES
    near = get_close_matches(name.lower(), [n.lower() for n in (*FAMILIES, *CATALOGUE)], n=1, cutoff=0.5)
    found = [n for n in FAMILIES if [n.lower()] == near]
    if found:
        raise NotUnderstood(f"there is no family called {name!r}; did you mean {found[0]}?")
    return False
