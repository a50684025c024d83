"""How the field writes the information quantities of random variables: H(X, Y | Z), I(X; Y | Z).

In the kernel a group of variables is a function of two outcomes, the product of `same(X, w, o)` over its variables.
Here it is read back as a list of names.  The number of outcomes and their probabilities go without saying where they
are called m and P; any others are shown as a subscript.  Part of `notation`, whose table it fills.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.certificates.within import unfold_abs
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import SAME
from symit.kernel.terms import Abs, App, Term, Var
from symit.render.names import Spelling
from symit.render.page import Page
from symit.render.structure import Box, Flow, Level, Piece, deeper, join

Args = Sequence[Term]


def entropy(page: Page, args: Args) -> Piece:
    """`H(X, Y)`."""
    return _quantity(page, "H", args, _names(page, args[2]))


def conditional_entropy(page: Page, args: Args) -> Piece:
    """`H(X | Z)`."""
    return _quantity(page, "H", args, _given(page, _names(page, args[2]), args[3]))


def mutual_information(page: Page, args: Args) -> Piece:
    """`I(X; Y)`."""
    return _quantity(page, "I", args, _pair(page, args[2], args[3]))


def conditional_mutual_information(page: Page, args: Args) -> Piece:
    """`I(X; Y | Z)`."""
    return _quantity(page, "I", args, _given(page, _pair(page, args[2], args[3]), args[4]))


def cell_probability(page: Page, args: Args) -> Piece:
    """`Q_{X, Y}(w)`, the probability of the outcomes that share the values of X and Y with w."""
    symbol = page.medium.lowered(_symbol(page, "Q", args), _names(page, args[2]))
    return page.medium.called((symbol,), page.flow(args[3]))


def value_probability(page: Page, args: Args) -> Piece | None:
    """`P(X = x)`, the probability that the random variable X has the value x."""
    return _probability(page, args, _equation(page, args[2], args[3]))


def pair_probability(page: Page, args: Args) -> Piece | None:
    """`P(X = x, Y = y)`, the probability that both have these values."""
    return _probability(page, args, _equation(page, args[2], args[4]), _equation(page, args[3], args[5]))


def error_probability(page: Page, args: Args) -> Piece | None:
    """`P(X != Y)`, the probability that the two differ."""
    return _probability(page, args, (*_name(page, args[2]), page.medium.before("≠"), *_name(page, args[3])))


def binary_entropy(page: Page, args: Args) -> Piece:
    """`H_b(p)`, the entropy of an event of probability p."""
    symbol = page.medium.lowered(page.medium.symbol("H"), (page.medium.name(Spelling("b")),))
    return page.medium.called((symbol,), page.flow(args[0]))


def _probability(page: Page, args: Args, *event: Flow) -> Piece | None:
    """The event below the masses of the outcomes, if these have a name: P makes the probability P."""
    masses = _name_of(args[1])
    if masses is None:
        return None
    count: Flow = () if args[0] == b.integer("m") else page.flow(args[0])
    symbol = page.medium.lowered(page.name(masses), count) if count else page.name(masses)
    return Piece((symbol, *page.medium.fence(page.medium.listed(event))), Level.ATOM)


def _equation(page: Page, variable: Term, value: Term) -> Flow:
    return (*_name(page, variable), page.medium.before("="), *deeper(page.flow(value)))


def same(page: Page, args: Args) -> Piece:
    """`[X(w) = X(o)]`, 1 where the equation holds and 0 elsewhere."""
    variable, *outcomes = args
    sides = [page.flow(b.call(variable, outcome)) for outcome in outcomes]
    equation = (*sides[0], page.medium.before("="), *deeper(sides[1]))
    return Piece(page.medium.fence(equation, "[", "]"), Level.ATOM)


# ---- parts ---------------------------------------------------------------------------------------------------


def _quantity(page: Page, sign: str, args: Args, inner: Flow) -> Piece:
    return Piece((_symbol(page, sign, args), *page.medium.fence(deeper(inner))), Level.ATOM)


def _symbol(page: Page, sign: str, args: Args) -> Box:
    """The letter, with the sample space below it unless that goes without saying."""
    symbol = page.medium.symbol(sign)
    count, masses = args[0], _name_of(args[1])
    if count == b.integer("m") and masses is not None and masses.name == "P":
        return symbol
    return page.medium.lowered(symbol, join([page.flow(count), page.argument(args[1])], page.medium.comma()))


def _pair(page: Page, one: Term, two: Term) -> Flow:
    return (*_names(page, one), *page.medium.comma(";"), *_names(page, two))


def _given(page: Page, inner: Flow, condition: Term) -> Flow:
    return (*inner, page.medium.before("|"), *_names(page, condition))


def _names(page: Page, kernel: Term) -> Flow:
    """The variables of a group, between commas; a group inside a group keeps its brackets."""
    variables, body = unfold_abs(kernel)
    if len(variables) != 2 or body.sort.name not in ("real", "int"):
        return page.argument(kernel)
    if body == b.ONE:
        return (page.medium.number(1),)
    factors = body.args if isinstance(body, App) and body.head == t.MUL else (body,)
    items = [_factor(page, f, variables) for f in factors]
    if any(item is None for item in items):
        return page.argument(kernel)
    return page.medium.listed([item for item in items if item is not None])


def _factor(page: Page, factor: Term, outcomes: list[Var]) -> Flow | None:
    """The name of the variable or kernel that is compared at the two outcomes."""
    if not isinstance(factor, App):
        return None
    if factor.head == t.MUL:
        return page.medium.fence(_names(page, b.abstract(outcomes, factor)))
    if factor.head == t.PRODUCT:
        return _sequence(page, factor, outcomes)
    function, *places = factor.args if factor.args else (factor,)
    if places != outcomes or any(o in function.free for o in outcomes):
        return None
    if factor.head == SAME:
        return _name(page, function)
    return page.flow(function) if factor.head == t.CALL else None


def _sequence(page: Page, product: App, outcomes: list[Var]) -> Flow | None:
    """`X_1, ..., X_n` for the product of what the members of a sequence say."""
    indices, function = product.args
    if not isinstance(function, Abs) or not isinstance(indices, App) or not page.in_order(indices, t.RANGE):
        return None
    ends = [_factor(page, b.open_with(function, end), outcomes) for end in indices.args]
    if ends[0] is None or ends[1] is None:
        return None
    dots = (page.medium.symbol("…"),)
    return page.medium.listed([ends[0], dots, ends[1]])


def _name(page: Page, variable: Term) -> Flow:
    """The name of a random variable: `X`, or `X_i` in a sequence."""
    name = _name_of(variable)
    if name is not None:
        return page.flow(name)
    variables, body = unfold_abs(variable)
    if isinstance(body, App) and body.head == t.CALL and len(body.args) == 3 and body.args[2:] == tuple(variables):
        sequence, index = body.args[:2]
        if isinstance(sequence, Var) and variables[0] not in index.free and page.has_indices(sequence):
            return (page.name(sequence, page.flow(index)),)
    return page.argument(variable)


def _name_of(function: Term) -> Var | None:
    """The variable that a function is, written out or not."""
    if isinstance(function, Var):
        return function
    if not isinstance(function, Abs):
        return None
    variables, body = unfold_abs(function)
    if isinstance(body, App) and body.head == t.CALL and list(body.args[1:]) == variables:
        head = body.args[0]
        return head if isinstance(head, Var) and head not in variables else None
    return None
