"""The accurate form of a closed form, with the kernel's theorem that the two are equal.

The functions of an accurate form are definitions, so one step of field arithmetic is the whole proof.  Where the kernel
does not see at once that a logarithm's argument is positive, that is shown first; where an argument may be 0, the two
cases are shown apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import CROSS_ENTR, ENTR, EXPM1, REL_ENTR
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate import rewriting
from symit.proving.accurate.choosing import loses_more
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.functions import ACCURATE, DEFINED_AT_0, LOG_RATIO, TIMES_LOG
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.roundings import rounded_arguments
from symit.proving.accurate.unsigned import BOTH_SIGNS
from symit.proving.accurate.vanishing import Place
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms

NOT_REACHED = Note(
    "no form was found in which nothing cancels, so the closed form is computed as it stands and digits may be lost",
    cancels=True,
)


@dataclass(frozen=True)
class AccurateForm:
    """A term that floating point computes well, and the theorem `closed form = term`.

    `notes` say where digits may be lost; `place` where the value vanishes.
    """

    term: Term
    place: Place
    notes: tuple[Note, ...]
    theorem: Theorem


@lru_cache(maxsize=200)
def accurate_form(closed: Term, hypotheses: tuple[Term, ...], statement: Term | None = None) -> AccurateForm:
    """The accurate form of a closed form under hypotheses; the form itself, with a note, where none is found."""
    scope = Scope().given(*hypotheses)
    try:
        found = rewriting.rewritten(closed, hypotheses, statement)
        if BOTH_SIGNS in found.notes and loses_more(found.term, closed):
            return AccurateForm(closed, found.place, (BOTH_SIGNS,), scope.field(closed, closed))
        notes = (*found.notes, *rounded_arguments(found.term))
        term, theorem = _proved_with_zeros(scope, closed, found.term)
        return AccurateForm(term, found.place, notes, theorem)
    except (NoForm, Refused):
        return unchanged(closed, hypotheses)


def unchanged(closed: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    """The closed form as it stands."""
    return AccurateForm(closed, (), (NOT_REACHED,), Scope().given(*hypotheses).field(closed, closed))


def _proved_with_zeros(scope: Scope, closed: Term, term: Term) -> tuple[Term, Theorem]:
    """closed = term, or closed = term with a log(x) made 0 where a is, if it does not hold otherwise."""
    try:
        return term, proved(scope, closed, term)
    except Refused:
        term = _zero_times_log(term, frozenset(_may_be_0(closed)))
        return term, proved(scope, closed, term)


def _zero_times_log(term: Term, zeros: frozenset[Term]) -> Term:
    """The term with one function for each product of a logarithm and one of these, which may be 0."""
    if not isinstance(term, App):
        return term
    zero = next((a for a in term.args if a in zeros), None)
    log = next((a for a in term.args if isinstance(a, App) and a.head == LOG_RATIO and a.args[1] == b.ONE), None)
    if term.head == t.MUL and zero is not None and log is not None:
        others = (a for a in term.args if a not in (zero, log))
        return b.mul(*others, b.app(TIMES_LOG, zero, log.args[0]))
    return App(term.head, tuple(_zero_times_log(a, zeros) for a in term.args))


def proved(scope: Scope, closed: Term, term: Term) -> Theorem:
    """closed = term, in one step, after the arguments of its functions are shown to be positive, or case by case."""
    try:
        return scope.field(closed, term)
    except Refused:
        known = scope.know(*_positive(scope, tuple(dict.fromkeys(_arguments(term)))))
    try:
        return known.field(closed, term)
    except Refused:
        put = _with_exponents_of(known, closed, term)
    if put is not None:
        return logic.chain(put, known.field(sides(put)[1], term))
    return _by_cases(known, closed, term, tuple(dict.fromkeys((*_may_be_0(closed), *_may_be_0(term)))))


def _with_exponents_of(scope: Scope, closed: Term, term: Term) -> Theorem | None:
    """The closed form with exponents as the other term writes them, where they are one only over a common
    denominator; None where there are no such."""
    equal = []
    for old, new in product(_exponents(closed), _exponents(term)):
        if PLAIN.canonical(old) != PLAIN.canonical(new):
            with suppress(Refused):
                equal.append(scope.field(old, new))
    return rewritten(scope.field(closed, closed), *equal) if equal else None


def _by_cases(scope: Scope, closed: Term, term: Term, arguments: Sequence[Term]) -> Theorem:
    """The same where each of the arguments is 0 and where it is not."""
    if not arguments:
        return scope.field(closed, term)
    first, *others = arguments
    yes = _where_0(scope, first, closed, term, others)
    elsewhere = scope.given(b.ne(first, 0))
    no = _by_cases(elsewhere.know(*_implied(elsewhere)), closed, term, others)
    return logic.cases(yes, no, *scope.facts, condition=b.eq(first, 0))


def _implied(scope: Scope) -> Iterator[Theorem]:
    """The conclusions of facts A => C of which A is evident."""
    for fact in scope.facts:
        if b.is_app(fact.conclusion, t.IMPLIES):
            try:
                yield scope.instance(fact)
            except Refused:
                continue


def _where_0(scope: Scope, argument: Term, closed: Term, term: Term, others: Sequence[Term]) -> Theorem:
    """argument = 0 |- closed = term: with 0 in its place, where it is a parameter."""
    if not isinstance(argument, Var):
        return _by_cases(scope.given(b.eq(argument, 0)), closed, term, others)
    there = [b.substitute(part, {argument: b.ZERO}) for part in (closed, term, *others)]
    same = logic.assume(formula=b.eq(argument, 0))
    claim = _by_cases(scope, there[0], there[1], there[2:])
    return logic.rewrite(claim, logic.symmetry(same), template=b.lam(argument, b.eq(closed, term)))


def _positive(scope: Scope, arguments: Sequence[Term]) -> Iterator[Theorem]:
    for argument in arguments:
        try:
            yield logic.evident(*scope.facts, claim=b.lt(0, argument))
        except Refused:
            continue


def _may_be_0(term: Term) -> Iterator[Term]:
    """The first arguments of the functions that are defined where these are 0."""
    if isinstance(term, App):
        for part in term.args:
            yield from _may_be_0(part)
        if term.head in (*DEFINED_AT_0, ENTR, REL_ENTR, CROSS_ENTR):
            yield term.args[0]


def _exponents(term: Term) -> list[Term]:
    """What exp and expm1 are applied to."""
    return [part.args[0] for part in dict.fromkeys(subterms(term)) if b.is_app(part, t.EXP, EXPM1)]  # type: ignore[union-attr]


def _arguments(term: Term) -> Iterator[Term]:
    """What the accurate functions in a term are applied to."""
    if isinstance(term, App):
        for part in term.args:
            yield from _arguments(part)
        if term.head in ACCURATE:
            yield from (a for a in term.args[:2] if not isinstance(a, (Var, Num)))
