"""What is known at one point of a proof: the facts, and what follows from them without thinking.

A `Context` is made from formulas that hold (the conclusions of a rule's premises).  It answers three questions, each in a
file of its own: which sign a term has (`signs`), whether a term is defined (`domain`), and what its normal form is
(`normal`).  All three are sound and incomplete: "unknown" is always a possible answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from symit.kernel import build as b
from symit.kernel import domain, normal, signs
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import defined_by, membership, negations, saturated
from symit.kernel.signs import NEGATIVE, POSITIVE, ZERO_SIGN, Signs
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import show

MAX_REMEMBERED = 20_000


class Context:
    """Facts and their consequences.  `plain` is the same without facts, in which the facts themselves are read."""

    def __init__(self, facts: Iterable[Term] = (), depth: int = 0) -> None:
        self.facts = saturated(facts)
        self.depth = depth
        self.defined_terms = frozenset(s for f in self.facts for s in defined_by(f))
        self._canonical: dict[Term, Term] = {}
        self._signs: dict[Term, Signs] = {}
        self._sign_facts: dict[Term, Signs] | None = None
        self._integrable: tuple[dict[Term, Term], ...] | None = None

    @property
    def plain(self) -> Context:
        return without_facts(self.depth) if self.facts else self

    def extended(self, facts: Iterable[Term]) -> Context:
        new = [f for f in facts if f not in self.facts]
        return Context([*self.facts, *new], self.depth) if new else self

    def enter(self, binder: App) -> tuple[Var, Term, Context]:
        """The variable, the body and the context inside an integral or a product.

        The variable's name depends on the depth alone, so equal bodies read alike wherever they stand.
        """
        space, function = binder.args
        variable, body, _ = self.enter_function(function, space)
        inside = Context([*self.facts, b.member(variable, space)], self.depth + 1)
        return variable, body, inside

    def enter_function(self, function: Term, *beside: Term) -> tuple[Var, Term, Context]:
        """The same below a bare function: nothing is known of its variable."""
        if not isinstance(function, Abs):
            raise Refused(f"{show(function)} is not a function")
        taken = {v.name for f in (function, *beside, *self.facts) for v in f.free}
        names = (f"%{k}" for k in count(self.depth))
        variable = Var(next(n for n in names if n not in taken), function.domain)
        return variable, b.open_with(function, variable), Context(self.facts, self.depth + 1)

    # ---- the three questions ---------------------------------------------------------------------------------

    def canonical(self, term: Term) -> Term:
        if term not in self._canonical:
            if len(self._canonical) > MAX_REMEMBERED:
                self._canonical.clear()
            self._canonical[term] = normal.canonical(term, self)
        return self._canonical[term]

    def sign(self, term: Term) -> Signs:
        if term not in self._signs:
            self._signs[term] = signs.ANY  # a question that comes back to itself is answered "unknown"
            self._signs[term] = signs.sign(term, self)
        return self._signs[term]

    def require_defined(self, term: Term) -> None:
        """Raise Refused, with the obligation, unless `term` is defined."""
        domain.require_defined(term, self)

    def is_defined(self, term: Term) -> bool:
        try:
            self.require_defined(term)
        except Refused:
            return False
        return True

    # ---- what follows ----------------------------------------------------------------------------------------

    def equal(self, a: Term, c: Term) -> bool:
        """Do both have the same value wherever both are defined?"""
        return a == c or self.canonical(b.sub(a, c)) == b.ZERO

    def require(self, formula: Term) -> None:
        """Raise Refused unless `formula` holds."""
        if formula in self.facts:
            return
        if isinstance(formula, App):
            if formula.head == t.AND:
                for part in formula.args:
                    self.require(part)
                return
            if formula.head == t.DEFINED:
                return self.require_defined(formula.args[0])
            if formula.head in t.RELATIONS:
                for side in formula.args:
                    self.require_defined(side)
                if self._relation(formula):
                    return
            if formula.head == t.MEMBER and self._member(formula):
                return
        raise Refused(f"cannot show {show(formula)}", formula)

    def holds(self, formula: Term) -> bool:
        try:
            self.require(formula)
        except Refused:
            return False
        return True

    def decide(self, condition: Term) -> bool | None:
        """Whether a condition holds, where the facts settle it."""
        if self.holds(condition):
            return True
        return False if any(self.holds(n) for n in negations(condition)) else None

    def _relation(self, formula: App) -> bool:
        left, right = formula.args
        if formula.head == t.EQ and self.equal(left, right):
            return True
        return self.sign(b.sub(right, left)) <= _ALLOWED[formula.head.name]

    def _member(self, formula: App) -> bool:
        conditions = membership(formula.args[0], formula.args[1])
        return conditions is not None and all(self.holds(c) for c in conditions)

    # ---- tables read by the three questions ------------------------------------------------------------------

    @property
    def sign_facts(self) -> dict[Term, Signs]:
        """Sign of `right - left` for every relation among the facts, by normal form up to a rational factor."""
        if self._sign_facts is None:
            self._sign_facts = signs.table(self.facts, self.plain)
        return self._sign_facts

    @property
    def integrable(self) -> tuple[dict[Term, Term], ...]:
        """The integrals that the facts show to exist, each as coefficients of integrals of monomials, short ones last."""
        if self._integrable is None:
            self._integrable = ()  # nothing is known yet while the facts are being read
            known = [d for d in self.defined_terms if isinstance(d, App) and d.head == t.INTEGRAL]
            found = [normal.integral_parts(d, self) for d in known]
            self._integrable = tuple(sorted((f for f in found if f), key=len, reverse=True))
        return self._integrable


@lru_cache(maxsize=32)
def without_facts(depth: int) -> Context:
    """The context that knows nothing; shared, so that a fact is brought into normal form once."""
    return Context(depth=depth)


@lru_cache(maxsize=256)
def knowing(facts: frozenset[Term]) -> Context:
    """The context of these facts; shared by the rules that are applied to the same ones."""
    return Context(facts)


_ALLOWED: dict[str, Signs] = {
    "eq": ZERO_SIGN,
    "ne": NEGATIVE | POSITIVE,
    "lt": POSITIVE,
    "le": POSITIVE | ZERO_SIGN,
}
