"""The words of optimal transport say what a script would write."""

from __future__ import annotations

from sympy import Lambda, Range, S

from symit.kernel.text import show
from symit.language import formula, integers, mapping, mappings, term, vectors
from symit.language.transport import rerouting, transport

x, y = integers("x y")
d, gamma = mappings("d gamma", S.Integers, S.Integers)
p, q, f = vectors("p q f")
on = transport(d, p, q, (x, Range(1, 3)), (y, Range(1, 3)))


def test_what_is_moved_and_gained() -> None:
    assert show(term(on.cost(gamma))).endswith("k: integer -> gamma(n, k)*d(n, k)))")
    assert show(term(on.gain(f))).endswith(" + (-1)*integral(range(1, 2), n: integer -> q(n)*f(n))")


def test_a_coupling_and_a_lipschitz_function_written_out() -> None:
    signs, rows, columns = map(show, map(formula, on.couples(Lambda((x, y), x * y))))
    assert "0 <= n*k" in signs and "= p(n)" in rows and "= q(n)" in columns
    values, falls = map(show, map(formula, on.lipschitz(f)))
    assert "defined(f(n))" in values and "f(n) + (-1)*f(k) <= d(n, k)" in falls


def test_a_coupling_that_none_undercuts() -> None:
    *_, least = map(show, map(formula, on.optimal(gamma)))
    assert least.startswith("forall(") and "function" in least.split("->")[0]
    assert least.count("0 <= ") == 1 and least.count("gamma(") == 1


def test_what_adds_up_along_the_ways_of_rerouting() -> None:
    T = mapping("T", S.Integers, S.Integers, S.Integers)
    by = rerouting()
    chosen = show(term(by.next_of(T)))
    assert chosen == "stay(k, s, z)*T(k, s, z) + (1 + (-1)*stay(k, s, z))*(T(k, s, target(k + 1)) + T(k, k + 1, z))"
    assert "(T(k + 1, j, i) = stay(k, j, i)*T(k, j, i) + " in show(formula(by.adds_up(T)))
