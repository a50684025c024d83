"""Steps about all whole numbers and all fractions: induction, and continuous functions that agree at the rationals.

Stands on `lines`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.existence import known_to_exist
from symit.proving.integrals.integrals import in_plain_range, integrals_in, last_apart, written_out
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Formula, as_formula, as_variable, function_of
from symit.proving.script.lines import NotFollowing, Proved, Step, follows
from symit.proving.script.reasons import Reasons, given_by, words_of
from symit.proving.script.showing import shown
from symit.proving.steps.matching import subterms


@dataclass(frozen=True, eq=False)
class induction:
    """For all n >= start, the claim: at the start by `base`, from n to n + 1 by `step`, which are reasons and steps."""

    claim: Formula
    n: Any
    start: int
    base: Reasons
    step: Reasons

    def __init__(self, claim: Formula, n: Any, start: int, base: Any = (), step: Any = ()) -> None:
        values = (claim, n, start, _reasons(base), _reasons(step))
        for name, value in zip(("claim", "n", "start", "base", "step"), values, strict=True):
            object.__setattr__(self, name, value)

    def proved(self, place: Place) -> Proved:
        """The start, the step, and the conclusion."""
        n, claim = as_variable(self.n), as_formula(self.claim)
        at_start, following = (b.substitute(claim, {n: value}) for value in (b.num(self.start), b.add(n, 1)))
        first = _shown(place, at_start, self.base, partial(_taken_apart, rule=written_out, statements=(at_start,)))
        onward = place.at(n, b.le(self.start, n), claim)
        peeled = partial(_taken_apart, rule=last_apart, statements=(claim, following))
        step = _shown(onward, following, self.step, peeled)
        theorem = logic.induction(first[-1].theorem, step[-1].theorem, variable_=n, start=self.start)
        return Proved((*first, *step, Shown(theorem, "by induction")), theorem, "By induction")


def _shown(place: Place, goal: Term, why: Reasons, taken_apart: Callable[[Place], Place]) -> list[Shown]:
    """The steps among the reasons, and the goal by the others, where its sums are taken apart."""
    place, lines = taken_apart(place), list[Shown]()
    for step in (s for s in why if isinstance(s, Step)):
        done = step.proved(place)
        place, lines = place.know(done.theorem), [*lines, *done.lines]
    reasons = tuple(r for r in why if not isinstance(r, Step))
    return [*lines, Shown(follows(taken_apart(place), goal, reasons), words_of(reasons))]


def _reasons(value: Any) -> Reasons:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _taken_apart(place: Place, rule: Callable[[Place, App], Theorem], statements: Sequence[Term]) -> Place:
    """The place where each sum is known without its last summand, or written out."""
    for whole in [in_plain_range(place, whole) for whole in integrals_in(*statements)]:
        try:
            place = known_to_exist(place, whole, shown)
            apart = rule(place, whole)
        except MISSES:
            continue
        place = place.know(apart, *_written_out(place, apart))
    return place


def _written_out(place: Place, apart: Theorem) -> Iterator[Theorem]:
    """The products in what a sum is taken apart into, where their ends are numbers."""
    for part in dict.fromkeys(subterms(apart.conclusion)):
        if isinstance(part, App) and part.head == t.PRODUCT:
            try:
                yield written_out(place, in_plain_range(place, part))
            except MISSES:
                continue


@dataclass(frozen=True, eq=False)
class by_continuity:
    """For all x in an interval, f(x) = g(x): for these reasons at each fraction x = m/n; both sides are continuous."""

    statement: Formula
    ratio: tuple[Any, Any]
    reasons: Reasons

    def __init__(self, statement: Formula, ratio: tuple[Any, Any], *reasons: Any) -> None:
        object.__setattr__(self, "statement", statement)
        object.__setattr__(self, "ratio", ratio)
        object.__setattr__(self, "reasons", reasons)

    def proved(self, place: Place) -> Proved:
        """At the rationals, and everywhere."""
        goal = as_formula(self.statement)
        x, space, equation = _over_an_interval(place, goal)
        m, n = map(as_variable, self.ratio)
        ratio = b.div(m, n)
        there = place.at(m).at(n, b.le(1, n), b.member(ratio, space))
        try:
            positive = there.scope.linear(b.lt(0, m), (there.scope.evident(b.lt(0, ratio)), n))
            whole = there.know(positive).scope.evident(b.le(1, m))
        except MISSES as refusal:
            raise NotFollowing(goal, refusal, self.reasons) from refusal
        at_ratio = follows(there.know(positive, whole), b.substitute(equation, {x: ratio}), self.reasons)
        known = place.know(*given_by(place, self.reasons, [goal], shown))
        smooth = [_continuous(known, b.lam(x, side), space) for side in _sides(equation)]
        theorem = calculus.density_of_rationals(*smooth, at_ratio, numerator=m, denominator=n, space=space)
        lines = (
            Shown(at_ratio, words_of(self.reasons)),
            *(Shown(th, "continuous") for th in smooth),
            Shown(theorem, "continuous functions that agree at the rationals agree"),
        )
        return Proved(lines, theorem)


def _over_an_interval(place: Place, goal: Term) -> tuple[t.Var, Term, Term]:
    """The point, its interval, and what is said of it."""
    if isinstance(goal, App) and goal.head == t.FORALL:
        function = function_of(goal)
        x = place.fresh(function.hint, function.domain, goal)
        conditions, statement = b.antecedents(b.open_with(function, x))
        if len(conditions) == 1 and b.is_app(conditions[0], t.MEMBER) and b.is_app(statement, t.EQ):
            return x, conditions[0].args[1], statement  # type: ignore[union-attr]
    raise NotFollowing(goal, NotShown("by_continuity is about forall(Eq(f(x), g(x)), (x, Interval.open(a, b)))"))


def _continuous(place: Place, function: t.Abs, space: Term) -> Theorem:
    try:
        return calculus.continuity(*place.scope.facts, body=function, space=space)
    except MISSES as refusal:
        raise NotFollowing(b.app(t.CONTINUOUS, function, space), refusal) from refusal


def _sides(equation: Term) -> tuple[Term, ...]:
    return equation.args if isinstance(equation, App) else ()
