"""What docstrings say of errors: figures that come with the package, measured again here."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from export_forms import reading

import symit
from symit.certificates.reading import Hypothesis, Reading
from symit.export.accuracy import Measured, fingerprint, known, measure, with_figure
from symit.export.errors import NotExportable
from symit.export.numeric import numeric_functions
from symit.export.numeric_form import NumericForm
from symit.export.targets import TARGETS, source_of
from symit.kernel import build as b
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Reader
from symit.library.named import certificate_of, in_library
from symit.library.published import Published

IDS = ("gaussian-kl", "vae-kl", "bernoulli-kl", "poisson-kl", "gaussian-natural-kl", "gaussian-entropy")
GOAL = 8


@cache
def published(id: str) -> Published:
    return symit.load(id)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("id", [*IDS, "gaussian-moments", "laplace-moments", "fisher-bernoulli", "information-units"])
def test_the_figures_are_of_what_is_computed(id: str, target: str) -> None:
    """Where this fails, `python tests/benchmarks/accuracy.py --write` measures anew."""
    for function in published(id).numeric_functions():
        found = known()[fingerprint(function.form, target)]
        assert found.ulps <= GOAL and found.above == found.negative == found.lost == 0
        assert found.points > (10_000 if found.ulps else 4_000)  # there is nothing to climb from where all is exact


@pytest.mark.parametrize("target", ["numpy", "python"])
@pytest.mark.parametrize("id", IDS)
def test_a_new_search_finds_no_more_than_is_said(id: str, target: str) -> None:
    form = published(id).numeric_form()
    said = math.ceil(2 * known()[fingerprint(form, target)].ulps) / 2
    found = measure(published(id).function(target), form, published(id).place, np.float64, 60, 60, seed=11)
    assert found.ulps <= said + 1 and found.negative == found.lost == 0


# ---- what docstrings claim, over the whole library --------------------------------------------------------------


def stated(text: str) -> Reading:
    """What a certificate says that it proves, which is not checked here: only docstrings are looked at."""
    data = json.loads(text)
    proof, about = data["proofs"][-1], data["about"]
    reader = Reader(dict(STANDARD))
    for definition in proof["definitions"]:
        own = Reader(reader.definitions)
        own.read(definition["terms"])
        own.define(definition["name"], definition["params"], definition["body"])
    roots = [proof["statement"], *(h["formula"] for h in about["hypotheses"])]
    reader.read(only([*proof["terms"], *about["terms"]], roots))
    statement = reader.term(proof["statement"])
    given = tuple(Hypothesis(reader.term(h["formula"]), h["words"], h["regularity"]) for h in about["hypotheses"])
    return replace(reading("", "", b.ZERO, b.ZERO), id=proof["id"], statement=statement, hypotheses=given)


def only(nodes: list[Any], roots: list[int]) -> list[Any]:
    """The terms that the roots are made of, with 0 in the place of others, which take long to read."""
    used: set[int] = set()
    while roots:
        number = roots.pop()
        if number not in used:
            used.add(number)
            kind, *rest = nodes[number]
            roots += rest[1] if kind in ("app", "def") else [rest[2]] if kind == "fun" else []
    return [node if k in used else ["num", "0"] for k, node in enumerate(nodes)]


def forms() -> Iterator[NumericForm]:
    """Every function of the library, with its figure where there is one; the others are measured when they are
    exported."""
    for one in in_library():
        try:
            functions = numeric_functions(stated(certificate_of(one)))
            for form in (f.form for f in functions):
                found = known().get(fingerprint(form, "numpy"), Measured(0.0, (), 0, 0, 0, 0))
                yield with_figure(form, found, "numpy")
        except NotExportable:
            continue


@pytest.mark.slow
def test_a_docstring_says_where_digits_may_be_lost_and_where_no_error_was_measured() -> None:
    every = list(forms())
    assert len(every) > 40
    for form in every:
        try:
            said = " ".join(source_of(form, "numpy").split("return ")[0].split())
        except NotExportable:
            continue
        if not form.parameters:
            assert "rounded once" in said, form.name
            continue
        error = re.search(r"Largest error found: (\S+) units", said)
        if form.notes or not error or float(error[1]) > GOAL:
            assert re.search("digits? (may|are)|no digit|the last digit may|No error was measured", said), form.name
            assert "The result is right" not in said, form.name
