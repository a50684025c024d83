"""Users' own files: what they prove, and that the certificates say the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from checked import checker

from symit.kernel.text import show
from symit.library.loading import proved_in
from symit.proving.script.derivation import Derivation
from symit.render.terminal import text_derivation

pytestmark = pytest.mark.slow
KL = "kl(range(0, 1), n: integer -> bernoulli_mass(r, n), n: integer -> bernoulli_mass(s, n))"
CONCLUSIONS = {
    "log-sum": "(a1 + a2)*log((a1 + a2)*(b1 + b2)^(-1)) <= a1*log(a1*b1^(-1)) + a2*log(a2*b2^(-1))",
    "jensen-shannon-at-most-log-2": "(1/2)*(kl(",
    "exponential-entropy": "entropy(interval(0, oo), x -> exponential_density(rate, x)) = 1 + (-1)*log(rate)",
    "exponential-kl": "= log(a*c^(-1)) + c*a^(-1) + (-1)",
    "pinsker": f"2*(r + (-1)*s)^2 <= {KL}",
    "geometric-kl": "= log(g*h^(-1)) + (1 + (-1)*g)*g^(-1)*log((1 + (-1)*g)*(1 + (-1)*h)^(-1))",
    "uniform-entropy": "entropy(interval(-oo, oo), x -> uniform_density(low, high, x)) = log(high + (-1)*low)",
    "laplace-kl": "kl(interval(-oo, oo), x -> laplace_density(m, s, x), x -> laplace_density(n, s, x)) = ",
}


FAMILIES = {
    "laplace-entropy": "entropy(interval(-oo, oo), x -> laplace_density(m, s, x)) = 1 + log(2*s)",
    "laplace-scales": "= log(r*s^(-1)) + s*r^(-1) + (-1)",
    "uniform-mean": "expectation(interval(-oo, oo), x -> uniform_density(a, b, x), x -> 3*x + 1) = ",
    "poisson-kl-by-the-mean": "= s*log(s*r^(-1)) + (-1)*s + r",
    "binomial-kl": "kl(range(0, n), k: integer -> binomial_mass(n, p, k), k: integer -> binomial_mass(n, q, k)) = n*(",
    "gamma-kl": "= (c + (-1)*d)*digamma(c) + log(gamma(d)*gamma(c)^(-1)) + d*log(g*h^(-1)) + ",
    "beta-entropy": "entropy(interval(0, 1), x -> beta_density(c, d, x)) = log(",
    "exponential-kl-in-natural-form": "x -> exponential_density(r, x)) = log(",
    "bernoulli-mean-in-natural-form": "n: integer -> n) = p",
    "gaussian-moments-in-natural-form": "x -> x^2) = m^2 + s^2",
    "rayleigh-kl": "kl(interval(0, oo), x -> rayleigh(s, x), x -> rayleigh(r, x)) = ",
    "two-of-three": "= log(3/2)",
    "a-hundred-entries": "= 1",
    "gaussian-kl-at-one-mean": "x -> normal_density(m, r, x)) = log(r*s^(-1)) + ",
    "fisher-of-a-chance": "= (p*(1 + (-1)*p))^(-1)",
    "fisher-of-a-logit": "= exp(m)*((1 + exp(m))^2)^(-1)",
    "fisher-of-a-mean": "fisher_information(interval(-oo, oo), x -> y -> normal_density(y, s, x), m) = ",
    "fisher-of-the-logarithm-of-a-rate": "exponential_density(exp(y), x), m) = 1",
}
FILES = {"users_theorems.py": CONCLUSIONS, "users_families.py": FAMILIES}
EACH = [(file, id) for file, conclusions in FILES.items() for id in conclusions]


@cache
def proved(file: str) -> dict[str, Derivation]:
    return {d.id: d for d in proved_in(Path(__file__).parent / file)}


@pytest.mark.parametrize("file", FILES)
def test_the_file_proves_all_of_them(file: str) -> None:
    assert list(proved(file)) == list(FILES[file])


@pytest.mark.parametrize(("file", "id"), EACH)
def test_a_certificate_says_the_same(file: str, id: str) -> None:
    derivation = proved(file)[id]
    assert FILES[file][id] in show(derivation.theorem.conclusion)
    reading = checker.check(derivation.certificate_text)
    assert reading.status == "proved"
    assert reading.statement == derivation.theorem.conclusion
    assert all(h.words for h in reading.hypotheses)


def test_a_family_of_ones_own_is_printed_with_what_it_means() -> None:
    text = text_derivation(proved("users_families.py")["rayleigh-kl"].reading, 200)
    assert "rayleigh(s, x) := x/s² · exp(−x²/(2 s²))" in text
