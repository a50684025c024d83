"""The attack with ball arithmetic: does the conclusion hold at exact points that satisfy the hypotheses?

A disagreement is a counterexample, found in rigorous arithmetic.  Agreement promotes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from symit.evidence import balls
from symit.evidence.balls import Agreement
from symit.evidence.divergence import diverges, without_value
from symit.evidence.errors import NotEvaluated, Undefined, short
from symit.evidence.points import Model, Point, Search, points, truth
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import show

BITS_PER_DIGIT = 3.33
ROUNDS = 3
LEAST_GAIN = 1.25  # of twice as many bits, by which the digits that are shared have to grow
MODEST_DIGITS = 15  # which an integral may be enclosed to where it is not to many more
FEWEST_DIGITS = 6  # an equation that both sides share fewer of is left open
MOST_SILENT = 8  # points at which a claim is not evaluated, before it is left: they take the longest and say nothing


@dataclass(frozen=True)
class Counterexample:
    """A point that satisfies every hypothesis that numbers can test and breaks the conclusion."""

    model: str
    point: tuple[tuple[str, Fraction], ...]
    why: str


@dataclass(frozen=True)
class BallReport:
    """How hard the balls tried.

    `points` counts those at which the balls had something to say, `digits` is the worst agreement of an equation (None
    where none was compared), `not_evaluated` says why and how often they were silent, `untested` lists the hypotheses
    that numbers do not test.  Where not `satisfiable`, no point was found that satisfies the others: anything follows
    from them.
    """

    points: int
    digits: int | None
    counterexample: Counterexample | None
    not_evaluated: tuple[tuple[str, int], ...]
    untested: tuple[str, ...]
    models_without_points: tuple[str, ...]
    satisfiable: bool


def attack(
    hypotheses: Sequence[Term],
    conclusion: Term,
    models: Sequence[Model],
    seed: int,
    count: int,
    digits: int,
    spare: int = 0,
) -> BallReport:
    """Hold `conclusion` against `count` points per model, to at least `digits` decimal digits where that succeeds; so
    many `spare` ones stand in for those at which nothing is said.

    Stops at the first counterexample.  Without models, hypotheses and conclusion are taken as they stand.  A model
    answers for the hypotheses that numbers do not test, and nobody for the conditions within the conclusion.
    """
    record = _Record()
    for model in models or [Model()]:
        given = [model.of(h) for h in hypotheses]
        vouched = frozenset(given if model.values else ())
        for part in b.conjuncts(model.of(conclusion)):
            conditions, claim = (given, part) if without_value(part) else opened_up(given, part)
            search = points(conditions, numbers(*conditions, claim), seed, count + spare)
            record.searched(model, search)
            broken = _hold_against(claim, search, vouched, model, count, MOST_SILENT + spare, digits, seed, record)
            if broken is not None:
                return record.report(broken)
    return record.report(None)


def _hold_against(
    claim: Term,
    search: Search,
    vouched: frozenset[Term],
    model: Model,
    count: int,
    most_silent: int,
    digits: int,
    seed: int,
    record: _Record,
) -> Counterexample | None:
    """The claim at so many points of a search, as long as it is evaluated at most of them; the first that breaks it.

    Where it fails and a hypothesis is neither tested nor vouched for, that hypothesis may be what fails.
    """
    silent = said = 0
    for point, unsettled in zip(search.points, search.unsettled, strict=True):
        if silent == most_silent or said == count:
            break
        try:
            agreement, why = _agreement(claim, point, digits, seed)
            if agreement.holds is False and (unmet := [h for h in unsettled if h not in vouched]):
                raise NotEvaluated(f"numbers do not decide {show(unmet[0])}")
        except NotEvaluated as error:
            record.failures[str(error)] += 1
            silent += 1
            continue
        said += 1
        record.agreements.append(agreement)
        if agreement.holds is False:
            return Counterexample(model.words, named(point), why)
    return None


@dataclass
class _Record:
    """What happened so far in one attack."""

    agreements: list[Agreement] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    untested: dict[str, None] = field(default_factory=dict)
    with_points: list[str] = field(default_factory=list)
    without_points: list[str] = field(default_factory=list)

    def searched(self, model: Model, search: Search) -> None:
        (self.with_points if search.points else self.without_points).append(model.words)
        self.untested.update(dict.fromkeys(search.untested))

    def report(self, counterexample: Counterexample | None) -> BallReport:
        digits = [a.digits for a in self.agreements if a.digits is not None]
        return BallReport(
            points=len(self.agreements),
            digits=None if counterexample else min(digits, default=None),
            counterexample=counterexample,
            not_evaluated=tuple(self.failures.items()),
            untested=tuple(self.untested),
            models_without_points=tuple(self.without_points),
            satisfiable=bool(self.with_points),
        )


def opened_up(hypotheses: Sequence[Term], conclusion: Term) -> tuple[list[Term], Term]:
    """A conclusion `for all x, A implies C` as C with A among the hypotheses and x among the free variables."""
    avoid = [*hypotheses, conclusion]
    hypotheses = list(hypotheses)
    while isinstance(conclusion, App) and conclusion.head in (t.FORALL, t.IMPLIES):
        if conclusion.head == t.IMPLIES:
            conditions, conclusion = b.antecedents(conclusion)
            hypotheses.extend(conditions)
        elif isinstance(conclusion.args[0], Abs):
            variable = b.fresh(conclusion.args[0].hint, conclusion.args[0].domain, *avoid)
            conclusion = b.open_with(conclusion.args[0], variable)
            avoid.append(variable)
    return hypotheses, conclusion


def named(point: Point) -> tuple[tuple[str, Fraction], ...]:
    return tuple((v.name, value) for v, value in point.items())


def numbers(*formulas: Term) -> list[Var]:
    """The real and integer variables of some formulas, in a fixed order."""
    found = {v for f in formulas for v in f.free if v.of in (t.REAL, t.INT)}
    return sorted(found, key=lambda v: (v.name, str(v.of)))


def _agreement(claim: Term, point: Point, digits: int, seed: int) -> tuple[Agreement, str]:
    """The verdict of the balls and, where they refute, why."""
    if isinstance(claim, App) and claim.head in (t.MEMBER, t.CONTINUOUS, t.TENDS):
        holds = truth(claim, point, seed)
        if holds is None:
            raise NotEvaluated(f"numbers do not decide {show(claim)}")
        return Agreement(holds), f"{show(claim)} fails"
    if (whole := without_value(claim)) is not None:
        return _has_no_value(whole, point, seed), f"{show(whole)} has a value"
    try:
        agreement = _refined(claim, point, digits)
    except Undefined as error:
        return Agreement(False), f"the conclusion has no value: {error}"
    if agreement.holds is None and (agreement.digits is None or agreement.digits < FEWEST_DIGITS):
        raise NotEvaluated(f"balls do not decide {show(claim)}")
    return agreement, f"{show(claim)} fails"


def _has_no_value(whole: App, point: Point, seed: int) -> Agreement:
    if diverges(whole, point):
        return Agreement(True)
    if truth(b.defined(whole), point, seed):
        return Agreement(False)
    raise NotEvaluated(f"numbers do not decide whether {short(whole)} diverges")


def _refined(claim: Term, point: Point, digits: int) -> Agreement:
    """With more bits as long as an equation is left open to fewer than `digits` digits, and these bring more of them:
    where the bound on a tail leaves so few, they bring none.  With fewer bits where many enclose no integral."""
    bits, before = int(digits * BITS_PER_DIGIT) + 10, 0
    try:
        agreement = balls.check(claim, point, bits)
    except NotEvaluated:
        if digits <= MODEST_DIGITS:
            raise
        return _refined(claim, point, MODEST_DIGITS)
    for _ in range(ROUNDS - 1):
        if agreement.holds is not None or agreement.digits is None or agreement.digits >= digits:
            break
        if before and agreement.digits <= LEAST_GAIN * before:
            break
        bits, before = 2 * bits, agreement.digits
        agreement = balls.check(claim, point, bits)
    return agreement
