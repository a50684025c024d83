"""Why a line follows: theorems at the instances that occur, `use` at values, an increasing function, a summand.

A reason is what the author writes beside a line.  Text with a blank in it is for the reader; text without one is the id
of a theorem.  Stands on `instances`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, runtime_checkable

from sympy import Lambda, diff, exp, expand, factor, log

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import membership
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import function as function_of_one
from symit.kernel.terms import App, Term, Var
from symit.kernel.text import show as written
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.spaces import binding
from symit.proving.integrals.existence import known_to_exist
from symit.proving.integrals.integrals import Opened, functional, opened
from symit.proving.integrals.taylor import above_its_polynomial
from symit.proving.known.known_partitions import with_known_partitions
from symit.proving.scope.place import COMPARED, MISSES, NotShown, Place, Show
from symit.proving.scope.scope import Formula, Value, as_formula, as_space, as_term, as_variable, parts, sides
from symit.proving.script.arguments import arguments, as_value
from symit.proving.script.derivation import Derivation
from symit.proving.steps.instances import instances, satisfied
from symit.proving.steps.sums import summand_at_most_sum


@runtime_checkable
class Reason(Protocol):
    """What gives a theorem at a place."""

    @property
    def words(self) -> str | None:
        """What a reader sees where the author says nothing else."""

    def theorem(self, place: Place, show: Show) -> Theorem:
        """The theorem.  Raises Refused or NotShown where it does not hold here."""


@dataclass(frozen=True, eq=False)
class cases:
    """Where each condition holds, and where it does not."""

    conditions: tuple[Formula, ...]

    def __init__(self, *conditions: Formula) -> None:
        object.__setattr__(self, "conditions", conditions)


Reasons = Sequence[Any]
"""Words, ids, theorems, and what is here."""


UNSAID = "by what is known"
"""What stands for the reason of a line until its proof can be asked."""


def words_of(reasons: Reasons) -> str:
    """What a reader sees."""
    return named_in(reasons) or UNSAID


def named_in(reasons: Reasons) -> str:
    """The author's words, or the theorems that are named."""
    spoken = [r for r in reasons if isinstance(r, str) and _is_words(r)]
    named = [name for r in reasons if (name := _name(r)) is not None]
    return "; ".join(dict.fromkeys(spoken or named))


def _name(reason: Any) -> str | None:
    if isinstance(reason, (str, Derivation)):
        return reason if isinstance(reason, str) else reason.id
    return reason.words if isinstance(reason, Reason) else None


def _id(reason: Any) -> str | None:
    """The id that a reason consists of, or that it uses at values."""
    named = reason.what if isinstance(reason, use) else reason
    return named if isinstance(named, str) else None


def _is_words(text: str) -> bool:
    return " " in text.strip()


MOST_CONDITIONS = 8

ShowFor = Callable[[Place, Term, Reasons], Theorem]
"""Shows a formula at a place, for reasons."""


def given_by(place: Place, reasons: Reasons, terms: Sequence[Term], show: ShowFor) -> list[Theorem]:
    """What the reasons say about these terms here; each helps to show the hypotheses of the others."""
    telling = [r for r in reasons if not isinstance(r, cases) and not (isinstance(r, str) and _is_words(r))]
    found: list[Theorem] = []
    named = {name: place.find(name) for r in telling if (name := _id(r))}  # an id that there is not is a mistake
    for used in (r for r in telling if isinstance(r, use)):  # and so is a value for a name that it does not have
        used.check_names(place)
    for reason in telling:
        others = tuple(r for r in telling if r is not reason)
        try:
            meant = named[reason] if isinstance(reason, str) else reason
            found += _said(place.know(*found), meant, terms, _by(others, show))
        except MISSES:
            continue  # it may be meant for another case
    return found


def _by(reasons: Reasons, show: ShowFor) -> Show:
    return lambda place, goal: show(place, goal, reasons)


def _said(place: Place, reason: Any, terms: Sequence[Term], show: Show) -> list[Theorem]:
    if isinstance(reason, Reason):
        return list(parts(reason.theorem(place, show)))
    return instances(place, theorem_of(place, reason), terms, show)


def theorem_of(place: Place, reason: Any) -> Theorem:
    """The theorem that an id names, or that was made before."""
    if isinstance(reason, str):
        return place.find(reason)
    if isinstance(reason, (Derivation, Theorem)):
        return reason.theorem if isinstance(reason, Derivation) else reason
    raise NotUnderstood(
        f"{reason!r} is no reason; write the id of a theorem, words with a blank in them, use(...) or cases(...)"
    )


