"""A closed form as a person writes it: logarithms collected, squares completed, few denominators.

The normal form is for machines: a sum of monomials, spread over one denominator.  What is made of it here is proved
equal to it by `field`, so nothing here is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm, prod
from typing import Any

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.terms import Abs, App, Num, Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.casewise import decided, in_each_case, open_condition
from symit.proving.closed_forms import Fold, as_it_is, context_of, is_delicate, monomial_factors
from symit.proving.matching import subterms
from symit.proving.quotients import Powers, Quotient, Sum, in_factors, quotient
from symit.proving.scope import Scope, rewritten, sides


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
    theorem = _with_whole_exponents(given, fold.elementary(given, theorem))
    left, right = sides(theorem)
    for plain in (written(context_of(given), right, fold), fold(right)):
        value = arranged(plain, left)
        for there in _scopes(given, theorem, value, fold):
            try:
                return there.restate(theorem, value)
            except (Refused, t.TermError):
                continue
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
    yes, no = (_summands(sides(th)[1]) for th in found.values())
    shared = [p for p in yes if p in no]
    rest = [_sum([p for p in part if p not in shared]) for part in (yes, no)]
    value = _sum([*shared, rest[0] if rest[0] == rest[1] else b.if_(condition, *rest)])
    return in_each_case(given, condition, lambda there, holds: there.know(found[holds]).restate(found[holds], value))


def _summands(term: Term) -> Sequence[Term]:
    return term.args if isinstance(term, App) and term.head == t.ADD else (term,)


def _with_whole_exponents(given: Scope, theorem: Theorem) -> Theorem:
    """The exponentials of each summand as one, its exponent in lowest terms, where a sum stands in a denominator.

    Normal forms do not add such exponents up.
    """
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
        found.append(b.mul(*(f for f in _all_factors(plain) if f != b.ONE), sides(one)[1]))
    try:
        return there.know(*(th for th, _ in same)).restate(theorem, b.add(*found), *same)
    except (Refused, t.TermError):
        return theorem


def _with_exponents(part: Term) -> tuple[Fraction, list[Term], list[Term]]:
    """A product as a number, its other factors, and the exponents of its exponentials."""
    number = Fraction(1)
    rest: list[Term] = []
    exponents: list[Term] = []
    for factor in _all_factors(part):
        if isinstance(factor, Num):
            number *= factor.value
        elif b.is_app(factor, t.EXP):
            exponents.append(factor.args[0])  # type: ignore[union-attr]
        else:
            rest.append(factor)
    return number, rest, exponents


def _all_factors(term: Term) -> list[Term]:
    parts = monomial_factors(term)
    return [f for p in parts for f in (_all_factors(p) if b.is_app(p, t.MUL) else [p])]


def _added_up(there: Scope, exponents: Sequence[Term]) -> Theorem:
    """exp(u) exp(v) = exp(w), with w = u + v in lowest terms."""
    context = context_of(there)
    total = _sum(_plainer(context, context.canonical(b.add(*exponents))))
    names = [b.real(f"u_{n}") for n in range(len(exponents))]
    law = Scope().field(b.mul(*map(b.exp, names)), b.exp(b.add(*names)))
    values: dict[Any, Any] = dict(zip(names, exponents, strict=True))
    return rewritten(there.instantiate(law, values), there.field(b.add(*exponents), total))


def written(context: Context, term: Term, fold: Fold = as_it_is) -> Term:
    """A term as a sum of logarithms, of what multiplies each special value, and of a rational rest."""
    plain = fold.opened(context.canonical(term))
    sums = [f for m, _ in normal.summands(plain) for f in monomial_factors(m) if _is_sum_below(f)]
    values = [p for f in dict.fromkeys(sums) for p in subterms(f) if b.is_app(p, t.CALL)]
    if not values:
        return fold(_written(context, plain))
    names = {value: b.fresh(f"value_{n}", t.REAL, plain) for n, value in enumerate(dict.fromkeys(values))}
    below = {f.args[0]: _called(f.args[0], names) for f in dict.fromkeys(sums)}  # type: ignore[union-attr]
    known = context.extended(*(fact for f, g in below.items() for fact in _of_sign(context, fold(f), g)))
    return fold(
        b.substitute(_written(known, _called(plain, names)), {v: _inside(context, value) for value, v in names.items()})
    )


def _is_sum_below(factor: Term) -> bool:
    base, exponent = _as_power(factor)
    return exponent < 0 and b.is_app(base, t.ADD)


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
    rest = _plainer(context, context.canonical(b.add(*groups.pop((), []))))
    weights = {key: _lowest(context, parts, _is_unknown(key) or _is_log(key)) for key, parts in groups.items()}
    weights = {special: weight for special, weight in weights.items() if weight != b.ZERO}
    logs = {key[0][0].args[0]: w for key, w in weights.items() if _is_log(key)}  # type: ignore[union-attr]
    others = {key: w for key, w in weights.items() if not _is_log(key)}
    parts = _logarithms(context, logs)
    parts += [_product(weight, *_special_factors(key)) for key, weight in sorted(others.items(), key=_of_group)]
    return _sum([*parts, *rest])


def arranged(term: Term, left: Term) -> Term:
    """Factors with numbers first and parameters in the order of the left side; sums begin with a plus."""
    order = {v: n for n, v in enumerate(_in_order(left))}
    return _arranged(term, order)


def _in_order(term: Term) -> list[Var]:
    if isinstance(term, Var):
        return [term]
    parts = term.args if isinstance(term, App) else (term.body,) if isinstance(term, Abs) else ()
    return list(dict.fromkeys(v for part in parts for v in _in_order(part)))


def _arranged(term: Term, order: Mapping[Var, int]) -> Term:
    if not isinstance(term, App):
        return term
    args = tuple(_arranged(a, order) for a in term.args)
    if term.head == t.MUL:
        return App(t.MUL, tuple(sorted(_with_signs_in_front(args), key=lambda f: _place(f, order))))
    if term.head == t.ADD and _starts_negative(args[0]):
        plus = next((a for a in args if not _starts_negative(a)), None)
        return App(t.ADD, args if plus is None else (plus, *(a for a in args if a is not plus)))
    return App(term.head, args)


def _with_signs_in_front(factors: Sequence[Term]) -> Iterator[Term]:
    """-1, a and s for a and (-1) s; the product above a line stays one."""
    is_quotient = any(_as_power(f)[1] < 0 for f in factors)
    for factor in factors:
        is_signed = b.is_app(factor, t.MUL) and factor.args[0] == b.num(-1)  # type: ignore[union-attr]
        yield from factor.args if is_signed and not is_quotient else (factor,)  # type: ignore[union-attr]


def _place(factor: Term, order: Mapping[Var, int]) -> tuple[int, int]:
    base = factor.args[0] if isinstance(factor, App) and factor.head == t.POW else factor
    if isinstance(factor, Num):
        return 0, 0
    if base is not factor and isinstance(factor.args[1], Num) and factor.args[1].value < 0:  # type: ignore[union-attr]
        return 5, 0
    if not factor.free:
        return 1, 0
    if isinstance(base, Var):
        return 2, order.get(base, 0)
    return (4 if b.is_app(factor, t.EXP, t.LOG) else 3), 0


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
    powers = list(map(_as_power, monomial_factors(monomial)))
    rooted = [base for base, exponent in powers if exponent.denominator != 1]
    for base, exponent in powers:
        factor = _power(base, exponent)
        if _is_rational(base) and exponent.denominator == 1 and base not in rooted:
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
    whole = [_power(f, e) for f, e in key if (f, e) not in rooted]
    if not rooted:
        return whole
    above, below = [f for f, e in rooted if e > 0], [f for f, e in rooted if e < 0]
    return [b.sqrt(_quotient(above, below)), *whole]


def _under_root(base: Term) -> bool:
    return isinstance(base, (Num, Var)) or base == b.PI


def _as_power(factor: Term) -> tuple[Term, Fraction]:
    if isinstance(factor, App) and factor.head == t.POW and isinstance(factor.args[1], Num):
        return factor.args[0], factor.args[1].value
    return factor, Fraction(1)


def _is_rational(term: Term) -> bool:
    if isinstance(term, (Num, Var)):
        return True
    if isinstance(term, App) and term.head in (t.ADD, t.MUL):
        return all(map(_is_rational, term.args))
    base, exponent = _as_power(term)
    return base is not term and exponent.denominator == 1 and _is_rational(base)


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
    return _sum(_rational(term)) if b.is_app(term, t.ADD) else written(context, term)


def _cases(context: Context, special: App) -> Term:
    condition, yes, no = special.args
    if condition == b.le(0, yes):
        value = _sum(_rational(yes)) if _is_rational(yes) else yes
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
        if len(logs) == 1 and all(map(_is_rational, others)):
            power = _product(b.num(abs(coefficient)), *others)
            bases.setdefault(power, []).append((logs[0].args[0], coefficient > 0))  # type: ignore[union-attr]
        else:
            rest.append(normal.scaled(coefficient, monomial))
    powers: list[Term] = []
    for power, found in bases.items():
        above, below = [u for u, up in found if up], [u for u, up in found if not up]
        powers.append(b.power(_quotient(above, below), power) if above else b.power(_product(*below), _negated(power)))
    total = b.add(*rest)
    ends = [b.exp(_sum(_plainer(context, total)) if _is_rational(total) else _inside(context, total))] if rest else []
    return b.mul(*powers, *ends)


# ---- logarithms ----------------------------------------------------------------------------------------------


def _logarithms(context: Context, logs: Mapping[Term, Term]) -> list[Term]:
    """c log u + c log v as c log(u v), c log u - c log v as c log(u/v), with c > 0 where signs are known; those with
    numbers before them as one."""
    numeric = {u: w.value for u, w in logs.items() if isinstance(w, Num)}
    special = {u: c for u, c in numeric.items() if c.denominator == 1 and not _is_plain(u)}
    plain = {u: c for u, c in numeric.items() if u not in special}
    if all(c.denominator == 1 for c in plain.values()):
        special, plain = numeric, {}
    found = [_collected(part) for part in (special, plain) if part]
    rest = [(u, w) for u, w in logs.items() if u not in numeric]
    while rest:
        u, weight = rest.pop(0)
        above = [u, *(v for v, w in rest if PLAIN.equal(w, weight))]
        below = [v for v, w in rest if PLAIN.equal(w, _negated(weight))]
        rest = [(v, w) for v, w in rest if v not in (*above, *below)]
        if below and _is_negative(context, weight):
            above, below, weight = below, above, _negated(weight)
        found.append(_product(weight, b.log(_quotient(above, below))))
    return found


def _is_negative(context: Context, weight: Term) -> bool:
    """By its sign where that is known, else as it is written."""
    signs = context.sign(weight)
    return signs == frozenset((-1,)) if len(signs) == 1 else _starts_negative(weight)


def _is_plain(term: Term) -> bool:
    return isinstance(term, (Num, Var)) or not term.free


def _negated(term: Term) -> Term:
    if isinstance(term, Num):
        return b.num(-term.value)
    if isinstance(term, App) and term.head == t.ADD:
        return b.add(*map(_negated, term.args))
    if isinstance(term, App) and term.head == t.MUL and isinstance(term.args[0], Num):
        return _product(b.num(-term.args[0].value), *term.args[1:])
    return b.mul(-1, *monomial_factors(term))


def _starts_negative(term: Term) -> bool:
    first = term.args[0] if isinstance(term, App) and term.head == t.ADD else term
    while isinstance(first, App) and first.head == t.MUL:
        first = first.args[0]
    return isinstance(first, Num) and first.value < 0


def _collected(numeric: Mapping[Term, Fraction]) -> Term:
    """The sum of c_i log u_i as c log of a product of whole powers."""
    denominators, numerators = [c.denominator for c in numeric.values()], [abs(c.numerator) for c in numeric.values()]
    unit = Fraction(gcd(*numerators), lcm(*denominators))
    weights = {u: c / unit for u, c in numeric.items()}
    if all(w < 0 for w in weights.values()):
        unit, weights = -unit, {u: -w for u, w in weights.items()}
    above = [_power(u, w) for u, w in weights.items() if w > 0]
    below = [_power(u, -w) for u, w in weights.items() if w < 0]
    return _product(b.num(unit), b.log(_quotient(above, below)))


def _quotient(above: Sequence[Term], below: Sequence[Term]) -> Term:
    """A quotient of products, without fractions in the sums that are its factors."""
    number = Fraction(1)
    tops: list[Term] = []
    bottoms: list[Term] = []
    for factors, found, side in ((above, tops, 1), (below, bottoms, -1)):
        for factor in factors:
            scale, whole = _without_fractions(factor)
            number *= scale**side
            found.append(whole)
    if number.numerator != 1:
        tops.insert(0, b.num(number.numerator))
    if number.denominator != 1:
        bottoms.insert(0, b.num(number.denominator))
    return _divided(tops or [b.ONE], bottoms)


def _without_fractions(term: Term) -> tuple[Fraction, Term]:
    """b - d/2 as 1/2 and 2 b - d; a number as itself and 1."""
    base, exponent = _as_power(term)
    if isinstance(term, Num):
        return term.value, b.ONE
    if not b.is_app(base, t.ADD) or exponent.denominator != 1:
        return Fraction(1), term
    common = lcm(*(c.denominator for _, c in normal.summands(base)))
    whole = b.add(*_rational(b.add(*(normal.scaled(c * common, m) for m, c in normal.summands(base)))))
    return Fraction(1, common) ** int(exponent), _power(whole, exponent)


def _divided(above: Sequence[Term], below: Sequence[Term]) -> Term:
    numbers = [f for f in above if isinstance(f, (Num,)) or _is_number(f)]
    top = _product(*numbers, *(f for f in above if f not in numbers))
    return b.div(top, _product(*below)) if below else top


def _is_number(term: Term) -> bool:
    return not term.free


# ---- sums and products ---------------------------------------------------------------------------------------


def _sum(parts: Sequence[Term]) -> Term:
    flat = [p for part in parts for p in (part.args if isinstance(part, App) and part.head == t.ADD else (part,))]
    flat = [p for p in flat if p != b.ZERO]
    leading = [p for p in flat if not _starts_negative(p) and not isinstance(p, Num)]
    return b.add(*leading[:1], *(p for p in flat if p not in leading[:1])) if flat else b.ZERO


def _product(*factors: Term) -> Term:
    """Numbers multiplied, ones left out, powers below one line."""
    number = Fraction(1)
    rest: list[Term] = []
    for factor in factors:
        for part in monomial_factors(factor):
            if isinstance(part, Num):
                number *= part.value
            else:
                rest.append(part)
    if number == 0:
        return b.ZERO
    above = [f for f in rest if _as_power(f)[1] >= 0]
    below = [_power(*_inverse(f)) for f in rest if _as_power(f)[1] < 0]
    top = ([] if number.numerator == 1 and above else [b.num(number.numerator)]) + above
    bottom = ([] if number.denominator == 1 else [b.num(number.denominator)]) + below
    if not bottom:
        return b.mul(*top)
    if (not below and len(top) > 1) or (not below and number.numerator == 1 and above and not _fits_above(above)):
        return b.mul(b.num(number), *above) if above else b.num(number)
    return b.div(b.mul(*top), b.mul(*bottom)) if above or below else b.num(number)


def _fits_above(above: Sequence[Term]) -> bool:
    return all(not b.is_app(f, t.LOG) for f in above)


def _inverse(factor: Term) -> tuple[Term, Fraction]:
    base, exponent = _as_power(factor)
    return base, -exponent


def _power(base: Term, exponent: Fraction) -> Term:
    if isinstance(base, Num) and exponent.denominator == 1:
        return b.num(base.value ** int(exponent))
    return base if exponent == 1 else b.power(base, exponent)


def _lowest(context: Context, parts: Sequence[Term], is_in_factors: bool) -> Term:
    """What multiplies a special value; in lowest terms and in factors where there are sums below, or always."""
    total = context.canonical(b.add(*parts))
    if not _has_sum_below(total) and not (is_in_factors and b.is_app(total, t.ADD) and _is_rational(total)):
        return total
    found = quotient(total)
    content, factors = in_factors(found.above)
    turned = [_turned(context, f, e) for f, e in (*factors, *((f, -e) for f, e in found.below))]
    sign = prod(s for _, _, s in turned)
    return _product(b.num(content * sign), *(_power(f, e) for f, e, _ in turned))


def _plainer(context: Context, total: Term) -> list[Term]:
    """A rational sum as parts: by what stands beside the parameters that sums below are made of, each in lowest
    terms."""
    if not _has_sum_below(total):
        return _rational(total)
    found = quotient(total)
    inner = {v for f, _ in found.below if b.is_app(f, t.ADD) for v in f.free}
    groups: dict[Powers, list[Term]] = {}
    bottom = b.mul(*(_power(f, -e) for f, e in found.below))
    for monomial, coefficient in found.above.items():
        outside = tuple((f, e) for f, e in monomial if f not in inner)
        groups.setdefault(outside, []).append(_product(b.num(coefficient), *(_power(f, e) for f, e in monomial)))
    parts = [context.canonical(b.mul(b.add(*ms), bottom)) for ms in groups.values()]
    parts = [p for p in parts if isinstance(p, Num)] + _joined([quotient(p) for p in parts if not isinstance(p, Num)])
    plain = [p for p in parts if not _has_sum_below(context.canonical(p))]
    return [
        *(b.add(*_in_lowest(context, p)) for p in parts if p not in plain),
        *_rational(context.canonical(b.add(*plain))),
    ]


def _joined(parts: Sequence[Quotient]) -> list[Term]:
    """The quotients with one denominator as one, where their numerator is a square times something."""
    found: list[Term] = []
    for below in dict.fromkeys(p.below for p in parts):
        same = [p for p in parts if p.below == below]
        total = {m: c for p in same for m, c in p.above.items()}
        content, factors = in_factors(total)
        if len(same) > 1 and any(e > 1 and b.is_app(f, t.ADD) for f, e in factors):
            squared = b.mul(b.num(content), *(_power(f, e) for f, e in factors))
            found.append(b.mul(squared, *(_power(f, -e) for f, e in below)))
        else:
            found += map(_of_quotient, same)
    return found


def _of_quotient(found: Quotient) -> Term:
    above = b.add(*(_product(b.num(c), *(_power(f, e) for f, e in m)) for m, c in found.above.items()))
    return b.mul(above, *(_power(f, -e) for f, e in found.below))


def _in_lowest(context: Context, part: Term) -> list[Term]:
    found = quotient(part)
    below = [_turned(context, f, e) for f, e in found.below]
    sign = prod(s for _, _, s in below)
    return _over({m: c * sign for m, c in found.above.items()}, tuple((f, e) for f, e, _ in below))


def _turned(context: Context, factor: Term, exponent: Fraction) -> tuple[Term, Fraction, int]:
    """A factor that is known to be negative as minus one that is positive, and the sign that this leaves."""
    if context.sign(factor) != frozenset((-1,)):
        return factor, exponent, 1
    return context.canonical(b.neg(factor)), exponent, -1 if exponent % 2 else 1


def _has_sum_below(term: Term) -> bool:
    return any(_is_sum_below(f) for m, _ in normal.summands(term) for f in monomial_factors(m))


# ---- what is rational ----------------------------------------------------------------------------------------


def _rational(term: Term) -> list[Term]:
    """A sum by its denominators, each numerator with its squares completed; the number last."""
    if not (b.is_app(term, t.ADD) or isinstance(term, (Num, Var))) or _has_sum_below(term):
        return [] if term == b.ZERO else [term]
    groups: dict[Powers, Sum] = {}
    number = Fraction(0)
    for monomial, coefficient in normal.summands(term):
        powers = [_as_power(f) for f in monomial_factors(monomial) if f != b.ONE]
        if not powers:
            number = coefficient
            continue
        below = tuple(sorted(((f, -e) for f, e in powers if e < 0), key=lambda p: show(p[0])))
        above = tuple(sorted(((f, e) for f, e in powers if e > 0), key=lambda p: show(p[0])))
        groups.setdefault(below, {})[above] = coefficient
    parts = [part for below, numerator in groups.items() for part in _over(numerator, below)]
    return [*parts, *([b.num(number)] if number else [])]


def _over(numerator: Sum, below: Powers) -> list[Term]:
    """A numerator over a monomial, with the common denominator of its numbers; term by term where nothing is below."""
    if not below and len(_with_squares(numerator)) == len(numerator):
        return [_product(b.num(c), *(_power(f, e) for f, e in m)) for m, c in numerator.items()]
    common = lcm(*(c.denominator for c in numerator.values()))
    whole = {m: c * common for m, c in numerator.items()}
    shared = gcd(*(int(c) for c in whole.values()))
    if all(c < 0 for c in whole.values()):
        shared = -shared
    above = _with_squares({m: c / shared for m, c in whole.items()})
    if len(above) == 1:
        return [_product(b.num(Fraction(shared, common)), above[0], *(_power(f, -e) for f, e in below))]
    if not below and common == 1 and shared == 1:
        return above
    factor = [] if shared == 1 else [b.num(shared)]
    bottom = ([] if common == 1 else [b.num(common)]) + [_power(f, e) for f, e in below]
    top = b.mul(*factor, b.add(*above))
    return [b.div(top, b.mul(*bottom)) if bottom else top]


def _with_squares(polynomial: Sum) -> list[Term]:
    """c a^2 - 2 c a b + c b^2 as c (a - b)^2, whatever sign c has and whatever stands before all of it."""
    shared = _shared(polynomial)
    if shared:
        inner = _with_squares({tuple(p for p in m if p not in shared): c for m, c in polynomial.items()})
        if len(inner) == 1:
            return [_product(*(_power(f, e) for f, e in shared), *inner)]
    left = dict(polynomial)
    found: list[Term] = []
    for mixed in [m for m in polynomial if len(m) == 2 and all(e == 1 for _, e in m)]:
        (a, _), (d, _) = mixed
        squares = ((a, Fraction(2)),), ((d, Fraction(2)),)
        half = left.get(mixed, Fraction(0)) / 2
        scale = left.get(squares[0], Fraction(0))
        if half and abs(scale) == abs(half) and left.get(squares[1]) == scale:
            found.append(_product(b.num(scale), b.power(b.add(a, d) if half == scale else b.sub(a, d), 2)))
            for used in (mixed, *squares):
                del left[used]
    rest = [_product(b.num(c), *(_power(f, e) for f, e in m)) for m, c in left.items()]
    return [*rest, *found]


def _shared(polynomial: Sum) -> Powers:
    """The powers that stand in each of several monomials."""
    first, *others = polynomial
    return tuple(p for p in first if others and all(p in m for m in others))
