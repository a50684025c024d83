"""One theorem from the proofs of a statement in each of its cases, for maxima, minima and absolute values.

After `theorem`, beside which it stands: in every case the argument is one about sums without extremes
(`language.information_cases`).  That each extreme is the sum in its place there turns what is given into conditions of
that argument, and what the argument shows into the statement; and the kernel puts the cases together.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.language.information import Extreme, Relation, quantities, text
from symit.language.information_cases import Case
from symit.proving.scope.scope import parts
from symit.proving.script.derivation import Derivation, Section, fact, statement
from symit.proving.script.progress import Report
from symit.proving.shannon.theorem import About, Argument, Claim, Condition, named, stated_in
from symit.proving.shannon.variables import Laws, RandomVariables


def conditions(case: Case, given: Sequence[Condition]) -> tuple[Condition, ...]:
    """What is given, and what makes the case, without extremes."""
    stated = (Condition(case.plain(c.relation), c.words, c.of_size) for c in given)
    return (*stated, *(Condition(when, "in this case") for when in case.whens))


def by_cases(
    relations: Sequence[Relation],
    claims: Sequence[tuple[Case, Sequence[Claim]]],
    given: Sequence[Condition],
    laws: Laws,
    about: About,
    report: Report,
) -> Derivation:
    """The theorem that holds in each case, these being all of them in their order."""
    variables = RandomVariables(laws)
    sections: list[Section] = []
    theorems: list[Theorem] = []
    places: list[_Place] = []
    for number, (case, some) in enumerate(claims, start=1):
        report(f"making the kernel's proof: case {number} of {len(claims)}")
        place = _Place(variables, case, [*relations, *(c.relation for c in given)])
        argument = Argument(variables, conditions(case, given), report, place.assumed(given))
        shown, plain = argument.all(some)
        whole = place.with_extremes(relations, plain)
        sections += [Section(f"{s.title}, where {case.words}", s.lines, s.theorem) for s in shown]
        if whole.conclusion != plain.conclusion:
            sections.append(statement(f"So, where {case.words}", fact(whole, _since(case, relations))))
        theorems.append(whole)
        places.append(place)
    together = _joined(places, theorems)
    sections.append(statement("Together", fact(together, "one of the cases holds")))
    return named(about, Argument(variables, given, report), sections, together)


def _since(case: Case, relations: Sequence[Relation]) -> str:
    found = dict.fromkeys(q for q in quantities(relations) if isinstance(q, Extreme))
    return "; ".join(f"{text(extreme)} is {text(case.values[extreme])} here" for extreme in found)


class _Place:
    """What is known in a case; by it every extreme is one of its sums."""

    def __init__(self, variables: RandomVariables, case: Case, relations: Sequence[Relation]) -> None:
        self.variables = variables
        self.case = case
        self.whens = [_when(variables, e, first) for e, first in zip(case.extremes, case.firsts, strict=True)]
        self.defined = variables.known(quantities(relations))
        self.scope = self.defined.given(*self.whens)

    def assumed(self, given: Sequence[Condition]) -> list[Theorem]:
        """The conditions of the case, as `conditions` has them, from what is given and what makes the case."""
        known = [*(stated_in(self.variables, c) for c in given), *(logic.assume(formula=w) for w in self.whens)]
        stated = zip(known, conditions(self.case, given), strict=True)
        return [self._restated(theorem, self.variables.relation(c.relation)) for theorem, c in stated]

    def with_extremes(self, relations: Sequence[Relation], whole: Theorem) -> Theorem:
        """The relations, from what they are in this case."""
        several = parts(whole) if len(relations) > 1 else [whole]
        restated = [
            self._restated(plain, self.variables.relation(r)) for plain, r in zip(several, relations, strict=True)
        ]
        return logic.conjoin(*restated) if len(restated) > 1 else restated[0]

    def _restated(self, theorem: Theorem, claim: Term) -> Theorem:
        if theorem.conclusion == claim:
            return theorem
        try:
            return self.scope.linear(claim, (theorem, 1))
        except Refused:
            return self._never(claim)

    def _never(self, claim: Term) -> Theorem:
        """Anything, in a case whose condition is false by a sign that is known, as |I(X;Y)| = -I(X;Y)."""
        for when in self.whens:
            try:
                otherwise = self.defined.evident(negations(when)[0])
            except Refused:
                continue
            return logic.contradiction(logic.chain(otherwise, logic.assume(formula=when)), claim=claim)
        raise Refused("the case does not show {}", claim)


def _when(variables: RandomVariables, extreme: Extreme, first: bool) -> Term:
    """That the first sum of an extreme is the one, or that it is not."""
    formula = variables.relation(extreme.branches[0][1])
    return formula if first else negations(formula)[0]


def _joined(places: Sequence[_Place], theorems: Sequence[Theorem], depth: int = 0) -> Theorem:
    """The theorem from those of its cases, which differ in the choices from this depth on."""
    if len(theorems) == 1:
        return theorems[0]
    middle = len(theorems) // 2
    yes = _joined(places[:middle], theorems[:middle], depth + 1)
    no = _joined(places[middle:], theorems[middle:], depth + 1)
    return logic.cases(yes, no, *places[0].defined.facts, condition=places[0].whens[depth])
