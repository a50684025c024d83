"""What a person is told about a line that does not follow: the one smallest thing that is open, and what to write.

Knows nothing of how the line was tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.text import show
from symit.proving.scope.place import NotShown
from symit.proving.steps.matching import match, subterms

LONGEST = 300
SMALLEST = 3


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
        return _without_rule(refusal.why).format(*map(_short, refusal.terms))
    return _without_rule(str(refusal))


def _without_rule(text: str) -> str:
    """What the rule said, without its name, which no author has used."""
    return re.sub(r"^[a-z-]+: ", "", text)


def obligation(why: BaseException) -> Term | None:
    """The condition that is missing, if the refusal names one."""
    refusal = why.why if isinstance(why, NotShown) else why
    return refusal.obligation if isinstance(refusal, Refused) else None


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
    if b.is_app(term, t.DEFINED):
        text = text.replace("defined(", "finite(", 1)  # an author's word for it
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def what_to_write(
    goal: Term | None, why: BaseException, fails: bool = False, is_claim: bool = False, unsaid: str = ""
) -> str:
    """The likeliest word.  Where the line fails at a point, only a condition that is missing helps; the claim itself is
    not to be assumed.  `unsaid` is a symbol that is declared as something that is not among the hypotheses."""
    refusal = why.why if isinstance(why, NotShown) else why
    if fails and (not isinstance(refusal, Refused) or refusal.obligation in (None, goal)):
        return ""
    if isinstance(refusal, str):
        return "leave the reason out, or name the one that it rests on" if "follows without" in refusal else ""
    if isinstance(refusal, Exhausted):
        return "write a line between, or show a part of it before, with have(...)"
    obligation = refusal.obligation if isinstance(refusal, Refused) else None
    if isinstance(obligation, App) and obligation.head == t.DEFINED and t.has_integral(obligation):
        return _what_shows_convergence(obligation)
    if is_claim and obligation == goal:
        return "give the lines that lead to it, or the theorem that it rests on, with use(...), in proof=[...]"
    if obligation is not None and unsaid:
        return f'assume it in given, where {unsaid} says what it is declared as: given={{"in words": {unsaid}}}'
    if obligation is not None and _is_about_points(obligation):
        return f"assume it in given, or show it before, with have(...): {_short(obligation)}"
    if isinstance(refusal, Refused) and "is left of" in refusal.why:
        return "compare the two lines; if they are equal all the same, give what they rest on as a reason"
    if goal is not None and _has_cases(goal):
        return "give the case that is distinguished, as in cases(Eq(p, 0)), or the theorem that it rests on"
    return "give the theorem that it rests on as a reason, or show what is missing before, with have(...)"


def _what_shows_convergence(obligation: Term) -> str:
    """The words that show that an integral or a sum has a value, by what it runs over."""
    whole = next((part for part in subterms(obligation) if isinstance(part, App) and part.head == t.INTEGRAL), None)
    if whole is None:  # it is in a definition
        return f"show it before, with have(finite(...)), or assume it in given: {_short(obligation)}"
    if isinstance(whole.args[0], App) and whole.args[0].head == t.INTERVAL:
        shows, x = "integrate(f, (x, low, high)) finds an antiderivative, at=[...] splits it", "x"
    elif isinstance(whole.args[0], App) and whole.args[0].head == t.RANGE:
        shows, x = "telescope(f, (n, low, oo), differences_of=F) where f(n) = F(n + 1) - F(n)", "n"
    else:
        return "assume in given or regularity that it exists: finite(integral(f, x))"
    bound = f"have(forall(Abs(f) <= g, {x})) where the integral of g is known"
    return f"show that it converges: {shows}; or bound it, {bound}; or assume it in given: finite(integral(f, {x}))"


def known_of_others(open_: Iterable[Term], known: Iterable[Term]) -> str:
    """What is known of other names and would show one of these, or says what stands in one of these."""
    wanted = list(dict.fromkeys(part for term in open_ for part in subterms(term) if isinstance(part, App)))
    for fact in known:
        if any(_renamed(pattern, part) for pattern in _telling(fact) for part in wanted):
            return _short(fact)
    return ""


def _telling(fact: Term) -> list[Term]:
    """A fact, and what an equation says something of; that another number is positive is no news."""
    if not isinstance(fact, App) or fact.head not in t.RELATIONS:
        return []
    left = fact.args[0]
    value = isinstance(left, App) and (left.head == t.CALL or t.has_integral(left))
    return [fact, left] if value and fact.head == t.EQ else [fact] if fact.size > SMALLEST else []


def _renamed(pattern: Term, term: Term) -> bool:
    """Is one the other with other names, and not the same?"""
    names = frozenset(v for v in pattern.free if v.of.name not in ("fun", "space"))
    values = match(pattern, term, names) if pattern != term and names else None
    return values is not None and all(isinstance(value, Var) for value in values.values())


def _has_cases(term: Term) -> bool:
    if isinstance(term, App):
        below = (term.head.body,) if isinstance(term.head, Definition) else ()
        return term.head == t.IF or any(map(_has_cases, (*below, *term.args)))
    return isinstance(term, t.Abs) and _has_cases(term.body)
