"""A proof without a hypothesis that it never needed: every rule is applied again without what rests on it.

A theorem has the hypotheses of all facts that were at hand when it was proved, also of those that said nothing.  Stands
on the kernel alone; whatever comes out, rules made.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeAlias, TypeVar

from symit.kernel import build as b
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.effort import at_most

FOR_A_HYPOTHESIS = 300_000
"""How much work it may be to tell that one is not needed."""
STATED = "theorem"
"""The rule that gives a theorem its id: what it rests on stays as it is."""

Question: TypeAlias = tuple[Theorem, frozenset[Term]]
"""A theorem, and the hypotheses that it is to be without."""
Answer = TypeVar("Answer")
Asking: TypeAlias = Generator[Question, Answer, Answer]
"""Asks about premises, one after the other, and answers from what it hears of them."""
Answers: TypeAlias = dict[tuple[int, frozenset[Term]], Answer]


def without(formula: Term, theorems: Sequence[Theorem]) -> list[Theorem] | None:
    """These theorems without the hypothesis, or None where one of them rests on it, or it is too much work to tell."""
    gone = frozenset([formula])
    needed: Answers[bool] = {}
    if any(_answer((theorem, gone), _is_needed, needed) for theorem in theorems):
        return None
    made: Answers[Theorem | None] = {}
    found: list[Theorem] = []
    try:
        with at_most(FOR_A_HYPOTHESIS):
            for theorem in theorems:
                if (lighter := _answer((theorem, gone), _again, made)) is None:
                    return None
                found.append(lighter)
    except Exhausted:
        return None
    return found


def _answer(
    question: Question, ask: Callable[[Theorem, frozenset[Term]], Asking[Answer]], made: Answers[Answer]
) -> Answer:
    """The answer, with one to each question on the way; each is asked once, and kept in `made`."""
    pending = [(question, ask(*question))]
    answer: Answer | None = None
    while pending:
        (theorem, gone), asking = pending[-1]
        try:
            wanted = asking.send(answer)  # type: ignore[arg-type]
            while (key := (id(wanted[0]), wanted[1])) in made:
                wanted = asking.send(made[key])
        except StopIteration as end:
            answer = made[id(theorem), gone] = end.value
            pending.pop()
            continue
        pending.append((wanted, ask(*wanted)))
        answer = None
    return made[id(question[0]), question[1]]


def _is_needed(node: Theorem, gone: frozenset[Term]) -> Asking[bool]:
    """Is it plain without applying a rule that the subjects of one cannot be had without what is to go?"""
    if gone.isdisjoint(node.hypotheses):
        return False
    if node.rule.name in ("assume", STATED):
        return True
    if node.rule.name == "cut":
        first, *proofs = node.premises
        lost = []
        for proof in proofs:
            if (yield proof, gone):
                lost.append(proof.conclusion)
        return (yield first, gone.union(lost))
    for subject in node.premises[: node.rule.subjects]:
        if (yield subject, _before(node, gone)):
            return True
    return False


def _again(node: Theorem, gone: frozenset[Term]) -> Asking[Theorem | None]:
    """The rule applied to what is left of its premises.  Its subjects have to be left."""
    if gone.isdisjoint(node.hypotheses):
        return node
    if node.rule.name in ("assume", STATED):
        return None
    count = len(node.premises) if node.rule.subjects is None else node.rule.subjects
    premises: list[Theorem | None] = []
    if node.rule.name == "cut":
        premises = yield from _cut(node, gone)
    else:
        for place, premise in enumerate(node.premises):
            premises.append((yield premise, _before(node, gone) if place < count else gone))
            if place < count and premises[-1] is None:
                return None
    if not premises or (premises[0] is None and count):
        return None
    try:
        again = node.rule(*(p for p in premises if p is not None), **node.args)
    except Refused:
        return None
    return again if gone.isdisjoint(again.hypotheses) else None


def _cut(node: Theorem, gone: frozenset[Term]) -> Generator[Question, Theorem | None, list[Theorem | None]]:
    """The theorem without the hypotheses that cannot be proved any more, and the proofs of the others."""
    proofs: list[Theorem | None] = []
    for premise in node.premises[1:]:
        proofs.append((yield premise, gone))
    lost = [old.conclusion for old, new in zip(node.premises[1:], proofs, strict=True) if new is None]
    first = yield node.premises[0], gone.union(lost)
    return [first, *proofs]


def _before(node: Theorem, gone: frozenset[Term]) -> frozenset[Term]:
    """The hypotheses of the subject that become what is to go: an instance says them of other values."""
    if node.rule.name != "instantiate":
        return gone
    values: Any = node.args["values"]
    return frozenset(h for h in node.premises[0].hypotheses if b.substitute(h, dict(values)) in gone)
