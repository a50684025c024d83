"""How a closed form that was found is written: with few conditions, Gamma at its plainest arguments, and sums in an
order in which a person would put them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from symit.families.closed_forms.absolute_values import root_of_square
from symit.families.closed_forms.angles import with_plain_angles
from symit.families.closed_forms.solving import Ground, in_plain_conditions, lighter
from symit.families.integrals.normal_function import within_zero_and_one
from symit.families.moments.beta_parts import at_whole_shapes
from symit.families.moments.cauchy_logarithm import digamma_at_half
from symit.families.moments.gamma_values import in_names, with_plain_values
from symit.families.moments.named import folded
from symit.families.moments.truncated import on_one_side
from symit.families.supports import holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.arranging import arranged, plus_in_front
from symit.proving.writing.composing import all_factors, as_power
from symit.proving.writing.improper import taken_apart
from symit.proving.writing.legible import legible
from symit.proving.writing.lowest import is_rational, lowest
from symit.proving.writing.tidy import tidied, tidied_apart
from symit.special import DIGAMMA, NORMAL_CDF

PLAINEST = replace(folded, elementary=lambda scope, theorem: on_one_side(scope, at_whole_shapes(scope, theorem)))
"""With what is elementary of the incomplete Beta function, and the normal distribution function on one side."""
SHORT = 60
"""Of more nodes, nothing is expected to be a number or a variable."""


def put(scope: Scope, theorem: Theorem, old: Term, new: Term) -> Theorem:
    """A theorem with a value written in another way."""
    if old == new:
        return theorem
    hole = b.fresh("hole", old.sort, theorem.conclusion, old, new)
    return logic.rewrite(
        theorem, scope.field(old, new), template=b.lam(hole, replace_term(theorem.conclusion, old, hole))
    )


def shorter(theorem: Theorem, ground_: Ground) -> Theorem:
    """An instance of what is finished, with the sums in it added up, and with as few conditions as possible."""
    theorem = lighter(theorem, ground_.domains)
    theorem = _with_decided_cases(theorem, _knowing(theorem, ground_))
    written = _legibly(_with_sums_added_up(theorem, ground_), ground_)
    plainer = without_ones(written, _knowing(written, ground_))
    written = written if plainer.conclusion == written.conclusion else _legibly(plainer, ground_)
    return _with_numbers(lighter(in_plain_conditions(written, ground_.domains), ground_.domains), ground_.scope)


def _knowing(theorem: Theorem, ground_: Ground) -> Scope:
    there = ground_.scope.given(*sorted(theorem.hypotheses, key=t.order))
    return there.know(theorem, *facts_in(theorem, ground_.scope))


def _legibly(theorem: Theorem, ground_: Ground) -> Theorem:
    """With nothing found anew, put together."""
    left, right = sides(theorem)
    known = _knowing(theorem, ground_)
    try:
        return logic.chain(theorem, known.field(right, arranged(legible(context_of(known), right), left)))
    except (Refused, Unanswered, t.TermError):
        return theorem


def _with_sums_added_up(theorem: Theorem, ground_: Ground) -> Theorem:
    _, right = sides(theorem)
    known = _knowing(theorem, ground_)
    try:
        return logic.chain(theorem, known.field(right, _added_up(right)))
    except (Refused, Unanswered, t.TermError):  # the second: written out, it is longer than anybody reads
        return _with_each_sum_added_up(theorem, known)


def _with_each_sum_added_up(theorem: Theorem, known: Scope) -> Theorem:
    for old in dict.fromkeys(subterms(sides(theorem)[1])):
        if b.is_app(old, t.ADD) and (new := _added_up(old)) != old:
            with suppress(Refused, t.TermError):
                theorem = rewritten(theorem, known.field(old, new))
    return theorem


def put_together(theorem: Theorem, ground_: Ground) -> Theorem:
    """An entry's own form at members of it: no quotient in a quotient, and numbers worked out."""
    found = _legibly(with_short_sums(_with_numbers(theorem, ground_.scope), ground_.scope), ground_)
    return ground_.scope.restate(found, b.ZERO) if sides(found)[1] == b.log(1) else found


def with_short_sums(theorem: Theorem, known: Scope) -> Theorem:
    """The same with those sums in it added up that are linear in the parameters."""
    for old, plain in short_sums(sides(theorem)[1]):
        theorem = rewritten(theorem, known.field(old, plain))
    return theorem


