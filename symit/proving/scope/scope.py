"""A scope: hypotheses, points and what is known of them, handed to every rule that is applied there.

The kernel's rules ask for their facts each time; a scope remembers them, so that a proof reads as a list of steps.
Terms are given as SymPy expressions or as the kernel's; SymPy is imported where one is.  Nothing here is trusted:
whatever a scope does, it does by calling rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel import domain
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import algebra, calculus, integration, limits, logic
from symit.kernel.terms import Abs, App, Node, Num, Term, Var, order
from symit.kernel.theorem import Theorem
from symit.proving.scope.supply import applied

Value: TypeAlias = Any
"""A kernel term, a SymPy expression, a point or function symbol, an int or a Fraction."""
Formula: TypeAlias = Any
"""A statement: a kernel formula, a SymPy relation or one of symit's statements."""


Combination: TypeAlias = Sequence[tuple[Theorem, Value]]
"""Theorems with their multipliers."""


def as_term(value: Value) -> Term:
    if isinstance(value, Node):
        return value  # type: ignore[return-value]
    if isinstance(value, (int, Fraction)):
        return b.num(value)
    from symit.language import names, to_terms

    if isinstance(value, names.SortedSymbol):
        return names.variable(value)  # a point or a function, which is no expression
    return to_terms.term(value)


def as_formula(value: Formula) -> Term:
    if isinstance(value, Node):
        return value  # type: ignore[return-value]
    from symit.language.to_terms import formula

    return formula(value)


def as_formulas(value: Any) -> tuple[Term, ...]:
    """A statement, or what a symbol assumes of itself: `sigma` declared positive says 0 < sigma."""
    if isinstance(value, Node):
        return (value,)  # type: ignore[return-value]
    from sympy import Symbol

    from symit.language.symbols import hypotheses

    return hypotheses(value) if isinstance(value, Symbol) else (as_formula(value),)


def as_space(value: Any) -> Term:
    if isinstance(value, Node):
        return value  # type: ignore[return-value]
    from symit.language.to_terms import space_term

    return space_term(value)


def as_variable(value: Any) -> Var:
    variable = value
    if not isinstance(value, Node):
        from symit.language import names

        variable = names.variable(value)
    if not isinstance(variable, Var):
        raise Refused(f"{value} is not a variable")
    return variable


def sides(theorem: Theorem) -> tuple[Term, Term]:
    """The two sides of the relation that a theorem states."""
    if not isinstance(theorem.conclusion, App) or theorem.conclusion.head not in t.RELATIONS:
        raise Refused(f"{theorem} states no relation")
    return theorem.conclusion.args[0], theorem.conclusion.args[1]