# ---- a theorem at values -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class use:
    """A theorem by its id, or a statement that is known, at values.

    `use("exponential-tangent", y=log(q/p))` names the values, `use(additivity, 1, 1)` gives them in order.  As a step
    of a proof its hypotheses are shown, at an arbitrary point where they speak of all, with the help of `by`.
    """

    what: Any
    at: tuple[Value, ...]
    by: tuple[Any, ...]
    values: dict[str, Any]

    def __init__(self, what: Any, *at: Value, by: Any = (), **values: Any) -> None:
        object.__setattr__(self, "what", what)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "by", tuple(by) if isinstance(by, (tuple, list)) else (by,))
        object.__setattr__(self, "values", values)

    @property
    def words(self) -> str | None:
        return self.what if isinstance(self.what, str) else None

    def theorem(self, place: Place, show: Show) -> Theorem:
        """The theorem at these values, its hypotheses being shown here."""
        if isinstance(self.what, (str, Theorem, Derivation)):
            special = self._special(place)
            return satisfied(with_known_partitions(place, special.conclusion), special, show)
        goal, at = as_formula(self.what), tuple(map(as_value, self.at))
        if not self.values:
            return _instance(place, show(place, goal), at, show)
        return self._instance_of_general(place, goal, at, show)

    def check_names(self, place: Place) -> None:
        """Raises NotShown where a value is given for a name of which the theorem does not speak."""
        if not isinstance(self.what, (str, Theorem, Derivation)):
            return
        theorem = theorem_of(place, self.what)
        known = {v.name for v in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))}
        if unknown := sorted(set(self.values) - known):
            names = ", ".join(sorted(known)) or "no names"
            raise NotShown(f"{_name(self)} speaks of {names}, and not of {', '.join(unknown)}")

    def _special(self, place: Place) -> Theorem:
        self.check_names(place)
        theorem = theorem_of(place, self.what)
        return place.scope.special(theorem, **arguments(theorem, self.values))

    def _instance_of_general(self, place: Place, goal: Term, at: tuple[Term, ...], show: Show) -> Theorem:
        """A statement that is known for all values of a name, at one of them."""
        (value,) = map(as_value, self.values.values())
        for theorem in place.shown:
            if b.is_app(theorem.conclusion, t.FORALL):
                try:
                    return _instance(place, theorem, (value, *at), show)
                except MISSES:
                    continue
        names = ", ".join(self.values)
        raise NotShown(f"{written(goal)} is not known for all {names}; show that first, with have(...)")


def _instance(place: Place, theorem: Theorem, at: tuple[Term, ...], show: Show) -> Theorem:
    """The theorem at these values, the conditions that it makes of them being shown here."""
    for _ in range(MOST_CONDITIONS):
        try:
            return place.scope.instance(theorem, *at)
        except Refused as refusal:
            if refusal.obligation is None or place.holds(refusal.obligation):
                raise
            place = place.know(*(show(place, c) for c in conditions_of(refusal.obligation)))
    return place.scope.instance(theorem, *at)


def conditions_of(obligation: Term) -> list[Term]:
    """That a point lies in a space, as what it says of the point."""
    if isinstance(obligation, App) and obligation.head == t.MEMBER:
        return membership(*obligation.args) or [obligation]
    return [obligation]


# ---- increasing functions, summands --------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class apply:
    """A function on both sides: `apply(log, a <= b)`, where 0 < a, or `apply(exp, a <= b)`; of an equation any
    function, written out as a Lambda."""

    function: Any
    relation: Formula

    @property
    def words(self) -> str | None:
        if isinstance(self.function, Lambda) or b.is_app(as_formula(self.relation), t.EQ):
            return None
        return f"the {'logarithm' if self.function is log else 'exponential'} is increasing"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """f(a) = f(b), f(a) <= f(b) or f(a) < f(b)."""
        goal = as_formula(self.relation)
        if not isinstance(goal, App) or goal.head not in COMPARED:
            raise NotShown("apply speaks of both sides of =, <= or <")
        if goal.head == t.EQ:
            return _on_both_sides(place, self._value, show(place, goal))
        if self.function in (log, exp):
            return (_logarithms if self.function is log else _exponentials)(place, goal, show)
        raise NotShown("what can be applied to an inequality is log or exp")

    def _value(self, argument: Term) -> Term:
        if self.function in (log, exp):
            return b.log(argument) if self.function is log else b.exp(argument)
        return b.call(as_value(self.function), argument)


def _on_both_sides(place: Place, function: Callable[[Term], Term], known: Theorem) -> Theorem:
    """f(a) = f(b) from a = b, where either of the two has a value."""
    left, right = sides(known)
    hole = place.fresh("hole", left.sort, left, right)
    try:
        value = function(left)
        return logic.rewrite(place.scope.field(value, value), known, template=b.lam(hole, b.eq(value, function(hole))))
    except MISSES:
        value = function(right)
        if not place.holds(b.defined(value)):
            raise
    turned = logic.symmetry(known)
    return logic.rewrite(place.scope.field(value, value), turned, template=b.lam(hole, b.eq(function(hole), value)))


def _exponentials(place: Place, goal: App, show: Show) -> Theorem:
    known = place if place.holds(goal) else place.know(show(place, goal))
    return known.scope.evident(b.app(goal.head, *map(b.exp, goal.args)))


