"""`symit derive`: what it prints, its JSON, its exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import exp, factorial, log
from pathlib import Path

import pytest

from symit.certificates.reading import check
from symit.cli import main
from symit.kernel.encoding import Malformed
from symit.library import answering
from symit.library.deriving import derive


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["derive", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_closed_form_with_its_value(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "proof.json"
    question = "kl(Laplace(m, s), Laplace(location=n, scale=t))"
    code, out, _ = run(capsys, question, "--at", "m=0,s=1,n=1/2,t=0.3", "--json", "--certificate", str(file))
    entry = json.loads(out)
    assert code == 0
    assert entry["status"] == "proved" and entry["conditions"] == []
    away = 0.5
    assert float(entry["value"]["midpoint"]) == pytest.approx(log(0.3) + (away + exp(-away)) / 0.3 - 1, rel=1e-14)
    assert float(entry["value"]["radius"]) < 1e-25
    assert "\\log" in entry["latex"] and len(entry["certificate"]) == 64
    reading = check(file.read_text(encoding="utf-8"))
    assert reading.digest == entry["certificate"]


def test_names_and_numbers_as_people_write_them(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "entropy(Normal(μ₁, σ))", "--at", "μ₁=0.,σ=.5", "--json")
    entry = json.loads(out)
    assert code == 0 and [symbol["name"] for symbol in entry["symbols"]] == ["mu_1", "sigma"]
    _, out, _ = run(capsys, "entropy(Normal(0, 1/2))", "--json")
    assert entry["value"] == json.loads(out)["value"]


def test_numbers_may_be_large_small_or_close(capsys: pytest.CaptureFixture[str]) -> None:
    """A condition such as 0 < 10^30 is asked for no sum of logarithms: e^(10^30) is beyond all reckoning."""
    _, out, _ = run(capsys, "kl(Exponential(1.0000000001), Exponential(1))", "--json")
    assert float(json.loads(out)["value"]["midpoint"]) == pytest.approx(4.9999999993333e-21, rel=1e-12, abs=0)
    _, out, _ = run(capsys, "kl(Normal(0, 1e-30), Normal(0, 1e30))", "--json")
    assert float(json.loads(out)["value"]["midpoint"]) == pytest.approx(log(1e60) - 0.5, rel=1e-14)
    code, out, _ = run(capsys, "kl(Gamma(123456789.123, 1e-12), Gamma(1, 1))", "--json")
    assert code == 0 and float(json.loads(out)["value"]["midpoint"]) == pytest.approx(1.23456789123e20, rel=1e-12)


def test_numbers_of_other_parameters_are_worked_out(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "kl(NegativeBinomial(mean=m, dispersion=1), NegativeBinomial(mean=n, dispersion=1))")
    assert "NegativeBinomial(1, 1/(1 + m), ·)" in out


def test_what_is_not_proved_to_diverge_is_not_said_to(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "kl(PowerFunction(a), ExpGamma(b, c))")
    assert code == 3 and "no closed form is known for ∫_0^1" in out
    assert run(capsys, "kl(PowerFunction(2), ExpGamma(3, 4))")[0] == 0


def test_units(capsys: pytest.CaptureFixture[str]) -> None:
    _, nats, _ = run(capsys, "entropy(Uniform(0, 8))", "--json")
    _, bits, _ = run(capsys, "entropy(Uniform(0, 8))", "--json", "--unit", "bits")
    assert json.loads(nats)["value"]["midpoint"].startswith("2.0794415416798")
    assert float(json.loads(bits)["value"]["midpoint"]) == 3


def test_infinite_and_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "kl(Normal(0, 1), Exponential(2))", "--json")
    assert (code, json.loads(out)["status"], json.loads(out)["value"]) == (0, "infinite", None)
    code, out, _ = run(capsys, "kl(Poisson(2), Geometric(1/2))", "--json")
    entry = json.loads(out)
    assert (code, entry["status"]) == (3, "unknown")
    assert "Σ" in entry["failure"]
    assert float(entry["value"]["radius"]) < 1e-10  # enclosed all the same


CUBE = """
from sympy import Interval
from symit import family, positive, real