def short_sums(term: Term) -> Iterator[tuple[Term, Term]]:
    """The sums of numbers and of parameters times numbers in a term that are shorter added up, as 2 a is than a + a,
    and what they are then; those first that others are in."""
    for old in sorted(dict.fromkeys(subterms(term)), key=lambda part: -part.size):
        if b.is_app(old, t.ADD) and not any(map(_is_not_linear, subterms(old))):
            plain = _in_order(PLAIN.canonical(old))
            if plain.size < old.size or _number_of_summands(plain) < _number_of_summands(old):
                yield old, plain


def _number_of_summands(term: Term) -> int:
    return len(term.args) if b.is_app(term, t.ADD) else 1  # type: ignore[union-attr]


def _is_not_linear(part: Term) -> bool:
    """A quotient of numbers is a power too."""
    return isinstance(part, App) and part.head not in (t.ADD, t.MUL) and not (part.head == t.POW and not part.free)


def _added_up(term: Term) -> Term:
    if not isinstance(term, App):
        return term
    rebuilt = App(term.head, tuple(map(_added_up, term.args)))
    if rebuilt.head != t.ADD or any(b.is_app(s, t.LOG, t.EXP) for s in subterms(rebuilt)):
        return rebuilt
    plain = PLAIN.canonical(rebuilt)
    return _in_order(plain) if plain.size < rebuilt.size else rebuilt


def _in_order(term: Term) -> Term:
    return b.add(*plus_in_front(term.args)) if b.is_app(term, t.ADD) else term  # type: ignore[union-attr]


def finished(theorem: Theorem, ground_: Ground) -> Theorem:
    """With as few conditions as possible, Gamma at its plainest arguments, and written as a person would."""
    theorem = in_plain_conditions(lighter(theorem, ground_.domains), ground_.domains)
    theorem = _with_decided_cases(theorem, ground_.scope)
    theorem = _with_digamma_at_half(with_plain_values(theorem, _without_integrals(theorem, ground_.scope)))
    theorem = with_plain_angles(theorem)
    known = facts_in(theorem, ground_.scope)
    try:
        written = taken_apart(tidied(theorem, PLAINEST, known), known, folded)
        return _with_numbers(_with_sizes(written, known), ground_.scope)
    except t.TermError:  # written out, it is longer than anybody reads
        return _with_numbers(tidied_apart(theorem, PLAINEST, known), ground_.scope)


def _with_decided_cases(theorem: Theorem, scope: Scope) -> Theorem:
    """Without cases that an instance has decided, such as those of a < a.  Refused where the branch that is left has no
    value for all parameters: then these are to be found anew."""
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        if b.is_app(part, t.IF) and (holds := PLAIN.decide(part.args[0])) is not None:  # type: ignore[union-attr]
            theorem = rewritten(theorem, scope.field(part, part.args[1 if holds else 2]))  # type: ignore[union-attr]
    return theorem


def _with_sizes(theorem: Theorem, known: Sequence[Theorem]) -> Theorem:
    """|u| for the root of u^2."""
    there = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(*known)
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        base, exponent = as_power(part)
        if exponent == Fraction(1, 2) and any(as_power(f)[1] == 2 for f in all_factors(base)):
            with suppress(Refused, t.TermError):
                theorem = rewritten(theorem, root_of_square(there, base))
    return theorem


def in_plain_quotients(theorem: Theorem, scope: Scope) -> Theorem:
    """With s/t for (1/t)/(1/s): what is rational in the parameters, in lowest terms where that is shorter."""
    right = sides(theorem)[1]
    parts = [p for p in dict.fromkeys(subterms(right)) if b.is_app(p, t.ADD, t.MUL, t.POW) and is_rational(p)]
    for old in sorted(parts, key=lambda term: -term.size):
        new = lowest(context_of(scope), [old], True)
        if new.size < old.size:
            with suppress(Refused, t.TermError):
                theorem = rewritten(theorem, scope.field(old, new))
    return theorem


def without_ones(theorem: Theorem, scope: Scope) -> Theorem:
    """With x for 1 x and x - 0, 0 for 0 x, 1 for exp(0 x) and 0 for log 1, as values that are put in leave them."""
    before = theorem
    for old in sorted(dict.fromkeys(subterms(sides(theorem)[1])), key=lambda term: -term.size):
        new = _plainer(old)
        if new is not None:
            with suppress(Refused, t.TermError):
                theorem = rewritten(theorem, _same(scope, old, new))
    return theorem if theorem.conclusion == before.conclusion else without_ones(theorem, scope)


