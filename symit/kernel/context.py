"""What is known at one point of a proof: the facts, and what follows from them without thinking.

A `Context` is made from formulas that hold (the conclusions of a rule's premises).  It answers three questions, each
in a file of its own: which sign a term has (`signs`), whether a term is defined (`domain`), and what its normal form
is (`normal`).  All three are sound and incomplete: "unknown" is always a possible answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce
from itertools import count

from symit.kernel import build as b
from symit.kernel import domain, facts, normal, signs
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.facts import Known, defined_by, membership, negations
from symit.kernel.polynomials import Ratio
from symit.kernel.signs import Signs
from symit.kernel.terms import Abs, App, Term, Var, order

MAX_FACTS = 300
MAX_WAITING = 200
_WAITING: list[object] = []
"""The questions that are being asked, each for the sake of the one before."""
CONTEXT = 20
"""What it costs to make a context, in questions."""


class Context:
    """Facts and their consequences.

    Below a binder or in a branch it stands inside another, whose facts hold too.  An answer depends on the facts and
    the question alone, so it is kept: a question that comes back to itself has none.
    """

    def __init__(self, facts: Iterable[Term] = (), parent: Context | None = None, depth: int = 0) -> None:
        before: Known = parent.known if parent else Known()
        self.parent = parent
        self.depth = depth
        self.known: Known = before.with_(facts)
        self.new = self.known.facts - before.facts
        inherited: frozenset[Term] = parent.defined_terms if parent else frozenset()
        self.defined_terms: frozenset[Term] = inherited.union(d for f in self.new for d in defined_by(f))
        spend(CONTEXT + (len(self.known.facts) + len(self.defined_terms)) // 4)
        self.plain: Context = parent.plain if parent else self
        """The context that knows nothing, in which facts are compared."""
        self._ratios: dict[App, Ratio] = {}
        self._canonical: dict[Term, Term] = {}
        self._signs: dict[Term, Signs] = {}
        self._inside: dict[tuple[object, ...], Context] = {}
        self._asked: set[object] = set()

    @property
    def facts(self) -> frozenset[Term]:
        return self.known.facts

    def extended(self, *facts: Term) -> Context:
        """This context with more facts; one for all who ask for the same."""
        new = tuple([f for f in facts if f not in self.facts])
        return self._with(new, self.depth) if new else self

    def _with(self, facts: tuple[Term, ...], depth: int) -> Context:
        if (depth, *facts) not in self._inside:
            self._inside[depth, *facts] = Context(facts, self, depth)
        return self._inside[depth, *facts]

    def enter(self, binder: App) -> tuple[Var, Term, Context]:
        """The variable, the body and the context inside an integral or a product."""
        space, function = binder.args
        variable, body = self._opened(function, space)
        return variable, body, self._with((b.member(variable, space),), self.depth + 1)

    def enter_function(self, function: Term) -> tuple[Var, Term, Context]:
        """The same below a bare function: nothing is known of its variable."""
        variable, body = self._opened(function)
        return variable, body, self._with((), self.depth + 1)

    def _opened(self, function: Term, *beside: Term) -> tuple[Var, Term]:
        """A function's body at a new variable.

        Its name depends on the depth alone, so equal bodies read alike wherever they stand.
        """
        if not isinstance(function, Abs):
            raise Refused("{} is not a function", function)
        spend(sum([len(f.free) for f in (function, *beside)]) // 8)
        taken = {v.name for f in (function, *beside) for v in f.free}
        names = (f"%{k}" for k in count(self.depth))
        variable = b.var(next(n for n in names if n not in taken and n not in self.names), function.domain)
        return variable, b.open_with(function, variable)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that `_opened` may not give, since a fact mentions them."""
        spend(sum([len(f.free) for f in self.new]) // 8)
        own = frozenset(v.name for f in self.new for v in f.free if v.name.startswith("%"))
        return own | self.parent.names if self.parent else own

    def stated(self, head: t.Operator) -> list[App]:
        """The facts that this operator is the head of, in no order."""
        spend(len(self.facts) // 8)
        return [fact for fact in self.facts if isinstance(fact, App) and fact.head == head]

    # ---- the three questions ---------------------------------------------------------------------------------

    def canonical(self, term: Term) -> Term:
        """The normal form of a real term."""
        found = self._canonical.get(term)
        if found is None:
            found = self._canonical[term] = normal.canonical(term, self)
        return found

    def ratio(self, term: App) -> Ratio:
        """The normal form of a term as a quotient of sums of monomials."""
        found = self._ratios.get(term)
        if found is None:
            spend(1)
            found = self._ratios[term] = normal.read(term, self)
        return found

    def sign(self, term: Term) -> Signs:
        """The signs that a term can have where it is defined."""
        found = self._signs.get(term)
        if found is None:
            with self._asking(term):
                found = self._signs[term] = signs.sign(term, self)
        return found

    @contextmanager
    def _asking(self, question: object) -> Iterator[None]:
        """Refuses a question that comes back to itself, however it is reached, or one for whose sake too many others
        wait for an answer."""
        spend(1)
        if question in self._asked or len(_WAITING) >= MAX_WAITING:
            raise Unanswered("a question about signs comes back to itself, or leads to too many others")
        self._asked.add(question)
        _WAITING.append(question)
        try:
            yield
        finally:
            self._asked.remove(question)
            _WAITING.pop()

    def require_defined(self, term: Term) -> None:
        """Raise Refused, with the obligation, unless `term` is defined."""
        spend(1)
        domain.require_defined(term, self)

    def is_defined(self, term: Term) -> bool:
        return self.holds(b.defined(term))

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
        raise Refused("cannot show {}", formula, obligation=formula)

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
        found, allowed = self.sign(b.sub(right, left)), signs.OF_DIFFERENCE[relation.head]
        return True if found <= allowed else False if found.isdisjoint(allowed) else None

    def _member(self, formula: App) -> bool:
        conditions = membership(formula.args[0], formula.args[1])
        return conditions is not None and all(self.holds(c) for c in conditions)

    # ---- tables read by the three questions ------------------------------------------------------------------

    @cached_property
    def bounds(self) -> signs.Bounds:
        """What the relations among the facts say of signs."""
        inherited = self.parent.bounds if self.parent else {}
        return signs.bounds(self.new, self.plain, inherited) if self.new else inherited

    @cached_property
    def calls(self) -> frozenset[Term]:
        """The values of unknown functions that the facts show to exist, in normal form."""
        with self._asking("calls"):
            return frozenset(self.canonical(d) for d in self.defined_terms if b.is_app(d, t.CALL))

    @cached_property
    def integrable(self) -> tuple[dict[Term, Term], ...]:
        """The integrals that the facts show to exist, each as coefficients of integrals of monomials, short ones
        last."""
        inherited = self.parent.integrable if self.parent else ()
        old = self.parent.defined_terms if self.parent else frozenset()
        known = [d for d in self.defined_terms - old if isinstance(d, App) and d.head == t.INTEGRAL]
        with self._asking("integrable"):
            found = [normal.integral_parts(d, self) for d in sorted(known, key=order)]
        return tuple(sorted((*inherited, *(f for f in found if f)), key=len, reverse=True))


PLAIN = Context()
"""The context that knows nothing; all others stand inside it."""


def forget() -> None:
    """Drop every answer, which changes none: so that what a proof costs depends on the proof alone."""
    vars(PLAIN).clear()
    t.MADE.clear()
    PLAIN.__init__()  # type: ignore[misc]
    for remembered in (
        *(b._number, normal.summands, normal.primitive, normal.levelled, normal.prime_powers),
        *(facts.said_of, facts.unpack, facts.defined_by, facts.strict_parts),
    ):
        remembered.cache_clear()


def knowing(stated: Sequence[Term]) -> Context:
    """The context of these facts."""
    if len(stated) > MAX_FACTS:
        raise Refused(f"{len(stated)} facts are more than a rule can take ({MAX_FACTS})")
    return reduce(lambda context, fact: context.extended(fact), stated, PLAIN)
