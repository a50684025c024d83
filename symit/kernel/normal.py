"""The normal form of terms: rational functions over atoms, on FLINT's exact polynomials.

Two terms with one normal form have the same value wherever both are defined.  Nothing else is claimed, so whoever
uses it shows separately that both are.  Atoms are what is left when sums, products and powers are taken away:
variables, logarithms, integrals, unknown functions.  On the way

- exp(a + b) becomes exp(a) exp(b), and exp(log u) becomes u;
- log(u v) becomes log u + log v for factors that the context shows to be positive, and only for these;
- (u v)^r likewise, and roots are reduced by r-th power of r-th root = radicand;
- a definition becomes its body, but for a density that does not stand below a logarithm;
- a case distinction that the facts decide becomes its branch;
- an integral becomes a sum of coefficients times integrals of monomials.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from flint import fmpq, fmpq_mpoly, fmpz

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import DENSITIES, OPAQUE, written_out
from symit.kernel.errors import Refused
from symit.kernel.polynomials import (
    MAX_DEGREE,
    MAX_EXPONENT,
    Generator,
    Monomial,
    Raised,
    Ratio,
    Skeleton,
    Sum,
    collect,
    expanded,
    generated,
    number,
    power,
    product,
    quotient,
    rational,
)
from symit.kernel.terms import Abs, App, Num, Term
from symit.kernel.text import show

if TYPE_CHECKING:
    from symit.kernel.context import Context

MAX_FACTORED = 10**18


# ---- from terms to skeletons ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Factored:
    """content * product of factor^exponent, the factors irreducible and in normal form."""

    content: Fraction
    factors: tuple[tuple[Term, Fraction], ...]


@lru_cache(maxsize=100_000)
def is_free_of_facts(term: Term) -> bool:
    """Does the normal form depend on the term alone?  Logarithms, roots and cases ask for signs; the rest does not."""
    if isinstance(term, Abs):
        return is_free_of_facts(term.body)
    if not isinstance(term, App):
        return True
    if isinstance(term.head, t.Definition) and term.head not in OPAQUE and not is_free_of_facts(term.head.body):
        return False
    if term.head in (t.LOG, t.IF):
        return False
    if term.head == t.POW and not (isinstance(term.args[1], Num) and term.args[1].value.denominator == 1):
        return False
    return all(map(is_free_of_facts, term.args))


def is_transparent(term: App) -> bool:
    """A definition that normal forms see through: any but the opaque ones."""
    return isinstance(term.head, t.Definition) and term.head not in OPAQUE


def skeleton(term: Term, context: Context) -> Skeleton:
    """The sums, products and powers of generators that a term is; context.skeleton remembers those of its parts."""
    if isinstance(term, Num):
        return number(term.value)
    return context.skeleton(term) if isinstance(term, App) else _atom(term, context)


def read(term: App, context: Context) -> Skeleton:
    """The skeleton of a term from those of its parts."""
    if is_transparent(term):
        return skeleton(written_out(term), context)
    if term.head == t.ADD:
        return Sum(tuple(skeleton(a, context) for a in term.args))
    if term.head == t.MUL:
        return product(skeleton(a, context) for a in term.args)
    if term.head == t.POW:
        return _power(term.args[0], term.args[1], context)
    if term.head == t.EXP:
        return _exponential(term.args[0], context)
    if term.head == t.LOG:
        return _logarithm(term.args[0], context)
    if term.head == t.IF:
        return _case(term, context)
    if term.head == t.INTEGRAL and isinstance(term.args[1], Abs):
        return _integral(term, context)
    if term.head == t.PRODUCT and isinstance(term.args[1], Abs):
        return _product(term, context)
    return _atom(term, context)


def _atom(term: Term, context: Context) -> Skeleton:
    if isinstance(term, App):
        if term.head == t.CALL:
            # An unknown function may tell apart two functions that agree only where both are defined.
            term = App(term.head, tuple(a if isinstance(a, Abs) else _argument(a, context) for a in term.args))
        else:
            term = App(term.head, tuple(_argument(a, context) for a in term.args))
    return generated("atom", term)


def _argument(term: Term, context: Context) -> Term:
    if isinstance(term, Abs):
        return _function(term, context)
    if term.sort.name == "space":
        return canonical_space(term, context)
    if term.sort == t.BOOL:
        return canonical_formula(term, context)
    return context.canonical(term) if term.sort in (t.REAL, t.INT) else term


def _function(function: Abs, context: Context) -> Abs:
    """A function in normal form; nothing is known of its variable."""
    variable, body, inside = context.enter_function(function)
    return b.lam(variable, _argument(body, inside), function.hint)


def hint(binder: App) -> str:
    function = binder.args[-1]
    return function.hint if isinstance(function, Abs) else "x"


def canonical_space(space: Term, context: Context) -> Term:
    if not isinstance(space, App):
        return space
    return App(space.head, tuple(_argument(a, context) for a in space.args))


def canonical_formula(formula: Term, context: Context) -> Term:
    """A comparison in normal form, equivalent where its terms are defined; any other statement as it is.

    `defined(x/x)` says something else than `defined(1)`.
    """
    if not isinstance(formula, App) or formula.head not in (*t.RELATIONS, t.AND):
        return formula
    return App(formula.head, tuple(_argument(a, context) for a in formula.args))


def _case(term: App, context: Context) -> Skeleton:
    condition, yes, no = term.args
    decided = context.decide(condition)
    if decided is not None:
        return skeleton(yes if decided else no, context)
    return _atom(term, context)


def _integral(term: App, context: Context) -> Skeleton:
    parts = context.integral_parts(term)
    return Sum(tuple(product((skeleton(c, context), generated("atom", i))) for i, c in parts.items()))


def _product(term: App, context: Context) -> Skeleton:
    """A product of monomials is the product of the products of their factors."""
    space = canonical_space(term.args[0], context)
    variable, body, inside = context.enter(term)
    whole = inside.canonical(body)
    factors = whole.args if isinstance(whole, App) and whole.head == t.MUL else (whole,)
    parts: list[Skeleton] = []
    for base, exponent in map(_as_power, factors):
        if base != b.ONE:
            atom = App(t.PRODUCT, (space, b.lam(variable, base, hint(term))))
            parts.append(generated("atom", atom, exponent))
    return product(parts)


def _as_power(factor_: Term) -> tuple[Term, int]:
    if isinstance(factor_, App) and factor_.head == t.POW and isinstance(factor_.args[1], Num):
        exponent = factor_.args[1].value
        if exponent.denominator == 1:
            return factor_.args[0], int(exponent)
    return factor_, 1


def integral_parts(term: App, context: Context) -> dict[Term, Term]:
    """An integral as a sum of integrals of monomials, with their coefficients, which are free of its variable.

    Wherever the whole and other integrals that it is compared with are defined, this is right even if the integrals
    of the monomials are not: integration is linear on the integrable functions among the finitely many that occur,
    and a linear functional on a subspace extends to their whole span.
    """
    space = canonical_space(term.args[0], context)
    variable, body, inside = context.enter(term)
    parts: dict[Term, Term] = {}
    for monomial, coefficient in summands(inside.canonical(body)):
        outer, inner = _separate(monomial, variable)
        part = App(t.INTEGRAL, (space, b.lam(variable, inner, hint(term))))
        weight = scaled(coefficient, outer)
        parts[part] = b.add(parts[part], weight) if part in parts else weight
    return parts


def _separate(monomial: Term, variable: t.Var) -> tuple[Term, Term]:
    """A monomial as a factor free of the variable times the rest."""
    outer: list[Term] = []
    inner: list[Term] = []
    for factor_ in monomial.args if b.is_app(monomial, t.MUL) and isinstance(monomial, App) else (monomial,):
        if isinstance(factor_, App) and factor_.head == t.EXP:
            exponents = [scaled(c, m) for m, c in summands(factor_.args[0])]
            free = [e for e in exponents if variable not in e.free]
            bound = [e for e in exponents if variable in e.free]
            outer.extend([b.exp(b.add(*free))] if free else [])
            inner.extend([b.exp(b.add(*bound))] if bound else [])
        else:
            (inner if variable in factor_.free else outer).append(factor_)
    return b.mul(*outer), b.mul(*inner)


def _power(base: Term, exponent: Term, context: Context) -> Skeleton:
    exponent = context.canonical(exponent)
    if isinstance(exponent, Num):
        if exponent.value.denominator != 1:
            return _root(base, exponent.value, context)
        bones = skeleton(base, context)
        if abs(exponent.value) <= (MAX_DEGREE if isinstance(bones, Monomial) else MAX_EXPONENT):
            return power(bones, int(exponent.value))
    elif context.sign(base) == frozenset((1,)):
        return _exponential(b.mul(exponent, b.log(base)), context)
    return generated("atom", b.power(context.canonical(base), exponent))


def _root(base: Term, exponent: Fraction, context: Context) -> Skeleton:
    """(c f g)^r is c^r f^r g^r for the positive factors; what is not known to be positive stays under one root."""
    factored = context.factored(base)
    if factored.content == 0:
        return number(Fraction(0)) if exponent > 0 else _zero_divisor()
    positive, rest = split_positive(factored, context)
    parts: list[Skeleton] = [_factor_power(f, e * exponent, context) for f, e in positive]
    if rest != b.ONE:
        parts.append(generated("root", rest, exponent))
    return product(parts)


def _zero_divisor() -> Skeleton:
    raise Refused("division by zero")


def _factor_power(factor: Term, exponent: Fraction, context: Context) -> Skeleton:
    if exponent.denominator == 1 and abs(exponent) <= MAX_EXPONENT:
        return power(skeleton(factor, context), int(exponent))
    if isinstance(factor, App) and factor.head == t.EXP:
        return _exponential(b.mul(b.num(exponent), factor.args[0]), context)
    return generated("root", factor, exponent)


def _exponential(argument: Term, context: Context) -> Skeleton:
    parts: list[Skeleton] = []
    for monomial, coefficient in summands(context.canonical(argument)):
        if isinstance(monomial, App) and monomial.head == t.LOG:
            parts.append(_root(monomial.args[0], coefficient, context))
        else:
            parts.append(generated("exp", monomial, coefficient))
    return product(parts)


def _logarithm(argument: Term, context: Context) -> Skeleton:
    factored = context.factored(argument)
    if factored.content == 0:
        return generated("atom", b.log(b.ZERO))
    positive, rest = split_positive(factored, context)
    parts: list[Skeleton] = []
    for f, e in positive:
        if isinstance(f, App) and f.head == t.EXP:
            parts.append(product((number(e), skeleton(f.args[0], context))))
        elif isinstance(f, App) and f.head in DENSITIES:
            parts.append(product((number(e), _logarithm(written_out(f), context))))
        else:
            parts.append(product((number(e), generated("atom", b.log(f)))))
    if rest != b.ONE:
        parts.append(generated("atom", b.log(rest)))
    return Sum(tuple(parts))


def split_positive(factored: Factored, context: Context) -> tuple[list[tuple[Term, Fraction]], Term]:
    """The factors that are shown to be positive, primes of the content among them, and the product of the others."""
    content = factored.content
    positive: list[tuple[Term, Fraction]] = []
    rest: list[Term] = []
    for f, e in factored.factors:
        signs = context.sign(f)
        if signs == frozenset((1,)):
            positive.append((f, e))
        elif signs == frozenset((-1,)) and e.denominator == 1:
            positive.append((context.canonical(b.neg(f)), e))
            content = -content if e.numerator % 2 else content
        else:
            rest.append(b.power(f, b.num(e)))
    if content < 0:
        rest.append(b.num(-1))
    return prime_powers(abs(content)) + positive, context.plain.canonical(b.mul(*rest))


@lru_cache(maxsize=10_000, typed=True)  # a float is never taken for the fraction that it is equal to
def prime_powers(value: Fraction) -> list[tuple[Term, Fraction]]:
    """A positive rational as powers of primes; a number too large to factor counts as one."""
    if not isinstance(value, Fraction):
        raise Refused(f"{value!r} is no exact number")
    found: list[tuple[Term, Fraction]] = []
    for part, side in ((value.numerator, 1), (value.denominator, -1)):
        if part > MAX_FACTORED:
            found.append((b.num(part), Fraction(side)))
        else:
            found.extend((b.num(int(p)), Fraction(side * int(e))) for p, e in fmpz(part).factor())
    return found


# ---- from skeletons to polynomials ---------------------------------------------------------------------------


def _ratio(bones: Skeleton, context: Context) -> Ratio:
    """The skeleton as a quotient of polynomials."""
    roots: dict[Generator, int] = {}
    collect(bones, roots)
    pending = [g for g in roots if g.kind == "root"]
    radicands: dict[Generator, Skeleton] = {}
    while pending:
        generator = pending.pop()
        radicands[generator] = skeleton(generator.term, context)
        before = set(roots)
        collect(radicands[generator], roots)
        pending.extend(g for g in roots if g not in before and g.kind == "root")
    return quotient(bones, roots, radicands)


# ---- back to terms -------------------------------------------------------------------------------------------


def canonical(term: Term, context: Context) -> Term:
    """The normal form of a real term, as a term: a sum of monomials, each over the denominator."""
    if isinstance(term, (Num, t.Var)):
        return term
    if term.sort.name not in ("real", "int"):
        raise Refused(f"{show(term)} is not a number")
    bones = skeleton(term, context)
    monomials = expanded(bones)
    if monomials is not None:
        return b.add(*[_monomial_term(m.coefficient, m.powers) for m in monomials])
    r = _ratio(bones, context)
    shared, below = _shared_denominator(r)
    return b.add(*[_monomial_term(c, _powers(m, r, below), shared) for m, c in r.num.terms()])


def _shared_denominator(r: Ratio) -> tuple[list[Term], tuple[int, ...]]:
    """The denominator: as exponents when it is a monomial, as one factor otherwise."""
    if len(r.den) == 1:
        return [], r.den.monoms()[0]
    lowest = tuple(map(min, zip(*r.den.monoms(), strict=True)))
    rest = [_monomial_term(c, _powers(m, r, lowest)) for m, c in r.den.terms()]
    return [b.power(b.add(*rest), -1)], lowest


def _powers(exponents: tuple[int, ...], r: Ratio, below: tuple[int, ...] | None = None) -> Iterator[Raised]:
    """A monomial's generators to their powers, those of the monomial below it taken away."""
    for i, (generator, root) in enumerate(r.generators):
        whole = int(exponents[i] - below[i]) if below else int(exponents[i])
        if whole:
            yield generator, whole if root == 1 else Fraction(whole, root)