def _same(scope: Scope, old: Term, new: Term) -> Theorem:
    """A sum or a product = what is left of it without some of its parts, the others being what they may be."""
    try:
        return scope.field(old, new)
    except t.TermError:  # multiplied out, it is longer than can be read
        letters = {b.real(f"u_{k}"): part for k, part in enumerate(old.args) if part.free or not is_rational(part)}  # type: ignore[union-attr]
        names = {part: letter for letter, part in letters.items()}
        plain = (App(term.head, tuple(names.get(a, a) for a in term.args)) for term in (old, new))  # type: ignore[union-attr]
        return scope.instantiate(Scope().field(*plain), dict(letters))


def _plainer(term: Term) -> Term | None:
    if term == b.log(1):
        return b.ZERO
    if not b.is_app(term, t.ADD, t.MUL, t.EXP, t.POW):
        return None
    parts = term.args  # type: ignore[union-attr]
    if not any(isinstance(p, Num) for part in parts for p in (part, *getattr(part, "args", ()))):
        return None
    plain = term if t.has_integral(term) or term.size > SHORT else PLAIN.canonical(term)
    if isinstance(plain, Num | Var) and plain != term:
        return None if isinstance(plain, Num) and not _is_puzzle(term) else plain
    if b.is_app(term, t.MUL) and b.ZERO in parts:
        return b.ZERO
    if b.is_app(term, t.MUL) and b.ONE in parts:
        return b.mul(*(p for p in parts if p != b.ONE))
    if b.is_app(term, t.ADD) and b.ZERO in parts:
        return b.add(*(p for p in parts if p != b.ZERO))
    return None


def _is_puzzle(term: Term) -> bool:
    """Is it a number that is not written as a quotient of two?"""
    return term.free != frozenset() or b.is_app(term, t.EXP, t.POW)


def _with_numbers(theorem: Theorem, scope: Scope) -> Theorem:
    """With the rational numbers in a closed form worked out: no root of 1/2 times 1/3, no 1 - 1/3."""
    right = sides(theorem)[1]
    parts = dict.fromkeys(_not_worked_out(right, bool(right.free)))
    for part, value in sorted(parts, key=lambda pair: -pair[0].size):  # one may be a part of another elsewhere
        with suppress(Refused, t.TermError):
            theorem = rewritten(theorem, scope.field(part, value))
    return theorem


def _not_worked_out(term: Term, has_symbols: bool) -> Iterator[tuple[Term, Term]]:
    """The parts, none in another, that are numbers once they are worked out, that add several numbers to what is none,
    and that are first powers; with what they are.  Beside symbols a quotient of numbers is left: x/2 and not 1/2 x."""
    if not isinstance(term, App) or term.head not in (t.ADD, t.MUL, t.POW, t.LOG, t.EXP):
        return
    if has_symbols and _is_quotient(term):
        return
    value = _value(term)
    if isinstance(value, Num):
        yield term, value
    elif term.head == t.POW and not isinstance(term.args[1], Num) and _value(term.args[1]) == b.ONE:
        yield term, term.args[0]
    elif term.head == t.ADD and len(numbers := [v for v in map(_value, term.args) if isinstance(v, Num)]) > 1:
        others = [p for p in term.args if not isinstance(_value(p), Num)]
        total = PLAIN.canonical(b.add(*numbers))
        yield term, b.add(*others, *([total] if total != b.ZERO else []))
    else:
        for part in term.args:
            yield from _not_worked_out(part, has_symbols)


def _value(term: Term) -> Term:
    """The number that a term without symbols is, or the term."""
    is_number = not term.free and b.is_app(term, t.ADD, t.MUL, t.POW)
    value = PLAIN.canonical(term) if is_number else term
    return value if isinstance(value, Num) else term


def _is_quotient(term: App) -> bool:
    """Is it 1/2 or 3 times 1/2?"""
    factors = term.args if term.head == t.MUL else (term,)
    below = [f for f in factors if b.is_app(f, t.POW) and isinstance(f.args[0], Num) and f.args[1] == b.num(-1)]  # type: ignore[union-attr]
    is_below = len(below) == 1 and len(factors) <= 2 and below[0].args[0].value > 1  # type: ignore[union-attr]
    return is_below and all(isinstance(f, Num) or f in below for f in factors)


