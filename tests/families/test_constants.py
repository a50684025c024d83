"""The constants in closed forms as books write them, against mpmath and SciPy."""

from __future__ import annotations

import pytest
from mpmath import mp
from scipy import stats
from sympy import EulerGamma, pi

import symit
from symit.evidence import balls
from symit.families.closed_forms.constants import VALUES, digamma_at_one, euler_is
from symit.families.moments.basel import complement, trigamma_at_half, trigamma_at_one, zeta_at_two
from symit.language.to_terms import term
from symit.library.deriving import numbers
from symit.proving.scope.scope import sides
from symit.render.text import text


def said(question: str) -> str:
    found = symit.derive(question)
    assert found.status in ("proved", "proved modulo"), found.why
    return found.text(400)


def test_pi_squared_over_six_is_proved_from_integrals_alone() -> None:
    at_one, at_half = trigamma_at_one(), trigamma_at_half()
    assert not at_one.hypotheses and text(at_one.conclusion).endswith("= 1/6 · π²")
    assert not at_half.hypotheses and text(at_half.conclusion).endswith("= ½ π²")
    assert not zeta_at_two().hypotheses and text(zeta_at_two().conclusion) == "ζ(2) = 1/6 · π²"
    assert not euler_is().hypotheses and not digamma_at_one().hypotheses
    assert [text(h) for h in complement().hypotheses] == ["s > 0"]


def test_the_values_are_those_of_mpmath() -> None:
    wanted = mp.psi(0, 1), mp.psi(1, 1), mp.psi(1, 0.5), mp.zeta(2)
    for value, number in zip(VALUES.values(), wanted, strict=True):
        ball = balls.evaluate(sides(value())[1], {}, 100)
        assert float(ball.mid()) == pytest.approx(float(number), rel=1e-14)


@pytest.mark.parametrize(
    ("question", "closed_form"),
    [
        ("entropy(Gumbel(m, s))", "= log s + γ + 1"),
        ("entropy(Weibull(k, l))", "= log(l/k) + (1 − 1/k) γ + 1"),
        ("mean(Gumbel(m, s))", "= m + γ s"),
        ("variance(Gumbel(m, s))", "= π² s²/6"),
        ("mean(Zipf(3))", "= π²/(6 ζ(3))"),
        ("kl(Zipf(2), Zipf(3))", "= log(6 ζ(3)/π²) − 6 ζ′(2)/π²"),
        ("fisher_information(Zipf(2))", "= 6 ζ″(2)/π² − 36 ζ′(2)²/π⁴"),
        ("variance(Logistic(m, s))", "= π² s²/3"),
        ("variance(ExpGamma(3/2, b))", "= π²/2 − 4"),
        ("kl(Gumbel(a, b), Gumbel(m, s))", "= log(s/b) + (b/s − 1) γ + b Γ(b/s)/s"),
        ("kl(Gumbel(a, b), Normal(m, s))", "− γ + π² b²/(12 s²) + (a + γ b − m)²/(2 s²) − 1"),
        ("kl(ExpGamma(1/2, 1), Normal(m, s))", "− γ/2 + π²/(4 s²) + (γ + 2 log 2 + m)²/(2 s²) − ½"),
        ("fisher_information(Gumbel(m, s))", "= γ²/s² − 2 γ/s² + π²/(6 s²) + 1/s²"),
    ],
)
def test_as_books_write_them(question: str, closed_form: str) -> None:
    assert closed_form in said(question)


def test_it_is_defined_where_it_stands_and_is_sympys() -> None:
    found = symit.derive("mean(Gumbel(m, s))")
    assert "γ := −ψ(1)" in found.text(400) and r"\gamma" in found.latex()
    assert found.published is not None
    assert EulerGamma in found.published.statement.rhs.free_symbols | found.published.statement.rhs.atoms()
    variance = symit.derive("variance(Gumbel(m, s))").published
    assert variance is not None
    assert variance.statement.rhs.has(pi)


def test_a_symbol_that_is_called_so_keeps_its_name() -> None:
    assert "= gamma_1 + euler() s" in said("mean(Gumbel(gamma_1, s))").replace("γ₁", "gamma_1")


def test_what_is_supposed_has_them_too() -> None:
    assert "= −γ − ψ(1 + b + c)" in said("maximum_entropy(Dirichlet(1, b, c))")


def test_numbers() -> None:
    found = symit.derive("entropy(Gumbel(m, s))").at(numbers("m=0,s=2")).value()
    assert found is not None
    assert float(found.midpoint) == pytest.approx(stats.gumbel_r(scale=2).entropy(), rel=1e-14)
    function = symit.derive("entropy(Weibull(k, l))").function("numpy")
    assert function(1.5, 2.0) == pytest.approx(stats.weibull_min(1.5, scale=2).entropy(), rel=1e-13)


def test_near_equality_it_takes_off_digamma() -> None:
    """The exported form of the divergence is the one that has digamma(1)."""
    function = symit.derive("kl(Gumbel(a, b), Gumbel(m, s))").function("numpy")
    with mp.workdps(60):
        s = mp.mpf(2 + 2**-30)
        exact = mp.log(s / 2) + (2 / s - 1) * mp.euler + 2 / s * mp.gamma(2 / s) - 1
    assert float(function(1.0, 2.0, 1.0, 2 + 2**-30)) == pytest.approx(float(exact), rel=1e-13)


def test_sympys_constant_is_read() -> None:
    assert text(term(2 * EulerGamma)) == "2 γ"
