"""How the field writes what symit defines: one table from the name of a definition to its notation.

`NOTATIONS` is the table; a definition that is not in it prints as `name(arguments)`. An argument is left out of a
notation only where its usual value goes without saying (the real line under a normal density); anything else is shown
as a subscript, so two different terms never print alike because of a default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.certificates.within import unfold_abs
from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import INT, REAL, Abs, App, Term, Var
from symit.render import random_variables
from symit.render.names import Spelling
from symit.render.page import Page, mapping
from symit.render.structure import Box, Flow, Level, Piece, deeper, join

Args: TypeAlias = Sequence[Term]
Notation: TypeAlias = "Callable[[Page, Args], Piece | None]"
INDEXED = "regularized_beta"
"""Written with its last argument below its letter: I_x(a, b)."""


def named(page: Page, term: App) -> Piece:
    """An applied definition, in its own notation or as `name(arguments)`."""
    notation = _notation(page, term)
    if notation is not None and (piece := notation(page, term.args)) is not None:
        return piece
    standard = STANDARD.get(term.head.name) == term.head
    name = page.medium.upright(Spelling(term.head.name) if standard else page.names.word(term.head.name))
    if term.head.name == INDEXED and not standard and INDEXED in page.names.letters:
        *others, last = term.args
        return page.medium.called((page.medium.lowered(name, page.flow(last)),), *map(page.argument, others))
    if not term.args and term.head.name in page.names.letters:
        return page.atom(name)
    return page.medium.called((name,), *map(page.argument, term.args))


def _notation(page: Page, term: App) -> Notation | None:
    """How the definition is written, unless a symbol of the page is called like a letter that it is written with."""
    name = term.head.name
    if STANDARD.get(name) != term.head or not page.names.signs.issuperset(SIGNS.get(name, ())):
        return None
    return NOTATIONS.get(name)


def is_functional(term: App) -> bool:
    """Is it written with a letter and brackets of its own, so that it stands beside a fraction and not in it?"""
    return term.head.name in _FUNCTIONALS


_FUNCTIONALS = frozenset(
    (
        *("entropy", "cross_entropy", "kl", "expectation", "fisher_information", "log_partition", "bregman", "partial"),
        *("partition_entropy", "conditional_entropy", "mutual_information", "conditional_mutual_information"),
    )
)


# ---- functions by their names --------------------------------------------------------------------------------


def function_name(page: Page, function: Term) -> Piece | None:
    """The name of a function that has one: `f` for `x -> f(x)`, `A` for a log-partition, a family, `f(., t)`."""
    if not isinstance(function, Abs):
        return None
    variables, body, inside = page.unfolded(function)
    if (own := _whole_function(body, variables)) is not None:
        return page.piece(own)
    if (distribution := family(page, function)) is not None:
        return distribution.write(page)
    if (moved := _moved_along_a_coordinate(inside, body, variables)) is not None:
        return moved
    if len(variables) != 1 or not isinstance(body, App) or not body.args:
        return None
    variable, earlier = variables[0], body.args[:-1]
    if _is(body.args[-1], variable) and not any(variable in a.free for a in earlier) and _notation(page, body):
        if body.head == d.LOG_PARTITION:
            return page.atom(_log_partition_symbol(page, earlier))
        if body.head == d.EXPONENTIAL_FAMILY:
            return page.atom(_exponential_symbol(page, earlier))
    return _with_dot(page, body, variable)


def _is(term: Term, variable: Var) -> bool:
    """Is it the variable, written out as a function or not?"""
    return term in (variable, b.eta(variable))


def _whole_function(body: Term, variables: Sequence[Var]) -> Term | None:
    if not (isinstance(body, App) and body.head == t.CALL):
        return None
    function, *arguments = body.args
    same = len(arguments) == len(variables) and all(map(_is, arguments, variables))
    return function if same and function not in variables else None


def _moved_along_a_coordinate(page: Page, body: Term, variables: Sequence[Var]) -> Piece | None:
    """`theta + t e_k` for `j -> theta(j) + (t if j = k else 0)`, e_k the k-th unit vector."""
    if len(variables) != 1 or not (isinstance(body, App) and body.head == t.ADD and len(body.args) == 2):
        return None
    index, start, step = variables[0], *body.args
    origin = _whole_function(start, variables)
    if index.of != INT or origin is None or not (isinstance(step, App) and step.head == t.IF):
        return None
    condition, distance, nothing = step.args
    if nothing != b.ZERO or not (isinstance(condition, App) and condition.head == t.EQ and condition.args[0] == index):
        return None
    coordinate = condition.args[1]
    if index in coordinate.free | distance.free:
        return None
    unit = page.atom(page.medium.lowered(page.medium.symbol("unit"), page.flow(coordinate)))
    left = Piece(page.flow(distance, Level.PRODUCT), Level.ATOM)
    moved = (*deeper(left.flow), page.medium.juxtaposed(left, unit), *deeper(unit.flow))
    return Piece((*page.flow(origin), page.medium.before("+"), *moved), Level.SUM)


def _with_dot(page: Page, body: App, variable: Var) -> Piece | None:
    """`f(., t)` for `x -> f(x, t)`, f unknown or defined with the statement."""
    others = [a for a in body.args if not _is(a, variable)]
    own = isinstance(body.head, t.Definition) and STANDARD.get(body.head.name) != body.head
    if not (own or body.head == t.CALL) or (body.head == t.CALL and _is(body.args[0], variable)):
        return None
    if len(others) != len(body.args) - 1 or any(variable in a.free for a in others):
        return None
    name, arguments = (
        ((page.medium.upright(page.names.word(body.head.name)),), body.args)
        if own
        else (page.flow(body.args[0], Level.ATOM), body.args[1:])
    )
    shown = [page.sign("·") if _is(a, variable) else page.argument(a) for a in arguments]
    return page.medium.called(name, *shown)


# ---- distributions -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Family:
    """A distribution of a named family, or the product of `copies` of them over an index.

    `space` is the set that goes without saying for it.
    """

    name: str
    params: tuple[Term, ...]
    space: Term
    index: Var | None = None
    copies: Term | None = None

    def write(self, page: Page) -> Piece:
        inside = page if self.index is None else page.beside(self.index)
        single = page.medium.called(page.sign(_FAMILIES[self.name]), *_params(inside, self.name, self.params))
        if self.index is None or self.copies is None:
            return single
        sign = page.over("⨂", self.index, self.copies)
        return Piece((sign, *deeper(single.flow)), Level.PREFIX)


_FAMILIES: Mapping[str, str] = {
    "normal_density": "𝒩",
    "bernoulli_mass": "Bernoulli",
    "poisson_mass": "Poisson",
    "uniform_density": "Uniform",
    "exponential_density": "Exponential",
    "geometric_mass": "Geometric",
    "laplace_density": "Laplace",
}
_SPACES: Mapping[str, Term] = {
    "normal_density": b.REALS,
    "bernoulli_mass": b.integers(0, 1),
    "poisson_mass": b.integers(0, b.INFINITY),
    "uniform_density": b.REALS,
    "exponential_density": b.interval(0, b.INFINITY),
    "geometric_mass": b.integers(0, b.INFINITY),
    "laplace_density": b.REALS,
}


def family(page: Page, density: Term) -> Family | None:
    """The distribution that a density belongs to, if its family has a name."""
    if not isinstance(density, Abs):
        return None
    variable, body, inside = page.opened(density)
    return _single(body, variable, variable) or _product_of_copies(inside, body, variable)


def _single(body: Term, at: Term, variable: Var) -> Family | None:
    """The density of a named family at the point `at`, with parameters that do not depend on `variable`."""
    name = body.head.name if isinstance(body, App) else ""
    if not (isinstance(body, App) and name in _FAMILIES and STANDARD[name] == body.head and body.args[-1] == at):
        return None
    params = body.args[:-1]
    if any(variable in p.free for p in params):
        return None
    return Family(name, params, _SPACES[name])


def _product_of_copies(page: Page, body: Term, variable: Var) -> Family | None:
    """The density of independent coordinates, each of the same family: `product over j of f(x_j)`."""
    if variable.of not in (t.function(REAL, INT), t.function(INT, INT)):
        return None
    if not (isinstance(body, App) and body.head == t.PRODUCT and isinstance(body.args[1], Abs)):
        return None
    copies, (index, factor, _) = body.args[0], page.opened(body.args[1])
    inner = _single(factor, App(t.CALL, (variable, index)), variable)
    if inner is None or variable in copies.free:
        return None
    return Family(inner.name, inner.params, App(t.POWER, (copies, inner.space)), index, copies)


def _params(page: Page, name: str, params: Args) -> list[Flow]:
    """The parameters as the field gives them: a normal distribution by its variance."""
    if name == "normal_density":
        return [page.flow(params[0]), _square(page, params[1])]
    return [page.flow(p) for p in params]


def _square(page: Page, term: Term) -> Flow:
    """v for the root of v, 1/t for that of 1/t and e^u for e^(u/2), since the field gives a variance as it is."""
    half = b.num(Fraction(1, 2))
    if isinstance(term, App) and term.head == t.POW and term.args[1] in (half, b.num(Fraction(-1, 2))):
        base, exponent = term.args
        return page.flow(base if exponent == half else b.power(base, -1))
    if isinstance(term, App) and term.head == t.EXP:
        first, *rest = term.args[0].args if b.is_app(term.args[0], t.MUL) else (term.args[0],)  # type: ignore[union-attr]
        return page.flow(b.exp(b.mul(*rest) if first == half and rest else b.mul(2, term.args[0])))
    return page.flow(term if term in (b.ZERO, b.ONE) else b.power(term, 2))


def _density_at(name: str) -> Notation:
    """`N(x; mu, sigma^2)`: a named density at a point."""

    def write(page: Page, args: Args) -> Piece:
        params = join(_params(page, name, args[:-1]), page.medium.comma())
        inner = (*deeper(page.flow(args[-1])), *page.medium.comma(";"), *deeper(params))
        return Piece((*page.sign(_FAMILIES[name]), *page.medium.fence(inner)), Level.ATOM)

    return write


# ---- functionals of densities --------------------------------------------------------------------------------


def is_natural(space: Term) -> bool:
    """Is it the abstract space that its points are called after?"""
    return isinstance(space, Var) and space.of == t.space(t.point(space.name))


def _goes_without_saying(page: Page, space: Term, density: Term) -> bool:
    known = family(page, density)
    return space == known.space if known else is_natural(space) or space == b.REALS


def _symbol_over(page: Page, sign: str, space: Term, density: Term) -> Box:
    """A symbol, with the space below it unless that goes without saying."""
    symbol = page.medium.symbol(sign)
    return symbol if _goes_without_saying(page, space, density) else page.medium.lowered(symbol, page.space(space))


def _is_discrete(space: Term) -> bool:
    while isinstance(space, App) and space.head == t.POWER:
        space = space.args[1]
    return not b.is_app(space, t.INTERVAL)


def _entropy(page: Page, args: Args) -> Piece:
    space, density = args
    symbol = _symbol_over(page, "H" if _is_discrete(space) else "h", space, density)
    return page.medium.called((symbol,), page.function(density).flow)


def _cross_entropy(page: Page, args: Args) -> Piece:
    space, p, q = args
    symbol = _symbol_over(page, "H" if _is_discrete(space) else "h", space, p)
    return page.medium.called((symbol,), page.function(p).flow, page.function(q).flow)


def _kl(page: Page, args: Args) -> Piece:
    space, p, q = args
    left, right = (deeper(_operand(page, f)) for f in (p, q))
    inner = (*left, page.medium.before("‖"), *right)
    symbol = _symbol_over(page, "D_KL", space, p)
    return Piece((symbol, *page.medium.fence(inner)), Level.ATOM)


def _operand(page: Page, function: Term) -> Flow:
    """A function beside a sign."""
    return page.medium.fit(page.function(function), Level.SUM)


def _expectation(page: Page, args: Args) -> Piece:
    """`E_{X ~ p}[g(X)]`."""
    space, density, g = args[0], args[1], mapping(args[2])
    variable, body, inside = page.opened(g, _capital(g.hint))
    below: Flow = (page.name(variable), page.medium.infix("∼"), *_operand(page, density))
    if not _goes_without_saying(page, space, density):
        below += (*page.medium.comma(), page.name(variable), page.medium.infix("∈"))
        below += page.space(space)
    symbol = page.medium.lowered(page.medium.symbol("𝔼"), below)
    return Piece((symbol, *page.medium.fence(inside.flow(body), "[", "]")), Level.ATOM)


def _capital(hint: str) -> str:
    """A random variable is a capital letter."""
    letter, _, index = hint.partition("_")
    capital = letter.upper() if len(letter) == 1 and letter.isalpha() else "X"
    return f"{capital}_{index}" if index else capital


def _fisher_information(page: Page, args: Args) -> Piece:
    space, density, at = args
    symbol = page.medium.symbol("I")
    if not is_natural(space):
        below = (*page.argument(density), *page.medium.comma(), *page.space(space))
        symbol = page.medium.lowered(symbol, below)
    elif _named(density) not in ("p", "P") or page.names.used.issuperset(("p", "P")):
        symbol = page.medium.lowered(symbol, page.argument(density))
    return page.medium.called((symbol,), page.argument(at))


# ---- exponential families ------------------------------------------------------------------------------------


def _named(function: Term) -> str | None:
    if not isinstance(function, Abs):
        return function.name if isinstance(function, Var) else None
    variables, body = unfold_abs(function)
    whole = _whole_function(body, variables)
    return whole.name if isinstance(whole, Var) else None


def _of_usual_family(args: Args) -> bool:
    """The space, base measure, statistic and dimension of an abstract family: S, h, T, d."""
    space, h, statistic, dimension = args[:4]
    return is_natural(space) and _named(h) == "h" and _named(statistic) == "T" and dimension == b.integer("d")


def _family_index(page: Page, args: Args) -> Flow:
    """What tells one exponential family from another, for a subscript; empty for an abstract one."""
    if _of_usual_family(args):
        return ()
    return join([page.argument(a) for a in args[:4]], page.medium.comma())


def _log_partition_symbol(page: Page, args: Args) -> Box:
    index, symbol = _family_index(page, args), page.medium.symbol("A")
    return page.medium.lowered(symbol, index) if index else symbol


def _log_partition(page: Page, args: Args) -> Piece:
    return page.medium.called((_log_partition_symbol(page, args[:4]),), page.argument(args[4]))


def _exponential_symbol(page: Page, args: Args) -> Box:
    index, theta = _family_index(page, args), page.argument(args[4])
    below = (*theta, *page.medium.comma(";"), *index) if index else theta
    return page.medium.lowered(page.medium.symbol("p"), below)


def _exponential_family(page: Page, args: Args) -> Piece:
    return page.medium.called((_exponential_symbol(page, args[:5]),), page.argument(args[5]))


def _bregman(page: Page, args: Args) -> Piece:
    function, dimension, first, second = args
    below = page.function(function).flow
    if dimension != b.integer("d"):
        below += (*page.medium.comma(), *page.flow(dimension))
    symbol = page.medium.lowered(page.medium.symbol("B"), below)
    return page.medium.called((symbol,), page.argument(first), page.argument(second))


def _partial(page: Page, args: Args) -> Piece:
    function, at, index = args
    symbol = page.medium.lowered(page.medium.symbol("∂"), page.flow(index))
    called = page.medium.called(page.medium.fit(page.function(function), Level.ATOM), page.argument(at))
    return Piece((page.medium.applied(symbol), *called.flow), Level.POWER)


SIGNS: Mapping[str, tuple[str, ...]] = {
    "entropy": ("h", "H"),
    "cross_entropy": ("h", "H"),
    "kl": ("D",),
    "fisher_information": ("I",),
    "log_partition": ("A",),
    "exponential_family": ("p",),
    "bregman": ("B",),
    "partition_entropy": ("H",),
    "conditional_entropy": ("H",),
    "mutual_information": ("I",),
    "conditional_mutual_information": ("I",),
    "cell_probability": ("Q",),
    "binary_entropy": ("H", "b"),
}
"""The letters that a definition is written with.  A symbol that is called so keeps its name, and the definition's own
name is written out."""

_INFORMATION = (
    *("partition_entropy", "conditional_entropy", "mutual_information", "conditional_mutual_information"),
    *("cell_probability", "value_probability", "pair_probability", "error_probability"),
)
IMPLIED: Mapping[str, tuple[str, ...]] = {
    "fisher_information": ("p", "P"),
    "log_partition": ("S", "h", "T", "d"),
    "exponential_family": ("S", "h", "T", "d"),
    "bregman": ("d",),
    **dict.fromkeys(_INFORMATION, ("m", "P")),
}
"""The symbols that a notation leaves out where they are called so."""

NOTATIONS: Mapping[str, Notation] = {
    "entropy": _entropy,
    "cross_entropy": _cross_entropy,
    "kl": _kl,
    "expectation": _expectation,
    "fisher_information": _fisher_information,
    "log_partition": _log_partition,
    "exponential_family": _exponential_family,
    "bregman": _bregman,
    "partial": _partial,
    "partition_entropy": random_variables.entropy,
    "conditional_entropy": random_variables.conditional_entropy,
    "mutual_information": random_variables.mutual_information,
    "conditional_mutual_information": random_variables.conditional_mutual_information,
    "cell_probability": random_variables.cell_probability,
    "value_probability": random_variables.value_probability,
    "pair_probability": random_variables.pair_probability,
    "error_probability": random_variables.error_probability,
    "binary_entropy": random_variables.binary_entropy,
    "same": random_variables.same,
    **{name: _density_at(name) for name in _FAMILIES},
}