def value_written(theorem: Theorem, scope: Scope) -> Theorem:
    """What an integral is, written as a person would."""
    if not all(holds(scope, b.lt(0, a)) for a in _sums_in_logarithms(theorem)):  # that would be forgotten
        return theorem
    return tidied(theorem, PLAINEST, facts_in(theorem, scope))


def _with_digamma_at_half(theorem: Theorem) -> Theorem:
    """With digamma(1/2) as digamma(1) - 2 log 2."""
    _, right = sides(theorem)
    named = folded(right)
    if b.app(DIGAMMA, b.num(Fraction(1, 2))) not in subterms(named):
        return theorem
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem)
    theorem = logic.chain(theorem, in_names(scope, right, named)) if named != right else theorem
    return rewritten(theorem, digamma_at_half())


def facts_in(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """What is known of the parameters, that Gamma is positive where it stands in the right side, and each sum of which
    there is a logarithm."""
    known = [f for f in scope.facts if f.hypotheses <= theorem.hypotheses]
    there = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(*known)
    own = (f for f in known if f.conclusion not in theorem.hypotheses)
    of_entries = (f for f in own if b.is_app(f.conclusion, t.LT) or not t.has_integral(f.conclusion))
    positive = (b.lt(0, a) for a in _sums_in_logarithms(theorem))
    nonzero = (b.ne(a, 0) for a in _denominators(theorem, there))
    roots = (b.le(0, a) for a in _under_roots(theorem))
    shown = (_shown(there, theorem, claim) for claim in (*positive, *nonzero, *roots))
    return [
        *of_entries,
        *_shares(there, sides(theorem)[1]),
        *folded.values(there, sides(theorem)[1]),
        *(th for th in shown if th is not None),
    ]


def _shares(there: Scope, term: Term) -> Iterator[Theorem]:
    """Of each value of Phi that is seen to be one, that it lies between 0 and 1."""
    for value in dict.fromkeys(p for p in subterms(term) if b.is_app(p, NORMAL_CDF)):
        with suppress(Refused):
            yield from within_zero_and_one(there, [value])


def _shown(there: Scope, theorem: Theorem, claim: Term) -> Theorem | None:
    """A claim from what is known, or else since the theorem has a value; None where that is too long to be read."""
    for facts in (there.facts, (theorem, *there.facts)):
        with suppress(Refused):
            return logic.evident(*facts, claim=claim)
    return None


def _denominators(theorem: Theorem, there: Scope) -> list[Term]:
    """Sums below a line in the right side that are not seen not to be 0: multiplied out, (1 - p)^3 is such a one."""
    powers = (a for a in subterms(sides(theorem)[1]) if isinstance(a, App) and a.head == t.POW)
    below = dict.fromkeys(p.args[0] for p in powers if p.args[1] == b.num(-1) and b.is_app(p.args[0], t.ADD))
    return [a for a in below if not t.has_integral(a) and not holds(there, b.ne(a, 0))]


def _without_integrals(theorem: Theorem, scope: Scope) -> list[Theorem]:
    """What is known besides the hypotheses of a theorem and follows from them."""
    known = (f for f in scope.facts if f.hypotheses <= theorem.hypotheses)
    return [f for f in known if f.conclusion not in theorem.hypotheses and not t.has_integral(f.conclusion)]


def _sums_in_logarithms(theorem: Theorem) -> list[Term]:
    """Sums in the right side of which there is a logarithm, so that they are positive."""
    logs = (a for a in subterms(sides(theorem)[1]) if isinstance(a, App) and a.head == t.LOG)
    return list(dict.fromkeys(a.args[0] for a in logs if b.is_app(a.args[0], t.ADD)))


def _under_roots(theorem: Theorem) -> list[Term]:
    """Sums and products in the right side of which there is a root, so that they are not negative."""
    powers = (a for a in subterms(sides(theorem)[1]) if isinstance(a, App) and a.head == t.POW)
    roots = (a.args[0] for a in powers if isinstance(a.args[1], Num) and a.args[1].value.denominator == 2)
    return list(dict.fromkeys(a for a in roots if b.is_app(a, t.ADD, t.MUL)))
