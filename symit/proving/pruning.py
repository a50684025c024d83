"""A proof without a hypothesis that it never needed: every rule is applied again without what rests on it.

A theorem has the hypotheses of all facts that were at hand when it was proved, also of those that said nothing.  Stands
on the kernel alone; whatever comes out, rules made.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any, TypeAlias

from symit.kernel import build as b
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.effort import at_most

FOR_A_HYPOTHESIS = 300_000
"""How much work it may be to tell that one is not needed."""
STATED = "theorem"
"""The rule that gives a theorem its id: what it rests on stays as it is."""

Question: TypeAlias = tuple[Theorem, frozenset[Term]]
"""A theorem, and the hypotheses that it is to be without."""
Asking: TypeAlias = Generator[Question, "Theorem | None", "Theorem | None"]
"""Asks for premises, one after the other, and makes the theorem of them."""


def without(formula: Term, theorems: Sequence[Theorem]) -> list[Theorem] | None:
    """These theorems without the hypothesis, or None where one of them rests on it, or it is too much work to tell."""
    made: dict[tuple[int, frozenset[Term]], Theorem | None] = {}
    gone = frozenset([formula])
    found: list[Theorem] = []
    try:
        with at_most(FOR_A_HYPOTHESIS):
            for theorem in theorems:
                if (lighter := _answer((theorem, gone), made)) is None:
                    return None
                found.append(lighter)
    except Exhausted:
        return None
    return found


def _answer(question: Question, made: dict[tuple[int, frozenset[Term]], Theorem | None]) -> Theorem | None:
    """The theorem, with an answer to each question on the way; each is asked once."""
    pending: list[tuple[Question, Asking]] = [(question, _again(*question))]
    answer: Theorem | None = None
    while pending:
        (theorem, gone), asking = pending[-1]
        try:
            wanted = asking.send(answer)
        except StopIteration as end:
            answer = made[id(theorem), gone] = end.value
            pending.pop()
            continue
        key = id(wanted[0]), wanted[1]
        while key in made:
            try:
                wanted = asking.send(made[key])
            except StopIteration as end:
                answer = made[id(theorem), gone] = end.value
                pending.pop()
                break
            key = id(wanted[0]), wanted[1]
        else:
            pending.append((wanted, _again(*wanted)))
            answer = None
    return answer


def _again(node: Theorem, gone: frozenset[Term]) -> Asking:
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
