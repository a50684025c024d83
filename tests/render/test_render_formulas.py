"""Formulas as they are printed, in LaTeX and in text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from render_samples import (
    HALF,
    POINT,
    E,
    S,
    T,
    dim,
    log_partition,
    member,
    mu,
    normal,
    sigma,
    theta_p,
    theta_q,
    x,
    y,
)

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Definition, Term, Var, function
from symit.render.latex import latex
from symit.render.text import text
from symit.special import BESSEL_I0, BESSEL_I1, DIGAMMA, GAMMA, REGULARIZED_BETA, UPPER_GAMMA, ZETA_PRIME

a, c, k, n = b.real("a"), b.real("c"), b.integer("k"), b.integer("n")
f = Var("f", function(REAL, REAL))
p, q = Var("p", function(REAL, POINT)), Var("q", function(REAL, POINT))
theta = Var("theta", function(REAL, INT))
mass = Var("p", function(REAL, INT))
square = b.power(b.sub(x, mu), 2)
parameter = Var("t", function(REAL, INT))
potential = b.lam(parameter, log_partition(parameter))

ARITHMETIC = [
    (b.sub(x, b.sub(a, c)), "x - (a - c)", "x − (a − c)"),
    (b.add(x, b.add(a, c)), "x + a + c", "x + a + c"),
    (b.neg(b.add(x, a)), "-(x + a)", "−(x + a)"),
    (b.mul(x, b.neg(a)), r"x \, (-a)", "x (−a)"),
    (b.neg(b.neg(x)), "-(-x)", "−(−x)"),
    (b.mul(x, 2), "2 x", "2 x"),
    (b.mul(2, 3), r"2 \cdot 3", "2 · 3"),
    (b.mul(1, x), "1 x", "1 x"),
    (b.div(x, x), r"\frac{x}{x}", "x/x"),
    (b.div(1, b.mul(2, x)), r"\frac{1}{2 x}", "1/(2 x)"),
    (b.mul(b.div(1, a), b.log(x)), r"\frac{1}{a} \log x", "1/a · log x"),
    (b.power(x, -2), r"\frac{1}{x^{2}}", "1/x²"),
    (b.power(x, b.neg(a)), "x^{-a}", "x^(−a)"),
    (b.power(b.neg(x), 2), "(-x)^{2}", "(−x)²"),
    (b.power(b.power(x, 2), 3), "(x^{2})^{3}", "(x²)³"),
    (b.power(Fraction(2, 3), 2), r"\biggl(\frac{2}{3}\biggr)^{2}", "(⅔)²"),
    (b.power(x, Fraction(3, 2)), "x^{3/2}", "x^(3/2)"),
    (b.sqrt(b.add(x, 1)), r"\sqrt{x + 1}", "√(x + 1)"),
    (b.power(b.log(x), 2), r"(\log x)^{2}", "(log x)²"),
    (b.log(b.power(x, 2)), r"\log x^{2}", "log x²"),
    (b.log(b.power(b.add(x, 1), 2)), r"\log\bigl((x + 1)^{2}\bigr)", "log((x + 1)²)"),
    (b.mul(b.log(x), a), r"\log(x) a", "log(x) a"),
    (b.mul(a, b.log(x)), r"a \log x", "a log x"),
    (b.log(b.mul(a, x)), r"\log(a x)", "log(a x)"),
    (b.log(b.div(a, x)), r"\log \frac{a}{x}", "log(a/x)"),
    (b.exp(1), "e", "e"),
    (b.exp(b.neg(x)), "e^{-x}", "exp(−x)"),
    (b.real("e"), r"\text{\texttt{e}}", "`e`"),
    (b.mul(HALF, b.log(b.mul(2, b.PI, E, b.power(sigma, 2)))), None, "½ log(2 π e σ²)"),
    (b.div(b.neg(b.log(x)), b.log(2)), r"-\frac{\log x}{\log 2}", "−log(x)/log(2)"),
    (b.call(f, b.num(1)), "f(1)", "f(1)"),
    (b.power(x, b.power(2, 3)), "x^{2^{3}}", "x^(2³)"),
    (b.app(t.FACTORIAL, b.add(n, 1)), "(n + 1)!", "(n + 1)!"),
    (b.real("theta_q_1"), r"\theta_{q,1}", "θ_{q,1}"),
    (b.real("rate"), r"\mathrm{rate}", "rate"),
    (b.real("lam"), r"\lambda", "λ"),
    (b.real("%0"), r"\text{\texttt{\%0}}", "`%0`"),
]

BINDERS = [
    (b.integral(b.REALS, x, b.exp(x)), r"\int_{-\infty }^{\infty } e^{x}\,dx", "∫_{−∞}^∞ e^x dx"),
    (b.integral(b.interval(0, 2), x, b.add(x, 1)), r"\int_{0}^{2} (x + 1)\,dx", "∫_0^2 (x + 1) dx"),
    (b.integral(b.interval(0, a), x, b.add(x, 1)), r"\int_{(0, a)} (x + 1)\,dx", "∫_{(0, a)} (x + 1) dx"),
    (b.integral(b.interval(1, 0), x, 1), r"\int_{(1, 0)} 1\,dx", "∫_{(1, 0)} 1 dx"),
    (b.mul(b.integral(b.interval(0, 1), x, x), a), r"\Bigl(\int_{0}^{1} x\,dx\Bigr) a", "(∫_0^1 x dx) a"),
    (b.integral(S, y, b.call(p, y)), r"\int_{S} p(x)\,dx", "∫_S p(x) dx"),
    (b.integral(b.integers(1, 3), k, b.call(theta, k)), r"\sum_{k = 1}^{3} \theta_{k}", "Σ_{k=1}^3 θ_k"),
    (b.integral(b.integers(1, dim), k, b.call(theta, k)), r"\sum_{1 \le k \le d} \theta_{k}", "Σ_{1≤k≤d} θ_k"),
    (b.product(b.integers(1, dim), k, b.call(theta, k)), r"\prod_{1 \le k \le d} \theta_{k}", "Π_{1≤k≤d} θ_k"),
    (b.product(b.integers(2, 0), k, b.call(theta, k)), r"\prod_{2 \le k \le 0} \theta_{k}", "Π_{2≤k≤0} θ_k"),
    (b.derivative(x, b.call(f, x), x), r"\frac{d}{dx}\,f(x)", "d/dx [f(x)]"),
    (b.derivative(x, b.call(f, x), a), r"\frac{d}{da}\,f(a)", "d/da [f(a)]"),
    (b.derivative(x, b.call(f, x), b.num(0)), r"\frac{d}{dx}\,f(x)\Big|_{x=0}", "d/dx [f(x)]|_{x=0}"),
    (b.derivative(x, b.mul(a, x), a), r"\frac{\partial }{\partial x}\,a x\Big|_{x=a}", "∂/∂x [a x]|_{x=a}"),
    (b.derivative(x, b.derivative(a, b.call(f, a), x), c), r"\frac{d^{2}}{dc^{2}}\,f(c)", "d²/dc² [f(c)]"),
    (b.call(Var("T", function(REAL, INT, POINT)), k, y), "T_{k}(x)", "T_k(x)"),
    (b.call(mass, b.integer("x")), "p(x)", "p(x)"),
]

FORMULAS = [
    (b.lt(0, x), "x > 0", "x > 0"),
    (b.ne(x, a), r"x \ne a", "x ≠ a"),
    (b.conj(b.lt(a, x), b.lt(x, c)), "a < x < c", "a < x < c"),
    (b.conj(b.lt(a, x), b.eq(x, c)), None, "a < x and x = c"),
    (b.forall([x], b.implies(b.member(x, b.REALS), b.le(0, square))), None, "∀x∈ℝ: (x − μ)² ≥ 0"),
    (
        b.forall([x, a], b.implies(b.conj(b.member(a, b.interval(0, x)), b.lt(x, c)), b.lt(a, c))),
        None,
        "∀x∈ℝ, a∈(0, x): x < c ⟹ a < c",
    ),
    (b.forall([a, x], b.implies(b.member(a, b.interval(0, x)), b.lt(a, c))), None, "∀a, x∈ℝ: a∈(0, x) ⟹ a < c"),
    (b.implies(b.implies(b.lt(x, a), b.lt(x, c)), b.lt(a, c)), None, "(x < a ⟹ x < c) ⟹ a < c"),
    (b.defined(b.log(x)), r"\log x\text{ exists}", "log x exists"),
    (b.tends(x, b.mul(x, b.log(x)), b.ZERO, 1, b.ZERO), r"\lim_{x \to 0^{+}} x \log x = 0", "lim_{x→0⁺} x log x = 0"),
    (b.tends(x, b.exp(x), b.MINUS_INFINITY, 1, b.ZERO), r"\lim_{x \to -\infty } e^{x} = 0", "lim_{x→−∞} e^x = 0"),
    (b.member(k, b.integers(0, 1)), r"k \in \{0, 1\}", "k∈{0, 1}"),
    (b.member(k, b.integers(1, 9)), r"k \in \{1, \dots , 9\}", "k∈{1, …, 9}"),
    (b.member(k, b.integers(1, dim)), r"k \in [1 \mathbin{..} d]", "k∈[1 .. d]"),
    (b.member(k, b.integers(2, 0)), None, "k∈[2 .. 0]"),
    (b.implies(b.le(1, dim), b.member(k, b.integers(1, dim))), None, "d ≥ 1 ⟹ k∈{1, …, d}"),
    (b.member(k, b.integers(0, b.INFINITY)), None, "k∈{0, 1, …}"),
    (b.continuous(x, b.call(f, x), b.interval(0, 1)), None, "f is continuous on (0, 1)"),
]  # fmt: skip

DEFINED = [
    (b.app(d.ENTROPY, b.REALS, normal(mu, sigma)), r"h(\mathcal{N}(\mu, \sigma^{2}))", "h(𝒩(μ, σ²))"),
    (b.app(d.ENTROPY, b.interval(0, 1), normal(mu, 1)), r"h_{(0, 1)}(\mathcal{N}(\mu, 1))", "h_{(0, 1)}(𝒩(μ, 1))"),
    (b.app(d.ENTROPY, S, p), "H(p)", "H(p)"),
    (b.app(d.ENTROPY, b.integers(0, 1), b.lam(n, b.app(d.BERNOULLI, a, n))), None, "H(Bernoulli(a))"),
    (b.app(d.ENTROPY, b.integers(0, 5), mass), None, "H_{{0, …, 5}}(p)"),
    (b.app(d.ENTROPY, b.integers(0, b.INFINITY), b.lam(n, b.app(d.POISSON, b.real("lam"), n))), None, "H(Poisson(λ))"),
    (b.app(d.KL, S, p, q), r"D_{\mathrm{KL}}(p \,\|\, q)", "D_KL(p ‖ q)"),
    (b.app(d.KL, b.REALS, normal(mu, sigma), b.lam(x, b.exp(x))), None, "D_KL(𝒩(μ, σ²) ‖ (x ↦ e^x))"),
    (b.app(d.KL, b.REALS, b.lam(x, b.app(d.NORMAL, x, 1, x)), normal(0, 1)), None, "D_KL((x ↦ 𝒩(x; x, 1)) ‖ 𝒩(0, 1))"),
    (
        b.app(d.EXPECTATION, b.REALS, normal(mu, sigma), b.lam(x, square)),
        r"\mathbb{E}_{X \sim \mathcal{N}(\mu, \sigma^{2})}\bigl[(X - \mu)^{2}\bigr]",
        "𝔼_{X∼𝒩(μ, σ²)}[(X − μ)²]",
    ),
    (b.app(d.EXPECTATION, S, p, b.lam(y, b.call(q, y))), r"\mathbb{E}_{X \sim p}[q(X)]", "𝔼_{X∼p}[q(X)]"),
    (b.app(d.EXPECTATION, b.interval(0, 1), normal(0, 1), b.lam(x, b.real("X"))), None, "𝔼_{x∼𝒩(0, 1), x∈(0, 1)}[X]"),
    (b.app(d.NORMAL, mu, sigma, x), r"\mathcal{N}(x; \mu, \sigma^{2})", "𝒩(x; μ, σ²)"),
    (b.app(d.KL, S, member(theta_p), member(theta_q)), None, "D_KL(p_{θ_p} ‖ p_{θ_q})"),
    (log_partition(theta_q), r"A(\theta_{q})", "A(θ_q)"),
    (b.app(d.LOG_PARTITION, S, q, T, dim, theta_q), None, "A_{S, q, T, d}(θ_q)"),
    (b.app(d.BREGMAN, potential, dim, theta_q, theta_p), r"B_{A}(\theta_{q}, \theta_{p})", "B_A(θ_q, θ_p)"),
    (
        b.call(
            Var("A", function(REAL, function(REAL, INT))), b.lam(k, b.add(b.call(theta, k), b.if_(b.eq(k, n), x, 0)))
        ),
        r"A(\theta + x \mathbf{e}_{n})",
        "A(θ + x e_n)",
    ),
    (b.app(d.PARTIAL, potential, theta_p, k), r"\partial _{k} A(\theta_{p})", "∂_k A(θ_p)"),
    (b.app(d.REL_ENTR, a, c), r"\mathrm{rel\_entr}(a, c)", "rel_entr(a, c)"),
    (b.app(Definition("expm1", (x,), b.sub(b.exp(x), 1)), a), r"\mathrm{expm1}(a)", "expm1(a)"),
    (d.REL_ENTR.body, None, "{0 if u = 0; u log(u/v) otherwise}"),
    (
        d.ENTR.body,
        r"\begin{cases} 0 & \text{if } u = 0 \\ -u \log u & \text{otherwise} \end{cases}",
        "{0 if u = 0; −u log u otherwise}",
    ),
]


@pytest.mark.parametrize(("term", "tex", "plain"), [*ARITHMETIC, *BINDERS, *FORMULAS, *DEFINED])
def test_a_formula(term: Term, tex: str | None, plain: str) -> None:
    assert text(term) == plain
    assert tex in (None, latex(term))


def test_bound_variables_never_meet_free_ones() -> None:
    inner = b.lam(x, b.mul(x, Var("x_1", REAL)))
    term = b.app(t.INTEGRAL, b.REALS, b.lam(a, b.app(t.INTEGRAL, b.REALS, inner)))
    clash = b.integral(b.REALS, a, b.integral(b.REALS, x, b.mul(a, x)))
    renamed = b.substitute(b.lam(c, b.integral(b.REALS, x, b.mul(x, c))), {})
    assert text(term) == "∫_{−∞}^∞ ∫_{−∞}^∞ x x₁ dx da"
    assert text(clash) == "∫_{−∞}^∞ ∫_{−∞}^∞ a x dx da"
    assert text(b.open_with(renamed, x)) == "∫_{−∞}^∞ y x dy"  # type: ignore[arg-type]


def test_a_family_whose_parameter_moves_with_the_point_is_no_distribution() -> None:
    moving = b.lam(x, b.app(d.NORMAL, 0, x, x))
    assert text(b.app(d.ENTROPY, b.REALS, moving)) == "h(x ↦ 𝒩(x; 0, x²))"


def test_function_variables_that_are_not_written_out() -> None:
    assert text(t.App(t.INTEGRAL, (b.REALS, f))) == "∫_{−∞}^∞ f(x) dx"
    assert text(t.App(t.DERIVATIVE, (f, a))) == "d/da [f(a)]"
    assert text(t.App(d.EXPECTATION, (S, p, q))) == "𝔼_{X∼p}[q(X)]"
    assert text(t.App(d.KL, (S, p, q))) == "D_KL(p ‖ q)"
    assert text(t.App(t.CONTINUOUS, (f, b.REALS))) == "f is continuous on ℝ"


def test_a_function_has_as_many_indices_wherever_it_stands() -> None:
    w, s, z = Var("w", function(REAL, INT, INT, INT)), b.integer("s"), b.integer("z")
    first, next_, rest = b.call(w, k, s, z), b.call(w, k, b.add(k, 1), z), b.call(w, b.add(k, 1), s, z)
    assert text(b.eq(first, b.add(next_, rest))) == "w_k(s, z) = w_k(k + 1, z) + w_{k + 1}(s, z)"
    assert text(b.eq(next_, 0)) == "w_{k, k + 1}(z) = 0"


def test_a_value_of_a_function_in_an_exponent() -> None:
    assert text(b.exp(b.call(f, a))) == "exp(f(a))" and text(b.power(2, b.call(f, a))) == "2^(f(a))"


def test_a_reciprocal_joins_what_it_multiplies() -> None:
    assert text(b.mul(a, b.div(1, b.mul(2, c)))) == "a/(2 c)" and text(b.mul(b.div(1, a), c)) == "1/a · c"


def test_special_functions_as_the_field_sets_them() -> None:
    assert latex(b.app(BESSEL_I0, c)) == r"I_{0}(c)" and text(b.app(BESSEL_I1, c)) == "I₁(c)"
    assert latex(b.app(ZETA_PRIME, c)) == r"\zeta'(c)" and text(b.app(UPPER_GAMMA, a, c)) == "Γ(a, c)"
    assert latex(b.app(REGULARIZED_BETA, a, b.num(2), c)) == "I_{c}(a, 2)"
    assert text(b.app(REGULARIZED_BETA, a, c, b.div(a, c))) == "I_{a/c}(a, c)"
    assert text(b.add(b.app(BESSEL_I0, c), b.real("I_0"))) == "bessel_i0(c) + I₀"  # of a symbol's name there is one


def test_a_variance_is_written_as_it_is_given() -> None:
    def normal(sd: Term) -> str:
        return text(b.app(d.NORMAL, 0, sd, b.real("x")))

    assert normal(b.sqrt(c)) == "𝒩(x; 0, c)" and normal(b.power(c, Fraction(-1, 2))) == "𝒩(x; 0, 1/c)"
    assert normal(b.exp(b.mul(Fraction(1, 2), c))) == "𝒩(x; 0, e^c)" and normal(c) == "𝒩(x; 0, c²)"


def test_fractions_have_a_bar_where_there_is_room() -> None:
    assert latex(b.exp(b.sub(b.div(b.power(a, 2), 2), c))) == r"e^{a^{2}/2 - c}"
    assert latex(b.mul(Fraction(1, 2), a)) == r"\frac{a}{2}"
    assert latex(b.div(b.app(GAMMA, b.div(a, 2)), c)) == r"\frac{\Gamma\left(a/2\right)}{c}"


def test_a_sum_that_is_nothing_but_minus_stands_behind_one() -> None:
    assert text(b.mul(b.app(DIGAMMA, 1), b.sub(b.neg(a), 1))) == "−(a + 1) ψ(1)"
    assert text(b.add(c, b.mul(b.sub(b.neg(a), 1), b.app(DIGAMMA, c)))) == "c − (a + 1) ψ(c)"