@dataclass(frozen=True, repr=False)
class Scope(Brief):
    """The theorems that serve as facts for every step taken here."""

    facts: tuple[Theorem, ...] = ()

    # ---- what is known ---------------------------------------------------------------------------------------

    def given(self, *formulas: Formula) -> Scope:
        """The same scope with these formulas, or what these symbols assume, as hypotheses."""
        return self.know(*(logic.assume(formula=f) for given in formulas for f in as_formulas(given)))

    def know(self, *theorems: Theorem) -> Scope:
        """The same scope with these theorems among the facts."""
        known = {(f.hypotheses, f.conclusion) for f in self.facts}
        new = tuple(th for th in theorems if (th.hypotheses, th.conclusion) not in known)
        return Scope(self.facts + new)

    def at_point(self, x: Any, space: Any) -> Scope:
        """The scope of an arbitrary point of a space."""
        return self.given(b.member(as_variable(x), as_space(space)))

    def facts_about(self, *terms: Term) -> tuple[Theorem, ...]:
        """The facts that can matter to a step about these terms: none about integrals when they have none."""
        if any(map(t.has_integral, terms)):
            return self.facts
        return tuple(f for f in self.facts if not t.has_integral(f.conclusion))

    # ---- algebra ---------------------------------------------------------------------------------------------

    def field(self, left: Value, right: Value) -> Theorem:
        """left = right by normal forms."""
        claim = b.eq(as_term(left), as_term(right))
        return applied(algebra.field, *self.facts_about(claim), claim=claim)

    def evident(self, formula: Formula) -> Theorem:
        """What signs and definedness alone show."""
        claim = as_formula(formula)
        return applied(logic.evident, *self.facts_about(claim), claim=claim)

    def linear(self, claim: Formula, *combined: tuple[Theorem, Value]) -> Theorem:
        """The claim as a combination of theorems, each with its multiplier."""
        theorems = [th for th, _ in combined]
        multipliers = tuple(as_term(m) for _, m in combined)
        goal = as_formula(claim)
        facts = self.facts_about(goal, *multipliers, *(th.conclusion for th in theorems))
        return applied(algebra.linear, *facts, *theorems, claim=goal, multipliers=multipliers)

    def unfold(self, term: Value) -> Theorem:
        """A definition applied equals its body."""
        folded = as_term(term)
        return applied(algebra.unfold, *self.facts_about(folded), term=folded)

    def restate(self, equation: Theorem, right: Value, *combined: tuple[Theorem, Value]) -> Theorem:
        """An equation with its right side written in another way, for which theorems with multipliers may be needed."""
        _, old = sides(equation)
        same = self.linear(b.eq(old, as_term(right)), *combined) if combined else self.field(old, right)
        return logic.chain(equation, same)

    # ---- logic -----------------------------------------------------------------------------------------------

    def instance(self, theorem: Theorem, *values: Value) -> Theorem:
        """A theorem `for all x, A => C` at these values; A must be evident here."""
        return applied(logic.instance, theorem, *self.facts, values=tuple(map(as_term, values)))

    def instantiate(self, theorem: Theorem, values: dict[Any, Value]) -> Theorem:
        """A theorem with its free variables replaced; hypotheses that are evident here are discharged."""
        chosen = tuple((as_variable(x), as_term(value)) for x, value in values.items())
        return self.discharge(applied(logic.instantiate, theorem, *self.facts, values=chosen))

    def special(self, theorem: Theorem, **values: Value) -> Theorem:
        """A theorem at values of its variables that are given by name."""
        named = sorted(_variables(theorem), key=lambda v: v.name)
        return self.instantiate(theorem, {v: values[v.name] for v in named if v.name in values})

    def discharge(self, theorem: Theorem) -> Theorem:
        """The theorem without the hypotheses that are evident here."""
        assumed = frozenset(h for f in self.facts for h in f.hypotheses)
        open_ones = sorted(theorem.hypotheses - assumed, key=order)
        proofs = [p for h in open_ones if (p := self._attempt(h)) is not None]
        return logic.cut(theorem, *proofs) if proofs else theorem

    def _attempt(self, formula: Term) -> Theorem | None:
        try:
            return self.evident(formula)
        except Refused:
            return None

    def for_all(self, theorem: Theorem, x: Any, space: Any) -> Theorem:
        """From x in S |- C: for all x in S, C."""
        return self.for_all_with(theorem, x, b.member(as_variable(x), as_space(space)))

    def for_all_with(self, theorem: Theorem, x: Any, *conditions: Formula) -> Theorem:
        """From A(x), B(x) |- C: for all x, A and B => C."""
        if conditions:
            theorem = implied(theorem, b.conj(*map(as_formula, conditions)))
        return logic.generalize(theorem, variable_=as_variable(x))

    # ---- calculus --------------------------------------------------------------------------------------------

    def differentiate(self, x: Any, body: Value, at: Value, value: Value, *combined: tuple[Theorem, Value]) -> Theorem:
        """d/dx body at a point, in the form that the value is given in; as `restate` for what is combined."""
        function = b.lam(as_variable(x), as_term(body))
        raw = applied(calculus.differentiate, *self.facts, body=function, at=as_term(at))
        return self.restate(raw, value, *combined)

    def limit(self, x: Any, body: Value, place: Term, side: int, value: Value | None = None) -> Theorem:
        """The limit of body as x comes to the place, from above for side 1 and from below for -1."""
        function = b.lam(as_variable(x), as_term(body))
        facts = self.facts_about(function)
        raw = applied(limits.limit, *facts, body=function, place=place, side=side)
        return raw if value is None else self.with_limit(raw, value)

    def with_limit(self, theorem: Theorem, value: Value) -> Theorem:
        """A limit with its value written in another way."""
        *what, old = theorem.conclusion.args  # type: ignore[union-attr]
        hole = b.fresh("limit", t.REAL, theorem.conclusion)
        return logic.rewrite(theorem, self.field(old, value), template=b.lam(hole, App(t.TENDS, (*what, hole))))

    def under_integral(self, x: Any, space: Any, s: Any, near: Any, at: Value, *premises: Theorem) -> Theorem:
        """d/ds of an integral: premises are the slope, its bounds above and below, and the two integrabilities."""
        return applied(
            calculus.derivative_under_integral,
            *premises,
            *self.facts,
            point=as_variable(x),
            parameter=as_variable(s),
            space=as_space(space),
            near=as_space(near),
            at=as_term(at),
        )

    # ---- integrals -------------------------------------------------------------------------------------------

    def facts_on(self, space: Term) -> tuple[Theorem, ...]:
        """The facts that integrals over a space may need: none when they are sums to ends that have a value anyway."""
        ends = space.args if isinstance(space, App) else ()
        plain = domain.is_finite(space) and all(isinstance(end, (Num, Var)) for end in ends)
        return () if plain else self.facts

    def congruence(self, x: Any, space: Any, pointwise: Theorem) -> Theorem:
        """From f = g at every point of the space: the integrals are equal."""
        over = as_space(space)
        facts = self.facts_on(over)
        return applied(integration.integral_congruence, pointwise, *facts, variable_=as_variable(x), space=over)

    def monotone(self, x: Any, space: Any, pointwise: Theorem) -> Theorem:
        """From f <= g at every point of the space: so are the integrals."""
        over = as_space(space)
        facts = self.facts_on(over)
        return applied(integration.integral_monotone, pointwise, *facts, variable_=as_variable(x), space=over)

    def linearity(self, x: Any, space: Any, body: Value, *summands: tuple[Value, Value]) -> Theorem:
        """integral of body = sum of coefficient * integral of part; each part is known to be integrable."""
        variable = as_variable(x)
        pairs = tuple((as_term(c), b.lam(variable, as_term(f))) for c, f in summands)
        return applied(
            integration.linearity, *self.facts, space=as_space(space), body=b.lam(variable, as_term(body)), parts=pairs
        )

    def sifted(self, head: t.Operator, x: Any, space: Any, body: Value, index: Value) -> Theorem:
        """The sum of {f(j) if j = k, else 0} over a finite range is f(k); so the product, and 1."""
        variable, term, chosen = as_variable(x), as_term(body), as_term(index)
        neutral = b.ZERO if head == t.INTEGRAL else b.ONE
        selected = b.lam(variable, b.if_(b.eq(variable, chosen), term, neutral))
        return self.sift(App(head, (as_space(space), selected)), chosen, b.substitute(term, {variable: chosen}))

    def sift(self, whole: App, index: Term, value: Term) -> Theorem:
        """A finite sum or product of which nothing is left but what stands at one index."""
        return self.restate(applied(integration.sift, *self.facts, term=whole, index=index), value)

    def exchange(self, exists: Theorem, x: Any, space: Any, y: Any, beside: Any, bound: Value) -> Theorem:
        """An integral over one space of one over another, the other way round: `exists` says that the integral over the
        first has a value at every point y of the second, and |f| <= bound at all points of both."""
        return applied(
            integration.exchange_integrals,
            exists,
            *self.facts,
            space=as_space(space),
            point=as_variable(x),
            beside=as_space(beside),
            index=as_variable(y),
            bound=as_term(bound),
        )

    def dominated(self, x: Any, space: Any, above: Theorem, below: Theorem) -> Theorem:
        """From f <= g and -g <= f at every point, g integrable: f is integrable."""
        return applied(
            integration.comparison, above, below, *self.facts, variable_=as_variable(x), space=as_space(space)
        )

    def fundamental_theorem(self, x: Any, space: Any, slope: Theorem, start: Theorem, end: Theorem) -> Theorem:
        """From F' = f inside and the limits of F at the ends: the integral of f is the difference of the limits."""
        return applied(
            calculus.fundamental_theorem,
            slope,
            start,
            end,
            *self.facts,
            variable_=as_variable(x),
            space=as_space(space),
        )

    def substitution(self, x: Any, space: Any, slope: Theorem, start: Theorem, end: Theorem, body: Abs) -> Theorem:
        """The integral of body over the image of g, as an integral over the space on which g runs."""
        return applied(
            calculus.substitution,
            slope,
            start,
            end,
            *self.facts,
            variable_=as_variable(x),
            space=as_space(space),
            body=body,
        )


