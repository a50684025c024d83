"""How a statement is shown at a place: what the author's reasons say, and what follows from what is known.

One way after another, from the cheap to the dear: normal forms and signs, the reasons, cases that a definition
distinguishes, derivatives, a combination of what is known, integrals.  A statement that follows without what was shown
before is found, too, however much that is: search is monotone.  Nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.derivatives import differentiated
from symit.proving.integrals.existence import exists
from symit.proving.integrals.integrals import integrals_in
from symit.proving.integrals.limits import is_continuous, tends
from symit.proving.known.known_entropies import with_known_entropies
from symit.proving.known.known_families import with_known_families
from symit.proving.known.known_partitions import with_known_partitions
from symit.proving.scope.numbering import Numbers
from symit.proving.scope.place import COMPARED, MISSES, NotShown, Place, situated
from symit.proving.scope.scope import as_formula, function_of, parts, replace_term, sides
from symit.proving.script.reasons import Reasons, cases, given_by
from symit.proving.steps.absurd import absurd
from symit.proving.steps.averaging import averaged, bounded_term_by_term, term_by_term
from symit.proving.steps.cells import by_the_laws_of_cells
from symit.proving.steps.combining import combined
from symit.proving.steps.likeness import alike
from symit.proving.steps.logarithms import by_powers
from symit.proving.steps.matching import subterms
from symit.proving.steps.products import by_products, factor_by_factor, one_integral_for_each_factor
from symit.proving.steps.replacing import by_replacing
from symit.proving.steps.squares import by_vanishing_squares

MOST_VALUES = 6


def shown(place: Place, goal: Term, reasons: Reasons = ()) -> Theorem:
    """The statement, for these reasons.  Raises Refused or NotShown."""
    known = next((th for th in place.shown if th.conclusion == goal), None)
    if known is not None:
        return known
    if not isinstance(goal, App):
        raise Refused("{} is not a statement", goal)
    if (theorem := _by_an_implication(place, goal)) is not None:
        return theorem
    match goal.head:
        case t.AND:
            return logic.conjoin(*(shown(place, part, reasons) for part in goal.args))
        case t.FORALL:
            return _for_all(place, goal, reasons)
        case t.IMPLIES:
            return _implication(place, goal, reasons)
        case t.DEFINED if any(isinstance(r, cases) for r in reasons):
            itself = App(t.EQ, (goal.args[0], goal.args[0]))  # cases are those of a relation
            return place.know(related(place, itself, reasons)).scope.evident(goal)
        case t.DEFINED:
            place = with_known_partitions(with_known_families(place, *goal.args), *goal.args)
            return exists(place.know(*given_by(place, reasons, goal.args, shown)), goal.args[0], shown)
        case t.TENDS:
            return tends(place, goal)
        case t.CONTINUOUS:
            return is_continuous(place, goal)
    return related(place, goal, reasons) if goal.head in COMPARED else place.scope.evident(goal)


def _for_all(place: Place, goal: App, reasons: Reasons) -> Theorem:
    """At an arbitrary point, of which the conditions of the goal hold."""
    function = function_of(goal)
    x = place.fresh(function.hint, function.domain, goal)
    body = b.open_with(function, x)
    conditions = []
    while isinstance(body, App) and body.head == t.IMPLIES:
        conditions.append(body.args[0])
        body = body.args[1]
    try:
        theorem = shown(place.at(x, *conditions), body, reasons)
    except MISSES as refusal:
        raise situated(refusal, *conditions) from refusal
    for condition in reversed(conditions):
        theorem = _imply(theorem, condition)
    return logic.generalize(theorem, variable_=x)


def _implication(place: Place, goal: App, reasons: Reasons) -> Theorem:
    condition, conclusion = goal.args
    try:
        return _imply(shown(place.given(condition), conclusion, reasons), condition)
    except MISSES as refusal:
        raise situated(refusal, condition) from refusal


def _imply(theorem: Theorem, condition: Term) -> Theorem:
    return logic.imply(logic.cut(theorem, *parts(logic.assume(formula=condition))), condition=condition)


def _by_an_implication(place: Place, goal: App) -> Theorem | None:
    """The goal where A => goal is known, in whatever form, and A can be shown, which may be by another implication."""
    implications = [th for th in place.shown if b.is_app(th.conclusion, t.IMPLIES)]
    about = [th for th in implications if any(alike(part, goal) for part in th.conclusion.args)]  # type: ignore[union-attr]
    others = replace(place, shown=tuple(th for th in place.shown if th not in about))
    for theorem in about:
        condition, conclusion = theorem.conclusion.args  # type: ignore[union-attr]
        if alike(conclusion, goal):
            try:
                known = place.scope.know(shown(others, condition))
                instance = logic.instance(theorem, *known.facts, values=())
                return instance if conclusion == goal else shown(others.know(instance), goal)
            except MISSES:
                continue
    return None


# ---- relations -----------------------------------------------------------------------------------------------


def related(place: Place, goal: App, reasons: Reasons = ()) -> Theorem:
    """a = b, a <= b or a < b."""
    conditions = [as_formula(c) for r in reasons if isinstance(r, cases) for c in r.conditions]
    if conditions:
        rest = tuple(r for r in reasons if not isinstance(r, cases))
        return _by_cases(place, goal, conditions, rest)
    refusals: list[BaseException] = []
    if (theorem := _first(_at_sight(place, goal), refusals)) is not None:
        return theorem
    place = with_known_families(place, *goal.args, *integrals_in(*goal.args))
    place = with_known_entropies(with_known_partitions(place, *goal.args), *goal.args)
    found = given_by(place, reasons, [goal, *(th.conclusion for th in place.shown)], shown)
    if (theorem := _first(_by_what_is_known(place, goal, reasons, found), refusals)) is not None:
        return theorem
    raise min(refusals, key=_size_of_what_is_open)


def _at_sight(place: Place, goal: App) -> Iterator[Way]:
    if goal.head == t.EQ:
        yield lambda: place.scope.field(*goal.args)
    yield lambda: place.scope.evident(goal)
    yield lambda: by_powers(place, goal)
    yield lambda: bounded_term_by_term(place, goal)


def _by_what_is_known(place: Place, goal: App, reasons: Reasons, found: Sequence[Theorem]) -> Iterator[Way]:
    """The ways that use what was shown before and what the reasons give, the cheaper ones first."""
    known = place.know(*found)

    def by_reasons(there: Place, formula: Term) -> Theorem:
        return shown(there, formula, reasons)

    if found:
        yield lambda: combined(known.scope, goal, found)
    yield lambda: term_by_term(known, goal, by_reasons)
    yield lambda: factor_by_factor(known, goal, by_reasons)
    yield lambda: by_products(known, goal)
    yield lambda: by_the_laws_of_cells(known, goal)
    if t.has_integral(goal):
        yield lambda: _about_numbers(known, goal)
    if not found:
        yield lambda: _by_open_conditions(place, goal, reasons)
    yield lambda: one_integral_for_each_factor(known, goal, by_reasons)
    yield lambda: by_replacing(known, goal, [*found, *known.relations()], by_reasons)
    yield lambda: differentiated(known, goal)
    yield lambda: combined(known.scope, goal, known.relations())
    yield lambda: by_vanishing_squares(known, goal)
    yield lambda: _between(known, goal)
    yield lambda: averaged(known, goal, by_reasons)
    if found:
        yield lambda: _by_open_conditions(place, goal, reasons)
    yield lambda: _by_values(place, goal, reasons)


Way = Callable[[], Theorem]


def _first(ways: Iterable[Way], refusals: list[BaseException]) -> Theorem | None:
    """The theorem of the first way that leads to one; why the others do not."""
    for way in ways:
        try:
            return way()
        except MISSES as why:
            refusals.append(why)
    return None


def _size_of_what_is_open(refusal: BaseException) -> float:
    """Infinite where it says nothing of what the goal is about."""
    why = refusal.why if isinstance(refusal, NotShown) else refusal
    told = isinstance(why, Refused) and any(term.free for term in why.terms) and not any(map(_is_below, why.terms))
    return sum(term.size for term in why.terms) if told else inf  # type: ignore[union-attr]


def _is_below(term: Term) -> bool:
    """Does a term speak of a point that only the kernel has a name for?"""
    return any(v.name.startswith("%") for v in term.free)


def _about_numbers(place: Place, goal: App) -> Theorem:
    """The goal with its integrals taken for numbers, of which the same is known."""
    numbers = Numbers(goal, *(th.conclusion for th in place.scope.facts))
    claim = numbers.instead_of(goal)
    if t.has_integral(claim) or not isinstance(claim, App):
        raise Refused("what stands in the integrals matters")
    known = numbers.about_them(place.relations())
    plain = Place(place.find, points=(*place.points, *numbers.named.values()), parameters=place.parameters)
    plain = plain.know(*(th for th in place.shown if not t.has_integral(th.conclusion)))
    try:
        theorem = related(plain.given(*known), claim)
    except MISSES as why:
        raise numbers.refusal(why) from why
    used = [th for formula, th in known.items() if formula in theorem.hypotheses]
    return numbers.said_of_them(theorem, place.scope, used)


def _between(place: Place, goal: App) -> Theorem:
    """a = b from a <= b and b <= a."""
    a, c = goal.args
    bounds = [th for th in place.relations() if not b.is_app(th.conclusion, t.EQ)]
    if goal.head != t.EQ or not any({a, c} & set(sides(th)) for th in bounds):
        raise Refused("no inequality about either side is known")
    both = [combined(place.scope, g, place.relations()) for g in (b.le(a, c), b.le(c, a))]
    return place.scope.know(*both).evident(goal)


# ---- cases ---------------------------------------------------------------------------------------------------


def _by_cases(place: Place, goal: App, conditions: list[Term], reasons: Reasons) -> Theorem:
    """Where the first condition holds, and where it does not; in each, by the others."""
    if not conditions:
        return _first([lambda: absurd(place, goal)], []) or related(place, goal, reasons)
    condition, *others = conditions
    if not isinstance(condition, App):
        raise Refused("{} is not a condition", condition)
    if condition.head == t.EQ and (isinstance(condition.args[1], Num) or isinstance(condition.args[0], Var)):
        yes = _where_equal(place, condition, goal, others, reasons)
    else:
        yes = _by_cases(place.given(condition), goal, others, reasons)
    no = _by_cases(place.given(*negations(condition)), goal, others, reasons)
    return logic.cases(yes, no, *place.scope.facts, condition=condition)


def _where_equal(place: Place, equation: App, goal: App, others: list[Term], reasons: Reasons) -> Theorem:
    """Where a term equals a number, or a variable anything, that is put in."""
    old, value = equation.args
    inside = place.given(equation)
    hole = place.fresh("hole", old.sort, goal)
    template = replace_term(goal, old, hole)
    try:
        there = b.substitute(template, {hole: value})
        if not isinstance(there, App):
            raise Refused("{} is not a statement", there)
        theorem = _by_cases(inside, there, others, reasons)
        same = logic.symmetry(logic.assume(formula=equation))
        return logic.rewrite(theorem, same, template=b.lam(hole, template))
    except MISSES:
        return _by_cases(inside, goal, others, reasons)


def _by_values(place: Place, goal: App, reasons: Reasons) -> Theorem:
    """At each of the few values that a point of a range can have."""
    settled = {sides(th)[0] for th in place.relations() if b.is_app(th.conclusion, t.EQ)}
    points = (goal.free & set(place.points)) - settled
    for theorem in place.shown:
        formula = theorem.conclusion
        if isinstance(formula, App) and formula.head == t.MEMBER and formula.args[0] in points:
            x, space = formula.args
            low, high = _ends(space)
            if isinstance(x, Var) and 0 <= high - low < MOST_VALUES:
                return _at_values(place, goal, x, low, high, reasons)
    raise Refused("no point here has few values")


def _ends(space: Term) -> tuple[int, int]:
    """The ends of a range between two numbers; 1 and 0 for any other space."""
    ends = space.args if isinstance(space, App) and space.head == t.RANGE else ()
    values = [int(end.value) for end in ends if isinstance(end, Num)]
    return (values[0], values[1]) if len(values) == 2 else (1, 0)


def _at_values(place: Place, goal: App, x: Var, low: int, high: int, reasons: Reasons) -> Theorem:
    """Where x is the lowest value, and where it is one of the others."""
    lowest = App(t.EQ, (x, b.num(low)))
    yes = _where_equal(place, lowest, goal, [], reasons)
    if low == high:
        return logic.cut(yes, place.scope.evident(lowest))
    above = place.given(b.ne(x, low))
    above = above.know(above.scope.evident(b.lt(low, x)))
    no = _at_values(above, goal, x, low + 1, high, reasons)
    return logic.cases(yes, no, *place.scope.facts, condition=lowest)


def _by_open_conditions(place: Place, goal: App, reasons: Reasons) -> Theorem:
    """By a condition in a definition that nothing here decides, such as that of 0 log 0."""
    condition = next(_open_conditions(place, goal), None)
    if condition is None:
        raise Refused("the definitions distinguish no cases here")
    return _by_cases(place, goal, [condition], reasons)


def _open_conditions(place: Place, goal: App) -> Iterator[Term]:
    context = knowing([f.conclusion for f in place.scope.facts])
    for part in subterms(goal):
        head = part.head if isinstance(part, App) else None
        defined = isinstance(head, Definition) and not t.has_integral(head.body)
        for inner in subterms(b.unfold(part) if defined else part):
            condition = inner.args[0] if isinstance(inner, App) and inner.head == t.IF else None
            if condition and b.is_app(condition, t.EQ, t.LT, t.LE) and context.decide(condition) is None:
                yield condition
