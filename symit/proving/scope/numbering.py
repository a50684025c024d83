"""Integrals, and what is defined by them, taken for numbers: where what stands in them does not matter, what is said of
them is short.

Stands on `place`.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import NotShown
from symit.proving.scope.scope import Scope


class Numbers:
    """Numbers h_0, h_1, ... for terms that are integrals; nothing in `avoid` speaks of them."""

    def __init__(self, *avoid: Term) -> None:
        self.name = b.fresh("h", t.REAL, *avoid).name
        self.named: dict[Term, Var] = {}

    def instead_of(self, term: Term) -> Term:
        """The term with numbers for its integrals."""
        if not t.has_integral(term) or not isinstance(term, App) or term.loose:
            return term
        if term.head == t.INTEGRAL or (isinstance(term.head, Definition) and t.has_integral(term.head.body)):
            return self.named.setdefault(term, b.real(f"{self.name}_{len(self.named)}"))
        return App(term.head, tuple(map(self.instead_of, term.args)))

    def about_them(self, relations: Sequence[Theorem]) -> dict[Term, Theorem]:
        """The relations that say something of these numbers only, by what they say; no new numbers are made."""
        found = {}
        for theorem in relations:
            others = Numbers()
            others.name, others.named = self.name, dict(self.named)
            formula = others.instead_of(theorem.conclusion)
            if len(others.named) == len(self.named) and not t.has_integral(formula):
                found[formula] = theorem
        return found

    def said_of_them(self, theorem: Theorem, scope: Scope, relations: Sequence[Theorem]) -> Theorem:
        """What is shown of the numbers, said of the integrals, each of which must be known to have a value."""
        spoken = theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))
        meaning = tuple((number, term) for term, number in self.named.items() if number in spoken)
        return logic.cut(logic.instantiate(theorem, *scope.facts, values=meaning), *relations)

    def refusal(self, why: BaseException) -> BaseException:
        """What was refused of the numbers, said of the integrals."""
        if isinstance(why, NotShown):
            meant = self.refusal(why.why) if isinstance(why.why, Refused) else why.why
            return NotShown(meant, *map(self._meaning, why.where))  # type: ignore[arg-type]
        if not isinstance(why, Refused):
            return why
        obligation = None if why.obligation is None else self._meaning(why.obligation)
        return Refused(why.why, *map(self._meaning, why.terms), obligation=obligation)

    def _meaning(self, term: Term) -> Term:
        return b.substitute(term, {number: whole for whole, number in self.named.items()})
