"""A user's own file: what it proves, and that the certificates say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from symit.certificates.reading import check
from symit.kernel.text import show
from symit.library import proved_in
from symit.proving.derivation import Derivation

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


@pytest.fixture(scope="module")
def proved() -> dict[str, Derivation]:
    return {d.id: d for d in proved_in(Path(__file__).parent / "users_theorems.py")}


def test_the_file_proves_all_of_them(proved: dict[str, Derivation]) -> None:
    assert list(proved) == list(CONCLUSIONS)


@pytest.mark.parametrize("id", CONCLUSIONS)
def test_a_certificate_says_the_same(id: str, proved: dict[str, Derivation]) -> None:
    derivation = proved[id]
    assert CONCLUSIONS[id] in show(derivation.theorem.conclusion)
    reading = check(derivation.certificate_text)
    assert reading.status == "proved"
    assert reading.statement == derivation.theorem.conclusion
    assert all(h.words for h in reading.hypotheses)
