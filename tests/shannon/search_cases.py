"""Short ways to write quantities and forms, and inequalities that are known to be true, for the tests of the search."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from math import comb

from symit.language.information import Entropy, Form, Information, Quantity, form, summed

Question = tuple[Form, list[Form]]


def H(of: str, given: str = "") -> Entropy:
    return Entropy(tuple(of.split()), tuple(given.split()))


def I(one: str, two: str, given: str = "") -> Information:  # noqa: E743
    return Information(tuple(one.split()), tuple(two.split()), tuple(given.split()))


def combined(*terms: tuple[Fraction | int, Quantity]) -> Form:
    return summed((Fraction(c), form(quantity)) for c, quantity in terms)


def numbered(indices: Iterable[int]) -> str:
    return " ".join(f"X_{i}" for i in indices)


def han(n: int, k: int | None = None) -> Form:
    """h_k / k >= h_(k+1) / (k+1) for the mean entropies h_k of k variables out of n; k = n - 1 if not given."""
    k = n - 1 if k is None else k
    small = [(Fraction(1, comb(n, k) * k), H(numbered(s))) for s in combinations(range(n), k)]
    large = [(-Fraction(1, comb(n, k + 1) * (k + 1)), H(numbered(s))) for s in combinations(range(n), k + 1)]
    return combined(*small, *large)


def shearer(n: int, k: int) -> Form:
    """The n windows of k neighbours on a circle have together at least k times the entropy of all."""
    windows = [(1, H(numbered((i + j) % n for j in range(k)))) for i in range(n)]
    return combined(*windows, (-k, H(numbered(range(n)))))


def subadditive(n: int) -> Form:
    return combined(*((1, H(numbered([i]))) for i in range(n)), (-1, H(numbered(range(n)))))


def processed(n: int) -> Question:
    """I(X_0; X_(n-1)) <= I(X_0; X_1) along the Markov chain of n variables."""
    target = combined((1, I("X_0", "X_1")), (-1, I("X_0", numbered([n - 1]))))
    markov = [form(I(numbered(range(i)), numbered([i + 1]), numbered([i]))) for i in range(1, n - 1)]
    return target, markov


def hidden(n: int) -> Question:
    """I(Y_0; Y_(m-1)) <= I(X_0; X_1) where the m = n/2 variables X form a Markov chain and each Y_i is made of X_i."""
    m = n // 2
    target = combined((1, I("X_0", "X_1")), (-1, I("Y_0", f"Y_{m - 1}")))
    markov = [form(I(numbered(range(i)), numbered([i + 1]), numbered([i]))) for i in range(1, m - 1)]
    return target, markov + [form(H(f"Y_{i}", f"X_{i}")) for i in range(m)]


def recoded(n: int) -> Question:
    """Han's inequality for m = n/2 variables with two names each, X_i and Y_i, of which its sets use either."""
    m = n // 2
    sets = [[f"{'XY'[(i + left) % 2]}_{i}" for i in range(m) if i != left] for left in range(m)]
    target = combined(*((1, H(" ".join(s))) for s in sets), (1 - m, H(numbered(range(m)))))
    return target, [form(H(f"{one}_{i}", f"{two}_{i}")) for i in range(m) for one, two in ("XY", "YX")]


def lowered(target: Form, by: Fraction, n: int) -> Form:
    """False where the target is 0 for independent variables: by H(all) less."""
    return summed([(Fraction(1), target), (-by, form(H(numbered(range(n)))))])


ZHANG_YEUNG = combined(
    (1, I("A", "B")), (1, I("A", "C D")), (3, I("C", "D", "A")), (1, I("C", "D", "B")), (-2, I("C", "D"))
)
INGLETON = combined((1, I("A", "B", "C")), (1, I("A", "B", "D")), (1, I("C", "D")), (-1, I("A", "B")))
