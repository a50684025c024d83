"""What a person is told about a line that does not follow: the one smallest thing that is open, and what to write.

Knows nothing of how the line was tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Definition, Term
from symit.kernel.text import show
from symit.proving.place import NotShown

LONGEST = 300


def what_is_open(why: BaseException) -> str:
    """The open thing, and of what it is open."""
    if isinstance(why, Exhausted):
        return "it takes more work than a line may be"
    where = why.where if isinstance(why, NotShown) else ()
    refusal = why.why if isinstance(why, NotShown) else why
    return _open(refusal) + _where(where)


def _open(refusal: BaseException | str) -> str:
    if isinstance(refusal, str):
        return refusal
    if isinstance(refusal, Refused) and refusal.obligation is not None and _is_about_points(refusal.obligation):
        return f"{_short(refusal.obligation)} is not known"
    if isinstance(refusal, Refused) and refusal.terms:
        return refusal.why.format(*map(_short, refusal.terms)).split(": ", 1)[-1]
    return str(refusal).split(": ", 1)[-1]


def _is_about_points(obligation: Term) -> bool:
    return not any(v.name.startswith("%") for v in obligation.free)


def _where(conditions: Iterable[Term]) -> str:
    said = [_condition(c) for c in conditions]
    return f", {' and '.join(['at ' + said[0], *said[1:]])}" if said else ""


def _condition(condition: Term) -> str:
    if isinstance(condition, App) and condition.head == t.MEMBER:
        return f"{_short(condition.args[0])} in {_short(condition.args[1])}"
    return _short(condition)


def _short(term: Term) -> str:
    text = show(term)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def what_to_write(goal: Term | None, why: BaseException) -> str:
    """The likeliest word."""
    refusal = why.why if isinstance(why, NotShown) else why
    if isinstance(refusal, str):
        return "leave the reason out, or name the one that it rests on" if "follows without" in refusal else ""
    if isinstance(refusal, Exhausted):
        return "write a line between, or show a part of it before, with have(...)"
    obligation = refusal.obligation if isinstance(refusal, Refused) else None
    if isinstance(obligation, App) and obligation.head == t.DEFINED and t.has_integral(obligation):
        return f"assume or show that it converges: have(finite(...)), or a bound on its integrand: {_short(obligation)}"
    if obligation is not None and _is_about_points(obligation):
        return f"assume it in given, or show it before, with have(...): {_short(obligation)}"
    if isinstance(refusal, Refused) and "is left of" in refusal.why:
        return "compare the two lines; if they are equal all the same, give what they rest on as a reason"
    if goal is not None and _has_cases(goal):
        return "give the case that is distinguished, as in cases(Eq(p, 0)), or the theorem that it rests on"
    return "give the theorem that it rests on as a reason, or show what is missing before, with have(...)"


def _has_cases(term: Term) -> bool:
    if isinstance(term, App):
        below = (term.head.body,) if isinstance(term.head, Definition) else ()
        return term.head == t.IF or any(map(_has_cases, (*below, *term.args)))
    return isinstance(term, t.Abs) and _has_cases(term.body)
