"""A scope: hypotheses and what is known under them, handed to every rule that is applied there.

The kernel's rules ask for their facts each time; a scope remembers them, so that a proof reads as a list of steps.  Nothing
here is trusted: whatever a scope does, it does by calling rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.build import Real
from symit.kernel.errors import Refused
from symit.kernel.rules import algebra, calculus, integration, logic
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.theorem import Theorem


def real(value: Real) -> Term:
    return value if isinstance(value, (t.Num, Var, t.Bound, Abs, App)) else b.num(value)


def sides(theorem: Theorem) -> tuple[Term, Term]:
    """The two sides of the relation that a theorem states."""
    if not isinstance(theorem.conclusion, App) or theorem.conclusion.head not in t.RELATIONS:
        raise Refused(f"{theorem} states no relation")
    return theorem.conclusion.args[0], theorem.conclusion.args[1]


@dataclass(frozen=True)
class Scope:
    """The theorems that serve as facts for every step taken here."""

    facts: tuple[Theorem, ...] = ()

    def given(self, *formulas: Term) -> Scope:
        """The same scope with these formulas assumed."""
        return self.know(*(logic.assume(formula=f) for f in formulas))

    def know(self, *theorems: Theorem) -> Scope:
        """The same scope with these theorems among the facts."""
        known = {(f.hypotheses, f.conclusion) for f in self.facts}
        new = tuple(th for th in theorems if (th.hypotheses, th.conclusion) not in known)
        return replace(self, facts=self.facts + new)

    # ---- algebra ---------------------------------------------------------------------------------------------

    def field(self, left: Term, right: Real) -> Theorem:
        """left = right by normal forms."""
        return algebra.field(*self.facts, claim=b.eq(left, right))

    def evident(self, formula: Term) -> Theorem:
        return logic.evident(*self.facts, claim=formula)

    def linear(self, claim: Term, *combined: tuple[Theorem, Real]) -> Theorem:
        """The claim as a combination of theorems, each with its multiplier."""
        multipliers = tuple(real(m) for _, m in combined)
        return algebra.linear(*(th for th, _ in combined), *self.facts, claim=claim, multipliers=multipliers)

    def unfold(self, term: Term) -> Theorem:
        return algebra.unfold(*self.facts, term=term)

    # ---- logic -----------------------------------------------------------------------------------------------

    def instance(self, theorem: Theorem, *values: Real) -> Theorem:
        """A theorem `for all x, A => C` at these values; A must be evident here."""
        return logic.instance(theorem, *self.facts, values=tuple(map(real, values)))

    def instantiate(self, theorem: Theorem, values: dict[Var, Term]) -> Theorem:
        """A theorem with its free variables replaced; hypotheses that are evident here are discharged."""
        specific = logic.instantiate(theorem, *self.facts, values=tuple(values.items()))
        return self.discharge(specific)

    def discharge(self, theorem: Theorem) -> Theorem:
        """The theorem without the hypotheses that are evident here."""
        assumed = frozenset().union(*(f.hypotheses for f in self.facts)) if self.facts else frozenset()
        proofs = []
        for hypothesis in theorem.hypotheses - assumed:
            try:
                proofs.append(self.evident(hypothesis))
            except Refused:
                continue
        return logic.cut(theorem, *proofs) if proofs else theorem

    def rewrite(self, theorem: Theorem, equation: Theorem) -> Theorem:
        """The theorem with every occurrence of the equation's left side replaced by its right side."""
        left, _ = sides(equation)
        hole = b.fresh("hole", left.sort, theorem.conclusion, equation.conclusion)
        return logic.rewrite(theorem, equation, template=b.lam(hole, replace_term(theorem.conclusion, left, hole)))

    # ---- calculus --------------------------------------------------------------------------------------------

    def differentiate(self, x: Var, body: Term, at: Term, value: Real) -> Theorem:
        """d/dx body at a point, in the form that the value is given in."""
        raw = calculus.differentiate(*self.facts, body=b.lam(x, body), at=at)
        return self.restate(raw, value)

    def restate(self, equation: Theorem, right: Real) -> Theorem:
        """An equation with its right side written in another way."""
        return logic.chain(equation, self.field(sides(equation)[1], right))

    def limit(self, x: Var, body: Term, place: Term, side: int, value: Real | None = None) -> Theorem:
        raw = calculus.limit(*self.facts, body=b.lam(x, body), place=place, side=side)
        return raw if value is None else calculus.limit_value(raw, *self.facts, value=real(value))

    # ---- integrals -------------------------------------------------------------------------------------------

    def congruence(self, x: Var, space: Term, pointwise: Theorem) -> Theorem:
        """From f = g at every point of the space: the integrals are equal."""
        return integration.integral_congruence(pointwise, *self.facts, variable_=x, space=space)

    def at_point(self, x: Var, space: Term) -> Scope:
        """The scope of an arbitrary point of a space."""
        return self.given(b.member(x, space))


def replace_term(term: Term, old: Term, new: Term) -> Term:
    """Every occurrence of a closed part replaced, below binders too."""
    if term == old:
        return new
    if isinstance(term, (App, Abs)):
        return b.rebuild(term, lambda a: replace_term(a, old, new), lambda body: replace_term(body, old, new))
    return term
