"""Counterexamples to information inequalities: the search for one, and the check that it is one.

Stands between a statement about entropies that may be false and what is shown of it: a joint distribution that
satisfies every condition and breaks the inequality.  The searches work with floats and only suggest; what is returned
has passed `breaks`, which is exact.  That nothing is found says nothing: `TRIED` is what was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import islice
from typing import Any, TypeAlias

import numpy as np

from symit.certificates.brief import Brief
from symit.evidence.alphabets import alphabets, at_sizes
from symit.evidence.assignments import Trials, assignments, improved, valued
from symit.evidence.atom_products import Atom, factors, products
from symit.evidence.joint_distributions import JointDistribution, gathered, value
from symit.evidence.palettes import Palette, functions, linear
from symit.evidence.prime_logarithms import LogSum, added, ball, decimal, logarithm, sign
from symit.evidence.questions import Question
from symit.evidence.simplification import simplified
from symit.evidence.weighted_tables import climbed, drawn_tables
from symit.language.information import Combination, Extreme, Form, Quantity, Real, Size, amount, form, summed, text

__all__ = ["TRIED", "Counterexample", "JointDistribution", "breaks", "refute", "refute_soon", "value"]

MANY = (10, 32, 128, 1024)
"""Values of a variable whose entropy is large."""
TRIED = (
    "linear functions of up to 4 fair bits and of up to 3 fair digits to base 3, linear functions of biased bits, "
    "functions of up to 6 points with equal and of 4 points with unequal probabilities "
    "(all of them where they are few, otherwise samples that are improved step by step), "
    "independent products of these with up to 4096 outcomes, "
    f"variables with up to {MANY[-1]} values of equal probability, "
    "and tables of up to 8 outcomes whose entries and probabilities are improved step by step"
)

WORK = 8_000_000
"""Joint entropies that are computed for one palette."""
ALPHABETS, SOON_ALPHABETS = 4, 16
"""Choices of how many values variables may have."""
TABLE_WORK, RESTARTS = 250_000, 3
"""How long tables are improved and how often."""
MOST_TRIALS = 100_000
SOON_WORK, SOON_BITS = 200_000, (1, 2, 3)
"""The same for each palette of a first look, which takes milliseconds and refutes most of what is false."""
SUGGESTIONS = 4
"""Promising candidates of one palette that are checked exactly."""


Suggestions: TypeAlias = Iterator[tuple[JointDistribution, str]]
"""Distributions that seem to break the statement, with words on where they come from; the simple ones first."""


@dataclass(frozen=True, repr=False)
class Counterexample(Brief):
    """A distribution that satisfies all conditions and breaks the inequality, verified exactly; and the values of the
    real numbers in it, by name, and of log|X|.

    `margin` is by how much, in nats, with a bound of the error; `exact` is the same as a sum of logarithms; `found` is
    how it was found, in words.
    """

    distribution: JointDistribution
    margin: str
    exact: LogSum
    found: str
    reals: Mapping[str, LogSum] = field(default_factory=dict)

    def value(self, form: Form) -> LogSum:
        """What a form is worth here, exactly."""
        chosen = {key: n for key in form if isinstance(n := amount(key), Real | Size)}
        rest = {key: c for key, c in form.items() if key not in chosen}
        reals = [(form[key], self.reals.get(text(number), {})) for key, number in chosen.items()]
        return added([(Fraction(1), value(self.distribution, rest)), *reals])

    def worth(self, of: Combination) -> LogSum:
        """What a sum is worth here, in which extremes may stand."""
        return added((c, self._of(q)) for c, q in of.terms)

    def _of(self, quantity: Quantity) -> LogSum:
        if not isinstance(quantity, Extreme):
            return self.value(form(quantity))
        (one, when), (other, _) = quantity.branches
        return self.worth(one if sign(self.worth(when.right - when.left)) >= 0 else other)

    def data(self) -> dict[str, Any]:
        """As plain data for JSON."""
        exact = {str(prime): str(coefficient) for prime, coefficient in sorted(self.exact.items())}
        reals = {name: decimal(worth) for name, worth in self.reals.items()}
        beside = {"reals": reals} if reals else {}
        return {**self.distribution.data(), **beside, "margin": self.margin, "exact": exact, "found": self.found}


def breaks(
    distribution: JointDistribution, target: Form, zero: Sequence[Form], nonnegative: Sequence[Form]
) -> str | None:
    """By how much the target is below 0, in nats, where each of `zero` is 0 and each of `nonnegative` is >= 0.

    None if the target is not below 0 or a condition fails.  Everything is decided exactly.
    """
    below = _below(distribution, Question(target, tuple(zero), tuple(nonnegative)))
    return decimal(below) if below is not None else None


def refute(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form], seed: int = 1) -> Counterexample | None:
    """A joint distribution with target < 0, all of `zero` = 0 and all of `nonnegative` >= 0; None if none is found."""
    return _refuted(_suggestions, _questions(target, zero, nonnegative, ALPHABETS), seed)


def refute_soon(
    target: Form, zero: Sequence[Form], nonnegative: Sequence[Form], seed: int = 1
) -> Counterexample | None:
    """The same among the simplest distributions: a first look, before anything that takes long."""
    return _refuted(_simplest, _questions(target, zero, nonnegative, SOON_ALPHABETS), seed)


def _refuted(
    suggest: Callable[[Question, np.random.Generator], Suggestions], questions: Iterable[Question], seed: int
) -> Counterexample | None:
    found = (_first(suggest(q, np.random.default_rng(seed)), q) for q in questions if q.target)
    return next((one for one in found if one is not None), None)


def _questions(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form], most: int) -> Iterator[Question]:
    """With numbers in the place of numbers of values, as many choices at most."""
    for sizes in islice(alphabets(target, zero, nonnegative), most):
        (first,), zeros, others = (at_sizes(forms, sizes) for forms in ([target], zero, nonnegative))
        yield replace(_question(first, zeros, others), alphabets=sizes)


def _question(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form]) -> Question:
    """About distributions alone: a real number is the difference of the entropies of two variables of its own."""
    return Question(_tidy(target), tuple(map(_tidy, zero)), tuple(map(_tidy, nonnegative)))


def _parts(real: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """The two variables of a real number, with their signs."""
    return (1, f"+{real}"), (-1, f"-{real}")


def _with_reals(found: Counterexample, question: Question) -> Counterexample:
    """The variables of reals as values of these; and how many values variables may have, where that is spoken of."""
    names = found.distribution.variables
    kept = [i for i, name in enumerate(names) if name[0] not in "+-"]
    reals = {name[1:]: _value_of(name[1:], found.distribution) for name in names if name[0] == "+"}
    reals |= {text(Size(name)): logarithm(size) for name, size in question.alphabets.items()}
    rows = ((p, [values[i] for i in kept]) for p, values in found.distribution.outcomes)
    return replace(found, distribution=gathered([names[i] for i in kept], rows), reals=reals)


def _value_of(real: str, distribution: JointDistribution) -> LogSum:
    return added((Fraction(s), distribution.entropy([name])) for s, name in _parts(real))


def _first(suggestions: Suggestions, question: Question) -> Counterexample | None:
    """The first that is a counterexample, made simpler."""
    for found, how in suggestions:
        if _below(found, question) is not None:
            simpler = simplified(found, lambda other: _margin(other, question))
            made = _counterexample(simpler, question, how if simpler == found else f"{how}; then simplified")
            return None if made is None else _with_reals(made, question)
    return None


def _simplest(question: Question, rng: np.random.Generator) -> Suggestions:
    if not question.variables:
        yield gathered([], [(Fraction(1), [])]), "there is no variable"
        return
    count = min(MOST_TRIALS, SOON_WORK // len(question.rows))
    for palette in (linear(2, bits) for bits in SOON_BITS):
        trials = valued(question, palette, assignments(palette, len(question.variables), count, rng))
        yield from _best(trials, f"found among {palette.words}")


def _large(question: Question) -> Suggestions:
    """What has an entropy above any small number: one variable with many values, or all of them the same one."""
    names = question.variables
    for size in sorted({*MANY, *question.alphabets.values()}):
        for chosen in (*([name] for name in names), names) if question.constants and size <= max(MANY) else ():
            rows = ((Fraction(1, size), [value if name in chosen else 0 for name in names]) for value in range(size))
            yield gathered(names, rows), f"found with {size} values of equal probability"


def _suggestions(question: Question, rng: np.random.Generator) -> Suggestions:
    if not question.variables:
        return
    yield from _large(question)
    atoms: list[Atom] = []
    for palettes in _palettes():
        for palette in palettes:
            yield from _assigned(question, palette, rng, atoms)
        if atoms:
            yield from (
                (found, "found as an independent product of simple distributions")
                for found in products(question, atoms, rng)
            )
    for outcomes, coins in RESTARTS * ((4, None), (5, None), (6, None), (8, None), (4, 2), (8, 3)):
        tables = drawn_tables(len(question.variables), outcomes, coins, 96, rng)
        steps = max(30, min(400, TABLE_WORK // (outcomes**2 * len(question.rows))))
        kind = "independent bits" if coins else f"{outcomes} outcomes"
        yield from (
            (found, f"found by hill climbing over tables of {kind}") for found in climbed(question, tables, steps, rng)
        )


def _assigned(question: Question, palette: Palette, rng: np.random.Generator, atoms: list[Atom]) -> Suggestions:
    """Assignments of a palette that seem to break the statement; good factors of products are added to the atoms."""
    count = min(MOST_TRIALS, WORK // len(question.rows))
    trials = valued(question, palette, assignments(palette, len(question.variables), count, rng))
    yield from _best(trials, f"found among {palette.words}")
    if question.forms[1:] and not question.constants:  # else nothing is the sum of what its factors are
        atoms += factors(trials, rng)
    if len(palette.partitions) ** len(question.variables) > count:
        for step in improved(question, palette, population=256, steps=max(20, count // 1000), rng=rng):
            yield from _best(step, f"found by hill climbing among {palette.words}")


def _best(trials: Trials, how: str) -> Suggestions:
    for column in trials.promising()[:SUGGESTIONS]:
        yield trials.distribution(int(column)), how


def _palettes() -> Iterator[tuple[Palette, ...]]:
    """Groups of palettes, the simple ones first; after each group products are tried."""
    yield tuple(linear(2, bits) for bits in (1, 2, 3, 4))
    yield (_weighted(1, 1, 1, 1),)
    yield tuple(
        _weighted(*tops)
        for tops in ((3, 3, 2, 2), (4, 4, 1, 1), (7, 7, 3, 3), (4, 2, 1, 1), (9, 3, 3, 1), (7, 1, 1, 1))
    )
    half, tenth, small = Fraction(1, 2), Fraction(1, 10), Fraction(1, 1000)
    yield (
        *(linear(3, 2), linear(5, 2), _weighted(1, 1, 1, 1, 1), _weighted(1, 1, 1, 1, 1, 1), linear(3, 3)),
        *(_weighted(1, 1, 1, 997), _weighted(1, 1, 499, 499)),
        *(linear(2, 3, (tenth,) * 3), linear(2, 3, (half, tenth, tenth)), linear(2, 3, (half, small, small))),
        linear(2, 3, (Fraction(1, 3), Fraction(1, 5), Fraction(1, 7))),
    )


def _weighted(*tops: int) -> Palette:
    return functions(tuple(Fraction(top, sum(tops)) for top in tops))


def _counterexample(distribution: JointDistribution, question: Question, how: str) -> Counterexample | None:
    below = _below(distribution, question)
    return None if below is None else Counterexample(distribution, decimal(below), below, how)


def _below(distribution: JointDistribution, question: Question) -> LogSum | None:
    """How far the target is below 0; None if it is not or a condition fails."""
    target = value(distribution, question.target)
    if sign(target) >= 0:
        return None
    if any(sign(value(distribution, form)) != 0 for form in question.zero):
        return None
    if any(sign(value(distribution, form)) < 0 for form in question.nonnegative):
        return None
    if any(distribution.count(name) > size for name, size in question.alphabets.items()):
        return None
    return {prime: -coefficient for prime, coefficient in target.items()}


def _margin(distribution: JointDistribution, question: Question) -> float | None:
    below = _below(distribution, question)
    return None if below is None else float(ball(below))


def _tidy(form: Form) -> Form:
    """Without zero coefficients, without the entropy of nothing, and with variables for reals."""
    parts: list[tuple[Fraction, Form]] = []
    for variables, c in form.items():
        number = amount(variables)
        if isinstance(number, Real):
            parts += [(s * c, {frozenset((one,)): Fraction(1)}) for s, one in _parts(number.name)]
        elif variables:
            parts.append((c, {variables: Fraction(1)}))
    return summed(parts)
