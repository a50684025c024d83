"""The normal form of terms: quotients of sums of monomials over atoms, with exact rational coefficients.

Two terms with one normal form have the same value wherever both are defined.  Nothing else is claimed, so whoever
uses it shows separately that both are.  Atoms are what is left when sums, products and powers are taken away:
variables, logarithms, integrals, unknown functions.  On the way

- exp(a + b) becomes exp(a) exp(b), and exp(log u) becomes u;
- log(u v) becomes log u + log v for factors that the context shows to be positive, and only for these;
- (u v)^r likewise, and roots are reduced by r-th power of r-th root = radicand;
- a definition becomes its body;
- a case distinction that the facts decide becomes its branch;
- an integral becomes a sum of coefficients times integrals of monomials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from flint import fmpq, fmpz

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.errors import Refused
from symit.kernel.polynomials import (
    MAX_DEGREE,
    MAX_EXPONENT,
    ONE,
    UNIT,
    Generator,
    Monomial,
    Polynomial,
    Ratio,
    divided,
    factors,
    generated,
    generators_of,
    in_order,
    number,
    ordered,
    power,
    product,
    rational,
    reduced,
    total,
)
from symit.kernel.terms import Abs, App, Num, Term

if TYPE_CHECKING:
    from symit.kernel.context import Context

MAX_FACTORED = 10**18


# ---- from terms to quotients ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Factored:
    """content * product of factor^exponent, the factors irreducible and in normal form."""

    content: Fraction
    factors: tuple[tuple[Term, Fraction], ...]


def ratio(term: Term, context: Context) -> Ratio:
    """The quotient that a term is; context.ratio remembers those of its parts."""
    if isinstance(term, Num):
        return number(term.value)
    return context.ratio(term) if isinstance(term, App) else _atom(term, context)


def read(term: App, context: Context) -> Ratio:
    """The quotient that a term is, from those of its parts."""
    return reduced(_read(term, context), lambda radicand: ratio(radicand, context))


def _read(term: App, context: Context) -> Ratio:
    if isinstance(term.head, t.Definition):
        return ratio(b.unfold(term), context)
    if term.head == t.ADD:
        return total(ratio(a, context) for a in term.args)
    if term.head == t.MUL:
        return product(ratio(a, context) for a in term.args)
    if term.head == t.POW:
        return _power(term.args[0], term.args[1], context)
    if term.head == t.EXP:
        return _exponential(term.args[0], context)
    if term.head == t.LOG:
        return _logarithm(term.args[0], context)
    if term.head == t.FACTORIAL and context.canonical(term.args[0]) in (b.ZERO, b.ONE):
        return number(Fraction(1))
    if term.head == t.IF:
        return _case(term, context)
    if term.head == t.INTEGRAL and isinstance(term.args[1], Abs):
        return _integral(term, context)
    if term.head == t.PRODUCT and isinstance(term.args[1], Abs):
        return _product(term, context)
    return _atom(term, context)


def _atom(term: Term, context: Context) -> Ratio:
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


def _case(term: App, context: Context) -> Ratio:
    """The branch that the facts decide: wherever they hold, the whole has the value of that branch or none."""
    condition, yes, no = term.args
    decided = context.decide(condition)
    if decided is not None:
        return ratio(yes if decided else no, context)
    return _atom(term, context)


def _integral(term: App, context: Context) -> Ratio:
    parts = integral_parts(term, context)
    return total(product((ratio(c, context), generated("atom", i))) for i, c in parts.items())


def _product(term: App, context: Context) -> Ratio:
    """A product of monomials is the product of the products of their factors: it is finite, and each of its factors
    has a value where the whole has one; over an empty range all are 1."""
    space = canonical_space(term.args[0], context)
    variable, body, inside = context.enter(term)
    parts: list[Ratio] = []
    for base, exponent in map(_as_power, factors_of(inside.canonical(body))):
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

    The one step here that is no identity: the integrals of the monomials need not exist.  The claim is that two terms
    that are both defined, and in which integrals were taken apart so, are equal if what is left is equal as algebra.

    Fix values of the free variables that satisfy the facts.  Over one space S finitely many monomials m_1, ..., m_k
    occur; each is a function on S, since it is made of parts without which the body that it comes from has no value.
    Let V be the span of these functions and W the part of V that is integrable.  Integration is a linear functional on
    W; it extends to a linear functional L on V, for any basis of W can be completed to one of V.  Read the integral
    of m_i, wherever it stands, as the number L(m_i).
    1. An integral that is defined keeps its value: its body is a sum of c_i m_i, the c_i free of the variable, it lies
       in W, and L is linear.  So both terms keep their values, and algebra applies, for these are numbers.
    2. A monomial has one reading: L depends on S and on the values, not on the term in which the monomial stands.  So
       spaces are compared, and what hangs on the variable is never a coefficient.  Below another binder the same is
       done for each of its points, and what is read there is a function of the point like any other.
    3. The readings need not be integrals.  So that they are defined is never said (`domain` asks for the whole), and a
       sign is that of a fact, of the body of an integral as it is written, or of the monomials at every point: by the
       theorem of alternatives some L gives finitely many monomials of one sign readings of that sign.
    4. Over an empty S all integrals are 0 and a c_i may have no value, as 1/n before a sum from 1 to n = 0.  A term
       that has a value has it modulo the L(m_i), and to compute modulo these is a homomorphism that respects the laws
       of exp and log; so its value does not hang on the c_i.
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
    for factor_ in factors_of(monomial):
        if isinstance(factor_, App) and factor_.head == t.EXP:
            exponents = [scaled(c, m) for m, c in summands(factor_.args[0])]
            free = [e for e in exponents if variable not in e.free]
            bound = [e for e in exponents if variable in e.free]
            outer.extend([b.exp(b.add(*free))] if free else [])
            inner.extend([b.exp(b.add(*bound))] if bound else [])
        else:
            (inner if variable in factor_.free else outer).append(factor_)
    return b.mul(*outer), b.mul(*inner)


def _power(base: Term, exponent: Term, context: Context) -> Ratio:
    exponent = context.canonical(exponent)
    if isinstance(exponent, Num):
        if exponent.value.denominator != 1:
            return _root(base, exponent.value, context)
        below = ratio(base, context)
        if abs(exponent.value) <= (MAX_DEGREE if len(below.num) <= 1 and below.den is ONE else MAX_EXPONENT):
            return power(below, int(exponent.value))
    elif context.sign(base) == frozenset((1,)):
        return _exponential(b.mul(exponent, b.log(base)), context)
    return generated("atom", b.power(context.canonical(base), exponent))


def _root(base: Term, exponent: Fraction, context: Context) -> Ratio:
    """(c f g)^r is c^r f^r g^r for the positive factors; what is not known to be positive stays under one root."""
    factored = factor(base, context)
    if factored.content == 0 and exponent < 0:
        raise Refused("division by zero")
    if factored.content == 0:
        return number(Fraction(0))
    positive, rest = split_positive(factored, context)
    parts: list[Ratio] = [_factor_power(f, e * exponent, context) for f, e in positive]
    if rest != b.ONE:
        parts.append(generated("root", rest, exponent))
    return product(parts)


def _factor_power(factor: Term, exponent: Fraction, context: Context) -> Ratio:
    if exponent.denominator == 1 and abs(exponent) <= MAX_EXPONENT:
        return power(ratio(factor, context), int(exponent))
    if isinstance(factor, App) and factor.head == t.EXP:
        return _exponential(b.mul(b.num(exponent), factor.args[0]), context)
    return generated("root", factor, exponent)


def _exponential(argument: Term, context: Context) -> Ratio:
    """exp of a sum is the product of the exps, exp(c log u) is u^c: the argument of a logarithm that has a value is
    positive."""
    parts: list[Ratio] = []
    whole, rest = divided(ratio(argument, context))
    for monomial, coefficient in (*summands(_term(Ratio(whole, ONE))), *summands(_term(rest))):
        if isinstance(monomial, App) and monomial.head == t.LOG:
            parts.append(_root(monomial.args[0], coefficient, context))
        else:
            parts.append(generated("exp", monomial, coefficient))
    return product(parts)


def _logarithm(argument: Term, context: Context) -> Ratio:
    """The logarithm of a product of powers: taken apart at the factors that are positive; what is left has the sign of
    the whole, so that its logarithm has a value where that of the whole has one."""
    factored = factor(argument, context)
    if factored.content == 0:
        return generated("atom", b.log(b.ZERO))
    positive, rest = split_positive(factored, context)
    parts: list[Ratio] = []
    for f, e in positive:
        if isinstance(f, App) and f.head == t.EXP:
            parts.append(product((number(e), ratio(f.args[0], context))))
        else:
            parts.append(product((number(e), generated("atom", b.log(f)))))
    if rest != b.ONE:
        parts.append(generated("atom", b.log(rest)))
    return total(parts)


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
        spend(part.bit_length())
        if part > MAX_FACTORED:
            found.append((b.num(part), Fraction(side)))
        else:
            found.extend((b.num(int(p)), Fraction(side * int(e))) for p, e in fmpz(part).factor())
    return found


# ---- back to terms -------------------------------------------------------------------------------------------


def canonical(term: Term, context: Context) -> Term:
    """The normal form of a real term, as a term: a sum of monomials, each over the denominator."""
    if isinstance(term, (Num, t.Var)):
        return term
    if term.sort.name not in ("real", "int"):
        raise Refused("{} is not a number", term)
    return _term(ratio(term, context))


def _term(quotient: Ratio) -> Term:
    num, den = quotient
    generators = generators_of(num, den)
    below = [] if den is ONE else [b.power(_sum_term(den, generators), -1)]
    return _sum_term(num, generators, below)


def _sum_term(polynomial: Polynomial, generators: list[Generator], shared: Sequence[Term] = ()) -> Term:
    return b.add(*[_monomial_term(c, m, shared) for m, c in ordered(polynomial, generators)])


def _monomial_term(coefficient: fmpq, powers: Monomial, shared: Sequence[Term] = ()) -> Term:
    parts: list[Term] = [] if coefficient == 1 else [b.num(rational(coefficient))]
    exponents: list[Term] = []
    for generator, exponent in in_order(powers):
        if generator.kind == "exp":
            exponents.append(scaled(exponent, generator.term))
        else:
            parts.append(generator.term if exponent == 1 else b.power(generator.term, exponent))
    if exponents:
        parts.append(b.exp(b.add(*exponents)))
    return b.mul(*parts, *shared)


def scaled(coefficient: Fraction | int, term: Term) -> Term:
    if coefficient == 1:
        return term
    if isinstance(term, Num):
        return b.num(coefficient * term.value)
    return b.mul(b.num(coefficient), *factors_of(term))


def factors_of(monomial: Term) -> tuple[Term, ...]:
    return monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)


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


@lru_cache(maxsize=20_000)
def levelled(term: Term) -> tuple[Term, Fraction, Fraction]:
    """A normal form as scale * (key + number), the key without a number in it; 0 and the number itself for a number."""
    parts = dict(summands(term))
    number = parts.pop(b.ONE, Fraction(0))
    key, scale = primitive(b.add(*(scaled(c, m) for m, c in parts.items())))
    return (key, scale, number / scale) if scale else (key, scale, number)


def factor(term: Term, context: Context) -> Factored:
    """The normal form as content times powers of irreducible factors."""
    content = Fraction(1)
    found: dict[Term, Fraction] = {}
    for polynomial, side in zip(ratio(term, context), (1, -1), strict=True):
        if not polynomial:
            return Factored(Fraction(0), ())
        for part, exponent in factors(polynomial):
            if part.keys() == {UNIT}:
                content *= rational(part[UNIT]) ** side
                continue
            f = _sum_term(part, generators_of(part))
            found[f] = found.get(f, Fraction(0)) + side * exponent
    return Factored(content, tuple((f, e) for f, e in found.items() if e))