def function_of(formula: App) -> Abs:
    """The function that a quantifier speaks of."""
    (function,) = formula.args
    if not isinstance(function, Abs):
        raise Refused(f"{formula.head.name} speaks of no function")
    return function


def replace_term(term: Term, old: Term, new: Term) -> Term:
    """Every occurrence of a whole part replaced, below binders too."""
    if term == old:
        return new
    return b.rebuild(term, lambda a: replace_term(a, old, new), lambda body: replace_term(body, old, new))


def rewritten(equation: Theorem, *others: Theorem) -> Theorem:
    """The equation with each of the others used, from left to right, in its right side."""
    for other in others:
        (left, right), (old, new) = sides(equation), sides(other)
        sort = new.sort if t.fits(old.sort, new.sort) else old.sort  # a quotient of integers may stand for one
        hole = b.fresh("hole", sort, equation.conclusion, other.conclusion)
        equation = logic.rewrite(equation, other, template=b.lam(hole, b.eq(left, replace_term(right, old, hole))))
    return equation


def parts(theorem: Theorem) -> Iterator[Theorem]:
    """A conjunction taken apart."""
    formula = theorem.conclusion
    if isinstance(formula, App) and formula.head == t.AND:
        for part in formula.args:
            yield from parts(logic.evident(theorem, claim=part))
    else:
        yield theorem


def implied(theorem: Theorem, condition: Term) -> Theorem:
    """From A, B |- C: A and B => C."""
    return logic.imply(logic.cut(theorem, *parts(logic.assume(formula=condition))), condition=condition)


def _variables(theorem: Theorem) -> frozenset[Var]:
    return theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))
