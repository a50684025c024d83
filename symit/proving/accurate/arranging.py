"""The pieces of an accurate form as a kernel term, in the order in which it is to be computed.

Differences of parameters are taken first, since they are exact where they matter; quotients before squares, so that
nothing overflows that need not; and what has no such order is written as it comes, with a note that says where digits
may be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import EXPM1
from symit.kernel.terms import Term, Var
from symit.proving.accurate import functions as f
from symit.proving.accurate.closed_forms import Sum
from symit.proving.accurate.pieces import Note, Piece, Product, apart, product_of
from symit.proving.accurate.rings import Poly, Quotient, Ring, factored, generators_in, monomials, value_of
from symit.proving.accurate.signs import Differences, Part, known_parts, positive_parts, some


class Arranger:
    """Writes terms over a ring; `lossy` collects the sums in which digits may cancel."""

    def __init__(self, ring: Ring, compared: Differences) -> None:
        self.ring, self.compared = ring, compared
        self.lossy: dict[Term, None] = {}
        self.rounded_exponents: dict[Term, None] = {}

    # ---- pieces ------------------------------------------------------------------------------------------------

    def pieces(self, pieces: Sequence[Piece]) -> Term:
        return b.add(*map(self.piece, pieces))

    def piece(self, piece: Piece) -> Term:
        if piece.function == "log" and (factor := self._with_its_logarithm(piece)) is not None:
            return factor
        sign, function = self._function(piece)
        return self.product(piece.product, sign, [] if function is None else [function])

    def _with_its_logarithm(self, piece: Piece) -> Term | None:
        """c a log(a/b) as c times one function, which is 0 where a is."""
        a, c = piece.arguments
        if (a, 1) not in piece.product.above or self._of_logits("log", a, c) is not None:
            return None
        above = tuple(factor for factor in piece.product.above if factor != (a, 1))
        function = b.app(f.TIMES_LOG_RATIO, self.poly(a), self.poly(c), self.poly(a - c))
        return self.product(replace(piece.product, above=above), more=[function])

    def _function(self, piece: Piece) -> tuple[int, Term | None]:
        if piece.function == "one":
            return 1, None
        if piece.exponent is not None:
            return 1, self._exponential(piece.function, piece.exponent)
        if piece.function == "number":
            return 1, b.log(b.num(value_of(piece.arguments[0])))
        a, c = piece.arguments
        special = self._of_logits(piece.function, a, c)
        if special is not None:
            return special
        definition = {"log": f.LOG_RATIO, "is": f.IS_DIV, "kl": f.KL_DIV}[piece.function]
        return 1, b.app(definition, self.poly(a), self.poly(c), self.poly(a - c))

    def _of_logits(self, function: str, a: Poly, c: Poly) -> tuple[int, Term] | None:
        """Functions of two probabilities, or of one and 1, by their logits."""
        x, y = self._logit(a), self._logit(c)
        if function == "kl" and x is not None and y is not None:
            return 1, b.app(f.LOGIT_KL_DIV, x, y)
        if function == "log" and x is not None and c.is_one():
            return -1, b.app(f.SOFTPLUS, _negated(x))
        if function == "log" and y is not None and a.is_one():
            return 1, b.app(f.SOFTPLUS, _negated(y))
        return None

    def _logit(self, poly: Poly) -> Term | None:
        for k in generators_in(poly):
            generator = self.ring.generators[k]
            if generator.kind == "sigmoid" and poly == self.ring.generator(k):
                return generator.of
            if generator.kind == "sigmoid" and poly == 1 - self.ring.generator(k):
                return b.neg(generator.of)
        return None

    def _exponential(self, function: str, exponent: Sum) -> Term:
        if exponent.logs:
            return self._power(function, exponent)
        if function == "exp_div":
            pair = two(exponent.rest)
            if pair is not None:
                return b.app(f.EXP_DIV, *map(self.poly, pair))
            inside = self._sum_of_products(exponent.rest)
            self._note_exponent(inside)
            return b.app(f.EXP_DIV, inside, 0)
        inside = self._sum_of_products(exponent.rest)
        if function == "exp" or product_of(self.ring, exponent.rest).sign(self.ring, self.compared) != -1:
            self._note_exponent(inside)  # below 0, expm1 makes a relative error no larger
        return b.exp(inside) if function == "exp" else b.app(EXPM1, inside)

    def _sum_of_products(self, rest: Quotient) -> Term:
        """A quotient as one product where that loses no digits, else as a sum that loses fewer."""
        before = dict(self.lossy)
        whole = self.quotient(rest)
        if self.lossy.keys() == before.keys():
            return whole
        self.lossy = before
        return b.add(*(self.quotient(part) for part in apart(self.ring, rest)))

    def _note_exponent(self, exponent: Term) -> None:
        """Anything but a parameter, or the negative of one, is rounded before exp enlarges its error."""
        if not isinstance(exponent if not b.is_app(exponent, t.MUL) else _negated(exponent), Var):
            self.rounded_exponents[exponent] = None

    def _power(self, function: str, exponent: Sum) -> Term:
        """(a/c)^k, from k log a - k log c."""
        (a, k), *others = exponent.logs
        c = others[0][0] if others else self.ring.constant(1)
        if product_of(self.ring, k).sign(self.ring, self.compared) == -1:
            a, c, k = c, a, -k
        if function == "exp_div":
            return b.app(f.POW_DIV, self.poly(a), self.poly(c), self.poly(a - c), self.quotient(k))
        if any(factor in (a - c, c - a) for factor, _ in product_of(self.ring, k).below):  # it is large where a/c is 1
            ratio = b.app(f.LOG_RATIO, self.poly(a), self.poly(c), self.poly(a - c))
            inside = b.mul(self.quotient(k), ratio)
            return b.exp(inside) if function == "exp" else b.app(EXPM1, inside)
        if function == "expm1":
            return b.app(f.POW_LESS_1, self.poly(a), self.poly(c), self.poly(a - c), self.quotient(k))
        return b.power(b.div(self.poly(a), self.poly(c)), self.quotient(k))

    # ---- products and quotients --------------------------------------------------------------------------------

    def quotient(self, quotient: Quotient) -> Term:
        return self.product(product_of(self.ring, quotient))

    def product(self, product: Product, sign: int = 1, more: Sequence[Term] = ()) -> Term:
        above, below = self._factors(product.above), self._factors(product.below)
        ratios = [b.div(u, v) for u, v in zip(above, below, strict=False)]
        factors = [*_powers(ratios), *_powers(above[len(below) :]), *more]
        divisors = [b.power(v, -1) if n == 1 else b.power(v, -n) for v, n in _counted(below[len(above) :])]
        number = product.number * sign
        if not factors and not divisors:
            return b.num(number)
        if divisors and not factors:
            return b.div(b.num(number), b.mul(*[b.power(v, n) if n > 1 else v for v, n in _counted(below)]))
        return b.mul(*([] if number == 1 else [b.num(number)]), *factors, *divisors)

    def _factors(self, factors: Sequence[tuple[Poly, int]]) -> list[Term]:
        found: list[Term] = []
        for poly, power in factors:
            root = self._root(poly)
            if root is not None:
                found.extend([root] * (power // 2))
                power %= 2
            found.extend([self.poly(poly)] * power)
        return found

    def _root(self, poly: Poly) -> Term | None:
        """v, where the polynomial is the root of the parameter v."""
        for k in generators_in(poly):
            if self.ring.generators[k].kind == "root" and poly == self.ring.generator(k):
                return self.ring.generators[k].of
        return None

    # ---- polynomials -------------------------------------------------------------------------------------------

    def poly(self, poly: Poly) -> Term:
        if poly.is_constant():
            return b.num(value_of(poly))
        plain = self._linear(poly)
        if plain is not None:
            return plain
        content, factors = factored(poly)
        if len(factors) > 1 or factors[0][1] > 1 or abs(content) != 1:
            return self.product(product_of(self.ring, Quotient(poly, self.ring.constant(1))))
        if poly.total_degree() == 1 and (total := self._of_facts(poly)) is not None:
            return total
        for tried in some(self.ring, self.compared):
            parts = positive_parts(self.ring, poly, tried)
            if parts is not None:
                return self._sum(parts)
        return self._of_facts(poly) or self._of_two_products(poly) or self._as_it_comes(poly)

    def _linear(self, poly: Poly) -> Term | None:
        """A generator, or the difference or sum of two."""
        if poly.total_degree() != 1 or len(poly.coeffs()) > 2:
            return None
        logit = self._logit(poly)
        if logit is not None:
            return b.app(f.SIGMOID, logit)
        terms = list(monomials(poly))
        if any(sum(powers) and abs(c) != 1 for powers, c in terms):
            return None
        terms.sort(key=lambda term: (term[1] < 0, sum(term[0]) == 0))
        (first, c), *others = terms
        if not others:
            return self._atom(first) if c == 1 else b.neg(self._atom(first))
        (second, d) = others[0]
        if c > 0 > d:
            return self._difference(first, c, second, -d)
        if c < 0:
            return b.sub(b.num(d) if not sum(second) else b.neg(self._atom(second)), self._atom(first))
        return b.add(self._scaled(first, c), self._scaled(second, d))

    def _difference(self, one: tuple[int, ...], c: Fraction, two: tuple[int, ...], d: Fraction) -> Term:
        kinds = [self.ring.generators[k].kind for k in _indices(one) + _indices(two)]
        if "sigmoid" in kinds and len(set(kinds)) == 1:
            logits = [self._place_of(p, x) for p, x in ((one, c), (two, d))]
            if all(x is not None for x in logits):
                return b.app(f.SIGMOID_DIFFERENCE, *[x for x in logits if x is not None])
        if kinds == ["root", "root"] or (kinds == ["root"] and {c, d} == {Fraction(1)}):
            v, w = (self._squared(p, x) for p, x in ((one, c), (two, d)))
            return b.div(b.sub(v, w), b.add(self._scaled(one, c), self._scaled(two, d)))
        return b.sub(self._scaled(one, c), self._scaled(two, d))

    def _place_of(self, powers: tuple[int, ...], value: Fraction) -> Term | None:
        """The logit of a probability, or of the number 1/2."""
        indices = _indices(powers)
        if indices:
            return self.ring.generators[indices[0]].of
        return b.ZERO if value == Fraction(1, 2) else None

    def _squared(self, powers: tuple[int, ...], value: Fraction) -> Term:
        indices = _indices(powers)
        return self.ring.generators[indices[0]].of if indices else b.num(value)

    def _scaled(self, powers: tuple[int, ...], value: Fraction) -> Term:
        return self._atom(powers) if sum(powers) else b.num(value)

    def _atom(self, powers: tuple[int, ...]) -> Term:
        (k,) = _indices(powers)
        generator = self.ring.generators[k]
        match generator.kind:
            case "root":
                return b.sqrt(generator.of)
            case "sigmoid":
                return b.app(f.SIGMOID, generator.of)
            case "exponential":
                return b.exp(generator.of)
        return generator.of

    def _sum(self, parts: Sequence[Part]) -> Term:
        negative = parts[0].coefficient < 0
        terms = [self.product(Product(abs(part.coefficient), part.factors)) for part in parts]
        return b.neg(b.add(*terms)) if negative else b.add(*terms)

    def _of_facts(self, poly: Poly) -> Term | None:
        for sign in (1, -1):
            parts = known_parts(self.ring, sign * poly, least=2)
            if parts is not None:
                total = b.add(*map(self.poly, parts))
                return total if sign == 1 else b.neg(total)
        return None

    def _of_two_products(self, poly: Poly) -> Term | None:
        """a b - c e of parameters."""
        terms = sorted(monomials(poly), key=lambda term: -term[1])
        if len(terms) != 2 or [c for _, c in terms] != [1, -1]:
            return None
        pairs = [[k for k, p in enumerate(powers) for _ in range(p)] for powers, _ in terms]
        if any(len(pair) > 2 or not pair for pair in pairs):
            return None
        if any(self.ring.generators[k].kind != "parameter" for pair in pairs for k in pair):
            return None
        arguments = [[self.ring.generators[k].of for k in pair] + [b.ONE] * (2 - len(pair)) for pair in pairs]
        return b.app(f.PRODUCT_DIFFERENCE, *arguments[0], *arguments[1])

    def _as_it_comes(self, poly: Poly) -> Term:
        terms = sorted(monomials(poly), key=lambda term: -term[1])
        whole = b.add(*[self.product(Product(c, self._powers_of(powers))) for powers, c in terms])
        self.lossy[whole] = None
        return whole

    def _powers_of(self, powers: tuple[int, ...]) -> tuple[tuple[Poly, int], ...]:
        return tuple((self.ring.generator(k), p) for k, p in enumerate(powers) if p)

    @property
    def notes(self) -> tuple[Note, ...]:
        return (
            *(Note("digits are lost where {} is close to 0", term, cancels=True) for term in self.lossy),
            *(Note("digits are lost where the exponent {} is large", term) for term in self.rounded_exponents),
        )


def two(quotient: Quotient) -> tuple[Poly, Poly] | None:
    """(v, w) where the quotient is v - w."""
    if not quotient.den.is_one() or quotient.num.total_degree() != 1:
        return None
    terms = [(c, quotient.num.context().term(1, powers)) for powers, c in quotient.num.terms()]
    if sorted(int(c) if c.q == 1 else 2 for c, _ in terms) != [-1, 1]:
        return None
    plus, minus = sorted(terms, key=lambda term: -term[0])
    return plus[1], minus[1]


def _indices(powers: tuple[int, ...]) -> list[int]:
    return [k for k, p in enumerate(powers) if p]


def _negated(x: Term) -> Term:
    """-x, and x for -x."""
    if b.is_app(x, b.neg(x).head) and x.args[0] == b.num(-1):  # type: ignore[union-attr]
        return x.args[1]  # type: ignore[union-attr]
    return b.neg(x)


def _counted(terms: Sequence[Term]) -> list[tuple[Term, int]]:
    found: dict[Term, int] = {}
    for term in terms:
        found[term] = found.get(term, 0) + 1
    return list(found.items())


def _powers(terms: Sequence[Term]) -> list[Term]:
    return [term if n == 1 else b.power(term, n) for term, n in _counted(terms)]
