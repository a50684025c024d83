"""What a medium must be able to draw: the one list of marks that LaTeX and the terminal each make in their own way.

Stands on `structure`; `writer` and `notation` speak to it and never look at the strings. A symbol is asked for by its
Unicode character (or, for a word like `D_KL`, by the word), whatever the medium then makes of it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from fractions import Fraction

from symit.render.names import Spelling
from symit.render.structure import Box, Break, Flow, Level, Piece, deeper, join

Row = tuple[Flow, Flow]


class Medium(ABC):
    """A way to draw.

    `bare` is the loosest piece that stands after `log` without parentheses; a factor wider than `widest_fraction`
    stands beside a fraction and not in it.
    """

    bare: Level
    stacks: bool
    widest_fraction: float

    # ---- marks -----------------------------------------------------------------------------------------------

    @abstractmethod
    def symbol(self, sign: str) -> Box:
        """A sign or a fixed name."""

    @abstractmethod
    def infix(self, sign: str) -> Box:
        """A sign between two things, with the space that it needs."""

    @abstractmethod
    def before(self, sign: str) -> Break:
        """The same as a place to break before."""

    @abstractmethod
    def comma(self, sign: str = ",") -> Flow:
        """A separator in a list, and a place to break after it."""

    @abstractmethod
    def name(self, spelling: Spelling, index: Flow = ()) -> Box:
        """A variable; one with indices has a subscript, to which `index` is added."""

    @abstractmethod
    def upright(self, spelling: Spelling) -> Box:
        """The name of a definition that has no notation of its own."""

    @abstractmethod
    def number(self, value: int) -> Box:
        """A whole number that is not negative."""

    @abstractmethod
    def words(self, text: str) -> Box:
        """A few plain words inside a formula, with the space around them: any characters, none of them a command."""

    # ---- constructions ---------------------------------------------------------------------------------------

    @abstractmethod
    def fence(self, flow: Flow, left: str = "(", right: str = ")") -> Flow:
        """Brackets around a flow."""

    @abstractmethod
    def opens(self, flow: Flow) -> bool:
        """Does it begin with a bracket, so that what stands before it could be taken for a function of it?"""

    @abstractmethod
    def rational(self, value: Fraction) -> Piece:
        """A fraction of two numbers."""

    @abstractmethod
    def fraction(self, top: Piece, bottom: Piece) -> Piece: ...

    @abstractmethod
    def raised(self, base: Piece, exponent: Piece) -> Piece: ...

    @abstractmethod
    def slashed(self, value: Fraction) -> Piece:
        """A number as an exponent: `3/2` on one line."""

    @abstractmethod
    def exponential(self, exponent: Piece) -> Piece: ...

    @abstractmethod
    def root(self, radicand: Piece) -> Piece: ...

    @abstractmethod
    def lowered(self, base: Box, index: Flow) -> Box:
        """A symbol with a subscript."""

    @abstractmethod
    def applied(self, function: Box) -> Box:
        """`log` and its like before an argument without parentheses."""

    @abstractmethod
    def big(self, sign: str, lower: Flow, upper: Flow) -> Box:
        """An integral, sum, product or limit sign with what stands below and above it."""

    @abstractmethod
    def differential(self, variable: Box) -> Box: ...

    @abstractmethod
    def derivative(self, variable: Flow, order: int, partial: bool, body: Piece, at: Flow) -> Flow:
        """The derivative of `body`, taken at `at` unless that is empty."""

    @abstractmethod
    def cases(self, rows: Sequence[Row], otherwise: Flow) -> Piece: ...

    @abstractmethod
    def juxtaposed(self, left: Piece, right: Piece) -> Break:
        """What stands between two factors."""

    # ---- what follows from those -----------------------------------------------------------------------------

    def fit(self, piece: Piece, level: Level) -> Flow:
        """The piece where something at least as tight as `level` is needed."""
        if piece.level >= level:
            return piece.flow
        if piece.closed is not None and piece.closed.level >= level:
            return piece.closed.flow
        return self.fence(piece.flow)

    def listed(self, items: Sequence[Flow]) -> Flow:
        return join((deeper(item) for item in items), self.comma())

    def called(self, function: Flow, *arguments: Flow) -> Piece:
        """`f(a, b)`."""
        return Piece((*function, *self.fence(self.listed(arguments))), Level.ATOM)
