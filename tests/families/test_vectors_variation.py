"""Total variation of Gaussian vectors of one covariance, against integrals over the plane by SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from checked import checker
from mpmath import mp
from scipy import integrate, optimize, special, stats

import symit
from symit.language.errors import NotUnderstood
from symit.library.deriving import Derived, numbers

S, THREE = [[2, 1], [1, 3]], [[2, 1, 0], [1, 3, 1], [0, 1, 4]]
FULL = "total_variation(MultivariateNormal([a, b], [[u, v], [v, w]]), MultivariateNormal([c, d], [[u, v], [v, w]]))"


def found(question: str, at: str = "") -> Derived:
    answer = symit.derive(question).at(numbers(at))
    assert answer.status == "proved", answer.why
    return answer


def value(question: str, at: str = "") -> float:
    number = found(question, at).value()
    assert number is not None
    return float(number.midpoint)


def over_the_plane(m: list[float], n: list[float], covariance: object) -> float:
    """The integral of (p - q)^+, on either side of where the densities cross on each line x_1 = constant."""
    p, q = (stats.multivariate_normal(mean, covariance) for mean in (m, n))

    def on_line(x: float) -> float:
        def gap(y: float) -> float:
            return float(p.logpdf([x, y]) - q.logpdf([x, y]))

        middle = optimize.brentq(gap, -100, 100, xtol=1e-14)
        low, high = (-20, middle) if gap(-100) > 0 else (middle, 20)
        return float(integrate.quad(lambda y: p.pdf([x, y]) - q.pdf([x, y]), low, high, epsabs=1e-12)[0])

    return float(integrate.quad(on_line, -15, 15, epsabs=1e-11, limit=200)[0])


def by_length(away: object, covariance: object) -> float:
    length = np.sqrt(np.asarray(away) @ np.linalg.solve(covariance, away))  # type: ignore[arg-type]
    return float(2 * stats.norm.cdf(length / 2) - 1)


@pytest.mark.parametrize(
    ("m", "n", "covariance"),
    [
        ([0, 1], [1, -0.5], S),
        ([0, 0], [0, 2], [[1, 0], [0, 2]]),
        ([1, 2], [0, 1], [[1, -0.5], [-0.5, 1]]),
    ],
)
def test_it_is_the_integral_over_the_plane(m: list[float], n: list[float], covariance: list[list[float]]) -> None:
    one, other = (f"MultivariateNormal({mean}, {covariance})" for mean in (m, n))
    assert value(f"total_variation({one}, {other})") == pytest.approx(over_the_plane(m, n, covariance), abs=1e-8)


def test_a_full_covariance_in_symbols() -> None:
    general = found(FULL)
    assert not general.conditions and checker.check(general.certificate()).statement == general.proved.reading.statement
    assert "2 Φ(½ √((w (a − c)² − 2 v (a − c) (b − d) + u (b − d)²)/(u w − v²))) − 1" in general.text()
    at = "a=0,b=1,c=1,d=-0.5,u=2,v=1,w=3"
    assert value(FULL, at) == pytest.approx(over_the_plane([0, 1], [1, -0.5], S), abs=1e-8)
    turned = FULL.replace("[a, b]", "[e, b]").replace("[c, d]", "[a, d]").replace("[e, b]", "[c, b]")
    assert value(turned, at) == pytest.approx(by_length([1, 1.5], S), rel=1e-12)


@pytest.mark.parametrize(
    ("one", "other", "away", "covariance"),
    [
        ("MultivariateNormal([1], [[4]])", "MultivariateNormal([-2], [[4]])", [3], [[4]]),
        (f"MultivariateNormal([1, 2, 4], {THREE})", f"MultivariateNormal([0, 0, 0], {THREE})", [1, 2, 4], THREE),
        (
            "DiagonalNormal([0, 1, 2], [1, 2, 3])",
            "DiagonalNormal([1, 0, 2], [1, 2, 3])",
            [1, -1, 0],
            np.diag([1, 4, 9]),
        ),
        ("DiagonalNormal([1, 0], [1, 2])", "MultivariateNormal([0, 0], [[1, 0], [0, 4]])", [1, 0], np.diag([1, 4])),
        (
            "MultivariateNormal([1, 0], precision=[[2, 1], [1, 2]])",
            "MultivariateNormal([0, 3], precision=[[2, 1], [1, 2]])",
            [1, -3],
            np.linalg.inv([[2, 1], [1, 2]]),
        ),
        (
            "MatrixNormal([[0, 1], [2, 3]], [[2, 1], [1, 3]], [[1, 1/4], [1/4, 2]])",
            "MatrixNormal([[0, 0], [0, 0]], [[2, 1], [1, 3]], [[1, 1/4], [1/4, 2]])",
            [0, 1, 2, 3],
            np.kron(S, [[1, 0.25], [0.25, 2]]),
        ),
    ],
)
def test_the_length_of_the_difference_of_the_means(one: str, other: str, away: object, covariance: object) -> None:
    expected = by_length(away, covariance)
    for pair in ((one, other), (other, one)):
        assert value(f"total_variation({', '.join(pair)})") == pytest.approx(expected, rel=1e-12)


def test_a_vector_of_one_coordinate_is_a_number() -> None:
    vector = "total_variation(MultivariateNormal([a], [[v]]), MultivariateNormal([b], [[v]]))"
    number = "total_variation(Normal(a, s), Normal(b, s))"
    assert value(vector, "a=1,b=-2,v=4") == pytest.approx(value(number, "a=1,b=-2,s=2"), rel=1e-15)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "at", "expected"),
    [
        (
            "total_variation(MultivariateNormal([a, b, c], [[u, v, w], [v, x, y], [w, y, z]]), "
            "MultivariateNormal([0, 0, 0], [[u, v, w], [v, x, y], [w, y, z]]))",
            "a=1,b=2,c=4,u=2,v=1,w=0,x=3,y=1,z=4",
            by_length([1, 2, 4], THREE),
        ),
        (
            "total_variation(MatrixNormal([[a, b], [0, 0]], [[u, v], [v, w]], [[p, q], [q, r]]), "
            "MatrixNormal([[0, 0], [0, 0]], [[u, v], [v, w]], [[p, q], [q, r]]))",
            "a=1,b=2,u=2,v=1,w=3,p=1,q=0.25,r=2",
            by_length([1, 2, 0, 0], np.kron(S, [[1, 0.25], [0.25, 2]])),
        ),
        (
            "total_variation(DiagonalNormal([a, 1, 2, b, 0], [s, 1, u, 1, 1]), "
            "DiagonalNormal([c, 0, 2, b, 0], [s, 1, u, 1, 1]))",
            "a=1,b=7,c=0,s=2,u=3",
            by_length([1, 1], np.diag([4, 1])),
        ),
    ],
)
def test_more_coordinates_in_symbols(question: str, at: str, expected: float) -> None:
    general = found(question)
    assert not general.conditions
    assert checker.check(general.certificate()).statement == general.proved.reading.statement
    assert value(question, at) == pytest.approx(expected, rel=1e-12)


def test_entries_that_are_more_than_symbols() -> None:
    of = "MultivariateNormal([{}, b^2], [[u + 1, v], [v, w^2]])"
    question = f"total_variation({of.format('a + 1')}, {of.format('c')})"
    expected = by_length([2, 0], [[3, 1], [1, 4]])
    assert value(question, "a=1,b=2,c=0,u=2,v=1,w=2") == pytest.approx(expected, rel=1e-12)


NEAR = [
    (0.0, 1.0, 2.0, 1.0, 3.0, 1.0, -0.5),
    (0.3, 1.0, 2.0, 1.3, 1.9, 0.3 * (1 + 1e-9), 1.0 - 1e-12),
    (1e-160, 0.0, 1.0, 0.5, 1.0, 0.0, 0.0),
    (1e100, 0.0, 1e200, 0.5e200, 1e200, 0.0, 0.0),
    (1e160, 0.0, 1.0, 0.5, 1.0, 0.0, 0.0),
    (0.3, 1.0, 2.0, 1.3, 1.9, 0.3, 1.0),
]
"""Far, near and at equality, and beyond the squares that floats have."""


def exactly(a: float, b: float, u: float, v: float, w: float, c: float, d: float) -> float:
    """erf(length/sqrt(8)), on the exact values of the floats given."""
    with mp.workdps(80):
        a, b, u, v, w, c, d = map(mp.mpf, (a, b, u, v, w, c, d))
        x, y = a - c, b - d
        return float(mp.erf(mp.sqrt((w * x * x - 2 * v * x * y + u * y * y) / (u * w - v * v) / 8)))


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_what_is_exported_has_its_digits_near_equality(target: str) -> None:
    code = found(FULL).function(target)
    for at in NEAR:
        assert float(code(*at)) == pytest.approx(exactly(*at), rel=1e-14, abs=0)
    with pytest.raises(ValueError, match=r"v\*\*2 < u \* w"):
        code(0.0, 0.0, 1.0, 2.0, 1.0, 0.0, 1.0)


def test_the_form_that_is_exported_is_proved() -> None:
    for question in (FULL, "total_variation(DiagonalNormal([a, b], [s, u]), DiagonalNormal([c, d], [s, u]))"):
        published = found(question).proved
        assert published.numeric_form().notes == ()
        assert "Phi_within" in str(checker.check(published.numeric_certificate()[0]).statement.args[1])


@pytest.mark.parametrize("given", ["precision", "cholesky"])
def test_other_parametrisations_are_exported_with_their_digits(given: str) -> None:
    matrix = {"precision": "[[u, v], [v, w]]", "cholesky": "[[u, 0], [v, w]]"}[given]
    one, other = (f"MultivariateNormal({mean}, {given}={matrix})" for mean in ("[a, b]", "[c, d]"))
    code = found(f"total_variation({one}, {other})").function("numpy")
    u, v, w, c, d = 2.0, 1.75, 1.625, 0.25, 0.5
    for x, y in ((2.0, -1.0), (2.0**-30, 2.0**-29), (-(2.0**-50), 2.0**-50)):
        form = u * x * x + 2 * v * x * y + w * y * y
        length = form if given == "precision" else (x / u) ** 2 + ((y - v / u * x) / w) ** 2
        expected = special.erf(np.sqrt(length / 8))
        values = {"a": c + x, "b": d + y, "c": c, "d": d, "u": u, "v": v, "w": w}
        assert code(**values) == pytest.approx(expected, rel=1e-14, abs=0)


@pytest.mark.parametrize("target", ["numpy", "python"])
def test_three_coordinates_are_exported(target: str) -> None:
    """Where terms cancel, the length is computed again, and has the digits of the difference of the means."""
    covariance = "[[u, v, 0], [v, w, x], [0, x, y]]"
    pair = f"MultivariateNormal([a, 0, 0], {covariance}), MultivariateNormal([b, 0, 0], {covariance})"
    code = found(f"total_variation({pair})").function(target)
    matrix = [[2, 1, 0], [1, 3, 0.5], [0, 0.5, 1]]
    inverse = np.linalg.inv(matrix)[0, 0]
    for away in (2.0, 1e-3, 2.0**-60, 1e-170):
        expected = special.erf(away * np.sqrt(inverse / 8))
        assert code(away, 2.0, 1.0, 3.0, 0.5, 1.0, 0.0) == pytest.approx(expected, rel=1e-13, abs=0)


def test_normal_densities_on_the_line_are_exported_with_their_digits() -> None:
    code = found("total_variation(Normal(a, s), Normal(b, s))").function("numpy")
    for away in (3.0, 1e-8, -1e-200):
        assert code(away, 2.0, 0.0) == pytest.approx(special.erf(abs(away) / 4 / np.sqrt(2)), rel=1e-14, abs=0)


def test_it_is_typeset() -> None:
    assert r"\Phi" in found(FULL).latex()


@pytest.mark.parametrize(
    ("pair", "form"),
    [
        (
            "MultivariateNormal([a, b], precision=[[p, q], [q, r]]), "
            "MultivariateNormal([c, d], precision=[[p, q], [q, r]])",
            "2 Φ(½ √(p (a − c)² + 2 q (a − c) (b − d) + r (b − d)²)) − 1",
        ),
        (
            "MultivariateNormal([a, b], [[1, 0], [0, 2]]), MultivariateNormal([c, d], [[1, 0], [0, 2]])",
            "2 Φ(½ √((a − c)² + ½ (b − d)²)) − 1",
        ),
        (
            "DiagonalNormal([a, b], [s, u]), DiagonalNormal([a, d], [s, u])",
            "2 Φ(½ √((b − d)²/u²)) − 1",
        ),
        ("DiagonalNormal([0, 0], [1, 1]), DiagonalNormal([3, 4], [1, 1])", "2 Φ(5/2) − 1"),
    ],
)
def test_how_it_is_written(pair: str, form: str) -> None:
    assert form in found(f"total_variation({pair})").text()


@pytest.mark.parametrize(
    ("m", "n", "at", "away"),
    [
        ("[l_21_1, 0]", "[0, v_2_1]", "l_21_1=1,v_2_1=2", [1, -2]),
        ("[m_1_2, 0]", "[a + 1, k_21]", "m_1_2=1,a=2,k_21=3", [-2, -3]),
        ("[v, x]", "[z, m_1]", "v=1,x=2,z=3,m_1=4", [-2, -2]),
    ],
)
def test_a_user_has_symbols_of_the_proof(m: str, n: str, at: str, away: list[float]) -> None:
    covariance = "[[u, t], [t, r_1]]"
    question = f"total_variation(MultivariateNormal({m}, {covariance}), MultivariateNormal({n}, {covariance}))"
    assert value(question, f"{at},u=2,t=1,r_1=3") == pytest.approx(by_length(away, S), rel=1e-12)


def test_one_mean() -> None:
    assert value(FULL, "a=1,b=2,c=1,d=2,u=2,v=1,w=3") == 0
    one = "MultivariateNormal([a, b], [[u, v], [v, w]])"
    for pair in (f"{one}, {one}", "DiagonalNormal([a, b], [s, u]), MultivariateNormal([a, b], [[s^2, 0], [0, u^2]])"):
        assert found(f"total_variation({pair})").statement.rhs == 0


@pytest.mark.parametrize(
    ("pair", "one", "other"),
    [
        ("DiagonalNormal([0, 5], [1, 7]), DiagonalNormal([1, 5], [2, 7])", (0, 1), (1, 2)),
        ("DiagonalNormal([3, 1, 0], [1, 3, 1]), DiagonalNormal([3, 2, 0], [1, 2, 1])", (1, 3), (2, 2)),
        (
            "MultivariateNormal([0, 1], [[4, 0], [0, 2]]), MultivariateNormal([0, 1], [[9, 0], [0, 2]])",
            (0, 2),
            (0, 3),
        ),
        ("MultivariateNormal([0], [[4]]), MultivariateNormal([1], [[1]])", (0, 2), (1, 1)),
    ],
)
def test_one_coordinate_with_two_laws(pair: str, one: tuple[float, float], other: tuple[float, float]) -> None:
    p, q = stats.norm(*one), stats.norm(*other)
    expected = integrate.quad(lambda x: abs(p.pdf(x) - q.pdf(x)) / 2, -40, 40, limit=500, epsabs=1e-12)[0]
    assert value(f"total_variation({pair})") == pytest.approx(expected, abs=1e-9)


def test_one_deviation_of_several_in_symbols() -> None:
    question = "total_variation(DiagonalNormal([a, b], [s, u]), DiagonalNormal([a, b], [s, v]))"
    general = found(question)
    assert checker.check(general.certificate()).statement == general.proved.reading.statement
    number = value("total_variation(Normal(b, u), Normal(b, v))", "b=1,u=2,v=3")
    assert value(question, "a=0,b=1,s=2,u=2,v=3") == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    "pair",
    [
        "MultivariateNormal([a, b], [[u, v], [v, w]]), MultivariateNormal([a, b], [[w, v], [v, u]])",
        "DiagonalNormal([0, 0], [1, 1]), DiagonalNormal([1, 0], [1, 2])",
        "MultivariateNormal([0, 0], [[1, 0], [0, 2]]), MultivariateNormal([0, 0], [[1, 1], [1, 2]])",
        "DiagonalNormal([a, b], [s, u]), MultivariateNormal([a, b], [[1, 0], [0, 2]])",
    ],
)
def test_two_covariances(pair: str) -> None:
    answer = symit.derive(f"total_variation({pair})")
    assert (answer.status, answer.why) == (
        "unknown",
        "no closed form is known of the total variation of Gaussian vectors whose covariances differ, but for one of "
        "several independent coordinates",
    )


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("total_variation(DiagonalNormal([0, 0], [1, 1]), DiagonalNormal([0], [1]))", "different spaces"),
        ("total_variation(DiagonalNormal([0, 0], [1, 1]), Normal(0, 1))", "different spaces"),
        ("total_variation(DiagonalNormal([0, 0], [1, 1]))", "takes"),
        ("total_variation(Dirichlet(1, 2), Dirichlet(1, 2))", "not known of distributions on a simplex"),
    ],
)
def test_what_is_refused(question: str, message: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        symit.derive(question)
    assert message in str(refused.value)
