"""What a line rests on, in words, where its author gives no reason: read off its proof.

Only what a rule is about counts; facts that merely settled its side conditions do not.  Knows nothing of how the proof
was found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Term
from symit.kernel.theorem import Theorem

RULES: Mapping[str, str] = {
    "cases": "case by case",
    "linearity": "linearity of the integral",
    "integral-monotone": "integrate the inequality",
    "differentiate": "differentiate",
    "expand": "write the sum out",
    "peel": "the last summand apart",
    "fundamental-theorem": "by an antiderivative",
}
MOST = 4


def in_words(theorem: Theorem, given: Mapping[Term, str], earlier: Collection[Theorem]) -> str:
    """The theorems, the hypotheses and the arguments that the proof is made of."""
    known = {(th.hypotheses, th.conclusion) for th in earlier}
    found = dict.fromkeys(_parts(theorem, given, known))
    if not found:
        return _at_sight(theorem.conclusion)
    return "; ".join(list(found)[:MOST])


Known = Collection[tuple[frozenset[Term], Term]]


def _parts(theorem: Theorem, given: Mapping[Term, str], known: Known) -> Iterator[str]:
    pending, seen = [theorem], {id(theorem)}
    while pending:
        node = pending.pop()
        if node is not theorem and node.rule.name != "assume" and (node.hypotheses, node.conclusion) in known:
            yield "by what was shown"
            continue
        match node.rule.name:
            case "theorem":
                yield f"by {node.args['id']}"
                continue
            case "axiom":
                yield f"by {node.args['name']}"
                continue
            case "assume" if node.conclusion in given:
                yield f"given: {given[node.conclusion]}"
                continue
        if node.rule.name in RULES:
            yield RULES[node.rule.name]
        new = [p for p in _subjects(node) if id(p) not in seen]
        seen.update(map(id, new))
        pending += reversed(new)


def _subjects(node: Theorem) -> tuple[Theorem, ...]:
    """The premises that a rule is about."""
    if node.rule.name == "linear":
        multipliers = node.args["multipliers"]
        count = len(multipliers) if isinstance(multipliers, tuple) else 0
        return node.premises[len(node.premises) - count :]
    return node.premises if node.rule.subjects is None else node.premises[: node.rule.subjects]


def _at_sight(formula: Term) -> str:
    """What normal forms and signs alone have shown."""
    while isinstance(formula, App) and formula.head in (t.FORALL, t.IMPLIES):
        inner = formula.args[-1]
        formula = inner.body if isinstance(inner, Abs) else inner
    if not isinstance(formula, App) or formula.head not in t.RELATIONS:
        return "evident"
    if formula.head != t.EQ:
        return "by the signs of the terms"
    left, right = (frozenset(_definitions(side)) for side in formula.args)
    return "rearrange" if left == right else "by definition"


def _definitions(term: Term) -> Iterator[Definition]:
    if isinstance(term, App):
        if isinstance(term.head, Definition):
            yield term.head
        for part in term.args:
            yield from _definitions(part)
    elif isinstance(term, Abs):
        yield from _definitions(term.body)
