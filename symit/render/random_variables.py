"""How the field writes the information quantities of random variables: H(X, Y | Z), I(X; Y | Z).

In the kernel a group of variables is a function of two outcomes, the product of `same(X, w, o)` over its variables.
Here it is read back as a list of names.  The number of outcomes and their probabilities go without saying where they
are called m and P; any others are shown as a subscript.  Part of `notation`, whose table it fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import SAME
from symit.kernel.terms import Abs, App, Term, Var
from symit.render.names import Spelling
from symit.render.structure import Box, Flow, Level, Piece, deeper, join

if TYPE_CHECKING:
    from symit.render.writer import Writer

Args = Sequence[Term]


def entropy(writer: Writer, args: Args) -> Piece:
    """`H(X, Y)`."""
    return _quantity(writer, "H", args, _names(writer, args[2]))


def conditional_entropy(writer: Writer, args: Args) -> Piece:
    """`H(X | Z)`."""
    return _quantity(writer, "H", args, _given(writer, _names(writer, args[2]), args[3]))


def mutual_information(writer: Writer, args: Args) -> Piece:
    """`I(X; Y)`."""
    return _quantity(writer, "I", args, _pair(writer, args[2], args[3]))


def conditional_mutual_information(writer: Writer, args: Args) -> Piece:
    """`I(X; Y | Z)`."""
    return _quantity(writer, "I", args, _given(writer, _pair(writer, args[2], args[3]), args[4]))


def cell_probability(writer: Writer, args: Args) -> Piece:
    """`Q_{X, Y}(w)`, the probability of the outcomes that share the values of X and Y with w."""
    symbol = writer.medium.lowered(_symbol(writer, "Q", args), _names(writer, args[2]))
    return writer.medium.called((symbol,), writer.flow(args[3]))


def value_probability(writer: Writer, args: Args) -> Piece | None:
    """`P(X = x)`, the probability that the random variable X has the value x."""
    return _probability(writer, args, _equation(writer, args[2], args[3]))


def pair_probability(writer: Writer, args: Args) -> Piece | None:
    """`P(X = x, Y = y)`, the probability that both have these values."""
    return _probability(writer, args, _equation(writer, args[2], args[4]), _equation(writer, args[3], args[5]))


def error_probability(writer: Writer, args: Args) -> Piece | None:
    """`P(X != Y)`, the probability that the two differ."""
    return _probability(writer, args, (*_name(writer, args[2]), writer.medium.before("≠"), *_name(writer, args[3])))


def binary_entropy(writer: Writer, args: Args) -> Piece:
    """`H_b(p)`, the entropy of an event of probability p."""
    symbol = writer.medium.lowered(writer.medium.symbol("H"), (writer.medium.name(Spelling("b")),))
    return writer.medium.called((symbol,), writer.flow(args[0]))


def _probability(writer: Writer, args: Args, *event: Flow) -> Piece | None:
    """The event below the masses of the outcomes, if these have a name: P makes the probability P."""
    masses = _name_of(args[1])
    if masses is None:
        return None
    count: Flow = () if args[0] == b.integer("m") else writer.flow(args[0])
    symbol = writer.medium.lowered(writer.name(masses), count) if count else writer.name(masses)
    return Piece((symbol, *writer.medium.fence(writer.medium.listed(event))), Level.ATOM)


def _equation(writer: Writer, variable: Term, value: Term) -> Flow:
    return (*_name(writer, variable), writer.medium.before("="), *deeper(writer.flow(value)))


def same(writer: Writer, args: Args) -> Piece:
    """`[X(w) = X(o)]`, 1 where the equation holds and 0 elsewhere."""
    variable, *outcomes = args
    sides = [writer.flow(b.call(variable, outcome)) for outcome in outcomes]
    equation = (*sides[0], writer.medium.before("="), *deeper(sides[1]))
    return Piece(writer.medium.fence(equation, "[", "]"), Level.ATOM)


# ---- parts ---------------------------------------------------------------------------------------------------


def _quantity(writer: Writer, sign: str, args: Args, inner: Flow) -> Piece:
    return Piece((_symbol(writer, sign, args), *writer.medium.fence(deeper(inner))), Level.ATOM)


def _symbol(writer: Writer, sign: str, args: Args) -> Box:
    """The letter, with the sample space below it unless that goes without saying."""
    symbol = writer.medium.symbol(sign)
    count, masses = args[0], _name_of(args[1])
    if count == b.integer("m") and masses is not None and masses.name == "P":
        return symbol
    return writer.medium.lowered(symbol, join([writer.flow(count), writer.argument(args[1])], writer.medium.comma()))


def _pair(writer: Writer, one: Term, two: Term) -> Flow:
    return (*_names(writer, one), *writer.medium.comma(";"), *_names(writer, two))


def _given(writer: Writer, inner: Flow, condition: Term) -> Flow:
    return (*inner, writer.medium.before("|"), *_names(writer, condition))


def _names(writer: Writer, kernel: Term) -> Flow:
    """The variables of a group, between commas; a group inside a group keeps its brackets."""
    variables, body = b.unfold_abs(kernel)
    if len(variables) != 2 or body.sort.name not in ("real", "int"):
        return writer.argument(kernel)
    if body == b.ONE:
        return (writer.medium.number(1),)
    factors = body.args if isinstance(body, App) and body.head == t.MUL else (body,)
    items = [_factor(writer, f, variables) for f in factors]
    if any(item is None for item in items):
        return writer.argument(kernel)
    return writer.medium.listed([item for item in items if item is not None])


def _factor(writer: Writer, factor: Term, outcomes: list[Var]) -> Flow | None:
    """The name of the variable or kernel that is compared at the two outcomes."""
    if not isinstance(factor, App):
        return None
    if factor.head == t.MUL:
        return writer.medium.fence(_names(writer, b.abstract(outcomes, factor)))
    if factor.head == t.PRODUCT:
        return _sequence(writer, factor, outcomes)
    function, *places = factor.args if factor.args else (factor,)
    if places != outcomes or any(o in function.free for o in outcomes):
        return None
    if factor.head == SAME:
        return _name(writer, function)
    return writer.flow(function) if factor.head == t.CALL else None


def _sequence(writer: Writer, product: App, outcomes: list[Var]) -> Flow | None:
    """`X_1, ..., X_n` for the product of what the members of a sequence say."""
    indices, function = product.args
    if not isinstance(function, Abs) or not isinstance(indices, App) or not writer.in_order(indices, t.RANGE):
        return None
    ends = [_factor(writer, b.open_with(function, end), outcomes) for end in indices.args]
    if ends[0] is None or ends[1] is None:
        return None
    dots = (writer.medium.symbol("…"),)
    return writer.medium.listed([ends[0], dots, ends[1]])


def _name(writer: Writer, variable: Term) -> Flow:
    """The name of a random variable: `X`, or `X_i` in a sequence."""
    name = _name_of(variable)
    if name is not None:
        return writer.flow(name)
    variables, body = b.unfold_abs(variable)
    if isinstance(body, App) and body.head == t.CALL and len(body.args) == 3 and body.args[2:] == tuple(variables):
        sequence, index = body.args[:2]
        if isinstance(sequence, Var) and variables[0] not in index.free and writer.has_indices(sequence):
            return (writer.name(sequence, writer.flow(index)),)
    return writer.argument(variable)


def _name_of(function: Term) -> Var | None:
    """The variable that a function is, written out or not."""
    if isinstance(function, Var):
        return function
    if not isinstance(function, Abs):
        return None
    variables, body = b.unfold_abs(function)
    if isinstance(body, App) and body.head == t.CALL and list(body.args[1:]) == variables:
        head = body.args[0]
        return head if isinstance(head, Var) and head not in variables else None
    return None