def _monomial_term(coefficient: fmpq, powers: Iterable[Raised], shared: Sequence[Term] = ()) -> Term:
    factors: list[Term] = [] if coefficient == 1 else [b.num(rational(coefficient))]
    exponents: list[Term] = []
    for generator, exponent in powers:
        if generator.kind == "exp":
            exponents.append(scaled(exponent, generator.term))
        else:
            factors.append(generator.term if exponent == 1 else b.power(generator.term, exponent))
    if exponents:
        factors.append(b.exp(b.add(*exponents)))
    return b.mul(*factors, *shared)


def scaled(coefficient: Fraction | int, term: Term) -> Term:
    if coefficient == 1:
        return term
    if isinstance(term, Num):
        return b.num(coefficient * term.value)
    factors = term.args if isinstance(term, App) and term.head == t.MUL else (term,)
    return b.mul(b.num(coefficient), *factors)


@lru_cache(maxsize=20_000)
def summands(term: Term) -> tuple[tuple[Term, Fraction], ...]:
    """The monomials of a normal form with their coefficients; the constant one has monomial 1."""
    parts = term.args if isinstance(term, App) and term.head == t.ADD else (term,)
    found: dict[Term, Fraction] = {}
    for monomial, coefficient in map(_coefficient, parts):
        found[monomial] = found[monomial] + coefficient if monomial in found else coefficient
    return tuple([(monomial, coefficient) for monomial, coefficient in found.items() if coefficient])


