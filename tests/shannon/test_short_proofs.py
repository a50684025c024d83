"""Proofs about many variables stay short enough to be read."""

from __future__ import annotations

from itertools import combinations

import pytest

from symit.language.information import form
from symit.language.information_grammar import parse_condition, parse_relation
from symit.proving.shannon.search import search

SHORT = 60  # terms and conditions


def length(statement: str, *given: str) -> int:
    relation = parse_relation(statement)
    zero = [form(c.left - c.right) for one in given for c in parse_condition(one)]
    proof = search(form(relation.right - relation.left), zero, [])
    assert proof is not None
    return len(proof.basic) + len(proof.zero)


@pytest.mark.parametrize("n", [5, 9, pytest.param(12, marks=pytest.mark.slow)])
def test_total_correlation_bounded_by_the_dual_one(n: int) -> None:
    """From n = 9 on this had hundreds of terms."""
    names = ";".join(f"X{i}" for i in range(1, n + 1))
    assert length(f"TC({names}) <= {n - 1} DTC({names})") < SHORT + (n > 9) * 30


@pytest.mark.parametrize("n", [10, 11])
def test_the_shares_of_a_secret_that_any_two_know(n: int) -> None:
    shares = [f"X{i}" for i in range(1, n + 1)]
    alone = [f"{x} _||_ S" for x in shares]
    together = [f"{x},{y} determines S" for x, y in combinations(shares, 2)]
    assert length(f"{n} H(S) <= {' + '.join(f'H({x})' for x in shares)}", *alone, *together) < SHORT