x, c = real("x"), positive("c")
Cube = family("Cube", 3 * x**2 / c**3, (x, Interval.open(0, c)), c)
"""


def test_families_of_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file, proof = tmp_path / "mine.py", tmp_path / "proof.json"
    file.write_text(CUBE, encoding="utf-8")
    question = "kl(Cube(2), Uniform(0, 3))"
    code, out, _ = run(capsys, question, "--json", "--families", str(file), "--certificate", str(proof))
    assert code == 0 and float(json.loads(out)["value"]["midpoint"]) == pytest.approx(log(4.5) - 2 / 3)
    assert check(proof.read_text(encoding="utf-8")).digest == json.loads(out)["certificate"]


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (None, "mine.py: No such file"),
        ("cube = 1\n", "mine.py makes no family"),
        (CUBE.replace("3 *", "2 *"), "the entry of Cube: density: it integrates to 0.666667"),
        (CUBE.replace("family(", "famly("), "did you mean family?"),
    ],
)
def test_a_file_that_makes_no_right_family(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, script: str | None, says: str
) -> None:
    file = tmp_path / "mine.py"
    if script is not None:
        file.write_text(script, encoding="utf-8")
    code, out, err = run(capsys, "entropy(Cube(2))", "--families", str(file))
    assert (code, out) == (2, "") and says in err and len(err.splitlines()) == 1


def test_a_certificate_is_checked_afresh_before_it_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "proof.json"
    found = derive("entropy(Levy(c))")
    assert found.published is not None
    changed = replace(found.published, certificate_text=found.published.certificate_text[2:])
    with pytest.raises(Malformed, match="not a certificate"):
        changed.certificate()
    monkeypatch.setattr(answering, "answer", lambda *_: answering.Told("", False, changed))
    code, _, err = run(capsys, "entropy(Levy(c))", "--certificate", str(file))
    assert code == 1 and "is not written" in err and not file.exists()


def test_code(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "kl(Exponential(a), Exponential(b))", "--target", "python")
    assert code == 0 and "def kl_exponential_exponential(" in out


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("kl(Norml(0, 1), Normal(0, 1))", "did you mean Normal"),
        ("kl(Normal(0), Normal(0, 1))", "Normal takes 2 arguments (mean, sd), not 1"),
        ("kl(Normal(0, width=1), Normal(0, 1))", "(mean, sd) or (mean, variance) or (mean, precision)"),
        ("kl(Gamma(2, rate=1, scale=1), Gamma(1, 1))", "none of them has rate and scale"),
        ("kl(Gamma(shape=2), Gamma(1, 1))", "Gamma takes 2 arguments (shape, rate), not 1"),
        (
            "kl(Normal(0, -1), Normal(0, 1))",
            "outside of its domain: the sd of Normal is positive, and −1 > 0 does not hold",
        ),
        ("entropy(Normal(0, variance=-1))", "the variance of Normal is positive"),
        ("entropy(Normal(0, 10^10^10))", "too large to compute with"),
        ("entropy(Normal(0, 1e9999))", "up to three digits"),
        ("entropy(Normal(1/0, 1))", "1/0 has no value"),
        ("entropy(Normal(log(1 - 1), 1))", "has no value"),
        ("entropy(Normal(sqrt(-1), 1))", "√(−1) has no value"),
        ("entropy(Normal((-1)!, 1))", "has no value"),
        ("entropy(Normal(inf, 1))", "inf is no number"),
        ("entropy(Normal(0, ٣))", "is not part of any expression"),
        ("mutual_information(Normal(0, 1), 1)", "is asked of vectors"),
        ("kl(Uniform(1, 0), Normal(0, 1))", "a parameter of Uniform lies outside of its domain"),
        ("kl(Poisson(1), Normal(0, 1))", "two measures on different spaces"),
        ("kull(Normal(0, 1), Normal(0, 1))", "did you mean kl"),
        ("kl(Normal(0, 1))", "kl takes 2 arguments"),
        ("kl(Normal(0, 1), 3)", "is none"),
        ("kl(Normal(0, 1), Normal(0, 1)", "a bracket is not closed"),
        ("entropy(Normal(0, __import__))", "Normal"),
        ("kl(Normal(power, 1), Normal(0, 1))", "power is the name of something else"),
        ("kl(Normal(Gamma, 1), Normal(0, 1))", "Gamma is the name of something else"),
        ("kl(Normal(gamma, 1), Normal(0, 1))", "the Gamma function; write gamma_1 for a parameter"),
        ("", "a measure of distributions is expected"),
    ],
)
def test_what_is_not_understood(capsys: pytest.CaptureFixture[str], question: str, says: str) -> None:
    code, _, err = run(capsys, question)
    if "__import__" in question:
        assert code == 0  # a name like any other, and nothing is run
        return
    assert code == 2 and says in err and err.count("\n") <= 4


@pytest.mark.parametrize("at", ["m=", "=1", "m", "q=1", "s=-1", "m=1", "m=x,s=1", "m=1,m=2,s=1"])
def test_numbers_that_do_not_fit(capsys: pytest.CaptureFixture[str], at: str) -> None:
    code, _, err = run(capsys, "entropy(LogNormal(m, s))", "--at", at)
    assert code == 2 and err


def test_what_is_in_nats_has_code_in_bits(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "renyi_entropy(Exponential(a), 2)", "--target", "python", "--unit", "bits")
    assert code == 0 and "in bits" in out


def test_equal_numbers_are_seen_to_be_equal(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "kl(DiscreteLaplace(a), DiscreteLaplace(a))")
    assert code == 0 and "DiscreteLaplace(a, ·)) = 0" in out


def test_a_value_of_thousands_of_digits_has_an_exponent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["derive", "variance(Normal(0, 1000!))", "--json"]) == 0
    exact, found = factorial(1000) ** 2, json.loads(capsys.readouterr().out)["value"]
    assert len(found["midpoint"]) < 50
    assert abs(Fraction(found["midpoint"]) - exact) <= Fraction(found["radius"])


def test_numbers_with_an_exponent_are_read_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    values = []
    for number in ("1e-3", "1/1000"):
        assert main(["derive", "entropy(Exponential(a))", "--at", f"a={number}", "--json"]) == 0
        values.append(json.loads(capsys.readouterr().out)["value"])
    assert values[0] == values[1]


@pytest.mark.slow
def test_a_ball_that_says_nothing_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["derive", "total_variation(Exponential(a), Exponential(b))", "--at", "a=1,b=1.000001", "--json"]
    assert main(asked) == 3
    assert json.loads(capsys.readouterr().out)["value"] is None