def _coefficient(part: Term) -> tuple[Term, Fraction]:
    if isinstance(part, Num):
        return b.ONE, part.value
    if isinstance(part, App) and part.head == t.MUL and isinstance(part.args[0], Num):
        return b.mul(*part.args[1:]), part.args[0].value
    return part, Fraction(1)


@lru_cache(maxsize=20_000)
def primitive(term: Term) -> tuple[Term, Fraction]:
    """A normal form as scale * key, where the key's first coefficient is 1; scale 0 for zero."""
    parts = summands(term)
    if not parts:
        return b.ZERO, Fraction(0)
    scale = parts[0][1]
    return b.add(*(scaled(c / scale, m) for m, c in parts)), scale


def factor(term: Term, context: Context) -> Factored:
    """The normal form as content times powers of irreducible factors."""
    bones = skeleton(term, context)
    monomials = expanded(bones)
    if monomials is not None and len(monomials) == 1:
        return _factored_monomial(monomials[0])
    r = _ratio(bones, context)
    content = Fraction(1)
    factors: dict[Term, Fraction] = {}
    for polynomial, side in ((r.num, 1), (r.den, -1)):
        if polynomial.is_zero():
            return Factored(Fraction(0), ())
        constant, found = polynomial.factor()
        content *= rational(constant) ** side
        for p, e in found:
            f, exponent = _factor_term(p, r)
            factors[f] = factors.get(f, Fraction(0)) + side * int(e) * exponent
    return Factored(content, tuple((f, e) for f, e in factors.items() if e))


def _factored_monomial(monomial: Monomial) -> Factored:
    factors = [(b.exp(g.term) if g.kind == "exp" else g.term, Fraction(e)) for g, e in monomial.powers]
    return Factored(rational(monomial.coefficient), tuple(factors))


def _factor_term(p: fmpq_mpoly, r: Ratio) -> tuple[Term, Fraction]:
    """A factor as a term to a power: a lone root of u is u to a fraction."""
    terms = list(p.terms())
    if len(terms) == 1:
        index = next(i for i, e in enumerate(terms[0][0]) if e)
        generator, root = r.generators[index]
        if generator.kind == "exp":
            return b.exp(generator.term), Fraction(1, root)
        return generator.term, Fraction(1, root)
    parts = [_monomial_term(c, _powers(m, r)) for m, c in terms]
    return b.add(*parts), Fraction(1)
