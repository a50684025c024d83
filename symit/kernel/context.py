"""What is known at one point of a proof: the facts, and what follows from them without thinking.

A `Context` is made from formulas that hold (the conclusions of a rule's premises).  It answers three questions, each
in a file of its own: which sign a term has (`signs`), whether a term is defined (`domain`), and what its normal form
is (`normal`).  All three are sound and incomplete: "unknown" is always a possible answer.

Below a binder or in a branch a context has a parent, and asks it about whatever the new facts do not speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import count
from typing import TypeVar

from symit.kernel import build as b
from symit.kernel import domain, normal, signs
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import Known, defined_by, membership, negations
from symit.kernel.polynomials import Skeleton
from symit.kernel.signs import NEGATIVE, POSITIVE, ZERO_SIGN, Signs
from symit.kernel.terms import Abs, App, Term, Var
from symit.kernel.text import order, show

Subject = TypeVar("Subject", bound=Term)
Answer = TypeVar("Answer")

MAX_REMEMBERED = 20_000
MAX_FACTS = 300
MAX_EXTENDED = 100


class Context:
    """Facts and their consequences."""

    def __init__(self, facts: Iterable[Term] = (), parent: Context | None = None, depth: int = 0) -> None:
        before: Known = parent.known if parent else Known()
        self.parent = parent
        self.depth = depth
        self.known: Known = before.with_(facts)
        self.new = self.known.facts - before.facts
        self.speaks_of = frozenset(v for f in self.new if signs.can_matter(f) for v in f.free)
        inherited: frozenset[Term] = parent.defined_terms if parent else frozenset()
        self.defined_terms: frozenset[Term] = inherited.union(d for f in self.new for d in defined_by(f))
        self.forget()

    def forget(self) -> None:
        """Drop every answer that was found."""
        self._canonical: dict[Term, Term] = {}
        self._skeletons: dict[App, Skeleton] = {}
        self._factored: dict[Term, normal.Factored] = {}
        self._parts: dict[App, dict[Term, Term]] = {}
        self._extended: dict[tuple[Term, ...], Context] = {}
        self._inner: dict[tuple[Term, ...], Context] = {}
        self._signs: dict[Term, Signs] = {}
        self._signs_of_pieces: dict[Term, Signs] = {}
        self._defined: set[Term] = set()
        self._sign_facts: dict[Term, Signs] | None = None
        self._calls: frozenset[Term] | None = None
        self._integrable: tuple[dict[Term, Term], ...] | None = None

    @property
    def facts(self) -> frozenset[Term]:
        return self.known.facts

    @property
    def plain(self) -> Context:
        """The context that knows nothing, in which facts are compared."""
        return PLAIN

    def extended(self, *facts: Term) -> Context:
        """This context with more facts; one for all who ask for the same."""
        new = tuple([f for f in facts if f not in self.facts])
        if not new:
            return self
        if new not in self._extended:
            if len(self._extended) >= MAX_EXTENDED:
                self._extended.clear()
            self._extended[new] = Context(new, self, self.depth)
        return self._extended[new]

    def enter(self, binder: App) -> tuple[Var, Term, Context]:
        """The variable, the body and the context inside an integral or a product."""
        space, function = binder.args
        variable, body = self._opened(function, space)
        return variable, body, self._below(b.member(variable, space))

    def enter_function(self, function: Term) -> tuple[Var, Term, Context]:
        """The same below a bare function: nothing is known of its variable."""
        variable, body = self._opened(function)
        return variable, body, self._below()

    def _below(self, *facts: Term) -> Context:
        """The context below a binder: one for all functions on the same space."""
        if facts not in self._inner:
            self._inner[facts] = Context(facts, self, self.depth + 1)
        return self._inner[facts]

    def _opened(self, function: Term, *beside: Term) -> tuple[Var, Term]:
        """A function's body at a new variable.

        Its name depends on the depth alone, so equal bodies read alike wherever they stand.
        """
        if not isinstance(function, Abs):
            raise Refused(f"{show(function)} is not a function")
        taken = {v.name for f in (function, *beside) for v in f.free} | self.names
        names = (f"%{k}" for k in count(self.depth))
        variable = b.var(next(n for n in names if n not in taken), function.domain)
        return variable, b.open_with(function, variable)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all variables that a fact mentions."""
        own = frozenset(v.name for f in self.new for v in f.free)
        return own | self.parent.names if self.parent else own

    def _home(self, term: Term) -> Context:
        """The outermost context that knows as much about the term's sign: what is new further in is silent about it."""
        home = self
        while home.parent is not None and home.speaks_of.isdisjoint(term.free):
            home = home.parent
        return home

    def _normal_home(self, term: Term) -> Context:
        """The same for the term's normal form."""
        return FREE_OF_FACTS if normal.is_free_of_facts(term) else self._home(term)

    # ---- the three questions ---------------------------------------------------------------------------------

    def canonical(self, term: Term) -> Term:
        """The normal form of a real term."""
        home = self._normal_home(term)
        found = home._canonical.get(term)
        if found is None:
            found = _remembered(home._canonical, term, normal.canonical, home)
            home._canonical[found] = found
        return found

    def skeleton(self, term: App) -> Skeleton:
        """What the normal form of a term is computed from."""
        home = self._normal_home(term)
        return _remembered(home._skeletons, term, normal.read, home)

    def factored(self, term: Term) -> normal.Factored:
        """The normal form of a term as powers of irreducible factors."""
        home = self._normal_home(term)
        return _remembered(home._factored, term, normal.factor, home)

    def integral_parts(self, integral: App) -> dict[Term, Term]:
        """An integral as coefficients of integrals of monomials."""
        home = self._normal_home(integral)
        return _remembered(home._parts, integral, normal.integral_parts, home)

    def sign(self, term: Term) -> Signs:
        """The signs that a term can have where it is defined."""
        home = self._home(term)
        found = home._signs.get(term)
        if found is None:
            home._signs[term] = signs.ANY  # a question that comes back to itself is answered "unknown"
            try:
                found = home._signs[term] = signs.sign(term, home)
            except BaseException:
                del home._signs[term]  # no answer was found, so none is remembered
                raise
        return found

    def sign_of_piece(self, term: Term) -> Signs:
        """The same without combining facts."""
        home = self._home(term)
        return _remembered(home._signs_of_pieces, term, signs.of_piece, home)

    def require_defined(self, term: Term) -> None:
        """Raise Refused, with the obligation, unless `term` is defined."""
        if term not in self._defined:
            domain.require_defined(term, self)
            self._defined.add(term)

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
                if self._compared(formula):
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
        if b.is_app(condition, *t.RELATIONS) and isinstance(condition, App):
            return self._settled(condition)
        if self.holds(condition):
            return True
        return False if any(self.holds(n) for n in negations(condition)) else None

    def _settled(self, relation: App) -> bool | None:
        """Whether a relation holds, where its terms are shown to have values or a fact says so."""
        if relation in self.facts:
            return True
        if not self.facts.isdisjoint(negations(relation)):
            return False
        return self._compared(relation) if all(map(self.is_defined, relation.args)) else None

    def _compared(self, relation: App) -> bool | None:
        """Whether a relation between terms that have values holds, from one look at the sign of their difference."""
        left, right = relation.args
        if relation.head in (t.EQ, t.NE) and self.equal(left, right):
            return relation.head == t.EQ
        found, allowed = self.sign(b.sub(right, left)), _ALLOWED[relation.head.name]
        return True if found <= allowed else False if found.isdisjoint(allowed) else None

    def _member(self, formula: App) -> bool:
        conditions = membership(formula.args[0], formula.args[1])
        return conditions is not None and all(self.holds(c) for c in conditions)

    # ---- tables read by the three questions ------------------------------------------------------------------

    @property
    def sign_facts(self) -> dict[Term, Signs]:
        """Sign of `right - left` for every relation among the facts, by normal form up to a rational factor."""
        if self._sign_facts is None:
            inherited = self.parent.sign_facts if self.parent else {}
            self._sign_facts = signs.table(self.new, PLAIN, inherited) if self.new else inherited
        return self._sign_facts

    @property
    def calls(self) -> frozenset[Term]:
        """The values of unknown functions that the facts show to exist, in normal form."""
        if self._calls is None:
            self._calls = frozenset()  # nothing is known yet while the facts are being read
            try:
                self._calls = frozenset(self.canonical(d) for d in self.defined_terms if b.is_app(d, t.CALL))
            except BaseException:
                self._calls = None  # they were not read, so nothing is remembered
                raise
        return self._calls

    @property
    def integrable(self) -> tuple[dict[Term, Term], ...]:
        """The integrals that the facts show to exist, each as coefficients of integrals of monomials, short ones
        last."""
        if self._integrable is None:
            self._integrable = inherited = self.parent.integrable if self.parent else ()
            old = self.parent.defined_terms if self.parent else frozenset()
            known = [d for d in self.defined_terms - old if isinstance(d, App) and d.head == t.INTEGRAL]
            try:
                found = [self.integral_parts(d) for d in sorted(known, key=order)]
            except BaseException:
                self._integrable = None
                raise
            self._integrable = tuple(sorted((*inherited, *(f for f in found if f)), key=len, reverse=True))
        return self._integrable


