"""What is said of sequences and of words of binary digits."""

from __future__ import annotations

from sympy import Lambda

from symit.kernel.text import show
from symit.language import formula, integer, real, vector, vectors
from symit.language.codes import binary
from symit.language.sequences import rising


def test_a_rising_sequence_is_at_most_what_comes_later() -> None:
    k = integer("k")
    rises = "forall(n: integer -> forall(k: integer -> (n <= k) => ({} <= {})))"
    assert show(formula(rising(vector("F")))) == rises.format("F(n)", "F(k)")
    assert show(formula(rising(Lambda(k, 2 * k)))) == rises.format("2*n", "2*k")


def test_a_word_of_binary_digits() -> None:
    a, v = vectors("a v")
    word = binary(a, v)
    assert show(formula(word.digits)) == "forall(n: integer -> (0 <= a(n)) and ((0 < a(n)) => (a(n) = 1)))"
    start, further = map(show, map(formula, word.fractions))
    assert start == "v(0) = 0"
    assert further == "forall(n: integer -> (0 <= n) => (v(n + 1) = v(n) + a(n + 1)*2^((-1)*n + (-1))))"
    assert show(formula(word.begins(real("t"), 3))) == "(v(3) <= t) and (t < v(3) + (1/8))"
