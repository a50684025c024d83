"""What a function is held against: an id, a derivation of one's own, what was loaded, a certificate file."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from exact_functions import FLOAT64, complaint, vae_kl
from sympy import Eq, Range, log

from symit.kernel import build as b
from symit.kernel.certificate import Rejected
from symit.kernel.encoding import Malformed
from symit.language import Normal, kl, positive, reals
from symit.language.functionals import integral
from symit.language.statements import forall
from symit.language.symbols import integer, vector
from symit.library.published import load as load_published
from symit.library.scripts import UnknownDerivation
from symit.proving.scope.scope import Scope, as_term
from symit.proving.script.derivation import Derivation, Given, derivation, fact, statement
from symit.testing import assert_agrees
from symit.testing.layout import formula_of, reading_of
from symit.words import eq, theorem


@cache
def shifted() -> Derivation:
    """KL of two Gaussians with one standard deviation."""
    mu_1, mu_2 = reals("mu_1 mu_2")
    sigma = positive("sigma")
    return theorem(
        "shifted",
        Eq(kl(Normal(mu_1, sigma), Normal(mu_2, sigma)), (mu_1 - mu_2) ** 2 / (2 * sigma**2)),
        title="Two Gaussians, shifted",
        source="one's own",
        given={"sigma is positive": sigma},
        proof=[eq((mu_1 - mu_2) ** 2 / (2 * sigma**2), "gaussian-kl")],
    )


@cache
def categorical() -> Derivation:
    """For probabilities p and q: KL + sum q - sum p = KL, which holds because both sums are 1."""
    n, j = integer("n"), integer("j")
    p, q = vector("p"), vector("q")
    indices = (j, Range(1, n + 1))
    given = [
        Given(forall(p(j) > 0, indices), "p is positive"),
        Given(forall(q(j) > 0, indices), "q is positive"),
        Given(Eq(integral(p(j), indices), 1), "p adds up to one"),
        Given(Eq(integral(q(j), indices), 1), "q adds up to one"),
    ]
    scope = Scope().given(*(g.statement for g in given))
    divergence = integral(p(j) * log(p(j) / q(j)), indices)
    known = scope.know(scope.evident(b.defined(as_term(divergence))))
    left = divergence + integral(q(j), indices) - integral(p(j), indices)
    claim = known.linear(b.eq(as_term(left), as_term(divergence)), (scope.facts[3], 1), (scope.facts[2], -1))
    return derivation("categorical", "Two distributions", "one's own", given, [statement("Sums", fact(claim, "1 = 1"))])


def shifted_kl(mu_1: Any, sigma: Any, mu_2: Any) -> Any:
    with np.errstate(over="ignore"):
        z = (mu_1 - mu_2) / np.where(np.asarray(sigma) > 0, sigma, np.nan)
        return z / 2 * z


@pytest.mark.slow
def test_a_derivation_of_ones_own_and_its_certificate(tmp_path: Path) -> None:
    path = tmp_path / "shifted.json"
    path.write_text(shifted().certificate_text, encoding="utf-8")
    for stated in (shifted(), path, str(path)):
        found = assert_agrees(shifted_kl, stated, dtypes=FLOAT64)
        assert (found.function, found.theorem) == ("shifted_kl", "shifted")
    message = complaint(lambda mu_1, sigma, mu_2: 2 * shifted_kl(mu_1, sigma, mu_2), shifted(), dtypes=FLOAT64)
    assert f"certificate sha256 {shifted().reading.digest}" in message


def test_what_was_loaded() -> None:
    published = load_published("vae-kl")
    assert assert_agrees(vae_kl, published, dtypes=FLOAT64).theorem == "vae-kl"


@pytest.mark.slow
def test_a_file_that_proves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    with pytest.raises(UnknownDerivation, match="No such file"):
        assert_agrees(shifted_kl, str(path))
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Malformed):
        assert_agrees(shifted_kl, path)
    path.write_text(shifted().certificate_text.replace('"shifted"', '"unshifted"', 1), encoding="utf-8")
    with pytest.raises(Rejected):
        assert_agrees(shifted_kl, path)
    with pytest.raises(UnknownDerivation):
        assert_agrees(shifted_kl, "no-file")


# ---- probabilities -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_probabilities_add_up_to_one() -> None:
    """So a form that is right for probabilities alone is as good as the theorem's own."""
    sums = set()

    def by_shares(p: Any, q: Any) -> Any:
        p, q = np.asarray(p), np.asarray(q)
        sums.update(sum(map(Fraction, row)) for row in p.reshape(-1, p.shape[-1])[:50].tolist())
        d, large = (p - q) / q, np.abs(p - q) > 0.3 * q
        small = np.where(large, 0, d)
        series = sum((-1) ** k * small**k / (k * (k - 1)) for k in range(2, 60))
        return (q * np.where(large, (1 + d) * np.log1p(d) - d, series)).sum(axis=-1)

    assert_agrees(by_shares, categorical(), ulps=256, validates=False, dtypes=FLOAT64, array=np.atleast_1d)
    assert sums == {1}


@pytest.mark.slow
def test_where_their_textbook_form_breaks() -> None:
    message = complaint(lambda p, q: (p * np.log(p / q)).sum(axis=-1), categorical(), dtypes=FLOAT64)
    assert "the value is negative and the exact one is not\n    p=[" in message
    assert "it gives a number outside the theorem's hypotheses" in message


def test_how_a_formula_is_laid_out() -> None:
    formula = formula_of(reading_of(categorical()), 2)
    assert [c.variable.name for c in formula.coordinates] == ["p[1]", "p[2]", "q[1]", "q[2]"]
    assert formula.shares == ((0, 1), (2, 3)) and formula.others == ()
    assert [c.alike for c in formula.coordinates] == [(), (), (0, 1), (1, 0)]
    assert formula.allows((0.25, 0.75, 0.5, 0.5)) and not formula.allows((0.25, 0.5, 0.5, 0.5))
    assert not formula.allows((-0.25, 1.25, 0.5, 0.5)) and str(formula.broken((-0.25, 1.25, 0.5, 0.5))) == "0 < p[1]"
    assert formula.exact((0.25, 0.75, 0.25, 0.75)) == (0.0, 0.0)