def _remembered(
    known: dict[Subject, Answer], term: Subject, find: Callable[[Subject, Context], Answer], context: Context
) -> Answer:
    """What is known of the term, or is found now and kept."""
    answer = known.get(term)
    if answer is None:
        if len(known) > MAX_REMEMBERED:
            known.clear()
        answer = known[term] = find(term, context)
    return answer


PLAIN = Context()
"""The context that knows nothing; shared, so that a fact is brought into normal form once."""

FREE_OF_FACTS = Context()
"""Where the normal forms are remembered that no fact can change.  They depend on nothing that was asked before, so they
are not forgotten."""


def forget() -> None:
    """Answer as a fresh process does from here on: whether a proof holds must not depend on what was asked before.

    A question that comes back to itself is answered "unknown", and what was found on the way is remembered: another
    order of the same questions may find more.
    """
    PLAIN.forget()
    _knowing_too.cache_clear()
    signs.stated.cache_clear()


def knowing(facts: Sequence[Term]) -> Context:
    """The context of these facts; shared by the rules that are applied to the same ones, and by those that add to
    them."""
    if len(facts) > MAX_FACTS:
        raise Refused(f"{len(facts)} facts are more than a rule can take ({MAX_FACTS})")
    context = PLAIN
    for fact in facts:
        context = _knowing_too(context, fact)
    return context


@lru_cache(maxsize=4_096)
def _knowing_too(context: Context, fact: Term) -> Context:
    return context if fact in context.facts else Context((fact,), context)


_ALLOWED: dict[str, Signs] = {
    "eq": ZERO_SIGN,
    "ne": NEGATIVE | POSITIVE,
    "lt": POSITIVE,
    "le": POSITIVE | ZERO_SIGN,
}
