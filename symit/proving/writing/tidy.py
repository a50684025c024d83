"""A closed form as a person writes it: logarithms collected, squares completed, few denominators.

The normal form is for machines: a sum of monomials, spread over one denominator.  What is made of it here is proved
equal to it by `field`, so nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Fold, as_it_is, context_of, is_delicate, monomial_factors
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.casewise import decided, in_each_case, open_condition
from symit.proving.steps.matching import subterms
from symit.proving.writing.arranging import arranged, parameters_of
from symit.proving.writing.completing import completed
from symit.proving.writing.composing import (
    all_factors,
    as_power,
    is_sum_below,
    negated,
    power,
    product,
    sum_of,
    summands,
)
from symit.proving.writing.gathering import logarithms
from symit.proving.writing.legible import legible
from symit.proving.writing.lowest import is_rational, lowest, plainer, quotient_of, rational
from symit.proving.writing.quotients import Powers


def tidied(theorem: Theorem, fold: Fold = as_it_is, facts: Sequence[Theorem] = ()) -> Theorem:
    """left = right with its right side written as a person would; as it is where that is not proved equal."""
    given = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(*facts)
    left, right = sides(theorem)
    condition = open_condition(right, context_of(given))
    if condition is not None:
        try:
            return _in_cases(given, theorem, right, condition, fold)
        except (Refused, t.TermError):
            pass
    theorem = _with_factors(given, _with_whole_exponents(given, fold.elementary(given, theorem)))
    left, right = sides(theorem)
    context = context_of(given)
    plain = written(context, right, fold)
    short = completed(context, plain, parameters_of(left), lambda term: written(context, term, fold))
    for way in dict.fromkeys((short, plain, fold(right))):
        for value in dict.fromkeys(arranged(v, left) for v in (legible(context, way), way)):
            for there in _scopes(given, theorem, value, fold):
                try:
                    return there.restate(theorem, value)
                except (Refused, t.TermError):
                    continue
    return _within_roots(given, theorem, left)


def tidied_apart(theorem: Theorem, fold: Fold = as_it_is, facts: Sequence[Theorem] = ()) -> Theorem:
    """left = right with each summand of the right side written by itself, where their sum is too long."""
    given = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem, *facts)
    same = (tidied(given.field(part, part), fold, given.facts) for part in summands(sides(theorem)[1]))
    return rewritten(theorem, *(th for th in same if len(set(sides(th))) > 1))


def _within_roots(given: Scope, theorem: Theorem, left: Term) -> Theorem:
    """With what stands under each root written by itself: that it is not negative may be seen as it stands alone."""
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        if _is_root(part):
            inside = part.args[0]  # type: ignore[union-attr]
            with suppress(Refused, t.TermError):
                value = arranged(legible(context_of(given), inside), left)
                theorem = rewritten(theorem, given.field(inside, value))
    return theorem


def _scopes(given: Scope, theorem: Theorem, value: Term, fold: Fold) -> Iterator[Scope]:
    """Where the theorem is known, which says that its sides have values; and where special functions are known to have
    some, without it: it has integrals in it that lead to many questions."""
    yield given.know(theorem)
    if t.has_integral(value):
        known = given.know(*fold.values(given, value))
        yield known.know(theorem)
        yield known.know(*fold.values(known, sides(theorem)[1]))


def _in_cases(given: Scope, theorem: Theorem, right: Term, condition: Term, fold: Fold) -> Theorem:
    """left = what both cases have, and what each has beside it; each case is written by itself.

    The right side is what is left of the theorem's where its outer cases are settled.  A case within a case is settled
    too before anything is said of it: special functions in it may have values there alone.
    """

    def by_itself(there: Scope, holds: bool) -> Theorem:
        branch = decided(right, condition, holds)
        there = there.know(*fold.values(there, branch))
        inner = open_condition(branch, context_of(there))
        if inner is not None:
            return _in_cases(there, theorem, branch, inner, fold)
        return tidied(there.know(theorem).restate(theorem, branch), fold, there.know(theorem).facts)

    (otherwise,) = negations(condition)
    found = {True: by_itself(given.given(condition), True), False: by_itself(given.given(otherwise), False)}
    yes, no = (summands(sides(th)[1]) for th in found.values())
    shared = [p for p in yes if p in no]
    rest = [sum_of([p for p in part if p not in shared]) for part in (yes, no)]
    value = sum_of([*shared, rest[0] if rest[0] == rest[1] else b.if_(condition, *rest)])
    return in_each_case(given, condition, lambda there, holds: there.know(found[holds]).restate(found[holds], value))


def _with_factors(given: Scope, theorem: Theorem) -> Theorem:
    """log u + log v for the logarithm of a polynomial with the factors u and v, where both are known to be positive;
    likewise roots.  Normal forms multiply out."""
    context = context_of(given)
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        of = part.args[0] if b.is_app(part, t.LOG) or _is_root(part) else b.ONE  # type: ignore[union-attr]
        if b.is_app(of, t.ADD) and is_rational(of):
            factors = all_factors(lowest(context, [of], True))
            if len(factors) > 1 and all(context.sign(as_power(f)[0]) == {1} for f in factors):
                apart = rewritten(given.field(part, part), given.field(of, b.mul(*factors)))
                theorem = rewritten(theorem, rewritten(apart, *_laws(given, sides(apart)[1], factors)))
    return theorem


def _laws(given: Scope, part: Term, factors: Sequence[Term]) -> Iterator[Theorem]:
    """That a logarithm or a root of a product is taken of each factor, for one factor after the other."""
    u, v = b.real("u"), b.real("v")
    positive = Scope().given(b.lt(0, u), b.lt(0, v))

    def of(term: Term) -> Term:
        return b.log(term) if b.is_app(part, t.LOG) else b.power(term, part.args[1])  # type: ignore[union-attr]

    join = b.add if b.is_app(part, t.LOG) else b.mul
    law = positive.field(of(b.mul(u, v)), join(of(u), of(v)))
    for n in range(len(factors) - 1):
        rest = factors[n + 1 :]
        if len(rest) > 1:
            yield given.field(b.mul(*factors[n:]), b.mul(factors[n], b.mul(*rest)))
        yield given.instantiate(law, {u: factors[n], v: b.mul(*rest)})


def _is_root(part: Term) -> bool:
    return b.is_app(part, t.POW) and isinstance(part.args[1], Num) and part.args[1].value.denominator == 2  # type: ignore[union-attr]


def _with_whole_exponents(given: Scope, theorem: Theorem) -> Theorem:
    """The exponentials of each summand as one, its exponent in lowest terms, where a sum stands in a denominator.

    Normal forms do not add such exponents up.
    """
    for part in dict.fromkeys(subterms(sides(theorem)[1])):
        if _is_root(part) and is_delicate(part.args[0]):  # type: ignore[union-attr]
            inside = part.args[0]  # type: ignore[union-attr]
            theorem = rewritten(theorem, _with_whole_exponents(given, given.field(inside, inside)))
    _, right = sides(theorem)
    if not is_delicate(right):
        return theorem
    there = given.know(theorem)
    parts = right.args if isinstance(right, App) and right.head == t.ADD else (right,)
    same: list[tuple[Theorem, Term]] = []
    found: list[Term] = []
    for part in parts:
        number, rest, exponents = _with_exponents(part)
        if not is_delicate(part):
            found.append(part)
            continue
        try:
            one = _added_up(there, exponents)
        except (Refused, t.TermError):
            return theorem
        same.append((one, b.mul(b.num(number), *rest)))
        plain = written(context_of(there), b.mul(b.num(number), *rest))
        found.append(b.mul(*(f for f in all_factors(plain) if f != b.ONE), sides(one)[1]))
    try:
        return there.know(*(th for th, _ in same)).restate(theorem, b.add(*found), *same)
    except (Refused, t.TermError):
        return theorem


def _with_exponents(part: Term) -> tuple[Fraction, list[Term], list[Term]]:
    """A product as a number, its other factors, and the exponents of its exponentials."""
    number = Fraction(1)
    rest: list[Term] = []
    exponents: list[Term] = []
    for factor in _inner_factors(part):
        if isinstance(factor, Num):
            number *= factor.value
        elif b.is_app(factor, t.EXP):
            exponents.append(factor.args[0])  # type: ignore[union-attr]
        else:
            rest.append(factor)
    return number, rest, exponents


def _inner_factors(part: Term) -> Iterator[Term]:
    """Those of u (0 + v), too."""
    for factor in all_factors(part):
        inside = [a for a in summands(factor) if a != b.ZERO]
        if len(inside) == 1 and inside[0] != factor:
            yield from _inner_factors(inside[0])
        else:
            yield factor


def _added_up(there: Scope, exponents: Sequence[Term]) -> Theorem:
    """exp(u) exp(v) = exp(w), with w = u + v in lowest terms."""
    context = context_of(there)
    total = sum_of(plainer(context, context.canonical(b.add(*exponents))))
    names = [b.real(f"u_{n}") for n in range(len(exponents))]
    law = Scope().field(b.mul(*map(b.exp, names)), b.exp(b.add(*names)))
    values: dict[Any, Any] = dict(zip(names, exponents, strict=True))
    return rewritten(there.instantiate(law, values), there.field(b.add(*exponents), total))


def written(context: Context, term: Term, fold: Fold = as_it_is) -> Term:
    """A term as a sum of logarithms, of what multiplies each special value, and of a rational rest."""
    plain = fold.opened(context.canonical(fold.opaque(term)))
    sums = [f for m, _ in normal.summands(plain) for f in monomial_factors(m) if is_sum_below(f)]
    values = [p for f in dict.fromkeys(sums) for p in subterms(f) if b.is_app(p, t.CALL, t.EXP)]
    if not values:
        return fold(_written(context, plain))
    names = {value: b.fresh(f"value_{n}", t.REAL, plain) for n, value in enumerate(dict.fromkeys(values))}
    below = {f.args[0]: _called(f.args[0], names) for f in dict.fromkeys(sums)}  # type: ignore[union-attr]
    known = context.extended(*(fact for f, g in below.items() for fact in _of_sign(context, fold(f), g)))
    return fold(
        b.substitute(_written(known, _called(plain, names)), {v: _inside(context, value) for value, v in names.items()})
    )


def _called(term: Term, names: Mapping[Term, Var]) -> Term:
    """A term with variables for values of unknown functions, which stand below a line and are rational therefore."""
    if term in names:
        return names[term]
    return App(term.head, tuple(_called(a, names) for a in term.args)) if isinstance(term, App) else term


def _of_sign(context: Context, term: Term, written_: Term) -> list[Term]:
    found = context.sign(term)
    return [b.lt(0, written_)] if found == {1} else [b.lt(written_, 0)] if found == {-1} else []


def _written(context: Context, plain: Term) -> Term:
    """The same of a normal form."""
    groups: dict[Powers, list[Term]] = {}
    for monomial, coefficient in normal.summands(plain):
        rational, special = _taken_apart(context, monomial)
        groups.setdefault(special, []).append(normal.scaled(coefficient, rational))
    rest = plainer(context, context.canonical(b.add(*groups.pop((), []))))
    weights = {key: _weight(context, key, parts) for key, parts in groups.items()}
    weights = {special: weight for special, weight in weights.items() if weight != b.ZERO}
    logs = {key[0][0].args[0]: w for key, w in weights.items() if _is_log(key)}  # type: ignore[union-attr]
    others = {key: w for key, w in weights.items() if not _is_log(key)}
    parts = logarithms(context, logs)
    parts += [product(weight, *_special_factors(key)) for key, weight in sorted(others.items(), key=_of_group)]
    return sum_of([*parts, *rest])


def _weight(context: Context, key: Powers, parts: Sequence[Term]) -> Term:
    """What multiplies a special value: (d - 1)/p for d/p - 1/p, and in factors where that is shorter."""
    found = lowest(context, parts, _is_unknown(key) or _is_log(key))
    if not b.is_app(found, t.ADD) or not is_rational(found):
        return found
    apart = sum_of(rational(found))
    has_denominators = any(as_power(f)[1] < 0 for m, _ in normal.summands(found) for f in monomial_factors(m))
    return min(apart, lowest(context, parts, True), key=lambda term: term.size) if has_denominators else apart


def _is_unknown(key: Powers) -> bool:
    return any(b.is_app(f, t.CALL) for f, _ in key)


def _is_log(key: Powers) -> bool:
    return len(key) == 1 and key[0][1] == 1 and b.is_app(key[0][0], t.LOG)


def _of_group(item: tuple[Powers, Term]) -> tuple[int, str]:
    return sum(f.size for f, _ in item[0]), "".join(show(f) for f, _ in item[0])


def _taken_apart(context: Context, monomial: Term) -> tuple[Term, Powers]:
    """A monomial as what is rational in the parameters, times special values."""
    rational: list[Term] = []
    special: list[tuple[Term, Fraction]] = []
    powers = list(map(as_power, monomial_factors(monomial)))
    rooted = [base for base, exponent in powers if exponent.denominator != 1]
    for base, exponent in powers:
        factor = power(base, exponent)
        if is_rational(base) and exponent.denominator == 1 and base not in rooted:
            rational.append(factor)
        else:
            special.append((written(context, base) if b.is_app(base, t.ADD) else _inside(context, base), exponent))
    return b.mul(*rational), tuple(sorted(_merged(special), key=lambda p: show(p[0])))


def _merged(powers: Sequence[tuple[Term, Fraction]]) -> Sequence[tuple[Term, Fraction]]:
    """Powers of one base as one."""
    found: dict[Term, Fraction] = {}
    for base, exponent in powers:
        found[base] = found.get(base, Fraction(0)) + exponent
    return [(base, exponent) for base, exponent in found.items() if exponent]


def _special_factors(key: Powers) -> list[Term]:
    """The powers of special values; square roots under one root."""
    rooted = [(f, e) for f, e in key if e in (Fraction(1, 2), Fraction(-1, 2)) and _under_root(f)]
    whole = [power(f, e) for f, e in key if (f, e) not in rooted]
    if not rooted:
        return whole
    above, below = [f for f, e in rooted if e > 0], [f for f, e in rooted if e < 0]
    return [b.sqrt(quotient_of(above, below)) if above else b.power(product(*below), Fraction(-1, 2)), *whole]


def _under_root(base: Term) -> bool:
    return isinstance(base, (Num, Var)) or base == b.PI


def _inside(context: Context, special: Term) -> Term:
    """An exponential with its exponent written as a person would, |p - q| as such, and the branches of cases."""
    if not isinstance(special, App):
        return special
    if special.head == t.EXP:
        return _exponential(context, special.args[0])
    if special.head == t.IF:
        return _cases(context, special)
    if special.head == t.CALL:
        return App(t.CALL, (special.args[0], *(_argument(context, a) for a in special.args[1:])))
    return App(special.head, tuple(_inside(context, a) if a.sort == t.REAL else a for a in special.args))


def _argument(context: Context, term: Term) -> Term:
    """(m - log n)/s for m/s - log(n)/s."""
    return sum_of(rational(term)) if b.is_app(term, t.ADD) else written(context, term)


def _cases(context: Context, special: App) -> Term:
    condition, yes, no = special.args
    if condition == b.le(0, yes):
        value = sum_of(rational(yes)) if is_rational(yes) else legible(context, written(context, yes))
        if PLAIN.equal(b.neg(value), no):
            return b.if_(b.le(0, value), value, b.neg(value))
    return b.if_(condition, written(context, yes), written(context, no))


def _exponential(context: Context, exponent: Term) -> Term:
    """exp(c log u - c log v + w) as (u/v)^c exp(w)."""
    rest: list[Term] = []
    bases: dict[Term, list[tuple[Term, bool]]] = {}
    for monomial, coefficient in normal.summands(exponent):
        logs = [f for f in monomial_factors(monomial) if b.is_app(f, t.LOG)]
        others = [f for f in monomial_factors(monomial) if f not in logs]
        if len(logs) == 1 and all(map(is_rational, others)):
            power = product(b.num(abs(coefficient)), *others)
            bases.setdefault(power, []).append((logs[0].args[0], coefficient > 0))  # type: ignore[union-attr]
        else:
            rest.append(normal.scaled(coefficient, monomial))
    powers: list[Term] = []
    for power, found in bases.items():
        above, below = [u for u, up in found if up], [u for u, up in found if not up]
        powers.append(b.power(quotient_of(above, below), power) if above else b.power(product(*below), negated(power)))
    total = b.add(*rest)
    ends = [b.exp(_exponent(context, total) if is_rational(total) else _inside(context, total))] if rest else []
    return b.mul(*powers, *ends)


def _exponent(context: Context, total: Term) -> Term:
    """(a - b)^2/b for b - 2 a + a^2/b; else a sum by its denominators."""
    if total.free:
        squared = lowest(context, [total], True)
        if any(b.is_app(u, t.ADD) and e == 2 for u, e in map(as_power, all_factors(squared))):
            return squared
    return sum_of(plainer(context, total))