def _logarithms(place: Place, goal: App, show: Show) -> Theorem:
    """log a <= log b, because 1 <= b/a; and with < likewise."""
    a, c = goal.args
    above_one = b.app(goal.head, 1, b.div(c, a))
    if place.holds(above_one):
        ratio = place.scope.evident(above_one)
    else:
        known = show(place, goal)
        ratio = place.scope.know(known).linear(above_one, (known, b.div(1, a)))
    gap = place.scope.know(ratio).evident(b.app(goal.head, 0, b.log(b.div(c, a))))
    return place.scope.know(gap).linear(b.app(goal.head, b.log(a), b.log(c)), (gap, 1))


@dataclass(frozen=True, eq=False)
class tangent:
    """A convex function lies above its tangent: `tangent(f, (x, Interval.open(0, 1)), q, p)` says
    f(q) + f'(q) (p - q) <= f(p).

    With `order=2` it lies above the parabola, and so on, where the next derivative is not negative; for even orders to
    the right of q.  Of a function that is unknown the `derivatives` are named, up to that one.
    """

    function: Value
    over: Any
    at: Value
    to: Value
    order: int = 1
    derivatives: Sequence[Value] = ()

    words = "a convex function lies above its tangent"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """Each derivative is shown, and the last one not to be negative."""
        point, space = binding(self.over)
        x, interval = as_variable(point), as_space(space)
        there = place.at(x, b.member(x, interval))
        slopes = self._slopes(there, x, point, show)
        positive = show(there, b.le(0, sides(slopes[-1])[1]))
        at, to = as_term(self.at), as_term(self.to)
        return above_its_polynomial(place.scope, x, interval, slopes, positive, at, to)

    def _slopes(self, there: Place, x: Var, point: Any, show: Show) -> list[Theorem]:
        """f' = f1, f1' = f2, and so on."""
        if not self.derivatives:
            return [there.scope.differentiate(x, before, x, after) for before, after in pairwise(self._proposed(point))]
        if len(self.derivatives) != self.order + 1:
            raise NotUnderstood(f"tangent of order {self.order} needs {self.order + 1} derivatives")
        named = map(as_value, (self.function, *self.derivatives))
        return [show(there, b.eq(b.derivative(x, before, x), after)) for before, after in pairwise(named)]

    def _proposed(self, point: Any) -> list[Any]:
        """The function and its derivatives, as SymPy has them."""
        functions = [self.function.doit()]
        for n in range(self.order + 1):
            slope = diff(functions[-1], point)
            functions.append(factor(slope) if n == self.order else expand(slope))
        return [self.function, *functions[1:]]


@dataclass(frozen=True, eq=False)
class summand:
    """A summand is at most the sum, where none is negative: `summand(Sum(f(j), (j, 1, n)), k)`."""

    total: Value
    index: Value

    words = "a summand is at most the sum"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """f(k) <= the sum."""
        at = opened(place, _integral(self.total))
        not_negative = show(at.there, b.le(0, at.body))
        last = at.space.args[1] if isinstance(at.space, App) and at.space.head == t.RANGE else None
        if last is None:
            raise NotShown("summand speaks of a finite sum")
        return summand_at_most_sum(place.scope, at.x, last, at.body, as_term(self.index), not_negative)


@dataclass(frozen=True, eq=False)
class swap:
    """The integral of a finite sum is the sum of the integrals: `swap(Sum(f(j, x), (j, 1, d)), x)`.

    So are infinite sums and integrals below a bound: `swap(integral(f(x, y), y), x, below=integral(g(x, y), y))`, where
    -g <= f <= g and the integral of that of g is finite; for f >= 0 it is its own bound.
    """

    total: Value
    x: Any
    below: Value | None = None

    @property
    def words(self) -> str:
        return "a finite sum comes out of the integral" if self.below is None else "the integrals change places"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """Each integral is shown to exist."""
        point, space = binding(self.x)
        x, over = as_variable(point), as_space(space)
        at = opened(place, _integral(self.total))
        there = known_to_exist(at.there, b.integral(over, x, at.body), show)
        inner = there.scope.evident(b.defined(b.integral(over, x, at.body)))
        bound: Term = b.ZERO
        if self.below is not None:
            bound = b.open_with(function_of_one(_integral(self.below).args[1]), at.x)
            place = _bounded(place, at, x, over, bound, show)
        spaces = {"space": over, "point": x, "beside": at.space, "index": at.x}
        return integration.exchange_integrals(inner, *place.scope.facts, **spaces, bound=bound)


def _bounded(place: Place, at: Opened, x: Var, over: Term, bound: Term, show: Show) -> Place:
    """With -g <= f <= g at all points, and the finite integral of that of g."""
    place = known_to_exist(place, b.integral(over, x, b.integral(at.space, at.x, bound)), show)
    both = place.at(x, b.member(x, over)).at(at.x, b.member(at.x, at.space))
    for claim in (b.le(at.body, bound), b.le(b.neg(bound), at.body)):
        beside = place.scope.for_all(show(both, claim), at.x, at.space)
        place = place.know(place.scope.for_all(beside, x, over))
    return place


def _integral(value: Value) -> App:
    whole = functional(as_term(value))
    if whole is None:
        raise Refused("{} is no sum and no integral", as_term(value))
    return whole
