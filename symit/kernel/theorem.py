"""Theorems, and what a rule is.

A theorem says: for every assignment to its free symbols that satisfies the hypotheses, the conclusion holds, and both
sides of a relation in it are defined.  Only a `Rule` builds one, and each theorem keeps the rule, the premises and
the arguments that made it: that record is what a certificate is written from and what a checker plays again.  An
object forged in memory has no record that replays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import BOOL, Term, TermError, Var
from symit.kernel.text import shortened, show

Argument: TypeAlias = "Term | int | str | tuple[Argument, ...]"


@dataclass(frozen=True)
class Obligation:
    """A side condition and the rule that discharged it."""

    formula: Term
    rule: str


_RULES_ONLY = object()


@dataclass(frozen=True, eq=False, repr=False)
class Theorem:
    """hypotheses |- conclusion, with the step that proved it."""

    hypotheses: frozenset[Term]
    conclusion: Term
    rule: Rule
    premises: tuple[Theorem, ...]
    args: Mapping[str, Argument]
    obligations: tuple[Obligation, ...]
    seal: object = field(repr=False)

    def __post_init__(self) -> None:
        if self.seal is not _RULES_ONLY:
            raise Refused("only a rule of the kernel makes a theorem")

    def __str__(self) -> str:
        given = ", ".join(sorted(map(show, self.hypotheses)))
        return f"{given} |- {show(self.conclusion)}" if given else f"|- {show(self.conclusion)}"

    def __repr__(self) -> str:
        return f"<{shortened(str(self))}>"


class Work:
    """One application of a rule: its subjects, the facts beside them, and the obligations met on the way.

    Subjects are the premises that the rule is about; their hypotheses may be discharged.  Facts are the other
    premises; they only feed the side conditions, and all their hypotheses are kept.
    """

    def __init__(self, name: str, subjects: Sequence[Theorem], facts: Sequence[Theorem]) -> None:
        self.name = name
        self.subjects = tuple(subjects)
        self.facts = tuple(facts)
        self.obligations: list[Obligation] = []
        self.discharged: dict[int, set[Term]] = {}
        self.adopted: frozenset[Term] = frozenset()

    @cached_property
    def context(self) -> Context:
        return knowing([f.conclusion for f in self.facts])

    # ---- subjects --------------------------------------------------------------------------------------------

    def discharge(self, subject: int, *formulas: Term) -> None:
        """These hypotheses of a subject are not hypotheses of the result."""
        self.discharged.setdefault(subject, set()).update(formulas)

    def adopt(self, *formulas: Term) -> None:
        """These formulas are hypotheses of the result."""
        self.adopted = self.adopted.union(formulas)

    def hypotheses(self) -> frozenset[Term]:
        gone = self.discharged
        spend(sum(len(self.subjects[i].hypotheses) for i in gone) // 4)
        kept = [s.hypotheses - gone[i] if i in gone else s.hypotheses for i, s in enumerate(self.subjects)]
        return t.union([self.adopted, *kept, *(f.hypotheses for f in self.facts)])

    def require_fresh(self, *variables: Var) -> None:
        """None of these may be free in a hypothesis that stays."""
        staying = self.hypotheses()
        spend(len(staying) * len(variables))
        for hypothesis in staying:
            for variable in variables:
                if variable in hypothesis.free:
                    raise Refused("{} is not arbitrary: the hypothesis {} speaks of it", variable, hypothesis)

    # ---- obligations -----------------------------------------------------------------------------------------

    def require(self, formula: Term, context: Context | None = None) -> None:
        (context or self.context).require(formula)
        self.obligations.append(Obligation(formula, self.name))

    def require_defined(self, term: Term, context: Context | None = None) -> None:
        (context or self.context).require_defined(term)
        if t.may_have_no_value(term):
            self.obligations.append(Obligation(b.defined(term), self.name))

    def require_equal(self, a: Term, c: Term, context: Context | None = None) -> None:
        """Both have one normal form; Refused with the difference otherwise."""
        known = context or self.context
        if not known.equal(a, c):
            difference = known.canonical(b.sub(a, c))
            raise Refused("the two sides differ: left - right = {}", difference)


Body: TypeAlias = Callable[..., Term]


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """A way to conclude.  `subjects` is how many of the premises it is about (None: all of them).

    `reference` names the theorem of analysis that the rule applies; a rule of logic or arithmetic has none.
    """

    name: str
    body: Body
    subjects: int | None
    reference: str | None

    def __call__(self, *premises: Theorem, **args: Argument) -> Theorem:
        """The theorem that this rule makes of the premises; Refused when it makes none."""
        count = len(premises) if self.subjects is None else self.subjects
        spend(len(premises))
        try:
            if len(premises) < count:
                raise Refused(f"{count} premises are needed, {len(premises)} are given")
            if not all(isinstance(p, Theorem) and p.seal is _RULES_ONLY for p in premises):
                raise Refused("a premise is not a theorem")
            work = Work(self.name, premises[:count], premises[count:])
            conclusion = self.body(work, **args)
            _require_formula(conclusion)
        except (Refused, TermError, Unanswered) as refusal:
            if isinstance(refusal, Refused):
                raise Refused(f"{self.name}: {refusal.why}", *refusal.terms, obligation=refusal.obligation) from refusal
            raise Refused(f"{self.name}: {refusal}") from refusal
        except (TypeError, AttributeError, ValueError, ArithmeticError, LookupError, RecursionError) as misfit:
            raise Refused(f"{self.name}: the arguments do not fit the rule ({misfit})") from misfit
        hypotheses = work.hypotheses()
        return Theorem(hypotheses, conclusion, self, premises, args, tuple(work.obligations), _RULES_ONLY)


def rule(name: str, subjects: int | None = 0, reference: str | None = None) -> Callable[[Body], Rule]:
    """A rule from the function that computes its conclusion."""
    return lambda body: Rule(name, body, subjects, reference)


def _require_formula(conclusion: Term) -> None:
    if not isinstance(conclusion, (t.App, t.Var)) or conclusion.sort != BOOL or conclusion.loose:
        raise Refused("{} is not a statement", conclusion)
