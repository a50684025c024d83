"""The catalogue on the command line: its list, and what `symit verify` tries of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checked import checker

from symit.cli import main
from symit.families.catalogue import CATALOGUE
from symit.families.lemmas import LEMMAS
from symit.families.vectors.reading import FAMILIES as VECTORS
from symit.library.asked import LEMMA, SAMPLE, asked, certificate
from symit.library.matrix import questions
from symit.library.measures import EVERY


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["list", "families", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_all_families_with_their_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = listed(capsys)
    assert code == 0 and len(out.splitlines()) == len({*CATALOGUE, *VECTORS})
    assert "Gamma(shape > 0, rate > 0)" in out and "Geometric(p in (0, 1))" in out
    _, out, _ = listed(capsys, "uniform", "--json")
    (entry,) = (e for e in json.loads(out)["families"] if e["name"] == "Uniform")
    assert entry["parameters"] == [{"name": "a", "domain": "real"}, {"name": "b", "domain": "real"}]
    assert (entry["support"], entry["conditions"], entry["discrete"]) == ("(a, b)", ["a < b"], False)


def test_words_may_stand_behind_options(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = listed(capsys, "--json", "Levy")
    assert code == 0 and [f["name"] for f in json.loads(out)["families"]] == ["Levy"]


def test_an_unknown_family_has_a_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = listed(capsys, "Gama")
    assert code == 2 and "did you mean Gamma?" in err
    code, _, err = listed(capsys, "xyz")
    assert code == 2 and "symit list families" in err


def test_all_measures_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "measures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(EVERY)
    assert all(len(line.split("  ", 1)[1].strip()) > 3 for line in lines)
    assert any(line.startswith("renyi_divergence(P, Q, alpha) ") for line in lines)
    assert main(["list", "measures", "hellnger"]) == 2
    assert "did you mean hellinger?" in capsys.readouterr().err


def test_what_is_verified_of_the_catalogue(tmp_path: Path) -> None:
    """The lemmas, and pairs by the seed, or all."""
    some = asked(tmp_path, 1)
    assert some == asked(tmp_path, 1) != asked(tmp_path, 2)
    assert len(some) == len(LEMMAS) + SAMPLE
    assert len(asked(tmp_path, 1, None)) == len(LEMMAS) + len(questions("kl"))
    lemma = next(a for a in some if a.id == f"{LEMMA}gamma-diverges-far-out")
    text, tried = certificate(lemma, 1) or ("", None)
    assert checker.check(text).id == lemma.id and tried is None
