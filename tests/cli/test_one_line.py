"""What a notebook and a prompt show: one short line, and the formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import symit
from symit.certificates.reading import Checker
from symit.kernel import build as b
from symit.kernel.text import LINE
from symit.library.loading import derived
from symit.proving.scope.scope import Scope
from symit.render.latex import latex


def reached(start: Any) -> Iterator[Any]:
    """Every object of symit that can be reached from one, through its fields and what they list."""
    waiting, seen = [start], set()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, (tuple, list, frozenset)):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            waiting.extend(thing.values())
        elif type(thing).__module__.startswith("symit."):
            yield thing
            if is_dataclass(thing):
                waiting.extend(getattr(thing, f.name) for f in fields(thing))


def things() -> list[Any]:
    derivation, published = derived("vae-kl-diagonal"), symit.load("vae-kl-diagonal")
    checker = Checker()
    checker.check(published.certificate())
    return [
        *(derivation, published, published.theorem, published.reading, checker),
        Scope().know(derivation.theorem),
        symit.prove("I(X;Z) <= I(X;Y)", given=["X -> Y -> Z"]),
        symit.prove("I(X;Y|Z) <= I(X;Y)"),
    ]


@pytest.mark.slow
def test_repr_is_one_short_line_everywhere() -> None:
    kinds = set()
    for start in things():
        for thing in reached(start):
            shown = repr(thing)
            assert len(shown) <= LINE and "\n" not in shown
            kinds.add(type(thing).__name__)
    assert {"Theorem", "Reading", "Published", "Own", "Verdict", "Ledger", "App", "Line", "Checker"} <= kinds


def test_repr_shows_the_formula() -> None:
    theorem = derived("exponential-tangent").theorem
    assert repr(theorem) == "<|- 1 + y <= exp(y)>" and repr(theorem.conclusion) == "<1 + y <= exp(y)>"
    assert repr(symit.load("exponential-tangent")) == "<exponential-tangent (proved): |- 1 + y <= exp(y)>"
    assert repr(symit.prove("H(X|Y) <= H(X)")) == "<H(X|Y) <= H(X): proved>"


def test_a_large_term_is_cut() -> None:
    large = b.add(*(b.real(f"x_{k}") for k in range(2000)))
    assert len(repr(large)) == LINE and repr(large).endswith("...")


@pytest.mark.parametrize("id", ["gaussian-kl", pytest.param("fano-inequality", marks=pytest.mark.slow)])
def test_a_notebook_shows_the_formula(id: str) -> None:
    published = symit.load(id)
    formula = f"$\\displaystyle {latex(published.reading.statement)}$"
    assert published._repr_latex_() == published.theorem._repr_latex_() == formula
