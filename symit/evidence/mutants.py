"""Statements with one thing changed, and how many of them each attack notices.

An attack that lets a changed theorem pass would let a wrong one pass.  A mutant that the kernel's normal form shows to
say the same as the original is left out; nothing else is known here of proofs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symit.evidence.attack import attack, opened_up
from symit.evidence.monte_carlo import sample
from symit.evidence.points import Model
from symit.evidence.variations import varied
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import Abs, App, Num, Operator, Term

POINTS, DIGITS, SAMPLES, MODELS = 4, 10, 20_000, 2


LONG = 1_000
"""Of more nodes, a statement has no mutants: whether one of them says the same takes seconds each, multiplied out."""


@dataclass(frozen=True)
class Mutant:
    """A changed statement, what was done to it, and the one relation of it that is another now."""

    kind: str
    formula: Term
    changed: Term


@dataclass(frozen=True)
class MutantReport:
    """How many mutants each attack rejected, and the mutants that it let pass.

    `sampled` counts the mutants to which Monte Carlo applies at all: those with a functional that it can sample and a
    standard error to go by.
    """

    mutants: int
    killed_by_balls: int
    survived_balls: tuple[Mutant, ...]
    sampled: int
    killed_by_monte_carlo: int
    survived_monte_carlo: tuple[Mutant, ...]


def kills(
    hypotheses: Sequence[Term], statement: Term, models: Sequence[Model], seed: int, most: int | None = None
) -> MutantReport:
    """Attack the mutants of a relation with balls and with Monte Carlo; at most `most` of them, evenly spread.

    Of several relations the changed one is attacked: the others are those of the statement itself.
    """
    hypotheses, statement = opened_up(hypotheses, statement)
    chosen = _spread(list(mutants(statement, hypotheses)), most)
    more_models = varied(models, hypotheses, seed, MODELS)
    ball_survivors, sampled, survivors = [], 0, []
    for mutant in chosen:
        if attack(hypotheses, mutant.changed, models, seed, POINTS, DIGITS).counterexample is None:
            ball_survivors.append(mutant)
        report = sample(hypotheses, mutant.changed, more_models, seed, POINTS, SAMPLES)
        if report.worst is not None:
            sampled += 1
            if not report.rejected:
                survivors.append(mutant)
    return MutantReport(
        mutants=len(chosen),
        killed_by_balls=len(chosen) - len(ball_survivors),
        survived_balls=tuple(ball_survivors),
        sampled=sampled,
        killed_by_monte_carlo=sampled - len(survivors),
        survived_monte_carlo=tuple(survivors),
    )


def _spread(all_of_them: list[Mutant], most: int | None) -> list[Mutant]:
    if most is None or len(all_of_them) <= most:
        return all_of_them
    return [all_of_them[k * len(all_of_them) // most] for k in range(most)]


def mutants(statement: Term, hypotheses: Sequence[Term] = ()) -> Iterator[Mutant]:
    """Every single change to a relation, or to a conjunction of them, that does not visibly leave its meaning."""
    if isinstance(statement, App) and statement.head == t.AND:
        for k, part in enumerate(statement.args):
            for mutant in mutants(part, hypotheses):
                whole = App(t.AND, (*statement.args[:k], mutant.formula, *statement.args[k + 1 :]))
                yield replace(mutant, formula=whole)
    if not isinstance(statement, App) or statement.head not in t.RELATIONS or statement.size > LONG:
        return
    context = Context(hypotheses)
    left, right = statement.args
    seen = {statement}
    for kind, changed in [*_of_relation(statement), *_of_sides(left, right, statement)]:
        if changed not in seen and not _says_the_same(statement, changed, context):
            seen.add(changed)
            yield Mutant(kind, changed, changed)


def _of_relation(statement: App) -> Iterator[tuple[str, App]]:
    if statement.head in (t.LE, t.LT):
        yield "flipped inequality", App(statement.head, statement.args[::-1])


def _of_sides(left: Term, right: Term, statement: App) -> Iterator[tuple[str, App]]:
    for position, side in enumerate((left, right)):
        for kind, changed in [*changes(side), *_swaps(side)]:
            sides = (changed, right) if position == 0 else (left, changed)
            yield kind, App(statement.head, sides)


def _says_the_same(statement: App, changed: App, context: Context) -> bool:
    """Equal sides, or the same difference of the sides up to its sign."""
    if statement.head != changed.head:
        return False
    try:
        difference, other = b.sub(*statement.args), b.sub(*changed.args)
        same = context.equal(difference, other)
        return same or (statement.head in (t.EQ, t.NE) and context.equal(difference, b.neg(other)))
    except (Refused, t.TermError, Unanswered):
        return False


# ---- one change ----------------------------------------------------------------------------------------------


def changes(term: Term) -> Iterator[tuple[str, Term]]:
    """`term` with one thing changed at one place, below binders too."""
    yield from _here(term)
    if isinstance(term, App):
        for k, part in enumerate(term.args):
            for kind, changed in changes(part):
                yield from _rebuilt(kind, term, k, changed)
    if isinstance(term, Abs):
        for kind, changed in changes(term.body):
            yield kind, Abs(term.hint, term.domain, changed)


def _rebuilt(kind: str, term: App, k: int, changed: Term) -> Iterator[tuple[str, Term]]:
    """Nothing where the changed part no longer fits, as a half does where an integer must stand."""
    try:
        yield kind, App(term.head, (*term.args[:k], changed, *term.args[k + 1 :]))
    except t.TermError:
        return


def _here(term: Term) -> Iterator[tuple[str, Term]]:
    if not isinstance(term, App) or not isinstance(term.head, Operator):
        return
    args = term.args
    match term.head.name:
        case "add":
            for k, summand in enumerate(args):
                rest = (*args[:k], *args[k + 1 :])
                yield "sign", b.add(*args[:k], _negated(summand), *args[k + 1 :])
                yield "factor 2", b.add(*args[:k], b.mul(2, summand), *args[k + 1 :])
                yield "dropped summand", b.add(*rest)
        case "mul":
            yield "factor 2", b.mul(2, *args)
            yield "sign", b.mul(-1, *args)
            for k, factor in enumerate(args):
                if not factor.free and not factor.loose and factor != b.num(-1):
                    yield "dropped constant", b.mul(*args[:k], *args[k + 1 :])
        case "pow" if isinstance(args[1], Num):
            if args[1].value == 2:
                yield "power 1 for 2", args[0]
            elif args[1].value == 1 or isinstance(args[0], (t.Var, t.Bound)):
                yield "power doubled", b.power(args[0], 2 * args[1].value)
        case "log":
            yield "another base", b.div(term, b.log(2))
        case "exp" | "integral":
            yield "factor 2", b.mul(2, term)


def _negated(term: Term) -> Term:
    """Without the factor -1 where there is one."""
    if isinstance(term, App) and term.head == t.MUL and b.num(-1) in term.args:
        k = term.args.index(b.num(-1))
        return b.mul(*term.args[:k], *term.args[k + 1 :])
    return b.neg(term)


def _swaps(side: Term) -> Iterator[tuple[str, Term]]:
    """Two parameters of one sort exchanged on one side."""
    variables = sorted(side.free, key=lambda v: (v.name, str(v.of)))
    for k, one in enumerate(variables):
        for other in variables[k + 1 :]:
            if one.of == other.of:
                yield "swapped arguments", b.substitute(side, {one: other, other: one})
