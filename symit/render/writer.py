"""From a term to a flow: which parentheses the meaning needs, and where a long formula may be broken.

Stands on the kernel's terms, `arithmetic`, `notation` (definitions that have a notation of their own) and a `Medium`,
which draws. The same writer serves LaTeX and the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, takewhile

from symit.certificates.within import definitions_in
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import INT, REAL, Abs, App, Bound, Definition, Num, Sort, Term, Var
from symit.kernel.text import show_sort
from symit.render import notation
from symit.render.arithmetic import Quotient, is_negative, quotient, summands
from symit.render.names import LETTERS, Names, base_of, word_of
from symit.render.order import Order
from symit.render.page import Page, mapping
from symit.render.structure import Box, Flow, Level, Piece, deeper, join, width
from symit.render.subscripts import fewest_indices, is_index
from symit.special import EULER, SPECIAL, ZETAS

_RELATIONS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤"}
_TURNED = {"eq": "=", "ne": "≠", "lt": ">", "le": "≥"}
_SMALL_EXPONENT = 4  # nodes of a term such as -x
_ENDS = (t.INFINITY, t.MINUS_INFINITY)


FUNCTIONS = frozenset(d for d in (*SPECIAL, *ZETAS, EULER) if d.name in LETTERS)
"""What may be drawn as a letter: these functions, and no other of their names."""


@dataclass(frozen=True)
class Writer(Page):
    """Writes terms in one medium."""

    # ---- places ----------------------------------------------------------------------------------------------

    def on_page(self, formulas: Sequence[Term], others: Sequence[Term] = ()) -> Writer:
        """A writer for formulas that are printed together, so that no name has two meanings.

        The variables of `formulas` stand for something everywhere on the page, those of the others where they occur.
        """
        definitions = definitions_in([*formulas, *others])
        own = frozenset(d.name for d in definitions if STANDARD.get(d.name) != d)
        taken = own.union(v.name for f in formulas for v in f.free)
        used = taken.union(v.name for f in others for v in f.free)
        symbols = {base_of(v.name) for f in (*formulas, *others) for v in f.free}
        signs = frozenset(s for d in definitions for s in notation.SIGNS.get(d.name, ())) - set(map(base_of, used))
        drawn = ((d.name, word_of(LETTERS[d.name])) for d in FUNCTIONS.intersection(definitions))
        letters = frozenset(name for name, word in drawn if word not in symbols | signs)
        words = {word_of(LETTERS[name]) for name in letters}
        implied = frozenset(s for d in definitions for s in notation.IMPLIED.get(d.name, ()))
        names, indices = Names(used, signs | words, implied, letters), fewest_indices([*formulas, *others])
        return replace(self, names=names, indices=indices, order=Order(), taken=taken, facts=())

    # ---- entry points ----------------------------------------------------------------------------------------

    def piece(self, term: Term) -> Piece:
        if isinstance(term, App):
            if isinstance(term.head, Definition):
                return notation.named(self, term)
            return _OPERATORS[term.head.name](self, term.args)
        if isinstance(term, Num):
            return self._number(term.value)
        if isinstance(term, Var):
            return self.atom(self.name(term))
        if isinstance(term, Bound):
            return self.atom(self.medium.words(f"#{term.index}"))
        return self._mapping(term)

    # ---- small pieces ----------------------------------------------------------------------------------------

    def function(self, function: Term) -> Piece:
        """A function by its name where it has one, else as `x -> body`."""
        return notation.function_name(self, function) or self.piece(function)

    def relation(self, left: Term, sign: str, right: Term) -> Piece:
        flow = (*deeper(self.flow(left, Level.SUM)), self.medium.before(sign), *deeper(self.flow(right, Level.SUM)))
        return Piece(flow, Level.RELATION)

    def _number(self, value: Fraction) -> Piece:
        if value < 0:
            return self._negated(self._number(-value))
        if value.denominator != 1:
            return self.medium.rational(value)
        return Piece((self.medium.number(value.numerator),), Level.ATOM, numeric=True)

    def _negated(self, piece: Piece) -> Piece:
        return Piece((self.medium.symbol("−"), *self.medium.fit(piece, Level.PREFIX)), Level.SUM)

    def _mapping(self, function: Abs) -> Piece:
        variables, body, inside = self.unfolded(function)
        names = self._variables(variables)
        return Piece((*names, self.medium.infix("↦"), *deeper(inside.flow(body))), Level.IMPLICATION)

    def _variables(self, variables: Sequence[Var]) -> Flow:
        names = [(self.name(v),) for v in variables]
        return names[0] if len(names) == 1 else self.medium.fence(self.medium.listed(names))

    # ---- arithmetic ------------------------------------------------------------------------------------------

    def sum(self, args: Sequence[Term]) -> Piece:
        flow: Flow = ()
        parts = [p for arg in args for p in summands(arg)]
        for position, part in enumerate(parts):
            negative = is_negative(part)
            if position:
                flow += (self.medium.before("−" if negative else "+"),)
            elif negative:
                flow += self.sign("−")
            ends_it = self.medium.stacks and position == len(parts) - 1 and b.is_app(part, t.IF)
            flow += deeper(self.flow(part) if ends_it else self._magnitude(part))
        return Piece(flow, Level.SUM)

    def _magnitude(self, term: Term) -> Flow:
        """A summand without the minus in front of it."""
        if isinstance(term, Num):
            return self._number(abs(term.value)).flow
        if b.is_app(term, t.MUL):
            return self.medium.fit(self._unsigned(quotient(term)), Level.PREFIX)
        return self.flow(term, Level.PREFIX)

    def product(self, args: Sequence[Term]) -> Piece:
        parts = quotient(App(t.MUL, tuple(args)))
        piece = self._unsigned(parts)
        return self._negated(piece) if parts.negative else piece

    def _unsigned(self, parts: Quotient) -> Piece:
        if not parts.bottom and not (self.medium.stacks and _is_part(parts)):
            return self._juxtaposed([*map(self._number, parts.numbers), *map(self.piece, parts.top)])
        numbers = [self._number(Fraction(n.numerator)) for n in parts.numbers if n.numerator != 1 or n == 1]
        below = [self._number(Fraction(n.denominator)) for n in parts.numbers if n.denominator != 1]
        light, heavy = list[Piece](), list[Piece]()
        for factor in parts.top:
            piece = self.piece(factor)
            stays_out = _is_heavy(factor) or width(piece.flow) > self.medium.widest_fraction
            (heavy if stays_out else light).append(piece)
        top = self._juxtaposed([*numbers, *light]) if numbers or light else self._number(Fraction(1))
        bottom = self._juxtaposed([*below, *map(self.piece, parts.bottom)])
        return self._juxtaposed([self.medium.fraction(top, bottom), *heavy])

    def _juxtaposed(self, pieces: Sequence[Piece]) -> Piece:
        if len(pieces) == 1:
            return pieces[0]
        *others, last = pieces
        fitted = [*(self._fitted(piece, Level.PRODUCT) for piece in others), self._fitted(last, Level.PREFIX)]
        flow = deeper(fitted[0].flow)
        for left, right in pairwise(fitted):
            flow += (self.medium.juxtaposed(left, right), *deeper(right.flow))
        level = Level.PREFIX if last.level == Level.PREFIX else Level.PRODUCT
        return Piece(flow, level, numeric=fitted[0].numeric, slashed=fitted[-1].slashed)

    def _fitted(self, piece: Piece, level: Level) -> Piece:
        return piece if piece.level >= level else Piece(self.medium.fit(piece, level), Level.ATOM)

    def power(self, args: Sequence[Term]) -> Piece:
        base, exponent = args
        if not isinstance(exponent, Num):
            return self.medium.raised(self.piece(base), self.piece(exponent))
        if exponent.value < 0:
            return self._unsigned(quotient(App(t.POW, (base, exponent))))
        if exponent.value == Fraction(1, 2):
            return self.medium.root(self.piece(base))
        if exponent.value.denominator == 1:
            return self.medium.raised(self.piece(base), self.piece(exponent))
        return self.medium.raised(self.piece(base), self.medium.slashed(exponent.value))

    def exponential(self, args: Sequence[Term]) -> Piece:
        if args[0] == b.ONE:
            return self.atom(self.medium.symbol("e"))
        return self.medium.exponential(self.piece(args[0]))

    def prefix(self, name: str, argument: Piece) -> Piece:
        """`log x` where the argument is tight enough, and `log(x)` as the closed way to write it."""
        function = self.medium.symbol(name)
        closed = Piece((function, *self.medium.fence(argument.flow)), Level.POWER)
        if argument.level < self.medium.bare or self.medium.opens(argument.flow):
            return closed
        return Piece((self.medium.applied(function), *deeper(argument.flow)), Level.PREFIX, closed)

    def factorial(self, args: Sequence[Term]) -> Piece:
        return Piece((*self.flow(args[0], Level.ATOM), self.medium.symbol("!")), Level.POWER)

    def call(self, args: Sequence[Term]) -> Piece:
        """`f(x)`; leading integers that look like indices become a subscript."""
        function, *arguments = args
        if not isinstance(function, Var) or not self.has_indices(function):
            return self.medium.called(self.flow(function, Level.ATOM), *map(self.argument, arguments))
        expected = zip(function.of.args[1:], arguments, strict=True)
        index = [self.flow(a) for _, a in takewhile(lambda pair: pair[0] == INT and is_index(pair[1]), expected)]
        index = index[: self.indices.get(function.name)]
        head = self.name(function, join(index, self.medium.comma()))
        rest = arguments[len(index) :]
        return self.medium.called((head,), *map(self.argument, rest)) if rest else self.atom(head)

    def cases(self, args: Sequence[Term]) -> Piece:
        """A case distinction; |u| where it is u for 0 <= u and -u otherwise."""
        if _is_absolute(args):
            return Piece(self.medium.fence(deeper(self.flow(args[1])), "|", "|"), Level.ATOM)
        rows: list[tuple[Flow, Flow]] = []
        otherwise: Term = App(t.IF, tuple(args))
        while isinstance(otherwise, App) and otherwise.head == t.IF:
            condition, value, otherwise = otherwise.args
            inside = self.knowing(*b.conjuncts(condition))
            rows.append((inside.flow(value, Level.SUM), self.flow(condition, Level.CONJUNCTION)))
        return self.medium.cases(rows, self.flow(otherwise, Level.SUM))

    # ---- binders ---------------------------------------------------------------------------------------------

    def integral(self, args: Sequence[Term]) -> Piece:
        """An integral over reals and abstract spaces, a sum over integers."""
        space, function = args
        variable, body, inside = self.entered(space, function)
        inner = deeper(inside.flow(body, Level.PREFIX))
        if is_counting(space):
            return Piece((self.over("∑", variable, space), *inner), Level.PREFIX)
        lower, upper = self.ends(space) if self.in_order(space, t.INTERVAL) else (self.space(space), ())
        flow = (self.medium.big("∫", lower, upper), *inner, self.medium.differential(self.name(variable)))
        return Piece(flow, Level.PREFIX)

    def product_over(self, args: Sequence[Term]) -> Piece:
        space, function = args
        variable, body, inside = self.entered(space, function)
        return Piece((self.over("∏", variable, space), *deeper(inside.flow(body, Level.PREFIX))), Level.PREFIX)

    def over(self, sign: str, variable: Var, space: Term) -> Box:
        """A sign with what stands below and above it: limits where they are in order, `a ≤ k ≤ b` where they may not
        be."""
        name = self.name(variable)
        if not b.is_app(space, t.RANGE):
            return self.medium.big(sign, (name, self.medium.infix("∈"), *self.space(space)), ())
        low, high = self.ends(space)
        if self.in_order(space, t.RANGE):
            return self.medium.big(sign, (name, self.medium.infix("="), *low), high)
        return self.medium.big(sign, (*low, self.medium.infix("≤"), name, self.medium.infix("≤"), *high), ())

    def ends(self, space: Term) -> tuple[Flow, Flow]:
        if not isinstance(space, App):
            raise TypeError("only an interval or a range has ends")
        return self.flow(space.args[0]), self.flow(space.args[1])

    def derivative(self, args: Sequence[Term]) -> Piece:
        """d/dt of f, at t itself or at a place of its own; a derivative of a derivative is one of second order."""
        function, at = mapping(args[0]), args[1]
        place_free = isinstance(at, Var) and at not in function.free
        if place_free and isinstance(at, Var):
            variable, body, inside = at, b.open_with(function, at), self
        else:
            variable, body, inside = self.opened(function)
        order = 1
        while (inner := _derivative_at(body, variable)) is not None:
            body, order = inner, order + 1
        partial = any(v.of in (REAL, INT) or t.is_abstract(v.of) for v in body.free - {variable})
        name = (self.name(variable),)
        place = () if place_free else self.flow(at, Level.SUM)
        return Piece(self.medium.derivative(name, order, partial, inside.piece(body), place), Level.PREFIX)

    # ---- spaces ----------------------------------------------------------------------------------------------

    def interval(self, args: Sequence[Term]) -> Piece:
        if App(t.INTERVAL, tuple(args)) == b.REALS:
            return self.atom(self.medium.symbol("ℝ"))
        return Piece(self.medium.fence(self.medium.listed([self.flow(a) for a in args])), Level.ATOM)

    def range(self, args: Sequence[Term]) -> Piece:
        low, high = args
        if low == b.MINUS_INFINITY and high == b.INFINITY:
            return self.atom(self.medium.symbol("ℤ"))
        if low == b.INFINITY or high == b.MINUS_INFINITY:
            return self._bounded(low, high)
        dots = (self.medium.symbol("…"),)
        if isinstance(low, Num) and isinstance(high, Num) and 0 <= high.value - low.value <= 2:
            shown = [self._number(low.value + k).flow for k in range(int(high.value - low.value) + 1)]
        elif high == b.INFINITY and isinstance(low, Num):
            shown = [self._number(low.value).flow, self._number(low.value + 1).flow, dots]
        elif low == b.MINUS_INFINITY:
            shown = [dots, self.flow(high)]
        elif high == b.INFINITY:
            shown = [self.flow(low), self.flow(b.add(low, 1)), dots]
        elif self.in_order(App(t.RANGE, (low, high)), t.RANGE):
            shown = [self.flow(low), dots, self.flow(high)]
        else:
            return self._bounded(low, high)
        return Piece(self.medium.fence(self.medium.listed(shown), "{", "}"), Level.ATOM)

    def _bounded(self, low: Term, high: Term) -> Piece:
        """`[a .. b]`, the integers between a and b: none where b is less than a."""
        inner = (*deeper(self.flow(low)), self.medium.infix(".."), *deeper(self.flow(high)))
        return Piece(self.medium.fence(inner, "[", "]"), Level.ATOM)

    def product_space(self, args: Sequence[Term]) -> Piece:
        indices, space = args
        from_one = isinstance(indices, App) and indices.args[0] == b.ONE and self.in_order(indices, t.RANGE)
        exponent = indices.args[1] if from_one and isinstance(indices, App) else indices
        return self.medium.raised(self.piece(space), self.piece(exponent))

    # ---- formulas --------------------------------------------------------------------------------------------

    def comparison(self, head: str, args: Sequence[Term]) -> Piece:
        """`a < x`, but `x > 0` where a number stands first."""
        left, right = args
        if isinstance(left, Num) and not isinstance(right, Num):
            return self.relation(right, _TURNED[head], left)
        return self.relation(left, _RELATIONS[head], right)

    def conjunction(self, args: Sequence[Term]) -> Piece:
        """`a < x < b` where the relations chain, `A and B` elsewhere."""
        flow: Flow = ()
        for position, part in enumerate(args):
            previous = args[position - 1] if position else None
            if isinstance(previous, App) and isinstance(part, App) and _chains(previous, part):
                flow += (self.medium.before(_RELATIONS[part.head.name]), *deeper(self.flow(part.args[1], Level.SUM)))
                continue
            follows = position + 1 < len(args)
            following = args[position + 1] if follows else None
            opens_chain = isinstance(part, App) and isinstance(following, App) and _chains(part, following)
            flow += (self.medium.before("and"),) if position else ()
            if opens_chain and isinstance(part, App):
                flow += deeper(self.relation(part.args[0], _RELATIONS[part.head.name], part.args[1]).flow)
            else:
                flow += deeper(self.flow(part, Level.RELATION))
        return Piece(flow, Level.CONJUNCTION)

    def implication(self, args: Sequence[Term]) -> Piece:
        if args[1] == _NEVER and isinstance(args[0], App) and args[0].head == t.DEFINED:
            return self._absence(args[0].args[0])
        condition = self.flow(args[0], Level.CONJUNCTION)
        conclusion = self.knowing(*b.conjuncts(args[0])).flow(args[1], Level.IMPLICATION)
        return Piece((*deeper(condition), self.medium.before("⟹"), *deeper(conclusion)), Level.IMPLICATION)

    def for_all(self, args: Sequence[Term]) -> Piece:
        """`for all x in S, t in (a, b): A`; neighbours over one set share it."""
        groups: list[tuple[list[Flow], Flow]] = []
        formula: Term = App(t.FORALL, tuple(args))
        inside = self
        while b.is_app(formula, t.FORALL):
            opened, formula, inside = _quantified(formula, inside)
            spaces, formula = _memberships(opened, formula)
            for variable in opened:
                domain = inside.within(spaces[variable]) if variable in spaces else inside.domain(variable)
                if groups and groups[-1][1] == domain:
                    groups[-1][0].append((inside.name(variable),))
                else:
                    groups.append(([(inside.name(variable),)], domain))
            inside = inside.knowing(*(b.member(v, space) for v, space in spaces.items()))
        listed = join((self._over(names, domain) for names, domain in groups), self.medium.comma())
        body = deeper(inside.flow(formula))
        return Piece((self.medium.symbol("∀"), *deeper(listed), *self.medium.comma(":"), *body), Level.IMPLICATION)

    def _over(self, names: Sequence[Flow], domain: Flow) -> Flow:
        return (*join(names, self.medium.comma()), *domain)

    def within(self, space: Term) -> Flow:
        return (self.medium.infix("∈"), *self.space(space))

    def domain(self, variable: Var) -> Flow:
        """Of which kind a variable is that runs over no space."""
        if variable.of in (REAL, INT):
            return (self.medium.infix("∈"), self.medium.symbol("ℝ" if variable.of == REAL else "ℤ"))
        return (self.medium.words(f" ({kind(variable.of)})"),)

    def existence(self, args: Sequence[Term]) -> Piece:
        return Piece((*deeper(self.flow(args[0], Level.SUM)), self.medium.words(" exists")), Level.RELATION)

    def _absence(self, term: Term) -> Piece:
        return Piece((*deeper(self.flow(term, Level.SUM)), self.medium.words(" has no value")), Level.RELATION)

    def membership(self, args: Sequence[Term]) -> Piece:
        space = deeper(self.space(args[1]))
        return Piece((*deeper(self.flow(args[0], Level.SUM)), self.medium.infix("∈"), *space), Level.RELATION)

    def limit(self, args: Sequence[Term]) -> Piece:
        function, place, side, value = args
        variable, body, inside = self.opened(function)
        target = self.piece(place)
        if not b.is_app(place, *_ENDS):
            mark = self.medium.symbol("+" if side == b.ONE else "−")
            target = self.medium.raised(target, self.atom(mark))
        below = (self.name(variable), self.medium.infix("→"), *target.flow)
        left = (self.medium.big("lim", below, ()), *deeper(inside.flow(body, Level.PREFIX)))
        return Piece((*left, self.medium.before("="), *deeper(self.flow(value, Level.SUM))), Level.RELATION)

    def continuity(self, args: Sequence[Term]) -> Piece:
        function = self.medium.fit(self.function(args[0]), Level.SUM)
        flow = (*deeper(function), self.medium.words(" is continuous on "), *deeper(self.space(args[1])))
        return Piece(flow, Level.RELATION)


def kind(sort: Sort) -> str:
    """The sort of a variable in words."""
    return show_sort(sort).replace("->", "→")


def is_counting(space: Term) -> bool:
    """Is an integral over this space a sum?"""
    if b.is_app(space, t.POWER) and isinstance(space, App):
        return is_counting(space.args[1])
    return b.is_app(space, t.RANGE)


def _is_heavy(term: Term) -> bool:
    """Factors that stand beside a fraction and not in it."""
    if not isinstance(term, App):
        return False
    if term.head == t.EXP:
        return term.args[0].size > _SMALL_EXPONENT
    if term.head == t.IF and _is_absolute(term.args):
        return False
    return term.head in (t.MUL, t.INTEGRAL, t.PRODUCT, t.DERIVATIVE, t.IF) or notation.is_functional(term)


def _is_absolute(args: Sequence[Term]) -> bool:
    """Is it u for 0 <= u and -u otherwise?"""
    condition, value, otherwise = args
    return condition == b.le(0, value) and otherwise == b.neg(value)


def _is_part(parts: Quotient) -> bool:
    """Is it a part of a name, a power or a value, as k/2 is?"""
    names = [f.args[0] if b.is_app(f, t.POW) else f for f in parts.top]  # type: ignore[union-attr]
    is_broken = len(parts.numbers) == 1 and parts.numbers[0].denominator > 1
    return is_broken and bool(names) and all(isinstance(f, Var) or f == b.PI or _is_value(f) for f in names)


def _is_value(term: Term) -> bool:
    return isinstance(term, App) and term.head in FUNCTIONS


def _derivative_at(term: Term, variable: Var) -> Term | None:
    """f, where `term` is the derivative of f at `variable` and f has no other use of it."""
    if not (isinstance(term, App) and term.head == t.DERIVATIVE and term.args[1] == variable):
        return None
    function = term.args[0]
    return b.open_with(function, variable) if isinstance(function, Abs) and variable not in function.free else None


def _quantified(formula: Term, writer: Writer) -> tuple[list[Var], Term, Writer]:
    """The variables of neighbouring quantifiers, and what is said of them."""
    variables: list[Var] = []
    while isinstance(formula, App) and formula.head == t.FORALL:
        variable, formula, writer = writer.opened(formula.args[0])
        variables.append(variable)
    return variables, formula, writer


def _memberships(variables: Sequence[Var], formula: Term) -> tuple[dict[Var, Term], Term]:
    """The sets that conditions of `formula` put variables in, and `formula` without those conditions."""
    conditions, conclusion = b.antecedents(formula)
    spaces: dict[Var, Term] = {}
    others: list[Term] = []
    for condition in conditions:
        element, space = condition.args if isinstance(condition, App) and condition.head == t.MEMBER else (None, None)
        if isinstance(element, Var) and space is not None and _may_range(element, space, variables, spaces):
            spaces[element] = space
        else:
            others.append(condition)
    return spaces, b.implies(b.conj(*others), conclusion) if others else conclusion


def _may_range(element: Var, space: Term, variables: Sequence[Var], spaces: Mapping[Var, Term]) -> bool:
    """Can `element in space` be written where element is introduced?  Not if the set speaks of a later variable."""
    if element not in variables or element in spaces:
        return False
    return not space.free & set(variables[variables.index(element) :])


def _chains(first: App, second: App) -> bool:
    ordered = (t.LT, t.LE)
    return first.head in ordered and second.head in ordered and first.args[1] == second.args[0]


_NEVER = b.eq(0, 1)

_OPERATORS: Mapping[str, Callable[[Writer, Sequence[Term]], Piece]] = {
    "add": Writer.sum,
    "mul": Writer.product,
    "pow": Writer.power,
    "exp": Writer.exponential,
    "log": lambda w, args: w.prefix("log", w.piece(args[0])),
    "sin": lambda w, args: w.prefix("sin", w.piece(args[0])),
    "cos": lambda w, args: w.prefix("cos", w.piece(args[0])),
    "pi": lambda w, _: w.atom(w.medium.symbol("π")),
    "factorial": Writer.factorial,
    "call": Writer.call,
    "if": Writer.cases,
    "infinity": lambda w, _: w.atom(w.medium.symbol("∞")),
    "minus_infinity": lambda w, _: w.atom(w.medium.symbol("−"), w.medium.symbol("∞")),
    "interval": Writer.interval,
    "range": Writer.range,
    "power": Writer.product_space,
    "integral": Writer.integral,
    "product": Writer.product_over,
    "derivative": Writer.derivative,
    "eq": lambda w, args: w.comparison("eq", args),
    "ne": lambda w, args: w.comparison("ne", args),
    "lt": lambda w, args: w.comparison("lt", args),
    "le": lambda w, args: w.comparison("le", args),
    "and": Writer.conjunction,
    "implies": Writer.implication,
    "forall": Writer.for_all,
    "defined": Writer.existence,
    "in": Writer.membership,
    "tends": Writer.limit,
    "continuous": Writer.continuity,
}
