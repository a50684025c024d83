"""Ball arithmetic: what is enclosed, what is refused, what is found to have no value."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from evidence_statements import (
    BERNOULLI_KL,
    BITS,
    ENTROPY,
    GAUSSIAN_ENTROPY,
    GAUSSIAN_FISHER,
    GAUSSIAN_KL,
    NATURALS,
    POISSON_KL,
    bernoulli,
    j,
    k,
    means,
    mu,
    mu_1,
    mu_2,
    p,
    poisson,
    q,
    rate_1,
    rate_2,
    s,
    sigma,
    sigma_1,
    sigma_2,
    x,
)
from flint import arb, ctx

from symit.evidence.balls import check, evaluate
from symit.evidence.errors import NotEvaluated, Undefined
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.build import (
    INFINITY,
    PI,
    REALS,
    abstract,
    add,
    app,
    call,
    conj,
    defined,
    derivative,
    div,
    eq,
    exp,
    if_,
    integers,
    integral,
    interval,
    lam,
    le,
    log,
    lt,
    mul,
    ne,
    neg,
    num,
    power,
    real,
    sqrt,
    sub,
)
from symit.kernel.terms import INT, REAL, Var, function

CAUCHY = div(1, mul(PI, add(1, power(x, 2))))
y = real("y")


def digits(formula, values, bits=100):
    agreement = check(formula, values, bits)
    assert agreement.holds is not False
    return agreement.digits


def encloses(term, values, expected, bits=100):
    """The ball of `term` contains the ball of another term and is narrow."""
    ball = evaluate(term, values, bits)
    with ctx.workprec(4 * bits):
        return ball.overlaps(evaluate(expected, values, 2 * bits)) and ball.rad() < arb(2) ** (10 - bits // 2)


# ---- statements ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mean", [F(0), F(5), F(-1, 3)])
@pytest.mark.parametrize("scale", [F(1), F(1, 100), F(2, 7), F(10**6)])
def test_gaussian_entropy(mean, scale):
    assert digits(GAUSSIAN_ENTROPY, {mu: mean, sigma: scale}) >= 25


@pytest.mark.parametrize(
    "values",
    [
        (F(5), F(1, 100), F(4), F(1, 7)),
        (F(0), F(1), F(0), F(1)),
        (F(1, 3), F(2), F(-7), F(1, 2)),
        (F(5), F(1, 100), F(5), F(1, 100)),
        (F(0), F(1), F(1, 10**6), F(10**6 + 1, 10**6)),  # where twelve digits cancel
    ],
)
def test_gaussian_kl(values):
    assert digits(GAUSSIAN_KL, dict(zip((mu_1, sigma_1, mu_2, sigma_2), values, strict=True))) >= 20


@pytest.mark.parametrize(("a", "c"), [(F(1, 3), F(1, 5)), (F(1, 2), F(1, 2)), (F(1, 10**9), F(99, 100))])
def test_bernoulli_kl(a, c):
    assert digits(BERNOULLI_KL, {p: a, q: c}) >= 25


@pytest.mark.parametrize(("a", "c"), [(F(3), F(1, 3)), (F(1, 100), F(40)), (F(200), F(199))])
def test_poisson_kl(a, c):
    assert digits(POISSON_KL, {rate_1: a, rate_2: c}) >= 25


def test_fisher_information():
    assert digits(GAUSSIAN_FISHER, {mu: F(1), sigma: F(1, 3)}) >= 25
    for density, space, expected in (
        (d.BERNOULLI, BITS, div(1, mul(p, sub(1, p)))),
        (d.POISSON, NATURALS, div(1, p)),
    ):
        information = app(d.FISHER_INFORMATION, space, lam(k, lam(s, app(density, s, k))), p)
        assert digits(eq(information, expected), {p: F(1, 3)}) >= 25


def test_fisher_identity_by_second_derivatives():
    inner = real("r")
    score = derivative(inner, log(app(d.NORMAL, inner, sigma, x)), s)
    second = derivative(s, score, mu)
    left = integral(REALS, x, mul(app(d.NORMAL, mu, sigma, x), neg(second)))
    assert digits(eq(left, power(sigma, -2)), {mu: F(1), sigma: F(1, 3)}) >= 25


def test_the_score_of_a_moving_support_has_no_mean_zero():
    score = derivative(s, log(app(d.UNIFORM, 0, s, x)), mu)
    mean = integral(interval(0, mu), x, mul(app(d.UNIFORM, 0, mu, x), score))
    assert check(eq(mean, 0), {mu: F(2)}, 60).holds is False
    assert digits(eq(mean, div(-1, mu)), {mu: F(3, 7)}) >= 25


def test_exponential_family_divergence_is_bregman():
    theta, a1, a2, b1, b2 = Var("theta", function(REAL, INT)), *map(real, ("a1", "a2", "b1", "b2"))

    def statement(space, variable, base, statistic, dimension, one, other):
        density = [
            lam(variable, app(d.EXPONENTIAL_FAMILY, space, base, statistic, dimension, c, variable))
            for c in (one, other)
        ]
        partition = lam(theta, app(d.LOG_PARTITION, space, base, statistic, dimension, theta))
        return eq(app(d.KL, space, *density), app(d.BREGMAN, partition, dimension, other, one))

    inverse_factorial = lam(k, div(1, app(t.FACTORIAL, k)))
    counting = statement(NATURALS, k, inverse_factorial, abstract([j, k], mul(1, k)), 1, lam(j, a1), lam(j, b1))
    assert digits(counting, {a1: F(1, 2), b1: F(-1, 3)}, 80) >= 20
    moments = abstract([j, x], if_(eq(j, 1), x, power(x, 2)))
    one, other = (lam(j, if_(eq(j, 1), c1, neg(c2))) for c1, c2 in ((a1, a2), (b1, b2)))
    gaussian = statement(REALS, x, lam(x, num(1)), moments, 2, one, other)
    assert digits(gaussian, {a1: F(1, 2), a2: F(1, 3), b1: F(-1), b2: F(2)}, 80) >= 20


def test_wrong_statements_are_refuted():
    without_e = eq(ENTROPY, div(log(mul(2, PI, power(sigma, 2))), 2))
    assert check(without_e, {mu: F(0), sigma: F(1)}, 60).holds is False
    assert check(ne(ENTROPY, 1), {mu: F(0), sigma: F(1)}, 60).holds is True
    assert check(le(ENTROPY, 1), {mu: F(0), sigma: F(1)}, 60).holds is False
    assert check(lt(ENTROPY, 2), {mu: F(0), sigma: F(1)}, 60).holds is True


def test_over_a_product_of_finitely_many_values_an_integrand_need_not_separate():
    pair = Var("x", function(INT, INT))
    total = add(call(pair, num(1)), call(pair, num(2)))
    pairs = app(t.POWER, integers(1, 2), integers(0, 2))
    assert digits(eq(integral(pairs, pair, log(add(1, total))), log(num(2**2 * 3**3 * 4**2 * 5))), {}) >= 25
    assert check(eq(integral(pairs, pair, power(total, 2)), 47), {}, 60).holds is False


# ---- integrals and sums --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (integral(REALS, x, CAUCHY), num(1)),
        (integral(REALS, x, exp(neg(power(x, 2)))), sqrt(PI)),
        (integral(interval(0, 1), x, log(x)), num(-1)),
        (integral(interval(0, 1), x, power(x, F(-1, 2))), num(2)),
        (integral(interval(0, INFINITY), x, mul(power(x, 3), exp(neg(x)))), num(6)),
        (integral(interval(1, 4), x, sqrt(x)), num(F(14, 3))),
        (integral(interval(-1, 2), x, if_(lt(x, 0), neg(x), x)), num(F(5, 2))),
        (integral(interval(-1, 2), x, if_(conj(lt(0, x), le(x, 1)), exp(x), 0)), sub(exp(1), 1)),
        (derivative(s, integral(REALS, s, exp(neg(power(s, 2)))), 1), num(0)),
        (integral(interval(1, 0), x, power(x, -1)), num(0)),
        (integral(integers(3, 2), k, k), num(0)),
        (integral(integers(1, 10), k, k), num(55)),
        (integral(NATURALS, k, power(F(-1, 2), k)), num(F(2, 3))),
        (integral(NATURALS, k, div(1, app(t.FACTORIAL, k))), exp(1)),
        (integral(interval(0, 1), x, integral(interval(0, INFINITY), y, exp(neg(mul(add(1, x), y))))), log(2)),
        (app(d.ENTROPY, REALS, lam(x, app(d.UNIFORM, 0, 3, x))), log(3)),
        (app(d.ENTROPY, interval(0, 1), lam(x, mul(2, x))), sub(F(1, 2), log(2))),
    ],
)
def test_integrals_and_sums(term, expected):
    assert encloses(term, {}, expected)


@pytest.mark.parametrize(
    "term",
    [
        integral(interval(-1, 2), x, div(1, x)),  # a principal value is no integral
        integral(REALS, x, mul(x, CAUCHY)),  # the Cauchy mean
        integral(interval(0, INFINITY), x, div(app(t.SIN, x), x)),  # converges, but not absolutely
        integral(interval(-1, 1), x, power(x, -2)),
        integral(interval(0, 1), x, div(1, x)),
        integral(integers(1, INFINITY), k, div(1, k)),
        integral(REALS, x, exp(x)),
        derivative(s, integral(interval(0, INFINITY), x, div(app(t.SIN, mul(s, x)), x)), 1),  # no exchange here
        derivative(s, if_(lt(s, 0), neg(s), s), 0),
        call(Var("f", function(REAL, REAL)), num(1)),
        real("unbound"),
    ],
)
def test_what_is_not_shown_to_converge_is_refused(term):
    with pytest.raises(NotEvaluated):
        evaluate(term, {}, 60)


@pytest.mark.parametrize(
    "term",
    [
        log(num(-1)),
        log(sub(exp(0), 1)),
        div(1, sub(p, p)),
        sqrt(sub(1, exp(1))),
        app(t.FACTORIAL, -1),
        integral(interval(0, 1), x, log(sub(x, 2))),
        derivative(s, add(s, log(num(-1))), 1),  # no value, so no derivative either
        app(d.KL, REALS, lam(x, app(d.UNIFORM, 0, 3, x)), lam(x, app(d.UNIFORM, 0, 2, x))),  # infinite
    ],
)
def test_undefined(term):
    with pytest.raises(Undefined):
        evaluate(term, {p: F(1, 3)}, 60)
    assert check(defined(term), {p: F(1, 3)}, 60).holds is False


def test_zero_log_zero_is_the_definition_of_a_named_function():
    assert encloses(app(d.ENTROPY, BITS, bernoulli(num(0))), {}, num(0))
    assert encloses(app(d.KL, BITS, bernoulli(num(1)), bernoulli(p)), {p: F(1, 3)}, log(3))


def test_a_case_that_switches_at_an_unknown_place_is_still_enclosed():
    switched = integral(interval(0, 2), x, if_(lt(power(x, 2), 2), 1, 0))
    assert evaluate(sub(switched, sqrt(num(2))), {}, 60).contains(0)


def test_derivative_under_the_sign():
    moment = derivative(s, integral(REALS, x, exp(sub(mul(s, x), power(x, 2)))), p)
    expected = mul(sqrt(PI), div(p, 2), exp(div(power(p, 2), 4)))
    assert digits(eq(moment, expected), {p: F(1, 3)}, 80) >= 20
    cumulant = derivative(s, log(integral(NATURALS, k, div(exp(mul(s, k)), app(t.FACTORIAL, k)))), p)
    assert digits(eq(cumulant, exp(p)), {p: F(1, 3)}, 80) >= 20


def test_products_of_spaces_separate():
    point = Var("X", function(REAL, INT))
    square = app(t.POWER, integers(1, 2), REALS)
    density = mul(app(d.NORMAL, 0, 1, call(point, num(1))), app(d.NORMAL, 0, 2, call(point, num(2))))
    second = power(sub(call(point, num(1)), call(point, num(2))), 2)
    assert encloses(integral(square, point, mul(density, second)), {}, num(5))
    with pytest.raises(NotEvaluated, match="separate"):
        evaluate(integral(square, point, exp(neg(power(mul(call(point, num(1)), call(point, num(2))), 4)))), {}, 60)


# ---- conditions and precision --------------------------------------------------------------------------------


def test_conditions():
    assert check(conj(lt(0, p), lt(p, 1)), {p: F(1)}, 60).holds is False
    assert check(eq(p, F(1, 3)), {p: F(1, 3)}, 60).holds is True
    assert check(le(log(p), 0), {p: F(1)}, 60).holds is not False
    with pytest.raises(NotEvaluated, match="decide"):
        evaluate(if_(eq(exp(log(p)), p), 1, 2), {p: F(1, 3)}, 60)


def test_more_bits_give_more_digits_and_leave_the_precision_as_it_was():
    before = ctx.prec
    few, many = (
        digits(GAUSSIAN_KL, dict.fromkeys((mu_1, sigma_1, mu_2), F(1, 3)) | {sigma_2: F(2)}, n) for n in (60, 200)
    )
    assert few >= 15 and many >= 50
    assert ctx.prec == before


def test_unknown_functions_and_poisson_entropy():
    assert evaluate(app(d.ENTROPY, NATURALS, poisson(rate_1)), {rate_1: F(30)}, 100).rad() < 1e-25
    with pytest.raises(NotEvaluated, match="unknown function"):
        evaluate(call(means, num(1)), {}, 60)
